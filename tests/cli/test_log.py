"""``log``: progress is noted and counts for nothing."""

import json

import pytest

from .running import Run

LOG = ("log", "2.1.2a", "--unit", "区教委")


def test_progress_is_noted_and_counts_for_nothing(clerk: Run) -> None:
    answer = clerk(*LOG, "--percent", "60", "--note", "场地已定")
    assert answer.out.splitlines()[1:] == [
        "recorded E2: Open meetings 2.1.2a, Education Commission, 07-19 Thu",
        "noted: 60%  场地已定",
        "progress counts for nothing: record the result itself with govopen done",
        "a mistake? govopen undo E2",
    ]
    said = json.loads(clerk(*LOG, "--percent", "70", "--format", "json").out)
    (entry,) = said["entries"]
    assert (entry["kind"], entry["percent"], entry["times"]) == ("progress", 70, None)
    assert all(row["before"] == row["after"] and row["recorded"] == 0 for row in said["standings"])


def test_a_note_alone_and_a_day_will_do(clerk: Run) -> None:
    said = json.loads(clerk(*LOG, "--note", "方案已报", "--on", "7-2", "--format", "json").out)
    assert (said["entries"][0]["occurred_at"], said["entries"][0]["note"]) == ("2018-07-02", "方案已报")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ((), "nothing to note; add --note TEXT or --percent N"),
        (("--percent", "0"), "--percent 0: give a whole number from 1 to 100"),
        (("--percent", "101"), "--percent 101: give a whole number from 1 to 100"),
        (("--note", "x", "--on", "7-20"), "2018-07-20 is still to come; record what was done once it is done"),
    ],
)
def test_what_is_no_progress_is_refused(clerk: Run, more: tuple[str, ...], message: str) -> None:
    assert clerk(*LOG, *more) == (2, "", f"govopen: {message}\n")


def test_a_secret_in_a_note_is_warned_of(clerk: Run) -> None:
    answer = clerk(*LOG, "--note", "机密★10年")
    assert answer.code == 0
    assert "looks like a secrecy mark" in answer.err
