"""The scorecard on the screen, as JSON and as CSV: two tables, or one unit's card."""

from collections.abc import Iterator, Sequence

from govopen.errors import BadInput
from govopen.ledger.units import pools
from govopen.ledger.view import View
from govopen.locales import N_, _
from govopen.output.columns import Screen, wrap, wrap_names
from govopen.output.emit import Wanted, screen
from govopen.output.grid import grid
from govopen.output.publish import publish
from govopen.output.scorecard_card import card, cells, explained, headings_of, now_words, ratio, reasons, shown_figures
from govopen.output.words import as_of_words, flow, plan_title
from govopen.scoring.explanation import Explanation, explain, section_titles
from govopen.scoring.scorecard import Figures, Result, Scorecard, scorecard
from govopen.standing.nothing import undeclared

STATED = (
    "checkpoints", "due", "met", "late", "overdue", "breached", "excused", "evidenced", "verified", "short_notice",
    "recorded_late",
)  # fmt: skip
HEADER = (
    "unit", "kind", "place", *STATED, "on_time", "default_recorded", "default_of", "coordination_met",
    "coordination_of", "successors",
)  # fmt: skip
PLACE, UNIT, COORDINATED = N_("#"), N_("unit"), N_("co-\nord.")


class NoCard(BadInput):
    """An open group is no unit."""

    def __init__(self, name: str, *, is_open: bool) -> None:
        message = (
            _("{name} is a group whose members the document does not name; its checkpoints are in no unit's figures")
            if is_open
            else _("{name} is a group; its members have a card each: govopen scorecard lists them")
        )
        super().__init__(message.format(name=name))


def publish_scorecard(wanted: Wanted, view: View, unit: str | None = None, *, reasoned: bool = False) -> None:
    """Write the whole scorecard, or the card of ``unit``; with ``reasoned``, what is behind it. Raises NoCard."""
    results = scorecard(view)
    if unit and all(result.unit.unit != unit for result in results.results):
        pool = pools(view).get(unit)
        raise NoCard(pool.shown if pool else unit, is_open=pool is not None and pool.kind == "open")
    chosen = (results.of(unit),) if unit else results.results
    page = screen(wanted)

    def text() -> Iterator[str]:
        yield from heading(view, page)
        if unit:
            yield from card(view, results, explain(view, unit), section_titles(view), unit, page)
        else:
            yield from tables(results, page)
        if reasoned:
            for result in chosen:
                yield from reasons(view, result, explain(view, result.unit.unit), page)

    def record() -> dict[str, object]:
        titles, silent = section_titles(view), undeclared(view, unit)
        units = (
            as_json(view, result, titles, explain(view, result.unit.unit) if reasoned else None)
            | {"undeclared": [each.obligation for each in silent.get(result.unit.unit, [])]}
            for result in chosen
        )
        return {"rubric": None, "interim": not view.ended, "units": units}

    publish(wanted, view, "scorecard", text=text, record=record, rows=lambda: map(as_row, chosen), header=HEADER)


def heading(view: View, page: Screen) -> Iterator[str]:
    """Which plan, as of when, whether interim, and which end comes first."""
    plan = view.plan
    yield from wrap(f"{plan_title(plan)} {plan.number}".strip(), page.width)
    if view.ended:
        yield _("Scorecard after the plan's end, {last}; best first").format(last=plan.last_day)
    else:
        yield _("Interim scorecard; the plan runs to {last}; best first").format(last=plan.last_day)
    yield from wrap(_("As of {as_of}  {position}").format(as_of=as_of_words(view), position=view.position), page.width)


def tables(results: Scorecard, page: Screen) -> Iterator[str]:
    """Both orders, the plan's totals, and what the columns mean."""
    departments = _("Departments, party organs, vertical agencies: {n}")
    subdistricts = _("Subdistricts: {n}")
    for title, table in ((departments, results.departments), (subdistricts, results.subdistricts)):
        if table:
            yield ""
            yield title.format(n=len(table))
            yield from _table(table, page)
    yield ""
    yield from _whole(results, page)
    yield from legend(results.whole, page)


def _table(table: Sequence[Result], page: Screen) -> Iterator[str]:
    placed = [result for result in table if result.place]
    shown = shown_figures(result.figures for result in placed)
    leads = any(result.coordination for result in placed)
    headings = [PLACE, UNIT, *headings_of(shown), *([COORDINATED] if leads else [])]
    if placed:
        rows = [_cells(result, shown, leads=leads) for result in placed]
        yield from grid([_(heading) for heading in headings], rows, page, name=1)
    apart = [_apart(result) for result in table if not result.place and not result.heirs]
    if apart:
        first = _("Not placed, nothing due yet ({n}): ").format(n=len(apart))
        yield from wrap_names(apart, page.width, 2, first)
    for result in table:
        if result.heirs:
            yield from flow(
                [_("Not placed: {unit}").format(unit=now_words(result)), *in_words(result.figures)], page.width, "  "
            )


def _cells(result: Result, shown: Sequence[str], *, leads: bool) -> list[str]:
    coordinated = ratio(*result.coordination) if result.coordination else ""
    return [str(result.place), result.unit.shown, *cells(result.figures, shown), *([coordinated] if leads else [])]


def _apart(result: Result) -> str:
    """A lead's coordination is shown wherever it stands."""
    if not result.coordination:
        return result.unit.shown
    words = _("{unit} (coordination {ratio})")
    return words.format(unit=result.unit.shown, ratio=ratio(*result.coordination))


def _whole(results: Scorecard, page: Screen) -> Iterator[str]:
    yield from flow([_("Whole plan:"), *in_words(results.whole)], page.width, "  ")
    if results.pooled.checkpoints:
        words = _("Of these held jointly or not allocated, in no unit's figures:")
        yield from flow([words, *in_words(results.pooled)], page.width, "  ")


def in_words(counts: Figures) -> list[str]:
    """Figures in phrases: what is due is the sum of what follows up to the extended."""
    words = [_("{n} due").format(n=counts.due), _("{n} met").format(n=counts.on_time)]
    words += [_("{n} late").format(n=counts.late), _("{n} overdue").format(n=counts.overdue)]
    words += [_("{n} breached").format(n=counts.breached)] if counts.breached else []
    words += [_("{n} extended after the date").format(n=counts.extended)] if counts.extended else []
    words += [_("{n} met early").format(n=counts.early)] if counts.early else []
    words += [_("{n} excused").format(n=counts.excused)] if counts.excused else []
    words.append(_("on time {ratio}").format(ratio=ratio(counts.on_time, counts.due)))
    words.append(_("no date: {ratio} recorded").format(ratio=ratio(counts.default_recorded, counts.default_of)))
    return words


def legend(counts: Figures, page: Screen) -> Iterator[str]:
    """How the order comes about, and what is counted in the columns."""
    yield from wrap(_("Order: overdue plus breached, fewest first; then late; then rate; ties share."), page.width)
    if counts.extended:
        yield from wrap(_("Extended: missed its date, extended since; due, not done, not overdue."), page.width)
    if counts.early:
        yield from wrap(_("Early: met before the due day; enters due, met and the rate on that day."), page.width)
    yield from wrap(_("Evidence: of all that was done, in time, early or late, how much has evidence."), page.width)
    yield from wrap(_("No date: what the document sets no date for, recorded of all; not in the order."), page.width)
    yield from wrap(_("Coord.: other units' checkpoints in the items that a unit leads, met of all."), page.width)


def _stated(counts: Figures) -> dict[str, object]:
    return {
        "stated": {name: getattr(counts, name) for name in (*STATED, "extended")},
        "default": {"recorded": counts.default_recorded, "of": counts.default_of},
        "on_time": [counts.on_time, counts.due],
    }


def as_json(
    view: View, result: Result, titles: dict[str, tuple[str, str]], explanation: Explanation | None
) -> dict[str, object]:
    """One of ``units`` in DESIGN 8's ``scorecard``; ``place`` and ``successors`` are additions."""
    sections = [
        {
            "section": code,
            "title": titles.get(code, (None, None))[0],
            "title_en": titles.get(code, (None, None))[1] or None,
        }
        | _stated(counts)
        for code, counts in result.sections
    ]
    return {
        "unit": result.unit.unit,
        "kind": result.unit.kind,
        "place": result.place,
        "successors": [heir.unit for heir in result.heirs],
        **_stated(result.figures),
        "coordination": list(result.coordination) if result.coordination else None,
        "sections": sections,
        "points": None,
        "grade": None,
        "rank": None,
        "explanation": explained(view, explanation) if explanation else None,
    }


def as_row(result: Result) -> list[object]:
    """One row of CSV; numbers are numbers, what does not apply is empty."""
    counts = result.figures
    figures = [getattr(counts, name) for name in (*STATED, "on_time", "default_recorded", "default_of")]
    heirs = " ".join(heir.unit for heir in result.heirs)
    return [result.unit.unit, result.unit.kind, result.place, *figures, *(result.coordination or (None, None)), heirs]
