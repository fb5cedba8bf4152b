"""Run the program in this process, with commands made for the test, or as a real process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from govopen.cli import COMMANDS, Command, terminal
from govopen.cli.edge import run
from govopen.locales import use

from .running import Answer, Process, Run, Start


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees or changes the settings of whoever runs it."""
    for name in ("PLAN", "UNIT", "USER", "NOW"):
        monkeypatch.delenv(f"GOVOPEN_{name}", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOVOPEN_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("GOVOPEN_DB", str(tmp_path / "test.db"))
    monkeypatch.setenv("GOVOPEN_LANG", "en")
    monkeypatch.setenv("LOGNAME", "tester")
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    yield
    use("en")


@pytest.fixture
def govopen(capsys: pytest.CaptureFixture[str]) -> Run:
    def answer(*argv: str, commands: tuple[Command, ...] = COMMANDS) -> Answer:
        code = run(argv, commands)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return answer


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch, govopen: Run) -> Run:
    """Run `probe` with the arguments, a command that is the function given."""

    def answer(function: Callable[..., Any], *argv: str, before: tuple[str, ...] = ()) -> Answer:
        module = ModuleType("govopen.cli.probe")
        vars(module).update(command=function, HELP="Probe the door.", EXAMPLE="govopen probe")
        monkeypatch.setitem(sys.modules, "govopen.cli.probe", module)
        return govopen(*before, "probe", *argv, commands=(Command("probe", "a command of the tests"),))

    return answer


@pytest.fixture
def process() -> Start:
    """Run the program as a process; an environment variable of None is left out."""

    def answer(*argv: str, env: Mapping[str, str | None] | None = None, script: str = "") -> Process:
        merged = {**os.environ, **(env or {})}
        start = ["-c", script] if script else ["-m", "govopen"]
        done = subprocess.run(
            [sys.executable, *start, *argv],
            env={name: value for name, value in merged.items() if value is not None},
            capture_output=True,
            check=False,
        )
        return Process(done.returncode, done.stdout, done.stderr)

    return answer


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type at the practice database of the 2018 plan, on Thursday 19 July 2018 at 9:00 unless told otherwise."""

    def type_(*argv: str, now: str = "2018-07-19T09:00:00+08:00", lang: str = "en", unit: str = "") -> Answer:
        monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
        monkeypatch.setenv("GOVOPEN_NOW", now)
        monkeypatch.setenv("GOVOPEN_LANG", lang)
        monkeypatch.setenv("GOVOPEN_USER", "office")
        monkeypatch.setenv("GOVOPEN_UNIT", unit)
        return govopen(*argv)

    return type_


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Sit at a terminal and answer; the questions asked are in the list given back."""

    def sit(*given: str) -> list[str]:
        asked: list[str] = []
        left = iter(given)

        def reply(question: str) -> str:
            asked.append(question)
            words = next(left, None)
            if words is None:
                raise EOFError
            return words

        monkeypatch.setattr(terminal, "at_terminal", lambda: True)
        monkeypatch.setattr("builtins.input", reply)
        return asked

    return sit


@pytest.fixture
def desk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type at the office's desk, or at a unit's; whether it is refused must be as the test says."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))

    def type_(*argv: str, now: str, fails: bool = False, unit: str = "") -> Answer:
        monkeypatch.setenv("GOVOPEN_NOW", now)
        monkeypatch.setenv("GOVOPEN_USER", unit or "office")
        monkeypatch.setenv("GOVOPEN_UNIT", unit)
        answer = govopen(*argv)
        assert (answer.code == 0) is not fails, answer
        return answer

    return type_
