"""What an amendment changes: two plans compared field by field, as a change notice lists it.

Units, groups and codes are compared by what they mean: neither another spelling of a unit is a change nor another
order of units, sections and items. ``renamed`` and ``moved`` are orders to a load and not compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from govopen.plan.codes import item_of
from govopen.plan.document import as_items
from govopen.plan.groups import current
from govopen.plan.model import Item, Plan
from govopen.plan.obligation import Obligation

Kind = Literal[
    "plan_changed", "unit_added", "unit_gone", "unit_renamed", "unit_merged", "unit_split", "unit_changed",
    "group_added", "group_dropped", "group_changed", "members_changed", "trigger_added", "trigger_dropped",
    "trigger_changed", "section_added", "section_dropped", "section_changed", "item_added", "item_dropped",
    "item_renamed", "item_changed", "reassigned", "obligation_added", "obligation_dropped", "obligation_renamed",
    "obligation_changed", "kind_changed", "date_moved", "quota_raised", "quota_lowered", "milestones_changed",
    "clock_changed", "basis_changed",
]  # fmt: skip

WHEN = ("by", "times", "milestones", "every", "grace", "of", "within", "at_least", "hedge")
"""The fields that say by when, how often, how fast; compared one by one where the kind stays."""

_UNORDERED = frozenset({"also", "assumed", "kinds", "members", "except"})
_KIND_OF: dict[str, Kind] = {
    "by": "date_moved",
    "milestones": "milestones_changed",
    **dict.fromkeys(("every", "grace", "of", "within", "at_least", "hedge"), "clock_changed"),
    **dict.fromkeys(("basis", "source", "assumed", "reference"), "basis_changed"),
}
_APART = frozenset(
    {*WHEN, "code", "items", "obligations", "ongoing", "never", "who", "lead", "responsible", "successor", "split"}
    | {"kinds", "members", "except"}
)
"""Fields that are not simply compared: codes, what a part holds, what says when, and whose it is."""

Facts = dict[str, Any]
"""A part of a plan as plain JSON values under the names of its file."""


class Change(NamedTuple):
    """One thing that the two plans say otherwise.

    ``code`` is a code, a unit's or group's key, a trigger's or the plan's id, the newer where it was renamed; ``field``
    is as in the file, empty where the whole was added, dropped or renamed. ``before`` and ``after`` are plain JSON
    values, None for nothing. Who leads or answers is ``names`` as written, the ``units`` that these are, and the
    ``open_groups`` among them. ``name`` is what it is called, in the newer plan where it is there.
    """

    kind: Kind
    code: str
    field: str
    before: Any
    after: Any
    name: str = ""
    name_en: str = ""


class _About(NamedTuple):
    """What changes are about: its code or key, and what it is called."""

    code: str
    name: str
    name_en: str | None

    def change(self, kind: Kind, field: str, before: Any, after: Any) -> Change:
        return Change(kind, self.code, field, before, after, self.name, self.name_en or "")

    def whole(self, kinds: tuple[Kind, Kind], before: Facts | None, after: Facts | None) -> Change:
        """Added or dropped as a whole."""
        return self.change(kinds[0] if before is None else kinds[1], "", before, after)

    def fields(self, kind: Kind | None, was: Facts, now: Facts, fields: Iterable[str] = ()) -> Iterator[Change]:
        """A change for each of the fields that differs, by default of all that are not compared apart.

        Without a ``kind`` the field says of what kind it is.
        """
        for field in fields or [name for name in now if name not in _APART]:
            before, after = was[field], now[field]
            ordered = field not in _UNORDERED
            if before != after and (ordered or sorted(before) != sorted(after)):
                yield self.change(kind or _kind(field, before, after), field, before, after)


class _Duty(NamedTuple):
    """An obligation in its item."""

    item: Item
    owed: Obligation

    @property
    def code(self) -> str:
        return self.item.code + self.owed.code

    @property
    def about(self) -> _About:
        return _About(self.code, self.owed.name, self.owed.name_en)


@dataclass(frozen=True)
class _Side:
    """One of the two plans, looked up by keys and codes."""

    plan: Plan

    @cached_property
    def items(self) -> dict[str, Item]:
        return {item.code: item for item in self.plan.items()}

    @cached_property
    def duties(self) -> dict[str, _Duty]:
        duties = (_Duty(item, owed) for item in self.plan.items() for owed in item.obligations)
        return {duty.code: duty for duty in duties}

    @cached_property
    def records(self) -> dict[str, Facts]:
        """Items and obligations by code as ``govopen.items/1`` prints them, an item without its obligations."""
        found: dict[str, Facts] = {}
        for item in as_items(self.plan, 0)["items"]:
            found |= {owed["code"]: owed for owed in item.pop("obligations")}
            found[item["code"]] = item
        return found

    def heir(self, unit: str, code: str) -> str:
        """Who answers now for what a unit had under a code: itself, unless the plan names who took over."""
        return self.plan.now(unit, code)

    def heirs(self, key: str) -> list[str]:
        """The units that took over from one that is no more."""
        return self.plan.successions.get(key, [])

    def keys(self, names: Iterable[str]) -> list[str]:
        return [self.plan.key(name) or name for name in names]

    def units(self, names: Iterable[str], code: str) -> list[str]:
        found = chain.from_iterable(map(self.plan.members, names))
        return list(dict.fromkeys(self.heir(unit, code) for unit in found))

    def living(self, group: str) -> list[str]:
        """Who belongs to a group now."""
        return current(self.plan.members(group), self.plan.successions)

    def party(self, names: Iterable[str], code: str) -> Facts:
        """Names as written, by their keys, and whom they stand for."""
        keys = self.keys(names)
        unallocated = [key for key in keys if self.plan.is_unallocated(key)]
        return {"names": keys, "units": self.units(keys, code), "open_groups": unallocated}

    def owed_by(self, duty: _Duty) -> Facts:
        return self.party(self.plan.owed_by(duty.item, duty.owed), duty.code)


def diff(before: Plan, after: Plan) -> list[Change]:
    """Every change from one plan to the other: the document, units, groups, triggers, sections, then by code."""
    pair = _Pair(_Side(before), _Side(after))
    coded = sorted(chain(pair.items(), pair.duties()), key=lambda change: _place(change.code))
    return [*pair.header(), *pair.units(), *pair.groups(), *pair.triggers(), *pair.sections(), *coded]


def renamed_codes(before: Plan, after: Plan) -> dict[str, str]:
    """Code of each obligation of the older plan -> its code in the newer, by the ``renamed`` of the newer."""
    codes = (item.code + owed.code for item in before.items() for owed in item.obligations)
    return {code: _renamed(code, after.renamed) for code in codes}


def _renamed(code: str, renamed: dict[str, str]) -> str:
    item = item_of(code)
    return renamed.get(code) or renamed.get(item, item) + code.removeprefix(item)


def _place(code: str) -> tuple[list[int], str]:
    """Where a code stands: 2.2.1 before 2.10.1, an item before its obligations."""
    item = item_of(code)
    return [int(part) for part in item.split(".")], code.removeprefix(item)


@dataclass(frozen=True)
class _Pair:
    """The two plans."""

    was: _Side
    now: _Side

    @property
    def sides(self) -> tuple[_Side, _Side]:
        return self.was, self.now

    def same(self, name: str, code: str = "") -> str:
        """A unit or group as the newer of the two plans would have it."""
        return self.now.heir(self.was.heir(name, code), code)

    def header(self) -> Iterator[Change]:
        was, now = (side.plan.plan for side in self.sides)
        yield from _About(now.id, now.title, now.title_en).fields("plan_changed", _facts(was), _facts(now))

    def units(self) -> Iterator[Change]:
        was, now = (side.plan.units for side in self.sides)
        said = {heir for key in was.keys() & now.keys() for side in self.sides for heir in side.heirs(key)}
        for key in dict.fromkeys([*was, *now]):
            about = _About(key, key, (now.get(key) or was[key]).en)
            if key in was and key in now:
                yield from self._succession(about)
                yield from about.fields("unit_changed", _facts(was[key]), _facts(now[key]))
            elif key not in said:  # else the unit that it took over from says so
                yield about.whole(("unit_added", "unit_gone"), _said(was.get(key)), _said(now.get(key)))

    def _succession(self, about: _About) -> Iterator[Change]:
        was, now = (_facts(side.plan.units[about.code]) for side in self.sides)
        for field in ("successor", "split"):
            before, after = was.get(field) or None, now.get(field) or None
            if before != after:
                kind: Kind = "unit_split" if field == "split" else self._renamed_or_merged(about.code, bool(after))
                yield about.change(kind, field, before, after)

    def _renamed_or_merged(self, key: str, newly: bool) -> Kind:
        """Merged is: into a unit that was there, or that takes over from others too."""
        side, other = (self.now, self.was) if newly else (self.was, self.now)
        heirs = side.heirs(key)
        taken = [each for each in side.plan.units if side.heirs(each) == heirs]
        return "unit_merged" if heirs[0] in other.plan.units or len(taken) > 1 else "unit_renamed"

    def groups(self) -> Iterator[Change]:
        was, now = (side.plan.groups for side in self.sides)
        for key in dict.fromkeys([*was, *now]):
            about = _About(key, key, (now.get(key) or was[key]).en)
            if key in was and key in now:
                yield from self._members(about)
                yield from about.fields("group_changed", _facts(was[key]), _facts(now[key]))
            else:
                yield about.whole(("group_added", "group_dropped"), _said(was.get(key)), _said(now.get(key)))

    def _members(self, about: _About) -> Iterator[Change]:
        """Who joined or left; where nobody did, how the group is put together otherwise."""
        before, after = (side.living(about.code) for side in self.sides)
        if set(map(self.same, before)) != set(map(self.same, after)):
            yield about.change("members_changed", "members", before, after)
            return
        was, now = (_facts(side.plan.groups[about.code]) for side in self.sides)
        for side, facts in ((self.was, was), (self.now, now)):
            for name in ("members", "except"):  # merged units are one
                facts[name] = list(dict.fromkeys(map(self.same, side.keys(facts[name]))))
        yield from about.fields("group_changed", was, now, ("kinds", "members", "except"))

    def triggers(self) -> Iterator[Change]:
        was, now = (side.plan.triggers for side in self.sides)
        for key in dict.fromkeys([*was, *now]):
            known = now.get(key) or was[key]
            about = _About(key, known.name, known.en)
            if key in was and key in now:
                yield from about.fields("trigger_changed", _facts(was[key]), _facts(now[key]))
            else:
                yield about.whole(("trigger_added", "trigger_dropped"), _said(was.get(key)), _said(now.get(key)))

    def sections(self) -> Iterator[Change]:
        was, now = ({part.code: part for part in side.plan.sections} for side in self.sides)
        for key in dict.fromkeys([*was, *now]):
            known = now.get(key) or was[key]
            about = _About(key, known.title, known.title_en)
            if key in was and key in now:
                yield from about.fields("section_changed", _facts(was[key]), _facts(now[key]))
            else:
                yield about.whole(("section_added", "section_dropped"), _said(was.get(key)), _said(now.get(key)))

    @cached_property
    def codes(self) -> dict[str, str]:
        """Code in the older plan -> in the newer: obligations, and items by their own code or by what became of all."""
        found = renamed_codes(self.was.plan, self.now.plan)
        for code, item in self.was.items.items():
            went = {item_of(found[code + owed.code]) for owed in item.obligations}
            only = next(iter(went)) if len(went) == 1 else code
            moved = code not in self.now.items and only in self.now.items and only not in self.was.items
            found[code] = self.now.plan.renamed.get(code, only if moved else code)
        return found

    @cached_property
    def _reused(self) -> set[str]:
        """Codes under which something else stands now, as another code went there."""
        return {now for was, now in self.codes.items() if was != now}

    def _went(self, code: str) -> str:
        """Its code in the newer plan; what gave its code to another is gone, and stands under none."""
        now = self.codes[code]
        gone = now == code and not self._reused.isdisjoint((code, item_of(code)))
        return f"{code} (gone)" if gone else now

    def items(self) -> Iterator[Change]:
        former = {self._went(code): item for code, item in self.was.items.items()}
        for code in dict.fromkeys([*former, *self.now.items]):
            was, now = former.get(code), self.now.items.get(code)
            if was and now:
                yield from self._item(was, now)
            elif known := now or was:
                before, after = (side.records.get(known.code) for side in self.sides)
                about = _About(known.code, known.title, known.title_en)
                yield about.whole(("item_added", "item_dropped"), before if was else None, after if now else None)

    def _item(self, was: Item, now: Item) -> Iterator[Change]:
        about = _About(now.code, now.title, now.title_en)
        before, after = _facts(was), _facts(now)
        if was.code != now.code:
            yield about.change("item_renamed", "", was.code, now.code)
        yield from about.fields("item_changed", before, after)
        for field in ("lead", "responsible"):
            parties = self.was.party(before[field], was.code), self.now.party(after[field], now.code)
            yield from self._reassigned(about, field, *parties)

    def _reassigned(self, about: _About, field: str, before: Facts, after: Facts) -> Iterator[Change]:
        was, now = ([self.same(name, about.code) for name in party["names"]] for party in (before, after))
        if was != now:
            yield about.change("reassigned", field, before, after)

    def duties(self) -> Iterator[Change]:
        former = {self._went(code): duty for code, duty in self.was.duties.items()}
        kinds: tuple[Kind, Kind] = ("obligation_added", "obligation_dropped")
        for code in dict.fromkeys([*former, *self.now.duties]):
            was, now = former.get(code), self.now.duties.get(code)
            if was and now:
                yield from self._duty(was, now)
            elif now:
                yield now.about.whole(kinds, None, self.now.records[code])
            elif was:
                yield was.about.whole(kinds, self.was.records[was.code], None)

    def _duty(self, was: _Duty, now: _Duty) -> Iterator[Change]:
        before, after, about = _facts(was.owed), _facts(now.owed), now.about
        if was.code != now.code:
            yield about.change("obligation_renamed", "", was.code, now.code)
        if was.owed.kind != now.owed.kind:
            records = self.was.records[was.code], self.now.records[now.code]
            yield about.change("kind_changed", "kind", _asked(records[0]), _asked(records[1]))
        else:
            for facts in (before, after):
                facts["times"] = facts["times"] or (1 if facts["every"] else None)
            yield from about.fields(None, before, after, WHEN)
        if was.owed.who or now.owed.who:
            yield from self._reassigned(about, "who", self.was.owed_by(was), self.now.owed_by(now))
        yield from about.fields(None, before, after)


def _asked(record: Facts) -> Facts:
    """The kind of an obligation, and what it says of when."""
    return {name: record[name] for name in ("kind", *WHEN) if record[name]}


def _kind(field: str, before: Any, after: Any) -> Kind:
    if field == "times":
        return "quota_raised" if after > before else "quota_lowered"
    return _KIND_OF.get(field, "obligation_changed")


def _facts(part: BaseModel) -> Facts:
    """A part's fields as plain values, without what is compared apart."""
    facts: Facts = part.model_dump(mode="json", by_alias=True, exclude={"items", "obligations"})
    return facts


def _said(part: BaseModel | None) -> Facts | None:
    """Those of a part's fields that the file gives."""
    if part is None:
        return None
    facts: Facts = part.model_dump(mode="json", by_alias=True, exclude={"items"}, exclude_defaults=True)
    return facts
