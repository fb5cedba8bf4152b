"""What an obligation asks for, in a few words of the reader's language, from the plan's document."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from govopen.deadlines.durations import DAY, HOUR, MONTH, PROMPTLY, SAME_DAY, parse
from govopen.errors import joined
from govopen.ledger.document import Document, Record, worded
from govopen.locales import N_, _, language, n_
from govopen.output.recurrences import every_words

_KINDS = {
    "deadline": N_("a deadline"),
    "quota": N_("a number to reach"),
    "recurring": N_("again in every period"),
    "response": N_("an answer to what happens"),
    "minimum": N_("a least duration"),
    "ongoing": N_("at least one recorded result in the period"),
    "never": N_("what may not happen"),
}

ASSUMED = {
    "who": N_("who answers"),
    "grace": N_("the grace"),
    "jointly": N_("that they answer together"),
    "within": N_("how fast"),
    "milestones": N_("the milestones"),
    "times": N_("how many"),
    "of": N_("what starts the clock"),
    "by": N_("the date"),
    "every": N_("how often"),
    "start": N_("when the clock starts"),
}
"""What may be our reading in an obligation that the document states."""


class Names(NamedTuple):
    """The document's names in the reader's language: units and groups by key, triggers by key."""

    bodies: dict[str, str]
    triggers: dict[str, str]

    def all(self, keys: Iterable[str]) -> list[str]:
        """Units and groups."""
        return [self.bodies.get(key, key) for key in keys]

    def row(self, keys: Iterable[str]) -> str:
        """Units and groups in a row."""
        return joined(self.all(keys))


def names_of(document: Document) -> Names:
    bodies = (*document.head["units"], *document.head["groups"])
    triggers = {trigger["key"]: worded(trigger) for trigger in document.head["triggers"]}
    return Names({body["name"]: worded(body) for body in bodies} if language() == "en" else {}, triggers)


def kind_words(obligation: Record) -> str:
    """Which of the seven kinds."""
    return _(_KINDS[obligation["kind"]])


def assumed_words(obligation: Record) -> str:
    """What of it is our reading."""
    return joined(_(ASSUMED.get(field, field)) for field in obligation["assumed"])


def asks(obligation: Record, names: Names, year: str) -> str:
    """By when, how often, how fast: ``2 times; 1 by 07-20``. ``year`` is the plan's, left out of its own days."""
    return _ASKS[obligation["kind"]](obligation, names, year)


def _deadline(obligation: Record, _names: Names, year: str) -> str:
    return _by(obligation["by"], year, language())


@cache
def _by(day: str, year: str, _language: str) -> str:
    return _("by {day}").format(day=_day(day, year))


def _quota(obligation: Record, _names: Names, year: str) -> str:
    steps = [_("{n} by {day}").format(n=step["times"], day=_day(step["by"], year)) for step in obligation["milestones"]]
    return _("; ").join([times_words(obligation["times"]), *steps])


def _recurring(obligation: Record, _names: Names, _year: str) -> str:
    parts = [every_words(obligation["every"])] + ([times_words(obligation["times"])] if obligation["times"] > 1 else [])
    if obligation["grace"]:
        parts.append(_("{length} of grace").format(length=length_words(obligation["grace"])))
    return _("; ").join(parts)


def _response(obligation: Record, names: Names, _year: str) -> str:
    length, trigger = parse(obligation["within"]), names.triggers.get(obligation["of"], obligation["of"])
    if length.unit == SAME_DAY:
        return _("the same day: {trigger}").format(trigger=trigger)
    if length.unit == PROMPTLY:
        return _("promptly: {trigger}").format(trigger=trigger)
    return _("within {length}: {trigger}").format(length=length_words(obligation["within"]), trigger=trigger)


def _minimum(obligation: Record, names: Names, _year: str) -> str:
    trigger = names.triggers.get(obligation["of"], obligation["of"])
    return _("at least {length}: {trigger}").format(length=length_words(obligation["at_least"]), trigger=trigger)


def clock_words(obligation: Record) -> str:
    """How fast, or how long at least, without what starts the clock."""
    if obligation["at_least"]:
        return _("at least {length}").format(length=length_words(obligation["at_least"]))
    length = parse(obligation["within"])
    if length.unit == SAME_DAY:
        return _("the same day")
    if length.unit == PROMPTLY:
        return _("promptly")
    return _("within {length}").format(length=length_words(obligation["within"]))


def _ongoing(_obligation: Record, _names: Names, _year: str) -> str:
    return _("in the year")


def _never(_obligation: Record, _names: Names, _year: str) -> str:
    return _("never")


def times_words(n: int) -> str:
    return n_("once", "{n} times", n).format(n=n)


def length_words(text: str) -> str:
    """How long, as the plan writes it: ``5 working days``, ``same day``."""
    length = parse(text)
    if length.unit == SAME_DAY:
        words = _("the same day")
    elif length.unit == PROMPTLY:
        words = _("promptly")
    elif length.unit == HOUR:
        words = n_("{n} hour", "{n} hours", length.number)
    elif length.unit == DAY:
        words = n_("{n} day", "{n} days", length.number)
    elif length.unit == MONTH:
        words = n_("{n} month", "{n} months", length.number)
    else:
        words = n_("{n} working day", "{n} working days", length.number)
    return words.format(n=length.number)


def _day(iso: str, year: str) -> str:
    return iso[5:] if iso[:4] == year else iso


_ASKS: dict[str, Callable[[Record, Names, str], str]] = {
    "deadline": _deadline,
    "quota": _quota,
    "recurring": _recurring,
    "response": _response,
    "minimum": _minimum,
    "ongoing": _ongoing,
    "never": _never,
}
