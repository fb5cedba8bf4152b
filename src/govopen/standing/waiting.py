"""What waits for a word of the office, since when, and what was returned and is not made good yet."""

from bisect import bisect_left
from datetime import timedelta
from typing import NamedTuple

from govopen.deadlines.instants import day_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.chain import words
from govopen.ledger.entry import Entry
from govopen.ledger.history import HistoryLine
from govopen.ledger.view import View, seq_at
from govopen.ledger.withdraw import made_good_by
from govopen.standing.standing import report

SECOND = 1_000_000
ONE_DAY = timedelta(days=1)


class Waiting(NamedTuple):
    """An entry that waits, for so many working days since it was recorded; ``older`` than the plan allows."""

    line: HistoryLine
    days: int
    older: bool

    @property
    def entry(self) -> Entry:
        return self.line.entry


class Backlog(NamedTuple):
    """How much waits, since when the oldest does, how much of it longer than the plan allows; how much is returned."""

    waiting: int
    oldest: int | None
    older: int
    returned: int


def waiting(view: View, calendar: WorkCalendar, unit: str | None = None) -> list[Waiting]:
    """What waits at the view's as-of, oldest first; of one unit, or of all."""
    width, found = len(Entry._fields), []
    for row in report(view, "waiting_entries", unit, upto=_recorded_by(view)):
        entry = Entry._make(row[:width])
        days = calendar.between(day_of(entry.recorded_at, view.plan.zone), view.day)
        older = days > view.plan.review_within
        line = HistoryLine(entry, words(row[width]), bool(row[width + 1]), corrects=_corrects(view, entry))
        found.append(Waiting(line, days, older))
    return found


def _corrects(view: View, entry: Entry) -> bool:
    """Whether it puts another right, which was withdrawn before; else that was returned."""
    if entry.refers_to is None:
        return False
    by = view.database.row("ledger", "withdrawn_by", plan=view.plan.plan_id, seq=entry.refers_to)
    return by is not None and by[0] < entry.seq


def backlog(view: View, calendar: WorkCalendar) -> Backlog:
    """The office's own work. The calendar of holidays is asked only where something waits."""
    upto = _recorded_by(view)
    found = [int(seq) for (seq,) in report(view, "waiting", upto=upto)]
    returned = sum(made_good_by(view, seq) is None for (seq,) in report(view, "returned", upto=upto))
    if not found:
        return Backlog(0, None, 0, returned)
    oldest = view.database.row("ledger", "entry", plan=view.plan.plan_id, seq=found[0])
    assert oldest is not None  # noqa: S101 - it was just found
    return Backlog(len(found), Entry._make(oldest).recorded_at, bisect_left(found, _limit(view, calendar)), returned)


def _recorded_by(view: View) -> int:
    """The last entry recorded by the as-of, which is cut to its second."""
    return min(view.known, seq_at(view.database, view.plan.plan_id, view.as_of + SECOND - 1))


def _limit(view: View, calendar: WorkCalendar) -> int:
    """The first entry that waits no longer than the plan allows: what was recorded before its day is older."""
    day = view.day
    while calendar.between(day, view.day) <= view.plan.review_within:
        day -= ONE_DAY
    return seq_at(view.database, view.plan.plan_id, view.start(day + ONE_DAY) - 1) + 1
