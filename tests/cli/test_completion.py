"""Shell completion: commands, options, and values that come from the database."""

import sys
from types import ModuleType
from typing import Annotated

import pytest
import typer

from govopen.cli import COMMANDS, Command
from govopen.cli.completion import FromDatabase
from govopen.cli.edge import run
from govopen.cli.options import Options
from govopen.errors import UnusableDatabase

from .running import Start


def bash(line: str) -> dict[str, str]:
    return {"_GOVOPEN_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}


def test_the_shell_completes_commands(process: Start) -> None:
    answer = process(env=bash("govopen "))
    assert answer.out.decode().split() == [command.name for command in COMMANDS]
    assert process(env=bash("govopen conf")).out.split() == [b"config"]


def test_the_shell_completes_options(process: Start) -> None:
    assert process(env=bash("govopen --know")).out.split() == [b"--known-at"]
    assert process(env=bash("govopen config --uns")).out.split() == [b"--unset"]
    assert process(env=bash("govopen nonsense --uns")).code == 0


def test_the_script_for_the_shell_is_shown(process: Start) -> None:
    answer = process(env={"_GOVOPEN_COMPLETE": "source_bash"})
    assert answer.code == 0
    assert b"_GOVOPEN_COMPLETE=complete_bash" in answer.out


def complete(monkeypatch: pytest.MonkeyPatch, line: str, function: object) -> None:
    def command(unit: Annotated[str, typer.Argument(click_type=FromDatabase("test_units:near"))]) -> None:
        raise AssertionError(unit)

    units, probe = ModuleType("test_units"), ModuleType("govopen.cli.probe")
    vars(units).update(near=function)
    vars(probe).update(command=command, HELP="Probe.", EXAMPLE="")
    monkeypatch.setitem(sys.modules, "test_units", units)
    monkeypatch.setitem(sys.modules, "govopen.cli.probe", probe)
    for name, value in bash(line).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as end:
        run([], (Command("probe", "probe"),))
    assert end.value.code == 0


def test_a_value_is_completed_from_the_database_even_by_its_initials(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def near(chosen: Options, typed: str) -> list[tuple[str, str]]:
        asked.append((chosen.db, typed))
        return [("区教委", "Education Commission")]

    complete(monkeypatch, "govopen --db my.db probe qjw", near)
    assert capsys.readouterr().out == "区教委\n"
    assert asked == [("my.db", "qjw")]


def test_an_unusable_database_completes_nothing_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def near(chosen: Options, typed: str) -> list[tuple[str, str]]:
        raise UnusableDatabase("too new")

    complete(monkeypatch, "govopen probe q", near)
    assert capsys.readouterr() == ("\n", "")
