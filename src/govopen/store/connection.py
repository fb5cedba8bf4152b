"""Open a database, read and write it. The standard library's ``sqlite3``; no ORM."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from govopen.errors import UnusableDatabase
from govopen.locales import _
from govopen.program import command
from govopen.store.sql import sql

SCHEMA = "0003"
"""The newest migration's revision; a test holds it to Alembic's own head."""

BUSY_SECONDS = 30
CACHE_KIB = 256 * 1024
"""For a large load, which fills two indexes far apart; readers keep SQLite's own cache."""
NETWORK_FILESYSTEMS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "smb2",
    "afs",
    "9p",
    "fuse.sshfs",
    "davfs",
    "fuse.davfs2",
}

Row = tuple[Any, ...]


class NoDatabase(UnusableDatabase):
    def __init__(self, path: Path) -> None:
        super().__init__(
            _("no database at {path}; make one with: {load} (or try: {demo})").format(
                path=path, load=command("load xicheng-2018"), demo=command("init --demo")
            )
        )


class NotOurs(UnusableDatabase):
    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} is not a govopen database; name another with --db").format(path=path))


class Damaged(UnusableDatabase):
    """SQLite cannot read it: a damaged database and another kind of file look the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is damaged, or no database; bring back a backup: {command}, or name another with --db").format(
                path=path, command=command(f"restore {_('FILE')}")
            )
        )


class TooNew(UnusableDatabase):
    def __init__(self, path: Path, revision: str) -> None:
        super().__init__(
            _(
                "{path} was written by a newer govopen (schema {revision}, this program knows {known}); update govopen"
            ).format(path=path, revision=revision, known=SCHEMA)
        )


class OnNetworkDrive(UnusableDatabase):
    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is on a network drive, where SQLite may lose data; keep the database on a local disk").format(
                path=path
            )
        )


class NotSupported(UnusableDatabase):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name}: this version keeps its data in SQLite files; give --db the path of a file").format(
                name=name.rsplit("@", maxsplit=1)[-1]
            )
        )


class Database:
    """One connection. Statements come from ``.sql`` files; values are always parameters."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("PRAGMA synchronous = FULL")

    def execute(self, statement: str, values: Mapping[str, object] | None = None) -> sqlite3.Cursor:
        return self._connection.execute(statement, values or {})

    def many(self, statement: str, rows: Iterable[Mapping[str, object] | Row]) -> None:
        self._connection.executemany(statement, rows)

    def expect_much(self) -> None:
        """Much will be written: keep the pages of the indexes at hand."""
        self.execute(f"PRAGMA cache_size = -{CACHE_KIB}")

    def rows(self, room: str, name: str, /, **values: object) -> list[Row]:
        """All rows of the statement ``<room>/sql/<name>.sql``."""
        return self.execute(sql(room, name), values).fetchall()

    def row(self, room: str, name: str, /, **values: object) -> Row | None:
        """Its first row."""
        found: Row | None = self.execute(sql(room, name), values).fetchone()
        return found

    @contextmanager
    def bytes_as_they_are(self) -> Iterator[None]:
        """Inside, a text that is no UTF-8 is no error: what does not fit is read as surrogates."""
        self._connection.text_factory = _surrogates
        try:
            yield
        finally:
            self._connection.text_factory = str

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside is of one moment."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Whole or nothing, alone: others wait up to 30 seconds. On disk when it ends; inside another, part of it."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def backup_to(self, target: sqlite3.Connection) -> None:
        """Copy a consistent picture, while others go on writing."""
        self._connection.backup(target)

    def close(self) -> None:
        self._connection.close()


def _surrogates(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def connect(name: str, *, create: bool = False) -> Database:
    """Open the database called ``name``, migrating an older one after a backup copy.

    ``create`` makes a missing one. Raises NoDatabase, NotOurs, Damaged, TooNew, OnNetworkDrive, NotSupported.
    """
    path = file_named(name)
    if on_network_drive(path):
        raise OnNetworkDrive(path)
    if not path.exists() and not create:
        raise NoDatabase(path)
    if path.exists() and not path.is_file():
        raise NotOurs(path)
    database, revision = _opened(path) if path.exists() else (None, None)
    if database and revision == SCHEMA:
        return database
    if database:
        database.close()
    if revision is not None and revision > SCHEMA:
        raise TooNew(path, revision)
    from govopen.store.migrate import upgrade

    path.parent.mkdir(parents=True, exist_ok=True)
    upgrade(path, older=revision)
    return Database(path)


def sweep(path: Path) -> None:
    """Empty the write-ahead log, which holds what was overwritten, as far as nobody reads from it at this moment."""
    database = Database(path)
    try:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def file_named(name: str) -> Path:
    """The file that ``name`` means, there or not; a server's address is refused. Raises NotSupported."""
    if "://" in name or name.startswith(("postgresql:", "postgres:")):
        raise NotSupported(name)
    return Path(name).expanduser()


def _opened(path: Path) -> tuple[Database, str | None]:
    """The database, and its schema's revision; None where the file is empty, as it is after a crash at its making."""
    if path.is_dir():
        raise NotOurs(path)
    database = None
    try:
        database = Database(path)
        return database, _revision(database)
    except (sqlite3.DatabaseError, TypeError) as error:
        if database:
            database.close()
        if isinstance(error, TypeError) or "no such table" in str(error):
            raise NotOurs(path) from error
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise Damaged(path) from error


def _revision(database: Database) -> str | None:
    if not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return None
    found: tuple[str] = database.execute("SELECT version_num FROM alembic_version").fetchone()
    return found[0]


def on_network_drive(path: Path) -> bool:
    """Whether ``path`` lies on a file system served by another machine, where SQLite's WAL does not work."""
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor) == 4)  # DRIVE_REMOTE
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    where = str(path.parent.resolve())
    return filesystem(mounts.read_text("utf-8", "replace"), where) in NETWORK_FILESYSTEMS


def filesystem(mounts: str, where: str) -> str:
    """The type of the file system that holds the directory ``where``, by a list like ``/proc/mounts``."""
    kind, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            point = fields[1].replace("\\040", " ")
            inside = where == point or where.startswith(point.rstrip("/") + "/")
            if inside and len(point) >= longest:
                kind, longest = fields[2], len(point)
    return kind
