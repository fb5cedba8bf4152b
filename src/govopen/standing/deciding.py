"""Extensions and excuses: which checkpoint is meant, and the entry that decides it or asks for it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from govopen.deadlines.dates import parse_day, parse_instant
from govopen.deadlines.instants import day_of, end_of, start_of
from govopen.errors import BadInput
from govopen.ledger.entry import Draft, Text
from govopen.ledger.keys import keys_words
from govopen.ledger.renamed import called
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import goes_by, looks_like_code, parse_code
from govopen.program import command, shell_word
from govopen.standing.decision_refused import (
    refuse_asked,
    refuse_decision,
    refuse_extension,
    refuse_moment,
    refuse_undocumented,
)
from govopen.standing.duties import NoSuchDuty, duties, find
from govopen.standing.recording import Intake
from govopen.standing.refusal import why_not
from govopen.standing.rights import refuse_others
from govopen.standing.standing import DONE, Standing

LONGEST = timedelta(days=365)
"""Nothing is extended to later than so long after the plan's end."""


class OnlyTheOffice(BadInput):
    """A decision or a review from a unit's desk; ``asking`` is the command by which a unit asks for it, if it may."""

    def __init__(self, own: str, asking: str = "") -> None:
        message = (
            _("only the office decides this; a unit asks for it: {command}")
            if asking
            else _("only the office decides this, and this desk is {own}'s, see: {command}")
        )
        super().__init__(message.format(own=own, command=command(asking or "config")))


class NotDecidedYet(BadInput):
    def __init__(self) -> None:
        super().__init__(_("a request is not decided yet; leave out --decided, or --request"))


class DecidedInTheFuture(BadInput):
    def __init__(self, day: date) -> None:
        super().__init__(_("decided on {day}, which is still to come; check --decided").format(day=day))


class DecidedTooEarly(BadInput):
    def __init__(self, day: date, first: str) -> None:
        message = _("decided on {day}, before the plan's period begins on {first}; check the year of --decided")
        super().__init__(message.format(day=day, first=first))


class WhichCheckpoint(BadInput):
    """The words fit several checkpoints of one obligation."""

    def __init__(self, what: str, unit: str, rows: Sequence[Standing], zone: str) -> None:
        message = _("{what} has several checkpoints of {unit}: {listed}; give one of these keys")
        super().__init__(message.format(what=what, unit=unit, listed=_keys(rows, zone)))


class NoSuchCheckpoint(BadInput):
    def __init__(self, what: str, unit: str, rows: Sequence[Standing], zone: str) -> None:
        message = _("{unit} has no checkpoint {what}; of this obligation it has {listed}")
        super().__init__(message.format(what=what, unit=unit, listed=_keys(rows, zone)))


class MinuteOfExtensionNeeded(BadInput):
    def __init__(self, row: Standing, to: str) -> None:
        message = _("{code} is counted by the minute; write the time too: --to '{to} 10:00'")
        super().__init__(message.format(code=row.checkpoint, to=to))


class BeyondReason(BadInput):
    def __init__(self, day: date, last: str) -> None:
        message = _("{day} is more than a year after the plan's end on {last}; check the year of --to")
        super().__init__(message.format(day=day, last=last))


class Wish(NamedTuple):
    """What is to be decided, in the words typed. Empty text means not given."""

    kind: str  # extension or excuse
    what: str  # a checkpoint's key, or words
    to: str = ""
    reason: str = ""
    decided: str = ""
    ref: str = ""
    request: bool = False

    @property
    def asking(self) -> str:
        """The words that ask for it."""
        verb, given = ("extend" if self.kind == "extension" else "excuse"), {"to": self.to, "reason": self.reason}
        options = [f"--{name} {shell_word(text)}" for name, text in given.items() if text]
        return " ".join([verb, *map(shell_word, self.what.split()), *options, "--request"])


class Ruling(NamedTuple):
    """An entry to be, the checkpoint that it is about, and what was chosen that nobody had said."""

    draft: Draft
    row: Standing
    remarks: tuple[str, ...] = ()


def rulings(taken: Intake, wish: Wish, units: Iterable[str]) -> list[Ruling]:
    """The entries that decide this about the units, or ask for it; a checkpoint that several share is decided once.

    Raises every class of this module and of ``decision_refused``, and what naming a checkpoint may raise.
    """
    if taken.own and not wish.request:
        raise OnlyTheOffice(taken.shown(taken.own), wish.asking)
    if wish.request and wish.decided:
        raise NotDecidedYet
    units = list(units)
    refuse_others(taken.view, taken.own, units)
    decided = None if wish.request else decided_at(taken.view, wish.decided, taken.now)
    found: dict[tuple[str, str], Ruling] = {}
    for unit in units:
        rows, remarks = meant(taken, unit, wish.what)
        for row in rows:
            if (row.origin, row.checkpoint) not in found:
                found[row.origin, row.checkpoint] = Ruling(_draft(taken, wish, unit, row, decided), row, remarks)
    return list(found.values())


def decided_at(view: View, typed: str, now: int) -> int:
    """The instant at which a decision takes effect: a bare date's 00:00; now where nothing is typed.

    Raises DecidedInTheFuture, DecidedTooEarly, DateNotUnderstood.
    """
    if not typed:
        return now
    zone, first = view.plan.zone, view.plan.first_day
    instant, _timed = parse_instant(typed, year=int(first[:4]), today=day_of(now, zone), zone=zone)
    day = day_of(instant, zone)
    if instant > now:
        raise DecidedInTheFuture(day)
    if instant < start_of(date.fromisoformat(first), zone):
        raise DecidedTooEarly(day, first)
    return instant


def meant(taken: Intake, unit: str, what: str) -> tuple[list[Standing], tuple[str, ...]]:
    """The checkpoint of the unit that a key or words mean, and remarks on what was chosen unasked.

    Several rows where the unit took the same checkpoint over from several: those that are not done, or all.
    Raises NoSuchCheckpoint, WhichCheckpoint, SeveralDuties, NotTheirs, NoCaseOpen, NothingCalled, NoSuchDuty.
    """
    view = taken.view
    asked = called(view, what)
    what = asked.words
    try:
        found = find(taken.by_name(unit, duties(view, unit)), what, shown(view, unit))
    except NoSuchDuty as unknown:
        raise (why_not(view, unit, what, by=taken.formers(unit), reporting=False) or unknown) from unknown
    rows = [row for duty in found for row in duty.checkpoints]
    keys = {row.checkpoint: row for row in rows}
    code = parse_code(what) if looks_like_code(what) else ""
    remarks = asked.remarks
    if "/" in code:
        wanted = [key for key in keys if goes_by(key, code.partition("/")[2])]
    elif code in keys:
        wanted = [code]
        others = [row for key, row in keys.items() if key != code]
        if others:
            message = _("{code} means the whole period; its milestones: {others}")
            remarks.append(message.format(code=code, others=_keys(others, view.plan.zone)))
    else:
        wanted = list(keys)
        if code not in {found[0].code, found[0].present}:
            message = _("{what} is read as {code} {name}")
            remarks.append(message.format(what=what, code=wanted[0], name=rows[0].shown))
    if not wanted:
        raise NoSuchCheckpoint(code, shown(view, unit), list(keys.values()), view.plan.zone)
    if len(wanted) > 1:
        raise WhichCheckpoint(what, shown(view, unit), list(keys.values()), view.plan.zone)
    held = [row for row in rows if row.checkpoint == wanted[0]]
    return [row for row in held if row.standing not in DONE] or held, tuple(remarks)


def _draft(taken: Intake, wish: Wish, unit: str, row: Standing, decided: int | None) -> Draft:
    view, until = taken.view, None
    if wish.request:
        refuse_asked(view, row, wish.kind)
    moment = taken.now if decided is None else decided
    if wish.kind == "extension":
        refuse_extension(view, row, moment)
        until = _until(taken, wish.to, row)
    refuse_decision(view, row, wish.kind, until, moment)
    if decided is not None:
        refuse_moment(view, row, wish.decided, decided)
        refuse_undocumented(view, row, decided, taken.now, wish.ref)
    return Draft(
        kind=wish.kind,
        plan_version=view.version,
        checkpoint=row.checkpoint,
        obligation=row.obligation,
        unit="" if unit in taken.groups else unit,
        holder=row.origin,
        occasion=row.occasion,
        decided_at=decided,
        on_behalf=int(wish.request and unit != taken.own),
        ref=wish.ref,
        until=until,
        text=Text(reason=wish.reason),
    )


def _until(taken: Intake, typed: str, row: Standing) -> int:
    """The new due instant: the day's end, or the minute where the clock is in hours."""
    clock, plan = taken.clock, taken.view.plan
    if row.timed:
        until, timed = parse_instant(typed, year=clock.year, today=clock.today, zone=clock.zone)
        if not timed:
            raise MinuteOfExtensionNeeded(row, typed)
    else:
        until = end_of(parse_day(typed, year=clock.year, today=clock.today), clock.zone)
    if day_of(until, clock.zone) > date.fromisoformat(plan.last_day) + LONGEST:
        raise BeyondReason(day_of(until, clock.zone), plan.last_day)
    return until


def _keys(rows: Sequence[Standing], zone: str) -> str:
    """Each key with its date."""
    return keys_words((row.dated for row in rows), zone)
