"""The backup file: a zip of the database, its evidence files and a manifest that says what each must be.

What is in such a file comes from outside: names outside the expected ones, sizes beyond the manifest, and anything
that would grow out of proportion are refused before a byte of them is used.
"""

import json
import re
import shutil
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from govopen.errors import BadInput, os_reason
from govopen.locales import _
from govopen.store.connection import SCHEMA, TooNew
from govopen.store.files import pour
from govopen.store.sql import sql

FORMAT = "govopen.backup/1"
DATABASE, MANIFEST = "database.db", "manifest.json"
EVIDENCE = re.compile(r"evidence/([0-9a-f]{2})/(\1[0-9a-f]{62})")
MOST_MANIFEST = 64 << 20
MOST_RATIO = 200
"""How many times its packed size the database may have; what SQLite writes packs to a twentieth at best."""


class NotABackup(BadInput):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("{path} is not a whole govopen backup ({reason}); use another one").format(path=path, reason=reason)
        )


class NoRoom(BadInput):
    def __init__(self, directory: Path, needed: int) -> None:
        super().__init__(
            _("{directory} has no room for {needed} MB; free some space").format(
                directory=directory, needed=-(-needed >> 20)
            )
        )


class Head(NamedTuple):
    """The last entry of a plan's chain."""

    plan_id: str
    seq: int
    hash: str


class Member(NamedTuple):
    """A file in the backup; ``size`` in bytes."""

    name: str
    size: int
    sha256: str


class Manifest(NamedTuple):
    """What a backup holds. ``made_at`` is in microseconds since the epoch, UTC."""

    format: str
    program: str
    schema: str
    made_at: int
    heads: tuple[Head, ...]
    members: tuple[Member, ...]

    def as_json(self) -> bytes:
        fields = self._asdict()
        fields["heads"] = [head._asdict() for head in self.heads]
        fields["members"] = [member._asdict() for member in self.members]
        return json.dumps(fields, ensure_ascii=False, indent=1).encode()


class Opened(NamedTuple):
    """A backup that was verified whole, its database unpacked."""

    manifest: Manifest
    archive: ZipFile
    database: Path


def add(archive: ZipFile, name: str, source: BinaryIO) -> Member:
    """Put a file into the archive. The database is packed; evidence is mostly packed by itself already."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED if name == DATABASE else ZIP_STORED
    info.external_attr = 0o600 << 16
    with archive.open(info, "w", force_zip64=True) as member:
        digest, size = pour(source, member.write, sys.maxsize)
    return Member(name, size, digest)


@contextmanager
def opened(path: Path, beside: Path) -> Iterator[Opened]:
    """Verify a backup wholly, its database unpacked into a temporary directory in ``beside``.

    Raises NotABackup, TooNew, NoRoom.
    """
    try:
        with _readable(path) as archive, TemporaryDirectory(prefix=".govopen-", dir=beside) as directory:
            manifest = _manifest(archive, path)
            needed = sum(member.size for member in manifest.members)
            if needed > shutil.disk_usage(beside).free:
                raise NoRoom(beside, needed)
            database = Path(directory) / DATABASE
            with database.open("xb") as target:
                for member in manifest.members:
                    copy_member(archive, member, target if member.name == DATABASE else None, path)
            _check_database(database, manifest, path)
            yield Opened(manifest, archive, database)
    except (BadZipFile, EOFError, zlib.error, NotImplementedError) as problem:
        raise NotABackup(path, _("it is no zip file, or a damaged one")) from problem


def _readable(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except OSError as problem:
        raise NotABackup(path, os_reason(problem)) from problem


def is_backup(path: Path) -> bool:
    """Whether it is a file that `backup` wrote, by its manifest; what else is in it may be damaged."""
    try:
        with ZipFile(path) as archive:
            if archive.getinfo(MANIFEST).file_size > MOST_MANIFEST:
                return False
            said = json.loads(archive.read(MANIFEST))
    except (OSError, BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, KeyError, ValueError):
        return False
    return isinstance(said, dict) and str(said.get("format")).startswith("govopen.backup/")


def copy_member(archive: ZipFile, member: Member, target: BinaryIO | None, path: Path) -> None:
    """Unpack one member, into nowhere without ``target``. Raises NotABackup where it is not what the manifest says."""
    with archive.open(member.name) as source:
        found = pour(source, target.write if target else len, member.size)  # type: ignore[arg-type]  # len writes nothing
    if found != (member.sha256, member.size):
        raise NotABackup(path, _("{name} was altered").format(name=member.name))


def _manifest(archive: ZipFile, path: Path) -> Manifest:
    infos = {info.filename: info for info in archive.infolist()}
    if MANIFEST not in infos or infos[MANIFEST].file_size > MOST_MANIFEST:
        raise NotABackup(path, _("no manifest"))
    try:
        manifest = _parsed(json.loads(archive.read(MANIFEST)))
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise NotABackup(path, _("its manifest cannot be read")) from problem
    if manifest.format != FORMAT:
        raise NotABackup(path, _("its format is {found}, not {known}").format(found=manifest.format, known=FORMAT))
    if manifest.schema > SCHEMA:
        raise TooNew(path, manifest.schema)
    names = [MANIFEST, *(member.name for member in manifest.members)]
    listed = sorted(names) == sorted(info.filename for info in archive.infolist())
    if not listed or len(infos) < len(names) or DATABASE not in names:
        raise NotABackup(path, _("its files are not those of its manifest"))
    if sum(info.compress_size for info in infos.values()) > path.stat().st_size:
        raise NotABackup(path, _("its files overlap"))
    for member in manifest.members:
        _check_member(infos[member.name], member, path)
    return manifest


def _parsed(said: Any) -> Manifest:
    return Manifest(
        format=str(said["format"]),
        program=str(said["program"]),
        schema=str(said["schema"]),
        made_at=int(said["made_at"]),
        heads=tuple(Head(str(h["plan_id"]), int(h["seq"]), str(h["hash"])) for h in said["heads"]),
        members=tuple(Member(str(m["name"]), int(m["size"]), str(m["sha256"])) for m in said["members"]),
    )


def _check_member(info: ZipInfo, member: Member, path: Path) -> None:
    """Before anything is unpacked: a name of ours, the size it says, and no more than it can honestly be packed."""
    is_database = member.name == DATABASE
    if not is_database and not EVIDENCE.fullmatch(member.name):
        raise NotABackup(path, _("it holds {name!r}").format(name=member.name[:60]))
    most = MOST_RATIO * (info.compress_size + 1024) if is_database else info.compress_size
    honest = info.compress_type in ({ZIP_DEFLATED, ZIP_STORED} if is_database else {ZIP_STORED})
    if info.flag_bits & 1 or not honest or info.file_size != member.size or member.size > most:
        raise NotABackup(path, _("{name} is packed as no backup packs it").format(name=member.name))


def _check_database(database: Path, manifest: Manifest, path: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as connection:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            schema = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            heads = tuple(Head._make(row) for row in connection.execute(sql("store", "heads")))
    except sqlite3.DatabaseError as problem:
        raise NotABackup(path, _("its database is damaged")) from problem
    if not sound or schema != (manifest.schema,) or heads != manifest.heads:
        raise NotABackup(path, _("its database is not what its manifest says"))
