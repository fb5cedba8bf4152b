"""Extensions and excuses: which checkpoint is meant, what is refused, and the entry that decides it or asks for it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from govopen.deadlines.dates import parse_day, parse_instant
from govopen.deadlines.extensions import judged
from govopen.deadlines.instants import day_of, end_of, start_of, written
from govopen.errors import BadInput, listed
from govopen.ledger.about import about, told_of
from govopen.ledger.document import document
from govopen.ledger.entry import Draft, Text
from govopen.ledger.renamed import called
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import looks_like_code, parse_code
from govopen.program import command, shell_word
from govopen.standing.claims import Behind, due_before, moves_of
from govopen.standing.duties import NoSuchDuty, duties, find
from govopen.standing.meant import goes_by
from govopen.standing.recording import Intake
from govopen.standing.refusal import why_not
from govopen.standing.rights import refuse_others
from govopen.standing.standing import DONE, Standing

LONGEST = timedelta(days=365)
"""Nothing is extended to later than so long after the plan's end."""


class OnlyTheOffice(BadInput):
    """A decision or a review from a unit's desk; ``asking`` is the command by which a unit asks for it, if it may."""

    def __init__(self, asking: str = "") -> None:
        message = (
            _("only the office decides this; a unit asks for it: {command}")
            if asking
            else _("only the office decides this, and this desk is set to a unit, see: {command}")
        )
        super().__init__(message.format(command=command(asking or "config")))


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


class NoDateToExtend(BadInput):
    """A ban, a least duration, a prompt answer, or what the document gives no date."""

    def __init__(self, row: Standing) -> None:
        if row.kind == "never":
            message = _("{code} {name} is a ban: it has no date, so there is nothing to extend")
        elif row.kind == "minimum":
            message = _("{code} {name} is a least duration: it has an earliest end and no date to extend")
        elif row.basis != "stated":
            message = _("{code} {name}: the document gives no date, so there is nothing to extend")
        else:
            message = _("{code} {name} is to be done promptly: it has no date, so there is nothing to extend")
        super().__init__(message.format(code=row.checkpoint, name=row.shown))


class DoneAlready(BadInput):
    def __init__(self, view: View, row: Standing) -> None:
        message = _("{code} {name} was completed by {unit} on {day}: there is nothing to extend")
        day = day_of(row.reached or 0, view.plan.zone)
        super().__init__(message.format(code=row.checkpoint, name=row.shown, unit=shown(view, row.holder), day=day))


class MinuteOfExtensionNeeded(BadInput):
    def __init__(self, row: Standing, to: str) -> None:
        message = _("{code} is counted by the minute; write the time too: --to '{to} 10:00'")
        super().__init__(message.format(code=row.checkpoint, to=to))


class AskedAlready(BadInput):
    def __init__(self, seq: int) -> None:
        message = _("E{seq} asks for that already and waits for the office; to ask otherwise, take it back: {command}")
        super().__init__(message.format(seq=seq, command=command(f"undo E{seq}")))


class NotLater(BadInput):
    def __init__(self, view: View, row: Standing, until: int, due: int) -> None:
        message = _("{code} of {unit} is due {due}; an extension goes to a later date, not to {to}")
        due_, to = written(due, row.timed, view.plan.zone), written(until, row.timed, view.plan.zone)
        super().__init__(message.format(code=row.checkpoint, unit=shown(view, row.holder), due=due_, to=to))


class BeyondReason(BadInput):
    def __init__(self, day: date, last: str) -> None:
        message = _("{day} is more than a year after the plan's end on {last}; check the year of --to")
        super().__init__(message.format(day=day, last=last))


class NotExcused(BadInput):
    """Met, forbidden, or a duration that allows no exception."""

    def __init__(self, view: View, row: Standing) -> None:
        if row.kind == "never":
            message = _("{code} {name} is a ban, and a breach of it is not excused")
        elif row.kind == "minimum" and row.standing != "met":
            message = _("{code} {name}: the document allows no exception from this duration, so it is not excused")
        else:
            message = _("{code} {name} was done in time by {unit}: there is nothing to excuse")
        super().__init__(message.format(code=row.checkpoint, name=row.shown, unit=shown(view, row.holder)))


class ExcusedAlready(BadInput):
    def __init__(self, view: View, row: Standing, by: Sequence[int]) -> None:
        message = (
            _("{code} {name} of {unit} is excused already, by E{by}")
            if by
            else _("{code} {name} of {unit} is excused already: nothing of the kind was to be done")
        )
        super().__init__(
            message.format(code=row.checkpoint, name=row.shown, unit=shown(view, row.holder), by=max(by, default=0))
        )


class ReferenceNeeded(BadInput):
    """What is recorded after the date that it moves must be shown to have been decided."""

    def __init__(self, view: View, row: Standing, due: int) -> None:
        message = _("{code} of {unit} was due {due}, and this is recorded after it: cite what decided it, with --ref")
        super().__init__(
            message.format(
                code=row.checkpoint, unit=shown(view, row.holder), due=written(due, row.timed, view.plan.zone)
            )
        )


class MinuteOfDecisionNeeded(BadInput):
    """A bare date takes effect at its 00:00, which may be before the minute that it moves was missed."""

    def __init__(self, row: Standing, day: date) -> None:
        message = _("{code} is counted by the minute; write when it was decided to the minute: --decided '{day} 10:00'")
        super().__init__(message.format(code=row.checkpoint, day=day))


class DecidedBeforeTheCase(BadInput):
    def __init__(self, row: Standing, decided: int, zone: str) -> None:
        message = _("decided {moment}, before the case happened {happened}; check --decided")
        moment, happened = written(decided, row.timed, zone), written(row.point.opens, row.timed, zone)
        super().__init__(message.format(moment=moment, happened=happened))


class OverBeforeDecided(BadInput):
    def __init__(self, row: Standing, until: int, decided: int, zone: str) -> None:
        message = _("{code} extended to {to} would end before it is decided ({decided}); check --to and --decided")
        to, decided_ = written(until, row.timed, zone), written(decided, row.timed, zone)
        super().__init__(message.format(code=row.checkpoint, to=to, decided=decided_))


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

    Raises every class of this module, and what naming a checkpoint may raise.
    """
    if taken.own and not wish.request:
        raise OnlyTheOffice(wish.asking)
    if wish.request and wish.decided:
        raise NotDecidedYet
    units = list(units)
    refuse_others(taken.view, taken.own, units)
    decided = None if wish.request else decided_at(taken.view, wish.decided, taken.now)
    found: dict[tuple[str, str], Ruling] = {}
    for unit in units:
        rows, remarks = meant(taken.view, unit, wish.what)
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


def refuse_moment(view: View, row: Standing, typed: str, decided: int) -> None:
    """A decision about what is counted by the minute is dated to the minute; none is from before its case.

    ``typed`` is empty where it is decided now. Raises MinuteOfDecisionNeeded, DecidedBeforeTheCase.
    """
    zone, opens = view.plan.zone, row.point.opens
    day = day_of(decided, zone)
    if typed and row.timed:
        _instant, timed = parse_instant(
            typed, year=int(view.plan.first_day[:4]), today=day_of(view.as_of, zone), zone=zone
        )
        if not timed:
            raise MinuteOfDecisionNeeded(row, day)
    is_case = row.occasion.startswith("case-")
    if is_case and (decided < opens if row.timed else day < day_of(opens, zone)):
        raise DecidedBeforeTheCase(row, decided, zone)


def refuse_decision(view: View, row: Standing, kind: str, until: int | None, moment: int) -> None:
    """What may not be decided at that moment, whoever asked for it. ``until`` is an extension's new due instant.

    Raises NoDateToExtend, DoneAlready, NotLater, OverBeforeDecided, ExcusedAlready, NotExcused.
    """
    if kind == "excuse" or until is None:
        _refuse_excuse(view, row)
        return
    _refuse_extension(view, row, moment)
    _refuse_not_later(view, row, until, moment)
    if until < moment:
        raise OverBeforeDecided(row, until, moment, view.plan.zone)


def refuse_undocumented(view: View, row: Standing, decided: int, now: int, ref: str) -> None:
    """A decision recorded after the due instant that it moves must cite a document: back-dating launders nothing.

    That instant is the one in force just before it was decided. Raises ReferenceNeeded.
    """
    due = due_before(row, moves_of(Behind(view).decisions(row)), decided)
    if due is not None and now > due and not ref.strip():
        raise ReferenceNeeded(view, row, due)


def meant(view: View, unit: str, what: str) -> tuple[list[Standing], tuple[str, ...]]:
    """The checkpoint of the unit that a key or words mean, and remarks on what was chosen unasked.

    Several rows where the unit took the same checkpoint over from several: those that are not done, or all.
    Raises NoSuchCheckpoint, WhichCheckpoint, SeveralDuties, NotTheirs, NoCaseOpen, NothingCalled, NoSuchDuty.
    """
    asked = called(view, what)
    what = asked.words
    try:
        found = find(duties(view, unit), what, shown(view, unit))
    except NoSuchDuty as unknown:
        raise (why_not(view, unit, what, reporting=False) or unknown) from unknown
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
        _refuse_asked(view, row, wish.kind)
    moment = taken.now if decided is None else decided
    if wish.kind == "extension":
        _refuse_extension(view, row, moment)
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


def _refuse_asked(view: View, row: Standing, kind: str) -> None:
    """Raise AskedAlready where the same was asked for, and nobody has decided it."""
    for each in told_of(view, *row.key):
        entry = each.entry
        if entry.kind == kind and entry.decided_at is None and not each.standing and about(entry, row.checkpoint):
            raise AskedAlready(entry.seq)


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


def _refuse_extension(view: View, row: Standing, moment: int) -> None:
    """What is done needs no extension; one that was decided in time, and is typed late, still moves what was late."""
    if row.kind in {"never", "minimum"} or row.basis != "stated" or row.point.due is None:
        raise NoDateToExtend(row)
    late_typed = row.standing == "late" and row.due is not None and moment <= row.due
    if row.reached is not None and not late_typed:
        raise DoneAlready(view, row)


def _refuse_not_later(view: View, row: Standing, until: int, decided: int) -> None:
    """Raise NotLater where it would move nothing, when it was decided or now."""
    if row.point.due is None:
        return
    moves = moves_of(Behind(view).decisions(row))
    known = [move for move in moves if move[0] <= decided]
    later = [move for move in moves if move[0] > decided]
    in_force = judged(row.point.due, known)[1]
    if until <= in_force:
        raise NotLater(view, row, until, in_force)
    if judged(row.point.due, moves) == judged(row.point.due, [*known, (decided, until), *later]):
        raise NotLater(view, row, until, row.asked or in_force)


def _refuse_excuse(view: View, row: Standing) -> None:
    if row.standing == "excused":
        decisions = Behind(view).decisions(row)
        raise ExcusedAlready(view, row, [each.seq for each in decisions if each.kind == "excuse"])
    if row.kind == "never" or row.standing == "met" or (row.kind == "minimum" and not _hedged(view, row)):
        raise NotExcused(view, row)


def _hedged(view: View, row: Standing) -> bool:
    """Whether the document leaves room for exceptions: in principle, as a rule (一般)."""
    owed = (owed for item in document(view).items for owed in item["obligations"])
    return any(each["hedge"] for each in owed if each["code"] == row.obligation)


def _keys(rows: Sequence[Standing], zone: str) -> str:
    """Each key with its date."""
    named = []
    for row in rows:
        due = row.told_due
        day = "" if due is None else written(due, row.timed, zone)
        named.append(_("{key} ({day})").format(key=row.checkpoint, day=day) if day else row.checkpoint)
    return listed(named, 8)
