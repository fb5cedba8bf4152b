"""Durations in the plan's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.deadlines.durations import Duration, DurationNotUnderstood, parse, parse_length


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5 hours", 5, "hour"),
        ("1 working day", 1, "working day"),
        ("5 working days", 5, "working day"),
        ("20 days", 20, "day"),
        ("1 month", 1, "month"),
        (" Same  Day ", 0, "same day"),
        ("promptly", 0, "promptly"),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text: str, number: int, unit: str) -> None:
    assert parse(text) == Duration(number, unit)


@given(st.integers(1, 9999), st.sampled_from(["hour", "working day", "day", "month"]))
def test_a_duration_prints_as_the_plan_writes_it(number: int, unit: str) -> None:
    assert parse(str(Duration(number, unit))) == (number, unit)


def test_durations_without_a_number_print_their_words() -> None:
    assert str(parse("same day")) == "same day"


def test_only_hours_need_a_minute_to_start_from() -> None:
    assert parse("24 hours").in_hours
    assert not parse("1 day").in_hours


@pytest.mark.parametrize(
    "text", ["", "soon", "0 days", "-1 days", "5", "days", "1.5 hours", "99999 days", "5 weeks", "٥ hours"]
)
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(DurationNotUnderstood, match="write 5 hours, 1 working day"):
        parse(text)


@pytest.mark.parametrize("text", ["same day", "promptly"])
def test_a_minimum_and_a_grace_need_a_number(text: str) -> None:
    with pytest.raises(DurationNotUnderstood, match=text):
        parse_length(text)
