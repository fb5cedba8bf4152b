"""Who a plan's names stand for, and how a plan is printed and found."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from small_plan import SMALL, plan_after

from govopen.plan.document import as_items
from govopen.plan.obligation import Milestone
from govopen.plan.packaged import UnknownPlan, find, ids
from govopen.plan.schema import json_schema

KINDS = [
    ("by: 2018-07-20", "deadline"),
    ("times: 2", "quota"),
    ("every: month", "recurring"),
    ("every: 'FREQ=WEEKLY;BYDAY=MO,-1FR;WKST=MO'", "recurring"),
    ("every: RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "recurring"),
    ("every: half-year, times: 2", "recurring"),
    ("of: consultation, within: same day", "response"),
    ("of: consultation, within: 5 hours", "response"),
    ("of: consultation, at_least: 5 working days", "minimum"),
    ("ongoing: true", "ongoing"),
    ("never: true", "never"),
]


@pytest.mark.parametrize(("given", "kind"), KINDS)
def test_what_is_given_says_which_kind_it_is(given: str, kind: str) -> None:
    plan = plan_after("every: quarter, grace: 10 working days", given)
    assert next(plan.items()).obligations[2].kind == kind


def test_days_may_be_given_as_dates() -> None:
    assert Milestone(times=1, by=date(2018, 7, 20)).by == date(2018, 7, 20)


def test_the_zone_may_be_another() -> None:
    assert plan_after("  issued:", "  zone: Asia/Urumqi\n  issued:").plan.zone == "Asia/Urumqi"


def test_groups_by_kind_and_of_groups() -> None:
    groups = "相关部门: {members: [月坛, 各部门, 区民政局, 各街道], except: [区教委], also: [有关部门]}"
    plan = plan_after("相关部门: {open: true}", groups)
    assert plan.members("各部门") == ("区教委", "区民政局")
    assert plan.members("相关部门") == ("月坛街道", "区民政局")
    assert plan.members("有关部门") == plan.members("相关部门")
    assert plan.members("区教育委员会") == ("区教委",)
    assert plan.members("无此单位") == ()
    assert plan.key("有关部门") == "相关部门"
    assert plan.key("无此单位") is None


def test_a_group_may_leave_a_group_out() -> None:
    plan = plan_after("相关部门: {open: true}", "相关部门: {kinds: [department, subdistrict], except: [各部门]}")
    assert plan.members("相关部门") == ("月坛街道",)


def test_obligations_fall_on_responsible_units_unless_who_names_others() -> None:
    plan = plan_after()
    item = next(plan.items())
    assert plan.accountable(item, item.obligations[0]) == ("区教委", "区民政局", "月坛街道")
    assert plan.item_units(item) == ("区教委", "区民政局", "月坛街道")
    assert plan.accountable(item, item.obligations[2]) == ("相关部门",)


def test_leads_answer_where_nobody_is_responsible() -> None:
    plan = plan_after("        responsible: [各部门, 各街道]\n", "")
    item = next(plan.items())
    assert plan.accountable(item, item.obligations[0]) == plan.item_units(item) == ("区教委",)


def test_an_open_group_answers_itself_until_its_members_are_named() -> None:
    plan = plan_after("相关部门: {open: true}", "相关部门: {open: true, members: [区教委]}")
    item = next(plan.items())
    assert plan.accountable(item, item.obligations[2]) == ("区教委",)
    assert not plan.is_unallocated("相关部门")
    assert plan_after().is_unallocated("相关部门")
    assert not plan_after().is_unallocated("各部门")


def test_a_pool_is_called_by_its_one_group_or_by_its_obligation() -> None:
    item = next((plan := plan_after()).items())
    assert plan.pool_name(item, item.obligations[2]) == "相关部门"
    assert plan.pool_name(item, item.obligations[0]) == "2.1.1a"
    one = next((plan := plan_after("who: [相关部门]", "who: [区教委]")).items())
    assert plan.pool_name(one, one.obligations[2]) == "2.1.1c"


def test_items_print_as_the_design_says() -> None:
    reference = "reference: {text: 三十日, article: 某法第十条, in_force: 2008-05-01}, grace: 10 working days"
    document = as_items(plan_after("grace: 10 working days", reference), version=3)
    assert document["schema"] == "govopen.items/1"
    assert document["plan"] == {
        "id": "small-2018",
        "title": "小计划",
        "title_en": None,
        "number": None,
        "issued": "2018-07-02",
        "period": ["2018-01-01", "2018-12-31"],
        "version": 3,
    }
    assert document["groups"][2] == {
        "name": "相关部门",
        "name_en": None,
        "members": [],
        "open": True,
        "basis": "default",
    }
    [item] = document["items"]
    assert item["units"] == ["区教委", "区民政局", "月坛街道"]
    quota, minimum, recurring = item["obligations"]
    assert quota["milestones"] == [{"times": 1, "by": "2018-07-20"}]
    assert (quota["kind"], quota["times"], quota["by"], quota["who"]) == ("quota", 2, None, [])
    assert (minimum["of"], minimum["at_least"], minimum["hedge"]) == ("consultation", "5 working days", "一般")
    assert (recurring["times"], recurring["units"], recurring["open_groups"]) == (1, [], ["相关部门"])
    assert recurring["reference"] == {"text": "三十日", "article": "某法第十条", "in_force": "2008-05-01"}
    assert json.dumps(document) == json.dumps(as_items(plan_after("grace: 10 working days", reference), version=3))


def test_aliases_print_as_keys() -> None:
    document = as_items(plan_after("lead: [区教委]", "lead: [区教育委员会]"), version=1)
    assert document["items"][0]["lead"] == ["区教委"]


def test_a_reference_need_not_say_since_when() -> None:
    plan = plan_after("every: quarter", "reference: {text: 三十日, article: 某法}, every: quarter")
    assert as_items(plan, 1)["items"][0]["obligations"][2]["reference"]["in_force"] is None


def test_the_schema_accepts_what_the_reader_accepts() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(schema)[:3] == ["$schema", "$id", "title"]
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(yaml.load(SMALL, Loader=yaml.BaseLoader) | _numbers())) == []
    assert json.dumps(json_schema()) == json.dumps(schema)


def _numbers() -> dict[str, object]:
    """The parts with numbers and booleans, which the base loader leaves as text."""
    obligation = {"code": "a", "name": "会议开放", "times": 2, "milestones": [{"times": 1, "by": "2018-07-20"}]}
    item = {"code": "2.1.1", "title": "决策", "lead": ["区教委"], "obligations": [obligation]}
    return {"groups": {"相关部门": {"open": True}}, "sections": [{"code": "2", "title": "公众参与", "items": [item]}]}


@pytest.mark.parametrize("change", [{"by": "2018-07-20"}, {"times": 0}, {"unknown": 1}, {"never": True}])
def test_the_schema_refuses_what_the_reader_refuses(change: dict[str, object]) -> None:
    schema = json_schema()
    obligation = {"$ref": "#/$defs/Obligation", "$defs": schema["$defs"]}
    sound = {"code": "a", "name": "会议开放", "times": 2}
    assert jsonschema.Draft202012Validator(obligation).is_valid(sound)
    assert not jsonschema.Draft202012Validator(obligation).is_valid(sound | change)


def test_every_field_explains_itself_to_editors() -> None:
    fields = [facts for model in json_schema()["$defs"].values() for facts in model["properties"].values()]
    assert [facts for facts in fields if not facts.get("description")] == []


def test_a_packaged_plan_is_found_by_its_id() -> None:
    assert find("xicheng-2018").name == "2018-workplan.yaml"


def test_a_path_comes_before_an_id(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(SMALL, encoding="utf-8")
    assert find(str(file)) == file


@pytest.mark.parametrize("text", ["nowhere-2018", "no/such.yaml", "a\0b", "x" * 5000])
def test_an_unknown_plan_lists_the_packaged_ids(text: str) -> None:
    with pytest.raises(UnknownPlan, match="xicheng-2018"):
        find(text)


def test_only_files_with_a_plan_id_are_plans(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("- 1\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("plan: {id: [1]}\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text("", encoding="utf-8")
    (tmp_path / "e.yaml").write_bytes(b"\xff\xff")
    assert ids(tmp_path) == {"small-2018": tmp_path / "a.yaml"}
