"""The facts in the first line of ``why`` and on the lists: no negative days, no late clock of nought days."""

from pathlib import Path

import pytest

from govopen.plan.packaged import find

from .running import Run

AUGUST = "2018-08-10T09:00:00+08:00"
INCIDENT = ("open", "major_incident", "--unit", "区教委", "--at", "7-18 14:20")


def page(clerk: Run, *words: str, now: str = "2018-08-20T09:00:00+08:00") -> str:
    return " ".join(clerk(*words, now=now).out.split())


def test_a_clock_that_was_twenty_minutes_late_was_not_nought_days_late(clerk: Run) -> None:
    clerk(*INCIDENT)
    assert clerk("done", "3.6.1a", "--unit", "区教委", "--at", "7-18 19:40").code == 0
    assert "done 07-18 19:40, 0 h 20 min late" in page(clerk, "why", "区教委")
    card = page(clerk, "scorecard", "区教委")
    assert "0 h 20 min late" in card
    assert "0 days late" not in card


def test_an_answer_of_the_same_day_came_on_that_day(clerk: Run) -> None:
    clerk("open", "consultation", "--unit", "区教委", "--at", "7-18 14:20")
    assert clerk("open", "policy_published", "--unit", "区教委", "--at", "7-18 14:20").code == 0
    assert clerk("done", "3.1.1a", "--unit", "区教委", "--on", "7-18").code == 0
    told = page(clerk, "why", "3.1.1a", "区教委")
    assert "done 07-18, on the day it happened" in told


def test_after_an_extension_that_came_too_late_the_missed_date_stands_beside(clerk: Run) -> None:
    first = ("extend", "2.1.2a/1", "--unit", "区教委", "--to", "8-5", "--reason", "装修")
    assert clerk(*first).code == 0
    again = ("extend", "2.1.2a/1", "--unit", "区教委", "--to", "8-30", "--reason", "装修", "--ref", "12号")
    assert clerk(*again, now="2018-08-10T09:00:00+08:00").code == 0
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "8-19", now="2018-08-20T09:00:00+08:00")
    assert "late. Due 08-30, first due 07-20, missed 08-05, done 08-19, 14 days late." in page(
        clerk, "why", "2.1.2a/1", "区教委"
    )


def test_an_extension_that_came_too_late_is_said_to_have_been_missed_while_nothing_is_done(clerk: Run) -> None:
    late = ("extend", "2.1.2a/1", "--unit", "区教委", "--to", "8-30", "--reason", "装修", "--ref", "12号")
    assert clerk(*late, now="2018-08-10T09:00:00+08:00").code == 0
    told = page(clerk, "why", "2.1.2a/1", "区教委", now="2018-08-12T09:00:00+08:00")
    assert "open. Due 08-30 (was 07-20, missed), 18 days left." in told
    assert "the date was missed: until the new one it is not overdue, and what is done is late" in told
    assert "the date is still to come" not in told.partition("2.1.2a Open meetings, 2 in the year")[0]


def test_where_the_plan_asks_for_no_evidence_none_is_missed(clerk: Run, tmp_path: Path) -> None:
    text = find("xicheng-2018").read_text("utf-8")
    at = text.index("name_en: Quarterly public-health emergency report")
    file = tmp_path / "none.yaml"
    file.write_text(text[:at] + "evidence: none\n            " + text[at:], "utf-8", newline="\n")
    assert clerk("load", str(file), "--correct", "--reason", "不要佐证").code == 0
    clerk("done", "1.5.5a", "--unit", "区卫生计生委", "--on", "7-12", "--for", "Q2")
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-12")
    assert "no evidence" not in page(clerk, "why", "1.5.5a/2018-Q2", "区卫生计生委").partition("So ")[2]
    assert "no evidence" in page(clerk, "why", "2.1.2a/1", "区教委").partition("So ")[2]


@pytest.mark.parametrize(
    ("now", "more"), [("2018-07-19T09:00:00+08:00", ""), ("2018-08-20T09:00:00+08:00", " --ref TEXT")]
)
def test_what_excuses_a_short_consultation_is_ready_to_type(clerk: Run, now: str, more: str) -> None:
    clerk("open", "consultation", "--unit", "区教委", "--on", "7-16")
    answer = clerk("close", "1", "--on", "7-18", now=now)
    (typed,) = [line.rpartition("excuse it: ")[2] for line in answer.err.splitlines() if "excuse it" in line]
    assert typed == f"govopen excuse 2.1.1a/case-1 --unit 区教委 --reason TEXT{more}"
    assert clerk(*typed.split()[1:], now=now).code == 0


def test_an_excuse_keeps_its_former_standing_beside_it_on_the_list(clerk: Run) -> None:
    assert clerk("excuse", "2.1.2a/1", "--unit", "区教委", "--reason", "装修", "--ref", "12号", now=AUGUST).code == 0
    told = page(clerk, "why", "区教委", now=AUGUST)
    assert "[excused] 2.1.2a Open meetings, 1 by 07-20 without the excuse: overdue" in told


def test_a_request_that_was_taken_back_is_not_told_as_a_decision(clerk: Run) -> None:
    ask = ("extend", "2.1.2a/1", "--to", "8-31", "--request", "--reason", "装修")
    assert clerk(*ask, unit="区教委").code == 0
    assert clerk("undo", "E2", unit="区教委").code == 0
    assert "E2 extension to 08-31, the request was taken back" in page(clerk, "why", "2.1.2a/1", "区教委")


def test_what_was_made_good_and_then_taken_back_was_not_put_right(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18")
    assert clerk("return", "E2", "--reason", "没有公众列席", now=AUGUST).code == 0
    assert clerk("done", "--replaces", "E2", "--on", "7-18", "--unit", "区教委", now=AUGUST).code == 0
    assert clerk("undo", "E2", now=AUGUST).code == 0
    told = page(clerk, "why", "2.1.2a/1", "区教委")
    assert "Not E2 07-18: taken back 08-10 by office (E5), E4 is in its place" in told
