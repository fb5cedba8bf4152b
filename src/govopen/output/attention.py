"""The groups of the morning note: who lacks what, in as many lines as there is room for.

A group can be said in four ways: with every name, with the names that fit on one line for each kind of unit, in
brief, by numbers, or on one line. No name is ever cut; what is left out is counted, and the caller names the command
that shows it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from govopen.errors import joined
from govopen.ledger.units import Pool, Unit
from govopen.ledger.view import View
from govopen.locales import _
from govopen.output.columns import width_of
from govopen.output.words import (
    all_names,
    by_kind,
    days_words,
    due_words,
    duty_fields,
    flow,
    holder_words,
    jointly_words,
    kind_words,
    row_words,
    short_unit,
    some_names,
    until_words,
)
from govopen.standing.overdue import KEPT
from govopen.standing.status import Group

EVERY_NAME, SOME_NAMES, BRIEF, ONE_LINE = 0, 1, 2, 3


class Block(NamedTuple):
    """A group in its four ways, longest first, and its standing."""

    ways: tuple[list[str], list[str], list[str], list[str]]
    style: str
    named: bool  # whether there are names to leave out

    @property
    def least(self) -> int:
        """How many lines it takes at least."""
        return len(self.ways[ONE_LINE])

    def leaves_out(self, way: int) -> bool:
        return way != EVERY_NAME and self.named and self.ways[way] != self.ways[EVERY_NAME]


class Fitted(NamedTuple):
    """What is shown, each block in one of its ways, and what is left out, which takes a line to say."""

    shown: list[tuple[Block, int]]
    left_out: Sequence[Block]

    @property
    def lines(self) -> int:
        return sum(len(block.ways[way]) for block, way in self.shown) + bool(self.left_out)

    @property
    def whole(self) -> bool:
        """Whether every name is there."""
        return not self.left_out and not any(block.leaves_out(way) for block, way in self.shown)


def fit(blocks: Sequence[Block], room: int) -> Fitted:
    """The blocks in at most ``room`` lines (one at least): first each on one, then, in their order, with more."""
    if sum(block.least for block in blocks) > room:
        room -= 1
    shown: list[tuple[Block, int]] = []
    used = 0
    for block in blocks:
        if used + block.least > room:
            break
        shown.append((block, ONE_LINE))
        used += block.least
    for better in (BRIEF, SOME_NAMES, EVERY_NAME):
        for at, (block, way) in enumerate(shown):
            more = len(block.ways[better]) - len(block.ways[way])
            if used + more <= room:
                shown[at] = (block, better)
                used += more
    return Fitted(shown, blocks[len(shown) :])


class Groups:
    """Words groups for one report."""

    def __init__(self, view: View, units: dict[str, Unit], pools: dict[str, Pool], size: Callable[[str], int]) -> None:
        self._view, self._units, self._pools, self._size = view, units, pools, size

    def block(self, group: Group, width: int) -> Block:
        """A group: its head, and its names by kind on lines of their own."""
        mark = f"[{row_words(group.first.row)}]"
        indent = " " * (width_of(mark) + 1)
        who, rest = self._who(group)
        fields = list(duty_fields(group.first, self._view, alone=len(group.rows) == 1))
        late = days_words(group.first, brief=True)
        if group.later:
            fields[0] = joined([fields[0], *(later.row.occasion for later in group.later)])
            fields[1:] = self._span(group)
            late = fields[-1]
        head = flow(
            [f"{mark} {fields[0]}", *fields[1:], _("{words}:").format(words=who) if rest else who], width, indent
        )
        names = list(self._by_kind(rest, group, indent))
        every = [line for first, shown in names for line in (all_names(shown, width, first) if shown else [first])]
        some = [some_names(shown, width, first) if shown else first for first, shown in names]
        counted = [kind_words(kind, len(found)) for kind, found in by_kind(rest)]
        due = fields[1] if group.later else until_words(group.first.row, self._view.plan)
        dated = flow([f"{mark} {fields[0]}", due, late, who, *counted], width, indent)
        brief = flow([f"{mark} {fields[0]}", late, who, *counted], width, indent)
        extended = group.first.row.target is not None
        brief = dated if extended or group.first.row.kind in KEPT or len(dated) == len(brief) else brief
        shorter = ([due, late, who], [due, who]) if extended else ([due, late, who], [late, who], [who], [late])
        short = (flow([f"{mark} {fields[0]}", *more], width, indent) for more in shorter)
        line = next((lines for lines in (brief, *short) if len(lines) == 1), brief)
        return Block(([*head, *every], [*head, *some], brief, line), group.first.row.standing, bool(rest))

    def _span(self, group: Group) -> Iterator[str]:
        """When several periods fell due and how late they are: from the first to the last."""
        plan = self._view.plan
        first, last = group.first, group.later[-1]
        days = [due_words(late.row.told_due, late.row.timed, plan) for late in (first, last)]
        yield _("due {first} to {last}").format(first=days[0], last=days[1])
        if first.days is not None and last.days is not None and group.first.overdue:
            yield _("{least} to {most} days late").format(least=last.days, most=first.days)

    def _who(self, group: Group) -> tuple[str, list[Unit]]:
        """Who lacks it, in short; and the units still to be named."""
        holders = [row.holder for row in group.rows]
        lacking = [self._units[holder] for holder in holders if holder in self._units]
        pooled = [self._pooled(holder) for holder in holders if holder not in self._units]
        owing = sum(group.owing.values())
        if not lacking:
            return "  ".join(pooled), []
        lacking.sort(key=lambda unit: unit.position)
        beyond = f" + {'  '.join(pooled)}" if pooled else ""
        if len(lacking) == owing == 1:
            return lacking[0].shown + beyond, []
        if len(lacking) == owing:
            return _("all {n}").format(n=owing) + beyond, []
        return _("{n} of {all}").format(n=len(lacking), all=owing) + beyond, lacking

    def _pooled(self, holder: str) -> str:
        pool = self._pools.get(holder)
        words = holder_words(holder, self._units, self._pools)
        if pool is None or pool.kind == "open":
            return words
        size = self._size(holder)
        return jointly_words(size)

    def _by_kind(self, units: Iterable[Unit], group: Group, indent: str) -> Iterator[tuple[str, list[str]]]:
        """A line's beginning, and the names behind it; none where a whole kind lacks it."""
        for kind, found in by_kind(units):
            words = indent + kind_words(kind, len(found))
            if len(found) == group.owing.get(kind) and len(found) > 1:
                yield _("{units}: all").format(units=words), []
            else:
                yield _("{words}: ").format(words=words), [short_unit(unit) for unit in found]
