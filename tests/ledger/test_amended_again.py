"""What holds when one change of a plan follows another: amendments after amendments, corrections after them."""

from datetime import date

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
    view,
)  # fmt: skip

from govopen.deadlines.instants import end_of, start_of
from govopen.standing.claims import Behind
from govopen.store.connection import Database

__all__ = ["loaded"]  # a fixture

ZONE = "Asia/Shanghai"
RECODED = TEXT.replace("{code: a, name: 清单", "{code: h, name: 清单") + "renamed: {1.1.1a: 1.1.1h}\n"
JOINED = TEXT.replace(CIVIL, CIVIL + "  区体育局: {kind: department}\n")


def test_a_correction_after_an_amendment_leaves_what_that_ended_ended(loaded: Database) -> None:
    """The year's count stands once, as the amendment has it, though the correction touches both versions."""
    amended = TEXT.replace("times: 2, m", "times: 3, m")
    change(loaded, amended, noon(6, 1))
    change(loaded, amended.replace("by: 2018-07-20", "by: 2018-07-23"), noon(6, 5), correct=True)
    for day in (noon(5, 1), noon(6, 10)):
        row = rows(loaded, day)["区教委", "1.1.1b/1"]
        assert row.due == end_of(date(2018, 7, 23), ZONE)
    stands = "SELECT COUNT(*) FROM checkpoint WHERE holder = '区教委' AND checkpoint = '1.1.1b/1'"
    in_force = f"{stands} AND gone > 3 AND begins <= :day AND (until > 3 OR ends > :day)"
    assert loaded.execute(in_force, {"day": noon(6, 10)}).fetchone() == (1,)
    follows(loaded)


def test_a_correction_leaves_alone_a_date_that_an_amendment_moved(loaded: Database) -> None:
    """What was due on 20 June stays due on 20 June, though the amendment's own date was written down wrongly."""
    moved = TEXT.replace("by: 2018-06-20", "by: 2018-09-20")
    change(loaded, moved, noon(8, 1))
    change(loaded, moved.replace("by: 2018-09-20", "by: 2018-09-28"), noon(8, 5), correct=True)
    row = rows(loaded, noon(8, 10))["区教委", "1.1.1a"]
    assert (row.due, row.standing) == (end_of(date(2018, 6, 20), ZONE), "overdue")
    follows(loaded)


def test_what_is_kept_and_was_mended_is_not_taken_for_the_newest_version(loaded: Database) -> None:
    """Both corrections touch the list's day, before the amendment and after; what an older version keeps is kept."""
    more = TEXT.replace("times: 2, m", "times: 3, m")
    change(loaded, more, noon(8, 1))
    once = more.replace("by: 2018-06-20", "by: 2018-06-22")
    change(loaded, once, noon(8, 5), correct=True)
    change(loaded, once.replace("times: 3, m", "times: 4, m"), noon(8, 6), correct=True)
    assert rows(loaded, noon(7, 1))["区教委", "1.1.1a"].due == end_of(date(2018, 6, 22), ZONE)
    assert rows(loaded, noon(7, 25))["区教委", "1.1.1b"].needed == 2
    assert rows(loaded, noon(8, 10))["区教委", "1.1.1b"].needed == 4
    follows(loaded)


def test_one_claim_counts_on_under_its_new_code(loaded: Database) -> None:
    """A list owes one entry, and it was made before the code was changed."""
    met(loaded, "区教委", "1.1.1a", 4, 2)
    change(loaded, RECODED, noon(5, 2))
    row = rows(loaded, noon(5, 3))["区教委", "1.1.1h"]
    assert (row.standing, row.reached) == ("met", start_of(date(2018, 4, 2), ZONE))
    follows(loaded)


def test_a_renamed_code_goes_on_through_later_versions_that_still_say_so(loaded: Database) -> None:
    change(loaded, RECODED, noon(5, 2))
    change(loaded, RECODED.replace("times: 2, m", "times: 3, m"), noon(5, 4))
    renamed = RECODED.replace("times: 2, m", "times: 3, m")
    change(loaded, renamed.replace(AIR, AIR.replace("}", ", successor: 区生态环境局}") + ECOLOGY), noon(5, 8))
    found = rows(loaded, noon(5, 9))
    assert sorted(place for place in found if place[1] in {"1.1.1a", "1.1.1h"}) == [
        ("区教委", "1.1.1h"), ("区民政局", "1.1.1h"), ("区环保局", "1.1.1h"),
    ]  # fmt: skip
    assert found["区环保局", "1.1.1h"].holder == "区生态环境局"
    follows(loaded)


def test_what_fell_due_under_an_old_code_is_not_asked_for_again_under_the_new_one(loaded: Database) -> None:
    change(loaded, RECODED, noon(8, 1))
    change(loaded, RECODED.replace("times: 2, m", "times: 3, m"), noon(8, 3))
    found = rows(loaded, noon(8, 9), "区教委")
    assert ("区教委", "1.1.1h") not in found
    assert found["区教委", "1.1.1a"].standing == "overdue"
    follows(loaded)


def test_what_fell_due_under_the_new_code_is_not_asked_for_twice(loaded: Database) -> None:
    change(loaded, RECODED, noon(5, 2))
    change(loaded, RECODED.replace("times: 2, m", "times: 3, m"), noon(8, 3))
    held = "SELECT COUNT(*) FROM checkpoint WHERE holder = '区教委' AND obligation = '1.1.1h' AND gone > 3"
    assert loaded.execute(held).fetchone() == (1,)
    follows(loaded)


def test_a_changed_code_is_no_news(loaded: Database) -> None:
    """The list is due ten days on; under whatever code, it was asked for in January."""
    change(loaded, RECODED, noon(6, 11))
    assert rows(loaded, noon(6, 12))["区教委", "1.1.1h"].short_notice == 0
    follows(loaded)


def test_a_correction_gives_no_shorter_notice_of_what_it_does_not_touch(loaded: Database) -> None:
    amended = TEXT.replace("times: 2, m", "times: 3, m")
    change(loaded, amended, noon(6, 11))
    change(loaded, amended.replace("by: 2018-07-20", "by: 2018-07-23"), noon(6, 12), correct=True)
    found = rows(loaded, noon(6, 13))
    assert found["区教委", "1.1.1a"].short_notice == 0
    follows(loaded)


def test_who_joined_is_not_asked_for_the_year_by_the_next_amendment(loaded: Database) -> None:
    change(loaded, JOINED, noon(8, 1))
    change(loaded, JOINED.replace("times: 2, m", "times: 3, m"), noon(9, 3))
    assert sorted(rows(loaded, noon(12, 31), "区体育局")) == [("区体育局", "1.1.1c/2018-Q4")]
    follows(loaded)


def test_who_joined_owes_what_the_next_amendment_adds(loaded: Database) -> None:
    change(loaded, JOINED, noon(8, 1))
    added = JOINED + "          - {code: k, name: 座谈, by: 2018-11-30, basis: stated, source: 十一月底}\n"
    change(loaded, added, noon(9, 3))
    assert ("区体育局", "1.1.1k") in rows(loaded, noon(12, 31), "区体育局")
    assert ("区体育局", "1.1.1b") not in rows(loaded, noon(12, 31), "区体育局")


def test_dating_a_rename_back_makes_nobody_late(loaded: Database) -> None:
    """The third quarter fell due while the old bureau was there; the new one is not asked for it too."""
    change(loaded, renamed_unit(), noon(11, 8), effective=start_of(date(2018, 6, 20), ZONE))
    found = rows(loaded, noon(11, 9))
    assert ("区生态环境局", "1.1.1c/2018-Q3") not in found
    assert found["区环保局", "1.1.1c/2018-Q3"].standing == "overdue"
    assert ("区生态环境局", "1.1.1c/2018-Q4") in found
    follows(loaded)


def test_a_corrected_record_says_so_on_the_days_between_too(loaded: Database) -> None:
    """Said of 25 July, put right to 18 July: on the 21st it is met, and only because somebody corrected it."""
    wrong = met(loaded, "区教委", "1.1.1b", 7, 25)
    met(loaded, "区教委", "1.1.1b", 7, 26, kind="withdrawal", refers_to=wrong, occurred_at=None)
    right = start_of(date(2018, 7, 18), ZONE)
    met(loaded, "区教委", "1.1.1b", 7, 27, refers_to=wrong, occurred_at=right)
    row = rows(loaded, noon(7, 21))["区教委", "1.1.1b/1"]
    assert row.standing == "met"
    assert "corrected" in Behind(view(loaded, noon(7, 21))).flags(row)


def test_what_is_made_good_later_was_still_refused_on_the_days_before(loaded: Database) -> None:
    refused = met(loaded, "区教委", "1.1.1b", 7, 17)
    met(loaded, "区教委", "1.1.1b", 7, 20, kind="return", refers_to=refused, occurred_at=None)
    met(loaded, "区教委", "1.1.1b", 8, 2, refers_to=refused)
    row = rows(loaded, noon(7, 23))["区教委", "1.1.1b/1"]
    assert row.standing == "overdue"
    assert "returned" in Behind(view(loaded, noon(7, 23))).flags(row)
