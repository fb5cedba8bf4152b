"""A database of revision 0001, as the first release made it, with one small plan in it: data in every table."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from govopen.store.migrate import MIGRATIONS

FIRST, LAST = 1_514_736_000_000_000, 1_546_271_999_999_999
NEVER = 1 << 62

NOTHING: dict[str, Any] = {
    "code": "", "kind": "", "name": "", "name_en": None, "also": [], "times": None, "milestones": [], "by": None,
    "every": None, "grace": None, "of": None, "within": None, "at_least": None, "hedge": None, "basis": "stated",
    "source": "原文", "assumed": [], "reference": None, "who": [], "units": ["区教委"], "open_groups": [],
    "jointly": False, "evidence": "expected",
}  # fmt: skip
"""Older programs stored all that an obligation leaves unsaid, and nothing of a review."""

OBLIGATIONS: tuple[dict[str, Any], ...] = (
    {"code": "1.1.1a", "kind": "deadline", "by": "2018-08-31"},
    {"code": "1.1.1b", "kind": "quota", "times": 2, "milestones": [{"times": 1, "by": "2018-07-20"}]},
    {"code": "1.1.1c", "kind": "recurring", "every": "quarter", "times": 1},
    {"code": "1.1.1d", "kind": "response", "of": "incident", "within": "5 hours", "units": ["区教委", "月坛街道"]},
    {"code": "1.1.1e", "kind": "minimum", "of": "incident", "at_least": "5 days", "units": ["月坛街道"],
     "open_groups": ["相关部门"]},
    {"code": "1.1.1f", "kind": "ongoing", "basis": "default", "source": None},
)  # fmt: skip

DOCUMENT = {
    "schema": "govopen.items/1",
    "plan": {"id": "old", "title": "旧要点", "version": 1},
    "items": [{"code": "1.1.1", "title": "事项", "obligations": [{**NOTHING, **owed} for owed in OBLIGATIONS]}],
}


def _obligation(at: int, owed: dict[str, Any]) -> tuple[object, ...]:
    whole = {**NOTHING, **owed}
    return (
        "old", 1, whole["code"], at, "1.1.1", whole["kind"], whole["basis"], "要求", "", "[]", whole["source"] or "",
        "[]", "expected", whole["times"] or 1,
    )  # fmt: skip


def _checkpoint(holder: str, name: str, kind: str, needed: int = 1, basis: str = "stated") -> tuple[object, ...]:
    obligation, _slash, rest = name.partition("/")
    occasion = "" if rest.isdigit() else rest
    timed = int(kind == "response")
    return (
        "old", holder, obligation, name, 1, occasion, kind, basis, 1, FIRST, LAST, timed, needed, 0, FIRST, NEVER, 1,
        NEVER,
    )  # fmt: skip


def _entry(seq: int, kind: str, obligation: str, refers_to: int | None = None) -> tuple[object, ...]:
    return (
        "old", seq, kind, 1, "", obligation, "区教委", "区教委", "", FIRST + seq, 0, FIRST + seq, LAST, None,
        FIRST + seq, "office", 0, "", "", 1, "[]", None, refers_to, f"text {seq}", f"prev {seq}", f"hash {seq}",
    )  # fmt: skip


EVERYTHING: dict[str, list[tuple[object, ...]]] = {
    "meta": [("synthetic", "practice")],
    "plan_version": [
        (
            "old", 1, 1, FIRST, "digest", "旧要点", "Old plan", "1号", "2018-07-02", "2018-01-01", "2018-12-31",
            "Asia/Shanghai", "zh", 14, 10, 5, 3, 5, "plan: {id: old}\n", json.dumps(DOCUMENT, ensure_ascii=False),
        ),
    ],
    "item": [("old", 1, "1.1.1", 1, "1", "事项", "An item")],
    "unit": [
        ("old", 1, "区教委", 1, "department", "Education Commission", ""),
        ("old", 1, "月坛街道", 2, "subdistrict", "Yuetan", ""),
    ],
    "unit_name": [("old", 1, "教委", "区教委", "alias")],
    "pool": [("old", 1, "相关部门", "open", "相关部门")],
    "pool_member": [("old", 1, "相关部门", "区教委")],
    "lead": [("old", 1, "1.1.1", "区教委")],
    "obligation": [_obligation(at, owed) for at, owed in enumerate(OBLIGATIONS, 1)],
    "checkpoint": [
        _checkpoint("区教委", "1.1.1a", "deadline"),
        _checkpoint("区教委", "1.1.1b", "quota", needed=2),
        _checkpoint("区教委", "1.1.1b/1", "quota"),
        _checkpoint("区教委", "1.1.1c/2018-Q1", "recurring"),
        _checkpoint("区教委", "1.1.1d/case-1", "response"),
        _checkpoint("区教委", "1.1.1f", "ongoing", basis="default"),
        _checkpoint("月坛街道", "1.1.1e/case-1", "minimum"),
    ],
    "cases": [("old", "case-1", "incident", 2, FIRST)],
    "entry": [_entry(1, "load", ""), _entry(2, "claim", "1.1.1b"), _entry(3, "withdrawal", "1.1.1b", refers_to=2)],
    "entry_text": [("old", seq, f"salt {seq}", json.dumps({"note": "列席"}), 0) for seq in (1, 2, 3)],
}  # fmt: skip
"""The rows of every table, each after those that it refers to; in the order of their keys."""


def make_older(path: Path) -> Path:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA foreign_keys = ON")
        for table, rows in EVERYTHING.items():
            marks = ", ".join("?" * len(rows[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    return path


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What is in the tables of revision 0001, in the columns that they had then: newer ones come after them."""
    with closing(sqlite3.connect(path)) as database:
        return {
            table: sorted((row[: len(rows[0])] for row in database.execute(f"SELECT * FROM {table}")), key=repr)
            for table, rows in EVERYTHING.items()
        }
