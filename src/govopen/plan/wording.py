"""Pydantic's findings in our words: what is wrong, the value, what to do."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from govopen.errors import shown
from govopen.locales import N_, _
from govopen.plan.findings import KEY, Finding, Path
from govopen.plan.model import MAX_YEARS, Group, Header, Item, Move, Plan, Section, Trigger, Unit
from govopen.plan.names import nearest
from govopen.plan.obligation import Milestone, Obligation, Reference
from govopen.plan.texts import FIRST_DAY, LAST_DAY
from govopen.plan.tree import Fraction

_WORDS = {
    "blank": N_("fill in: {field}"),
    "missing": N_("{field} is missing"),
    "extra_forbidden": N_("unknown key {field}; the keys here are {keys}"),
    "number_as_text": N_("{value} without quotes is a number, and {field} is text; write '{value}' in quotes"),
    "yes_no_as_text": N_("{value} without quotes is not text, and {field} is; write '{value}' in quotes"),
    "string_type": N_("{field} must be text"),
    "string_too_short": N_("{field} is empty"),
    "string_too_long": N_("{field} is longer than {max_length} characters: {value}"),
    "unseen": N_("{field} contains an invisible character ({code}); type it again"),
    "key_spaces": N_("{value} has stray spaces or a line break; take them out"),
    "int_type": N_("{field} must be a whole number, not {value}"),
    "greater_than_equal": N_("{field} is {value}; it must be at least {ge}"),
    "less_than_equal": N_("{field} is {value}; it must be at most {le}"),
    "bool_type": N_("{field} must be true or false, not {value}"),
    "list": N_("{field} must be a list in square brackets, not {value}"),
    "mapping": N_("{field} must hold keys with values, not {value}"),
    "too_short": N_("{field} needs at least {min_length}"),
    "too_long": N_("{field} takes at most {max_length}"),
    "literal_error": N_("{field} is {value}; it must be one of {expected}{near}"),
    "pattern": N_("{field} cannot be {value}; write {example}"),
    "impossible_date": N_("{value} is not a day of the calendar"),
    "not_a_date": N_("{field} must be a date like 2018-07-20, not {value}"),
    "unreasonable_date": N_("{value} is beyond reason; a plan's days lie between {first_day} and {last_day}"),
    "duration": N_("{field} cannot be {value}; write it like '10 working days', '20 days', '1 month'"),
    "clock": N_("{field} cannot be {value}; write it like '5 working days', '20 days', '24 hours'"),
    "within": N_("{field} cannot be {value}; write it like '5 hours', '1 working day', 'same day', 'promptly'"),
    "every": N_("{field} cannot be {value}; write month, quarter, half-year or an RRULE such as FREQ=MONTHLY"),
    "zone": N_("{value} is not a time zone; write it like Asia/Shanghai"),
    "period_order": N_("the period ends before it begins: {value}"),
    "period_long": N_("the period is longer than {years} years: {value}"),
    "no_kind": N_("this obligation does not say when; give one of by, times, every, of, ongoing, never"),
    "two_kinds": N_("{first} and {at} cannot stand together; an obligation is of one kind, make it two"),
    "one_clock": N_("a trigger needs either within or at_least"),
    "companion": N_("{at} goes only with {needs}"),
}
_SAME = {
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "string_pattern_mismatch": "pattern",
}
_EXAMPLES = {
    "id": N_("small letters, digits and dashes, like xicheng-2018"),
    "code": N_("like '2' for a section, 2.1.2 for an item, a for an obligation"),
    "units": N_("a name without commas and slashes"),
    "of": N_("a trigger's name in small letters, like major_incident"),
    "triggers": N_("small letters, digits and underscores, like major_incident"),
    "renamed": N_("codes, old: new, like 2.1.2a: 2.1.3a"),
    "moved": N_("an entry's number, like E12"),
    "split": N_("codes in brackets, like ['1.2', 2.1.2a]"),
    "obligation": N_("an obligation's code, like 2.1.2a"),
    "assumed": N_("the fields' names, like [grace, who]"),
}
_TO_FILL_IN = {
    "title": N_("fill in: title (what it is called)"),
    "issued": N_("fill in: issued (the day of issue, like 2018-07-20)"),
    "period": N_("fill in: period (the first and the last day, like [2018-01-01, 2018-12-31])"),
    "by": N_("fill in: by (the last day, like 2018-07-20)"),
    "units": N_("fill in: units (each with its name and kind, like Finance Bureau: {kind: department})"),
}
"""What a draft leaves blank; other fields are told by their name."""
_WHEN = ("by", "times", "every", "of")
_MODELS: dict[str, type[BaseModel]] = {
    "plan": Header,
    "units": Unit,
    "groups": Group,
    "triggers": Trigger,
    "sections": Section,
    "items": Item,
    "obligations": Obligation,
    "milestones": Milestone,
    "reference": Reference,
    "moved": Move,
}


def findings(error: ValidationError) -> Iterator[Finding]:
    """Every validation error as a finding at its place, an error each."""
    for details in causes(error):
        path: Path = tuple(details["loc"])
        kind = details["type"]
        at = details.get("ctx", {}).get("at") or (_blank_kind(details["input"]) if kind == "no_kind" else None)
        where = (*path, KEY) if kind == "extra_forbidden" else (*path, str(at)) if at else path
        yield Finding("error", where, kind, _message(details, path))


def causes(error: ValidationError) -> list[ErrorDetails]:
    """The errors without those that a list is too short only because what it holds is wrong."""
    found = error.errors(include_url=False)
    holders = {details["loc"][:depth] for details in found for depth in range(len(details["loc"]))}
    return [details for details in found if details["type"] != "too_short" or details["loc"] not in holders]


def _message(details: ErrorDetails, path: Path) -> str:
    kind, value = details["type"], details["input"]
    if kind == "string_type" and isinstance(value, bool | int):
        kind = "yes_no_as_text" if isinstance(value, bool) else "number_as_text"
    facts: dict[str, Any] = dict(details.get("ctx", {}))
    if isinstance(value, dict) and facts.get("at") in value:
        value = value[facts["at"]]
    if kind == "missing" and isinstance(path[-1], int):
        kind, facts = "too_short", {"min_length": path[-1] + 1}
    if kind == "no_kind" and (blank := _blank_kind(value)):
        path, kind = (*path, blank), "blank"
    field = _field(path)
    if (value is None and _SAME.get(kind, kind) != "mapping") or (kind == "too_short" and field == "units"):
        kind = "blank"
    if kind == "blank" and field in _TO_FILL_IN:
        return _(_TO_FILL_IN[field])
    if kind == "extra_forbidden":
        near = nearest(shown(field), _keys(path), 1)
        if near:
            return _("unknown key {field}; did you mean {near}?").format(field=shown(field), near=near[0])
    expected = str(facts.get("expected", "")).replace("'", "").replace(" or ", ", ")
    words = _(_WORDS[_SAME.get(kind, kind)])
    return words.format_map(
        {
            **facts,
            "expected": expected,
            "near": _near(value, expected),
            "field": shown(field),
            "value": _value(value),
            "keys": ", ".join(_keys(path)),
            "example": _(_EXAMPLES.get(field, _EXAMPLES["units"])),
            "first_day": FIRST_DAY,
            "last_day": LAST_DAY,
            "years": MAX_YEARS,
        }
    )


def _blank_kind(obligation: object) -> str:
    """The field that would say when an obligation is due, had it not been left blank."""
    return next((name for name in _WHEN if isinstance(obligation, dict) and name in obligation), "")


def _near(value: object, expected: str) -> str:
    found = nearest(str(value)[:40], expected.split(", "), 1) if expected else []
    return _("; did you mean {near}?").format(near=found[0]) if found else ""


def _field(path: Path) -> str:
    names = [step for step in path if isinstance(step, str) and step != KEY]
    if path and path[-1] == KEY:
        return names[0]
    return names[-1] if names else _("the plan")


def _keys(path: Path) -> list[str]:
    holders = [_MODELS[step] for step in path[:-1] if isinstance(step, str) and step in _MODELS]
    holder: type[BaseModel] = holders[-1] if holders else Plan
    fields = holder.model_fields
    return [facts.alias or name for name, facts in fields.items()]


def _value(value: object) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return shown("[" + ", ".join(str(part) for part in value[:5]) + "]")
    if isinstance(value, dict):
        return shown("{" + ", ".join(str(part) for part in list(value)[:5]) + "}")
    return shown(value if isinstance(value, Fraction | str) else str(value))
