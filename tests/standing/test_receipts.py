"""Who has signed for what, across versions of a plan: what is new is signed for, what only changed its name is not."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from govopen.deadlines.instants import start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.loading import How, load
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, header, version_in_effect
from govopen.plan.reader import parse
from govopen.standing.receipts import duties_of, last_day, unsigned
from govopen.store.connection import Database, connect

PLAN, ZONE, CALENDAR = "small-2018", "Asia/Shanghai", WorkCalendar()
TEXT = """\
plan: {id: small-2018, title: 小计划, issued: 2018-03-01, period: [2018-01-01, 2018-12-31]}
units:
  区环保局: {kind: department}
  区教委: {kind: department}
groups:
  各部门: {kinds: [department]}
triggers: {incident: {name: 突发事件}}
sections:
  - code: "1"
    title: 一
    items:
      - code: 1.1.1
        title: 任务
        responsible: [各部门]
        obligations:
          - {code: a, name: 清单, by: 2018-06-20, basis: stated, source: 六月二十日}
          - {code: b, name: 会议, times: 2, basis: stated, source: 两次}
          - {code: d, name: 试点, times: 3, jointly: true, basis: stated, source: 三个}
"""
AIR = "  区环保局: {kind: department}\n"
RENAMED = TEXT.replace(
    AIR, "  区环保局: {kind: department, successor: 区生态环境局}\n  区生态环境局: {kind: department}\n"
)


def noon(month: int, day: int) -> int:
    return start_of(date(2018, month, day), ZONE) + 12 * 3_600_000_000


def change(database: Database, text: str, now: int) -> None:
    plan, problems = parse(text.encode())
    assert plan is not None, problems
    load(database, plan, text, Recorder("office", lambda: now), CALENDAR, how=How("调整", None, False))


def sign(database: Database, unit: str, now: int, obligation: str = "", kind: str = "receipt") -> None:
    version = looking(database, now).version
    made = Draft(kind, version, obligation=obligation, unit=unit, holder=unit, occurred_at=now)
    with database.writing():
        append(database, PLAN, [made], Recorder("office", lambda: now))


def looking(database: Database, as_of: int) -> View:
    head = database.row("ledger", "head", plan=PLAN)
    assert head is not None
    version = version_in_effect(database, PLAN, as_of, int(head[0]))
    return View(database, header(database, PLAN, version), version, as_of, "", int(head[0]), "")


def lacking(database: Database, as_of: int) -> dict[str, list[str]]:
    return {one.unit: one.obligations for one in unsigned(looking(database, as_of), CALENDAR)}


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Database]:
    with closing(connect(str(tmp_path / "test.db"), create=True)) as database:
        change(database, TEXT, noon(3, 5))
        yield database


def test_nobody_has_signed_at_first_for_anything_joint_duties_included(loaded: Database) -> None:
    whole = ["1.1.1a", "1.1.1b", "1.1.1d"]
    assert lacking(loaded, noon(3, 6)) == {"区环保局": whole, "区教委": whole}


def test_the_time_runs_from_the_load_where_that_is_later_than_the_issue(loaded: Database) -> None:
    # Loaded on Monday 5 March: three working days later is Thursday the 8th.
    assert {one.by for one in unsigned(looking(loaded, noon(3, 6)), CALENDAR)} == {date(2018, 3, 8)}


def test_a_new_duty_alone_is_signed_for_anew(loaded: Database) -> None:
    sign(loaded, "区教委", noon(3, 6))
    more = "          - {code: k, name: 新增, times: 1, basis: stated, source: 一次}\n"
    change(loaded, TEXT + more, noon(5, 2))
    assert lacking(loaded, noon(5, 3)) == {"区环保局": ["1.1.1a", "1.1.1b", "1.1.1d", "1.1.1k"], "区教委": ["1.1.1k"]}
    # Loaded on Wednesday 2 May: Thursday, Friday, Monday the 7th.
    assert [one.by for one in unsigned(looking(loaded, noon(5, 3)), CALENDAR, "区教委")] == [date(2018, 5, 7)]
    sign(loaded, "区教委", noon(5, 3), "1.1.1k", "dispute")
    assert "区教委" not in lacking(loaded, noon(5, 3))


def test_a_new_joint_duty_is_signed_for_by_each_that_shares_in_it(loaded: Database) -> None:
    for unit in ("区环保局", "区教委"):
        sign(loaded, unit, noon(3, 6))
    more = "          - {code: k, name: 共办, times: 1, jointly: true, basis: stated, source: 一次}\n"
    change(loaded, TEXT + more, noon(5, 2))
    assert lacking(loaded, noon(5, 3)) == {"区环保局": ["1.1.1k"], "区教委": ["1.1.1k"]}
    assert lacking(loaded, noon(5, 1)) == {}
    sign(loaded, "区教委", noon(5, 3))
    assert lacking(loaded, noon(5, 3)) == {"区环保局": ["1.1.1k"]}


def test_what_waits_for_cases_is_signed_for_when_it_is_new(loaded: Database) -> None:
    sign(loaded, "区教委", noon(3, 6))
    more = "          - {code: r, name: 回应, of: incident, within: 5 hours, basis: stated, source: 五小时}\n"
    change(loaded, TEXT + more, noon(5, 2))
    assert lacking(loaded, noon(5, 3))["区教委"] == ["1.1.1r"]


def test_a_date_that_moves_is_not_signed_for_again(loaded: Database) -> None:
    sign(loaded, "区教委", noon(3, 6))
    change(loaded, TEXT.replace("by: 2018-06-20", "by: 2018-07-20"), noon(5, 2))
    assert "区教委" not in lacking(loaded, noon(5, 3))


@pytest.mark.parametrize("obligation", ["", "1.1.1b"])
def test_a_renamed_code_is_not_signed_for_again(loaded: Database, obligation: str) -> None:
    sign(loaded, "区教委", noon(3, 6), obligation)
    change(loaded, TEXT.replace("{code: b,", "{code: g,") + "renamed: {1.1.1b: 1.1.1g}\n", noon(5, 2))
    assert "1.1.1g" not in lacking(loaded, noon(5, 3)).get("区教委", [])


def test_a_renamed_code_gives_no_new_term(loaded: Database) -> None:
    clock = "          - {code: r, name: 回应, of: incident, within: 5 hours, basis: stated, source: 五小时}\n"
    change(loaded, TEXT + clock, noon(4, 2))
    text = (TEXT + clock).replace("{code: b,", "{code: g,").replace("{code: r,", "{code: s,")
    change(loaded, text + "renamed: {1.1.1b: 1.1.1g, 1.1.1r: 1.1.1s}\n", noon(5, 2))
    view = looking(loaded, noon(5, 3))
    asked = {duty.obligation: last_day(view, CALENDAR, [duty]) for duty in duties_of(view, "区教委")}
    # Loaded on Monday 5 March, the clock on Monday 2 April: Tuesday, Wednesday, and after Qingming Sunday the 8th.
    march, april = date(2018, 3, 8), date(2018, 4, 8)
    assert asked == {"1.1.1a": march, "1.1.1d": march, "1.1.1g": march, "1.1.1s": april}
    assert [one.by for one in unsigned(view, CALENDAR)] == [march, march]


@pytest.mark.parametrize("named", ["1.1.1a", "1.1.1h"])
def test_what_fell_due_before_its_code_was_changed_is_signed_for_once_by_either(loaded: Database, named: str) -> None:
    sign(loaded, "区环保局", noon(3, 6), "1.1.1a")
    change(loaded, TEXT.replace("{code: a,", "{code: h,") + "renamed: {1.1.1a: 1.1.1h}\n", noon(7, 2))
    assert lacking(loaded, noon(7, 3)) == {"区环保局": ["1.1.1b", "1.1.1d"], "区教委": ["1.1.1b", "1.1.1d", "1.1.1h"]}
    sign(loaded, "区教委", noon(7, 3), named)
    assert lacking(loaded, noon(7, 3))["区教委"] == ["1.1.1b", "1.1.1d"]


def test_a_successor_does_not_sign_again_for_what_its_predecessor_signed_for(loaded: Database) -> None:
    sign(loaded, "区环保局", noon(3, 6))
    change(loaded, RENAMED, noon(5, 2))
    assert lacking(loaded, noon(5, 3)) == {"区教委": ["1.1.1a", "1.1.1b", "1.1.1d"]}


def test_where_the_predecessor_had_not_signed_its_successor_must_and_it_need_not(loaded: Database) -> None:
    change(loaded, RENAMED, noon(5, 2))
    assert "区环保局" not in lacking(loaded, noon(5, 3))
    assert lacking(loaded, noon(5, 3))["区生态环境局"] == ["1.1.1a", "1.1.1b", "1.1.1d"]


def test_before_the_amendment_it_is_as_it_was(loaded: Database) -> None:
    sign(loaded, "区环保局", noon(3, 6))
    change(loaded, RENAMED, noon(5, 2))
    assert lacking(loaded, noon(4, 2)) == {"区教委": ["1.1.1a", "1.1.1b", "1.1.1d"]}


def test_one_units_own_page_says_the_same(loaded: Database) -> None:
    sign(loaded, "区环保局", noon(3, 6))
    change(loaded, RENAMED, noon(5, 2))
    view = looking(loaded, noon(5, 3))
    assert unsigned(view, CALENDAR, "区生态环境局") == []
    assert unsigned(view, CALENDAR, "区教委") == [one for one in unsigned(view, CALENDAR) if one.unit == "区教委"]
