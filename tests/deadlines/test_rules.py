"""The worked examples of docs/deadlines.md, computed by hand, and what holds for every date."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.deadlines.durations import parse
from govopen.deadlines.instants import HOUR, at, day_of, end_of, iso, start_of
from govopen.deadlines.rules import (
    MinuteNeeded,
    days_after,
    earliest_close,
    hours_after,
    is_short_notice,
    last_day,
    months_after,
    named_date,
    recurring_due,
    report_by,
    response_due,
    working_days_after,
)
from govopen.deadlines.workdays import WorkCalendar

BEIJING = "Asia/Shanghai"
CALENDAR = WorkCalendar()
ISSUED = date(2018, 7, 2)


def moment(month: int, day: int, hour: int, minute: int, year: int = 2018) -> int:
    return at(datetime(year, month, day, hour, minute), BEIJING)  # noqa: DTZ001 - local


def due(happened: int, within: str, *, timed: bool = True) -> str | None:
    last = response_due(happened, parse(within), timed=timed, zone=BEIJING, calendar=CALENDAR)
    return None if last is None else iso(last, BEIJING)[:16]


def closes(opened: int, at_least: str, *, timed: bool = True) -> str:
    return iso(earliest_close(opened, parse(at_least), timed=timed, zone=BEIJING, calendar=CALENDAR), BEIJING)[:16]


def test_example_1_the_milestone_of_20_july_lasts_until_24_00() -> None:
    assert named_date(date(2018, 7, 20), BEIJING) == moment(7, 20, 23, 59) + 60_000_000 - 1
    assert moment(7, 20, 23, 59) <= named_date(date(2018, 7, 20), BEIJING) < moment(7, 21, 0, 0)


def test_example_2_a_named_rest_day_does_not_move() -> None:
    # 30 June 2018 is a Saturday
    assert day_of(named_date(date(2018, 6, 30), BEIJING), BEIJING) == date(2018, 6, 30)


def test_example_3_twenty_days_that_end_on_a_saturday_end_on_monday() -> None:
    # 2 July + 20 days = Sunday 22 July -> Monday 23; 3 July + 20 = Monday 23
    assert days_after(date(2018, 7, 2), 20, CALENDAR) == date(2018, 7, 23)
    assert days_after(date(2018, 7, 3), 20, CALENDAR) == date(2018, 7, 23)
    assert days_after(date(2018, 7, 4), 20, CALENDAR) == date(2018, 7, 24)


def test_example_4_a_month_ends_on_the_same_day_or_on_its_last() -> None:
    # 31 August + 1 month = Sunday 30 September, a make-up working day: it stays
    assert months_after(date(2018, 8, 31), 1, CALENDAR) == date(2018, 9, 30)
    # 31 January + 1 month = Wednesday 28 February
    assert months_after(date(2018, 1, 31), 1, CALENDAR) == date(2018, 2, 28)
    # 1 September + 1 month = 1 October, holidays until the 7th
    assert months_after(date(2018, 9, 1), 1, CALENDAR) == date(2018, 10, 8)
    # 3 December + 1 month, over the turn of the year: Thursday 3 January
    assert months_after(date(2018, 12, 3), 1, CALENDAR) == date(2019, 1, 3)


def test_example_5_one_working_day_from_friday_afternoon_ends_on_monday() -> None:
    assert due(moment(7, 20, 16, 30), "1 working day") == "2018-07-23T23:59"


def test_example_6_the_made_up_weekend_before_national_day_counts() -> None:
    # Friday 28 September: Saturday 29 is day 1, Sunday 30 is day 2, then rest until 8 October
    assert working_days_after(date(2018, 9, 28), 1, CALENDAR) == date(2018, 9, 29)
    assert working_days_after(date(2018, 9, 28), 2, CALENDAR) == date(2018, 9, 30)
    assert working_days_after(date(2018, 9, 28), 3, CALENDAR) == date(2018, 10, 8)
    assert due(moment(9, 30, 17, 0), "1 working day") == "2018-10-08T23:59"


def test_example_7_hours_run_through_the_night_and_the_holiday() -> None:
    incident = moment(10, 1, 22, 10)
    assert due(incident, "5 hours") == "2018-10-02T03:10"
    assert due(incident, "24 hours") == "2018-10-02T22:10"


def test_example_8_the_turn_of_the_year() -> None:
    # Friday 28 December: Saturday 29 is made up, 30 December to 1 January rest, 2 January is day 2
    assert due(moment(12, 28, 9, 0), "2 working days") == "2019-01-02T23:59"
    assert due(moment(12, 31, 22, 0), "5 hours") == "2019-01-01T03:00"


def test_example_9_the_same_day_ends_at_24_00_rest_day_or_not() -> None:
    assert due(moment(10, 1, 8, 0), "same day") == "2018-10-01T23:59"
    assert due(start_of(date(2018, 10, 1), BEIJING), "same day", timed=False) == "2018-10-01T23:59"


def test_rule_9_promptly_is_never_due() -> None:
    assert due(moment(10, 1, 8, 0), "promptly") is None


def test_example_10_five_working_days_of_consultation() -> None:
    # Opened Wednesday 26 September: 27, 28, 29, 30 September and 8 October
    assert closes(moment(9, 26, 10, 0), "5 working days") == "2018-10-08T00:00"
    assert closes(start_of(date(2018, 9, 26), BEIJING), "5 working days", timed=False) == "2018-10-08T00:00"
    # Opened Monday 16 July: 17, 18, 19, 20 and Monday 23 July
    assert closes(moment(7, 16, 0, 0), "5 working days") == "2018-07-23T00:00"


def test_a_minimum_in_hours_runs_from_the_minute() -> None:
    assert closes(moment(7, 20, 16, 30), "48 hours") == "2018-07-22T16:30"


def test_example_11_a_quarter_is_due_on_its_last_day_or_at_the_end_of_its_grace() -> None:
    def quarter(last: date, grace: str | None) -> str:
        length = parse(grace) if grace else None
        return iso(recurring_due(last, length, zone=BEIJING, calendar=CALENDAR), BEIJING)[:16]

    assert quarter(date(2018, 9, 30), None) == "2018-09-30T23:59"
    assert quarter(date(2018, 12, 31), None) == "2018-12-31T23:59"  # a rest day: named, so it stays
    # 8, 9, 10, 11, 12, 15, 16, 17, 18, 19 October
    assert quarter(date(2018, 9, 30), "10 working days") == "2018-10-19T23:59"
    assert quarter(date(2018, 9, 30), "5 days") == "2018-10-08T23:59"
    assert quarter(date(2018, 9, 30), "12 hours") == "2018-10-01T11:59"


def test_example_12_short_notice_is_fewer_than_ten_working_days_after_issue() -> None:
    # Issued Monday 2 July: the 10th working day is Monday 16 July
    assert is_short_notice(date(2018, 6, 20), ISSUED, 10, CALENDAR)
    assert is_short_notice(date(2018, 7, 13), ISSUED, 10, CALENDAR)
    assert not is_short_notice(date(2018, 7, 16), ISSUED, 10, CALENDAR)
    assert not is_short_notice(date(2018, 7, 20), ISSUED, 10, CALENDAR)
    assert is_short_notice(date(2018, 6, 30), ISSUED, 0, CALENDAR)
    assert not is_short_notice(ISSUED, ISSUED, 0, CALENDAR)
    # Amended Tuesday 10 July: 20 July is the 8th working day after
    assert is_short_notice(date(2018, 7, 20), date(2018, 7, 10), 10, CALENDAR)


def test_example_13_five_working_days_to_report_count_from_the_latest_of_three() -> None:
    # Done Wednesday 18 July: 19, 20, 23, 24, 25 July
    assert report_by(date(2018, 7, 18), ISSUED, date(2018, 7, 4), 5, CALENDAR) == date(2018, 7, 25)
    # Done in March, loaded Wednesday 4 July: 5, 6, 9, 10, 11 July
    assert report_by(date(2018, 3, 1), ISSUED, date(2018, 7, 4), 5, CALENDAR) == date(2018, 7, 11)


@pytest.mark.parametrize("clock", ["5 hours", "24 hours"])
def test_a_clock_in_hours_refuses_a_bare_date(clock: str) -> None:
    midnight = start_of(date(2018, 10, 1), BEIJING)
    with pytest.raises(MinuteNeeded, match=f"{clock}: counted by the minute.*--at '2018-10-01 14:20'"):
        due(midnight, clock, timed=False)
    with pytest.raises(MinuteNeeded, match=f"{clock}: counted by the minute.*--at '2018-10-01 14:20'"):
        closes(midnight, clock, timed=False)


@pytest.mark.parametrize("length", ["5 hours", "promptly"])
def test_hours_and_promptly_have_no_last_day(length: str) -> None:
    with pytest.raises(ValueError, match=length):
        last_day(date(2018, 7, 20), parse(length), CALENDAR)


class _EveryDay(WorkCalendar):
    def is_working(self, day: date) -> bool:
        return bool(day)


EVERY_DAY = _EveryDay()
DAYS = st.dates(date(2003, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(1, 400))
def test_a_period_in_days_ends_on_a_working_day_and_never_early(event: date, n: int) -> None:
    last = days_after(event, n, CALENDAR)
    assert last >= event + timedelta(days=n)
    assert CALENDAR.is_working(last)
    assert CALENDAR.between(event + timedelta(days=n), last) <= 1


@given(DAYS, st.integers(1, 60))
def test_a_period_in_months_ends_in_the_right_month_before_it_rolls(event: date, n: int) -> None:
    last = months_after(event, n, EVERY_DAY)
    assert (last.year * 12 + last.month) - (event.year * 12 + event.month) == n
    assert last.day == event.day or (last + timedelta(days=1)).day == 1


@given(DAYS, st.integers(0, 23), st.integers(1, 200))
def test_hours_are_hours_whatever_the_clocks_in_the_zone_do(day: date, hour: int, n: int) -> None:
    event = start_of(day, "Europe/Berlin") + hour * HOUR
    assert hours_after(event, n) - event == n * HOUR


@given(DAYS, st.sampled_from(["1 working day", "5 working days", "20 days", "1 month"]))
def test_an_answer_in_days_has_until_the_end_of_the_day_on_which_a_minimum_may_close(event: date, length: str) -> None:
    opened = start_of(event, BEIJING)
    last = response_due(opened, parse(length), timed=False, zone=BEIJING, calendar=CALENDAR)
    close = earliest_close(opened, parse(length), timed=False, zone=BEIJING, calendar=CALENDAR)
    assert last == end_of(day_of(close, BEIJING), BEIJING)
