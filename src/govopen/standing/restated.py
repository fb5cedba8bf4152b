"""What a new version of a plan changes for those who answer: standings before and after it."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from govopen.ledger.entry import Entry, Text
from govopen.ledger.renamed import Renamed
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.standing.claims import Behind
from govopen.standing.effect import Change, Outcome
from govopen.standing.standing import Standing, positions, standings

Place = tuple[str, str]
Found = dict[Place, Standing]


class Restated(NamedTuple):
    """What stands otherwise; and by whom how many checkpoints were taken over, wherever they stand."""

    outcome: Outcome
    taken: Counter[str]


def where_they_stand(view: View) -> Found:
    """Every checkpoint, by under whom it is counted and its code."""
    return {(row.origin, row.checkpoint): row for row in standings(view)}


def restated(view: View, before: Found, entries: list[Entry], texts: list[Text]) -> Restated:
    """The checkpoints that are new, gone, or told otherwise than ``before``, unit by unit; ``view`` is after it.

    One under a new code, or of a unit that took over, is what it was before.
    """
    after = where_they_stand(view)
    renamed = Renamed(view)
    pairs = _pairs(view, renamed, before, after)
    place = positions(view)
    pairs.sort(key=lambda change: place.get(change.row.holder, 0))  # pools, then units as the plan has them
    taken = Counter(now.holder for was, now in pairs if was and now and was.holder != now.holder)
    changes = [change for change in pairs if _differs(change)]
    behind = Behind(view)
    counts = {change.row.key: behind.recorded(change.row) for change in changes}
    names = _names(view, [*(change.row.holder for change in changes), *taken])
    return Restated(Outcome(view, entries, texts, changes, counts, names, renamed), taken)


def _pairs(view: View, renamed: Renamed, before: Found, after: Found) -> list[Change]:
    """What each is now; of merged units' one checkpoint the first is it, and the others went into it."""
    rows = view.database.rows("ledger", "successions", **view.edition)
    heirs = {(unit, code): successor for unit, code, successor, _at in rows}
    left = dict(after)
    pairs: list[Change] = []
    moved: list[tuple[Place, Standing]] = []
    for (origin, key), row in before.items():
        now = left.pop((origin, renamed.key(row.obligation, key)), None) or left.pop((origin, key), None)
        heir = heirs.get((origin, row.obligation))
        if now is None and heir is not None:
            moved.append(((heir, renamed.key(row.obligation, key)), row))
        else:
            pairs.append(Change(row, now))
    for place, row in moved:
        now = left.pop(place, None)
        if now or place not in after:
            pairs.append(Change(row, now))
    return [*pairs, *(Change(None, row) for row in left.values())]


def _differs(change: Change) -> bool:
    before, after = change
    return before is None or after is None or (before.told, before.told_due) != (after.told, after.told_due)


def _names(view: View, holders: Iterable[str]) -> dict[str, str]:
    return {holder: shown(view, holder) for holder in dict.fromkeys(holders)}
