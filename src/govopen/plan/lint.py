"""What is allowed in a plan but deserves a second look: warnings, which stop nothing."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from govopen.locales import _
from govopen.plan.checks import due_days, obligations
from govopen.plan.findings import Finding
from govopen.plan.model import Plan


def lint(plan: Plan, is_rest: Callable[[date], bool]) -> Iterator[Finding]:
    """All warnings; ``is_rest`` says whether nobody works on a day."""
    return chain(unverifiable(plan), unsourced(plan), due_before_issued(plan), due_on_rest_day(plan, is_rest))


def unverifiable(plan: Plan) -> Iterator[Finding]:
    """An obligation nobody could verify.

    Either nobody in particular owes it (only open groups without members), or nothing would show it: no date, number
    or clock measures it and it wants no evidence. A ``never`` needs none: only a finding against it is recorded.
    """
    for path, item, obligation in obligations(plan):
        code = item.code + obligation.code
        names = plan.owed_by(item, obligation)
        if names and all(map(plan.is_unallocated, names)):
            at = (*path, "who") if obligation.who else (*path[:4], "responsible" if item.responsible else "lead")
            words = _("nobody could verify {code}: no unit of {names} is named")
            yield _warning(at, "unverifiable", words.format(code=code, names=", ".join(names)))
        if obligation.kind == "ongoing" and obligation.evidence == "none":
            words = _("nobody could verify {code}: no date, no number and no evidence")
            yield _warning((*path, "evidence"), "unverifiable", words.format(code=code))


def unsourced(plan: Plan) -> Iterator[Finding]:
    """Whoever says that the document states it quotes the words."""
    for path, item, obligation in obligations(plan):
        if obligation.basis == "stated" and obligation.source is None:
            words = _("{code} is stated, but source does not quote the words that say so")
            yield _warning((*path, "basis"), "unsourced", words.format(code=item.code + obligation.code))


def due_before_issued(plan: Plan) -> Iterator[Finding]:
    """Nobody could read it in time."""
    for path, day in due_days(plan):
        if day < plan.plan.issued:
            words = _("due {day}, before the plan was issued on {issued}")
            yield _warning(path, "due-before-issued", words.format(day=day, issued=plan.plan.issued))


def due_on_rest_day(plan: Plan, is_rest: Callable[[date], bool]) -> Iterator[Finding]:
    """A named date does not move, so work must be done before the rest days."""
    for path, day in due_days(plan):
        if is_rest(day):
            yield _warning(path, "rest-day", _("due {day}, a rest day; a named date does not move").format(day=day))


def _warning(path: tuple[str | int, ...], rule: str, message: str) -> Finding:
    return Finding("warning", path, rule, message)
