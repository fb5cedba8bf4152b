"""On English screens and in English refusals a unit goes by its English name, also one that is no more."""

import re

import pytest

from .running import Run
from .test_merged import AUGUST_6, merged  # noqa: F401 - a fixture

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    "words",
    [("overdue", "区教委"), ("overdue",), ("scorecard", "区教委"), ("scorecard", "区民政局"), ("units", "区教委")],
)
def test_from_whom_it_was_taken_over(merged: Run, words: tuple[str, ...]) -> None:  # noqa: F811 - a fixture
    screen = merged(*words, now=AUGUST_6).out
    assert "Civil Affairs Bureau" in " ".join(screen.split())
    for line in screen.splitlines():
        assert "区民政局" not in line or "govopen" in line


def test_the_card_says_which_rows_were_taken_over(merged: Run) -> None:  # noqa: F811 - a fixture
    """Two rows of one code stand on it."""
    card = " ".join(merged("scorecard", "区教委", now=AUGUST_6).out.split())
    assert card.count("4.4.1a Full list compiled") == 2
    assert card.count("4.4.1a Full list compiled taken over from Civil Affairs Bureau") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("extend", "2.1.2a/1", "--unit", "区教委", "--to", "7-1", "--reason", "r", "--ref", "a"),
        ("extend", "2.1.2a/7", "--unit", "区教委", "--to", "9-1", "--reason", "r"),
        ("excuse", "2.1.2a/1", "--unit", "区教委", "--reason", "r"),
        ("done", "3.6.1a", "--unit", "区教委", "--on", "8-1", "--case", "3"),
        ("done", "2.1.2a", "--unit", "区教委", "--on", "7-18"),
    ],
)
def test_a_refusal_names_units_in_english(clerk: Run, words: tuple[str, ...]) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18")
    answer = clerk(*words)
    assert answer.code == 2
    assert not CHINESE.search(re.sub(r"govopen .*", "", answer.err.removeprefix("govopen: "))), answer.err


def test_the_scorecard_prints_its_moment_as_other_reports_do(clerk: Run) -> None:
    assert "As of 2018-07-19 Thu 09:00  xicheng-2018@1" in clerk("scorecard").out
    assert "As of 2018-07-18 Wed  xicheng-2018@1" in clerk("scorecard", "--as-of", "2018-07-18").out


def test_a_units_own_list_has_what_it_took_over_beside_its_own(merged: Run) -> None:  # noqa: F811 - a fixture
    out = merged("overdue", "区教委", now=AUGUST_6).out
    assert out.count("4.4.1a Full list compiled") == 2
    assert "4 overdue" in out
    assert out.count("[overdue]") == 4
