"""The words of the clauses, as the document prints them.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "clause_text",
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["plan_id", "seq"], ["entry.plan_id", "entry.seq"]),
        sa.PrimaryKeyConstraint("plan_id", "version", "seq", "item"),
        sqlite_with_rowid=False,
    )
