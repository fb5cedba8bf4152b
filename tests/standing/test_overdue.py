"""What is overdue, by how many days, with which flags."""

from datetime import date
from pathlib import Path

import pytest
from open_meetings import MISSING, PLAN, claim, instant, record, view_of

from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.standing.claims import Behind
from govopen.standing.overdue import overdue, previous_working_day
from govopen.standing.standing import Standing, standings
from govopen.store.connection import Database, connect

CALENDAR = WorkCalendar()
END = date(2018, 12, 31)


@pytest.fixture
def summer(xicheng: Path) -> Database:
    record(xicheng)
    return connect(str(xicheng))


def test_on_the_due_day_nobody_is_overdue(summer: Database) -> None:
    rows = overdue(view_of(summer, date(2018, 7, 20)), CALENDAR).rows()
    assert "2.1.2a/1" not in {late.row.checkpoint for late in rows}


def test_the_day_after_names_exactly_those_who_missed_it(summer: Database) -> None:
    rows = [
        late
        for late in overdue(view_of(summer, date(2018, 7, 21)), CALENDAR).rows()
        if late.row.checkpoint == "2.1.2a/1"
    ]
    assert {late.row.holder for late in rows} == set(MISSING)
    assert {(late.days, late.working_days) for late in rows} == {(1, 0)}


@pytest.mark.parametrize(("day", "late"), [(date(2018, 7, 23), (3, 1)), (date(2018, 10, 8), (80, 52))])
def test_days_late_are_counted_by_the_calendar_and_by_work(summer: Database, day: date, late: tuple[int, int]) -> None:
    rows = overdue(view_of(summer, day), CALENDAR, "德胜街道").rows()
    assert [(one.days, one.working_days) for one in rows] == [late]


def test_what_is_longest_overdue_comes_first(database: Database) -> None:
    due = [late.row.due or 0 for late in overdue(view_of(database, date(2018, 7, 23)), CALENDAR).rows()]
    assert due == sorted(due)


def test_soon_adds_what_falls_due_within_so_many_days_and_calls_it_what_it_is(database: Database) -> None:
    view = view_of(database, "2018-07-03T09:00+08:00")
    assert [late.row.checkpoint for late in overdue(view, CALENDAR, "区教委", soon=16).rows()] == ["4.4.1a"]
    milestone = list(overdue(view, CALENDAR, "区教委", soon=17).rows())[1]
    assert (milestone.row.checkpoint, milestone.row.standing) == ("2.1.2a/1", "open")
    assert (milestone.days, milestone.working_days, milestone.overdue) == (-17, None, False)


def test_what_has_no_date_is_listed_only_where_it_is_asked_for_and_last(database: Database) -> None:
    view = view_of(database, date(2019, 2, 1))
    assert {late.row.basis for late in overdue(view, CALENDAR).rows()} == {"stated"}
    bases = [late.row.basis for late in overdue(view, CALENDAR, default=True).rows()]
    assert bases == ["stated"] * 185 + ["default"] * (len(bases) - 185)
    assert len(bases) > 1500


def test_a_half_done_quota_says_how_much_is_recorded(summer: Database) -> None:
    rows = {late.row.checkpoint: late for late in overdue(view_of(summer, date(2019, 2, 1)), CALENDAR, "区教委").rows()}
    assert (rows["2.1.2a"].recorded, rows["2.1.2a"].row.needed) == (1, 2)
    assert rows["2.1.2a"].flags == ("unverified", "no_evidence", "recorded_late")
    assert rows["2.3.1a"].recorded == 0


def test_the_last_working_day_before_a_holiday_week() -> None:
    assert previous_working_day(date(2018, 10, 8), CALENDAR) == date(2018, 9, 30)
    assert previous_working_day(date(2018, 7, 23), CALENDAR) == date(2018, 7, 20)


def point(database: Database, checkpoint: str) -> Standing:
    rows = standings(view_of(database, END), "区教委")
    return next(row for row in rows if row.checkpoint == checkpoint)


def one(
    day: int, *, obligation: str = "2.1.2a", times: int = 1, late: bool = False, on_behalf: int = 0, evidenced: int = 1
) -> Draft:
    """Done on that day of July."""
    happened = instant(f"2018-07-{day:02}T00:00+08:00")
    return Draft(
        kind="claim", plan_version=1, obligation=obligation, unit="区教委", holder="区教委", times=times,
        occurred_at=happened, reported_at=happened + late, report_due=happened, on_behalf=on_behalf,
        evidence='[["link"]]' if evidenced else "[]",
    )  # fmt: skip


def said(database: Database, *drafts: Draft) -> Behind:
    """What stands behind standings at the end of the year, once this was recorded."""
    with database.writing():
        append(database, PLAN, drafts, Recorder("office", lambda: instant("2018-08-01T09:00+08:00")))
    return Behind(view_of(database, END))


def test_flags_come_from_the_claims_up_to_the_completing_one(database: Database) -> None:
    assert said(database).flags(point(database, "2.1.2a")) == ()
    behind = said(database, one(1), one(2, late=True, on_behalf=1, evidenced=0), one(3, late=True))
    milestone, year = point(database, "2.1.2a/1"), point(database, "2.1.2a")
    assert behind.flags(milestone) == ("unverified",)
    assert behind.flags(year) == ("unverified", "no_evidence", "recorded_late", "on_behalf")
    assert behind.recorded(year) == behind.recorded(milestone) == 3


def test_a_date_before_the_plan_was_issued_is_short_notice(database: Database) -> None:
    assert said(database).flags(point(database, "4.4.1a")) == ("short_notice",)


def test_what_has_no_date_waits_for_no_review(database: Database) -> None:
    behind = said(database, one(1, obligation="1.1.1a"))
    row = point(database, "1.1.1a")
    assert behind.recorded(row) == 1
    assert behind.flags(row) == ()


def test_claims_count_in_the_order_in_which_things_happened(database: Database) -> None:
    claim(database, "区教委", "2.1.2a", date(2018, 9, 1), "2018-09-03T09:00+08:00")
    claim(database, "区教委", "2.1.2a", date(2018, 7, 10), "2018-09-04T09:00+08:00")
    found = Behind(view_of(database, END)).counting(point(database, "2.1.2a"))
    assert [entry.seq for entry in found] == [3, 2]
