"""What a unit's desk may not do: what is another's is another's, decisions and the record are the office's."""

import json
from pathlib import Path

import pytest

from govopen.plan.packaged import find
from govopen.store.connection import Database

from .running import Answer, Run, refusal, seqs

THEN, LATER = "2018-07-19T09:00:00+08:00", "2018-07-30T09:00:00+08:00"
CONSULTATION = ("open", "consultation", "--unit", "区教委", "--on", "7-16", "--user", "li")


def nothing_written(database: Database, answer: Answer, before: int, words: str) -> None:
    assert words in refusal(answer)
    assert seqs(database) == before


def meeting(clerk: Run, unit: str = "", *more: str) -> None:
    assert clerk("done", "2.1.2a", "--on", "7-18", "--user", "li", *more, unit=unit, now=THEN).code == 0


def on_behalf(clerk: Run, number: str) -> object:
    return json.loads(clerk("history", number, "--format", "json").out)["entries"][0]["on_behalf"]


@pytest.mark.parametrize("words", [("undo", "E2"), ("correct", "E2", "--on", "7-17", "--reason", "录错")])
def test_a_report_is_put_right_by_its_own_unit_or_the_office_and_by_no_other(
    clerk: Run, database: Database, words: tuple[str, ...]
) -> None:
    meeting(clerk, "区教委")
    nothing_written(database, clerk(*words, unit="区房管局"), 2, "E2 is of Education Commission; only that unit or ")
    assert clerk(*words, unit="区教委").code == 0


def test_a_decision_of_the_office_is_taken_back_by_the_office_alone(clerk: Run, database: Database) -> None:
    clerk("extend", "2.1.2a/1", "--unit", "区教委", "--to", "8-31", "--reason", "装修")
    for unit in ("区教委", "区房管局"):
        nothing_written(database, clerk("undo", "E2", unit=unit), 2, "E2 (extension) is the office's to take back")
    assert clerk("undo", "E2").code == 0


def test_nobody_takes_back_the_offices_finding_against_them(clerk: Run, database: Database) -> None:
    clerk("finding", "3.4.1b", "--unit", "区教委", "--on", "7-10", "--note", "另收证明")
    nothing_written(database, clerk("undo", "E2", unit="区教委"), 2, "E2 (finding) is the office's to take back")


def test_a_finding_that_waits_is_taken_back_by_who_entered_it_and_not_by_whom_it_accuses(
    clerk: Run, database: Database
) -> None:
    found = ("finding", "3.4.1b", "--unit", "区教委", "--on", "7-10", "--note", "另收证明", "--user", "li")
    clerk(*found, unit="区房管局")
    accused = clerk("undo", "E2", "--user", "jia", unit="区教委")
    nothing_written(database, accused, 2, "E2 (finding) is the office's to take back")
    assert clerk("undo", "E2", "--user", "li", unit="区房管局").code == 0
    clerk(*found, unit="区房管局")
    assert clerk("accept", "E4").code == 0
    nothing_written(database, clerk("undo", "E4", "--user", "li", unit="区房管局"), 5, "is the office's to take back")


def test_a_request_is_taken_back_until_it_is_granted(clerk: Run, database: Database) -> None:
    ask = ("extend", "2.1.2a/1", "--to", "8-31", "--request", "--reason", "装修", "--user", "li")
    clerk(*ask, unit="区教委")
    assert clerk("undo", "E2", unit="区教委").code == 0
    clerk(*ask, unit="区教委")
    assert clerk("accept", "E4").code == 0
    nothing_written(database, clerk("undo", "E4", unit="区教委"), 5, "E4 (extension) is the office's to take back")


def test_words_are_deleted_by_the_office_alone(clerk: Run, database: Database) -> None:
    meeting(clerk, "区教委", "--note", "王某")
    for unit, name in (("区教委", "Education Commission"), ("区房管局", "Housing Administration Bureau")):
        answer = clerk("redact", "E2", "--field", "note", "--reason", "个人信息", unit=unit)
        nothing_written(database, answer, 2, f"only the office does this; this desk is {name}'s, see: ")


def test_a_loaded_plan_is_changed_by_the_office_alone(clerk: Run, database: Database, tmp_path: Path) -> None:
    amended = tmp_path / "amended.yaml"
    issued = find("xicheng-2018").read_text("utf-8")
    amended.write_text(issued + "# 改\n", "utf-8", newline="\n")
    answer = clerk("load", str(amended), "--reason", "调整", unit="区教委")
    nothing_written(database, answer, 1, "only the office does this; this desk is Education Commission's, see: ")
    chinese = clerk("load", str(amended), "--reason", "调整", unit="教委", lang="zh")
    assert chinese.err.startswith("govopen: 这要由政府办办理；本机设为区教委")
    assert clerk("load", "xicheng-2018", unit="区教委").code == 0, "the same file changes nothing"
    assert clerk("load", str(amended), "--reason", "调整").code == 0


def test_a_unit_opens_and_closes_its_own_cases_and_no_others(clerk: Run, database: Database) -> None:
    nothing_written(database, clerk(*CONSULTATION, unit="区房管局"), 1, "this desk is Housing")
    assert clerk(*CONSULTATION, unit="区教委").code == 0
    close = ("close", "1", "--on", "7-18", "--user", "li")
    nothing_written(database, clerk(*close, unit="区房管局"), 2, "for Education Commission the office does")
    assert clerk(*close, unit="区教委").code == 0
    nothing_written(database, clerk("undo", "E3", unit="区房管局"), 3, "E3 is of Education Commission")
    assert clerk("undo", "E3", "--user", "li", unit="区教委").code == 0


def test_a_case_that_the_office_opened_stays_open_for_its_unit(clerk: Run, database: Database) -> None:
    clerk("open", "consultation", "--unit", "区教委", "--on", "7-16")
    answer = clerk("undo", "E2", "--user", "li", unit="区教委")
    nothing_written(database, answer, 2, "E2 (case opened) is the office's to take back")


@pytest.mark.parametrize(
    "words",
    [
        ("receive", "--unit", "区教委"),
        ("receive", "2.1.2a", "--unit", "区教委", "--dispute", "不归我"),
        ("extend", "2.1.2a/1", "--unit", "区教委", "--to", "8-31", "--request", "--reason", "装修"),
        ("excuse", "2.1.2a", "--unit", "区教委", "--request", "--reason", "停电"),
    ],
)
def test_a_unit_signs_and_asks_for_itself_alone(clerk: Run, database: Database, words: tuple[str, ...]) -> None:
    nothing_written(database, clerk(*words, unit="区房管局"), 1, "for Education Commission the office does")
    assert clerk(*words, unit="区教委").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("done", "2.1.2a", "--on", "7-18"),
        ("done", "2.3.1a", "--none"),
        ("log", "2.1.2a", "--percent", "60"),
        ("done", "2.1.2a", "--on", "7-18", "--unit", "区房管局"),
    ],
)
def test_a_unit_reports_for_itself_alone(clerk: Run, database: Database, words: tuple[str, ...]) -> None:
    answer = clerk(*words, "--unit", "区教委", unit="区房管局")
    nothing_written(database, answer, 1, "this desk is Housing")
    assert "for Education Commission the office does" in answer.err
    assert clerk(*words, "--unit", "区教委").code == 0
    assert on_behalf(clerk, "E2") is True


def test_a_file_at_a_units_desk_has_its_own_rows_alone(clerk: Run, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "july.csv"
    file.write_text("unit,code,date\n区房管局,2.1.2a,7-18\n区教委,2.1.2a,7-18\n", "utf-8")
    answer = clerk("done", "--from", str(file), "--yes", unit="区房管局")
    assert answer.err.startswith("A3  this desk is Housing ")
    assert (answer.code, seqs(database)) == (2, 1)


def test_the_same_in_chinese(clerk: Run) -> None:
    meeting(clerk, "区教委")
    answer = clerk("undo", "E2", unit="区房管局", lang="zh")
    assert answer.err == (
        "govopen: E2 是区教委的记录，只能由该单位或政府办更正、撤回；本机设定的单位见：govopen config\n"
    )


def test_what_a_unit_puts_right_itself_is_its_own_report_which_it_does_not_accept(clerk: Run) -> None:
    meeting(clerk, "", "--unit", "区教委")
    assert on_behalf(clerk, "E2") is True
    clerk("correct", "E2", "--on", "7-17", "--reason", "录错", "--user", "jia", unit="区教委")
    assert on_behalf(clerk, "E4") is False
    answer = clerk("accept", "E4", "--user", "jia", now=LATER)
    assert refusal(answer).startswith("E4 was recorded by jia; nobody accepts what they reported themselves")


def test_who_reported_it_does_not_accept_it_once_they_put_it_right_at_the_office(clerk: Run) -> None:
    meeting(clerk, "区教委")
    clerk("correct", "E2", "--on", "7-17", "--reason", "录错", "--user", "li")
    assert on_behalf(clerk, "E4") is True
    assert refusal(clerk("accept", "E4", "--user", "li", now=LATER)).startswith("E2 was recorded by li; nobody ")
    assert clerk("accept", "E4", now=LATER).code == 0


def test_only_what_can_be_taken_back_is_told_to_be(clerk: Run) -> None:
    load = refusal(clerk("correct", "E1", "--on", "7-17", "--reason", "录错"))
    assert load == "E1 (plan loaded) says nothing that was done; there is nothing in it to correct"
    clerk("receive", "--unit", "区教委")
    assert "take it back with govopen undo E2" in refusal(clerk("correct", "E2", "--on", "7-17", "--reason", "录错"))
