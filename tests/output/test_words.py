"""Words that the screens share."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import cast

import pytest
from open_meetings import instant, view_of
from standing_rows import changed

from govopen.ledger.units import Pool, Unit
from govopen.ledger.view import Header, View
from govopen.locales import use
from govopen.output import words
from govopen.program import shell_word
from govopen.standing.claims import FLAGS
from govopen.standing.overdue import Late
from govopen.standing.standing import STANDINGS, Point, Standing
from govopen.store.connection import Database

PLAN = Header(
    "p", "要点", "Plan", "1号", "2018-07-02", "2018-01-01", "2018-12-31", "Asia/Shanghai", "zh", 14, 10, 5, 3, 5
)
UNITS = {
    key: Unit(key, kind, en, at)
    for at, (key, kind, en) in enumerate(
        [
            ("区编办", "party", "Staffing Office"),
            ("区地税局", "vertical", ""),
            ("区教委", "department", "Education Commission"),
            ("德胜街道", "subdistrict", "Desheng"),
            ("月坛街道", "subdistrict", "Yuetan"),
        ]
    )
}
POOLS = {
    "2.2.1a": Pool("2.2.1a", "joint", "各部门", ""),
    "相关部门": Pool("相关部门", "open", "相关部门", "Departments concerned"),
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use("en")
    yield
    use("en")


def row(**facts: object) -> Standing:
    due = instant("2018-09-28T23:59:00+08:00")
    point = Point(
        "2.1.2a", "2.1.2a", 1, "", "quota", "stated", 1, 0, due, 0, 1, "2.1.2", "会议开放", "Open meetings", "[]", "[]",
        1, 1, "expected",
    )  # fmt: skip
    return changed(Standing(point, "区教委", None, due, None, None, None, 0, "open", None), **facts)


def late(days: int | None, working: int | None = None, **facts: object) -> Late:
    return Late(row(**facts), days, working, 0, ())


def test_a_default_checkpoint_is_recorded_or_not_and_never_overdue() -> None:
    told = {standing: row(basis="default", standing=standing, kind="ongoing").told for standing in STANDINGS}
    assert {standing for standing, word in told.items() if word == "recorded"} == {"met", "late"}
    assert {standing for standing, word in told.items() if word == "no_record"} == {
        "overdue", "due_soon", "open", "upcoming",
    }  # fmt: skip
    assert (told["breached"], told["excused"]) == ("breached", "excused")
    assert words.standing_words("no_record") == "no record"
    assert row(standing="overdue").told == "overdue"


def test_a_clock_in_hours_shows_its_minute() -> None:
    due = instant("2018-10-02T03:10:00+08:00")
    assert words.due_words(due, 1, PLAN) == "10-02 03:10"
    assert words.due_words(due, 0, PLAN) == "10-02"
    assert words.due_words(None, 0, PLAN) == ""


def test_a_day_of_another_year_shows_its_year() -> None:
    assert words.day_words(date(2019, 1, 20), PLAN) == "2019-01-20"
    assert words.day_words(date(2018, 1, 20), PLAN) == "01-20"


def test_the_as_of_instant_shows_its_weekday_and_minute(database: Database) -> None:
    assert words.as_of_words(view_of(database, date(2018, 7, 23))) == "2018-07-23 Mon"
    assert words.as_of_words(view_of(database, "2018-07-23T08:55:00+08:00")) == "2018-07-23 Mon 08:55"


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (row(), "Open meetings"),
        (row(needed=2), "Open meetings, 2 in the year"),
        (row(checkpoint="2.1.2a/1"), "Open meetings, 1 by 09-28"),
        (row(kind="recurring", occasion="2018-Q3"), "Open meetings 2018-Q3"),
        (row(kind="response", occasion="case-12"), "Open meetings case-12"),
        (row(name_en=""), "会议开放"),
    ],
)
def test_a_checkpoint_says_which_milestone_or_period_it_is(found: Standing, name: str) -> None:
    assert words.duty_words(found, PLAN) == name


def fields(found: Late) -> list[str]:
    """What was not taken over asks nobody for a name."""
    return list(words.duty_fields(found, View(cast("Database", None), PLAN, 1, 0, "2018-07-23", 1, "")))


def test_the_due_date_is_said_once() -> None:
    assert fields(late(-3, checkpoint="2.1.2a/1")) == [
        "2.1.2a Open meetings, 1 by 09-28",
        "3 days left",
    ]
    assert fields(late(0)) == ["2.1.2a Open meetings", "due 09-28", "due today"]
    assert fields(late(-1, short_notice=1))[1:] == ["due 09-28, short notice", "1 day left"]
    early = late(1, 1, short_notice=1, due=instant("2018-06-30T23:59:00+08:00"))
    assert fields(early)[1:] == ["due 06-30, before issue", "1 day late (1 working)"]


def test_what_the_document_gives_no_date_is_told_without_one() -> None:
    assert fields(late(None, basis="default", short_notice=1)) == ["2.1.2a Open meetings"]
    assert words.duty_words(row(basis="default", checkpoint="2.1.2a/1"), PLAN) == "Open meetings"


def test_what_is_to_be_done_promptly_has_no_due_date() -> None:
    assert fields(late(None, due=None)) == ["2.1.2a Open meetings"]
    assert words.days_words(late(None)) == ""


@pytest.mark.parametrize(
    ("holder", "shown"),
    [
        ("区教委", "Education Commission"),
        ("区地税局", "区地税局"),
        ("相关部门", "Departments concerned (not allocated)"),
        ("2.2.1a", "各部门 (jointly)"),
        ("9.9.9z", "9.9.9z"),
    ],
)
def test_a_pool_has_its_mark(holder: str, shown: str) -> None:
    assert words.holder_words(holder, UNITS, POOLS) == shown


def test_units_are_named_by_kind() -> None:
    found = [
        (words.kind_words(kind, len(units)), [unit.unit for unit in units])
        for kind, units in words.by_kind(UNITS.values())
    ]
    assert found == [
        ("1 department", ["区教委"]),
        ("1 party organ", ["区编办"]),
        ("1 vertical agency", ["区地税局"]),
        ("2 subdistricts", ["德胜街道", "月坛街道"]),
    ]


def test_a_subdistrict_among_its_like_needs_no_suffix() -> None:
    use("zh")
    assert [words.short_unit(unit) for unit in UNITS.values()] == ["区编办", "区地税局", "区教委", "德胜", "月坛"]


def test_names_that_do_not_fit_are_counted_and_never_cut() -> None:
    names = ["Desheng", "Yuetan", "Niujie"]
    assert words.some_names(names, 40, "3: ") == "3: Desheng, Yuetan, Niujie"
    assert words.some_names(names, 25, "3: ") == "3: Desheng and 2 more"
    assert words.some_names(names, 5, "3: ") == "3: Desheng and 2 more"
    assert words.some_names([], 5, "none") == "none"


def test_fields_break_between_and_inside_only_where_they_must() -> None:
    assert words.flow(["one", "", "two", "three"], 10, "  ") == ["one  two", "  three"]
    assert words.flow(["one two three four"], 10, "  ") == ["one two", "  three", "  four"]
    assert words.flow(["one two", "three", "four"], 14, "  ") == ["one two  three", "  four"]
    assert words.flow(["one", "two three four five"], 13, "  ") == ["one", "  two three", "  four five"]
    assert words.flow([], 10) == []


def test_a_first_field_that_stands_in_does_so_however_long_it_is() -> None:
    assert words.flow(["  one two three", "four"], 11, "    ") == ["  one two", "    three", "    four"]


def test_two_texts_share_a_line_where_they_fit() -> None:
    assert words.beside("left", "right", 12) == ["left   right"]
    assert words.beside("left", "right", 10) == ["left", "right"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("区教委", "区教委"),
        ("2.1.2a/1", "2.1.2a/1"),
        ("Parks and Greening", '"Parks and Greening"'),
        ("a;rm -rf", '"a;rm -rf"'),
        ("a$(b)", "'a$(b)'"),
        ("it's $5", "'it'\\''s $5'"),
        ("", '""'),
    ],
)
def test_a_name_is_typed_so_that_a_shell_takes_it_for_one_word(name: str, typed: str) -> None:
    assert shell_word(name) == typed


def test_every_flag_has_words() -> None:
    assert len({words.flag_words(flag) for flag in FLAGS}) == len(FLAGS)
    assert len({words.standing_words(standing) for standing in STANDINGS}) == len(STANDINGS)


def test_weekdays_are_named() -> None:
    assert words.weekday(datetime.fromisoformat("2018-07-22").date()) == "Sun"
