"""A unit's new name, asked for as of a day before it: since when it is used, and what to type instead."""

import json
import re
from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run

NOW = "2018-11-20T09:00:00+08:00"
BEFORE = ("--as-of", "2018-10-01")
OLD, NEW, OTHER = "区环保局", "区生态环境局", "区大数据局"
UNIT = re.compile(rf"^  {OLD}: \{{(.*)\}}$", re.MULTILINE)


@pytest.fixture
def later(clerk: Run, tmp_path: Path) -> Run:
    """E2: 区环保局 holds a meeting; E3: in force from 8 November 区生态环境局 takes over, 区大数据局 is new. E5 is the
    successor's own meeting, E6 and E7 its correction of the first one.
    """
    clerk("done", "2.1.2a", "--unit", OLD, "--on", "7-18")
    found = UNIT.search(ISSUED)
    assert found
    units = f"  {OLD}: {{{found[1]}, successor: {NEW}}}\n  {NEW}: {{en: Ecology Bureau, kind: department}}\n"
    text = ISSUED.replace(found[0] + "\n", f"{units}  {OTHER}: {{kind: department}}\n")
    (tmp_path / "amended.yaml").write_text(text, "utf-8")
    load = ("load", str(tmp_path / "amended.yaml"), "--reason", "机构改革", "--effective", "2018-11-08")
    assert clerk(*load, now=NOW).code == 0
    assert clerk("done", "2.1.2a", "--unit", NEW, "--on", "11-9", now=NOW).code == 0
    assert clerk("correct", "E2", "--on", "7-17", "--reason", "日期录错", now=NOW).code == 0
    return clerk


COMMANDS = {
    "status": ("status", "{}"),
    "why": ("why", "{}"),
    "why, a duty": ("why", "2.1.2a", "{}"),
    "overdue": ("overdue", "{}"),
    "scorecard": ("scorecard", "{}"),
    "units": ("units", "{}"),
    "items": ("items", "--unit", "{}"),
    "items, in one word": ("items", "--unit={}"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", [NEW, "Ecology Bureau"])
def test_what_to_type_before_the_succession_is_said_in_one_line_and_answers(
    later: Run, command: str, name: str
) -> None:
    answer = later(*BEFORE, *(word.format(name) for word in COMMANDS[command]), now=NOW)
    typed = [*BEFORE, *(word.format(OLD) for word in COMMANDS[command])]
    said = "Ecology Bureau takes over from Environmental Protection Bureau on 2018-11-08; before that: govopen "
    assert (answer.code, answer.out, answer.err) == (2, "", f"govopen: {said}{' '.join(typed)}\n")
    assert later(*typed, now=NOW).code == 0
    assert later(*(word.format(name) for word in COMMANDS[command]), now=NOW).code == 0


def test_it_is_said_in_chinese_too(later: Run) -> None:
    said = later(*BEFORE, "status", NEW, now=NOW, lang="zh").err
    assert said == f"govopen: {NEW} 2018-11-08起承接{OLD}；在此之前请看：govopen --as-of 2018-10-01 status {OLD}\n"


def test_a_desk_that_has_the_new_name_is_told_what_to_add(later: Run) -> None:
    assert later(*BEFORE, "status", now=NOW, unit=NEW).err.endswith(
        f"before that: govopen --as-of 2018-10-01 status {OLD}\n"
    )


def test_a_unit_that_succeeds_nobody_was_not_there_before(later: Run) -> None:
    answer = later(*BEFORE, "status", OTHER, now=NOW)
    assert (answer.code, answer.err) == (2, f"govopen: {OTHER} is in the plan only from 2018-11-08 on\n")


def test_what_was_not_known_then_is_not_named(later: Run) -> None:
    assert "unknown unit" in later(*BEFORE, "--known-at", "2", "status", NEW, now=NOW).err


@pytest.mark.parametrize("name", [OLD, NEW])
def test_the_ledger_answers_under_both_names(later: Run, name: str) -> None:
    for words in ((name,), ("2.1.2a", name)):
        answer = later(*BEFORE, "history", *words, "--format", "json", now=NOW)
        assert answer.code == 0, answer.err
        told = [entry["id"] for entry in json.loads(answer.out)["entries"]]
        assert [each for each in told if each not in {"E3", "E4"}] == ["E2", "E6", "E7"]
