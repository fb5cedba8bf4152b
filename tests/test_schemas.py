"""What the commands print with --format json is what docs/schemas/ promises."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Type
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from govopen.plan.schema import json_schema

SCHEMAS = Path(__file__).parents[1] / "docs" / "schemas"
READ = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.json"))}
TOGETHER: Registry[Any] = Registry().with_resources(
    [(name, Resource.from_contents(schema)) for name, schema in READ.items()]
)
MEETING = ("done", "2.1.2a", "--unit", "区教委", "--on", "2018-07-18", "--note", "居民代表列席")
INCIDENT = ("open", "major_incident", "--unit", "区教委", "--at", "2018-07-18 14:20", "--title", "校园事件")
NOTHING = ("done", "2.3.1a", "--none", "--unit", "区教委")
FINDING = ("finding", "3.4.1b", "--unit", "区教委", "--on", "2018-07-18")

PRINTED: dict[str, list[tuple[str, ...]]] = {
    "check": [("check", "xicheng-2018")],
    "diff": [("diff", "xicheng-2018"), ("diff", "xicheng-2018", "xicheng-2018")],
    "items": [("items",), ("items", "2.1.2a"), ("items", "--unit", "区编办")],
    "show": [("show", "2.1.2a"), ("show", "5.4.1"), ("show", "3.6.1")],
    "units": [("units",), ("units", "qjw"), ("units", "各部门")],
    "entries": [("load", "xicheng-2018"), MEETING, INCIDENT, ("close", "1", "--on", "7-20"), NOTHING, FINDING],
    "cases": [("cases",), ("cases", "--kinds")],
    "history": [("history",)],
    "status": [("status",), ("status", "--all"), ("status", "区教委")],
    "evidence": [("evidence", "check")],
    "review": [("review",)],
    "why": [
        ("why", "2.1.2a", "区教委"),
        ("why", "2.3.1", "区教委"),
        ("why", "2.2.1a"),
        ("why", "区教委"),
        ("why", "1.5.5a/Q3"),
    ],
    "overdue": [("overdue",), ("overdue", "--basis", "all"), ("--as-of", "2018-07-21", "overdue", "区教委")],
    "scorecard": [("scorecard",), ("scorecard", "区教委"), ("scorecard", "--explain")],
}
CASES = [(name, words) for name, all_words in PRINTED.items() for words in all_words]


def violations(name: str, printed: str) -> list[str]:
    """Where the output is not what its schema says."""
    validator = Draft202012Validator(READ[f"{name}.schema.json"], registry=TOGETHER)
    return [
        f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(json.loads(printed))
    ]


@pytest.mark.parametrize(("name", "words"), CASES, ids=[" ".join(words) for _name, words in CASES])
def test_a_command_prints_what_its_schema_says(govopen: Type, name: str, words: tuple[str, ...]) -> None:
    assert govopen(*MEETING[:3], "区民政局", *MEETING[4:]).code == 0
    assert govopen("open", "consultation", "--unit", "区教委", "--on", "2018-07-18").code == 0
    answer = govopen(*words, "--format", "json")
    assert answer.code == 0, answer.err
    assert violations(name, answer.out) == []


def test_a_draft_is_told_as_its_schema_says(govopen: Type, tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text(
        "临江区2019年工作要点\n一、公开\n（一）预算。5月底前公布预算（区财政局负责）。\n（二）热线。", "utf-8"
    )
    answer = govopen("draft", str(document), "-o", str(tmp_path / "plan.yaml"), "--format", "json")
    assert answer.code == 0, answer.err
    assert violations("draft", answer.out) == []


def test_taking_an_entry_back_is_an_entry_too(govopen: Type) -> None:
    assert govopen(*MEETING).code == 0
    answer = govopen("undo", "--format", "json")
    assert violations("entries", answer.out) == []
    assert [entry["kind"] for entry in json.loads(answer.out)["entries"]] == ["withdrawal"]


def test_what_is_extended_and_excused_is_told_as_the_schemas_say(govopen: Type) -> None:
    why = ("--reason", "装修", "--ref", "西政办便函12号")
    decided = (
        ("extend", "2.1.2a/1", "--unit", "德胜", "--to", "8-31", *why),
        ("excuse", "2.1.2a/1", "--unit", "月坛", *why),
        ("excuse", "2.1.2c", "--unit", "月坛", *why, "--request"),
    )
    for words in decided:
        assert violations("entries", govopen(*words, "--format", "json").out) == []
    for page in (("status",), ("status", "月坛"), ("show", "2.1.2a"), ("overdue",), ("scorecard", "--explain")):
        assert violations(page[0], govopen(*page, "--format", "json", now="2018-09-03T09:00:00+08:00").out) == []
    assert violations("history", govopen("history", "--format", "json").out) == []


def test_a_schema_notices_what_is_missing(govopen: Type) -> None:
    printed = json.loads(govopen("items", "--format", "json").out)
    del printed["items"][0]["obligations"][0]["hedge"]
    assert violations("items", json.dumps(printed)) == [
        "['items', 0, 'obligations', 0]: 'hedge' is a required property"
    ]


@pytest.mark.parametrize("name", READ)
def test_every_schema_is_a_valid_one(name: str) -> None:
    Draft202012Validator.check_schema(READ[name])
    assert READ[name]["$id"] == name


def test_the_plan_schema_in_docs_is_the_programs(govopen: Type) -> None:
    assert READ["plan.schema.json"] == json_schema()
    assert json.loads(govopen("schema").out) == json_schema()


def test_the_first_line_of_the_plan_names_its_schema() -> None:
    plan = SCHEMAS.parents[1] / "tasks" / "2018-workplan.yaml"
    first = plan.read_text("utf-8").splitlines()[0]
    assert (plan.parent / first.partition("$schema=")[2]).resolve() == SCHEMAS / "plan.schema.json"
