"""The last entry of every plan's chain, kept in a file elsewhere: what shows later that a ledger was cut or rewritten.

One JSON object a line, by plan: ``{"plan": "xicheng-2018", "seq": 909, "hash": "…"}``.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from govopen.errors import BadInput, os_reason
from govopen.locales import _
from govopen.store.archive import Head

MOST_BYTES = 8 << 20
_HASH = re.compile(r"[0-9a-f]{64}")


class NoHeads(BadInput):
    def __init__(self, path: Path, reason: str) -> None:
        message = _("{path} holds no chain heads ({reason}); name a file that audit --heads wrote")
        super().__init__(message.format(path=path, reason=reason))


def lines(heads: Iterable[Head]) -> list[bytes]:
    """The file's lines."""
    return [
        (json.dumps({"plan": head.plan_id, "seq": head.seq, "hash": head.hash}, ensure_ascii=False) + "\n").encode()
        for head in sorted(heads)
    ]


def read_heads(path: Path, plan_id: str | None = None) -> list[Head]:
    """The heads in a file, or those of one plan. Raises NoHeads, also where there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise NoHeads(path, os_reason(problem) if isinstance(problem, OSError) else str(problem)) from problem
    if len(content) > MOST_BYTES:
        raise NoHeads(path, _("it is too large"))
    found = [_head(path, number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip()]
    named = [head for head in found if plan_id in {None, head.plan_id}]
    if not named:
        raise NoHeads(path, _("none of {plan}").format(plan=plan_id) if found else _("it is empty"))
    return named


def _head(path: Path, number: int, line: bytes) -> Head:
    try:
        said = json.loads(line.decode("utf-8-sig"))
        head = Head(said["plan"], said["seq"], said["hash"])
        sound = type(head.plan_id) is str and type(head.seq) is int and _HASH.fullmatch(head.hash)
    except (ValueError, TypeError, KeyError, RecursionError):
        sound = None
    if not (sound and 0 < head.seq < 1 << 62):
        raise NoHeads(path, _("line {line} is none").format(line=number))
    return head
