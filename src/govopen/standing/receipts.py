"""Who has signed for its duties (签收), and who has not.

A unit signs within ``receive_within`` working days after the plan was issued, or after the version that first gave it
the duty was loaded or took effect, whichever is latest (our reading). It signs once: later versions only add to that.
"""

from datetime import date
from typing import NamedTuple

from govopen.deadlines.instants import day_of
from govopen.deadlines.rules import working_days_after
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.about import Told, line_of, told_of
from govopen.ledger.history import HistoryLine
from govopen.ledger.units import predecessors
from govopen.ledger.view import View
from govopen.standing.standing import LAST
from govopen.store.connection import Row

SIGNING = frozenset({"receipt", "dispute"})
"""Kinds of entries by which a unit signs; what it disputes counts as signed for."""


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


class Signature(NamedTuple):
    """How a unit signed for a duty: the first entry that signs for it, and each dispute that was not taken back.

    It had to by the day ``by``, working days after ``since``; ``on`` is the day on which it did.
    """

    since: date
    by: date
    first: HistoryLine | None
    on: date | None
    disputes: tuple[Told, ...]

    @property
    def in_time(self) -> bool | None:
        return None if self.on is None else self.on <= self.by


class Signatures:
    """Who signed for what and when; reads each unit's duties once."""

    def __init__(self, view: View, calendar: WorkCalendar) -> None:
        self._view, self._calendar = view, calendar
        self._asked = _days_asked(view)
        self._duties: dict[str, dict[str, Duty]] = {}

    def of(self, unit: str, obligation: str) -> Signature | None:
        """None where the unit has nothing to sign for there, or not yet."""
        view = self._view
        if unit not in self._duties:
            self._duties[unit] = {duty.obligation: duty for duty in duties_of(view, unit)}
        duty = self._duties[unit].get(obligation)
        if duty is None or (duty.signed is None and self._asked[duty.since] > view.day):
            return None
        told = [each for code in (obligation, "") for each in told_of(view, unit, code, "") if _signs(view, each, duty)]
        told.sort(key=lambda each: (each.entry.occurred_at or 0, each.entry.seq))
        # What a predecessor signed for, or what was signed for under a former code, stands elsewhere.
        first = told[0].line if told else None if duty.signed is None else line_of(view, duty.signed)
        since = self._asked[duty.since]
        return Signature(
            since,
            working_days_after(since, view.plan.receive_within, self._calendar),
            first,
            None if first is None else day_of(first.entry.occurred_at or 0, view.plan.zone),
            tuple(each for each in told if each.entry.kind == "dispute"),
        )


def _signs(view: View, told: Told, duty: Duty) -> bool:
    """Whether an entry signs for a duty: one for everything only for what the unit had by then."""
    entry = told.entry
    holds = told.standing != "withdrawal" and (entry.occurred_at or 0) <= view.as_of
    return entry.kind in SIGNING and holds and (entry.obligation != "" or entry.seq >= duty.since)


def duties_of(view: View, unit: str) -> list[Duty]:
    """Everything that a unit answers for, alone or with others, signed for or not."""
    return list(map(Duty._make, _rows(view, unit, every=True)))


def unsigned(view: View, calendar: WorkCalendar, unit: str | None = None) -> list[Unsigned]:
    """Who has not signed for what by the as-of, in the plan's order; of one unit, or of all."""
    asked = _days_asked(view)
    found: dict[str, list[tuple[str, int]]] = {}
    for name, obligation, since, signed in _rows(view, unit):
        if signed is None and asked[since] <= view.day:
            found.setdefault(name, []).append((obligation, since))
    within = view.plan.receive_within
    by = {since: working_days_after(day, within, calendar) for since, day in asked.items()} if found else {}
    return [
        Unsigned(name, [obligation for obligation, _since in lacking], min(by[since] for _code, since in lacking))
        for name, lacking in found.items()
    ]


def _rows(view: View, unit: str | None, *, every: bool = False) -> list[Row]:
    alone = unit is not None and not predecessors(view, unit)
    values = {
        **view.edition, "as_of": view.as_of, "known": view.known, "every": int(every),
        "first": unit or "", "last": unit or LAST, "early": unit if alone else "", "late": unit if alone else LAST,
    }  # fmt: skip
    return view.database.rows("standing", "unsigned", **values)


def _days_asked(view: View) -> dict[int, date]:
    """From which day on each version's duties are to be signed for, by the entry that loaded it."""
    zone = view.plan.zone
    return {
        seq: max(date.fromisoformat(issued), day_of(effective, zone), day_of(loaded, zone))
        for seq, issued, effective, loaded in view.database.rows("ledger", "loads", plan=view.plan.plan_id)
    }
