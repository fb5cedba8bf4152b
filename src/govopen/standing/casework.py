"""Open a case for the units named, and close one: what is refused, and what the entries say."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from govopen.deadlines.durations import parse
from govopen.deadlines.instants import day_of, local, written
from govopen.deadlines.rules import MinuteNeeded
from govopen.errors import BadInput, joined
from govopen.ledger.cases import next_case
from govopen.ledger.claim import BeforeItOpens
from govopen.ledger.entry import Draft, Text
from govopen.ledger.triggers import Trigger, find_trigger, named, triggers
from govopen.ledger.units import find_unit, shown, successors, units
from govopen.ledger.view import View, header, version_in_effect
from govopen.locales import _
from govopen.program import command
from govopen.standing.cases import Case, cases, find_case
from govopen.standing.recording import GroupNamed, answering
from govopen.standing.said import AfterThePeriod

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govopen.deadlines.workdays import WorkCalendar
    from govopen.ledger.document import Record
    from govopen.standing.effect import Key


class OpenAlready(BadInput):
    """The same happening, for the same unit."""

    def __init__(self, case: Case, unit: str) -> None:
        message = _("{case} is the same: {trigger}, {unit}; if it happened twice, add --again")
        super().__init__(message.format(case=case.case, trigger=case.trigger.shown, unit=unit))


class ClosedAlready(BadInput):
    def __init__(self, case: Case, seq: int, moment: str) -> None:
        message = _("{case} was closed on {moment}, by E{seq}; was that wrong? {command}")
        super().__init__(message.format(case=case.case, moment=moment, seq=seq, command=command(f"undo E{seq}")))


class ClosedBeforeOpened(BadInput):
    def __init__(self, case: Case, closed: str, opened: str) -> None:
        message = _("{case} cannot close on {closed}: it happened on {opened}; check the date")
        super().__init__(message.format(case=case.case, closed=closed, opened=opened))


class Opening(NamedTuple):
    """The entries that open a case, and the places that they concern."""

    case: str
    trigger: Trigger
    drafts: list[Draft]
    about: set[Key]
    remarks: tuple[str, ...] = ()


class Cut(NamedTuple):
    """A minimum that a closing cuts short: when it would have been lawful, and by how many days it was too early."""

    unit: str
    checkpoint: str
    lawful: int
    timed: int
    days: int
    working_days: int
    hedge: str


def opening(  # noqa: PLR0917 - what a case is
    view: View, trigger: str, names: Sequence[str], happened: int, timed: bool, title: str = "", *, again: bool = False
) -> Opening:
    """Open a case, for each unit an entry, by the version of the plan in effect when it happened.

    Raises UnknownTrigger, NothingListens, BeforeItOpens, AfterThePeriod, MinuteNeeded, UnknownUnit, AmbiguousUnit,
    GroupNamed, SplitUnit, OpenAlready.
    """
    _refuse_outside(view, happened)
    then = _then(view, happened)
    meant = find_trigger(triggers(then), trigger)
    if not timed:
        _refuse_bare(meant.obligations, local(happened, view.plan.zone))
    found = [answering(then, _unit(then, name)) for name in names]
    named_units = list(dict.fromkeys(unit for unit, _remarks in found))
    case = next_case(view)
    beside = _refuse_repeat(view, meant, named_units, happened, case) if not again else []
    drafts = [
        Draft(
            kind="case_open", plan_version=then.version, unit=unit, holder=unit, occasion=case, ref=meant.key,
            occurred_at=happened, occurred_timed=int(timed), text=Text(title=title),
        )
        for unit in named_units
    ]  # fmt: skip
    about = {
        (owed["code"] if owed["jointly"] else unit, owed["code"], case)
        for owed in meant.obligations
        for unit in named_units
    }
    return Opening(case, meant, drafts, about, (*(remark for _unit, remarks in found for remark in remarks), *beside))


def closing(view: View, text: str, happened: int, timed: bool) -> tuple[Case, Draft]:
    """End a case. One that was closed may be closed again only where that closing was withdrawn.

    Raises UnknownCase, ClosedAlready, ClosedBeforeOpened, MinuteNeeded.
    """
    case = find_case(view, text)
    zone = view.plan.zone
    if case.closing:
        closed = written(case.closing.closed_at, case.closing.timed, zone)
        raise ClosedAlready(case, case.closing.seq, closed)
    for row in case.minimums:
        if row.timed and not timed:
            raise MinuteNeeded(f"{row.obligation} {row.shown}", day_of(happened, zone))
    both = timed and case.timed
    if happened < case.happened if both else day_of(happened, zone) < day_of(case.happened, zone):
        opened = written(case.happened, case.timed, zone)
        raise ClosedBeforeOpened(case, written(happened, timed, zone), opened)
    draft = Draft(
        kind="case_close", plan_version=view.version, occasion=case.case, occurred_at=happened,
        occurred_timed=int(timed),
    )  # fmt: skip
    return case, draft


def cut_short(view: View, case: Case, closed: int, calendar: WorkCalendar) -> list[Cut]:
    """What a closing at that instant cuts short; of several units alike, the first stands for all."""
    zone = view.plan.zone
    hedges = {owed["code"]: owed["hedge"] or "" for owed in case.trigger.obligations}
    found: dict[str, Cut] = {}
    for row in case.minimums:
        if row.due is not None and closed < row.due and row.checkpoint not in found:
            day, lawful = day_of(closed, zone), day_of(row.due, zone)
            working = calendar.between(day, lawful)
            hedge = hedges.get(row.obligation, "")
            days = (lawful - day).days
            found[row.checkpoint] = Cut(row.holder, row.checkpoint, row.due, row.timed, days, working, hedge)
    return list(found.values())


def _then(view: View, moment: int) -> View:
    """The same, by the version of the plan in effect at that moment."""
    plan = view.plan.plan_id
    version = version_in_effect(view.database, plan, moment, view.known)
    return view._replace(version=version, plan=header(view.database, plan, version))


def _refuse_outside(view: View, happened: int) -> None:
    day, plan = day_of(happened, view.plan.zone), view.plan
    if day < date.fromisoformat(plan.first_day):
        raise BeforeItOpens(day, date.fromisoformat(plan.first_day))
    if day > date.fromisoformat(plan.last_day):
        raise AfterThePeriod(day, plan.last_day)


def _refuse_bare(heard: Sequence[Record], happened: datetime) -> None:
    """A clock in hours starts and stops at a minute."""
    for owed in heard:
        if parse(owed["within"] or owed["at_least"]).in_hours:
            raise MinuteNeeded(named(owed), happened.date())


def _unit(view: View, name: str) -> str:
    key = find_unit(view, name)
    if key not in units(view):
        raise GroupNamed(key)
    return key


def _refuse_repeat(view: View, trigger: Trigger, named_units: Sequence[str], happened: int, new: str) -> list[str]:
    """By who answers now: the same happening is one, whatever the unit was called when it was entered.

    Of a unit that nobody named at first it is a case of its own, which is said.
    """
    beside = []
    asked = {unit: _heirs(view, unit) for unit in named_units}
    for case in cases(view):
        there = {heir for unit in case.units for heir in _heirs(view, unit)}
        same = [unit for unit, heirs in asked.items() if not there.isdisjoint(heirs)]
        if (case.trigger.key, case.happened) != (trigger.key, happened):
            continue
        if same:
            raise OpenAlready(case, joined(shown(view, unit) for unit in same))
        message = _("{case} is the same happening, for {units}; whoever is named now has it as {new}")
        others = joined(shown(view, unit) for unit in case.units)
        beside.append(message.format(case=case.case, units=others, new=new))
    return beside


def _heirs(view: View, unit: str) -> list[str]:
    return successors(view, unit) or [unit]
