"""What an act changes: the standings of the holders it touches, before and after."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from govopen.ledger.entry import Entry
from govopen.ledger.view import View
from govopen.standing.standing import Standing, standings


class Change(NamedTuple):
    before: Standing
    after: Standing


class Effect(NamedTuple):
    """What was recorded, and the checkpoints that it was about, changed or not."""

    view: View  # after it
    entries: list[Entry]
    changes: list[Change]


def effect(view: View, about: Iterable[tuple[str, str, str]], act: Callable[[], list[Entry]]) -> Effect:
    """Do ``act`` inside the caller's transaction; compare what it is ``about``: (holder, obligation, occasion)."""
    keys = set(about)
    holders = sorted({holder for holder, _obligation, _occasion in keys})
    before = [row for holder in holders for row in standings(view, holder) if row.key in keys]
    entries = act()
    later = view._replace(known=max([view.known, *(entry.seq for entry in entries)]))
    after = {(row.holder, row.checkpoint): row for holder in holders for row in standings(later, holder)}
    changes = [Change(row, after[row.holder, row.checkpoint]) for row in before]
    return Effect(later, entries, changes)
