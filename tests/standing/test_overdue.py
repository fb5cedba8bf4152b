"""What is overdue, by how many days, with which flags."""

from datetime import date
from pathlib import Path

import pytest
from open_meetings import MISSING, claim, record, view_of

from govopen.deadlines.workdays import WorkCalendar
from govopen.standing.overdue import overdue, previous_working_day
from govopen.standing.standing import Counted, Standing, counted, flags, recorded, standings
from govopen.store.connection import Database, connect

CALENDAR = WorkCalendar()


@pytest.fixture
def summer(xicheng: Path) -> Database:
    record(xicheng)
    return connect(str(xicheng))


def test_on_the_due_day_nobody_is_overdue(summer: Database) -> None:
    rows = overdue(view_of(summer, date(2018, 7, 20)), CALENDAR)
    assert "2.1.2a/1" not in {late.row.checkpoint for late in rows}


def test_the_day_after_names_exactly_those_who_missed_it(summer: Database) -> None:
    rows = [late for late in overdue(view_of(summer, date(2018, 7, 21)), CALENDAR) if late.row.checkpoint == "2.1.2a/1"]
    assert {late.row.holder for late in rows} == set(MISSING)
    assert {(late.days, late.working_days) for late in rows} == {(1, 0)}


@pytest.mark.parametrize(("day", "late"), [(date(2018, 7, 23), (3, 1)), (date(2018, 10, 8), (80, 52))])
def test_days_late_are_counted_by_the_calendar_and_by_work(summer: Database, day: date, late: tuple[int, int]) -> None:
    rows = overdue(view_of(summer, day), CALENDAR, "德胜街道")
    assert [(one.days, one.working_days) for one in rows] == [late]


def test_what_is_longest_overdue_comes_first(database: Database) -> None:
    due = [late.row.due or 0 for late in overdue(view_of(database, date(2018, 7, 23)), CALENDAR)]
    assert due == sorted(due)


def test_soon_adds_what_falls_due_within_so_many_days_and_calls_it_what_it_is(database: Database) -> None:
    view = view_of(database, "2018-07-03T09:00+08:00")
    assert [late.row.checkpoint for late in overdue(view, CALENDAR, "区教委", soon=16)] == ["4.4.1a"]
    milestone = list(overdue(view, CALENDAR, "区教委", soon=17))[1]
    assert (milestone.row.checkpoint, milestone.row.standing) == ("2.1.2a/1", "open")
    assert (milestone.days, milestone.working_days, milestone.overdue) == (-17, None, False)


def test_what_has_no_date_is_listed_only_where_it_is_asked_for_and_last(database: Database) -> None:
    view = view_of(database, date(2019, 2, 1))
    assert {late.row.basis for late in overdue(view, CALENDAR)} == {"stated"}
    bases = [late.row.basis for late in overdue(view, CALENDAR, default=True)]
    assert bases == ["stated"] * 185 + ["default"] * (len(bases) - 185)
    assert len(bases) > 1500


def test_a_half_done_quota_says_how_much_is_recorded(summer: Database) -> None:
    rows = {late.row.checkpoint: late for late in overdue(view_of(summer, date(2019, 2, 1)), CALENDAR, "区教委")}
    assert (rows["2.1.2a"].recorded, rows["2.1.2a"].row.needed) == (1, 2)
    assert rows["2.1.2a"].flags == ("unverified", "no_evidence", "recorded_late")
    assert rows["2.3.1a"].recorded == 0


def test_the_last_working_day_before_a_holiday_week() -> None:
    assert previous_working_day(date(2018, 10, 8), CALENDAR) == date(2018, 9, 30)
    assert previous_working_day(date(2018, 7, 23), CALENDAR) == date(2018, 7, 20)


def point(database: Database, checkpoint: str) -> Standing:
    rows = standings(view_of(database, date(2018, 12, 31)), "区教委")
    return next(row for row in rows if row.checkpoint == checkpoint)


def one(seq: int, *, times: int = 1, late: bool = False, on_behalf: int = 0, evidenced: int = 1) -> Counted:
    return Counted("区教委", "2.1.2a", "", seq, "区教委", times, seq, 2 if late else 1, 1, on_behalf, evidenced)


def test_flags_come_from_the_claims_up_to_the_completing_one(database: Database) -> None:
    milestone, year = point(database, "2.1.2a/1"), point(database, "2.1.2a")
    claims = [one(1), one(2, late=True, on_behalf=1, evidenced=0), one(3, late=True)]
    assert flags(milestone, claims) == ("unverified",)
    assert flags(year, claims) == ("unverified", "no_evidence", "recorded_late", "on_behalf")
    assert flags(year, []) == ()
    assert recorded(claims) == 3


def test_a_date_before_the_plan_was_issued_is_short_notice(database: Database) -> None:
    assert flags(point(database, "4.4.1a"), []) == ("short_notice",)


def test_what_has_no_date_waits_for_no_review(database: Database) -> None:
    assert flags(point(database, "1.1.1a"), [one(1)]) == ()


def test_claims_count_in_the_order_in_which_things_happened(database: Database) -> None:
    claim(database, "区教委", "2.1.2a", date(2018, 9, 1), "2018-09-03T09:00+08:00")
    claim(database, "区教委", "2.1.2a", date(2018, 7, 10), "2018-09-04T09:00+08:00")
    found = counted(view_of(database, date(2018, 12, 31)), "区教委")["区教委", "2.1.2a", ""]
    assert [entry.seq for entry in found] == [3, 2]
