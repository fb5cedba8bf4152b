"""A plan's chain, computed again: at once where all is well, else entry by entry, naming what does not agree.

The first pass lets SQLite write the JSON of each entry's facts, as fast as it reads them. It only ever says yes: at the
first doubt the second pass, which is the definition, looks at everything again.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from govopen.ledger.chain import SALT, digest_of, single_digest, text_digest
from govopen.ledger.emptied import Emptied, read
from govopen.ledger.entry import FIRST, KINDS, Entry
from govopen.locales import _
from govopen.store.connection import Database
from govopen.store.sql import sql

SEQ, KIND, RECORDED, TEXT, PREV, HASH = (
    Entry._fields.index(name) for name in ("seq", "kind", "recorded_at", "text_sha256", "prev", "hash")
)
SALTS, BODY, REDACTED = range(len(Entry._fields), len(Entry._fields) + 3)

# Not in a .sql file: only SQLite has it, and what it says is as if it were not there. An entry that equals the
# recorded JSON is the recorded entry, since two lists of texts, integers and NULLs never have the same JSON.
AT_ONCE = f"""
SELECT e.seq, e.kind, e.recorded_at, CAST(json_array({", ".join(f"e.{name}" for name in Entry._fields[:-1])}) AS BLOB),
    e.hash, t.salt, t.body, t.redacted
FROM entry e
LEFT JOIN entry_text t ON t.plan_id = e.plan_id AND t.seq = e.seq
WHERE e.plan_id = :plan
ORDER BY e.seq
"""


class Finding(NamedTuple):
    """One thing that does not agree. ``plan_id`` is empty and ``seq`` 0 where it is about no plan or no entry."""

    plan_id: str
    seq: int
    what: str
    message: str


class Chain(NamedTuple):
    """What a pass over a chain leaves for the checks after it."""

    last: int
    findings: list[Finding]
    altered: list[int]
    emptied: dict[int, tuple[int, Emptied]]
    """By the entry: how often its text was redacted, and what is left of it."""


def verify(database: Database, plan_id: str) -> Chain:
    """Look at every entry of the plan and at its words. Raises sqlite3.DatabaseError where that cannot be read."""
    return at_once(database, plan_id) or one_by_one(database, plan_id)


def at_once(database: Database, plan_id: str) -> Chain | None:
    """The chain where nothing at all is wrong with it, else None."""
    try:
        chain = _sound(database.execute(AT_ONCE, {"plan": plan_id}))
        return chain if chain and chain.last == _newest_text(database, plan_id) else None
    except (
        sqlite3.OperationalError,
        TypeError,
        AttributeError,
        UnicodeError,
    ):  # something is not of the type that was recorded
        return None


def _sound(rows: Iterable[tuple[Any, ...]]) -> Chain | None:
    """One loop, without a call that can be spared: it runs for every entry."""
    last, clock, prev = 0, 0, FIRST
    found: dict[int, tuple[int, Emptied]] = {}
    sha, kinds = sha256, KINDS
    for seq, kind, recorded, facts, kept, salts, body, redacted in rows:
        last += 1
        end = facts[-133:-2].decode()  # the last two facts, 64 characters each
        if seq != last or kind not in kinds or recorded < clock or end[67:] != prev or sha(facts).hexdigest() != kept:
            return None
        clock, prev, text = recorded, kept, end[:64]
        single = len(salts) == SALT and sha((salts + body).encode()).hexdigest() == text
        if redacted != 0 or not (single or text_digest(salts, body) == text):
            left = _left(salts, body, text)
            if left is None:
                return None
            found[seq] = redacted, left
    return Chain(last, [], [], found)


def one_by_one(database: Database, plan_id: str) -> Chain:
    """The chain, with whatever does not agree."""
    chain = Chain(0, [], [], {})
    with database.bytes_as_they_are():
        rows = database.execute(sql("ledger", "chain"), {"plan": plan_id})
        last = _walk(rows, plan_id, chain)
        newest = _newest_text(database, plan_id)
    if isinstance(newest, int) and newest > last:
        chain.findings.append(_gap(plan_id, last + 1, newest))
    return chain._replace(last=last)


def _newest_text(database: Database, plan_id: str) -> object:
    """Which entry has the last text: one that is cut off may have left its text behind."""
    row = database.row("ledger", "newest_text", plan=plan_id)
    return (row[0] if row else None) or 0


def _walk(rows: Iterable[tuple[Any, ...]], plan_id: str, chain: Chain) -> int:
    """Gives the number of the last entry."""
    last, clock, prev = 0, 0, FIRST
    for row in rows:
        seq = row[SEQ]
        if not isinstance(seq, int):  # a column's type does not bind SQLite
            message = _("after E{seq} comes an entry without a number").format(seq=last)
            chain.findings.append(Finding(plan_id, last, "missing", message))
            break
        chain.findings.extend(_place(row, plan_id, last, prev))
        if digest_of(row[:HASH]) != row[HASH]:
            chain.altered.append(seq)
        else:
            if row[RECORDED] < clock:
                message = _("E{seq} was recorded before the entry ahead of it").format(seq=seq)
                chain.findings.append(Finding(plan_id, seq, "clock_back", message))
            clock = row[RECORDED]
        chain.findings.extend(_text(row, plan_id, chain))
        last, prev = seq, row[HASH]
    return last


def _place(row: tuple[Any, ...], plan_id: str, last: int, prev: str) -> Iterator[Finding]:
    """Whether it is the next one, after the one before it, and of a kind that there is."""
    seq = row[SEQ]
    if seq != last + 1:
        yield _gap(plan_id, last + 1, seq - 1)
    elif row[PREV] != prev:
        yield Finding(plan_id, seq, "broken_link", _("E{seq} does not follow the entry before it").format(seq=seq))
    if row[KIND] not in KINDS:
        message = _("E{seq} is of no known kind: {kind!r}").format(seq=seq, kind=row[KIND])
        yield Finding(plan_id, seq, "unknown_kind", message)


def _gap(plan_id: str, first: int, last: int) -> Finding:
    message = _("E{first} is missing") if first == last else _("E{first} to E{last} are missing")
    return Finding(plan_id, first, "missing", message.format(first=first, last=last))


def _text(row: tuple[Any, ...], plan_id: str, chain: Chain) -> Iterator[Finding]:
    seq, salts, body = row[SEQ], row[SALTS], row[BODY]
    if salts is None:
        yield Finding(plan_id, seq, "text_missing", _("E{seq}: its text is missing").format(seq=seq))
        return
    words = isinstance(salts, str) and isinstance(body, str)
    if words and row[REDACTED] == 0 and row[TEXT] in {text_digest(salts, body), single_digest(salts, body)}:
        return
    left = _left(salts, body, row[TEXT]) if words else None
    if left is None:
        yield Finding(plan_id, seq, "text_altered", _("E{seq}: its text was altered").format(seq=seq))
    else:
        chain.emptied[seq] = row[REDACTED], left


def _left(salts: str, body: str, text_sha256: str) -> Emptied | None:
    """What is left of a text of which a part was redacted; None where it does not verify."""
    left = read(salts, body)
    return left if left and left.leaves and (left.whole or left.digest() == text_sha256) else None
