"""When things were decided, asked for, reported or signed: no date typed makes a late answer one in time."""

import json
from typing import Any

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs

EIGHT, NINE, SIX = "2018-08-03T08:00:00+08:00", "2018-08-03T09:30:00+08:00", "2018-08-03T18:00:00+08:00"
CLOCK = ("3.6.1a/case-1", "--unit", "区环保局")
ASK = ("extend", "2.1.2a/1", "--to", "8-31", "--reason", "装修", "--request", "--user", "li")


def incident(clerk: Run) -> None:
    """At nine; the answer is due at 14:00."""
    answer = clerk("open", "major_incident", "--unit", "区环保局", "--at", "2018-08-03 09:00", now=NINE)
    assert answer.code == 0, answer.err


def entry(clerk: Run, number: str, **when: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(clerk("history", number, "--format", "json", **when).out)["entries"][0]
    return found


def test_what_is_counted_by_the_minute_is_decided_at_a_minute(clerk: Run, database: Database) -> None:
    incident(clerk)
    clerk("done", "3.6.1a", "--unit", "区环保局", "--case", "1", "--at", "8-3 16:00", now=SIX)
    before = seqs(database)
    extend = ("extend", *CLOCK, "--to", "8-3 20:00", "--reason", "会商", "--ref", "D1", "--decided")
    assert refusal(clerk(*extend, "8-3", now=SIX)) == (
        "3.6.1a/case-1 is counted by the minute; write when it was decided to the minute: --decided '2018-08-03 10:00'"
    )
    early = "decided 2018-08-03 08:30, before the case happened 2018-08-03 09:00; check --decided"
    assert refusal(clerk(*extend, "8-3 8:30", now=SIX)) == early
    assert seqs(database) == before
    assert clerk(*extend, "8-3 13:00", now=SIX).code == 0


@pytest.mark.parametrize(
    ("decided", "standing"),
    [
        (("14:00",), "met"),
        (("14:01",), "late"),
        (("13:00", "16:00"), "met"),
        (("13:00", "16:01"), "late"),
    ],
)
def test_what_is_decided_at_the_minute_that_it_moves_is_in_time(
    clerk: Run, decided: tuple[str, ...], standing: str
) -> None:
    """Due at 14:00, and once that is moved at 16:00; answered at 15:00 or, moved twice, at 17:00."""
    incident(clerk)
    for minute, until in zip(decided, ("16:00", "20:00"), strict=False):
        extend = ("extend", *CLOCK, "--to", f"8-3 {until}", "--reason", "会商", "--ref", "D1", "--decided")
        assert clerk(*extend, f"8-3 {minute}", now=SIX).code == 0
    answered = "15:00" if len(decided) == 1 else "17:00"
    clerk("done", "3.6.1a", "--unit", "区环保局", "--case", "1", "--at", f"8-3 {answered}", now=SIX)
    told = json.loads(clerk("why", "3.6.1a/case-1", "区环保局", "--format", "json", now=SIX).out)
    assert told["obligations"][0]["checkpoints"][0]["standing"]["standing"] == standing


def test_an_excuse_too_is_decided_at_a_minute_and_after_its_case(clerk: Run, database: Database) -> None:
    incident(clerk)
    excuse = ("excuse", *CLOCK, "--reason", "停电", "--ref", "D1", "--decided")
    assert "is counted by the minute" in refusal(clerk(*excuse, "8-3", now=SIX))
    assert "before the case happened" in refusal(clerk(*excuse, "8-2 10:00", now=SIX))
    assert seqs(database) == 3 - 1


def test_a_request_about_a_clock_is_granted_at_a_minute_not_before_it_was_made(clerk: Run, database: Database) -> None:
    incident(clerk)
    ask = ("extend", "3.6.1a/case-1", "--to", "8-3 20:00", "--reason", "会商", "--request", "--user", "li")
    assert clerk(*ask, unit="区环保局", now="2018-08-03T15:00:30+08:00").code == 0
    before = seqs(database)
    accept = ("accept", f"E{before}", "--ref", "D1", "--decided")
    assert "is counted by the minute" in refusal(clerk(*accept, "8-3", now=SIX))
    assert "before E3 asked for it (2018-08-03 15:00)" in refusal(clerk(*accept, "8-3 13:00", now=SIX))
    assert seqs(database) == before
    assert clerk(*accept, "8-3 15:00", now=SIX).code == 0


def test_a_request_is_not_granted_before_the_day_on_which_it_was_made(clerk: Run, database: Database) -> None:
    clerk(*ASK, unit="德胜", now="2018-07-25T09:00:00+08:00")
    accept = ("accept", "E2", "--ref", "12号", "--decided")
    assert refusal(clerk(*accept, "7-18", now="2018-07-26T09:00:00+08:00")) == (
        "decided 2018-07-18, before E2 asked for it (2018-07-25); what was decided earlier is entered by: "
        "govopen extend 2.1.2a/1 --unit 德胜街道 --decided '2018-07-18'"
    )
    assert seqs(database) == 2
    assert clerk(*accept, "7-25", now="2018-07-26T09:00:00+08:00").code == 0


def test_what_was_done_in_time_meanwhile_is_not_excused_by_granting_the_request(clerk: Run, database: Database) -> None:
    clerk("excuse", "2.1.2a/1", "--reason", "停电", "--request", "--user", "li", unit="德胜")
    clerk("done", "2.1.2a", "--on", "7-18", unit="德胜")
    assert "was done in time by" in refusal(clerk("accept", "E2"))
    assert seqs(database) == 3


def test_what_was_done_meanwhile_or_is_due_later_already_is_not_extended_by_granting(
    clerk: Run, database: Database
) -> None:
    clerk(*ASK, unit="德胜")
    clerk("done", "2.1.2a", "--on", "7-18", unit="德胜")
    assert "was completed by" in refusal(clerk("accept", "E2"))
    clerk(*ASK, unit="月坛")
    clerk("extend", "2.1.2a/1", "--unit", "月坛", "--to", "9-30", "--reason", "装修")
    assert "is due 2018-09-30; an extension goes to a later date, not to 2018-08-31" in refusal(clerk("accept", "E4"))
    assert seqs(database) == 5


def test_an_extension_does_not_end_before_it_is_decided(clerk: Run, database: Database) -> None:
    extend = ("extend", "2.1.2a/1", "--unit", "德胜", "--to", "8-10", "--reason", "装修", "--ref", "12号")
    assert refusal(clerk(*extend, now="2018-08-20T09:00:00+08:00")) == (
        "2.1.2a/1 extended to 2018-08-10 would end before it is decided (2018-08-20); check --to and --decided"
    )
    assert seqs(database) == 1
    assert clerk(*extend, "--decided", "8-10", now="2018-08-20T09:00:00+08:00").code == 0, "on its last day it may be"


def test_a_units_own_report_is_dated_when_it_types_it(clerk: Run, database: Database) -> None:
    late = ("done", "2.1.2a", "--on", "6-1", "--reported", "6-2")
    assert refusal(clerk(*late, unit="区教委")) == (
        "a unit's own report is dated when it is typed; leave --reported out: it is for what the office types"
    )
    assert seqs(database) == 1
    assert clerk(*late, "--unit", "区教委").code == 0
    assert entry(clerk, "E2")["on_behalf"] is True


def test_at_its_own_desk_a_unit_signs_today(clerk: Run, database: Database) -> None:
    assert refusal(clerk("receive", "--on", "7-4", unit="区教委")) == (
        "a unit signs on the day it types this, 2018-07-19; leave --on out"
    )
    assert seqs(database) == 1
    assert clerk("receive", "--on", "7-19", unit="区教委").code == 0


def test_the_office_says_where_an_earlier_signature_comes_from(clerk: Run, database: Database) -> None:
    sign = ("receive", "--unit", "区教委", "--on", "7-4")
    assert (
        refusal(clerk(*sign))
        == "a signature of 2018-07-04, entered later, is shown by how it came: add --via, or --ref"
    )
    assert seqs(database) == 1
    assert clerk(*sign, "--ref", "签收单3号").code == 0


@pytest.mark.parametrize(
    ("words", "unit", "said"),
    [
        (("receive", "--on", "7-4"), "区教委", "本单位签收以录入当日（2018-07-19）为准；请去掉 --on"),
        (("done", "2.1.2a", "--on", "7-18", "--reported", "7-18"), "区教委", "请去掉 --reported"),
        (("receive", "--unit", "区教委", "--on", "7-4"), "", "补录2018-07-04的签收，须注明来源"),
    ],
)
def test_the_same_in_chinese(clerk: Run, words: tuple[str, ...], unit: str, said: str) -> None:
    assert said in clerk(*words, unit=unit, lang="zh").err
