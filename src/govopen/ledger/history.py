"""The ledger read back: entries with their words, and an entry as the JSON that every command prints."""

from datetime import date
from typing import NamedTuple

from govopen.deadlines.instants import day_of, end_of, iso, start_of
from govopen.ledger.chain import words
from govopen.ledger.entry import Entry, Text
from govopen.ledger.evidence import Piece, pieces_of
from govopen.ledger.view import View
from govopen.store.connection import Row
from govopen.store.sql import sql

EVERY = (1 << 62) - 1
OF = {"": "", "unit": "AND e.unit = :unit", "group": "AND e.unit = '' AND e.holder = :unit"}
"""Whose entries: everybody's, a unit's, or those of an open group, which are no unit's."""
_AFTER_LETTERS = "{"  # the character after z


class HistoryLine(NamedTuple):
    """An entry, what it says, and the latest word about it at the position looked from.

    ``word`` is withdrawal, acceptance or return, or nothing, ``word_by`` the entry that says it. ``corrects``: whether
    an entry that stands for another puts it right; ``moved``: whether a load brought it from another
    place; else it makes good what was returned.
    """

    entry: Entry
    text: Text
    redacted: bool = False
    word: str = ""
    word_by: int | None = None
    corrects: bool = False
    moved: bool = False

    @property
    def withdrawn_by(self) -> int | None:
        return self.word_by if self.word == "withdrawal" else None


def history(
    view: View,
    *,
    code: str | None = None,
    unit: str | None = None,
    limit: int | None = None,
    group: bool = False,
) -> list[HistoryLine]:
    """The plan's entries up to the view's position, oldest first; with ``limit`` only the newest so many.

    ``code`` is of an item, an obligation or a checkpoint (a milestone's code stands for its whole obligation). ``unit``
    is a unit's key: its own entries, and those that are about them; or of a ``group``, what is recorded for it as such.
    """
    low, high, occasion = _range(code or "")
    values = {
        "plan": view.plan.plan_id,
        "known": view.known,
        "every": int(not code),
        "low": low,
        "high": high,
        "occasion": occasion,
        "most": EVERY if limit is None else limit,
        "unit": unit or "",
    }
    rows = view.database.execute(statement("" if unit is None else "group" if group else "unit"), values)
    lines = [line_of_row(row) for row in rows]
    lines.reverse()
    return lines


def line_of_row(row: Row) -> HistoryLine:
    """A row of ``history.sql``."""
    width = len(Entry._fields)
    body, redacted, word, word_by, corrects = row[width:]
    return HistoryLine(
        Entry._make(row[:width]), words(body), bool(redacted), word or "", word_by, corrects == 1, corrects == 2
    )


def statement(of: str = "") -> str:
    """The statement behind `history`, narrowed to one of `OF`; of one unit it reads no entry of another."""
    return sql("ledger", "history").replace("/*unit*/", OF[of])


def text_at(view: View, seq: int) -> Text:
    """What an entry says in words."""
    row = view.database.row("ledger", "text_of", plan=view.plan.plan_id, seq=seq)
    return words(row[0] if row else "")


def _range(code: str) -> tuple[str, str, str]:
    """The first and last obligation that a code means, and the period or case it names."""
    obligation, _slash, rest = code.partition("/")
    occasion = "" if rest.isdigit() else rest
    if obligation[-1:].isdigit():
        return obligation + "a", obligation + _AFTER_LETTERS, occasion
    return obligation, obligation, occasion


def entry_record(
    entry: Entry, text: Text, zone: str, *, redacted: bool = False, word: str = "", word_by: int | None = None
) -> dict[str, object]:
    """An entry as JSON: the members of DESIGN §8, then ``note``, ``reason``, ``title``, ``percent``, ``redacted``,
    ``redacted_fields``, ``withdrawn_by``, and ``word`` and ``word_by``: the latest word about it and the entry that
    says so. A date where only the day is known; null where nothing is said."""
    is_case = entry.occasion.startswith("case-")
    occurred = _instant(entry.occurred_at, zone)
    if entry.occurred_at is not None and entry.occurred_timed:
        occurred = iso(entry.occurred_at, zone)
    return {
        "id": entry.id,
        "seq": entry.seq,
        "kind": entry.kind,
        "plan": entry.plan_id,
        "plan_version": entry.plan_version,
        "checkpoint": entry.checkpoint or None,
        "obligation": entry.obligation or None,
        "unit": entry.unit or None,
        "case": entry.occasion if is_case else None,
        "period": None if is_case else entry.occasion or None,
        "occurred_at": occurred,
        "reported_at": _instant(entry.reported_at, zone),
        "decided_at": _instant(entry.decided_at, zone),
        "recorded_at": iso(entry.recorded_at, zone),
        "by": entry.recorded_by,
        "on_behalf": bool(entry.on_behalf),
        "via": entry.via or None,
        "ref": entry.ref or None,
        "times": entry.times if entry.kind == "claim" else None,
        "evidence": [_piece(piece) for piece in pieces_of(entry.evidence, text)],
        "until": _instant(entry.until, zone),
        "refers_to": _id(entry.refers_to),
        "text_sha256": entry.text_sha256,
        "prev": entry.prev,
        "hash": entry.hash,
        "note": text.note or None,
        "reason": text.reason or None,
        "title": text.title or None,
        "percent": text.percent or None,
        "redacted": redacted,
        "redacted_fields": list(text.gone),
        "withdrawn_by": _id(word_by) if word == "withdrawal" else None,
        "word": word or None,
        "word_by": _id(word_by),
    }


def _id(seq: int | None) -> str | None:
    return None if seq is None else f"E{seq}"


def _instant(instant: int | None, zone: str) -> str | None:
    """A bare date is kept as the first or, where something is due, as the last instant of its day."""
    if instant is None:
        return None
    day: date = day_of(instant, zone)
    return day.isoformat() if instant in {start_of(day, zone), end_of(day, zone)} else iso(instant, zone)


def _piece(piece: Piece) -> dict[str, object]:
    if piece.kind == "link":
        return {"kind": "link", "sha256": None, "size": None, "kept": None, "name": None, "url": piece.url or None}
    return {
        "kind": "file",
        "sha256": piece.sha256,
        "size": piece.size,
        "kept": bool(piece.kept),
        "name": piece.name or None,
        "url": None,
    }
