"""The period rules, numbered as in docs/deadlines.md, which gives each its source.

"Art." is an article of the General Rules of the Civil Law 2017 (民法总则), applied by analogy.
"""

from datetime import date, timedelta

from govopen.deadlines.dates import month_length
from govopen.deadlines.durations import DAY, HOUR, MONTH, PROMPTLY, SAME_DAY, Duration
from govopen.deadlines.instants import HOUR as ONE_HOUR
from govopen.deadlines.instants import day_of, end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.locales import _


class MinuteNeeded(BadInput):
    """A clock in hours starts at a minute and is judged by the minute; a bare date will not do."""

    def __init__(self, what: str, day: date) -> None:
        message = _("{what}: counted by the minute, so that a date will not do; give the time too: --at '{day} 14:20'")
        super().__init__(message.format(what=what, day=day))


def named_date(day: date, zone: str) -> int:
    """Rule 1: a named date is inclusive to 24:00 and does not move, rest day or not.

    So is the last day of a stretch of time (rule 11), which the plan's file names. Art. 203 para. 2
    for the hour; that only periods are moved by para. 1 is our reading.
    """
    return end_of(day, zone)


def days_after(event: date, n: int, calendar: WorkCalendar) -> date:
    """Rules 2 and 3: the day after the event is day 1 (art. 201); a last day of rest moves on (art. 203)."""
    return calendar.roll(event + timedelta(days=n))


def months_after(event: date, n: int, calendar: WorkCalendar) -> date:
    """Rule 4: the corresponding day n months on, or that month's last (art. 202); then rule 3."""
    year, before = divmod(event.year * 12 + event.month - 1 + n, 12)
    day = min(event.day, month_length(year, before + 1))
    return calendar.roll(date(year, before + 1, day))


def working_days_after(event: date, n: int, calendar: WorkCalendar) -> date:
    """Rule 5: working days count from the day after the event (art. 201; the holiday notices)."""
    return calendar.add(event, n)


def hours_after(event: int, n: int) -> int:
    """Rule 7: hours run from the minute of the event through nights and holidays (arts. 200 and 201 para. 2)."""
    return event + n * ONE_HOUR


def last_day(event: date, length: Duration, calendar: WorkCalendar) -> date:
    """The last day of a period in days, months or working days, and of ``same day`` (rule 8: the event's own).

    Raises ValueError for a duration that has no last day: hours and ``promptly``.
    """
    if length.unit in (HOUR, PROMPTLY):
        raise ValueError(length)
    if length.unit == SAME_DAY:
        return event
    if length.unit == DAY:
        return days_after(event, length.number, calendar)
    if length.unit == MONTH:
        return months_after(event, length.number, calendar)
    return working_days_after(event, length.number, calendar)


def response_due(happened: int, within: Duration, *, timed: bool, zone: str, calendar: WorkCalendar) -> int | None:
    """The last instant for an answer to what happened; None for ``promptly`` (rule 9: measured, never due).

    ``timed`` says that ``happened`` is a minute and not the 00:00 of a bare date. Raises MinuteNeeded.
    """
    if within.unit == PROMPTLY:
        return None
    if within.in_hours:
        return _clock(happened, within, timed=timed, zone=zone)
    return end_of(last_day(day_of(happened, zone), within, calendar), zone)


def earliest_close(opened: int, at_least: Duration, *, timed: bool, zone: str, calendar: WorkCalendar) -> int:
    """Rule 10: what must stay open for so long may close from this instant on: ``closed >= earliest_close`` is met.

    In days it is the 00:00 of the last day, because a close is entered by its date: a bare date that is the last
    day is lawful (our reading). Raises MinuteNeeded.
    """
    if at_least.in_hours:
        return _clock(opened, at_least, timed=timed, zone=zone)
    return start_of(last_day(day_of(opened, zone), at_least, calendar), zone)


def recurring_due(last: date, grace: Duration | None, *, zone: str, calendar: WorkCalendar) -> int:
    """Rule 12: a period's work is due at the end of its last day, or of the grace that runs from that day."""
    if grace is None:
        return named_date(last, zone)
    if grace.in_hours:
        return hours_after(end_of(last, zone), grace.number)
    return end_of(last_day(last, grace, calendar), zone)


def is_short_notice(due: date, noticed: date, least: int, calendar: WorkCalendar) -> bool:
    """Rule 14: due before notice was given, or fewer than ``least`` working days after it.

    Notice is given on the day of issue; by an amendment that takes effect later, on the day when it does.
    """
    return due < noticed or calendar.between(noticed, due) < least


def report_by(happened: date, issued: date, loaded: date, within: int, calendar: WorkCalendar) -> date:
    """Rule 15: the last day to report what happened without ``recorded_late``.

    ``within`` working days after the latest of three: it happened, the plan was issued, the plan was first loaded.
    """
    return working_days_after(max(happened, issued, loaded), within, calendar)


def _clock(event: int, hours: Duration, *, timed: bool, zone: str) -> int:
    if not timed:
        raise MinuteNeeded(str(hours), day_of(event, zone))
    return hours_after(event, hours.number)
