"""One checkable thing that a clause says, in the terms of a plan's obligation (DESIGN 2)."""

from dataclasses import dataclass
from datetime import date

from govopen.drafting.document import Span


@dataclass(frozen=True, slots=True)
class Happening:
    """What starts a clock, in the document's words (办事条件发生变化); ``key`` is a known trigger's, else empty."""

    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A date, number, period, clock, minimum or ban that the document states.

    ``words`` are what states it, in the document's order, joined by ，in ``source``; ``about`` is what is to be done,
    for a name (会议开放). Exactly one of ``by``, ``times`` (without ``every``), ``every``, ``within``, ``at_least``,
    ``never`` says when, as in ``plan.obligation``; ``milestones`` are (times, by). ``assumed`` names the fields that
    are our reading. ``open_year`` is true where no year is stated or carried over: the plan's was supplied. ``rule``,
    ``doubt``, ``confidence``: as in ``outline.Assignment``.
    """

    words: tuple[Span, ...]
    about: str
    by: date | None = None
    times: int | None = None
    milestones: tuple[tuple[int, date], ...] = ()
    every: str = ""
    grace: str = ""
    of: Happening | None = None
    within: str = ""
    at_least: str = ""
    hedge: str = ""
    never: bool = False
    assumed: tuple[str, ...] = ()
    open_year: bool = False
    rule: str = ""
    doubt: str = ""
    confidence: float = 1.0
