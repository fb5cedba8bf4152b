"""How the morning note looks: one screen of 80 columns and 24 lines, which says what it left out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from govopen.deadlines.instants import day_of
from govopen.errors import joined
from govopen.ledger.units import Unit
from govopen.ledger.view import View
from govopen.locales import _, n_
from govopen.output.attention import BRIEF, Block, Fitted, Groups, fit
from govopen.output.columns import Column, Screen, paint, table, width_of, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.publish import notes, publish
from govopen.output.words import (
    as_of_words,
    beside,
    day_words,
    flow,
    holder_words,
    holders_words,
    plan_title,
    short_unit,
    some_names,
    standing_words,
)
from govopen.program import command, shell_word
from govopen.standing.backlog import Backlog
from govopen.standing.standing import STANDINGS
from govopen.standing.status import Figures, PlanStatus, begins, not_begun, pool_size, worst_first

LINES = 23
"""A screen of 24 lines less the one on which the next command is typed."""

MOST_KEPT = 5
"""Lines kept for the units, whatever is overdue: heading, three rows, the rest."""

MOST_SOON = 3
"""Lines kept for what is due soon, where all that is overdue has its own."""

MOST_NAMED = 2
"""So many are named who come next; more are counted."""

Alike = list[tuple[Unit, Figures]]
"""Units with the same figures."""

UNIT_FIELDS = ("unit", "kind", "due", *STANDINGS, "recorded_default", "of_default")


def publish_plan(wanted: Wanted, view: View, found: PlanStatus, *, every: bool) -> None:
    """Write the note; ``every`` names every unit, on as many lines as that takes."""
    shown = screen(wanted)
    room = 10**6 if every else LINES - len(list(notes(view)))
    publish(
        wanted,
        view,
        "status",
        text=lambda: lines(view, found, shown, room, every=every),
        record=lambda: _record(view, found),
        rows=lambda: (unit_cells(unit, figures) for unit, figures in found.by_unit),
        header=UNIT_FIELDS,
    )


def _record(view: View, found: PlanStatus) -> dict[str, object]:
    from govopen.output.overdue import Rows  # for JSON alone

    return {
        "plan": plan_record(view),
        **figures_record(found.figures),
        "units": (unit_record(unit, figures) for unit, figures in found.by_unit),
        "attention": map(Rows(view, found.units).record, found.attention.rows()),
        "backlog": backlog_record(view, found.backlog),
        "unsigned": [one.unit for one in found.unsigned],
    }


def plan_record(view: View) -> dict[str, object]:
    plan = view.plan
    return {
        "id": plan.plan_id,
        "title": plan.title,
        "title_en": plan.title_en or None,
        "number": plan.number or None,
        "issued": plan.issued,
        "period": [plan.first_day, plan.last_day],
        "version": view.version,
    }


def figures_record(figures: Figures) -> dict[str, object]:
    return {
        "totals": figures.by_standing(),
        "totals_default": {"recorded": figures.recorded, "of": figures.of},
    }


def backlog_record(view: View, found: Backlog) -> dict[str, object]:
    """What waits for a word of the office. ``oldest`` is the day on which the oldest of it was recorded."""
    oldest = None if found.oldest is None else day_of(found.oldest, view.plan.zone).isoformat()
    return {"waiting": found.waiting, "oldest": oldest, "older": found.older, "returned": found.returned}


def unit_record(unit: Unit, figures: Figures) -> dict[str, object]:
    return {"unit": unit.unit, "kind": unit.kind, "due": figures.due, **figures_record(figures)}


def unit_cells(unit: Unit, figures: Figures) -> Sequence[object]:
    return unit.unit, unit.kind, figures.due, *figures.by_standing().values(), figures.recorded, figures.of


def lines(view: View, found: PlanStatus, shown: Screen, room: int, *, every: bool) -> Iterator[str]:
    """The screen's lines, at most ``room``."""
    head = heading(view, shown.width)
    head += headline(view, found, shown.width, position_shown=len(head) > 1)
    if not_begun(view):
        yield from head
        return
    groups = Groups(view, found.units, found.pools, lambda holder: pool_size(view, holder))
    overdue = [groups.block(group, shown.width) for group in found.overdue]
    soon = [groups.block(group, shown.width) for group in found.soon]
    behind = [pair for pair in worst_first(found.by_unit) if every or pair[1].behind]
    office = [*_backlog(view, found.backlog, shown.width), *_unsigned(view, found, shown.width)]
    left = room - len(head) - len(office) - 3
    alike = [list(same) for _figures, same in groupby(behind, key=_key)]
    kept = min(MOST_KEPT, len(alike) + 2) if alike else 1
    spare = left - kept - sum(block.least for block in overdue)
    urgent = fit(overdue, left - kept - max(1, min(MOST_SOON, spare, sum(len(block.ways[BRIEF]) for block in soon))))
    near = fit(soon, left - kept - urgent.lines)
    none_soon = not soon and not view.ended
    yield from head
    yield ""
    yield from _groups(urgent, shown, "overdue")
    yield from office
    yield from _groups(near, shown, f"overdue --soon {view.plan.soon}")
    if none_soon:
        yield _("[due soon] none in {n} days").format(n=view.plan.soon)
    yield ""
    yield from unit_table(found, alike, shown, left - urgent.lines - near.lines - none_soon, every=every)
    yield from footer(found, shown.width, names_left_out=not urgent.whole)


def _groups(fitted: Fitted, shown: Screen, words: str) -> Iterator[str]:
    for block, way in fitted.shown:
        yield from _painted(block, way, shown)
    if fitted.left_out:
        mark = joined(dict.fromkeys(standing_words(block.style) for block in fitted.left_out))
        more = _("[{mark}] {n} more") if fitted.shown else _("[{mark}] {n}")
        yield hinted(more.format(mark=mark, n=len(fitted.left_out)), words, shown.width)


def hinted(said: str, words: str, width: int) -> str:
    """What is said and the command that says more, which is left out where it does not fit."""
    line = _("{said}: {command}").format(said=said, command=command(words))
    return line if width_of(line) <= width else said


def _painted(block: Block, way: int, shown: Screen) -> Iterator[str]:
    first, *rest = block.ways[way]
    mark, bracket, after = first.partition("]")
    yield paint(mark + bracket, block.style, colour=shown.colour) + after
    yield from rest


def heading(view: View, width: int) -> list[str]:
    """Which plan, as of when."""
    title, date = plan_title(view.plan), as_of_words(view)
    full = f"{title} {view.plan.number}".rstrip()
    if width_of(full) + 2 + width_of(date) <= width:
        return beside(full, date, width)
    return [*beside(title, date, width), *beside(view.plan.number, view.position, width)]


def headline(view: View, found: PlanStatus, width: int, *, position_shown: bool) -> list[str]:
    """The figures: stated, default apart, and what is new."""
    plan = view.plan
    if not_begun(view):
        words, hint = before_the_period(view, width)
        return [*beside(words, view.position, width), hint]
    lines = flow(stated_fields(found.figures), width, "  ")
    default = default_words(found.figures)
    lines += wrap(default, width, "  ") if position_shown else beside(default, view.position, width)
    lines += flow([_news(found), _next(view, found)], width, "  ")
    if view.ended:
        lines.append(hinted(_("The period is over; on its last day"), f"status --as-of {plan.last_day}", width))
    return lines


def before_the_period(view: View, width: int) -> tuple[str, str]:
    """That nothing is to be done yet, and the command that says what will be."""
    words = _("The plan's period begins on {day}: nothing is to be done yet.")
    return words.format(day=begins(view)), hinted(_("What it will ask"), "items", width)


def stated_fields(figures: Figures) -> Iterator[str]:
    """Stated 195: due 71, met 53 and so on; what does not occur is left out, but never a zero that is asked about."""
    totals = figures.totals
    yield _("Stated in the document {n}: due {due}").format(n=figures.stated, due=figures.due)
    yield _("met {n}").format(n=figures.on_time)
    yield _("late {n}").format(n=totals["late"])
    yield _("overdue {n}").format(n=totals["overdue"])
    if totals["breached"]:
        yield _("breached {n}").format(n=totals["breached"])
    if figures.extended:
        yield _("{n} extended after the date").format(n=figures.extended)
    if totals["excused"]:
        yield _("excused {n}").format(n=totals["excused"])
    if figures.early:
        yield _("done early {n}").format(n=figures.early)


def default_words(figures: Figures) -> str:
    return _("No date in the document {of}: {recorded} recorded (apart: never overdue)").format(
        of=figures.of, recorded=figures.recorded
    )


def _next(view: View, found: PlanStatus) -> str:
    coming = found.next_due
    if coming is None:
        return ""
    if len(coming.holders) > MOST_NAMED:
        words = holders_words(coming.holders, found.units, found.pools)
    else:
        words = joined(holder_words(name, found.units, found.pools) for name in coming.holders)
    return _("next: {day} {who}").format(day=day_words(day_of(coming.due, view.plan.zone), view.plan), who=words)


def _news(found: PlanStatus) -> str:
    fields = [
        n_("{n} new entry", "{n} new entries", found.news.recorded).format(n=found.news.recorded),
        _("{n} newly overdue").format(n=found.news.overdue),
        _("{n} newly breached").format(n=found.news.breached) if found.news.breached else "",
        _("{n} to review").format(n=found.backlog.waiting) if found.backlog.waiting else "",
        _("{n} returned").format(n=found.backlog.returned) if found.backlog.returned else "",
    ]
    return _("Since the last working day: {news}").format(news="  ".join(filter(None, fields)))


def _backlog(view: View, found: Backlog, width: int) -> Iterator[str]:
    """The office's own work, on one line: how much waits, since when, how much of it too long."""
    if not found.waiting or found.oldest is None:
        return
    day = day_words(day_of(found.oldest, view.plan.zone), view.plan)
    said = _("[to review] {n}, oldest of {day}").format(n=found.waiting, day=day)
    if found.older:
        words = _("{said}, {older} over {days} working days")
        said = words.format(said=said, older=found.older, days=view.plan.review_within)
    yield hinted(said, "review", width)


def _unsigned(view: View, found: PlanStatus, width: int) -> Iterator[str]:
    """Who has not signed: named once the time is over, counted before."""
    late = [one for one in found.unsigned if one.by < view.day]
    if late:
        by = day_words(min(one.by for one in late), view.plan)
        first = n_("[not signed] {n} unit, due {day}: ", "[not signed] {n} units, due {day}: ", len(late))
        names = [short_unit(found.units[one.unit]) for one in late]
        yield some_names(names, width, first.format(n=len(late), day=by))
    elif found.unsigned:
        by = day_words(min(one.by for one in found.unsigned), view.plan)
        words = n_("[not signed] {n} unit, due {day}", "[not signed] {n} units, due {day}", len(found.unsigned))
        yield words.format(n=len(found.unsigned), day=by)


def unit_table(found: PlanStatus, alike: list[Alike], shown: Screen, room: int, *, every: bool) -> Iterator[str]:
    """Units with something overdue, worst first; units alike in one line where each has no room for its own."""
    fine = sum(unit.unit not in found.gone and not figures.behind for unit, figures in found.by_unit)
    breached = any(figures.totals["breached"] for _unit, figures in found.by_unit)
    if not any(figures.behind for _unit, figures in found.by_unit):
        yield _("No unit has anything overdue ({n} units).").format(n=fine)
    if alike:
        rows, left = _rows(alike, room - 2)
        cells = [_cells(same, every=every, breached=breached) for same in rows]
        headings = _headings(every=every, breached=breached)
        yield from _in_full(headings, cells, shown) if every else table(cells, headings, shown)
        yield from flow(_others(sum(map(len, left)), 0 if every else fine, breached=breached), shown.width)


def _in_full(headings: Sequence[Column], cells: list[list[str]], shown: Screen) -> Iterator[str]:
    """Every unit: names wrap where the numbers leave too little room."""
    from govopen.output.grid import grid  # the morning note has few columns

    return grid([column.heading for column in headings], cells, shown)


def _others(behind: int, fine: int, *, breached: bool) -> Iterator[str]:
    """How many units have no row: those ``behind`` that found no room, and those that are not."""
    if behind and breached:
        words = n_("and {n} more unit overdue or breached", "and {n} more units overdue or breached", behind)
        yield words.format(n=behind)
    elif behind:
        yield n_("and {n} more unit overdue", "and {n} more units overdue", behind).format(n=behind)
    if fine and breached:
        words = n_("{n} unit with nothing overdue or breached", "{n} units with nothing overdue or breached", fine)
        yield words.format(n=fine)
    elif fine:
        yield n_("{n} unit with nothing overdue", "{n} units with nothing overdue", fine).format(n=fine)


def _rows(alike: list[Alike], room: int) -> tuple[list[Alike], list[Alike]]:
    """The table's rows, and what there is no room for: units alike share a row unless each can have its own."""
    if len(alike) > room:
        return alike[:room], alike[room:]
    spare = room - len(alike)
    rows: list[Alike] = []
    for same in alike:
        if len(same) - 1 <= spare:
            spare -= len(same) - 1
            rows += [[one] for one in same]
        else:
            rows.append(same)
    return rows, []


def _key(pair: tuple[Unit, Figures]) -> tuple[int, int, int, int, int]:
    figures, totals = pair[1], pair[1].totals
    return figures.due, figures.on_time, totals["late"], totals["overdue"], totals["breached"]


def _headings(*, every: bool, breached: bool) -> tuple[Column, ...]:
    names = [_("due"), _("met"), _("late"), _("overdue")]
    names += [*([_("breached")] if breached else []), *([_("no date")] if every else [])]
    return Column(_("unit") if every or breached else _("units overdue")), *(Column(name, "right") for name in names)


def _cells(alike: Alike, *, every: bool, breached: bool) -> list[str]:
    unit, figures = alike[0]
    name = unit.shown if len(alike) == 1 else _("{n} units, each").format(n=len(alike))
    counts = _key(alike[0])
    return [
        name,
        *map(str, counts if breached else counts[:-1]),
        *([f"{figures.recorded}/{figures.of}"] if every else []),
    ]


def footer(found: PlanStatus, width: int, *, names_left_out: bool) -> Iterator[str]:
    """What to type next, on one line: what does not fit there is left out."""
    line = ""
    for hint in _hints(found, names_left_out=names_left_out):
        longer = f"{line}   {hint}" if line else hint
        if width_of(longer) <= width:
            line = longer
    if line:
        yield line


def _hints(found: PlanStatus, *, names_left_out: bool) -> Iterator[str]:
    first = next(iter(found.units), "")
    totals = found.figures.totals
    if not (found.figures.recorded or totals["met"] or totals["late"]):
        begin = command(f"done --unit {shell_word(first)}")
        yield _("Nothing is recorded yet. Begin: {command}").format(command=begin)
        return
    if names_left_out:
        yield _("Every name: {command}").format(command=command("overdue"))
    else:
        worst = worst_first(found.by_unit)[0][0].unit
        yield _("One unit: {command}").format(command=command(f"status {shell_word(worst)}"))
    yield _("every unit: {command}").format(command=command("status --all"))
