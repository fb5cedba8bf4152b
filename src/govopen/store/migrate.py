"""Bring a database to the program's schema. Imports Alembic and SQLModel, so only where it is needed.

A database with data in it is copied first, beside itself, as ``<name>.before-<revision>.bak``.
"""

import sqlite3
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(path: Path, *, older: str | None) -> Path | None:
    """Migrate the SQLite database at ``path``; gives the backup made before, if there was anything to keep.

    ``older`` is the revision that the database has, or None where it is new.
    """
    kept = None
    if older is not None:
        from govopen.store.backup import copy_database

        kept = _free(path.with_name(f"{path.name}.before-{_head()}.bak"))
        copy_database(path, kept)
    from sqlalchemy import URL, create_engine, event

    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _plain(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")  # kept in the file from here on

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    run(engine)
    engine.dispose()
    return kept


def run(engine: "Engine") -> None:
    """Run what is missing of the migrations, in one transaction."""
    from alembic import command
    from alembic.config import Config

    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _free(path: Path) -> Path:
    """``path``, or the first of its numbered names that nothing has: a backup never replaces another."""
    numbered = (path.with_suffix(f".{number}.bak") for number in count(2))
    return path if not path.exists() else next(name for name in numbered if not name.exists())


def _head() -> str:
    from govopen.store.connection import SCHEMA

    return SCHEMA
