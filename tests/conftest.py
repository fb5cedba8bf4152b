"""A practice database of the real plan, and a way to type commands at it."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from govopen import program
from govopen.cli import COMMANDS
from govopen.cli.edge import run
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.loading import load
from govopen.ledger.recorder import Recorder
from govopen.locales import use
from govopen.plan.packaged import find
from govopen.plan.reader import read
from govopen.store.connection import Database, connect
from govopen.store.sql import sql

LOADED = datetime.fromisoformat("2018-07-03T09:00:00+08:00")
"""When the practice database's plan was loaded: the day after it was issued."""


def micros(moment: str | datetime) -> int:
    """An instant from ISO text with an offset."""
    parsed = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return int(parsed.timestamp() * 1_000_000)


class Answer(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


Type = Callable[..., Answer]


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English and with no option to repeat, whatever the one before it typed."""
    use("en")
    program.reach({})


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 2018 plan, loaded on 3 July 2018 into a practice database; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("loaded") / "practice.db"
    database = connect(str(path), create=True)
    database.execute(sql("store", "put_meta"), {"name": "synthetic", "value": "practice"})
    file = find("xicheng-2018")
    plan, problems = read(str(file))
    assert plan is not None, problems
    load(database, plan, file.read_text("utf-8"), Recorder("office", lambda: micros(LOADED)), WorkCalendar())
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def xicheng(loaded: Path, tmp_path: Path) -> Path:
    """A practice database of one's own with the 2018 plan."""
    return Path(shutil.copy(loaded, tmp_path / "xicheng.db"))


@pytest.fixture
def database(xicheng: Path) -> Database:
    return connect(str(xicheng))


@pytest.fixture
def govopen(xicheng: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Type:
    """Type a command as the clerk ``office`` on Monday 23 July 2018, 8:55, unless ``now`` says otherwise."""
    for name in ("GOVOPEN_UNIT", "GOVOPEN_PLAN", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOVOPEN_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("GOVOPEN_USER", "office")
    monkeypatch.setenv("LC_ALL", "C")

    def type_(*words: str, now: str = "2018-07-23T08:55:00+08:00", lang: str = "zh", db: Path | None = None) -> Answer:
        monkeypatch.setenv("GOVOPEN_NOW", now)
        monkeypatch.setenv("GOVOPEN_LANG", lang)
        monkeypatch.setenv("GOVOPEN_DB", str(db or xicheng))
        capfd.readouterr()
        code = run(words, COMMANDS)
        said = capfd.readouterr()
        return Answer(code, said.out, said.err)

    return type_


GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/ with what is printed now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Hold a text to the file tests/golden/NAME; ``--update-golden`` writes the file instead, for review."""

    def hold(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        assert file.exists(), f"no {file}; pytest --update-golden writes it"
        assert text == file.read_text("utf-8")

    return hold
