"""How the scorecard looks, in both languages, on an 80-column Chinese console."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from scorecard_claims import put_a_summer

from govopen.ledger.units import Unit
from govopen.output.columns import Screen, Styled
from govopen.output.grid import grid
from govopen.output.scorecard import tables
from govopen.scoring.scorecard import Figures, Result, Scorecard, placed
from govopen.store.connection import Database

Golden = Callable[[str, str], None]
Type = Callable[..., Any]


@pytest.fixture(autouse=True)
def summer(database: Database) -> None:
    put_a_summer(database)


def cells(line: str) -> int:
    """What a Chinese console needs: ambiguous characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("scorecard", ("--as-of", "2018-07-23")),
        ("scorecard-unit", ("区教委", "--as-of", "2018-07-22")),
        ("scorecard-lead", ("区委宣传部", "--as-of", "2018-07-22")),
        ("scorecard-explained", ("大栅栏", "--as-of", "2018-07-22", "--explain")),
    ],
)
def test_the_screens(govopen: Type, golden: Golden, name: str, words: tuple[str, ...], lang: str) -> None:
    answer = govopen("scorecard", *words, lang=lang)
    assert (answer.code, answer.err) == (0, "")
    golden(f"{name}-{lang}.txt", answer.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", [(), ("--explain",), ("区政府办公室", "--explain")])
def test_every_line_fits_80_cells_and_a_gbk_console(govopen: Type, lang: str, words: tuple[str, ...]) -> None:
    lines = govopen("scorecard", *words, lang=lang).out.splitlines()
    assert len(lines) > 20
    assert max(map(cells, lines)) <= 80
    "\n".join(lines).encode("gbk")


def test_before_the_plans_end_the_scorecard_says_that_it_is_interim(govopen: Type) -> None:
    assert "Interim" in govopen("scorecard", lang="en").out
    later = govopen("scorecard", now="2019-01-05T09:00:00+08:00", lang="en").out
    assert "Interim" not in later
    assert "after the plan's end, 2018-12-31" in later


def test_the_heading_says_which_end_comes_first(govopen: Type) -> None:
    out = govopen("scorecard", lang="en").out
    assert "best first" in out
    assert out.index("Yuetan") < out.index("Dashilan") < out.index("Niujie")


def test_what_has_no_date_in_the_document_is_never_called_met_late_or_overdue(govopen: Type) -> None:
    out = govopen("scorecard", "区教委", "--explain", now="2019-02-01T09:00:00+08:00", lang="en").out
    assert "[recorded] 1.1.1a" in out
    assert "1.2.1a" in out.partition("no record:")[2]


def test_json_says_what_the_design_says(govopen: Type) -> None:
    record = json.loads(govopen("scorecard", "--format", "json", "--as-of", "2018-07-23").out)
    assert (record["schema"], record["rubric"]) == ("govopen.scorecard/1", None)
    units = {unit["unit"]: unit for unit in record["units"]}
    assert len(units) == 43
    assert units["区教委"]["on_time"] == [2, 2]
    assert units["区教委"]["stated"] == {
        "checkpoints": 6, "due": 2, "met": 3, "late": 0, "overdue": 0, "breached": 0, "excused": 0, "evidenced": 3,
        "verified": 0, "short_notice": 1, "recorded_late": 0, "extended": 0,
    }  # fmt: skip
    assert units["区教委"]["default"]["recorded"] == 1
    assert (units["区教委"]["place"], units["区公开办"]["place"]) == (1, None)
    assert (units["区教委"]["coordination"], units["区委宣传部"]["coordination"][1]) == (None, 53)
    assert [section["section"] for section in units["区教委"]["sections"]] == ["1", "2", "3", "4", "5"]
    assert units["区教委"]["sections"][1]["title"] == "公众参与和互动"
    for unit in units.values():
        assert (unit["points"], unit["grade"], unit["rank"], unit["explanation"]) == (None, None, None, None)


def test_json_explains_every_figure(govopen: Type) -> None:
    record = json.loads(govopen("scorecard", "大栅栏", "--explain", "--format", "json", "--as-of", "2018-07-22").out)
    (unit,) = record["units"]
    own = {row["checkpoint"]: row for row in unit["explanation"]["own"]}
    assert own["2.1.2a/1"]["standing"] == "late"
    assert own["2.1.2a/1"]["due"] == "2018-07-20"
    assert own["2.1.2a/1"]["reached"] == "2018-07-21T00:00:00+08:00"
    assert own["2.1.2a/1"]["entries"] == ["E14"]
    assert {"unverified", "no_evidence", "recorded_late"} <= set(own["2.1.2a/1"]["flags"])
    for name, count in unit["stated"].items():
        assert sum(name in row["figures"] for row in own.values()) == count, name


def test_csv_has_a_row_for_each_unit_and_numbers_are_numbers(govopen: Type) -> None:
    out = govopen("scorecard", "--format", "csv", "--as-of", "2018-07-23").out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert len(rows) == 43
    row = next(row for row in rows if row["unit"] == "区教委")
    assert (row["place"], row["on_time"], row["due"], row["coordination_of"]) == ("1", "2", "2", "")


def test_an_open_group_has_no_card(govopen: Type) -> None:
    answer = govopen("scorecard", "试点单位", lang="en")
    assert (answer.code, answer.out) == (2, "")
    assert "Pilot units is a group whose members the document does not name" in answer.err


def test_a_listed_group_has_no_card_and_its_members_do(govopen: Type) -> None:
    answer = govopen("scorecard", "各部门", lang="zh")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "govopen: 各部门是单位组，没有成绩单，成员各有一份；列出各家：govopen scorecard\n"


def a_result(name: str, at: int, **figures: int) -> Result:
    return Result(Unit(name, "department", "", at), Figures(**figures), ())


def test_breaches_have_a_column_only_where_there_are_any() -> None:
    calm = Scorecard(placed([a_result("甲", 1, checkpoints=1, due=1, on_time=1, met=1)]), (), Figures())
    broken = Scorecard(placed([a_result("甲", 1, checkpoints=2, due=1, breached=1, excused=1)]), (), Figures())
    assert "brea-" not in "\n".join(tables(calm, Screen()))
    assert "brea-" in "\n".join(tables(broken, Screen()))
    assert "1 breached" in "\n".join(tables(broken, Screen()))
    assert "1 excused" in "\n".join(tables(broken, Screen()))


def test_where_nobody_is_placed_there_is_no_table_but_the_names() -> None:
    lines = list(tables(Scorecard((a_result("甲", 1),), (), Figures()), Screen()))
    assert "Not placed, nothing due yet (1): 甲" in lines
    assert not any("unit" in line and "rate" in line for line in lines[:3])


def test_a_long_name_wraps_and_its_numbers_stay_on_its_first_line() -> None:
    rows = [["1", "Human Resources and Social Security Bureau", Styled("3", "overdue")]]
    lines = list(grid(["#", "unit", "over-\ndue"], rows, Screen(32, colour=True), name=1))
    assert lines == [
        "                           over-",
        "# unit                       due",
        "1 Human Resources and      \x1b[31m    3\x1b[0m",
        "    Social Security Bureau",
    ]


def test_where_a_word_would_break_the_name_stands_above_its_numbers() -> None:
    rows = [["1", "Environmental Bureau", "3", "24/51"], ["12", "Parks", "0", "2/31"]]
    assert list(grid(["#", "unit", "due", "no\ndate"], rows, Screen(24, colour=False), name=1)) == [
        "                      no",
        " # unit        due  date",
        " 1 Environmental Bureau",
        "                 3 24/51",
        "12 Parks",
        "                 0  2/31",
    ]


def test_names_without_spaces_wrap_wherever_they_are() -> None:
    rows = [["1", "区人力资源和社会保障局", "3"]]
    assert list(grid(["#", "unit", "due"], rows, Screen(22, colour=False), name=1))[1:] == [
        "1 区人力资源和社会   3",
        "    保障局",
    ]
