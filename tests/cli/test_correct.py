"""``correct`` puts a record right, ``done --replaces`` makes good what was returned; neither erases anything."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from govopen.store.connection import Database

from .running import Run, refused

THEN, LATER, AUGUST = "2018-07-19T09:00:00+08:00", "2018-07-30T09:00:00+08:00", "2018-08-20T09:00:00+08:00"


def kinds(database: Database) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = database.execute("SELECT kind, refers_to FROM entry ORDER BY seq").fetchall()
    return found[1:]


def entry(clerk: Run, number: str) -> dict[str, object]:
    found: list[dict[str, object]] = json.loads(clerk("history", number, "--format", "json").out)["entries"]
    return found[0]


def standing(clerk: Run, *when: str, checkpoint: str = "2.1.2a/1", now: str = AUGUST) -> tuple[str, list[str], int]:
    rows = json.loads(clerk(*when, "status", "区教委", "--all", "--format", "json", now=now).out)["rows"]
    return next((row["standing"], row["flags"], row["recorded"]) for row in rows if row["checkpoint"] == checkpoint)


def meeting(clerk: Run, on: str = "7-18", *more: str, now: str = THEN) -> None:
    """The education commission's own desk reports a meeting."""
    answer = clerk("done", "2.1.2a", "--on", on, "--user", "li", *more, unit="区教委", now=now)
    assert answer.code == 0, answer.err


def returned(clerk: Run, on: str = "7-18", *more: str) -> None:
    """E2 is a meeting, E3 returns it."""
    meeting(clerk, on, *more)
    assert clerk("return", "E2", "--reason", "内部例会，没有公众列席", now=LATER).code == 0


def test_the_same_meeting_with_better_papers_is_met_flagged_returned(clerk: Run) -> None:
    returned(clerk)
    answer = clerk("done", "--replaces", "E2", "--on", "7-18", "--evidence", "https://a.example/1", now=AUGUST)
    assert answer.out.splitlines()[1:3] == [
        "recorded E4: Open meetings 2.1.2a, Education Commission, 07-18 Wed",
        "it makes good E2, which was returned",
    ]
    assert standing(clerk) == ("met", ["unverified", "returned", "on_behalf"], 1)
    replaced = entry(clerk, "E4")
    assert (replaced["refers_to"], replaced["unit"]) == ("E2", "区教委")
    assert str(replaced["reported_at"]).startswith("2018-07-19"), "the same happening was reported when it first was"


def test_a_new_meeting_after_the_deadline_is_late(clerk: Run) -> None:
    returned(clerk)
    clerk("done", "--replaces", "E2", "--on", "8-2", now=AUGUST)
    assert standing(clerk)[0] == "late"
    assert "returned" in standing(clerk)[1]
    assert str(entry(clerk, "E4")["reported_at"]).startswith("2018-08-20"), "another happening, its own report"


def test_what_is_made_good_late_is_flagged_by_its_own_report_and_the_first_by_the_first(clerk: Run) -> None:
    """Report within five working days of the meeting, or of 3 July: 18 July's by the 25th, 2 August's by the 9th."""
    returned(clerk)
    clerk("done", "--replaces", "E2", "--on", "8-2", now=AUGUST)
    assert "recorded_late" in standing(clerk)[1]
    clerk("undo", "E4", now=AUGUST)
    clerk("done", "--replaces", "E2", "--on", "7-18", now=AUGUST)
    assert "recorded_late" not in standing(clerk)[1]


def test_a_replacement_waits_for_review_and_the_returned_one_does_not_any_more(clerk: Run) -> None:
    returned(clerk)
    clerk("done", "--replaces", "E2", "--on", "7-18", now=AUGUST)
    assert json.loads(clerk("status", "--format", "json", now=AUGUST).out)["backlog"] == {
        "waiting": 1, "oldest": "2018-08-20", "older": 0, "returned": 0,
    }  # fmt: skip
    assert "makes E2 good" in clerk("review", now=AUGUST).out


def test_a_replacement_taken_back_leaves_the_first_returned(clerk: Run) -> None:
    returned(clerk)
    clerk("done", "--replaces", "E2", "--on", "7-18", now=AUGUST)
    clerk("undo", "E4", now=AUGUST)
    assert standing(clerk) == ("overdue", ["returned"], 0)
    assert clerk("done", "--replaces", "E2", "--on", "7-18", now=AUGUST).code == 0


@pytest.mark.parametrize("words", [("accept", "E2"), ("undo", "E3")])
def test_what_was_made_good_does_not_count_twice(clerk: Run, words: tuple[str, ...]) -> None:
    returned(clerk)
    clerk("done", "--replaces", "E2", "--on", "7-18", now=AUGUST)
    clerk("correct", "E4", "--note", "居民代表列席", "--reason", "补说明", now=AUGUST)  # E5, E6
    refused(clerk(*words, now=AUGUST), "E2 was returned and made good by E6, which counts instead; ")
    assert standing(clerk, checkpoint="2.1.2a")[2] == 1


def test_the_same_again_is_pointed_to_replacing(clerk: Run) -> None:
    returned(clerk)
    answer = clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18", now=AUGUST)
    refused(answer, "recorded as entry E2: Education Commission, 2018-07-18, which was returned; with better papers: ")
    assert answer.err.endswith("govopen done --replaces E2 --on 2018-07-18\n")


def test_a_quarters_replacement_is_for_the_same_quarter(clerk: Run) -> None:
    clerk("done", "1.5.5a", "--unit", "区卫计委", "--for", "2018-Q1", "--on", "4-18")
    clerk("return", "E2", "--reason", "数据不全")
    clerk("done", "--replaces", "E2", "--on", "4-18")
    assert entry(clerk, "E4")["period"] == "2018-Q1"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--replaces", "E99", "--on", "7-18"), "no entry E99; "),
        (("--replaces", "E1", "--on", "7-18"), "E1 (plan loaded) says nothing that was done; "),
        (("--replaces", "E5", "--on", "7-18"), "E5 was not returned; to put it right: govopen correct E5 --reason "),
        (("--replaces", "E4", "--on", "7-18"), "E4 (withdrawal) says nothing that"),
        (("--replaces", "E2", "--unit", "德胜", "--on", "7-18"), "E2 is about 2.1.2a of Education Commission; "),
        (("2.3.1a", "--replaces", "E2", "--on", "7-18"), "E2 is about 2.1.2a of Education Commission; "),
        (("--replaces", "E2", "--on", "12-31"), "2018-12-31 is still to come; "),
        (("--replaces", "E2"), "when was it done? "),
        (("--replaces", "E2", "--from", "x.csv"), "--from takes obligation and date from the file; "),
    ],
)
def test_what_cannot_be_made_good_is_refused_in_one_line(
    clerk: Run, database: Database, words: tuple[str, ...], message: str
) -> None:
    returned(clerk)
    clerk("undo", "E3")
    meeting(clerk, "7-17")  # E5
    clerk("return", "E2", "--reason", "例会")  # E6
    refused(clerk("done", *words, now=AUGUST), message)
    assert len(kinds(database)) == 5


def test_a_correction_withdraws_and_says_anew_in_one_commit(clerk: Run, database: Database) -> None:
    meeting(clerk, "7-19", "--note", "校园", "--evidence", "https://a.example/1")
    answer = clerk("correct", "E2", "--on", "7-18", "--reason", "日期录错", unit="区教委")
    assert answer.out.splitlines()[1:] == [
        "corrected E2, which E3 takes back: it was Open meetings 2.1.2a, Education",
        "Commission, 07-19 Thu",
        "now E4: Open meetings 2.1.2a, Education Commission, 07-18 Wed",
        "1 by 07-20: still met, 2 days early. The whole year: still open, 1/2, 1 to go,",
        "due 12-31.",
        "still wrong? govopen correct E4 --reason TEXT",
        "never happened? govopen undo E4",
    ]
    assert kinds(database) == [("claim", None), ("withdrawal", 2), ("claim", 2)]
    now = entry(clerk, "E4")
    assert (now["note"], now["evidence"], now["times"]) == ("校园", entry(clerk, "E2")["evidence"], 1)
    told = clerk("history", "2.1.2a").out
    for words in ("[withdrawn by E3]", "takes back E2", "日期录错", "puts E2 right"):
        assert words in told


def test_the_checkpoint_carries_corrected_and_waits_again(clerk: Run) -> None:
    meeting(clerk)
    clerk("accept", "E2")
    assert "unverified" not in standing(clerk)[1]
    clerk("correct", "E2", "--times", "2", "--reason", "漏记一场", unit="区教委")
    assert standing(clerk, checkpoint="2.1.2a") == ("met", ["unverified", "no_evidence", "corrected"], 2)
    assert [row["entry"] for row in json.loads(clerk("review", "--format", "json").out)["rows"]] == ["E5"]


def test_a_correction_keeps_when_and_how_it_was_reported(clerk: Run) -> None:
    clerk(
        "done", "2.1.2a", "--unit", "区教委", "--on", "7-17", "--via", "mail", "--ref", "7号邮件", "--reported", "7-18"
    )
    clerk("correct", "E2", "--on", "7-18", "--reason", "日期录错", now=AUGUST)
    now = entry(clerk, "E4")
    assert (now["reported_at"], now["via"], now["ref"], now["on_behalf"]) == ("2018-07-18", "mail", "7号邮件", True)
    assert "recorded_late" not in standing(clerk)[1]


def test_moved_to_an_earlier_day_it_counts_as_reported_now(clerk: Run) -> None:
    """Otherwise a meeting held in time could be found after the deadline without anybody seeing it."""
    meeting(clerk, "8-2", now="2018-08-03T09:00:00+08:00")
    assert standing(clerk)[0] == "late"
    clerk("correct", "E2", "--on", "7-18", "--reason", "日期录错", now=AUGUST)
    assert str(entry(clerk, "E4")["reported_at"]).startswith("2018-08-20")
    assert standing(clerk) == ("met", ["unverified", "no_evidence", "recorded_late", "corrected", "on_behalf"], 1)


def test_evidence_given_takes_the_place_of_what_there_was(clerk: Run, tmp_path: Path) -> None:
    meeting(clerk, "7-18", "--evidence", "https://a.example/1")
    photo = tmp_path / "会议.jpg"
    photo.write_bytes(b"jpeg")
    assert clerk("correct", "E2", "--evidence", str(photo), "--reason", "换佐证").code == 0
    assert [piece["name"] for piece in entry(clerk, "E4")["evidence"]] == ["会议.jpg"]  # type: ignore[attr-defined]  # JSON


def test_a_correction_of_a_correction_is_fine(clerk: Run, database: Database) -> None:
    meeting(clerk)
    clerk("correct", "E2", "--on", "7-17", "--reason", "日期录错")
    assert clerk("correct", "E4", "--on", "7-16", "--reason", "又录错").code == 0
    assert kinds(database)[3:] == [("withdrawal", 4), ("claim", 4)]
    assert standing(clerk, checkpoint="2.1.2a")[2] == 1


def test_before_it_was_corrected_things_stood_otherwise(clerk: Run) -> None:
    meeting(clerk, "8-2", now="2018-08-03T09:00:00+08:00")
    clerk("correct", "E2", "--on", "7-18", "--reason", "日期录错", now=AUGUST)
    assert standing(clerk, "--known-at", "2")[0] == "late"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("E99", "--on", "7-17"), "no entry E99; "),
        (("E1", "--on", "7-17"), "E1 (plan loaded) says nothing that was done; "),
        (("E2",), "E2 says so already; give what was wrong: "),
        (("E2", "--on", "7-18"), "E2 says so already; give what was wrong: "),
        (("E2", "--times", "1"), "E2 says so already; give what was wrong: "),
        (("E2", "--on", "8-30"), "2018-08-30 is still to come; "),
        (("E2", "--on", "2017-07-18"), "2017-07-18 is before 2018-01-01, when this begins to count; "),
        (("E2", "--on", "soon"), "date not understood: soon; "),
        (("E2", "--at", "7-18"), "--at 7-18 has no time of day; "),
        (("E2", "--times", "0"), "--times 0: give a whole number "),
        (("E2", "--evidence", "nowhere.pdf"), "no file nowhere.pdf; "),
        (("E3", "--on", "7-16"), "E3 was withdrawn already, by E4"),
        (("E4", "--on", "7-16"), "E4 (withdrawal) says nothing that was done; "),
        (("E5", "--on", "7-16"), "E5 was returned by E6; make it good with: govopen done --replaces E5"),
    ],
)
def test_what_cannot_be_corrected_is_refused_in_one_line(
    clerk: Run, database: Database, words: Sequence[str], message: str
) -> None:
    meeting(clerk)
    meeting(clerk, "7-17")
    clerk("undo", "E3")
    meeting(clerk, "7-16")
    clerk("return", "E5", "--reason", "例会")
    refused(clerk("correct", *words, "--reason", "日期录错", now=AUGUST), message)
    assert len(kinds(database)) == 5


def test_without_a_reason_nothing_is_corrected(clerk: Run, database: Database) -> None:
    meeting(clerk)
    refused(clerk("correct", "E2", "--on", "7-17"), "say why it is corrected: add --reason TEXT")
    assert len(kinds(database)) == 1


def test_a_minute_may_be_put_right_alone(clerk: Run) -> None:
    meeting(clerk, "7-18 9:00")
    clerk("correct", "E2", "--at", "14:20", "--reason", "时间录错")
    assert entry(clerk, "E4")["occurred_at"] == "2018-07-18T14:20:00+08:00"
