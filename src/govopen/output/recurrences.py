"""How often, in the reader's words: ``every week by Fri`` for the rule ``FREQ=WEEKLY;BYDAY=FR``."""

import re

from govopen.errors import joined
from govopen.locales import N_, _
from govopen.output.words import WEEKDAYS

_EVERY = {"month": N_("every month"), "quarter": N_("every quarter"), "half-year": N_("every half-year")}
_TURNS = {
    "DAILY": (N_("every day"), N_("every {n} days")),
    "WEEKLY": (N_("every week"), N_("every {n} weeks")),
    "MONTHLY": (N_("every month"), N_("every {n} months")),
    "YEARLY": (N_("every year"), N_("every {n} years")),
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDINALS = {
    "1": N_("the first {day}"),
    "2": N_("the second {day}"),
    "3": N_("the third {day}"),
    "4": N_("the fourth {day}"),
    "5": N_("the fifth {day}"),
    "-1": N_("the last {day}"),
}
_WORKDAYS = ",".join(_DAYS[:5])
_NTH = re.compile("([1-5]|-1)(MO|TU|WE|TH|FR|SA|SU)")


def every_words(every: str) -> str:
    """How often, as the plan writes it: ``quarter``, or a rule by days; one that is rarely written stands as it is."""
    if every in _EVERY:
        return _(_EVERY[every])
    if every == f"FREQ=WEEKLY;BYDAY={_WORKDAYS}":
        return _("each day from Monday to Friday")
    parts = dict(part.partition("=")[::2] for part in every.removeprefix("RRULE:").split(";"))
    frequency = parts.pop("FREQ", "")
    turns, days = _turns(frequency, int(parts.pop("INTERVAL", "1"))), _by(frequency, parts)
    if not turns or days is None:
        return _("by the rule {rule}").format(rule=every)
    return _("{turns} by {days}").format(turns=turns, days=days) if days else turns


def _turns(frequency: str, n: int) -> str:
    if frequency not in _TURNS:
        return ""
    each, several = _TURNS[frequency]
    return _(several).format(n=n) if n > 1 else _(each)


def _by(frequency: str, parts: dict[str, str]) -> str | None:
    """By which days of its turn; nothing where none are named, None where they are named in a rarer way."""
    if not parts:
        return ""
    named = (frequency, *sorted(parts))
    if named in {("WEEKLY", "BYDAY"), ("MONTHLY", "BYDAY")}:
        days = [_weekday(day) for day in parts["BYDAY"].split(",")]
    elif named == ("MONTHLY", "BYMONTHDAY"):
        days = [_day_of_month(day) for day in parts["BYMONTHDAY"].split(",")]
    elif named == ("YEARLY", "BYMONTH", "BYMONTHDAY"):
        days = [_day_of_year(month, parts["BYMONTHDAY"]) for month in parts["BYMONTH"].split(",")]
    else:
        return None
    return joined(days) if all(days) else None


def _weekday(day: str) -> str:
    if day in _DAYS:
        return _(WEEKDAYS[_DAYS.index(day)])
    found = _NTH.fullmatch(day)
    return _(_ORDINALS[found[1]]).format(day=_(WEEKDAYS[_DAYS.index(found[2])])) if found else ""


def _day_of_month(day: str) -> str:
    if day == "-1":
        return _("its last day")
    return _("day {n}").format(n=day) if day.isdecimal() else ""


def _day_of_year(month: str, day: str) -> str:
    if day == "-1":
        return _("the end of month {n}").format(n=month)
    if not (month.isdecimal() and day.isdecimal()):
        return ""
    return _("{mm}-{dd}").format(mm=f"{int(month):02}", dd=f"{int(day):02}", m=month, d=day)
