"""When a decision must cite a document: what is recorded after the date that it moves."""

from datetime import date

import pytest
from open_meetings import instant, view_of

from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.standing.claims import Behind
from govopen.standing.deciding import DecidedInTheFuture, decided_at
from govopen.standing.decision_refused import ReferenceNeeded, refuse_undocumented
from govopen.standing.standing import Standing, standings
from govopen.store.connection import Database

BEFORE, AFTER = "2018-07-18T09:00+08:00", "2018-07-25T09:00+08:00"
AUGUST = instant("2018-08-31T23:59:59.999999+08:00")


def milestone(database: Database, moment: str) -> Standing:
    rows = standings(view_of(database, moment), "德胜街道")
    return next(row for row in rows if row.checkpoint == "2.1.2a/1")


def entered(database: Database, kind: str, moment: str, decided: str, until: int | None = None, ref: str = "") -> None:
    made = Draft(
        kind, 1, "2.1.2a/1", "2.1.2a", "德胜街道", "德胜街道", decided_at=instant(decided), until=until, ref=ref
    )
    with database.writing():
        append(database, "xicheng-2018", [made], Recorder("office", lambda: instant(moment)))


def needs_reference(database: Database, decided: str, now: str) -> bool:
    row, view = milestone(database, now), view_of(database, now)
    refuse_undocumented(view, row, instant(decided), instant(now), "西政办便函12号")
    try:
        refuse_undocumented(view, row, instant(decided), instant(now), " ")
    except ReferenceNeeded:
        return True
    return False


def test_recorded_by_the_date_that_it_moves_nothing_need_be_cited(database: Database) -> None:
    assert not needs_reference(database, BEFORE, BEFORE)
    assert not needs_reference(database, BEFORE, "2018-07-20T23:59+08:00")


def test_recorded_after_it_a_document_is_wanted_whatever_day_it_was_decided(database: Database) -> None:
    assert needs_reference(database, AFTER, AFTER)
    assert needs_reference(database, BEFORE, AFTER)


def test_the_date_that_counts_is_the_one_in_force_just_before_it_was_decided(database: Database) -> None:
    entered(database, "extension", BEFORE, BEFORE, AUGUST)
    assert not needs_reference(database, AFTER, AFTER)
    assert needs_reference(database, "2018-07-17T09:00+08:00", AFTER)
    assert needs_reference(database, AFTER, "2018-09-01T09:00+08:00")


@pytest.mark.parametrize(("moment", "flags"), [(BEFORE, set()), (AFTER, {"recorded_late"})])
@pytest.mark.parametrize("kind", ["extension", "excuse"])
def test_what_is_recorded_after_it_carries_that_for_all_to_see(
    database: Database, kind: str, moment: str, flags: set[str]
) -> None:
    entered(database, kind, moment, BEFORE, AUGUST if kind == "extension" else None, "12号")
    row = milestone(database, AFTER)
    assert set(Behind(view_of(database, AFTER)).flags(row)) - {"extended"} == flags


def test_a_decision_that_was_recorded_late_is_not_seen_before_it_was_decided(database: Database) -> None:
    entered(database, "excuse", AFTER, BEFORE, ref="13号")
    assert milestone(database, "2018-07-17T09:00+08:00").standing == "due_soon"


def test_decided_is_a_days_beginning_or_this_moment(database: Database) -> None:
    view, now = view_of(database, AFTER), instant(AFTER)
    assert decided_at(view, "", now) == now
    assert decided_at(view, "7-25", now) == view.start(date(2018, 7, 25))
    assert decided_at(view, "7-24 15:30", now) == instant("2018-07-24T15:30+08:00")
    with pytest.raises(DecidedInTheFuture):
        decided_at(view, "7-25 09:01", now)
