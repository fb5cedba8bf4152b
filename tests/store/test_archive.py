"""A backup file comes from outside: nothing in it is believed before it is verified."""

import json
import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from backups import MOMENT, PHOTO, entries, put_evidence, record

from govopen.errors import GovopenError
from govopen.store import archive, backup
from govopen.store.archive import NoRoom, NotABackup
from govopen.store.backup import (
    restore,
)
from govopen.store.connection import TooNew


@pytest.fixture
def office(xicheng: Path) -> Path:
    """The office's database, with three entries and a photo."""
    record(xicheng, 2)
    put_evidence(xicheng)
    return xicheng


@pytest.fixture
def saved(office: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    backup.backup(office, tmp_path / "saved.zip", made_at=MOMENT)
    return tmp_path / "saved.zip"


Members = dict[str, bytes]


def tampered(
    saved: Path, change: Callable[[Members], object], packing: int = zipfile.ZIP_STORED, manifest: object = None
) -> Path:
    """The backup with its members changed, and the manifest made to fit them unless one is given."""
    with zipfile.ZipFile(saved) as file:
        members = {name: file.read(name) for name in file.namelist()}
    said = json.loads(members.pop("manifest.json"))
    change(members)
    said["members"] = [
        {"name": name, "size": len(content), "sha256": sha256(content).hexdigest()} for name, content in members.items()
    ]
    path = saved.with_name("tampered.zip")
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content, zipfile.ZIP_DEFLATED if name == "database.db" else packing)
        file.writestr("manifest.json", json.dumps(said if manifest is None else manifest))
    return path


def refused(path: Path, tmp_path: Path, error: type[GovopenError] = NotABackup) -> str:
    """What the refusal says; nothing may have been written."""
    with pytest.raises(error) as refusal:
        restore(path, tmp_path / "new" / "place.db", moment=MOMENT)
    assert list((tmp_path / "new").iterdir()) == []
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_a_backup_packed_anew_is_still_a_backup(saved: Path, tmp_path: Path) -> None:
    restore(tampered(saved, lambda _members: None), tmp_path / "new.db", moment=MOMENT)
    assert entries(tmp_path / "new.db") == 3


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/evil",
        "evidence/../../evil",
        "evidence/ab/../evil",
        "evidence/ab/" + "0" * 64,
        "evidence/00/" + "0" * 63,
        "EVIDENCE/00/" + "0" * 64,
        "evidence\\00\\" + "0" * 64,
        "notes.txt",
    ],
)
def test_a_name_that_is_none_of_ours_is_refused(saved: Path, tmp_path: Path, name: str) -> None:
    def add(members: Members) -> None:
        members[name] = b"evil"

    refused(tampered(saved, add), tmp_path)
    assert not list(tmp_path.parent.glob("**/evil"))


def test_a_bomb_is_refused_before_it_is_unpacked(saved: Path, tmp_path: Path) -> None:
    bomb = bytes(20_000_000)

    def in_database(members: Members) -> None:
        members["database.db"] = bomb

    def in_evidence(members: Members) -> None:
        members[f"evidence/00/{'0' * 64}"] = bomb

    assert "database.db" in refused(tampered(saved, in_database), tmp_path)
    assert "packed" in refused(tampered(saved, in_evidence, zipfile.ZIP_DEFLATED), tmp_path)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(saved: Path, tmp_path: Path, packing: int) -> None:
    assert "packed" in refused(tampered(saved, lambda _members: None, packing), tmp_path)


def test_files_that_overlap_are_refused(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipInfo, "compress_size", property(lambda _info: 1 << 40, lambda _info, _size: None))
    assert "overlap" in refused(saved, tmp_path)


def test_more_than_the_disk_holds_is_refused(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1, 1, 0))
    refused(saved, tmp_path, NoRoom)


@pytest.mark.parametrize(
    "manifest",
    [
        [],
        {},
        "text",
        {"format": "govopen.backup/1"},
        {"format": "govopen.backup/9", "program": "", "schema": "", "made_at": 0, "heads": [], "members": []},
        {"format": "govopen.backup/1", "program": "", "schema": "", "made_at": "x", "heads": [], "members": []},
        {"format": "govopen.backup/1", "program": "", "schema": "", "made_at": 0, "heads": [[]], "members": []},
        {"format": "govopen.backup/1", "program": "", "schema": "", "made_at": 0, "heads": [], "members": []},
    ],
)
def test_a_manifest_that_says_nothing_useful_is_refused(saved: Path, tmp_path: Path, manifest: object) -> None:
    refused(tampered(saved, lambda _members: None, manifest=manifest), tmp_path)


def test_a_backup_without_its_database_is_refused(saved: Path, tmp_path: Path) -> None:
    refused(tampered(saved, lambda members: members.pop("database.db")), tmp_path)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as file:
        file.writestr("photo.jpg", PHOTO)
    assert "no manifest" in refused(tmp_path / "photos.zip", tmp_path)


def test_a_backup_of_a_newer_program_is_refused(saved: Path, tmp_path: Path) -> None:
    said = {"format": "govopen.backup/1", "program": "9", "schema": "9999", "made_at": 0, "heads": [], "members": []}
    refused(tampered(saved, lambda _members: None, manifest=said), tmp_path, TooNew)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip" * 100])
def test_a_file_that_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "saved.zip").write_bytes(content)
    refused(tmp_path / "saved.zip", tmp_path)


def test_a_cut_off_backup_is_refused(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    saved.write_bytes(whole[: len(whole) // 2])
    refused(saved, tmp_path)


def test_a_flipped_bit_is_noticed(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    with zipfile.ZipFile(saved) as file:
        packed = file.getinfo("database.db").compress_size
    for place in range(200, packed, packed // 15):
        saved.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        if not unpacks_alike(saved, whole):
            refused(saved, tmp_path)


def unpacks_alike(path: Path, whole: bytes) -> bool:
    """Whether the change only packs the same bytes in another way, as where a run of zeros is copied from elsewhere."""
    with zipfile.ZipFile(BytesIO(whole)) as file:
        bytes_before = file.read("database.db")
    try:
        with zipfile.ZipFile(path) as file:
            return file.read("database.db") == bytes_before
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return False


def test_an_unreadable_file_is_refused(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(archive, "ZipFile", refuse)
    assert "permission denied" in refused(saved, tmp_path)


def rewritten(members: Members, path: Path, *statements: str) -> None:
    path.write_bytes(members["database.db"])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in ("PRAGMA journal_mode = DELETE", *statements):
            connection.execute(statement)
    members["database.db"] = path.read_bytes()


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TRIGGER entry_no_delete", "DELETE FROM entry_text WHERE seq = 3", "DELETE FROM entry WHERE seq = 3"),
        ("UPDATE alembic_version SET version_num = '0000'",),
        ("DROP TABLE alembic_version",),
    ],
)
def test_a_database_other_than_the_manifest_says_is_refused(
    saved: Path, tmp_path: Path, statements: tuple[str, ...]
) -> None:
    def cut(members: Members) -> None:
        rewritten(
            members, tmp_path / "cut.db", *(["DROP TRIGGER entry_text_no_delete"] * (len(statements) > 1)), *statements
        )

    refused(tampered(saved, cut), tmp_path)


def test_a_database_that_is_none_is_refused(saved: Path, tmp_path: Path) -> None:
    def swap(members: Members) -> None:
        members["database.db"] = os.urandom(5000)

    refused(tampered(saved, swap), tmp_path)


def test_a_database_damaged_before_it_was_packed_is_refused(saved: Path, tmp_path: Path) -> None:
    def damage(members: Members) -> None:
        whole = members["database.db"]
        page = 4096 * 30
        members["database.db"] = whole[:page] + b"\xff" * 4096 + whole[page + 4096 :]

    refused(tampered(saved, damage), tmp_path)


def test_a_manifest_too_large_to_read_is_refused(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MANIFEST", 10)
    assert "no manifest" in refused(saved, tmp_path)
