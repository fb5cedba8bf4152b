"""Each unit's figures, and the order that follows from them. No points: those need a rubric.

A checkpoint says itself in which figures it counts (`figures_of`); every sum and every explanation asks it, so that a
figure and the checkpoints behind it cannot differ.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from typing import TYPE_CHECKING

from govopen.ledger.units import Unit, dissolved, pools, units
from govopen.ledger.view import View
from govopen.standing.claims import Behind
from govopen.standing.coordination import coordination
from govopen.standing.standing import COMPLETED, Standing, is_due, standings

if TYPE_CHECKING:
    from fractions import Fraction

SUBDISTRICT = "subdistrict"
PROOF = (("evidenced", "no_evidence"), ("verified", "unverified"))
"""Figures of what is completed, and the flags that keep a checkpoint out of them."""
OWN_FIGURE = frozenset({"breached", "met", "excused", "late", "overdue"})
"""The standings that have a figure of their name; the others are only among ``checkpoints``."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of checkpoints. All but the last two are of stated ones.

    ``due``: those in the rate (`is_due`); ``on_time``: the met among them. ``met`` also has what was done before its
    due instant. ``extended``: due and not done, extended after the date was missed, not overdue until the new one.
    ``evidenced`` and ``verified`` are of those met or late.
    """

    checkpoints: int = 0
    due: int = 0
    on_time: int = 0
    met: int = 0
    late: int = 0
    overdue: int = 0
    breached: int = 0
    excused: int = 0
    evidenced: int = 0
    verified: int = 0
    short_notice: int = 0
    recorded_late: int = 0
    extended: int = 0
    default_recorded: int = 0
    default_of: int = 0

    @property
    def completed(self) -> int:
        return self.met + self.late

    @property
    def early(self) -> int:
        """Met before the due instant, which is still to come."""
        return self.met - self.on_time

    @property
    def behind(self) -> int:
        """What decides the order first."""
        return self.overdue + self.breached

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, name) + getattr(other, name) for name in NAMES))


NAMES = tuple(field.name for field in fields(Figures))
"""Every figure, in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class Result:
    """One unit's figures, by section too. ``coordination`` only for leads; ``place`` only where something is due, and
    never of a unit that is no more: ``heirs`` took over what it had not done, the rest stays its own.
    """

    unit: Unit
    figures: Figures
    sections: tuple[tuple[str, Figures], ...]
    coordination: tuple[int, int] | None = None
    place: int | None = None
    heirs: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Two orders, best first, those without a place last; and what nobody answers for alone.

    Each checkpoint is counted where it is held, once: what was taken over with the successor, all else with the unit
    that it was first of, be it no more.
    """

    departments: tuple[Result, ...]
    subdistricts: tuple[Result, ...]
    pooled: Figures

    @property
    def results(self) -> tuple[Result, ...]:
        return self.departments + self.subdistricts

    @property
    def whole(self) -> Figures:
        """The plan's own figures: every unit's, and each pool once."""
        return sum((result.figures for result in self.results), self.pooled)

    def table_of(self, unit: str) -> tuple[Result, ...]:
        """The table in which the unit stands."""
        return next(table for table in (self.departments, self.subdistricts) if any(r.unit.unit == unit for r in table))

    def of(self, unit: str) -> Result:
        return next(result for result in self.results if result.unit.unit == unit)


def figures_of(row: Standing, found: Sequence[str], as_of: int) -> tuple[str, ...]:
    """The figures in which this checkpoint counts one; ``found`` are its flags. Of an unrated one, only its breach."""
    if not row.rated:
        return ("breached",) if row.basis == "stated" and row.standing == "breached" else ()
    if row.basis != "stated" and row.standing == "excused":
        return ()
    if row.basis != "stated":
        return ("default_of", "default_recorded") if row.reached is not None else ("default_of",)
    names = ["checkpoints", *(name for name in ("short_notice", "recorded_late") if name in found)]
    if row.standing in OWN_FIGURE:
        names.append(row.standing)
    if is_due(row, as_of):
        names += ["due", "on_time"] if row.standing == "met" else ["due"]
        names += ["extended"] if row.standing not in OWN_FIGURE else []
    if row.standing in COMPLETED:
        names += [name for name, lacking in PROOF if lacking not in found]
    return tuple(names)


def scorecard(view: View) -> Scorecard:
    """Every unit's results: one query over the standings, one over the claims, whatever the number of units;
    and one for each checkpoint, which its holders share."""
    sections = sections_of(view)
    behind = Behind(view, everybody=True)
    sums: dict[tuple[str, str], Counter[str]] = {}
    for row in standings(view):
        key = row.holder, sections.get(row.item, "")
        sums.setdefault(key, Counter()).update(figures_of(row, behind.flags(row), view.as_of))
    held: dict[str, list[tuple[str, Figures]]] = {}
    for (holder, section), names in sums.items():
        held.setdefault(holder, []).append((section, Figures(**names)))
    known, leads, heirs = units(view), coordination(view), dissolved(view)
    results = [
        replace(
            _result(unit, held.get(unit.unit, []), leads),
            heirs=tuple(known[heir] for heir in heirs.get(unit.unit, ())),
        )
        for unit in known.values()
    ]
    shared = pools(view).keys() | (held.keys() - known.keys())
    pooled = sum((figures for holder in shared for _section, figures in held.get(holder, [])), Figures())
    return Scorecard(
        placed(result for result in results if result.unit.kind != SUBDISTRICT),
        placed(result for result in results if result.unit.kind == SUBDISTRICT),
        pooled,
    )


def _result(unit: Unit, sections: list[tuple[str, Figures]], leads: dict[str, tuple[int, int]]) -> Result:
    total = sum((figures for _section, figures in sections), Figures())
    return Result(unit, total, tuple(sections), leads.get(unit.unit))


def order(figures: Figures) -> "tuple[int, int, Fraction]":
    """Less is better: overdue or breached, then late, then the on-time rate. Only of figures with something due."""
    from fractions import Fraction  # slow to import, and only an order needs it

    return figures.behind, figures.late, -Fraction(figures.on_time, figures.due)


def placed(results: Iterable[Result]) -> tuple[Result, ...]:
    """Best first, equals sharing a place (1, 2, 2, 4), in the plan's order; last those without anything due, and those
    that are no more.
    """
    every = sorted(results, key=lambda result: result.unit.position)
    there = [result for result in every if result.figures.due and not result.heirs]
    ranked = sorted(there, key=lambda result: order(result.figures))
    return (*_with_places(ranked), *(result for result in every if not result.figures.due or result.heirs))


def _with_places(ranked: list[Result]) -> Iterator[Result]:
    place = 1
    for _order, group in groupby(ranked, key=lambda result: order(result.figures)):
        equals = list(group)
        yield from (replace(result, place=place) for result in equals)
        place += len(equals)


def sections_of(view: View) -> dict[str, str]:
    """The section of every item."""
    rows = view.database.rows("scoring", "sections", plan=view.plan.plan_id, version=view.version)
    return {item: section for item, section in rows}  # noqa: C416 - rows are untyped tuples
