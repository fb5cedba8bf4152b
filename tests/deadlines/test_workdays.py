"""The work calendar: the notices for 2018 and 2019, unknown years, overrides."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.deadlines.workdays import BadOverrides, WorkCalendar, read_overrides

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2003, 1, 1), date(2040, 12, 31))
AHEAD = st.integers(0, 600)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2018, 7, 20), True),  # a Friday
        (date(2018, 7, 21), False),  # a Saturday
        (date(2018, 9, 24), False),  # Mid-autumn Festival, a Monday
        (date(2018, 9, 29), True),  # Saturday and Sunday made up before National Day
        (date(2018, 9, 30), True),
        (date(2018, 10, 1), False),  # 1-7 October, Monday to Sunday
        (date(2018, 10, 5), False),
        (date(2018, 10, 7), False),
        (date(2018, 10, 8), True),
        (date(2018, 12, 29), True),  # the Saturday made up for Monday 31 December
        (date(2018, 12, 31), False),
        (date(2019, 1, 1), False),
        (date(2019, 1, 2), True),
    ],
)
def test_the_state_councils_notice_says_which_days_are_worked(day: date, worked: bool) -> None:
    assert CALENDAR.is_working(day) is worked


def test_working_days_are_counted_from_the_day_after() -> None:
    friday = date(2018, 7, 20)
    assert CALENDAR.add(friday, 0) == friday
    assert CALENDAR.add(friday, 1) == date(2018, 7, 23)  # Saturday and Sunday are skipped
    assert CALENDAR.add(date(2018, 9, 28), 3) == date(2018, 10, 8)  # 29, 30 September; 1-7 October rest
    with pytest.raises(ValueError, match="-1"):
        CALENDAR.add(friday, -1)


def test_a_rest_day_rolls_to_the_next_working_day() -> None:
    assert CALENDAR.roll(date(2018, 10, 1)) == date(2018, 10, 8)
    assert CALENDAR.roll(date(2018, 9, 30)) == date(2018, 9, 30)


def test_working_days_between_two_days_exclude_the_first_and_include_the_last() -> None:
    assert CALENDAR.between(date(2018, 7, 20), date(2018, 7, 23)) == 1
    assert CALENDAR.between(date(2018, 7, 23), date(2018, 7, 20)) == 0
    assert CALENDAR.between(date(2018, 12, 28), date(2019, 1, 2)) == 2  # Saturday 29 December and 2 January
    assert CALENDAR.between(date(2018, 7, 20), date(2018, 7, 22)) == 0


@given(DAYS, AHEAD)
def test_add_and_between_are_inverse(day: date, n: int) -> None:
    reached = CALENDAR.add(day, n)
    assert CALENDAR.between(day, reached) == n
    assert n == 0 or CALENDAR.is_working(reached)


@given(DAYS, AHEAD)
def test_between_is_what_counting_day_by_day_gives(day: date, ahead: int) -> None:
    days = (day + timedelta(days=n) for n in range(1, ahead + 1))
    assert CALENDAR.between(day, day + timedelta(days=ahead)) == sum(map(CALENDAR.is_working, days))


@pytest.mark.parametrize("year", [1999, 2003, 2099])
def test_a_year_without_notice_counts_weekends_only_and_is_provisional(year: int) -> None:
    assert CALENDAR.provisional(year)
    holiday = date(year, 10, 1)
    assert CALENDAR.is_working(holiday) is (holiday.weekday() < 5)


@pytest.mark.parametrize("year", [2004, 2018, 2019])
def test_a_year_with_notice_is_not_provisional(year: int) -> None:
    assert not CALENDAR.provisional(year)


def test_overrides_win_over_notice_and_weekend() -> None:
    calendar = WorkCalendar({date(2018, 7, 20): False, date(2018, 7, 21): True})
    assert calendar.add(date(2018, 7, 19), 1) == date(2018, 7, 21)


def test_overrides_that_hold_national_day_are_the_years_notice() -> None:
    one_local_day = WorkCalendar({date(2099, 3, 3): False})
    notice = WorkCalendar({date(2099, 10, 1): False})
    assert one_local_day.provisional(2099)
    assert not notice.provisional(2099)


def test_an_override_file_holds_days_stretches_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "days.txt"
    path.write_text(
        "# notice\n2027-10-01..2027-10-03 rest  # National Day\n\n2027-10-09 班\n2027-10-10 work\n2027-09-15 休\n"
    )
    assert read_overrides(path) == {
        date(2027, 10, 1): False,
        date(2027, 10, 2): False,
        date(2027, 10, 3): False,
        date(2027, 10, 9): True,
        date(2027, 10, 10): True,
        date(2027, 9, 15): False,
    }


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("2027-10-01 holiday", "not understood: 2027-10-01 holiday"),
        ("10-1 rest", "not understood"),
        ("2027-02-30 rest", "no such date"),
        ("2027-10-03..2027-10-01 rest", "run forward"),
        ("2027-01-01..2029-01-01 rest", "a month at most"),
        ("2027-01-01 work", "2027-01-01 is both work and rest"),
    ],
)
def test_a_wrong_line_is_named_by_file_and_line(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "days.txt"
    path.write_text(f"2027-01-01 rest\n{line}\n")
    with pytest.raises(BadOverrides, match=complaint) as caught:
        read_overrides(path)
    assert str(caught.value).startswith(f"{path}:2: ")


def test_a_missing_file_and_one_that_is_not_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadOverrides, match=r"none\.txt: cannot be read"):
        read_overrides(tmp_path / "none.txt")
    (tmp_path / "gbk.txt").write_bytes("2027-10-01 休".encode("gb18030"))
    with pytest.raises(BadOverrides, match=r"gbk\.txt: is not UTF-8"):
        read_overrides(tmp_path / "gbk.txt")
