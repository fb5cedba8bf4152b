"""What is overdue or breached, and what falls due soon: one row a checkpoint, with how late it is."""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from govopen.deadlines.instants import day_of, end_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.view import View
from govopen.standing.standing import Counted, Standing, counted, flags, recorded, report

OVERDUE = ("breached", "overdue")
"""The standings that ``overdue`` is about; others are listed only where ``--soon`` asks for them."""


class Late(NamedTuple):
    """A checkpoint that wants attention. ``days`` are calendar days past its due day, negative while it is to come;
    none where the document gives no date.

    ``working_days`` past the due day, the as-of day included, are counted only where it is past; ``recorded`` is what
    counts so far of what is needed.
    """

    row: Standing
    days: int | None
    working_days: int | None
    recorded: int
    flags: tuple[str, ...]

    @property
    def overdue(self) -> bool:
        return self.row.told in OVERDUE


def days_past(due: int, until: int, zone: str) -> int:
    """Calendar days from the due day to that of another instant; negative before it."""
    return (day_of(until, zone) - day_of(due, zone)).days


class Lateness:
    """How many days after a due instant the view looks; worked out once for each instant."""

    def __init__(self, view: View, calendar: WorkCalendar) -> None:
        self._zone, self._as_of, self._day = view.plan.zone, view.as_of, view.day
        self._calendar = calendar
        self._known: dict[int | None, tuple[int | None, int | None]] = {None: (None, None)}

    def __call__(self, due: int | None) -> tuple[int | None, int | None]:
        """Calendar days and working days; see `Late`."""
        found = self._known.get(due)
        if found is None and due is not None:
            day = day_of(due, self._zone)
            working = self._calendar.between(day, self._day) if due < self._as_of else None
            found = self._known[due] = days_past(due, self._as_of, self._zone), working
        return found or (None, None)


class Claims:
    """The claims that count, read once for each holder that is asked about."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._of: dict[str, dict[tuple[str, str, str], list[Counted]]] = {}

    def of(self, row: Standing) -> list[Counted]:
        if row.holder not in self._of:
            self._of[row.holder] = counted(self._view, row.holder)
        return self._of[row.holder].get(row.key, [])


def overdue(
    view: View,
    calendar: WorkCalendar,
    holder: str | None = None,
    *,
    soon: int | None = None,
    default: bool = False,
    codes: Container[str] | None = None,
) -> Iterator[Late]:
    """What is overdue or breached, stated before ``default``, longest overdue first; of one holder, or of all.

    ``soon`` adds what falls due by the end of so many days after the as-of day; ``codes`` are the obligations asked
    about, all where none are given. Streams.
    """
    until = view.as_of - 1 if soon is None else end_of(view.day + timedelta(days=soon), view.plan.zone)
    rows = attention(view, calendar, holder, until=until, default=default)
    return rows if codes is None else (late for late in rows if late.row.obligation in codes)


def attention(
    view: View, calendar: WorkCalendar, holder: str | None = None, *, until: int, default: bool = False
) -> Iterator[Late]:
    """What is not done of what is due by the instant ``until``, and every breach, in due order. Streams."""
    lateness, claims = Lateness(view, calendar), Claims(view)
    make = Standing._make
    for values in report(view, "attention", holder, scope="" if default else "stated", until=until):
        row = make(values)
        days, working_days = lateness(row.told_due)
        # A count of one that is not reached has no claims: nobody need look.
        of_it = claims.of(row) if row.needed > 1 else []
        found = flags(row, of_it) if of_it or row.short_notice else ()
        yield Late(row, days, working_days, recorded(of_it) if of_it else 0, found)


def previous_working_day(day: date, calendar: WorkCalendar) -> date:
    """The last working day before ``day``."""
    before = day - timedelta(days=1)
    while not calendar.is_working(before):
        before -= timedelta(days=1)
    return before
