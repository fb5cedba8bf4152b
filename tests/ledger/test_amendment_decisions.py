"""What was decided stays decided when the plan is amended: extensions, excuses, milestones, groups, units renamed."""

from datetime import date

import pytest
from ledgers import record
from test_amendment import PLAN, TEXT, ZONE, change, loaded, noon, rows, view

from govopen.deadlines.instants import end_of, start_of
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.ledger.relied import ReliedOn
from govopen.ledger.withdraw import entry_at
from govopen.standing.recording import take_back
from govopen.standing.reviewing import Reviewer, Verdict
from govopen.store.connection import Database

__all__ = ["loaded"]  # the fixture


def day(month: int, number: int) -> int:
    return start_of(date(2018, month, number), ZONE)


def last(month: int, number: int) -> int:
    return end_of(date(2018, month, number), ZONE)


def decided(database: Database, kind: str, unit: str, checkpoint: str, month: int, number: int, **said: object) -> int:
    """An extension or excuse decided on that day; gives its number."""
    code = checkpoint.partition("/")[0]
    facts: dict[str, object] = {"unit": unit, "holder": unit, "decided_at": day(month, number), **said}
    draft = Draft(kind=kind, plan_version=1, checkpoint=checkpoint, obligation=code, **facts)  # type: ignore[arg-type]
    return record(database, draft, plan=PLAN, now=noon(month, number))[0].seq


def undo(database: Database, seq: int, month: int, number: int) -> None:
    looking = view(database, noon(month, number))
    with database.writing():
        take_back(looking, Recorder("office", lambda: noon(month, number)), [entry_at(looking, seq)])


MOVED = TEXT.replace("{times: 1, by: 2018-07-20}", "{times: 1, by: 2018-10-31}")


def test_an_extension_on_which_an_amendment_relied_is_not_taken_back(loaded: Database) -> None:
    """Taken back, the unit would owe by October what everybody else owes since July."""
    seq = decided(loaded, "extension", "区教委", "1.1.1b/1", 7, 10, until=last(8, 31))
    load = change(loaded, MOVED, noon(8, 1)).entries[0]
    with pytest.raises(ReliedOn, match=rf"E{seq} stays: the load {load.id} gave 1\.1\.1b/1 its new date"):
        undo(loaded, seq, 8, 5)
    assert rows(loaded, noon(8, 6))["区民政局", "1.1.1b/1"].standing == "overdue"


def test_an_extension_taken_back_before_the_amendment_moves_nothing(loaded: Database) -> None:
    seq = decided(loaded, "extension", "区教委", "1.1.1b/1", 7, 10, until=last(8, 31))
    undo(loaded, seq, 7, 25)
    change(loaded, MOVED, noon(8, 1))
    assert rows(loaded, noon(8, 6))["区教委", "1.1.1b/1"].standing == "overdue"


def test_an_extension_on_which_no_amendment_relied_can_be_taken_back(loaded: Database) -> None:
    seq = decided(loaded, "extension", "区教委", "1.1.1b", 7, 10, until=last(12, 31) + 1)
    change(loaded, MOVED, noon(8, 1))
    undo(loaded, seq, 8, 5)


def test_of_two_extensions_the_last_that_carries_the_date_stays(loaded: Database) -> None:
    first = decided(loaded, "extension", "区教委", "1.1.1b/1", 7, 10, until=last(8, 31))
    second = decided(loaded, "extension", "区教委", "1.1.1b/1", 7, 11, until=last(9, 30))
    change(loaded, MOVED, noon(8, 1))
    undo(loaded, second, 8, 5)
    with pytest.raises(ReliedOn):
        undo(loaded, first, 8, 6)


def test_neither_the_acceptance_nor_the_request_that_an_amendment_relied_on_goes(loaded: Database) -> None:
    seq = decided(loaded, "extension", "区教委", "1.1.1b/1", 7, 10, until=last(8, 31), decided_at=None)
    acceptance = Draft(
        kind="acceptance", plan_version=1, checkpoint="1.1.1b/1", obligation="1.1.1b", unit="区教委", holder="区教委",
        decided_at=day(7, 12), refers_to=seq,
    )  # fmt: skip
    by = record(loaded, acceptance, plan=PLAN, now=noon(7, 12))[0].seq
    change(loaded, MOVED, noon(8, 1))
    with pytest.raises(ReliedOn, match=f"E{by} stays"):
        undo(loaded, by, 8, 5)
    looking = view(loaded, noon(8, 5))
    with pytest.raises(ReliedOn, match=f"E{seq} stays"):
        Reviewer(looking, "office", noon(8, 5), None).draft(entry_at(looking, seq), Verdict("return", "理由不足"))
