"""The whole audit: what the ledger says of itself, what follows from it, and how much was looked at."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.audit import against, audit, heads
from govopen.ledger.derived import derived
from govopen.ledger.verifying import Finding
from govopen.store.archive import Head
from govopen.store.connection import Database


class Audited(NamedTuple):
    """What was verified of one plan; ``files`` are evidence files kept, ``size`` their bytes.

    Both are None where entries were altered: then nobody knows what was handed in.
    """

    plan_id: str
    entries: int
    head: Head | None
    versions: int
    checkpoints: int
    files: int | None
    size: int | None


UNTRUSTED = frozenset({"altered", "missing", "version_altered"})
"""Findings after which what the entries say proves nothing."""


class Verdict(NamedTuple):
    """The answer of an audit: good where there are no findings."""

    plans: list[Audited]
    findings: list[Finding]
    compared: int | None = None  # heads kept elsewhere; None where none were given


def verdict(
    database: Database,
    plan_id: str | None = None,
    calendar: WorkCalendar | None = None,
    kept: Sequence[Head] = (),
) -> Verdict:
    """Verify everything, of one plan or of all, deadlines by the work calendar in use, and heads kept elsewhere.

    Writes nothing.
    """
    findings = audit(database, plan_id)
    compared = len(kept) if kept else None
    if any(finding.what == "integrity" for finding in findings):
        return Verdict([], findings, compared)
    try:
        with database.reading():
            named = [str(name) for (name,) in database.rows("ledger", "chain_plans")]
            wanted = [name for name in named if plan_id in {None, name}]
            last = {head.plan_id: head for head in heads(database)}
            doubted = {finding.plan_id for finding in findings if finding.what in UNTRUSTED}
            plans = [_audited(database, name, last.get(name), trusted=name not in doubted) for name in wanted]
            for name in wanted:
                findings += derived(database, name, calendar) if name not in doubted else []
            for head in kept:
                findings += against(database, head)
    except sqlite3.DatabaseError as problem:
        # A table of ours is gone or has other columns.
        findings.append(Finding("", 0, "integrity", str(problem)))
        plans = []
    return Verdict(plans, findings, compared)


def _audited(database: Database, plan_id: str, head: Head | None, *, trusted: bool) -> Audited:
    files = _files(database, plan_id) if trusted else None
    return Audited(
        plan_id=plan_id,
        entries=_count(database, "entries_counted", plan_id),
        head=head,
        versions=len(database.rows("ledger", "versions", plan=plan_id)),
        checkpoints=_count(database, "checkpoints_counted", plan_id),
        files=None if files is None else len(files),
        size=None if files is None else sum(files.values()),
    )


def _files(database: Database, plan_id: str) -> dict[str, int]:
    """The evidence files kept, each once: hash and bytes."""
    return {
        fact[1]: fact[2]
        for (evidence,) in database.rows("ledger", "evidence_named", plan=plan_id)
        for fact in json.loads(evidence)
        if fact[0] == "file" and fact[3]
    }


def _count(database: Database, statement: str, plan_id: str) -> int:
    row = database.row("ledger", statement, plan=plan_id)
    return int(row[0]) if row else 0
