"""A lead's coordination is one figure wherever it is printed, and an amendment that moves the lead moves it whole."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Type

from govopen.plan.packaged import find
from govopen.standing.standing import statement
from govopen.store.connection import Database

OLD, NEW = "区委宣传部", "区社会办"
LEAD = "lead: [区政府办公室, 区委宣传部]"


@pytest.fixture
def amended(govopen: Type, tmp_path: Path) -> Type:
    """On 22 July, two days after the milestone of the open meetings, their lead is another."""
    text = find("xicheng-2018").read_text("utf-8")
    before, item, after = text.partition("- code: 2.1.2\n")
    assert after.index(LEAD) < after.index("- code:")
    file = tmp_path / "second.yaml"
    file.write_text(before + item + after.replace(LEAD, f"lead: [{NEW}]", 1), "utf-8")
    assert govopen("done", "2.1.2a", "--unit", "区教委", "--on", "7-18", "--times", "2").code == 0
    answer = govopen("load", str(file), "--reason", "调整", now="2018-07-22T09:00:00+08:00")
    assert answer.code == 0, answer.err
    return govopen


def explained(govopen: Type, unit: str) -> list[dict[str, Any]]:
    (card,) = json.loads(govopen("scorecard", unit, "--explain", "--format", "json").out)["units"]
    found: list[dict[str, Any]] = card["explanation"]["coordination"]
    met = sum(row["standing"] == "met" for row in found)
    assert card["coordination"] == [met, len(found)]
    return found


def test_card_page_and_explanation_agree_after_an_amendment_that_moves_a_lead(amended: Type) -> None:
    cards = json.loads(amended("scorecard", "--format", "json").out)["units"]
    leads = {card["unit"]: card["coordination"] for card in cards if card["coordination"]}
    assert {OLD, NEW} <= leads.keys()
    for unit, coordination in leads.items():
        assert json.loads(amended("status", unit, "--format", "json").out)["coordination"] == coordination
        assert len(explained(amended, unit)) == coordination[1]


def test_what_was_due_before_the_amendment_stays_with_the_former_lead(amended: Type) -> None:
    meetings = {
        unit: {row["checkpoint"] for row in explained(amended, unit) if row["checkpoint"].startswith("2.1.2a")}
        for unit in (OLD, NEW)
    }
    assert meetings == {OLD: {"2.1.2a/1"}, NEW: {"2.1.2a"}}


def test_an_explanation_says_unit_or_pool(amended: Type) -> None:
    rows = [row for unit in (OLD, "区政府办公室") for row in explained(amended, unit)]
    assert {tuple(row) for row in rows} == {("checkpoint", "unit", "pool", "standing")}
    assert all((row["unit"] is None) != (row["pool"] is None) for row in rows)
    assert {row["pool"] for row in rows} >= {"4.5.1a"}


def test_one_leads_coordination_costs_what_it_leads(database: Database) -> None:
    """The checkpoints are found by the obligations led; nobody reads the whole plan for one unit's page."""
    values = dict.fromkeys(("plan", "version", "as_of", "known", "soon_until", "first", "last"), 1)
    values |= dict.fromkeys(("lead_first", "lead_last"), 1)
    steps = [row[-1] for row in database.execute("EXPLAIN QUERY PLAN " + statement("led", "led"), values)]
    assert any("checkpoint_by_obligation (plan_id=? AND obligation=?" in step for step in steps), steps
