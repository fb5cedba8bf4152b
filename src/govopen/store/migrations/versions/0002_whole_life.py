"""Amendments, successions, reviews and checks of links: what a duty goes through between issue and assessment.

Revision ID: 0002
"""

import json
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
DECIDES = sa.text("kind IN ('excuse', 'extension', 'none', 'return')")


def upgrade() -> None:
    _obligations()
    _checkpoints()
    op.create_index(
        "entry_decides",
        "entry",
        ["plan_id", "kind", "holder", "obligation", "occasion", "occurred_at", "seq"],
        unique=False,
        sqlite_where=DECIDES,
        postgresql_where=DECIDES,
    )
    op.create_table(
        "link_check",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("entry_seq", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["plan_id", "seq"], ["entry.plan_id", "entry.seq"]),
        sa.PrimaryKeyConstraint("plan_id", "seq", "entry_seq", "place"),
        sqlite_with_rowid=False,
    )
    dialect = op.get_bind().dialect.name
    for statement in Path(__file__).with_name(f"0002_triggers_{dialect}.sql").read_text("utf-8").split("\n\n"):
        op.execute(sa.text(statement.replace(":", "\\:")))


def _obligations() -> None:
    op.add_column("obligation", sa.Column("review", sa.Integer(), nullable=False, server_default="1"))
    op.execute("UPDATE obligation SET review = 0 WHERE basis <> 'stated'")
    op.create_table(
        "former_code",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("obligation", TEXT, nullable=False),
        sa.Column("former", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version", "obligation"],
            ["obligation.plan_id", "obligation.version", "obligation.obligation"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "obligation", "former"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "listener",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("obligation", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version", "obligation"],
            ["obligation.plan_id", "obligation.version", "obligation.obligation"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "version", "unit", "obligation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "succession",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("unit", TEXT, nullable=False),
        sa.Column("obligation", TEXT, nullable=False),
        sa.Column("successor", TEXT, nullable=False),
        sa.Column("effective_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id", "version", "unit"], ["unit.plan_id", "unit.version", "unit.unit"]),
        sa.PrimaryKeyConstraint("plan_id", "version", "unit", "obligation"),
        sqlite_with_rowid=False,
    )
    op.create_index("succession_by_successor", "succession", ["plan_id", "successor", "version", "unit"], unique=False)
    _listen()


def _listen() -> None:
    """Who answers for what a case starts, as the stored documents say."""
    connection = op.get_bind()
    put = sa.text(
        "INSERT INTO listener (plan_id, version, unit, obligation) VALUES (:plan, :version, :unit, :obligation)"
    )
    rows = connection.execute(sa.text("SELECT plan_id, version, document FROM plan_version")).fetchall()
    for plan, version, document in rows:
        try:
            items = json.loads(document)["items"]
        except (ValueError, KeyError):  # the audit says so
            continue
        for item in items:
            for owed in item["obligations"]:
                if owed["kind"] in {"response", "minimum"}:
                    for unit in dict.fromkeys([*owed["units"], *owed["open_groups"]]):
                        values = {"plan": plan, "version": version, "unit": unit, "obligation": owed["code"]}
                        connection.execute(put, values)


def _checkpoints() -> None:
    """A correction may leave a checkpoint in two stretches of time, so ``begins`` joins the key."""
    op.create_table(
        "checkpoint_2",
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
        sa.Column("gone", sa.BigInteger(), nullable=False),
        sa.Column("plain", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id", "version", "obligation"],
            ["obligation.plan_id", "obligation.version", "obligation.obligation"],
        ),
        sa.PrimaryKeyConstraint("plan_id", "holder", "obligation", "checkpoint", "version", "begins"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO checkpoint_2 SELECT c.*, 4611686018427387903, CASE WHEN c.needed = 1 AND c.kind IN"
        " ('deadline', 'quota', 'response', 'ongoing') THEN 1 ELSE 0 END FROM checkpoint c"
    )
    op.drop_table("checkpoint")
    op.rename_table("checkpoint_2", "checkpoint")
    op.create_index("checkpoint_by_obligation", "checkpoint", ["plan_id", "obligation", "holder"], unique=False)
