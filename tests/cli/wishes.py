"""What the tests of decisions share: the wishes, a checkpoint's row, and words that other commands say."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from govopen.deadlines.expand import expand_case
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.amendment import FOREVER
from govopen.ledger.append import append
from govopen.ledger.entry import Draft, Entry
from govopen.ledger.recorder import Recorder
from govopen.plan.packaged import find
from govopen.plan.reader import read
from govopen.store.connection import Database
from govopen.store.sql import sql

from .running import Run

LABEL = "PRACTICE: synthetic data, not a record of what happened\n"
IN_TIME, AFTER = "2018-07-18T09:00:00+08:00", "2018-07-25T09:00:00+08:00"
EXTEND = ("extend", "2.1.2a/1", "--unit", "德胜", "--to", "8-31", "--reason", "装修")
EXCUSE = ("excuse", "2.1.2a/1", "--unit", "德胜", "--reason", "停电")


def micros(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp() * 1_000_000)


def open_case(database: Database, code: str, unit: str, happened: str, *, timed: bool = True) -> None:
    """Case 1 as the command that opens one writes it."""
    plan, _problems = read(str(find("xicheng-2018")))
    assert plan is not None
    for point in expand_case(plan, WorkCalendar(), code, "case-1", [unit], micros(happened), timed):
        row = (plan.plan.id, point.holder, point.obligation, point.checkpoint, 1, *point[3:], 0, FOREVER, 1, FOREVER)
        database.many(sql("ledger", "insert_checkpoint"), [row])


def decided(database: Database, kind: str, about: str, moment: str, **more: Any) -> str:
    """A word about a request, as the commands that give it write it: the entry's id."""
    row = database.row("ledger", "entry", plan="xicheng-2018", seq=int(about[1:]))
    assert row is not None
    old = Entry._make(row)
    place = {name: getattr(old, name) for name in ("checkpoint", "obligation", "unit", "holder", "occasion")}
    draft = Draft(kind=kind, plan_version=1, refers_to=old.seq, decided_at=micros(moment), **place, **more)
    with database.writing():
        (entry,) = append(database, "xicheng-2018", [draft], Recorder("office", lambda: micros(moment)))
    return entry.id


def row(clerk: Run, day: str, checkpoint: str = "2.1.2a/1", unit: str = "德胜", **more: str) -> dict[str, Any]:
    """A checkpoint of the unit at the end of that day, asked from the end of the year."""
    answer = clerk("--as-of", day, "status", unit, "--format", "json", now="2018-12-30T09:00:00+08:00", **more)
    assert answer.code == 0, answer.err
    rows: Sequence[dict[str, Any]] = json.loads(answer.out)["rows"]
    return next(each for each in rows if each["checkpoint"] == checkpoint)
