"""The morning note on a whole plan, and the page of one unit: what stands where, and what wants attention."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from govopen.deadlines.instants import DAY
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.units import Pool, Unit, dissolved, pools, units
from govopen.ledger.view import View
from govopen.standing.backlog import Backlog, backlog
from govopen.standing.overdue import Attention, Late, previous_working_day
from govopen.standing.receipts import Unsigned, unsigned
from govopen.standing.standing import COMPLETED, STANDINGS, Standing, Total, report
from govopen.store.connection import Row

LONGEST_REST = 14 * DAY
"""No run of rest days is longer, so what was recorded longer ago was not recorded since the last working day."""


class Figures:
    """How many stated checkpoints stand where, and how many default ones are recorded.

    ``due``: those in the rate (`is_due`); ``on_time``: the met among them. ``violated`` are bans, of which only a
    breach is counted, and nowhere else.
    """

    __slots__ = ("due", "of", "on_time", "recorded", "totals", "violated")

    def __init__(self) -> None:
        self.totals: Counter[str] = Counter()
        self.due = self.on_time = self.recorded = self.of = self.violated = 0

    def add(self, total: Total) -> None:
        if total.basis != "stated":
            self.of += total.checkpoints if total.standing != "excused" else 0
            self.recorded += total.checkpoints if total.standing in COMPLETED else 0
            return
        self.totals[total.standing] += total.checkpoints
        self.violated += total.checkpoints if total.kind == "never" else 0
        self.due += total.due
        self.on_time += total.due if total.standing == "met" else 0

    @property
    def stated(self) -> int:
        """All of them but the excused, and the bans."""
        return self.totals.total() - self.totals["excused"] - self.violated

    @property
    def early(self) -> int:
        """Met, and not due yet."""
        return self.totals["met"] - self.on_time

    @property
    def extended(self) -> int:
        """Due and not done, extended after the date was missed: not overdue until the new date."""
        cut_short = self.totals["breached"] - self.violated  # a ban is in no rate
        return self.due - self.on_time - self.totals["late"] - self.totals["overdue"] - cut_short

    @property
    def behind(self) -> int:
        return self.totals["overdue"] + self.totals["breached"]

    def by_standing(self) -> dict[str, int]:
        """A number for every standing, none left out."""
        return {standing: self.totals[standing] for standing in STANDINGS}


class Group(NamedTuple):
    """One checkpoint that several lack, or several periods that the same lack.

    ``rows`` are of the earliest period, ``first`` the first of them; ``later`` the first of the others. ``owing`` says
    how many units of each kind owe it.
    """

    first: Late
    rows: list[Standing]
    owing: dict[str, int]
    later: tuple[Late, ...] = ()

    @property
    def lacking(self) -> tuple[str, tuple[str, ...], str]:
        """Groups of one recurring obligation that agree in this are told together."""
        row = self.first.row
        told = row.obligation if row.kind == "recurring" and row.target is None else row.checkpoint
        return told, tuple(held.holder for held in self.rows), row.standing


class Next(NamedTuple):
    """The next due instant, and who holds something due then."""

    due: int
    holders: tuple[str, ...]


class News(NamedTuple):
    """Since 00:00 of the last working day: what was recorded, what fell overdue, and what was breached."""

    recorded: int
    overdue: int
    breached: int


class PlanStatus(NamedTuple):
    """A whole plan. ``units`` are all of them, in the plan's order; ``attention`` all that wants it, in due order."""

    figures: Figures
    by_unit: list[tuple[Unit, Figures]]
    attention: Attention
    overdue: list[Group]
    soon: list[Group]
    next_due: Next | None
    news: News
    backlog: Backlog
    unsigned: list[Unsigned]
    units: dict[str, Unit]
    pools: dict[str, Pool]
    gone: Container[str]  # the units that are no more


def plan_status(view: View, calendar: WorkCalendar) -> PlanStatus:
    """The plan's morning note."""
    known, shared = units(view), pools(view)
    counted, rows = _once(view, view.soon_until)
    figures = of_holders(counted)
    wanting = Attention(view, calendar, until=view.soon_until, found=rows)
    groups = sorted(_told_together(_groups(view, wanting, known)), key=_urgency)
    late = [row for lacking in wanting.lacking if lacking.overdue for row in lacking.rows()]
    recorded, since = _recorded_lately(view, calendar, anything_late=bool(late))
    new = Counter(row.standing for row in late if _since_when(row) >= since)
    return PlanStatus(
        figures=whole(figures),
        by_unit=[(unit, figures.get(key) or Figures()) for key, unit in known.items()],
        attention=wanting,
        overdue=[group for group in groups if group.first.overdue],
        soon=[group for group in groups if not group.first.overdue],
        next_due=_next_due(counted),
        news=News(recorded, new["overdue"], new["breached"]),
        backlog=backlog(view, calendar),
        unsigned=unsigned(view, calendar),
        units=known,
        pools=shared,
        gone=dissolved(view),
    )


def _once(view: View, until: int) -> tuple[list[Total], list[Row]]:
    """The totals, and the rows of ``attention``: read at once: every standing takes its time."""
    width, counted, rows = len(Total._fields), [], []
    for row in report(view, "morning", until=until):
        counted.append(Total._make(row[:width]))
        if row[width]:
            rows.append(row[width:])
    return counted, rows


def _since_when(row: Standing) -> int:
    """When it fell overdue, an extension's new date included; or was breached."""
    return (row.reached if row.standing == "breached" else row.asked) or 0


def of_holders(found: Iterable[Total]) -> dict[str, Figures]:
    """Each holder's figures."""
    figures: dict[str, Figures] = {}
    for total in found:
        figures.setdefault(total.holder, Figures()).add(total)
    return figures


def whole(figures: dict[str, Figures]) -> Figures:
    """Their sum: units, and each pool once."""
    total = Figures()
    for one in figures.values():
        total.totals.update(one.totals)
        total.due += one.due
        total.on_time += one.on_time
        total.recorded += one.recorded
        total.of += one.of
        total.violated += one.violated
    return total


def worst_first(by_unit: Iterable[tuple[Unit, Figures]]) -> list[tuple[Unit, Figures]]:
    """Most overdue and breached first, then most late; those with nothing overdue, and ties, in the plan's order."""

    def badness(pair: tuple[Unit, Figures]) -> tuple[int, int, int]:
        behind = pair[1].behind
        return (-behind, -pair[1].totals["late"], pair[1].on_time) if behind else (0, 0, 0)

    return sorted(by_unit, key=badness)


def _groups(view: View, wanting: Attention, known: dict[str, Unit]) -> Iterator[Group]:
    """Those who lack the same checkpoint and stand alike, with how many owe it.

    What stands behind it is asked about the first alone: of the others the note says only that they lack it.
    """
    for lacking in wanting.lacking:
        rows, owing = list(lacking.rows()), {}
        if any(row.holder in known for row in rows):
            owing = dict(_members(view, lacking.point.obligation, lacking.point.checkpoint))
        yield Group(next(wanting.late(lacking)), rows, owing)


def _told_together(groups: Iterable[Group]) -> list[Group]:
    """Periods of a recurring obligation that the same units lack are one group."""
    told: dict[tuple[str, tuple[str, ...], str], Group] = {}
    for group in groups:
        before = told.get(group.lacking)
        if before is None:
            told[group.lacking] = group
        else:
            told[group.lacking] = before._replace(later=(*before.later, group.first))
    return list(told.values())


def _members(view: View, obligation: str, checkpoint: str) -> Iterator[tuple[str, int]]:
    for kind, number in report(view, "members", obligation=obligation, checkpoint=checkpoint):
        yield str(kind), int(number)


def _urgency(group: Group) -> tuple[int, int]:
    """Before other things: what most units lack, and of that the latest. Soon due: what is due first."""
    due = group.first.row.counted_from or 0
    return (-len(group.rows), -due) if group.first.overdue else (due, -len(group.rows))


def _next_due(counted: Iterable[Total]) -> Next | None:
    """Of what is stated and not done; a minimum is kept, not fulfilled by a day."""
    holders: dict[int, set[str]] = {}
    for total in counted:
        waits = total.standing in {"due_soon", "open", "upcoming"} and total.kind != "minimum"
        if total.basis == "stated" and waits and total.coming is not None:
            holders.setdefault(total.coming, set()).add(total.holder)
    if not holders:
        return None
    due = min(holders)
    return Next(due, tuple(sorted(holders[due])))


def _recorded_lately(view: View, calendar: WorkCalendar, *, anything_late: bool) -> tuple[int, int]:
    """How much was recorded since 00:00 of the last working day, and that instant.

    Which day that was is looked up only where it matters: the calendar of holidays is slow to import.
    """
    entries, newest = next(report(view, "recorded_since", since=view.as_of - LONGEST_REST))
    if not entries and not anything_late:
        return 0, view.as_of
    since = view.start(previous_working_day(view.day, calendar))
    if newest is None or newest < since:
        return 0, since
    return int(next(report(view, "recorded_since", since=since))[0]), since


def pool_size(view: View, holder: str) -> int:
    """How many units share a joint obligation."""
    return int(next(report(view, "pool_size", version=view.version, pool=holder))[0])


def begins(view: View) -> date:
    return date.fromisoformat(view.plan.first_day)


def not_begun(view: View) -> bool:
    """Whether the plan's period is still to come."""
    return view.day < begins(view)
