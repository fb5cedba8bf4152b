"""The one parser of dates that a user types, in the spellings of both languages and of both keyboards."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from govopen.deadlines.instants import at, start_of, zone_of
from govopen.errors import BadInput
from govopen.locales import _

_DAYS_AGO = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2}
_YEARS = range(1900, 3000)
# 上午12点 and 晚上12点 mean two things each, and are refused
_HOURS = {None: range(24), "上午": range(1, 12), "下午": range(12, 24), "晚上": range(18, 24)}
_LONGEST = 60

_DATE = rf"""
    (?P<word>{"|".join(_DAYS_AGO)})
  | (?P<y1>[0-9]{{4}}) (?P<m1>[0-9]{{2}}) (?P<d1>[0-9]{{2}})
  | (?: (?P<y2>[0-9]{{4}}) \s*[-./]\s* )? (?P<m2>[0-9]{{1,2}}) \s*[-./]\s* (?P<d2>[0-9]{{1,2}})
  | (?: (?P<y3>[0-9]{{4}}) \s*年\s* )? (?P<m3>[0-9]{{1,2}}) \s*月\s* (?P<d3>[0-9]{{1,2}}) \s*[日号]?
"""
_TIME = r"""
    (?P<part>上午|下午|晚上)? \s* (?P<hour>[0-9]{1,2})
    (?: :(?P<minute>[0-9]{2}) (?: :(?P<second>[0-9]{2}) )?
      | [时点] (?: \s*(?P<minutes>[0-9]{1,2})分? | (?P<half>半) )? )
"""
# Without a space only where a digit of the date cannot run into one of the time: 7月18日14:20, 7-18下午2点.
_MOMENT = rf"(?x:(?:{_DATE}) (?: (?: \s*[t,]\s* | \s+ | (?<![0-9]) | (?![0-9]) ) {_TIME} )?)"
_WITH_OFFSET = r"[0-9-]{10}[t ][0-9:.]+(?:z|[+-][0-9]{2}:?[0-9]{2})"


class DateNotUnderstood(BadInput):
    """What the user typed is no date, no possible date, or no time of day."""


def parse_day(text: str, *, year: int, today: date) -> date:
    """The date in ``2018-07-18``, ``7-18``, ``7.18``, ``7/18``, ``7月18日``, ``20180718``, 今天, 昨天, 前天, today ...

    ``year`` is the plan's, taken where the text has none. Raises DateNotUnderstood, also where a time of day follows.
    """
    day, clock = parse_moment(text, year=year, today=today)
    if clock is not None:
        raise DateNotUnderstood(_("a date without a time is wanted here, not {text}").format(text=_shown(text)))
    return day


def parse_moment(text: str, *, year: int, today: date) -> tuple[date, time | None]:
    """A date as in parse_day, and the time of day where one follows: ``14:20``, 14时20分, 下午2:20.

    A time is to the minute or the second and in the plan's zone. Raises DateNotUnderstood.
    """
    plain = _plain(text) if len(text) <= _LONGEST else ""
    year_month_day = plain.split("-")
    if [len(part) for part in year_month_day] == [4, 2, 2] and plain.isascii() and "".join(year_month_day).isdigit():
        first, second, third = map(int, year_month_day)  # the commonest by far: the expression below is slow to compile
        return _possible(first, second, third, text), None
    found = re.fullmatch(_MOMENT, plain)
    if not found:
        message = _("date not understood: {text}; write 2018-07-18, 7-18, 7月18日 or '2018-07-18 14:20'")
        raise DateNotUnderstood(message.format(text=_shown(text)))
    clock = _clock(found) if found["hour"] else None
    if found["word"]:
        return today - timedelta(days=_DAYS_AGO[found["word"]]), clock
    numbers = [found[f"{part}1"] or found[f"{part}2"] or found[f"{part}3"] for part in "ymd"]
    return _possible(int(numbers[0] or year), int(numbers[1]), int(numbers[2]), text), clock


def parse_instant(text: str, *, year: int, today: date, zone: str) -> tuple[int, bool]:
    """The instant of a moment in ``zone``, and whether a time was given; a bare date is its 00:00.

    An ISO moment with an offset, as reports print it, is read by its offset. Raises DateNotUnderstood.
    """
    plain = _plain(text[:_LONGEST])
    if len(plain) > len("2018-07-18") and re.fullmatch(_WITH_OFFSET, plain):
        try:
            moment = datetime.fromisoformat(plain.upper()).astimezone(zone_of(zone))
        except (ValueError, OverflowError) as cause:
            raise DateNotUnderstood(_("there is no such moment: {text}").format(text=_shown(text))) from cause
        if moment.year in _YEARS:
            return at(moment.replace(tzinfo=None), zone), True
    day, clock = parse_moment(text, year=year, today=today)
    if clock is None:
        return start_of(day, zone), False
    return at(datetime.combine(day, clock), zone), True


def _plain(text: str) -> str:
    """Full-width digits and punctuation as on an English keyboard, one case, no space around."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    return plain.translate({ord("。"): ".", ord("—"): "-", ord("–"): "-", ord("−"): "-"})


def _shown(text: str) -> str:
    """What the user typed, in one line of a message."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:_LONGEST]).split())


def _possible(year: int, month: int, day: int, text: str) -> date:
    if year not in _YEARS:
        why = _("years run from {first} to {last}").format(first=_YEARS[0], last=_YEARS[-1])
    elif not 1 <= month <= 12:
        why = _("months run from 1 to 12")
    elif not 1 <= day <= month_length(year, month):
        last = month_length(year, month)
        why = _("{month} has the days 1 to {last}").format(month=f"{year}-{month:02}", last=last)
    else:
        return date(year, month, day)
    raise DateNotUnderstood(_("there is no date {text}: {why}").format(text=_shown(text), why=why))


def month_length(year: int, month: int) -> int:
    """How many days it has."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _clock(found: re.Match[str]) -> time:
    hour, part = int(found["hour"]), found["part"]
    minute = 30 if found["half"] else int(found["minute"] or found["minutes"] or 0)
    if part in ("下午", "晚上") and 0 < hour < 12:
        hour += 12
    if hour not in _HOURS[part] or minute > 59 or int(found["second"] or 0) > 59:
        shown = found.string[found.start("part") if part else found.start("hour") :]
        raise DateNotUnderstood(_("there is no time {text}; write 14:20, from 00:00 to 23:59").format(text=shown))
    return time(hour, minute, int(found["second"] or 0))
