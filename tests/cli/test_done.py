"""``done``: what was done is recorded, and what it changes is said once it is on disk."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from govopen.deadlines.expand import expand_case
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.amendment import FOREVER
from govopen.plan.packaged import find
from govopen.plan.reader import read
from govopen.store.connection import Database
from govopen.store.sql import sql

from .running import Answer, Run, refusal, seqs

HEAVY = ("pydantic", "sqlmodel", "sqlalchemy", "alembic", "yaml", "rich", "openpyxl", "rapidfuzz", "pypinyin")
LABEL = "PRACTICE: synthetic data, not a record of what happened\n"
MEETING = ("done", "2.1.2a", "--unit", "区教委")


def recorded(answer: Answer) -> dict[str, Any]:
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    return found


def entry_of(answer: Answer) -> dict[str, Any]:
    (entry,) = recorded(answer)["entries"]
    assert isinstance(entry, dict)
    return entry


def open_case(database: Database, code: str, case: str, unit: str, happened: str, timed: bool) -> None:
    """A case as the command that opens one will write it."""
    plan, _problems = read(str(find("xicheng-2018")))
    assert plan is not None
    instant = int(datetime.fromisoformat(happened).timestamp() * 1_000_000)
    for point in expand_case(plan, WorkCalendar(), code, case, [unit], instant, timed):
        row = (plan.plan.id, point.holder, point.obligation, point.checkpoint, 1, *point[3:], 0, FOREVER, 1, FOREVER)
        database.many(sql("ledger", "insert_checkpoint"), [row])


def test_a_meeting_held_in_time_meets_the_milestone_and_half_the_quota(clerk: Run) -> None:
    answer = clerk(*MEETING, "--on", "7-18")
    assert answer == (
        0,
        LABEL + "recorded E2: Open meetings 2.1.2a, Education Commission, 07-18 Wed\n"
        "1 by 07-20: met, 2 days early (was due soon). The whole year: still open, 1/2, 1\n"
        "to go, due 12-31.\n"
        "a mistake? govopen undo E2\n",
        "",
    )


def test_the_same_in_chinese(clerk: Run) -> None:
    assert clerk(*MEETING, "--on", "昨天", lang="zh").out == (
        "【练习】合成数据，不是真实记录\n"
        "已记 E2：会议开放 2.1.2a，区教委，07-18 星期三\n"
        "07-20前1次：按时完成，提前2天（原为临期）。全年：仍为进行中，1/2，还差1次，限\n"
        "12-31。\n"
        "写错了：govopen undo E2\n"
    )


def test_a_meeting_on_the_last_day_is_in_time_and_one_on_the_21st_is_late_for_ever(clerk: Run) -> None:
    after = "2018-07-23T09:00:00+08:00"
    assert "1 by 07-20: met, on the last day (was overdue)." in clerk(*MEETING, "--on", "7-20", now=after).out
    late = clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-21", now=after)
    assert "1 by 07-20: late, by 1 day (was overdue)." in late.out


def test_what_is_printed_is_on_disk(clerk: Run, database: Database) -> None:
    clerk(*MEETING, "--on", "7-18")
    row = database.execute("SELECT kind, unit, obligation, on_behalf, recorded_by FROM entry WHERE seq = 2").fetchone()
    assert row == ("claim", "区教委", "2.1.2a", 1, "office")


@pytest.mark.parametrize(
    "words", [["会议开放"], ["开放会议"], ["open", "meetings"], ["二一2"], ["2．1．2"], ["2.1.2a/1"]]
)
def test_an_obligation_is_found_without_knowing_its_code(clerk: Run, words: list[str]) -> None:
    answer = clerk("done", *words, "--unit", "qjw", "--on", "7-18", "--format", "json")
    assert entry_of(answer)["obligation"] == "2.1.2a"


def test_what_words_are_read_as_is_said(clerk: Run) -> None:
    assert clerk("done", "2.1.2", "--unit", "区教委", "--on", "7-18").err == "2.1.2 is read as 2.1.2a Open meetings\n"
    assert clerk(*MEETING, "--on", "7-17").err == ""


def test_several_units_are_one_entry_each_in_one_commit(clerk: Run) -> None:
    answer = clerk("done", "会议开放", "--unit", "德胜、月坛，qjw", "--on", "7-18", "--format", "json")
    assert [entry["unit"] for entry in recorded(answer)["entries"]] == ["德胜街道", "月坛街道", "区教委"]


def test_of_several_units_none_is_recorded_where_one_does_not_answer(clerk: Run, database: Database) -> None:
    assert clerk("done", "2.1.2a", "--unit", "区教委,区财政局", "--on", "7-18").code == 2
    assert seqs(database) == 1


def test_an_exact_repeat_wants_again(clerk: Run, database: Database) -> None:
    clerk(*MEETING, "--on", "7-18")
    said = refusal(clerk(*MEETING, "--on", "7-18"))
    assert said == "recorded already as entry E2: Education Commission, 2018-07-18; if it happened twice, add --again"
    assert clerk(*MEETING, "--on", "7-18", "--again").code == 0
    assert clerk(*MEETING, "--on", "7-17", "--again").code == 0
    assert seqs(database) == 4


def test_a_claim_on_something_done_is_recorded_and_says_that_it_changes_nothing(clerk: Run) -> None:
    clerk("done", "5.1.1a", "--unit", "区教委", "--on", "6-25")
    assert (
        "it was done before; this entry changes nothing"
        in clerk("done", "5.1.1a", "--unit", "区教委", "--on", "6-26").out
    )


def test_a_late_entry_of_earlier_work_changes_what_was_late(clerk: Run) -> None:
    clerk("done", "4.4.1a", "--unit", "区教委", "--on", "6-25")
    answer = clerk("done", "4.4.1a", "--unit", "区教委", "--on", "6-19")
    assert "By 06-20: met, 1 day early (was late)." in answer.out
    assert "changes nothing" not in answer.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("2.1.2a", "--unit", "区财政局", "--on", "7-18"),
            "Finance Bureau does not answer for 2.1.2a Open meetings; Education Commission, "
            "Environmental Protection Bureau, Culture Commission and 23 others do",
        ),
        (
            ("季度发布", "--unit", "区教委", "--on", "7-18"),
            "Education Commission does not answer for 1.5.5a Quarterly public-health emergency report; "
            "Health and Family Planning Commission does",
        ),
        (
            ("3.4.1b", "--unit", "区教委", "--on", "7-18"),
            "3.4.1b Nothing demanded beyond the guide is a ban: it holds unless a violation is found, so there is "
            "nothing to report; found one? govopen finding 3.4.1b --unit 区教委 --on DATE",
        ),
        (
            ("2.1.1a", "--unit", "区教委", "--on", "7-18"),
            "2.1.1a Consultation on drafts is a minimum period: it is judged when its case is closed, not reported; at "
            "its end: govopen close CASE --on DATE",
        ),
        (
            ("3.6.1a", "--unit", "区教委", "--on", "7-18"),
            "3.6.1a Authoritative statement falls due when something happens, and no such case is open for this unit; "
            "did it happen? govopen open major_incident --unit 区教委 --at '8-3 14:20'",
        ),
        (
            ("zzz", "--unit", "区教委", "--on", "7-18"),
            "nothing in the plan is called zzz; govopen items lists it all",
        ),
        (("2.1.2a", "--on", "7-18"), "which unit? add --unit NAME, or keep yours with: govopen config unit NAME"),
        (("2.1.2a", "--unit", "民生部门", "--on", "7-18"), "民生部门 is a group of units; name one of them"),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-20"),
            "2018-07-20 is still to come; record what was done once it is done",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--at", "7-19 09:01"),
            "2018-07-19 is still to come; record what was done once it is done",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "2017-07-18"),
            "2017-07-18 is before 2018-01-01, when this begins to count; check the year",
        ),
        (
            ("1.5.5a", "--unit", "区卫计委", "--on", "3-31", "--for", "Q2"),
            "2018-03-31 is before 2018-04-01, when this begins to count; check the year",
        ),
        (
            ("2.1.2a", "--unit", "区教委"),
            "when was it done? add the day, for example --on 7-18 or --on today",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--at", "7-18"),
            "--at 7-18 has no time of day; write --at '7-18 14:20', or --on 7-18",
        ),
        (("2.1.2a", "--unit", "区教委", "--on", "7-18", "--for", "Q2"), "2.1.2a has no periods; leave --for out"),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18", "--case", "1"),
            "2.1.2a does not depend on a case; leave --case out",
        ),
        (
            ("1.5.5a", "--unit", "区卫计委", "--on", "7-18", "--for", "2018-Q5"),
            "1.5.5a has no period 2018-Q5; it has 2018-Q1, 2018-Q2, 2018-Q3, 2018-Q4",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18", "--times", "0"),
            "--times 0: give a whole number from 1 to 10000",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18", "--times=-1"),
            "--times -1: give a whole number from 1 to 10000",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18", "--via", "pigeon"),
            "no channel 'pigeon'; use form, mail, letter, phone, chat",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18", "--reported", "7-17"),
            "reported on 2018-07-17, before it happened on 2018-07-18; check --reported",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18", "--reported", "7-20"),
            "reported on 2018-07-20, which is still to come; check --reported",
        ),
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18", "--evidence", "missing.pdf"),
            "no file missing.pdf; check the name, or begin an address with https://",
        ),
        (
            ("开放", "--unit", "区教委", "--on", "7-18"),
            "开放 fits several: 2.1.2a Open meetings, 2.3.1b Government open day, 2.3.1d Themed series of open "
            "activities; give one code",
        ),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_one_line(
    clerk: Run, database: Database, words: Sequence[str], message: str
) -> None:
    assert refusal(clerk("done", *words)) == message
    assert seqs(database) == 1


def test_without_anything_and_without_a_terminal_the_list_is_printed_and_nothing_asked(clerk: Run) -> None:
    answer = clerk("done", "--unit", "区教委")
    assert (answer.code, answer.out) == (2, "")
    lines = answer.err.splitlines()
    assert lines[1] == "2  [due soon]  Open meetings, 1 by 07-20           due 07-20 (tomorrow)  2.1.2a"
    assert lines[-2].split() == ["8", "63", "others,", "without", "a", "date"]
    assert lines[-1] == "govopen: which of them? add its code, for example: govopen done 2.1.2a --on 7-18"
    assert max(map(len, lines[:-1])) <= 80


def test_the_list_marks_what_is_done_and_what_is_due_today(clerk: Run) -> None:
    clerk("done", "4.4.1a", "--unit", "区教委", "--on", "6-25")
    lines = clerk("done", "--unit", "区教委", now="2018-07-20T09:00:00+08:00").err.splitlines()
    assert lines[0] == "1  [due soon]  Open meetings, 1 by 07-20           due 07-20 (today)  2.1.2a"
    assert lines[6].split() == ["7", "[late]", "Full", "list", "compiled", "due", "06-20", "4.4.1a"]


def test_what_is_owed_promptly_is_met_by_the_first_claim(clerk: Run, database: Database) -> None:
    open_case(database, "2.1.1b", "case-1", "区教委", "2018-07-17T00:00+08:00", timed=False)
    answer = clerk("done", "2.1.1b", "--unit", "区教委", "--on", "7-18", "--format", "json")
    (standing,) = recorded(answer)["standings"]
    assert (standing["case"], standing["due"], standing["after"]) == ("case-1", None, "met")
    assert "case-1: still met, after 1 day." in clerk("done", "2.1.1b", "--unit", "区教委", "--on", "7-19").out


def test_a_count_and_a_minute_are_repeated(clerk: Run) -> None:
    answer = clerk("done", "2.2.1a", "--unit", "德胜", "--at", "7-18 14:20", "--times", "3")
    assert "recorded E2: Resident-chosen pilot projects 2.2.1a, Desheng, 07-18 Wed 14:20, 3\ntimes\n" in answer.out
    assert "The whole year: still open, 3/26, 23 to go, due 12-31." in answer.out


def test_a_recurring_obligation_counts_for_the_earliest_period_still_lacking(clerk: Run) -> None:
    words = ("done", "1.5.5a", "--unit", "区卫计委", "--on", "7-12")
    first = clerk(*words, "--format", "json")
    assert entry_of(first)["period"] == "2018-Q1"
    assert first.err == "counted for 2018-Q1; for another period add --for PERIOD\n"
    assert entry_of(clerk(*words, "--format", "json"))["period"] == "2018-Q2"
    assert entry_of(clerk(*words, "--format", "json"))["period"] == "2018-Q3"
    assert refusal(clerk(*words)).startswith("recorded already as entry E4")


@pytest.mark.parametrize("named", [("1.5.5a", "--for", "2018-Q2"), ("1.5.5a", "--for", "q2"), ("1.5.5a/2018-Q2",)])
def test_a_period_may_be_named(clerk: Run, named: Sequence[str]) -> None:
    answer = clerk("done", *named, "--unit", "区卫计委", "--on", "7-12")
    assert "2018-Q2: met, 1 day early (was overdue)." in answer.out
    assert answer.err == ""


def test_a_clock_in_hours_wants_the_minute(clerk: Run, database: Database) -> None:
    open_case(database, "3.6.1a", "case-1", "区教委", "2018-07-18T22:10+08:00", timed=True)
    words = ("done", "3.6.1a", "--unit", "区教委")
    assert refusal(clerk(*words, "--on", "7-18")) == (
        "3.6.1a: counted by the minute, so that a date will not do; give the time too: --at '2018-07-18 14:20'"
    )
    assert refusal(clerk(*words, "--at", "7-18 22:00")) == (
        "2018-07-18 22:00 is before 2018-07-18 22:10, when its clock starts; check the time"
    )
    answer = clerk(*words, "--on", "7-19", "--at", "03:10", "--case", "1", "--format", "json")
    assert (entry_of(answer)["case"], entry_of(answer)["occurred_at"]) == ("case-1", "2018-07-19T03:10:00+08:00")
    (standing,) = recorded(answer)["standings"]
    assert (standing["after"], standing["due"]) == ("met", "2018-07-19T03:10:00+08:00")


def test_of_several_cases_one_must_be_named(clerk: Run, database: Database) -> None:
    for number, day in ((1, "17"), (2, "18")):
        open_case(database, "3.4.1a", f"case-{number}", "区教委", f"2018-07-{day}T00:00+08:00", timed=False)
    words = ("done", "3.4.1a", "--unit", "区教委", "--on", "7-18")
    assert refusal(clerk(*words)) == "3.4.1a is owed in several cases: case-1, case-2; add --case"
    assert refusal(clerk(*words, "--case", "9")) == "3.4.1a has no case 9 for this unit; it has case-1, case-2"
    assert clerk(*words, "--case", "case-1").code == 0
    assert entry_of(clerk(*words, "--format", "json"))["case"] == "case-2"
    assert refusal(clerk("done", "3.4.1a", "--unit", "区民政局", "--on", "7-18")) == (
        "3.4.1a Changed service guide falls due when something happens, and no such case is open for this unit; did it "
        "happen? govopen open guide_changed --unit 区民政局 --at '8-3 14:20'"
    )


def test_a_share_of_a_joint_obligation_counts_for_the_pool(clerk: Run) -> None:
    said = recorded(clerk("done", "2.2.1a", "--unit", "德胜", "--on", "7-18", "--times", "2", "--format", "json"))
    assert said["entries"][0]["unit"] == "德胜街道"
    assert [(row["unit"], row["pool"], row["recorded"]) for row in said["standings"]] == [(None, "2.2.1a", 2)]


def test_an_open_group_is_recorded_for_by_its_name(clerk: Run) -> None:
    said = recorded(clerk("done", "5.4.1a", "--unit", "试点单位", "--on", "6-29", "--format", "json"))
    assert said["entries"][0]["unit"] is None
    assert [(row["unit"], row["pool"], row["after"]) for row in said["standings"]] == [(None, "试点单位", "met")]
    assert "Pilot units" in clerk("done", "5.4.1a", "--unit", "试点单位", "--on", "6-28").out


def test_work_without_a_date_in_the_document_is_recorded_as_such(clerk: Run) -> None:
    answer = clerk("done", "1.1.1a", "--unit", "区教委", "--on", "6-26")
    assert "No date in the document: recorded (was no record)." in answer.out


def test_the_office_records_on_behalf_and_a_unit_for_itself(clerk: Run) -> None:
    office = entry_of(clerk(*MEETING, "--on", "7-16", "--format", "json"))
    assert office["on_behalf"] is True
    own = entry_of(clerk("done", "2.1.2a", "--on", "7-17", "--format", "json", unit="教委"))
    assert (own["unit"], own["on_behalf"]) == ("区教委", False)


def test_who_told_the_office_when_and_how_is_kept(clerk: Run) -> None:
    answer = clerk(*MEETING, "--on", "7-17", "--via", "邮件", "--ref", "12号", "--reported", "7-18", "--format", "json")
    entry = entry_of(answer)
    assert (entry["via"], entry["ref"], entry["reported_at"]) == ("mail", "12号", "2018-07-18")


def test_evidence_is_kept_before_it_is_said_to_be(clerk: Run, tmp_path: Path, xicheng: Path) -> None:
    photo = tmp_path / "7月18日 会议.jpg"
    photo.write_bytes(b"a photo")
    address = "https://www.example.org/1.html"
    entry = entry_of(
        clerk(*MEETING, "--on", "7-18", "--evidence", f"'{photo}'", "--evidence", address, "--format", "json")
    )
    file, link = entry["evidence"]
    assert (file["name"], file["kept"], link["url"]) == (photo.name, True, address)
    kept = xicheng.with_name(f"{xicheng.name}.evidence") / file["sha256"][:2] / file["sha256"]
    assert kept.read_bytes() == b"a photo"


def test_without_a_copy_only_the_hash_is_kept(clerk: Run, tmp_path: Path, xicheng: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a paper")
    given = ("--evidence", str(tmp_path / "a.pdf"), "--no-copy", "--format", "json")
    assert entry_of(clerk(*MEETING, "--on", "7-18", *given))["evidence"][0]["kept"] is False
    assert not xicheng.with_name(f"{xicheng.name}.evidence").exists()


def test_a_telephone_number_in_a_note_is_warned_of_and_recorded(clerk: Run, database: Database) -> None:
    answer = clerk(*MEETING, "--on", "7-18", "--note", "联系人 13812345678")
    assert answer.code == 0
    assert answer.err == "138***78 looks like a mobile number; leave it out\n"
    assert seqs(database) == 2


def test_the_json_names_every_checkpoint_concerned_before_and_after(clerk: Run) -> None:
    said = recorded(clerk(*MEETING, "--on", "7-18", "--format", "json"))
    assert (said["schema"], said["position"]) == ("govopen.entries/1", "xicheng-2018@2")
    assert [(row["checkpoint"], row["unit"], row["before"], row["after"]) for row in said["standings"]] == [
        ("2.1.2a/1", "区教委", "due_soon", "met"),
        ("2.1.2a", "区教委", "open", "open"),
    ]


def test_as_csv_an_entry_is_a_row(clerk: Run) -> None:
    header, row = clerk(*MEETING, "--on", "7-18", "--format", "csv").out.lstrip("\ufeff").splitlines()
    assert header.startswith("id,kind,obligation,unit,")
    assert row.startswith("E2,claim,2.1.2a,区教委,")
