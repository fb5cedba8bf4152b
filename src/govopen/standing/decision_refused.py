"""What may not be decided about a checkpoint: extensions and excuses that are refused, and why."""

from collections.abc import Sequence
from datetime import date

from govopen.deadlines.dates import parse_instant
from govopen.deadlines.extensions import judged
from govopen.deadlines.instants import day_of, written
from govopen.errors import BadInput
from govopen.ledger.about import about, told_of
from govopen.ledger.document import document
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.locales import _
from govopen.program import command
from govopen.standing.claims import Behind, due_before, moves_of
from govopen.standing.standing import Standing


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


class AskedAlready(BadInput):
    def __init__(self, seq: int) -> None:
        message = _("E{seq} asks for that already and waits for the office; to ask otherwise, take it back: {command}")
        super().__init__(message.format(seq=seq, command=command(f"undo E{seq}")))


class NotLater(BadInput):
    def __init__(self, view: View, row: Standing, until: int, due: int) -> None:
        message = _("{code} of {unit} is due {due}; an extension goes to a later date, not to {to}")
        due_, to = written(due, row.timed, view.plan.zone), written(until, row.timed, view.plan.zone)
        super().__init__(message.format(code=row.checkpoint, unit=shown(view, row.holder), due=due_, to=to))


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
        unit, last = shown(view, row.holder), max(by, default=0)
        super().__init__(message.format(code=row.checkpoint, name=row.shown, unit=unit, by=last))


class ReferenceNeeded(BadInput):
    """What is recorded after the date that it moves must be shown to have been decided."""

    def __init__(self, view: View, row: Standing, due: int) -> None:
        message = _("{code} of {unit} was due {due}, and this is recorded after it: cite what decided it, with --ref")
        if row.kind == "minimum":
            message = _(
                "{code} of {unit} was lawful from {due}, and this is recorded after that: "
                "cite what decided it, with --ref"
            )
        unit, was_due = shown(view, row.holder), written(due, row.timed, view.plan.zone)
        super().__init__(message.format(code=row.checkpoint, unit=unit, due=was_due))


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
    refuse_extension(view, row, moment)
    _refuse_not_later(view, row, until, moment)
    if until < moment:
        raise OverBeforeDecided(row, until, moment, view.plan.zone)


def refuse_undocumented(view: View, row: Standing, decided: int, now: int, ref: str) -> None:
    """A decision recorded after the due instant that it moves must cite a document: back-dating launders nothing.

    That instant is the one in force just before it was decided. Raises ReferenceNeeded.
    """
    due = due_before(row, moves_of(Behind(view).decisions(row)), decided, view.plan.zone)
    if due is not None and now > due and not ref.strip():
        raise ReferenceNeeded(view, row, due)


def refuse_asked(view: View, row: Standing, kind: str) -> None:
    """Raise AskedAlready where the same was asked for, and nobody has decided it."""
    for each in told_of(view, *row.key):
        entry = each.entry
        if entry.kind == kind and entry.decided_at is None and not each.standing and about(entry, row.checkpoint):
            raise AskedAlready(entry.seq)


def refuse_extension(view: View, row: Standing, moment: int) -> None:
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
