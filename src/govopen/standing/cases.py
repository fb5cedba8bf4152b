"""The cases there are, as of an instant, by what is known: whom each concerns, what it asks, whether it is closed."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import NamedTuple

from govopen.errors import BadInput, listed
from govopen.ledger.chain import words
from govopen.ledger.entry import Text
from govopen.ledger.triggers import Trigger, triggers
from govopen.ledger.view import View
from govopen.locales import _
from govopen.program import command
from govopen.standing.standing import DONE, Points, Standing, in_order, report


class UnknownCase(BadInput):
    def __init__(self, text: str, known: list[str]) -> None:
        if known:
            message = _("no case {case}; there is {known}; {command} lists them")
        else:
            message = _("no case {case}: none is open; {command} lists what opens one")
        typed = command("cases" if known else "cases --kinds")
        super().__init__(message.format(case=text, known=listed(known), command=typed))


class Closing(NamedTuple):
    seq: int
    closed_at: int
    timed: int


class Case(NamedTuple):
    """One happening. ``units`` are those named whose opening holds, ``opened`` the entries that name them."""

    case: str
    trigger: Trigger
    text: Text
    happened: int
    timed: int
    units: tuple[str, ...]
    opened: tuple[int, ...]
    closing: Closing | None
    rows: list[Standing]

    @property
    def open(self) -> bool:
        return self.closing is None

    @property
    def owed(self) -> list[Standing]:
        """What is still to be done for it, and what must still be kept open; a breach is not undone any more."""
        return [row for row in self.rows if row.standing not in {*DONE, "breached"}]

    @property
    def breached(self) -> list[Standing]:
        """What was cut short."""
        return [row for row in self.rows if row.standing == "breached"]

    @property
    def minimums(self) -> list[Standing]:
        """What it must stay open for: ``due`` is the earliest lawful close."""
        return [row for row in self.rows if row.kind == "minimum"]


def cases(view: View) -> list[Case]:
    """Every case some opening of which holds, in the order in which they were entered."""
    known = triggers(view)
    closings: dict[str, Closing] = {}
    for case, *closed in report(view, "closed"):
        closings.setdefault(case, Closing._make(closed))
    rows = _rows(view)
    found = []
    for case, group in groupby(report(view, "opened"), key=lambda row: row[0]):
        openings = list(group)
        _case, key, _seq, _unit, happened, timed, body = openings[0]
        units, opened = tuple(row[3] for row in openings), tuple(row[2] for row in openings)
        trigger = known.get(key) or Trigger(key, key, "")
        said, closing = words(body or ""), closings.get(case)
        found.append(Case(case, trigger, said, happened, timed, units, opened, closing, rows.get(case, [])))
    return found


def _rows(view: View) -> dict[str, list[Standing]]:
    """The checkpoints of all cases, by case, in the plan's order."""
    points, found = Points(view), dict[str, list[Standing]]()
    for row in map(points.standing, report(view, "rows", scope="cases")):
        found.setdefault(row.occasion, []).append(row)
    for rows in found.values():
        rows.sort(key=in_order)
    return found


def find_case(view: View, text: str) -> Case:
    """The case called ``case-3`` or ``3``. Raises UnknownCase."""
    known = cases(view)
    number = unicodedata.normalize("NFKC", text).strip().lower().removeprefix("case").strip(" -")
    name = f"case-{number.lstrip('0')}"
    for case in known:
        if case.case == name:
            return case
    raise UnknownCase(text, [case.case for case in reversed(known)])
