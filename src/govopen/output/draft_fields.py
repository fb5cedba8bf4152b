"""The fields of a draft in the reader's words: what a duty asks for, who a group is, and what is still blank."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from govopen.errors import joined
from govopen.locales import N_, _, language
from govopen.output.asks import Names, asks, assumed_words
from govopen.output.notice import FIELDS as _FIELDS
from govopen.output.notice import value_words

if TYPE_CHECKING:
    from govopen.drafting.draft import Draft
    from govopen.plan.findings import Path

FIELDS = {**_FIELDS, "code": N_("the clause")}
_KINDS = (
    ("never", "never"), ("within", "response"), ("at_least", "minimum"), ("every", "recurring"), ("times", "quota"),
    ("by", "deadline"),
)  # fmt: skip
_ASKED = {"times": 1, "milestones": (), "grace": None, "within": None, "at_least": None}


def field_words(draft: "Draft", path: "Path") -> str:
    """What the draft says at a decision's place."""
    if path[0] in {"units", "groups"}:
        return facts_words(draft.plan[str(path[0])][path[1]])
    if path[0] == "plan":
        return header_words(draft, str(path[1]))
    section = draft.plan["sections"][path[1]]
    if len(path) == 3:
        return f"{section['code']} {section['title']}"
    item = section["items"][path[3]]
    if path[4] in {"lead", "responsible"}:
        return names_words(item[path[4]])
    if path[4] == "obligations" and len(path) > 5:
        return owed_words(draft, item["obligations"][path[5]])
    return f"{item['code']} {item['title']}"


def header_words(draft: "Draft", name: str) -> str:
    """A field of the head; an optional one that the document does not have is a dash."""
    value = draft.plan["plan"].get(name)
    if value is None:
        return _("to be filled in") if name in {"title", "issued", "period"} else "-"
    if name == "period":
        return value_words("period", [day.isoformat() for day in value], _names(draft))
    return str(value)


def names_words(names: list[str]) -> str:
    return joined(names) or "-"


def facts_words(facts: Mapping[str, Any]) -> str:
    """A unit's or a group's facts on a line."""
    names = Names({}, {})
    said = ((name, value_words(name, _plain(value), names)) for name, value in facts.items() if name != "en")
    words = [_labelled(name, value) for name, value in said if value]
    if "en" in facts and language() == "en":
        words.insert(0, str(facts["en"]))
    return _("; ").join(words)


def _labelled(field: str, words: str) -> str:
    return _("{what}: {words}").format(what=_(FIELDS.get(field, field)), words=words)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def owed_words(draft: "Draft", owed: Mapping[str, Any]) -> str:
    """What a duty asks for, its days with their years; a day that the document does not give is said to be blank."""
    kind = next((kind for field, kind in _KINDS if field in owed), "")
    if not kind:
        return _("no date, number or clock")
    asked = {
        **_ASKED,
        **owed,
        "kind": kind,
        "by": _day(owed.get("by")),
        "milestones": [{**step, "by": _day(step["by"])} for step in owed.get("milestones", ())],
    }
    words = asks(asked, _names(draft), "")
    if owed.get("hedge"):
        words = _("; ").join([words, _labelled("hedge", owed["hedge"])])
    if owed.get("assumed"):
        words = _("{what} ({words})").format(what=words, words=_labelled("assumed", assumed_words(dict(owed))))
    return words


def _day(day: Any) -> str:
    return str(day) if day else _("(to be filled in)")


def _names(draft: "Draft") -> Names:
    """The names of what starts clocks; units stand as the document writes them."""
    triggers = draft.plan.get("triggers", {}).items()
    english = language() == "en"
    return Names({}, {key: str((english and each.get("en")) or each["name"]) for key, each in triggers})
