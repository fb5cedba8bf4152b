"""The one way to a statement: each lives in a file of its own, in the room that needs it."""

import re
from functools import cache
from pathlib import Path

ROOMS = Path(__file__).parent.parent
_ROOMS = str(ROOMS)
_PART = re.compile(r"/\*([a-z]+)/([a-z_]+)\*/")


@cache
def sql(room: str, name: str) -> str:
    """The text of ``<room>/sql/<name>.sql``, with SQLite's ``:name`` parameters.

    What several statements share is a file too, and stands in each as ``/*ledger/word*/``.
    """
    with open(f"{_ROOMS}/{room}/sql/{name}.sql", "rb") as file:  # noqa: PTH123 - a start reads thirty of them
        text = file.read().decode()
    return _PART.sub(lambda found: part(found[1], found[2]), text)


def part(room: str, name: str) -> str:
    """What a file holds, without the comment above it."""
    lines = sql(room, name).splitlines()
    return "\n".join(line for line in lines if not line.startswith("--")).strip()


def for_postgresql(statement: str) -> str:
    """The same statement with psycopg's parameters: ``%(name)s`` for ``:name``, ``%s`` for ``?``."""
    code = re.sub(r"--.*", "", statement).replace("%", "%%").replace("?", "%s")
    return re.sub(r"(?<![:\w]):([a-z_][a-z0-9_]*)", r"%(\1)s", code)
