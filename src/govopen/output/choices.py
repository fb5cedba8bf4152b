"""What can be reported, as a numbered list: for somebody who forgets codes."""

from collections.abc import Iterator, Sequence
from datetime import date

from govopen.deadlines.instants import day_of
from govopen.ledger.view import Header
from govopen.locales import _
from govopen.output.columns import Column, Screen, Styled, cut, table, width_of
from govopen.output.words import asked_words, duty_words, standing_words, told_words
from govopen.standing.duties import Duty

WIDEST = 34
"""Cells for a name."""

MARKED = frozenset({"overdue", "due_soon"})


def numbered(
    shown: Sequence[Duty], others: int, plan: Header, today: date, screen: Screen, *, nothing: bool = False
) -> Iterator[str]:
    """The duties, one a line, one line for so many ``others`` that are folded away, and with ``nothing`` the line 0."""
    rows = [(str(number), *_cells(duty, plan, today)) for number, duty in enumerate(shown, 1)]
    if others:
        folded = _("{n} others, without a date").format(n=others)
        rows.append((str(len(shown) + 1), "", folded, "", ""))
    if nothing:
        rows.append(("0", "", _("nothing of the kind in this period"), "", ""))
    columns = (Column(align="right"), Column(), Column(limit=WIDEST), Column(), Column())
    return table(rows, columns, screen)


def _cells(duty: Duty, plan: Header, today: date) -> tuple[str, str, str, str]:
    point = duty.checkpoint
    mark = due = ""
    if point.told in MARKED:
        mark = Styled(f"[{standing_words(point.told)}]", point.told)
    elif duty.done:
        mark = f"[{told_words(point)}]"
    if point.told_due is not None:
        due = _("due {day}").format(day=asked_words(point, plan))
        due += _near((day_of(point.told_due, plan.zone) - today).days)
    name = duty_words(point, plan)
    if point.holder == point.obligation:  # which a long name does not push off its column
        shared = _("{name} (jointly)")
        name = shared.format(name=cut(name, WIDEST - width_of(shared.format(name=""))))
    return mark, name, due, duty.code


def _near(days: int) -> str:
    if days == 0:
        return _(" (today)")
    return _(" (tomorrow)") if days == 1 else ""
