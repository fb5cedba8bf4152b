"""The command ``show``: one item or obligation, its ground, and who has not done it yet."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .running import Run
from .test_check import PLAN

Golden = Callable[[str, str], None]


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A clerk on 23 July 2018 with the plan loaded."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    return govopen


def done(clerk: Run, unit: str, day: str = "2018-07-18") -> None:
    answer = clerk("done", "2.1.2a", "--unit", unit, "--on", day)
    assert answer.code == 0, answer.err


def test_it_names_those_who_missed_the_date(clerk: Run) -> None:
    for unit in ("区教委", "大栅栏街道"):
        done(clerk, unit)
    [meetings] = json.loads(clerk("show", "2.1.2a", "--format", "json").out)["item"]["obligations"]
    overdue = [row["unit"] for row in meetings["waiting"] if row["standing"] == "overdue"]
    assert len(overdue) == 24
    assert not {"区教委", "大栅栏街道"} & set(overdue)
    assert (meetings["totals"]["met"], meetings["totals"]["overdue"], meetings["totals"]["open"]) == (2, 24, 26)
    assert [row["standing"] for row in meetings["waiting"]] == ["overdue"] * 24 + ["open"] * 26


@pytest.mark.parametrize(
    "words", ["2.1.2a", "2.1.2a/1", "会议开放", "开放会议", "二（一）2a", "2．1．2A", "open meetings"]
)
def test_an_obligation_is_found_by_code_and_by_words(clerk: Run, words: str) -> None:
    assert "2.1.2a  Open meetings" in clerk("show", *words.split()).out


def test_words_of_a_title_show_the_item(clerk: Run) -> None:
    assert clerk("show", "向公众报告与开放日").out.startswith("PRACTICE")
    assert "2.3.1a" in clerk("show", "向公众报告与开放日").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("开放", "fits several: 2.1.2a Open meetings, 2.1.2b"),
        ("2.1.9", "nothing in the plan is called 2.1.9; govopen items lists it all"),
        ("2.1.2z", "did you mean 2.1.2a Open meetings"),
        ("2.1", "govopen items 2.1"),
        ("议会开放", "did you mean 2.1.2a Open meetings"),
        ("政务", "fits several"),
    ],
)
def test_what_is_not_one_thing_is_answered_with_candidates(clerk: Run, words: str, said: str) -> None:
    answer = clerk("show", words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_what_the_document_says_stands_apart_from_our_reading(clerk: Run) -> None:
    meetings, training = clerk("show", "2.1.2a").out, clerk("show", "2.1.2b").out
    assert 'basis: the document: "' in meetings
    assert "basis: our reading" in training
    assert "overdue" not in clerk("--as-of", "2019-01-31", "show", "2.1.2b", "--lang", "en").out
    assert "our reading: how fast" in clerk("show", "3.1.1a").out


def test_what_waits_for_a_case_and_what_may_not_happen_are_said_to(clerk: Run) -> None:
    assert "waits for a case" in clerk("show", "3.6.1a").out
    assert "only a violation is recorded" in clerk("show", "4.5.2a").out
    assert "govopen done" not in clerk("show", "4.5.2a").out


def test_an_open_group_and_a_pool_are_named_as_such(clerk: Run) -> None:
    assert "Pilot units (not allocated)" in clerk("show", "5.4.1a").out
    pilots = clerk("show", "2.2.1a").out
    assert "= 37 units, together" in pilots
    [row] = json.loads(clerk("show", "2.2.1a", "--format", "json").out)["item"]["obligations"][0]["waiting"]
    assert (row["unit"], row["pool"], row["needed"]) == (None, "2.2.1a", 26)


def test_csv_has_a_row_for_everyone_who_has_not_done_it(clerk: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(clerk("show", "2.1.2a", "--format", "csv").out.removeprefix("\ufeff"))))
    assert len(rows) == 52
    assert {row["synthetic"] for row in rows} == {"practice"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_of_an_item(clerk: Run, golden: Golden, lang: str) -> None:
    done(clerk, "区教委")
    golden(f"show-{lang}.txt", clerk("show", "2.1.2", "--lang", lang, "--as-of", "2018-07-23").out)


def test_a_law_beside_an_obligation_and_a_group_beside_units_are_printed(
    clerk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = PLAN.replace(
        "by: 2018-07-20", "by: 2018-07-20, who: [区教委, 有关单位], reference: {text: 二十日内, article: 条例第一条}"
    )
    path = tmp_path / "plan.yaml"
    path.write_text(plan.replace("sections:", "groups:\n  有关单位: {open: true}\nsections:"), "utf-8")
    assert clerk("load", str(path)).code == 0
    page = clerk("--plan", "small-2018", "show", "2.1.1a").out
    assert "law: 二十日内 (条例第一条); printed beside, sets nothing" in page
    assert "not allocated: 有关单位" in page


def test_words_of_several_titles_want_a_code(clerk: Run, tmp_path: Path) -> None:
    item = PLAN[PLAN.index("      - code: 2.1.1") :]
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN + item.replace("2.1.1", "2.1.2"), "utf-8")
    assert clerk("load", str(path)).code == 0
    answer = clerk("--plan", "small-2018", "show", "民众大会")
    assert answer.code == 2
    assert "2.1.1 民众大会, 2.1.2 民众大会" in answer.err
    both = clerk("--plan", "small-2018", "show", "定期")
    assert "2.1.1b 定期发布, 2.1.2b 定期发布" in both.err
