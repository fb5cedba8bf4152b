"""A version of a plan is read again from the file that the database keeps."""

import pytest

from govopen.ledger.source import CannotReadVersion, plan_of
from govopen.plan.packaged import find
from govopen.plan.reader import read
from govopen.store.connection import Database


def test_the_plan_is_what_its_file_says(database: Database) -> None:
    assert plan_of(database, "xicheng-2018", 1) == read(find("xicheng-2018"))[0]


def test_a_version_that_is_not_there_cannot_be_read(database: Database) -> None:
    with pytest.raises(CannotReadVersion, match="version 2 of xicheng-2018 cannot be read any more"):
        plan_of(database, "xicheng-2018", 2)


def test_a_file_that_is_no_plan_any_more_says_why(database: Database) -> None:
    triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE plan_version SET source = 'plan: {}'")
    with pytest.raises(CannotReadVersion, match=r"cannot be read any more \(.+\); check it: govopen audit"):
        plan_of(database, "xicheng-2018", 1)
