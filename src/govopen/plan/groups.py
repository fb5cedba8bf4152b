"""Groups unfolded into units, groups of groups included."""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govopen.plan.model import Group, Unit


def graph(groups: Mapping[str, "Group"], keys: Mapping[str, str]) -> dict[str, list[str]]:
    """Group name -> the groups it is made of, exceptions included."""
    return {
        name: [keys[part] for part in (*group.members, *group.except_) if keys.get(part) in groups]
        for name, group in groups.items()
    }


def cycle(groups: Mapping[str, "Group"], keys: Mapping[str, str]) -> list[str]:
    """A chain of groups that contains itself, its first name repeated at the end; empty where there is none."""
    try:
        TopologicalSorter(graph(groups, keys)).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def expand(
    units: Mapping[str, "Unit"], groups: Mapping[str, "Group"], keys: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Unit or group name -> its units, each once; unknown names stand for nobody, and so do groups in a cycle."""
    known: dict[str, tuple[str, ...]] = {unit: (unit,) for unit in units}
    if cycle(groups, keys):
        return known | dict.fromkeys(groups, ())
    heirs = successions(units, keys)
    for name in TopologicalSorter(graph(groups, keys)).static_order():
        group = groups[name]
        listed = chain.from_iterable(known.get(keys.get(part, ""), ()) for part in group.members)
        left_out = set(chain.from_iterable(known.get(keys.get(part, ""), ()) for part in group.except_))
        # Nobody who is left out comes back by way of a predecessor, for which it would answer.
        by_kind = (
            unit
            for unit, facts in units.items()
            if facts.kind in group.kinds and left_out.isdisjoint(_after(unit, heirs))
        )
        known[name] = tuple(unit for unit in dict.fromkeys(chain(by_kind, listed)) if unit not in left_out)
    return known


def successions(units: Mapping[str, "Unit"], keys: Mapping[str, str]) -> dict[str, list[str]]:
    """Each unit that is no more -> whoever took over from it, wholly or in part."""
    return {
        name: [keys.get(heir, heir) for heir in ([unit.successor] if unit.successor else unit.split)]
        for name, unit in units.items()
        if unit.dissolved
    }


def current(members: Iterable[str], heirs: Mapping[str, Sequence[str]]) -> list[str]:
    """Who belongs now: in the place of each unit that is no more, whoever took over from it; each once."""
    found = (each for unit in members for each in (unit, *_after(unit, heirs)) if each not in heirs)
    return list(dict.fromkeys(found))


def _after(unit: str, heirs: Mapping[str, Sequence[str]]) -> list[str]:
    """Whoever took over from a unit that is no more, from those in turn too."""
    found: dict[str, None] = {}
    waiting = list(heirs.get(unit, ()))
    while waiting:
        heir = waiting.pop(0)
        if heir not in found:
            found[heir] = None
            waiting[:0] = heirs.get(heir, ())
    return list(found)
