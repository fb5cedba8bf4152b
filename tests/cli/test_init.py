"""The command ``init``: an empty database, a demonstration, or one to practise on."""

import signal
import sqlite3
from pathlib import Path

import pytest

from .running import Run, Start

LABEL = {
    ("demo", "en"): "DEMO: synthetic data, not a record of what happened",
    ("demo", "zh"): "【演示】合成数据，不是真实记录",
    ("practice", "en"): "PRACTICE: synthetic data, not a record of what happened",
    ("practice", "zh"): "【练习】合成数据，不是真实记录",
}
KILLED_HALFWAY = """\
import os, signal, sys
from govopen.standing import demo
demo._review = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from govopen.cli import main
sys.argv = ["govopen", "init", "--demo"]
main()
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from govopen.standing.demo import make_demo

    database, _loaded = make_demo(str(tmp_path_factory.mktemp("demo") / "demo.db"))
    database.close()
    return database.path


@pytest.fixture
def practice(tmp_path: Path, govopen: Run) -> Path:
    path = tmp_path / "practice.db"
    assert govopen("--db", str(path), "init", "--practice").code == 0
    assert govopen("--db", str(path), "load", "xicheng-2018").code == 0
    return path


def labels(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [str(value) for (value,) in connection.execute("SELECT value FROM meta WHERE name = 'synthetic'")]
    connection.close()
    return found


def test_a_database_for_real_work_is_empty_and_unlabelled(govopen: Run, tmp_path: Path) -> None:
    answer = govopen("init")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"database: {tmp_path}/test.db; next: govopen --db {tmp_path}/test.db load xicheng-2018\n"
    assert labels(tmp_path / "test.db") == []
    assert govopen("init").code == 0, "one that is there is left as it is"


def test_the_demo_is_made_where_db_points_and_says_what_to_try(govopen: Run, tmp_path: Path) -> None:
    answer = govopen("init", "--demo")
    first, *tries = answer.out.splitlines()
    assert first == f"demonstration: {tmp_path}/test.db; synthetic data, 1,973 checkpoints"
    assert tries
    for line in tries:
        program, *words = line.split()
        assert program == "govopen"
        assert govopen(*words).code == 0, line


def test_without_a_place_named_the_demo_stays_out_of_the_real_database(
    govopen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GOVOPEN_DB")
    assert govopen("init", "--demo").code == 0
    assert (tmp_path / "XDG_DATA_HOME/govopen/demo.db").exists()
    assert not (tmp_path / "XDG_DATA_HOME/govopen/govopen.db").exists()


@pytest.mark.parametrize("option", ["--demo", "--practice"])
def test_where_a_plan_is_nothing_synthetic_is_put(govopen: Run, option: str, tmp_path: Path) -> None:
    assert govopen("load", "xicheng-2018").code == 0
    before = (tmp_path / "test.db").read_bytes()
    answer = govopen("init", option)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "--db" in answer.err
    assert (tmp_path / "test.db").read_bytes() == before


def test_a_real_database_without_a_plan_is_not_to_practise_on(govopen: Run, tmp_path: Path) -> None:
    govopen("init")
    answer = govopen("init", "--practice")
    assert answer.code == 2
    assert f"{tmp_path}/test.db exists and is for real work" in answer.err
    assert labels(tmp_path / "test.db") == []


def test_demo_or_practice_not_both(govopen: Run, tmp_path: Path) -> None:
    answer = govopen("init", "--demo", "--practice")
    assert (answer.code, answer.err) == (2, "govopen: --demo or --practice, not both\n")
    assert not (tmp_path / "test.db").exists()


def test_the_clock_is_set_in_synthetic_databases_only(
    govopen: Run, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert govopen("load", "xicheng-2018").code == 0
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    assert '"as_of": "2018-07-23T08:55:00+08:00"' in govopen("--db", str(practice), "history", "--format", "json").out
    for words in (["history"], ["status"], ["done", "2.1.2a", "--unit", "区教委", "--on", "7-18"], ["audit"]):
        answer = govopen(*words)
        assert (answer.code, answer.out) == (2, ""), words
        assert answer.err == "govopen: GOVOPEN_NOW sets the clock of demo and practice databases only; unset it\n"


REPORTS = (
    "status",
    "status 区教委",
    "overdue",
    "scorecard",
    "history",
    "items",
    "units",
    "show 2.1.2a",
    "audit",
    "doctor",
)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("words", REPORTS)
def test_every_screen_says_that_the_demo_is_one(govopen: Run, demo: Path, words: str, lang: str) -> None:
    answer = govopen("--db", str(demo), "--lang", lang, *words.split())
    assert answer.out.splitlines()[0] == LABEL["demo", lang]


@pytest.mark.parametrize("words", REPORTS)
def test_json_and_csv_say_it_too(govopen: Run, demo: Path, words: str) -> None:
    assert '"synthetic": "demo"' in govopen("--db", str(demo), "--format", "json", *words.split()).out


@pytest.mark.parametrize("words", ["history", "overdue", "scorecard", "items", "units", "audit", "doctor"])
def test_every_row_of_csv_says_it(govopen: Run, demo: Path, words: str) -> None:
    as_of = () if words == "audit" else ("--as-of", "2018-07-23")
    lines = govopen("--db", str(demo), *as_of, "--format", "csv", *words.split()).out.splitlines()
    assert lines[0].endswith(",synthetic")
    assert all(line.endswith(",demo") for line in lines[1:])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_practice_database_is_labelled_when_it_records(govopen: Run, practice: Path, lang: str) -> None:
    words = ("done", "2.1.2a", "--unit", "区教委", "--on", "2018-07-18")
    answer = govopen("--db", str(practice), "--lang", lang, *words)
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[0] == LABEL["practice", lang]


def test_a_demo_killed_halfway_leaves_no_half_demo(process: Start, govopen: Run, tmp_path: Path) -> None:
    assert process(script=KILLED_HALFWAY).code == -signal.SIGKILL
    assert labels(tmp_path / "test.db") == []
    connection = sqlite3.connect(tmp_path / "test.db")
    assert [
        connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("plan_version", "entry")
    ] == [0, 0]
    connection.close()
    assert govopen("init", "--demo").code == 0


def test_a_database_that_holds_a_plan_is_not_loaded_again(govopen: Run, xicheng: Path) -> None:
    said = govopen("--db", str(xicheng), "init").out
    assert "it is there already and holds xicheng-2018; next: govopen --db" in said
    assert "load" not in said.replace(str(xicheng), "")
