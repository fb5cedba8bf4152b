"""How ``overdue`` looks: one line a checkpoint, longest overdue first; and a row of it in JSON and CSV."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from govopen.deadlines.instants import day_of, iso
from govopen.errors import joined
from govopen.ledger.units import Pool, Unit
from govopen.ledger.view import View
from govopen.locales import _, n_
from govopen.output.columns import Column, Screen, Styled, table
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish
from govopen.output.words import (
    as_of_words,
    before_issue,
    beside,
    due_words,
    duty_words,
    flag_words,
    holder_words,
    plan_title,
)
from govopen.standing.overdue import Late
from govopen.standing.standing import Standing

FIELDS = (
    "checkpoint",
    "item",
    "obligation",
    "name",
    "unit",
    "standing",
    "due",
    "original_due",
    "days",
    "working_days",
    "needed",
    "recorded",
    "case",
    "period",
    "pool",
    "basis",
    "assumed",
    "flags",
    "former",
)
"""A row's members in JSON and its columns in CSV, where lists are joined by semicolons."""


class Rows:
    """Rows for JSON and CSV. ``units`` are the keys that are units; any other holder is a pool."""

    def __init__(self, view: View, units: Iterable[str]) -> None:
        self._units = frozenset(units)
        self._issued = cache(lambda due, timed: _due(view, due, timed))
        self._list = cache(json.loads)

    def record(self, late: Late) -> dict[str, object]:
        """The row's JSON. ``days`` are negative while it is to come; what does not apply is null."""
        row = late.row
        held = row.holder in self._units
        return {
            "checkpoint": row.checkpoint,
            "item": row.item,
            "obligation": row.obligation,
            "name": row.name,
            "unit": row.holder if held else None,
            "standing": row.standing,
            "due": self._issued(row.due, row.timed),
            "original_due": None,
            "days": late.days,
            "working_days": late.working_days,
            "needed": row.needed,
            "recorded": late.recorded,
            "case": row.occasion if row.occasion and row.kind != "recurring" else None,
            "period": row.occasion if row.kind == "recurring" else None,
            "pool": None if held else row.holder,
            "basis": row.basis,
            "assumed": self._list(row.assumed),
            "flags": late.flags,
            "former": None,
        }

    def cells(self, late: Late) -> list[object]:
        """The row's CSV."""
        values = self.record(late).values()
        return [";".join(map(str, value)) if isinstance(value, list | tuple) else value for value in values]


def _due(view: View, due: int | None, timed: int) -> str | None:
    if due is None:
        return None
    return iso(due, view.plan.zone) if timed else day_of(due, view.plan.zone).isoformat()


class Tally:
    """Counts the rows that pass: an answer and a total are known only after the last."""

    def __init__(self) -> None:
        self.overdue = 0
        self.default = 0
        self.holders: set[str] = set()

    def counting(self, rows: Iterable[Late]) -> Iterator[Late]:
        for late in rows:
            if late.row.basis != "stated":
                self.default += 1
            elif late.overdue:
                self.overdue += 1
                self.holders.add(late.row.holder)
            yield late


class Wording:
    """The cells of a line, each worded once."""

    def __init__(self, view: View, units: dict[str, Unit], pools: dict[str, Pool]) -> None:
        plan = view.plan
        self.due = cache(lambda due, timed: due_words(due, timed, plan))
        self.holder = cache(lambda holder: holder_words(holder, units, pools))
        self.lateness = cache(_lateness)
        self._plan = plan
        self._duties: dict[tuple[str, int | None, tuple[str, ...]], str] = {}

    def duty(self, late: Late) -> str:
        """What is asked for, and in brackets what is to be said about it."""
        row = late.row
        if row.needed > 1:
            return self._worded(row, late.flags, late.recorded)
        key = (row.checkpoint, row.due, late.flags)
        found = self._duties.get(key)
        if found is None:
            found = self._duties[key] = self._worded(row, late.flags, 0)
        return found

    def _worded(self, row: Standing, flags: Sequence[str], recorded: int) -> str:
        said = [_("{n} of {needed} recorded").format(n=recorded, needed=row.needed)] if row.needed > 1 else []
        for flag in flags:
            early = flag == "short_notice" and before_issue(row, self._plan)
            said.append(_("due before issue") if early else flag_words(flag))
        words = duty_words(row, self._plan)
        return f"{words} ({joined(said)})" if said else words


def _lateness(days: int | None, working_days: int | None) -> str:
    if days is None:
        return ""
    if working_days is None:
        return _("in {n}").format(n=-days) if days else _("today")
    return f"{days} ({working_days})"


def text(view: View, rows: Iterable[Late], tally: Tally, words: Wording, shown: Screen) -> Iterator[str]:
    """The lines. ``rows`` come stated first and stream; ``tally`` counts them as they pass."""
    yield from beside(_("Overdue: {title}").format(title=plan_title(view.plan)), as_of_words(view), shown.width)
    for basis, found in groupby(tally.counting(rows), key=lambda late: late.row.basis):
        if basis == "stated":
            yield from _stated(found, words, shown)
        else:
            yield from _default(found, words, shown)
    yield from beside(_total(tally), view.position, shown.width)
    if tally.default:
        yield _("No date in the document: {n} without a record (apart, in no figure)").format(n=tally.default)


def _stated(rows: Iterable[Late], words: Wording, shown: Screen) -> Iterator[str]:
    columns = (
        Column(_("due")),
        Column(_("late (working)")),
        Column(_("unit")),
        Column(_("code")),
        Column(_("what"), overflow="wrap"),
    )
    due, lateness, holder, duty = words.due, words.lateness, words.holder, words.duty
    cells = (
        (
            due(late.row.due, late.row.timed),
            Styled(lateness(late.days, late.working_days), late.row.standing)
            if shown.colour
            else lateness(late.days, late.working_days),
            holder(late.row.holder),
            late.row.obligation,
            duty(late),
        )
        for late in rows
    )
    return table(cells, columns, shown)


def _default(rows: Iterable[Late], words: Wording, shown: Screen) -> Iterator[str]:
    yield ""
    yield _("No date in the document: no record (not overdue, in no order)")
    holder, duty = words.holder, words.duty
    cells = ((holder(late.row.holder), late.row.obligation, duty(late)) for late in rows)
    columns = Column(_("unit")), Column(_("code")), Column(_("what"), overflow="wrap")
    yield from table(cells, columns, shown)
    yield ""


def _total(tally: Tally) -> str:
    if not tally.overdue:
        return _("Stated in the document: nothing overdue")
    said = n_(
        "Stated in the document: {n} overdue, by {holders}",
        "Stated in the document: {n} overdue, by {holders} units or pools",
        tally.overdue,
    )
    return said.format(n=tally.overdue, holders=len(tally.holders))


def names(rows: Iterable[Late], tally: Tally, units: dict[str, Unit], pools: dict[str, Pool]) -> Iterator[str]:
    """Just who, one a line, each once: units in the plan's order, then pools with their mark."""
    found = {late.row.holder for late in tally.counting(rows)}
    for key, unit in units.items():
        if key in found:
            yield unit.shown
    for holder in sorted(found - units.keys()):
        yield holder_words(holder, units, pools)


def publish_overdue(
    wanted: Wanted, view: View, rows: Iterator[Late], units: dict[str, Unit], pools: dict[str, Pool], *, just_names: bool
) -> Tally:
    """Write the report; what passed is counted in the answer."""
    tally, shown = Tally(), Rows(view, units)

    def lines() -> Iterator[str]:
        if just_names:
            return names(rows, tally, units, pools)
        return text(view, rows, tally, Wording(view, units, pools), screen(wanted))

    publish(
        wanted,
        view,
        "overdue",
        text=lines,
        record=lambda: {"rows": map(shown.record, tally.counting(rows))},
        rows=lambda: map(shown.cells, tally.counting(rows)),
        header=FIELDS,
    )
    return tally
