"""Why, of what is owed only in a case: that the case names the unit, or that the unit declared there was none."""

import json

import pytest

from .running import Run
from .test_audit import schema_problems

AUGUST = "2018-08-06T09:00:00+08:00"
DECLARE = ("done", "2.1.1b", "--none", "--unit", "区教委")


def page(clerk: Run, *words: str, lang: str = "en") -> str:
    answer = clerk("why", *words, now=AUGUST, lang=lang)
    assert answer.code == 0, answer.err
    return " ".join(answer.out.split())


@pytest.mark.parametrize("what", ["2.1.1b", "采纳情况"])
def test_a_report_of_nothing_is_explained(clerk: Run, what: str) -> None:
    assert clerk(*DECLARE).code == 0
    told = page(clerk, what, "区教委")
    assert 'Education Commission, "Outcome of the consultation": declared that there was none.' in told
    assert "By no case was opened for it, so that no clock runs" in told
    assert "Counts E2 07-19 nothing to report" in told
    assert "if it does happen, a case is opened all the same" in told
    chinese = page(clerk, what, "区教委", lang="zh")
    assert "区教委「意见采纳情况公开」：已作零报告。" in chinese
    assert "限期 没有发生这类事件，不起算" in chinese


def test_the_tree_has_the_entry(clerk: Run) -> None:
    clerk(*DECLARE)
    printed = clerk("why", "2.1.1b", "区教委", "--format", "json", now=AUGUST).out
    assert schema_problems("why", printed) == []
    ((point,),) = [found["checkpoints"] for found in json.loads(printed)["obligations"]]
    assert [each["entry"]["id"] for each in point["not_counted"]] == ["E2"]
    assert point["case"] is None


def test_without_one_or_when_it_was_taken_back_the_case_to_open_is_named(clerk: Run) -> None:
    for _turn in range(2):
        answer = clerk("why", "2.1.1b", "区教委", now=AUGUST)
        assert answer.code == 2
        assert "falls due when something happens" in answer.err
        clerk(*DECLARE)
        clerk("undo", "E2")


def test_a_case_that_did_happen_after_all_is_what_is_explained(clerk: Run) -> None:
    clerk(*DECLARE)
    clerk("open", "consultation_closed", "--unit", "区教委", "--on", "8-3", now=AUGUST)
    told = page(clerk, "2.1.1b", "区教委")
    assert "declared" not in told
    assert "case-1" in told


def test_whoever_answers_because_a_case_names_it_is_told_so(clerk: Run) -> None:
    """The local tax bureau is in none of the groups that the item names."""
    clerk("open", "major_incident", "--unit", "区地税局", "--at", "2018-08-03 14:20", now=AUGUST)
    assert "Local Tax Bureau is named in case-1 (E2)" in page(clerk, "3.6.1a", "区地税局")
    assert "case-1（E2）列明区地税局" in page(clerk, "3.6.1a", "区地税局", lang="zh")
