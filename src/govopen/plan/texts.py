"""The kinds of text, number and day a plan is made of, each with its bounds."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from govopen.plan.tree import Fraction

FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)

_BREAKS = re.compile(r"[ \t]*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+\s*")
# Direction marks and zero-width characters make two names look alike that are not.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DURATION = re.compile(r"([1-9]\d{0,2}|1000) (?:working day|day|month)s?", re.ASCII)
_CLOCK = re.compile(r"([1-9]\d{0,2}|1000) (?:hour|working day|day|month)s?", re.ASCII)


def _one_line(value: object) -> object:
    """A line break in a name is a typist's, not the name's: it goes, or becomes a space between Latin words."""
    if isinstance(value, Fraction):
        raise PydanticCustomError("number_as_text", "a number where text belongs")
    if not isinstance(value, str):
        return value
    text = value.strip()
    text = _BREAKS.sub(lambda m: " " if text[m.start() - 1].isascii() or text[m.end()].isascii() else "", text)
    unseen = _UNSEEN.search(text)
    if unseen:
        raise PydanticCustomError("unseen", "invisible character", {"code": f"U+{ord(unseen[0]):04X}"})
    return text


def _as_typed(value: object) -> object:
    """Keys are left alone: two that differ by a space must not become one."""
    clean = _one_line(value)
    if clean != value:
        raise PydanticCustomError("key_spaces", "spaces around a key")
    return clean


def _day(value: object) -> object:
    if isinstance(value, date):
        day = value
    elif match := _DAY.fullmatch(value) if isinstance(value, str) else None:
        try:
            day = date(*map(int, match.groups()))
        except ValueError:
            raise PydanticCustomError("impossible_date", "no such day") from None
    else:
        raise PydanticCustomError("not_a_date", "not a date")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise PydanticCustomError("unreasonable_date", "beyond reason")
    return day


def _duration(text: str) -> str:
    if not _DURATION.fullmatch(text):
        raise PydanticCustomError("duration", "not a duration")
    return text


def _at_least(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise PydanticCustomError("clock", "not a duration")
    return text


def _within(text: str) -> str:
    if text not in {"same day", "promptly"} and not _CLOCK.fullmatch(text):
        raise PydanticCustomError("within", "not a duration")
    return text


_WEEKDAYS = r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
_ENDS = {"BYMONTH": (1, 12), "BYMONTHDAY": (1, 31), "BYSETPOS": (1, 366), "INTERVAL": (1, 366), "COUNT": (1, 366)}


def _rule_part(part: str) -> bool:
    name, _equals, given = part.partition("=")
    if name == "BYDAY":
        return re.fullmatch(f"{_WEEKDAYS}(?:,{_WEEKDAYS})*", given) is not None
    if name == "WKST":
        return given in {"MO", "SU"}
    if name not in _ENDS or not re.fullmatch(r"-?\d{1,3}(?:,-?\d{1,3})*", given, re.ASCII):
        return False
    low, high = _ENDS[name]
    signed = name in {"BYMONTHDAY", "BYSETPOS"}
    return all(low <= (abs(n) if signed else n) <= high for n in map(int, given.split(",")))


def _every(text: str) -> str:
    """A word, or an RFC 5545 rule of days without parts whose periods would never come or never end."""
    if text in {"month", "quarter", "half-year"}:
        return text
    first, *rest = text.removeprefix("RRULE:").split(";")
    names = [part.partition("=")[0] for part in rest]
    known = first in {"FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"}
    if not known or len(set(names)) != len(names) or not all(map(_rule_part, rest)):
        raise PydanticCustomError("every", "not a period")
    return text


_clean = BeforeValidator(_one_line)

Title = Annotated[str, StringConstraints(min_length=1, max_length=200), _clean]
Words = Annotated[str, StringConstraints(min_length=1, max_length=500), _clean]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100), _clean]
# No separators and no leading dash: `--unit A,B` must read one way only. Documents write 各县（市、区）.
_IN_BRACKETS = r"（[^（）,，;；/\\]*）|（"
UnitName = Annotated[
    str,
    StringConstraints(
        min_length=1,
        max_length=60,
        pattern=rf"^(?:[^-,，、;；/\\（]|{_IN_BRACKETS})(?:[^,，、;；/\\（]|{_IN_BRACKETS})*$",
    ),
    _clean,
]
UnitKey = Annotated[UnitName, BeforeValidator(_as_typed)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$"), _clean]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$"), _clean]
TriggerKey = Annotated[Word, BeforeValidator(_as_typed)]
SectionCode = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}$"), _clean]
ItemCode = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){1,3}$"), _clean]
Code = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){0,3}[a-z]{0,2}$"), _clean]
CodeKey = Annotated[Code, BeforeValidator(_as_typed)]
EntryKey = Annotated[str, StringConstraints(pattern=r"^E[1-9][0-9]{0,14}$"), BeforeValidator(_as_typed)]
Letter = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,2}$"), _clean]
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
Count = Annotated[int, Field(ge=1, le=10_000, strict=True)]
Days = Annotated[int, Field(ge=0, le=366, strict=True)]
Flag = Annotated[bool, Field(strict=True)]
_short = StringConstraints(min_length=1, max_length=100)
Grace = Annotated[str, _short, _clean, AfterValidator(_duration)]
AtLeast = Annotated[str, _short, _clean, AfterValidator(_at_least)]
Within = Annotated[str, _short, _clean, AfterValidator(_within)]
Every = Annotated[str, _short, _clean, AfterValidator(_every)]
