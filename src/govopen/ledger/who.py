"""Who is who in a plan: every unit with its names, every group with its members, and what one of them carries."""

from collections import Counter
from typing import NamedTuple

from govopen.ledger.document import Document, Record, answers, document, held_by, leads
from govopen.ledger.units import find_unit, spellings, units
from govopen.ledger.view import View
from govopen.plan.groups import current


class Known(NamedTuple):
    """A unit and the names it goes by; ``groups`` are those it belongs to; and its lineage."""

    unit: str
    kind: str
    en: str
    also: tuple[str, ...]
    initials: str
    groups: tuple[str, ...]
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]


class Group(NamedTuple):
    """A group; ``basis`` says whether the document names its members (stated) or we read it so (default)."""

    name: str
    en: str
    also: tuple[str, ...]
    members: tuple[str, ...]
    open: bool
    basis: str


class Carries(NamedTuple):
    """What one unit or group carries: the items it leads, and how many obligations it answers for, by basis."""

    leads: list[Record]
    obligations: Counter[str]
    jointly: int


class Directory(NamedTuple):
    units: list[Known]
    groups: list[Group]
    carries: Carries | None  # where one was asked for


def directory(view: View, name: str | None) -> Directory:
    """All units and groups, or the one that goes by ``name``. Raises UnknownUnit, AmbiguousUnit."""
    plan = document(view)
    known, groups = _units(view, plan), _groups(view, plan)
    if name is None:
        return Directory(known, groups, None)
    key = find_unit(view, name)
    this, these = [unit for unit in known if unit.unit == key], [group for group in groups if group.name == key]
    return Directory(this, these, _carries(plan, key, held_by(view, key)))


def _units(view: View, plan: Document) -> list[Known]:
    groups, initials = plan.groups, {key: name for name, key, how in spellings(view) if how == "initials"}
    also = {name: tuple(unit["also"]) for name, unit in plan.units.items()}
    heirs = {name: tuple(after) for name, after in plan.successions.items()}
    return [
        Known(
            unit.unit,
            unit.kind,
            unit.en,
            also.get(unit.unit, ()),
            initials.get(unit.unit, ""),
            tuple(name for name, group in groups.items() if unit.unit in group["members"]),
            heirs.get(unit.unit, ()),
            tuple(name for name, after in heirs.items() if unit.unit in after),
        )
        for unit in units(view).values()
    ]


def _groups(view: View, plan: Document) -> list[Group]:
    also: dict[str, list[str]] = {}
    for spelling, key, how in spellings(view):
        if how == "alias":
            also.setdefault(key, []).append(spelling)
    return [
        Group(
            name,
            group["name_en"] or "",
            tuple(also.get(name, ())),
            tuple(group["members"]),
            group["open"],
            group["basis"],
        )
        for name, group in plan.groups.items()
    ]


def _carries(plan: Document, key: str, held: frozenset[str]) -> Carries:
    groups = plan.groups
    members = plan.written.get(key) or (groups[key]["members"] if key in groups else [])
    shares = [set(current([member], plan.successions)) for member in members]  # of a split unit's heirs one has it
    led: list[Record] = []
    count: Counter[str] = Counter()
    jointly = 0
    for item in plan.items:
        if key in item["lead"] or key in leads(item, groups):
            led.append(item)
        for owed in item["obligations"]:
            mine = answers(owed, key, held) or (shares and not any(map(set(owed["units"]).isdisjoint, shares)))
            if mine and owed["jointly"]:
                jointly += 1
            elif mine:
                count[owed["basis"]] += 1
    return Carries(led, count, jointly)
