"""What can be reported, as a numbered list: for somebody who forgets codes."""

from collections.abc import Iterator, Sequence
from datetime import date

from govopen.deadlines.instants import day_of
from govopen.ledger.view import Header
from govopen.locales import _
from govopen.output.columns import Column, Screen, Styled, table
from govopen.output.words import asked_words, duty_words, standing_words, told_words
from govopen.standing.duties import Duty

MARKED = frozenset({"overdue", "due_soon"})


def numbered(shown: Sequence[Duty], others: int, plan: Header, today: date, screen: Screen) -> Iterator[str]:
    """The duties, one a line, and one line for so many ``others`` that are folded away."""
    rows = [(str(number), *_cells(duty, plan, today)) for number, duty in enumerate(shown, 1)]
    if others:
        folded = _("{n} others, without a date").format(n=others)
        rows.append((str(len(shown) + 1), "", folded, "", ""))
    columns = (Column(align="right"), Column(), Column(limit=34), Column(), Column())
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
    if point.holder == point.obligation:
        name = _("{name} (jointly)").format(name=name)
    return mark, name, due, duty.code


def _near(days: int) -> str:
    if days == 0:
        return _(" (today)")
    return _(" (tomorrow)") if days == 1 else ""
