"""The first schema.

Revision ID: 0001
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("case_id", TEXT, nullable=False),
        sa.Column("trigger", TEXT, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("plan_id", "case_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("plan_version", sa.Integer(), nullable=False),
        sa.Column("checkpoint", TEXT, nullable=False),
        sa.Column("obligation", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("occasion", TEXT, nullable=False),
        sa.Column("occurred_at", sa.BigInteger(), nullable=True),
        sa.Column("occurred_timed", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.BigInteger(), nullable=True),
        sa.Column("report_due", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", TEXT, nullable=False),
        sa.Column("on_behalf", sa.Integer(), nullable=False),
        sa.Column("via", TEXT, nullable=False),
        sa.Column("ref", TEXT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("refers_to", sa.BigInteger(), nullable=True),
        sa.Column("text_sha256", TEXT, nullable=False),
        sa.Column("prev", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.CheckConstraint("seq > 0", name="entry_seq_positive"),
        sa.PrimaryKeyConstraint("plan_id", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("entry_by_recorded", "entry", ["plan_id", "recorded_at", "seq"], unique=False)
    op.create_index("entry_by_unit", "entry", ["plan_id", "unit", "seq"], unique=False)
    op.create_index(
        "entry_counts",
        "entry",
        ["plan_id", "holder", "obligation", "occasion", "kind", "occurred_at", "seq", "times"],
        unique=False,
    )
    op.create_index(
        "entry_refers",
        "entry",
        ["plan_id", "refers_to", "seq", "kind"],
        unique=False,
        sqlite_where=sa.text("refers_to > 0"),
        postgresql_where=sa.text("refers_to > 0"),
    )
    op.create_table(
        "meta",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "plan_version",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("effective_at", sa.BigInteger(), nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("title_en", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("issued", TEXT, nullable=False),
        sa.Column("first_day", TEXT, nullable=False),
        sa.Column("last_day", TEXT, nullable=False),
        sa.Column("zone", TEXT, nullable=False),
        sa.Column("lang", TEXT, nullable=False),
        sa.Column("soon", sa.Integer(), nullable=False),
        sa.Column("short_notice", sa.Integer(), nullable=False),
        sa.Column("report_within", sa.Integer(), nullable=False),
        sa.Column("receive_within", sa.Integer(), nullable=False),
        sa.Column("review_within", sa.Integer(), nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("plan_id", "version"),
    )
    op.create_table(
        "entry_text",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("salt", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("redacted", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "seq"],
            ["entry.plan_id", "entry.seq"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "item",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("title_en", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version"],
            ["plan_version.plan_id", "plan_version.version"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "item"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pool",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version"],
            ["plan_version.plan_id", "plan_version.version"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "holder"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unit",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("en", TEXT, nullable=False),
        sa.Column("successor", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version"],
            ["plan_version.plan_id", "plan_version.version"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "unit"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unit_name",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("how", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version"],
            ["plan_version.plan_id", "plan_version.version"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "name", "unit"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lead",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version", "item"],
            ["item.plan_id", "item.version", "item.item"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "item", "unit"),
        sqlite_with_rowid=False,
    )
    op.create_index("lead_by_unit", "lead", ["plan_id", "unit", "version", "item"], unique=False)
    op.create_table(
        "obligation",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("obligation", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("basis", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("name_en", TEXT, nullable=False),
        sa.Column("also", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("assumed", TEXT, nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version", "item"],
            ["item.plan_id", "item.version", "item.item"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "obligation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pool_member",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version", "holder"],
            ["pool.plan_id", "pool.version", "pool.holder"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "holder", "unit"),
        sqlite_with_rowid=False,
    )
    op.create_index("pool_member_by_unit", "pool_member", ["plan_id", "unit", "version", "holder"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("obligation", TEXT, nullable=False),
        sa.Column("checkpoint", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("occasion", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("basis", TEXT, nullable=False),
        sa.Column("rated", sa.Integer(), nullable=False),
        sa.Column("opens", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("timed", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("short_notice", sa.Integer(), nullable=False),
        sa.Column("begins", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version", "obligation"],
            ["obligation.plan_id", "obligation.version", "obligation.obligation"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "holder", "obligation", "checkpoint", "version"),
        sqlite_with_rowid=False,
    )
    op.create_index("checkpoint_by_obligation", "checkpoint", ["plan_id", "obligation", "holder"], unique=False)

    dialect = op.get_bind().dialect.name
    for trigger in Path(__file__).with_name(f"0001_triggers_{dialect}.sql").read_text("utf-8").split("\n\n"):
        op.execute(sa.text(trigger.replace(":", "\\:")))
