"""For which period or case something counts, where an obligation has several."""

import unicodedata
from collections.abc import Mapping, Sequence

from govopen.errors import BadInput, joined
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import goes_by, looks_like_code, parse_code
from govopen.standing.duties import Duty
from govopen.standing.said import Said


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


def chosen(
    view: View, meant: list[Duty], said: Said, taken: Mapping[tuple[str, str, str], int]
) -> tuple[Duty, list[str]]:
    """Of one obligation's duties the one that ``said`` is about, and remarks on what was chosen unasked.

    A recurring obligation's period left out is the earliest begun one still lacking its count, what was ``taken``
    just now included; else the last begun.
    Raises NoSuchPeriod, NoPeriods, NoSuchCase, NoCases, CaseHappened, WhichCase, NothingBehind.
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
        duty = _named_period(meant, said.period or suffix)
        if duty is None:
            duty = _next_period(meant, view.as_of, taken)
            remarks.append(_for_period(duty))
        return duty, remarks
    if kind == "response":
        return _case(meant, said.case or suffix, none=said.none), remarks
    rows = [row for duty in meant for row in duty.checkpoints]
    if suffix and not any(goes_by(row.checkpoint, suffix) for row in rows):
        from govopen.ledger.keys import NothingBehind  # only after a mistake

        raise NothingBehind(said.what, first.code, [row.dated for row in rows], view.plan.zone)
    if len(meant) > 1:
        first = next((duty for duty in meant if not duty.done), first)
    if len({duty.checkpoint.origin for duty in meant}) > 1:
        message = _("counted for what was taken over from {unit}; for another's name that unit: --unit")
        remarks.append(message.format(unit=shown(view, first.checkpoint.origin)))
    return first, remarks


def _reading(duty: Duty, what: str) -> list[str]:
    """A bare item code, or words, are answered with what they were taken for."""
    if looks_like_code(what) and parse_code(what).split("/")[0] in {duty.code, duty.present}:
        return []
    return [_("{what} is read as {code} {name}").format(what=what, code=duty.code, name=duty.name)]


def _named_period(meant: list[Duty], wanted: str) -> Duty | None:
    if not wanted:
        return None
    text = unicodedata.normalize("NFKC", wanted).strip().upper()
    periods = {duty.checkpoint.occasion: duty for duty in meant}
    found = [period for period in periods if text in {period, period.partition("-")[2]}]
    if len(found) != 1:
        raise NoSuchPeriod(wanted, meant[0].code, list(periods))
    return periods[found[0]]


def _next_period(meant: list[Duty], as_of: int, taken: Mapping[tuple[str, str, str], int]) -> Duty:
    begun = [duty for duty in meant if duty.checkpoint.opens <= as_of] or meant[:1]
    lacking = [duty for duty in begun if duty.recorded + taken.get(duty.checkpoint.key, 0) < duty.checkpoint.needed]
    return (lacking or begun[-1:])[0]


def _for_period(duty: Duty) -> str:
    message = _("counted for {period}; for another period add --for PERIOD")
    return message.format(period=duty.checkpoint.occasion)


def _case(meant: list[Duty], wanted: str, *, none: bool) -> Duty:
    cases = {duty.checkpoint.occasion: duty for duty in meant if duty.checkpoint.occasion}
    if wanted:
        for name in (wanted, f"case-{wanted}"):
            if name in cases:
                return cases[name]
        raise NoSuchCase(wanted, meant[0].code, list(cases))
    if none and cases:
        raise CaseHappened(meant[0].code, list(cases))
    waiting = [duty for duty in meant if not duty.done] or meant
    if len(waiting) > 1:
        raise WhichCase(meant[0].code, [duty.checkpoint.occasion for duty in waiting])
    return waiting[0]
