"""Durations as a plan writes them: ``5 hours``, ``1 working day``, ``20 days``, ``1 month``, ``same day`` ..."""

import re
from typing import NamedTuple

from govopen.errors import BadInput
from govopen.locales import _

HOUR, WORKING_DAY, DAY, MONTH = "hour", "working day", "day", "month"
SAME_DAY, PROMPTLY = "same day", "promptly"

_DURATION = r"([1-9][0-9]{0,3}) (hour|working day|day|month)s?"


class DurationNotUnderstood(BadInput):
    """A duration that is none, or no length where a length is wanted."""

    def __init__(self, text: str) -> None:
        message = _("duration not understood: {text}; write 5 hours, 1 working day, 20 days, 1 month")
        super().__init__(message.format(text=text[:60]))


class Duration(NamedTuple):
    """``number`` times ``unit``; for ``same day`` and ``promptly`` the number is 0."""

    number: int
    unit: str

    @property
    def in_hours(self) -> bool:
        """Whether the clock runs from a minute, so that a bare date cannot start it (rule 7)."""
        return self.unit == HOUR

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'s' if self.number > 1 else ''}" if self.number else self.unit


def parse(text: str) -> Duration:
    """The duration in the plan's words, 1 to 9999 of a unit. Raises DurationNotUnderstood."""
    words = " ".join(text.lower().split())
    if words in (SAME_DAY, PROMPTLY):
        return Duration(0, words)
    found = re.fullmatch(_DURATION, words)
    if not found:
        raise DurationNotUnderstood(text)
    return Duration(int(found[1]), found[2])


def parse_length(text: str) -> Duration:
    """A duration with a number, as a minimum and a grace need it. Raises DurationNotUnderstood."""
    duration = parse(text)
    if not duration.number:
        raise DurationNotUnderstood(text)
    return duration
