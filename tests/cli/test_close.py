"""``close``: a minimum is met or cut short; and what becomes of a case that is taken back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from govopen.cli import candidates
from govopen.cli.options import Options
from govopen.store.connection import Database

from .running import Run, refusal, seqs, told
from .test_open import FRIDAY, INCIDENT, standings


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
    listed = clerk("cases", now=LATER).out
    assert "nothing more is owed" not in listed
    assert "breached early" in listed


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
    for words in (("status", "区教委"), ("overdue", "区教委"), ("why", "区教委")):
        page = " ".join(clerk(*words, now=LATER).out.split())
        assert (
            "[breached early] 2.1.1a Consultation on drafts case-1 closed 08-09, 1 day early (lawful from 08-10)"
        ) in page
    note = clerk("--lang", "zh", "status", now=LATER).out
    assert "[未满期限] 2.1.1a 决策草案征求意见 case-1  08-09结束，早1天（最早08-10）" in note


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
        "E2 opens case-1 for Environmental Protection Bureau, and these entries are for it: "
        "E3 (Environmental Protection Bureau); take them back first, or together"
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
        "E3 opens case-1 for Civil Affairs Bureau, and these entries are for it: E4; take them back first, or together"
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
