"""The command ``scorecard``: what it accepts, refuses, and does not import."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .running import Answer, Run

Scorecard = Callable[..., Answer]
HEAVY = ("pydantic", "sqlmodel", "sqlalchemy", "alembic", "yaml", "rich")


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Scorecard:
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    return govopen


def test_a_unit_is_found_by_its_initials(clerk: Scorecard) -> None:
    answer = clerk("scorecard", "qjw")
    assert answer.code == 0
    assert "Education Commission" in answer.out


def test_an_unknown_unit_is_bad_input(clerk: Scorecard) -> None:
    answer = clerk("scorecard", "区教育厅")
    assert (answer.code, answer.out) == (2, "")
    assert "区教育厅" in answer.err
    assert answer.err.count("\n") == 1


def test_a_configured_unit_still_sees_the_whole_order(clerk: Scorecard, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = clerk("scorecard").out
    monkeypatch.setenv("GOVOPEN_UNIT", "区教委")
    assert clerk("scorecard").out == whole


@pytest.mark.parametrize("option", ["--rubric", "--compare"])
def test_points_and_comparisons_are_not_offered_yet(clerk: Scorecard, option: str) -> None:
    assert clerk("scorecard", option, "x").code == 2
    assert option not in clerk("scorecard", "--help").out


def test_printed_again_at_its_position_it_is_the_same_byte_for_byte(clerk: Scorecard) -> None:
    first = clerk("scorecard", "--as-of", "2018-07-21", "--explain")
    again = clerk("scorecard", "--as-of", "2018-07-21", "--explain", "--known-at", "xicheng-2018@1")
    assert first == again
