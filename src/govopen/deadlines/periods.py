"""The periods of a recurring obligation, and the stretches of time that documents name by their end."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from govopen.deadlines.dates import month_length
from govopen.errors import BadInput
from govopen.locales import _

MONTHS = {"month": 1, "quarter": 3, "half-year": 6}
MOST_PERIODS = 4_000  # ten years of days

_LETTER = {3: "Q", 6: "H"}
_RULE = re.compile(r"(?:RRULE:)?((?:[A-Z]+=[A-Z0-9,+-]+)(?:;[A-Z]+=[A-Z0-9,+-]+)*)")
_PARTS = {"FREQ", "INTERVAL", "COUNT", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "WKST"}
_CYCLE = 400  # years after which the calendar, weekdays included, is the same again


class RecurrenceNotUnderstood(BadInput):
    """``every`` is neither a named period nor a recurrence rule by days, or it never falls into the plan's period."""

    def __init__(self, every: str, why: str) -> None:
        super().__init__(_("cannot use every: {every} ({why})").format(every=every[:80], why=why))


class Period(NamedTuple):
    """One turn of a recurring obligation, both days included. ``key`` names it in codes and entries: ``2018-Q3``."""

    key: str
    first: date
    last: date


def periods(every: str, first: date, last: date) -> list[Period]:
    """The periods from ``first`` to ``last``, in order, cut to these two days (rule 12).

    ``every`` is ``month`` (keys ``2018-07``), ``quarter`` (``2018-Q3``), ``half-year`` (``2018-H1``), or an
    RFC 5545 rule by days (``FREQ=WEEKLY;BYDAY=FR``, keys ``2018-07-20``), each of whose days ends a period that
    began after the day before it. Raises RecurrenceNotUnderstood.
    """
    months = MONTHS.get(every)
    if months:
        return list(_calendar_periods(months, first, last))
    days = _recurrence(every, first, last)
    begins = [first, *(day + timedelta(days=1) for day in days[:-1])]
    return [Period(day.isoformat(), begin, day) for begin, day in zip(begins, days, strict=True)]


def _calendar_periods(months: int, first: date, last: date) -> Iterator[Period]:
    turn = (first.year * 12 + first.month - 1) // months
    begin = first
    while begin <= last:
        end = last_of_month(*divmod((turn + 1) * months - 1, 12))
        year, number = divmod(turn, 12 // months)
        key = f"{year}-{_LETTER[months]}{number + 1}" if months > 1 else f"{year}-{number + 1:02}"
        yield Period(key, begin, min(end, last))
        begin = end + timedelta(days=1)
        turn += 1


def last_of_month(year: int, months_before: int) -> date:
    """The last day of the month that has so many months of its year before it."""
    return date(year, months_before + 1, month_length(year, months_before + 1))


def _recurrence(every: str, first: date, last: date) -> list[date]:
    """The days of a rule that begins on ``first``.

    The rule is run near the year 9999, where the calendar is the same: a rule that never comes true would search
    to the end of time, which takes seconds from here.
    """
    from dateutil.rrule import rrulestr

    shift = (9999 - last.year) // _CYCLE * _CYCLE
    start = datetime.combine(first.replace(year=first.year + shift), time.min)
    end = datetime.combine(last.replace(year=last.year + shift), time.min)
    try:
        rule = rrulestr(_checked(every), dtstart=start)
        found = list(islice(takewhile(lambda moment: moment <= end, rule), MOST_PERIODS + 1))
    except (ValueError, OverflowError, IndexError) as cause:  # what dateutil lets out for a rule it cannot run
        raise RecurrenceNotUnderstood(every, _("no valid recurrence rule")) from cause
    if not found:
        why = _("no day from {first} to {last}").format(first=first, last=last)
        raise RecurrenceNotUnderstood(every, why)
    if len(found) > MOST_PERIODS:
        raise RecurrenceNotUnderstood(every, _("more than {n} periods").format(n=MOST_PERIODS))
    return [moment.replace(year=moment.year - shift).date() for moment in found]


def _checked(every: str) -> str:
    found = _RULE.fullmatch(every)
    if not found:
        raise RecurrenceNotUnderstood(every, _("write month, quarter, half-year or FREQ=WEEKLY;BYDAY=FR"))
    parts = dict(part.split("=") for part in found[1].split(";"))
    unknown = sorted(parts.keys() - _PARTS)
    if unknown:
        raise RecurrenceNotUnderstood(every, _("{part} is not supported here").format(part=unknown[0]))
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise RecurrenceNotUnderstood(every, _("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY"))
    if not re.fullmatch("[1-9][0-9]{0,3}", parts.get("INTERVAL", "1")):
        raise RecurrenceNotUnderstood(every, _("INTERVAL is a number from 1 to 9999"))
    return found[1]
