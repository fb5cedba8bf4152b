"""The evidence that counts: which pieces there are, what a check found of them, and the entry that says it was made."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from govopen.ledger.append import append
from govopen.ledger.chain import rows_digest, words
from govopen.ledger.entry import Draft, Entry
from govopen.ledger.evidence import Piece, pieces_of, place_of
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View
from govopen.store.files import hash_of
from govopen.store.sql import sql


class Evidence(NamedTuple):
    """One piece, and the entry that it belongs to. ``place`` is among the entry's pieces, from 0."""

    seq: int
    unit: str
    holder: str
    obligation: str
    occasion: str
    place: int
    piece: Piece


class Result(NamedTuple):
    """What was found of one piece.

    A link is ok, dead, refused, unreachable or skipped (its address was redacted), with the status of HTTP; a file is
    ok, altered, missing, or skipped (only its hash was kept). ``detail`` is a word that says why.
    """

    evidence: Evidence
    verdict: str
    status: int = 0
    detail: str = ""


def in_force(view: View, unit: str = "", seq: int = 0) -> list[Evidence]:
    """The evidence of all entries that are neither withdrawn nor returned, or of a unit's, or of one."""
    rows = view.database.rows(
        "ledger", "evidence_in_force", plan=view.plan.plan_id, known=view.known, unit=unit, seq=seq
    )
    return [
        Evidence(number, own, holder, obligation, occasion, place, piece)
        for number, own, holder, obligation, occasion, evidence, body in rows
        for place, piece in enumerate(pieces_of(evidence, words(body)))
    ]


def file_result(evidence: Evidence, store: Path) -> Result:
    """Whether a file is still what was handed in."""
    piece = evidence.piece
    if not piece.kept:
        return Result(evidence, "skipped", detail="not_kept")
    try:
        same = hash_of(place_of(store, piece.sha256)) == (piece.sha256, piece.size)
    except OSError:
        return Result(evidence, "missing")
    return Result(evidence, "ok" if same else "altered")


def record_check(view: View, recorder: Recorder, links: Sequence[Result], unit: str = "") -> Entry:
    """Append the entry of a check, and what it found of each link, in the caller's transaction."""
    rows = sorted((found.evidence.seq, found.evidence.place, *found[1:]) for found in links)
    draft = Draft(
        kind="evidence_check",
        plan_version=view.version,
        unit=unit,
        holder=unit,
        times=len(rows),
        ref=rows_digest(rows),
    )
    (entry,) = append(view.database, view.plan.plan_id, [draft], recorder)
    named = ("entry_seq", "place", "verdict", "status", "detail")
    view.database.many(
        sql("ledger", "insert_link_check"),
        ({"plan": entry.plan_id, "seq": entry.seq, **dict(zip(named, row, strict=True))} for row in rows),
    )
    return entry
