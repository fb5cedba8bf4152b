"""Every ``.sql`` file fits the schema, keeps to what both engines share, and is used."""

import re
from pathlib import Path

import pytest
from statements import PARTS, composed

from govopen.store.connection import Database
from govopen.store.sql import ROOMS, for_postgresql

ONE_ENGINE_ONLY = re.compile(
    r"\b(date|time|datetime|strftime|julianday|json\w*|group_concat|string_agg|ifnull|iif|total)\s*\(|->|\browid\b",
    re.I,
)


@pytest.mark.parametrize(("place", "text"), composed().items())
def test_a_statement_means_something_on_sqlite(database: Database, place: str, text: str) -> None:
    names = re.findall(r"(?<![:\w]):(\w+)", re.sub(r"--.*", "", text))
    values: dict[str, object] = dict.fromkeys(names, 0)
    bare = re.sub(r"\?", ":nothing", text)
    assert database.execute(f"EXPLAIN {bare}", {**values, "nothing": 0}).fetchall()


@pytest.mark.parametrize(("place", "text"), composed().items())
def test_a_statement_uses_no_function_of_one_engine_alone(place: str, text: str) -> None:
    assert not ONE_ENGINE_ONLY.search(re.sub(r"--.*", "", text))


@pytest.mark.parametrize("path", sorted(ROOMS.glob("*/sql/*.sql")), ids=lambda path: path.stem)
def test_a_statement_is_used(path: Path) -> None:
    source = "".join(file.read_text("utf-8") for file in ROOMS.rglob("*.py"))
    assert f'"{path.stem}"' in source or path.stem in PARTS


def test_parameters_are_renamed_for_postgresql_and_nothing_else_is() -> None:
    statement = "SELECT a::text, '5%' FROM t -- it's :not one\nWHERE b = :b2 AND c IN (?, ?)"
    assert for_postgresql(statement) == "SELECT a::text, '5%%' FROM t \nWHERE b = %(b2)s AND c IN (%s, %s)"


def test_no_table_has_a_reserved_word_for_its_name(database: Database) -> None:
    """Such a name works in quotation marks only, and a statement that forgets them fails on one engine or both."""
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert "cases" in tables
    for name in tables:
        assert database.execute(f"SELECT COUNT(*) FROM {name}").fetchone() is not None
