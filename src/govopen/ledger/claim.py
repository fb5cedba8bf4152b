"""Claims: so many done, by this unit, on that day. What is refused, and what an entry of one says."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from govopen.deadlines.instants import at, day_of, end_of, local, start_of
from govopen.deadlines.rules import MinuteNeeded, report_by
from govopen.errors import BadInput
from govopen.ledger.entry import Draft, Text
from govopen.ledger.latest import latest_word
from govopen.ledger.units import shown
from govopen.locales import _
from govopen.program import command

if TYPE_CHECKING:
    from govopen.deadlines.workdays import WorkCalendar
    from govopen.ledger.entry import Entry
    from govopen.ledger.evidence import Piece
    from govopen.ledger.view import View

CHANNELS = ("form", "mail", "letter", "phone", "chat")
"""By which a unit told the office."""

MOST_TIMES = 10_000


class InTheFuture(BadInput):
    def __init__(self, day: date) -> None:
        super().__init__(_("{day} is still to come; record what was done once it is done").format(day=day))


class BeforeItOpens(BadInput):
    def __init__(self, day: date, opens: date) -> None:
        super().__init__(
            _("{day} is before {opens}, when this begins to count; check the year").format(day=day, opens=opens)
        )


class BeforeItHappened(BadInput):
    """An answer from before the minute at which its clock starts."""

    def __init__(self, moment: datetime, started: datetime) -> None:
        message = _("{moment} is before {started}, when its clock starts; check the time")
        super().__init__(message.format(moment=f"{moment:%Y-%m-%d %H:%M}", started=f"{started:%Y-%m-%d %H:%M}"))


class ReportedInTheFuture(BadInput):
    def __init__(self, day: date) -> None:
        super().__init__(_("reported on {day}, which is still to come; check --reported").format(day=day))


class ReportedBefore(BadInput):
    def __init__(self, reported: date, day: date) -> None:
        super().__init__(
            _("reported on {reported}, before it happened on {day}; check --reported").format(
                reported=reported, day=day
            )
        )


class TimesBeyondReason(BadInput):
    def __init__(self, times: int | str) -> None:
        super().__init__(
            _("--times {times}: give a whole number from 1 to {most}").format(times=times, most=MOST_TIMES)
        )


class AlreadyRecorded(BadInput):
    """The same unit, obligation, date and count: something done, a violation, or that there was nothing."""

    def __init__(self, seq: int, unit: str, day: date, kind: str = "claim", *, returned: bool = False) -> None:
        if kind == "finding":
            message = _("found already, in entry E{seq}: {unit}, {day}; if there were two violations, add --again")
        elif returned:
            message = _("recorded as entry E{seq}: {unit}, {day}, which was returned; with better papers: {command}")
        elif kind == "none":
            message = _("declared already that there was none, in entry E{seq}: {unit}, {day}")
        else:
            message = _("recorded already as entry E{seq}: {unit}, {day}; if it happened twice, add --again")
        typed = command(f"done --replaces E{seq} {'--none' if kind == 'none' else f'--on {day}'}")
        super().__init__(message.format(seq=seq, unit=unit, day=day, command=typed))


def makes_good(entry: Entry, zone: str) -> str:
    """What to type where the same happening has better papers now; another has another date."""
    happened = local(entry.occurred_at or 0, zone)
    when = f"--at '{happened:%Y-%m-%d %H:%M}'" if entry.occurred_timed else f"--on {happened:%Y-%m-%d}"
    return command(f"done --replaces {entry.id} {'--none' if entry.kind == 'none' else when}")


class Claim(NamedTuple):
    """What a unit says it did, resolved: whose count it adds to, and for which period or case."""

    unit: str
    holder: str
    obligation: str
    occasion: str
    opens: int
    day: date
    clock: time | None = None
    times: int = 1
    pieces: tuple[Piece, ...] = ()
    note: str = ""
    on_behalf: bool = False
    via: str = ""
    ref: str = ""
    reported: date | None = None
    again: bool = False
    in_hours: bool = False  # its clock counts hours, so that a bare date will not do
    kind: str = "claim"  # or that there was none of it, or a finding that it was violated


def draft(view: View, claim: Claim, now: int, calendar: WorkCalendar) -> Draft:
    """The entry for a claim. A bare date takes effect at its 00:00. Late work is never refused.

    Raises InTheFuture, BeforeItOpens, BeforeItHappened, MinuteNeeded, TimesBeyondReason, ReportedInTheFuture,
    ReportedBefore, AlreadyRecorded.
    """
    zone = view.plan.zone
    happened = at(datetime.combine(claim.day, claim.clock), zone) if claim.clock else start_of(claim.day, zone)
    _check(claim, happened, now, zone)
    if not claim.again:
        _refuse_repeat(view, claim, happened)
    return Draft(
        kind=claim.kind,
        plan_version=view.version,
        obligation=claim.obligation,
        unit=claim.unit,
        holder=claim.holder,
        occasion=claim.occasion,
        occurred_at=happened,
        occurred_timed=int(claim.clock is not None),
        reported_at=start_of(claim.reported, zone) if claim.reported else now,
        report_due=report_due(view, claim.day, calendar),
        on_behalf=int(claim.on_behalf),
        via=claim.via,
        ref=claim.ref,
        times=claim.times,
        evidence=_facts(claim.pieces),
        text=Text(
            note=claim.note,
            links=tuple(piece.url for piece in claim.pieces if piece.kind == "link"),
            files=tuple(piece.name for piece in claim.pieces if piece.kind == "file"),
        ),
    )


def _facts(pieces: tuple[Piece, ...]) -> str:
    if not pieces:
        return "[]"
    from govopen.ledger.evidence import facts  # most claims bring none

    return facts(pieces)


def report_due(view: View, day: date, calendar: WorkCalendar) -> int:
    """Until when a report is in time: ``report_within`` working days after it happened, the plan was issued, or it
    was first loaded, whichever is latest (our reading: nobody answers for the office's typing)."""
    zone = view.plan.zone
    loaded = view.database.row("ledger", "first_loaded", plan=view.plan.plan_id)
    first_loaded = day_of(loaded[0], zone) if loaded else day
    issued = date.fromisoformat(view.plan.issued)
    return end_of(report_by(day, issued, first_loaded, view.plan.report_within, calendar), zone)


def _check(claim: Claim, happened: int, now: int, zone: str) -> None:
    today, opens = day_of(now, zone), day_of(claim.opens, zone)
    if claim.day > today or happened > now:
        raise InTheFuture(claim.day)
    if claim.day < opens:
        raise BeforeItOpens(claim.day, opens)
    if claim.in_hours and claim.clock is None:
        raise MinuteNeeded(claim.obligation, claim.day)
    if claim.clock is not None and happened < claim.opens:
        raise BeforeItHappened(local(happened, zone), local(claim.opens, zone))
    if claim.kind == "claim" and not 1 <= claim.times <= MOST_TIMES:
        raise TimesBeyondReason(claim.times)
    if claim.reported and claim.reported > today:
        raise ReportedInTheFuture(claim.reported)
    if claim.reported and claim.reported < claim.day:
        raise ReportedBefore(claim.reported, claim.day)


def _refuse_repeat(view: View, claim: Claim, happened: int) -> None:
    same = view.database.row(
        "ledger",
        "same_claim",
        **view.edition,
        unit=claim.unit,
        holder=claim.holder,
        obligation=claim.obligation,
        occasion=claim.occasion,
        happened=happened,
        times=claim.times,
        kind=claim.kind,
    )
    if same:
        word = latest_word(view, same[0])
        returned = word is not None and word.kind == "return"
        unit = shown(view, claim.unit or claim.holder)
        raise AlreadyRecorded(same[0], unit, claim.day, claim.kind, returned=returned)
