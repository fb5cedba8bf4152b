"""One item or obligation on the screen: what it asks, on what ground, of whom, and who has not done it yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from govopen.ledger.document import Record, expanded, worded
from govopen.ledger.units import Pool, Unit, pools, units
from govopen.ledger.view import View
from govopen.locales import _, n_
from govopen.output.asks import Names, asks, assumed_words, kind_words, names_of
from govopen.output.columns import aligned, paint, shortened, width_of, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.items import roles_lines
from govopen.output.publish import publish
from govopen.output.words import (
    all_names,
    as_of_words,
    due_value,
    duty_words,
    flow,
    holder_words,
    standing_words,
    told_words,
    until_words,
)
from govopen.program import command
from govopen.standing.show import WAITING, Answer, Shown
from govopen.standing.standing import NO_RECORD, RECORDED, STANDINGS, Standing

HEADER = (
    "item", "obligation", "name", "checkpoint", "unit", "pool", "standing", "due", "needed", "basis", "original_due",
    "former",
)  # fmt: skip
INDENT = " " * 7
FEW = 3
"""So many are always named."""
QUOTED = 5
"""So many lines of a clause; the whole is in the JSON."""

ALWAYS = (RECORDED, NO_RECORD)
DEFAULT = ("breached", "excused", *ALWAYS)
"""What checkpoints without a date in the document may be told to be."""


@dataclass(frozen=True)
class _Page:
    """What every part of the page needs."""

    view: View
    answer: Answer
    names: Names
    units: dict[str, Unit]
    pools: dict[str, Pool]
    width: int
    colour: bool

    def labelled(self, label: str, text: str, *, most: int = 0) -> Iterator[str]:
        """A line behind its label, wrapped under itself; ``most``: in so many lines at most."""
        margin = INDENT + label
        room = self.width - width_of(margin)
        first, *rest = shortened(text, room, most) if most else wrap(text, room)
        yield aligned(margin) + first
        yield from (" " * width_of(margin) + line for line in rest)

    def order(self, row: Standing) -> tuple[int, int, str, str, int]:
        """Worst first, then by due instant, then the units in the plan's order."""
        unit = self.units.get(row.holder)
        place = WAITING.index(row.told) if row.told in WAITING else len(WAITING)
        return place, row.told_due or 0, row.checkpoint, until_words(row, self.view.plan), unit.position if unit else 0


def publish_show(wanted: Wanted, view: View, answer: Answer) -> None:
    """The answer to ``show``, as ``govopen.show/1`` in JSON."""
    look = screen(wanted)
    page = _Page(view, answer, names_of(answer.document), units(view), pools(view), look.width, look.colour)
    publish(
        wanted,
        view,
        "show",
        text=lambda: _lines(page),
        record=lambda: _record(page),
        rows=lambda: _rows(page),
        header=HEADER,
    )


def _lines(page: _Page) -> Iterator[str]:
    item = page.answer.item
    yield aligned(f"{item['code']}  {worded(item, 'title')}")
    yield from roles_lines(item, page.names, page.width)
    if page.answer.clause:
        yield from page.labelled(_("as printed: "), page.answer.clause, most=QUOTED)
    for shown in page.answer.shown:
        yield ""
        yield aligned(f"{shown.obligation['code']}  {worded(shown.obligation)}")
        yield from _said(page, shown.obligation)
        yield from _standing(page, shown)
    yield from _next(page)


def _said(page: _Page, owed: Record) -> Iterator[str]:
    """What it asks, on what ground, and of whom."""
    asked = kind_words(owed)
    if owed["kind"] not in {"ongoing", "never"}:
        brief = asks(owed, page.names, page.view.plan.first_day[:4])
        asked = _("{asked} ({kind})").format(asked=brief, kind=asked)
    yield from page.labelled(_("asks: "), asked)
    if owed["basis"] == "stated":
        yield from page.labelled(_("basis: "), _('the document: "{source}"').format(source=owed["source"] or ""))
    else:
        yield from page.labelled(_("basis: "), _("our reading: the document gives no date, number or clock"))
    if owed["assumed"]:
        yield from page.labelled(_("our reading: "), assumed_words(owed))
    if owed["reference"]:
        reference = owed["reference"]
        words = _("{text} ({article}); printed beside, sets nothing")
        yield from page.labelled(_("law: "), words.format(text=reference["text"], article=reference["article"]))
    yield from page.labelled(_("who: "), _who(page, owed))


def _who(page: _Page, owed: Record) -> str:
    item = page.answer.item
    names = page.names.row(owed["who"] or item["responsible"] or item["lead"])
    n = len(owed["units"])
    if not n:
        return _("{names}: whose members the document does not name").format(names=names)
    if owed["jointly"]:
        return n_("{names} = {n} unit, together", "{names} = {n} units, together", n).format(names=names, n=n)
    words = n_("{names} = {n} unit, for itself", "{names} = {n} units, each for itself", n).format(names=names, n=n)
    if owed["open_groups"]:
        words += _("; not allocated: {groups}").format(groups=page.names.row(owed["open_groups"]))
    return words


def _standing(page: _Page, shown: Shown) -> Iterator[str]:
    owed, total = shown.obligation, shown.totals.total()
    if owed["kind"] == "never" and not shown.totals["breached"]:
        yield from page.labelled(_("now: "), _("only a violation is recorded"))
        return
    if not total:
        yield from page.labelled(_("now: "), _("waits for a case: no checkpoint yet"))
        return
    counts = [f"{standing_words(told)} {n}" for told, n in _totals(shown).items() if n or told in ALWAYS]
    label = _("{as_of}: ").format(as_of=as_of_words(page.view))
    head = n_("{n} checkpoint: {counts}", "{n} checkpoints: {counts}", total)
    yield from page.labelled(label, head.format(n=total, counts=_(", ").join(counts)))
    waiting = sorted(shown.waiting, key=page.order)
    excused = sorted(shown.excused, key=lambda row: (told_words(row), page.order(row)))
    for _key, rows in groupby([*waiting, *excused], key=lambda row: (told_words(row), page.order(row)[:-1])):
        yield from _group(page, list(rows), whole=len(waiting) == total and owed["basis"] != "stated")


def _totals(shown: Shown) -> dict[str, int]:
    """How many checkpoints are told to be what: a number for each, none left out."""
    names = STANDINGS if shown.obligation["basis"] == "stated" else DEFAULT
    return {name: shown.totals[name] for name in names}


def _group(page: _Page, rows: list[Standing], *, whole: bool) -> Iterator[str]:
    """Those who miss the same thing: one line that names them. Where nobody has a record, nobody is named."""
    first = rows[0]
    whole = whole and len(rows) > FEW
    label = told_words(first)
    words = [f"[{label}]", duty_words(first, page.view.plan)]
    words += filter(None, [until_words(first, page.view.plan)])
    if first.holder in page.units:
        words.append(_("all of them") if whole else n_("{n} unit:", "{n} units:", len(rows)).format(n=len(rows)))
    line, *more = flow([INDENT + "  ".join(words[:2]), *words[2:]], page.width, INDENT + "  ")
    yield aligned(line).replace(f"[{label}]", f"[{paint(label, first.told, colour=page.colour)}]", 1)
    yield from map(aligned, more)
    pool = page.pools.get(first.holder)
    if not whole and not (pool and pool.kind == "joint"):  # who answers jointly stands above
        names = [holder_words(row.holder, page.units, page.pools) for row in rows]
        yield from all_names(names, page.width, INDENT + "  ")


def _next(page: _Page) -> Iterator[str]:
    waiting = [shown.obligation for shown in page.answer.shown if shown.waiting]
    waiting.sort(key=lambda owed: owed["basis"] != "stated")
    if not waiting:
        return
    yield ""
    yield _("record it: {command}").format(command=command(_typed(page, waiting[0])))


def _typed(page: _Page, owed: Record) -> str:
    """What to type for an obligation: a case is closed, a ban is broken, all else is done."""
    cases = [row.occasion for shown in page.answer.shown for row in shown.waiting if row.obligation == owed["code"]]
    if owed["kind"] == "minimum":
        return f"close {cases[0]} " + _("--on DATE")
    if owed["kind"] == "never":
        return f"finding {owed['code']} " + _("--unit UNIT --on DATE")
    if owed["kind"] == "response":
        return f"done {owed['code']} " + _("--unit UNIT --on DATE") + f" --case {cases[0]}"
    return f"done {owed['code']} " + _("--unit UNIT --on DATE")


def _record(page: _Page) -> dict[str, Any]:
    answer = page.answer
    obligations = [
        {
            **shown.obligation,
            "totals": _totals(shown),
            "waiting": [dict(zip(HEADER[3:], _row(page, row), strict=True)) for row in shown.waiting],
            "excused": [dict(zip(HEADER[3:], _row(page, row), strict=True)) for row in shown.excused],
        }
        for shown in answer.shown
    ]
    leads = list(expanded(answer.item["lead"], answer.document.groups))
    item = {**answer.item, "leads": leads, "clause": answer.clause, "obligations": obligations}
    return {"plan": answer.document.head["plan"], "item": item}


def _rows(page: _Page) -> Iterator[list[object]]:
    for shown in page.answer.shown:
        owed = shown.obligation
        for row in [*shown.waiting, *shown.excused]:
            yield [page.answer.item["code"], owed["code"], owed["name"], *_row(page, row)]


def _row(page: _Page, row: Standing) -> list[object]:
    is_unit = row.holder in page.units
    return [
        row.checkpoint,
        row.holder if is_unit else None,
        None if is_unit else row.holder,
        row.told,
        due_value(row.told_due, row.timed, page.view.plan.zone),
        row.needed,
        row.basis,
        due_value(row.original_due, row.timed, page.view.plan.zone),
        row.told_former,
    ]
