"""For which period or case something counts, where an obligation has several."""

import unicodedata
from collections.abc import Mapping, Sequence

from govopen.errors import BadInput, joined
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import looks_like_code, parse_code
from govopen.standing.duties import Duty
from govopen.standing.said import Said
from govopen.standing.standing import DONE, Standing

Taken = Mapping[tuple[str, str, str], int]
"""By holder, obligation and occasion, how many were recorded just now and count in no standing yet."""


class NoSuchPeriod(BadInput):
    def __init__(self, wanted: str, code: str, known: Sequence[str]) -> None:
        message = _("{code} has no period {wanted}; it has {known}")
        super().__init__(message.format(code=code, wanted=wanted, known=joined(known)))


class NoPeriods(BadInput):
    def __init__(self, code: str) -> None:
        super().__init__(_("{code} has no periods; leave --for out").format(code=code))


class NoSuchCase(BadInput):
    def __init__(self, wanted: str, code: str, known: Sequence[str]) -> None:
        message = _("{code} has no case {wanted} for this unit; it has {known}")
        if not known:
            message = _("{code} has no case {wanted} for this unit, nor any other; leave --case out")
        super().__init__(message.format(code=code, wanted=wanted, known=joined(known)))


class NoCases(BadInput):
    def __init__(self, code: str) -> None:
        super().__init__(_("{code} does not depend on a case; leave --case out").format(code=code))


class CaseHappened(BadInput):
    """It is to be said that nothing happened, and something did."""

    def __init__(self, code: str, known: Sequence[str]) -> None:
        message = _("{code} has {known} for this unit, so something happened; nothing to do in it? add --case")
        super().__init__(message.format(code=code, known=joined(known)))


class WhichCase(BadInput):
    def __init__(self, code: str, known: Sequence[str]) -> None:
        message = _("{code} is owed in several cases: {known}; add --case")
        super().__init__(message.format(code=code, known=joined(known)))


def chosen(view: View, meant: list[Duty], said: Said, taken: Taken) -> tuple[Duty, list[str]]:
    """Of one obligation's duties the one that ``said`` is about, and remarks on what was chosen unasked.

    A recurring obligation's period left out is the earliest begun one still lacking its count, what was ``taken``
    just now included; else the last begun. Of what was taken over from several, it is the first that is not done.
    Raises NoSuchPeriod, NoPeriods, NoSuchCase, NoCases, CaseHappened, WhichCase.
    """
    first = meant[0]
    remarks = _reading(first, said.what)
    suffix = parse_code(said.what).partition("/")[2] if looks_like_code(said.what) else ""
    kind = first.checkpoint.kind
    if said.period and kind != "recurring":
        raise NoPeriods(first.code)
    if said.case and kind != "response":
        raise NoCases(first.code)
    if kind == "recurring":
        duty = _named_period(meant, said.period or suffix, taken)
        if duty is None:
            duty = _next_period(meant, view.as_of, taken)
            remarks.append(_for_period(duty))
        return duty, remarks
    if kind == "response":
        return _case(meant, said.case or suffix, taken, none=said.none), remarks
    first = _first(meant, taken)
    if len({duty.checkpoint.origin for duty in meant}) > 1:
        message = _("counted for what was taken over from {unit}; for another's name that unit: --unit")
        remarks.append(message.format(unit=shown(view, first.checkpoint.origin)))
    return first, remarks


def _reading(duty: Duty, what: str) -> list[str]:
    """A bare item code, or words, are answered with what they were taken for."""
    if looks_like_code(what) and parse_code(what).split("/")[0] in {duty.code, duty.present}:
        return []
    return [_("{what} is read as {code} {name}").format(what=what, code=duty.code, name=duty.name)]


def _first(meant: Sequence[Duty], taken: Taken) -> Duty:
    """The first in which something is still to do after what was taken just now, else the first that was not done."""
    if len(meant) == 1:
        return meant[0]
    waiting = [duty for duty in meant if not duty.done]
    lacking = [(row.asked or 0, at) for at, duty in enumerate(waiting) if (row := _lacking(duty, taken))]
    return waiting[min(lacking)[1]] if lacking else (waiting or meant)[0]


def _lacking(duty: Duty, taken: Taken) -> Standing | None:
    done = duty.recorded + taken.get(duty.checkpoint.key, 0)
    return next((row for row in duty.checkpoints if row.standing not in DONE and done < row.needed), None)


def _named_period(meant: list[Duty], wanted: str, taken: Taken) -> Duty | None:
    if not wanted:
        return None
    text = unicodedata.normalize("NFKC", wanted).strip().upper()
    periods = list(dict.fromkeys(duty.checkpoint.occasion for duty in meant))
    found = [period for period in periods if text in {period, period.partition("-")[2]}]
    if len(found) != 1:
        raise NoSuchPeriod(wanted, meant[0].code, periods)
    return _first([duty for duty in meant if duty.checkpoint.occasion == found[0]], taken)


def _next_period(meant: list[Duty], as_of: int, taken: Taken) -> Duty:
    begun = [duty for duty in meant if duty.checkpoint.opens <= as_of] or meant[:1]
    lacking = [duty for duty in begun if duty.recorded + taken.get(duty.checkpoint.key, 0) < duty.checkpoint.needed]
    return (lacking or begun[-1:])[0]


def _for_period(duty: Duty) -> str:
    message = _("counted for {period}; for another period add --for PERIOD")
    return message.format(period=duty.checkpoint.occasion)


def _case(meant: list[Duty], wanted: str, taken: Taken, *, none: bool) -> Duty:
    cases = list(dict.fromkeys(duty.checkpoint.occasion for duty in meant if duty.checkpoint.occasion))
    if wanted:
        for name in (wanted, f"case-{wanted}"):
            if name in cases:
                return _first([duty for duty in meant if duty.checkpoint.occasion == name], taken)
        raise NoSuchCase(wanted, meant[0].code, cases)
    if none and cases:
        raise CaseHappened(meant[0].code, cases)
    waiting = [duty for duty in meant if not duty.done] or meant
    if len(waiting) > 1:
        raise WhichCase(meant[0].code, [duty.checkpoint.occasion for duty in waiting])
    return waiting[0]
