"""Reading in a process of its own: a page can be made to take hours and all memory, and parsers can be made to crash.

usage: python -m govopen.drafting.formats.process FORMAT NAME SECONDS < FILE; passages or the refusal go out as JSON
"""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from govopen.drafting.document import Cell, Format
from govopen.drafting.formats import refusals
from govopen.drafting.formats.passage import Passage

SECONDS = {"pdf": 180}  # other formats: 60
MEMORY = 3_000_000_000  # bytes


def passages(kind: Format, data: bytes, name: str) -> list[Passage]:
    """The passages of a file of this format, taken out by the reader of that name. Raises a Refusal."""
    reader: Callable[[bytes, str], list[Passage]] = import_module(f"govopen.drafting.formats.{kind}").passages
    try:
        return reader(data, name)
    except refusals.Refusal:
        raise
    except Exception as problem:  # the parsers of these formats raise anything at all for a file that is not whole
        raise refusals.Damaged(name) from problem


def apart(kind: Format, data: bytes, name: str) -> list[Passage]:
    """The same in another process, within a time and a memory that no document needs."""
    seconds = SECONDS.get(kind, 60)
    command = [sys.executable, "-m", "govopen.drafting.formats.process", kind, name, str(seconds)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - our own
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise refusals.TooSlow(name, seconds) from None
    except ValueError:  # it was ended by the system, or by a parser
        raise refusals.Damaged(name) from None
    if "refused" in answer:
        raise getattr(refusals, answer["refused"])(*answer["said"])
    return [Passage(text, Cell(*cell) if cell else None, *more) for text, cell, *more in answer["passages"]]


def _limit(seconds: int) -> None:
    """At most so much time and memory, where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Reads, answers, ends."""
    kind, name, seconds = sys.argv[1:4]
    _limit(int(seconds))
    answer: dict[str, Any]
    try:
        answer = {"passages": passages(kind, sys.stdin.buffer.read(), name)}  # type: ignore[arg-type]  # from apart
    except refusals.Refusal as refusal:
        answer = {"refused": type(refusal).__name__, "said": refusal.said}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
