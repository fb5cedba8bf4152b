"""What the plan says, as it was loaded: the document that ``items`` prints (DESIGN 8), read back from its version."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govopen.errors import BadInput
from govopen.ledger.view import View
from govopen.locales import _, language
from govopen.plan.codes import NotACode, parse_code
from govopen.plan.document import whole
from govopen.plan.groups import current
from govopen.program import command

Record = dict[str, Any]
"""A part of the document: plain JSON values under the names of DESIGN 8."""

_ITEMS = ',"items":['


class NoSuchItem(BadInput):
    def __init__(self, text: str) -> None:
        super().__init__(
            _("no item's code begins with {code}; {command} lists them all").format(
                code=repr(text), command=command("items")
            )
        )


class Document(NamedTuple):
    """One version of a plan. ``head`` is all of it but the items, which stream: they can be read once.

    ``written`` are the members of each group that has a unit which is no more, with that unit among them.
    """

    head: Record
    items: Iterator[Record]
    written: dict[str, list[str]]

    @property
    def groups(self) -> dict[str, Record]:
        """The groups by name; ``members`` are unit keys."""
        return {group["name"]: group for group in self.head["groups"]}

    @property
    def units(self) -> dict[str, Record]:
        return {unit["name"]: unit for unit in self.head["units"]}

    @property
    def successions(self) -> dict[str, list[str]]:
        """Each unit that is no more -> whoever took over from it, wholly or in part."""
        found = {unit["name"]: unit["successors"] for unit in self.head["units"] if unit.get("successors")}
        if not found:
            return {}
        keys = {other: unit["name"] for unit in self.head["units"] for other in unit["also"]}
        return {name: [keys.get(heir, heir) for heir in heirs] for name, heirs in found.items()}


def document(view: View) -> Document:
    """The version in effect of what is looked at."""
    row = view.database.row("ledger", "document", plan=view.plan.plan_id, version=view.version)
    text = str(row[0]) if row else ""
    # The items of a large plan are decoded one by one, so that the first is out before the last is read. They come
    # last, and inside a JSON text a quotation mark is always escaped: the first match is the member itself.
    start = text.index(_ITEMS)
    return _with_members(Document(json.loads(text[:start] + "}"), _decoded(text, start + len(_ITEMS)), {}))


def _with_members(plan: Document) -> Document:
    """Groups as they are now; what is stored has a unit that was split, whose successors differ by code."""
    heirs = plan.successions
    written = {
        name: group["members"] for name, group in plan.groups.items() if not heirs.keys().isdisjoint(group["members"])
    }
    for name, members in written.items():
        plan.groups[name]["members"] = current(members, heirs)
    return plan._replace(written=written)


def _decoded(text: str, at: int) -> Iterator[Record]:
    decode = json.JSONDecoder().raw_decode
    while text[at] != "]":
        item, at = decode(text, at)
        item["obligations"] = [whole(owed) for owed in item["obligations"]]
        yield item
        at += text[at] == ","


def under(items: Iterable[Record], prefix: str) -> Iterator[Record]:
    """The items of a section, a paragraph or a clause, or the item of one obligation with that obligation alone.

    ``prefix`` is a code as people write it: 2, 2.1, 2.1.2, 2.1.2a, 二（一）. Raises NoSuchItem where there is none.
    """
    code = _place(prefix)
    found = False
    for item in items:
        if f"{item['code']}.".startswith(f"{code}."):
            found = True
            yield item
        elif code.startswith(item["code"]):
            meant = [owed for owed in item["obligations"] if owed["code"] == code]
            if meant:
                found = True
                yield {**item, "obligations": meant}
    if not found:
        raise NoSuchItem(prefix)


def _place(text: str) -> str:
    typed = text.strip().rstrip(".")
    if typed.isascii() and typed.isdigit():
        return str(int(typed))
    try:
        return parse_code(typed).split("/")[0]
    except NotACode as error:
        raise NoSuchItem(text) from error


def concerning(view: View, items: Iterable[Record], groups: dict[str, Record], unit: str) -> Iterator[Record]:
    """The items that a unit leads or answers for; an open group is looked up as a unit is."""
    held = held_by(view, unit)
    for item in items:
        if unit in leads(item, groups) or any(answers(owed, unit, held) for owed in item["obligations"]):
            yield item


def held_by(view: View, holder: str) -> frozenset[str]:
    """The obligations that a unit or pool has checkpoints of, or would have in a case."""
    rows = view.database.rows("ledger", "held", **view.edition, holder=holder, as_of=view.as_of, known=view.known)
    return frozenset(str(code) for (code,) in rows)


def leads(item: Record, groups: dict[str, Record]) -> tuple[str, ...]:
    """The units that lead an item, groups expanded; an open group stands for itself."""
    return expanded(item["lead"], groups)


def expanded(names: Iterable[str], groups: dict[str, Record]) -> tuple[str, ...]:
    """Units for the names as written, each once; an open group without members stands for itself."""
    found = (groups[name]["members"] or [name] if name in groups else [name] for name in names)
    return tuple(dict.fromkeys(unit for units in found for unit in units))


def owes(obligation: Record, unit: str) -> bool:
    """Whether a unit, or an open group, answers for an obligation."""
    return unit in obligation["units"] or unit in obligation["open_groups"]


def answers(obligation: Record, unit: str, held: frozenset[str]) -> bool:
    """Whether it is the unit's: who joined a group owes nothing that opened before, though the document names it."""
    return owes(obligation, unit) and (obligation["jointly"] or obligation["code"] in held)


def worded(record: Record, field: str = "name") -> str:
    """A name or title in the reader's language."""
    return str((language() == "en" and record[f"{field}_en"]) or record[field])
