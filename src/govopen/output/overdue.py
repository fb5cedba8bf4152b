"""How ``overdue`` looks: what, by when, how late, and under it each who lacks it; and a row in JSON and CSV."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from govopen.errors import joined
from govopen.ledger.units import Pool, Unit
from govopen.ledger.view import View
from govopen.locales import _
from govopen.output.columns import width_of
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish
from govopen.output.words import (
    IN_THE_HEADING,
    as_of_words,
    beside,
    due_value,
    duty_fields,
    flag_words,
    flow,
    holder_words,
    holders_words,
    plan_title,
    row_words,
    taken_over_words,
)
from govopen.standing.overdue import Attention, Lacking, Late

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
    "origin",
)
"""A row's members in JSON and its columns in CSV, where lists are joined by semicolons."""


class Rows:
    """Rows for JSON and CSV. ``units`` are the keys that are units; any other holder is a pool."""

    def __init__(self, view: View, units: Iterable[str]) -> None:
        self._units = frozenset(units)
        self._zone = view.plan.zone

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
            "standing": row.told,
            "due": due_value(row.told_due, row.timed, self._zone),
            "original_due": due_value(row.original_due, row.timed, self._zone),
            "days": late.days,
            "working_days": late.working_days,
            "needed": row.needed,
            "recorded": late.recorded,
            "case": row.occasion if row.occasion and row.kind != "recurring" else None,
            "period": row.occasion if row.kind == "recurring" else None,
            "pool": None if held else row.holder,
            "basis": row.basis,
            "assumed": _listed(row.point.assumed),
            "flags": late.flags,
            "former": row.told_former,
            "origin": row.predecessor,
        }

    def cells(self, late: Late) -> list[object]:
        """The row's CSV."""
        values = self.record(late).values()
        return [";".join(map(str, value)) if isinstance(value, list | tuple) else value for value in values]


@cache
def _listed(text: str) -> list[str]:
    from json import loads

    found: list[str] = loads(text)
    return found


class Tally:
    """Counts what passes: an answer and a total are known only after the last."""

    def __init__(self) -> None:
        self.overdue = self.breached = self.default = 0
        self.holders: set[str] = set()

    def counting(self, found: Iterable[Lacking]) -> Iterator[Lacking]:
        for lacking in found:
            if lacking.point.basis != "stated":
                self.default += len(lacking.holders)
            elif lacking.overdue:
                if lacking.standing == "breached":
                    self.breached += len(lacking.holders)
                else:
                    self.overdue += len(lacking.holders)
                self.holders.update(holder for holder, *_rest in lacking.holders)
            yield lacking


def text(
    view: View,
    found: Attention,
    tally: Tally,
    units: dict[str, Unit],
    pools: dict[str, Pool],
    *,
    width: int,
    alone: str | None,
) -> Iterator[str]:
    """What is overdue, each with those who lack it, a line each: stated first, in due order.

    ``alone`` names the one unit whose they all are, so that it need not be named again.
    """
    who = cache(lambda holder: holder_words(holder, units, pools))
    title = plan_title(view.plan)
    head = _("{unit}, overdue: {title}").format(unit=who(alone), title=title) if alone else ""
    yield from beside(head or _("Overdue: {title}").format(title=title), as_of_words(view), width)
    stated = True
    for lacking in tally.counting(found.lacking):
        if stated and lacking.point.basis != "stated":
            stated = False
            yield from ("", _("No date in the document, and no record (not overdue, in no figure):"))
        lates = found.late(lacking)
        first = next(lates)
        if alone:  # own, and what was taken over, each for itself
            yield from (line for late in (first, *lates) for line in heading(view, late, width, "{words}"))
            continue
        yield from heading(view, first, width, _("{words}:"), alone=False)
        if found.plain(lacking):
            yield "\n".join([f"    {who(holder[0])}" for holder in lacking.holders])
        else:
            for late in (first, *lates):
                yield from _lines(late, who, width)
    yield ""
    yield from beside(_total(tally, units, pools), view.position, width)
    if tally.default:
        yield _("No date in the document: {n} without a record (apart, in no figure)").format(n=tally.default)


def heading(view: View, late: Late, width: int, ending: str, *, alone: bool = True) -> list[str]:
    """A checkpoint, whoever lacks it, or one unit's alone: what, by when, how late; ``ending`` is how its words end."""
    mark = f"[{row_words(late.row)}]"
    what, *rest = duty_fields(late, view, alone=alone)
    fields = [f"{mark} {what}", *rest]
    fields[-1] = ending.format(words=fields[-1])
    return flow(fields, width, " " * (width_of(mark) + 1))


def _lines(late: Late, who: Callable[[str], str], width: int) -> list[str]:
    """Who lacks it, and what is to be said about that."""
    said = [taken_over_words(who(late.row.predecessor))] if late.row.predecessor else []
    said += [flag_words(flag) for flag in late.flags if flag not in IN_THE_HEADING]
    if late.row.needed > 1 and late.recorded:
        said.insert(0, _("{n} of {needed} recorded").format(n=late.recorded, needed=late.row.needed))
    return flow(
        [f"    {who(late.row.holder)}", _("({words})").format(words=joined(said)) if said else ""], width, " " * 8
    )


def _total(tally: Tally, units: dict[str, Unit], pools: dict[str, Pool]) -> str:
    if not tally.holders:
        return _("Stated in the document: nothing overdue")
    if not tally.breached:
        said = _("Stated in the document: {n} overdue, by {who}")
    elif not tally.overdue:
        said = _("Stated in the document: {breached} breached, by {who}")
    else:
        said = _("Stated in the document: {n} overdue, {breached} breached, by {who}")
    return said.format(n=tally.overdue, breached=tally.breached, who=holders_words(tally.holders, units, pools))


def names(wanting: Attention, tally: Tally, units: dict[str, Unit], pools: dict[str, Pool]) -> Iterator[str]:
    """Just who, one a line, each once: units in the plan's order, then pools with their mark."""
    found = {holder for lacking in tally.counting(wanting.lacking) for holder, *_rest in lacking.holders}
    for key, unit in units.items():
        if key in found:
            yield unit.shown
    for holder in sorted(found - units.keys()):
        yield holder_words(holder, units, pools)


def publish_overdue(
    wanted: Wanted,
    view: View,
    found: Attention,
    units: dict[str, Unit],
    pools: dict[str, Pool],
    *,
    just_names: bool = False,
    alone: str | None = None,
) -> Tally:
    """Write the report; what passed is counted in the answer."""
    tally, shown = Tally(), Rows(view, units)

    def lines() -> Iterator[str]:
        if just_names:
            return names(found, tally, units, pools)
        return text(view, found, tally, units, pools, width=screen(wanted).width, alone=alone)

    def rows() -> Iterator[Late]:
        return (late for lacking in tally.counting(found.lacking) for late in found.late(lacking))

    publish(
        wanted,
        view,
        "overdue",
        text=lines,
        record=lambda: {"rows": map(shown.record, rows())},
        rows=lambda: map(shown.cells, rows()),
        header=FIELDS,
    )
    return tally
