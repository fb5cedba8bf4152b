"""What the documents show is what the program prints: run the commands in their marked fences.

A mark is a comment before a ``text`` fence, and says on which database, by which clock, in which language:

    <!-- shown: demo 2018-07-23T08:55+08:00 en -->

Databases are ``demo``, ``practice`` (the 2018 plan, loaded by the clock of its first mark, nothing else recorded) and
``empty`` (no plan); each lasts to the end of the document, and ``practice-2`` is another one. What follows may name
the desk's unit: ``unit=区教委``. In the fence every line ``$ govopen ...`` is a command, and below it stands what it
prints, on either channel, into a pipe.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

FENCE = re.compile(r"(?P<head><!-- shown: (?P<mark>.+?) -->\n+```text\n)(?P<body>.*?)(?P<tail>```)", re.DOTALL)
PROMPT = "$ "


class Desk:
    """A directory of one's own with the databases that a document's commands work on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def answer(self, words: list[str], database: str, now: str, language: str, unit: str = "") -> str:
        """What one command prints."""
        if not (self.folder / f"{database}.db").exists():
            for preparation in _PREPARATIONS[database.partition("-")[0]]:
                self._run(preparation, database, now if preparation[0] == "load" else "", language, "", check=True)
        return self._run(words, database, now, language, unit).stdout

    def _run(
        self, words: list[str], database: str, now: str, language: str, unit: str, *, check: bool = False
    ) -> "subprocess.CompletedProcess[str]":
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("GOVOPEN_", "LC_"))}
        settings = {"DB": f"{database}.db", "CONFIG": "config.toml", "LANG": language, "USER": "office"}
        optional = {"NOW": now, "UNIT": unit}
        settings |= {name: value for name, value in optional.items() if value}
        return subprocess.run(
            [sys.executable, "-m", "govopen", *words],
            cwd=self.folder,
            env={**ours, "COLUMNS": "80", **{f"GOVOPEN_{name}": value for name, value in settings.items()}},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=check,
        )


_PREPARATIONS: dict[str, list[list[str]]] = {
    "demo": [["init", "--demo"]],
    "practice": [["init", "--practice"], ["load", "xicheng-2018"]],
    "empty": [],
}


def current(document: str) -> str:
    """The document with every marked fence showing what the program prints now."""
    with tempfile.TemporaryDirectory(prefix="govopen-") as folder:
        desk = Desk(Path(folder))

        def shown(fence: re.Match[str]) -> str:
            database, now, language, *rest = fence["mark"].split()
            unit = "".join(word.removeprefix("unit=") for word in rest)
            lines = "".join(
                f"{PROMPT}{command}\n{desk.answer(_words(command), database, now, language, unit)}"
                for command in commands(fence["body"])
            )
            return fence["head"] + lines + fence["tail"]

        return FENCE.sub(shown, document)


def commands(body: str) -> Iterator[str]:
    """The commands that a fence shows."""
    return (line.removeprefix(PROMPT) for line in body.splitlines() if line.startswith(PROMPT))


def _words(command: str) -> list[str]:
    program, *words = shlex.split(command)
    if program != "govopen":
        raise ValueError(f"only govopen is run here, not {program}")
    return words
