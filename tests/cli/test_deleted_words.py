"""Where words were deleted every report says so; the entry's other words, and other entries', stay."""

import csv
import io
from pathlib import Path

import pytest

from .running import Run

DELETED = {"en": "[text deleted]", "zh": "〔已删除〕"}
LATER = "2018-07-30T09:00:00+08:00"
both = pytest.mark.parametrize("lang", ["en", "zh"])


def redact(clerk: Run, entry: str, field: str) -> None:
    assert clerk("redact", entry, "--field", field, "--reason", "隐私", now=LATER).code == 0


@pytest.fixture
def meeting(clerk: Run, tmp_path: Path) -> Run:
    """E2 with a note and a file; E3 returns it."""
    (tmp_path / "照片.jpg").write_bytes(b"a photo")
    words = ("done", "2.1.2a", "--on", "7-18", "--note", "张三到会", "--evidence", str(tmp_path / "照片.jpg"))
    assert clerk(*words, "--user", "li", unit="区教委").code == 0
    return clerk


@both
def test_why_tells_a_note_although_the_name_of_a_file_was_deleted(meeting: Run, lang: str) -> None:
    redact(meeting, "E2", "files")
    said = meeting("why", "2.1.2a/1", "区教委", now=LATER, lang=lang).out
    assert "E2 07-18 张三到会" in said
    assert DELETED[lang] not in said


@both
def test_why_says_where_a_note_stood(meeting: Run, lang: str) -> None:
    redact(meeting, "E2", "note")
    said = meeting("why", "2.1.2a/1", "区教委", now=LATER, lang=lang).out
    assert f"E2 07-18 {DELETED[lang]}" in said


@both
def test_why_says_where_the_reason_of_a_return_stood(meeting: Run, lang: str) -> None:
    meeting("return", "E2", "--reason", "李四没到", now=LATER)
    redact(meeting, "E3", "reason")
    said = "".join(line.strip() for line in meeting("why", "2.1.2a/1", "区教委", now=LATER, lang=lang).out.splitlines())
    assert f"E2 07-18 张三到会{': ' if lang == 'en' else '：'}" in said
    assert DELETED[lang] in said
    assert "李四" not in said


@both
def test_why_says_where_the_reason_of_an_extension_stood(clerk: Run, lang: str) -> None:
    clerk("extend", "2.1.2a/1", "--unit", "德胜", "--to", "8-31", "--reason", "王五请假")
    redact(clerk, "E2", "reason")
    said = clerk("why", "2.1.2a/1", "德胜", now=LATER, lang=lang).out
    assert DELETED[lang] in said
    assert "王五" not in said


@both
def test_a_case_says_where_its_title_stood(clerk: Run, lang: str) -> None:
    clerk("open", "major_incident", "--unit", "区教委", "--at", "7-18 14:20", "--title", "张三走失")
    assert "张三走失" in clerk("cases", lang=lang).out
    redact(clerk, "E2", "title")
    for words in (("cases",), ("why", "3.6.1a", "区教委"), ("history", "E2")):
        said = clerk(*words, lang=lang).out
        assert DELETED[lang] in said, words
        assert "张三" not in said, words


@both
def test_the_list_to_decide_in_says_where_words_stood(meeting: Run, lang: str) -> None:
    redact(meeting, "E2", "note")
    printed = meeting("review", "--format", "csv", now=LATER, lang=lang).out
    (row,) = csv.DictReader(io.StringIO(printed.lstrip("\ufeff")))
    note, evidence = ("note", "evidence") if lang == "en" else ("说明", "佐证")
    assert (row[note], row[evidence]) == (DELETED[lang], "照片.jpg")
    redact(meeting, "E2", "files")
    assert meeting("review", now=LATER, lang=lang).out.count(DELETED[lang]) == 2
