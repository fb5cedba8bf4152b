"""What a correction brings back that an amendment had taken away by mistake."""

from test_amendment import (
    AIR,
    CIVIL,
    ECOLOGY,
    TEXT,
    change,
    follows,
    loaded,
    met,
    noon,
    renamed_unit,
    rows,
)  # fmt: skip

from govopen.store.connection import Database

__all__ = ["loaded"]  # a fixture

MEETINGS = next(line for line in TEXT.splitlines(keepends=True) if "name: 会议" in line)
DROPPED = TEXT.replace(MEETINGS, "")
AGAIN = TEXT + "# 又写上了\n"
"""The file as it was, and yet another file: an identical one would be no new version."""


def test_what_an_amendment_dropped_by_mistake_is_owed_again(loaded: Database) -> None:
    change(loaded, DROPPED, noon(6, 1))
    assert ("区教委", "1.1.1b") not in rows(loaded, noon(6, 2))
    change(loaded, AGAIN, noon(8, 5), correct=True)
    found = rows(loaded, noon(8, 6))
    assert (found["区教委", "1.1.1b"].standing, found["区教委", "1.1.1b/1"].standing) == ("open", "overdue")
    assert len([place for place in found if place[1] == "1.1.1b"]) == 3
    follows(loaded)


def test_what_is_owed_again_counts_what_was_recorded_before(loaded: Database) -> None:
    withdrawn_place = met(loaded, "区教委", "1.1.1a", 4, 2)
    change(loaded, DROPPED, noon(6, 1))
    change(loaded, AGAIN, noon(6, 5), correct=True)
    met(loaded, "区教委", "1.1.1b", 7, 2)
    found = rows(loaded, noon(8, 6), "区教委")
    assert found["区教委", "1.1.1b/1"].standing == "met"
    assert found["区教委", "1.1.1a"].standing == "met", withdrawn_place
    follows(loaded)


def test_quarters_that_an_amendment_made_months_come_back(loaded: Database) -> None:
    change(loaded, TEXT.replace("every: quarter", "every: month"), noon(8, 1))
    change(loaded, AGAIN, noon(8, 5), correct=True)
    found = sorted(place[1] for place in rows(loaded, noon(8, 6), "区教委") if place[1].startswith("1.1.1c"))
    assert found == ["1.1.1c/2018-Q1", "1.1.1c/2018-Q2", "1.1.1c/2018-Q3", "1.1.1c/2018-Q4"]
    follows(loaded)


def test_what_comes_back_to_a_unit_that_took_over_is_counted_under_the_one_before_it(loaded: Database) -> None:
    """What the bureau did before it had another name counts for the duty that it has again."""
    gone = DROPPED.replace(AIR, AIR.replace("}", ", successor: 区生态环境局}") + ECOLOGY)
    change(loaded, gone, noon(6, 1))
    back = renamed_unit() + "# 又写上了\n"
    change(loaded, back, noon(6, 5), correct=True)
    found = rows(loaded, noon(6, 6), "区生态环境局")
    assert sorted(place for place in found if place[1].startswith("1.1.1b")) == [
        ("区环保局", "1.1.1b"), ("区环保局", "1.1.1b/1"),
    ]  # fmt: skip
    follows(loaded)


def test_what_stands_is_not_made_twice_by_a_correction_that_brings_something_back(loaded: Database) -> None:
    change(loaded, DROPPED, noon(8, 1))
    change(loaded, AGAIN, noon(8, 5), correct=True)
    stands = "SELECT COUNT(*) FROM checkpoint WHERE holder = '区教委' AND checkpoint = :key AND gone > 3 AND until > 3"
    for key in ("1.1.1a", "1.1.1b/1", "1.1.1b", "1.1.1c/2018-Q4"):
        assert loaded.execute(stands, {"key": key}).fetchone() == (1,), key
    follows(loaded)


JOINED = CIVIL + "  区体育局: {kind: department}\n"


def test_what_comes_back_is_not_asked_of_whoever_joined_after_it_opened(loaded: Database) -> None:
    """A department of August owes neither the year's meetings nor the quarters that had begun, but the fourth."""
    change(loaded, DROPPED.replace("every: quarter", "every: month"), noon(6, 1))
    change(loaded, DROPPED.replace("every: quarter", "every: month").replace(CIVIL, JOINED), noon(8, 1))
    change(loaded, TEXT.replace(CIVIL, JOINED), noon(8, 5), correct=True)
    found = rows(loaded, noon(8, 6))
    assert sorted(code for unit, code in found if unit == "区体育局") == ["1.1.1c/2018-Q4"]
    assert [unit for unit, code in found if code == "1.1.1b"] == ["区教委", "区民政局", "区环保局"]
    follows(loaded)


def test_whom_a_correction_names_owes_all(loaded: Database) -> None:
    """The document named the office from the start; we had left it out."""
    office = TEXT.replace(CIVIL, CIVIL + "  区政府办: {kind: party}\n")
    change(loaded, office.replace("times: 2, m", "times: 3, m"), noon(6, 1))
    named = office.replace("times: 2, m", "times: 3, m").replace(
        "responsible: [各部门]", "responsible: [各部门, 区政府办]"
    )
    change(loaded, named, noon(8, 5), correct=True)
    assert {"1.1.1a", "1.1.1b", "1.1.1b/1", "1.1.1c/2018-Q1"} <= {
        code for _unit, code in rows(loaded, noon(8, 6), "区政府办")
    }
    follows(loaded)
