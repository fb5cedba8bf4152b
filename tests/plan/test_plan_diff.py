"""Two plans compared: nothing differs from itself, every difference is found, and backwards it is the mirror image."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from plan_pairs import FILES, pairs
from pydantic import BaseModel
from small_plan import SMALL, plan_after

from govopen.plan.diff import Change, diff, renamed_codes
from govopen.plan.model import Group, Header, Item, Plan, Section, Trigger, Unit
from govopen.plan.obligation import Obligation

MIRRORED = (("unit_added", "unit_gone"), ("_added", "_dropped"), ("_raised", "_lowered"))


def told(change: Change) -> str:
    """The change without what its subject is called, which the newer plan says."""
    return repr(change[:5])


def mirrored(change: Change) -> str:
    """The change as it is told backwards."""
    kind: str = change.kind
    for one, other in MIRRORED:
        if kind.endswith((one, other)):
            kind = kind.replace(one, other) if kind.endswith(one) else kind.replace(other, one)
            break
    return repr((kind, change.code, change.field, change.after, change.before))


def meaning(plan: Plan) -> dict[str, Any]:
    """All that a plan says, without the order of what has none, and with the names by their keys."""

    def keys(written: tuple[str, ...]) -> list[str]:
        return [plan.key(name) or name for name in written]

    def unordered(facts: dict[str, Any]) -> dict[str, Any]:
        lists = ("also", "assumed", "kinds", "members", "except")
        return {name: sorted(value) if name in lists else value for name, value in facts.items()}

    said = plan.model_dump(mode="json", exclude={"sections", "renamed", "moved"}, by_alias=True)
    for group in said["groups"].values():
        group |= {name: keys(group[name]) for name in ("members", "except")}
    duties = {}
    for item in plan.items():
        facts = item.model_dump(mode="json", exclude={"obligations"})
        duties[item.code] = facts | {"lead": keys(item.lead), "responsible": keys(item.responsible)}
        for owed in item.obligations:
            facts = unordered(owed.model_dump(mode="json"))
            facts["who"] = keys(plan.owed_by(item, owed))
            facts["times"] = owed.times or (1 if owed.every else None)
            duties[item.code + owed.code] = facts
    parts = ("units", "groups", "triggers")
    return said | {part: {key: unordered(facts) for key, facts in said[part].items()} for part in parts} | duties


@given(FILES.map(Plan.model_validate))
def test_nothing_differs_from_itself(plan: Plan) -> None:
    assert diff(plan, plan) == []


@settings(max_examples=300)
@given(pairs())
def test_there_is_a_change_exactly_where_something_else_is_meant(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    assert (diff(before, after) == []) == (meaning(before) == meaning(after))


@given(pairs())
def test_backwards_it_is_the_mirror_image(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    assert sorted(map(told, diff(after, before))) == sorted(map(mirrored, diff(before, after)))


@given(pairs())
def test_changes_are_of_what_differs_and_come_by_code(pair: tuple[Plan, Plan]) -> None:
    changes = diff(*pair)
    assert all(change.before != change.after for change in changes)
    codes = [change.code for change in changes if change.code.startswith("2.")]
    places = [([int(part) for part in code.rstrip("abc").split(".")], code) for code in codes]
    assert places == sorted(places)


ANOTHER: dict[type[BaseModel], dict[str, Any]] = {
    Header: {
        "id": "other-2018",
        "title": "乙",
        "title_en": "B",
        "number": "乙",
        "issuer": "乙",
        "issued": "2018-07-03",
        "published": "2018-07-03",
        "period": ["2018-01-01", "2019-01-31"],
        "zone": "Asia/Urumqi",
        "lang": "en",
        **dict.fromkeys(("soon", "short_notice", "report_within", "receive_within", "review_within"), 7),
        "review": "all",
    },
    Unit: {"en": "B", "kind": "subdistrict", "also": ["乙"], "note": "乙"},
    Group: {
        "en": "B",
        "also": ["乙"],
        "kinds": ["department", "party"],
        "members": ["区教委"],
        "except": ["月坛街道"],
        "open": True,
        "joiners": "start",
        "basis": "stated",
        "source": "乙",
        "note": "乙",
    },
    Trigger: {"name": "乙", "en": "B", "note": "乙"},
    Section: {"title": "乙", "title_en": "B"},
    Item: {
        "title": "乙",
        "title_en": "B",
        "lead": [],
        "responsible": ["各部门"],
        "roles_stated": False,
        "note": "乙",
    },
    Obligation: {
        "name": "乙",
        "name_en": "B",
        "also": ["乙"],
        "times": 3,
        "milestones": [],
        "basis": "default",
        "source": "乙",
        "assumed": ["who"],
        "reference": {"text": "甲", "article": "乙"},
        "who": ["区教委"],
        "jointly": True,
        "evidence": "none",
        "review": True,
        "note": "乙",
    },
}
"""Of every part of a plan every field, with another value than in the small plan."""

APART = {
    Unit: {"successor", "split"},
    Section: {"code", "items"},
    Item: {"code", "obligations"},
    Obligation: {"code", "by", "every", "grace", "of", "within", "at_least", "hedge", "ongoing", "never"},
}
"""What other tests change: codes, what a part holds, and what says when in other kinds."""


def parts(file: Any) -> dict[type[BaseModel], Any]:
    """A part of each sort in the small plan's file."""
    item = file["sections"][0]["items"][0]
    return {
        Header: file["plan"],
        Unit: file["units"]["区教委"],
        Group: file["groups"]["各部门"],
        Trigger: file["triggers"]["consultation"],
        Section: file["sections"][0],
        Item: item,
        Obligation: item["obligations"][0],
    }


@pytest.mark.parametrize("part", ANOTHER, ids=lambda part: part.__name__)
def test_every_field_is_compared(part: type[BaseModel]) -> None:
    fields = {facts.alias or name for name, facts in part.model_fields.items()} - APART.get(part, set())
    assert ANOTHER[part].keys() >= fields
    before = yaml.safe_load(SMALL)
    for field, value in ((field, ANOTHER[part][field]) for field in fields):
        after = yaml.safe_load(SMALL)
        parts(after)[part][field] = value
        changes = diff(Plan.model_validate(before), Plan.model_validate(after))
        assert field in {change.field for change in changes}, field


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ("at_least: 5 working days", "at_least: 5 days", "clock_changed", "at_least"),
        ("hedge: 一般", "hedge: 原则上", "clock_changed", "hedge"),
        ("every: quarter", "every: month", "clock_changed", "every"),
        ("grace: 10 working days", "grace: 5 days", "clock_changed", "grace"),
        ("at_least: 5 working days, hedge: 一般", "within: 5 days", "kind_changed", "kind"),
        ("every: quarter, grace: 10 working days", "never: true", "kind_changed", "kind"),
    ],
)
def test_a_clock_is_compared_field_by_field_within_its_kind(old: str, new: str, kind: str, field: str) -> None:
    change = change_of(old, new)
    assert (change.kind, change.field) == (kind, field)


def change_of(old: str, new: str) -> Change:
    [change] = diff(plan_after(), plan_after(old, new))
    return change


def test_another_spelling_of_a_unit_and_another_order_are_no_change() -> None:
    assert diff(plan_after(), plan_after("lead: [区教委]", "lead: [区教育委员会]")) == []
    lines = SMALL.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if "code: b" in line)
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    assert diff(plan_after(), plan_after(text="".join(lines))) == []
    units = SMALL.replace("  区民政局: {kind: department}\n", "").replace(
        "groups:\n", "  区民政局: {kind: department}\ngroups:\n"
    )
    assert diff(plan_after(), plan_after(text=units)) == []


def test_a_duty_moved_to_others_says_whom_it_leaves_and_whom_it_comes_to() -> None:
    assert change_of("responsible: [各部门, 各街道]", "responsible: [各部门, 相关部门]") == Change(
        "reassigned",
        "2.1.1",
        "responsible",
        {"names": ["各部门", "各街道"], "units": ["区教委", "区民政局", "月坛街道"], "open_groups": []},
        {"names": ["各部门", "相关部门"], "units": ["区教委", "区民政局"], "open_groups": ["相关部门"]},
        "决策",
    )


def test_whoever_answered_by_the_item_is_named_once_others_do() -> None:
    change = change_of("basis: stated, source: 两次}", "basis: stated, source: 两次, who: [区民政局]}")
    assert (change.kind, change.field, change.code) == ("reassigned", "who", "2.1.1a")
    assert change.before["names"] == ["各部门", "各街道"]
    assert change.after["units"] == ["区民政局"]
    same = diff(plan_after(), plan_after("source: 两次}", "source: 两次, who: [各部门, 各街道]}"))
    assert same == []


def test_a_number_of_one_in_every_period_is_what_no_number_means() -> None:
    assert diff(plan_after(), plan_after("every: quarter", "every: quarter, times: 1")) == []
    change = change_of("every: quarter", "every: quarter, times: 2")
    assert (change.kind, change.before, change.after) == ("quota_raised", 1, 2)


def test_another_kind_is_one_change_of_all_that_says_when() -> None:
    change = change_of("times: 2, milestones: [{times: 1, by: 2018-07-20}]", "by: 2018-09-30")
    assert change == Change(
        "kind_changed",
        "2.1.1a",
        "kind",
        {"kind": "quota", "times": 2, "milestones": [{"times": 1, "by": "2018-07-20"}]},
        {"kind": "deadline", "by": "2018-09-30"},
        "会议开放",
    )


def test_a_group_put_together_otherwise_of_the_same_units_is_no_change_of_members() -> None:
    changes = diff(plan_after(), plan_after("各部门: {kinds: [department]}", "各部门: {members: [区教委, 区民政局]}"))
    assert {(change.kind, change.field) for change in changes} == {
        ("group_changed", "kinds"),
        ("group_changed", "members"),
    }


def test_a_unit_of_another_kind_joins_and_leaves_the_groups_of_kinds() -> None:
    old, new = "区民政局: {kind: department}", "区民政局: {kind: subdistrict}"
    _kind, left, joined = diff(plan_after(), plan_after(old, new))
    assert (left.kind, left.code, left.after) == ("members_changed", "各部门", ["区教委"])
    assert (joined.kind, joined.code, joined.after) == (
        "members_changed",
        "各街道",
        ["区民政局", "月坛街道"],
    )


class TestAmendments:
    """What an amendment says of codes and units that are called otherwise now."""

    def test_a_renamed_obligation_is_followed(self) -> None:
        text = SMALL.replace("{code: b, name: 征求意见,", "{code: d, name: 征求意见,").replace("5 working", "7 working")
        changes = diff(plan_after(), plan_after(text=f"{text}renamed: {{2.1.1b: 2.1.1d}}\n"))
        assert [change[:5] for change in changes] == [
            ("obligation_renamed", "2.1.1d", "", "2.1.1b", "2.1.1d"),
            ("clock_changed", "2.1.1d", "at_least", "5 working days", "7 working days"),
        ]

    @pytest.mark.parametrize(
        "renamed", ["2.1.1: 2.1.4", "2.1.1a: 2.1.4a, 2.1.1b: 2.1.4b, 2.1.1c: 2.1.4c"], ids=["item", "obligations"]
    )
    def test_a_renamed_item_is_followed_with_all_its_obligations(self, renamed: str) -> None:
        after = plan_after(text=SMALL.replace("code: 2.1.1", "code: 2.1.4") + f"renamed: {{{renamed}}}\n")
        kinds = [(change.kind, change.before, change.after) for change in diff(plan_after(), after)]
        assert kinds == [
            ("item_renamed", "2.1.1", "2.1.4"),
            *(("obligation_renamed", f"2.1.1{letter}", f"2.1.4{letter}") for letter in "abc"),
        ]
        assert renamed_codes(plan_after(), after)["2.1.1c"] == "2.1.4c"

    def test_without_the_map_it_is_dropped_and_added(self) -> None:
        after = plan_after("code: b, name", "code: d, name")
        assert [change.kind for change in diff(plan_after(), after)] == ["obligation_dropped", "obligation_added"]

    def test_a_renamed_unit_is_no_reassignment(self) -> None:
        text = SMALL.replace("lead: [区教委]", "lead: [区教育局]").replace(
            "also: [区教育委员会]}", "also: [区教育委员会], successor: 区教育局}\n  区教育局: {kind: department}"
        )
        assert [change[:5] for change in diff(plan_after(), plan_after(text=text))] == [
            ("unit_renamed", "区教委", "successor", None, "区教育局")
        ]

    def test_units_merged_into_one_are_named_each(self) -> None:
        text = SMALL.replace("also: [区教育委员会]}", "also: [区教育委员会], successor: 区民政局}")
        [change] = diff(plan_after(), plan_after(text=text))
        assert (change.kind, change.code, change.after) == ("unit_merged", "区教委", "区民政局")

    def test_a_split_names_its_heirs_with_what_they_took(self) -> None:
        split = "split: {区学校局: [2.1.1a], 区民政局: [2.1.1b, 2.1.1c]}"
        text = SMALL.replace("[区教育委员会]}", f"[区教育委员会], {split}}}\n  区学校局: {{kind: department}}")
        change = diff(plan_after(), plan_after(text=text))[0]
        assert (change.kind, change.after) == (
            "unit_split",
            {"区学校局": ["2.1.1a"], "区民政局": ["2.1.1b", "2.1.1c"]},
        )

    def test_a_unit_that_was_split_is_no_member_any_more(self) -> None:
        split = "split: {区学校局: [2.1.1a], 区民政局: [2.1.1b, 2.1.1c]}"
        text = SMALL.replace("[区教育委员会]}", f"[区教育委员会], {split}}}\n  区学校局: {{kind: department}}")
        [members] = [change for change in diff(plan_after(), plan_after(text=text)) if change.kind == "members_changed"]
        assert (members.code, "区教委" in members.before, "区教委" in members.after) == ("各部门", True, False)
        assert set(members.after) - set(members.before) == {"区学校局"}
