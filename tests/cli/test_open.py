"""``open``, ``cases`` and ``close``: what happens starts clocks, and what each of them says is worked out by hand."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from govopen.cli import candidates
from govopen.cli.options import Options
from govopen.store.connection import Database

from .running import Answer, Run

FRIDAY = "2018-08-03T15:00:00+08:00"
INCIDENT = ("open", "major_incident", "--unit", "区环保局", "--at", "2018-08-03 14:20", "--title", "化工厂泄漏")


def told(answer: Answer) -> dict[str, Any]:
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    return found


def seqs(database: Database) -> int:
    count: int = database.execute("SELECT MAX(seq) FROM entry").fetchone()[0]
    return count


def refusal(answer: Answer) -> str:
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("govopen: ")
    assert answer.err.count("\n") == 1
    return answer.err.removeprefix("govopen: ").rstrip("\n")


def dues(answer: Answer) -> dict[str, str | None]:
    """By checkpoint, until when, or from when on, what an opening asks."""
    return {row["checkpoint"]: row["due"] for row in told(answer)["standings"]}


def standings(clerk: Run, **at: str) -> dict[str, str]:
    """Where the checkpoints of all cases stand."""
    listed = told(clerk("cases", "--format", "json", **at))["cases"]
    return {row["checkpoint"]: row["standing"] for case in listed for row in case["checkpoints"]}


@pytest.mark.parametrize(
    ("trigger", "moment", "expected"),
    [
        # A Friday afternoon: five hours and a day on, by the clock, Saturday or not.
        (
            "major_incident",
            "2018-08-03 14:20",
            {"3.6.1a/case-1": "2018-08-03T19:20:00+08:00", "3.6.1b/case-1": "2018-08-04T14:20:00+08:00"},
        ),
        # Friday 3 August is day 0; the one working day after it is Monday the 6th.
        ("guide_changed", "2018-08-03", {"3.4.1a/case-1": "2018-08-06"}),
        # Monday 6, 7, 8, 9 and Friday 10 are the five: it may close from the 10th on.
        ("consultation", "2018-08-03", {"2.1.1a/case-1": "2018-08-10"}),
        # Saturday 29 and Sunday 30 September are worked instead of 4 and 5 October: from Friday the 28th the next
        # working day is that Saturday, from Saturday it is Sunday, and from Sunday Monday 8 October.
        ("guide_changed", "2018-09-28", {"3.4.1a/case-1": "2018-09-29"}),
        ("guide_changed", "2018-09-29", {"3.4.1a/case-1": "2018-09-30"}),
        ("guide_changed", "2018-09-30", {"3.4.1a/case-1": "2018-10-08"}),
        # From Thursday 27: Friday 28, Saturday 29, Sunday 30, then Monday 8 and Tuesday 9 October.
        ("consultation", "2018-09-27", {"2.1.1a/case-1": "2018-10-09"}),
        # Hours run through the holiday and the night: 22:10 on 1 October + 5 h is 03:10 on the 2nd.
        (
            "major_incident",
            "2018-10-01 22:10",
            {"3.6.1a/case-1": "2018-10-02T03:10:00+08:00", "3.6.1b/case-1": "2018-10-02T22:10:00+08:00"},
        ),
        # The turn of the year: 31 December is a rest day (30 December to 1 January are, Saturday 29 is worked).
        ("guide_changed", "2018-12-31", {"3.4.1a/case-1": "2019-01-02"}),
        ("policy_published", "2018-12-31", {"3.1.1a/case-1": "2018-12-31"}),
        (
            "major_incident",
            "2018-12-31 21:00",
            {"3.6.1a/case-1": "2019-01-01T02:00:00+08:00", "3.6.1b/case-1": "2019-01-01T21:00:00+08:00"},
        ),
        # From Friday 28 December: Saturday 29, then Wednesday 2, 3, 4 and Monday 7 January.
        ("consultation", "2018-12-28", {"2.1.1a/case-1": "2019-01-07"}),
        # Promptly is no number: nothing falls due.
        ("consultation_closed", "2018-08-10", {"2.1.1b/case-1": None}),
    ],
)
def test_a_clock_runs_from_when_it_happened(clerk: Run, trigger: str, moment: str, expected: dict[str, str]) -> None:
    when = "--at" if ":" in moment else "--on"
    answer = clerk(
        "open", trigger, "--unit", "区环保局", when, moment, "--format", "json", now="2019-01-10T09:00:00+08:00"
    )
    assert dues(answer) == expected


def test_opening_says_which_clocks_run_and_how_to_answer(clerk: Run) -> None:
    answer = clerk(*INCIDENT, now=FRIDAY)
    assert answer == (
        0,
        "PRACTICE: synthetic data, not a record of what happened\n"
        "opened case-1: Especially major or major incident, 08-03 Fri 14:20,\n"
        "Environmental Protection Bureau (E2)\n"
        "    3.6.1a Authoritative statement  due 08-03 19:20  due soon\n"
        "    3.6.1b Press conference  due 08-04 14:20  due soon\n"
        "answered? govopen done 3.6.1a --unit 区环保局 --case 1 --at TIME\n"
        "a mistake? govopen undo E2\n",
        "",
    )


def test_the_same_in_chinese(clerk: Run) -> None:
    assert clerk(*INCIDENT, now=FRIDAY, lang="zh").out == (
        "【练习】合成数据，不是真实记录\n"
        "已登记 case-1：特别重大、重大突发事件，08-03 星期五 14:20，区环保局（E2）\n"
        "    3.6.1a 权威信息发布  限08-03 19:20  临期\n"
        "    3.6.1b 新闻发布会  限08-04 14:20  临期\n"
        "办了就报：govopen done 3.6.1a --unit 区环保局 --case 1 --at 时间\n"
        "写错了：govopen undo E2\n"
    )


def test_an_incident_is_answered_in_4_hours_50_minutes(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    evening = "2018-08-03T20:00:00+08:00"
    words = ("done", "3.6.1a", "--unit", "区环保局", "--case", "1")
    bare = refusal(clerk(*words, "--on", "8-3", now=evening))
    assert bare == (
        "3.6.1a: counted by the minute, so that a date will not do; give the time too: --at '2018-08-03 14:20'"
    )
    answer = clerk(*words, "--at", "8-3 19:10", now=evening)
    assert "case-1: met, after 4 h 50 min (was overdue)." in answer.out
    assert "(met 08-03, after 4 h 50 min, no\n    evidence" in clerk("status", "区环保局", now=evening).out


def test_a_minute_after_the_five_hours_is_late_for_ever(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    answer = clerk("done", "3.6.1a", "--unit", "区环保局", "--at", "8-3 19:21", now="2018-08-03T20:00:00+08:00")
    assert "case-1: late, after 5 h 1 min (was overdue)." in answer.out


def test_a_case_entered_after_its_clock_has_run_out_is_judged_by_when_it_happened(clerk: Run) -> None:
    """Typed on Monday: the statement of Friday 19:10 is in time, and before it is entered it is overdue."""
    monday = "2018-08-06T09:00:00+08:00"
    opened = told(clerk(*INCIDENT, "--format", "json", now=monday))
    assert [row["after"] for row in opened["standings"]] == ["overdue", "overdue"]
    clerk("done", "3.6.1a", "--unit", "区环保局", "--at", "8-3 19:10", now=monday)
    clerk("done", "3.6.1b", "--unit", "区环保局", "--at", "8-4 14:21", now=monday)
    assert standings(clerk, now=monday) == {"3.6.1a/case-1": "met", "3.6.1b/case-1": "late"}
    # As of Friday 19:00 all of it was still to come.
    listed = told(clerk("--as-of", "2018-08-03 19:00", "cases", "--format", "json", now=monday))["cases"]
    assert [row["standing"] for row in listed[0]["checkpoints"]] == ["due_soon", "due_soon"]
    assert told(clerk("--as-of", "2018-08-03 14:00", "cases", "--format", "json", now=monday))["cases"] == []
    assert told(clerk("--known-at", "1", "cases", "--format", "json", now=monday))["cases"] == []


def test_any_unit_of_the_plan_may_be_named_several_at_once(clerk: Run, database: Database) -> None:
    """区编办 is in no 各部门, and answers all the same where something happens to it."""
    answer = told(clerk("open", "guide_changed", "--unit", "区编办,区教委", "--on", "7-18", "--format", "json"))
    assert [(entry["unit"], entry["case"], entry["kind"]) for entry in answer["entries"]] == [
        ("区编办", "case-1", "case_open"),
        ("区教委", "case-1", "case_open"),
    ]
    assert [(row["unit"], row["pool"], row["before"]) for row in answer["standings"]] == [
        ("区教委", None, None),
        ("区编办", None, None),
    ]
    assert database.execute("SELECT case_id, trigger, seq FROM cases").fetchall() == [("case-1", "guide_changed", 2)]


def test_the_unit_at_its_own_desk_need_not_name_itself(clerk: Run) -> None:
    assert clerk("open", "guide_changed", "--on", "7-18", unit="区教委").code == 0


def test_a_trigger_goes_by_words_of_its_name(clerk: Run) -> None:
    opened = told(clerk("open", "突发事件", "--unit", "qjw", "--at", "7-18 14:20", "--format", "json"))
    assert opened["entries"][0]["ref"] == "major_incident"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("major_incidents", "--unit", "区教委", "--on", "7-18"),
            "major_incidents is nothing that starts a clock; did you mean major_incident (Especially major or major "
            "incident)? all: govopen cases --kinds",
        ),
        (
            ("zzz", "--unit", "区教委", "--on", "7-18"),
            "zzz is nothing that starts a clock; what does: govopen cases --kinds",
        ),
        (
            ("major_incident", "--unit", "区教委", "--on", "7-18"),
            "3.6.1a Authoritative statement: counted by the minute, so that a date will not do; give the time too: "
            "--at '2018-07-18 14:20'",
        ),
        (
            ("major_incident", "--unit", "区教委", "--at", "7-18"),
            "3.6.1a Authoritative statement: counted by the minute, so that a date will not do; give the time too: "
            "--at '2018-07-18 14:20'",
        ),
        (
            ("guide_changed", "--unit", "区教委", "--at", "7-19 09:01"),
            "2018-07-19 09:01 is still to come; enter it once it has happened",
        ),
        (
            ("guide_changed", "--unit", "区教委", "--on", "2017-12-31"),
            "2017-12-31 is before 2018-01-01, when this begins to count; check the year",
        ),
        (
            ("guide_changed", "--unit", "区教委"),
            "when did it happen? add --at '7-18 14:20', or --on 7-18 where no clock counts hours",
        ),
        (
            ("guide_changed", "--on", "7-18"),
            "which unit? add --unit NAME, or keep yours with: govopen config unit NAME",
        ),
        (("guide_changed", "--unit", "，", "--on", "7-18"), "--unit is empty; give it a value, or leave it out"),
        (
            ("guide_changed", "--unit", "区教育局委员会", "--on", "7-18"),
            "unknown unit 区教育局委员会; did you mean 区教委, 区商务委, 区文化委?",
        ),
        (("guide_changed", "--unit", "各部门", "--on", "7-18"), "各部门 is a group of units; name one of them"),
        (("guide_changed", "--unit", "相关部门", "--on", "7-18"), "相关部门 is a group of units; name one of them"),
        (
            ("guide_changed", "--unit", "区教委", "--on", "7-38"),
            "there is no date 7-38: 2018-07 has the days 1 to 31",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused_in_one_line(
    clerk: Run, database: Database, words: Sequence[str], message: str
) -> None:
    said = refusal(clerk("open", *words))
    assert said == message
    assert seqs(database) == 1
    assert database.execute("SELECT COUNT(*) FROM cases").fetchone() == (0,)


def test_what_happens_after_the_period_is_another_plans(clerk: Run) -> None:
    words = ("open", "guide_changed", "--unit", "区教委", "--on", "2019-01-02")
    assert refusal(clerk(*words, now="2019-01-10T09:00:00+08:00")) == (
        "2019-01-02 is after 2018-12-31, when the plan's period ended; name the plan of that year with --plan"
    )


def test_the_same_happening_wants_again(clerk: Run, database: Database) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    assert refusal(clerk(*INCIDENT, now=FRIDAY)) == (
        "case-1 is the same: Especially major or major incident, 区环保局; if it happened twice, add --again"
    )
    assert seqs(database) == 2
    assert clerk(*INCIDENT, "--again", now=FRIDAY).code == 0


def test_the_list_says_what_is_owed_by_when(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    clerk("open", "consultation", "--unit", "区教委,区民政局", "--on", "8-3", now=FRIDAY)
    clerk("done", "3.6.1a", "--unit", "区环保局", "--at", "8-3 14:50", now=FRIDAY)
    assert clerk("cases", now=FRIDAY).out.splitlines()[1:] == [
        "Cases: Xicheng District Open Government Work Plan 2018      2018-08-03 Fri 15:00",
        "",
        "case-1 Especially major or major incident  08-03 Fri 14:20",
        "    Environmental Protection Bureau  [open]",
        "    化工厂泄漏",
        "    3.6.1b Press conference  due 08-04 14:20  due soon",
        "",
        "case-2 Consultation on a draft decision  08-03 Fri",
        "    Education Commission, Civil Affairs Bureau  [open]",
        "    2.1.1a Consultation on drafts  earliest lawful close 08-10  open",
        "      Education Commission, Civil Affairs Bureau",
        "",
        "What opens one: govopen cases --kinds                             xicheng-2018@5",
    ]


def test_the_list_as_json_and_csv(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    (case,) = told(clerk("cases", "--format", "json", now=FRIDAY))["cases"]
    assert {name: case[name] for name in ("case", "trigger", "title", "happened_at", "units", "state")} == {
        "case": "case-1",
        "trigger": "major_incident",
        "title": "化工厂泄漏",
        "happened_at": "2018-08-03T14:20:00+08:00",
        "units": ["区环保局"],
        "state": "open",
    }
    assert (case["closed_at"], case["closed_by"], case["opened_by"]) == (None, None, ["E2"])
    lines = clerk("cases", "--format", "csv", now=FRIDAY).out.splitlines()
    assert lines[0] == (
        "\ufeffcase,trigger,name,title,happened_at,state,closed_at,"
        "checkpoint,obligation,unit,pool,standing,due,owed,synthetic"
    )
    assert lines[1].endswith("3.6.1a/case-1,3.6.1a,区环保局,,due_soon,2018-08-03T19:20:00+08:00,1,practice")
    assert len(lines) == 3


def test_what_starts_a_clock_is_listed_with_how_fast_it_runs(clerk: Run) -> None:
    screen = clerk("cases", "--kinds").out
    assert (
        "major_incident  Especially major or major incident\n"
        "    3.6.1a Authoritative statement  within 5 hours\n"
        "    3.6.1b Press conference  within 24 hours\n"
    ) in screen
    assert "2.1.1a Consultation on drafts  at least 5 working days" in screen
    kinds = told(clerk("cases", "--kinds", "--format", "json"))["kinds"]
    assert len(kinds) == 7
    assert kinds[0]["obligations"][0]["at_least"] == "5 working days"
    lines = clerk("cases", "--kinds", "--format", "csv").out.splitlines()
    assert lines[1].startswith("consultation,决策草案征求意见,Consultation on a draft decision,2.1.1a,")


def test_nothing_entered_is_said(clerk: Run) -> None:
    assert "No case is entered.\n" in clerk("cases").out


# --- close: a consultation opened on Friday 3 August may close from Friday 10 August on


def consultation(clerk: Run, units: str = "区教委") -> None:
    assert clerk("open", "consultation", "--unit", units, "--on", "8-3", now=FRIDAY).code == 0


LATER = "2018-08-13T09:00:00+08:00"


def test_a_consultation_closed_on_its_fifth_working_day_is_met(clerk: Run) -> None:
    consultation(clerk)
    answer = clerk("close", "1", "--on", "8-10", now=LATER)
    assert answer.out.splitlines()[1:] == [
        "closed case-1: Consultation on a draft decision, 08-10 Fri (E3)",
        "  2.1.1a Consultation on drafts  Education Commission  met (was open)",
        "    earliest lawful close 08-10",
        "a mistake? govopen undo E3",
    ]
    assert answer.err == ""
    closed = told(clerk("cases", "--format", "json", now=LATER))["cases"][0]
    assert (closed["state"], closed["closed_at"], closed["closed_by"]) == ("closed", "2018-08-10", "E3")
    assert "closed 08-10 Fri  nothing more is owed" in clerk("cases", now=LATER).out


def test_a_consultation_closed_a_day_short_is_breached_and_the_office_is_told(clerk: Run) -> None:
    consultation(clerk, "区教委,区民政局")
    answer = clerk("close", "case-1", "--on", "8-9", "--format", "json", now=LATER)
    assert [(row["unit"], row["case"], row["before"], row["after"]) for row in told(answer)["standings"]] == [
        ("区教委", "case-1", "open", "breached"),
        ("区民政局", "case-1", "open", "breached"),
    ]
    assert answer.err == (
        "2.1.1a/case-1: closed 1 day (1 working) too early; lawful from 2018-08-10 Fri on; the document says "
        '"一般", so that the office may excuse it: govopen excuse 2.1.1a/case-1 --unit 区教委 --reason TEXT '
        "--ref TEXT\n"
    )


def test_a_closing_the_week_before_is_told_in_days_and_working_days(clerk: Run) -> None:
    """From Monday 6 to Friday 10 August there are four days, all of them worked."""
    consultation(clerk)
    assert "closed 4 days (4 working) too early" in clerk("close", "1", "--on", "8-6", now=LATER).err


def test_an_open_minimum_is_never_called_overdue(clerk: Run) -> None:
    """On 1 December it could have been closed since August; it is still only open, and in no rate."""
    consultation(clerk)
    winter = "2018-12-01T09:00:00+08:00"
    page = clerk("status", "区教委", now=winter).out
    assert (
        "[open] 2.1.1a Consultation on drafts case-1  earliest lawful close 08-10\n    govopen close case-1 --on DATE\n"
    ) in page
    rows = told(clerk("status", "区教委", "--format", "json", now=winter))["rows"]
    (row,) = [row for row in rows if row["obligation"] == "2.1.1a"]
    assert (row["standing"], row["days"], row["working_days"], row["due"]) == ("open", None, None, "2018-08-10")
    assert "2.1.1a" not in clerk("overdue", "--soon", "60", now=winter).out
    assert (
        "[open]  Consultation on drafts case-1  earliest lawful close 08-10" in clerk("show", "2.1.1a", now=winter).out
    )
    assert "record it: govopen close case-1 --on DATE" in clerk("show", "2.1.1a", now=winter).out
    assert "2.1.1a" not in clerk("status", now="2018-08-06T09:00:00+08:00").out


def test_a_breached_minimum_is_on_the_screens_with_the_day_it_should_have_waited_for(clerk: Run) -> None:
    consultation(clerk)
    clerk("close", "1", "--on", "8-9", now=LATER)
    assert "[breached] 2.1.1a Consultation on drafts case-1  earliest lawful close 08-10" in (
        clerk("status", "区教委", now=LATER).out
    )
    assert "[breached] 2.1.1a Consultation on drafts case-1  earliest lawful close 08-10" in (
        clerk("overdue", "区教委", now=LATER).out
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2", "--on", "8-10"), "no case 2; there is case-1; govopen cases lists them"),
        (("x", "--on", "8-10"), "no case x; there is case-1; govopen cases lists them"),
        (("1", "--on", "8-2"), "case-1 cannot close on 2018-08-02: it happened on 2018-08-03; check the date"),
        (("1", "--on", "8-14"), "2018-08-14 is still to come; enter it once it has happened"),
        (("1",), "when did it happen? add --at '7-18 14:20', or --on 7-18 where no clock counts hours"),
    ],
)
def test_what_cannot_be_closed_is_refused_in_one_line(
    clerk: Run, database: Database, words: Sequence[str], message: str
) -> None:
    consultation(clerk)
    assert refusal(clerk("close", *words, now=LATER)) == message
    assert seqs(database) == 2


def test_where_no_case_was_opened_there_is_none_to_close(clerk: Run) -> None:
    assert refusal(clerk("close", "1", "--on", "7-18")) == (
        "no case 1: none is open; govopen cases --kinds lists what opens one"
    )


def test_a_case_closes_once_unless_the_closing_is_withdrawn(clerk: Run) -> None:
    consultation(clerk)
    clerk("close", "1", "--on", "8-9", now=LATER)
    assert refusal(clerk("close", "1", "--on", "8-10", now=LATER)) == (
        "case-1 was closed on 2018-08-09, by E3; was that wrong? govopen undo E3"
    )
    assert "2.1.1a/case-1: open (was breached)." in clerk("undo", "E3", now=LATER).out
    assert clerk("close", "1", "--on", "8-10", now=LATER).code == 0
    assert standings(clerk, now=LATER) == {"2.1.1a/case-1": "met"}


def test_a_closing_to_the_minute_is_compared_with_the_minute_it_happened(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    assert refusal(clerk("close", "1", "--at", "8-3 14:19", now=LATER)) == (
        "case-1 cannot close on 2018-08-03 14:19: it happened on 2018-08-03 14:20; check the date"
    )
    assert clerk("close", "1", "--on", "8-3", now=LATER).code == 0


# --- taking an opening back


def test_an_opening_taken_back_takes_its_clocks_with_it(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    answer = clerk("undo", "E2", now=LATER)
    assert "3.6.1a/case-1: taken away (was overdue). 3.6.1b/case-1: taken away (was\noverdue)." in answer.out
    assert told(clerk("cases", "--format", "json", now=LATER))["cases"] == []
    # From that knowledge on, also for days before it; by what was known before, they were there.
    assert told(clerk("--as-of", "2018-08-04", "cases", "--format", "json", now=LATER))["cases"] == []
    before = ("--as-of", "2018-08-04", "--known-at", "2", "cases", "--format", "json")
    assert [case["case"] for case in told(clerk(*before, now=LATER))["cases"]] == ["case-1"]
    assert "no such case is open" in clerk("done", "3.6.1a", "--unit", "区环保局", "--at", "8-3 15:00", now=LATER).err


def test_an_opening_stays_while_entries_are_for_it(clerk: Run, database: Database) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    clerk("done", "3.6.1a", "--unit", "区环保局", "--at", "8-3 14:50", now=FRIDAY)
    assert refusal(clerk("undo", "E2", now=LATER)) == (
        "E2 opens case-1 for 区环保局, and these entries are for it: E3 (区环保局); take them back first, or together"
    )
    assert seqs(database) == 3
    assert clerk("undo", "E2", "E3", now=LATER).code == 0


def test_of_several_units_one_may_be_taken_out_and_the_closing_holds_for_the_rest(clerk: Run) -> None:
    consultation(clerk, "区教委,区民政局")
    clerk("close", "1", "--on", "8-10", now=LATER)
    assert clerk("undo", "E2", now=LATER).code == 0
    (case,) = told(clerk("cases", "--format", "json", now=LATER))["cases"]
    assert (case["units"], case["opened_by"], case["state"]) == (["区民政局"], ["E3"], "closed")
    # With the last unit goes the case, and then the closing is in the way.
    assert refusal(clerk("undo", "E3", now=LATER)) == (
        "E3 opens case-1 for 区民政局, and these entries are for it: E4; take them back first, or together"
    )
    assert clerk("undo", "E3", "E4", now=LATER).code == 0
    assert told(clerk("cases", "--format", "json", now=LATER))["cases"] == []


def test_a_withdrawn_case_keeps_its_number(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    clerk("undo", now=FRIDAY)
    assert "opened case-2: " in clerk(*INCIDENT, now=FRIDAY).out


def test_history_tells_what_happened(clerk: Run) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    clerk("close", "1", "--at", "8-3 14:59", now=FRIDAY)
    lines = clerk("history", now=FRIDAY).out.splitlines()
    assert lines[-6:] == [
        "E2     08-03 Fri 14:20  Environmental Protection Bureau  case-1  case opened:",
        "       Especially major or major incident",
        "       recorded by office 08-03 15:00",
        "       化工厂泄漏",
        "E3     08-03 Fri 14:59  case-1  case closed",
        "       recorded by office 08-03 15:00",
    ]


# --- what the shell completes


def test_triggers_open_cases_and_bans_complete(clerk: Run, xicheng: Path) -> None:
    clerk(*INCIDENT, now=FRIDAY)
    clerk("open", "guide_changed", "--unit", "区教委", "--on", "8-3", now=FRIDAY)
    clerk("close", "2", "--on", "8-3", now=FRIDAY)
    asked = Options(str(xicheng), None, None, None, "en", "table", None, None, "")
    assert [key for key, _name in candidates.triggers(asked, "consult")] == ["consultation", "consultation_closed"]
    assert [key for key, _name in candidates.triggers(asked, "突发")] == ["major_incident"]
    assert candidates.cases(asked, "") == [("case-1", "Especially major or major incident 化工厂泄漏")]
    assert [case for case, _words in candidates.cases(asked, "1")] == ["case-1"]
    assert [code for code, _name in candidates.bans(asked, "")] == ["3.4.1b", "4.5.2a"]
