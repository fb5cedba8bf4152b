"""What the page of a merged unit says of what it had itself and of what came to it."""

from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run

OCTOBER, LATER = "2018-10-20T09:00:00+08:00", "2018-10-23T09:00:00+08:00"
(COMMERCE,) = [line for line in ISSUED.splitlines() if line.startswith("  区商务委:")]
TEXT = ISSUED.replace(COMMERCE, COMMERCE.replace("}", ", successor: 区发展改革委}"))


@pytest.fixture
def merged(clerk: Run, tmp_path: Path) -> Run:
    """In October the commerce commission becomes part of the development and reform commission."""
    (tmp_path / "merged.yaml").write_text(TEXT, "utf-8")
    answer = clerk("load", str(tmp_path / "merged.yaml"), "--reason", "机构改革", now=OCTOBER)
    assert answer.code == 0, answer.err
    return clerk


def test_a_ban_is_said_once_whoever_it_came_from(merged: Run) -> None:
    page = merged("status", "区发展改革委", now=OCTOBER).out
    bans = page.partition("Never: ")[2]
    assert [bans.count(code) for code in ("3.4.1b", "4.5.2a")] == [1, 1]


def test_done_says_whose_of_two_alike_it_was_counted_for(merged: Run) -> None:
    report = ("done", "5.1.1a", "--on", "10-19", "--unit", "区发展改革委")
    own = merged(*report, now=OCTOBER, lang="zh").err
    assert own == "计入本单位原有的一项；要计入承接自区商务委的一项，用 --unit 区商务委\n"
    taken_over = merged(*report[:3], "10-18", *report[4:], now=OCTOBER, lang="zh").err
    assert "计入从区商务委承接的一项" in taken_over


@pytest.mark.parametrize("asked", ["区发展改革委", "区商务委"])
def test_why_says_of_no_unit_in_the_clause_that_it_was_named_later(merged: Run, asked: str) -> None:
    """1.6.1 names both, and beside them 相关部门, whoever these are."""
    words = "".join(merged("why", "1.6.1a", asked, now=OCTOBER, lang="zh").out.split())
    assert "承接自区商务委" in words
    assert "后来明确" not in words


def test_of_two_alike_each_has_its_own_line_to_type(merged: Run) -> None:
    page = merged("status", "区发展改革委", now=LATER).out
    own, came = (" ".join(entry.split()) for entry in page.split("\n[") if entry.startswith("open] 5.1.1a "))
    assert own.endswith("govopen done 5.1.1a --unit 区发展改革委")
    assert "taken over from Commerce Commission" in came
    assert "govopen done 5.1.1a --unit 区商务委" in came
    report = ("done", "5.1.1a", "--on", "10-22", "--unit", "区商务委")
    assert merged(*report, now=LATER).code == 0
    page = merged("status", "区发展改革委", now=LATER).out
    assert "govopen done 5.1.1a --unit 区发展改革委" in page
    assert "govopen done 5.1.1a --unit 区商务委" not in page


def test_of_two_alike_what_is_done_says_whose_it_was(merged: Run) -> None:
    report = ("done", "5.1.1a", "--on", "10-22", "--unit", "区商务委")
    assert merged(*report, now=LATER).code == 0
    done = " ".join(merged("status", "区发展改革委", now=LATER).out.partition("Done ")[2].split())
    assert "5.1.1a Report heard by the head of the unit (taken over from Commerce Commission, met 10-22" in done
    assert merged("done", "4.1.1a", "--on", "10-22", "--unit", "区商务委", now=LATER).code == 0
    every = " ".join(merged("status", "区发展改革委", "--all", now=LATER).out.split())
    own, came = (duty.split(" 4.1.1b ")[0].split(" 4.2.1a ")[0] for duty in every.split(" 4.1.1a ")[1:3])
    assert own.endswith("review no record")
    assert came.endswith("review taken over from Commerce Commission recorded 10-22")
