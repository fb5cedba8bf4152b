"""The entries of one place, found without reading the rest of the ledger."""

import pytest
from ledgers import claim, record, withdrawal
from open_meetings import view_of

from govopen.ledger.about import AT, line_of, statement, told_of
from govopen.store.connection import Database

DAY = "2018-09-30T09:00+08:00"


def test_a_place_has_its_own_entries_with_the_latest_word_about_each(database: Database) -> None:
    record(database, claim(), claim("区民政局"), claim(obligation="2.3.1a"), claim(), withdrawal(5))
    found = told_of(view_of(database, DAY), "区教委", "2.1.2a", "")
    assert [(told.entry.seq, told.standing) for told in found] == [(2, ""), (5, "withdrawal")]
    word = found[1].word
    assert word
    assert (word.entry.seq, word.text.reason) == (6, "记错")


def test_what_was_recorded_later_is_not_known(database: Database) -> None:
    record(database, claim(), withdrawal(2))
    view = view_of(database, DAY)._replace(known=2)
    assert [told.standing for told in told_of(view, "区教委", "2.1.2a", "")] == [""]
    assert line_of(view, 3) is None


def test_a_former_code_is_the_same_place(database: Database) -> None:
    record(database, claim(obligation="2.1.2z"))
    database.execute("INSERT INTO former_code VALUES ('xicheng-2018', 1, '2.1.2a', '2.1.2z')")
    assert [told.entry.seq for told in told_of(view_of(database, DAY), "区教委", "2.1.2a", "")] == [2]


@pytest.mark.parametrize("at", AT)
def test_no_other_entry_is_read(database: Database, at: str) -> None:
    names = ("plan", "known", "every", "low", "high", "occasion", "most", "unit", "holder", "obligation", "seq")
    plan = database.execute(f"EXPLAIN QUERY PLAN {statement(at)}", dict.fromkeys(names, 0)).fetchall()
    assert plan[0][3] == "SEARCH e USING PRIMARY KEY (plan_id=? AND seq=?)"
