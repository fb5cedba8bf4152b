"""A database is opened where it is ours and of a schema we know, and the ledger in it cannot be changed."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from older import EVERYTHING, make_older, rows_of
from standing_rows import put_again

from govopen.errors import UnusableDatabase
from govopen.store import connection as connecting
from govopen.store.connection import (
    SCHEMA,
    Damaged,
    NoDatabase,
    NotOurs,
    NotSupported,
    OnNetworkDrive,
    TooNew,
    connect,
    filesystem,
    on_network_drive,
)
from govopen.store.migrate import MIGRATIONS, upgrade

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//server/share /mnt/my\\040share cifs rw 0 0
//server/share /mnt/hidden cifs rw 0 0
/dev/sdc1 /mnt/hidden ext4 rw 0 0
broken
"""


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty database; copy it."""
    path = tmp_path_factory.mktemp("migrated") / "new.db"
    connect(str(path), create=True).close()
    return path


@pytest.fixture
def empty(migrated: Path, tmp_path: Path) -> Path:
    """A new, empty database of one's own."""
    return Path(shutil.copy(migrated, tmp_path / "empty.db"))


@pytest.fixture
def plain(xicheng: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the 2018 plan's database without any of the program's care."""
    with closing(sqlite3.connect(xicheng, isolation_level=None)) as connection:
        yield connection


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        return str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def set_revision(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_a_new_database_has_the_newest_schema(empty: Path) -> None:
    assert revision(empty) == SCHEMA


def test_a_database_is_made_only_where_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase) as refusal:
        connect(str(tmp_path / "deep" / "new.db"))
    assert refusal.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []
    connect(str(tmp_path / "deep" / "new.db"), create=True).close()
    assert revision(tmp_path / "deep" / "new.db") == SCHEMA


def test_a_path_may_begin_in_the_home_directory(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(empty.parent))
    monkeypatch.setenv("USERPROFILE", str(empty.parent))
    assert connect(f"~/{empty.name}").path == empty


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "crashed.db").touch()
    connect(str(tmp_path / "crashed.db")).close()
    assert revision(tmp_path / "crashed.db") == SCHEMA
    assert [path.name for path in tmp_path.glob("*.bak")] == []


def test_a_newer_database_is_refused_untouched(empty: Path) -> None:
    set_revision(empty, "9999")
    before = empty.read_bytes()
    with pytest.raises(TooNew) as refusal:
        connect(str(empty))
    assert refusal.value.exit_code == 3
    assert empty.read_bytes() == before


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database as the first release made it, with a little in it."""
    return make_older(tmp_path / "older.db")


def test_an_older_database_is_copied_before_it_is_migrated(older: Path) -> None:
    connect(str(older)).close()
    assert revision(older) == SCHEMA
    kept = older.with_name("older.db.before-0003.bak")
    assert revision(kept) == "0001"
    assert rows_of(kept) == EVERYTHING


def test_a_migrated_database_has_all_that_was_in_it(older: Path) -> None:
    assert rows_of(older) == EVERYTHING
    connect(str(older)).close()
    assert rows_of(older) == EVERYTHING


def test_a_migration_fills_in_what_older_programs_did_not_keep(older: Path) -> None:
    database = connect(str(older))
    plain = dict(database.execute("SELECT checkpoint, plain FROM checkpoint").fetchall())
    assert plain == {
        "1.1.1a": 1,
        "1.1.1b/1": 1,
        "1.1.1b": 0,
        "1.1.1c/2018-Q1": 0,
        "1.1.1d/case-1": 1,
        "1.1.1e/case-1": 0,
        "1.1.1f": 1,
    }
    listeners = database.execute("SELECT plan_id, version, unit, obligation FROM listener ORDER BY unit, obligation")
    assert listeners.fetchall() == [
        ("old", 1, "区教委", "1.1.1d"),
        ("old", 1, "月坛街道", "1.1.1d"),
        ("old", 1, "月坛街道", "1.1.1e"),
        ("old", 1, "相关部门", "1.1.1e"),
    ]
    review = dict(database.execute("SELECT obligation, review FROM obligation").fetchall())
    assert review == {"1.1.1a": 1, "1.1.1b": 1, "1.1.1c": 1, "1.1.1d": 1, "1.1.1e": 1, "1.1.1f": 0}


def test_a_migrated_checkpoint_may_stand_in_two_stretches_of_time(older: Path) -> None:
    database = connect(str(older))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(put_again())
    before = database.execute("SELECT COUNT(*) FROM checkpoint").fetchone()[0]
    database.execute(put_again(begins="begins + 1"))
    assert database.execute("SELECT COUNT(*) FROM checkpoint").fetchone()[0] == 2 * before


def test_a_migrated_ledger_refuses_changes_and_its_keys_still_refer(older: Path) -> None:
    database = connect(str(older))
    for change in ("UPDATE entry SET times = 2", "DELETE FROM entry", "DELETE FROM entry_text"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(change)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("UPDATE checkpoint SET version = 9")


def test_a_new_database_has_nothing_to_copy_first(tmp_path: Path) -> None:
    assert upgrade(tmp_path / "new.db", older=None) is None


def text_file(path: Path) -> None:
    path.write_text("dear office, " * 100)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE photos (name)")


def without_revision(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE alembic_version (version_num)")


@pytest.mark.parametrize("make", [text_file, other_database, without_revision, Path.mkdir])
def test_what_is_not_ours_is_refused_untouched(tmp_path: Path, make: object) -> None:
    path = tmp_path / "other.db"
    make(path)  # type: ignore[operator]  # a parameter
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises((NotOurs, Damaged)) as refusal:
        connect(str(path), create=True)
    assert refusal.value.exit_code == 3
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_a_database_server_is_not_supported_and_its_password_not_repeated() -> None:
    with pytest.raises(NotSupported) as refusal:
        connect("postgresql://me:secret@server/plans")
    assert "server/plans" in str(refusal.value)
    assert "secret" not in str(refusal.value)
    with pytest.raises(UnusableDatabase):
        connect("postgres://server/plans")


@pytest.mark.parametrize(
    ("directory", "kind"),
    [
        ("/", "ext4"),
        ("/var/lib", "ext4"),
        ("/home", "nfs4"),
        ("/home/li", "nfs4"),
        ("/homeless", "ext4"),
        ("/home/local/li", "ext4"),
        ("/mnt/my share/plans", "cifs"),
        ("/mnt/hidden", "ext4"),
    ],
)
def test_a_directory_lies_on_the_innermost_and_newest_mount(directory: str, kind: str) -> None:
    assert filesystem(MOUNTS, directory) == kind


def test_without_mounts_nothing_is_known() -> None:
    assert filesystem("", "/home") == ""


@pytest.mark.parametrize("name", ["\\\\server\\share\\plan.db", "//server/share/plan.db"])
def test_a_network_drive_is_refused(name: str) -> None:
    with pytest.raises(OnNetworkDrive) as refusal:
        connect(name, create=True)
    assert refusal.value.exit_code == 3


def test_a_mounted_network_drive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "filesystem", lambda _mounts, where: "nfs4" if where == str(tmp_path) else "ext4")
    assert on_network_drive(tmp_path / "plan.db")
    assert not on_network_drive(tmp_path / "local" / "plan.db")


def test_a_connection_is_durable_and_keeps_references(empty: Path) -> None:
    database = connect(str(empty))
    settings = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")}
    assert settings == {"journal_mode": "wal", "foreign_keys": 1}
    assert database.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
    assert database.execute("PRAGMA busy_timeout").fetchone()[0] == 30_000
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO unit VALUES ('no such plan', 1, 'x', 1, 'department', '', '')")


def test_what_is_read_together_is_of_one_moment(empty: Path) -> None:
    reader, writer = connect(str(empty)), connect(str(empty))
    with reader.reading():
        before = reader.execute("SELECT * FROM meta").fetchall()
        writer.execute("INSERT INTO meta VALUES ('a', 'b')")
        assert reader.execute("SELECT * FROM meta").fetchall() == before
    assert ("a", "b") in reader.execute("SELECT * FROM meta").fetchall()


def test_writing_is_whole_or_nothing(empty: Path) -> None:
    database = connect(str(empty))

    def half() -> None:
        with database.writing():
            database.execute("INSERT INTO meta VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert ("a", "b") not in database.execute("SELECT * FROM meta").fetchall()


def test_writing_inside_writing_is_part_of_it(empty: Path) -> None:
    database = connect(str(empty))
    with database.writing():
        with database.writing():
            database.execute("INSERT INTO meta VALUES ('a', 'b')")
        assert ("a", "b") not in connect(str(empty)).execute("SELECT * FROM meta").fetchall()
    assert ("a", "b") in connect(str(empty)).execute("SELECT * FROM meta").fetchall()


def test_a_database_can_be_copied_while_it_is_open(empty: Path) -> None:
    database = connect(str(empty))
    with closing(sqlite3.connect(":memory:")) as target:
        database.backup_to(target)
        assert target.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)


COPY = "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE seq = 1"


@pytest.mark.parametrize("table", ["entry", "entry_text"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET seq = seq + 1",
        "UPDATE {table} SET plan_id = 'other'",
        "DELETE FROM {table}",
        "DELETE FROM {table} WHERE seq = 1",
        COPY,
        "INSERT OR IGNORE INTO {table} SELECT * FROM {table} WHERE seq = 1",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT (plan_id, seq) DO UPDATE SET seq = 2",
    ],
)
def test_the_ledger_refuses_every_change(plain: sqlite3.Connection, table: str, change: str) -> None:
    before = plain.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute(change.format(table=table))
    assert plain.execute(f"SELECT * FROM {table}").fetchall() == before
    assert before


def test_a_fact_of_an_entry_cannot_be_changed(plain: sqlite3.Connection) -> None:
    for _number, name, *_rest in plain.execute("PRAGMA table_info(entry)").fetchall():
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            plain.execute(f"UPDATE entry SET {name} = {name}")


def test_a_text_can_be_emptied_once_and_says_so(plain: sqlite3.Connection) -> None:
    for change in ("body = ''", "body = '', redacted = 0", "salt = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            plain.execute(f"UPDATE entry_text SET {change}")
    plain.execute("UPDATE entry_text SET salt = '', body = '', redacted = 1")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        plain.execute("UPDATE entry_text SET body = 'back again', redacted = 1")


def test_the_schema_is_what_the_migrations_make(empty: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine
    from sqlmodel import SQLModel

    import govopen.store.schema  # noqa: F401 - the tables register themselves

    engine = create_engine(f"sqlite:///{empty}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_schema_that_the_program_knows_is_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_what_sqlite_cannot_read_is_called_damaged_and_a_backup_is_named(tmp_path: Path) -> None:
    text_file(tmp_path / "x.db")
    with pytest.raises(Damaged, match="damaged, or no database; bring back a backup: govopen restore"):
        connect(str(tmp_path / "x.db"))


def test_no_other_server_is_taken_for_a_file() -> None:
    with pytest.raises(NotSupported):
        connect("mysql://server/plans")
