"""The checkpoints and the entries behind each figure, so that every one of them can be defended."""

import json
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from govopen.ledger.units import pools_of
from govopen.ledger.view import View
from govopen.scoring.scorecard import figures_of
from govopen.standing.standing import Counted, Standing, counted, flags, standings


class Behind(NamedTuple):
    """A checkpoint, the figures in which it counts one, and the numbers of the entries that count for it.

    ``entries`` ends with the one that completed the count; of what is not complete, it has all so far.
    """

    row: Standing
    figures: tuple[str, ...]
    entries: tuple[int, ...]
    flags: tuple[str, ...]


class Explanation(NamedTuple):
    """``own`` is what the figures are sums of; ``pools`` is in no unit's; ``led`` are other units' checkpoints."""

    own: tuple[Behind, ...]
    pools: tuple[Behind, ...]
    led: tuple[Standing, ...]

    def counting(self, figure: str) -> list[Behind]:
        """The checkpoints that count in a figure."""
        return [behind for behind in self.own if figure in behind.figures]


def explainer(view: View) -> Callable[[str], Explanation]:
    """Explains one unit after the other; a unit costs what its own rows cost, and what leads have is read once."""
    rows = view.database.rows("scoring", "leads", plan=view.plan.plan_id, version=view.version)
    items: dict[str, set[str]] = {}
    for item, unit in rows:
        items.setdefault(unit, set()).add(item)

    @cache
    def stated() -> tuple[Standing, ...]:
        return tuple(row for row in standings(view, basis="stated") if row.rated)

    def explain(unit: str) -> Explanation:
        led = items.get(unit)
        others = tuple(row for row in stated() if row.item in led and row.holder != unit) if led else ()
        pools = tuple(behind for holder in pools_of(view, unit) for behind in behind_of(view, holder))
        return Explanation(tuple(behind_of(view, unit)), pools, others)

    return explain


def behind_of(view: View, holder: str) -> list[Behind]:
    """Everything that the holder has, counted or not, in the plan's order."""
    claims = counted(view, holder)
    return [_behind(row, claims.get(row.key, []), view.as_of) for row in standings(view, holder)]


def _behind(row: Standing, claims: list[Counted], as_of: int) -> Behind:
    entries: list[int] = []
    so_far = 0
    for claim in claims:
        if so_far >= row.needed:
            break
        so_far += claim.times
        entries.append(claim.seq)
    return Behind(row, figures_of(row, claims, as_of), tuple(entries), flags(row, claims))


def section_titles(view: View) -> dict[str, tuple[str, str]]:
    """Title and English title of each section, as far as the plan's stored document has them."""
    row = view.database.row("scoring", "document", plan=view.plan.plan_id, version=view.version)
    listed = json.loads(row[0]).get("sections", []) if row else []
    return {section["code"]: (section["title"], section.get("title_en") or "") for section in listed}
