"""Both names of a unit find what is recorded of it, and whoever signed for everything signed for each duty."""

import json
from functools import partial
from pathlib import Path

import pytest

from .running import Run

PLAN = """\
plan: {id: renamed-2018, title: 小计划, issued: 2018-01-02, period: [2018-01-01, 2018-12-31]}
units:
  区环保局: {kind: department}
  区丙局: {kind: department}
sections:
  - code: "1"
    title: 一
    items:
      - code: 1.1.1
        title: 任务
        responsible: [区环保局, 区丙局]
        obligations:
          - {code: b, name: 座谈, times: 3, basis: stated, source: 三次}
          - {code: c, name: 会议, times: 3, basis: stated, source: 三次}
"""
OLD = "  区环保局: {kind: department}\n"
JULY, AUGUST = "2018-07-09T09:00:00+08:00", "2018-08-06T09:00:00+08:00"


@pytest.fixture
def office(desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The office's desk; E2 to E4: 区环保局 signs for everything and holds one of each; E5: 区丙局 holds one."""
    monkeypatch.setenv("GOVOPEN_PLAN", "renamed-2018")
    (tmp_path / "first.yaml").write_text(PLAN, "utf-8")
    desk("load", str(tmp_path / "first.yaml"), now="2018-02-01T09:00:00+08:00")
    desk("receive", "--unit", "区环保局", now=JULY)
    for unit, code in (("区环保局", "1.1.1b"), ("区环保局", "1.1.1c"), ("区丙局", "1.1.1b")):
        desk("done", code, "--unit", unit, "--on", "7-9", now=JULY)
    return partial(desk, now=JULY)


def reorganised(office: Run, tmp_path: Path, becomes: str, *more: str) -> None:
    """The load is E6."""
    units = OLD.replace("}", f", {becomes}}}") + "".join(f"  {unit}: {{kind: department}}\n" for unit in more)
    (tmp_path / "second.yaml").write_text(PLAN.replace(OLD, units), "utf-8")
    office("load", str(tmp_path / "second.yaml"), "--reason", "机构改革", now=AUGUST)


def ids(office: Run, *words: str) -> list[str]:
    told = json.loads(office("history", *words, "--format", "json", now=AUGUST).out)["entries"]
    return [entry["id"] for entry in told if entry["kind"] in {"receipt", "claim"}]


def test_a_signature_for_everything_is_one_for_each_duty(office: Run) -> None:
    assert ids(office, "1.1.1b", "区环保局") == ["E2", "E3"]
    assert ids(office, "1.1.1b", "区丙局") == ["E5"]
    assert ids(office, "1.1.1b") == ["E3", "E5"]  # everybody's would be one line a unit


def test_the_new_name_finds_what_was_recorded_under_the_old_one(office: Run, tmp_path: Path) -> None:
    reorganised(office, tmp_path, "successor: 区生态局", "区生态局")
    office("done", "1.1.1b", "--unit", "区生态局", "--on", "8-1", now=AUGUST)
    (new,) = ids(office, "E7") or ids(office, "E8")
    for name in ("区生态局", "区环保局"):
        assert ids(office, name) == ["E2", "E3", "E4", new]
        assert ids(office, "1.1.1b", name) == ["E2", "E3", new]


def test_the_old_name_does_not_find_what_its_successor_does_of_its_own(office: Run, tmp_path: Path) -> None:
    reorganised(office, tmp_path, "successor: 区丙局")
    assert ids(office, "区丙局") == ["E2", "E3", "E4", "E5"]
    assert ids(office, "区环保局") == ["E2", "E3", "E4"]


def test_each_part_of_a_unit_that_was_split_finds_its_own(office: Run, tmp_path: Path) -> None:
    reorganised(office, tmp_path, "split: {区丁局: [1.1.1b], 区戊局: [1.1.1c]}", "区丁局", "区戊局")
    assert ids(office, "区丁局") == ["E2", "E3"]
    assert ids(office, "区戊局") == ["E2", "E4"]
    assert ids(office, "区环保局") == ["E2", "E3", "E4"]
