"""A unit that is no more keeps what it did, and is not put in the order of those that can still be praised."""

import csv
import json
from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run
from .test_audit import schema_problems

MORNING, LATER = "2018-08-06T09:00:00+08:00", "2018-09-03T09:00:00+08:00"


@pytest.fixture
def renamed(clerk: Run, tmp_path: Path) -> Run:
    """区环保局 held its July meeting; on 6 August it becomes 区生态环境局."""
    (line,) = [line for line in ISSUED.splitlines() if line.startswith("  区环保局:")]
    new = "  区生态环境局: {en: Ecology and Environment Bureau, kind: department}"
    path = tmp_path / "renamed.yaml"
    path.write_text(ISSUED.replace(line, line.replace("}", ", successor: 区生态环境局}") + "\n" + new), "utf-8")
    assert clerk("done", "2.1.2a", "--unit", "区环保局", "--on", "7-18").code == 0
    answer = clerk("load", str(path), "--reason", "机构改革", now=MORNING)
    assert answer.code == 0, answer.err
    return clerk


def units(run: Run, *words: str, now: str = LATER) -> dict[str, dict[str, object]]:
    printed = run("scorecard", *words, "--format", "json", now=now).out
    assert schema_problems("scorecard", printed) == []
    return {each["unit"]: each for each in json.loads(printed)["units"]}


def test_it_has_no_place_and_is_named_with_its_successor_and_its_rows(renamed: Run) -> None:
    out = " ".join(renamed("scorecard", now=LATER).out.split())
    assert "Not placed: Environmental Protection Bureau (now Ecology and Environment Bureau) 1 due 1 met" in out
    chinese = " ".join(renamed("scorecard", now=LATER, lang="zh").out.split())
    assert "未排名：区环保局（现区生态环境局） 到期1 按时1" in chinese
    card = " ".join(renamed("scorecard", "区环保局", now=LATER).out.split())
    assert "Environmental Protection Bureau (now Ecology and Environment Bureau): not placed" in card


def test_its_place_was_its_own_before(renamed: Run) -> None:
    assert units(renamed)["区环保局"]["place"] is None
    assert units(renamed)["区环保局"]["successors"] == ["区生态环境局"]
    before = units(renamed, "--as-of", "2018-08-01")
    assert before["区环保局"]["place"] is not None
    assert before["区环保局"]["successors"] == []


def test_every_row_is_counted_once_where_it_is_held(renamed: Run) -> None:
    """The sums over all units are those before the rename."""
    found = units(renamed, "--explain")
    old, new = found["区环保局"], found["区生态环境局"]
    rows = [row["checkpoint"] for each in (old, new) for row in each["explanation"]["own"]]  # type: ignore[index]  # JSON
    assert len(rows) == len(set(rows))
    before = units(renamed, "--as-of", "2018-08-05")["区环保局"]
    assert _checkpoints(old) + _checkpoints(new) == _checkpoints(before)


def _checkpoints(unit: dict[str, object]) -> int:
    stated = unit["stated"]
    assert isinstance(stated, dict)
    return int(stated["checkpoints"])


def test_a_table_for_programs_names_the_successor(renamed: Run) -> None:
    rows = csv.DictReader(renamed("scorecard", "--format", "csv", now=LATER).out.removeprefix("\ufeff").splitlines())
    assert {row["unit"]: row["successors"] for row in rows if row["successors"]} == {"区环保局": "区生态环境局"}
