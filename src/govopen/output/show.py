"""One item or obligation on the screen: what it asks, on what ground, of whom, and who has not done it yet."""

from collections.abc import Iterator
from itertools import groupby

from govopen.ledger.document import Record, worded
from govopen.ledger.units import Pool, Unit, pools, units
from govopen.ledger.view import View
from govopen.locales import _, n_
from govopen.output.asks import Names, asks, kind_words, names_of
from govopen.output.columns import Styled, aligned, paint, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.items import INDENT, roles_lines
from govopen.output.publish import publish
from govopen.output.words import (
    all_names,
    as_of_words,
    due_words,
    duty_words,
    flow,
    holder_words,
    shell_word,
    short_unit,
    standing_words,
)
from govopen.deadlines.instants import day_of, iso
from govopen.standing.show import Answer, Shown
from govopen.standing.standing import STANDINGS, Standing

HEADER = ("item", "obligation", "name", "checkpoint", "unit", "pool", "standing", "due", "needed", "basis")


class _Page:
    """What every part of the page needs."""

    def __init__(self, view: View, answer: Answer, width: int, *, colour: bool) -> None:
        self.view, self.answer, self.width, self.colour = view, answer, width, colour
        self.names = names_of(answer.document)
        self.units, self.pools = units(view), pools(view)
        self.year = view.plan.first_day[:4]

    def labelled(self, label: str, text: str) -> Iterator[str]:
        first, *rest = wrap(text, self.width - len(INDENT), "  ")
        yield aligned(f"{INDENT}{label}{first}") if False else ""
        yield from rest
