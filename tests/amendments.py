"""Amendments of the 2018 plan, written as hunks of a diff."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from govopen.plan.packaged import find

ISSUED = find("xicheng-2018").read_text("utf-8")
"""The 2018 plan's text, as it was issued."""


class Hunk(NamedTuple):
    """Lines of the plan and what they become, and what follows them: lines in both languages."""

    old: str
    new: str
    en: tuple[str, ...]
    zh: tuple[str, ...]


def hunks(file: Path) -> Iterator[Hunk]:
    """What stands between the empty lines of a file; lines that begin with # say something about it."""
    for block in file.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] in signs) for signs in (" -", " +"))
        en, zh = (tuple(line[3:] for line in lines if line[:3] == lang) for lang in ("en ", "zh "))
        if lines:
            yield Hunk(old, new, en, zh)


def amended(*changes: Hunk, text: str = ISSUED) -> str:
    """The text with each change made once, where its lines first stand."""
    for change in changes:
        assert f"\n{change.old}" in text, change.old
        text = text.replace(f"\n{change.old}", f"\n{change.new}", 1)
    return text
