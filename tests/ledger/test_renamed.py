"""A duty that an amendment gives another code stays the same duty: what was recorded for it counts on."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from test_amendment import TEXT, change, follows, met, noon, rows

from govopen.store.connection import Database, connect

ONCE = "          - {code: h, name: 座谈, by: 2018-11-30, basis: stated, source: 一次}\n"
PLAN = TEXT + ONCE


def renamed(text: str, old: str, new: str, name: str) -> str:
    """The plan with another code for one duty."""
    assert f"{{code: {old}, name: {name}" in text
    return text.replace(f"{{code: {old}, name: {name}", f"{{code: {new}, name: {name}") + (
        f"renamed: {{1.1.1{old}: 1.1.1{new}}}\n"
    )


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Database]:
    with closing(connect(str(tmp_path / "test.db"), create=True)) as database:
        change(database, PLAN, noon(3, 1))
        yield database


def plain(database: Database, code: str, version: int) -> set[int]:
    statement = "SELECT plain FROM checkpoint WHERE obligation = :code AND version = :version"
    return {flag for (flag,) in database.execute(statement, {"code": code, "version": version})}


def test_what_is_to_be_done_once_and_was_done_stays_met_under_another_code(loaded: Database) -> None:
    met(loaded, "区教委", "1.1.1h", 7, 9)
    change(loaded, renamed(PLAN, "h", "k", "座谈"), noon(8, 1))
    assert rows(loaded, noon(12, 31))["区教委", "1.1.1k"].standing == "met"
    assert rows(loaded, noon(7, 31))["区教委", "1.1.1h"].standing == "met"
    follows(loaded)


def test_it_stays_met_when_the_code_is_changed_again_or_the_plan_once_more(loaded: Database) -> None:
    met(loaded, "区教委", "1.1.1h", 7, 9)
    once = PLAN.replace("{code: h,", "{code: k,")
    change(loaded, renamed(PLAN, "h", "k", "座谈"), noon(8, 1))
    change(loaded, once.replace("by: 2018-11-30", "by: 2018-12-10"), noon(8, 20))
    assert rows(loaded, noon(12, 31))["区教委", "1.1.1k"].standing == "met"
    change(loaded, renamed(once, "k", "m", "座谈"), noon(9, 1))
    assert rows(loaded, noon(12, 31))["区教委", "1.1.1m"].standing == "met"
    follows(loaded)


def test_it_stays_met_when_the_code_is_corrected(loaded: Database) -> None:
    met(loaded, "区教委", "1.1.1h", 7, 9)
    change(loaded, renamed(PLAN, "h", "k", "座谈"), noon(8, 1), correct=True)
    assert rows(loaded, noon(12, 31))["区教委", "1.1.1k"].standing == "met"
    follows(loaded)


def test_only_what_has_another_code_is_counted_the_long_way(loaded: Database) -> None:
    change(loaded, renamed(PLAN, "h", "k", "座谈").replace("times: 2, m", "times: 4, m"), noon(8, 1))
    assert plain(loaded, "1.1.1h", 1) == {1}
    assert plain(loaded, "1.1.1k", 2) == {0}
    change(loaded, PLAN.replace("{code: h,", "{code: k,"), noon(9, 1))
    assert plain(loaded, "1.1.1k", 3) == {0}


def test_what_is_done_under_the_new_code_counts_once_for_it(loaded: Database) -> None:
    change(loaded, renamed(PLAN, "h", "k", "座谈"), noon(8, 1))
    met(loaded, "区教委", "1.1.1k", 9, 3)
    found = rows(loaded, noon(12, 31))
    assert found["区教委", "1.1.1k"].standing == "met"
    assert found["区民政局", "1.1.1k"].standing == "overdue"
