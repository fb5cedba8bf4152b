"""What is held by several, jointly or as a group, is told with commands that can be typed as they stand."""

import json
from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run
from .test_hints import hinted

AUGUST = "2018-08-06T09:00:00+08:00"
JOINT = """\
plan: {id: joint-2018, title: 小计划, issued: 2018-01-02, period: [2018-01-01, 2018-12-31]}
units:
  区甲局: {kind: department}
  区乙局: {kind: department}
sections:
  - code: "1"
    title: 一
    items:
      - code: 1.1.1
        title: 任务
        responsible: [区甲局, 区乙局]
        obligations:
          - {code: a, name: 季报, every: quarter, jointly: true, basis: stated, source: 每季度}
"""


def told(clerk: Run, words: list[str]) -> list[str]:
    answer = clerk(*words, "--format", "json", now=AUGUST)
    assert answer.code == 0, answer.err
    return [entry["id"] for entry in json.loads(answer.out)["entries"]]


def test_the_entries_of_what_is_held_jointly_are_everybodys(clerk: Run) -> None:
    clerk("done", "2.2.1a", "--unit", "区教委", "--on", "7-18")
    clerk("done", "2.2.1a", "--unit", "月坛", "--on", "7-18")
    hint = hinted(clerk("why", "2.2.1a", now=AUGUST), "history")
    assert hint == ["history", "2.2.1a"]
    assert told(clerk, hint) == ["E2", "E3"]


def test_the_periods_of_what_is_held_jointly_are_explained_without_a_unit(clerk: Run, tmp_path: Path) -> None:
    path = tmp_path / "joint.yaml"
    path.write_text(JOINT, "utf-8")
    assert clerk("load", str(path)).code == 0
    page = clerk("--plan", "joint-2018", "why", "1.1.1a", now=AUGUST)
    assert hinted(page, "--plan joint-2018 why") == ["--plan", "joint-2018", "why", "1.1.1a/2018-Q1"]
    assert clerk(*hinted(page, "--plan joint-2018 why"), now=AUGUST).code == 0


@pytest.mark.parametrize("named", [("试点单位",), ("5.4.1a", "试点单位")])
def test_the_entries_of_an_open_group_are_those_recorded_for_it(clerk: Run, named: tuple[str, ...]) -> None:
    clerk("done", "5.4.1a", "--unit", "试点单位", "--on", "6-29")
    clerk("done", "5.1.1a", "--unit", "月坛", "--on", "7-18")
    assert hinted(clerk("why", "5.4.1a", now=AUGUST), "history") == ["history", "5.4.1a", "试点单位"]
    assert told(clerk, ["history", *named]) == ["E2"]


@pytest.mark.parametrize(("lang", "said"), [("en", "37 units jointly 4.5.1a By 11-30"), ("zh", "37家共同承担 4.5.1a")])
def test_a_load_says_how_many_hold_jointly_what_it_changes(clerk: Run, tmp_path: Path, lang: str, said: str) -> None:
    path, last = tmp_path / "amended.yaml", "            by: 2018-12-31\n            jointly: true"
    assert last in ISSUED
    path.write_text(ISSUED.replace(last, last.replace("12-31", "11-30")), "utf-8")
    assert said in clerk("load", str(path), "--reason", "调整", lang=lang).out
