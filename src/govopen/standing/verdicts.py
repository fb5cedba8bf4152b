"""A file's rows as the office's words: every problem by its cell, or the entries that the whole file would make."""

from collections.abc import Sequence
from typing import NamedTuple

from govopen.deadlines.dates import DateNotUnderstood
from govopen.errors import BadInput
from govopen.ledger.bulk import Row
from govopen.ledger.entry import Draft, Entry
from govopen.locales import _
from govopen.standing.deciding import DecidedInTheFuture, DecidedTooEarly
from govopen.standing.decision_refused import ReferenceNeeded
from govopen.standing.importing import Problem
from govopen.standing.reviewing import DecidedBefore, ReasonNeeded, Reviewer, SaidAlready, Verdict

DECISIONS = {
    "accept": "acceptance", "accepted": "acceptance", "通过": "acceptance", "审核通过": "acceptance",
    "return": "return", "returned": "return", "退回": "return",
}  # fmt: skip
FIELD_OF: dict[type[BadInput], str] = {
    ReasonNeeded: "reason",
    DecidedBefore: "decided",
    DecidedInTheFuture: "decided",
    DecidedTooEarly: "decided",
    ReferenceNeeded: "ref",
    DateNotUnderstood: "decided",
    SaidAlready: "decision",
}
"""Which column is to blame for what a word is refused for; the entry's where none is named."""


class NoDecisionInRow(BadInput):
    def __init__(self) -> None:
        super().__init__(_("there is a reason and no decision; write accept or return, or leave both empty"))


class UnknownDecision(BadInput):
    def __init__(self, text: str) -> None:
        super().__init__(_("{text} is no decision; write accept or return").format(text=repr(text)))


class DecidedInRow(BadInput):
    def __init__(self, number: int) -> None:
        super().__init__(_("row {n} decides about the same entry").format(n=number))


class NothingDecided(BadInput):
    def __init__(self, file: str) -> None:
        super().__init__(_("{file} decides nothing: write accept or return into its column decision").format(file=file))


class Verdicts(NamedTuple):
    """What a file would decide: the rows without problems, one entry each, and the entries that they are about."""

    rows: list[Row]
    about: list[Entry]
    drafts: list[Draft]
    problems: list[Problem]


def understand_verdicts(reviewer: Reviewer, rows: Sequence[Row]) -> Verdicts:
    """Every row that decides as an entry; rows without a decision are left for later."""
    found = Verdicts([], [], [], [])
    seen: dict[int, int] = {}
    for row in rows:
        try:
            decided = _decided(reviewer, row, seen)
        except _Blamed as blamed:
            found.problems.append(blamed.problem)
            continue
        if decided:
            entry, draft = decided
            seen[entry.seq] = row.number
            found.rows.append(row)
            found.about.append(entry)
            found.drafts.append(draft)
    return found


class _Blamed(Exception):
    """A problem at its cell."""

    def __init__(self, row: Row, field: str, message: str) -> None:
        self.problem = Problem((row.cells.get(field) or row.cells["entry"]).name, message)


def _decided(reviewer: Reviewer, row: Row, seen: dict[int, int]) -> tuple[Entry, Draft] | None:
    if not row.text("decision") and not row.text("reason"):
        return None
    for field, cell in row.cells.items():
        if cell.problem:
            raise _Blamed(row, field, cell.problem)
    kind = _kind(row)
    try:
        entry = reviewer.entry(row.text("entry"))
        if entry.seq in seen:
            raise DecidedInRow(seen[entry.seq])
        verdict = Verdict(kind, row.text("reason"), row.text("decided"), row.text("ref"))
        return entry, reviewer.draft(entry, verdict)
    except BadInput as problem:
        raise _Blamed(row, FIELD_OF.get(type(problem), "entry"), str(problem)) from problem


def _kind(row: Row) -> str:
    words = row.text("decision")
    if not words:
        raise _Blamed(row, "decision", str(NoDecisionInRow()))
    kind = DECISIONS.get(words.lower())
    if kind is None:
        raise _Blamed(row, "decision", str(UnknownDecision(words)))
    return kind
