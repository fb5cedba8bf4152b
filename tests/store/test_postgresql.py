"""The shared engine: the schema, the triggers and every statement hold on a PostgreSQL server too.

The server is a real one, started for these tests as a user without rights, and listens on a socket file only. Its
driver comes with ``[dev]``, so it is imported where it is used: the other tests are collected without it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel
from statements import composed

from govopen.deadlines.instants import DAY
from govopen.ledger.append import append
from govopen.ledger.clauses import Source, keep
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.standing.standing import LAST, statement
from govopen.store.connection import Database
from govopen.store.migrate import run
from govopen.store.sql import for_postgresql, sql

if TYPE_CHECKING:
    import psycopg

pytestmark = pytest.mark.server


def _programs() -> Path:
    """Where PostgreSQL keeps the programs of its server, which Debian leaves out of PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return Path(subprocess.check_output(["pg_config", "--bindir"], text=True).strip())


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A server of our own; gives the directory of its socket."""
    # Short, since a socket's path may have a hundred bytes; and open to the user who runs the server.
    folder = Path(tempfile.mkdtemp(prefix="govopen-"))
    data = folder / "data"
    who = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
    if who:
        shutil.chown(folder, who)

    def start(program: str, *words: str) -> None:
        subprocess.run(
            [_programs() / program, "-D", data, *words],
            user=who,
            extra_groups=[] if who else None,
            check=True,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    start("initdb", "--username=govopen", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    start("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses= -c fsync=off", "start")
    try:
        yield str(folder)
    finally:
        start("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def migrated(server: str) -> str:
    """A database with the program's schema; gives its address."""
    engine = create_engine(f"postgresql+psycopg://govopen@/postgres?host={server}")
    run(engine)
    engine.dispose()
    return f"postgresql://govopen@/postgres?host={server}"


@pytest.fixture
def shared(migrated: str) -> Iterator[psycopg.Connection]:
    """A connection whose changes are forgotten."""
    import psycopg

    with psycopg.connect(migrated) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def copied(shared: psycopg.Connection, database: Database) -> psycopg.Connection:
    """The rows of the practice database with the 2018 plan, and a few claims."""
    from psycopg import sql as identifiers

    _claims(database)
    for table in (table.name for table in SQLModel.metadata.sorted_tables):  # each row after what it refers to
        cursor = database.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        copy = identifiers.SQL("COPY {} ({}) FROM STDIN").format(
            identifiers.Identifier(table), identifiers.SQL(", ").join(map(identifiers.Identifier, columns))
        )
        with shared.cursor().copy(copy) as target:
            for row in cursor:
                target.write_row(row)
    return shared


def micros(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T00:00:00+08:00").timestamp() * 1_000_000)


def _claims(database: Database) -> None:
    """What three holders did: in time, late, in two parts; one claim withdrawn; and what was decided about others."""

    def claim(unit: str, obligation: str, day: str, times: int = 1) -> Draft:
        return Draft(
            kind="claim", plan_version=1, unit=unit, holder=unit, obligation=obligation, times=times,
            occurred_at=micros(day), reported_at=micros(day), report_due=micros(day),
        )  # fmt: skip

    drafts = [
        claim("区教委", "2.1.2a", "2018-07-18"),
        claim("区民政局", "2.1.2a", "2018-07-21", 2),
        claim("月坛街道", "2.1.2a", "2018-05-02"),
        claim("月坛街道", "2.1.2a", "2018-09-02"),
        claim("区房管局", "2.1.2a", "2018-07-19"),
    ]
    recorder = Recorder("office", lambda: micros("2018-12-01"))
    with database.writing():
        *_others, last = append(database, "xicheng-2018", drafts, recorder)
        append(database, "xicheng-2018", [Draft(kind="withdrawal", plan_version=1, refers_to=last.seq)], recorder)
        append(database, "xicheng-2018", _decisions(), recorder)


def _decisions() -> list[Draft]:
    """What the office decided, from E8 on: extensions and excuses, asked for or not, and words about what was said."""

    def act(kind: str, unit: str, checkpoint: str, decided: str | None, until: str | None = None) -> Draft:
        return Draft(
            kind=kind, plan_version=1, unit=unit, holder=unit, checkpoint=checkpoint,
            obligation=checkpoint.partition("/")[0], decided_at=micros(decided) if decided else None,
            until=micros(until) if until else None, ref="Notice 7",
        )  # fmt: skip

    def none(unit: str, obligation: str, day: str, occasion: str = "") -> Draft:
        return Draft(
            kind="none", plan_version=1, unit=unit, holder=unit, obligation=obligation, occasion=occasion, times=1,
            occurred_at=micros(day), reported_at=micros(day), report_due=micros(day),
        )  # fmt: skip

    def word(kind: str, seq: int, decided: str | None = None) -> Draft:
        return Draft(kind=kind, plan_version=1, refers_to=seq, decided_at=micros(decided) if decided else None)

    return [
        act("extension", "区文化委", "2.1.2a/1", "2018-07-10", "2018-08-10"),  # E8, in time
        act("extension", "区文化委", "2.1.2a/1", "2018-08-05", "2018-08-20"),  # E9, in time by the first
        act("extension", "区商务委", "2.1.2a/1", "2018-07-22", "2018-08-31"),  # E10, when it was already missed
        act("extension", "区园林绿化局", "2.1.2a/1", None, "2018-08-31"),  # E11, asked for
        word("acceptance", 11, "2018-07-15"),
        act("extension", "德胜街道", "2.1.2a/1", None, "2018-08-31"),  # E13, asked for
        word("return", 13, "2018-07-15"),
        act("extension", "什刹海街道", "2.1.2a/1", None, "2018-08-31"),  # E15, asked for; nobody said a word
        act("excuse", "牛街街道", "4.4.1a", "2018-05-31"),  # E16
        act("excuse", "区财政局", "4.4.1a", None),  # E17, asked for
        word("acceptance", 17, "2018-07-01"),
        none("区体育局", "4.4.1a", "2018-06-15"),  # E19, accepted
        word("acceptance", 19, "2018-07-01"),
        none("区环保局", "4.4.1a", "2018-06-15"),  # E21, not accepted
        none("区卫生计生委", "1.5.5a", "2018-04-10", "2018-Q1"),  # E22
        word("acceptance", 2),
        word("return", 3),
        word("return", 4),
        word("withdrawal", 25),  # E26, takes back that E4 was returned
        act("excuse", "椿树街道", "2.1.2a/1", "2018-07-25"),  # E27
        act("extension", "椿树街道", "2.1.2a", "2018-07-25", "2019-01-31"),  # E28, of the whole year's count
        act("excuse", "区教委", "2.1.2a", "2018-11-01"),  # E29, taken back
        word("withdrawal", 29),
    ]


LAST_ENTRY = 30


def prepared(text: str) -> str:
    """As PREPARE wants it: ``$1`` for the first parameter and wherever it comes again."""
    names: list[str] = []

    def number(found: re.Match[str]) -> str:
        name = found[1] or f"?{len(names)}"
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return re.sub(r"%\((\w+)\)s|%s", number, for_postgresql(text)).replace("%%", "%")


@pytest.mark.parametrize(("place", "text"), composed().items())
def test_a_statement_means_something_on_postgresql(shared: psycopg.Connection, place: str, text: str) -> None:
    shared.execute(f"PREPARE statement AS {prepared(text)}".encode())
    found = shared.execute("SELECT statement FROM pg_prepared_statements WHERE name = 'statement'").fetchone()
    assert found is not None
    shared.execute("DEALLOCATE statement")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET times = 2",
        "DELETE FROM entry",
        "TRUNCATE entry CASCADE",
        "UPDATE entry_text SET body = 'other'",
        "DELETE FROM entry_text",
        "TRUNCATE entry_text",
        "INSERT INTO entry SELECT * FROM entry ON CONFLICT (plan_id, seq) DO UPDATE SET times = 2",
    ],
)
def test_the_ledger_refuses_to_be_changed(copied: psycopg.Connection, change: str) -> None:
    from psycopg.errors import RaiseException

    with pytest.raises(RaiseException, match="the ledger is append-only"):
        copied.execute(change.encode())


def test_a_text_can_be_emptied_once(copied: psycopg.Connection) -> None:
    from psycopg.errors import RaiseException

    emptied = copied.execute("UPDATE entry_text SET body = '', redacted = 1 WHERE seq = 1")
    assert emptied.rowcount == 1
    with pytest.raises(RaiseException, match="the ledger is append-only"):
        copied.execute("UPDATE entry_text SET body = 'back', redacted = 0 WHERE seq = 1")


STANDING = [
    ("rows", ""),
    ("totals", ""),
    ("morning", ""),
    ("led", "stated"),
    ("led", "led"),
    ("claimed", ""),
    ("attention", ""),
    ("attention", "stated"),
]
BEFORE_DECISIONS = [("2018-07-23", 6), ("2018-12-31", 7), ("2018-06-01", 7), ("2018-09-02", 3)]
AFTER_DECISIONS = [
    ("2018-06-01", LAST_ENTRY),
    ("2018-07-23", LAST_ENTRY),
    ("2018-08-11", 16),
    ("2018-12-31", 29),
    ("2018-12-31", LAST_ENTRY),
    ("2019-02-01", LAST_ENTRY),
]


@pytest.mark.parametrize(
    ("name", "scope", "as_of", "known"),
    [
        *((*what, *when) for when in BEFORE_DECISIONS + AFTER_DECISIONS for what in STANDING),
        *(("decisions", "", *when) for when in AFTER_DECISIONS),
        *(("returned_places", "", *when) for when in [("2018-07-23", 24), ("2018-12-31", LAST_ENTRY)]),
    ],
)
def test_both_engines_find_the_same_standings(
    copied: psycopg.Connection, database: Database, name: str, scope: str, as_of: str, known: int
) -> None:
    at = (date.fromisoformat(as_of) - date(1970, 1, 1)).days * DAY
    values: dict[str, object] = {
        "plan": "xicheng-2018",
        "first": "",
        "last": LAST,
        "as_of": at,
        "known": known,
        "soon_until": at + 14 * DAY,
        "until": at - 1,
        "version": 1,
        "lead_first": "区委宣传部" if scope == "led" else "",
        "lead_last": "区委宣传部" if scope == "led" else LAST,
    }
    here = database.execute(statement(name, scope), values).fetchall()
    there = copied.execute(for_postgresql(statement(name, scope)).encode(), values).fetchall()
    assert here
    assert sorted(map(repr, there)) == sorted(map(repr, here))
    if name in {"led", "claimed", "decisions", "returned_places"}:
        assert list(map(repr, there)) == list(map(repr, here))


def test_what_was_decided_moves_standings_on_both_engines(copied: psycopg.Connection, database: Database) -> None:
    """So that the comparison above is of extensions and excuses that have an effect."""

    def found(run: Callable[[str, dict[str, object]], Iterable[tuple[object, ...]]], day: str) -> set[object]:
        values: dict[str, object] = {
            "plan": "xicheng-2018", "first": "", "last": LAST, "as_of": micros(day) + DAY - 1, "known": LAST_ENTRY,
            "soon_until": micros(day) + 15 * DAY, "version": 1,
        }  # fmt: skip
        rows = run(statement("rows"), values)
        about = {
            ("区文化委", "2.1.2a/1"), ("区商务委", "2.1.2a/1"), ("区园林绿化局", "2.1.2a/1"), ("德胜街道", "2.1.2a/1"),
            ("什刹海街道", "2.1.2a/1"), ("椿树街道", "2.1.2a/1"), ("椿树街道", "2.1.2a"), ("牛街街道", "4.4.1a"),
            ("区财政局", "4.4.1a"), ("区体育局", "4.4.1a"), ("区环保局", "4.4.1a"), ("区卫生计生委", "1.5.5a/2018-Q1"),
            ("区民政局", "2.1.2a/1"), ("月坛街道", "2.1.2a/1"), ("区教委", "2.1.2a"),
        }  # fmt: skip
        return {
            (holder, checkpoint, standing, former)
            for checkpoint, _version, holder, *_rest, standing, former in rows
            if (holder, checkpoint) in about
        }

    def here(text: str, values: dict[str, object]) -> Iterable[tuple[object, ...]]:
        return database.execute(text, values).fetchall()

    def there(text: str, values: dict[str, object]) -> Iterable[tuple[object, ...]]:
        return copied.execute(for_postgresql(text).encode(), values).fetchall()

    expected = {
        ("区文化委", "2.1.2a/1", "due_soon", None),
        ("区商务委", "2.1.2a/1", "open", None),
        ("区园林绿化局", "2.1.2a/1", "open", None),
        ("德胜街道", "2.1.2a/1", "overdue", None),
        ("什刹海街道", "2.1.2a/1", "overdue", None),
        ("椿树街道", "2.1.2a/1", "excused", "overdue"),
        ("椿树街道", "2.1.2a", "open", None),
        ("牛街街道", "4.4.1a", "excused", "overdue"),
        ("区财政局", "4.4.1a", "excused", "overdue"),
        ("区体育局", "4.4.1a", "excused", "overdue"),
        ("区环保局", "4.4.1a", "overdue", None),
        ("区卫生计生委", "1.5.5a/2018-Q1", "met", None),
        ("区民政局", "2.1.2a/1", "overdue", None),
        ("月坛街道", "2.1.2a/1", "met", None),
        ("区教委", "2.1.2a", "open", None),
    }
    assert found(here, "2018-08-10") == expected
    assert found(there, "2018-08-10") == expected


@pytest.fixture
def quoted(database: Database) -> Database:
    """The words of two clauses, and later of one of them again."""
    recorder = Recorder("office", lambda: micros("2018-11-01"))
    with database.writing():
        keep(database, "xicheng-2018", 1, Source("own.txt", "0" * 64, {"2.1.2": "两次", "4.4.1": "一份"}), recorder)
        keep(database, "xicheng-2018", 1, Source("right.txt", "1" * 64, {"2.1.2": "三次"}), recorder)
    return database


@pytest.mark.parametrize(
    ("item", "known", "words"),
    [("2.1.2", 1, []), ("2.1.2", 2, ["两次"]), ("4.4.1", 2, ["一份"]), ("2.1.2", 3, ["三次"]), ("4.4.1", 3, [])],
)
def test_both_engines_quote_the_words_kept_last(
    quoted: Database, copied: psycopg.Connection, item: str, known: int, words: list[str]
) -> None:
    values = {"plan": "xicheng-2018", "version": 1, "item": item, "known": known}
    found = [(each,) for each in words]
    assert quoted.rows("ledger", "clause", **values) == found
    assert copied.execute(for_postgresql(sql("ledger", "clause")).encode(), values).fetchall() == found
