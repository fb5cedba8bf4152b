"""Alembic's door: the connection is the one that ``store/migrate.py`` opened."""

from alembic import context
from sqlmodel import SQLModel

import govopen.store.schema  # noqa: F401 - the tables register themselves

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
with context.begin_transaction():
    context.run_migrations()
