"""What a load tells of what it did: how much stays as it was, and whose standings are others, in the plan's order."""

from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run

NOVEMBER = "2018-11-20T09:00:00+08:00"
PILOTS = "also: [各试点单位], open: true}"
NAMED = ISSUED.replace(PILOTS, "also: [各试点单位], members: [月坛街道, 区政府办公室, 区民政局], basis: default}")


@pytest.fixture
def named(clerk: Run, tmp_path: Path) -> str:
    """In November the three pilots are named, who owe 5.4.1a, due on 30 June, from the start."""
    (tmp_path / "named.yaml").write_text(NAMED, "utf-8")
    answer = clerk("load", str(tmp_path / "named.yaml"), "--reason", "明确试点单位", now=NOVEMBER)
    assert answer.code == 0, answer.err
    return answer.out


def test_what_stays_is_what_was_due_before_and_not_what_the_load_gives(named: str) -> None:
    """37 full lists, 26 open meetings in July and three quarters of the gazette; the pilots' one is taken away."""
    assert "\n66 checkpoints of the older version stay as they were" in named


def test_a_clock_that_runs_is_not_what_was_due_before(clerk: Run, tmp_path: Path) -> None:
    clerk("open", "guide_changed", "--unit", "区财政局", "--on", "7-19")
    (tmp_path / "named.yaml").write_text(NAMED, "utf-8")
    said = clerk("load", str(tmp_path / "named.yaml"), "--reason", "明确试点单位").out
    assert "\n39 checkpoints of the older version stay as they were" in said  # 37 lists, two quarters


def test_whose_standings_change_is_told_in_the_plans_order(named: str) -> None:
    told = [line.split(" 5.4.1a ")[0] for line in named.splitlines() if " 5.4.1a By 06-30" in line]
    assert told[1:] == ["District Government Office", "Civil Affairs Bureau", "Yuetan"]


def test_what_a_correction_changes_is_told_in_the_plans_order(clerk: Run, tmp_path: Path) -> None:
    """The full list, due on 20 June, was due on 20 July: 37 units, and the education commission is among the first."""
    (tmp_path / "corrected.yaml").write_text(ISSUED.replace("by: 2018-06-20", "by: 2018-07-20"), "utf-8")
    said = clerk("load", str(tmp_path / "corrected.yaml"), "--correct", "--reason", "抄错", lang="zh").out
    told = [line.split()[0] for line in said.splitlines() if " 4.4.1a 限" in line]
    assert told[:4] == ["区政府办公室", "区科信委", "区教委", "区环保局"]
    assert told[-1] == "广安门外街道"
