"""When a unit signed for one duty, and what it disputed: the entries behind `receipts`."""

from datetime import date
from typing import NamedTuple

from govopen.deadlines.instants import day_of
from govopen.deadlines.rules import working_days_after
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.about import Told, line_of, told_of
from govopen.ledger.history import HistoryLine
from govopen.ledger.renamed import Renamed
from govopen.ledger.units import successors
from govopen.ledger.view import View
from govopen.standing.receipts import Duty, days_asked, duties_of

SIGNING = frozenset({"receipt", "dispute"})
"""Kinds of entries by which a unit signs; what it disputes counts as signed for."""


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
        self._asked = days_asked(view)
        self._duties: dict[str, dict[str, Duty]] = {}

    def of(self, unit: str, obligation: str) -> Signature | None:
        """None where the unit has nothing to sign for there, or not yet."""
        view = self._view
        if unit not in self._duties:
            self._duties[unit] = {duty.obligation: duty for duty in duties_of(view, unit)}
        if obligation not in self._duties[unit]:  # what fell due before its code was changed
            obligation = Renamed(view).now(obligation)
        duty = self._duties[unit].get(obligation) or self._former(unit, obligation)
        if duty is None or (duty.signed is None and self._asked[duty.since] > view.day):
            return None
        told = [each for code in (obligation, "") for each in told_of(view, unit, code, "") if _signs(view, each, duty)]
        told.sort(key=lambda each: (each.entry.occurred_at or 0, each.entry.seq))
        first, given = told[0].line if told else None, duty.since
        if first is None and duty.signed is not None:  # by a predecessor, or under a former code
            first = line_of(view, duty.signed)
            given = self._given(first.entry.holder if first else unit, obligation) or given
        since = self._asked[given]
        return Signature(
            since,
            working_days_after(since, view.plan.receive_within, self._calendar),
            first,
            None if first is None else day_of(first.entry.occurred_at or 0, view.plan.zone),
            tuple(each for each in told if each.entry.kind == "dispute"),
        )

    def _former(self, unit: str, obligation: str) -> Duty | None:
        """What a unit that is no more had to sign for."""
        given = self._given(unit, obligation) if successors(self._view, unit) else None
        return None if given is None else Duty(unit, obligation, given, None)

    def _given(self, unit: str, obligation: str) -> int | None:
        """The load that first gave a unit the obligation, under whatever code."""
        view = self._view
        renamed = view.database.rows("ledger", "former_codes", **view.edition)
        codes = [obligation, *(old for new, old in renamed if new == obligation)]
        values = {"plan": view.plan.plan_id, "known": view.known, "unit": unit}
        rows = [view.database.row("standing", "given", obligation=code, **values) for code in codes]
        return min((int(row[0]) for row in rows if row and row[0] is not None), default=None)


def _signs(view: View, told: Told, duty: Duty) -> bool:
    """Whether an entry signs for a duty: one for everything only for what the unit had by then."""
    entry = told.entry
    holds = told.standing != "withdrawal" and (entry.occurred_at or 0) <= view.as_of
    return entry.kind in SIGNING and holds and (entry.obligation != "" or entry.seq >= duty.since)
