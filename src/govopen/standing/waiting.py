"""What waits for a word of the office, entry by entry, and since when."""

from typing import NamedTuple

from govopen.deadlines.instants import day_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.chain import words
from govopen.ledger.entry import Entry
from govopen.ledger.history import HistoryLine
from govopen.ledger.view import View
from govopen.standing.backlog import recorded_by
from govopen.standing.standing import report


class Waiting(NamedTuple):
    """An entry that waits, for so many working days since it was recorded; ``older`` than the plan allows."""

    line: HistoryLine
    days: int
    older: bool

    @property
    def entry(self) -> Entry:
        return self.line.entry


def waiting(view: View, calendar: WorkCalendar, unit: str | None = None) -> list[Waiting]:
    """What waits at the view's as-of, oldest first; of one unit, or of all."""
    width, found = len(Entry._fields), []
    for row in report(view, "waiting_entries", unit, upto=recorded_by(view)):
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
