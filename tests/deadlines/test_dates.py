"""Dates as people type them. The plan's year is 2018, today is Thursday 19 July 2018."""

import calendar
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from govopen.deadlines.dates import DateNotUnderstood, parse_day, parse_instant, parse_moment
from govopen.deadlines.instants import at, end_of, iso, start_of

TODAY = date(2018, 7, 19)
BEIJING = "Asia/Shanghai"
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"})

WITH_YEAR = [
    "{0:%Y-%m-%d}",
    "{0:%Y%m%d}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
]
OF_THE_YEAR = [
    "{0.month}-{0.day}",
    "{0.month}.{0.day}",
    "{0.month}/{0.day}",
    "{0.month}月{0.day}日",
    "{0.month}月{0.day}号",
    "{0:%m-%d}",
]


def day(text: str) -> date:
    return parse_day(text, year=2018, today=TODAY)


def moment(text: str) -> tuple[date, time | None]:
    return parse_moment(text, year=2018, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "2018-07-18", "2018-7-18", "7-18", "07-18", "7.18", "7/18", "7月18日", "7月18号", "7月18", "20180718",
        "2018年7月18日", "2018 年 7 月 18 日", "2018/7/18", "2018.7.18", "昨天", "昨日", "yesterday", " Yesterday ",
        "７－１８", "７月１８日", "２０１８年７月１８日", "7。18", "７．１８", "\u30007月18日\t", "7—18",
    ],
)  # fmt: skip
def test_every_spelling_of_18_july_is_understood(text: str) -> None:
    assert day(text) == date(2018, 7, 18)


@pytest.mark.parametrize(("text", "meant"), [("今天", 19), ("today", 19), ("今日", 19), ("前天", 17)])
def test_words_count_from_today(text: str, meant: int) -> None:
    assert day(text) == date(2018, 7, meant)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(WITH_YEAR), st.booleans())
def test_every_notation_with_a_year_comes_back(value: date, notation: str, wide: bool) -> None:
    text = notation.format(value)
    assert day(text.translate(FULL_WIDTH) if wide else text) == value


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(OF_THE_YEAR), st.booleans())
def test_every_notation_without_a_year_takes_the_plans(value: date, notation: str, wide: bool) -> None:
    text = notation.format(value)
    read = parse_day(text.translate(FULL_WIDTH) if wide else text, year=value.year, today=TODAY)
    assert read == value


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2018-08-03 14:20", time(14, 20)),
        ("2018-08-03T14:20", time(14, 20)),
        ("2018-08-03 14:20:05", time(14, 20, 5)),
        ("8-3 9:05", time(9, 5)),
        ("8月3日14:20", time(14, 20)),
        ("8月3日14时20分", time(14, 20)),
        ("8月3日 14时", time(14)),
        ("8月3日，14点半", time(14, 30)),
        ("８月３日　１４：２０", time(14, 20)),
        ("8月3日下午2:20", time(14, 20)),
        ("8-3下午2点20分", time(14, 20)),
        ("8-3 下午12:20", time(12, 20)),
        ("8-3 下午14:20", time(14, 20)),
        ("8-3 上午9点", time(9)),
        ("8-3 晚上10:10", time(22, 10)),
        ("8-3 0:00", time(0)),
        ("8-3", None),
    ],
)
def test_a_time_of_day_may_follow(text: str, clock: time | None) -> None:
    assert moment(text) == (date(2018, 8, 3), clock)


def test_a_word_and_a_time_go_together() -> None:
    assert moment("昨天22:10") == (date(2018, 7, 18), time(22, 10))


@pytest.mark.parametrize(
    "text", ["8-3 24:00", "8-3 14:60", "8-3 14:20:60", "8-3 上午12点", "8-3 晚上12点", "8-3 晚上2点", "8-3 下午0点"]
)
def test_an_impossible_or_ambiguous_time_is_refused(text: str) -> None:
    with pytest.raises(DateNotUnderstood, match="there is no time"):
        moment(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2-30", "there is no date 2-30: 2018-02 has the days 1 to 28"),
        ("2018-02-29", "1 to 28"),
        ("7-0", "1 to 31"),
        ("13-1", "months run from 1 to 12"),
        ("0月1日", "months run"),
        ("18-7", "months run"),
        ("1899-12-31", "years run from 1900 to 2999"),
        ("9999-12-31", "years run"),
    ],
)
def test_an_impossible_date_names_itself(text: str, why: str) -> None:
    with pytest.raises(DateNotUnderstood, match=why):
        day(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "soon",
        "7",
        "0718",
        "18年7月20日",
        "14:20",
        "7-1814:20",
        "2018-07-181",
        "6月底",
        "٧-١٨",
        "7-18 x",
        "7" * 500,
    ],
)
def test_what_could_mean_two_things_or_nothing_is_refused(text: str) -> None:
    with pytest.raises(DateNotUnderstood, match="date not understood"):
        moment(text)


@given(st.text(max_size=80).filter(lambda text: not any(sign.isdigit() for sign in text)))
@example("so\non\x1b[31m")
def test_a_refusal_is_one_printable_line(text: str) -> None:
    assume(not any(word in text.lower() for word in ("today", "yesterday", "今天", "今日", "昨天", "昨日", "前天")))
    with pytest.raises(DateNotUnderstood) as caught:
        day(text)
    assert str(caught.value).isprintable()


@given(st.from_regex(r"[0-9]{1,4}[-./月][0-9]{1,3}([ 日][0-9]{1,2}[:点][0-9]{1,2})?", fullmatch=True))
def test_numbers_are_a_date_or_are_refused(text: str) -> None:
    with suppress(DateNotUnderstood):
        read, _clock = moment(text)
        assert read.year == 2018
        assert str(read.day) in text


def test_a_leap_day_is_one_in_leap_years_only() -> None:
    assert parse_day("2-29", year=2020, today=TODAY) == date(2020, 2, 29)
    assert calendar.isleap(2020)


def test_where_a_day_is_wanted_a_time_is_refused() -> None:
    with pytest.raises(DateNotUnderstood, match="without a time"):
        day("7-18 14:20")


def instant(text: str) -> tuple[int, bool]:
    return parse_instant(text, year=2018, today=TODAY, zone=BEIJING)


def test_a_bare_date_takes_effect_at_its_first_instant() -> None:
    assert instant("8-3") == (start_of(date(2018, 8, 3), BEIJING), False)


@pytest.mark.parametrize(
    "text",
    [
        "8-3 14:20",
        "2018-08-03T14:20:00+08:00",
        "2018-08-03T06:20Z",
        "2018-08-03 06:20:00.000000z",
        "2018-08-03T03:20-0300",
    ],
)
def test_a_moment_is_local_unless_it_carries_an_offset(text: str) -> None:
    assert instant(text) == (at(datetime(2018, 8, 3, 14, 20), BEIJING), True)  # noqa: DTZ001 - local


def test_an_instant_that_a_report_prints_is_read_back_exactly() -> None:
    last = end_of(date(2018, 8, 3), BEIJING)
    assert instant(iso(last, BEIJING)) == (last, True)


@pytest.mark.parametrize("text", ["2018-02-30T14:20+08:00", "2018-08-03T25:20+08:00", "0001-01-01T00:00+14:00"])
def test_an_impossible_moment_names_itself(text: str) -> None:
    with pytest.raises(DateNotUnderstood, match="there is no such moment"):
        instant(text)


def test_a_moment_of_another_age_is_refused() -> None:
    with pytest.raises(DateNotUnderstood):
        instant("1800-01-01T00:00+08:00")
