"""Whatever follows from the plan's file is worked out again, and what somebody changed in it is named."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from ledgers import PLAN, ZONE, tampering
from standing_rows import put_again

from govopen.deadlines.instants import at
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.derived import derived
from govopen.ledger.loading import load
from govopen.ledger.recorder import Recorder
from govopen.ledger.verdict import verdict
from govopen.plan.packaged import find
from govopen.plan.reader import parse
from govopen.store.connection import Database

CHANGES = {
    "a due date moved": (
        "UPDATE checkpoint SET due = due + 86400000000 WHERE holder = '大栅栏街道' AND checkpoint = '2.1.2a/1'",
        "checkpoint 大栅栏街道 2.1.2a 2.1.2a/1 1: due is 2018-07-21T23:59:59",
    ),
    "a count lowered": (
        "UPDATE checkpoint SET needed = 1 WHERE checkpoint = '2.1.2a'",
        "needed is 1, and by the plan's file 2",
    ),
    "a checkpoint removed": (
        "DELETE FROM checkpoint WHERE holder = '牛街街道' AND checkpoint = '2.1.2a/1'",
        "checkpoint 牛街街道 2.1.2a 2.1.2a/1 1 is missing",
    ),
    "a checkpoint added": (
        put_again(holder="'区档案局'") + " WHERE holder = '牛街街道' AND checkpoint = '2.1.2a/1'",
        "checkpoint 区档案局 2.1.2a 2.1.2a/1 1 is in no version",
    ),
    "the basis changed": (
        "UPDATE obligation SET basis = 'default' WHERE obligation = '2.1.2a'",
        "obligation 1 2.1.2a: basis",
    ),
    "a lead removed": (
        "DELETE FROM lead WHERE item = '2.1.2' AND unit = '区委宣传部'",
        "lead 1 2.1.2 区委宣传部 is missing",
    ),
    "an alias sent elsewhere": ("UPDATE unit_name SET unit = '区民政局' WHERE name = '区新闻办'", "unit's name 1 区"),
    "the date of issue": ("UPDATE plan_version SET issued = '2018-01-02'", "plan version 1: issued is 2018-01-02"),
    "the printed document": (
        "UPDATE plan_version SET document = replace(document, '\"by\":\"2018-06-20\"', '\"by\":\"2018-09-20\"')",
        "by is 2018-09-20, and by the plan's file 2018-06-20",
    ),
    "a document that is none": ("UPDATE plan_version SET document = 'x'", "plan version 1: document is x"),
    "a document with an item less": (
        "UPDATE plan_version SET document = replace(document, '\"groups\":[', '\"groups\":[{},')",
        "document.groups is",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "message"), CHANGES.values(), ids=CHANGES)
def test_what_was_changed_is_named(database: Database, statement: str, message: str) -> None:
    assert derived(database, PLAN) == []
    with tampering(database) as connection:
        assert connection.execute(statement).rowcount > 0
    (finding,) = [each for each in derived(database, PLAN) if message in each.message]
    assert (finding.plan_id, finding.seq, finding.what) == (PLAN, 1, "derived")


def test_what_a_newer_program_says_beside_is_no_finding(database: Database) -> None:
    with tampering(database) as connection:
        connection.execute("UPDATE plan_version SET document = replace(document, '\"hedge\":null,', '')")
    assert derived(database, PLAN) == []


def changed_plan() -> str:
    """Another version: the quarterly release may come twenty working days after its quarter."""
    text = find(PLAN).read_text("utf-8")
    changed = text.replace("grace: 10 working days", "grace: 20 working days")
    assert changed != text
    return changed


def load_again(database: Database, source: str, day: datetime, overrides: Mapping[date, bool] | None = None) -> None:
    plan, problems = parse(source.encode())
    assert plan is not None, problems
    load(database, plan, source, Recorder("office", lambda: at(day, ZONE)), WorkCalendar(overrides or {}))


def test_two_versions_follow_from_their_two_files(database: Database) -> None:
    load_again(database, changed_plan(), datetime(2018, 9, 3, 9))  # noqa: DTZ001 - local
    assert derived(database, PLAN) == []
    with tampering(database) as connection:
        connection.execute("UPDATE checkpoint SET until = 1 WHERE until = 2 AND checkpoint = '2.1.2a'")
    assert "until is 1, and by the plan's file 2" in derived(database, PLAN)[0].message


@pytest.mark.parametrize("known", [2018, 2017], ids=["of the year of the load", "of the year before"])
def test_deadlines_worked_out_before_a_holiday_notice_stay_as_they_were(database: Database, known: int) -> None:
    """A grace that runs over National Day or New Year, counted before the notice was out, is no finding after."""
    days = (date(known, 12, 31) + timedelta(days=n) for n in range(1, 800))
    unknown = {day: day.weekday() < 5 for day in days}
    load_again(database, changed_plan(), datetime(2018, 9, 3, 9), unknown)  # noqa: DTZ001 - local
    with_all_notices = WorkCalendar().add(date(2018, 12, 31), 20)
    assert WorkCalendar(unknown).add(date(2018, 12, 31), 20) != with_all_notices
    assert derived(database, PLAN) == []


def test_a_file_that_was_itself_changed_is_the_audits_to_find(database: Database) -> None:
    with tampering(database) as connection:
        connection.execute("UPDATE plan_version SET source = source || '#'")
        connection.execute("DELETE FROM checkpoint")
    assert derived(database, PLAN) == []
    found = verdict(database)
    assert [finding.what for finding in found.findings] == ["version_altered"]
    assert (found.plans[0].checkpoints, found.plans[0].files) == (0, None)


def test_a_file_that_cannot_be_read_any_more_is_a_finding(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govopen.plan.reader.MAX_BYTES", 10)
    monkeypatch.setattr("govopen.ledger.derived.parse", lambda _data: parse(b"plan: ["))
    (finding,) = derived(database, PLAN)
    assert "version 1 of the plan, loaded by E1, cannot be read any more" in finding.message


def test_a_table_that_is_gone_is_a_finding(database: Database) -> None:
    with tampering(database) as connection:
        connection.execute("DROP TABLE lead")
    found = verdict(database)
    assert [(finding.what, "lead" in finding.message) for finding in found.findings] == [("integrity", True)]


def test_each_version_follows_from_the_days_it_was_counted_by(database: Database) -> None:
    """The second version was loaded while a file made 8 October a day of rest; audited with it and without."""
    days = {date(2018, 10, 8): False}
    load_again(database, changed_plan(), datetime(2018, 9, 3, 9), days)  # noqa: DTZ001 - local
    assert derived(database, PLAN, WorkCalendar(days)) == []
    found = derived(database, PLAN)
    assert len(found) == 1
    assert "1.5.5a/2018-Q3 2: due is" in found[0].message
