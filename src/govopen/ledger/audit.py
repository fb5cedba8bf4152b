"""Audit: compute again what the ledger says of itself, and name whatever does not agree.

``what`` of a finding is one of: altered, missing, broken_link, unknown_kind, clock_back, text_missing, text_altered,
version_altered, evidence_missing, evidence_altered, trigger, integrity, foreign_key, head.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from govopen.ledger.chain import digest_of, text_digest
from govopen.ledger.entry import FIRST, KINDS, Entry
from govopen.ledger.evidence import place_of
from govopen.ledger.tables import table_words
from govopen.locales import _, n_
from govopen.store.archive import Head
from govopen.store.connection import Database
from govopen.store.files import evidence_store, hash_of
from govopen.store.migrate import MIGRATIONS
from govopen.store.sql import sql

SEQ, KIND, VERSION, RECORDED, REF, EVIDENCE, REFERS, TEXT, PREV, HASH = (
    Entry._fields.index(name)
    for name in (
        "seq", "kind", "plan_version", "recorded_at", "ref", "evidence", "refers_to", "text_sha256", "prev", "hash",
    )
)  # fmt: skip
SALT, BODY, REDACTED = range(len(Entry._fields), len(Entry._fields) + 3)


class Finding(NamedTuple):
    """One thing that does not agree. ``plan_id`` is empty and ``seq`` 0 where it is about no plan or no entry."""

    plan_id: str
    seq: int
    what: str
    message: str


def audit(database: Database, plan_id: str | None = None) -> list[Finding]:
    """Everything that is wrong with the database, and with one plan's ledger or every one. Writes nothing."""
    found = []
    try:
        with database.reading():
            found += [*_integrity(database), *_triggers(database)]
            rows = database.rows("ledger", "chain_plans")
            plans = [name for (name,) in rows if plan_id in {None, name}]
            for name in plans:
                found += _plan(database, name)
    except sqlite3.DatabaseError as problem:
        found.append(
            Finding("", 0, "integrity", _("the database cannot be read to its end: {reason}").format(reason=problem))
        )
    return found


def heads(database: Database) -> list[Head]:
    """The last entry of every plan's chain; kept elsewhere, they show later whether a tail was cut."""
    return [Head._make(row) for row in database.rows("store", "heads")]


def against(database: Database, kept: Head) -> list[Finding]:
    """What a head kept elsewhere says: that entry must still be there, with the same hash."""
    row = database.row("ledger", "entry", plan=kept.plan_id, seq=kept.seq)
    if row is None:
        message = _("E{seq} was there once and is gone: the ledger was cut off before it").format(seq=kept.seq)
    elif row[HASH] != kept.hash:
        message = _("E{seq} is not the entry that it was: the ledger was rewritten").format(seq=kept.seq)
    else:
        return []
    return [Finding(kept.plan_id, kept.seq, "head", message)]


class _Seen:
    """What one pass over a chain gathers for the checks after it."""

    def __init__(self) -> None:
        self.altered: list[int] = []
        self.files: dict[str, tuple[int, int]] = {}  # hash: size, first entry
        self.loads: dict[int, tuple[int, str]] = {}  # version: entry, hash of the plan's file
        self.emptied: set[int] = set()
        self.redactions: set[int] = set()

    def entry(self, row: tuple[Any, ...]) -> None:
        """Take note of what must agree with other tables and with files."""
        if row[KIND] == "load":
            self.loads[row[VERSION]] = (row[SEQ], row[REF])
        elif row[KIND] == "redaction":
            self.redactions.add(row[REFERS])
        if not (self.altered and self.altered[-1] == row[SEQ]):  # what was altered may say anything
            for fact in json.loads(row[EVIDENCE]):
                if fact[0] == "file" and fact[3]:
                    self.files.setdefault(fact[1], (fact[2], row[SEQ]))


def _plan(database: Database, plan_id: str) -> list[Finding]:
    seen = _Seen()
    found = [*_chain(database.execute(sql("ledger", "chain"), {"plan": plan_id}), plan_id, seen)]
    if seen.altered:
        first, many = seen.altered[0], len(seen.altered)
        message = _("E{seq} was altered after it was recorded (altered in all: {n})").format(seq=first, n=many)
        found.append(Finding(plan_id, first, "altered", message))
    found += (
        Finding(plan_id, seq, "text_altered", _("E{seq}: its text was emptied without a redaction").format(seq=seq))
        for seq in seen.emptied - seen.redactions
    )
    found += _versions(database.rows("ledger", "versions", plan=plan_id), plan_id, seen)
    found += _files(evidence_store(database.path), plan_id, seen)
    return sorted(found, key=lambda finding: finding.seq)


def _chain(rows: Iterable[tuple[Any, ...]], plan_id: str, seen: _Seen) -> Iterator[Finding]:
    last, clock, prev = 0, 0, FIRST
    for row in rows:
        seq = row[SEQ]
        if not isinstance(seq, int):  # a column's type does not bind SQLite
            message = _("after E{seq} comes an entry without a number").format(seq=last)
            yield Finding(plan_id, last, "missing", message)
            return
        if seq != last + 1:
            yield _gap(plan_id, last + 1, seq - 1)
        elif row[PREV] != prev:
            yield Finding(plan_id, seq, "broken_link", _("E{seq} does not follow the entry before it").format(seq=seq))
        if row[KIND] not in KINDS:
            message = _("E{seq} is of no known kind: {kind!r}").format(seq=seq, kind=row[KIND])
            yield Finding(plan_id, seq, "unknown_kind", message)
        if digest_of(row[:HASH]) != row[HASH]:
            seen.altered.append(seq)
        else:
            if row[RECORDED] < clock:
                message = _("E{seq} was recorded before the entry ahead of it").format(seq=seq)
                yield Finding(plan_id, seq, "clock_back", message)
            clock = row[RECORDED]
        if row[KIND] != "claim" or row[EVIDENCE] != "[]":
            seen.entry(row)
        if row[REDACTED] or text_digest(row[SALT], row[BODY]) != row[TEXT]:
            yield from _text(row, plan_id, seen)
        last, prev = seq, row[HASH]


def _gap(plan_id: str, first: int, last: int) -> Finding:
    message = _("E{first} is missing") if first == last else _("E{first} to E{last} are missing")
    return Finding(plan_id, first, "missing", message.format(first=first, last=last))


def _text(row: tuple[Any, ...], plan_id: str, seen: _Seen) -> Iterator[Finding]:
    seq = row[SEQ]
    if row[SALT] is None:
        yield Finding(plan_id, seq, "text_missing", _("E{seq}: its text is missing").format(seq=seq))
    elif row[REDACTED] and row[BODY] in {"", "{}"}:
        seen.emptied.add(seq)
    else:
        yield Finding(plan_id, seq, "text_altered", _("E{seq}: its text was altered").format(seq=seq))


def _versions(rows: Iterable[tuple[Any, ...]], plan_id: str, seen: _Seen) -> Iterator[Finding]:
    for version, seq, digest, source in rows:
        if sha256(source.encode()).hexdigest() != digest or seen.loads.get(version) != (seq, digest):
            message = _("version {version} of the plan is not the one that E{seq} loaded").format(
                version=version, seq=seq
            )
            yield Finding(plan_id, seq, "version_altered", message)
        seen.loads.pop(version, None)
    for version, (seq, _digest) in seen.loads.items():
        message = _("version {version} of the plan, loaded by E{seq}, is missing").format(version=version, seq=seq)
        yield Finding(plan_id, seq, "version_altered", message)


def _files(store: Path, plan_id: str, seen: _Seen) -> Iterator[Finding]:
    for digest, (size, seq) in seen.files.items():
        place = place_of(store, digest)
        try:
            agrees = hash_of(place) == (digest, size)
        except OSError as problem:
            message = _("E{seq}: the evidence file {place} cannot be read ({reason})").format(
                seq=seq, place=place, reason=problem.strerror or problem
            )
            yield Finding(plan_id, seq, "evidence_missing", message)
        else:
            if not agrees:
                message = _("E{seq}: the evidence file {place} is not what was handed in").format(seq=seq, place=place)
                yield Finding(plan_id, seq, "evidence_altered", message)


def _integrity(database: Database) -> Iterator[Finding]:
    for (line,) in database.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Finding("", 0, "integrity", _("the database is damaged: {reason}").format(reason=line))
    orphans = Counter((table, parent) for table, _row, parent, _key in database.execute("PRAGMA foreign_key_check"))
    for (table, parent), n in orphans.items():
        words = n_("{n} {table} without its {parent}", "{n} of {table} without their {parent}", n)
        message = words.format(n=n, table=table_words(table), parent=table_words(parent))
        yield Finding("", 0, "foreign_key", message)


def expected_triggers() -> dict[str, str]:
    """The triggers that the migrations made, by name."""
    found = {}
    for file in sorted((MIGRATIONS / "versions").glob("*_triggers_sqlite.sql")):
        made_here = (part for part in file.read_text("utf-8").split("\n\n") if "CREATE TRIGGER" in part)
        for statement in made_here:
            made = statement[statement.index("CREATE TRIGGER") :].split()
            found[made[2]] = " ".join(made)
    return found


def _triggers(database: Database) -> Iterator[Finding]:
    rows = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    present = {name: " ".join(made.split()) for name, made in rows}
    for name, made in expected_triggers().items():
        found = present.pop(name, None)
        if found is None:
            yield Finding(
                "", 0, "trigger", _("the trigger {name} is missing: entries could be changed").format(name=name)
            )
        elif found != made:
            yield Finding("", 0, "trigger", _("the trigger {name} was altered").format(name=name))
    for name in present:
        yield Finding("", 0, "trigger", _("the trigger {name} is none of this program's").format(name=name))
