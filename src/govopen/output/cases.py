"""Cases on the screen, as JSON and as CSV: what there is, what starts a clock, and what opening or closing one did."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from govopen.deadlines.instants import local, passed
from govopen.errors import joined
from govopen.ledger.document import Record, worded
from govopen.ledger.triggers import Trigger
from govopen.ledger.units import Unit, units
from govopen.ledger.view import Header, View
from govopen.locales import _, n_
from govopen.output.asks import clock_words
from govopen.output.columns import wrap
from govopen.output.emit import Wanted, screen
from govopen.output.entries import a_mistake, all_of, publish_outcome
from govopen.output.publish import publish
from govopen.output.words import (
    as_of_words,
    beside,
    due_value,
    flow,
    free_words,
    moment_words,
    plan_title,
    row_words,
    standing_words,
    until_words,
    weekday,
)
from govopen.program import command, shell_word
from govopen.standing.cases import Case
from govopen.standing.casework import Cut, Opening
from govopen.standing.effect import Change, Outcome
from govopen.standing.standing import Standing

CASES = ("case", "trigger", "name", "title", "happened_at", "state", "closed_at")
DUTIES = ("checkpoint", "obligation", "unit", "pool", "standing", "due", "owed")
KINDS = ("trigger", "name", "name_en", "obligation", "obligation_name", "kind", "clock", "hedge", "basis")


def publish_cases(wanted: Wanted, view: View, found: Sequence[Case]) -> None:
    """The cases, each with what is still owed; CSV has a row for each obligation of each case."""
    known, width = units(view), screen(wanted).width
    publish(
        wanted,
        view,
        "cases",
        text=lambda: _lines(view, found, known, width),
        record=lambda: {"cases": [_record(view, case) for case in found], "kinds": []},
        rows=lambda: (row for case in found for row in _rows(view, case)),
        header=(*CASES, *DUTIES),
    )


def publish_kinds(wanted: Wanted, view: View, known: Sequence[Trigger]) -> None:
    """What starts a clock, whose, and how fast each must be answered."""
    publish(
        wanted,
        view,
        "cases",
        text=lambda: _kinds(view, known, screen(wanted).width),
        record=lambda: {"cases": [], "kinds": [_kind_record(trigger) for trigger in known]},
        rows=lambda: (_kind_row(trigger, owed) for trigger in known for owed in trigger.obligations),
        header=KINDS,
    )


def publish_opened(wanted: Wanted, outcome: Outcome, opened: Opening) -> None:
    """Say which clocks run now, and how each is answered."""

    def text() -> Iterator[str]:
        width, plan = screen(wanted).width, outcome.view.plan
        entries = outcome.entries
        who = joined(outcome.names.get(entry.unit, entry.unit) for entry in entries)
        told = _("opened {case}: {what}, {when}, {who} ({entries})")
        when = moment_words(entries[0].occurred_at or 0, entries[0].occurred_timed, plan)
        values = {"case": opened.case, "what": opened.trigger.shown, "when": when, "who": who}
        yield from wrap(told.format(**values, entries=all_of(entries)), width)
        rows = [change.row for change in outcome.changes]
        for _code, group in groupby(rows, key=lambda row: row.obligation):
            yield from _duty(plan, list(group), width, "")
        yield from _answers(rows, entries[0].unit)
        yield from a_mistake(entries, wanted)

    publish_outcome(wanted, outcome, text)


def publish_closed(wanted: Wanted, outcome: Outcome, case: Case) -> None:
    """Say what a closing met, or cut short."""

    def text() -> Iterator[str]:
        width, plan = screen(wanted).width, outcome.view.plan
        (entry,) = outcome.entries
        when = moment_words(entry.occurred_at or 0, entry.occurred_timed, plan)
        told = _("closed {case}: {what}, {when} ({entry})")
        yield from wrap(told.format(case=case.case, what=case.trigger.shown, when=when, entry=entry.id), width)
        for change in outcome.changes:
            yield from flow(_changed(change, outcome), width, "    ")
        yield from a_mistake([entry], wanted)

    publish_outcome(wanted, outcome, text)


def cut_words(cut: Cut, plan: Header, now: int) -> str:
    """A warning about what was closed too early, and when it would have been lawful.

    What is excused after that must cite a document.
    """
    message = n_(
        "{checkpoint}: closed {n} day ({working} working) too early; lawful from {moment} on",
        "{checkpoint}: closed {n} days ({working} working) too early; lawful from {moment} on",
        cut.days,
    )
    lawful = local(cut.lawful, plan.zone)
    moment = f"{lawful:%Y-%m-%d %H:%M}" if cut.timed else f"{lawful:%Y-%m-%d} {weekday(lawful.date())}"
    said = message.format(checkpoint=cut.checkpoint, n=cut.days, working=cut.working_days, moment=moment)
    if not cut.hedge:
        return said
    late = f" --ref {_('TEXT')}" if now > passed(cut.lawful, cut.timed, plan.zone) else ""
    excuse = command(f"excuse {cut.checkpoint} --unit {shell_word(cut.unit)} --reason {_('TEXT')}{late}")
    hedged = _('{said}; the document says "{hedge}", so that the office may excuse it: {command}')
    return hedged.format(said=said, hedge=cut.hedge, command=excuse)


def _changed(change: Change, outcome: Outcome) -> Iterator[str]:
    row, plan = change.row, outcome.view.plan
    was = standing_words(change.before.told) if change.before else _("new")
    yield f"  {row.obligation} {row.shown}"
    yield outcome.names.get(row.holder, row.holder)
    yield _("{standing} (was {before})").format(standing=row_words(row), before=was)
    yield until_words(row, plan)


def _answers(rows: Sequence[Standing], unit: str) -> Iterator[str]:
    """How the clocks are stopped."""
    responses = [row for row in rows if row.kind == "response"]
    if responses:
        first = responses[0]
        when = f"--at {_('TIME')}" if first.timed else f"--on {_('DATE')}"
        number = first.occasion.removeprefix("case-")
        words = f"done {first.obligation} --unit {shell_word(unit)} --case {number} {when}"
        yield _("answered? {command}").format(command=command(words))
    for row in rows:
        if row.kind == "minimum":
            words = f"close {row.occasion} " + (f"--at {_('TIME')}" if row.timed else f"--on {_('DATE')}")
            yield _("at its end: {command}").format(command=command(words))
            return


def _lines(view: View, found: Sequence[Case], known: dict[str, Unit], width: int) -> Iterator[str]:
    yield from beside(_("Cases: {title}").format(title=plan_title(view.plan)), as_of_words(view), width)
    for case in found:
        yield ""
        yield from flow(_head(view.plan, case, known), width, "    ")
        if title := free_words(case.text, "title"):
            yield from (f"    {line}" for line in wrap(title, width - 4))
        for _code, group in groupby([*case.breached, *case.owed], key=lambda row: (row.obligation, row.told)):
            rows = list(group)
            others = len(case.units) > 1 or rows[0].holder == rows[0].obligation
            yield from _duty(view.plan, rows, width, _holders(rows, known) if others else "")
    yield ""
    if not found:
        yield _("No case is entered.")
    opens = command("cases --kinds")
    yield from beside(_("What opens one: {command}").format(command=opens), view.position, width)


def _head(plan: Header, case: Case, known: dict[str, Unit]) -> Iterator[str]:
    yield f"{case.case} {case.trigger.shown}"
    yield moment_words(case.happened, case.timed, plan)
    yield joined(known[unit].shown if unit in known else unit for unit in case.units)
    if case.closing:
        yield _("closed {when}").format(when=moment_words(case.closing.closed_at, case.closing.timed, plan))
    else:
        yield _("[open]")
    if not (case.owed or case.breached):
        yield _("nothing more is owed")


def _duty(plan: Header, rows: Sequence[Standing], width: int, who: str) -> Iterator[str]:
    """What several owe alike: what, by when, where it stands, and who."""
    first = rows[0]
    fields = [f"    {first.obligation} {first.shown}", until_words(first, plan), row_words(first), who]
    yield from flow(fields, width, "      ")


def _holders(rows: Sequence[Standing], known: dict[str, Unit]) -> str:
    if rows[0].holder == rows[0].obligation:
        return _("jointly")
    return joined(known[row.holder].shown if row.holder in known else row.holder for row in rows)


def _record(view: View, case: Case) -> dict[str, object]:
    zone = view.plan.zone
    closing = case.closing
    return {
        "case": case.case,
        "trigger": case.trigger.key,
        "name": case.trigger.name,
        "name_en": case.trigger.name_en or None,
        "title": case.text.title or None,
        "happened_at": due_value(case.happened, case.timed, zone),
        "units": list(case.units),
        "opened_by": [f"E{seq}" for seq in case.opened],
        "state": "open" if case.open else "closed",
        "closed_at": due_value(closing.closed_at, closing.timed, zone) if closing else None,
        "closed_by": f"E{closing.seq}" if closing else None,
        "checkpoints": [_checkpoint(view, case, row) for row in case.rows],
    }


def _checkpoint(view: View, case: Case, row: Standing) -> dict[str, object]:
    pool = row.holder == row.obligation
    return {
        "checkpoint": row.checkpoint,
        "obligation": row.obligation,
        "name": row.name,
        "kind": row.kind,
        "unit": None if pool else row.holder,
        "pool": row.holder if pool else None,
        "standing": row.told,
        "due": due_value(row.told_due, row.timed, view.plan.zone),
        "owed": row in case.owed,
        "basis": row.basis,
    }


def _rows(view: View, case: Case) -> Iterator[list[object]]:
    found = _record(view, case)
    for row in case.rows:
        duty = _checkpoint(view, case, row)
        yield [*(found[name] for name in CASES), *(duty[name] for name in DUTIES[:-1]), int(bool(duty["owed"]))]


def _kinds(view: View, known: Sequence[Trigger], width: int) -> Iterator[str]:
    yield from beside(_("What starts a clock: {title}").format(title=plan_title(view.plan)), view.position, width)
    for trigger in known:
        yield ""
        yield from flow([trigger.key, trigger.shown], width, "    ")
        for owed in trigger.obligations:
            yield from flow([f"    {owed['code']} {worded(owed)}", clock_words(owed)], width, "      ")
        if not trigger.obligations:
            yield "    " + _("nothing waits for it")
    yield ""
    first = next((trigger.key for trigger in known if trigger.obligations), "")
    if first:
        words = f"open {first} --unit {_('UNIT')} --at '8-3 14:20'"
        yield _("It happened? {command}").format(command=command(words))


def _kind_record(trigger: Trigger) -> dict[str, object]:
    wanted = ("code", "name", "name_en", "kind", "within", "at_least", "hedge", "basis", "jointly", "units")
    return {
        "trigger": trigger.key,
        "name": trigger.name,
        "name_en": trigger.name_en or None,
        "obligations": [{name: owed[name] for name in wanted} for owed in trigger.obligations],
    }


def _kind_row(trigger: Trigger, owed: Record) -> list[object]:
    clock = owed["within"] or owed["at_least"]
    return [
        trigger.key, trigger.name, trigger.name_en, owed["code"], owed["name"], owed["kind"], clock, owed["hedge"],
        owed["basis"],
    ]  # fmt: skip
