"""``redact``: words that must not be kept are gone, everywhere on the disk; the ledger says so and still verifies."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from govopen.ledger import append as appending
from govopen.ledger.chain import single_digest

from .running import Run
from .test_audit import schema_problems, tamper

SECRET = "张三丰13812345678"
MEETING = ("done", "2.1.2a", "--unit", "区教委", "--on", "7-18", "--note", SECRET)


@pytest.fixture
def noted(clerk: Run, tmp_path: Path) -> Run:
    """E2 with a note, a file and an address."""
    (tmp_path / "王五的照片.jpg").write_bytes(b"a photo")
    evidence = ("--evidence", str(tmp_path / "王五的照片.jpg"), "--evidence", "https://a.example/1")
    assert clerk(*MEETING, *evidence).code == 0
    return clerk


def entry(clerk: Run, name: str = "E2", **options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(clerk("history", name, "--format", "json", **options).out)["entries"][0]
    return found


def on_disk(database: Path, words: str) -> bool:
    files = [database, *(database.with_name(database.name + ending) for ending in ("-wal", "-shm"))]
    return any(words.encode() in file.read_bytes() for file in files if file.exists())


def test_a_note_is_emptied_and_an_entry_says_so(noted: Run) -> None:
    before = entry(noted)
    answer = noted("redact", "E2", "--field", "note", "--reason", "含个人电话")
    assert (answer.code, answer.err) == (0, "")
    assert "deleted from E2: note; this is E3." in answer.out
    assert "backups and exports made earlier still hold the words" in " ".join(answer.out.split())
    after = entry(noted)
    changed = {"note": None, "redacted": True, "redacted_fields": ["note"]}
    assert after == {**before, **changed}
    said = entry(noted, "E3")
    assert (said["kind"], said["refers_to"], said["ref"], said["reason"]) == ("redaction", "E2", "note", "含个人电话")
    assert noted("audit").code == 0


def test_no_standing_changes(noted: Run) -> None:
    before = noted("overdue", "--names").out
    made = json.loads(noted("redact", "E2", "--field", "note", "--reason", "隐私", "--format", "json").out)
    assert {row["before"] == row["after"] for row in made["standings"]} == {True}
    assert noted("overdue", "--names").out == before
    assert schema_problems("entries", json.dumps(made)) == []


@pytest.mark.parametrize(("lang", "deleted"), [("en", "[text deleted]"), ("zh", "〔已删除〕")])
def test_replays_say_where_words_stood(noted: Run, lang: str, deleted: str) -> None:
    assert noted("redact", "E2", "--field", "note", "--reason", "隐私").code == 0
    assert noted("redact", "E2", "--field", "files", "--reason", "隐私").code == 0
    for position in ((), ("--known-at", "2")):
        told = noted("history", "E2", *position, lang=lang).out
        assert SECRET not in told
        assert "王五" not in told
        assert told.count(deleted) == 2
        assert "https://a.example/1" in told
    assert "E2" in noted("history", "E3", lang=lang).out


def test_every_field_can_go_one_after_another(noted: Run) -> None:
    for field in ("links", "note", "files"):
        assert noted("redact", "E2", "--field", field, "--reason", "隐私").code == 0
        assert noted("audit").code == 0
    assert entry(noted)["redacted_fields"] == ["note", "links", "files"]
    assert [piece["name"] or piece["url"] for piece in entry(noted)["evidence"]] == [None, None]


def test_the_words_are_nowhere_on_the_disk(noted: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_disk(xicheng, SECRET)
    assert noted("redact", "E2", "--field", "note", "--reason", "隐私").code == 0
    assert not on_disk(xicheng, SECRET)


def test_they_are_gone_although_another_program_has_the_database_open(noted: Run, xicheng: Path) -> None:
    with closing(sqlite3.connect(xicheng)) as other:
        other.execute("SELECT COUNT(*) FROM entry").fetchone()
        assert noted("redact", "E2", "--field", "note", "--reason", "隐私").code == 0
        assert not on_disk(xicheng, SECRET)


def test_words_that_a_correction_repeats_are_deleted_with_it(noted: Run, xicheng: Path) -> None:
    """E4 puts E2 right, and has its note again."""
    assert noted("correct", "E2", "--on", "7-17", "--reason", "日期录错").code == 0
    answer = noted("redact", "E4", "--field", "note", "--reason", "隐私")
    assert "deleted from E4: note; this is E5." in answer.out
    assert "the same words were in E2, and are deleted there too: E6" in answer.out
    assert "an older program" not in answer.out
    assert SECRET not in noted("history").out
    assert not on_disk(xicheng, SECRET)
    assert [entry(noted, name)["refers_to"] for name in ("E5", "E6")] == ["E4", "E2"]
    assert noted("audit").code == 0


def test_words_that_only_look_alike_stay(noted: Run) -> None:
    assert noted("correct", "E2", "--note", "另一个说法", "--reason", "改").code == 0
    answer = noted("redact", "E2", "--field", "note", "--reason", "隐私")
    assert "the same words" not in answer.out
    assert entry(noted, "E4")["note"] == "另一个说法"


def test_the_title_of_a_case_goes_from_every_units_opening(clerk: Run, xicheng: Path) -> None:
    opened = ("open", "guide_changed", "--unit", "区编办,区教委", "--on", "7-18", "--title", SECRET)
    assert clerk(*opened).code == 0
    answer = clerk("redact", "E3", "--field", "title", "--reason", "隐私")
    assert "the same words were in E2, and are deleted there too: E5" in answer.out
    assert not on_disk(xicheng, SECRET)
    assert clerk("audit").code == 0


def test_a_reason_is_text_too_and_can_be_deleted(noted: Run) -> None:
    answer = noted("redact", "E2", "--field", "note", "--reason", "含13812345678")
    assert "looks like a mobile number" in answer.err
    assert noted("redact", "E3", "--field", "reason", "--reason", "理由里又写了").code == 0
    assert entry(noted, "E3")["redacted_fields"] == ["reason"]
    assert noted("audit").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("E2", "--field", "body", "--reason", "x"), "no field 'body'; the fields are note, reason, title, links"),
        (("E2", "--reason", "x"), "which words of E2 are deleted? add --field note|"),
        (("E2", "--field", "title", "--reason", "x"), "E2 has no title; it has note, links (addresses), files"),
        (("E1", "--field", "note", "--reason", "x"), "E1 has no note; it has title"),
        (("E2", "--field", "note"), "why is it deleted? add --reason TEXT"),
        (("E9", "--field", "note", "--reason", "x"), "no entry E9"),
        (("note", "--field", "note", "--reason", "x"), "no entry 'note'"),
    ],
)
def test_what_cannot_be_deleted_is_refused_in_one_line(noted: Run, words: tuple[str, ...], said: str) -> None:
    answer = noted("redact", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert json.loads(noted("history", "--format", "json").out)["position"] == "xicheng-2018@2"


def test_what_is_gone_is_not_deleted_again(noted: Run) -> None:
    assert noted("redact", "E2", "--field", "note", "--reason", "隐私").code == 0
    answer = noted("redact", "E2", "--field", "note", "--reason", "隐私")
    assert answer.code == 2
    assert "the note of E2 was deleted already" in answer.err
    assert noted("undo", "E3").code == 2


@pytest.fixture
def older(clerk: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """E2 with a note and an address, recorded by a program that hashed a text as one."""
    with monkeypatch.context() as patched:
        patched.setattr(appending, "salts", lambda salt, _stored: salt)
        patched.setattr(appending, "text_digest", single_digest)
        assert clerk(*MEETING, "--evidence", "https://a.example/1").code == 0
    return clerk


def test_an_older_text_is_emptied_whole_and_that_is_said(older: Run) -> None:
    answer = older("redact", "E2", "--field", "note", "--reason", "隐私")
    assert "deleted from E2: note, addresses; this is E3, E4." in answer.out
    assert "all of it had to go" in answer.out
    assert entry(older)["redacted_fields"] == ["note", "links"]
    assert [entry(older, name)["ref"] for name in ("E3", "E4")] == ["note", "links"]
    assert older("audit").code == 0


def test_a_text_that_is_back_is_found(noted: Run, xicheng: Path) -> None:
    with closing(sqlite3.connect(xicheng)) as connection:
        salt, body = connection.execute("SELECT salt, body FROM entry_text WHERE seq = 2").fetchone()
    assert noted("redact", "E2", "--field", "note", "--reason", "隐私").code == 0
    tamper(xicheng, f"UPDATE entry_text SET salt = '{salt}', body = '{body}', redacted = 0 WHERE seq = 2")
    answer = noted("audit")
    assert answer.code == 1
    assert "E2: its text was redacted, and is back" in answer.out


def test_a_redaction_that_names_another_field_is_found(noted: Run, xicheng: Path) -> None:
    assert noted("redact", "E2", "--field", "note", "--reason", "隐私").code == 0
    assert noted("redact", "E2", "--field", "links", "--reason", "隐私").code == 0
    tamper(xicheng, "UPDATE entry_text SET body = REPLACE(body, '\"note\"', '\"title\"') WHERE seq = 2")
    assert noted("audit").code == 1


def test_a_backup_carries_what_was_deleted_as_deleted(noted: Run, xicheng: Path, tmp_path: Path) -> None:
    earlier, later, copy = (tmp_path / name for name in ("earlier.govopen", "later.govopen", "copy.db"))
    assert noted("backup", str(earlier)).code == 0
    assert noted("redact", "E2", "--field", "note", "--reason", "隐私").code == 0
    assert noted("backup", str(later)).code == 0
    assert noted("--db", str(copy), "restore", str(later)).code == 0
    assert noted("--db", str(copy), "audit").code == 0
    assert not on_disk(copy, SECRET)
    shutil.rmtree(f"{copy}.evidence")
    copy.unlink()
    assert noted("--db", str(copy), "restore", str(earlier)).code == 0
    assert on_disk(copy, SECRET)  # as the documents warn
