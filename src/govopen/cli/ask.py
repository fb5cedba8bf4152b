"""Ask at a terminal: plain lines, a number or words and Enter. ``q`` or Ctrl-D leaves, with nothing written."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from io import TextIOWrapper
from pathlib import Path

import typer

from govopen.errors import BadInput
from govopen.ledger.evidence import keep
from govopen.locales import _
from govopen.output.choices import numbered
from govopen.output.columns import printable, screen
from govopen.output.words import day_words
from govopen.plan.codes import looks_like_code
from govopen.standing.duties import Duty, SeveralDuties, choices
from govopen.standing.recording import Intake
from govopen.standing.said import Said, moment

LEAVE = frozenset({"q", "ｑ", "quit", "exit"})


class WhichObligation(BadInput):
    """Nobody is there to choose from the list just printed."""

    def __init__(self) -> None:
        super().__init__(_("which of them? add its code, for example: govopen done 2.1.2a --on 7-18"))


def at_terminal() -> bool:
    """Whether somebody is there to ask: both sides are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def prepare() -> None:
    """Let the line be edited, wide characters included, and never fail on what was typed."""
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - its import is its effect
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def answer(question: str) -> str:
    """One line from the terminal, without the spaces around it. Raises typer.Exit where the reader leaves."""
    try:
        words = input(f"{question}: ").strip()
    except EOFError:
        typer.echo()
        raise typer.Exit(0) from None
    if words.lower() in LEAVE:
        raise typer.Exit(0)
    return words


def until_understood[T](question: str, understand: Callable[[str], T]) -> T:
    """Ask until the answer is understood; what is wrong with one is said."""
    while True:
        words = answer(question)
        try:
            return understand(words)
        except BadInput as problem:
            typer.echo(printable(str(problem)), err=True)


def unit(intake: Intake) -> str:
    """Which unit reports."""
    return until_understood(_("which unit"), intake.unit)
