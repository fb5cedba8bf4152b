"""Ask at a terminal: plain lines, a number or words and Enter. ``q`` or Ctrl-D leaves, with nothing written."""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TypeVar

import typer

from govopen.deadlines.dates import DateNotUnderstood
from govopen.deadlines.rules import MinuteNeeded
from govopen.errors import BadInput
from govopen.ledger.claim import BeforeItHappened, BeforeItOpens, InTheFuture
from govopen.ledger.evidence import Piece, keep
from govopen.locales import _
from govopen.output.choices import numbered
from govopen.output.columns import Screen, printable, screen, wrap
from govopen.output.words import day_words
from govopen.program import command
from govopen.standing.duties import Duty, SeveralDuties, choices
from govopen.standing.recording import Intake
from govopen.standing.said import Said

T = TypeVar("T")

NOTHING = "0"
"""The answer that there was nothing of the kind."""
LEAVE = frozenset({"q", "ｑ", "quit", "exit"})


class WhichObligation(BadInput):
    """Nobody is there to choose from the list just printed."""

    def __init__(self) -> None:
        super().__init__(
            _("which of them? add its code, for example: {command}").format(command=command("done 2.1.2a --on 7-18"))
        )


class NoName(BadInput):
    def __init__(self) -> None:
        super().__init__(_("type the unit's name, or q to leave"))


def prepare() -> None:
    """Let the line be edited, wide characters included, and never fail on what was typed."""
    with suppress(ImportError):
        import readline  # noqa: F401 - its import is its effect
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def answer(question: str) -> str:
    """One line from the terminal, without the spaces around it. Raises typer.Exit where the reader leaves."""
    try:
        words = input(f"{question}: ").strip()
    except EOFError:
        typer.echo()
        words = "q"
    if words.lower() in LEAVE:
        leave()
    return words


def leave() -> NoReturn:
    """End here, and say that nothing was written."""
    typer.echo(_("nothing was recorded"), err=True)
    raise typer.Exit(0)


def until_understood(
    question: str, understand: Callable[[str], T], again: tuple[type[BadInput], ...] = (BadInput,)
) -> T:
    """Ask until the answer is understood; what is wrong with one is said."""
    while True:
        words = answer(question)
        try:
            return understand(words)
        except again as problem:
            typer.echo(printable(str(problem)), err=True)


def unit(intake: Intake) -> str:
    """Which unit reports; as the unit is called in the plan."""
    return until_understood(_("which unit"), lambda words: intake.unit(words) if words else _blank())


def _blank() -> str:
    raise NoName


def obligation(intake: Intake, name: str, said: Said) -> Said:
    """With the one obligation that ``said`` means, or else the one that the reader chooses from a list.

    0 says that there was nothing of the kind, and asks of which.
    """
    try:
        if said.what and intake.meant(name, said.what, none=said.none):
            return said
        shown, others = _listed(intake, name, none=said.none)
    except SeveralDuties as several:
        shown, others = several.duties, []
    say(
        wrap(
            _("{unit}: what was done? A number or a few words, then Enter; q leaves.").format(unit=intake.shown(name)),
            screen().width,
        )
    )
    while True:
        say(numbered(shown, len(others), intake.view.plan, intake.clock.today, screen(), nothing=not said.none))
        code, shown, others = _choose(intake, name, said, shown, others)
        if code == NOTHING:
            said = said._replace(none=True)
            say([_("nothing of what?")])
        elif code:
            return said._replace(what=code)


def _choose(
    intake: Intake, name: str, said: Said, shown: list[Duty], others: list[Duty]
) -> tuple[str, list[Duty], list[Duty]]:
    """The code chosen, or `NOTHING`; or neither, and what to list next."""
    while True:
        words = answer(_("which one"))
        if words == NOTHING and not said.none:
            return NOTHING, *_listed(intake, name, none=True)
        if words in {_("others"), str(len(shown) + 1)} and others:
            return "", shown + others, []
        if words.isascii() and words.isdigit() and 0 < int(words) <= len(shown):
            return _code(shown[int(words) - 1]), [], []
        if not words or words.isdigit():
            say([_("type a number from the list, or words of its name")])
            continue
        try:
            return intake.meant(name, words, none=said.none)[0].code, [], []
        except SeveralDuties as several:
            return "", several.duties, []
        except BadInput as problem:
            say([printable(str(problem))])


def _code(duty: Duty) -> str:
    """What names it: of several cases, the one."""
    return duty.checkpoint.checkpoint if duty.checkpoint.kind == "response" else duty.code


def _listed(intake: Intake, name: str, *, none: bool = False) -> tuple[list[Duty], list[Duty]]:
    """What the document dates, what is still to do first; and the rest, to be folded away."""
    offered = choices(intake.declarable(name) if none else intake.reportable(name), intake.view.as_of)
    stated = [duty for duty in offered if duty.checkpoint.basis == "stated"]
    stated.sort(key=lambda duty: duty.done)
    rest = [duty for duty in offered if duty.checkpoint.basis != "stated"]
    rest.sort(key=lambda duty: duty.done)
    return (stated, rest) if stated else (rest, [])


def say_list(intake: Intake, name: str) -> None:
    """The same list, where nobody is there to choose; on stderr."""
    shown, others = _listed(intake, name)
    say(numbered(shown, len(others), intake.view.plan, intake.clock.today, Screen()), err=True)


def day(intake: Intake, name: str, said: Said) -> Said:
    """The day it was done, today unless said otherwise; the minute too where the clock is in hours."""
    today = intake.clock.today

    def understood(words: str) -> Said:
        dated = said._replace(on=words or today.isoformat())
        intake.check(dated, name)
        return dated

    question = _("which day [today {day}]").format(day=day_words(today, intake.view.plan))
    return until_understood(
        question, understood, (DateNotUnderstood, InTheFuture, BeforeItOpens, BeforeItHappened, MinuteNeeded)
    )


def evidence(store: Path, *, copy: bool) -> list[Piece]:
    """A file dragged in or an address pasted, kept at once; none for an empty line."""
    question = _("evidence: drag a file in or paste an address; Enter for none")
    piece = until_understood(question, lambda words: keep(store, words, copy=copy) if words else None)
    return [piece] if piece else []


def note() -> str:
    return answer(_("note (kept; no names, no telephone numbers, nothing secret)"))


def say(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        typer.echo(line, err=err)
