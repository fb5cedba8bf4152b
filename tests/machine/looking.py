"""What the program says, in the oracle's words: of standings, of its history, of its audit."""

from datetime import datetime, timedelta
from typing import NamedTuple

from facts import Fact, Known
from oracle import Row
from promised import PLAN

from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.history import history
from govopen.ledger.view import View, header, version_in_effect
from govopen.standing.claims import Behind
from govopen.standing.overdue import Lateness
from govopen.standing.standing import standings
from govopen.store.connection import Database

EPOCH = datetime(1970, 1, 1, 8)  # noqa: DTZ001 - Beijing's, as the oracle keeps all instants
ONE = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // ONE


def moment(instant: int | None) -> datetime | None:
    return None if instant is None else EPOCH + instant * ONE


class Line(NamedTuple):
    """What a history says of an entry."""

    seq: int
    kind: str
    recorded: datetime | None
    by: str
    unit: str
    place: tuple[str, str, str]
    checkpoint: str
    at: datetime | None
    reported: datetime | None
    report_by: datetime | None
    decided: datetime | None
    until: datetime | None
    times: int
    about: int | None
    on_behalf: bool
    evidence: bool
    word: str


def view_of(database: Database, as_of: datetime, known: int) -> View:
    version = version_in_effect(database, PLAN, micros(as_of), known)
    return View(database, header(database, PLAN, version), version, micros(as_of), "", known, "practice")


def rows_of(database: Database, as_of: datetime, known: int) -> dict[tuple[str, str], Row]:
    """Where every checkpoint stands."""
    view = view_of(database, as_of, known)
    behind, lateness = Behind(view, everybody=True), Lateness(view, WorkCalendar())
    found: dict[tuple[str, str], Row] = {}
    for row in standings(view):
        place = (row.origin, row.checkpoint)
        assert place not in found, f"{place} stands twice"
        found[place] = Row(
            row.holder, row.standing, row.former, moment(row.due), moment(row.target), moment(row.reached),
            behind.recorded(row), *lateness.of(row), frozenset(behind.flags(row)),
        )  # fmt: skip
    return found


def lines_of(database: Database, as_of: datetime, known: int) -> list[Line]:
    """The history as the program tells it."""
    return [
        Line(
            each.entry.seq, each.entry.kind, moment(each.entry.recorded_at), each.entry.recorded_by, each.entry.unit,
            (each.entry.holder, each.entry.obligation, each.entry.occasion), each.entry.checkpoint,
            moment(each.entry.occurred_at), moment(each.entry.reported_at), moment(each.entry.report_due),
            moment(each.entry.decided_at), moment(each.entry.until), each.entry.times, each.entry.refers_to,
            bool(each.entry.on_behalf), each.entry.evidence != "[]", each.word,
        )
        for each in history(view_of(database, as_of, known))
    ]  # fmt: skip


def lines_said(facts: list[Fact]) -> list[Line]:
    """The history as it was said."""
    known = Known(facts)
    return [
        Line(
            fact.seq, fact.kind, fact.recorded, fact.by, fact.unit, fact.place, fact.checkpoint, fact.at, fact.reported,
            fact.report_by, fact.decided, fact.until, fact.times, fact.about, fact.on_behalf, fact.evidence,
            known.said(fact),
        )
        for fact in facts
    ]  # fmt: skip
