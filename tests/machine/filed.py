"""What comes in files: many reports at once, many words of the office; the whole ledger, kept and brought back."""

import csv
import re
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from clerk import Desk, Facts
from facts import Fact
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from looking import lines_of, lines_said, rows_of
from office import REVIEWED, Office
from openpyxl import Workbook
from oracle import Oracle
from promised import AFTER, BEFORE, BUILDING, EDUCATION, FARMS, HALVES, PLAN, QUARTERS, WATER, YUETAN
from typist import Typist

from govopen.ledger.audit import audit
from govopen.store.connection import connect


class Report(NamedTuple):
    """A row of a file of reports."""

    unit: str
    code: str
    period: str
    days: int
    times: int


class Word(NamedTuple):
    """A row of a file of decisions, about one of the newest entries."""

    kind: str
    n: int
    decided: int | None
    ref: str


class Kept(NamedTuple):
    """A backup, and how much was known then."""

    path: Path
    known: int


FEW = 5
"""So many entries are let go by a backup that is brought back."""
offices = st.builds(
    Desk, st.sampled_from(["office", "office", "second", "clerk"]), st.sampled_from(["", "", "", AFTER])
)
reports = st.builds(
    Report,
    st.sampled_from([EDUCATION, BEFORE, FARMS, BUILDING, AFTER, AFTER, WATER, YUETAN]),
    st.sampled_from([f"1.1.1{letter}" for letter in "aaabbbddefghk"]),
    st.sampled_from(["", "", "", *QUARTERS, *HALVES]),
    st.one_of(st.integers(0, 20), st.integers(0, 200), st.integers(-1, 3)),
    st.integers(1, 2),
)
words = st.builds(
    Word,
    st.sampled_from(["acceptance", "acceptance", "return"]),
    st.integers(0, 9),
    st.one_of(st.none(), st.none(), st.integers(0, 30)),
    st.sampled_from(["", "函3号"]),
)


class Filed(Typist):
    """A desk with a spreadsheet."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Kept] = []

    @rule(desk=offices, rows=st.lists(reports, min_size=1, max_size=4), again=st.booleans(), sheet=st.booleans())
    def done_from_a_file(self, desk: Desk, rows: list[Report], again: bool, sheet: bool) -> None:
        """As if typed one after the other; one bad row, and none of them is recorded."""
        clerk = self.clerk(desk)
        link = "http://127.0.0.1/4"
        cells = [["unit", "obligation", "date", "times", "for", "evidence"]]
        made: list[Facts] = []
        for row in rows:
            when = self.day(row.days)
            period = row.period if row.code == "1.1.1b" else ""
            cells.append([row.unit, row.code, str(when.at.date()), str(row.times), period, link])
            typing = self.after(clerk, made)
            made.append(typing.claim(row.unit, row.code, period, when, row.times, again, True, "claim"))
        made = [facts and [fact._replace(words=(("links", link),)) for fact in facts] for facts in made]
        file = self.written(cells, sheet=sheet)
        self.all_or_none(clerk, made, cells, "done", "--from", str(file), "--yes", *(["--again"] if again else []))

    @precondition(lambda self: self.has(*REVIEWED))
    @rule(desk=offices, rows=st.lists(words, min_size=1, max_size=4), sheet=st.booleans())
    def reviewed_from_a_file(self, desk: Desk, rows: list[Word], sheet: bool) -> None:
        """No entry is decided about twice in one file."""
        clerk = self.clerk(desk)
        cells = [["entry", "decision", "reason", "decided", "ref"]]
        made: list[Facts] = []
        about: set[int] = set()
        for row in rows:
            seq = self.recent(REVIEWED, row.n, word="" if row.n < 7 else None)
            day = None if row.decided is None else self.day(row.decided).at.date()
            returned = row.kind == "return"
            said = ["return", "材料不全"] if returned else ["accept", ""]
            cells.append([f"E{seq}", *said, str(day or ""), row.ref])
            facts = None if seq in about else self.after(clerk, made).review(row.kind, seq, day, row.ref)
            about |= {seq} if facts else set()
            made.append(facts)
        file = self.written(cells, sheet=sheet)
        self.all_or_none(clerk, made, cells, "review", "--from", str(file), "--yes")

    def after(self, clerk: Office, made: list[Facts]) -> Office:
        """The same desk, once what was made is recorded; who answers for what is as it was before the file."""
        return Office([*self.facts, *joined(made)], self.now, clerk.desk, self.facts)

    def written(self, cells: list[list[str]], *, sheet: bool) -> Path:
        file = self.place / ("rows.xlsx" if sheet else "rows.csv")
        if sheet:
            book = Workbook(write_only=True)
            page = book.create_sheet()
            for row in cells:
                page.append(row)
            book.save(file)
        else:
            with file.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(cells)
        return file

    def all_or_none(self, clerk: Office, made: list[Facts], cells: list[list[str]], *typed: str) -> None:
        """Every row is recorded; or none, and each bad one is named, and no other."""
        bad = {number for number, facts in enumerate(made, 2) if facts is None}
        rows = "\n".join(f"{number}: {' '.join(row)}" for number, row in enumerate(cells, 1))
        self.must(clerk, None if bad else joined(made), *typed, file=f"\nrows {bad} are bad of\n{rows}")
        named = {int(row) for row in re.findall(r"^[A-Z]+(\d+) ", self.said.getvalue(), re.MULTILINE)}
        assert named == bad, f"{clerk.desk} {self.now} {typed}\nrows {bad} are bad of\n{rows}\n{self.said.getvalue()}"

    # The whole of it

    @precondition(lambda self: len(self.kept) < 3)
    @rule()
    def backed_up(self) -> None:
        kept = Kept(self.place / f"{self.steps}.govopen", len(self.facts))
        self.must(self.clerk(), [], "backup", str(kept.path))
        self.kept.append(kept)

    @precondition(lambda self: self.kept)
    @rule(n=st.integers(0, 2), force=st.booleans())
    def restored(self, n: int, force: bool) -> None:
        """Elsewhere; or in its place, unforced only where nothing is lost by it, and on from what was known then."""
        kept = self.kept.pop(-1 - n % len(self.kept))
        lost = len(self.facts) - kept.known
        if lost > FEW or n == 2:
            self.restored_elsewhere(kept)
        elif lost and not force:
            self.must(self.clerk(), None, "restore", str(kept.path))
        else:
            self.database.close()
            code = self.type(self.clerk(), "restore", str(kept.path), *(["--force"] if force else []))
            self.database = connect(str(self.place / "machine.db"))
            assert code == 0, self.said.getvalue()
            self.facts = self.facts[: kept.known]
            self.saved = [each for each in self.saved if each[1] <= kept.known]
            self.kept = [each for each in self.kept if each.known <= kept.known]

    def restored_elsewhere(self, kept: Kept) -> None:
        """It says what was known then, of any day; and not that it is the one that is in use."""
        other = self.place / "other.db"
        other.unlink(missing_ok=True)
        code = self.type(self.clerk(), "--db", str(other), "restore", str(kept.path))
        assert code == 0, self.said.getvalue()
        facts = self.facts[: kept.known]
        with closing(connect(str(other))) as database:
            assert rows_of(database, self.now, kept.known) == Oracle(facts).rows(self.now)
            assert lines_of(database, self.now, len(self.facts)) == lines_said(facts)
            assert audit(database, PLAN) == []


def joined(made: list[Facts]) -> list[Fact]:
    return [fact for facts in made for fact in facts or []]
