"""Entries for tests, and ways to tamper with them that the program itself refuses."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from govopen.deadlines.instants import at
from govopen.ledger.append import append
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.recorder import Recorder
from govopen.store.connection import Database

PLAN = "xicheng-2018"
ZONE = "Asia/Shanghai"
NOON = at(datetime(2018, 8, 3, 12), ZONE)  # noqa: DTZ001 - at() wants it naive


def claim(unit: str = "区教委", obligation: str = "2.1.2a", **said: object) -> Draft:
    """A claim of something done on 18 July 2018."""
    happened = at(datetime(2018, 7, 18), ZONE)  # noqa: DTZ001 - local
    facts: dict[str, object] = {
        "kind": "claim",
        "plan_version": 1,
        "obligation": obligation,
        "unit": unit,
        "holder": unit,
        "occurred_at": happened,
        "times": 1,
        "text": Text(note="居民代表12人列席"),
    }
    return Draft(**{**facts, **said})  # type: ignore[arg-type]  # mixed values


def withdrawal(seq: int, unit: str = "区教委", obligation: str = "2.1.2a") -> Draft:
    return Draft(
        kind="withdrawal", plan_version=1, refers_to=seq, unit=unit, obligation=obligation, text=Text(reason="记错")
    )


def record(database: Database, *drafts: Draft, now: int = NOON, plan: str = PLAN) -> list[Entry]:
    with database.writing():
        return append(database, plan, drafts, Recorder("office", lambda: now))


@contextmanager
def tampering(database: Database) -> Iterator[sqlite3.Connection]:
    """The database without its triggers and foreign keys, which come back afterwards."""
    connection = sqlite3.connect(database.path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _made in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    try:
        yield connection
    finally:
        for _name, made in triggers:
            connection.execute(made)
        connection.close()
