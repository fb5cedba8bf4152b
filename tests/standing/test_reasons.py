"""Every entry behind a standing, counting or not, and why; every extension and excuse, and what became of it."""

from datetime import date

import pytest
from open_meetings import view_of
from said_entries import (
    UNIT,
    accepted,
    claim,
    closing,
    minute,
    on,
    open_case,
    record,
    relief,
    returned,
    typed,
    until,
    withdrawal,
)

from govopen.standing.claims import Behind
from govopen.standing.reasons import Places, Reasons, Relief
from govopen.standing.standing import standings
from govopen.store.connection import Database

AUTUMN = date(2018, 9, 30)
DUE = until(7, 20)


def behind(database: Database, key: str = "2.1.2a/1", day: date = AUTUMN, holder: str = UNIT) -> Reasons:
    view = view_of(database, day)
    (row,) = [row for row in standings(view, holder) if row.checkpoint == key]
    return Places(view, Behind(view)).reasons(row)


def told(found: Reasons) -> tuple[list[int], list[tuple[int, str]]]:
    """Which entries count, and which do not for what reason."""
    counted = [each.told.entry.seq for each in found.counted]
    return counted, [(each.told.entry.seq, each.reason) for each in found.not_counted]


def only(found: Reasons) -> Relief:
    (one,) = found.reliefs
    return one


def test_nothing_recorded_is_nothing_told(database: Database) -> None:
    found = behind(database)
    assert told(found) == ([], [])
    assert (found.in_time, found.recorded, found.reliefs, found.row.standing) == (0, 0, (), "overdue")


def test_what_comes_after_the_count_was_complete_does_not_count_for_the_milestone_but_for_the_year(
    database: Database,
) -> None:
    record(database, claim(occurred_at=on(7, 18)), claim(occurred_at=on(8, 2)))
    milestone, year = behind(database), behind(database, "2.1.2a")
    assert told(milestone) == ([2], [(3, "after_complete")])
    assert told(year) == ([2, 3], [])
    assert (milestone.in_time, milestone.recorded) == (1, 2)


def test_what_happened_after_the_as_of_is_told_and_does_not_count(database: Database) -> None:
    record(database, claim(occurred_at=on(8, 2)))
    assert told(behind(database, day=date(2018, 7, 23))) == ([], [(2, "after_as_of")])
    assert told(behind(database, day=date(2018, 8, 2))) == ([2], [])


def test_what_was_recorded_after_the_position_is_not_told(database: Database) -> None:
    record(database, claim(), claim(occurred_at=on(8, 2)))
    view = view_of(database, AUTUMN)._replace(known=2)
    row = next(row for row in standings(view, UNIT) if row.checkpoint == "2.1.2a/1")
    assert told(Places(view, Behind(view)).reasons(row)) == ([2], [])


def test_a_withdrawn_claim_names_who_took_it_back(database: Database) -> None:
    record(database, claim(), withdrawal(2))
    found = behind(database)
    assert told(found) == ([], [(2, "withdrawn")])
    (account,) = found.not_counted
    assert account.told.word
    assert (account.told.word.entry.seq, account.told.word.text.reason, account.by) == (3, "记错", None)


def test_a_corrected_claim_names_what_is_in_its_place(database: Database) -> None:
    record(database, claim(occurred_at=on(7, 28)))
    record(database, withdrawal(2), claim(occurred_at=on(7, 18), refers_to=2))
    found = behind(database)
    assert told(found) == ([4], [(2, "corrected")])
    assert found.not_counted[0].by == 4
    assert (found.row.standing, "corrected" in found.flags) == ("met", True)


def test_a_returned_claim_names_the_return_its_date_and_what_made_it_good(database: Database) -> None:
    record(database, claim())
    record(database, returned(2, on(7, 20)))
    assert told(behind(database)) == ([], [(2, "returned")])
    record(database, claim(refers_to=2))
    found = behind(database)
    assert told(found) == ([4], [(2, "returned")])
    (account,) = found.not_counted
    assert account.told.word
    assert (account.told.word.entry.decided_at, account.by) == (on(7, 20), 4)
    assert "returned" in found.flags


def test_a_return_taken_back_is_no_reason_any_more(database: Database) -> None:
    record(database, claim())
    record(database, returned(2, on(7, 20)))
    record(database, withdrawal(3))
    assert told(behind(database)) == ([2], [])


def test_an_accepted_claim_says_who_accepted_it(database: Database) -> None:
    record(database, claim())
    record(database, accepted(2, on(7, 23)))
    (account,) = behind(database).counted
    assert account.told.word
    assert (account.told.standing, account.told.word.entry.seq) == ("acceptance", 3)


def test_a_report_of_nothing_waits_and_then_excuses(database: Database) -> None:
    record(database, claim(kind="none", times=0))
    assert told(behind(database)) == ([], [(2, "nothing_waits")])
    record(database, accepted(2, on(7, 23)))
    found = behind(database)
    assert told(found) == ([], [(2, "nothing_excuses")])
    assert (found.row.standing, found.row.former) == ("excused", "overdue")


def test_progress_counts_for_nothing(database: Database) -> None:
    record(database, claim(kind="progress", times=0))
    assert told(behind(database)) == ([], [(2, "progress")])
    record(database, withdrawal(2))
    assert told(behind(database)) == ([], [(2, "withdrawn")])


def test_a_period_tells_its_own_entries_only(database: Database) -> None:
    unit = "区卫生计生委"
    record(database, *(claim(unit, "1.5.5a", occasion=period) for period in ("2018-Q1", "2018-Q2")))
    assert told(behind(database, "1.5.5a/2018-Q2", holder=unit)) == ([3], [])


def test_a_finding_counts_once_it_is_accepted(database: Database) -> None:
    record(database, claim(obligation="3.4.1b", kind="finding", times=0))
    assert told(behind(database, "3.4.1b")) == ([], [(2, "finding_waits")])
    record(database, accepted(2, on(7, 23)))
    found = behind(database, "3.4.1b")
    assert told(found) == ([2], [])
    assert found.row.standing == "breached"


def test_an_extension_decided_in_time_moves_the_date_it_was_decided_against(database: Database) -> None:
    record(database, relief("extension", on(7, 10), until(8, 31)), now=typed(7, 10))
    found = behind(database)
    one = only(found)
    assert (one.status, one.in_time, one.recorded_late, one.moves) == ("in_force", True, False, DUE)
    assert one.granted
    assert one.granted.entry.seq == 2
    assert found.row.due == until(8, 31)


def test_an_extension_decided_on_the_due_day_is_in_time(database: Database) -> None:
    record(database, relief("extension", on(7, 20), until(8, 31)))
    one = only(behind(database))
    assert (one.in_time, one.recorded_late) == (True, True)  # recorded on 3 August


def test_an_extension_decided_after_the_date_leaves_it_missed(database: Database) -> None:
    record(database, relief("extension", on(7, 25), until(8, 31)))
    found = behind(database)
    assert (only(found).in_time, found.row.due, found.row.standing) == (False, DUE, "overdue")


def test_a_second_extension_is_compared_with_the_date_the_first_gave(database: Database) -> None:
    august = until(8, 31)
    record(database, relief("extension", on(7, 10), august), now=typed(7, 10))
    record(database, relief("extension", on(8, 20), until(9, 20)), now=typed(8, 20))
    assert [(one.moves, one.in_time) for one in behind(database).reliefs] == [(DUE, True), (august, True)]


def test_a_request_is_told_as_asked_for_accepted_or_refused(database: Database) -> None:
    record(database, relief("extension", None, until(8, 31)), now=typed(7, 10))
    assert only(behind(database)).status == "requested"
    record(database, accepted(2, on(7, 12)), now=typed(7, 12))
    one = only(behind(database))
    assert one.granted
    assert (one.status, one.in_time, one.granted.entry.seq) == ("in_force", True, 3)
    record(database, returned(2, on(7, 13), "理由不充分"), now=typed(7, 13))
    one = only(behind(database))
    assert one.granted
    assert (one.status, one.granted.text.reason) == ("refused", "理由不充分")


def test_an_extension_taken_back_and_one_decided_later_move_nothing(database: Database) -> None:
    record(database, relief("extension", on(7, 10), until(8, 31)), now=typed(7, 10))
    assert only(behind(database, day=date(2018, 7, 9))).status == "later"
    record(database, withdrawal(2))
    found = behind(database)
    assert (only(found).status, found.row.due) == ("withdrawn", DUE)


def test_an_excuse_keeps_what_would_stand_without_it(database: Database) -> None:
    record(database, relief("excuse", on(7, 25)))
    found = behind(database)
    assert (only(found).status, only(found).in_time) == ("in_force", False)
    assert (found.row.standing, found.row.former) == ("excused", "overdue")


def test_what_is_decided_about_the_milestone_is_not_told_of_the_year(database: Database) -> None:
    record(database, relief("excuse", on(7, 25)))
    assert behind(database, "2.1.2a").reliefs == ()


def test_a_case_tells_what_opened_it_and_what_answers_it(database: Database) -> None:
    open_case(database, "3.6.1a", UNIT, minute(8, 3, 14, 20), title="电梯事故")
    answer = claim(obligation="3.6.1a", occasion="case-1", occurred_at=minute(8, 3, 19, 10), occurred_timed=1)
    record(database, answer, now=typed(8, 6))
    found = behind(database, "3.6.1a/case-1")
    assert found.case
    assert (found.case.text.title, found.row.standing, told(found)) == ("电梯事故", "met", ([3], []))


def test_a_minimum_is_ended_by_its_cases_closing(database: Database) -> None:
    open_case(database, "2.1.1a", "区政府办公室", minute(7, 16, 9, 0))
    record(database, closing(on(7, 20)), now=typed(8, 6))
    found = behind(database, "2.1.1a/case-1", holder="区政府办公室")
    assert (found.row.standing, told(found)) == ("breached", ([3], []))


@pytest.mark.parametrize("checkpoint", ["2.1.2a/1", "2.1.2a"])
def test_what_counts_is_what_the_standing_query_counts(database: Database, checkpoint: str) -> None:
    record(database, claim(occurred_at=on(7, 18)), claim(occurred_at=on(9, 1)), claim(occurred_at=on(8, 1)))
    record(database, returned(2, on(7, 23)))
    found = behind(database, checkpoint)
    assert found.counted[-1].told.entry.occurred_at == found.row.reached
    assert sum(each.told.entry.times for each in found.counted) == found.row.needed
