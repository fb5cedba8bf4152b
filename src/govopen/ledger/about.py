"""What the ledger holds about one place: whose count, of which obligation, in which period or case."""

from typing import NamedTuple

from govopen.ledger.entry import Entry
from govopen.ledger.history import EVERY, HistoryLine, line_of_row
from govopen.ledger.latest import latest_word
from govopen.ledger.view import View
from govopen.store.sql import sql

AT = {
    "place": """AND e.seq IN (
        SELECT x.seq FROM entry x
        WHERE x.plan_id = :plan AND x.holder = :holder AND x.obligation = :obligation AND x.occasion = :occasion)""",
    "number": "AND e.seq = :seq",
}
"""To what the ledger's history is narrowed here: few entries of many, which an index finds."""


class Told(NamedTuple):
    """An entry with its words, and the latest word about it: its withdrawal, its acceptance or its return."""

    line: HistoryLine
    word: HistoryLine | None = None

    @property
    def entry(self) -> Entry:
        return self.line.entry

    @property
    def standing(self) -> str:
        """withdrawal, acceptance or return; nothing where nobody has said anything about it."""
        return self.word.entry.kind if self.word else ""


def statement(at: str) -> str:
    """The statement of ``history``, narrowed to one of `AT`."""
    # Without the plus SQLite would rather read the whole ledger, since that is in the order asked for.
    return sql("ledger", "history").replace("e.seq <= :known /*unit*/", f"+e.seq <= :known {AT[at]}")


def told_of(view: View, holder: str, obligation: str, occasion: str) -> list[Told]:
    """Every entry of the place, by number, by what is known; under any former code of the obligation too."""
    renamed = view.database.rows("ledger", "former_codes", **view.edition)
    lines = [
        line
        for code in (obligation, *(old for new, old in renamed if new == obligation))
        for line in _lines(view, "place", holder=holder, obligation=code, occasion=occasion)
    ]
    lines.sort(key=lambda line: line.entry.seq)
    return [_told(view, line) for line in lines]


def about(entry: Entry, checkpoint: str) -> bool:
    """Whether an entry of a checkpoint's place names that one, under a former code of its obligation too."""
    return entry.checkpoint != "" and entry.checkpoint.partition("/")[2] == checkpoint.partition("/")[2]


def line_of(view: View, seq: int) -> HistoryLine | None:
    """The entry of that number with its words; None where it is not known yet."""
    return next(iter(_lines(view, "number", seq=seq)), None)


def told_at(view: View, seq: int) -> Told | None:
    """One entry; None where it is not known yet."""
    line = line_of(view, seq)
    return _told(view, line) if line else None


def _told(view: View, line: HistoryLine) -> Told:
    word = latest_word(view, line.entry.seq)
    return Told(line, line_of(view, word.seq) if word else None)


def _lines(view: View, at: str, **place: object) -> list[HistoryLine]:
    everything = {"every": 1, "low": "", "high": "", "most": EVERY, "occasion": "", "unit": ""}
    values = {"plan": view.plan.plan_id, "known": view.known} | everything | place
    return [line_of_row(row) for row in view.database.execute(statement(at), values)]
