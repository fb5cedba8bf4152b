"""Take an entry back by a new one; nothing is ever erased."""

import re
from collections.abc import Iterable, Iterator

from govopen.errors import BadInput
from govopen.ledger.entry import Draft, Entry, Text, kind_words
from govopen.ledger.latest import made_good_by
from govopen.ledger.view import View
from govopen.locales import _
from govopen.program import command

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
    def __init__(self, seq: int, by: int) -> None:
        super().__init__(_("E{seq} was withdrawn already, by E{by}").format(seq=seq, by=by))


class CannotBeWithdrawn(BadInput):
    def __init__(self, seq: int, kind: str) -> None:
        super().__init__(
            _("E{seq} ({kind}) cannot be taken back: it is about the record itself").format(
                seq=seq, kind=kind_words(kind)
            )
        )


class MadeGood(BadInput):
    """What was returned counts no more once another entry stands for it; else it would count twice."""

    def __init__(self, seq: int, by: int) -> None:
        message = _("E{seq} was returned and made good by E{by}, which counts instead; withdraw that first: {command}")
        super().__init__(message.format(seq=seq, by=by, command=command(f"undo E{by}")))


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


def withdrawal(view: View, entry: Entry, reason: str = "") -> Draft:
    """The entry that takes ``entry`` back. Raises AlreadyWithdrawn, CannotBeWithdrawn, MadeGood."""
    if entry.kind not in CAN_BE_WITHDRAWN:
        raise CannotBeWithdrawn(entry.seq, entry.kind)
    by = view.database.row("ledger", "withdrawn_by", plan=view.plan.plan_id, seq=entry.seq)
    if by:
        raise AlreadyWithdrawn(entry.seq, by[0])
    if entry.kind == "return" and entry.refers_to is not None:
        instead = made_good_by(view, entry.refers_to)
        if instead is not None:
            raise MadeGood(entry.refers_to, instead)
    return Draft(
        kind="withdrawal",
        plan_version=view.version,
        checkpoint=entry.checkpoint,
        obligation=entry.obligation,
        unit=entry.unit,
        holder=entry.holder,
        occasion=entry.occasion,
        refers_to=entry.seq,
        text=Text(reason=reason),
    )
