"""What was returned waits to be made good: the unit's page says with which line, and no longer than it waits."""

import pytest

from .running import Run

THEN, LATER = "2018-07-19T09:00:00+08:00", "2018-07-30T09:00:00+08:00"


def to_type(clerk: Run, *before: str, unit: str = "", lang: str = "en") -> list[str]:
    """The lines to type on the page of 区教委, as the office sees it or the unit itself."""
    page = clerk(*before, "status", "区教委", now=LATER, unit=unit, lang=lang)
    return [line.strip() for line in page.out.splitlines() if line.startswith("    govopen")]


@pytest.fixture
def returned(clerk: Run) -> Run:
    """E2, a meeting on 18 July, which E3 returns."""
    clerk("done", "2.1.2a", "--on", "7-18", "--user", "li", unit="区教委", now=THEN)
    assert clerk("return", "E2", "--reason", "例会", now=LATER).code == 0
    return clerk


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("unit", ["", "区教委"])
def test_the_page_names_the_line_that_makes_it_good(returned: Run, unit: str, lang: str) -> None:
    typed = to_type(returned, unit=unit, lang=lang)
    assert typed.count("govopen done --replaces E2 --on 2018-07-18") == 1, (
        "the milestone and the year are made good by one"
    )
    assert not any(line.startswith("govopen done 2.1.2a ") for line in typed)


def test_once_made_good_the_next_line_is_for_the_next_meeting(returned: Run) -> None:
    assert returned("done", "--replaces", "E2", "--on", "7-18", now=LATER).code == 0
    typed = to_type(returned)
    assert "govopen done --replaces E2 --on 2018-07-18" not in typed
    assert "govopen done 2.1.2a --unit 区教委" in typed


def test_a_return_taken_back_asks_for_nothing(returned: Run) -> None:
    returned("undo", "E3", now=LATER)
    assert "govopen done --replaces E2 --on 2018-07-18" not in to_type(returned)


def test_the_line_names_the_database_that_was_named(returned: Run, xicheng: object) -> None:
    assert f"govopen --db {xicheng} done --replaces E2 --on 2018-07-18" in to_type(returned, "--db", str(xicheng))


def test_what_was_decided_is_new_too_since_the_last_working_day(clerk: Run) -> None:
    """A claim, its return, a case and an extension are four entries; the plan's own version is none."""
    assert "0 new entries" in clerk("status", now="2018-07-04T09:00:00+08:00").out
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18", now=LATER)
    clerk("return", "E2", "--reason", "例会", now=LATER)
    clerk("open", "consultation", "--unit", "区教委", "--on", "7-30", now=LATER)
    clerk("extend", "2.1.2a", "--unit", "德胜", "--to", "2019-1-10", "--reason", "装修", now=LATER)
    assert "4 new entries" in clerk("status", now=LATER).out
