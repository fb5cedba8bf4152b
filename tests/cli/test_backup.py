"""The commands ``backup`` and ``restore``: a whole copy, and never over a ledger that knows more."""

import json
import sqlite3
from pathlib import Path

import pytest

from govopen.store.files import evidence_store

from .running import Run


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A clerk on 23 July 2018 with one claim and its photograph."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    (tmp_path / "photo.jpg").write_bytes(b"picture")
    done(govopen, "7-18", "--evidence", str(tmp_path / "photo.jpg"))
    return govopen


def done(clerk: Run, day: str, *more: str) -> None:
    answer = clerk("done", "2.1.2a", "--unit", "区教委", "--on", day, *more)
    assert answer.code == 0, answer.err


def backed_up(clerk: Run, tmp_path: Path) -> Path:
    assert clerk("backup", str(tmp_path / "kept.govopen")).code == 0
    return tmp_path / "kept.govopen"


def entries(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT COUNT(*) FROM entry").fetchone()[0]
    connection.close()
    return int(found)


def test_a_backup_says_what_is_in_it_and_how_to_bring_it_back(clerk: Run, tmp_path: Path, xicheng: Path) -> None:
    answer = clerk("backup", str(tmp_path / "my kept.govopen"))
    head = json.loads(clerk("audit", "--format", "json").out)["plans"][0]["head"]["hash"]
    said = " ".join(answer.out.split())
    assert (answer.code, answer.err) == (0, "")
    assert said.startswith("PRACTICE: ")
    assert f"backed up {xicheng} into {tmp_path}/my kept.govopen, " in said
    assert "read back and found whole" in said
    assert f"xicheng-2018: entries to E2, head {head[:16]}" in said
    assert "evidence: 1 file, 1 KB" in said
    assert f'govopen restore "{tmp_path}/my kept.govopen"' in said


def test_what_is_brought_back_elsewhere_is_the_same(clerk: Run, tmp_path: Path) -> None:
    kept = backed_up(clerk, tmp_path)
    elsewhere = tmp_path / "elsewhere" / "copy.db"
    answer = clerk("--db", str(elsewhere), "restore", str(kept))
    assert (answer.code, answer.err) == (0, "")
    assert "1 evidence file was added" in answer.out
    assert "kept as" not in answer.out
    for words in (("history", "--format", "json"), ("audit", "--format", "json"), ("overdue", "--format", "json")):
        assert clerk("--db", str(elsewhere), *words).out == clerk(*words).out
    assert [path.read_bytes() for path in evidence_store(elsewhere).glob("??/*")] == [b"picture"]


def test_a_ledger_that_knows_more_is_not_replaced_unless_forced(clerk: Run, tmp_path: Path, xicheng: Path) -> None:
    kept = backed_up(clerk, tmp_path)
    done(clerk, "7-19")
    refused = clerk("restore", str(kept))
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "E3" in refused.err
    assert "--force" in refused.err
    assert entries(xicheng) == 3
    answer = clerk("restore", str(kept), "--force")
    assert answer.code == 0
    assert entries(xicheng) == 2
    (aside,) = tmp_path.glob("xicheng.db.before-restore-*")
    assert str(aside) in " ".join(answer.out.split())
    assert entries(aside) == 3


def test_a_ledger_that_knows_no_more_is_replaced_and_kept_too(clerk: Run, tmp_path: Path) -> None:
    kept = backed_up(clerk, tmp_path)
    answer = clerk("restore", str(kept), "--format", "json")
    record = json.loads(answer.out)
    assert (answer.code, record["schema"], record["synthetic"]) == (0, "govopen.restore/1", "practice")
    assert entries(Path(record["aside"])) == 2
    assert record["evidence_added"] == 0


def test_json_gives_the_heads(clerk: Run, tmp_path: Path) -> None:
    record = json.loads(clerk("backup", str(tmp_path / "a.govopen"), "--format", "json").out)
    assert record["schema"] == "govopen.backup/1"
    assert [(head["plan"], head["seq"]) for head in record["heads"]] == [("xicheng-2018", 2)]
    assert record["bytes"] == (tmp_path / "a.govopen").stat().st_size
    assert (record["evidence_files"], record["evidence_bytes"]) == (1, 7)


def test_a_file_that_is_there_is_replaced_only_with_force(clerk: Run, tmp_path: Path) -> None:
    kept = backed_up(clerk, tmp_path)
    before = kept.read_bytes()
    assert clerk("backup", str(kept)).code == 2
    assert kept.read_bytes() == before
    assert clerk("backup", str(kept), "--force").code == 0


def test_the_database_itself_is_no_place_for_its_backup(clerk: Run, xicheng: Path) -> None:
    assert clerk("backup", str(xicheng), "--force").code == 2
    assert clerk("audit").code == 0


@pytest.mark.parametrize("content", [None, b"", b"no backup", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_changes_nothing(clerk: Run, tmp_path: Path, xicheng: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.govopen").write_bytes(content)
    answer = clerk("restore", str(tmp_path / "x.govopen"), "--force")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert entries(xicheng) == 2


@pytest.mark.parametrize("place", ["postgresql://host/db", "//server/share/x.db"])
def test_it_is_brought_back_to_a_local_file_only(clerk: Run, tmp_path: Path, place: str) -> None:
    kept = backed_up(clerk, tmp_path)
    assert clerk("--db", place, "restore", str(kept)).code == 3


def test_a_backup_of_nothing_is_refused(govopen: Run, tmp_path: Path) -> None:
    answer = govopen("backup", str(tmp_path / "a.govopen"))
    assert answer.code == 3
    assert not (tmp_path / "a.govopen").exists()


def test_a_database_without_a_plan_can_be_kept_too(govopen: Run, tmp_path: Path) -> None:
    assert govopen("init").code == 0
    assert "no plan is loaded in it" in govopen("backup", str(tmp_path / "a.govopen")).out
    assert govopen("restore", str(tmp_path / "a.govopen")).code == 0


def test_force_replaces_nothing_but_a_backup(clerk: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert clerk("--db", str(other), "init").code == 0
    before = other.read_bytes()
    answer = clerk("backup", str(other), "--force")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "is not a backup" in answer.err
    assert other.read_bytes() == before


def test_a_format_that_it_has_not_is_refused_before_anything_is_written(clerk: Run, tmp_path: Path) -> None:
    assert clerk("backup", str(tmp_path / "a.govopen"), "--format", "csv").code == 2
    assert not (tmp_path / "a.govopen").exists()
