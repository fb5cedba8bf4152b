"""The plan as its file says it, checked field by field, and who its names stand for.

What concerns two places of the file at once (an unknown unit, a repeated code) is in ``checks``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from govopen.plan.groups import expand, successions
from govopen.plan.obligation import Basis, Obligation, Obligations, Strict
from govopen.plan.texts import (
    Code,
    CodeKey,
    Day,
    Days,
    EntryKey,
    Flag,
    ItemCode,
    Name,
    SectionCode,
    Slug,
    Title,
    TriggerKey,
    UnitKey,
    UnitName,
    Words,
)

UnitKind = Literal["department", "party", "vertical", "subdistrict"]
UnitNames = Annotated[tuple[UnitName, ...], Field(max_length=5000)]
MAX_YEARS = 10


def _zone(text: str) -> str:
    known = re.fullmatch(r"[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}", text) is not None
    try:
        known = known and ZoneInfo(text).key == text
    except (ZoneInfoNotFoundError, OSError):
        known = False
    if not known:
        raise PydanticCustomError("zone", "unknown time zone")
    return text


class Header(Strict):
    """What the document is, and the plan's own limits in days."""

    id: Slug = Field(description="Short name: letters a-z, digits, dashes: xicheng-2018")
    title: Title = Field(description="The document's title")
    title_en: Title | None = Field(None, description="The title in English")
    number: Title | None = Field(None, description="The document's number")
    issuer: Title | None = Field(None, description="Who issued it")
    issued: Day = Field(description="The day it was issued")
    published: Day | None = Field(None, description="The day it was published")
    period: tuple[Day, Day] = Field(description="First and last day")
    zone: Annotated[Name, AfterValidator(_zone)] = Field("Asia/Shanghai", description="The time zone its days are in")
    lang: Literal["zh", "en"] = Field("zh", description="The document's language")
    soon: Days = Field(14, description="Days before the due day from which a checkpoint is due soon")
    short_notice: Days = Field(10, description="Working days after issue below which notice was short")
    report_within: Days = Field(5, description="Working days to report what was done")
    receive_within: Days = Field(3, description="Working days for a unit to sign for its duties")
    review_within: Days = Field(5, description="Working days for the office to review a report")
    review: Literal["stated", "all", "none"] = Field("stated", description="Whose reports the office reviews")

    @model_validator(mode="after")
    def _period(self) -> "Header":
        first, last = self.period
        if last < first:
            raise PydanticCustomError("period_order", "ends before it begins", {"at": "period"})
        if (last.year - first.year, last.month, last.day) >= (MAX_YEARS, first.month, first.day):
            raise PydanticCustomError("period_long", "too long", {"at": "period"})
        return self


class Unit(Strict):
    """A department, party organ, vertical agency or subdistrict."""

    en: Name | None = Field(None, description="English name")
    kind: UnitKind = Field(description="What sort of unit")
    also: tuple[UnitName, ...] = Field((), max_length=20, description="Other spellings of the name")
    successor: UnitName | None = Field(None, description="Of a unit that is no more: who took over its work")
    split: dict[UnitKey, tuple[Code, ...]] = Field(
        {}, max_length=20, description="Of a unit that was split: its successors, each with the codes it took over"
    )
    note: Words | None = Field(None, description="Why it is read so")

    @property
    def dissolved(self) -> bool:
        """Whether it is no more."""
        return self.successor is not None or bool(self.split)


class Group(Strict):
    """A named set of units: by kind, by list, or open where the document does not say who belongs."""

    model_config = ConfigDict(serialize_by_alias=True)

    en: Name | None = Field(None, description="English name")
    also: tuple[UnitName, ...] = Field((), max_length=20, description="Other spellings of the name")
    kinds: tuple[UnitKind, ...] = Field((), max_length=4, description="All units of these kinds")
    members: UnitNames = Field((), description="Units and groups by name")
    except_: UnitNames = Field((), alias="except", description="Units and groups that do not belong")
    open: Flag = Field(False, description="true: the document does not say who belongs")
    joiners: Literal["later", "start"] = Field(
        "later", description="What members that an amendment adds owe: what opens later, or all from the start"
    )
    basis: Basis = Field("default", description="stated: the document names the members; default: our reading")
    source: Words | None = Field(None, description="The item's code or the few words that name the members")
    note: Words | None = Field(None, description="Why it is read so")


class Trigger(Strict):
    """What starts a clock."""

    name: Name = Field(description="What happens")
    en: Name | None = Field(None, description="The same in English")
    note: Words | None = Field(None, description="When its clock starts")


class Item(Strict):
    """One clause, coded by its place: 2.1.2 is section 2, paragraph 1, second clause."""

    code: ItemCode = Field(description="The clause's place: 2.1.2")
    title: Title = Field(description="A short title")
    title_en: Title | None = Field(None, description="The title in English")
    lead: UnitNames = Field((), description="Lead units and groups, as the document writes them")
    responsible: UnitNames = Field((), description="Responsible units and groups, as the document writes them")
    roles_stated: Flag = Field(True, description="false: the document does not say who does it")
    note: Words | None = Field(None, description="Why it is read so")
    obligations: Obligations = Field(description="What can be checked")


class Move(Strict):
    """Where an entry belongs by an amendment: to another obligation, to another unit, or both."""

    obligation: Code | None = Field(None, description="The obligation it counts for: 2.1.2b")
    unit: UnitName | None = Field(None, description="The unit whose it is")


class Section(Strict):
    """One part of the document."""

    code: SectionCode = Field(description="Its number, in quotes")
    title: Title = Field(description="Its title")
    title_en: Title | None = Field(None, description="The title in English")
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=1000)] = Field(
        description="Its clauses, in order"
    )


def covers(code: str, other: str) -> bool:
    """Whether a code is the other, or holds it: 2.1 holds 2.1.2a and not 2.10.1a."""
    rest = other.removeprefix(code) if other.startswith(code) else None
    return rest is not None and (not rest or not (rest[0].isdigit() or (code[-1].isalpha() and rest[0].isalpha())))


class Plan(Strict):
    """A government work plan: what the document asks, of whom, by when."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    plan: Header = Field(description="The document")
    units: dict[UnitKey, Unit] = Field(min_length=1, max_length=5000, description="Who can answer, by short name")
    groups: dict[UnitKey, Group] = Field({}, max_length=500, description="Named sets of units")
    triggers: dict[TriggerKey, Trigger] = Field({}, max_length=500, description="What starts a clock")
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=100)] = Field(
        description="The document's parts"
    )
    renamed: dict[CodeKey, Code] = Field(
        {}, max_length=1000, description="Of an amendment: codes of items or obligations that changed, old: new"
    )
    moved: dict[EntryKey, Move] = Field(
        {}, max_length=10_000, description="Of an amendment: entries that count for another obligation or unit now"
    )

    def items(self) -> Iterator[Item]:
        """All items, in the order of the file."""
        return chain.from_iterable(section.items for section in self.sections)

    def key(self, name: str) -> str | None:
        """The unit's key or group's name for one of its spellings in the plan."""
        return self.spellings.get(name)

    def members(self, name: str) -> tuple[str, ...]:
        """The units a name stands for: a unit itself, a group's units; none for an open group or an unknown name."""
        key = self.spellings.get(name)
        return () if key is None else self._expanded[key]

    def accountable(self, item: Item, obligation: Obligation) -> tuple[str, ...]:
        """Who owes it: unit keys, and open groups whose members nobody has named, in the order of the file.

        For a unit that is no more its successor answers.
        """
        holders = chain.from_iterable(map(self._holders, self.owed_by(item, obligation)))
        return tuple(dict.fromkeys(self.now(holder, item.code + obligation.code) for holder in holders))

    def sharing(self, item: Item, obligation: Obligation) -> tuple[str, ...]:
        """The units among those who owe it."""
        return tuple(unit for unit in self.accountable(item, obligation) if unit in self.units)

    def owed_by(self, item: Item, obligation: Obligation) -> tuple[str, ...]:
        """The names as written: ``who``, else the responsible ones, else the leads (DESIGN 2, Accountability)."""
        return obligation.who or item.responsible or item.lead

    def item_units(self, item: Item) -> tuple[str, ...]:
        """The item's responsible units, or its leads where there are none; open groups stand for nobody yet."""
        return self.units_of(item.responsible or item.lead, item.code)

    def units_of(self, names: Iterable[str], code: str) -> tuple[str, ...]:
        """The units these names stand for under a code, each once, in the order of the names."""
        units = chain.from_iterable(map(self.members, names))
        return tuple(dict.fromkeys(self.now(unit, code) for unit in units))

    def now(self, unit: str, code: str) -> str:
        """Who answers for what a unit had under a code: itself, or whoever took that over."""
        return self.line(unit, code)[-1]

    def line(self, unit: str, code: str) -> list[str]:
        """The unit, who took over from it what it had under a code, who took over from that one, and so on."""
        found = [unit]
        while (heir := self._heir(found[-1], code)) and heir not in found:
            found.append(heir)
        return found

    def _heir(self, unit: str, code: str) -> str | None:
        facts = self.units.get(unit)
        if facts is None or not facts.dissolved:
            return None
        if facts.successor is not None:
            return self.spellings.get(facts.successor)
        took = (name for name, codes in facts.split.items() if any(covers(part, code) for part in codes))
        return self.spellings.get(next(took, ""))

    def formers(self) -> dict[str, str]:
        """New code of an obligation -> the old one, where an amendment changed it, or its item's."""
        codes = (item.code + owed.code for item in self.items() for owed in item.obligations)
        return {
            code: old + code.removeprefix(new)
            for code in codes
            for old, new in self.renamed.items()
            if covers(new, code)
        }

    def reviewed(self, obligation: Obligation) -> bool:
        """Whether the office reviews what is claimed for it."""
        if obligation.review is not None:
            return obligation.review
        return self.plan.review in {"all", obligation.basis}

    def is_unallocated(self, name: str) -> bool:
        """Whether this is an open group whose members nobody has named."""
        group = self.groups.get(self.spellings.get(name, name))
        return group is not None and group.open and not self.members(name)

    def pool_name(self, item: Item, obligation: Obligation) -> str:
        """What a joint obligation's pool is called: its one group, else the obligation's full code."""
        names = self.owed_by(item, obligation)
        only = self.spellings.get(names[0], "") if len(names) == 1 else ""
        return only if only in self.groups else item.code + obligation.code

    def _holders(self, name: str) -> tuple[str, ...]:
        members = self.members(name)
        return (self.spellings[name],) if not members and self.is_unallocated(name) else members

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every spelling of a unit or group in the file -> its key."""
        named: list[tuple[str, Unit | Group]] = [*self.units.items(), *self.groups.items()]
        aliases = {alias: key for key, thing in named for alias in thing.also}
        return aliases | {key: key for key in chain(self.groups, self.units)}

    @cached_property
    def successions(self) -> dict[str, list[str]]:
        """Each unit that is no more -> whoever took over from it, wholly or in part."""
        return successions(self.units, self.spellings)

    @cached_property
    def _expanded(self) -> dict[str, tuple[str, ...]]:
        return expand(self.units, self.groups, self.spellings)
