"""The words of the plan's clauses, as the official document prints them: kept beside a version, to be quoted.

They change nothing that is owed, so they are no part of the plan's file. An entry of their own says from which document
they are: its ``ref`` is the SHA-256 of the document's file and that of all texts, ``times`` says how many there are,
and its title is the document's name. Kept again for the same version, the newest are read.
"""

from collections.abc import Mapping
from typing import NamedTuple

from govopen.ledger.append import append
from govopen.ledger.chain import rows_digest
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View
from govopen.store.connection import Database
from govopen.store.sql import sql


class Source(NamedTuple):
    """A document: what its file is called, its SHA-256, and the words of each clause by the item's code."""

    name: str
    sha256: str
    texts: Mapping[str, str]


def keep(database: Database, plan_id: str, version: int, source: Source, recorder: Recorder) -> Entry | None:
    """Keep the texts for a version, in the caller's transaction; None where they are the ones kept already."""
    rows = [(version, item, text) for item, text in sorted(source.texts.items())]
    newest = _newest(database, plan_id, version)
    if rows == [tuple(row) for seq, *row in database.rows("ledger", "clause_texts", plan=plan_id) if seq == newest]:
        return None
    draft = Draft(
        kind="clauses",
        plan_version=version,
        ref=f"{source.sha256} {rows_digest(rows)}",
        times=len(rows),
        text=Text(title=source.name),
    )
    (entry,) = append(database, plan_id, [draft], recorder)
    database.many(
        sql("ledger", "insert_clause"),
        (
            {"plan": plan_id, "version": version, "seq": entry.seq, "item": item, "text": text}
            for _version, item, text in rows
        ),
    )
    return entry


def texts_of(ref: object) -> str:
    """The hash of the texts, of the two that such an entry's reference holds."""
    return str(ref).rpartition(" ")[2]


def has_clauses(database: Database, plan_id: str, version: int) -> bool:
    """Whether there are texts for a version."""
    return _newest(database, plan_id, version) is not None


def _newest(database: Database, plan_id: str, version: int) -> int | None:
    """The entry whose texts of a version are quoted at the ledger's head."""
    row = database.row("ledger", "clauses_by", plan=plan_id, version=version)
    return row[0] if row else None


def clause_of(view: View, item: str) -> str | None:
    """What the document says of an item; None where that was not kept with its version."""
    row = view.database.row("ledger", "clause", **view.edition, item=item, known=view.known)
    return None if row is None else str(row[0])
