"""What the ledger holds: numbered entries, never changed, never removed.

An entry holds facts; its words (note, reason, title, links, file names) live beside it in ``entry_text``, of which
the entry keeps only a salted SHA-256. So a chain verifies and publishes without its words.
"""

from typing import Any, NamedTuple, Self

from govopen.locales import N_, _

KINDS = {
    "load": N_("plan loaded"),  # a plan's version
    "clauses": N_("clause texts"),  # the document's words for a version's items
    "claim": N_("claim"),  # so many done on that day
    "none": N_("nothing to report"),  # nothing of the kind was to be done: a claim too
    "progress": N_("progress"),  # a note or a percentage; counts for nothing
    "withdrawal": N_("withdrawal"),  # the entry it refers to counts no more
    "acceptance": N_("acceptance"),
    "return": N_("return"),
    "receipt": N_("receipt"),
    "dispute": N_("dispute"),
    "case_open": N_("case opened"),
    "case_close": N_("case closed"),
    "finding": N_("finding"),
    "extension": N_("extension"),
    "excuse": N_("excuse"),
    "succession": N_("succession"),
    "allocation": N_("allocation"),
    "redaction": N_("redaction"),
    "evidence_check": N_("check of evidence"),
    "rubric": N_("rubric"),
    "round": N_("round"),
}
"""Every kind of entry, and what readers call it; a kind that only a newer program makes keeps its own name."""

FIRST = "0" * 64
"""What the first entry of a chain has for ``prev``."""


def kind_words(kind: str) -> str:
    """What a kind of entry is called, in the reader's language."""
    return _(KINDS.get(kind, kind))


class Entry(NamedTuple):
    """One row of the table ``entry``. Instants are microseconds since the epoch, UTC; empty text means none."""

    plan_id: str
    seq: int
    kind: str
    plan_version: int
    checkpoint: str
    obligation: str
    unit: str
    holder: str  # whose count it adds to: the unit, or its pool
    occasion: str  # the period or case it is for
    occurred_at: int | None  # judged
    occurred_timed: int  # 0 where only the day is known
    reported_at: int | None  # when the unit told the office
    report_due: int | None  # reported later than this is ``recorded_late``
    decided_at: int | None
    recorded_at: int  # audited
    recorded_by: str
    on_behalf: int
    via: str
    ref: str
    times: int
    evidence: str  # JSON: [["file", sha256, bytes, kept], ["link"], …]; names and addresses are in the text
    until: int | None  # an extension's new due instant
    refers_to: int | None
    text_sha256: str
    prev: str
    hash: str

    @property
    def id(self) -> str:
        return f"E{self.seq}"


class Text(NamedTuple):
    """An entry's words."""

    note: str = ""
    reason: str = ""
    title: str = ""
    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    percent: int = 0  # of progress: 1 to 100; 0 where none is given
    gone: tuple[str, ...] = ()  # the fields that were redacted; never stored as such


FIELDS = Text._fields[:-1]
"""What an entry can say in words, in the order in which it is hashed."""


_FIELD_WORDS = {
    "note": N_("note"),
    "reason": N_("reason"),
    "title": N_("title"),
    "links": N_("addresses"),
    "files": N_("file names"),
    "percent": N_("percentage"),
}


def field_words(field: str) -> str:
    """What a field of a text is called in the reader's language."""
    return _(_FIELD_WORDS.get(field, field))


class Draft(NamedTuple):
    """An entry before it has its number, its time and its place in the chain."""

    kind: str
    plan_version: int
    checkpoint: str = ""
    obligation: str = ""
    unit: str = ""
    holder: str = ""
    occasion: str = ""
    occurred_at: int | None = None
    occurred_timed: int = 0
    reported_at: int | None = None
    report_due: int | None = None
    decided_at: int | None = None
    on_behalf: int = 0
    via: str = ""
    ref: str = ""
    times: int = 0
    evidence: str = "[]"
    until: int | None = None
    refers_to: int | None = None
    text: Text = Text()

    @classmethod
    def about(cls, entry: Entry, kind: str, version: int, text: Text, **facts: Any) -> Self:
        """An entry of that kind about another one, for whom and what that one is."""
        return cls(
            kind=kind,
            plan_version=version,
            checkpoint=entry.checkpoint,
            obligation=entry.obligation,
            unit=entry.unit,
            holder=entry.holder,
            occasion=entry.occasion,
            refers_to=entry.seq,
            text=text,
            **facts,
        )
