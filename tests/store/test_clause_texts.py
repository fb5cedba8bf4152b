"""The migration that makes room for the words of clauses: everything else stays as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from older import EVERYTHING, make_older, rows_of
from sqlalchemy import create_engine

from govopen.store.connection import SCHEMA, connect
from govopen.store.migrate import MIGRATIONS


def dump(path: Path) -> list[str]:
    """All that is in a database, tables of the newest schema aside."""
    with closing(sqlite3.connect(path)) as database:
        return [line for line in database.iterdump() if "clause_text" not in line and "alembic_version" not in line]


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A database of revision 0002 with a little in every table."""
    path = make_older(tmp_path / "second.db")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    return path


def test_the_second_schema_is_copied_before_it_is_migrated(second: Path) -> None:
    connect(str(second)).close()
    kept = second.with_name("second.db.before-0003.bak")
    with closing(sqlite3.connect(kept)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    with closing(sqlite3.connect(second)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)


def test_all_that_was_in_it_is_there_and_room_for_texts_is_new(second: Path) -> None:
    before = dump(second)
    with closing(connect(str(second))) as database:
        assert database.execute("SELECT * FROM clause_text").fetchall() == []
        database.execute("INSERT INTO clause_text VALUES ('old', 1, 1, '1.1.1', '原文')")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("INSERT INTO clause_text VALUES ('old', 1, 99, '1.1.1', '原文')")
    assert dump(second) == before
    assert rows_of(second) == EVERYTHING
