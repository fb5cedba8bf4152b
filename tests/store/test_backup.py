"""A backup holds everything, is verified before it counts, and comes back without losing what was there."""

import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

import pytest
from backups import DIGEST, MOMENT, PHOTO, PLAN, entries, leftovers, put_evidence, record

from govopen import __version__
from govopen.ledger.audit import audit
from govopen.store import archive, backup
from govopen.store.archive import NotABackup
from govopen.store.backup import (
    CannotCopy,
    FileExists,
    InUse,
    NewerLedger,
    NoSuchBackup,
    NotOverTheDatabase,
    NotReplaced,
    UnreadableLedger,
    copy_database,
    restore,
)
from govopen.store.connection import SCHEMA, NoDatabase, connect
from govopen.store.files import evidence_store


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
    with pytest.raises(NotReplaced):
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
    with pytest.raises(CannotCopy, match="the disk is full"):
        backup.backup(office, saved, made_at=MOMENT, force=True)
    assert saved.read_bytes() == before
    assert leftovers(saved.parent) == []


def test_a_backup_that_cannot_be_read_back_does_not_count(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falsified(*args: object) -> archive.Member:
        return archive.add(*args)._replace(sha256="0" * 64)  # type: ignore[arg-type]  # passed through

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
        reader.execute("SELECT * FROM entry").fetchone()
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
