"""A small plan with every kind, expanded."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govopen.deadlines.expand import Checkpoint, Pool, expand, expand_case, pools
from govopen.deadlines.instants import at, end_of, start_of
from govopen.deadlines.rules import MinuteNeeded
from govopen.deadlines.workdays import WorkCalendar
from govopen.plan.model import Plan

ZONE = "Asia/Shanghai"
CALENDAR = WorkCalendar()
OPENS = start_of(date(2018, 1, 1), ZONE)
YEARS_END = end_of(date(2018, 12, 31), ZONE)
UNITS = {
    "区教委": {"kind": "department"},
    "区民政局": {"kind": "department"},
    "月坛街道": {"kind": "subdistrict"},
}


def plan(*obligations: Mapping[str, Any], responsible: tuple[str, ...] = ("各部门",)) -> Plan:
    items = [{"code": "1.1.1", "title": "事项", "responsible": responsible, "obligations": obligations}]
    return Plan.model_validate(
        {
            "plan": {"id": "demo", "title": "要点", "issued": "2018-07-02", "period": ["2018-01-01", "2018-12-31"]},
            "units": UNITS,
            "groups": {"各部门": {"kinds": ["department"]}, "相关部门": {"open": True}},
            "triggers": {"incident": {"name": "突发事件"}},
            "sections": [{"code": "1", "title": "一", "items": items}],
        }
    )


def owed(**facts: object) -> dict[str, object]:
    return {"code": "a", "name": "要求", "basis": "stated", "source": "原文", **facts}


def of_one(holder: str, *obligations: Mapping[str, Any]) -> list[Checkpoint]:
    return [row for row in expand(plan(*obligations), CALENDAR) if row.holder == holder]


def end(month: int, day: int, year: int = 2018) -> int:
    return end_of(date(year, month, day), ZONE)


def test_a_deadline_is_one_checkpoint_for_each_unit() -> None:
    rows = list(expand(plan(owed(by="2018-08-31")), CALENDAR))
    expected = Checkpoint(
        "区教委", "1.1.1a", "1.1.1a", "", "deadline", "stated", 1, OPENS, end(8, 31), timed=0, needed=1, short_notice=0,
        plain=1,
    )  # fmt: skip
    assert rows == [expected, expected._replace(holder="区民政局")]


def test_a_deadline_before_issue_stays_due_and_says_so() -> None:
    [row] = of_one("区教委", owed(by="2018-06-20"))
    assert (row.due, row.short_notice) == (end(6, 20), 1)


@pytest.mark.parametrize(("amended", "short"), [(date(2018, 6, 1), 0), (date(2018, 7, 10), 1), (date(2018, 8, 1), 1)])
def test_an_amendment_gives_notice_when_it_takes_effect_but_not_before_issue(amended: date, short: int) -> None:
    rows = expand(plan(owed(by="2018-07-20")), CALENDAR, amended)
    assert [row.short_notice for row in rows] == [short, short]


def test_a_quota_has_its_milestones_and_the_whole_period() -> None:
    rows = of_one("区教委", owed(times=2, milestones=[{"times": 1, "by": "2018-07-20"}]))
    assert [(row.checkpoint, row.needed, row.due, row.occasion) for row in rows] == [
        ("1.1.1a/1", 1, end(7, 20), ""),
        ("1.1.1a", 2, YEARS_END, ""),
    ]
    # 2 July to 20 July is 14 working days
    assert [row.short_notice for row in rows] == [0, 0]


def test_a_recurring_obligation_has_a_checkpoint_for_each_period() -> None:
    rows = of_one("区教委", owed(every="quarter", times=3, grace="10 working days"))
    assert [row.checkpoint for row in rows] == [f"1.1.1a/2018-Q{n}" for n in (1, 2, 3, 4)]
    assert rows[2]._replace(checkpoint="", occasion="") == rows[2]._replace(
        checkpoint="", occasion="", opens=start_of(date(2018, 7, 1), ZONE), due=end(10, 19), needed=3, short_notice=0
    )
    # after 30 June: 2, 3, 4, 5, 6, 9, 10, 11, 12, 13 July; issued on 2 July, so 9 working days' notice
    assert (rows[1].due, rows[1].short_notice) == (end(7, 13), 1)
    assert {row.occasion for row in rows} == {f"2018-Q{n}" for n in (1, 2, 3, 4)}


def test_a_recurring_obligation_without_grace_is_due_on_the_last_day() -> None:
    rows = of_one("区教委", owed(every="half-year"))
    assert [(row.due, row.needed, row.kind) for row in rows] == [
        (end(6, 30), 1, "recurring"),
        (YEARS_END, 1, "recurring"),
    ]


def test_a_recurrence_rule_gives_a_checkpoint_for_each_of_its_days() -> None:
    rows = of_one("区教委", owed(every="FREQ=MONTHLY;BYMONTHDAY=15"))
    assert [row.occasion for row in rows] == [f"2018-{month:02}-15" for month in range(1, 13)]
    assert rows[6].opens == start_of(date(2018, 6, 16), ZONE)


def test_an_ongoing_duty_wants_one_result_by_the_end_of_the_period() -> None:
    [row] = of_one("区教委", {"code": "a", "name": "要求", "ongoing": True})
    assert (row.kind, row.basis, row.rated, row.needed, row.due) == ("ongoing", "default", 1, 1, YEARS_END)


def test_the_first_claim_completes_only_what_is_wanted_once_and_of_which_a_report_of_nothing_is_none() -> None:
    quota = owed(code="b", times=2, milestones=[{"times": 1, "by": "2018-07-20"}])
    rest = ({"code": "d", "name": "要求", "ongoing": True}, owed(code="e", never=True), owed(code="f", times=1))
    rows = of_one("区教委", owed(by="2018-08-31"), quota, owed(code="c", every="half-year"), *rest)
    assert {row.checkpoint: row.plain for row in rows} == {
        "1.1.1a": 1,
        "1.1.1b/1": 1,
        "1.1.1b": 0,
        "1.1.1c/2018-H1": 0,
        "1.1.1c/2018-H2": 0,
        "1.1.1d": 1,
        "1.1.1e": 0,
        "1.1.1f": 1,
    }
    [response] = case(owed(of="incident", within="5 hours"), ["区教委"])
    [minimum] = case(owed(of="incident", at_least="5 working days"), ["区教委"])
    assert (response.plain, minimum.plain) == (1, 0)


def test_a_never_runs_to_the_end_of_the_period_and_is_in_no_totals() -> None:
    [row] = of_one("区教委", owed(never=True))
    assert (row.kind, row.rated, row.due) == ("never", 0, YEARS_END)


def test_what_waits_for_a_case_is_not_expanded_before() -> None:
    assert (
        of_one("区教委", owed(of="incident", within="5 hours"), owed(code="b", of="incident", at_least="5 days")) == []
    )


def test_an_open_group_holds_its_checkpoint_itself() -> None:
    rows = list(expand(plan(owed(by="2018-08-31"), responsible=("月坛街道", "相关部门")), CALENDAR))
    assert [row.holder for row in rows] == ["月坛街道", "相关部门"]


def test_a_joint_obligation_is_held_once_by_its_own_code() -> None:
    rows = list(expand(plan(owed(times=26, jointly=True)), CALENDAR))
    assert [(row.holder, row.needed) for row in rows] == [("1.1.1a", 26)]


def test_pools_are_the_open_groups_and_the_joint_obligations() -> None:
    joint = owed(times=26, jointly=True)
    several = owed(code="b", times=2, jointly=True, who=["区教委", "月坛街道", "相关部门"])
    alone = owed(code="c", ongoing=True)
    assert pools(plan(joint, several, alone)) == [
        Pool("相关部门", "open", "相关部门", ()),
        Pool("1.1.1a", "joint", "各部门", ("区教委", "区民政局")),
        Pool("1.1.1b", "joint", "1.1.1b", ("区教委", "月坛街道")),
    ]


def case(obligation: Mapping[str, Any], units: list[str], *, timed: bool = True) -> list[Checkpoint]:
    happened = at(datetime(2018, 10, 1, 22, 10), ZONE) if timed else start_of(date(2018, 10, 1), ZONE)  # noqa: DTZ001 - local
    return expand_case(plan(obligation), CALENDAR, "1.1.1a", "case-12", units, happened, timed)


def test_a_response_in_hours_is_due_at_an_instant_for_each_unit_named() -> None:
    rows = case(owed(of="incident", within="5 hours"), ["区教委", "月坛街道", "区教委"])
    happened, due = (at(datetime(2018, 10, day, hour, 10), ZONE) for day, hour in ((1, 22), (2, 3)))  # noqa: DTZ001 - local
    first = Checkpoint(
        "区教委",
        "1.1.1a",
        "1.1.1a/case-12",
        "case-12",
        "response",
        "stated",
        1,
        happened,
        due,
        timed=1,
        needed=1,
        short_notice=0,
        plain=1,
    )
    assert rows == [first, first._replace(holder="月坛街道")]


def test_a_response_in_working_days_takes_a_bare_date() -> None:
    [row] = case(owed(of="incident", within="1 working day"), ["区教委"], timed=False)
    assert (row.opens, row.due, row.timed) == (start_of(date(2018, 10, 1), ZONE), end(10, 8), 0)


def test_promptly_is_never_due_and_in_no_totals() -> None:
    [row] = case(owed(of="incident", within="promptly"), ["区教委"])
    assert (row.due, row.rated, row.timed, row.short_notice) == (None, 0, 0, 0)


def test_a_minimum_shows_its_earliest_lawful_close() -> None:
    [row] = case(owed(of="incident", at_least="5 working days"), ["区教委"])
    # 8, 9, 10, 11, 12 October
    assert (row.kind, row.rated, row.due) == ("minimum", 1, start_of(date(2018, 10, 12), ZONE))


def test_a_joint_response_is_held_by_its_pool() -> None:
    [row] = case(owed(of="incident", within="same day", jointly=True), ["区教委", "月坛街道"])
    assert (row.holder, row.due) == ("1.1.1a", end(10, 1))


def test_a_case_refuses_a_bare_date_where_the_clock_is_in_hours() -> None:
    with pytest.raises(MinuteNeeded):
        case(owed(of="incident", within="24 hours"), ["区教委"], timed=False)


def test_a_case_is_for_obligations_that_wait_for_one() -> None:
    with pytest.raises(ValueError, match=r"1\.1\.1a"):
        case(owed(by="2018-08-31"), ["区教委"])
    with pytest.raises(KeyError, match=r"9\.9\.9z"):
        expand_case(plan(owed(ongoing=True)), CALENDAR, "9.9.9z", "case-1", [], OPENS, timed=True)


KINDS: list[dict[str, object]] = [
    {"by": "2018-08-31"},
    {"times": 3, "milestones": [{"times": 1, "by": "2018-07-20"}, {"times": 2, "by": "2018-10-31"}]},
    {"every": "month", "grace": "5 days"},
    {"every": "FREQ=WEEKLY;BYDAY=MO,FR"},
    {"ongoing": True},
    {"never": True},
    {"of": "incident", "within": "promptly"},
]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.booleans()), min_size=1, max_size=10))
def test_no_two_checkpoints_have_the_same_holder_and_key(chosen: list[tuple[dict[str, object], bool]]) -> None:
    obligations = [owed(code=chr(ord("a") + n), jointly=jointly, **facts) for n, (facts, jointly) in enumerate(chosen)]
    rows = list(expand(plan(*obligations, responsible=("各部门", "相关部门", "月坛街道")), CALENDAR))
    repeated = [key for key, times in Counter((row.holder, row.checkpoint) for row in rows).items() if times > 1]
    assert repeated == []
    assert all(row.due is not None and row.opens < row.due for row in rows)
