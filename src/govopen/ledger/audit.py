"""Audit: compute again what the ledger says of itself, and name whatever does not agree.

``what`` of a finding is one of: altered, missing, broken_link, unknown_kind, clock_back, text_missing, text_altered,
check_altered, clauses_altered, version_altered, evidence_missing, evidence_altered, trigger, integrity, foreign_key,
head.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from govopen.ledger.chain import rows_digest
from govopen.ledger.clauses import texts_of
from govopen.ledger.evidence import place_of
from govopen.ledger.tables import table_words
from govopen.ledger.verifying import HASH, Chain, Finding, verify
from govopen.locales import _, n_
from govopen.store.archive import Head
from govopen.store.connection import Database
from govopen.store.files import evidence_store, hash_of
from govopen.store.migrate import MIGRATIONS


def audit(database: Database, plan_id: str | None = None) -> list[Finding]:
    """Everything that is wrong with the database, and with one plan's ledger or every one. Writes nothing."""
    found = []
    try:
        with database.reading():
            found += [*_integrity(database), *_triggers(database)]
            with database.bytes_as_they_are():
                rows = database.rows("ledger", "chain_plans")
            for (name,) in rows:
                if not isinstance(name, str) or not name.isprintable():
                    words = _("the database is damaged: {reason}")
                    found.append(
                        Finding(
                            "", 0, "integrity", words.format(reason=_("a plan called {name}").format(name=repr(name)))
                        )
                    )
                elif plan_id in {None, name}:
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


class _Noted:
    """What entries say that must agree with other tables and with files. What was altered may name any file."""

    def __init__(self, rows: Iterable[tuple[Any, ...]], altered: Container[int]) -> None:
        self.files: dict[str, tuple[int, int]] = {}  # hash: size, first entry
        self.loads: dict[int, tuple[int, str]] = {}  # version: entry, hash of the plan's file
        self.checks: dict[int, tuple[int, str]] = {}  # entry: links looked at, hash of what was found
        self.clauses: dict[int, tuple[int, str]] = {}  # entry: texts kept, their hash
        self.redactions: dict[int, list[tuple[str, bool]]] = {}  # entry: fields, and whether all had to go
        for seq, kind, version, ref, times, refers_to, evidence in rows:
            if not isinstance(seq, int):
                continue
            if kind == "load":
                self.loads[version] = (seq, ref)
            elif kind == "evidence_check":
                self.checks[seq] = (times, ref)
            elif kind == "clauses":
                self.clauses[seq] = (times, texts_of(ref))
            elif kind == "redaction" and isinstance(refers_to, int):
                self.redactions.setdefault(refers_to, []).append((ref, times != 0))
            for fact in json.loads(evidence) if seq not in altered else ():
                if fact[0] == "file" and fact[3]:
                    self.files.setdefault(fact[1], (fact[2], seq))


def _plan(database: Database, plan_id: str) -> list[Finding]:
    chain = verify(database, plan_id)
    found = list(chain.findings)
    if chain.altered:
        first, many = chain.altered[0], len(chain.altered)
        message = _("E{seq} was altered after it was recorded (altered in all: {n})").format(seq=first, n=many)
        found.append(Finding(plan_id, first, "altered", message))
    with database.bytes_as_they_are():
        noted = _Noted(database.rows("ledger", "noted", plan=plan_id), set(chain.altered))
        found += _redactions(plan_id, chain, noted)
        found += _checks(database.rows("ledger", "link_checks", plan=plan_id), plan_id, noted)
        found += _clauses(database.rows("ledger", "clause_texts", plan=plan_id), plan_id, noted)
        found += _versions(database.rows("ledger", "versions", plan=plan_id), plan_id, noted)
    found += _files(evidence_store(database.path), plan_id, noted)
    return sorted(found, key=lambda finding: finding.seq)


def _redactions(plan_id: str, chain: Chain, noted: _Noted) -> Iterator[Finding]:
    """Every field that is gone has the entry that says so, and the other way round."""
    for seq, (times, left) in chain.emptied.items():
        said = noted.redactions.get(seq, [])
        if times != len(said) or Counter(said) != Counter((field, left.whole) for field in left.leaves):
            message = _("E{seq}: its text was emptied without a redaction").format(seq=seq)
            yield Finding(plan_id, seq, "text_altered", message)
    doubted = {finding.seq for finding in chain.findings} | set(chain.altered)
    for seq in noted.redactions.keys() - chain.emptied.keys() - doubted:
        yield Finding(plan_id, seq, "text_altered", _("E{seq}: its text was redacted, and is back").format(seq=seq))


def _checks(rows: Iterable[tuple[Any, ...]], plan_id: str, noted: _Noted) -> Iterator[Finding]:
    """What a check of links found is as many rows as its entry says, and has the hash that it says."""
    for seq in _unlike(rows, noted.checks):
        message = _("E{seq}: what that check of links found is not what it recorded").format(seq=seq)
        yield Finding(plan_id, seq, "check_altered", message)


def _clauses(rows: Iterable[tuple[Any, ...]], plan_id: str, noted: _Noted) -> Iterator[Finding]:
    """So are the texts of clauses."""
    for seq in _unlike(rows, noted.clauses):
        message = _("E{seq}: the clause texts are not those that it kept from the document").format(seq=seq)
        yield Finding(plan_id, seq, "clauses_altered", message)


def _unlike(rows: Iterable[tuple[Any, ...]], said: Mapping[int, tuple[object, object]]) -> Iterator[int]:
    """The entries whose rows, which begin with its number, are not as many as it says or have not the hash it says."""
    kept: dict[int, list[tuple[Any, ...]]] = {}
    for seq, *row in rows:
        kept.setdefault(seq if isinstance(seq, int) else 0, []).append(tuple(row))
    for seq in said.keys() | kept.keys():
        found = kept.get(seq, [])
        if said.get(seq) != (len(found), rows_digest(found)):
            yield seq


def _versions(rows: Iterable[tuple[Any, ...]], plan_id: str, noted: _Noted) -> Iterator[Finding]:
    for version, seq, digest, source in rows:
        if sha256(source.encode("utf-8", "surrogateescape")).hexdigest() != digest or noted.loads.get(version) != (
            seq,
            digest,
        ):
            message = _("version {version} of the plan is not the one that E{seq} loaded").format(
                version=version, seq=seq
            )
            yield Finding(plan_id, seq, "version_altered", message)
        noted.loads.pop(version, None)
    for version, (seq, _digest) in noted.loads.items():
        message = _("version {version} of the plan, loaded by E{seq}, is missing").format(version=version, seq=seq)
        yield Finding(plan_id, seq, "version_altered", message)


def _files(store: Path, plan_id: str, noted: _Noted) -> Iterator[Finding]:
    for digest, (size, seq) in noted.files.items():
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
