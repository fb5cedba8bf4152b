"""How a due instant came about, with dates worked out by hand in the comments, and the rules by their numbers."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.deadlines.durations import parse
from govopen.deadlines.explain import RULES, Clock, Derivation, explain, stretches
from govopen.deadlines.instants import at, day_of, end_of, iso, start_of
from govopen.deadlines.rules import earliest_close, recurring_due, response_due
from govopen.deadlines.workdays import WorkCalendar
from govopen.plan.document import whole

BEIJING = "Asia/Shanghai"
CALENDAR = WorkCalendar()
CLOCK = Clock(date(2018, 1, 1), date(2018, 12, 31), BEIJING, CALENDAR)
OPENS = start_of(date(2018, 1, 1), BEIJING)
DOCUMENT = Path(__file__).parents[2] / "docs" / "deadlines.md"


def derived(key: str = "1.1.1a", opens: int = OPENS, clock: Clock = CLOCK, **owed: Any) -> Derivation:
    return explain(whole(owed), key, opens, clock)


def moment(month: int, day: int, hour: int = 0, minute: int = 0, year: int = 2018) -> int:
    return at(datetime(year, month, day, hour, minute), BEIJING)  # noqa: DTZ001 - local


def days(month: int, *numbers: int) -> tuple[date, ...]:
    return tuple(date(2018, month, number) for number in numbers)


def due_day(found: Derivation) -> date | None:
    return None if found.due is None else day_of(found.due, BEIJING)


def test_every_rule_of_the_document_has_its_name() -> None:
    numbered = {
        int(number)
        for number in re.findall(r"^\| (\d+) \| \*?\*?[^|]+\| [^|]+ \| `", DOCUMENT.read_text("utf-8"), re.M)
    }
    assert set(range(1, 17)) <= numbered <= set(RULES)


def test_a_milestone_is_a_named_date_and_passes_over_nothing() -> None:
    found = derived(
        "2.1.2a/1", kind="quota", times=2, milestones=[{"times": 1, "by": "2018-07-20"}], source="在7月20日之前"
    )
    assert (found.rules, due_day(found), found.skipped) == ((1,), date(2018, 7, 20), ())


def test_a_named_rest_day_is_not_passed_over_either() -> None:
    # 30 June 2018 is a Saturday
    found = derived(kind="deadline", by="2018-06-30", source="2018年6月30日前")
    assert (found.rules, due_day(found), found.skipped) == ((1,), date(2018, 6, 30), ())


@pytest.mark.parametrize("source", ["确保6月底完成", "到2018年底前实现", "上半年", "年内"])
def test_words_that_name_a_stretch_of_time_mean_its_last_day(source: str) -> None:
    assert derived(kind="deadline", by="2018-06-30", source=source).rules == (11, 1)


def test_what_has_no_date_has_the_whole_period() -> None:
    for owed in ({"kind": "ongoing"}, {"kind": "never"}, {"kind": "quota", "times": 2}):
        found = derived(**owed)
        assert (found.rules, due_day(found)) == ((11, 1), date(2018, 12, 31))


def test_ten_working_days_over_the_national_day_week() -> None:
    # The quarter ends on Sunday 30 September. Rest: 1 to 7 October, then the weekend 13 and 14. Worked: 8 to 12 (1 to
    # 5), 15 to 19 (6 to 10). Due on Friday 19 October.
    found = derived("1.5.5a/2018-Q3", kind="recurring", every="quarter", grace="10 working days")
    assert (found.rules, due_day(found), found.length) == ((12, 5), date(2018, 10, 19), "10 working days")
    assert found.start == end_of(date(2018, 9, 30), BEIJING)
    assert found.skipped == days(10, 1, 2, 3, 4, 5, 6, 7, 13, 14)
    assert (found.made_up, found.provisional) == ((), ())


def test_five_days_of_grace_that_end_in_the_holiday_move_over_the_rest_of_it() -> None:
    # Day 5 after 30 September is 5 October, a holiday; 6 and 7 are too; Monday 8 October is worked.
    found = derived("1.5.5a/2018-Q3", kind="recurring", every="quarter", grace="5 days")
    assert (found.rules, due_day(found)) == ((12, 2, 3), date(2018, 10, 8))
    assert found.skipped == days(10, 5, 6, 7)


def test_a_period_without_grace_is_due_on_its_last_day() -> None:
    found = derived("1.5.5a/2018-Q3", kind="recurring", every="quarter")
    assert (found.rules, due_day(found), found.skipped) == ((12, 1), date(2018, 9, 30), ())


def test_an_rfc_rule_ends_a_period_on_each_of_its_days() -> None:
    found = derived("1.5.5a/2018-07-20", kind="recurring", every="FREQ=WEEKLY;BYDAY=FR", grace="1 working day")
    assert (due_day(found), found.skipped) == (date(2018, 7, 23), days(7, 21, 22))  # Friday, and the weekend after it


def test_made_up_weekends_are_counted_and_said_to_be() -> None:
    # From Friday 28 September: Saturday 29 is worked (1), Sunday 30 too (2), then rest until Monday 8 October (3).
    found = derived("3.4.1a/case-1", moment(9, 28), kind="response", of="guide_changed", within="3 working days")
    assert (found.rules, due_day(found)) == ((5,), date(2018, 10, 8))
    assert found.made_up == days(9, 29, 30)
    assert found.skipped == days(10, 1, 2, 3, 4, 5, 6, 7)


def test_a_friday_afternoon_has_until_monday_night() -> None:
    found = derived("3.4.1a/case-1", moment(7, 20, 16, 30), kind="response", of="guide_changed", within="1 working day")
    assert (due_day(found), found.skipped, found.start) == (date(2018, 7, 23), days(7, 21, 22), moment(7, 20, 16, 30))


def test_hours_pass_over_nothing_holiday_or_not() -> None:
    found = derived("3.6.1a/case-1", moment(10, 1, 22, 10), kind="response", of="major_incident", within="5 hours")
    assert (found.rules, found.due, found.skipped) == ((7,), moment(10, 2, 3, 10), ())


def test_the_turn_of_the_year() -> None:
    # From Friday 28 December 2018: Saturday 29 is worked (1); 30 December to 1 January rest; Wednesday 2 January (2).
    found = derived("3.4.1a/case-1", moment(12, 28), kind="response", of="guide_changed", within="2 working days")
    assert due_day(found) == date(2019, 1, 2)
    assert found.skipped == (date(2018, 12, 30), date(2018, 12, 31), date(2019, 1, 1))
    assert found.made_up == (date(2018, 12, 29),)


def test_the_same_day_and_promptly_and_a_month() -> None:
    same = derived("3.1.1a/case-1", moment(10, 1, 8), kind="response", of="policy_published", within="same day")
    assert (same.rules, due_day(same)) == ((8,), date(2018, 10, 1))
    prompt = derived("3.1.1a/case-1", moment(10, 1, 8), kind="response", of="policy_published", within="promptly")
    assert (prompt.rules, prompt.due) == ((9,), None)
    # The corresponding day of 1 September is 1 October, a holiday until the 7th.
    month = derived("3.1.1a/case-1", moment(9, 1), kind="response", of="policy_published", within="1 month")
    assert (month.rules, due_day(month), month.skipped) == ((4, 3), date(2018, 10, 8), days(10, 1, 2, 3, 4, 5, 6, 7))


def test_a_minimum_may_close_on_the_last_day_that_it_counts() -> None:
    # From Wednesday 26 September: 27, 28, 29, 30 September and, after the holidays, 8 October.
    found = derived("2.1.1a/case-1", moment(9, 26), kind="minimum", of="consultation", at_least="5 working days")
    assert (found.rules, found.due) == ((5, 10), moment(10, 8))
    assert (found.made_up, len(found.skipped)) == (days(9, 29, 30), 7)


def test_a_year_without_a_notice_is_provisional() -> None:
    later = Clock(date(2040, 1, 1), date(2040, 12, 31), BEIJING, CALENDAR)
    found = derived("1.5.5a/2040-Q3", clock=later, kind="recurring", every="quarter", grace="10 working days")
    assert found.provisional == (2040,)
    assert derived("1.5.5a/2040-Q3", clock=later, kind="recurring", every="quarter").provisional == ()


def test_days_that_follow_each_other_are_told_by_their_ends() -> None:
    assert list(stretches((*days(10, 1, 2, 3), *days(10, 13)))) == [
        (date(2018, 10, 1), date(2018, 10, 3)),
        (date(2018, 10, 13), date(2018, 10, 13)),
    ]
    assert list(stretches(())) == []


LENGTHS = st.one_of(
    st.builds(
        lambda n, unit: f"{n} {unit}", st.integers(1, 40), st.sampled_from(["day", "working day", "month", "hour"])
    ),
    st.just("same day"),
)


@given(st.dates(date(2018, 1, 1), date(2019, 12, 31)), LENGTHS)
def test_what_is_explained_is_what_the_rule_says(day: date, length: str) -> None:
    happened = start_of(day, BEIJING)
    answer = derived("3.4.1a/case-1", happened, kind="response", of="guide_changed", within=length)
    assert answer.due == response_due(happened, parse(length), timed=True, zone=BEIJING, calendar=CALENDAR)
    if length != "same day":
        least = derived("2.1.1a/case-1", happened, kind="minimum", of="consultation", at_least=length)
        assert least.due == earliest_close(happened, parse(length), timed=True, zone=BEIJING, calendar=CALENDAR)
        quarter = derived("1.5.5a/2018-Q3", kind="recurring", every="quarter", grace=length)
        assert quarter.due == recurring_due(date(2018, 9, 30), parse(length), zone=BEIJING, calendar=CALENDAR)
    assert all(not CALENDAR.is_working(each) for each in answer.skipped)
    assert all(each.weekday() > 4 and CALENDAR.is_working(each) for each in answer.made_up)
    assert answer.due is None or iso(answer.due, BEIJING) > iso(happened, BEIJING)
