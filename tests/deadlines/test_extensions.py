"""Rule 17: what an extension does to a due instant."""

from datetime import date

from govopen.deadlines.extensions import due_when, judged
from govopen.deadlines.instants import end_of, start_of

ZONE = "Asia/Shanghai"
DUE = end_of(date(2018, 7, 20), ZONE)


def on(month: int, day: int) -> int:
    return start_of(date(2018, month, day), ZONE)


def until(month: int, day: int) -> int:
    return end_of(date(2018, month, day), ZONE)


def test_without_an_extension_the_due_instant_stands() -> None:
    assert judged(DUE, []) == (DUE, DUE)


def test_decided_in_time_it_moves_both_and_on_the_due_day_is_in_time() -> None:
    assert judged(DUE, [(on(7, 18), until(8, 31))]) == (until(8, 31), until(8, 31))
    assert judged(DUE, [(on(7, 20), until(8, 31))]) == (until(8, 31), until(8, 31))


def test_decided_after_the_date_only_what_is_asked_for_moves() -> None:
    assert judged(DUE, [(on(7, 21), until(8, 31))]) == (DUE, until(8, 31))


def test_a_second_one_is_compared_with_the_date_that_the_first_gave() -> None:
    first = (on(7, 18), until(8, 31))
    assert judged(DUE, [first, (on(8, 31), until(9, 30))]) == (until(9, 30), until(9, 30))
    assert judged(DUE, [first, (on(9, 1), until(9, 30))]) == (until(8, 31), until(9, 30))


def test_missed_once_stays_missed_whatever_is_decided_afterwards() -> None:
    late = (on(7, 25), until(8, 31))
    assert judged(DUE, [late, (on(8, 20), until(9, 30))]) == (DUE, until(9, 30))


def test_an_extension_never_moves_a_date_back() -> None:
    assert judged(DUE, [(on(7, 10), until(8, 31)), (on(7, 12), until(8, 15))]) == (until(8, 31), until(8, 31))


def test_the_date_in_force_just_before_a_decision() -> None:
    moves = [(on(7, 18), until(8, 31)), (on(8, 20), until(9, 30))]
    assert due_when(DUE, moves, on(7, 18)) == DUE
    assert due_when(DUE, moves, on(8, 20)) == until(8, 31)
    assert due_when(DUE, moves, on(9, 1)) == until(9, 30)
    assert due_when(None, moves, on(9, 1)) is None
