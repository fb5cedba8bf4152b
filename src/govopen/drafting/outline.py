"""What the document consists of: its head, its parts, their clauses, and who is named for each."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from govopen.drafting.document import Span


class Named(NamedTuple):
    """A unit or a group as the document names it: 区住房城市建设委（区重大办） is one, also called 区重大办."""

    name: str
    span: Span
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who does a clause, and the words that say so.

    ``rule`` names what was recognised (bracket, line, column, sentence, section, document …); ``doubt`` is what a clerk
    should look at, empty where the words leave nothing open; ``confidence`` runs from 0 to 1.
    """

    spans: tuple[Span, ...]
    lead: tuple[Named, ...]
    responsible: tuple[Named, ...]
    guiding: tuple[Named, ...] = ()
    rule: str = "bracket"
    doubt: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Clause:
    """One item to be: ``code`` is its place (2.1.2), ``body`` its sentences without numbers and assignments.

    ``heading`` is the words of the nearest heading, its own or its paragraph's, for a title. ``assignment`` is None
    where nobody is named. ``due`` are the words of a column or a line of their own that say by when (完成时限).
    """

    code: str
    heading: Span | None
    body: tuple[Span, ...]
    assignment: Assignment | None
    due: tuple[Span, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: 一、… with its clauses; ``title`` may be empty (a flat list)."""

    code: str
    title: Span | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first clause, and what the page says beside it; None or empty where it does not say.

    ``status`` is the page's own word (有效, 失效, 废止), ``cites`` the numbers and titles of superior documents.
    ``year`` is the year that the plan is for, from the title, else the dates. ``spans`` names each field's words.
    """

    title: str
    number: str
    issuer: str
    issued: date | None
    published: date | None
    status: str
    cites: tuple[str, ...]
    year: int | None
    spans: dict[str, Span]


class Accounted(NamedTuple):
    """What a stretch of the text was taken for.

    Roles: head, preamble, title (of a part), heading, number, body, assignment, due, rule (for the whole document),
    table_head, closing, aside, unread. Together the stretches are the whole text, in order, without overlap.
    """

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Outline:
    """``unread`` are the heads of columns that name units, where a table was copied as text and could not be read.

    ``asked`` are remarks behind the clauses that ask something of units and are no clauses.
    """

    head: Head
    parts: tuple[Part, ...]
    accounted: tuple[Accounted, ...]
    unread: tuple[Span, ...] = ()
    asked: tuple[Span, ...] = ()
