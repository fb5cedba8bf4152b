"""The demonstration year: the same everywhere, and reaching every standing, every flag and every kind of entry."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from govopen.deadlines.instants import end_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.audit import heads
from govopen.ledger.entry import KINDS
from govopen.ledger.making import HoldsAPlan, NotSynthetic, make, make_practice
from govopen.ledger.triggers import triggers
from govopen.ledger.verdict import verdict
from govopen.ledger.view import View, choose_plan, header, version_in_effect
from govopen.output import words
from govopen.plan.reader import parse
from govopen.standing import demo as demonstration
from govopen.standing.cases import cases
from govopen.standing.claims import FLAGS, Behind
from govopen.standing.demo import make_demo, write_demo
from govopen.standing.reasons import REASONS, STATUSES, Places
from govopen.standing.standing import NO_RECORD, RECORDED, STANDINGS, standings
from govopen.store.connection import Database

SMALL = """\
plan: {id: small, title: 小计划, issued: 2018-07-02, period: [2018-01-01, 2018-12-31]}
units:
  区教委: {en: Education Commission, kind: department}
  区民政局: {en: Civil Affairs Bureau, kind: department}
  区科信委: {en: Science Commission, kind: department}
sections:
  - code: "2"
    title: 参与
    items:
      - code: 2.1.2
        title: 会议开放
        responsible: [区教委, 区民政局]
        obligations:
          - {code: a, name: 会议开放, times: 2, milestones: [{times: 1, by: 2018-07-20}], basis: stated,
             source: 至少2次}
"""

HEAD = "4750e58a4545bd223418c5fd0d18a3b2fe46339e59d84f8380bd426cd680b6b8"
"""The head of the chain over the plan above. It changes when what an entry holds or how it is hashed changes, which
breaks every ledger there is: then write a migration first, and put here what this test prints. A change of the rest of
the demo's year changes it too; then put it here without more ado."""
DEMO_HEAD = "d78c7a0236d4bb74b3f2d9ecf1ef55e6e6243323b81145b5ccdd29cdf4f11a52"
"""The head over the whole demonstration, its story included, which the 2018 plan's file changes too."""
NOT_WRITTEN_YET = {"rubric", "round"}
"""Kinds of entries that no command writes."""
FROM_A_DOCUMENT = {"clauses"}
"""Kinds of entries that keep a document's own words, of which the demonstration has none."""
DAYS = (date(2018, 7, 10), date(2018, 7, 23), date(2018, 10, 2), date(2018, 12, 1), date(2019, 1, 31))
"""On these days of the year everything is to be seen."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database, _loaded = make_demo(str(tmp_path_factory.mktemp("demo") / "demo.db"))
    yield database
    database.close()


def at_the_end_of(database: Database, day: date) -> View:
    plan = choose_plan(database, None, day)
    instant = end_of(day, plan.zone)
    version = version_in_effect(database, plan.plan_id, instant, 1 << 40)
    plan = header(database, plan.plan_id, version)
    return View(database, plan, version, instant, day.isoformat(), 1 << 40, "demo")


def test_two_builds_have_the_same_head(demo: Database, tmp_path: Path) -> None:
    again, loaded = make_demo(str(tmp_path / "again.db"))
    assert heads(again) == heads(demo)
    assert loaded.entries[0].seq == 1
    assert heads(again)[0].seq > 1200
    again.close()


def test_the_head_is_the_same_on_every_machine(tmp_path: Path) -> None:
    plan, problems = parse(SMALL.encode())
    assert plan is not None, problems
    database = make(str(tmp_path / "small.db"))
    write_demo(database, plan, SMALL, WorkCalendar())
    assert heads(database)[0].hash == HEAD
    database.close()


def test_the_whole_year_has_the_same_head_on_every_machine(demo: Database) -> None:
    assert heads(demo)[0].hash == DEMO_HEAD


@pytest.mark.parametrize("standing", STANDINGS)
def test_a_standing_is_reached(demo: Database, standing: str) -> None:
    rows = (row for day in DAYS for row in standings(at_the_end_of(demo, day)))
    assert any(row.basis == "stated" and row.standing == standing for row in rows)


@pytest.mark.parametrize("told", [RECORDED, NO_RECORD])
def test_what_has_no_date_is_recorded_or_not(demo: Database, told: str) -> None:
    assert any(row.told == told for row in standings(at_the_end_of(demo, DAYS[-1])))


@pytest.mark.parametrize("flag", sorted({*FLAGS, *words._FLAGS}))
def test_a_flag_is_shown(demo: Database, flag: str) -> None:
    view = at_the_end_of(demo, DAYS[-1])
    behind = Behind(view, everybody=True)
    assert any(flag in behind.flags(row) for row in standings(view) if row.basis == "stated")


@pytest.fixture(scope="module")
def behind(demo: Database) -> set[str]:
    """Why entries do not count, and what became of extensions and excuses, on the days of the year."""
    found = set[str]()
    for view in (at_the_end_of(demo, day) for day in DAYS):
        places = Places(view, Behind(view, everybody=True))
        for why in map(places.reasons, standings(view)):
            found |= {account.reason for account in why.not_counted} | {relief.status for relief in why.reliefs}
    return found


@pytest.mark.parametrize("reason", REASONS)
def test_there_is_an_entry_that_does_not_count(behind: set[str], reason: str) -> None:
    assert reason in behind


@pytest.mark.parametrize("status", sorted({*STATUSES} - {"without_effect"}))
def test_there_is_an_extension_or_an_excuse(behind: set[str], status: str) -> None:
    """Without effect is what cannot be recorded any more: a later entry made it so."""
    assert status in behind


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - NOT_WRITTEN_YET - FROM_A_DOCUMENT))
def test_there_is_an_entry_of_a_kind(demo: Database, kind: str) -> None:
    assert demo.execute("SELECT COUNT(*) FROM entry WHERE kind = :kind", {"kind": kind}).fetchone() > (0,)


def test_every_trigger_has_started_a_clock(demo: Database) -> None:
    view = at_the_end_of(demo, DAYS[-1])
    assert {case.trigger.key for case in cases(view)} == set(triggers(view))


def test_what_is_asked_of_the_office_is_granted_refused_and_left_waiting(demo: Database) -> None:
    """Claims, reports of nothing, findings, requests and disputes; see the words about each."""
    found = demo.execute(
        "SELECT e.kind, COALESCE((SELECT MAX(w.kind) FROM entry w WHERE w.refers_to = e.seq"
        " AND w.kind IN ('acceptance', 'return')), '') FROM entry e"
        " WHERE e.kind IN ('claim', 'none', 'finding', 'extension', 'dispute') AND e.recorded_by <> 'office'"
    ).fetchall()
    told = {("claim", word) for word in ("acceptance", "return", "")}
    told |= {("none", "acceptance"), ("none", ""), ("finding", ""), ("extension", ""), ("extension", "acceptance")}
    told |= {("extension", "return"), ("dispute", "acceptance"), ("dispute", "return")}
    assert told <= set(found)


def test_most_duties_are_met_and_a_dozen_are_in_trouble(demo: Database) -> None:
    rows = [row for row in standings(at_the_end_of(demo, DAYS[-1])) if row.basis == "stated" and row.rated]
    assert sum(row.standing == "met" for row in rows) > 0.75 * len(rows)
    assert 8 <= sum(row.standing in {"overdue", "breached"} for row in rows) <= 16


def test_its_audit_finds_nothing(demo: Database) -> None:
    found = verdict(demo)
    assert found.findings == []
    assert [plan.head for plan in found.plans] == heads(demo)


def test_it_is_labelled_and_refused_where_a_plan_is(demo: Database) -> None:
    assert demo.row("store", "meta", name="synthetic") == ("demo",)
    with pytest.raises(HoldsAPlan):
        make_demo(str(demo.path))


def test_a_year_that_fails_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def fails(*_arguments: object) -> None:
        written.append(database_rows(tmp_path / "demo.db"))
        raise KeyboardInterrupt

    monkeypatch.setattr(demonstration, "_review", fails)
    with pytest.raises(KeyboardInterrupt):
        make_demo(str(tmp_path / "demo.db"))
    assert written == [0], "others saw half a demo"
    assert database_rows(tmp_path / "demo.db") == 0
    monkeypatch.undo()
    make_demo(str(tmp_path / "demo.db"))[0].close()


def database_rows(path: Path) -> int:
    import sqlite3

    connection = sqlite3.connect(path)
    found = [
        connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("entry", "plan_version", "meta")
    ]
    connection.close()
    return sum(found)


def test_a_practice_database_may_be_made_again_while_empty_and_nowhere_else(tmp_path: Path, demo: Database) -> None:
    for _again in range(2):
        make_practice(str(tmp_path / "practice.db")).close()
    real = make(str(tmp_path / "real.db"))
    with pytest.raises(NotSynthetic):
        make_practice(str(real.path))
    with pytest.raises(NotSynthetic):
        make_practice(str(demo.path))
    real.close()


def test_the_packaged_plan_is_a_sound_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demonstration, "PLAN", str(tmp_path / "broken.yaml"))
    (tmp_path / "broken.yaml").write_text("plan: {}", "utf-8")
    with pytest.raises(AssertionError):
        make_demo(str(tmp_path / "demo.db"))
    assert not (tmp_path / "demo.db").exists()
