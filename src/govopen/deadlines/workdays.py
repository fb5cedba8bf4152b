"""Working days: the State Council's yearly holiday notices, make-up weekends included, and an override file.

``chinesecalendar`` knows the notices. It is imported at the first question, not before: most commands never ask.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from govopen.errors import BadInput
from govopen.locales import _

_ONE_DAY = timedelta(days=1)
_NO_OVERRIDES: Mapping[date, bool] = {}


class BadOverrides(BadInput):
    """A file of working and rest days cannot be used; the message begins with file and line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {message}")


class WorkCalendar:
    """Which days are worked. ``overrides`` (day: worked or not) wins over notices and weekends."""

    def __init__(self, overrides: Mapping[date, bool] = _NO_OVERRIDES) -> None:
        self._overrides = dict(overrides)
        self._years: dict[int, tuple[int, ...]] = {}

    def is_working(self, day: date) -> bool:
        """Rule 5: worked by notice or override; without either, Monday to Friday."""
        said = self._overrides.get(day)
        if said is not None:
            return said
        holidays, made_up = _notices()
        return day in made_up or (day.weekday() < 5 and day not in holidays)

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day`` (rule 5); ``day`` itself where n is 0. ``n`` must not be negative."""
        if n < 0:
            raise ValueError(n)
        for _n in range(n):
            day = self.roll(day + _ONE_DAY)
        return day

    def roll(self, day: date) -> date:
        """``day``, or the next working day where it is a rest day (rule 3)."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def between(self, a: date, b: date) -> int:
        """Working days after ``a`` up to and including ``b``; 0 where ``b`` is not after ``a``."""
        if b <= a:
            return 0
        whole_years = sum(self._worked(year)[-1] for year in range(a.year, b.year))
        return whole_years + self._worked_by(b) - self._worked_by(a)

    def provisional(self, year: int) -> bool:
        """Rule 6: no notice is known for the year: neither notice nor override makes its 1 October a holiday."""
        national_day = date(year, 10, 1)
        return self._overrides.get(national_day, True) and national_day not in _notices()[0]

    def _worked_by(self, day: date) -> int:
        return self._worked(day.year)[day.timetuple().tm_yday]

    def _worked(self, year: int) -> tuple[int, ...]:
        """How many of the first 0, 1, 2, ... days of the year are worked."""
        if year not in self._years:
            first = date(year, 1, 1)
            length = date(year, 12, 31).timetuple().tm_yday
            days = (first + timedelta(days=n) for n in range(length))
            self._years[year] = tuple(accumulate((self.is_working(day) for day in days), initial=0))
        return self._years[year]


@cache
def _notices() -> tuple[frozenset[date], frozenset[date]]:
    """The holidays and the make-up weekends of all notices known.

    The package's own ``is_workday`` refuses the years it does not know, and takes a year for known when it knows
    one day of it; its two tables do neither.
    """
    import chinese_calendar

    return frozenset(chinese_calendar.holidays), frozenset(chinese_calendar.workdays)


_OVERRIDE = r"(?a:(\d{4}-\d\d-\d\d)(?:\s*\.\.\s*(\d{4}-\d\d-\d\d))?\s+(work|rest|班|休))"
_LONGEST = timedelta(days=31)


def read_overrides(path: Path) -> dict[date, bool]:
    """Read a text file (UTF-8) of lines ``2027-10-01..2027-10-07 rest`` and ``2027-10-09 work``.

    休 stands for rest, 班 for work; ``#`` begins a comment. Raises BadOverrides, with file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as cause:
        raise BadOverrides(path, 0, _("cannot be read: {cause}").format(cause=cause.strerror)) from cause
    except UnicodeDecodeError as cause:
        raise BadOverrides(path, 0, _("is not UTF-8; save it as UTF-8 text")) from cause
    days: dict[date, bool] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        for day, worked in _override(path, number, line.partition("#")[0].strip()):
            if days.setdefault(day, worked) != worked:
                message = _("{day} is both work and rest; keep one of the two lines").format(day=day)
                raise BadOverrides(path, number, message)
    return days


def _override(path: Path, number: int, line: str) -> Iterator[tuple[date, bool]]:
    if not line:
        return
    found = re.fullmatch(_OVERRIDE, line)
    if not found:
        message = _("not understood: {text}; write a line such as 2027-10-01 rest").format(text=line[:60])
        raise BadOverrides(path, number, message)
    try:
        first = date.fromisoformat(found[1])
        last = date.fromisoformat(found[2] or found[1])
    except ValueError as cause:
        raise BadOverrides(path, number, _("there is no such date: {text}").format(text=line)) from cause
    if not first <= last <= first + _LONGEST:
        raise BadOverrides(path, number, _("{text} must run forward, for a month at most").format(text=line))
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n), found[3] in ("work", "班")
