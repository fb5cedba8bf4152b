"""A former code, typed by whoever has the old document on the desk, finds the obligation that has another now."""

import json
from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run

LATER = "2018-08-06T09:00:00+08:00"
EN, ZH = "2.1.2a is 2.1.2g since an amendment", "2.1.2a 调整后编号为 2.1.2g"


AMENDED_AT = "2018-07-25T09:00:00+08:00"
OBLIGATION = "- code: a\n            name: 会议开放\n"


def amend(clerk: Run, folder: Path, old: str, new: str, renamed: str) -> None:
    """On 25 July, after the milestone was due."""
    assert old in ISSUED
    path = folder / "amended.yaml"
    path.write_text(f"{ISSUED.replace(old, new)}\nrenamed: {renamed}\n", "utf-8")
    answer = clerk("load", str(path), "--reason", "调整", now=AMENDED_AT)
    assert answer.code == 0, answer.err


@pytest.fixture
def renamed(clerk: Run, tmp_path: Path) -> Run:
    """2.1.2a becomes 2.1.2g; E2, with evidence, was recorded before; E3 is the amendment."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"picture")
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-5", "--evidence", str(photo))
    amend(clerk, tmp_path, OBLIGATION, OBLIGATION.replace("code: a", "code: g"), "{2.1.2a: 2.1.2g}")
    return clerk


ASKS = {
    "show": ("show",),
    "history": ("history",),
    "overdue": ("overdue",),
}
RECORDS = {
    "done": ("done", "{}", "--unit", "德胜", "--on", "8-1"),
    "progress": ("log", "{}", "--unit", "德胜", "--note", "方案已定"),
    "extension": ("extend", "{}", "--unit", "德胜", "--to", "2019-03-01", "--reason", "装修"),
    "excuse": ("excuse", "{}", "--unit", "德胜", "--reason", "撤销"),
    "receipt": ("receive", "{}", "--unit", "德胜"),
}


@pytest.mark.parametrize(("lang", "said"), [("en", EN), ("zh", ZH)])
@pytest.mark.parametrize("command", ASKS)
@pytest.mark.parametrize("typed", ["2.1.2a", "二一2a"])
def test_asked_about_it_is_found_and_said_once(renamed: Run, command: str, lang: str, said: str, typed: str) -> None:
    former = renamed(command, typed, now=LATER, lang=lang)
    assert (former.code, former.err) == (0, f"{said}\n")
    now = renamed(command, "2.1.2g", now=LATER, lang=lang)
    assert (now.code, now.err) == (0, "")
    assert former.out.replace(f"{command} {typed}", f"{command} 2.1.2g") == now.out


@pytest.mark.parametrize("kind", RECORDS)
def test_recorded_under_it_is_recorded_for_what_it_is_now(renamed: Run, kind: str) -> None:
    argv = [word.format("2.1.2a") for word in RECORDS[kind]]
    answer = renamed(*argv, now=LATER)
    assert answer.code == 0, answer.err
    assert answer.err.count(EN) == 1
    (entry,) = json.loads(renamed("history", "E4", "--format", "json", now=LATER).out)["entries"]
    assert entry["obligation"] in {"2.1.2a", "2.1.2g"}


def test_one_key_of_a_checkpoint_that_is_older_than_the_change_still_names_it(renamed: Run) -> None:
    answer = renamed("excuse", "2.1.2a/1", "--unit", "德胜", "--reason", "撤销", "--ref", "西政办函3号", now=LATER)
    assert answer.code == 0, answer.err
    assert "2.1.2g/1" in answer.out or "2.1.2a/1" in answer.out


def test_shown_is_also_what_fell_due_under_the_former_code(renamed: Run) -> None:
    assert "07-20" in renamed("show", "2.1.2g", now=LATER).out
    assert "07-20" in renamed("overdue", "2.1.2g", now=LATER).out


def test_the_ledger_tells_what_was_recorded_under_either_code(renamed: Run) -> None:
    renamed("done", "2.1.2g", "--unit", "区教委", "--on", "8-1", now=LATER)
    for code in ("2.1.2g", "2.1.2a", "2.1.2"):
        told = json.loads(renamed("history", code, "区教委", "--format", "json", now=LATER).out)["entries"]
        assert [entry["id"] for entry in told] == ["E2", "E4"]


def test_a_code_that_never_was_finds_nothing(renamed: Run) -> None:
    for argv in (("show",), ("overdue",), ("history",), ("done", "--unit", "德胜", "--on", "8-1")):
        answer = renamed(argv[0], "2.1.2x", *argv[1:], now=LATER)
        assert answer.code == 2
        assert "2.1.2x" in answer.err


@pytest.mark.parametrize("command", ["show", "items"])
@pytest.mark.parametrize("typed", ["2.1.2", "二（一）第2条"])
def test_an_item_is_listed_by_the_code_that_it_had(clerk: Run, tmp_path: Path, command: str, typed: str) -> None:
    amend(clerk, tmp_path, ": 2.1.2\n", ": 2.1.9\n", "{2.1.2: 2.1.9}")
    former = clerk(command, typed, now=LATER)
    assert (former.code, former.err) == (0, "2.1.2 is 2.1.9 since an amendment\n")
    assert former.out == clerk(command, "2.1.9", now=LATER).out


def test_what_was_recorded_under_a_former_code_is_told_with_its_name(renamed: Run) -> None:
    assert "E2     07-05 Thu  Education Commission  Open meetings 2.1.2a" in renamed("history", now=LATER).out
    assert "E2  Education Commission  Open meetings 2.1.2a" in renamed("evidence", "open", "E2", now=LATER).out


def test_a_correction_at_the_instant_of_the_amendment_is_no_move(renamed: Run) -> None:
    """The clock of a practice database may stand still."""
    assert renamed("correct", "E2", "--on", "7-6", "--reason", "日期录错", now=AMENDED_AT).code == 0
    told = renamed("history", now=LATER).out
    assert "puts E2 right" in told
    assert "moved from" not in told


def test_what_happened_first_completes_it_first_whatever_code_it_was_recorded_under(renamed: Run) -> None:
    """Two meetings on 1 June complete the year's; the one of 5 July, under the former code, comes after that."""
    renamed("done", "2.1.2g", "--unit", "区教委", "--on", "6-1", "--times", "2", now=LATER)
    told = json.loads(renamed("why", "2.1.2g", "区教委", "--format", "json", now=LATER).out)
    (year,) = told["obligations"][-1]["checkpoints"]
    assert [each["entry"]["seq"] for each in year["counted"]] == [4]
    assert [(each["entry"]["seq"], each["reason"]) for each in year["not_counted"]] == [(2, "after_complete")]
