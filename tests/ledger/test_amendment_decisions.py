"""What was decided stays decided when the plan is amended: extensions, excuses, milestones, groups, units renamed."""

from datetime import date
from itertools import pairwise

import pytest
from ledgers import record
from test_amendment import PLAN, TEXT, change, follows, loaded, met, noon, rows, view
from test_loading import ZONE, plan_of

from govopen.deadlines.instants import end_of, start_of
from govopen.ledger.about import line_of
from govopen.ledger.entry import Draft
from govopen.ledger.loading import BeyondThePeriod
from govopen.ledger.recorder import Recorder
from govopen.ledger.relied import ReliedOn
from govopen.ledger.withdraw import entry_at
from govopen.plan.diff import diff
from govopen.standing.claims import Behind
from govopen.standing.reasons import Places
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
    draft = Draft(kind=kind, plan_version=1, checkpoint=checkpoint, obligation=code, **facts)  # type: ignore[arg-type]  # mixed values
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


STEPS = "milestones: [{times: 1, by: 2018-07-20}]"


def steps(*milestones: tuple[int, str]) -> str:
    """The plan with these milestones: how many by which day."""
    said = ", ".join(f"{{times: {times}, by: 2018-{by}}}" for times, by in milestones)
    return TEXT.replace(STEPS, f"milestones: [{said}]").replace("times: 2, m", "times: 4, m")


def asked(database: Database, unit: str, as_of: int) -> dict[int, str]:
    """A unit's milestones: by their due instants, where they stand."""
    found = rows(database, as_of, unit).values()
    return {row.point.due or 0: row.standing for row in found if row.checkpoint.startswith("1.1.1b/")}


def test_what_was_decided_about_a_milestone_stays_with_its_date(loaded: Database) -> None:
    """An amendment that puts another before it does not give the excuse away."""
    change(loaded, steps((1, "10-31")), noon(3, 2))
    decided(loaded, "excuse", "区教委", "1.1.1b/1", 4, 2)
    decided(loaded, "extension", "区民政局", "1.1.1b/1", 4, 2, until=last(11, 30))
    change(loaded, steps((1, "09-30"), (2, "10-31")), noon(5, 2))
    assert asked(loaded, "区教委", noon(5, 3)) == {last(9, 30): "open", last(10, 31): "excused"}
    due = {
        row.point.due: row.due for row in rows(loaded, noon(5, 3), "区民政局").values() if "1.1.1b/" in row.checkpoint
    }
    assert due == {last(9, 30): last(9, 30), last(10, 31): last(11, 30)}
    follows(loaded)


def test_a_milestone_whose_date_moves_is_the_same_milestone(loaded: Database) -> None:
    decided(loaded, "excuse", "区教委", "1.1.1b/1", 4, 2)
    change(loaded, steps((1, "09-30"), (2, "10-31")), noon(5, 2))
    assert asked(loaded, "区教委", noon(5, 3)) == {last(9, 30): "excused", last(10, 31): "open"}
    follows(loaded)


def test_a_milestone_in_the_place_of_one_that_was_due_is_asked_for_beside_it(loaded: Database) -> None:
    change(loaded, steps((2, "10-31")), noon(8, 1))
    assert asked(loaded, "区教委", noon(8, 2)) == {last(7, 20): "overdue", last(10, 31): "open"}
    follows(loaded)


def test_a_new_milestone_of_a_unit_that_took_over_counts_what_was_done_before(loaded: Database) -> None:
    met(loaded, "区环保局", "1.1.1b", 6, 4)
    met(loaded, "区环保局", "1.1.1b", 6, 5)
    renamed = "  区环保局: {kind: department, successor: 区生态环境局}\n  区生态环境局: {kind: department}\n"
    change(loaded, steps((2, "10-31")).replace("  区环保局: {kind: department}\n", renamed), noon(8, 1))
    row = rows(loaded, noon(11, 2))["区环保局", "1.1.1b/2"]
    assert (row.holder, row.standing) == ("区环保局", "met")
    assert ("区生态环境局", "1.1.1b/2") not in rows(loaded, noon(11, 2))
    follows(loaded)


def test_milestones_keep_their_numbers_through_a_renamed_code_and_a_correction(loaded: Database) -> None:
    change(loaded, steps((2, "10-31")), noon(8, 1))
    renamed = steps((2, "10-31"), (3, "11-30")).replace("{code: b, name: 会议", "{code: g, name: 会议")
    change(loaded, renamed + "renamed: {1.1.1b: 1.1.1g}\n", noon(9, 1))
    mine = {
        key: row.due
        for (_unit, key), row in rows(loaded, noon(9, 2), "区教委").items()
        if "/" in key and "Q" not in key
    }
    assert mine == {"1.1.1b/1": last(7, 20), "1.1.1g/2": last(10, 31), "1.1.1g/3": last(11, 30)}
    follows(loaded)
    change(loaded, renamed.replace("10-31", "10-30"), noon(9, 3), correct=True)
    mine = {
        key: row.due
        for (_unit, key), row in rows(loaded, noon(9, 4), "区教委").items()
        if "/" in key and "Q" not in key
    }
    assert mine == {"1.1.1b/1": last(7, 20), "1.1.1g/2": last(10, 30), "1.1.1g/3": last(11, 30)}
    follows(loaded)


def test_what_stayed_overdue_under_a_former_code_is_not_made_again_by_the_next_version(loaded: Database) -> None:
    once = TEXT.replace("{code: b, name: 会议", "{code: g, name: 会议")
    change(loaded, once + "renamed: {1.1.1b: 1.1.1g}\n", noon(8, 1))
    change(loaded, once.replace("times: 2, m", "times: 4, m"), noon(9, 1))
    milestones = [key for unit, key in rows(loaded, noon(9, 2), "区教委") if key in {"1.1.1b/1", "1.1.1g/1"}]
    assert milestones == ["1.1.1b/1"]
    follows(loaded)


NAMED = TEXT.replace("相关部门: {open: true}", "相关部门: {open: true, members: [区教委, 区民政局]}")


def test_what_was_decided_about_a_group_holds_for_its_members_when_they_are_named(loaded: Database) -> None:
    decided(loaded, "extension", "", "1.1.1e", 6, 20, holder="相关部门", until=last(9, 30))
    change(loaded, NAMED, noon(8, 1))
    for unit in ("区教委", "区民政局"):
        row = rows(loaded, noon(8, 2), unit)[unit, "1.1.1e"]
        assert (row.standing, row.due) == ("open", last(9, 30))
        assert Behind(view(loaded, noon(8, 2))).flags(row) == ("extended",)
    assert rows(loaded, noon(8, 2), "区环保局").keys().isdisjoint({("区环保局", "1.1.1e")})
    follows(loaded)


def test_a_group_that_was_excused_is_excused_member_by_member(loaded: Database) -> None:
    seq = decided(loaded, "excuse", "", "1.1.1e", 6, 20, holder="相关部门")
    change(loaded, NAMED, noon(8, 1))
    assert rows(loaded, noon(8, 2))["区教委", "1.1.1e"].standing == "excused"
    undo(loaded, seq, 8, 3)
    assert rows(loaded, noon(8, 4))["区教委", "1.1.1e"].standing == "overdue"


def test_what_the_group_had_extended_in_time_takes_the_new_date_of_the_version_that_names_its_members(
    loaded: Database,
) -> None:
    seq = decided(loaded, "extension", "", "1.1.1e", 6, 20, holder="相关部门", until=last(9, 30))
    change(loaded, NAMED.replace("by: 2018-06-30", "by: 2018-11-30"), noon(8, 1))
    assert rows(loaded, noon(8, 2))["区教委", "1.1.1e"].due == last(11, 30)
    follows(loaded)
    with pytest.raises(ReliedOn):
        undo(loaded, seq, 8, 3)


@pytest.mark.parametrize("due", ["2018-06-30", "2018-07-06"], ids=["as it was", "its date mended too"])
def test_what_was_decided_about_a_group_holds_for_members_that_a_correction_names(loaded: Database, due: str) -> None:
    decided(loaded, "extension", "", "1.1.1e", 6, 20, holder="相关部门", until=last(9, 30))
    change(loaded, NAMED.replace("by: 2018-06-30", f"by: {due}"), noon(8, 1), correct=True)
    for unit in ("区教委", "区民政局"):
        row = rows(loaded, noon(8, 2), unit)[unit, "1.1.1e"]
        assert (row.standing, row.due, row.original_due) == ("open", last(9, 30), end_of(date.fromisoformat(due), ZONE))
        assert ("相关部门", "1.1.1e") not in rows(loaded, noon(8, 2))
    follows(loaded)


def test_a_correction_of_what_an_older_version_keeps_reaches_the_members_that_it_names(loaded: Database) -> None:
    change(loaded, TEXT.replace("times: 2, m", "times: 3, m"), noon(8, 1))
    change(loaded, NAMED.replace("times: 2, m", "times: 3, m").replace("by: 2018-06-30", "by: 2018-07-06"), noon(8, 2),
           correct=True)  # fmt: skip
    row = rows(loaded, noon(8, 3))["区教委", "1.1.1e"]
    assert (row.standing, row.due) == ("overdue", last(7, 6))
    follows(loaded)


def test_why_names_what_was_decided_about_the_group(loaded: Database) -> None:
    seq = decided(loaded, "extension", "", "1.1.1e", 6, 20, holder="相关部门", until=last(9, 30))
    change(loaded, NAMED, noon(8, 1))
    looking = view(loaded, noon(8, 2))
    row = rows(loaded, noon(8, 2), "区教委")["区教委", "1.1.1e"]
    reliefs = Places(looking, Behind(looking)).reasons(row).reliefs
    assert [(each.told.entry.seq, each.status, each.in_time) for each in reliefs] == [(seq, "in_force", True)]


def succeeded(*chain: str) -> str:
    """The plan in which 区环保局 was succeeded by one unit after another."""
    units = "".join(f"  {old}: {{kind: department, successor: {new}}}\n" for old, new in pairwise(chain))
    return TEXT.replace("  区环保局: {kind: department}\n", f"{units}  {chain[-1]}: {{kind: department}}\n")


def test_what_a_unit_in_between_completed_stays_with_it(loaded: Database) -> None:
    met(loaded, "区环保局", "1.1.1b", 7, 10)
    change(loaded, succeeded("区环保局", "区生态局"), noon(7, 15))
    met(loaded, "区生态局", "1.1.1b", 7, 16, holder="区环保局")
    change(loaded, succeeded("区环保局", "区生态局", "区生态环境局"), noon(7, 25))
    for moment in (noon(7, 20), noon(7, 26)):
        row = rows(loaded, moment)["区环保局", "1.1.1b"]
        assert (row.holder, row.standing) == ("区生态局", "met")
        assert ("区环保局", "1.1.1b") in rows(loaded, moment, "区生态局")
    assert rows(loaded, noon(7, 26))["区环保局", "1.1.1b/1"].holder == "区环保局"  # reached by what it did itself
    assert rows(loaded, noon(7, 26))["区环保局", "1.1.1a"].holder == "区生态环境局"
    follows(loaded)


def test_what_a_unit_in_between_completed_stays_with_it_under_a_new_code(loaded: Database) -> None:
    change(loaded, succeeded("区环保局", "区生态局"), noon(7, 15))
    met(loaded, "区生态局", "1.1.1b", 7, 16, holder="区环保局", times=2)
    renamed = succeeded("区环保局", "区生态局", "区生态环境局").replace("{code: b, name: 会议", "{code: g, name: 会议")
    change(loaded, renamed + "renamed: {1.1.1b: 1.1.1g}\n", noon(7, 25))
    row = rows(loaded, noon(7, 26))["区环保局", "1.1.1g"]
    assert (row.holder, row.standing) == ("区生态局", "met")


def test_a_wrong_successor_that_was_corrected_keeps_nothing(loaded: Database) -> None:
    change(loaded, succeeded("区环保局", "区生态局"), noon(7, 15))
    met(loaded, "区生态局", "1.1.1b", 7, 16, holder="区环保局", times=2)
    right = TEXT.replace("  区环保局: {kind: department}\n", "  区环保局: {kind: department, successor: 区生态环境局}\n"
                         "  区生态环境局: {kind: department}\n  区生态局: {kind: vertical}\n")  # fmt: skip
    change(loaded, right, noon(7, 25), correct=True)
    assert rows(loaded, noon(7, 26))["区环保局", "1.1.1b"].holder == "区生态环境局"


def test_no_amendment_takes_effect_after_the_plans_period(loaded: Database) -> None:
    """A mistyped year would leave no day for any later version."""
    with pytest.raises(BeyondThePeriod, match="2019-05-01 is after the plan's period, which ends on 2018-12-31"):
        change(loaded, MOVED, noon(8, 1), effective=start_of(date(2019, 5, 1), ZONE))
    assert change(loaded, MOVED, noon(8, 1), effective=start_of(date(2018, 12, 31), ZONE)).version == 2


def test_an_amendment_that_names_no_day_may_be_loaded_after_the_period(loaded: Database) -> None:
    assert change(loaded, MOVED, start_of(date(2019, 5, 1), ZONE)).version == 2
    follows(loaded)


def test_an_entry_that_a_load_moved_is_no_correction_of_the_units(loaded: Database) -> None:
    seq = met(loaded, "区教委", "1.1.1b", 9, 3)
    another = "          - {code: h, name: 座谈, times: 1, basis: stated, source: 一次}\n"
    made = change(loaded, f"{TEXT}{another}moved: {{E{seq}: {{obligation: 1.1.1h}}}}\n", noon(12, 1)).entries
    line = line_of(view(loaded, noon(12, 2)), made[-1].seq)
    assert line is not None
    assert (line.moved, line.corrects) == (True, False)


def test_merged_units_are_one_member_of_a_group() -> None:
    """The members 甲, 乙, 丙 become 甲, 乙 when 丙 is merged into 乙: nobody joined, and nothing else changed."""
    listed = TEXT.replace("各部门: {kinds: [department]}", "各部门: {members: [区环保局, 区教委, 区民政局]}")
    merged = listed.replace("区民政局: {kind: department}", "区民政局: {kind: department, successor: 区教委}")
    assert [change.kind for change in diff(plan_of(listed), plan_of(merged))] == ["unit_merged"]
