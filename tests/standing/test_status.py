"""What the morning note says, and a unit's page."""

from datetime import date
from pathlib import Path

import pytest
import said_entries
from open_meetings import IN_TIME, MISSING, NO_FULL_LIST, ON_THE_21ST, claim, record, view_of

from govopen.deadlines.workdays import WorkCalendar
from govopen.standing.coordination import coordination
from govopen.standing.desk import NoPageOfItsOwn, unit_status
from govopen.standing.standing import STANDINGS, Total, is_due, standings, totals
from govopen.standing.status import PlanStatus, not_begun, plan_status, worst_first
from govopen.store.connection import Database, connect

CALENDAR = WorkCalendar()


@pytest.fixture
def summer(xicheng: Path) -> Database:
    record(xicheng)
    return connect(str(xicheng))


def on(database: Database, day: date | str) -> PlanStatus:
    return plan_status(view_of(database, day), CALENDAR)


def test_the_figures_are_of_stated_checkpoints_and_add_up(summer: Database) -> None:
    figures = on(summer, date(2018, 7, 23)).figures
    assert figures.due == figures.on_time + figures.totals["late"] + figures.behind
    assert figures.stated == figures.totals.total() == 185
    assert figures.early == 1
    assert tuple(figures.by_standing()) == STANDINGS


def test_default_checkpoints_never_add_into_stated_totals(database: Database) -> None:
    before = on(database, date(2018, 7, 23)).figures
    claim(database, "区教委", "1.1.1a", date(2018, 5, 2), "2018-07-06T09:00+08:00")
    after = on(database, date(2018, 7, 23)).figures
    assert (after.totals, after.due) == (before.totals, before.due)
    assert (after.recorded, after.of) == (before.recorded + 1, before.of)


def test_the_years_end_makes_nothing_overdue_that_the_document_gives_no_date(database: Database) -> None:
    figures = on(database, date(2019, 2, 1)).figures
    assert figures.totals["overdue"] == figures.stated == 185
    assert figures.of > 1500


def test_a_broken_ban_is_in_no_rate(summer: Database) -> None:
    before = on(summer, date(2018, 7, 23)).figures
    finding = said_entries.claim(obligation="3.4.1b", kind="finding", times=0, decided_at=said_entries.on(7, 19))
    said_entries.record(summer, finding)
    after = on(summer, date(2018, 7, 23)).figures
    assert (after.totals["breached"], after.violated, after.extended) == (1, 1, 0)
    assert (after.due, after.stated, after.on_time) == (before.due, before.stated, before.on_time)


def test_those_who_missed_20_july_are_one_group(summer: Database) -> None:
    group = next(one for one in on(summer, date(2018, 7, 21)).overdue if one.first.row.checkpoint == "2.1.2a/1")
    assert {row.holder for row in group.rows} == set(MISSING)
    assert group.owing == {"department": 11, "subdistrict": 15}


def test_a_meeting_held_on_the_21st_is_late_for_ever(summer: Database) -> None:
    for day in (date(2018, 7, 21), date(2018, 12, 31), date(2019, 2, 1)):
        rows = standings(view_of(summer, day), ON_THE_21ST)
        assert next(row for row in rows if row.checkpoint == "2.1.2a/1").standing == "late"


def test_what_most_units_lack_comes_first_and_the_latest_of_that(summer: Database) -> None:
    groups = on(summer, date(2018, 7, 23)).overdue
    assert [group.first.row.checkpoint for group in groups] == ["2.1.2a/1", "4.4.1a", "1.5.5a/2018-Q2", "5.4.1a"]


def test_periods_that_the_same_unit_lacks_are_told_together(database: Database) -> None:
    groups = on(database, date(2018, 12, 30)).overdue
    quarterly = [group for group in groups if group.first.row.obligation == "1.5.5a"]
    assert [[late.row.occasion for late in (group.first, *group.later)] for group in quarterly] == [
        ["2018-Q1", "2018-Q2", "2018-Q3"]
    ]


def test_what_falls_due_within_the_plans_days_is_soon(database: Database) -> None:
    assert not on(database, date(2018, 6, 5)).soon
    soon = [[group.first.row.checkpoint for group in on(database, date(2018, 7, day)).soon] for day in (5, 6)]
    assert soon == [["1.5.5a/2018-Q2"], ["1.5.5a/2018-Q2", "2.1.2a/1"]]


def test_the_next_due_instant_names_its_unit_or_says_how_many(database: Database) -> None:
    coming = on(database, date(2018, 7, 14)).next_due
    assert coming is not None
    assert (coming.due, len(coming.holders)) == (1532102399999999, 26)
    coming = on(database, date(2018, 7, 23)).next_due
    assert coming is not None
    assert coming.holders == ("区卫生计生委",)
    assert on(database, date(2019, 2, 1)).next_due is None


@pytest.mark.parametrize(
    ("moment", "recorded", "overdue"),
    [
        ("2018-07-20T14:00+08:00", 0, 0),
        (date(2018, 7, 20), 14, 0),
        ("2018-07-21T00:00+08:00", 14, 11),
        (date(2018, 7, 22), 14, 11),
        ("2018-07-23T07:00+08:00", 14, 11),
        (date(2018, 7, 23), 15, 11),
        (date(2018, 7, 24), 1, 0),
        (date(2018, 7, 6), 4, 0),
        (date(2018, 9, 3), 0, 0),
    ],
)
def test_news_begins_at_midnight_of_the_last_working_day(
    summer: Database, moment: date | str, recorded: int, overdue: int
) -> None:
    assert on(summer, moment).news == (recorded, overdue, 0)


def test_without_anything_late_or_recorded_no_holiday_is_looked_up(database: Database) -> None:
    class Forbidden(WorkCalendar):
        def is_working(self, day: date) -> bool:
            raise AssertionError(day)

    assert plan_status(view_of(database, date(2018, 1, 15)), Forbidden()).news == (0, 0, 0)


def test_the_worst_unit_comes_first(summer: Database) -> None:
    order = worst_first(on(summer, date(2018, 7, 23)).by_unit)
    assert order[0][0].unit == "区卫生计生委"
    assert {unit.unit for unit, figures in order if figures.behind} == {"区卫生计生委", *MISSING, *NO_FULL_LIST}


def test_before_the_period_there_is_nothing(database: Database) -> None:
    view = view_of(database, date(2017, 12, 1))
    assert not_begun(view)
    assert plan_status(view, CALENDAR).figures.stated == 0


def test_a_units_page_lists_overdue_first_then_by_due_date(database: Database) -> None:
    page = unit_status(view_of(database, date(2018, 7, 23)), CALENDAR, "区教委")
    assert [late.row.checkpoint for late in page.owed] == [
        "4.4.1a", "2.1.2a/1", "2.1.2a", "2.3.1a", "2.3.1b", "5.1.1a",
    ]  # fmt: skip
    assert [late.row.checkpoint for late in page.joint] == ["2.2.1a", "4.5.1a"]
    assert page.sizes == {"2.2.1a": 37, "4.5.1a": 37}
    assert [row.obligation for row in page.never] == ["3.4.1b", "4.5.2a"]


def test_what_is_done_moves_off_the_list_of_what_is_owed(summer: Database) -> None:
    page = unit_status(view_of(summer, date(2018, 7, 23)), CALENDAR, "区教委")
    assert {late.row.checkpoint for late in page.done} == {"4.4.1a", "2.1.2a/1"}
    assert next(late for late in page.owed if late.row.checkpoint == "2.1.2a").recorded == 1


def test_a_share_in_a_pool_is_in_no_units_figures(summer: Database) -> None:
    view = view_of(summer, date(2018, 7, 23))
    page = unit_status(view, CALENDAR, "区社会办")
    assert [late.recorded for late in page.joint] == [3, 0]
    assert "2.2.1a" not in [late.row.checkpoint for late in page.owed]
    assert page.figures.stated == len(page.owed) + len(page.done)


def test_an_open_group_has_a_page_and_a_named_group_has_none(database: Database) -> None:
    view = view_of(database, date(2018, 7, 23))
    page = unit_status(view, CALENDAR, "试点单位")
    assert page.unit is None
    assert [late.row.checkpoint for late in page.owed] == ["5.4.1a"]
    with pytest.raises(NoPageOfItsOwn):
        unit_status(view, CALENDAR, "各街道")


def test_a_leads_coordination_is_the_one_of_the_scorecard(summer: Database) -> None:
    view = view_of(summer, date(2018, 7, 23))
    every = coordination(view)
    assert len(every) > 3
    for unit, figures in every.items():
        assert coordination(view, unit) == {unit: figures}
        assert unit_status(view, CALENDAR, unit).coordination == figures
    assert coordination(view, "区体育局") == {}


def test_totals_count_every_rated_checkpoint_once(summer: Database) -> None:
    view = view_of(summer, date(2018, 7, 23))
    rows = list(standings(view))
    for basis in ("stated", "default"):
        counted = sum(total.checkpoints for total in totals(view) if total.basis == basis)
        assert counted == sum(row.rated for row in rows if row.basis == basis)


def test_what_is_due_is_the_same_counted_and_one_by_one(summer: Database) -> None:
    view = view_of(summer, date(2018, 7, 23))
    one_by_one = sum(is_due(row, view.as_of) for row in standings(view) if row.basis == "stated")
    assert on(summer, date(2018, 7, 23)).figures.due == one_by_one > 0


@pytest.mark.parametrize(("standing", "past", "due"), [("open", 1, 0), ("breached", 0, 5), ("met", 0, 5)])
def test_a_minimum_is_due_once_its_case_is_closed(standing: str, past: int, due: int) -> None:
    """Its instant is the earliest lawful close, not a day by which to close."""
    assert Total("区教委", "stated", "minimum", standing, past, 5, None).due == due


def test_everybody_in_time_is_in_time(summer: Database) -> None:
    view = view_of(summer, date(2018, 7, 23))
    met = {row.holder for row in standings(view) if row.checkpoint == "2.1.2a/1" and row.standing == "met"}
    assert met == set(IN_TIME)
