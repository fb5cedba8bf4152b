"""One mistake in a plan's file is one problem, called what it is."""

import pytest
from small_plan import SMALL, after, mark, problems_after
from test_plan_reader import MEETINGS


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        (
            MEETINGS,
            "milestones: [{times: 5, by: 2018-07-32}], basis: stated, source: 两次, who: [民生部们, 各街到]",
            ["milestone-above-quota", "impossible_date", "unknown-unit", "unknown-unit"],
        ),
        (MEETINGS, "basis: stated, source: '', who: [各街到]", ["string_too_short", "unknown-unit"]),
        (f"times: 2, {MEETINGS}", "who: [各街到]", ["no_kind", "unknown-unit"]),
        (f"times: 2, {MEETINGS}", "times: 2, by: 2019-01-01, who: [各街到]", ["two_kinds", "unknown-unit"]),
        (f"code: a, name: 会议开放, times: 2, {MEETINGS}", "code: A, who: [各街到]", ["no_kind", "unknown-unit"]),
    ],
)
def test_a_broken_field_hides_nothing_else(old: str, new: str, rules: list[str]) -> None:
    found = [rule for _place, rule in problems_after(old, new)]
    assert [rule for rule in rules if rule not in found] == []
    assert found.count("unknown-unit") == rules.count("unknown-unit")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("responsible: [各部门, 各街道]", "responsible: 各部门", "tuple_type"),
        ("code: 2.1.1", "code: 2.01.1", "string_pattern_mismatch"),
        ('code: "2"', "code: two", "string_pattern_mismatch"),
        ("kind: subdistrict", "kind: street", "literal_error"),
        ("of: consultation", "of: 5", "string_type"),
        ("times: 2", "times: 0", "greater_than_equal"),
        ("basis: stated", "basis: said", "literal_error"),
        ("period: [2018-01-01, 2018-12-31]", "period: [2017-12-31, 2017-01-01]", "period_order"),
    ],
)
def test_nothing_is_reported_that_only_follows_from_a_broken_field(old: str, new: str, rule: str) -> None:
    assert [found for _place, found in problems_after(old, new)] == [rule]


def test_a_group_made_of_itself_is_the_only_thing_reported() -> None:
    text = SMALL.replace("[各部门, 各街道]", "[各部门]")
    found = problems_after("各部门: {kinds: [department]}", "各部门: {members: [各部门]}", text)
    assert [rule for _place, rule in found] == ["group-cycle"]


def test_a_misspelt_list_of_groups_leaves_no_name_unknown() -> None:
    assert [rule for _place, rule in problems_after("groups:", "grups:")] == ["extra_forbidden"]


@pytest.mark.parametrize("old", ["lead: [区教委]", "also: [月坛]}"])
def test_a_bracket_too_many_is_called_that(old: str) -> None:
    closing, place = mark(old, f"{old}^{old[-1]}")
    [problem] = after(old, closing)
    assert f"{problem.line}:{problem.column}" == place
    assert "unexpected bracket" in problem.message


def test_a_wrong_choice_is_answered_with_the_nearest() -> None:
    [problem] = after("kind: subdistrict", "kind: subdistrct")
    assert problem.message.endswith("; did you mean subdistrict?")


def test_a_period_the_wrong_way_round_is_shown_as_written() -> None:
    [problem] = after("[2018-01-01, 2018-12-31]", "[2018-12-31, 2018-01-01]")
    assert problem.message == "the period ends before it begins: [2018-12-31, 2018-01-01]"
