"""A file's rows as reports: every problem by its cell, or the entries that the whole file would make."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from govopen.deadlines.rules import MinuteNeeded
from govopen.errors import BadInput
from govopen.ledger.bulk import Row
from govopen.ledger.claim import (
    AlreadyRecorded,
    BeforeItOpens,
    InTheFuture,
    ReportedBefore,
    ReportedInTheFuture,
    TimesBeyondReason,
)
from govopen.ledger.entry import Draft
from govopen.ledger.evidence import Piece
from govopen.locales import _
from govopen.standing import said as told
from govopen.standing.effect import Key
from govopen.standing.occasion import NoCases, NoPeriods, NoSuchCase, NoSuchPeriod, WhichCase
from govopen.standing.recording import Intake, Intent
from govopen.standing.rights import refuse_others
from govopen.standing.said import Said

FIELD_OF: dict[type[BadInput], str] = {
    InTheFuture: "on",
    BeforeItOpens: "on",
    AlreadyRecorded: "on",
    TimesBeyondReason: "times",
    ReportedBefore: "reported",
    ReportedInTheFuture: "reported",
    told.ReportedByItself: "reported",
    NoSuchPeriod: "period",
    NoPeriods: "period",
    NoSuchCase: "case",
    NoCases: "case",
    WhichCase: "case",
}
"""Which column is to blame for what a claim is refused for; the obligation's where none is named."""


class NoUnitInRow(BadInput):
    def __init__(self) -> None:
        super().__init__(_("which unit? write its name, or add --unit NAME for all rows"))


class NoObligationInRow(BadInput):
    def __init__(self) -> None:
        super().__init__(_("which obligation? write its code or words of its name"))


class NoDateInRow(BadInput):
    def __init__(self) -> None:
        super().__init__(_("which day? write it as 7-18 or 2018-07-18"))


class NoMinuteInRow(BadInput):
    def __init__(self, said: Said) -> None:
        super().__init__(_("counted by the minute; write the time too: {day} 14:20").format(day=said.on))


class AnotherUnitInRow(BadInput):
    def __init__(self, unit: str, beside: str) -> None:
        message = _("names {unit}, but --unit says {beside}; leave one of them out")
        super().__init__(message.format(unit=unit, beside=beside))


class RepeatedInFile(BadInput):
    def __init__(self, number: int) -> None:
        super().__init__(_("says the same as row {n}; if it happened twice, add --again").format(n=number))


class Problem(NamedTuple):
    """What is wrong in one cell."""

    cell: str
    message: str


class Import(NamedTuple):
    """What a file would record: the rows without problems, one entry each."""

    rows: list[Row]
    intents: list[Intent]
    pieces: list[Piece]
    problems: list[Problem]

    @property
    def drafts(self) -> list[Draft]:
        return [intent.draft for intent in self.intents]


T = TypeVar("T")
Same = tuple[Key, str, int | None, int]


SAID = ("unit", "what", "on", "times", "note", "period", "case", "via", "ref", "reported")


def understand(taken: Intake, rows: Sequence[Row], whole: Said, kept: Callable[[str], Piece]) -> Import:
    """Every row as an entry. What ``whole`` says holds for each row that does not say it itself; of whose doing it is
    no row may say otherwise.

    ``kept`` takes a piece of evidence, by its path or address.
    """
    found = Import([], [], [], [])
    seen: dict[Same, int] = {}
    for row in rows:
        one = _Row(taken, row, said_in(row, whole), whole.unit)
        pieces = one.evidence(kept)
        intent = one.claim(pieces)
        if intent is not None:
            made = intent.draft
            whose = (made.unit or made.holder, made.obligation, made.occasion)  # a successor's under any holder
            same = (whose, made.unit, made.occurred_at, made.times)
            if same in seen and not whole.again:
                one.blame("on", RepeatedInFile(seen[same]))
            seen.setdefault(same, row.number)
        if intent is not None and not one.problems:
            found.rows.append(row)
            found.intents.append(intent)
        found.pieces.extend(pieces)
        found.problems.extend(sorted(one.problems))
    return found


def said_in(row: Row, whole: Said) -> Said:
    """A row's words."""
    given: dict[str, Any] = {field: text for field in SAID if (text := row.text(field))}
    return whole._replace(evidence=(*whole.evidence, *split(row.text("evidence"))), **given)


def split(text: str) -> list[str]:
    """Several pieces of evidence in a cell stand on lines of their own, or are separated by a semicolon."""
    return [piece.strip() for piece in re.split(r"[\n;；]", text) if piece.strip()]


def beside(file: Path, given: str) -> str:
    """A path in a file is meant from the file's own folder."""
    path = file.parent / given
    try:
        return str(path) if "://" not in given and path.exists() else given
    except (OSError, ValueError):
        return given


def evidence_in(rows: Sequence[Row], whole: Said, file: Path) -> list[str]:
    """All evidence that the rows name, each once, by path or address."""
    return list(dict.fromkeys(beside(file, given) for row in rows for given in said_in(row, whole).evidence))


class _Row:
    """One row on its way to an entry; its problems are gathered, each at its cell."""

    def __init__(self, taken: Intake, row: Row, said: Said, beside: str) -> None:
        self.taken = taken
        self.beside = beside  # the unit named beside the file
        self.row = row
        self.said = said
        self.problems = [Problem(cell.name, cell.problem) for cell in row.cells.values() if cell.problem]
        self._blamed = {field for field, cell in row.cells.items() if cell.problem}

    def blame(self, field: str, problem: BadInput) -> None:
        if field not in self._blamed:
            self._blamed.add(field)
            cell = self.row.cells.get(field) or self.row.cells["what"]
            self.problems.append(Problem(cell.name, str(problem)))

    def evidence(self, kept: Callable[[str], Piece]) -> list[Piece]:
        pieces = []
        for given in self.said.evidence:
            try:
                pieces.append(kept(given))
            except BadInput as problem:
                self.blame("evidence", problem)
        return pieces

    def claim(self, pieces: Sequence[Piece]) -> Intent | None:
        clock = self.taken.clock
        if self.said.on:
            self._try("on", lambda: told.moment(self.said, clock))
        else:
            self.blame("on", NoDateInRow())
        self._try("times", lambda: told.times(self.said))
        self._try("via", lambda: told.channel(self.said))
        self._try("reported", lambda: told.reported(self.said, clock))
        unit = self._try("unit", self._unit)
        if unit is None:
            return None
        if not self.said.what:
            self.blame("what", NoObligationInRow())
        elif "what" not in self._blamed:
            self._try("what", lambda: self.taken.meant(unit, self.said.what))
        if self._blamed:
            return None
        try:
            return self.taken.claim(self.said, unit, pieces)
        except MinuteNeeded:
            self.blame("on", NoMinuteInRow(self.said))
            return None
        except BadInput as problem:
            self.blame(FIELD_OF.get(type(problem), "what"), problem)
            return None

    def _unit(self) -> str:
        name = self.said.unit or self.taken.own
        if not name:
            raise NoUnitInRow
        other = self.taken.unit(self.beside) if self.beside and self.beside != name else ""
        self.taken.named.clear()  # what the row means is said by its own name alone
        unit = self.taken.unit(name)
        if other and other != unit:
            raise AnotherUnitInRow(self.taken.shown(unit), self.taken.shown(other))
        refuse_others(self.taken.view, self.taken.own, [unit])
        return unit

    def _try(self, field: str, understand: Callable[[], T]) -> T | None:
        if field in self._blamed:
            return None
        try:
            return understand()
        except BadInput as problem:
            self.blame(field, problem)
            return None
