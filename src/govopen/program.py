"""How this program's commands are typed again: with the database and the plan that this run was told to use.

A leaf, since every room names commands. What comes from the environment, the settings file or by default holds for
the next command too and is left out.
"""

import os
from collections.abc import Mapping, Sequence

REPEATED = ("db", "plan")
_PLAIN = frozenset("-_./")
_SPECIAL = frozenset('"$`\\!%^')
_typed = "govopen"
_line: tuple[str, ...] = ()


def reach(given: Mapping[str, str]) -> None:
    """Repeat, from here on, those global options; called once, at the command's edge."""
    global _typed  # noqa: PLW0603 - a process answers one command line at a time
    options = [f"--{name} {shell_word(given[name])}" for name in REPEATED if given.get(name)]
    _typed = " ".join(["govopen", *options])


def answering(argv: Sequence[str]) -> None:
    """Keep the command line that this run answers; called once, at the edge."""
    global _line  # noqa: PLW0603 - a process answers one command line at a time
    _line = tuple(argv)


def again(word: str, instead: str) -> str:
    """The same command line with another word in the place of one, behind all where nobody typed that one."""
    found = ["govopen"]
    for typed in _line:
        option, given, value = typed.rpartition("=") if typed.startswith("--") else ("", "", typed)
        found.append(f"{option}{given}{shell_word(instead if value == word else value)}")
    there = any(word in {typed, typed.rpartition("=")[2]} for typed in _line)
    return " ".join(found if there else [*found, shell_word(instead)])


def command(words: str) -> str:
    """What to type: ``command("undo E2")`` is ``govopen --db my.db undo E2`` where --db was given, `words` quoted."""
    return f"{_typed} {words}"


def shell_word(text: str) -> str:
    """A word as it is typed at a prompt, on Windows too: quoted only where it must be."""
    if text and all(character.isalnum() or character in _PLAIN for character in text):
        return text
    if os.name == "nt" or not _SPECIAL & set(text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"
