"""How the tests of the door name what they get back."""

from collections.abc import Callable
from typing import NamedTuple


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
