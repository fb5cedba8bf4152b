"""What a plan's file says of its predecessors: units that are no more, codes that changed, entries that moved."""

import pytest
from small_plan import SMALL, mark, plan_after, problems_after

from govopen.plan.joining import joiners
from govopen.plan.model import covers

CIVIL = "区民政局: {kind: department}"


@pytest.mark.parametrize(
    ("old", "marked", "rule"),
    [
        (CIVIL, "区民政局: {kind: department, successor: ^区社会局}", "unknown-unit"),
        (CIVIL, "区民政局: {kind: department, successor: ^区民政局}", "succession-cycle"),
        (CIVIL, "区民政局: {kind: department, split: {^区社会局: [2.1.1]}}", "unknown-unit"),
        (CIVIL, "区民政局: {kind: department, split: ^{区教委: [2.1.1a]}}", "split-without-map"),
        (CIVIL, "区民政局: {kind: department, successor: 区教委, split: ^{区教委: [2]}}", "two-successions"),
        ("sections:", "renamed: {2.1.2a: ^2.1.9a}\nsections:", "unknown-item"),
        ("sections:", "renamed: {^2.1.1a: 2.1.1b}\nsections:", "renamed-still-there"),
        ("sections:", "moved: {E2: ^{}}\nsections:", "moved-nowhere"),
        ("sections:", "moved: {E2: {obligation: ^2.1.9a}}\nsections:", "unknown-item"),
        ("sections:", "moved: {E2: {unit: ^区教萎}}\nsections:", "unknown-unit"),
        ("sections:", "moved: {^2: {unit: 区教委}}\nsections:", "string_pattern_mismatch"),
    ],
)
def test_what_does_not_fit_is_reported_where_it_stands(old: str, marked: str, rule: str) -> None:
    new, place = mark(old, marked)
    assert (place, rule) in problems_after(old, new)


def test_what_is_held_jointly_keeps_its_code() -> None:
    joint = SMALL.replace("milestones: [{times: 1, by: 2018-07-20}]", "jointly: true")
    found = problems_after("sections:", "renamed: {2.1.1z: 2.1.1a}\nsections:", joint)
    assert [rule for _place, rule in found] == ["renamed-joint"]


def test_a_unit_that_is_no_more_is_answered_for_by_its_successor() -> None:
    plan = plan_after(CIVIL, "区民政局: {kind: department, successor: 区教委}")
    item = next(plan.items())
    assert plan.accountable(item, item.obligations[0]) == ("区教委", "月坛街道")
    assert plan.units_of(["区民政局"], "2.1.1") == ("区教委",)


def test_a_unit_that_was_split_is_answered_for_by_code() -> None:
    split = "区民政局: {kind: department, split: {月坛街道: [2.1.1a], 区教委: ['2.1']}}"
    plan = plan_after(CIVIL, split)
    assert [plan.now("区民政局", code) for code in ("2.1.1a", "2.1.1b", "3.1.1a")] == ["月坛街道", "区教委", "区民政局"]


LIVING = "  民生部门: {members: [区乙局]}\n  其他部门: {kinds: [department], except: [民生部门]}\n"


@pytest.mark.parametrize(
    "units",
    [
        "区民政局: {kind: department, successor: 区甲局}\n  区甲局: {kind: department, successor: 区乙局}",
        "区民政局: {kind: department, split: {区乙局: ['2'], 区甲局: ['3']}}\n  区甲局: {kind: department}",
    ],
    ids=["succeeded twice", "split"],
)
def test_whoever_took_over_is_in_no_group_that_leaves_it_out(units: str) -> None:
    plan = plan_after(
        CIVIL, f"{units}\n  区乙局: {{kind: department}}", SMALL.replace("groups:\n", f"groups:\n{LIVING}")
    )
    assert "区乙局" not in plan.units_of(["其他部门"], "2.1.1a")
    assert plan.units_of(["民生部门"], "2.1.1a") == ("区乙局",)


@pytest.mark.parametrize(
    ("succession", "heir"),
    [("successor: 区甲局", "department"), ("split: {区甲局: ['2']}", "department"), ("successor: 区甲局", "party")],
    ids=["renamed", "split", "of another kind"],
)
def test_whoever_took_over_from_a_member_joins_nothing(succession: str, heir: str) -> None:
    units = f"区民政局: {{kind: department, {succession}}}\n  区甲局: {{kind: {heir}}}"
    later = plan_after(CIVIL, units)
    quarterly = "          - {code: c"
    listed = f"          - {{code: z, name: 清单, by: 2018-11-30}}\n{quarterly}"
    added = plan_after(quarterly, listed, SMALL.replace(CIVIL, units))
    for plan in (later, added):
        assert not any(joiners(plan, plan_after()).values())


def test_an_item_that_is_renamed_renames_what_it_obliges_to() -> None:
    plan = plan_after("sections:", "renamed: {2.1.7: 2.1.1}\nsections:")
    assert plan.formers() == {"2.1.1a": "2.1.7a", "2.1.1b": "2.1.7b", "2.1.1c": "2.1.7c"}


@pytest.mark.parametrize(
    ("code", "other", "holds"),
    [
        ("2.1", "2.1.2a", True),
        ("2.1", "2.10.1a", False),
        ("2", "2.1.2a", True),
        ("2", "21.1.1", False),
        ("2.1.2", "2.1.2a", True),
        ("2.1.2a", "2.1.2a", True),
        ("2.1.2a", "2.1.2ab", False),
        ("2.1.2a", "2.1.2", False),
    ],
)
def test_a_code_holds_what_stands_under_it(code: str, other: str, holds: bool) -> None:
    assert covers(code, other) is holds
