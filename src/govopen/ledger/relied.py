"""Extensions on which a later load relied, and which therefore stay.

What was extended in time beyond an amendment is the new version's, not the older one's. Without the extension it would
have stayed overdue for ever; taken back afterwards, nothing would say so.
"""

from collections.abc import Container, Iterator
from typing import NamedTuple

from govopen.deadlines.extensions import judged
from govopen.errors import BadInput
from govopen.ledger.amendment import FOREVER
from govopen.ledger.entry import Entry
from govopen.locales import _
from govopen.program import command
from govopen.store.connection import Database

EVERYBODY = {"first": "", "last": "\U0010ffff"}


class ReliedOn(BadInput):
    def __init__(self, seq: int, load: int, checkpoint: str) -> None:
        message = _(
            "E{seq} stays: the load E{load} gave {checkpoint} its new date because of it; "
            "to ask for it earlier, load a file that says so: {command}"
        )
        typed = command(f"load {_('FILE')} --reason {_('REASON')}")
        super().__init__(message.format(seq=seq, load=load, checkpoint=checkpoint, command=typed))


class _Load(NamedTuple):
    seq: int
    issued: str
    effective_at: int
    recorded_at: int


class _Extension(NamedTuple):
    """An extension in force, of which checkpoint."""

    holder: str
    checkpoint: str
    decided_at: int
    until: int
    seq: int


def refuse_relied_on(database: Database, plan_id: str, entries: list[Entry]) -> None:
    """Raise ReliedOn where a load relied on one of these extensions, or on what one of these acceptances grants."""
    taken = {
        (each.refers_to or each.seq) if each.kind == "acceptance" else each.seq: each.seq
        for each in entries
        if each.checkpoint and each.kind in {"extension", "acceptance"}
    }
    loads = [_Load._make(row) for row in database.rows("ledger", "loads", plan=plan_id)] if taken else []
    for version, load in enumerate(loads[1:], 1):
        if load.seq > min(taken):
            for extension in _without(database, plan_id, version, load, taken):
                raise ReliedOn(taken[extension.seq], load.seq, extension.checkpoint)


def _without(
    database: Database, plan_id: str, version: int, load: _Load, taken: Container[int]
) -> Iterator[_Extension]:
    """Those among the extensions taken back without which the load would have left a checkpoint where it was."""
    threshold = max(load.effective_at, load.recorded_at)
    then = _in_force(database, plan_id, version, threshold, load.seq)
    if not any(each.seq in taken for each in then):
        return
    still = {each.seq for each in _in_force(database, plan_id, version, threshold, FOREVER)}
    for row in database.rows("ledger", "checkpoints", plan=plan_id):
        holder, checkpoint, due, ends = row[0], row[2], row[8], row[15]
        about = [each for each in then if (each.holder, each.checkpoint) == (holder, checkpoint)]
        gone = [each for each in about if each.seq in taken]
        if gone and due is not None and ends == load.effective_at and due < threshold:
            left = [each[2:4] for each in about if each.seq in still and each.seq not in taken]
            if judged(due, left)[0] < threshold <= judged(due, [each[2:4] for each in about])[0]:
                yield gone[-1]


def _in_force(database: Database, plan_id: str, version: int, as_of: int, known: int) -> list[_Extension]:
    values = {"plan": plan_id, "version": version, "as_of": as_of, "known": known}
    return [_Extension._make(row) for row in database.rows("ledger", "moves", **values, **EVERYBODY)]
