"""The checkpoints and the entries behind each figure, so that every one of them can be defended."""

import json
from typing import NamedTuple

from govopen.ledger.units import pools_of
from govopen.ledger.view import View
from govopen.scoring.scorecard import figures_of
from govopen.standing.claims import Behind as Ledger
from govopen.standing.coordination import Led, led
from govopen.standing.overdue import KEPT
from govopen.standing.reasons import Places
from govopen.standing.standing import Standing, standings


class Behind(NamedTuple):
    """A checkpoint, the figures in which it counts one, and the numbers of the entries that count for it.

    ``entries`` ends with the one that completed the count; of what is not complete, it has all so far. Of a ban they
    are the findings in force, of a minimum what closed its case.
    """

    row: Standing
    figures: tuple[str, ...]
    entries: tuple[int, ...]
    flags: tuple[str, ...]


class Explanation(NamedTuple):
    """``own`` is what the figures are sums of; ``pools`` is in no unit's; ``led`` are others' checkpoints."""

    own: tuple[Behind, ...]
    pools: tuple[Behind, ...]
    led: tuple[Led, ...]

    def counting(self, figure: str) -> list[Behind]:
        """The checkpoints that count in a figure."""
        return [behind for behind in self.own if figure in behind.figures]


def explain(view: View, unit: str) -> Explanation:
    """What is behind a unit's figures; it costs what the unit's own rows cost, and those that it leads."""
    pools = tuple(behind for holder in pools_of(view, unit) for behind in behind_of(view, holder))
    return Explanation(tuple(behind_of(view, unit)), pools, tuple(led(view, unit)))


def behind_of(view: View, holder: str) -> list[Behind]:
    """Everything that the holder has, counted or not, in the plan's order."""
    places = Places(view, Ledger(view))
    return [_behind(row, places) for row in standings(view, holder)]


def _behind(row: Standing, places: Places) -> Behind:
    ledger = places.ledger
    entries = [claim.seq for claim in ledger.completing(row)]
    if row.kind in KEPT and row.reached is not None:
        entries = [account.told.entry.seq for account in places.reasons(row).counted]
    found = ledger.flags(row)
    return Behind(row, figures_of(row, found, places.view.as_of), tuple(entries), found)


def section_titles(view: View) -> dict[str, tuple[str, str]]:
    """Title and English title of each section, as far as the plan's stored document has them."""
    row = view.database.row("ledger", "document", plan=view.plan.plan_id, version=view.version)
    listed = json.loads(row[0]).get("sections", []) if row else []
    return {section["code"]: (section["title"], section.get("title_en") or "") for section in listed}
