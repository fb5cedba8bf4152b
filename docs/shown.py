"""What the documents show is what the program prints: run the commands in their marked fences.

A mark is a comment before a ``text`` fence, and says on which database, by which clock, in which language:

    <!-- shown: demo 2018-07-23T08:55+08:00 en -->

Databases are ``demo``, ``practice`` (the 2018 plan, loaded by the clock of its first mark, nothing else recorded) and
``empty`` (no plan); each lasts to the end of the document, and ``practice-2`` is another one. What follows may name
the desk's unit: ``unit=区教委``. In the fence every line ``$ govopen ...`` is a command, and below it stands what it
prints, on either channel, into a pipe. A command may go on in the next line, behind a backslash.

    <!-- shown: shell -->

says nothing of the kind, because the document does: its commands are run by /bin/sh as they are written, in a folder
that holds the plans as a clone does, and what they ``export`` holds to the end of the document.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

FENCE = re.compile(r"(?P<head><!-- shown: (?P<mark>.+?) -->\n+```text\n)(?P<body>.*?)(?P<tail>```)", re.DOTALL)
COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)$", re.MULTILINE)
PLANS = Path(__file__).parents[1] / "tasks"


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
        ours = _without("GOVOPEN_", "LC_")
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


class Shell:
    """A reader's shell at the root of a clone, in which nothing is set but what the document sets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.exported: list[str] = []
        (folder / "tasks").symlink_to(PLANS)

    def answer(self, command: str) -> str:
        """What one command prints. Raises ValueError where it is none that a document should need."""
        program = next((word for word in shlex.split(command) if "=" not in word), "")
        if program not in _PROGRAMS:
            raise ValueError(f"only {', '.join(_PROGRAMS)} are run here, not {program}")
        answer = subprocess.run(
            ["/bin/sh", "-c", "\n".join([*self.exported, command])],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout
        if program == "export":
            self.exported.append(command)
        return answer

    def _environment(self) -> dict[str, str]:
        ours = _without("GOVOPEN_", "LC_", "XDG_")
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return ours | {"PATH": programs, "HOME": str(self.folder), "COLUMNS": "80", "LANG": "C.UTF-8"}


def _without(*beginnings: str) -> dict[str, str]:
    """The environment without what a reader has set otherwise; Python's buffering is the one that everybody has."""
    return {name: value for name, value in os.environ.items() if not name.startswith((*beginnings, "PYTHONUNBUFFERED"))}


_PROGRAMS = ("govopen", "export", "sed", "printf", "cat")
_PREPARATIONS: dict[str, list[list[str]]] = {
    "demo": [["init", "--demo"]],
    "practice": [["init", "--practice"], ["load", "xicheng-2018"]],
    "empty": [],
}


def current(document: str) -> str:
    """The document with every marked fence showing what the program prints now."""
    with tempfile.TemporaryDirectory(prefix="govopen-") as folder:
        desk = Desk(Path(folder))
        shell = Shell(Path(folder))

        def answer(command: str, mark: str) -> str:
            if mark == "shell":
                return shell.answer(command)
            database, now, language, *rest = mark.split()
            unit = "".join(word.removeprefix("unit=") for word in rest)
            return desk.answer(_words(command), database, now, language, unit)

        def shown(fence: re.Match[str]) -> str:
            lines = [f"$ {command}\n{answer(command, fence['mark'])}" for command in commands(fence["body"])]
            return "".join([fence["head"], *lines, fence["tail"]])

        return FENCE.sub(shown, document)


def commands(body: str) -> list[str]:
    """The commands that a fence shows."""
    return COMMAND.findall(body)


def _words(command: str) -> list[str]:
    program, *words = shlex.split(command)
    if program != "govopen":
        raise ValueError(f"only govopen is run here, not {program}")
    return words
