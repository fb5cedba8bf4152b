"""``receive`` after the day by which the plan is to be signed for, and after a unit was renamed."""

import json
from pathlib import Path

import pytest

from govopen.output.columns import width_of
from govopen.plan.packaged import find

from .running import Answer, Run

# Issued on Monday 2 July, loaded on Tuesday the 3rd: three working days later is Friday the 6th.
IN_TIME, LATE = "2018-07-06T17:00:00+08:00", "2018-07-10T09:30:00+08:00"
NOVEMBER = "2018-11-08T09:00:00+08:00"


def test_who_signs_late_is_told_by_how_much(clerk: Run) -> None:
    answer = clerk("receive", "--unit", "区环保局", now=LATE)
    # Monday the 9th and Tuesday the 10th.
    assert "Environmental Protection Bureau signed 2 working days late, due 07-06" in answer.out
    answer = clerk("receive", "--unit", "区教委", now=LATE, lang="zh")
    assert "区教委签收超期2个工作日，限07-06" in answer.out


def test_who_signs_in_time_is_told_nothing_of_it(clerk: Run) -> None:
    answer = clerk("receive", "--unit", "区环保局", now=IN_TIME)
    assert answer.code == 0
    assert "late" not in answer.out


def test_a_day_named_counts_and_not_the_day_of_typing(clerk: Run) -> None:
    assert "late" not in clerk("receive", "--unit", "区环保局", "--on", "7-6", now=LATE).out


@pytest.fixture
def renamed(clerk: Run, tmp_path: Path) -> Answer:
    """区环保局 becomes 区生态环境局, by a file that says its new name wherever the old one stood."""
    text = find("xicheng-2018").read_text("utf-8").replace("区环保局", "区生态环境局")
    line = next(line for line in text.splitlines() if line.startswith("  区生态环境局:"))
    old = f"{line.replace('区生态环境局', '区环保局')[:-1]}, successor: 区生态环境局}}"
    new = "  区生态环境局: {en: Ecology and Environment Bureau, kind: department}"
    (tmp_path / "amended.yaml").write_text(text.replace(line, f"{old}\n{new}"), "utf-8")
    clerk("open", "major_incident", "--unit", "区环保局", "--at", "2018-08-03 14:20", now="2018-08-03T14:35:00+08:00")
    return clerk("load", str(tmp_path / "amended.yaml"), "--reason", "机构改革", now=NOVEMBER)


def test_a_successor_signs_for_what_its_predecessor_owes_and_no_more(clerk: Run, renamed: Answer) -> None:
    assert renamed.code == 0, renamed.err
    before = json.loads(clerk("status", "区环保局", "--format", "json", "--as-of", "2018-07-10", now=NOVEMBER).out)
    after = json.loads(clerk("status", "区生态环境局", "--format", "json", now=NOVEMBER).out)
    assert len(before["unsigned"]) > 70
    assert after["unsigned"] == before["unsigned"]


def test_a_renamed_unit_joins_no_group_that_left_out_its_former_name(renamed: Answer) -> None:
    assert "1 change in the plan" in renamed.out


def test_what_a_load_says_fits_the_screen(renamed: Answer) -> None:
    assert [line for line in renamed.out.splitlines() if width_of(line) > 80 and "database" not in line] == []


def test_the_history_names_the_successor_and_what_kind_of_case_it_was(clerk: Run, renamed: Answer) -> None:
    assert renamed.code == 0
    told = clerk("history", "区环保局", now=NOVEMBER).out
    assert "succession: Ecology and Environment Bureau" in " ".join(told.split())
    assert "case opened: Especially major or major incident" in " ".join(told.split())


def test_a_long_heading_is_broken(clerk: Run) -> None:
    answer = clerk("overdue", "区环保局", now=NOVEMBER)
    assert max(map(width_of, answer.out.splitlines())) <= 80
