"""From a clause to a standing: who answers by what expansion, under which name, and in which figures."""

from datetime import date

import pytest
from open_meetings import view_of
from said_entries import PLAN, claim, on, record

from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.scoring.scorecard import scorecard
from govopen.scoring.why import Page, Share, why
from govopen.standing.meant import only_holder
from govopen.store.connection import Database

AUTUMN = date(2018, 11, 30)


def page(database: Database, unit: str, words: str, day: date = AUTUMN) -> Page:
    (found,) = why(view_of(database, day), WorkCalendar(), unit, words).pages
    return found


def hand_on(database: Database, unit: str, successor: str) -> None:
    """From 15 November another answers for the open meetings of a unit."""
    facts = {"plan": PLAN, "unit": unit, "successor": successor, "at": on(11, 15)}
    database.execute("INSERT INTO succession VALUES (:plan, 1, :unit, '2.1.2a', :successor, :at)", facts)


def test_a_unit_answers_by_the_names_that_the_document_writes(database: Database) -> None:
    found = page(database, "大栅栏街道", "2.1.2a")
    assert found.who.names == (Share("民生部门", 11, False, "stated"), Share("各街道", 15, True, "default"))
    assert (found.who.role, found.who.units, found.who.pool) == ("who", 26, None)
    assert (found.requirement.place, found.requirement.owed["source"]) == (
        "二（一）第2条",
        "每年，至少2次，在7月20日之前至少完成1次",
    )


def test_what_is_shared_is_one_pools_and_in_no_figures(database: Database) -> None:
    found = page(database, "区教委", "2.2.1a")
    assert found.who.pool
    assert (found.who.asked, found.who.holder, found.who.pool.kind) == ("区教委", "2.2.1a", "joint")
    assert [share.has for share in found.who.names] == [True, False]
    assert found.points[0].effect.sums is None


def test_an_open_group_is_named_and_has_no_members(database: Database) -> None:
    found = page(database, "试点单位", "5.4.1a")
    assert found.who.pool
    assert (found.who.names, found.who.pool.kind) == ((Share("试点单位", 0, True, "default"),), "open")


def test_the_sums_are_those_of_the_scorecard(database: Database) -> None:
    record(database, claim("大栅栏街道", occurred_at=on(8, 2)))
    view = view_of(database, AUTUMN)
    sums = why(view, WorkCalendar(), "大栅栏街道", "2.1.2a").pages[0].points[0].effect.sums
    assert sums == scorecard(view).of("大栅栏街道").figures


def test_a_successor_answers_and_the_predecessors_count_goes_on(database: Database) -> None:
    record(database, claim("区环保局", occurred_at=on(8, 2)))
    hand_on(database, "区环保局", "区科信委")
    found = page(database, "区科信委", "2.1.2a")
    assert [point.row.checkpoint for point in found.points] == ["2.1.2a"]  # the milestone was the old unit's
    assert (found.who.holder, found.who.predecessor, found.who.taken_over) == ("区科信委", "区环保局", on(11, 15))
    assert (found.points[0].reasons.recorded, found.points[0].reasons.row.needed) == (1, 2)


def test_under_the_old_name_both_are_found(database: Database) -> None:
    record(database, claim("区环保局", occurred_at=on(8, 2)))
    hand_on(database, "区环保局", "区科信委")
    pages = why(view_of(database, AUTUMN), WorkCalendar(), "区环保局", "2.1.2a").pages
    assert [(found.who.holder, found.points[0].row.checkpoint) for found in pages] == [
        ("区环保局", "2.1.2a/1"),
        ("区科信委", "2.1.2a"),
    ]


def test_what_only_one_answers_for_needs_no_unit(database: Database) -> None:
    view = view_of(database, AUTUMN)
    assert only_holder(view, "1.5.5a") == "区卫生计生委"
    assert only_holder(view, "2.2.1a") == "2.2.1a"
    with pytest.raises(BadInput, match="26 units answer for it"):
        only_holder(view, "2.1.2a")
