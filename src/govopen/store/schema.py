"""The tables. SQLModel defines them, Alembic migrates them, ``.sql`` files read and write them.

Instants are integer microseconds since the epoch, UTC; dates are ISO text; booleans are 0 or 1. Every key begins
with ``plan_id`` (``meta`` aside), so the schema distributes by plan. Text keys compare by code point on both
engines. Absent values in keys are the empty string, never NULL.

What happened is in ``entry`` and ``entry_text``; all else can be derived again from their ``load`` entries.
"""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, Text, text
from sqlalchemy.dialects import postgresql
from sqlmodel import Field, SQLModel

DECIDES = "kind IN ('excuse', 'extension', 'none', 'return')"

BY_CODE_POINT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def key() -> str:
    """A text that is part of a key or of an ORDER BY."""
    return Field(primary_key=True, sa_type=BY_CODE_POINT)  # type: ignore[no-any-return]  # SQLModel's Field is untyped


def words(default: str = "") -> str:
    """A text."""
    return Field(default=default, sa_type=BY_CODE_POINT)  # type: ignore[no-any-return]  # SQLModel's Field is untyped


def belongs(to: str, *columns: str) -> ForeignKeyConstraint:
    """Every row has its row in the other table, under columns of the same names."""
    return ForeignKeyConstraint(columns, [f"{to}.{column}" for column in columns])


def instant() -> int:
    """Microseconds since the epoch, UTC."""
    return Field(sa_type=BigInteger)  # type: ignore[no-any-return]  # SQLModel's Field is untyped


def maybe_instant() -> int | None:
    return Field(default=None, sa_type=BigInteger)  # type: ignore[no-any-return]  # SQLModel's Field is untyped


class Meta(SQLModel, table=True):
    """What the database is: ``created_at``, and ``synthetic`` = demo or practice."""

    __table_args__ = {"sqlite_with_rowid": False}
    name: str = key()
    value: str = words()


class PlanVersion(SQLModel, table=True):
    """A plan as one file said it; the newest version in effect is what reports read.

    A table with row ids: SQLite reads a whole row of the other sort, the document too, to compare its key.
    """

    __tablename__ = "plan_version"
    plan_id: str = key()
    version: int = Field(primary_key=True)
    seq: int = instant()  # the load entry
    effective_at: int = instant()
    sha256: str = words()  # of the file
    title: str = words()
    title_en: str = words()
    number: str = words()
    issued: str = words()
    first_day: str = words()
    last_day: str = words()
    zone: str = words()
    lang: str = words()
    soon: int  # days
    short_notice: int  # working days, as are the three below
    report_within: int
    receive_within: int
    review_within: int
    source: str = words()  # the file
    document: str = words()  # the JSON that ``items`` prints


class Unit(SQLModel, table=True):
    __table_args__ = (
        belongs("plan_version", "plan_id", "version"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    unit: str = key()
    position: int
    kind: str = words()
    en: str = words()
    successor: str = words()


class UnitName(SQLModel, table=True):
    """Every spelling by which a unit or a group is found; ``name`` is as the plan writes it."""

    __tablename__ = "unit_name"
    __table_args__ = (
        belongs("plan_version", "plan_id", "version"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    name: str = key()
    unit: str = key()
    how: str = words()  # name, alias, english, initials


class Pool(SQLModel, table=True):
    """Who holds a checkpoint together: a joint obligation's units, or an open group."""

    __table_args__ = (
        belongs("plan_version", "plan_id", "version"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    holder: str = key()
    kind: str = words()  # joint, open
    name: str = words()


class PoolMember(SQLModel, table=True):
    __tablename__ = "pool_member"
    __table_args__ = (
        belongs("pool", "plan_id", "version", "holder"),
        Index("pool_member_by_unit", "plan_id", "unit", "version", "holder"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    holder: str = key()
    unit: str = key()


class Item(SQLModel, table=True):
    __table_args__ = (
        belongs("plan_version", "plan_id", "version"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    item: str = key()
    position: int
    section: str = words()
    title: str = words()
    title_en: str = words()


class Lead(SQLModel, table=True):
    __table_args__ = (
        belongs("item", "plan_id", "version", "item"),
        Index("lead_by_unit", "plan_id", "unit", "version", "item"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    item: str = key()
    unit: str = key()


class Obligation(SQLModel, table=True):
    __table_args__ = (
        belongs("item", "plan_id", "version", "item"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    obligation: str = key()
    position: int
    item: str = words()
    kind: str = words()
    basis: str = words()
    name: str = words()
    name_en: str = words()
    also: str = words()  # other spellings, a JSON list
    source: str = words()
    assumed: str = words()  # a JSON list
    evidence: str = words()
    needed: int  # times in the whole period, or in each
    review: int = 1  # whether the office reviews what is claimed


class FormerCode(SQLModel, table=True):
    """A code that an obligation had in an older version: entries under it count for the new one."""

    __tablename__ = "former_code"
    __table_args__ = (
        belongs("obligation", "plan_id", "version", "obligation"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    obligation: str = key()
    former: str = key()


class Listener(SQLModel, table=True):
    """A unit, or an open group, that answers for an obligation which only a case starts: no checkpoint says so."""

    __table_args__ = (
        belongs("obligation", "plan_id", "version", "obligation"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    unit: str = key()
    obligation: str = key()


class Succession(SQLModel, table=True):
    """Who answers, from ``effective_at`` on, for what a unit that is no more had left to do."""

    __table_args__ = (
        belongs("unit", "plan_id", "version", "unit"),
        Index("succession_by_successor", "plan_id", "successor", "version", "unit"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    unit: str = key()
    obligation: str = key()
    successor: str = words()
    effective_at: int = instant()


class Checkpoint(SQLModel, table=True):
    """By ``due``, ``holder`` must have recorded ``needed``.

    A row is in force from ``begins`` to before ``ends``, and is known from the entry ``since`` on; that it ends is
    known from the entry ``until`` on. A row due before an amendment takes effect never ends. From the entry ``gone`` on
    it is known that it never was: it was a mistake, or its case was.
    """

    __table_args__ = (
        belongs("obligation", "plan_id", "version", "obligation"),
        Index("checkpoint_by_obligation", "plan_id", "obligation", "holder"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    holder: str = key()
    obligation: str = key()
    checkpoint: str = key()
    version: int = Field(primary_key=True)
    occasion: str = words()
    kind: str = words()
    basis: str = words()
    rated: int
    opens: int = instant()
    due: int | None = maybe_instant()
    timed: int
    needed: int
    short_notice: int
    begins: int = Field(primary_key=True, sa_type=BigInteger)
    ends: int = instant()
    since: int = instant()
    until: int = instant()
    gone: int = instant()
    plain: int = 0  # 1 where the first claim completes it: no sum is needed


class Case(SQLModel, table=True):
    """One row a case: one happening that starts a clock. Its title is in the opening entry's text."""

    __tablename__ = "cases"  # "case" alone is a reserved word on both engines
    __table_args__ = {"sqlite_with_rowid": False}
    plan_id: str = key()
    case_id: str = key()
    trigger: str = words()
    seq: int = instant()
    happened_at: int = instant()


class Entry(SQLModel, table=True):
    """One numbered line of the ledger; never changed, never removed. See ``ledger/entry.py`` for the fields."""

    __table_args__ = (
        CheckConstraint("seq > 0", name="entry_seq_positive"),
        # Covers the count of a checkpoint: no row of the table itself is read.
        Index("entry_counts", "plan_id", "holder", "obligation", "occasion", "kind", "occurred_at", "seq", "times"),
        Index("entry_by_unit", "plan_id", "unit", "seq"),
        Index("entry_by_recorded", "plan_id", "recorded_at", "seq"),
        Index(
            "entry_refers",
            "plan_id",
            "refers_to",
            "seq",
            "kind",
            sqlite_where=text("refers_to > 0"),
            postgresql_where=text("refers_to > 0"),
        ),
        # What is decided about single checkpoints: few entries among many.
        Index(
            "entry_decides",
            "plan_id",
            "kind",
            "holder",
            "obligation",
            "occasion",
            "occurred_at",
            "seq",
            sqlite_where=text(DECIDES),
            postgresql_where=text(DECIDES),
        ),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    kind: str = words()
    plan_version: int
    checkpoint: str = words()
    obligation: str = words()
    unit: str = words()
    holder: str = words()
    occasion: str = words()
    occurred_at: int | None = maybe_instant()
    occurred_timed: int
    reported_at: int | None = maybe_instant()
    report_due: int | None = maybe_instant()
    decided_at: int | None = maybe_instant()
    recorded_at: int = instant()
    recorded_by: str = words()
    on_behalf: int
    via: str = words()
    ref: str = words()
    times: int
    evidence: str = words()
    until: int | None = maybe_instant()
    refers_to: int | None = maybe_instant()
    text_sha256: str = words()
    prev: str = words()
    hash: str = words()


class EntryText(SQLModel, table=True):
    """What an entry says in words; only its salted hash is in the chain, so that a text can be redacted."""

    __tablename__ = "entry_text"
    __table_args__ = (
        belongs("entry", "plan_id", "seq"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    salt: str = words()
    body: str = words()
    redacted: int = 0


class LinkCheck(SQLModel, table=True):
    """What one check of all links found at one of them: the entry whose evidence it is, and its place there."""

    __tablename__ = "link_check"
    __table_args__ = (
        belongs("entry", "plan_id", "seq"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    seq: int = Field(primary_key=True, sa_type=BigInteger)  # the check's entry
    entry_seq: int = Field(primary_key=True, sa_type=BigInteger)
    place: int = Field(primary_key=True)  # among the pieces of evidence, from 0
    verdict: str = words()
    status: int = 0  # of HTTP; 0 where there was no answer
    detail: str = words()


class ClauseText(SQLModel, table=True):
    """The words of an item's clause, as the document that an entry names prints them; the newest entry's are read."""

    __tablename__ = "clause_text"
    __table_args__ = (
        belongs("entry", "plan_id", "seq"),
        {"sqlite_with_rowid": False},
    )
    plan_id: str = key()
    version: int = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    item: str = key()
    text: str = words()
