"""The command ``items`` says what the document says: every date, number and clock, and nothing else."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .running import Run

Golden = Callable[[str, str], None]

# Read from the document, clause by clause: what it states. Units are how many answer, 各部门 22 and 各街道 15.
DATES = {
    "4.4.1a": ("by", "2018-06-20", 37),
    "4.5.1a": ("by", "2018-12-31", 37),
    "5.4.1a": ("by", "2018-06-30", 0),
    "1.5.5a": ("every", "quarter", 1),
    "2.1.1a": ("at_least", "5 working days", 37),
    "2.1.1b": ("within", "promptly", 37),
    "2.1.2a": ("times", 2, 26),
    "2.2.1a": ("times", 26, 37),
    "2.3.1a": ("times", 1, 26),
    "2.3.1b": ("times", 1, 26),
    "2.4.2a": ("within", "promptly", 37),
    "3.1.1a": ("within", "same day", 37),
    "3.1.1b": ("within", "promptly", 37),
    "3.4.1a": ("within", "1 working day", 37),
    "3.4.1b": ("kind", "never", 37),
    "3.6.1a": ("within", "5 hours", 37),
    "3.6.1b": ("within", "24 hours", 37),
    "4.5.2a": ("kind", "never", 37),
    "5.1.1a": ("times", 1, 37),
}
# How many clauses with a responsibility each paragraph has.
PARAGRAPHS = {
    "1": [1, 3, 1, 2, 7, 2, 1, 1],
    "2": [2, 1, 1, 4, 1],
    "3": [1, 3, 5, 1, 1, 1],
    "4": [1, 1, 1, 1, 3],
    "5": [1, 1, 1, 1],
}
ELEVEN = {
    *("区教委", "区民政局", "区人力社保局", "区环保局", "区房管局", "区城市管理委"),
    *("区商务委", "区卫生计生委", "区安全监管局", "区园林绿化局", "区文化委"),
}


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A clerk on 23 July 2018 with the plan loaded."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    return govopen


def items(clerk: Run, *words: str) -> list[dict[str, Any]]:
    answer = clerk("items", *words, "--format", "json")
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = json.loads(answer.out)["items"]
    return found


def test_the_plan_has_fifty_items_in_the_order_of_the_document(clerk: Run) -> None:
    codes = [item["code"] for item in items(clerk)]
    assert len(codes) == 50
    assert codes == sorted(codes, key=lambda code: [int(part) for part in code.split(".")])
    assert codes == [
        f"{section}.{paragraph}.{clause}"
        for section, clauses in PARAGRAPHS.items()
        for paragraph, count in enumerate(clauses, 1)
        for clause in range(1, count + 1)
    ]


def test_what_the_document_states_is_stated_and_nothing_else_is(clerk: Run) -> None:
    stated = {owed["code"]: owed for item in items(clerk) for owed in item["obligations"] if owed["basis"] == "stated"}
    assert {
        code: (field, stated[code][field], len(stated[code]["units"])) for code, (field, *_rest) in DATES.items()
    } == DATES
    assert stated.keys() == DATES.keys()
    assert all(owed["source"] for owed in stated.values())


def test_a_default_obligation_has_no_date_of_ours(clerk: Run) -> None:
    default = [owed for item in items(clerk) for owed in item["obligations"] if owed["basis"] == "default"]
    assert {owed["kind"] for owed in default} == {"ongoing"}
    assert not [
        owed for owed in default if owed["by"] or owed["every"] or owed["times"] or owed["within"] or owed["source"]
    ]


def test_open_meetings_are_owed_by_the_eleven_departments_and_the_fifteen_subdistricts(clerk: Run) -> None:
    [item] = items(clerk, "2.1.2")
    meetings = item["obligations"][0]
    assert (item["lead"], item["responsible"]) == (["区政府办公室", "区委宣传部"], ["各部门", "各街道"])
    assert meetings["who"] == ["民生部门", "各街道"]
    assert meetings["milestones"] == [{"times": 1, "by": "2018-07-20"}]
    assert set(meetings["units"]) > ELEVEN
    assert sum(unit.endswith("街道") for unit in meetings["units"]) == 15


def test_the_twenty_six_pilots_are_owed_together(clerk: Run) -> None:
    [item] = items(clerk, "2.2.1a")
    assert [(owed["code"], owed["times"], owed["jointly"]) for owed in item["obligations"]] == [("2.2.1a", 26, True)]


def test_what_we_added_to_a_stated_obligation_is_said(clerk: Run) -> None:
    assumed = {
        owed["code"]: owed["assumed"] for item in items(clerk) for owed in item["obligations"] if owed["assumed"]
    }
    assert assumed["3.1.1a"] == ["within"]
    assert assumed["1.5.5a"] == ["grace"]
    assert assumed["5.4.1a"] == assumed["2.3.1a"] == assumed["2.3.1b"] == ["who"]
    assert assumed["3.6.1a"] == assumed["3.6.1b"] == assumed["3.1.1b"] == ["start"]
    joint = {owed["code"] for item in items(clerk) for owed in item["obligations"] if owed["jointly"]}
    assert joint == {code for code, fields in assumed.items() if "jointly" in fields}


def test_the_item_that_names_nobody_answers_by_our_reading(clerk: Run) -> None:
    [item] = items(clerk, "5.3.1")
    assert (item["responsible"], item["lead"], item["roles_stated"]) == ([], [], False)
    assert {tuple(owed["who"]) for owed in item["obligations"]} == {("各部门", "各街道")}
    assert "the document names nobody" in clerk("items", "5.3.1").out


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("2.4", ["2.4.1", "2.4.2", "2.4.3", "2.4.4"]),
        ("二（四）", ["2.4.1", "2.4.2", "2.4.3", "2.4.4"]),
        ("2.1.2", ["2.1.2"]),
        ("2.1.2a/1", ["2.1.2"]),
        ("5", ["5.1.1", "5.2.1", "5.3.1", "5.4.1"]),
        ("5.", ["5.1.1", "5.2.1", "5.3.1", "5.4.1"]),
    ],
)
def test_a_code_lists_what_begins_with_it(clerk: Run, typed: str, codes: list[str]) -> None:
    assert [item["code"] for item in items(clerk, typed)] == codes


@pytest.mark.parametrize("typed", ["9", "2.9", "2.1.2z", "开放"])
def test_a_code_without_items_is_bad_input(clerk: Run, typed: str) -> None:
    answer = clerk("items", typed)
    assert answer.code == 2
    assert answer.err == f"govopen: no item's code begins with {typed!r}; govopen items lists them all\n"


def test_a_units_items_are_those_it_leads_or_answers_for(clerk: Run) -> None:
    led = [item["code"] for item in items(clerk, "--unit", "qbb")]
    assert led == ["1.2.3", "1.6.2", "3.2.1", "3.3.2", "3.3.3", "3.3.4", "3.4.1"]
    assert "2.1.2" in [item["code"] for item in items(clerk, "--unit", "大栅栏")]
    assert [item["code"] for item in items(clerk, "--unit", "各相关单位")] == ["1.8.1"]


def test_an_unknown_unit_is_answered_with_candidates(clerk: Run) -> None:
    answer = clerk("items", "--unit", "区交委")
    assert answer.code == 2
    assert "区教委" in answer.err


def test_csv_has_a_row_for_every_obligation(clerk: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(clerk("items", "--format", "csv").out.removeprefix("\ufeff"))))
    assert len(rows) == sum(len(item["obligations"]) for item in items(clerk))
    meetings = next(row for row in rows if row["obligation"] == "2.1.2a")
    assert (meetings["times"], meetings["milestones"], meetings["who"]) == ("2", "1:2018-07-20", "民生部门 各街道")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_items_on_the_screen(clerk: Run, golden: Golden, lang: str) -> None:
    golden(f"items-{lang}.txt", clerk("items", "--lang", lang, "--as-of", "2018-07-23").out)


def test_the_screen_is_no_wider_than_eighty_cells(clerk: Run) -> None:
    for lang in ("zh", "en"):
        for line in clerk("items", "--lang", lang).out.splitlines():
            assert len(line) + sum(not character.isascii() for character in line) <= 80
