"""Take an entry back by a new one; nothing is ever erased."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govopen.deadlines.instants import written
from govopen.errors import BadInput
from govopen.ledger.entry import Draft, Entry, Text, kind_words
from govopen.ledger.latest import latest_word, made_good_by
from govopen.ledger.view import View
from govopen.locales import _
from govopen.program import command, shell_word

CAN_BE_WITHDRAWN = frozenset(
    {
        "claim", "none", "progress", "receipt", "dispute", "acceptance", "return", "case_open", "case_close", "finding",
        "extension", "excuse",
    }
)  # fmt: skip
"""What somebody said or decided; what only says how the record is kept stays."""


class UnknownEntry(BadInput):
    def __init__(self, words: str) -> None:
        super().__init__(_("no entry {words}; {command} lists them").format(words=words, command=command("history")))


class AlreadyWithdrawn(BadInput):
    """``instead`` is the entry in force that put it right, where one did."""

    def __init__(self, seq: int, by: int, instead: int | None = None) -> None:
        message = (
            _("E{seq} was withdrawn already, by E{by}")
            if instead is None
            else _("E{seq} was put right already; what holds now is E{instead}: {command}")
        )
        typed = command(f"history E{instead}")
        super().__init__(message.format(seq=seq, by=by, instead=instead, command=typed))


class StaysWithdrawn(BadInput):
    """What was taken back is not brought back, but entered anew."""

    def __init__(self, entry: Entry, taken_back: Entry, zone: str) -> None:
        message = _("E{seq} took back E{old}, which stays so; if it holds after all, enter it anew: {command}")
        typed = anew(taken_back, zone) or f"history E{taken_back.seq}"
        super().__init__(message.format(seq=entry.seq, old=taken_back.seq, command=command(typed)))


class CannotBeWithdrawn(BadInput):
    def __init__(self, seq: int, kind: str) -> None:
        super().__init__(
            _("E{seq} ({kind}) cannot be taken back: it is about the record itself").format(
                seq=seq, kind=kind_words(kind)
            )
        )


class MadeGood(BadInput):
    """What was returned counts no more once another entry stands for it; else it would count twice. Where that one was
    returned too, it is the one to be made good.
    """

    def __init__(self, seq: int, by: int, *, returned: bool = False) -> None:
        if returned:
            message = _(
                "E{seq} was returned, and E{by}, which stands for it, too: make that one good, {replace}, or take it "
                "back: {command}"
            )
        else:
            message = _(
                "E{seq} was returned and made good by E{by}, which counts instead; withdraw that first: {command}"
            )
        replace = command(f"done --replaces E{by} --on {_('DATE')}")
        super().__init__(message.format(seq=seq, by=by, replace=replace, command=command(f"undo E{by}")))


class NothingToUndo(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("{name} has recorded nothing that could be undone; name an entry").format(name=name))


def entry_number(words: str) -> int:
    """E128, e128 and 128 are all 128. Raises UnknownEntry."""
    digits = words.strip().upper().removeprefix("E")
    if not (digits.isascii() and digits.isdigit() and 0 < len(digits) < 16):
        raise UnknownEntry(repr(words))
    return int(digits)


def entry_numbers(words: Iterable[str]) -> Iterator[int]:
    """Every entry of ``E2 E4-E6``, or of ``E2,E4``, each once. Raises UnknownEntry."""
    found: set[int] = set()
    for word in re.split(r"[\s,，、;；]+", " ".join(words)):
        first, dash, last = word.partition("-")
        start = entry_number(first)
        end = entry_number(last) if dash else start
        if end < start:
            raise UnknownEntry(repr(word))
        for seq in range(start, end + 1):
            if seq not in found:
                found.add(seq)
                yield seq


def entry_at(view: View, seq: int) -> Entry:
    """The entry of that number. Raises UnknownEntry."""
    row = view.database.row("ledger", "entry", plan=view.plan.plan_id, seq=seq)
    if row is None:
        raise UnknownEntry(f"E{seq}")
    return Entry._make(row)


def newest_of(view: View, name: str) -> Entry:
    """The newest entry of whatever kind recorded by ``name`` that still stands. Raises NothingToUndo."""
    row = view.database.row("ledger", "newest_of", plan=view.plan.plan_id, name=name)
    if row is None:
        raise NothingToUndo(name)
    return Entry._make(row)


def anew(entry: Entry, zone: str) -> str:
    """How a report is entered again; nothing for other kinds."""
    if entry.kind not in {"claim", "none"} or entry.occurred_at is None:
        return ""
    when = written(entry.occurred_at, entry.occurred_timed, zone)
    said = ["done", entry.obligation, "--unit", shell_word(entry.unit or entry.holder)]
    said += ["--at", f"'{when}'"] if entry.occurred_timed else ["--on", when]
    said += ["--none"] if entry.kind == "none" else ["--times", str(entry.times)] if entry.times > 1 else []
    case = entry.occasion.startswith("case-")
    said += ["--case" if case else "--for", entry.occasion.removeprefix("case-")] if entry.occasion else []
    return " ".join(said)


class TakenBack(NamedTuple):
    """What one stood for, and is not back though that one is gone; ``by`` is what took it back on its own account, none
    where it was taken back so that the other could stand in its place.
    """

    entry: Entry
    by: int | None


def stood_for(view: View, entries: Iterable[Entry]) -> Iterator[TakenBack]:
    """What these put right or made good, of what is taken back."""
    for entry in entries:
        if entry.kind in {"claim", "none"} and entry.refers_to:
            word = latest_word(view, entry.refers_to)
            if word and word.kind == "withdrawal":
                yield TakenBack(entry_at(view, entry.refers_to), word.seq if word.seq > entry.seq else None)


def refuse_made_good(view: View, seq: int) -> None:
    """Raise MadeGood where another entry stands for one that was returned."""
    by = made_good_by(view, seq)
    if by is not None:
        word = latest_word(view, by)
        raise MadeGood(seq, by, returned=word is not None and word.kind == "return")


def withdrawal(view: View, entry: Entry, reason: str = "") -> Draft:
    """The entry that takes ``entry`` back. Raises AlreadyWithdrawn, StaysWithdrawn, CannotBeWithdrawn, MadeGood."""
    if entry.kind == "withdrawal" and entry.refers_to:
        raise StaysWithdrawn(entry, entry_at(view, entry.refers_to), view.plan.zone)
    if entry.kind not in CAN_BE_WITHDRAWN:
        raise CannotBeWithdrawn(entry.seq, entry.kind)
    by = view.database.row("ledger", "withdrawn_by", plan=view.plan.plan_id, seq=entry.seq)
    if by:
        raise AlreadyWithdrawn(entry.seq, by[0], made_good_by(view, entry.seq))
    if entry.kind == "return" and entry.refers_to is not None:
        refuse_made_good(view, entry.refers_to)
    return Draft.about(entry, "withdrawal", view.version, Text(reason=reason))
