"""The command ``doctor``: every check says what it found, and what to do about what is not well."""

import io
import json
import shutil
import sqlite3
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger import health
from govopen.output.columns import width_of
from govopen.output.doctor import console_checks
from govopen.store.connection import connect

from .running import Run, Start
from .test_audit import schema_problems

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def real(loaded: Path, tmp_path: Path) -> Path:
    """The 2018 plan in a database for real work, which is where --db points."""
    path = Path(shutil.copy(loaded, tmp_path / "test.db"))
    sql(path, "DELETE FROM meta WHERE name = 'synthetic'")
    return path


def sql(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def checks(govopen: Run, *words: str) -> dict[str, tuple[str, str, str | None]]:
    answer = govopen(*words, "doctor", "--format", "json")
    assert schema_problems("doctor", answer.out) == []
    found = json.loads(answer.out)
    assert answer.code == int(found["level"] == "fail")
    return {each["check"]: (each["level"], each["value"], each["remedy"]) for each in found["checks"]}


def test_all_is_well_with_a_plan_loaded(govopen: Run, real: Path) -> None:
    answer = govopen("doctor")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[-1] == "all is well; whether nothing was changed, says: govopen audit"
    assert max(map(width_of, answer.out.splitlines())) <= 80
    found = checks(govopen)
    assert {level for level, _value, _remedy in found.values()} == {"ok"}
    assert found["journal_mode"][1] == "WAL"
    assert found["synchronous"][1] == "FULL"
    assert found["foreign_keys"][1] == "ON"
    assert found["data"][1] == "real work"
    assert found["plan"][1].startswith("xicheng-2018@1, head ")
    assert found["calendar"][1].startswith("holiday notices known for 2018, ")
    assert found["zone"][1] == "Asia/Shanghai"


def test_it_changes_nothing(govopen: Run, real: Path, tmp_path: Path) -> None:
    before = real.read_bytes()
    govopen("doctor")
    govopen("--db", str(tmp_path / "none.db"), "doctor")
    assert real.read_bytes() == before
    assert not (tmp_path / "none.db").exists()


def test_without_a_database_it_says_how_to_make_one(govopen: Run, tmp_path: Path) -> None:
    found = checks(govopen, "--db", str(tmp_path / "no" / "such.db"))
    level, value, remedy = found["database"]
    assert (level, value) == ("warn", f"none yet at {tmp_path}/no/such.db")
    assert remedy is not None
    assert f"govopen --db {tmp_path}/no/such.db load xicheng-2018" in remedy
    assert "it works; 1 thing to look at" in govopen("--db", str(tmp_path / "no" / "such.db"), "doctor").out


def test_a_database_without_a_plan_is_worth_a_look(govopen: Run) -> None:
    govopen("init")
    assert checks(govopen)["plans"] == ("warn", "none", "load one with: govopen load xicheng-2018")


@pytest.mark.parametrize("content", [b"this is a text, and no database" * 100, None])
def test_what_is_no_database_must_be_mended(govopen: Run, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "test.db"
    path.write_bytes(content) if content else sql(path, "CREATE TABLE t (a)")
    level, value, remedy = checks(govopen)["readable"]
    assert (level, value.startswith("cannot be read")) == ("fail", True)
    assert remedy is not None
    assert "govopen restore" in remedy
    assert "1 thing must be mended" in govopen("doctor").out


@pytest.mark.parametrize(("revision", "level"), [("0000", "warn"), ("9999", "fail")])
def test_another_schema_is_told_and_left_alone(govopen: Run, real: Path, revision: str, level: str) -> None:
    sql(real, f"UPDATE alembic_version SET version_num = '{revision}'")
    found = checks(govopen)
    assert found["schema"][:2] == (level, revision)
    assert "plan" not in found
    assert not list(real.parent.glob("*.bak"))


def test_a_journal_that_is_not_wal_is_worth_a_look(govopen: Run, real: Path) -> None:
    sql(real, "PRAGMA journal_mode = DELETE")
    assert checks(govopen)["journal_mode"][:2] == ("warn", "delete")


def test_what_sqlite_does_not_do_is_seen(real: Path) -> None:
    database = connect(str(real))
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA foreign_keys = OFF")
    found = {check.name: check.level for check in health.settings_checks(database)}
    assert found == {"journal_mode": "ok", "synchronous": "fail", "foreign_keys": "fail"}
    database.close()


@pytest.mark.parametrize(("free", "level"), [(10 << 20, "fail"), (500 << 20, "warn"), (5 << 30, "ok")])
def test_little_space_is_told(govopen: Run, real: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(1 << 40, 0, free))
    assert checks(govopen)["space"][0] == level


def test_a_network_drive_must_be_left(govopen: Run, real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "on_network_drive", lambda _path: True)
    assert checks(govopen)["drive"][0] == "fail"


def test_an_old_sqlite_cannot_be_used(govopen: Run, real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 7, 17))
    level, _value, remedy = checks(govopen)["sqlite"]
    assert (level, "3.24.0" in str(remedy)) == ("fail", True)


def test_the_clock_may_not_be_set_on_a_real_database(
    govopen: Run, real: Path, xicheng: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    level, value, remedy = checks(govopen)["clock"]
    assert (level, value) == ("fail", "GOVOPEN_NOW=2018-07-23T08:55:00+08:00")
    assert remedy is not None
    assert "unset it" in remedy
    assert "clock" not in checks(govopen, "--db", str(xicheng))


def test_a_computer_behind_its_own_ledger_has_a_wrong_clock(real: Path) -> None:
    found = {check.name: check for check in health.database_checks(real, 0, "")}
    assert found["clock"].level == "warn"
    assert "2018-07-03T09:00:00+08:00, which is still to come" in found["clock"].value
    assert "clock" not in {check.name for check in health.database_checks(real, 0, "demo")}


def test_a_plan_without_an_entry_is_sent_to_the_audit(govopen: Run, real: Path) -> None:
    sql(real, "DROP TRIGGER entry_no_delete")
    sql(real, "DELETE FROM entry")
    assert checks(govopen)["plan"] == ("fail", "xicheng-2018", "it has no entry; see govopen audit")


def test_a_year_without_its_holiday_notice_is_provisional() -> None:
    check = health.calendar_check(WorkCalendar(), [], 2999)
    assert (check.level, check.value) == ("warn", "no holiday notice known for 2999: weekends only, provisional")
    assert health.calendar_check(WorkCalendar(), [], 2018).level == "ok"


def test_an_unknown_time_zone_must_be_mended(real: Path) -> None:
    (plan,) = health.plans_of(real)
    check = health.zone_check([plan._replace(zone="Asia/Peking_")])
    assert check[1:] == ("fail", "Asia/Peking_ is not known", "install the package tzdata")


def test_evidence_is_counted(govopen: Run, real: Path) -> None:
    kept = real.with_name("test.db.evidence") / "ab"
    kept.mkdir(parents=True)
    (kept / ("ab" * 32)).write_bytes(b"x" * 3000)
    assert checks(govopen)["evidence"][:2] == ("ok", "1 file, 3 KB")


def test_a_console_that_cannot_print_chinese_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    language, console = console_checks(chosen=False)
    assert language.value == "en (the plan's, or Chinese: nobody chose one)"
    assert (console.level, "cannot print Chinese" in console.value) == ("warn", True)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="gbk"))
    assert [check.level for check in console_checks(chosen=True)] == ["ok", "ok"]


def test_an_ascii_console_still_gets_its_answer(process: Start, real: Path) -> None:
    answer = process("--lang", "zh", "doctor", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert answer.code == 0
    assert answer.err == b""
    answer.out.decode("ascii")


def test_a_server_is_not_looked_at(govopen: Run) -> None:
    assert govopen("--db", "postgresql://host/db", "doctor").code == 3


def test_it_speaks_the_plans_language_where_nobody_chose_one(
    govopen: Run, real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GOVOPEN_LANG")
    monkeypatch.setenv("LC_ALL", "C")
    assert govopen("doctor").out.startswith("正常")


def test_the_file_of_working_days_is_shown(
    govopen: Run, real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2018-07-02 rest\n", "utf-8")
    monkeypatch.setenv("GOVOPEN_CALENDAR", str(days))
    level, value, _remedy = checks(govopen)["calendar"]
    assert (level, value.endswith(f" (GOVOPEN_CALENDAR={days})")) == ("ok", True)


def test_a_file_of_working_days_that_cannot_be_read_must_be_mended(
    govopen: Run, real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVOPEN_CALENDAR", str(tmp_path / "none.txt"))
    level, value, remedy = checks(govopen)["calendar"]
    assert (level, value) == ("fail", f"GOVOPEN_CALENDAR={tmp_path / 'none.txt'}")
    assert "none.txt: cannot be read" in str(remedy)
