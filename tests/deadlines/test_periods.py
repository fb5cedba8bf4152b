"""Periods of recurring obligations, and stretches named by their end."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.deadlines.periods import MOST_PERIODS, Period, RecurrenceNotUnderstood, periods

FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)
RULES = [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=FR",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO",
    "FREQ=YEARLY",
]


def test_a_year_has_four_quarters() -> None:
    assert periods("quarter", FIRST, LAST) == [
        Period("2018-Q1", date(2018, 1, 1), date(2018, 3, 31)),
        Period("2018-Q2", date(2018, 4, 1), date(2018, 6, 30)),
        Period("2018-Q3", date(2018, 7, 1), date(2018, 9, 30)),
        Period("2018-Q4", date(2018, 10, 1), date(2018, 12, 31)),
    ]


def test_a_year_has_two_halves_and_twelve_months() -> None:
    assert periods("half-year", FIRST, LAST) == [
        Period("2018-H1", date(2018, 1, 1), date(2018, 6, 30)),
        Period("2018-H2", date(2018, 7, 1), date(2018, 12, 31)),
    ]
    months = periods("month", FIRST, LAST)
    assert [month.key for month in months] == [f"2018-{number:02}" for number in range(1, 13)]
    assert months[1] == Period("2018-02", date(2018, 2, 1), date(2018, 2, 28))


def test_a_period_is_cut_to_the_plans() -> None:
    assert periods("quarter", date(2018, 2, 15), date(2018, 4, 10)) == [
        Period("2018-Q1", date(2018, 2, 15), date(2018, 3, 31)),
        Period("2018-Q2", date(2018, 4, 1), date(2018, 4, 10)),
    ]


@given(
    st.sampled_from(["month", "quarter", "half-year"]),
    st.dates(date(1950, 1, 1), date(2190, 1, 1)),
    st.integers(0, 3652),
)
def test_periods_fill_the_plans_period_without_gap_or_overlap(every: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = periods(every, first, last)
    assert (found[0].first, found[-1].last) == (first, last)
    assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(found))
    assert all(period.first <= period.last for period in found)
    assert len({period.key for period in found}) == len(found)


@given(st.sampled_from(RULES), st.dates(date(1950, 1, 1), date(2190, 1, 1)), st.integers(365, 1200))
def test_the_days_of_a_rule_end_periods_that_follow_each_other(rule: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = periods(rule, first, last)
    assert found[0].first == first
    assert found[-1].last <= last
    assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(found))
    assert len({period.key for period in found}) == len(found)


def test_a_rule_ends_a_period_on_each_of_its_days() -> None:
    # Fridays of July 2018: 6, 13, 20, 27
    found = periods("RRULE:FREQ=WEEKLY;BYDAY=FR", date(2018, 7, 1), date(2018, 7, 31))
    assert [period.key for period in found] == ["2018-07-06", "2018-07-13", "2018-07-20", "2018-07-27"]
    assert found[1] == Period("2018-07-13", date(2018, 7, 7), date(2018, 7, 13))


def test_a_rule_on_the_29th_of_february_comes_in_leap_years() -> None:
    found = periods("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2018, 1, 1), date(2024, 12, 31))
    assert [period.key for period in found] == ["2020-02-29", "2024-02-29"]


@pytest.mark.parametrize(
    ("every", "why"),
    [
        ("fortnight", "write month, quarter"),
        ("", "write month"),
        ("INTERVAL=2", "FREQ is DAILY"),
        ("FREQ=HOURLY", "FREQ is DAILY"),
        ("FREQ=DAILY;UNTIL=20180101", "UNTIL is not supported"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is a number"),
        ("FREQ=DAILY;INTERVAL=99999", "INTERVAL is a number"),
        ("FREQ=WEEKLY;BYDAY=XX", "no valid recurrence rule"),
        ("FREQ=MONTHLY;BYSETPOS=0", "no valid recurrence rule"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "no day from 2018-01-01 to 2018-12-31"),
        ("FREQ=DAILY\nFREQ=DAILY", "write month"),
    ],
)
def test_a_rule_that_is_none_or_never_comes_is_refused(every: str, why: str) -> None:
    with pytest.raises(RecurrenceNotUnderstood, match=why):
        periods(every, FIRST, LAST)


def test_more_periods_than_anyone_can_report_are_refused() -> None:
    with pytest.raises(RecurrenceNotUnderstood, match=f"more than {MOST_PERIODS} periods"):
        periods("FREQ=DAILY", date(2018, 1, 1), date(2030, 12, 31))
