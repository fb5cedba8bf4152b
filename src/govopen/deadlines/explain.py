"""How a due instant came about: by which of the rules in docs/deadlines.md, in which steps, over which rest days.

Every instant here is what the rule's own function in ``rules`` says; only the rest days between are looked up.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from govopen.deadlines.durations import DAY, HOUR, MONTH, PROMPTLY, WORKING_DAY, Duration, parse, parse_length
from govopen.deadlines.instants import day_of, end_of
from govopen.deadlines.rules import earliest_close, last_day, named_date, recurring_due, response_due
from govopen.deadlines.workdays import WorkCalendar
from govopen.locales import N_, _

_STRETCHES = ("月底", "年底", "年末", "上半年", "下半年", "季度", "年内")
"""Words of a document that name a stretch of time by its end (rule 11)."""


class Rule(NamedTuple):
    """A rule of docs/deadlines.md in brief, and its source."""

    name: str
    source: str

    @property
    def shown(self) -> str:
        return _(self.name)

    @property
    def ground(self) -> str:
        return _(self.source)


RULES = {
    1: Rule(
        N_("a named date lasts until 24:00 of that day and does not move"),
        N_("Civil Law arts. 203 and 205 by analogy; not moving is our reading"),
    ),
    2: Rule(
        N_("a period in days starts the day after its event"),
        N_("Civil Law art. 201 by analogy"),
    ),
    3: Rule(
        N_("a last day that is a rest day moves to the next working day"),
        N_("Civil Law art. 203 by analogy; the holiday notices"),
    ),
    4: Rule(
        N_("a period in months ends on the corresponding day"),
        N_("Civil Law art. 202 by analogy"),
    ),
    5: Rule(
        N_("working days count from the day after the event"),
        N_("Civil Law art. 201 by analogy; the holiday notices"),
    ),
    6: Rule(
        N_("a year without a known holiday notice counts weekends only and is provisional"),
        N_("our reading"),
    ),
    7: Rule(
        N_("hours run from the minute of the event, through nights and holidays"),
        N_("Civil Law arts. 200 and 201 by analogy"),
    ),
    8: Rule(
        N_("the same day lasts until 24:00 of the day of the event"),
        N_("Civil Law art. 203 by analogy"),
    ),
    9: Rule(
        N_("promptly is measured and sets no date"),
        N_("our reading"),
    ),
    10: Rule(
        N_("a minimum may close from the last day on that it counts"),
        N_("Civil Law arts. 201 to 203 by analogy; closing on that day is our reading"),
    ),
    11: Rule(
        N_("a stretch of time means its last day"),
        N_("Civil Law art. 200 by analogy; the last day is our reading"),
    ),
    12: Rule(
        N_("every period is due on its last day, or at the end of the grace that follows"),
        N_("our reading"),
    ),
    13: Rule(
        N_("a checkpoint opens on the first day of its period, a case when it happened"),
        N_("our reading"),
    ),
    14: Rule(
        N_("due before notice was given or soon after, it is marked as short notice and stays due"),
        N_("our reading"),
    ),
    15: Rule(
        N_("what is reported too long after it happened is marked as reported late"),
        N_("our reading"),
    ),
    16: Rule(
        N_("what is dated on the due day is in time"),
        N_("our reading"),
    ),
    17: Rule(
        N_("an extension decided by the due instant moves it; one decided later only stops the waiting"),
        N_("our reading"),
    ),
}
"""Every rule by its number."""


class Step(NamedTuple):
    """One rule applied: the instant it leads to (None: none is set), the rest days it passed over without counting
    them, and the weekends between that were worked and counted."""

    rule: int
    until: int | None
    skipped: tuple[date, ...] = ()
    made_up: tuple[date, ...] = ()


class Derivation(NamedTuple):
    """``start`` is the instant from which a length counts; ``provisional`` are years whose notice is not known yet."""

    steps: tuple[Step, ...]
    start: int | None = None
    length: str = ""
    provisional: tuple[int, ...] = ()

    @property
    def due(self) -> int | None:
        """The instant to which the rules lead."""
        return self.steps[-1].until

    @property
    def rules(self) -> tuple[int, ...]:
        return tuple(step.rule for step in self.steps)

    @property
    def skipped(self) -> tuple[date, ...]:
        return tuple(day for step in self.steps for day in step.skipped)

    @property
    def made_up(self) -> tuple[date, ...]:
        return tuple(day for step in self.steps for day in step.made_up)


class Clock(NamedTuple):
    """By what dates are worked out: the plan's period and zone, and the work calendar."""

    first: date
    last: date
    zone: str
    calendar: WorkCalendar


class _NoRest(WorkCalendar):
    """Every day is worked: the same rules give the day on which a period ends before it is moved."""

    def is_working(self, day: date) -> bool:  # noqa: ARG002 - whatever the day
        return True


_ALWAYS = _NoRest()


def explain(owed: Mapping[str, Any], key: str, opens: int, clock: Clock, due: int | None = None) -> Derivation:
    """How a checkpoint's due instant follows from its obligation as the plan's document has it.

    ``key`` is the checkpoint's (2.1.2a/1, 1.5.5a/2018-Q3), ``opens`` its first instant: for a case when it happened. A
    milestone is the one of its ``due`` instant; without it the number is its place in the document.
    """
    suffix = key.partition("/")[2]
    dues = [named_date(date.fromisoformat(step["by"]), clock.zone) for step in owed["milestones"]] if suffix else []
    if due in dues:
        suffix = str(dues.index(due) + 1)
    return _KINDS[owed["kind"]](owed, suffix, opens, clock)


def _dated(owed: Mapping[str, Any], suffix: str, _opens: int, clock: Clock) -> Derivation:
    """A deadline, a quota and its milestones; and what has the whole period."""
    named = owed["milestones"][int(suffix) - 1]["by"] if suffix else owed["by"]
    due = named_date(date.fromisoformat(named) if named else clock.last, clock.zone)
    # A milestone stands by its date; of the whole obligation the words may name a stretch of time instead.
    stretch = not named or (not suffix and any(word in (owed["source"] or "") for word in _STRETCHES))
    steps = (Step(11, due), Step(1, due)) if stretch else (Step(1, due),)
    return Derivation(steps)


def _recurring(owed: Mapping[str, Any], suffix: str, _opens: int, clock: Clock) -> Derivation:
    last = _periods(owed["every"], clock.first, clock.last)[suffix]
    ended = Step(12, named_date(last, clock.zone))
    if not owed["grace"]:
        return Derivation((ended, Step(1, ended.until)))
    grace = parse_length(owed["grace"])
    due = recurring_due(last, grace, zone=clock.zone, calendar=clock.calendar)
    counted = tuple(_counted(last, grace, due, clock))
    return Derivation((ended, *counted), ended.until, owed["grace"], _provisional(counted, last, clock))


@lru_cache(maxsize=4)
def _periods(every: str, first: date, last: date) -> dict[str, date]:
    """The last day of each period."""
    from govopen.deadlines.periods import periods  # only what recurs has any

    return {period.key: period.last for period in periods(every, first, last)}


def _response(owed: Mapping[str, Any], _suffix: str, opens: int, clock: Clock) -> Derivation:
    within = parse(owed["within"])
    due = response_due(opens, within, timed=True, zone=clock.zone, calendar=clock.calendar)
    if due is None:
        return Derivation((Step(9, None),), opens, owed["within"])
    happened = day_of(opens, clock.zone)
    counted = tuple(_counted(happened, within, due, clock))
    return Derivation(counted, opens, owed["within"], _provisional(counted, happened, clock))


def _minimum(owed: Mapping[str, Any], _suffix: str, opens: int, clock: Clock) -> Derivation:
    length = parse_length(owed["at_least"])
    close = earliest_close(opens, length, timed=True, zone=clock.zone, calendar=clock.calendar)
    opened = day_of(opens, clock.zone)
    counted = tuple(_counted(opened, length, close, clock))
    return Derivation((*counted, Step(10, close)), opens, owed["at_least"], _provisional(counted, opened, clock))


_KINDS: dict[str, Callable[[Mapping[str, Any], str, int, Clock], Derivation]] = {
    "deadline": _dated,
    "quota": _dated,
    "ongoing": _dated,
    "never": _dated,
    "recurring": _recurring,
    "response": _response,
    "minimum": _minimum,
}


def _counted(event: date, length: Duration, due: int, clock: Clock) -> Iterator[Step]:
    """The steps of a length from its event to ``due``, which the rule itself has found."""
    day, zone = day_of(due, clock.zone), clock.zone
    if length.unit == HOUR:
        yield Step(7, due)
    elif length.unit == WORKING_DAY:
        yield Step(5, due, *_between(event, day, clock.calendar))
    elif length.unit in {DAY, MONTH}:
        nominal = last_day(event, length, _ALWAYS)
        rule = 2 if length.unit == DAY else 4
        yield Step(rule, end_of(nominal, zone))
        if nominal != day:
            yield Step(3, due, tuple(_days(nominal, day)))
    elif length.unit != PROMPTLY:
        yield Step(8, due)


def _between(event: date, day: date, calendar: WorkCalendar) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """The rest days after the event up to the last day, and the weekends among them that were worked."""
    after = [each + timedelta(days=1) for each in _days(event, day)]
    rest = tuple(each for each in after if not calendar.is_working(each))
    return rest, tuple(each for each in after if each.weekday() > 4 and calendar.is_working(each))


def _days(first: date, end: date) -> Iterator[date]:
    """From the first day up to the day before the end."""
    return (first + timedelta(days=n) for n in range((end - first).days))


def _provisional(steps: tuple[Step, ...], event: date, clock: Clock) -> tuple[int, ...]:
    """Years without a notice yet, where rest days mattered."""
    until = steps[-1].until if steps else None
    if until is None or not {2, 3, 4, 5} & {step.rule for step in steps}:
        return ()
    years = range(event.year, day_of(until, clock.zone).year + 1)
    return tuple(year for year in years if clock.calendar.provisional(year))


def stretches(days: tuple[date, ...]) -> Iterator[tuple[date, date]]:
    """Days that follow each other, by their first and last."""
    first = last = None
    for day in days:
        if first is None or last is None or day != last + timedelta(days=1):
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last
