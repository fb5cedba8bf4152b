"""The command ``units``: who is who, and every name they go by."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .running import Run

Golden = Callable[[str, str], None]


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A clerk on 23 July 2018 with the plan loaded."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    return govopen


def told(clerk: Run, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(clerk("units", *words, "--format", "json").out)
    return found


def test_every_unit_is_listed_with_its_names(clerk: Run) -> None:
    found = told(clerk)
    by_kind: dict[str, int] = {}
    for unit in found["units"]:
        by_kind[unit["kind"]] = by_kind.get(unit["kind"], 0) + 1
    assert by_kind == {"department": 23, "vertical": 3, "party": 2, "subdistrict": 15}
    publicity = next(unit for unit in found["units"] if unit["unit"] == "区委宣传部")
    assert "区新闻办" in publicity["also"]
    assert found["carries"] is None


def test_groups_say_whether_the_document_or_we_name_their_members(clerk: Run) -> None:
    groups = {group["name"]: group for group in told(clerk)["groups"]}
    assert (len(groups["民生部门"]["members"]), groups["民生部门"]["basis"]) == (11, "stated")
    assert (len(groups["各街道"]["members"]), groups["各街道"]["basis"]) == (15, "default")
    assert (groups["相关部门"]["members"], groups["相关部门"]["open"]) == ([], True)
    screen = clerk("units").out
    assert "11 units, as the document says:" in screen
    assert "15 units, our reading:" in screen


@pytest.mark.parametrize("name", ["区教委", "qjw", "教委", "Education Commission", "区教育委员会"])
def test_a_unit_is_found_by_any_of_its_names(clerk: Run, name: str) -> None:
    assert [unit["unit"] for unit in told(clerk, name)["units"]] == ["区教委"]


def test_one_unit_says_what_it_carries(clerk: Run) -> None:
    answer = told(clerk, "区编办")
    assert answer["carries"]["leads"] == ["1.2.3", "1.6.2", "3.2.1", "3.3.2", "3.3.3", "3.3.4", "3.4.1"]
    assert (answer["carries"]["stated"], answer["units"][0]["groups"]) == (0, [])
    page = clerk("units", "区编办").out
    assert "leads:" in page
    assert "govopen status 区编办" in page


def test_one_group_says_what_its_members_all_carry(clerk: Run) -> None:
    answer = told(clerk, "民生部门")
    assert answer["units"] == []
    assert answer["carries"]["stated"] > 0
    assert "does not say who belongs" in clerk("units", "试点单位").out


def test_a_near_miss_is_answered_with_candidates(clerk: Run) -> None:
    answer = clerk("units", "区交委")
    assert (answer.code, answer.out) == (2, "")
    assert "did you mean Education Commission (区教委)" in answer.err


def test_csv_has_a_row_for_every_unit_and_group(clerk: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(clerk("units", "--format", "csv").out.removeprefix("\ufeff"))))
    assert [row["sort"] for row in rows].count("unit") == 43
    assert [row["name"] for row in rows if row["open"] == "1"] == [
        *("相关部门", "各相关部门", "各相关单位"),
        *("试点单位", "重点领域清单试点单位", "特色领域试点单位"),
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_on_the_screen(clerk: Run, golden: Golden, lang: str) -> None:
    golden(f"units-{lang}.txt", clerk("units", "--lang", lang).out)
