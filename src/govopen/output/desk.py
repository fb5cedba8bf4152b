"""How a unit's page looks: its figures, what it owes with the line to type for each, what it shares, what is done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from govopen.deadlines.instants import day_of
from govopen.errors import joined
from govopen.ledger.claim import makes_good
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.ledger.withdraw import entry_at
from govopen.locales import _, n_
from govopen.output.columns import paint, width_of, wrap, wrap_names
from govopen.output.emit import Wanted, screen
from govopen.output.overdue import FIELDS, Rows, heading
from govopen.output.publish import publish
from govopen.output.status import (
    before_the_period,
    default_words,
    figures_record,
    hinted,
    plan_record,
    stated_fields,
    unit_record,
)
from govopen.output.words import (
    IN_THE_HEADING,
    as_of_words,
    asked_words,
    beside,
    day_words,
    duty_words,
    flag_words,
    flow,
    holder_words,
    jointly_words,
    plan_title,
    row_words,
    taken_over_words,
    taken_words,
    told_words,
    until_words,
)
from govopen.program import command, shell_word
from govopen.standing.desk import UnitStatus
from govopen.standing.nothing import Declaration
from govopen.standing.overdue import KEPT, Late
from govopen.standing.standing import Standing
from govopen.standing.status import not_begun


def publish_unit(wanted: Wanted, view: View, page: UnitStatus, *, every: bool) -> None:
    """Write the page; ``every`` lists also what the document gives no date."""
    shown = screen(wanted)
    rows = Rows(view, [page.holder] if page.unit else [])
    publish(
        wanted,
        view,
        "status",
        text=lambda: _painted(lines(view, page, shown.width, every=every), page, shown.colour),
        record=lambda: {
            "plan": plan_record(view),
            **figures_record(page.figures),
            "units": [unit_record(page.unit, page.figures)] if page.unit else [],
            "attention": [rows.record(late) for late in page.owed if late.overdue or late.row.standing == "due_soon"],
            "coordination": page.coordination,
            "undeclared": [each.obligation for each in page.undeclared],
            "waiting": page.waiting,
            "rows": map(rows.record, page.rows),
            "unsigned": page.unsigned.obligations if page.unsigned else [],
        },
        rows=lambda: map(rows.cells, page.rows),
        header=FIELDS,
    )


def lines(view: View, page: UnitStatus, width: int, *, every: bool) -> Iterator[str]:
    """The page's lines."""
    name = holder_words(page.holder, {page.holder: page.unit} if page.unit else {}, page.pools)
    yield from beside(name, as_of_words(view), width)
    yield from beside(plan_title(view.plan), view.position, width)
    for heir in page.successors:
        yield _("no more; went to {unit}: {command}").format(
            unit=shown(view, heir), command=command(f"status {shell_word(heir)}")
        )
    if not_begun(view):
        yield from before_the_period(view, width)
        return
    yield from flow(stated_fields(page.figures), width, "  ")
    yield from wrap(default_words(page.figures), width, "  ")
    if page.coordination:
        met, of = page.coordination
        yield _("As lead: {met} of {of} stated checkpoints of other units met").format(met=met, of=of)
    yield from _unsigned(view, page, width)
    if page.waiting:
        words = n_("{n} entry waits for the office's word", "{n} entries wait for the office's word", page.waiting)
        yield hinted(words.format(n=page.waiting), "review", width)
    yield ""
    yield from _owed(view, page, width)
    yield from _joint(view, page, width)
    yield from _done(view, page, width)
    yield from undeclared_lines(view, page.undeclared, page.holder, width)
    if page.never:
        banned = list(dict.fromkeys(f"{row.obligation} {row.shown}" for row in page.never))  # merged units' are one
        yield from wrap_names(banned, width, 4, _("Never: "))
    yield from _default(view, page, width, every=every)


def _owed(view: View, page: UnitStatus, width: int) -> Iterator[str]:
    if not page.owed:
        yield from wrap(_("Nothing more is owed of what the document gives a date or number."), width, "  ")
    typed: set[tuple[str, str, str | None]] = set()
    merged = _merged(page)
    for late in page.owed:
        row = late.row
        whose = row.predecessor if _place(row) in merged else None
        first, *rest = heading(view, late, width, "{words}" + recorded_words(late))
        yield first
        yield from rest
        if row.opens <= view.as_of and (*_place(row), whose) not in typed:
            typed.add((*_place(row), whose))
            yield from (f"    {line}" for line in done_line(view, late, whose or page.holder))


def _place(row: Standing) -> tuple[str, str]:
    return row.obligation, row.occasion


def _merged(page: UnitStatus) -> set[tuple[str, str]]:
    """What it has more than once, of its own and from units that became part of it: then it matters whose is meant."""
    rows = {(_place(late.row), late.row.predecessor) for late in page.rows if late.row.holder == page.holder}
    return {place for place, times in Counter(place for place, _whose in rows).items() if times > 1}


def _from(view: View, row: Standing, merged: set[tuple[str, str]]) -> str:
    """From whom it was taken over, where the page has the same of another too."""
    return taken_over_words(shown(view, row.predecessor)) if row.predecessor and _place(row) in merged else ""


def recorded_words(late: Late) -> str:
    """0/1, and the flags of what is recorded already; nobody records a minimum or a ban as done."""
    if late.row.kind in KEPT:
        return ""
    said = "".join(f"  {flag_words(flag)}" for flag in late.flags if flag not in IN_THE_HEADING)
    return "  " + _("{n}/{needed} recorded").format(n=late.recorded, needed=late.row.needed) + said


def done_line(view: View, late: Late, holder: str) -> Iterator[str]:
    """The command that records it, or makes good what was returned; at a terminal it asks for the date.

    A breach is not put right by any.
    """
    row = late.row
    if row.kind == "minimum" and row.standing != "breached":
        yield command(f"close {row.occasion} --on {_('DATE')}")
    if row.kind in KEPT:
        return
    yield from (makes_good(entry_at(view, seq), view.plan.zone) for seq in late.returned)
    if late.returned:
        return
    words = ["done", row.obligation, "--unit", shell_word(holder)]
    if row.occasion:
        words += ["--for" if row.kind == "recurring" else "--case", shell_word(row.occasion)]
    yield command(" ".join(words))


def undeclared_lines(view: View, found: Sequence[Declaration], unit: str, width: int) -> Iterator[str]:
    """What still wants a line that there was nothing; after the period, what was not declared."""
    if not found:
        return
    codes = [each.obligation for each in found]
    if view.ended:
        yield from wrap_names(codes, width, 4, _("Not declared ({n}): ").format(n=len(codes)))
        return
    last = day_words(date.fromisoformat(view.plan.last_day), view.plan)
    yield from wrap_names(codes, width, 4, _("To declare by {day} where nothing happens: ").format(day=last))
    yield "    " + command(f"done {codes[0]} --none --unit {shell_word(unit)}")


def _unsigned(view: View, page: UnitStatus, width: int) -> Iterator[str]:
    """What it has not signed for, and the line to type."""
    found = page.unsigned
    if found is None:
        return
    n = len(found.obligations)
    words = n_("Not signed for: {n} duty, due {day}", "Not signed for: {n} duties, due {day}", n)
    said = words.format(n=n, day=day_words(found.by, view.plan))
    typed = command(f"receive --unit {shell_word(page.holder)}")
    line = f"{said}    {typed}"
    yield from [line] if width_of(line) <= width else [said, f"    {typed}"]


def _joint(view: View, page: UnitStatus, width: int) -> Iterator[str]:
    if not page.joint:
        return
    yield _("Together with other units (in no unit's figures):")
    for late in page.joint:
        row = late.row
        fields = [
            f"  {row.obligation} {duty_words(row, view.plan)}",
            until_words(row, view.plan),
            "" if row.kind in KEPT else _("{n}/{needed} recorded").format(n=late.recorded, needed=row.needed),
            told_words(row),
            jointly_words(page.sizes[row.holder]),
        ]
        yield from flow(fields, width, "    ")
        if late.returned:
            yield from (f"    {line}" for line in done_line(view, late, page.holder))


def _done(view: View, page: UnitStatus, width: int) -> Iterator[str]:
    if page.done:
        merged = _merged(page)
        told = [
            _("{what} ({words})").format(
                what=f"{late.row.obligation} {duty_words(late.row, view.plan)}",
                words=joined(filter(None, [_from(view, late.row, merged), _done_words(view, late)])),
            )
            for late in page.done
        ]
        yield _("Done {n}:").format(n=len(told))
        for words in told:
            yield from flow([f"  {words}"], width, "    ")


def _done_words(view: View, late: Late) -> str:
    reached = late.row.reached
    day = f" {day_words(day_of(reached, view.plan.zone), view.plan)}" if reached is not None else ""
    taken = [taken_words(late.row, view.plan)] if reached is not None and late.row.kind == "response" else []
    told = [flag_words(flag) for flag in late.flags if flag not in {*IN_THE_HEADING, "unverified"}]
    extended = [] if late.row.target is None else [_("due {day}").format(day=asked_words(late.row, view.plan))]
    return joined([told_words(late.row) + day, *taken, *extended, *told])


def _default(view: View, page: UnitStatus, width: int, *, every: bool) -> Iterator[str]:
    if not page.default:
        return
    if not every:
        joint = sum(late.row.holder != page.holder for late in page.default)
        words = _("Without a date {own}, and {joint} jointly; one by one: {command}")
        own = len(page.default) - joint
        typed = command(f"status {shell_word(page.holder)} --all")
        line = words.format(own=own, joint=joint, command=typed)
        # A command is copied whole, so it is not broken.
        yield from [line] if width_of(line) <= width else [line.removesuffix(typed).rstrip(), f"    {typed}"]
        return
    yield ""
    yield _("No date in the document ({n}; those held jointly are in no unit's figures):").format(n=len(page.default))
    merged = _merged(page)
    for late in page.default:
        row = late.row
        words = told_words(row)
        if row.reached is not None:
            words += f" {day_words(day_of(row.reached, view.plan.zone), view.plan)}"
        shared = _("jointly") if row.holder != page.holder else ""
        yield from flow([f"  {row.obligation} {row.shown}", _from(view, row, merged), words, shared], width, "    ")


def _painted(found: Iterable[str], page: UnitStatus, colour: bool) -> Iterator[str]:
    styles = {f"[{row_words(late.row)}": late.row.standing for late in page.owed}
    for line in found:
        mark, bracket, after = line.partition("]")
        style = styles.get(mark)
        yield paint(mark + bracket, style, colour=colour) + after if style else line
