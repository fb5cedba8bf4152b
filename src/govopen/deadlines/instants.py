"""Instants: integers, microseconds since the epoch, UTC. A day exists in a zone only.

A day begins at its first instant in the zone and ends one microsecond before the next day begins, so that days
follow each other without gap or overlap, also where the clocks change at midnight.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from govopen.errors import BadInput
from govopen.locales import _

HOUR = 3_600_000_000
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UnknownZone(BadInput):
    """The time zone is not in the zone database."""

    def __init__(self, name: str) -> None:
        super().__init__(_("unknown time zone {name}; write one such as Asia/Shanghai").format(name=name[:60]))


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of that name. Raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as cause:  # a folder's name is an OSError, a path out of it a ValueError
        raise UnknownZone(name) from cause


def start_of(day: date, zone: str) -> int:
    """Rule 16: 00:00 of the day, or its first instant where the clocks jump over midnight."""
    return at(datetime.combine(day, time.min), zone)


def end_of(day: date, zone: str) -> int:
    """Rule 16: the day's last microsecond. ``day`` must not be the last date that Python knows."""
    return start_of(day + timedelta(days=1), zone) - 1


def passed(instant: int, timed: int, zone: str) -> int:
    """Rule 16: after which instant that moment or day has passed: the minute itself, or the day's last microsecond."""
    return instant if timed else end_of(day_of(instant, zone), zone)


def at(moment: datetime, zone: str) -> int:
    """The instant of a naive local moment; of two such moments in a night the earlier, unless its ``fold`` is 1."""
    return (moment.replace(tzinfo=zone_of(zone)) - _EPOCH) // _MICROSECOND


def local(instant: int, zone: str) -> datetime:
    """The aware moment that the clocks in the zone show."""
    return (_EPOCH + instant * _MICROSECOND).astimezone(zone_of(zone))


def day_of(instant: int, zone: str) -> date:
    """The date in the zone."""
    return local(instant, zone).date()


def written(instant: int, timed: int, zone: str) -> str:
    """2018-08-03, or 2018-08-03 14:20 where the minute is known: as it may be typed again."""
    moment = local(instant, zone)
    return f"{moment:%Y-%m-%d %H:%M}" if timed else f"{moment:%Y-%m-%d}"


def iso(instant: int, zone: str) -> str:
    """``2018-08-03T14:20:00+08:00``; microseconds only where there are some, so that nothing is lost."""
    return local(instant, zone).isoformat()
