"""``extend``: a date is moved, and what that changes depends on when it was decided."""

import json

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs
from .wishes import AFTER, EXTEND, IN_TIME, LABEL, decided, open_case, row


def test_an_extension_decided_in_time_moves_the_date_by_which_it_is_judged(clerk: Run) -> None:
    answer = clerk(*EXTEND, now=IN_TIME)
    assert answer == (
        0,
        LABEL + "recorded E2: Open meetings 2.1.2a, Desheng, extends 2.1.2a/1 to 08-31 (was\n"
        "07-20), decided 07-18\n"
        "1 by 08-31 (was 07-20): open (was due soon).\n"
        "a mistake? govopen undo E2\n",
        "",
    )
    found = row(clerk, "2018-08-20")
    assert (found["standing"], found["due"], found["original_due"]) == ("due_soon", "2018-08-31", "2018-07-20")
    assert (found["days"], found["flags"]) == (-11, ["extended"])
    done = clerk("done", "2.1.2a", "--unit", "德胜", "--on", "8-30", now="2018-09-03T09:00:00+08:00")
    assert "1 by 08-31 (was 07-20): met, 1 day early (was overdue)." in done.out
    assert row(clerk, "2018-09-30")["standing"] == "met"


def test_in_time_but_missed_again_counts_days_from_the_new_date(clerk: Run) -> None:
    clerk(*EXTEND, now=IN_TIME)
    assert (row(clerk, "2018-08-31")["standing"], row(clerk, "2018-09-01")["standing"]) == ("due_soon", "overdue")
    assert row(clerk, "2018-09-03")["days"] == 3
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "9-5", now="2018-09-06T09:00:00+08:00")
    assert row(clerk, "2018-09-30")["standing"] == "late"


def test_an_extension_decided_after_the_date_only_stops_it_from_being_overdue(clerk: Run) -> None:
    answer = clerk(*EXTEND, "--ref", "西政办便函12号", now=AFTER)
    assert answer.out == (
        LABEL + "recorded E2: Open meetings 2.1.2a, Desheng, extends 2.1.2a/1 to 08-31 (was\n"
        "07-20), decided 07-25, reference 西政办便函12号\n"
        "1 by 08-31 (was 07-20, missed): open (was overdue).\n"
        "decided after the date that it moves: not overdue until the new date, but late\n"
        "when it is done\n"
        "a mistake? govopen undo E2\n"
    )
    assert row(clerk, "2018-07-24")["standing"] == "overdue"
    found = row(clerk, "2018-08-01")
    assert (found["standing"], found["due"], found["flags"]) == ("open", "2018-08-31", ["extended", "recorded_late"])
    done = clerk("done", "2.1.2a", "--unit", "德胜", "--on", "8-2", now="2018-08-03T09:00:00+08:00")
    assert "1 by 08-31 (was 07-20, missed): late, by 13 days (was open)." in done.out
    assert row(clerk, "2018-08-31")["standing"] == "late"


def test_run_out_and_decided_late_it_counts_days_from_the_date_it_missed(clerk: Run) -> None:
    clerk(*EXTEND, "--ref", "12号", now=AFTER)
    found = row(clerk, "2018-09-01")
    assert (found["standing"], found["due"], found["days"]) == ("overdue", "2018-08-31", 43)


def test_an_extension_that_ran_out_is_newly_overdue(clerk: Run) -> None:
    clerk(*EXTEND, now=IN_TIME)
    monday = clerk("status", now="2018-09-03T09:00:00+08:00").out
    assert "1 newly overdue" in monday
    assert "2.1.2a Open meetings, 1 by 07-20  due 08-31 (was 07-20)" in monday
    assert "0 newly overdue" in clerk("status", now="2018-09-04T09:00:00+08:00").out


def test_a_decision_entered_late_with_its_document_is_judged_by_when_it_was_decided(clerk: Run) -> None:
    assert clerk(*EXTEND, "--decided", "7-20", "--ref", "12号", now=AFTER).code == 0
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "8-2", now="2018-08-03T09:00:00+08:00")
    found = row(clerk, "2018-08-31")
    assert (found["standing"], "recorded_late" in found["flags"]) == ("met", True)
    assert row(clerk, "2018-07-24", unit="德胜")["standing"] == "open"


def test_before_it_was_entered_nobody_knew_of_it(clerk: Run) -> None:
    clerk(*EXTEND, "--decided", "7-20", "--ref", "12号", now=AFTER)
    answer = clerk("--as-of", "2018-07-24", "--known-at", "1", "overdue", "德胜", "--format", "json", now=AFTER)
    found = {each["checkpoint"]: each for each in json.loads(answer.out)["rows"]}
    assert found["2.1.2a/1"]["original_due"] is None


def test_a_second_extension_shows_the_first_date_and_the_one_that_was_missed(clerk: Run) -> None:
    clerk(*EXTEND, now=IN_TIME)
    again = ("extend", "2.1.2a/1", "--unit", "德胜", "--to", "9-30", "--reason", "仍在装修", "--ref", "20号")
    answer = clerk(*again, now="2018-09-03T09:00:00+08:00")
    assert "1 by 09-30 (was 07-20, 08-31, missed): open (was overdue)." in answer.out
    found = row(clerk, "2018-10-01")
    assert (found["standing"], found["days"], found["original_due"]) == ("overdue", 31, "2018-07-20")


def test_several_units_are_decided_about_in_one_commit(clerk: Run, database: Database) -> None:
    answer = clerk(*EXTEND[:3], "德胜,月坛", *EXTEND[4:], now=IN_TIME)
    assert answer.out.endswith("a mistake? govopen undo E2 E3\n")
    refused = clerk(*EXTEND[:3], "椿树,月坛", *EXTEND[4:], now=IN_TIME)
    assert (
        refusal(refused) == "2.1.2a/1 of Yuetan is due 2018-08-31; an extension goes to a later date, not to 2018-08-31"
    )
    assert seqs(database) == 3


def test_what_is_held_jointly_is_decided_once_for_all(clerk: Run, database: Database) -> None:
    answer = clerk("extend", "2.2.1a", "--unit", "德胜,月坛", "--to", "2019-1-31", "--reason", "施工")
    assert (answer.code, seqs(database)) == (0, 2)
    assert answer.err == "held jointly: it holds for all who share 2.2.1a\n"
    assert row(clerk, "2018-12-29", "2.2.1a", unit="月坛")["due"] == "2019-01-31"


def test_a_clock_in_hours_is_extended_to_a_minute(clerk: Run, database: Database) -> None:
    open_case(database, "3.6.1a", "区环保局", "2018-08-03T14:20:00+08:00")
    wish = ("extend", "3.6.1a/case-1", "--unit", "区环保局", "--reason", "现场未控制")
    now = "2018-08-03T18:00:00+08:00"
    assert refusal(clerk(*wish, "--to", "8-4", now=now)) == (
        "3.6.1a/case-1 is counted by the minute; write the time too: --to '8-4 10:00'"
    )
    answer = clerk(*wish, "--to", "8-4 10:00", now=now)
    assert "to 08-04 10:00 (was 08-03 19:20), decided" in " ".join(answer.out.split())
    assert "due 08-04 10:00 (was 08-03 19:20)" in answer.out
    found = row(clerk, "2018-08-05", "3.6.1a/case-1", unit="区环保局")
    assert (found["due"], found["original_due"]) == ("2018-08-04T10:00:00+08:00", "2018-08-03T19:20:00+08:00")


def test_the_rate_counts_it_by_the_date_that_it_missed(clerk: Run) -> None:
    clerk(*EXTEND, now=IN_TIME)
    clerk("extend", "2.1.2a/1", "--unit", "椿树", "--to", "8-31", "--reason", "装修", "--ref", "12号", now=AFTER)

    def due(unit: str, day: str) -> tuple[list[int], int]:
        words = ("--as-of", day, "scorecard", unit, "--format", "json")
        (card,) = json.loads(clerk(*words, now="2018-12-30T09:00:00+08:00").out)["units"]
        return card["on_time"], card["stated"]["extended"]

    assert (due("德胜", "2018-08-01"), due("椿树", "2018-08-01")) == (([0, 1], 0), ([0, 2], 1))
    assert (due("德胜", "2018-09-01"), due("椿树", "2018-09-01")) == (([0, 2], 0), ([0, 2], 0))
    note = clerk("--as-of", "2018-08-01", "status", "椿树", now="2018-12-30T09:00:00+08:00").out
    assert "due 2  met 0  late 0  overdue 1\n  1 extended after the date" in note


def test_soon_means_the_new_date(clerk: Run) -> None:
    clerk(*EXTEND, now=IN_TIME)

    def soon(day: str) -> list[str]:
        words = ("--as-of", day, "overdue", "德胜", "--soon", "5", "--format", "json")
        return [each["checkpoint"] for each in json.loads(clerk(*words, now="2018-12-30T09:00:00+08:00").out)["rows"]]

    assert soon("2018-07-19") == ["4.4.1a"]
    assert soon("2018-08-26") == ["4.4.1a", "2.1.2a/1"]
    assert (
        "[due soon] 2.1.2a Open meetings, 1 by 07-20  due 08-31 (was 07-20)"
        in clerk("--as-of", "2018-08-26", "status", "德胜", now="2018-12-30T09:00:00+08:00").out
    )


def test_every_screen_that_shows_the_new_date_shows_the_old_one(clerk: Run) -> None:
    clerk(*EXTEND, "--ref", "12号", now=AFTER)
    words = "due 08-31 (was 07-20, missed)"
    later = "2018-09-03T09:00:00+08:00"
    for screen in (("status",), ("status", "德胜"), ("overdue", "2.1.2a"), ("show", "2.1.2a"), ("scorecard", "德胜")):
        assert words in " ".join(clerk(*screen, now=later).out.split()), screen
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "9-2", now=later)
    for page in (("status", "德胜"), ("scorecard", "德胜"), ("scorecard", "德胜", "--explain")):
        assert words in " ".join(clerk(*page, now=later).out.split()), page
    assert "44 days late" in clerk("scorecard", "德胜", now=later).out
    explained = json.loads(clerk("scorecard", "德胜", "--explain", "--format", "json", now=later).out)
    own = {each["checkpoint"]: each for each in explained["units"][0]["explanation"]["own"]}
    assert (own["2.1.2a/1"]["due"], own["2.1.2a/1"]["original_due"]) == ("2018-08-31", "2018-07-20")


def test_a_bare_code_of_a_quota_means_the_whole_period_and_says_so(clerk: Run) -> None:
    answer = clerk("extend", "2.1.2a", "--unit", "德胜", "--to", "2019-1-31", "--reason", "装修", now=IN_TIME)
    assert answer.err == "2.1.2a means the whole period; its milestones: 2.1.2a/1 (2018-07-20)\n"
    assert "The whole year: still open, 0/2, 2 to go, due 2019-01-31 (was 12-31)." in " ".join(answer.out.split())


@pytest.mark.parametrize("what", ["1.5.5a/2018-Q3", "1.5.5a/q3", "一（五）5a/2018-Q3"])
def test_a_period_is_named_by_its_key(clerk: Run, what: str) -> None:
    answer = clerk("extend", what, "--unit", "区卫生计生委", "--to", "10-31", "--reason", "机构改革")
    assert answer.code == 0, answer.err
    assert "2018-Q3, due 10-31 (was 10-19): still open." in answer.out


def test_words_that_mean_one_checkpoint_are_enough(clerk: Run) -> None:
    answer = clerk("excuse", "政府开放日", "--unit", "德胜", "--reason", "搬迁")
    assert (answer.code, answer.err) == (0, "政府开放日 is read as 2.3.1b Government open day\n")


@pytest.mark.parametrize(
    ("what", "unit", "message"),
    [
        (
            "会议开放",
            "德胜",
            "会议开放 has several checkpoints of Desheng: 2.1.2a/1 (2018-07-20), 2.1.2a (2018-12-31); ",
        ),
        (
            "1.5.5a",
            "区卫生计生委",
            "1.5.5a has several checkpoints of Health and Family Planning Commission: 1.5.5a/2018-Q1 (2018-04-16), ",
        ),
        ("2.1.2a/7", "德胜", "no checkpoint 2.1.2a/7; 2.1.2a has 2.1.2a/1 (2018-07-20), 2.1.2a (2018-12-31)"),
        ("2.1.2a/1", "区体育局", "Sports Bureau does not answer for 2.1.2a Open meetings; "),
        ("1.5.5a/2018-Q3", "德胜", "Desheng does not answer for 1.5.5a "),
        ("9.9.9a", "德胜", "nothing in the plan is called 9.9.9a; "),
        ("2.1.9a", "德胜", "nothing in the plan is called 2.1.9a; did you mean 2.1.1a "),
        ("会议开方", "德胜", "nothing in the plan is called 会议开方; did you mean 2.1.2a Open meetings"),
        ("3.6.1a", "德胜", "3.6.1a Authoritative statement falls due when something happens, and no such case"),
        ("2.1.1a", "德胜", "2.1.1a Consultation on drafts falls due when something happens, and no such case"),
    ],
)
def test_what_the_unit_does_not_hold_is_named_with_who_does(clerk: Run, what: str, unit: str, message: str) -> None:
    found = refusal(clerk("excuse", what, "--unit", unit))
    assert found.startswith(message), found


def test_one_decided_in_time_and_typed_after_the_late_meeting_is_better_knowledge(clerk: Run) -> None:
    """The letter of 18 July was found in August; the meeting of 25 July was within the date that it gave."""
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-25", now="2018-07-26T09:00:00+08:00")
    assert row(clerk, "2018-07-31")["standing"] == "late"
    typed = ("--decided", "7-18", "--ref", "西政办便函12号")
    assert "cite what decided it" in refusal(clerk(*EXTEND, *typed[:2], now="2018-08-05T09:00:00+08:00"))
    assert clerk(*EXTEND, *typed, now="2018-08-05T09:00:00+08:00").code == 0
    found = row(clerk, "2018-08-06")
    assert found["standing"] == "met"
    assert {"extended", "recorded_late"} <= set(found["flags"])


def test_a_late_meeting_is_not_extended_afterwards(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-25", now="2018-07-26T09:00:00+08:00")
    answer = clerk(*EXTEND, "--ref", "西政办便函12号", now="2018-08-05T09:00:00+08:00")
    assert "there is nothing to extend" in refusal(answer)


def test_before_the_office_accepted_a_request_nothing_was_known_of_a_new_date(clerk: Run, database: Database) -> None:
    assert clerk(*EXTEND, "--request", now=IN_TIME, unit="德胜街道").code == 0
    decided(database, "acceptance", "E2", "2018-07-19T09:00:00+08:00")
    assert row(clerk, "2018-07-21")["due"] == "2018-08-31"
    known = clerk("--as-of", "2018-07-21", "--known-at", "2", "status", "德胜", "--format", "json", now=AFTER)
    before = next(each for each in json.loads(known.out)["rows"] if each["checkpoint"] == "2.1.2a/1")
    assert (before["due"], before["standing"]) == ("2018-07-20", "overdue")
