"""The demonstration year: the same everywhere, and showing every standing and flag that can be reached so far."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from govopen.deadlines.instants import end_of
from govopen.ledger import making
from govopen.ledger.audit import heads
from govopen.ledger.demo import write_demo
from govopen.ledger.making import HoldsAPlan, NotSynthetic, make, make_demo, make_practice
from govopen.ledger.verdict import verdict
from govopen.ledger.view import View, choose_plan
from govopen.standing.claims import Behind
from govopen.standing.standing import standings
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

HEAD = "3fa2d5a165f88b8e9bd582879612bf1191e6bc6a749b5fd39f4e399c803cd745"
"""The head of the chain over the plan above. It changes when what an entry holds or how it is hashed changes, which
breaks every ledger there is: then write a migration first, and put here what this test prints. A change of the demo's
own story changes it too; then put it here without more ado."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database, _loaded = make_demo(str(tmp_path_factory.mktemp("demo") / "demo.db"))
    yield database
    database.close()


def at_the_end_of(database: Database, day: date) -> View:
    plan = choose_plan(database, None, day)
    return View(database, plan, 1, end_of(day, plan.zone), day.isoformat(), 1 << 40, "demo")


def test_two_builds_have_the_same_head(demo: Database, tmp_path: Path) -> None:
    again, loaded = make_demo(str(tmp_path / "again.db"))
    assert heads(again) == heads(demo)
    assert loaded.entries[0].seq == 1
    assert heads(again)[0].seq > 800
    again.close()


def test_the_head_is_the_same_on_every_machine(tmp_path: Path) -> None:
    from govopen.deadlines.workdays import WorkCalendar
    from govopen.plan.reader import parse

    plan, problems = parse(SMALL.encode())
    assert plan is not None, problems
    database = make(str(tmp_path / "small.db"))
    write_demo(database, plan, SMALL, WorkCalendar())
    assert heads(database)[0].hash == HEAD
    database.close()


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2018, 7, 10), "due_soon"),
        (date(2018, 7, 23), "overdue"),
        (date(2018, 7, 23), "met"),
        (date(2018, 7, 23), "open"),
        (date(2018, 7, 23), "upcoming"),
        (date(2018, 9, 1), "late"),
        (date(2019, 1, 31), "overdue"),
    ],
)
def test_a_standing_is_reached(demo: Database, day: date, standing: str) -> None:
    rows = standings(at_the_end_of(demo, day))
    assert any(row.basis == "stated" and row.standing == standing for row in rows)


@pytest.mark.parametrize("flag", ["short_notice", "unverified", "no_evidence", "recorded_late", "on_behalf"])
def test_a_flag_is_shown(demo: Database, flag: str) -> None:
    view = at_the_end_of(demo, date(2019, 1, 31))
    behind = Behind(view, everybody=True)
    assert any(flag in behind.flags(row) for row in standings(view) if row.basis == "stated")


def test_it_holds_a_mistake_taken_back_and_a_note_of_progress(demo: Database) -> None:
    kinds = [kind for (kind,) in demo.execute("SELECT DISTINCT kind FROM entry ORDER BY kind")]
    assert kinds == ["claim", "load", "progress", "withdrawal"]


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

    monkeypatch.setattr("govopen.ledger.demo._mistakes", fails)
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
    monkeypatch.setattr(making, "DEMO_PLAN", str(tmp_path / "broken.yaml"))
    (tmp_path / "broken.yaml").write_text("plan: {}", "utf-8")
    with pytest.raises(AssertionError):
        make_demo(str(tmp_path / "demo.db"))
    assert not (tmp_path / "demo.db").exists()
