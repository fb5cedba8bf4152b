"""The tutorial: the same year in two languages, typed in a shell as it is written, on screens of 80 columns."""

import re
from pathlib import Path

import generate
import pytest
import shown

from govopen.output.columns import width_of

DOCS = Path(generate.ROOT) / "docs"
TUTORIALS = ["tutorial.md", "tutorial.zh-CN.md"]
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|--\w+ \S+|[A-Z_]+=\S*")


def bodies(name: str) -> list[str]:
    return [fence["body"] for fence in shown.FENCE.finditer((DOCS / name).read_text("utf-8"))]


def typed(name: str) -> list[str]:
    return [command for body in bodies(name) for command in shown.commands(body)]


def skeleton(command: str) -> str:
    """A command without what the languages say differently: its free words, and the values of its options."""
    program, *rest = QUOTED.sub("", command).split()
    return " ".join([program, *rest[:1]])


def shell(*commands: str) -> str:
    body = "".join(f"$ {command}\n" for command in commands)
    return shown.current(f"<!-- shown: shell -->\n```text\n{body}```\n")


def test_both_tell_the_same_year() -> None:
    english, chinese = (list(map(skeleton, typed(name))) for name in TUTORIALS)
    assert english == chinese


@pytest.mark.parametrize("name", TUTORIALS)
def test_every_turn_of_the_year_is_taken_and_then_explained(name: str) -> None:
    commands = [command for command in typed(name) if command.startswith("govopen ")]
    turns = ["receive", "return E3", "done --replaces", "extend", "return E6", "open major_incident", "correct", "load"]
    for turn in turns:
        places = [place for place, command in enumerate(commands) if command.startswith(f"govopen {turn}")]
        assert places, turn
        assert any(command.startswith("govopen why") for command in commands[places[-1] :]), turn


@pytest.mark.parametrize(("name", "took"), list(zip(TUTORIALS, ("after 4 h 50 min", "历时4小时50分"), strict=True)))
def test_the_incident_is_answered_in_4_hours_and_50_minutes(name: str, took: str) -> None:
    assert took in "".join(bodies(name))


@pytest.mark.parametrize("name", TUTORIALS)
def test_no_command_of_it_fails_and_no_screen_is_wider_than_80_columns(name: str) -> None:
    for body in bodies(name):
        printed = shown.COMMAND.sub("", body).splitlines()
        assert [line for line in printed if width_of(line) > 80 or line.startswith(("govopen:", "sed:"))] == []


def test_what_is_exported_holds_for_the_commands_after_it() -> None:
    printed = shell("export GOVOPEN_DB=a.db GOVOPEN_LANG=en", "govopen init --practice")
    assert "practice database: a.db" in printed


def test_what_is_set_for_one_command_holds_for_it_alone() -> None:
    printed = shell("GOVOPEN_LANG=zh govopen init --help", "GOVOPEN_LANG=en govopen init --help")
    assert "Make a database" in printed
    assert "用法" in printed


def test_a_command_may_go_on_in_the_next_line() -> None:
    printed = shell("sed -n -e 's/^  id: /the plan: /p' \\\n    tasks/2018-workplan.yaml")
    assert "tasks/2018-workplan.yaml\nthe plan: xicheng-2018\n" in printed


def test_a_shell_runs_only_what_a_tutorial_needs() -> None:
    with pytest.raises(ValueError, match="are run here, not rm"):
        shell("rm -r .")
