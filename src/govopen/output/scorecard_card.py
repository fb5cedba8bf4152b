"""One unit's card by section, and the checkpoints and entries behind each of its numbers."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from govopen.deadlines.instants import day_of, iso
from govopen.errors import joined
from govopen.ledger.units import units
from govopen.ledger.view import View
from govopen.locales import N_, _, language, n_
from govopen.output.columns import Screen, Styled, wrap, wrap_names
from govopen.output.grid import flow, grid
from govopen.scoring.explanation import Behind, Explanation
from govopen.scoring.scorecard import Figures, Result, Scorecard
from govopen.standing.duties import shown_name
from govopen.standing.standing import STANDINGS, Standing

STANDING_WORDS = {
    "breached": N_("breached"),
    "met": N_("met in time"),
    "excused": N_("excused"),
    "late": N_("done late"),
    "overdue": N_("overdue"),
    "due_soon": N_("due soon"),
    "open": N_("open"),
    "upcoming": N_("not begun"),
}
FLAG_WORDS = {
    "short_notice": N_("short notice when issued"),
    "extended": N_("extended"),
    "unverified": N_("no review yet"),
    "no_evidence": N_("no evidence"),
    "recorded_late": N_("reported late"),
    "corrected": N_("corrected"),
    "returned": N_("returned once"),
    "on_behalf": N_("typed by the office"),
}
HEADINGS = {
    "due": N_("now\ndue"),
    "on_time": N_("on time"),
    "late": N_("done\nlate"),
    "overdue": N_("over-\ndue"),
    "breached": N_("brea-\nched"),
    "early": N_("early"),
    "excused": N_("ex-\ncused"),
}
RATIOS = (N_("rate"), N_("evi-\ndence"), N_("no\ndate"))
ONLY_IF_ANY = frozenset({"breached", "early"})
COLOURED = frozenset({"late", "overdue", "breached"})


def shown_figures(counts: Iterable[Figures]) -> list[str]:
    """The figures that get a column: all, but breached and early only where there are any."""
    total = sum(counts, Figures())
    return [name for name in HEADINGS if name not in ONLY_IF_ANY or getattr(total, name)]


def headings_of(shown: Iterable[str]) -> list[str]:
    """Marked headings of these figures and of the ratios that follow them."""
    return [*(HEADINGS[name] for name in shown), *RATIOS]


def cells(counts: Figures, shown: Iterable[str]) -> list[str]:
    """The figures under `headings_of`."""
    numbers = [(name, getattr(counts, name)) for name in shown]
    return [
        *(Styled(str(n), name) if n and name in COLOURED else str(n) for name, n in numbers),
        ratio(counts.on_time, counts.due),
        ratio(counts.evidenced, counts.completed),
        ratio(counts.default_recorded, counts.default_of),
    ]


def ratio(part: int, whole: int) -> str:
    return f"{part}/{whole}"


def shown_day(view: View, instant: int) -> str:
    """MM-DD within the plan's year, else the whole date."""
    day = day_of(instant, view.plan.zone)
    return f"{day:%m-%d}" if f"{day.year}" == view.plan.first_day[:4] else day.isoformat()


def card(  # noqa: PLR0917 - what a card shows
    view: View,
    results: Scorecard,
    why: Explanation,
    titles: dict[str, tuple[str, str]],
    unit: str,
    page: Screen,
) -> Iterator[str]:
    """The unit's place, its figures by section, what is in no figures of its own, and what is behind."""
    result = results.of(unit)
    yield ""
    yield from wrap(_place(results, result), page.width, "  ")
    shown = shown_figures([result.figures])
    rows = [[_section_name(code, titles), *cells(counts, shown)] for code, counts in result.sections]
    rows.append([_("all sections"), *cells(result.figures, shown)])
    yield from grid([_(heading) for heading in (N_("section"), *headings_of(shown))], rows, page)
    if result.coordination:
        words = _("Coordination: of other units' checkpoints in the items it leads, {ratio} are met")
        yield from wrap(words.format(ratio=ratio(*result.coordination)), page.width, "  ")
    yield from _flag_counts(result.figures, page)
    yield from _behind(view, why, page)
    if why.pools:
        yield _("Held jointly with others, not in these figures ({n}):").format(n=len(why.pools))
        for behind in why.pools:
            yield from flow(described(view, behind), page, 2)


def _place(results: Scorecard, result: Result) -> str:
    table = results.table_of(result.unit.unit)
    placed = [other for other in table if other.place]
    if result.place is None:
        return _("{unit}: not placed, nothing due yet").format(unit=result.unit.shown)
    equals = sum(other.place == result.place for other in placed) - 1
    words = _("{unit}: place {place} of {n} placed in its table").format(
        unit=result.unit.shown, place=result.place, n=len(placed)
    )
    if not equals:
        return words
    return words + n_(", shared with {n} other", ", shared with {n} others", equals).format(n=equals)


def _section_name(code: str, titles: dict[str, tuple[str, str]]) -> str:
    title, english = titles.get(code, ("", ""))
    return f"{code} {english if language() == 'en' and english else title}".strip()


def _flag_counts(counts: Figures, page: Screen) -> Iterator[str]:
    waiting = counts.completed - counts.verified
    words = [
        _("short notice when issued {n}").format(n=counts.short_notice),
        _("reported late {n}").format(n=counts.recorded_late),
        _("no review yet {ratio}").format(ratio=ratio(waiting, counts.completed)),
    ]
    yield from wrap(_("Flags: {flags}").format(flags=joined(words)), page.width, "  ")


def _behind(view: View, why: Explanation, page: Screen) -> Iterator[str]:
    listed = [behind for name in ("breached", "overdue", "late") for behind in why.counting(name)]
    if not listed:
        yield _("Nothing late, nothing overdue.")
    for behind in listed:
        yield from flow(described(view, behind), page)


def described(view: View, behind: Behind) -> list[str]:
    """A checkpoint in phrases: standing, code, name, dates, entries, flags."""
    row = behind.row
    words = [f"[{_(_standing(row))}] {row.checkpoint} {shown_name(row)}"]
    if row.due is not None and row.basis == "stated":
        words.append(_("due {day}").format(day=shown_day(view, row.due)))
    if row.reached is not None:
        words.append(_("done {day}").format(day=shown_day(view, row.reached)))
    if row.standing in {"late", "overdue"} and row.due is not None and row.basis == "stated":
        words.append(_days_late(view, row))
    words += [" ".join(f"E{seq}" for seq in behind.entries)] if behind.entries else []
    told = [_(FLAG_WORDS[flag]) for flag in behind.flags if flag != "unverified"]  # counted once, above
    words += [joined(told)] if told else []
    return words


def _standing(row: Standing) -> str:
    """What has no date in the document is recorded or not; it is never met in time, late or overdue."""
    if row.basis == "stated":
        return STANDING_WORDS[row.standing]
    return N_("no record") if row.reached is None else N_("recorded")


def _days_late(view: View, row: Standing) -> str:
    until = row.reached if row.reached is not None else view.as_of
    days = (day_of(until, view.plan.zone) - day_of(row.due or until, view.plan.zone)).days
    return n_("{n} day late", "{n} days late", days).format(n=days)


def reasons(view: View, result: Result, why: Explanation, page: Screen) -> Iterator[str]:
    """Each number of a unit with its checkpoints, one a line; what has no record, and what it leads, in short."""
    counts = result.figures
    yield ""
    line = _("{unit}: {n} stated checkpoints, {due} due, on time {ratio}; behind each number:")
    ratio_ = ratio(counts.on_time, counts.due)
    yield from wrap(
        line.format(unit=result.unit.shown, n=counts.checkpoints, due=counts.due, ratio=ratio_), page.width, "  "
    )
    for standing in STANDINGS:
        listed = [b for b in why.own if b.row.standing == standing and {"checkpoints", "breached"} & set(b.figures)]
        if listed:
            due = sum("due" in behind.figures for behind in listed)
            words = _("{standing}: {n}, of them due {due}")
            yield " " + words.format(standing=_(STANDING_WORDS[standing]), n=len(listed), due=due)
            for behind in listed:
                yield from flow(described(view, behind), page, 2)
    yield from _default_reasons(view, why, counts, page)
    yield from _led_reasons(view, result, why, page)


def _default_reasons(view: View, why: Explanation, counts: Figures, page: Screen) -> Iterator[str]:
    if not counts.default_of:
        return
    words = _("no date in the document: {ratio} recorded, not in the order")
    yield " " + words.format(ratio=ratio(counts.default_recorded, counts.default_of))
    for behind in why.counting("default_recorded"):
        yield from flow(described(view, behind), page, 2)
    rest = [b.row.checkpoint for b in why.counting("default_of") if b.row.reached is None]
    if rest:
        yield from wrap_names(rest, page.width, 4, "  " + _("no record: "))


def _led_reasons(view: View, result: Result, why: Explanation, page: Screen) -> Iterator[str]:
    if not result.coordination:
        return
    yield " " + _("coordination: {ratio} met").format(ratio=ratio(*result.coordination))
    names = {key: unit.shown for key, unit in units(view).items()}
    for checkpoint, group in groupby(why.led, key=lambda row: row.checkpoint):
        rows = list(group)
        met = [names.get(row.holder, row.holder) for row in rows if row.standing == "met"]
        words = f"  {checkpoint} {shown_name(rows[0])} {ratio(len(met), len(rows))}"
        yield from wrap_names(met, page.width, 4, words + (": " if met else ""))


def explained(view: View, why: Explanation) -> dict[str, object]:
    """``explanation`` in JSON: ``own`` is what the figures are sums of; ``pools`` are in none of them."""
    return {
        "own": [_as_json(view, behind) for behind in why.own if behind.figures],
        "pools": [_as_json(view, behind) for behind in why.pools],
        "coordination": [{"checkpoint": r.checkpoint, "holder": r.holder, "standing": r.standing} for r in why.led],
    }


def _as_json(view: View, behind: Behind) -> dict[str, object]:
    row, zone = behind.row, view.plan.zone
    due = None if row.due is None else iso(row.due, zone) if row.timed else day_of(row.due, zone).isoformat()
    return {
        "checkpoint": row.checkpoint,
        "item": row.item,
        "name": row.name,
        "basis": row.basis,
        "standing": row.standing,
        "due": due,
        "reached": None if row.reached is None else iso(row.reached, zone),
        "entries": [f"E{seq}" for seq in behind.entries],
        "flags": list(behind.flags),
        "figures": list(behind.figures),
    }
