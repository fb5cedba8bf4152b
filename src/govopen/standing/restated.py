"""What a new version of a plan changes for those who answer: standings before and after it."""

from collections.abc import Iterable

from govopen.ledger.entry import Entry, Text
from govopen.ledger.renamed import Renamed
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.standing.claims import Behind
from govopen.standing.effect import Change, Outcome
from govopen.standing.standing import Standing, standings

Found = dict[tuple[str, str], Standing]


def where_they_stand(view: View) -> Found:
    """Every checkpoint, by under whom it is counted and its code."""
    return {(row.origin, row.checkpoint): row for row in standings(view)}


def restated(view: View, before: Found, entries: list[Entry], texts: list[Text]) -> Outcome:
    """The checkpoints that are new, gone, or stand otherwise than ``before``; ``view`` is after it."""
    after = where_they_stand(view)
    changes = [Change(before.get(place), after.get(place)) for place in {**before, **after}]
    changes = [change for change in changes if _differs(change)]
    behind = Behind(view)
    counts = {change.row.key: behind.recorded(change.row) for change in changes}
    return Outcome(view, entries, texts, changes, counts, _names(view, changes), Renamed(view))


def _differs(change: Change) -> bool:
    before, after = change
    if before is None or after is None:
        return True
    return (before.told, before.told_due, before.holder) != (after.told, after.told_due, after.holder)


def _names(view: View, changes: Iterable[Change]) -> dict[str, str]:
    return {holder: shown(view, holder) for holder in dict.fromkeys(change.row.holder for change in changes)}
