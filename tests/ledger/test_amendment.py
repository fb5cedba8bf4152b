"""What an amendment makes of what is there: dates moved, codes renamed, entries moved, units merged, groups named."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from ledgers import claim, record
from test_loading import ZONE, plan_of

from govopen.deadlines.instants import end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.amendment import Moves
from govopen.ledger.derived import derived
from govopen.ledger.entry import Draft
from govopen.ledger.loading import BeforeTheLast, How, Loaded, NothingToCorrect, load
from govopen.ledger.moving import NobodyHoldsIt, NotMapped, NotMovable
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, header, version_in_effect
from govopen.ledger.withdraw import UnknownEntry
from govopen.standing.claims import Behind
from govopen.standing.standing import Standing, standings
from govopen.store.connection import Database, connect

PLAN = "small-2018"
TEXT = """\
plan: {id: small-2018, title: 小计划, issued: 2018-01-02, period: [2018-01-01, 2018-12-31]}
units:
  区环保局: {kind: department}
  区教委: {kind: department}
  区民政局: {kind: department}
groups:
  各部门: {kinds: [department]}
  相关部门: {open: true}
sections:
  - code: "1"
    title: 一
    items:
      - code: 1.1.1
        title: 任务
        responsible: [各部门]
        obligations:
          - {code: a, name: 清单, by: 2018-06-20, basis: stated, source: 六月二十日}
          - {code: b, name: 会议, times: 2, milestones: [{times: 1, by: 2018-07-20}], basis: stated, source: 两次}
          - {code: c, name: 季报, every: quarter, basis: stated, source: 每季度}
          - {code: d, name: 试点, times: 3, jointly: true, basis: stated, source: 三个}
          - {code: e, name: 配合, by: 2018-06-30, who: [相关部门], basis: stated, source: 六月底}
"""
AIR = "  区环保局: {kind: department}\n"
CIVIL = "  区民政局: {kind: department}\n"
ECOLOGY = "  区生态环境局: {kind: department}\n"


def noon(month: int, day: int) -> int:
    return start_of(date(2018, month, day), ZONE) + 12 * 3_600_000_000


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Database]:
    with closing(connect(str(tmp_path / "test.db"), create=True)) as database:
        change(database, TEXT, noon(3, 1))
        yield database


def change(database: Database, text: str, now: int, *, effective: int | None = None, correct: bool = False) -> Loaded:
    how = How("调整", effective, correct)
    return load(database, plan_of(text), text, Recorder("office", lambda: now), WorkCalendar(), how=how)


def view(database: Database, as_of: int, known: int | None = None) -> View:
    head = database.row("ledger", "head", plan=PLAN)
    assert head is not None
    known = known or int(head[0])
    version = version_in_effect(database, PLAN, as_of, known)
    return View(database, header(database, PLAN, version), version, as_of, "", known, "")


def rows(
    database: Database, as_of: int, holder: str | None = None, known: int | None = None
) -> dict[tuple[str, str], Standing]:
    """What a unit answers for, or everybody does: by under whom it is counted, and by code."""
    return {(row.origin, row.checkpoint): row for row in standings(view(database, as_of, known), holder)}


def met(database: Database, unit: str, code: str, month: int, day: int, **said: object) -> int:
    """A claim of something done on that day; gives its number."""
    happened = start_of(date(2018, month, day), ZONE)
    facts = {"occurred_at": happened, "reported_at": happened, "report_due": happened}
    return record(database, claim(unit, code, **{**facts, **said}), plan=PLAN, now=noon(month, day))[0].seq


def follows(database: Database) -> None:
    """What is stored is what follows from the files."""
    assert [finding.message for finding in derived(database, PLAN)] == []


def test_no_amendment_deletes_an_overdue_duty(loaded: Database) -> None:
    dropped = TEXT.replace("          - {code: a, name: 清单, by: 2018-06-20, basis: stated, source: 六月二十日}\n", "")
    change(loaded, dropped, noon(8, 1))
    assert rows(loaded, noon(9, 1))["区教委", "1.1.1a"].standing == "overdue"
    follows(loaded)


@pytest.mark.parametrize("effective", [noon(6, 1), noon(7, 1)], ids=["dated back", "dated back less"])
def test_an_effective_day_in_the_past_deletes_nothing_that_was_due_when_it_was_loaded(
    loaded: Database, effective: int
) -> None:
    change(loaded, TEXT.replace("by: 2018-07-20", "by: 2018-09-20"), noon(8, 1), effective=effective)
    assert rows(loaded, noon(8, 2))["区教委", "1.1.1b/1"].standing == "overdue"
    follows(loaded)


def test_until_it_takes_effect_the_old_version_holds(loaded: Database) -> None:
    change(loaded, TEXT.replace("times: 2, m", "times: 4, m"), noon(8, 1), effective=noon(10, 15))
    assert rows(loaded, noon(10, 14))["区教委", "1.1.1b"].needed == 2
    assert rows(loaded, noon(10, 16))["区教委", "1.1.1b"].needed == 4
    follows(loaded)


def test_what_was_known_before_the_amendment_says_what_it_said(loaded: Database) -> None:
    change(loaded, TEXT.replace("times: 2, m", "times: 4, m"), noon(8, 1))
    assert rows(loaded, noon(10, 16), known=1)["区教委", "1.1.1b"].needed == 2


def test_a_later_version_cannot_take_effect_before_an_earlier_one(loaded: Database) -> None:
    change(loaded, TEXT.replace("times: 2, m", "times: 4, m"), noon(8, 1), effective=noon(10, 15))
    with pytest.raises(BeforeTheLast, match="version 2 takes effect later"):
        change(loaded, TEXT.replace("times: 2, m", "times: 3, m"), noon(8, 2), effective=noon(9, 1))


def test_what_was_extended_in_time_beyond_the_amendment_goes_on_in_the_new_version(loaded: Database) -> None:
    extension = Draft(
        kind="extension", plan_version=1, checkpoint="1.1.1b/1", obligation="1.1.1b", unit="区教委", holder="区教委",
        decided_at=start_of(date(2018, 7, 18), ZONE), until=end_of(date(2018, 9, 30), ZONE),
    )  # fmt: skip
    record(loaded, extension, plan=PLAN, now=noon(7, 18))
    change(loaded, TEXT.replace("{times: 1, by: 2018-07-20}", "{times: 1, by: 2018-10-20}"), noon(8, 10))
    found = rows(loaded, noon(8, 11))
    assert found["区教委", "1.1.1b/1"].due == end_of(date(2018, 10, 20), ZONE)
    assert found["区民政局", "1.1.1b/1"].standing == "overdue"
    follows(loaded)


def test_entries_follow_a_renamed_code(loaded: Database) -> None:
    met(loaded, "区教委", "1.1.1b", 4, 2)
    new = TEXT.replace("{code: b, name: 会议", "{code: g, name: 会议") + "renamed: {1.1.1b: 1.1.1g}\n"
    change(loaded, new, noon(8, 1))
    seq = met(loaded, "区教委", "1.1.1g", 9, 3)
    found = rows(loaded, noon(12, 31), "区教委")
    assert found["区教委", "1.1.1g"].standing == "met"
    assert [each.seq for each in Behind(view(loaded, noon(12, 31))).counting(found["区教委", "1.1.1g"])] == [2, seq]
    assert found["区教委", "1.1.1b/1"].standing == "met"  # it was due before, and keeps its code
    assert rows(loaded, noon(7, 1))["区教委", "1.1.1b"].standing == "open"
    follows(loaded)


def test_entries_follow_a_code_renamed_twice(loaded: Database) -> None:
    met(loaded, "区教委", "1.1.1b", 4, 2)
    once = TEXT.replace("{code: b, name: 会议", "{code: g, name: 会议")
    change(loaded, once + "renamed: {1.1.1b: 1.1.1g}\n", noon(8, 1))
    change(loaded, once.replace("{code: g,", "{code: k,") + "renamed: {1.1.1g: 1.1.1k}\n", noon(9, 1))
    met(loaded, "区教委", "1.1.1k", 10, 8)
    assert rows(loaded, noon(12, 31))["区教委", "1.1.1k"].standing == "met"
    follows(loaded)


def test_an_entry_moved_to_another_obligation_counts_there_and_no_longer_here(loaded: Database) -> None:
    seq = met(loaded, "区教委", "1.1.1b", 9, 3)
    another = "          - {code: h, name: 座谈, times: 1, basis: stated, source: 一次}\n"
    change(loaded, f"{TEXT}{another}moved: {{E{seq}: {{obligation: 1.1.1h}}}}\n", noon(12, 1))
    found = rows(loaded, noon(12, 31), "区教委")
    assert found["区教委", "1.1.1h"].standing == "met"
    assert Behind(view(loaded, noon(12, 31))).recorded(found["区教委", "1.1.1b"]) == 0
    follows(loaded)


@pytest.mark.parametrize(
    ("moved", "error"),
    [
        ("{E99: {unit: 区教委}}", UnknownEntry),
        ("{E1: {unit: 区教委}}", NotMovable),
        ("{E2: {unit: 区教委, obligation: 1.1.1e}}", NobodyHoldsIt),
    ],
)
def test_what_cannot_be_moved_stops_the_load(loaded: Database, moved: str, error: type[Exception]) -> None:
    met(loaded, "区教委", "1.1.1b", 9, 3)
    with pytest.raises(error):
        change(loaded, f"{TEXT}moved: {moved}\n", noon(12, 1))
    assert loaded.execute("SELECT COUNT(*) FROM plan_version").fetchone() == (1,)


def test_a_unit_that_joins_a_group_owes_what_opens_after_it_joined(loaded: Database) -> None:
    change(loaded, TEXT.replace(CIVIL, CIVIL + "  区体育局: {kind: department}\n"), noon(8, 1))
    assert sorted(rows(loaded, noon(12, 31), "区体育局")) == [("区体育局", "1.1.1c/2018-Q4")]
    follows(loaded)


def test_a_unit_owes_all_from_the_start_where_the_file_says_so(loaded: Database) -> None:
    joined = TEXT.replace(CIVIL, CIVIL + "  区体育局: {kind: department}\n")
    change(loaded, joined.replace("kinds: [department]}", "kinds: [department], joiners: start}"), noon(8, 1))
    found = rows(loaded, noon(12, 31), "区体育局")
    assert ("区体育局", "1.1.1b") in found
    assert found["区体育局", "1.1.1a"].standing == "overdue"


def test_a_unit_that_an_amendment_names_itself_owes_what_it_is_named_for(loaded: Database) -> None:
    named = TEXT.replace(CIVIL, CIVIL + "  区体育局: {kind: vertical}\n").replace(
        "responsible: [各部门]", "responsible: [各部门, 区体育局]"
    )
    change(loaded, named, noon(8, 1))
    assert ("区体育局", "1.1.1b") in rows(loaded, noon(12, 31), "区体育局")


def renamed_unit(successor: str = "successor: 区生态环境局", also: str = ECOLOGY) -> str:
    return TEXT.replace(AIR, AIR.replace("}", f", {successor}}}") + also)


def test_a_successor_goes_on_where_the_unit_before_it_stopped(loaded: Database) -> None:
    """One meeting by the old unit, one by the new: two of two."""
    met(loaded, "区环保局", "1.1.1b", 7, 10)
    change(loaded, renamed_unit(), noon(11, 8))
    mine = rows(loaded, noon(11, 9), "区生态环境局")
    assert ("区环保局", "1.1.1b") in mine
    assert ("区生态环境局", "1.1.1b") not in mine
    met(loaded, "区生态环境局", "1.1.1b", 11, 20, holder="区环保局")
    done = rows(loaded, noon(12, 31), "区生态环境局")["区环保局", "1.1.1b"]
    assert (done.holder, done.predecessor, done.standing) == ("区生态环境局", "区环保局", "met")
    assert rows(loaded, noon(12, 31), "区环保局")["区环保局", "1.1.1b/1"].standing == "met"
    follows(loaded)


def test_before_the_day_the_old_unit_answers(loaded: Database) -> None:
    change(loaded, renamed_unit(), noon(11, 8))
    assert rows(loaded, noon(11, 7))["区环保局", "1.1.1b"].holder == "区环保局"


def test_a_successor_owes_what_the_version_that_names_it_adds(loaded: Database) -> None:
    more = "          - {code: h, name: 新清单, by: 2018-12-20, basis: stated, source: 十二月}\n"
    change(loaded, renamed_unit() + more, noon(11, 8))
    found = rows(loaded, noon(11, 9))
    assert sorted(holder for holder, code in found if code == "1.1.1h") == ["区教委", "区民政局", "区生态环境局"]
    follows(loaded)


def test_an_overdue_duty_goes_to_the_successor_and_stays_overdue(loaded: Database) -> None:
    change(loaded, renamed_unit(), noon(11, 8))
    row = rows(loaded, noon(11, 9), "区生态环境局")["区环保局", "1.1.1a"]
    assert (row.standing, row.predecessor) == ("overdue", "区环保局")


def test_of_merged_units_each_row_goes_on_and_none_is_credited_twice(loaded: Database) -> None:
    met(loaded, "区环保局", "1.1.1b", 7, 10)
    merged = renamed_unit().replace(CIVIL, CIVIL.replace("}", ", successor: 区生态环境局}"))
    change(loaded, merged, noon(11, 8))
    met(loaded, "区生态环境局", "1.1.1b", 11, 20, holder="区环保局")
    found = rows(loaded, noon(12, 30), "区生态环境局")
    assert found["区环保局", "1.1.1b"].standing == "met"
    assert found["区民政局", "1.1.1b"].standing == "due_soon"
    follows(loaded)


def test_a_period_that_opens_after_the_merger_is_the_successors_own_and_one(loaded: Database) -> None:
    merged = renamed_unit().replace(CIVIL, CIVIL.replace("}", ", successor: 区生态环境局}"))
    change(loaded, merged, noon(9, 3))
    fourth = [key for key in rows(loaded, noon(12, 31)) if key[1] == "1.1.1c/2018-Q4"]
    assert sorted(fourth) == [("区教委", "1.1.1c/2018-Q4"), ("区生态环境局", "1.1.1c/2018-Q4")]


def test_of_a_unit_that_is_split_each_successor_takes_over_what_the_map_says(loaded: Database) -> None:
    split = "split: {区生态环境局: [1.1.1a, 1.1.1b], 区水务局: [1.1.1c, 1.1.1d, 1.1.1e]}"
    change(loaded, renamed_unit(split, ECOLOGY + "  区水务局: {kind: department}\n"), noon(8, 1))
    found = rows(loaded, noon(8, 2))
    assert found["区环保局", "1.1.1b"].holder == "区生态环境局"
    assert found["区环保局", "1.1.1c/2018-Q3"].holder == "区水务局"
    follows(loaded)


def test_naming_the_members_of_an_open_group_is_no_joining(loaded: Database) -> None:
    """What was due on 30 June is overdue for them, although they were named in August."""
    change(loaded, TEXT.replace("相关部门: {open: true}", "相关部门: {open: true, members: [区教委]}"), noon(8, 1))
    found = rows(loaded, noon(8, 2))
    assert ("相关部门", "1.1.1e") not in found
    assert found["区教委", "1.1.1e"].standing == "overdue"
    assert rows(loaded, noon(7, 15))["区教委", "1.1.1e"].standing == "overdue"
    assert ("相关部门", "1.1.1e") in rows(loaded, noon(7, 15), known=1)
    follows(loaded)


def test_claims_recorded_for_the_group_must_be_mapped(loaded: Database) -> None:
    seq = met(loaded, "", "1.1.1e", 6, 20, holder="相关部门")
    named = TEXT.replace("相关部门: {open: true}", "相关部门: {open: true, members: [区教委, 区民政局]}")
    with pytest.raises(NotMapped, match=f"E{seq}"):
        change(loaded, named, noon(8, 1))
    change(loaded, f"{named}moved: {{E{seq}: {{unit: 区教委}}}}\n", noon(8, 1))
    found = rows(loaded, noon(8, 2))
    assert (found["区教委", "1.1.1e"].standing, found["区民政局", "1.1.1e"].standing) == ("met", "overdue")
    follows(loaded)


def test_what_was_decided_about_the_group_holds_for_its_members_named_since(loaded: Database) -> None:
    extension = Draft(
        kind="extension", checkpoint="1.1.1e", obligation="1.1.1e", holder="相关部门", plan_version=1,
        until=end_of(date(2018, 9, 30), ZONE), decided_at=noon(6, 1),
    )  # fmt: skip
    record(loaded, extension, plan=PLAN, now=noon(6, 1))
    change(loaded, TEXT.replace("相关部门: {open: true}", "相关部门: {open: true, members: [区教委]}"), noon(8, 1))
    for holder in (None, "区教委"):
        found = rows(loaded, noon(8, 2), holder)["区教委", "1.1.1e"]
        assert (found.standing, found.target) == ("open", extension.until)
    assert ("相关部门", "1.1.1e") in rows(loaded, noon(8, 2), known=2)


def test_a_correction_restates_all_days(loaded: Database) -> None:
    """The file said 20 June where the document says 20 July: nobody was ever late in June."""
    assert rows(loaded, noon(7, 1))["区教委", "1.1.1a"].standing == "overdue"
    change(loaded, TEXT.replace("by: 2018-06-20", "by: 2018-07-20"), noon(8, 1), correct=True)
    assert rows(loaded, noon(7, 1))["区教委", "1.1.1a"].standing == "open"
    assert rows(loaded, noon(7, 1), known=1)["区教委", "1.1.1a"].standing == "overdue"
    follows(loaded)


def test_a_correction_after_an_amendment_restates_what_older_versions_keep(loaded: Database) -> None:
    amended = TEXT.replace("times: 2, m", "times: 4, m")
    change(loaded, amended, noon(8, 1))
    change(loaded, amended.replace("by: 2018-06-20", "by: 2018-07-10"), noon(9, 1), correct=True)
    for day in (noon(6, 25), noon(8, 15)):
        assert rows(loaded, day)["区教委", "1.1.1a"].due == end_of(date(2018, 7, 10), ZONE)
    assert rows(loaded, noon(7, 25))["区教委", "1.1.1b"].needed == 2
    assert rows(loaded, noon(8, 15))["区教委", "1.1.1b"].needed == 4
    follows(loaded)


def test_a_correction_takes_out_what_the_document_never_said_and_puts_in_what_it_did(loaded: Database) -> None:
    without = TEXT.replace("          - {code: c, name: 季报, every: quarter, basis: stated, source: 每季度}\n", "")
    added = "          - {code: h, name: 座谈, by: 2018-05-31, basis: stated, source: 五月底}\n"
    change(loaded, without + added, noon(8, 1), correct=True)
    found = rows(loaded, noon(6, 30), "区教委")
    assert ("区教委", "1.1.1c/2018-Q1") not in found
    assert found["区教委", "1.1.1h"].standing == "overdue"
    follows(loaded)


def test_there_is_nothing_to_correct_before_a_plan_is_loaded(tmp_path: Path) -> None:
    with closing(connect(str(tmp_path / "none.db"), create=True)) as database, pytest.raises(NothingToCorrect):
        change(database, TEXT, noon(8, 1), correct=True)


def test_every_turn_is_an_entry(loaded: Database) -> None:
    named = renamed_unit().replace("相关部门: {open: true}", "相关部门: {open: true, members: [区教委]}")
    made = change(loaded, named, noon(11, 8)).entries
    assert [(entry.kind, entry.unit or entry.holder, entry.ref) for entry in made[1:]] == [
        ("succession", "区环保局", "区生态环境局"),
        ("allocation", "相关部门", "区教委"),
    ]


def test_the_extensions_that_were_in_force_are_given_where_a_history_is_loaded_again(loaded: Database) -> None:
    none: Moves = {}
    text = TEXT.replace("times: 2, m", "times: 4, m")
    again = load(
        loaded, plan_of(text), text, Recorder("", lambda: noon(8, 1)), WorkCalendar(), refusing=False, moves=none
    )
    assert again.version == 2


def test_an_extension_and_an_excuse_follow_a_renamed_code(loaded: Database) -> None:
    decided = {"decided_at": start_of(date(2018, 7, 18), ZONE), "plan_version": 1}
    extension = Draft(
        kind="extension", checkpoint="1.1.1b", obligation="1.1.1b", unit="区教委", holder="区教委",
        until=end_of(date(2019, 1, 31), ZONE), **decided,  # type: ignore[arg-type]  # mixed values
    )  # fmt: skip
    excuse = extension._replace(kind="excuse", unit="区民政局", holder="区民政局", until=None)
    record(loaded, extension, excuse, plan=PLAN, now=noon(7, 18))
    new = TEXT.replace("{code: b, name: 会议", "{code: g, name: 会议") + "renamed: {1.1.1b: 1.1.1g}\n"
    change(loaded, new, noon(8, 1))
    found = rows(loaded, noon(8, 2))
    assert found["区教委", "1.1.1g"].due == end_of(date(2019, 1, 31), ZONE)
    assert found["区民政局", "1.1.1g"].standing == "excused"
