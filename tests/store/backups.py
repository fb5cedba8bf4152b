"""A ledger to back up, and what to ask of it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.store.connection import connect
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


def leftovers(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir() if path.name.startswith(".")]
