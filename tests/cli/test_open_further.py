"""Whoever turns out to be concerned later has the same happening as a case of its own, judged by when it happened."""

import json

from .running import Run

FRIDAY, MONDAY = "2018-08-03T16:00:00+08:00", "2018-08-06T09:00:00+08:00"
INCIDENT = ("open", "major_incident", "--at", "2018-08-03 14:20", "--unit")


def test_a_further_unit_gets_a_case_of_its_own_and_that_is_said(clerk: Run) -> None:
    first = clerk(*INCIDENT, "区环保局", now=FRIDAY)
    assert (first.code, first.err) == (0, "")
    answer = clerk(*INCIDENT, "区安全监管局", now=MONDAY)
    assert answer.code == 0
    assert answer.err == (
        "case-1 is the same happening, for Environmental Protection Bureau; whoever is named now has it as case-2\n"
    )
    found = json.loads(clerk("cases", "--format", "json", now=MONDAY).out)["cases"]
    assert [(case["case"], case["units"]) for case in found] == [("case-1", ["区环保局"]), ("case-2", ["区安全监管局"])]
    assert found[0]["happened_at"] == found[1]["happened_at"]


def test_another_happening_is_nothing_to_speak_of(clerk: Run) -> None:
    clerk(*INCIDENT, "区环保局", now=FRIDAY)
    answer = clerk("open", "major_incident", "--at", "2018-08-03 15:00", "--unit", "区教委", now=FRIDAY)
    assert (answer.code, answer.err) == (0, "")
