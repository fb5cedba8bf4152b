"""Units that are merged and split, one reorganisation after another, with other amendments beside."""

from datetime import date

from test_amendment import CIVIL, TEXT, change, follows, loaded, met, noon, renamed_unit, rows

from govopen.deadlines.instants import end_of, start_of
from govopen.store.connection import Database

__all__ = ["loaded"]  # a fixture

ZONE = "Asia/Shanghai"
WATER = "  区水务局: {kind: department}\n"
SPLIT = "split: {区教委: [1.1.1a, 1.1.1d, 1.1.1e], 区水务局: [1.1.1b, 1.1.1c]}"


def split(water: str = WATER) -> str:
    """区环保局 was split between 区教委, which is there already, and 区水务局, which comes to be."""
    return renamed_unit(SPLIT, water)


def drained() -> str:
    """And 区水务局 then became part of 区教委."""
    return split(WATER.replace("}", ", successor: 区教委}"))


def test_what_one_heir_of_a_split_unit_finished_stays_its_own_when_the_other_takes_it_over(loaded: Database) -> None:
    change(loaded, split(), noon(7, 2))
    met(loaded, "区水务局", "1.1.1b", 7, 10, holder="区环保局")
    change(loaded, drained(), noon(7, 25))
    found = rows(loaded, noon(7, 26))
    assert (found["区环保局", "1.1.1b/1"].holder, found["区环保局", "1.1.1b/1"].standing) == ("区水务局", "met")
    assert (found["区环保局", "1.1.1b"].holder, found["区环保局", "1.1.1a"].holder) == ("区教委", "区教委")
    follows(loaded)


def test_a_correction_touches_once_what_two_amendments_of_the_same_day_asked_for(loaded: Database) -> None:
    """In force on no day is what another amendment took the place of on the day on which it began."""
    day = start_of(date(2018, 4, 9), ZONE)
    renamed = renamed_unit()
    change(loaded, TEXT.replace("times: 3", "times: 4"), noon(4, 2), effective=day)
    change(loaded, renamed.replace("times: 3", "times: 4"), noon(4, 3), effective=day)
    for by in ("2018-06-21", "2018-06-22"):
        change(loaded, renamed.replace("times: 3", "times: 4").replace("2018-06-20", by), noon(4, 10), correct=True)
    for holder in ("区教委", "区环保局", "区民政局"):
        for asked in (noon(4, 5), noon(4, 11)):
            assert rows(loaded, asked)[holder, "1.1.1a"].due == end_of(date(2018, 6, 22), ZONE)
    follows(loaded)


def test_a_unit_that_comes_to_be_may_be_named_at_once_for_what_its_group_was_late_with(loaded: Database) -> None:
    """相关部门 owed it by 30 June; on 1 August it turns out to be the bureau that has its new name since."""
    named = renamed_unit().replace("{open: true}", "{open: true, members: [区生态环境局]}")
    change(loaded, named, noon(8, 1))
    assert rows(loaded, noon(8, 2))["区生态环境局", "1.1.1e"].standing == "overdue"
    change(loaded, named.replace("times: 3", "times: 4"), noon(8, 3))
    assert rows(loaded, noon(8, 4))["区生态环境局", "1.1.1e"].standing == "overdue"
    follows(loaded)


def test_a_unit_that_a_split_made_owes_of_the_rest_what_opens_after_it_came(loaded: Database) -> None:
    """It answers for the meetings that it took over, and joins the departments in the list that it did not."""
    change(loaded, split(), noon(4, 2))
    found = rows(loaded, noon(12, 31))
    assert sorted(key for holder, key in found if holder == "区水务局") == [
        "1.1.1c/2018-Q3", "1.1.1c/2018-Q4",
    ]  # fmt: skip
    assert found["区环保局", "1.1.1c/2018-Q2"].holder == "区水务局"
    assert (found["区环保局", "1.1.1a"].holder, found["区教委", "1.1.1a"].holder) == ("区教委", "区教委")
    follows(loaded)


def test_a_unit_merged_into_one_that_is_there_keeps_its_count_beside_that_ones_own(loaded: Database) -> None:
    met(loaded, "区民政局", "1.1.1b", 5, 8)
    met(loaded, "区教委", "1.1.1b", 5, 9)
    change(loaded, TEXT.replace(CIVIL, CIVIL.replace("}", ", successor: 区教委}")), noon(8, 1))
    met(loaded, "区教委", "1.1.1b", 9, 3, holder="区民政局")
    found = rows(loaded, noon(12, 30), "区教委")
    assert (found["区民政局", "1.1.1b"].standing, found["区教委", "1.1.1b"].standing) == ("met", "due_soon")
    assert (found["区民政局", "1.1.1b"].predecessor, found["区教委", "1.1.1b"].predecessor) == ("区民政局", None)
    follows(loaded)
