"""What a new version of a plan may not do to what older versions hold: entries, and checkpoints kept for ever."""

from collections.abc import Sequence
from typing import NamedTuple

from govopen.errors import BadInput, listed
from govopen.ledger.amendment import FOREVER
from govopen.ledger.entry import kind_words
from govopen.ledger.moving import MOVABLE
from govopen.locales import _
from govopen.plan.names import normalise
from govopen.program import command
from govopen.store.connection import Database

MOST_NAMED = 5


class _Entry(NamedTuple):
    seq: int
    kind: str
    obligation: str
    unit: str


class WouldOrphan(BadInput):
    """The new version has no place for what was recorded under an old one."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        named: dict[str, list[str]] = {}
        for each in entries:
            said = f"E{each.seq}" if each.kind in MOVABLE else f"E{each.seq} {kind_words(each.kind)}"
            named.setdefault(f"{each.obligation} {each.unit}".strip(), []).append(said)
        message = _(
            "not loaded: entries were recorded for what the new file no longer has: {places}; "
            "keep these codes and units, or say in renamed: or moved: where they went"
        )
        places = listed([f"{place} ({listed(said)})" for place, said in named.items()])
        fixed = [f"E{each.seq}" for each in entries if each.kind not in MOVABLE]
        if fixed:  # they stay where they are
            more = _("{message}; take back what cannot be moved, if it is meant to go: {command}")
            message = more.format(message=message, command=command(f"undo {' '.join(fixed[:MOST_NAMED])}"))
        super().__init__(message.format(places=places))


class WouldLoseHolders(BadInput):
    """Whoever answers for checkpoints that an older version keeps is not in the new one."""

    def __init__(self, holders: list[str]) -> None:
        message = _(
            "not loaded: the new file no longer has {holders}, whose checkpoints fell due before and stay; "
            "keep them in units: (with successor: if they are no more) or groups:, joint obligations joint"
        )
        super().__init__(message.format(holders=listed(holders)))


class WouldRename(BadInput):
    """A name comes to mean another unit than the one that something stands under."""

    def __init__(self, moved: list[str]) -> None:
        message = _(
            "not loaded: a name would mean another unit than before, under which something is recorded or due: "
            "{moved}; leave each name where it was, or out"
        )
        super().__init__(message.format(moved=listed(moved)))


class _Moved(NamedTuple):
    name: str
    before: str
    now: str


def refuse(database: Database, plan_id: str, version: int) -> None:
    """Look at a version just written. Raises WouldLoseHolders, WouldOrphan, WouldRename."""
    holders: dict[str, list[str]] = {}
    for holder, checkpoint in database.rows("ledger", "lost_holders", plan=plan_id, version=version):
        holders.setdefault(holder, []).append(checkpoint)
    if holders:
        raise WouldLoseHolders([f"{holder} ({listed(codes)})" for holder, codes in holders.items()])
    homeless = [
        _Entry._make(row)
        for statement in ("orphans", "left_out")
        for row in database.rows("ledger", statement, plan=plan_id, version=version, known=FOREVER)
    ]
    if homeless:
        raise WouldOrphan(homeless)
    moved = [each for each in _moved(database, plan_id, version) if _in_use(database, plan_id, each.before)]
    if moved:
        raise WouldRename([f"{each.name} ({each.before} > {each.now})" for each in moved])


def _moved(database: Database, plan_id: str, version: int) -> list[_Moved]:
    """The names and aliases that meant somebody else in the version before.

    English names and initials say nothing: a wrong translation may be corrected.
    """
    before, now = (_named(database, plan_id, number) for number in (version - 1, version))
    return [
        _Moved(name, key, min(keys)) for name, keys in now.items() for key in sorted(before.get(name, set()) - keys)
    ]


def _named(database: Database, plan_id: str, version: int) -> dict[str, set[str]]:
    """Whom each name or alias means."""
    found: dict[str, set[str]] = {}
    for name, key, how in database.rows("ledger", "names", plan=plan_id, version=version):
        if how in {"name", "alias"}:
            found.setdefault(normalise(name), set()).add(key)
    return found


def _in_use(database: Database, plan_id: str, holder: str) -> bool:
    return database.row("ledger", "in_use", plan=plan_id, holder=holder) is not None
