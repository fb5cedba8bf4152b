"""Bad input on the way of a duty from its issue to its assessment: one line says what, and nothing is written."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from govopen.ledger import evidence
from govopen.output.columns import width_of
from govopen.store.connection import connect

from .running import Run

THEN, LATER = "2018-07-19T09:00:00+08:00", "2018-07-30T09:00:00+08:00"
WIDEST = 160
"""Two lines of a screen."""
TYPED = re.compile(
    r"govopen [^；。）]*"  # a command
    r"|--?[a-z]+(?:-[a-z]+)*|[A-Z]\d+|case-\d+|\d+(?:\.\d+)*[a-z]?(?:/\S+)?"  # options, keys
    r"|[\w.-]+\.(?:csv|pdf)"
    r"|\b(?:https?|ftp)\b(?:://)?|\b(?:MB|accept|return|maybe|decision|li|govopen)\b"
)
"""What is the same in every language."""


@pytest.fixture
def year(clerk: Run, tmp_path: Path) -> Run:
    """E2 met and accepted by E3, E4 withdrawn by E5, E6 waits; E7 opens case-1 on 18 July; E8 asks for an extension."""
    for words, who in (
        (("done", "2.1.2a", "--on", "7-18", "--user", "li"), "区教委"),
        (("accept", "E2"), ""),
        (("done", "2.1.2a", "--on", "7-17", "--user", "li"), "区民政局"),
        (("undo", "E4", "--user", "li"), "区民政局"),
        (("done", "2.1.2a", "--on", "7-16", "--user", "li"), "德胜"),
        (("open", "consultation", "--unit", "区教委", "--on", "7-18"), ""),
        (("extend", "2.1.2a/1", "--to", "8-31", "--reason", "装修", "--request"), "月坛"),
    ):
        answer = clerk(*words, unit=who, now=THEN)
        assert answer.code == 0, answer.err
    (tmp_path / "空.pdf").write_bytes(b"")
    (tmp_path / "大.pdf").write_bytes(b"x" * 4096)
    return clerk


def state(path: Path) -> tuple[int, str, bytes]:
    """How many entries there are, the last one's hash, and every byte of the database."""
    database = connect(str(path))
    (count,) = database.execute("SELECT COUNT(*) FROM entry").fetchone()
    (head,) = database.execute("SELECT hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return count, head, path.read_bytes()


ALREADY = "E2 was accepted already, by E3"
REFUSED: list[tuple[tuple[str, ...], str]] = [
    # An entry that there is not.
    (("accept", "E99"), "no entry E99; govopen history lists them"),
    (("return", "E99", "--reason", "x"), "no entry E99; "),
    (("undo", "E99"), "no entry E99; "),
    (("correct", "E99", "--on", "7-17", "--reason", "x"), "no entry E99; "),
    (("redact", "E99", "--field", "note", "--reason", "x"), "no entry E99; "),
    (("done", "--replaces", "E99", "--on", "7-17"), "no entry E99; "),
    (("history", "E99"), "no entry E99; "),
    (("evidence", "open", "E99"), "no entry E99; "),
    (("accept", "E6-E99"), "no entry E9; "),
    # What may mean several.
    (("accept", "6月"), "no entry '6月'; "),
    (("accept", "E6-E2"), "no entry 'E6-E2'; "),
    (
        ("done", "2.1.2a", "--unit", "广安门", "--on", "7-18"),
        "did you mean Guang'anmennei (广安门内街道), Guang'anmenwai (广安门外街道)?",
    ),
    (("receive", "开放", "--unit", "区教委"), "fits several: "),
    (("why", "开放", "区教委"), "fits several: "),
    # Said before.
    (("accept", "E2"), ALREADY),
    (("accept", "E6", "E2"), ALREADY),
    (("accept", "E4"), "E4 was withdrawn already, by E5"),
    (("return", "E4", "--reason", "x"), "E4 was withdrawn already, by E5"),
    (("undo", "E4"), "E4 was withdrawn already, by E5"),
    (("correct", "E4", "--on", "7-16", "--reason", "x"), "E4 was withdrawn already, by E5"),
    (("undo", "E5"), "E5 took back E4, which stays so; if it holds after all, enter it anew: "),
    (
        ("extend", "2.1.2a/1", "--unit", "月坛", "--to", "9-30", "--reason", "x", "--request"),
        "E8 asks for that already and waits for the office; to ask otherwise, take it back: govopen undo E8",
    ),
    # Before its time.
    (("close", "1", "--on", "7-17"), "case-1 cannot close on 2018-07-17: it happened on 2018-07-18"),
    (("close", "1", "--on", "8-17"), "2018-08-17 is still to come"),
    (("close", "2", "--on", "7-19"), "no case 2; there is case-1"),
    (("extend", "2.1.2a/1", "--unit", "什刹海", "--to", "7-10", "--reason", "x"), "an extension goes to a later date"),
    (("extend", "2.1.2a/1", "--unit", "什刹海", "--to", "7-20", "--reason", "x"), "an extension goes to a later date"),
    (("accept", "E6", "--decided", "7-15"), "decided on 2018-07-15, before what E6 is about happened"),
    # Evidence.
    (("done", "2.1.2a", "--unit", "月坛", "--on", "7-18", "--evidence", "无.pdf"), "no file 无.pdf; check the name"),
    (("done", "2.1.2a", "--unit", "月坛", "--on", "7-18", "--evidence", "空.pdf"), "空.pdf is empty; "),
    (("done", "2.1.2a", "--unit", "月坛", "--on", "7-18", "--evidence", "大.pdf"), "大.pdf is larger than "),
    (("done", "2.1.2a", "--unit", "月坛", "--on", "7-18", "--evidence", "ftp://a.example/1"), "cannot begin with ftp"),
    (("correct", "E6", "--evidence", "大.pdf", "--reason", "x"), "大.pdf is larger than "),
    (("evidence", "open", "E6"), "E6 has no evidence"),
]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No piece of evidence may be larger than 1024 bytes; files are named as they lie in the folder."""
    monkeypatch.setattr(evidence, "MOST_BYTES", 1024)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("words", "said"), REFUSED, ids=[" ".join(words) for words, _said in REFUSED])
def test_it_is_refused_in_one_line_and_nothing_is_written(
    year: Run, xicheng: Path, words: Sequence[str], said: str
) -> None:
    before = state(xicheng)
    for lang in ("en", "zh"):
        answer = year(*words, now=LATER if words[0] == "accept" else THEN, lang=lang)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("govopen: ")
        assert answer.err.count("\n") == 1
        line = answer.err.removeprefix("govopen: ").rstrip("\n")
        assert width_of(line) <= WIDEST, line
        if lang == "en":
            assert said in line
        else:
            assert not re.search(r"[A-Za-z]{2,}", TYPED.sub("", line)), line
    assert state(xicheng) == before
    assert [path for path in xicheng.parent.glob("*.evidence/**/*") if path.is_file()] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_of_a_file_with_bad_lines_every_one_is_named_and_nothing_is_applied(
    year: Run, xicheng: Path, tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "review.csv"
    path.write_text("entry,decision,reason\nE6,accept,\nE2,accept,\nE99,accept,\nE4,return,x\nE6,maybe,\n", "utf-8")
    before = state(xicheng)
    answer = year("review", "--from", str(path), "--yes", now=LATER, lang=lang)
    assert (answer.code, answer.out) == (2, "")
    *cells, last = answer.err.splitlines()
    assert [line.split()[0] for line in cells] == ["B3", "A4", "A5", "B6"]
    assert "review.csv" in last
    assert "4" in last
    if lang == "zh":
        assert [line for line in (*cells, last) if re.search(r"[A-Za-z]{2,}", TYPED.sub("", line))] == []
    assert all(width_of(line) <= WIDEST for line in (*cells, last))
    assert state(xicheng) == before


def test_one_bad_line_is_enough(year: Run, xicheng: Path, tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text("entry,decision,reason\nE6,accept,\nE8,return,\n", "utf-8")
    before = state(xicheng)
    answer = year("review", "--from", str(path), "--yes", now=LATER)
    assert answer.code == 2
    assert answer.err.splitlines()[0].startswith("C3 ")
    assert answer.err.endswith("nothing recorded: 1 problem in review.csv\n")
    assert state(xicheng) == before
