"""``excuse``, requests, decisions taken back, and what the ledger says of them."""

import json

import pytest

from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.store.connection import Database

from .running import Run, refusal
from .wishes import AFTER, EXCUSE, EXTEND, IN_TIME, LABEL, decided, micros, open_case, row


def test_an_excused_checkpoint_keeps_its_former_standing_beside_it(clerk: Run) -> None:
    answer = clerk(*EXCUSE, "--ref", "13号", now=AFTER)
    assert answer.out == (
        LABEL + "recorded E2: Open meetings 2.1.2a, Desheng, excuses 2.1.2a/1, decided 07-25,\n"
        "reference 13号\n"
        "1 by 07-20: excused (was overdue).\n"
        "a mistake? govopen undo E2\n"
    )
    found = row(clerk, "2018-08-01")
    assert (found["standing"], found["former"], found["flags"]) == ("excused", "overdue", ["recorded_late"])
    for screen in (("status", "德胜"), ("show", "2.1.2a")):
        assert "excused (was overdue)" in clerk(*screen, now=AFTER).out, screen
    assert "excused 1" in clerk("status", "德胜", now=AFTER).out
    explained = clerk("scorecard", "德胜", "--explain", now=AFTER).out
    assert "[excused (was overdue)] 2.1.2a/1 Open meetings" in explained
    assert clerk("overdue", "2.1.2a", now=AFTER).out.count("Desheng") == 0


def test_it_leaves_the_denominator(clerk: Run) -> None:
    words = ("scorecard", "德胜", "--format", "json")
    (before,) = json.loads(clerk(*words, now=AFTER).out)["units"]
    clerk(*EXCUSE, "--ref", "13号", now=AFTER)
    (after,) = json.loads(clerk(*words, now=AFTER).out)["units"]
    assert (before["on_time"], after["on_time"]) == ([0, 2], [0, 1])
    assert (before["stated"]["overdue"], after["stated"]["overdue"], after["stated"]["excused"]) == (2, 1, 1)


def test_what_was_done_in_time_is_met_though_it_was_excused(clerk: Run) -> None:
    clerk(*EXCUSE, now=IN_TIME)
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-19", now="2018-07-23T09:00:00+08:00")
    assert row(clerk, "2018-07-18")["standing"] == "excused"
    assert row(clerk, "2018-07-23")["standing"] == "met"


def test_what_was_done_late_may_be_excused(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-23", now=AFTER)
    clerk(*EXCUSE, "--ref", "13号", now=AFTER)
    assert (row(clerk, "2018-08-01")["standing"], row(clerk, "2018-08-01")["former"]) == ("excused", "late")


def test_what_has_no_date_may_be_excused_and_leaves_its_own_denominator(clerk: Run) -> None:
    words = ("status", "德胜", "--format", "json")
    before = json.loads(clerk(*words).out)["totals_default"]["of"]
    assert clerk("excuse", "2.1.2c", "--unit", "德胜", "--reason", "已撤并").code == 0
    found = json.loads(clerk(*words).out)
    assert found["totals_default"]["of"] == before - 1
    (default,) = [each for each in found["rows"] if each["checkpoint"] == "2.1.2c"]
    assert (default["standing"], default["former"], default["flags"]) == ("excused", "no_record", [])


def test_a_consultation_cut_short_may_be_excused_where_the_document_says_as_a_rule(
    clerk: Run, database: Database
) -> None:
    open_case(database, "2.1.1a", "区教委", "2018-07-16T00:00:00+08:00", timed=False)
    closed = {"occurred_at": micros("2018-07-19T00:00:00+08:00"), "occasion": "case-1"}
    with database.writing():
        recorder = Recorder("office", lambda: micros("2018-07-19T08:00:00+08:00"))
        append(database, "xicheng-2018", [Draft(kind="case_close", plan_version=1, **closed)], recorder)  # type: ignore[arg-type]  # mixed values
    assert row(clerk, "2018-07-20", "2.1.1a/case-1", unit="区教委")["standing"] == "breached"
    answer = clerk("excuse", "2.1.1a/case-1", "--unit", "区教委", "--reason", "紧急")
    assert answer.code == 0, answer.err
    found = row(clerk, "2018-07-20", "2.1.1a/case-1", unit="区教委")
    assert (found["standing"], found["former"]) == ("excused", "breached")


def test_a_consultation_may_be_excused_through_the_whole_day_on_which_it_might_have_closed(clerk: Run) -> None:
    # Opened on Monday 16 July, five working days: lawful from Monday 23 July.
    clerk("open", "consultation", "--unit", "区教委", "--on", "7-16")
    warned = clerk("close", "1", "--on", "7-20", now="2018-07-23T00:30:00+08:00")
    assert warned.code == 0
    assert "--ref" not in warned.err
    words = ("excuse", "2.1.1a/case-1", "--unit", "区教委", "--reason", "紧急")
    assert refusal(clerk(*words, now="2018-07-24T00:30:00+08:00")) == (
        "2.1.1a/case-1 of Education Commission was lawful from 2018-07-23, and this is recorded after that: "
        "cite what decided it, with --ref"
    )
    assert clerk(*words, now="2018-07-23T00:30:00+08:00").code == 0
    assert row(clerk, "2018-07-23", "2.1.1a/case-1", unit="区教委")["flags"] == []
    said = " ".join(clerk("why", "2.1.1a/case-1", "区教委", now="2018-07-24T00:30:00+08:00").out.split())
    assert "before 07-23 had passed" in said
    assert "recorded only after it" not in said


def test_a_unit_asks_and_nothing_changes_until_the_office_decides(clerk: Run, database: Database) -> None:
    answer = clerk(*EXTEND, "--request", now=IN_TIME)
    assert answer.out == (
        LABEL + "recorded E2: Open meetings 2.1.2a, Desheng, asks to extend 2.1.2a/1 to 08-31\n"
        "(was 07-20)\n"
        "asked for, not decided yet; the office decides with one of these:\n"
        "    govopen accept E2\n"
        "    govopen return E2 --reason TEXT\n"
        "a mistake? govopen undo E2\n"
    )
    assert row(clerk, "2018-08-01")["standing"] == "overdue"
    decided(database, "acceptance", "E2", "2018-07-19T10:00:00+08:00")
    found = row(clerk, "2018-08-01")
    assert (found["standing"], found["due"]) == ("open", "2018-08-31")


def test_accepted_after_the_date_it_stays_late(clerk: Run, database: Database) -> None:
    clerk(*EXTEND, "--request", now=IN_TIME)
    decided(database, "acceptance", "E2", AFTER, ref="12号")
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-26", now="2018-07-30T09:00:00+08:00")
    found = row(clerk, "2018-08-01")
    assert (found["standing"], "recorded_late" in found["flags"]) == ("late", True)


def test_a_returned_request_changes_nothing(clerk: Run, database: Database) -> None:
    clerk(*EXTEND, "--request", now=IN_TIME)
    decided(database, "return", "E2", "2018-07-19T10:00:00+08:00")
    found = row(clerk, "2018-08-01")
    assert (found["standing"], found["original_due"], found["flags"]) == ("overdue", None, [])


def test_from_a_units_desk_only_a_request_is_possible(clerk: Run) -> None:
    words = (*EXTEND[:2], *EXTEND[4:])
    assert refusal(clerk(*words, now=IN_TIME, unit="德胜")) == (
        "only the office decides this; a unit asks for it: govopen extend 2.1.2a/1 --to 8-31 --reason 装修 --request"
    )
    (entry,) = json.loads(clerk(*words, "--request", "--format", "json", now=IN_TIME, unit="德胜").out)["entries"]
    assert (entry["unit"], entry["decided_at"], entry["on_behalf"]) == ("德胜街道", None, False)
    (entry,) = json.loads(clerk(*EXCUSE, "--request", "--format", "json", now=IN_TIME).out)["entries"]
    assert (entry["unit"], entry["decided_at"], entry["on_behalf"]) == ("德胜街道", None, True)


@pytest.mark.parametrize(("words", "moment"), [(EXTEND, IN_TIME), ((*EXTEND, "--ref", "12号"), AFTER)])
def test_undoing_an_extension_restores_what_was(clerk: Run, words: tuple[str, ...], moment: str) -> None:
    before = row(clerk, "2018-08-01")
    clerk(*words, now=moment)
    assert row(clerk, "2018-08-01") != before
    answer = clerk("undo", "E2", now=AFTER)
    assert "extends 2.1.2a/1 to 08-31 (was 07-20), decided" in " ".join(answer.out.split())
    assert "1 by 07-20: overdue (was open)." in answer.out
    assert row(clerk, "2018-08-01") == before


def test_undoing_an_excuse_restores_what_was(clerk: Run) -> None:
    before = row(clerk, "2018-08-01")
    clerk(*EXCUSE, "--ref", "13号", now=AFTER)
    assert "1 by 07-20: overdue (was excused)." in clerk("undo", "E2", now=AFTER).out
    assert row(clerk, "2018-08-01") == before


@pytest.mark.parametrize("words", [EXTEND, EXCUSE])
def test_undoing_the_acceptance_of_a_request_restores_what_was(
    clerk: Run, database: Database, words: tuple[str, ...]
) -> None:
    clerk(*words, "--request", now=IN_TIME)
    before = row(clerk, "2018-08-01")
    accepted = decided(database, "acceptance", "E2", "2018-07-19T10:00:00+08:00")
    assert row(clerk, "2018-08-01") != before
    assert clerk("undo", accepted, now=AFTER).code == 0
    assert row(clerk, "2018-08-01") == before


def test_an_extension_taken_back_takes_with_it_what_was_met_by_it(clerk: Run) -> None:
    clerk(*EXTEND, now=IN_TIME)
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "8-2", now="2018-08-03T09:00:00+08:00")
    assert row(clerk, "2018-08-31")["standing"] == "met"
    clerk("undo", "E2", now="2018-08-03T09:00:00+08:00")
    assert row(clerk, "2018-08-31")["standing"] == "late"


def test_the_history_tells_what_was_decided_and_what_was_asked_for(clerk: Run) -> None:
    clerk(*EXTEND, "--ref", "西政办便函12号", now=IN_TIME)
    clerk("extend", "2.1.2a/1", "--unit", "月坛", "--to", "8-31", "--reason", "搬迁", "--request", now=IN_TIME)
    clerk("excuse", "2.1.2a/1", "--unit", "椿树", "--reason", "停电", "--decided", "7-17", now=IN_TIME)
    clerk("excuse", "2.1.2a/1", "--unit", "牛街", "--reason", "停电", "--request", now=IN_TIME)
    told = " ".join(clerk("history", "2.1.2a").out.split())
    assert (
        "Desheng Open meetings 2.1.2a extends 2.1.2a/1 to 08-31 (was 07-20), decided 07-18, reference 西政办便函12号"
        in told
    )
    assert "Yuetan Open meetings 2.1.2a asks to extend 2.1.2a/1 to 08-31 (was 07-20) typed by office" in told
    assert "excuses 2.1.2a/1, decided 07-17" in told
    assert "asks to excuse 2.1.2a/1" in told
    assert clerk("audit").code == 0


def test_an_entry_says_all_of_it_in_json(clerk: Run) -> None:
    said = json.loads(clerk(*EXTEND, "--decided", "7-17", "--ref", "12号", "--format", "json", now=IN_TIME).out)
    (entry,) = said["entries"]
    names = ("kind", "checkpoint", "obligation", "unit", "decided_at", "until", "ref", "reason", "times")
    assert [entry[name] for name in names] == [
        "extension", "2.1.2a/1", "2.1.2a", "德胜街道", "2018-07-17", "2018-08-31", "12号", "装修", None,
    ]  # fmt: skip
    changed = {each["checkpoint"]: each for each in said["standings"]}
    assert [changed["2.1.2a/1"][name] for name in ("before", "after", "due", "original_due", "former")] == [
        "due_soon", "open", "2018-08-31", "2018-07-20", None,
    ]  # fmt: skip


def test_in_chinese(clerk: Run) -> None:
    answer = clerk(*EXTEND, "--ref", "西政办便函12号", now=AFTER, lang="zh")
    assert answer.out == (
        "【练习】合成数据，不是真实记录\n"
        "已记 E2：会议开放 2.1.2a，德胜街道，将 2.1.2a/1 延至 08-31（原限07-20），07-25决\n"
        "定，依据西政办便函12号\n"
        "08-31（原限07-20，已过）前1次：进行中（原为逾期）。\n"
        "过了原限期才决定：新限期前不算逾期，办完仍算逾期完成\n"
        "写错了：govopen undo E2\n"
    )
    clerk("excuse", "2.1.2a/1", "--unit", "月坛", "--ref", "13号", now=AFTER, lang="zh")
    assert "免予考核（原为逾期）" in clerk("status", "月坛", now=AFTER, lang="zh").out
