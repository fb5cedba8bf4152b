"""Who has signed for its duties (签收), and who has not.

A unit signs within ``receive_within`` working days after the plan was issued, or after the version that first gave it
the duty was loaded or took effect, whichever is latest (our reading). It signs once: later versions only add to that.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from govopen.deadlines.instants import day_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.units import predecessors
from govopen.ledger.view import View
from govopen.standing.standing import LAST
from govopen.store.connection import Row


class Duty(NamedTuple):
    """An obligation that a unit answers for: the load that first gave it, and the entry that signs for it."""

    unit: str
    obligation: str
    since: int
    signed: int | None


class Unsigned(NamedTuple):
    """What a unit has not signed for, and the day by which it was to sign for the first of it."""

    unit: str
    obligations: list[str]
    by: date


def duties_of(view: View, unit: str) -> list[Duty]:
    """Everything that a unit answers for, alone or with others, signed for or not."""
    return list(map(Duty._make, _rows(view, unit, every=True)))


def unsigned(view: View, calendar: WorkCalendar, unit: str | None = None) -> list[Unsigned]:
    """Who has not signed for what by the as-of, in the plan's order; of one unit, or of all."""
    asked, today = days_asked(view), view.day
    found: dict[str, list[tuple[str, int]]] = {}
    for name, obligation, since, signed in _rows(view, unit):
        if signed is None and asked[since] <= today:
            found.setdefault(name, []).append((obligation, since))
    within = view.plan.receive_within
    by = {since: calendar.add(day, within) for since, day in asked.items()} if found else {}
    return [
        Unsigned(name, [obligation for obligation, _since in lacking], min(by[since] for _code, since in lacking))
        for name, lacking in found.items()
    ]


def last_day(view: View, calendar: WorkCalendar, duties: Iterable[Duty]) -> date:
    """The day by which the first of some duties is to be signed for."""
    asked = days_asked(view)
    return min(calendar.add(asked[duty.since], view.plan.receive_within) for duty in duties)


def _rows(view: View, unit: str | None, *, every: bool = False) -> list[Row]:
    alone = unit is not None and not predecessors(view, unit)
    values = {
        **view.edition, "as_of": view.as_of, "known": view.known, "every": int(every),
        "first": unit or "", "last": unit or LAST, "early": unit if alone else "", "late": unit if alone else LAST,
    }  # fmt: skip
    return view.database.rows("standing", "unsigned", **values)


def days_asked(view: View) -> dict[int, date]:
    """From which day on each version's duties are to be signed for, by the entry that loaded it."""
    zone = view.plan.zone
    return {
        seq: max(date.fromisoformat(issued), day_of(effective, zone), day_of(loaded, zone))
        for seq, issued, effective, loaded in view.database.rows("ledger", "loads", plan=view.plan.plan_id)
    }
