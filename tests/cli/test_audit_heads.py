"""``audit --heads`` and ``--against``: what a ledger that agrees with itself can hide, a head kept elsewhere shows."""

import json
from pathlib import Path

import pytest

from .running import Run
from .test_audit import schema_problems, tamper

MEETING = ("done", "2.1.2a", "--on", "7-18", "--unit")


@pytest.fixture
def kept(clerk: Run, tmp_path: Path) -> Path:
    """The heads of a ledger of three entries."""
    assert clerk(*MEETING, "区教委").code == 0
    assert clerk(*MEETING, "区民政局").code == 0
    file = tmp_path / "heads"
    answer = clerk("audit", "--heads", str(file))
    assert answer.code == 0
    assert f"chain heads written to {file}" in answer.err
    return file


def findings(answer: str) -> list[tuple[str, str]]:
    assert schema_problems("audit", answer) == []
    return [(found["entry"], found["what"]) for found in json.loads(answer)["findings"]]


def test_a_head_is_a_line_that_stays_the_same(clerk: Run, kept: Path, tmp_path: Path) -> None:
    (line,) = kept.read_text("utf-8").splitlines()
    head = json.loads(clerk("audit", "--format", "json").out)["plans"][0]["head"]
    assert json.loads(line) == {"plan": "xicheng-2018", "seq": 3, "hash": head["hash"]}
    assert clerk("audit", "--heads", str(tmp_path / "again")).code == 0
    assert (tmp_path / "again").read_bytes() == kept.read_bytes()


def test_a_ledger_that_grew_is_still_the_same(clerk: Run, kept: Path) -> None:
    assert clerk(*MEETING, "区文化委").code == 0
    answer = clerk("audit", "--against", str(kept))
    assert answer.code == 0
    assert "1 chain head kept elsewhere is still there: nothing was cut off or rewritten" in answer.out
    told = json.loads(clerk("audit", "--against", str(kept), "--format", "json").out)
    assert (told["intact"], told["heads_compared"]) == (True, 1)
    assert json.loads(clerk("audit", "--format", "json").out)["heads_compared"] is None


def test_a_cut_tail_is_found(clerk: Run, kept: Path, xicheng: Path) -> None:
    tamper(xicheng, "DELETE FROM entry_text WHERE seq = 3", "DELETE FROM entry WHERE seq = 3")
    assert clerk("audit").code == 0
    answer = clerk("audit", "--against", str(kept), "--format", "json")
    assert answer.code == 1
    assert findings(answer.out) == [("E3", "head")]
    assert "the ledger was cut off before it" in clerk("audit", "--against", str(kept)).out


def test_a_tail_written_anew_is_found(clerk: Run, kept: Path, xicheng: Path) -> None:
    tamper(xicheng, "DELETE FROM entry_text WHERE seq = 3", "DELETE FROM entry WHERE seq = 3")
    assert clerk(*MEETING, "区文化委").code == 0
    assert clerk("audit").code == 0
    answer = clerk("audit", "--against", str(kept))
    assert answer.code == 1
    assert "E3 is not the entry that it was: the ledger was rewritten" in answer.out


def test_one_file_can_be_compared_and_brought_up_to_date_in_one_run(clerk: Run, kept: Path) -> None:
    assert clerk(*MEETING, "区文化委").code == 0
    assert clerk("audit", "--against", str(kept), "--heads", str(kept)).code == 0
    assert json.loads(kept.read_text("utf-8"))["seq"] == 4


def test_of_a_ledger_that_is_not_intact_no_head_is_kept(clerk: Run, kept: Path, xicheng: Path, tmp_path: Path) -> None:
    tamper(xicheng, "UPDATE entry SET times = 9 WHERE seq = 2")
    assert clerk("audit", "--heads", str(tmp_path / "more")).code == 1
    assert not (tmp_path / "more").exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "it is empty"),
        ("junk", "line 1 is none"),
        ('{"plan": "xicheng-2018", "seq": "3", "hash": "' + "0" * 64 + '"}', "line 1 is none"),
        ('{"plan": "xicheng-2018", "seq": 0, "hash": "' + "0" * 64 + '"}', "line 1 is none"),
        ('{"plan": "xicheng-2018", "seq": true, "hash": "' + "0" * 64 + '"}', "line 1 is none"),
        ('{"plan": "xicheng-2018", "seq": 3, "hash": "short"}', "line 1 is none"),
        ('{"plan": "a", "seq": 3, "hash": "' + "0" * 64 + '"}\n[1]', "line 2 is none"),
        ("\udcff", "line 1 is none"),
        ("[" * 100_000, "line 1 is none"),
    ],
)
def test_a_broken_file_of_heads_is_one_line(clerk: Run, tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "broken"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    answer = clerk("audit", "--against", str(file))
    assert (answer.code, answer.out) == (2, "")
    assert f"holds no chain heads ({reason})" in answer.err
    assert answer.err.count("\n") == 1


def test_no_file_of_heads_and_none_of_that_plan(clerk: Run, kept: Path, tmp_path: Path) -> None:
    assert "no such file" in clerk("audit", "--against", str(tmp_path / "none")).err
    assert "it is a folder" in clerk("audit", "--against", str(tmp_path)).err
    kept.write_text(kept.read_text("utf-8").replace("2018", "2017"), "utf-8")
    assert clerk("audit", "--against", str(kept)).code == 1  # a plan that was there once
    answer = clerk("audit", "--plan", "xicheng-2018", "--against", str(kept))
    assert (answer.code, answer.out) == (2, "")
    assert "none of xicheng-2018" in answer.err


def test_heads_are_not_written_over_the_database_or_into_nowhere(clerk: Run, xicheng: Path, tmp_path: Path) -> None:
    for place in (xicheng, tmp_path / "no such folder" / "heads", tmp_path):
        answer = clerk("audit", "--heads", str(place))
        assert (answer.code, answer.out) == (2, "")
    assert clerk("audit").code == 0
