"""A checkpoint without a date in the document is recorded or not: in no output has it a date, or a standing by one."""

import csv
import io
import json
from collections import Counter
from typing import Any

import pytest
from conftest import Type

AFTERWARDS = "2019-02-01T09:00:00+08:00"
DATED = {"met", "late", "overdue", "due_soon", "open", "upcoming"}


def default_rows(govopen: Type, words: str) -> list[dict[str, Any]]:
    printed = json.loads(govopen(*words.split(), "--format", "json", now=AFTERWARDS).out)
    rows: list[dict[str, Any]] = printed.get("rows") or printed["item"]["obligations"][-1]["waiting"]
    return [row for row in rows if row["basis"] == "default"]


@pytest.fixture
def clerk(govopen: Type) -> Type:
    """One default duty is recorded."""
    assert govopen("done", "1.1.1a", "--unit", "区教委", "--on", "5-2").code == 0
    return govopen


@pytest.mark.parametrize("words", ["overdue --basis all", "status 区教委", "show 2.1.2b"])
def test_in_json_it_has_no_date_and_no_standing_that_needs_one(clerk: Type, words: str) -> None:
    rows = default_rows(clerk, words)
    assert rows
    assert {row["standing"] for row in rows} <= {"recorded", "no_record"}
    assert {row[name] for row in rows for name in ("due", "days", "working_days") if name in row} == {None}


def test_a_units_page_tells_what_is_recorded_from_what_is_not(clerk: Type) -> None:
    told = {row["checkpoint"]: row["standing"] for row in default_rows(clerk, "status 区教委")}
    assert (told["1.1.1a"], told["1.2.1a"]) == ("recorded", "no_record")


@pytest.mark.parametrize("words", ["overdue --basis all", "status 区教委", "show 2.1.2"])
def test_a_pivot_on_standing_mixes_no_bases(clerk: Type, words: str) -> None:
    printed = clerk(*words.split(), "--format", "csv", now=AFTERWARDS).out.removeprefix("\ufeff")
    pivot = Counter((row["standing"], row["basis"]) for row in csv.DictReader(io.StringIO(printed)))
    assert pivot["no_record", "default"] > 0 < pivot["overdue", "stated"]
    assert {basis for standing, basis in pivot if standing in DATED} == {"stated"}
    assert {basis for standing, basis in pivot if standing not in DATED} == {"default"}


def test_the_answer_to_done_says_so_too(govopen: Type) -> None:
    answer = govopen("done", "1.1.1a", "--unit", "区教委", "--on", "5-2", "--format", "json")
    (change,) = json.loads(answer.out)["standings"]
    assert (change["before"], change["after"], change["due"]) == ("no_record", "recorded", None)


def test_show_counts_it_under_names_of_its_own(clerk: Type) -> None:
    obligations = json.loads(clerk("show", "2.1.2", "--format", "json").out)["item"]["obligations"]
    stated, *others = [owed["totals"] for owed in obligations]
    assert "overdue" in stated
    assert "no_record" not in stated
    for totals in others:
        assert set(totals) == {"breached", "excused", "recorded", "no_record"}


@pytest.mark.parametrize("words", ["show 2.1.2b", "overdue --basis all"])
def test_no_screen_prints_a_date_for_it(clerk: Type, words: str) -> None:
    lines = clerk(*words.split(), now=AFTERWARDS, lang="en").out.splitlines()
    unrecorded = [line for line in lines if "[no record]" in line]
    assert unrecorded
    assert not [line for line in unrecorded if "12-31" in line or "late" in line]


def test_totals_in_status_are_of_stated_checkpoints(clerk: Type) -> None:
    printed = json.loads(clerk("status", "--format", "json", now=AFTERWARDS).out)
    assert sum(printed["totals"].values()) < 200 < printed["totals_default"]["of"]
