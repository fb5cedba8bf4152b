"""What is overdue or breached, and what falls due soon: who lacks which checkpoint, and how late it is."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from govopen.deadlines.instants import day_of, end_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.view import View
from govopen.standing.claims import Behind
from govopen.standing.standing import (
    Point,
    Points,
    Standing,
    counted_from,
    origins,
    positions,
    report,
    told,
)
from govopen.store.connection import Row

WANTING = frozenset({"breached", "overdue", "due_soon", "open", "upcoming"})
OVERDUE = ("breached", "overdue")
"""The standings that ``overdue`` is about; others are listed only where ``--soon`` asks for them."""


KEPT = frozenset({"minimum", "never"})
"""Kinds that nobody fulfils by a day: they are kept, or breached."""


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
    returned: tuple[int, ...] = ()  # entries still to be made good; told only of what a unit's page lists

    @property
    def overdue(self) -> bool:
        return self.row.told in OVERDUE


Holder = tuple[str, str | None, int]
"""Of one who lacks it: holder, predecessor, short notice."""


class Lacking(NamedTuple):
    """A checkpoint, and those for whom it stands alike, in the plan's order; of a breach, since the same day."""

    point: Point
    due: int | None
    target: int | None
    standing: str
    reached: int | None  # since when it is breached
    holders: list[Holder]

    @property
    def told(self) -> str:
        return told(self.point.basis, self.standing)

    @property
    def overdue(self) -> bool:
        return self.told in OVERDUE

    @property
    def counted_from(self) -> int | None:
        return counted_from(self.standing, self.due, self.target)

    def rows(self) -> Iterator[Standing]:
        """Each for itself."""
        for holder, before, notice in self.holders:
            yield Standing(
                self.point, holder, before, self.due, self.target, self.reached, None, notice, self.standing, None
            )


def days_past(due: int, until: int, zone: str) -> int:
    """Calendar days from the due day to that of another instant; negative before it."""
    return (day_of(until, zone) - day_of(due, zone)).days


class Lateness:
    """How many days after a due instant the view looks; worked out once for each instant."""

    def __init__(self, view: View, calendar: WorkCalendar) -> None:
        self._zone, self._as_of, self._day = view.plan.zone, view.as_of, view.day
        self._calendar = calendar
        self._known: dict[int | None, tuple[int | None, int | None]] = {None: (None, None)}

    def of(self, row: Standing | Lacking) -> tuple[int | None, int | None]:
        """Calendar days and working days; see `Late`. They count from the date it missed, extended since or not.

        A minimum and a ban are never late: they are kept or breached.
        """
        if row.point.basis != "stated" or row.point.kind in KEPT:
            return None, None
        due = row.counted_from
        found = self._known.get(due)
        if found is None and due is not None:
            day = day_of(due, self._zone)
            working = self._calendar.between(day, self._day) if due < self._as_of else None
            found = self._known[due] = days_past(due, self._as_of, self._zone), working
        return found or (None, None)


class Attention:
    """What is not done of what is due by the instant ``until``, and every breach: stated before default, in due order.

    It is of one holder, or of all; ``codes`` are the obligations asked about, all where none are given. ``found`` are
    the rows of ``attention``, where they were read already.
    """

    def __init__(
        self,
        view: View,
        calendar: WorkCalendar,
        holder: str | None = None,
        *,
        until: int,
        default: bool = False,
        codes: Container[str] | None = None,
        found: Iterable[Row] | None = None,
    ) -> None:
        self._view = view
        self._until, self._scope, self._found = until, "" if default else "stated", found
        self._lateness, self._behind = Lateness(view, calendar), Behind(view)
        self._returned = {tuple(row) for row in report(view, "returned_places")}
        self.lacking = self._find(holder, codes)

    def _find(self, holder: str | None, codes: Container[str] | None) -> list[Lacking]:
        points = Points(self._view)
        groups: defaultdict[tuple[str, int, int | None, int | None, str, int | None], list[Holder]] = defaultdict(list)
        for origin in origins(self._view, holder):
            rows = self._found
            if rows is None:
                rows = report(self._view, "attention", origin, scope=self._scope, until=self._until)
            # One row a checkpoint of a whole city passes here: nothing is made of it that nobody asks for.
            for checkpoint, version, held, before, due, target, reached, notice, standing in rows:
                if holder is None or held == holder:
                    groups[checkpoint, version, due, target, standing, reached].append((held, before, notice))
        found = []
        place = _places(self._view, {one[0] for holders in groups.values() for one in holders})
        for (checkpoint, version, due, target, standing, reached), holders in groups.items():
            if standing not in WANTING:
                continue
            point = points.of(checkpoint, version, holders[0][1] or holders[0][0])
            asked = due if target is None else target
            waiting = point.rated and point.kind not in KEPT and asked is not None and asked <= self._until
            if (standing == "breached" or waiting) and (codes is None or point.obligation in codes):
                holders.sort(key=lambda one: place[one[0]])
                found.append(Lacking(point, due, target, standing, reached, holders))
        found.sort(key=_urgency)
        return found

    def plain(self, lacking: Lacking) -> bool:
        """Whether nothing is to be said of those who lack it, but that they do: recorded, returned, taken over."""
        point = lacking.point
        quiet = point.needed == 1 and lacking.target is None and lacking.standing != "breached"
        quiet = quiet and not any(map(itemgetter(1), lacking.holders))  # taken over
        return quiet and not any(
            obligation == point.obligation and occasion == point.occasion
            for _holder, obligation, occasion in self._returned
        )

    def late(self, lacking: Lacking) -> Iterator[Late]:
        """Everyone who lacks it, with how late it is."""
        days, working_days = self._lateness.of(lacking)
        plain = self.plain(lacking)
        for row in lacking.rows():
            if plain:
                yield Late(row, days, working_days, 0, ("short_notice",) if row.short_notice else ())
            else:
                yield Late(row, days, working_days, self._behind.recorded(row), self._behind.flags(row))

    def rows(self) -> Iterator[Late]:
        """All of them, one by one."""
        for lacking in self.lacking:
            yield from self.late(lacking)


def _places(view: View, holders: Iterable[str]) -> dict[str, int]:
    """In which order holders are named: pools, then units as the plan has them."""
    place = positions(view)
    return {name: at for at, name in enumerate(sorted(holders, key=lambda name: (place.get(name, 0), name)))}


def _urgency(lacking: Lacking) -> tuple[bool, int, int, str, int, int, int]:
    point = lacking.point
    return (
        point.basis != "stated",
        lacking.counted_from or 0,
        point.position,
        point.checkpoint,
        point.version,
        lacking.target or 0,
        lacking.reached or 0,
    )


def overdue(
    view: View,
    calendar: WorkCalendar,
    holder: str | None = None,
    *,
    soon: int | None = None,
    default: bool = False,
    codes: Container[str] | None = None,
) -> Attention:
    """What is overdue or breached, stated before ``default``, longest overdue first; of one holder, or of all.

    ``soon`` adds what falls due by the end of so many days after the as-of day.
    """
    until = view.as_of - 1 if soon is None else end_of(view.day + timedelta(days=soon), view.plan.zone)
    return Attention(view, calendar, holder, until=until, default=default, codes=codes)


def previous_working_day(day: date, calendar: WorkCalendar) -> date:
    """The last working day before ``day``."""
    before = day - timedelta(days=1)
    while not calendar.is_working(before):
        before -= timedelta(days=1)
    return before
