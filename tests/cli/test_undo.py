"""``undo``: an entry is taken back by a new one, and nothing is erased."""

import json

import pytest

from govopen.store.connection import Database

from .running import Run

MEETING = ("done", "2.1.2a", "--unit", "区教委", "--on")


def test_what_was_recorded_last_is_taken_back_and_named(clerk: Run, database: Database) -> None:
    clerk(*MEETING, "7-18")
    answer = clerk("undo")
    assert answer.code == 0
    assert answer.out.splitlines()[1:] == [
        "took back E2: Open meetings 2.1.2a, Education Commission, 07-18 Wed; this is E3",
        "1 by 07-20: due soon (was met). The whole year: still open, 0/2, 2 to go, due",
        "12-31.",
    ]
    rows = database.execute("SELECT seq, kind, refers_to FROM entry ORDER BY seq").fetchall()
    assert rows == [(1, "load", None), (2, "claim", None), (3, "withdrawal", 2)]


def test_an_entry_may_be_named_and_the_reason_is_kept(clerk: Run) -> None:
    clerk(*MEETING, "7-17")
    clerk(*MEETING, "7-18")
    said = json.loads(clerk("undo", "e2", "--reason", "重复", "--format", "json").out)
    (entry,) = said["entries"]
    assert (entry["kind"], entry["refers_to"], entry["reason"], entry["unit"]) == ("withdrawal", "E2", "重复", "区教委")
    assert [(row["before"], row["after"], row["recorded"]) for row in said["standings"]] == [
        ("met", "met", 1),
        ("met", "open", 1),
    ]


def test_without_an_entry_it_goes_back_one_by_one(clerk: Run) -> None:
    clerk(*MEETING, "7-17")
    clerk("log", "2.1.2a", "--unit", "区教委", "--percent", "50")
    assert "took back E3" in clerk("undo").out
    assert "took back E2" in clerk("undo").out
    answer = clerk("undo")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "govopen: office has recorded nothing that could be undone; name an entry\n"


def test_what_others_recorded_is_not_the_newest_of_mine(clerk: Run) -> None:
    clerk(*MEETING, "7-17")
    clerk(*MEETING, "7-18", "--user", "another")
    assert "took back E2" in clerk("undo").out


def test_what_was_taken_back_may_be_recorded_again(clerk: Run) -> None:
    clerk(*MEETING, "7-17")
    clerk("undo")
    assert clerk(*MEETING, "7-17").code == 0


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("E9999", "no entry E9999; "),
        ("one", "no entry 'one'; "),
        ("E1", "E1 (plan loaded) cannot be taken back: it is about the record itself"),
        ("E3", "E3 took back E2, which stays so; if it holds after all, enter it anew: govopen done 2.1.2a --unit "),
        ("2", "E2 was withdrawn already, by E3"),
    ],
)
def test_what_cannot_be_taken_back_is_refused_in_one_line(clerk: Run, named: str, message: str) -> None:
    clerk(*MEETING, "7-17")
    clerk("undo")
    answer = clerk("undo", named)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"govopen: {message}")
    assert answer.err.count("\n") == 1


def test_in_chinese(clerk: Run) -> None:
    clerk(*MEETING, "7-18", lang="zh")
    assert "已撤回 E2：会议开放 2.1.2a，区教委，07-18 星期三；撤回记为 E3\n" in clerk("undo", lang="zh").out


@pytest.mark.parametrize("named", [["E2", "E3", "E4"], ["E2-E4"], ["2-3", "E4"], ["E2,E3、4", "E4"]])
def test_several_entries_are_taken_back_in_one_commit(clerk: Run, database: Database, named: list[str]) -> None:
    answer = clerk("done", "2.1.2a", "--unit", "德胜,月坛,区教委", "--on", "7-18")
    assert answer.out.endswith("a mistake? govopen undo E2 E3 E4\n")
    assert clerk("undo", *named).code == 0
    rows = database.execute("SELECT refers_to FROM entry WHERE kind = 'withdrawal' ORDER BY seq").fetchall()
    assert rows == [(2,), (3,), (4,)]


@pytest.mark.parametrize("named", [["E2", "E9"], ["E1-E2"], ["E2-E999999999"], ["E3-E2"]])
def test_of_several_none_is_taken_back_where_one_cannot_be(clerk: Run, database: Database, named: list[str]) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜,月坛", "--on", "7-18")
    assert clerk("undo", *named).code == 2
    assert database.execute("SELECT COUNT(*) FROM entry").fetchone() == (3,)


def test_a_long_commit_is_offered_back_as_a_range(clerk: Run) -> None:
    answer = clerk("done", "2.1.2a", "--unit", "德胜,月坛,大栅栏,椿树", "--on", "7-18")
    assert answer.out.endswith("a mistake? govopen undo E2-E5\n")
