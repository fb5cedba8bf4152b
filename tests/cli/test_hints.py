"""A command that is printed can be typed as it stands, by whoever reads it, and does what it says."""

import re

import pytest

from .running import Answer, Run

LATER, AUGUST = "2018-07-23T09:00:00+08:00", "2018-08-06T09:00:00+08:00"


def hinted(answer: Answer, verb: str) -> list[str]:
    """The words after ``govopen`` of the first line that says what to type."""
    found = re.search(rf"govopen ({verb} .*)$", answer.out + answer.err, re.MULTILINE)
    assert found, answer
    return [word.strip("'") for word in re.findall(r"'[^']*'|\S+", found[1])]


@pytest.mark.parametrize("unit", ["", "区教委"])
def test_a_returned_report_is_made_good_as_it_is_printed(clerk: Run, unit: str) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18")
    hint = hinted(clerk("return", "E2", "--reason", "缺名单", now=LATER), "done")
    assert hint == ["done", "--replaces", "E2", "--on", "2018-07-18"]
    page = clerk("status", "区教委", now=LATER)
    assert "    govopen done --replaces E2 --on 2018-07-18\n" in page.out
    answer = clerk(*hint, now=LATER, unit=unit)
    assert answer.code == 0, answer.err
    assert "it makes good E2" in answer.out


def test_one_counted_by_the_minute_too(clerk: Run) -> None:
    clerk("open", "major_incident", "--unit", "区环保局", "--at", "2018-08-03 14:20", now=AUGUST)
    done = ("done", "3.6.1a", "--unit", "区环保局", "--at", "2018-08-03 18:10")
    assert clerk(*done, now=AUGUST).code == 0
    hint = hinted(clerk("return", "E3", "--reason", "不是这份", now=AUGUST), "done")
    assert hint == ["done", "--replaces", "E3", "--at", "2018-08-03 18:10"]
    assert clerk(*hint, now=AUGUST).code == 0


def test_and_a_report_of_nothing(clerk: Run) -> None:
    clerk("done", "1.5.5a", "--none", "--unit", "区卫生计生委", "--for", "Q1")
    hint = hinted(clerk("return", "E2", "--reason", "有过一次"), "done")
    assert hint == ["done", "--replaces", "E2", "--none"]
    assert clerk(*hint).code == 0


def test_correcting_what_was_returned_points_there_too(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18")
    clerk("return", "E2", "--reason", "缺名单", now=LATER)
    hint = hinted(clerk("correct", "E2", "--on", "7-17", "--reason", "录错", now=LATER), "done")
    assert clerk(*hint, now=LATER).code == 0


def test_a_correction_says_how_it_is_taken_back_or_put_right_again(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18")
    answer = clerk("correct", "E2", "--on", "7-17", "--reason", "录错")
    assert answer.out.endswith("still wrong? govopen correct E4 --reason TEXT\nnever happened? govopen undo E4\n")
    assert clerk(*hinted(answer, "correct"), "--on", "7-16").code == 0
    answer = clerk("correct", "E6", "--on", "7-15", "--reason", "录错")
    assert clerk(*hinted(answer, "undo")).code == 0


def test_a_units_desk_and_the_office_are_told_how_to_take_back_what_they_typed(clerk: Run) -> None:
    done = ("done", "2.1.2a", "--on", "7-18", "--unit")
    own = clerk(*done, "区教委", unit="区教委")
    assert clerk(*hinted(own, "undo"), unit="区教委").code == 0
    assert "govopen undo E4" in clerk(*done, "区房管局").out
