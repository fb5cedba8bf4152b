"""A case's entries are all there is to it: its tables are worked out from them, when recorded and when audited."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from ledgers import ZONE, tampering
from standing_rows import put_again

from govopen.deadlines.instants import at
from govopen.deadlines.rules import MinuteNeeded
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.amendment import FOREVER
from govopen.ledger.cases import StillCited
from govopen.ledger.claim import Claim, draft
from govopen.ledger.derived import derived
from govopen.ledger.loading import load
from govopen.ledger.recorder import Recorder
from govopen.ledger.triggers import NothingListens
from govopen.ledger.verdict import verdict
from govopen.ledger.view import View, choose_plan, version_in_effect
from govopen.ledger.withdraw import entry_at
from govopen.plan.reader import parse
from govopen.standing.cases import Case, cases, find_case
from govopen.standing.casework import closing, opening
from govopen.standing.effect import Outcome, act
from govopen.standing.recording import take_back
from govopen.store.connection import Database, connect

PLAN = """\
plan: {id: small, title: Small, issued: 2018-03-01, period: [2018-01-01, 2018-12-31], zone: Asia/Shanghai}
units:
  区教委: {kind: department}
  区民政局: {kind: department}
  区档案局: {kind: department}
triggers:
  spill: {name: 泄漏, en: Spill}
  outage: {name: 停电, en: Outage}
  hearing: {name: 听证, en: Hearing}
sections:
  - code: "1"
    title: Clocks
    items:
      - code: 1.1.1
        title: Kinds
        responsible: [区教委, 区民政局]
        obligations:
          - {code: a, name: Guide, of: spill, within: 2 working days, basis: stated, source: two working days}
          - {code: b, name: Together, of: spill, within: 20 days, jointly: true, basis: stated, source: 20 days}
          - {code: c, name: Hearing, of: hearing, at_least: 3 hours, basis: stated, source: three hours}
"""
FASTER = PLAN.replace("within: 2 working days", "within: 1 working day")


class Office(NamedTuple):
    """A database, and the plan looked at now."""

    database: Database
    now: int

    @property
    def view(self) -> View:
        header = choose_plan(self.database, "small", date(2018, 6, 1))
        row = self.database.row("ledger", "head", plan="small")
        known = int(row[0]) if row else 0
        version = version_in_effect(self.database, "small", self.now, known)
        return View(self.database, header, version, self.now, "", known, "")

    def open(self, trigger: str, *units: str, moment: int, calendar: WorkCalendar | None = None) -> Outcome:
        opened = opening(self.view, trigger, units, moment, timed=True, again=True)
        with self.database.writing():
            days = calendar or WorkCalendar()
            return act(self.view, Recorder("office", lambda: self.now), opened.drafts, opened.about, days)

    def take_back(self, *seqs: int) -> Outcome:
        with self.database.writing():
            entries = [entry_at(self.view, seq) for seq in seqs]
            return take_back(self.view, Recorder("office", lambda: self.now), entries)

    def cases(self) -> list[Case]:
        return cases(self.view)


def moment(month: int, day: int, hour: int = 9) -> int:
    return at(datetime(2018, month, day, hour), ZONE)  # noqa: DTZ001 - local


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = connect(str(tmp_path / "small.db"), create=True)
    load_plan(database, PLAN, moment(3, 2))
    yield Office(database, moment(12, 1))
    database.close()


def load_plan(database: Database, source: str, now: int, calendar: WorkCalendar | None = None) -> None:
    plan, problems = parse(source.encode())
    assert plan is not None, problems
    load(database, plan, source, Recorder("office", lambda: now), calendar or WorkCalendar())


def held(database: Database) -> list[tuple[str, str, int, bool]]:
    """Who holds which checkpoint of a case, since which entry, and whether it is still in force."""
    rows = database.execute("SELECT holder, checkpoint, since, gone FROM checkpoint ORDER BY checkpoint, holder")
    return [(holder, checkpoint, since, gone == FOREVER) for holder, checkpoint, since, gone in rows]


def test_what_is_held_jointly_is_one_checkpoint_whoever_is_named(office: Office) -> None:
    office.open("spill", "区教委", "区民政局", moment=moment(8, 3))
    assert held(office.database) == [
        ("区教委", "1.1.1a/case-1", 2, True),
        ("区民政局", "1.1.1a/case-1", 3, True),
        ("1.1.1b", "1.1.1b/case-1", 2, True),
    ]


def test_the_pools_checkpoint_goes_with_the_last_opening(office: Office) -> None:
    office.open("spill", "区教委", "区民政局", moment=moment(8, 3))
    office.take_back(2)
    assert held(office.database) == [
        ("区教委", "1.1.1a/case-1", 2, False),
        ("区民政局", "1.1.1a/case-1", 3, True),
        ("1.1.1b", "1.1.1b/case-1", 2, True),
    ]
    office.take_back(3)
    assert [in_force for *_rest, in_force in held(office.database)] == [False, False, False]
    assert office.cases() == []
    assert derived(office.database, "small") == []


def test_openings_taken_back_together_are_replayed_one_by_one(office: Office) -> None:
    office.open("spill", "区教委", "区民政局", moment=moment(8, 3))
    office.take_back(2, 3)
    rows = office.database.execute("SELECT holder, gone FROM checkpoint ORDER BY holder").fetchall()
    assert rows == [("1.1.1b", 5), ("区教委", 4), ("区民政局", 5)]
    assert derived(office.database, "small") == []


def test_an_opening_that_a_members_claim_for_the_pool_cites_stays(office: Office) -> None:
    office.open("spill", "区教委", moment=moment(8, 3))
    claim = Claim("区民政局", "1.1.1b", "1.1.1b", "case-1", moment(8, 3), date(2018, 8, 10))
    with office.database.writing():
        made = draft(office.view, claim, office.now, WorkCalendar())
        act(office.view, Recorder("office", lambda: office.now), [made])
    with pytest.raises(StillCited, match="E3"):
        office.take_back(2)
    office.take_back(2, 3)
    assert office.cases() == []


def test_a_case_runs_by_the_version_in_effect_when_it_happened(office: Office) -> None:
    """From 1 September on one working day is allowed, before it two: both clocks end on Tuesday 4 September."""
    load_plan(office.database, FASTER, moment(9, 1))
    office.open("spill", "区教委", moment=moment(8, 31))  # Friday; Monday 3, Tuesday 4
    office.open("spill", "区教委", moment=moment(9, 3))  # Monday; Tuesday 4
    rows = office.database.execute(
        "SELECT checkpoint, version, due FROM checkpoint WHERE obligation = '1.1.1a' ORDER BY checkpoint"
    )
    assert rows.fetchall() == [
        ("1.1.1a/case-1", 1, moment(9, 5, 0) - 1),
        ("1.1.1a/case-2", 2, moment(9, 5, 0) - 1),
    ]
    assert [entry_at(office.view, seq).plan_version for seq in (3, 4)] == [1, 2]


def test_a_trigger_that_nothing_waits_for_opens_nothing(office: Office) -> None:
    with pytest.raises(NothingListens, match=r"no obligation waits for outage \(Outage\)"):
        office.open("outage", "区教委", moment=moment(8, 3))


def test_a_minimum_in_hours_closes_at_a_minute(office: Office) -> None:
    office.open("hearing", "区教委", moment=moment(8, 3))
    with pytest.raises(MinuteNeeded, match=r"1\.1\.1c Hearing"):
        closing(office.view, "1", moment(8, 4, 0), timed=False)
    case, _draft = closing(office.view, "1", moment(8, 3, 12), timed=True)
    assert [row.due for row in case.minimums] == [moment(8, 3, 12)]


@pytest.mark.parametrize("words", ["case-1", "1", "CASE 1", "０1", " case1 "])
def test_a_case_goes_by_its_number(office: Office, words: str) -> None:
    office.open("spill", "区教委", moment=moment(8, 3))
    assert find_case(office.view, words).case == "case-1"


CHANGES = {
    "a due date moved": (
        "UPDATE checkpoint SET due = due + 86400000000 WHERE holder = '区教委'",
        "checkpoint 区教委 1.1.1a 1.1.1a/case-1 1: due is 2018-08-08T23:59:59",
    ),
    "a checkpoint removed": (
        "DELETE FROM checkpoint WHERE holder = '区教委'",
        "checkpoint 区教委 1.1.1a 1.1.1a/case-1 1 is missing, which an entry opened",
    ),
    "a checkpoint added": (
        put_again(holder="'区档案局'") + " WHERE holder = '区教委'",
        "checkpoint 区档案局 1.1.1a 1.1.1a/case-1 1 was opened by no entry",
    ),
    "a case that was never opened": (
        "INSERT INTO cases SELECT plan_id, 'case-9', trigger, seq, happened_at FROM cases",
        "case case-9 was opened by no entry",
    ),
    "a case dropped": ("DELETE FROM cases", "case case-1 is missing, which an entry opened"),
    "a withdrawn opening brought back": (
        "UPDATE checkpoint SET gone = 4611686018427387903 WHERE holder = '区民政局'",
        "checkpoint 区民政局 1.1.1a 1.1.1a/case-1 1: gone is",
    ),
    "who answers changed": (
        "DELETE FROM listener WHERE unit = '区教委'",
        "unit for what a case starts 1 区教委 1.1.1a is missing",
    ),
}


@pytest.mark.parametrize(("statement", "message"), CHANGES.values(), ids=CHANGES)
def test_what_was_changed_in_a_case_is_named(office: Office, statement: str, message: str) -> None:
    office.open("spill", "区教委", "区民政局", moment=moment(8, 3))
    office.take_back(3)
    assert verdict(office.database).findings == []
    with tampering(office.database) as connection:
        assert connection.execute(statement).rowcount > 0
    assert message in " ".join(finding.message for finding in derived(office.database, "small"))


def test_cases_before_and_after_an_amendment_are_worked_out_again(office: Office) -> None:
    office.open("spill", "区教委", moment=moment(8, 3))
    load_plan(office.database, FASTER, moment(9, 1))
    office.open("spill", "区教委", moment=moment(9, 3))
    assert derived(office.database, "small") == []


def test_a_clock_counted_before_a_holiday_notice_stays_as_it_was(office: Office) -> None:
    """Opened when nobody knew of the National Day week: two working days from Sunday 30 September 2018."""
    days = (date(2017, 12, 31) + timedelta(days=n) for n in range(1, 800))
    office.open(
        "spill", "区教委", moment=moment(9, 30), calendar=WorkCalendar({day: day.weekday() < 5 for day in days})
    )
    row = office.database.execute("SELECT due FROM checkpoint WHERE obligation = '1.1.1a'").fetchone()
    assert row == (moment(10, 3, 0) - 1,)  # Monday 1 and Tuesday 2 October, which were no rest days then
    assert derived(office.database, "small") == []
