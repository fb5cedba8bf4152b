"""Working days of 2018 and 2019, written down by hand from the State Council's two notices; nothing of the program."""

from datetime import date, datetime, time, timedelta
from functools import cache

ONE = timedelta(days=1)
MICROSECOND = timedelta(microseconds=1)
HOLIDAYS = {
    # 国办发明电〔2017〕12号: New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day
    *("2018-01-01", "2018-02-15", "2018-02-16", "2018-02-19", "2018-02-20", "2018-02-21", "2018-04-05", "2018-04-06"),
    *("2018-04-30", "2018-05-01", "2018-06-18", "2018-09-24"),
    *("2018-10-01", "2018-10-02", "2018-10-03", "2018-10-04", "2018-10-05"),
    # 国办发明电〔2018〕15号: New Year 2019 with its Monday, Spring Festival
    *("2018-12-31", "2019-01-01", "2019-02-04", "2019-02-05", "2019-02-06", "2019-02-07", "2019-02-08"),
}
"""Days from Monday to Friday on which nobody works."""
MADE_UP = {
    *("2018-02-11", "2018-02-24", "2018-04-08", "2018-04-28", "2018-09-29", "2018-09-30"),
    *("2018-12-29", "2019-02-02", "2019-02-03"),
}
"""Saturdays and Sundays on which everybody does."""


@cache
def works(day: date) -> bool:
    name = day.isoformat()
    return name in MADE_UP or (day.weekday() < 5 and name not in HOLIDAYS)


@cache
def nth_working_day_after(day: date, n: int) -> date:
    while n:
        day += ONE
        n -= works(day)
    return day


@cache
def working_days_between(a: date, b: date) -> int:
    """After ``a``, up to and including ``b``."""
    return sum(works(a + n * ONE) for n in range(1, (b - a).days + 1))


def nth_day_after(day: date, n: int) -> date:
    """That day; where it is one of rest, the next working day."""
    day += n * ONE
    while not works(day):
        day += ONE
    return day


@cache
def start(day: date | str) -> datetime:
    """00:00 in Beijing, as the oracle keeps all instants: without a zone."""
    return datetime.combine(day if isinstance(day, date) else date.fromisoformat(day), time.min)


@cache
def end(day: date | str) -> datetime:
    """The last microsecond of the day."""
    return start(day) + ONE - MICROSECOND
