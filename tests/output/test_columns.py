"""Aligned text on every console: widths, cutting, wrapping, colour."""

import io
import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.output import columns
from govopen.output.columns import Column, Screen, Styled, aligned, cut, pad, paint, printable, table, width_of, wrap
from govopen.output.columns import wrap_names as names_in_lines


def cells(text: str) -> int:
    """Cells on a Chinese console, where ambiguous characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("区教委 a", "区教委 a"),
        ("\x1b[2J", r"\x1b[2J"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\u202eabc", r"\u202eabc"),
        ("\udcff", r"\udcff"),
        ("\u2028", r"\u2028"),
        ("全角\u3000空", "全角\u3000空"),
        ("·…", "·…"),
    ],
)
def test_outside_text_is_made_visible(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“会议”·开放…", '"会议".开放...'),
        ("a→b ≤ 3 × 4", "a->b <= 3 x 4"),
        ("café naïve", "cafe naive"),
        ("Ⅲ级", "III级"),
        ("α", "?"),
        ("e\u0301", "e"),
        ("a\u00a0b", "a b"),
        ("█─│", "#-|"),
        ("（一）〔2018〕", "（一）〔2018〕"),
        ("\x1b", r"\x1b"),
    ],
)
def test_aligned_text_has_only_what_every_console_draws_alike(text: str, shown: str) -> None:
    assert aligned(text) == shown


@given(st.text())
def test_a_width_is_what_a_chinese_and_a_western_console_draw(text: str) -> None:
    shown = aligned(text)
    assert width_of(text) == cells(shown)
    assert not any(unicodedata.east_asian_width(character) == "A" for character in shown)
    assert "\n" not in shown
    assert "\x1b" not in shown


@given(st.text(), st.integers(min_value=2, max_value=30))
def test_what_is_cut_fits_and_says_so(text: str, width: int) -> None:
    shown = cut(text, width)
    assert width_of(shown) <= width
    assert shown == aligned(text) or shown.endswith("..")


@given(st.text(), st.integers(min_value=12, max_value=40))
def test_wrapping_fits_and_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width, "  ")
    assert max(map(width_of, lines)) <= width
    assert "".join(lines).replace(" ", "") == aligned(text).replace(" ", "")


def test_no_line_begins_with_a_closing_mark() -> None:
    assert wrap("区教委召开会议，公开", 14) == ["区教委召开会", "议，公开"]
    assert wrap("a long-word in it", 10) == ["a", "long-word", "in it"]
    assert wrap("abcdefghij", 4, "  ") == ["abcd", "  ef", "  gh", "  ij"]
    assert wrap("", 10) == [""]


def test_names_break_after_a_separator_only() -> None:
    lines = names_in_lines(["区房管局", "区商务委", "区文化委"], 30, 7, "    部门3: ")
    assert lines == ["    部门3: 区房管局, 区商务委,"[:30], "       区文化委"]
    assert names_in_lines(["大栅栏街道"], 5, 0, "") == ["大栅栏街道"]
    assert names_in_lines([], 20, 2, "none") == ["none"]
    assert max(map(width_of, names_in_lines(["大栅栏街道"] * 15, 40, 4))) <= 40


def test_rows_line_up_in_cells() -> None:
    rows = [("2.1.2a", "区教委", "3", "会议开放"), ("4.4.1a", "大栅栏街道", "12", "全清单")]
    assert list(table(rows, (Column("code"), Column("单位"), Column("天", "right"), Column("name")))) == [
        "code    单位        天  name",
        "2.1.2a  区教委       3  会议开放",
        "4.4.1a  大栅栏街道  12  全清单",
    ]


def test_no_rows_show_their_heading_or_nothing() -> None:
    assert list(table([], (Column("a"), Column("b")))) == ["a  b"]
    assert list(table([], (Column(), Column()))) == []


def test_a_column_with_a_limit_is_cut() -> None:
    rows = [("区住房城市建设委", "x"), ("a", "y")]
    assert list(table(rows, (Column(limit=8), Column()))) == ["区住房..  x", "a         y"]


@pytest.mark.parametrize(
    ("overflow", "lines"),
    [
        ("cut", ["1  " + "开放" * 8 + "开.." + ""]),
        ("wrap", ["1  " + "开放" * 9, "   " + "开放"]),
        ("keep", ["1  " + "开放" * 10]),
    ],
)
def test_the_last_column_is_cut_wrapped_or_kept(overflow: str, lines: list[str]) -> None:
    found = list(table([("1", "开放" * 10)], (Column(), Column(overflow=overflow)), Screen(40)))  # type: ignore[arg-type]  # a parameter
    assert found == lines


def test_a_right_aligned_last_column_lines_up() -> None:
    assert list(table([("a", "1"), ("b", "12")], (Column("u"), Column("n", "right")))) == ["u   n", "a   1", "b  12"]


def test_rows_stream_and_late_wide_cells_push_their_line() -> None:
    def endless() -> Iterator[tuple[str, str]]:
        yield from [("a", "b")] * columns.MEASURED_ROWS
        yield ("wide", "c")
        raise AssertionError

    lines = table(endless(), (Column(), Column()))
    assert [next(lines) for _ in range(columns.MEASURED_ROWS + 1)][-2:] == ["a  b", "wide  c"]


def test_many_different_cells_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_REMEMBERED", 2)
    rows = [(str(number), "x") for number in range(5)]
    assert list(table(rows, (Column(), Column()))) == [f"{number}  x" for number in range(5)]


def test_a_colour_stands_beside_the_word_and_only_where_wanted() -> None:
    rows = [(Styled("逾期", "overdue"), Styled("y", "met")), ("逾期", Styled("区" * 30, "late")), ("a", "b")]
    plain = list(table(rows, (Column(), Column(overflow="wrap")), Screen(46)))
    colourful = list(table(rows, (Column(), Column(overflow="wrap")), Screen(46, colour=True)))
    assert plain == ["逾期  y", "逾期  " + "区" * 20, "      " + "区" * 10, "a     b"]
    assert colourful == [
        "\x1b[31m逾期\x1b[0m  \x1b[32my\x1b[0m",
        "逾期  \x1b[33m" + "区" * 20 + "\x1b[0m",
        "      \x1b[33m" + "区" * 10 + "\x1b[0m",
        "a     b",
    ]
    assert paint("x", "due_soon", colour=True) == "\x1b[34mx\x1b[0m"
    assert paint("x", "no such", colour=True) == "x"
    assert pad("区", 4) + "|" == "区  |"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "system", "colour"),
    [
        ({"TERM": "xterm"}, "posix", True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "posix", False),
        ({"TERM": "xterm", "NO_COLOR": ""}, "posix", True),
        ({"TERM": "dumb"}, "posix", False),
        ({}, "nt", False),
        ({"WT_SESSION": "x"}, "nt", True),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], system: str, colour: bool
) -> None:
    for name in ("TERM", "NO_COLOR", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("os.name", system)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert columns.screen() == (100 - (system == "nt"), colour)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not columns.screen().colour
