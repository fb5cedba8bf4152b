"""Nothing to report: what a unit answers for only in a case, and had none of; it declares that once a period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from govopen.errors import BadInput
from govopen.ledger.units import pools
from govopen.ledger.view import View
from govopen.locales import _, language
from govopen.program import command, shell_word
from govopen.standing.claims import NOT_EXCUSED
from govopen.standing.standing import Point, Standing, report

if TYPE_CHECKING:
    from govopen.standing.duties import Duty


class NothingJointly(BadInput):
    """Accepted, one unit's report of nothing would excuse all who share the obligation."""

    def __init__(self, row: Standing, unit: str, own: str) -> None:
        message = _(
            "{code} {name} is owed jointly: one unit's report of nothing cannot stand for all; what excuses all of "
            "them: {command}"
        )
        typed = f"excuse {row.checkpoint} --unit {shell_word(unit)} --reason {_('REASON')}"
        typed = f"{typed} --request" if own else typed
        super().__init__(message.format(code=row.obligation, name=row.shown, command=command(typed)))


class Declaration(NamedTuple):
    """An answer that a unit would owe if something happened. ``holder`` is the unit, or the pool that it answers in."""

    unit: str
    obligation: str
    item: str
    name: str
    name_en: str
    also: str  # a JSON list
    assumed: str  # a JSON list
    basis: str
    position: int
    review: int
    evidence: str
    holder: str
    declared: int

    @property
    def shown(self) -> str:
        return self.name_en if language() == "en" and self.name_en else self.name

    def duty(self, view: View) -> Duty:
        """It as a duty for the whole period, for which nothing can be recorded but that there was nothing."""
        from govopen.standing.duties import Duty  # most pages only name it

        opens = view.start(date.fromisoformat(view.plan.first_day))
        point = Point(
            self.obligation, self.obligation, view.version, "", "response", self.basis, 0, opens, None, 0, 0, self.item,
            self.name, self.name_en, self.also, self.assumed, self.position, self.review, self.evidence,
        )  # fmt: skip
        row = Standing(point, self.holder, None, None, None, None, None, 0, "open", None)
        return Duty(row, (row,), 0)


def refuse_shared(view: View, row: Standing, unit: str, own: str) -> None:
    """Raise NothingJointly where what a report of nothing would excuse is held in one pool.

    A period is met by it and not excused; of what waits for cases and had none nothing is excused.
    """
    excused = row.kind not in NOT_EXCUSED and (row.kind != "response" or row.occasion)
    pool = pools(view).get(row.origin) if excused else None
    if pool and pool.kind == "joint":
        raise NothingJointly(row, unit, own)


def undeclared(view: View, unit: str | None = None) -> dict[str, list[Declaration]]:
    """By unit, in the plan's order; of one unit, or of all."""
    found: dict[str, list[Declaration]] = {}
    for each in declarations(view, unit):
        if not each.declared:
            found.setdefault(each.unit, []).append(each)
    return found


def declarations(view: View, unit: str | None = None) -> list[Declaration]:
    """What may be declared not to have happened, declared already or not."""
    return [Declaration._make(row) for row in report(view, "declarations", unit)]
