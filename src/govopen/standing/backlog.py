"""The office's own work, in figures: what waits for its word and since when, and what it returned."""

from datetime import timedelta
from typing import NamedTuple

from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.latest import made_good_by
from govopen.ledger.view import View, seq_at
from govopen.standing.standing import report

SECOND = 1_000_000
ONE_DAY = timedelta(days=1)


class Backlog(NamedTuple):
    """How much waits, since when the oldest does, how much of it longer than the plan allows; how much is returned."""

    waiting: int
    oldest: int | None
    older: int
    returned: int


def backlog(view: View, calendar: WorkCalendar) -> Backlog:
    """The office's own work. The calendar of holidays is asked only where something waits."""
    upto = recorded_by(view)
    found = list(report(view, "waiting", upto=upto))
    returned = sum(made_good_by(view, seq) is None for (seq,) in report(view, "returned", upto=upto))
    if not found:
        return Backlog(0, None, 0, returned)
    limit = _limit(view, calendar)
    return Backlog(len(found), found[0][1], sum(seq < limit for seq, _recorded in found), returned)


def recorded_by(view: View) -> int:
    """The last entry recorded by the as-of, which is cut to its second."""
    return min(view.known, seq_at(view.database, view.plan.plan_id, view.as_of + SECOND - 1))


def _limit(view: View, calendar: WorkCalendar) -> int:
    """The first entry that waits no longer than the plan allows: what was recorded before its day is older."""
    day = view.day
    while calendar.between(day, view.day) <= view.plan.review_within:
        day -= ONE_DAY
    return seq_at(view.database, view.plan.plan_id, view.start(day + ONE_DAY) - 1) + 1
