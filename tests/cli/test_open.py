"""``open``, ``cases`` and ``close``: what happens starts clocks, and what each of them says is worked out by hand."""

from collections.abc import Sequence

import pytest

from govopen.store.connection import Database

from .running import Answer, Run, refusal, seqs, told

FRIDAY = "2018-08-03T15:00:00+08:00"
INCIDENT = ("open", "major_incident", "--unit", "区环保局", "--at", "2018-08-03 14:20", "--title", "化工厂泄漏")


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
            "unknown unit 区教育局委员会; did you mean Education Commission (区教委), "
            "Commerce Commission (区商务委), Culture Commission (区文化委)?",
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
        "case-1 is the same: Especially major or major incident, Environmental Protection Bureau; "
        "if it happened twice, add --again"
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
