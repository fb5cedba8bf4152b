"""One unit's page: what it owes by when, what it shares with others, what it has done. Costs what its own rows cost."""

from collections.abc import Iterable
from typing import NamedTuple

from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.ledger.units import Pool, Unit, pools, successors
from govopen.ledger.view import View
from govopen.locales import _
from govopen.standing.backlog import recorded_by
from govopen.standing.claims import Behind
from govopen.standing.coordination import coordination
from govopen.standing.nothing import Declaration, undeclared
from govopen.standing.overdue import Late, Lateness
from govopen.standing.receipts import Unsigned, unsigned
from govopen.standing.standing import (
    DONE,
    Standing,
    report,
    standings,
    totals,
)
from govopen.standing.status import Figures, of_holders, pool_size


class NoPageOfItsOwn(BadInput):
    """A group whose members the document names owes nothing as a group."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} is a group, and each of its units answers for itself; name one unit").format(name=name)
        )


class UnitStatus(NamedTuple):
    """A unit, or an open group. All lists are of checkpoints; ``owed`` is overdue first, each part by due instant.

    ``joint``: stated ones shared with others, which count in no unit's figures. ``default`` has all default ones,
    shared too. ``coordination``, only of a lead: its items' checkpoints of others that are met, and their number.
    """

    holder: str
    unit: Unit | None
    pool: Pool | None
    figures: Figures
    owed: list[Late]
    done: list[Late]
    joint: list[Late]
    never: list[Standing]
    default: list[Late]
    coordination: tuple[int, int] | None
    pools: dict[str, Pool]
    sizes: dict[str, int]  # how many units share each joint obligation listed
    unsigned: Unsigned | None  # what it has not signed for
    successors: list[str]  # of a unit that is no more
    undeclared: list[Declaration]  # what it answers for only in a case, of which it had none and declared none
    waiting: int  # entries of its that wait for a word of the office

    @property
    def rows(self) -> list[Late]:
        """Everything it answers for alone or with others, in the order of the page."""
        return [*self.owed, *self.joint, *self.done, *self.default]


def unit_status(view: View, calendar: WorkCalendar, holder: str) -> UnitStatus:
    """The page of a unit or an open group. Raises NoPageOfItsOwn."""
    unit, shared = _one_unit(view, holder), pools(view)
    if unit is None and holder not in shared:
        raise NoPageOfItsOwn(holder)
    every = list(_judged(view, calendar, standings(view, holder, shared=True)))
    mine = [late for late in every if late.row.holder == holder]
    together = [late for late in every if late.row.holder != holder]
    stated = [late for late in mine if late.row.basis == "stated" and not _kept(late)]
    joint = [late for late in together if late.row.basis == "stated" and not _kept(late)]
    return UnitStatus(
        holder=holder,
        unit=unit,
        pool=None if unit else shared[holder],
        figures=of_holders(totals(view, holder)).get(holder, Figures()),
        owed=sorted((late for late in stated if not _done(late)), key=_urgency),
        done=sorted((late for late in stated if _done(late)), key=_urgency),
        joint=sorted(joint, key=_urgency),
        never=[late.row for late in mine + together if _kept(late)],
        default=[late for late in mine + together if late.row.basis != "stated" and not _kept(late)],
        coordination=coordination(view, holder).get(holder),
        pools=shared,
        sizes={late.row.holder: pool_size(view, late.row.holder) for late in joint},
        unsigned=next(iter(unsigned(view, calendar, holder)), None) if unit else None,
        successors=successors(view, holder),
        undeclared=undeclared(view, holder).get(holder, []),
        waiting=sum(1 for _entry in report(view, "waiting", holder, upto=recorded_by(view))),
    )


def _one_unit(view: View, key: str) -> Unit | None:
    for row in report(view, "one_unit", unit=key):
        return Unit._make(row)
    return None


def _judged(view: View, calendar: WorkCalendar, rows: Iterable[Standing]) -> Iterable[Late]:
    lateness, behind = Lateness(view, calendar), Behind(view)
    for row in rows:
        days, working_days = (None, None) if row.standing in DONE else lateness.of(row)
        yield Late(row, days, working_days, behind.recorded(row), behind.flags(row), behind.returned(row))


def _kept(late: Late) -> bool:
    """A ban that nobody is known to have broken."""
    return late.row.kind == "never" and late.row.standing != "breached"


def _done(late: Late) -> bool:
    return late.row.standing in DONE


def _urgency(late: Late) -> tuple[bool, bool, int, int]:
    row = late.row
    return _done(late), not late.overdue, row.counted_from or 0, row.position
