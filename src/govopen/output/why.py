"""One page from a clause to a standing, in sentences: what is asked, of whom, by when, what counts, what follows."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from govopen.deadlines.explain import RULES, Step
from govopen.errors import joined
from govopen.ledger.document import Document, Record, worded
from govopen.ledger.renamed import former_words
from govopen.ledger.view import View
from govopen.locales import N_, _, n_
from govopen.output.accounts import (
    Words,
    amended_words,
    clauses,
    counted_words,
    left_out,
    not_counted_words,
    relief_words,
    signature_words,
    statements,
)
from govopen.output.asks import Names, asks, assumed_words, length_words, names_of
from govopen.output.columns import cut, on_one_line, pad, width_of, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.outcome import effect_words, facts_words, result_words
from govopen.output.publish import publish
from govopen.output.words import (
    as_of_words,
    before_issue,
    beside,
    day_words,
    due_words,
    duty_words,
    flow,
    free_words,
    jointly_words,
    row_words,
)
from govopen.program import command, shell_word
from govopen.scoring.why import Answer, Page, Point, Share
from govopen.standing.standing import Standing

LABELS = {
    "asks": N_("Asked"),
    "who": N_("Who"),
    "signed": N_("Signed"),
    "due": N_("By"),
    "moved": N_("Moved"),
    "counts": N_("Counts"),
    "not": N_("Not"),
    "so": N_("So"),
}

QUOTED = 2
"""Of a clause so much as fits on so many lines; ``show`` has more, and the JSON the whole."""

HEADER = (
    "checkpoint", "entry", "kind", "unit", "counts", "reason", "by_entry", "occurred_at", "times", "reported_at",
    "recorded_at", "by", "on_behalf", "word", "word_entry", "note",
)  # fmt: skip
"""In CSV, of each entry."""


class _Desk(NamedTuple):
    """What every part of the answer needs."""

    view: View
    words: Words
    width: int

    def labelled(self, label: str, texts: Iterable[str]) -> Iterator[str]:
        """Texts behind one label, each wrapped under itself."""
        room = max(width_of(_(name)) for name in LABELS.values()) + 2
        begun = pad(_(LABELS[label]), room)
        for text in texts:
            for line in wrap(text, self.width - room):
                yield begun + line
                begun = " " * room


def publish_why(wanted: Wanted, view: View, answer: Answer) -> None:
    """The answer to ``why CODE UNIT``, as ``govopen.why/1`` in JSON; in CSV a row an entry."""

    def tree() -> Record:
        from govopen.output.why_record import record

        return record(view, answer)

    def entries() -> Iterator[list[object]]:
        from govopen.output.why_record import rows

        return rows(view, answer)

    publish(
        wanted,
        view,
        "why",
        text=lambda: _lines(view, answer, screen(wanted).width),
        record=tree,
        rows=entries,
        header=HEADER,
    )


def _lines(view: View, answer: Answer, width: int) -> Iterator[str]:
    desk, pages = _Desk(view, Words(view.plan, answer.units, answer.pools), width), answer.pages
    if answer.former:
        yield from wrap(former_words(*answer.former), width)
    if len({page.points[0].row.obligation for page in pages}) > 1:
        item = pages[0].requirement.item
        yield from wrap(f"{desk.words.holder(pages[0].who.asked)}  {item['code']} {worded(item, 'title')}", width)
        for page in pages:
            yield from _in_brief(desk, page, page.points)
    else:
        yield from _pages(desk, pages)
    yield ""
    yield from beside(as_of_words(view), view.position, width)


def _pages(desk: _Desk, pages: Iterable[Page]) -> Iterator[str]:
    """Each in full; where one checkpoint was named, the pages that do not have it in brief."""
    for at, page in enumerate(pages):
        if at:
            yield ""
        if page.has_named:
            yield from _page(desk, page)
        else:
            yield from _in_brief(desk, page, page.points)


def _page(desk: _Desk, page: Page) -> Iterator[str]:
    """The checkpoint that was named in full, or all steps of one count; periods, and all others, in brief."""
    full = [point for point in page.points if point.row.checkpoint == page.named]
    if not full and (len(page.points) == 1 or not page.periods):
        full = list(page.points)
    brief = [point for point in page.points if point not in full]
    for at, point in enumerate(full):
        if at:
            yield ""
        yield from wrap(_sentence(desk, page, point), desk.width)
        if not at:
            yield from _ground(desk, page)
        yield from _behind(desk, page, point)
    if not full:
        yield from wrap(_subject(desk, page), desk.width)
        yield from _ground(desk, page)
    elif brief:
        yield ""
    yield from _in_brief(desk, page, brief)
    words = ["history", page.points[0].row.obligation, *_named(page, page.who.holder)]
    yield _("the entries in full: {command}").format(command=command(" ".join(words)))


def _named(page: Page, whose: str) -> list[str]:
    """Who is typed behind a code: a unit or an open group; what is held jointly has no name of its own."""
    joint = page.who.pool and page.who.pool.kind == "joint"
    return [] if joint and whose == page.who.holder else [shell_word(whose)]


def _in_brief(desk: _Desk, page: Page, points: Iterable[Point]) -> Iterator[str]:
    """A checkpoint in one line, and the line to type for all of it."""
    for point in points:
        row = point.row
        mark = f"[{row_words(row)}]"
        whose = row.holder if row.holder in desk.words.units else page.who.asked
        named = [] if whose == page.who.asked else [desk.words.holder(whose)]
        told = [f"{mark} {row.obligation} {duty_words(row, desk.view.plan)}", *named]
        told.append(clauses(facts_words(desk.view, point.reasons)))
        yield from flow(told, desk.width, " " * (width_of(mark) + 1))
        words = ["why", row.checkpoint, *_named(page, whose)]
        yield f"    {command(' '.join(words))}"


def _subject(desk: _Desk, page: Page) -> str:
    row = page.points[0].row
    return _('{who}, "{what}"').format(who=_holder(desk, page), what=row.shown)


def _holder(desk: _Desk, page: Page) -> str:
    if page.who.pool and page.who.pool.kind == "joint":
        return jointly_words(page.who.units)
    return desk.words.holder(page.who.holder)


def _sentence(desk: _Desk, page: Page, point: Point) -> str:
    """The verdict: who, what, where it stands, by when it was due and when it was done."""
    row = point.row
    if point.declared:
        return _('{who}, "{what}": declared that there was none.').format(who=_holder(desk, page), what=row.shown)
    said = _('{who}, "{what}": {standing}.').format(
        who=_holder(desk, page), what=duty_words(row, desk.view.plan), standing=row_words(row)
    )
    facts = clauses(facts_words(desk.view, point.reasons))
    return _("{sentence} {facts}.").format(sentence=said, facts=facts[:1].upper() + facts[1:]) if facts else said


def _ground(desk: _Desk, page: Page) -> Iterator[str]:
    names = names_of(Document(page.requirement.head, iter(()), {}))
    yield from desk.labelled("asks", _asked(desk, page, names))
    yield from desk.labelled("who", _who(desk, page, names))
    if page.signature:
        unit = page.who.holder if page.who.holder in desk.words.units else page.who.asked
        yield from desk.labelled("signed", signature_words(desk.words, page.signature, unit))


def _asked(desk: _Desk, page: Page, names: Names) -> Iterator[str]:
    """The words of the document and their place in it; or that it is our reading."""
    need = page.requirement
    owed, number = need.owed, need.head["plan"]["number"] or need.head["plan"]["title"]
    place = f"{number} {need.place}"
    if owed["basis"] == "stated":
        said = _('{place} "{source}" (stated in the document)').format(place=place, source=owed["source"] or "")
    else:
        asked = asks(owed, names, desk.view.plan.first_day[:4])
        said = _(
            "{place}: the document gives no date, number or clock; that {asked} something is recorded is our reading"
        )
        said = said.format(place=place, asked=asked)
    if owed["assumed"]:
        said = _("{words}; our reading: {fields}").format(words=said, fields=assumed_words(owed))
    yield said
    if need.clause:
        yield _('as printed: "{clause}"').format(clause=cut(on_one_line(need.clause), QUOTED * desk.width))
    if owed["reference"]:
        words = _("{text} ({article}); printed beside, sets nothing")
        yield words.format(text=owed["reference"]["text"], article=owed["reference"]["article"])


def _who(desk: _Desk, page: Page, names: Names) -> Iterator[str]:
    """By what expansion of the names in the document this one answers, alone or with others."""
    who = page.who
    said = joined(_share(share, names, allocated=share.has and not who.pool) for share in who.names)
    if who.role == "lead":
        said = _("{names} (as lead: the item names nobody else)").format(names=said)
    among = next((share for share in who.names if share.has and share.basis is not None and share.units), None)
    if among and who.asked in desk.words.units:
        inside = _("{unit} is one of them") if len(who.names) == 1 else _("{unit} is in {group}")
        group = names.row([among.name])
        said = statements([said, inside.format(unit=desk.words.holder(who.asked), group=group)])
    yield statements([said, _how(page)])
    about = [point for point in page.points if page.named in {None, point.row.checkpoint}] or page.points
    openings = [(point.row.occasion, point.reasons.case.entry) for point in about if point.reasons.case]
    if openings:
        cases = joined(_("{case} ({entry})").format(case=case, entry=entry.id) for case, entry in openings)
        yield _("{unit} is named in {cases}").format(unit=desk.words.holder(openings[0][1].unit), cases=cases)
    if who.predecessor:
        day = desk.words.day(who.taken_over) if who.taken_over is not None else "?"
        before = desk.words.holder(who.predecessor)
        yield _("taken over from {unit} on {day}; what it did counts on").format(unit=before, day=day)


def _share(share: Share, names: Names, *, allocated: bool) -> str:
    name = names.row([share.name])
    if share.basis is None:
        return name
    if not share.units and allocated:
        return _("{name} (the document does not say who they are; this unit was named as one of them)").format(
            name=name
        )
    if not share.units:
        return _("{name} (the document does not say who they are)").format(name=name)
    said = n_("{name} = {n} unit", "{name} = {n} units", share.units).format(name=name, n=share.units)
    return said if share.basis == "stated" else _("{words} (the list is our reading)").format(words=said)


def _how(page: Page) -> str:
    """Whether each answers for itself, or all in one pool."""
    who = page.who
    if who.pool and who.pool.kind == "open":
        return _("not allocated: nobody has named its members, and it is in no unit's figures")
    if who.pool:
        words = n_("{n} unit, together", "{n} units, together", who.units)
        shared = _("{n} in one pool: on each one's page, in no unit's figures, once in the plan's")
        return shared.format(n=words.format(n=who.units))
    if who.units > 1:
        return n_("{n} unit, for itself", "{n} units, each for itself", who.units).format(n=who.units)
    return _("it answers for itself")


def _behind(desk: _Desk, page: Page, point: Point) -> Iterator[str]:
    """The date, what moves it, what counts and what does not, and what follows."""
    reasons, row = point.reasons, point.row
    shared = page.who.pool is not None
    if point.declared:
        yield from desk.labelled("due", [_("no case was opened for it, so that no clock runs")])
        said = [each for each in reasons.not_counted if each.reason in {"nothing_waits", "nothing_excuses"}]
        yield from desk.labelled("counts", (counted_words(desk.words, each, row, shared=shared) for each in said))
        rest = (each for each in reasons.not_counted if each not in said)
        yield from desk.labelled("not", (not_counted_words(desk.words, each, shared=shared) for each in rest))
        yield from desk.labelled("so", [_("declared; if it does happen, a case is opened all the same")])
        return
    yield from desk.labelled("due", _due(desk, point))
    yield from desk.labelled("moved", (relief_words(desk.words, each, row) for each in reasons.reliefs))
    counted = [counted_words(desk.words, each, row, shared=shared) for each in reasons.counted]
    yield from desk.labelled("counts", counted or [_("no entry")])
    yield from desk.labelled("not", (not_counted_words(desk.words, each, shared=shared) for each in left_out(reasons)))
    yield from desk.labelled("so", _outcome(desk, page, point))


def _outcome(desk: _Desk, page: Page, point: Point) -> Iterator[str]:
    yield result_words(desk.view, point.reasons)
    yield effect_words(point, shared=page.who.pool is not None)


def _due(desk: _Desk, point: Point) -> Iterator[str]:
    """The rules that gave the date, each with its source, and the days passed over; then whether anything moved it."""
    row, due = point.row, point.due
    if row.basis != "stated":
        day = desk.words.day(row.point.due or 0)
        yield _("no date in the document; by {day}, the end of the period, is our reading (rule 11)").format(day=day)
    else:
        said = [_step(desk, point, at) for at in range(len(due.steps))]
        if due.start is not None and row.kind != "recurring":
            said.insert(0, _start(desk, point))
        yield statements(said)
    if due.provisional:
        years = joined(map(str, due.provisional))
        yield _("provisional: no holiday notice for {years} is known yet (rule 6)").format(years=years)
    if row.short_notice and row.basis == "stated":
        yield _notice(desk, row)
    if point.moved:
        day = desk.words.moment(due.due, row.timed) if due.due is not None else "?"
        yield _(
            "by the holidays known now it would be {day}; the date worked out when the plan was loaded holds"
        ).format(day=day)
    if point.amended:
        yield amended_words(desk.words, point.amended, row)
    if not point.reasons.reliefs:
        yield _("neither extended nor excused")


def _start(desk: _Desk, point: Point) -> str:
    """When the clock of a case started, and what the case is."""
    opened, row = point.reasons.case, point.row
    timed = opened.entry.occurred_timed if opened else row.timed
    said = _("from {moment}").format(moment=desk.words.moment(row.opens, timed))
    if opened is None:
        return said
    title = free_words(opened.text, "title") or row.occasion
    return _("{words} ({entry}, {title})").format(words=said, entry=opened.entry.id, title=title)


def _notice(desk: _Desk, row: Standing) -> str:
    plan = desk.view.plan
    if before_issue(row, plan):
        return _("due before the plan was issued on {day}: marked as short notice, and stays due (rule 14)").format(
            day=day_words(date.fromisoformat(plan.issued), plan)
        )
    return _("fewer than {n} working days' notice: marked as short notice, and stays due (rule 14)").format(
        n=plan.short_notice
    )


def _step(desk: _Desk, point: Point, at: int) -> str:
    """A rule by its number, name and source; what it leads to where a later rule leads on; the rest days it passed."""
    steps, row = point.due.steps, point.row
    step: Step = steps[at]
    rule = RULES[step.rule]
    said = _("{name} (rule {n}; {source})").format(name=rule.shown, n=step.rule, source=rule.ground)
    if point.due.length[:1].isdigit() and at == (row.kind == "recurring"):  # where the length begins to count
        said = _("{length}: {words}").format(length=length_words(point.due.length), words=said)
    if step.until is not None and len({each.until for each in steps}) > 1:
        said = _("{words}: to {day}").format(words=said, day=due_words(step.until, row.timed, desk.view.plan))
    if step.skipped:
        years = joined(dict.fromkeys(str(day.year) for day in step.skipped))
        said = _("{words}, passing over the rest days {days} (notice for {years})").format(
            words=said, days=desk.words.days(step.skipped), years=years
        )
    if step.made_up:
        said = _("{words}, counting the worked weekend days {days}").format(
            words=said, days=desk.words.days(step.made_up)
        )
    return said
