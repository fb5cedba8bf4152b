"""A backup holds everything, is verified before it counts, and comes back without losing what was there."""

import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

import pytest

from govopen import __version__
from govopen.errors import GovopenError
from govopen.ledger.append import append
from govopen.ledger.audit import audit
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.store import archive, backup
from govopen.store.archive import NoRoom, NotABackup
from govopen.store.backup import (
    CannotCopy,
    FileExists,
    InUse,
    NewerLedger,
    NoSuchBackup,
    NotOverTheDatabase,
    UnreadableLedger,
    copy_database,
    restore,
)
from govopen.store.connection import SCHEMA, NoDatabase, TooNew, connect
from govopen.store.files import evidence_store

PLAN = "xicheng-2018"
MOMENT = int(datetime(2018, 8, 3, 6, 20, tzinfo=UTC).timestamp()) * 1_000_000
PHOTO = b"a photo of the meeting"
DIGEST = sha256(PHOTO).hexdigest()


def record(path: Path, many: int = 1, plan: str = PLAN) -> None:
    database = connect(str(path))
    with database.writing():
        draft = Draft(kind="progress", plan_version=1)
        append(database, plan, [draft] * many, Recorder("office", lambda: MOMENT))
    database.close()


def entries(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM entry").fetchone()[0])


def put_evidence(path: Path, content: bytes = PHOTO, digest: str = DIGEST) -> Path:
    place = evidence_store(path) / digest[:2] / digest
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


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


def leftovers(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir() if path.name.startswith(".")]


# Copying a database


def test_a_copy_is_the_same_database(office: Path, tmp_path: Path) -> None:
    copy_database(office, tmp_path / "copy.db")
    assert entries(tmp_path / "copy.db") == 3
    assert audit(connect(str(tmp_path / "copy.db"))) == []


def test_a_copy_holds_what_is_still_in_the_write_ahead_log(office: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(office)):  # an open reader keeps the log from being folded in
        record(office)
        copy_database(office, tmp_path / "copy.db")
    assert entries(tmp_path / "copy.db") == 4


def test_there_must_be_something_to_copy(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        copy_database(tmp_path / "none.db", tmp_path / "copy.db")
    assert not (tmp_path / "none.db").exists()


def test_what_is_no_database_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("dear office, " * 100)
    with pytest.raises(CannotCopy):
        copy_database(tmp_path / "letter.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    assert leftovers(tmp_path) == []


def test_a_copy_into_nowhere_is_refused(office: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotCopy) as refusal:
        copy_database(office, tmp_path / "no-such-directory" / "copy.db")
    assert refusal.value.exit_code == 3


# Backing up


def test_a_backup_says_what_it_holds(office: Path, saved: Path) -> None:
    with zipfile.ZipFile(saved) as file:
        said = json.loads(file.read("manifest.json"))
        members = {member["name"]: member for member in said["members"]}
        assert sorted(file.namelist()) == sorted([*members, "manifest.json"])
        for name, member in members.items():
            content = file.read(name)
            assert (len(content), sha256(content).hexdigest()) == (member["size"], member["sha256"])
    assert f"evidence/{DIGEST[:2]}/{DIGEST}" in members
    assert (said["format"], said["program"], said["schema"]) == ("govopen.backup/1", __version__, SCHEMA)
    assert said["made_at"] == MOMENT
    assert [(head["plan_id"], head["seq"]) for head in said["heads"]] == [(PLAN, 3)]
    assert office.exists()


def test_a_backup_leaves_no_draft_behind(saved: Path) -> None:
    assert leftovers(saved.parent) == []


def test_only_finished_evidence_files_are_backed_up(office: Path, tmp_path: Path) -> None:
    store = evidence_store(office)
    (store / ".incoming.1.part").write_text("half")
    (store / DIGEST[:2] / "notes.txt").write_text("not ours")
    (store / DIGEST[:2] / ("0" * 64)).write_text("in the wrong place")
    (store / "00").mkdir()
    (store / "00" / ("0" * 64)).mkdir()
    manifest = backup.backup(office, tmp_path / "saved.zip", made_at=MOMENT)
    assert [member.name[-64:] for member in manifest.members] == ["database.db", DIGEST]


def test_an_existing_file_is_not_overwritten_without_force(office: Path, saved: Path) -> None:
    before = saved.read_bytes()
    record(office)
    with pytest.raises(FileExists):
        backup.backup(office, saved, made_at=MOMENT)
    assert saved.read_bytes() == before
    assert backup.backup(office, saved, made_at=MOMENT, force=True).heads[0].seq == 4


def test_a_directory_is_never_overwritten(office: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileExists):
        backup.backup(office, tmp_path / "folder", made_at=MOMENT, force=True)


@pytest.mark.parametrize("force", [False, True])
def test_a_backup_never_overwrites_the_database(office: Path, tmp_path: Path, force: bool) -> None:
    (tmp_path / "other-name.db").symlink_to(office)
    with pytest.raises(NotOverTheDatabase):
        backup.backup(office, tmp_path / "other-name.db", made_at=MOMENT, force=force)
    assert entries(office) == 3


def test_there_must_be_something_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        backup.backup(tmp_path / "none.db", tmp_path / "saved.zip", made_at=MOMENT)


def test_a_disk_that_fills_up_leaves_the_old_backup(office: Path, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "add", full)
    with pytest.raises(CannotCopy, match="No space left"):
        backup.backup(office, saved, made_at=MOMENT, force=True)
    assert saved.read_bytes() == before
    assert leftovers(saved.parent) == []


def test_a_backup_that_cannot_be_read_back_does_not_count(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falsified(*args: object) -> archive.Member:
        return archive.add(*args)._replace(sha256="0" * 64)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "add", falsified)
    with pytest.raises(NotABackup, match="altered"):
        backup.backup(office, tmp_path / "saved.zip", made_at=MOMENT)
    assert not (tmp_path / "saved.zip").exists()


def test_a_backup_taken_while_others_write_is_of_one_moment(office: Path, tmp_path: Path) -> None:
    stop = Event()

    def clerk() -> None:
        while not stop.is_set():
            record(office)

    thread = Thread(target=clerk)
    thread.start()
    try:
        manifests = [backup.backup(office, tmp_path / f"{n}.zip", made_at=MOMENT) for n in range(3)]
    finally:
        stop.set()
        thread.join()
    for number, manifest in enumerate(manifests):
        restore(tmp_path / f"{number}.zip", tmp_path / f"{number}.db", moment=MOMENT)
        assert entries(tmp_path / f"{number}.db") == manifest.heads[0].seq
        assert audit(connect(str(tmp_path / f"{number}.db"))) == []


# Restoring


def test_a_restored_database_is_whole(saved: Path, tmp_path: Path) -> None:
    new = tmp_path / "another" / "place.db"
    done = restore(saved, new, moment=MOMENT)
    assert (done.aside, done.files_added) == (None, 1)
    assert (evidence_store(new) / DIGEST[:2] / DIGEST).read_bytes() == PHOTO
    assert audit(connect(str(new))) == []
    assert entries(new) == 3
    assert leftovers(new.parent) == []
    record(new)
    assert entries(new) == 4


def test_an_older_ledger_is_kept_aside_and_replaced(office: Path, saved: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(saved) as file:
        (tmp_path / "old.db").write_bytes(file.read("database.db"))
    record(office, 5)
    backup.backup(office, tmp_path / "newer.zip", made_at=MOMENT)
    done = restore(tmp_path / "newer.zip", tmp_path / "old.db", moment=MOMENT)
    assert done.aside == tmp_path / "old.db.before-restore-20180803T062000Z"
    assert entries(done.aside) == 3
    assert entries(tmp_path / "old.db") == 8


def test_a_newer_ledger_is_not_replaced(office: Path, saved: Path) -> None:
    record(office)
    with pytest.raises(NewerLedger, match="E4"):
        restore(saved, office, moment=MOMENT)
    assert entries(office) == 4
    with closing(sqlite3.connect(office)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_ledger_that_went_another_way_is_not_replaced(xicheng: Path, tmp_path: Path) -> None:
    shutil.copy(xicheng, tmp_path / "branch.db")
    record(xicheng, 5)
    record(tmp_path / "branch.db", 1)
    backup.backup(xicheng, tmp_path / "saved.zip", made_at=MOMENT)
    with pytest.raises(NewerLedger, match="E2"):
        restore(tmp_path / "saved.zip", tmp_path / "branch.db", moment=MOMENT)


def test_a_plan_that_the_backup_lacks_is_not_lost(office: Path, saved: Path) -> None:
    record(office, plan="another-plan")
    with pytest.raises(NewerLedger, match="another-plan"):
        restore(saved, office, moment=MOMENT)


def test_with_force_a_newer_ledger_is_kept_aside(office: Path, saved: Path) -> None:
    record(office)
    extra = put_evidence(office, b"later", sha256(b"later").hexdigest())
    done = restore(saved, office, moment=MOMENT, force=True)
    assert done.aside is not None
    assert (entries(office), entries(done.aside)) == (3, 4)
    assert audit(connect(str(done.aside))) == []
    assert extra.exists()


def test_two_restores_in_one_second_keep_both_old_ledgers(office: Path, saved: Path) -> None:
    first = restore(saved, office, moment=MOMENT)
    second = restore(saved, office, moment=MOMENT)
    assert first.aside is not None
    assert second.aside == first.aside.with_name(first.aside.name + "-2")
    assert first.aside.exists()
    assert second.aside.exists()


def test_what_was_recorded_while_the_restore_waited_is_not_lost(
    office: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = backup._refuse_newer
    asked: list[int] = []

    def slow(database: Path, new: Path) -> None:
        check(database, new)
        if not asked:
            record(office)
        asked.append(1)

    monkeypatch.setattr(backup, "_refuse_newer", slow)
    with pytest.raises(NewerLedger):
        restore(saved, office, moment=MOMENT)
    assert entries(office) == 4


def test_a_database_in_use_is_not_pulled_away(office: Path, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(office)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM plan").fetchone()
        with pytest.raises(InUse):
            restore(saved, office, moment=MOMENT, force=True)
    assert entries(office) == 3


def test_an_unreadable_database_is_put_aside_only_with_force(saved: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a database at all" * 300)
    with pytest.raises(UnreadableLedger):
        restore(saved, broken, moment=MOMENT)
    assert broken.read_bytes().startswith(b"not a database")
    done = restore(saved, broken, moment=MOMENT, force=True)
    assert done.aside is not None
    assert done.aside.read_bytes().startswith(b"not a database")
    assert entries(broken) == 3
    assert audit(connect(str(broken))) == []


def test_a_log_that_could_not_be_read_is_put_aside_with_its_database(
    office: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = office.with_name(office.name + "-wal")
    log.write_bytes(b"a log")

    def broken(_database: Path, _mode: str) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(backup, "_journal", broken)
    done = restore(saved, office, moment=MOMENT, force=True)
    assert done.aside is not None
    assert done.aside.with_name(done.aside.name + "-wal").read_bytes() == b"a log"
    assert not log.exists()
    assert entries(office) == 3


def test_without_hard_links_the_old_database_is_copied(
    office: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    done = restore(saved, office, moment=MOMENT)
    assert done.aside is not None
    assert entries(done.aside) == 3


def test_evidence_is_added_and_mended_never_removed(office: Path, saved: Path) -> None:
    place = put_evidence(office, b"damaged")
    other = put_evidence(office, b"mine", "ab" + "0" * 62)
    assert restore(saved, office, moment=MOMENT).files_added == 1
    assert place.read_bytes() == PHOTO
    assert place.with_name(f"{DIGEST}.damaged-20180803T062000Z").read_bytes() == b"damaged"
    assert other.read_bytes() == b"mine"
    assert restore(saved, office, moment=MOMENT).files_added == 0


def test_a_damaged_evidence_file_in_a_backup_replaces_no_good_one(office: Path, tmp_path: Path) -> None:
    place = put_evidence(office, b"damaged")
    backup.backup(office, tmp_path / "saved.zip", made_at=MOMENT)
    for good in (PHOTO, b"damaged too"):
        place.write_bytes(good)
        restore(tmp_path / "saved.zip", office, moment=MOMENT)
        assert place.read_bytes() == good


def test_there_must_be_a_backup(office: Path, tmp_path: Path) -> None:
    with pytest.raises(NoSuchBackup):
        restore(tmp_path / "none.zip", office, moment=MOMENT)


# A backup file comes from outside


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
        refused(saved, tmp_path)


def test_an_unreadable_file_is_refused(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(archive, "ZipFile", refuse)
    assert "Permission denied" in refused(saved, tmp_path)


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
