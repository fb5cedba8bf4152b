"""A claim becomes an entry, or is refused; and until when its report is in time."""

from datetime import date, datetime, time
from typing import Any

import pytest

from govopen.deadlines.instants import at, day_of, start_of
from govopen.deadlines.rules import MinuteNeeded
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.claim import (
    AlreadyRecorded,
    BeforeItHappened,
    BeforeItOpens,
    Claim,
    InTheFuture,
    ReportedBefore,
    ReportedInTheFuture,
    TimesBeyondReason,
    draft,
    report_due,
)
from govopen.ledger.entry import Draft
from govopen.ledger.evidence import Piece
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.store.connection import Database

ZONE = "Asia/Shanghai"
NOW = at(datetime(2018, 7, 19, 9), ZONE)  # noqa: DTZ001 - local
CALENDAR = WorkCalendar()
HELD = date(2018, 7, 18)


@pytest.fixture
def view(database: Database) -> View:
    return View(database, choose_plan(database, None, HELD), 1, NOW, "", 1, "practice")


def claim(**changes: Any) -> Claim:
    opens = start_of(date(2018, 1, 1), ZONE)
    return Claim("区教委", "区教委", "2.1.2a", "", opens, HELD)._replace(**changes)


def made(view: View, **changes: Any) -> Draft:
    return draft(view, claim(**changes), NOW, CALENDAR)


def test_a_bare_date_takes_effect_at_its_midnight(view: View) -> None:
    entry = made(view)
    assert (entry.occurred_at, entry.occurred_timed, entry.reported_at) == (start_of(HELD, ZONE), 0, NOW)


def test_a_minute_is_kept(view: View) -> None:
    entry = made(view, clock=time(14, 20), in_hours=True)
    assert (entry.occurred_at, entry.occurred_timed) == (start_of(HELD, ZONE) + 860 * 60_000_000, 1)


def test_names_and_addresses_of_evidence_are_words_and_hashes_are_facts(view: View) -> None:
    pieces = (Piece("file", "a.jpg", "ab" * 32, 7, 1), Piece("link", url="https://www.example.org/"))
    entry = made(view, pieces=pieces)
    assert (entry.text.files, entry.text.links) == (("a.jpg",), ("https://www.example.org/",))
    assert "a.jpg" not in entry.evidence
    assert "example" not in entry.evidence


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"day": date(2018, 7, 20)}, InTheFuture),
        ({"day": date(2018, 7, 19), "clock": time(9, 1)}, InTheFuture),
        ({"day": date(2017, 12, 31)}, BeforeItOpens),
        ({"opens": start_of(HELD, ZONE) + 3_600_000_000, "clock": time(0, 59)}, BeforeItHappened),
        ({"in_hours": True}, MinuteNeeded),
        ({"times": 0}, TimesBeyondReason),
        ({"times": 10_001}, TimesBeyondReason),
        ({"reported": date(2018, 7, 20)}, ReportedInTheFuture),
        ({"reported": date(2018, 7, 17)}, ReportedBefore),
    ],
)
def test_what_is_refused(view: View, changes: dict[str, Any], refused: type[Exception]) -> None:
    with pytest.raises(refused):
        made(view, **changes)


def test_a_bare_date_counts_on_the_very_day_on_which_it_opens(view: View) -> None:
    assert made(view, opens=start_of(HELD, ZONE) + 3_600_000_000).occurred_at == start_of(HELD, ZONE)


@pytest.mark.parametrize(
    "other", [{"times": 2}, {"day": date(2018, 7, 17)}, {"occasion": "2018-Q3"}, {"unit": "区民政局"}, {"again": True}]
)
def test_only_an_exact_repeat_is_refused(view: View, other: dict[str, Any]) -> None:
    with view.database.writing():
        append(view.database, view.plan.plan_id, [made(view)], Recorder("office", lambda: NOW))
    with pytest.raises(AlreadyRecorded, match="recorded already as entry E2"):
        made(view)
    assert made(view, **other).kind == "claim"


@pytest.mark.parametrize(
    ("happened", "last"),
    [
        (date(2018, 7, 18), date(2018, 7, 25)),
        (date(2018, 3, 1), date(2018, 7, 10)),  # before the plan was issued and loaded, on 2 and 3 July
        (date(2018, 9, 28), date(2018, 10, 10)),  # a make-up weekend counts, the holiday of October does not
    ],
)
def test_a_report_is_in_time_five_working_days_after_issue_load_and_happening(
    view: View, happened: date, last: date
) -> None:
    assert day_of(report_due(view, happened, CALENDAR), ZONE) == last
