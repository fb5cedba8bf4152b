"""Copies: of a database, of everything into one file, and back. Online: others may go on writing."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from govopen import __version__
from govopen.errors import BadInput, UnusableDatabase, os_reason
from govopen.locales import _
from govopen.store.archive import (
    DATABASE,
    EVIDENCE,
    FORMAT,
    MANIFEST,
    Head,
    Manifest,
    Member,
    Opened,
    add,
    copy_member,
    is_backup,
    opened,
)
from govopen.store.connection import BUSY_SECONDS, NoDatabase
from govopen.store.files import discard, evidence_store, hash_of, hidden_beside, put_in_place, sync_directory
from govopen.store.sql import sql


class FileExists(BadInput):
    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} exists already; name another file, or add --force").format(path=path))


class NotOverTheDatabase(BadInput):
    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} is the database itself; name another file for the backup").format(path=path))


class NotReplaced(BadInput):
    """--force is about an older backup; a database, a letter or a photograph is not one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is not a backup, and --force replaces nothing else; name another file").format(path=path)
        )


class NoSuchBackup(BadInput):
    def __init__(self, path: Path) -> None:
        super().__init__(_("no backup at {path}; check the name").format(path=path))


class NewerLedger(BadInput):
    """What is there has entries that the backup does not have."""

    def __init__(self, path: Path, head: Head) -> None:
        super().__init__(
            _(
                "not restored: {path} has E{seq} of {plan}, which the backup lacks; to go back all the same, keeping it"
                " aside, add --force"
            ).format(path=path, seq=head.seq, plan=head.plan_id)
        )


class UnreadableLedger(BadInput):
    """Nobody can tell whether what is there is newer."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("not restored: {path} cannot be read ({reason}); to put it aside unread, add --force").format(
                path=path, reason=reason
            )
        )


class InUse(UnusableDatabase):
    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is in use by another program; close it there and try again").format(path=path),
        )


class CannotCopy(UnusableDatabase):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("cannot write {path} ({reason}); nothing was changed; name another place").format(
                path=path, reason=reason
            )
        )


class Restored(NamedTuple):
    """What a restore did; ``aside`` is where the database that was there before is now, if there was one."""

    manifest: Manifest
    aside: Path | None
    files_added: int


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise CannotCopy(path, os_reason(problem)) from problem
    except sqlite3.DatabaseError as problem:
        raise CannotCopy(path, sqlite_reason(problem)) from problem


def sqlite_reason(problem: sqlite3.Error) -> str:
    """Why SQLite refused, in the reader's language where it is a common reason."""
    name = getattr(problem, "sqlite_errorname", "")
    known = {
        "SQLITE_FULL": _("the disk is full"),
        "SQLITE_CORRUPT": _("the database is damaged"),
        "SQLITE_NOTADB": _("the database is damaged"),
        "SQLITE_CANTOPEN": _("it cannot be opened"),
        "SQLITE_READONLY": _("permission denied"),
    }
    return next((words for start, words in known.items() if name.startswith(start)), str(problem))


def copy_database(source: Path, target: Path) -> None:
    """Copy a consistent picture of a database, while others go on writing; ``target`` is whole or not there.

    Raises NoDatabase, CannotCopy.
    """
    if not source.is_file():
        raise NoDatabase(source)
    with _worded(target):
        draft = hidden_beside(target)
        try:
            with (
                closing(sqlite3.connect(source, timeout=BUSY_SECONDS)) as old,
                closing(sqlite3.connect(draft)) as new,
            ):
                old.backup(new)
            put_in_place(draft, target)
        finally:
            discard(draft)


def backup(database: Path, target: Path, *, made_at: int, force: bool = False) -> Manifest:
    """Put the database and its evidence into one file, and read that file back before it gets its name.

    ``made_at`` is now, in microseconds since the epoch. An existing file is only replaced with ``force``.
    Raises NoDatabase, FileExists, NotReplaced, NotOverTheDatabase, CannotCopy; NotABackup where the database
    itself is damaged.
    """
    if not database.is_file():
        raise NoDatabase(database)
    if target.exists() and target.samefile(database):
        raise NotOverTheDatabase(target)
    if target.exists() and not force:
        raise FileExists(target)
    if target.exists() and not (target.is_file() and is_backup(target)):
        raise NotReplaced(target)
    draft, copy = hidden_beside(target), hidden_beside(target)
    try:
        with _worded(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            # First the database: a file is in the store before the entry that names it, so none can be lacking.
            copy_database(database, copy)
            with ZipFile(draft, "x") as archive:
                members = [*_pack(archive, copy, evidence_store(database))]
                heads, schema = _heads(copy), _schema(copy)
                manifest = Manifest(FORMAT, __version__, schema, made_at, heads, tuple(members))
                add(archive, MANIFEST, BytesIO(manifest.as_json()))
            with opened(draft, target.parent):
                put_in_place(draft, target)
    finally:
        discard(draft)
        discard(copy)
    return manifest


def _pack(archive: ZipFile, database: Path, store: Path) -> Iterator[Member]:
    with database.open("rb") as file:
        yield add(archive, DATABASE, file)
    for path in sorted(store.glob("??/*")):
        name = f"evidence/{path.parent.name}/{path.name}"
        if EVIDENCE.fullmatch(name) and path.is_file():
            with path.open("rb") as file:
                yield add(archive, name, file)


def _heads(database: Path) -> tuple[Head, ...]:
    with closing(sqlite3.connect(database, timeout=BUSY_SECONDS)) as connection:
        return tuple(Head._make(row) for row in connection.execute(sql("store", "heads")))


def _schema(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def restore(source: Path, database: Path, *, moment: int, force: bool = False) -> Restored:
    """Put back what a backup holds, after verifying all of it.

    A ledger with entries that the backup lacks is only replaced with ``force``. What was there is kept beside, with
    ``moment`` (now, in microseconds since the epoch) in its name; evidence files are added, never removed.
    Raises NoSuchBackup, NotABackup, TooNew, NoRoom, NewerLedger, UnreadableLedger, InUse, CannotCopy.
    """
    if not source.is_file():
        raise NoSuchBackup(source)
    stamp = datetime.fromtimestamp(moment // 1_000_000, UTC).strftime("%Y%m%dT%H%M%SZ")
    with _worded(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        with opened(source, database.parent) as found:
            exists = database.exists()
            if exists:
                _settle(database, found.database, force=force)
            added = _merge(found, evidence_store(database), source, stamp)
            aside = _put_aside(database, stamp) if exists else None
            for sibling in _siblings(database):  # a stale WAL would be played into the new database
                sibling.unlink(missing_ok=True)
            put_in_place(found.database, database)
    return Restored(found.manifest, aside, added)


def _settle(database: Path, new: Path, *, force: bool) -> None:
    """Make the database that is there one file, alone; and refuse where it knows more than the backup."""
    try:
        if not force:
            _refuse_newer(database, new)
        _journal(database, "DELETE")  # wants to be alone, and leaves no WAL behind
        if not force:
            # Again, for what was recorded meanwhile; by a new connection, since the old one may trust its cache.
            try:
                _refuse_newer(database, new)
            except NewerLedger:
                _journal(database, "WAL")
                raise
    except sqlite3.DatabaseError as problem:
        if "locked" in str(problem):
            raise InUse(database) from problem
        if not force:
            raise UnreadableLedger(database, sqlite_reason(problem)) from problem


def _journal(database: Path, mode: str) -> None:
    with closing(sqlite3.connect(database, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")


def _refuse_newer(database: Path, new: Path) -> None:
    with closing(sqlite3.connect(new)) as connection:
        for head in _heads(database):
            same = connection.execute(
                "SELECT 1 FROM entry WHERE plan_id = ? AND seq = ? AND hash = ?", (head.plan_id, head.seq, head.hash)
            ).fetchone()
            if same is None:
                raise NewerLedger(database, head)


def _merge(found: Opened, store: Path, source: Path, stamp: str) -> int:
    added = 0
    for member in found.manifest.members:
        if not (match := EVIDENCE.fullmatch(member.name)):
            continue
        place = store / match[1] / match[2]
        if place.exists():
            if hash_of(place)[0] == match[2] or member.sha256 != match[2]:
                continue
            place.replace(place.with_name(f"{place.name}.damaged-{stamp}"))
        place.parent.mkdir(parents=True, exist_ok=True)
        sync_directory(store)
        draft = hidden_beside(place)
        try:
            with draft.open("xb") as target:
                copy_member(found.archive, member, target, source)
            put_in_place(draft, place)
        finally:
            discard(draft)
        added += 1
    return added


def _siblings(database: Path) -> list[Path]:
    return [database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal")]


def _put_aside(database: Path, stamp: str) -> Path:
    """A second name for the database that is there, so that at no instant there is none."""
    aside = database.with_name(f"{database.name}.before-restore-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = database.with_name(f"{database.name}.before-restore-{stamp}-{number}")
    try:
        os.link(database, aside)
    except OSError:  # a file system without hard links
        shutil.copy2(database, aside)
    for sibling in _siblings(database):  # left only where the database could not be read
        if sibling.exists():
            shutil.copy2(sibling, aside.with_name(aside.name + sibling.name.removeprefix(database.name)))
    return aside
