"""What must hold between two places of a plan."""

import pytest
from small_plan import SMALL, after, mark, problems_after

from govopen.plan.reader import parse

MORE_GROUPS = "  相关部门: {open: true}\n"


@pytest.mark.parametrize(
    ("old", "marked", "rule"),
    [
        ("lead: [区教委]", "lead: [区民政局, ^区教萎]", "unknown-unit"),
        ("responsible: [各部门", "responsible: [^各部们", "unknown-unit"),
        ("who: [相关部门]", "who: [^无此单位]", "unknown-unit"),
        ("{kinds: [department]}", "{members: [^区教萎]}", "unknown-unit"),
        ("{kinds: [department]}", "{kinds: [department], except: [^区教萎]}", "unknown-unit"),
        ("of: consultation", "of: ^consultaton", "unknown-trigger"),
        ("of: consultation", "of: ^zzz", "unknown-trigger"),
        ("code: b", "code: ^a", "duplicate-code"),
        ("code: 2.1.1", "code: ^3.1.1", "wrong-section"),
        ("by: 2018-07-20", "by: ^2019-07-20", "outside-period"),
        ("times: 2, milestones: [{times: 1, by: 2018-07-20}]", "by: ^2017-12-31", "outside-period"),
        ("{times: 1,", "{times: ^3,", "milestone-above-quota"),
        ("by: 2018-07-20}", "by: 2018-07-20}, {times: 2, by: ^2018-07-20}", "milestone-order"),
        ("by: 2018-07-20}", "by: 2018-07-20}, {times: ^1, by: 2018-08-20}", "milestone-order"),
        ("相关部门: {open: true}", "^相关部门: {open: false}", "empty-group"),
        ("各街道: {kinds: [subdistrict]}", "^各街道: {kinds: [party]}", "empty-group"),
        ("各部门: {kinds: [department]}", "^各部门: {members: [各街道, 各部门]}", "group-cycle"),
        ("also: [月坛]", "also: [^区教育委员会]", "alias-twice"),
        ("区教育委员会", "^区 民政局", "alias-twice"),
        ("区教育委员会", "^各街道", "alias-twice"),
        ("  各街道: {", "  各街道: {also: [^区 教委], ", "alias-twice"),
        (
            "        lead: [区教委]\n        responsible: [各部门, 各街道]\n        obligations:\n          - {",
            "        obligations:\n          - ^{",
            "nobody",
        ),
        ("{kinds: [department]}", "{kinds: [department], source: ^9.9.9}", "unknown-item"),
        ("every: quarter, grace: 10 working days", "ongoing: true, basis: ^stated", "stated-ongoing"),
        ("grace: 10 working days", "source: ^每季度", "source-of-default"),
    ],
)
def test_a_contradiction_is_reported_where_it_stands(old: str, marked: str, rule: str) -> None:
    new, place = mark(old, marked)
    assert (place, rule) in problems_after(old, new)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("lead: [区教委]", "lead: [区教萎]", "unknown unit or group 区教萎; did you mean 区教委?"),
        ("lead: [区教委]", "lead: [zzz]", "unknown unit or group zzz"),
        ("of: consultation", "of: consultaton", "unknown trigger consultaton; did you mean consultation?"),
        ("by: 2018-07-20", "by: 2019-07-20", "2019-07-20 is outside the plan's period, 2018-01-01 to 2018-12-31"),
        ("区教育委员会", "区 民政局", "区 民政局 already means 区民政局; one name cannot mean two"),
        ("{kinds: [department]}", "{members: [各部门]}", "group 各部门 contains itself: 各部门 > 各部门"),
    ],
)
def test_the_message_names_the_value_and_the_nearest_spelling(old: str, new: str, message: str) -> None:
    assert message in [problem.message for problem in after(old, new)]


def test_a_section_and_an_item_may_not_be_repeated() -> None:
    again = SMALL + SMALL[SMALL.index('  - code: "2"') :]
    assert problems_after("title: 公众参与", "title: 公众", again) == [
        ("28:11", "duplicate-code"),
        ("31:15", "duplicate-code"),
    ]


def test_only_open_groups_may_stand_for_nobody() -> None:
    changed = SMALL.replace("相关部门: {open: true}", "相关部门: {kinds: [party]}")
    assert problems_after("", "", changed) == [("13:3", "empty-group"), ("27:80", "nobody")]
    leads_only = changed.replace("        responsible: [各部门, 各街道]\n", "").replace(
        "lead: [区教委]", "lead: [相关部门]"
    )
    assert ("22:15", "nobody") in problems_after("", "", leads_only)


def test_an_alias_may_repeat_its_own_units_name() -> None:
    assert problems_after("also: [月坛]", "also: [月坛, 月 坛街道]") == []


def test_source_of_a_group_is_an_item_or_words() -> None:
    assert problems_after("{kinds: [department]}", "{kinds: [department], source: 2.1.1}") == []
    assert problems_after("{kinds: [department]}", "{kinds: [department], source: 2.1.1所列}") == []


def test_guessing_stops_after_many_unknown_names() -> None:
    names = ", ".join(f"区教委{n}" for n in range(60))
    messages = [problem.message for problem in after("lead: [区教委]", f"lead: [{names}]")]
    assert sum("did you mean" in message for message in messages) == 50
    assert len(messages) == 60


def test_lint_warns_and_stops_nothing() -> None:
    text = SMALL.replace("2018-07-20", "2018-06-30").replace(", source: 两次", "")
    text = text.replace("every: quarter, grace: 10 working days", "ongoing: true, evidence: none")
    text = text.replace("every: quarter", "ongoing: true")
    plan, problems = parse(text.encode(), is_rest=lambda day: day.weekday() > 4)
    assert plan is not None
    assert [(f"{p.line}:{p.column}", p.rule, p.severity) for p in problems] == [
        ("25:73", "due-before-issued", "warning"),
        ("25:73", "rest-day", "warning"),
        ("25:94", "unsourced", "warning"),
        ("27:60", "unverifiable", "warning"),
        ("27:71", "unverifiable", "warning"),
    ]


@pytest.mark.parametrize("roles", ["lead: [相关部门]", "responsible: [相关部门]"])
def test_lint_points_at_the_open_group_that_owes(roles: str) -> None:
    text = SMALL.replace("lead: [区教委]\n        responsible: [各部门, 各街道]", roles)
    _plan, problems = parse(text.encode(), is_rest=lambda _day: False)
    assert {(p.line, p.rule) for p in problems} == {(22, "unverifiable"), (26, "unverifiable")}
