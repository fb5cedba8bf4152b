"""What recording refuses before anything is written, and the line to type that it leaves behind."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs
from .test_done import MEETING, entry_of


@pytest.mark.parametrize("unit", ["", " ", ",", "、"])
def test_a_unit_given_but_empty_is_not_ones_own(clerk: Run, database: Database, unit: str) -> None:
    said = refusal(clerk("done", "2.1.2a", "--unit", unit, "--on", "7-18", unit="区教委"))
    assert said == "--unit is empty; give it a value, or leave it out"
    assert seqs(database) == 1


@pytest.mark.parametrize("words", [("status",), ("overdue",), ("why",), ("why", "2.1.2a"), ("history",), ("load",)])
def test_nothing_in_quotes_is_not_what_leaving_it_out_means(clerk: Run, words: tuple[str, ...]) -> None:
    """A script's variable that was not set would ask about everybody, and look into the folder for a plan."""
    said = refusal(clerk(*words, ""))
    assert said.endswith(": nothing stands in the quotes; write it there, or leave them out")
    assert said.split(":")[0] in {"UNIT", "CODE|WORDS|UNIT", "UNIT|CODE|WORDS", "FILE|ID"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2.9.9a",), "nothing in the plan is called 2.9.9a; govopen items lists it all"),
        (("2.1.2x",), "nothing in the plan is called 2.1.2x; did you mean 2.1.2a Open meetings, 2.1.2b "),
        (("2.1.2a", "2.1.2b"), "2.1.2a 2.1.2b: several codes; record them one by one"),
    ],
)
def test_what_is_not_in_the_plan_is_nobodys(clerk: Run, words: tuple[str, ...], message: str) -> None:
    assert refusal(clerk("done", *words, "--unit", "区教委", "--on", "7-18")).startswith(message)


@pytest.mark.parametrize("option", ["--as-of", "--known-at"])
@pytest.mark.parametrize("words", [(*MEETING, "--on", "7-18"), ("undo",), ("audit",), ("log", "2.1.2a", "--note", "x")])
def test_what_looks_back_is_refused_where_it_would_be_ignored(clerk: Run, words: Sequence[str], option: str) -> None:
    assert refusal(clerk(*words, option, "2018-07-01")).startswith(f"{option} does nothing here")


def test_nothing_is_recorded_where_its_answer_cannot_be_written(clerk: Run, database: Database, tmp_path: Path) -> None:
    said = refusal(clerk(*MEETING, "--on", "7-18", "-o", str(tmp_path / "none" / "x.json")))
    assert "no such file or folder" in said
    assert seqs(database) == 1


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", ".evidence", ".evidence/ab/abc"])
@pytest.mark.parametrize("words", [("overdue",), (*MEETING, "--on", "7-18")])
def test_a_report_never_replaces_the_data(clerk: Run, xicheng: Path, words: Sequence[str], ending: str) -> None:
    before = xicheng.read_bytes()
    said = refusal(clerk(*words, "-o", f"{xicheng}{ending}"))
    assert said.endswith("belongs to the database in use; name another file with -o")
    assert xicheng.read_bytes() == before


def test_the_line_to_type_names_the_database_and_the_plan_that_were_named(clerk: Run, xicheng: Path) -> None:
    named = ("--db", str(xicheng), "--plan", "xicheng-2018")
    typed = f"govopen --db {xicheng} --plan xicheng-2018"
    assert clerk(*named, *MEETING, "--on", "7-18").out.endswith(f"a mistake? {typed} undo E2\n")
    assert clerk(*MEETING, "--on", "7-17").out.endswith("a mistake? govopen undo E3\n")


def test_the_morning_note_keeps_its_width_with_a_long_place(clerk: Run, xicheng: Path) -> None:
    place = xicheng.with_name(f"{'long ' * 12}.db")
    xicheng.rename(place)
    lines = clerk("--db", str(place), "status", now="2018-12-31T09:00:00+08:00").out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_the_same_evidence_twice_is_one_piece(clerk: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"a paper")
    given = [word for name in ("a.pdf", "b.pdf") for word in ("--evidence", str(tmp_path / name))]
    assert len(entry_of(clerk(*MEETING, "--on", "7-18", *given, "--format", "json"))["evidence"]) == 1


def test_an_empty_file_proves_nothing(clerk: Run, tmp_path: Path, database: Database) -> None:
    (tmp_path / "a.pdf").touch()
    assert "is empty" in refusal(clerk(*MEETING, "--on", "7-18", "--evidence", str(tmp_path / "a.pdf")))
    assert seqs(database) == 1
