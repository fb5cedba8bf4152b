"""A milestone, period or case that nobody has is refused by every command that takes a code, with those there are."""

import json
from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run

LATER = "2018-08-06T09:00:00+08:00"
MILESTONES = "2.1.2a has 2.1.2a/1 (2018-07-20), 2.1.2a (2018-12-31)"
ON = ("--unit", "德胜", "--on", "7-18")
COMMANDS = {
    "show": (),
    "items": (),
    "overdue": (),
    "history": (),
    "why": ("德胜",),
    "done": ON,
    "log": ("--unit", "德胜", "--note", "方案已定"),
    "receive": ("--unit", "德胜"),
    "extend": ("--unit", "德胜", "--to", "2018-12-31", "--reason", "装修"),
    "excuse": ("--unit", "德胜", "--reason", "装修"),
    "finding": ON,
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2.1.2a/9", f"no checkpoint 2.1.2a/9; {MILESTONES}"),
        ("二一2a/9", f"no checkpoint 2.1.2a/9; {MILESTONES}"),
        ("5.1.1a/3", "no checkpoint 5.1.1a/3; 5.1.1a has 5.1.1a (2018-12-31)"),
        ("2.1.2/9", "no checkpoint 2.1.2/9; 2.1.2 has 2.1.2a/1 (2018-07-20), 2.1.2a (2018-12-31), "),
        ("3.6.1a/case-4", "no checkpoint 3.6.1a/case-4: 3.6.1a falls due when something happens; did it happen? "),
    ],
)
def test_what_it_does_not_have_is_not_recorded_and_not_shown(clerk: Run, command: str, typed: str, said: str) -> None:
    answer = clerk(command, typed, *COMMANDS[command], now=LATER)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"govopen: {said}"), answer.err
    assert len(json.loads(clerk("history", "--format", "json", now=LATER).out)["entries"]) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_what_it_has_is_meant_in_every_way_of_writing_it(clerk: Run, command: str) -> None:
    if command != "finding":  # only bans are violated
        assert clerk(command, "2.1.2A／1", *COMMANDS[command]).code == 0


def test_the_ledger_is_told_of_a_period_named_in_short(clerk: Run) -> None:
    clerk("done", "1.5.5a/Q1", "--unit", "区卫生计生委", "--on", "4-10")
    clerk("done", "1.5.5a/Q2", "--unit", "区卫生计生委", "--on", "7-10")
    told = json.loads(clerk("history", "1.5.5a/Q2", "--format", "json").out)["entries"]
    assert [entry["id"] for entry in told] == ["E3"]


@pytest.mark.parametrize("command", ["done", "log"])
def test_a_milestone_that_an_amendment_took_away_is_told_but_takes_no_more_reports(
    clerk: Run, tmp_path: Path, command: str
) -> None:
    first = "milestones: [{times: 1, by: 2018-07-20}]"
    assert first in ISSUED
    path = tmp_path / "amended.yaml"
    path.write_text(
        ISSUED.replace(first, "milestones: [{times: 2, by: 2018-08-15}]").replace("times: 2\n", "times: 3\n", 1)
    )
    clerk("done", "2.1.2a/1", *ON)
    assert clerk("load", str(path), "--reason", "调整").code == 0
    assert '"E2"' in clerk("history", "2.1.2a/1", "--format", "json", now=LATER).out
    answer = clerk(command, "2.1.2a/1", *COMMANDS[command], now=LATER)
    assert (answer.code, answer.out) == (2, "")
    assert "no checkpoint 2.1.2a/1; 2.1.2a has 2.1.2a/2 (2018-08-15), 2.1.2a (2018-12-31)" in answer.err
