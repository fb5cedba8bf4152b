"""Who records, by which clock."""

import os
from collections.abc import Callable
from typing import NamedTuple


def random_salt(_seq: int) -> str:
    return os.urandom(16).hex()


class Recorder(NamedTuple):
    """Only a synthetic database has a clock and salts of its own."""

    name: str
    now: Callable[[], int]
    salt: Callable[[int], str] = random_salt
