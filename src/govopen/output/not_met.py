"""What a unit has not met, dearest first, each with the command that explains it."""

from collections.abc import Iterator

from govopen.ledger.view import View
from govopen.locales import _
from govopen.output.accounts import clauses
from govopen.output.columns import wrap
from govopen.output.emit import Wanted, screen
from govopen.output.overdue import FIELDS, Rows, heading
from govopen.output.publish import publish
from govopen.output.words import (
    as_of_words,
    beside,
    due_words,
    holder_words,
    lateness_words,
    plan_title,
    standing_words,
)
from govopen.program import command, shell_word
from govopen.standing.desk import UnitStatus
from govopen.standing.overdue import Late, days_past

DEAREST = ("breached", "overdue", "late", "due_soon", "open", "upcoming", "excused")


def publish_not_met(wanted: Wanted, view: View, page: UnitStatus) -> None:
    """The answer to ``why UNIT``, as ``govopen.why/1`` in JSON and rows as of ``overdue`` in CSV."""
    shown = Rows(view, [page.holder] if page.unit else [])
    found = [*_own(view, page), *_shared(view, page)]
    publish(
        wanted,
        view,
        "why",
        text=lambda: _lines(view, page, screen(wanted).width),
        record=lambda: {
            "former": None,
            "obligations": [],
            "not_met": map(shown.record, found),
            "no_record": sum(late.row.reached is None for late in page.default),
        },
        rows=lambda: map(shown.cells, found),
        header=FIELDS,
    )


def _own(view: View, page: UnitStatus) -> list[Late]:
    return _dearest(view, [*_banned(page, own=True), *page.owed, *page.done])


def _shared(view: View, page: UnitStatus) -> list[Late]:
    return _dearest(view, [*_banned(page, own=False), *page.joint])


def _banned(page: UnitStatus, *, own: bool) -> list[Late]:
    """What may not happen, and did."""
    breached = [row for row in page.never if row.standing == "breached" and (row.holder == page.holder) == own]
    return [Late(row, None, None, 0, ()) for row in breached]


def _dearest(view: View, lates: list[Late]) -> list[Late]:
    """Breached, overdue, late, each by days; then what is still to come, by its date."""
    found = [late for late in lates if late.row.standing != "met"]
    return sorted(found, key=lambda late: _cost(view, late))


def _cost(view: View, late: Late) -> tuple[int, int, int]:
    row = late.row
    past = row.standing in DEAREST[:3] and row.due is not None
    days = days_past(row.due or 0, view.as_of if row.reached is None else row.reached, view.plan.zone) if past else 0
    return DEAREST.index(row.standing), -days, row.asked or 0


def _lines(view: View, page: UnitStatus, width: int) -> Iterator[str]:
    name = holder_words(page.holder, {page.holder: page.unit} if page.unit else {}, page.pools)
    yield from beside(_("{unit}: what is not met, dearest first").format(unit=name), as_of_words(view), width)
    yield from beside(plan_title(view.plan), view.position, width)
    own, shared = _own(view, page), _shared(view, page)
    if not own:
        yield from wrap(_("Everything that the document gives a date or number is met."), width)
    for late in own:
        yield from _told(view, late, page.holder, width)
    if shared:
        yield _("Together with other units (in no unit's figures):")
        for late in shared:
            yield from _told(view, late, page.holder, width)
    lacking = sum(late.row.reached is None for late in page.default)
    if lacking:
        words = _("No date in the document, no record: {n} (not overdue, in no rate); one by one:")
        yield from wrap(words.format(n=lacking), width)
        yield f"    {command(f'status {shell_word(page.holder)} --all')}"


def _told(view: View, late: Late, holder: str, width: int) -> Iterator[str]:
    row = late.row
    ending = "{words}"
    if row.standing == "late" and row.reached is not None and row.due is not None:
        done = due_words(row.reached, row.timed, view.plan)
        days = lateness_words(row, row.reached, view.plan.zone)
        ending += clauses([_("done {day}").format(day=done), days])
    if row.told_former is not None:
        ending += _("without the excuse: {standing}").format(standing=standing_words(row.told_former))
    yield from heading(view, late, width, ending)
    yield f"    {command(f'why {row.checkpoint} {shell_word(holder)}')}"
