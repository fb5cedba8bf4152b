"""The command ``load``: a plan's file becomes a version of the plan, whole or not at all."""

import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest

from govopen.cli.loading import progress

from .running import Run
from .test_check import written

NEVER = ("every: month", "every: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
SUMMER = ("by: 2018-07-20", "by: 2018-08-20")
WHY = ("--reason", "西政办发〔2018〕12号")


@pytest.fixture
def july(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A clerk on 10 July 2018, at a practice database, with the small plan in mind."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-10T09:00:00+08:00")
    monkeypatch.setenv("GOVOPEN_PLAN", "small-2018")
    return govopen


def test_a_missing_database_is_made_and_the_plan_is_in_it(govopen: Run, tmp_path: Path) -> None:
    answer = govopen("load", written(tmp_path))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "小计划",
        "loaded as version 1, small-2018@1",
        "1 items, 2 obligations, 2 units",
        "checkpoints: 2 with a date in the document, 24 without",
        f"database: {tmp_path / 'test.db'}",
        "next:",
        "  govopen status    what is due, and who is late",
        "  govopen done      record what was done",
    ]
    assert govopen("items").code == 0


def test_the_database_named_on_the_line_is_in_the_next_commands(govopen: Run, tmp_path: Path) -> None:
    other = tmp_path / "other one.db"
    assert f'govopen --db "{other}" status' in govopen("--db", str(other), "load", written(tmp_path)).out


def test_the_packaged_plan_is_loaded_by_its_id(govopen: Run) -> None:
    answer = govopen("load", "xicheng-2018")
    assert answer.code == 0
    assert "50 items" in answer.out
    assert answer.err.endswith(" warnings; to see them: govopen check xicheng-2018\n")


def test_an_identical_file_changes_nothing_and_says_so(govopen: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    govopen("load", path)
    answer = govopen("load", path)
    assert answer.code == 0
    assert "nothing to do: the file is the same as version 1, small-2018@1" in answer.out


def test_a_changed_file_is_a_new_version_and_what_was_due_keeps_the_old_one(govopen: Run, tmp_path: Path) -> None:
    """All of 2018 was due long before now."""
    govopen("load", written(tmp_path))
    answer = govopen("load", written(tmp_path, SUMMER), *WHY)
    assert "loaded as version 2, small-2018@2" in answer.out
    assert "26 checkpoints of the older version stay as they were" in answer.out
    rows = json.loads(govopen("overdue", "--format", "json").out)["rows"]
    assert {row["due"] for row in rows if row["obligation"] == "2.1.1a"} == {"2018-07-20"}


def test_what_is_not_due_yet_takes_the_new_versions_date(
    july: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    july("load", written(tmp_path))
    july("load", written(tmp_path, SUMMER), *WHY)
    monkeypatch.setenv("GOVOPEN_NOW", "2018-09-01T09:00:00+08:00")
    rows = json.loads(july("overdue", "--format", "json").out)["rows"]
    assert [(row["unit"], row["due"]) for row in rows] == [("区教委", "2018-08-20"), ("区民政局", "2018-08-20")]


def test_a_file_with_errors_is_not_loaded_and_all_of_them_are_said(govopen: Run, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ("区教委, 区民政局]", "区教委, 区民整局]"),
        NEVER,
    )
    answer = govopen("load", path)
    assert (answer.code, answer.out) == (2, "")
    assert "unknown unit or group 区民整局" in answer.err
    assert answer.err.splitlines()[-1] == f"govopen: 1 error in {path}; nothing was loaded; correct them and load again"
    assert not (tmp_path / "test.db").exists()


def test_a_load_that_would_orphan_an_entry_stops(july: Run, tmp_path: Path) -> None:
    july("load", written(tmp_path))
    assert july("done", "2.1.1a", "--unit", "区民政局", "--on", "2018-07-09").code == 0
    answer = july("load", written(tmp_path, ("区教委, 区民政局]", "区教委]")), *WHY)
    assert answer.code == 2
    assert "2.1.1a 区民政局" in answer.err
    assert [entry["kind"] for entry in json.loads(july("history", "--format", "json").out)["entries"]] == [
        "load",
        "claim",
    ]


def test_what_was_due_keeps_its_entries_whatever_the_new_file_says(govopen: Run, tmp_path: Path) -> None:
    govopen("load", written(tmp_path))
    assert govopen("done", "2.1.1a", "--unit", "区民政局", "--on", "2018-07-09").code == 0
    answer = govopen("load", written(tmp_path, ("区教委, 区民政局]", "区教委]")), *WHY)
    assert answer.code == 0
    assert "26 checkpoints of the older version stay as they were" in answer.out


def test_json_carries_the_load_entry_and_what_was_loaded(govopen: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    first = json.loads(govopen("load", path, "--format", "json").out)
    again = json.loads(govopen("load", path, "--format", "json").out)
    assert [(entry["id"], entry["kind"], entry["plan"]) for entry in first["entries"]] == [("E1", "load", "small-2018")]
    assert (first["loaded"]["changed"], first["loaded"]["stated"], first["loaded"]["default"]) == (True, 2, 24)
    assert (again["entries"], again["loaded"]["changed"]) == ([], False)


def test_a_practice_database_takes_plans_too_and_stays_labelled(july: Run, tmp_path: Path) -> None:
    loaded = json.loads(july("load", written(tmp_path), "--format", "json").out)
    assert loaded["synthetic"] == "practice"
    assert loaded["entries"][0]["recorded_at"] == "2018-07-10T09:00:00+08:00"


def test_the_clock_of_a_real_database_cannot_be_set(
    govopen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-10T09:00:00+08:00")
    answer = govopen("load", written(tmp_path))
    assert answer.code == 2
    assert "GOVOPEN_NOW" in answer.err
    with sqlite3.connect(tmp_path / "test.db") as database:
        assert database.execute("SELECT COUNT(*) FROM entry").fetchone() == (0,)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_for_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress(100_000, "checkpoints") as tick:
        tick(50_000)
    assert "50000/100000" in screen.getvalue()
    assert "50%" in screen.getvalue()


def test_no_progress_is_shown_for_what_is_over_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(20_000, "checkpoints") as tick:
        tick(10_000)
    assert screen.getvalue() == ""


def test_no_progress_is_shown_where_stderr_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(100_000, "checkpoints") as tick:
        tick(50_000)
    assert screen.getvalue() == ""


def test_a_load_says_what_it_makes_overdue_at_once(july: Run, tmp_path: Path) -> None:
    july("load", written(tmp_path, SUMMER))
    earlier = written(tmp_path, ("by: 2018-07-20", "by: 2018-07-05"))
    loaded = july("load", earlier, *WHY, "--format", "json")
    assert json.loads(loaded.out)["loaded"]["past"] == 2


def test_what_an_amendment_makes_overdue_is_said_in_words(july: Run, tmp_path: Path) -> None:
    july("load", written(tmp_path, SUMMER))
    answer = july("load", written(tmp_path, ("by: 2018-07-20", "by: 2018-07-05")), *WHY)
    words = "2 checkpoints of this version were due before it takes effect: overdue unless recorded"
    assert words in " ".join(answer.out.split())


def test_the_file_named_in_the_environment_sets_the_working_days(
    july: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten working days after the second quarter, with Monday 2 July a day of rest: 16 July instead of 13."""
    quarterly = written(
        tmp_path, ("every: month", "every: quarter, grace: 10 working days, basis: stated, source: 十日")
    )
    days = tmp_path / "days.txt"
    days.write_text("2018-07-02 rest\n", "utf-8")
    monkeypatch.setenv("GOVOPEN_CALENDAR", str(days))
    july("load", quarterly)
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-18T09:00:00+08:00")
    rows = json.loads(july("overdue", "--format", "json").out)["rows"]
    due = {(row["due"], row["working_days"]) for row in rows if row["period"] == "2018-Q2"}
    assert due == {("2018-07-16", 2)}
    assert july("audit", "--plan", "small-2018").code == 0


def test_a_wrong_line_in_that_file_is_named(july: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2018-07-02 holiday\n", "utf-8")
    monkeypatch.setenv("GOVOPEN_CALENDAR", str(days))
    for words in (("load", written(tmp_path)), ("check", written(tmp_path)), ("status", "--plan", "xicheng-2018")):
        answer = july(*words)
        assert (answer.code, f"{days}:1: not understood: 2018-07-02 holiday" in answer.err) == (2, True)


def test_a_changed_plan_wants_a_reason(july: Run, tmp_path: Path) -> None:
    july("load", written(tmp_path))
    answer = july("load", written(tmp_path, SUMMER))
    assert answer.code == 2
    assert "small-2018 is loaded already, and this file says something else; say why with --reason TEXT" in answer.err
    assert len(json.loads(july("history", "--format", "json").out)["entries"]) == 1


def test_an_amendment_says_which_standings_it_changes_and_why_it_was_made(july: Run, tmp_path: Path) -> None:
    july("load", written(tmp_path))
    answer = july("load", written(tmp_path, SUMMER), *WHY)
    assert "2 standings or due dates change:" in answer.out
    (entry,) = json.loads(july("history", "E2", "--format", "json").out)["entries"]
    assert entry["reason"] == "西政办发〔2018〕12号"


def test_until_its_effective_day_an_amendment_changes_nothing(july: Run, tmp_path: Path) -> None:
    july("load", written(tmp_path))
    answer = july("load", written(tmp_path, SUMMER), *WHY, "--effective", "2018-09-01")
    assert "no standing changes" in answer.out


def test_a_correction_names_each_standing_that_it_changes(
    july: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two units were overdue by a date that we wrote down wrongly."""
    july("load", written(tmp_path))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T09:00:00+08:00")
    answer = july("load", written(tmp_path, SUMMER), "--correct", "--reason", "限期抄错")
    assert answer.out.count("(was overdue)") == 2
    assert json.loads(july("overdue", "--format", "json", "--as-of", "2018-07-21").out)["rows"] == []


def test_a_correction_holds_for_all_days_so_that_it_has_no_day_of_its_own(july: Run, tmp_path: Path) -> None:
    july("load", written(tmp_path))
    words = ("load", written(tmp_path, SUMMER), "--correct", "--effective", "8-1", *WHY)
    assert "leave one of them out" in july(*words).err
