"""How the tests of the door name what they get back, and read it."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from govopen.store.connection import Database


class Answer(NamedTuple):
    code: int
    out: str
    err: str


class Process(NamedTuple):
    code: int
    out: bytes
    err: bytes


Run = Callable[..., Answer]
Start = Callable[..., Process]


def told(answer: Answer) -> dict[str, Any]:
    """The JSON that it answers."""
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    return found


def refusal(answer: Answer) -> str:
    """The one line with which it refuses."""
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("govopen: ")
    assert answer.err.count("\n") == 1
    return answer.err.removeprefix("govopen: ").rstrip("\n")


def refused(answer: Answer, message: str) -> None:
    """It refuses with a line that begins so."""
    assert refusal(answer).startswith(message), answer.err


def seqs(database: Database) -> int:
    """The number of the last entry."""
    count: int = database.execute("SELECT MAX(seq) FROM entry").fetchone()[0]
    return count
