"""The latest word about an entry: that it was withdrawn, accepted or returned. A word taken back is none."""

import re
from functools import cache
from typing import NamedTuple

from govopen.ledger.view import View
from govopen.store.sql import part


class Word(NamedTuple):
    """Which it is, withdrawal, acceptance or return, and the entry that says so."""

    kind: str
    seq: int


def latest_word(view: View, seq: int) -> Word | None:
    """The latest word about the entry of that number, by what is known."""
    values = {"plan": view.plan.plan_id, "seq": seq, "known": view.known}
    row = view.database.execute(statement(), values).fetchone()
    return Word._make(row) if row else None


def made_good_by(view: View, seq: int) -> int | None:
    """The entry in force that stands for one that was returned."""
    row = view.database.row("ledger", "made_good_by", plan=view.plan.plan_id, seq=seq, known=view.known)
    return None if row is None else int(row[0])


@cache
def statement() -> str:
    """The part of the standing query that says so, of one entry."""
    of_one = re.sub(r"\be\.plan_id\b", ":plan", re.sub(r"\be\.seq\b", ":seq", part("ledger", "word")))
    return of_one.replace("SELECT r.kind", "SELECT r.kind, r.seq", 1)
