"""A plan as ``items`` prints it in JSON (DESIGN 8, ``govopen.items/1``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # commands that only read a stored document need no pydantic
    from govopen.plan.model import Group, Header, Item, Plan
    from govopen.plan.obligation import Obligation, Reference


def as_items(plan: Plan, version: int) -> dict[str, Any]:
    """The whole document: plain JSON values, the same for the same plan.

    ``units`` are expanded unit keys; ``open_groups`` are the groups among those who answer whose members nobody has
    named. A period counts ``times`` 1 where a recurring obligation names no number.
    """
    return {
        "schema": "govopen.items/1",
        "plan": _header(plan.plan, version),
        "units": [
            {
                "name": name,
                "name_en": unit.en,
                "kind": unit.kind,
                "also": list(unit.also),
                "successors": [unit.successor] if unit.successor else list(unit.split),
            }
            for name, unit in plan.units.items()
        ],
        "groups": [_group(plan, name, group) for name, group in plan.groups.items()],
        "triggers": [
            {"key": key, "name": trigger.name, "name_en": trigger.en} for key, trigger in plan.triggers.items()
        ],
        "sections": [
            {"code": section.code, "title": section.title, "title_en": section.title_en} for section in plan.sections
        ],
        "items": [_item(plan, section.code, item) for section in plan.sections for item in section.items],
    }


_NOTHING: dict[str, Any] = {
    "code": "", "kind": "", "name": "", "name_en": None, "also": [], "times": None, "milestones": [], "by": None,
    "every": None, "grace": None, "of": None, "within": None, "at_least": None, "hedge": None, "basis": "",
    "source": None, "assumed": [], "reference": None, "who": [], "units": [], "open_groups": [], "jointly": False,
    "evidence": "expected",
}  # fmt: skip
"""What an obligation says where nothing is said; left out of what is stored, which is most of a large plan."""


def stored(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what is absent from its obligations."""
    items = [{**item, "obligations": [_said(owed) for owed in item["obligations"]]} for item in document["items"]]
    return {**document, "items": items}


def _said(owed: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in owed.items() if name not in _NOTHING or value != _NOTHING[name]}


def whole(owed: dict[str, Any]) -> dict[str, Any]:
    """The reverse of ``stored``, of one obligation."""
    return {**_NOTHING, **owed}


def _header(header: Header, version: int) -> dict[str, Any]:
    return {
        "id": header.id,
        "title": header.title,
        "title_en": header.title_en,
        "number": header.number,
        "issued": header.issued.isoformat(),
        "period": [day.isoformat() for day in header.period],
        "version": version,
    }


def _group(plan: Plan, name: str, group: Group) -> dict[str, Any]:
    return {
        "name": name,
        "name_en": group.en,
        "members": list(dict.fromkeys(plan.now(unit, "") for unit in plan.members(name))),
        "open": group.open,
        "basis": group.basis,
    }


def _item(plan: Plan, section: str, item: Item) -> dict[str, Any]:
    return {
        "code": item.code,
        "section": section,
        "title": item.title,
        "title_en": item.title_en,
        "lead": _names(plan, item.lead),
        "responsible": _names(plan, item.responsible),
        "roles_stated": item.roles_stated,
        "units": list(plan.item_units(item)),
        "obligations": [_obligation(plan, item, obligation) for obligation in item.obligations],
    }


def _obligation(plan: Plan, item: Item, obligation: Obligation) -> dict[str, Any]:
    holders = plan.accountable(item, obligation)
    kind = obligation.kind
    return {
        "code": item.code + obligation.code,
        "kind": kind,
        "name": obligation.name,
        "name_en": obligation.name_en,
        "also": list(obligation.also),
        "times": obligation.times or (1 if kind == "recurring" else None),
        "milestones": [{"times": step.times, "by": step.by.isoformat()} for step in obligation.milestones],
        "by": obligation.by.isoformat() if obligation.by else None,
        "every": obligation.every,
        "grace": obligation.grace,
        "of": obligation.of,
        "within": obligation.within,
        "at_least": obligation.at_least,
        "hedge": obligation.hedge,
        "basis": obligation.basis,
        "source": obligation.source,
        "assumed": list(obligation.assumed),
        "reference": _reference(obligation.reference),
        "who": _names(plan, obligation.who),
        "units": [holder for holder in holders if holder in plan.units],
        "open_groups": [holder for holder in holders if holder not in plan.units],
        "jointly": obligation.jointly,
        "evidence": obligation.evidence,
        "review": plan.reviewed(obligation),
    }


def _names(plan: Plan, names: tuple[str, ...]) -> list[str]:
    """Keys, where the plan used another spelling."""
    return [plan.key(name) or name for name in names]


def _reference(reference: Reference | None) -> dict[str, Any] | None:
    if reference is None:
        return None
    in_force = reference.in_force.isoformat() if reference.in_force else None
    return {"text": reference.text, "article": reference.article, "in_force": in_force}
