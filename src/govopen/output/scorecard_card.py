"""One unit's card by section, and the checkpoints and entries behind each of its numbers."""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby

from govopen.deadlines.instants import day_of, iso
from govopen.errors import joined
from govopen.ledger.units import shown, units
from govopen.ledger.view import View
from govopen.locales import N_, _, language, n_
from govopen.output.columns import Screen, Styled, wrap, wrap_names
from govopen.output.desk import undeclared_lines
from govopen.output.grid import grid
from govopen.output.words import (
    day_words,
    due_value,
    flag_words,
    flow,
    lateness_words,
    standing_words,
    taken_over_words,
    told_words,
    until_words,
)
from govopen.scoring.explanation import Behind, Explanation
from govopen.scoring.scorecard import Figures, Result, Scorecard
from govopen.standing.coordination import Led
from govopen.standing.nothing import undeclared
from govopen.standing.standing import NO_RECORD, STANDINGS

HEADINGS = {
    "due": N_("now\ndue"),
    "on_time": N_("on time"),
    "late": N_("done\nlate"),
    "overdue": N_("over-\ndue"),
    "breached": N_("brea-\nched"),
    "extended": N_("ex-\ntended"),
    "early": N_("early"),
    "excused": N_("ex-\ncused"),
}
RATIOS = (N_("rate"), N_("evi-\ndence"), N_("no\ndate"))
ONLY_IF_ANY = frozenset({"breached", "extended", "early"})
COLOURED = frozenset({"late", "overdue", "breached"})


def shown_figures(counts: Iterable[Figures]) -> list[str]:
    """The figures that get a column: all, but some only where there are any."""
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
    yield from undeclared_lines(view, undeclared(view, unit).get(unit, []), unit, page.width)
    if why.pools:
        yield _("Held jointly with others, not in these figures ({n}):").format(n=len(why.pools))
        for behind in why.pools:
            yield from _flowing(described(view, behind), page)


def _flowing(phrases: list[str], page: Screen) -> list[str]:
    """One of a list, stood in by two."""
    return flow([f"  {phrases[0]}", *phrases[1:]], page.width, "    ")


def _place(results: Scorecard, result: Result) -> str:
    table = results.table_of(result.unit.unit)
    placed = [other for other in table if other.place]
    if result.heirs:
        return _("{unit}: not placed; what follows stays its own").format(unit=now_words(result))
    if result.place is None:
        return _("{unit}: not placed, nothing due yet").format(unit=result.unit.shown)
    equals = sum(other.place == result.place for other in placed) - 1
    words = _("{unit}: place {place} of {n} placed in its table").format(
        unit=result.unit.shown, place=result.place, n=len(placed)
    )
    if not equals:
        return words
    return words + n_(", shared with {n} other", ", shared with {n} others", equals).format(n=equals)


def now_words(result: Result) -> str:
    """A unit that is no more, and who took over its work."""
    heirs = joined(heir.shown for heir in result.heirs)
    return _("{unit} (now {units})").format(unit=result.unit.shown, units=heirs)


def _section_name(code: str, titles: dict[str, tuple[str, str]]) -> str:
    title, english = titles.get(code, ("", ""))
    return f"{code} {english if language() == 'en' and english else title}".strip()


def _flag_counts(counts: Figures, page: Screen) -> Iterator[str]:
    waiting = counts.completed - counts.verified
    words = [
        _("{what} {n}").format(what=flag_words("short_notice"), n=counts.short_notice),
        _("{what} {n}").format(what=flag_words("recorded_late"), n=counts.recorded_late),
        _("{what} {n}").format(what=flag_words("unverified"), n=ratio(waiting, counts.completed)),
    ]
    yield from wrap(_("Flags: {flags}").format(flags=joined(words)), page.width, "  ")


def _behind(view: View, why: Explanation, page: Screen) -> Iterator[str]:
    listed = [behind for name in ("breached", "overdue", "late") for behind in why.counting(name)]
    if not listed:
        yield _("Nothing late, nothing overdue.")
    for behind in listed:
        yield from flow(described(view, behind), page.width, "  ")


def described(view: View, behind: Behind) -> list[str]:
    """A checkpoint in phrases: standing, code, name, dates, entries, flags."""
    row, plan = behind.row, view.plan
    words = [f"[{told_words(row)}] {row.checkpoint} {row.shown}"]
    words += [taken_over_words(shown(view, row.predecessor))] if row.predecessor else []
    if row.told_due is not None:
        words += filter(None, [until_words(row, plan)])
    if row.reached is not None and row.standing != "breached":  # whose day stands above
        words.append(_("done {day}").format(day=day_words(day_of(row.reached, plan.zone), plan)))
    if row.told in {"late", "overdue"} and row.counted_from is not None:
        until = row.reached if row.reached is not None else view.as_of
        words.append(lateness_words(row, until, plan.zone))
    words += [" ".join(f"E{seq}" for seq in behind.entries)] if behind.entries else []
    told = [flag_words(flag) for flag in behind.flags if flag not in {"unverified", "extended"}]  # said above
    words += [joined(told)] if told else []
    return words


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
            yield " " + words.format(standing=standing_words(standing), n=len(listed), due=due)
            for behind in listed:
                yield from _flowing(described(view, behind), page)
    yield from _default_reasons(view, why, counts, page)
    yield from _led_reasons(view, result, why, page)


def _default_reasons(view: View, why: Explanation, counts: Figures, page: Screen) -> Iterator[str]:
    if not counts.default_of:
        return
    words = _("no date in the document: {ratio} recorded, not in the order")
    yield " " + words.format(ratio=ratio(counts.default_recorded, counts.default_of))
    for behind in why.counting("default_recorded"):
        yield from _flowing(described(view, behind), page)
    rest = [b.row.checkpoint for b in why.counting("default_of") if b.row.reached is None]
    if rest:
        yield from wrap_names(rest, page.width, 4, "  " + _("{words}: ").format(words=standing_words(NO_RECORD)))


def _led_reasons(view: View, result: Result, why: Explanation, page: Screen) -> Iterator[str]:
    if not result.coordination:
        return
    yield " " + _("coordination: {ratio} met").format(ratio=ratio(*result.coordination))
    names = {key: unit.shown for key, unit in units(view).items()}
    for checkpoint, group in groupby(why.led, key=lambda row: row.checkpoint):
        rows = list(group)
        met = [names.get(row.holder, row.holder) for row in rows if row.standing == "met"]
        words = f"  {checkpoint} {rows[0].shown} {ratio(len(met), len(rows))}"
        yield from wrap_names(met, page.width, 4, _("{words}: ").format(words=words) if met else words)


def explained(view: View, why: Explanation) -> dict[str, object]:
    """``explanation`` in JSON: ``own`` is what the figures are sums of; ``pools`` are in none of them."""
    known = units(view) if why.led else {}
    return {
        "own": [_as_json(view, behind) for behind in why.own if behind.figures],
        "pools": [_as_json(view, behind) for behind in why.pools],
        "coordination": [_led(row, known) for row in why.led],
    }


def _led(row: Led, known: Container[str]) -> dict[str, object]:
    is_unit = row.holder in known
    return {
        "checkpoint": row.checkpoint,
        "unit": row.holder if is_unit else None,
        "pool": None if is_unit else row.holder,
        "standing": row.standing,
    }


def _as_json(view: View, behind: Behind) -> dict[str, object]:
    row, zone = behind.row, view.plan.zone
    return {
        "checkpoint": row.checkpoint,
        "item": row.item,
        "name": row.name,
        "basis": row.basis,
        "standing": row.told,
        "former": row.told_former,
        "due": due_value(row.told_due, row.timed, zone),
        "original_due": due_value(row.original_due, row.timed, zone),
        "reached": None if row.reached is None else iso(row.reached, zone),
        "entries": [f"E{seq}" for seq in behind.entries],
        "flags": list(behind.flags),
        "figures": list(behind.figures),
    }
