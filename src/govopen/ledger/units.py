"""Who is who in a plan: its units, the pools they hold checkpoints in, and the one lookup by name."""

from typing import NamedTuple

from govopen.ledger.view import View
from govopen.locales import language


class Unit(NamedTuple):
    unit: str
    kind: str
    en: str
    position: int

    @property
    def shown(self) -> str:
        """The name in the reader's language."""
        return self.en if language() == "en" and self.en else self.unit


class Pool(NamedTuple):
    """A holder that is no unit: an open group, or the units that share a joint obligation."""

    holder: str
    kind: str
    name: str
    en: str

    @property
    def shown(self) -> str:
        return self.en if language() == "en" and self.en else self.name


def units(view: View) -> dict[str, Unit]:
    """The plan's units in its order."""
    return {row[0]: Unit._make(row) for row in view.database.rows("ledger", "units", **view.edition)}


def pools(view: View) -> dict[str, Pool]:
    """The plan's pools, by holder."""
    rows = view.database.rows("ledger", "pools", **view.edition)
    return {row[0]: Pool._make(row) for row in rows}


def pools_of(view: View, unit: str) -> list[str]:
    """The joint obligations in which the unit has a share."""
    rows = view.database.rows("ledger", "pools_of", plan=view.plan.plan_id, version=view.version, unit=unit)
    return [holder for (holder,) in rows]


def shown(view: View, name: str) -> str:
    """A unit's or group's name in the reader's language."""
    if language() != "en":
        return name
    row = view.database.row("ledger", "unit_english", plan=view.plan.plan_id, version=view.version, unit=name)
    if row and row[0]:
        return str(row[0])
    pool = pools(view).get(name)
    return pool.shown if pool else name


def predecessors(view: View, unit: str) -> list[str]:
    """The units that are no more, whose work this one took over, wholly or in part."""
    rows = view.database.rows("ledger", "predecessors", **view.edition, unit=unit)
    return [before for (before,) in rows]


def taken_over(view: View, unit: str) -> set[tuple[str, str]]:
    """What this one took over: from whom, and of which obligation. Of a unit that was split it may be a part."""
    rows = view.database.rows("ledger", "taken_over", **view.edition, unit=unit)
    return {(before, obligation) for before, obligation in rows} | _handed_on_at_once(view, unit)


def _handed_on_at_once(view: View, unit: str) -> set[tuple[str, str]]:
    """What a unit took over in the very load by which it was no more: the file says so, and no version had it there."""
    if view.database.row("ledger", "ended_at_once", **view.edition, unit=unit) is None:
        return set()
    from govopen.ledger.renamed import Renamed  # only for a unit that was no more when it came
    from govopen.ledger.source import plan_of

    plan, renamed = plan_of(view.database, view.plan.plan_id, view.version), Renamed(view)
    return {
        (before, obligation)
        for before, obligation, _heir, _since in view.database.rows("ledger", "successions", **view.edition)
        if unit in plan.line(before, renamed.now(obligation))[1:]
    }


def successors(view: View, unit: str) -> list[str]:
    """Who took over the work of a unit that is no more; none while it is there."""
    return [after for (after,) in view.database.rows("ledger", "successors", **view.edition, unit=unit)]


def dissolved(view: View) -> dict[str, list[str]]:
    """The units that are no more, each with those who took over its work."""
    found: dict[str, list[str]] = {}
    for before, _obligation, after, _since in view.database.rows("ledger", "successions", **view.edition):
        found.setdefault(before, []).append(after)
    return {before: list(dict.fromkeys(after)) for before, after in found.items()}


def spellings(view: View) -> list[tuple[str, str, str]]:
    """Every spelling of a unit or group: (spelling, key, how), how being name, alias, english or initials."""
    return [(name, key, how) for name, key, how in view.database.rows("ledger", "names", **view.edition)]


def find_unit(view: View, text: str) -> str:
    """The unit, or the open group, that goes by this name. Raises UnknownUnit, or its NotThereYet; AmbiguousUnit."""
    exact = view.database.row("ledger", "unit_named", **view.edition, name=text)
    if exact:
        return str(exact[0])
    from govopen.plan.names import Names, UnknownUnit  # only where somebody is named

    known = spellings(view)
    english = {key: name for name, key, how in known if how == "english"} if language() == "en" else {}
    try:
        return Names(((name, key) for name, key, _how in known), english).find(text)
    except UnknownUnit:
        from govopen.ledger.later import named_later

        later = named_later(view, text)
        if later is None:
            raise
        return later
