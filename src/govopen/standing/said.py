"""What somebody says was done, in the words typed or found in a file, and how each word is understood."""

import re
import unicodedata
from datetime import date, time
from typing import NamedTuple

from govopen.deadlines.dates import parse_day, parse_instant
from govopen.deadlines.instants import local, written
from govopen.errors import BadInput, joined
from govopen.ledger.claim import CHANNELS, MOST_TIMES, InTheFuture, TimesBeyondReason
from govopen.locales import _

_CHANNELS_IN_CHINESE = {
    "表格": "form", "表单": "form", "邮件": "mail", "电子邮件": "mail", "邮箱": "mail", "公文": "letter",
    "函": "letter", "来函": "letter", "纸质": "letter", "电话": "phone", "来电": "phone", "微信": "chat",
    "政务微信": "chat",
}  # fmt: skip


MOST_SHOWN = 12
TIME = r"\s*[0-9０-９]{1,2}[:：][0-9０-９]{2}\s*"
"""A time of day alone."""


class DateNeeded(BadInput):
    def __init__(self) -> None:
        super().__init__(_("when was it done? add the day, for example --on 7-18 or --on today"))


class TimeNeeded(BadInput):
    def __init__(self, text: str) -> None:
        super().__init__(
            _("--at {text} has no time of day; write --at '{text} 14:20', or --on {text}").format(text=text)
        )


class DayTwice(BadInput):
    """``--at`` may be a time alone beside ``--on``, or a day and a time without it."""

    def __init__(self, text: str) -> None:
        super().__init__(_("--at {text} names the day too; give --on or --at, not both").format(text=text))


class WhenDidItHappen(BadInput):
    def __init__(self) -> None:
        super().__init__(_("when did it happen? add --at '7-18 14:20', or --on 7-18 where no clock counts hours"))


class StillToCome(BadInput):
    def __init__(self, moment: str) -> None:
        super().__init__(_("{moment} is still to come; enter it once it has happened").format(moment=moment))


class AfterThePeriod(BadInput):
    def __init__(self, day: date, last: str) -> None:
        super().__init__(
            _("{day} is after {last}, when the plan's period ended; name the plan of that year with --plan").format(
                day=day, last=last
            )
        )


class NotACount(BadInput):
    def __init__(self, text: str) -> None:
        super().__init__(_("{text} is not a count; write a whole number such as 2").format(text=repr(text)))


class NoneOrSome(BadInput):
    def __init__(self) -> None:
        super().__init__(_("--none says that there was nothing of it; leave --times out"))


class ReportedByItself(BadInput):
    def __init__(self) -> None:
        super().__init__(
            _("a unit's own report is dated when it is typed; leave --reported out: it is for what the office types")
        )


class UnknownChannel(BadInput):
    def __init__(self, text: str) -> None:
        super().__init__(_("no channel {text}; use {names}").format(text=repr(text), names=joined(CHANNELS)))


class Said(NamedTuple):
    """One thing done, by one unit, as it was put. Empty text means not given."""

    unit: str = ""
    what: str = ""  # a code, or words of the obligation's name
    on: str = ""
    at: str = ""  # with a time of day; or a time alone, beside ``on``
    times: str = ""
    period: str = ""
    case: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""
    via: str = ""
    ref: str = ""
    reported: str = ""
    again: bool = False
    none: bool = False  # that there was nothing of the kind
    replaces: str = ""  # the entry that was returned


class Clock(NamedTuple):
    """By which dates are read: the plan's year and zone, and today."""

    year: int
    today: date
    zone: str


def moment(said: Said, clock: Clock) -> tuple[date, time | None]:
    """When it happened: a day, and a time where one was given.

    Raises DateNeeded, TimeNeeded, DayTwice, DateNotUnderstood, InTheFuture.
    """
    text = _day_and_time(said.on, said.at)
    if not text:
        raise DateNeeded
    instant, timed = parse_instant(text, year=clock.year, today=clock.today, zone=clock.zone)
    if said.at and not timed:
        raise TimeNeeded(said.at)
    happened = local(instant, clock.zone)
    if happened.date() > clock.today:
        raise InTheFuture(happened.date())
    return happened.date(), happened.time() if timed else None


def _day_and_time(on: str, at: str) -> str:
    if on and at and not re.fullmatch(TIME, at):
        raise DayTwice(at)
    return f"{on} {at}".strip()


def happening(on: str, at: str, clock: Clock, now: int) -> tuple[int, bool]:
    """When something happened: the instant, and whether it is a minute rather than the 00:00 of a bare date.

    Raises WhenDidItHappen, StillToCome, DayTwice, DateNotUnderstood.
    """
    text = _day_and_time(on, at)
    if not text:
        raise WhenDidItHappen
    instant, timed = parse_instant(text, year=clock.year, today=clock.today, zone=clock.zone)
    if instant > now:
        raise StillToCome(written(instant, timed, clock.zone))
    return instant, timed


def times(said: Said) -> int:
    """How many; 1 where nothing was said. Raises NotACount, TimesBeyondReason."""
    text = unicodedata.normalize("NFKC", said.times).strip().removesuffix("次").strip()
    if not text:
        return 1
    digits = text.removeprefix("-").removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise NotACount(said.times)
    if text[0] == "-" or len(digits) > len(str(MOST_TIMES)) or not 1 <= int(digits) <= MOST_TIMES:
        raise TimesBeyondReason(text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}...")
    return int(digits)


def nothing_said(said: Said, clock: Clock) -> Said:
    """A report of nothing, of today where no day is given. Raises NoneOrSome."""
    if said.times:
        raise NoneOrSome
    return said if said.on or said.at else said._replace(on=clock.today.isoformat())


def channel(said: Said) -> str:
    """One of CHANNELS, or nothing. Raises UnknownChannel."""
    text = said.via.strip().lower()
    found = _CHANNELS_IN_CHINESE.get(text, text)
    if found and found not in CHANNELS:
        raise UnknownChannel(said.via)
    return found


def reported(said: Said, clock: Clock, *, on_behalf: bool = True) -> date | None:
    """When the unit told the office, where that was said: by whoever types it for the unit.

    Raises DateNotUnderstood, ReportedByItself.
    """
    if said.reported and not on_behalf:
        raise ReportedByItself
    return parse_day(said.reported, year=clock.year, today=clock.today) if said.reported else None
