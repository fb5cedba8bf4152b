"""Units and groups that another plan brought: which of them this document needs, and which it does not name."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from govopen.drafting.registry import plain
from govopen.plan.model import Plan
from govopen.plan.names import normalise

if TYPE_CHECKING:
    from govopen.drafting.draft import Decision

RULE = "known"


@dataclass
class _Reached:
    """Keys of what items name or a group so named lists, and of units that are only of such a group's kind."""

    units: dict[str, dict[str, Any]]
    groups: dict[str, dict[str, Any]]
    named: set[str] = field(default_factory=set)
    by_kind: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._keys: dict[str, str] = {}
        for key, holder in chain(self.units.items(), self.groups.items()):
            for name in (key, *holder.get("also", ())):
                self._keys.setdefault(normalise(name), key)

    def add(self, names: Collection[str]) -> None:
        """Reach these, and whoever belongs to the groups among them."""
        waiting = list(names)
        while waiting:
            key = self._keys.get(normalise(waiting.pop()))
            if key is None or key in self.named:
                continue
            self.named.add(key)
            group = self.groups.get(key, {})
            waiting += [*group.get("members", ()), *group.get("except", ())]
            kinds = set(group.get("kinds", ()))
            self.by_kind |= {unit for unit, holder in self.units.items() if holder["kind"] in kinds}


def without_unused(plan: dict[str, Any], known: Plan, made: Collection[str]) -> "list[Decision]":
    """Take out of the plan, in place, what ``known`` brought and nothing needs; say so, and what nobody names.

    A unit that is no more goes, unless the document names it. Whoever the document brought itself (``made``) stays.
    """
    from govopen.drafting.draft import Decision

    units, groups = plan["units"], plan.get("groups", {})
    reached = _Reached(units, groups)
    reached.add({*_names(plan), *made})
    gone = {key for key, unit in known.units.items() if unit.dissolved}
    kept = reached.named | (reached.by_kind - gone)
    left_out = tuple(key for key in chain(units, groups) if key not in kept)
    unnamed = tuple(key for key in units if key in kept - reached.named)
    for key in left_out:
        units.pop(key, None)
        groups.pop(key, None)
    if not groups:
        plan.pop("groups", None)
    said = [
        Decision(("units", key), (), RULE, 0.4, "dissolved", _successors(known, key))
        for key in units
        if key in gone & reached.named
    ]
    if unnamed:
        said.append(Decision(("units",), (), RULE, 0.7, "units_unnamed", unnamed))
    if left_out:
        said.append(Decision(("units",), (), RULE, 0.75, "units_left_out", left_out))
    return said


def bring(plan: dict[str, Any], old: Plan, decisions: "list[Decision]") -> "list[Decision]":
    """Put into the plan, in place, what its items name of ``old`` and it lacks; the decisions without those."""
    units = {key: plain(unit) for key, unit in old.units.items()} | plan["units"]
    groups = {key: plain(group) for key, group in old.groups.items()} | plan.get("groups", {})
    reached = _Reached(units, groups)
    reached.add(_names(plan))
    for part, all_of in (("units", units), ("groups", groups)):
        missing = {key: holder for key, holder in all_of.items() if key in reached.named}
        if missing:
            plan[part] = plan.get(part, {}) | {key: plan.get(part, {}).get(key, missing[key]) for key in missing}
    return list(_less(decisions, reached.named))


def _less(decisions: "list[Decision]", named: Collection[str]) -> "Iterator[Decision]":
    for each in decisions:
        about = tuple(name for name in each.about if name not in named) if each.rule == RULE else each.about
        if about or not each.about or each.doubt == "dissolved":
            yield each._replace(about=each.about if each.doubt == "dissolved" else about)


def _successors(known: Plan, key: str) -> tuple[str, ...]:
    unit = known.units[key]
    return (unit.successor,) if unit.successor else tuple(unit.split)


def _names(plan: dict[str, Any]) -> set[str]:
    """Everybody whom an item or an obligation names."""
    items = [item for section in plan["sections"] for item in section["items"]]
    owed = chain.from_iterable(item["obligations"] for item in items)
    return {
        *chain.from_iterable((*item["lead"], *item["responsible"]) for item in items),
        *chain.from_iterable(each.get("who", ()) for each in owed),
    }
