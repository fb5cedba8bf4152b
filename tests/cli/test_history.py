"""The command ``history``: the ledger, readable."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govopen.output.columns import width_of

from .running import Run

Golden = Callable[[str, str], None]


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A clerk on 23 July 2018 in whose ledger a few things have happened."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_USER", "office")
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    monkeypatch.chdir(tmp_path)
    Path("7月18日 会议.jpg").write_bytes(b"picture")
    for words in (
        ("done", "2.1.2a", "--unit", "区教委", "--on", "7-18", "--note", "校园周边整治，居民代表12人列席", "--evidence",
         "7月18日 会议.jpg", "--evidence", "https://example.org/a"),
        ("done", "2.1.2a", "--unit", "大栅栏", "--on", "7-20", "--via", "mail", "--ref", "街办函5号",
         "--reported", "7-21"),
        ("done", "2.1.2a", "--unit", "区民政局", "--on", "7-19", "--times", "2"),
        ("log", "4.5.1a", "--unit", "区科信委", "--percent", "40", "--note", "方案已报审"),
        ("undo", "E4", "--reason", "单位填错"),
    ):  # fmt: skip
        answer = govopen(*words)
        assert answer.code == 0, answer.err
    return govopen


def ids(clerk: Run, *words: str) -> list[str]:
    answer = clerk("history", *words, "--format", "json")
    assert answer.code == 0, answer.err
    return [entry["id"] for entry in json.loads(answer.out)["entries"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_tells_the_ledger_oldest_first(clerk: Run, golden: Golden, lang: str) -> None:
    answer = clerk("--lang", lang, "history")
    assert answer.code == 0
    assert max(map(width_of, answer.out.splitlines())) <= 80
    golden(f"history-{lang}.txt", answer.out)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], ["E1", "E2", "E3", "E4", "E5", "E6"]),
        (["2.1.2a"], ["E2", "E3", "E4", "E6"]),
        (["2.1.2"], ["E2", "E3", "E4", "E6"]),
        (["二（一）2"], ["E2", "E3", "E4", "E6"]),
        (["开放会议"], ["E2", "E3", "E4", "E6"]),
        (["2.1.2a", "大栅栏"], ["E3"]),
        (["会议开放", "qjw"], ["E2"]),
        (["区民政局"], ["E4", "E6"]),
        (["区民政局", "--last", "1"], ["E6"]),
        (["--last", "2"], ["E5", "E6"]),
        (["--last", "2", "--all"], ["E1", "E2", "E3", "E4", "E5", "E6"]),
        (["E3"], ["E3"]),
        (["3.1.1a"], []),
        (["--as-of", "2018-07-18"], ["E1", "E2", "E6"]),
        (["--known-at", "4"], ["E1", "E2", "E3", "E4"]),
    ],
)
def test_what_is_asked_for_is_told(clerk: Run, words: list[str], told: list[str]) -> None:
    assert ids(clerk, *words) == told


def test_a_withdrawal_not_yet_known_is_not_mentioned(clerk: Run) -> None:
    assert "[withdrawn by E6]" in clerk("history", "E4").out
    assert "withdrawn" not in clerk("history", "E4", "--known-at", "5").out


def test_of_a_long_ledger_the_newest_are_told_and_the_rest_is_mentioned(clerk: Run) -> None:
    known = json.loads(clerk("units", "--format", "json").out)["units"]
    names = [unit["unit"] for unit in known if unit["kind"] == "subdistrict"]
    assert clerk("done", "2.3.1b", "--unit", ",".join(names), "--on", "7-19").code == 0
    total = 6 + len(names)
    answer = clerk("history")
    assert f"{total} entries here the newest 20; all: govopen history --all" in " ".join(answer.out.split())
    assert "E1 " not in answer.out
    assert len(ids(clerk)) == total, "a program is given everything"
    everything = clerk("history", "--all").out
    assert "E1 " in everything
    assert "newest" not in everything


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["开放"], "fits several: 2.1.2a"),
        (["会议开門"], "nothing in the plan is called 会议开門; did you mean 2.1.2a Open meetings"),
        (["zzzz"], "nothing in the plan is called zzzz; govopen items lists it all"),
        (["9.9.9a"], "nothing in the plan is called 9.9.9a"),
        (["2.1.2a", "区教育厅"], "区教育厅"),
        (["E99"], "no entry E99"),
        (["--last", "0"], "--last 0: give a whole number from 1 up, or --all"),
        (["--last", "x"], "--last"),
    ],
)
def test_what_cannot_be_told_is_said_in_one_line(clerk: Run, words: list[str], said: str) -> None:
    answer = clerk("history", *words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err


def test_csv_has_one_row_an_entry(clerk: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(clerk("history", "--format", "csv").out.lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ["E1", "E2", "E3", "E4", "E5", "E6"]
    assert rows[1]["evidence"] == "7月18日 会议.jpg https://example.org/a"
    assert (rows[2]["on_behalf"], rows[2]["via"], rows[2]["reported_at"]) == ("1", "mail", "2018-07-21")
    assert (rows[3]["times"], rows[3]["withdrawn_by"], rows[5]["refers_to"]) == ("2", "E6", "E4")


def test_a_note_is_data_and_no_formula_and_no_escape(clerk: Run) -> None:
    note = "=1+1 \x1b[31m"
    assert clerk("done", "2.3.1b", "--unit", "区教委", "--on", "7-19", "--note", note).code == 0
    assert "\x1b" not in clerk("history", "E7").out
    rows = list(csv.DictReader(io.StringIO(clerk("history", "E7", "--format", "csv").out.lstrip("\ufeff"))))
    assert rows[0]["note"].startswith("'=1+1")


def test_printed_again_at_its_position_it_is_the_same_byte_for_byte(clerk: Run) -> None:
    words = ("history", "--as-of", "2018-07-21")
    first = clerk(*words, "--known-at", "xicheng-2018@5").out
    assert clerk("done", "2.3.1b", "--unit", "区教委", "--on", "7-19").code == 0
    assert clerk(*words, "--known-at", "xicheng-2018@5").out == first


def test_an_open_group_is_told_as_not_allocated(clerk: Run) -> None:
    answer = clerk("done", "5.4.1a", "--unit", "试点单位", "--on", "7-19")
    assert answer.code == 0, answer.err
    assert "(not allocated)" in clerk("history", "5.4.1a").out
