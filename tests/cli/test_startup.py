"""What the everyday commands import: nothing that is slow to start."""

import sys
from pathlib import Path

import pytest

from .running import Start

HEAVY = (
    "pydantic", "sqlmodel", "sqlalchemy", "alembic", "yaml", "rich", "rapidfuzz", "pypinyin", "openpyxl",
    "httpx",
)  # fmt: skip
EVERYDAY = (
    ("status",),
    ("status", "区教委"),
    ("status", "--all"),
    ("overdue",),
    ("overdue", "--names"),
    ("done", "2.1.2a", "--unit", "区教委", "--on", "2018-07-18"),
    ("scorecard",),
    ("history",),
    ("review",),
    ("history", "区教委"),
    ("why", "2.1.2a", "大栅栏"),
    ("why", "大栅栏"),
    ("units",),
)


def imported(process: Start, database: Path, words: tuple[str, ...], names: tuple[str, ...]) -> str:
    script = (
        "import sys\n"
        "from govopen.cli import COMMANDS\n"
        "from govopen.cli.edge import run\n"
        f"assert run({list(words)!r}, COMMANDS) == 0\n"
        f"print(*[name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    )
    path = [place for place in sys.path if place.endswith("src")]
    env = {"GOVOPEN_DB": str(database), "GOVOPEN_NOW": "2019-03-01T09:00:00+08:00", "PYTHONPATH": ":".join(path)}
    return process(script=script, env=env).err.decode().strip()


@pytest.mark.parametrize("words", EVERYDAY, ids=" ".join)
def test_an_everyday_command_starts_without_what_is_slow_to_import(
    process: Start, xicheng: Path, words: tuple[str, ...]
) -> None:
    assert imported(process, xicheng, words if words[0] == "done" else ("--as-of", "2018-07-23", *words), HEAVY) == ""


def test_the_holidays_are_looked_up_only_when_something_is_late(process: Start, xicheng: Path) -> None:
    asked = ("chinese_calendar",)
    assert imported(process, xicheng, ("--as-of", "2018-01-15", "status"), asked) == ""
    assert imported(process, xicheng, ("--as-of", "2018-07-23", "status"), asked) == "chinese_calendar"
