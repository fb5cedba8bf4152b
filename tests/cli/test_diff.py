"""The command ``diff``: what an amendment changes, from file to file or from the database to a file."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from amendments import ISSUED, amended, hunks

from govopen.output.columns import width_of

from .running import Answer, Run

Golden = Callable[[str, str], None]
WHY = ("--reason", "年中调整")
AMENDMENT = Path(__file__).with_name("amendment.txt")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an amendment of the 2018 plan, where the clerk is."""
    (tmp_path / "amended.yaml").write_text(amended(*hunks(AMENDMENT)), "utf-8")
    (tmp_path / "same.yaml").write_text(ISSUED, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(answer: Answer) -> dict[str, Any]:
    assert answer.code == 0, answer.err
    report: dict[str, Any] = json.loads(answer.out)
    return report


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_amendment_on_the_screen(clerk: Run, here: Path, golden: Golden, lang: str) -> None:
    answer = clerk("diff", "amended.yaml", "--as-of", "2018-09-03", lang=lang, now="2018-09-05T09:00:00+08:00")
    assert (answer.code, answer.err) == (0, "")
    golden(f"diff-{lang}.txt", answer.out)
    assert max(map(width_of, answer.out.splitlines())) <= 80


def test_a_file_is_compared_with_the_version_in_effect(clerk: Run, here: Path) -> None:
    report = found(clerk("diff", "amended.yaml", "--format", "json"))
    assert report["before"] == {"file": None, "plan": "xicheng-2018", "version": 1}
    assert report["after"] == {"file": "amended.yaml", "plan": "xicheng-2018", "version": None}
    assert (report["position"], report["synthetic"]) == ("xicheng-2018@1", "practice")
    assert {
        "kind": "quota_raised",
        "code": "2.1.2a",
        "field": "times",
        "before": 2,
        "after": 3,
        "name": "会议开放",
        "name_en": "Open meetings",
    } in report["changes"]


def test_once_it_is_loaded_the_file_is_what_holds_and_the_older_version_can_be_asked_for(
    clerk: Run, here: Path
) -> None:
    assert clerk("load", "amended.yaml", *WHY, now="2018-09-03T09:00:00+08:00").code == 0
    later = "2018-09-04T09:00:00+08:00"
    same = clerk("diff", "amended.yaml", now=later)
    assert "version 2 (xicheng-2018@2) and amended.yaml say the same" in same.out
    assert found(clerk("diff", "amended.yaml", "--format", "json", now=later))["changes"] == []
    for option, value in (("--as-of", "2018-09-02"), ("--known-at", "1")):
        report = found(clerk("diff", "amended.yaml", option, value, "--format", "json", now=later))
        assert report["before"]["version"] == 1
        assert len(report["changes"]) > 20
    taken_back = found(clerk("diff", "xicheng-2018", "--format", "json", now=later))
    assert {"quota_lowered", "item_dropped"} <= {change["kind"] for change in taken_back["changes"]}


def test_what_is_loaded_but_takes_effect_later_is_what_a_file_changes(clerk: Run, here: Path) -> None:
    """A load changes the newest version, whether it holds yet or not; and so `diff` says what it would."""
    early = "2018-10-10T09:00:00+08:00"
    assert clerk("load", "amended.yaml", *WHY, "--effective", "2018-10-15", now=early).code == 0
    back = clerk("diff", "xicheng-2018", now=early)
    assert "version 2, the newest, is in force from 10-15; now it is version 1\n" in back.out
    assert "from version 2 (xicheng-2018@2) to xicheng-2018: " in back.out
    assert "最新的第2版10-15起才生效，现在是第1版\n" in clerk("diff", "xicheng-2018", now=early, lang="zh").out
    assert "in force from" not in clerk("diff", "xicheng-2018", now="2018-10-16T09:00:00+08:00").out
    assert found(clerk("diff", "xicheng-2018", "--known-at", "1", "--format", "json", now=early))["changes"] == []


def test_identical_files_say_so(clerk: Run, here: Path) -> None:
    answer = clerk("diff", "xicheng-2018", "same.yaml")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[1] == "xicheng-2018 and same.yaml say the same"
    assert clerk("diff", "xicheng-2018", "same.yaml", lang="zh").out.splitlines()[1] == (
        "xicheng-2018与same.yaml内容一致"
    )
    assert clerk("diff", "xicheng-2018", "same.yaml", "--check").code == 0


def test_two_files_need_no_database_and_know_no_position(govopen: Run, here: Path) -> None:
    report = found(govopen("diff", "xicheng-2018", "amended.yaml", "--as-of", "2018-07-23", "--format", "json"))
    assert (report["as_of"], report["position"], report["synthetic"]) == ("2018-07-23", None, None)
    assert report["before"]["file"] == "xicheng-2018"
    assert not (here / "test.db").exists()


def test_how_many_were_due_depends_on_the_day(govopen: Run, here: Path) -> None:
    """The first quarter's report was due on 17 April, 37 full lists on 20 June, the second quarter's report on 13 July,
    and 26 open meetings on 20 July; 25 of them move, the one of 区安全监管局 is gone.
    """
    kept = {
        day: found(govopen("diff", "xicheng-2018", "amended.yaml", "--as-of", day, "--format", "json"))["checkpoints"]
        for day in ("2018-06-20", "2018-06-21", "2018-07-20", "2018-07-21")
    }
    assert [figures["kept"] for figures in kept.values()] == [1, 38, 39, 65]
    assert len({(figures["new"], figures["gone"], figures["moved"]) for figures in kept.values()}) == 1


def test_a_day_to_come_is_asked_of_two_files(govopen: Run, here: Path) -> None:
    report = found(govopen("diff", "xicheng-2018", "amended.yaml", "--as-of", "2999-01-01", "--format", "json"))
    assert report["as_of"] == "2999-01-01"


def test_check_is_one_where_they_differ(clerk: Run, here: Path) -> None:
    answer = clerk("diff", "amended.yaml", "--check")
    assert answer.code == 1
    assert "to amended.yaml: 23 changes" in answer.out


def test_csv_has_a_row_for_every_change(clerk: Run, here: Path) -> None:
    changes = found(clerk("diff", "amended.yaml", "--format", "json"))["changes"]
    answer = clerk("diff", "amended.yaml", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out.removeprefix("\ufeff"))))
    assert [(row["kind"], row["code"]) for row in rows] == [(change["kind"], change["code"]) for change in changes]
    [steps] = [row for row in rows if row["kind"] == "milestones_changed"]
    assert (steps["before"], steps["after"]) == ("1:2018-07-20", "1:2018-07-31 2:2018-10-31")
    [lead] = [row for row in rows if row["field"] == "lead"]
    assert (lead["before"], lead["after"]) == ("区社会办", "区民政局")


def test_files_with_errors_are_refused_with_every_problem_of_both(govopen: Run, here: Path) -> None:
    for name, old, new in (
        ("one.yaml", "by: 2018-06-20", "by: 2018-06-31"),
        ("two.yaml", "lead: [区社会办]", "lead: [区社会辨]"),
    ):
        (here / name).write_text(ISSUED.replace(old, new, 1), "utf-8")
    answer = govopen("diff", "one.yaml", "two.yaml")
    assert (answer.code, answer.out) == (2, "")
    lines = answer.err.splitlines()
    assert [line.partition(":")[0] for line in lines if ": error: " in line] == ["one.yaml", "two.yaml"]
    assert lines[-1] == ("govopen: 1 error in one.yaml, 1 error in two.yaml; nothing was compared; correct them first")


def test_neither_a_file_nor_an_id_is_bad_input(govopen: Run, here: Path) -> None:
    answer = govopen("diff", "beijing-2018")
    assert (answer.code, answer.out) == (2, "")
    assert "packaged are xicheng-2018" in answer.err


def test_a_plan_of_another_id_is_compared_with_the_plan_asked_for(clerk: Run, here: Path) -> None:
    (here / "next.yaml").write_text(ISSUED.replace("id: xicheng-2018", "id: xicheng-2019"), "utf-8")
    answer = clerk("diff", "next.yaml")
    assert answer.code == 2
    assert "no plan xicheng-2019 here; there is: xicheng-2018" in answer.err
    report = found(clerk("diff", "next.yaml", "--plan", "xicheng-2018", "--format", "json"))
    assert [(change["kind"], change["field"]) for change in report["changes"]] == [("plan_changed", "id")]


@pytest.mark.parametrize("option", [("--plan", "xicheng-2018"), ("--known-at", "1")])
def test_what_is_of_a_database_is_refused_between_files(govopen: Run, here: Path, option: tuple[str, str]) -> None:
    answer = govopen("diff", "xicheng-2018", "same.yaml", *option)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"govopen: {option[0]} does nothing between two files")


def test_the_numbers_are_what_a_load_then_does(clerk: Run, here: Path, xicheng: Path) -> None:
    """Without the two hunks that let units join groups: who owes what then is the load's own subject."""
    (here / "quiet.yaml").write_text(amended(*list(hunks(AMENDMENT))[2:]), "utf-8")
    promised = found(clerk("diff", "quiet.yaml", "--format", "json"))["checkpoints"]
    assert clerk("load", "quiet.yaml", *WHY).code == 0
    first, second = (checkpoints(xicheng, version) for version in (1, 2))
    both = first.keys() & second.keys()
    changed = {place for place in both if first[place][0] == second[place][0] and first[place] != second[place]}
    moved = {place for place in both if first[place][0] != second[place][0]}
    stayed = len(first.keys() - second.keys()) - promised["gone"]
    assert promised["new"] == len(second.keys() - first.keys())
    assert promised["changed"] == len(changed)
    assert promised["moved"] == len(moved) + promised["kept"]
    assert promised["kept"] == 39  # two quarters' reports and the full lists of 37
    assert stayed == promised["kept"] + 1  # and 5.4.1a, due on 30 June, in which nothing changes


def checkpoints(path: Path, version: int) -> dict[tuple[object, ...], tuple[object, ...]]:
    """What a version holds: who owes what -> due and how many."""
    statement = "SELECT holder, obligation, checkpoint, due, needed, basis FROM checkpoint WHERE version = ?"
    with closing(sqlite3.connect(path)) as database:
        return {row[:3]: row[3:] for row in database.execute(statement, (version,))}


def test_nothing_is_written(clerk: Run, here: Path, xicheng: Path) -> None:
    before = xicheng.read_bytes()
    assert clerk("diff", "amended.yaml").code == 0
    assert xicheng.read_bytes() == before
