"""A plan expanded into checkpoints: by this instant, this unit must have recorded this many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govopen.deadlines.durations import parse, parse_length
from govopen.deadlines.instants import day_of, end_of, start_of
from govopen.deadlines.periods import periods
from govopen.deadlines.rules import earliest_close, is_short_notice, named_date, recurring_due, response_due

if TYPE_CHECKING:  # pydantic stays out of commands that only want the rows' shape
    from collections.abc import Iterator, Sequence
    from datetime import date

    from govopen.deadlines.workdays import WorkCalendar
    from govopen.plan.model import Item, Plan
    from govopen.plan.obligation import Obligation

OPEN, JOINT = "open", "joint"

_Tail = tuple[str, str, str, str, str, int, int, int | None, int, int, int, int]

PLAIN = frozenset({"deadline", "quota", "response", "ongoing"})
"""Kinds of which the first claim is enough where one is needed: a report of nothing counts for none of them."""


class Checkpoint(NamedTuple):
    """The atom. Instants are microseconds since the epoch; flags are 0 or 1."""

    holder: str  # a unit key; an open group's name; for a joint obligation its own code
    obligation: str  # 2.1.2a
    checkpoint: str  # 2.1.2a, 2.1.2a/1, 1.5.5a/2018-Q3, 3.6.1a/case-12
    occasion: str  # '' or 2018-Q3 or case-12: what an entry must name to count here
    kind: str
    basis: str
    rated: int  # 0 for never and promptly, which are in no totals
    opens: int
    due: int | None  # never: the period's end; promptly: None; minimum: the earliest lawful close (rule 10)
    timed: int  # 1 when the clock is in hours
    needed: int
    short_notice: int
    plain: int  # 1 where the first claim completes it


class Pool(NamedTuple):
    """A holder that is no unit. ``name`` is the open group's, or the joint obligation's."""

    holder: str
    kind: str
    name: str
    members: tuple[str, ...]


class _Slot(NamedTuple):
    """A checkpoint before it has a holder; ``suffix`` and ``occasion`` are '' or 2018-Q3."""

    suffix: str
    occasion: str
    opens: int
    due: int | None
    needed: int = 1
    timed: int = 0


def expand(plan: Plan, calendar: WorkCalendar, amended: date | None = None) -> Iterator[Checkpoint]:
    """Every checkpoint that waits for no case, in the order of the file; each opens as rule 13 says.

    ``amended`` is the day on which the plan takes effect as an amendment of an earlier version (rule 14). Raises
    RecurrenceNotUnderstood for an ``every`` that has no day in the plan's period.
    """
    for item in plan.items():
        for obligation in item.obligations:
            if obligation.of is None:
                slots = _slots(plan, obligation, calendar)
                tails = [_tail(plan, item, obligation, slot, calendar, amended) for slot in slots]
                for holder in _holders(plan, item, obligation):
                    for tail in tails:
                        yield Checkpoint(holder, *tail)


def expand_case(  # noqa: PLR0917 - the case as its entry gives it
    plan: Plan,
    calendar: WorkCalendar,
    obligation_code: str,
    case_key: str,
    units: Sequence[str],
    happened: int,
    timed: bool,
) -> list[Checkpoint]:
    """The checkpoints of a case for the units named in it; for a joint obligation the one of its pool.

    ``timed`` is whether ``happened`` is a minute rather than the 00:00 of a bare date. Raises MinuteNeeded where
    the clock is in hours and no minute is known, KeyError for a code that is not in the plan, ValueError for an
    obligation that waits for no case.
    """
    item, obligation = _find(plan, obligation_code)
    zone = plan.plan.zone
    due: int | None
    if obligation.within is not None:
        length = parse(obligation.within)
        due = response_due(happened, length, timed=timed, zone=zone, calendar=calendar)
    elif obligation.at_least is not None:
        length = parse_length(obligation.at_least)
        due = earliest_close(happened, length, timed=timed, zone=zone, calendar=calendar)
    else:
        raise ValueError(obligation_code)
    slot = _Slot(f"/{case_key}", case_key, happened, due, timed=int(length.in_hours))
    holders = (obligation_code,) if obligation.jointly else tuple(dict.fromkeys(units))
    tail = _tail(plan, item, obligation, slot, calendar)
    return [Checkpoint(holder, *tail) for holder in holders]


def pools(plan: Plan) -> list[Pool]:
    """The open groups, then the joint obligations with the units that share each."""
    groups = [Pool(name, OPEN, name, ()) for name in plan.groups if plan.is_unallocated(name)]
    shared = [
        Pool(code(item, owed), JOINT, plan.pool_name(item, owed), plan.sharing(item, owed))
        for item in plan.items()
        for owed in item.obligations
        if owed.jointly
    ]
    return groups + shared


def code(item: Item, obligation: Obligation) -> str:
    """The obligation's full code: ``2.1.2a``."""
    return f"{item.code}{obligation.code}"


def _holders(plan: Plan, item: Item, obligation: Obligation) -> tuple[str, ...]:
    if obligation.jointly:
        return (code(item, obligation),)
    return plan.accountable(item, obligation)


def _find(plan: Plan, obligation_code: str) -> tuple[Item, Obligation]:
    for item in plan.items():
        for obligation in item.obligations:
            if code(item, obligation) == obligation_code:
                return item, obligation
    raise KeyError(obligation_code)


def _slots(plan: Plan, obligation: Obligation, calendar: WorkCalendar) -> list[_Slot]:
    """The checkpoints that each holder has, in the order of the file, the whole period's last."""
    first, last = plan.plan.period
    zone = plan.plan.zone
    opens = start_of(first, zone)  # rule 13
    needed = obligation.times or 1
    if obligation.every is not None:
        grace = parse_length(obligation.grace) if obligation.grace else None
        return [
            _Slot(
                f"/{period.key}",
                period.key,
                start_of(period.first, zone),
                recurring_due(period.last, grace, zone=zone, calendar=calendar),
                needed,
            )
            for period in periods(obligation.every, first, last)
        ]
    milestones = [
        _Slot(f"/{number}", "", opens, named_date(milestone.by, zone), milestone.times)
        for number, milestone in enumerate(obligation.milestones, start=1)
    ]
    due = named_date(obligation.by, zone) if obligation.by else end_of(last, zone)
    return [*milestones, _Slot("", "", opens, due, needed)]


def _tail(  # noqa: PLR0917 - what every part of a checkpoint comes from
    plan: Plan,
    item: Item,
    obligation: Obligation,
    slot: _Slot,
    calendar: WorkCalendar,
    amended: date | None = None,
) -> _Tail:
    """A slot's checkpoint without its holder, worked out once for all of them."""
    full = code(item, obligation)
    promptly = obligation.within is not None and slot.due is None
    return (
        full,
        full + slot.suffix,
        slot.occasion,
        obligation.kind,
        obligation.basis,
        int(not (obligation.never or promptly)),
        slot.opens,
        slot.due,
        slot.timed,
        slot.needed,
        _short_notice(plan, slot.due, calendar, amended),
        int(slot.needed == 1 and obligation.kind in PLAIN),
    )


def _short_notice(plan: Plan, due: int | None, calendar: WorkCalendar, amended: date | None) -> int:
    header = plan.plan
    if due is None:
        return 0
    noticed = max(header.issued, amended or header.issued)
    return int(is_short_notice(day_of(due, header.zone), noticed, header.short_notice, calendar))
