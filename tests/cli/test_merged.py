"""Units that were merged: one happening is entered once, under whoever answers now."""

import json
from pathlib import Path

import pytest

from govopen.plan.packaged import find
from govopen.store.connection import Database

from .running import Run, refusal, seqs

JULY_20, AUGUST_6 = "2018-07-20T09:00:00+08:00", "2018-08-06T09:00:00+08:00"
OPEN = ("open", "consultation", "--on", "8-1", "--unit")


@pytest.fixture
def merged(clerk: Run, tmp_path: Path) -> Run:
    """On 20 July the civil affairs bureau becomes part of the education commission."""
    text = find("xicheng-2018").read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("  区民政局:")]
    file = tmp_path / "merged.yaml"
    file.write_text(text.replace(line, line.replace("}", ", successor: 区教委}")), "utf-8", newline="\n")
    answer = clerk("load", str(file), "--reason", "机构改革", now=JULY_20)
    assert answer.code == 0, answer.err
    return clerk


def test_a_case_opened_under_a_former_name_is_its_successors(merged: Run, database: Database) -> None:
    answer = merged(*OPEN, "区民政局", now=AUGUST_6)
    assert answer.code == 0, answer.err
    assert answer.err.startswith("Civil Affairs Bureau is Education Commission now")
    (case,) = json.loads(merged("cases", "--format", "json", now=AUGUST_6).out)["cases"]
    assert case["units"] == ["区教委"]


def test_the_same_happening_is_one_under_either_name(merged: Run, database: Database) -> None:
    merged(*OPEN, "区民政局", now=AUGUST_6)
    before = seqs(database)
    assert refusal(merged(*OPEN, "区教委", now=AUGUST_6)).startswith("case-1 is the same: ")
    assert seqs(database) == before


def test_what_was_opened_before_the_merger_is_the_same_after_it(
    clerk: Run, database: Database, request: pytest.FixtureRequest
) -> None:
    clerk("open", "consultation", "--on", "7-16", "--unit", "区民政局")
    merged: Run = request.getfixturevalue("merged")
    before = seqs(database)
    again = merged("open", "consultation", "--on", "7-16", "--unit", "区教委", now=AUGUST_6)
    assert refusal(again).startswith("case-1 is the same: ")
    assert seqs(database) == before


def test_one_happening_of_merged_units_is_credited_once_unless_said_to_be_two(merged: Run, database: Database) -> None:
    meeting = ("done", "2.1.2a", "--on", "8-1", "--unit")
    assert merged(*meeting, "区民政局", now=AUGUST_6).code == 0
    before = seqs(database)
    assert refusal(merged(*meeting, "区教委", now=AUGUST_6)).startswith(
        f"recorded already as entry E{before}: Education Commission"
    )
    assert seqs(database) == before
    assert merged(*meeting, "区教委", "--again", now=AUGUST_6).code == 0


def test_a_successors_desk_puts_right_what_its_predecessor_reported(clerk: Run, request: pytest.FixtureRequest) -> None:
    clerk("done", "2.1.2a", "--on", "7-18", unit="区民政局")
    merged: Run = request.getfixturevalue("merged")
    correct = ("correct", "E2", "--on", "7-17", "--reason", "录错")
    assert refusal(merged(*correct, unit="区房管局", now=AUGUST_6)).startswith("E2 is of Civil Affairs Bureau")
    assert merged(*correct, unit="区教委", now=AUGUST_6).code == 0
