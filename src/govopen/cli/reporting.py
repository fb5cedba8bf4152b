"""One report from a desk: asked for where something is missing, recorded, told once it is on disk.

What asks, and what keeps evidence, is imported only where it is needed: most reports are one complete line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from govopen.cli import terminal
from govopen.cli.options import Empty, to_record
from govopen.cli.session import NoUnit, Session, calendar, reading, writing
from govopen.output.entries import publish_recorded
from govopen.standing.effect import Outcome
from govopen.standing.recording import Intake, Intent, record
from govopen.standing.said import DateNeeded, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from govopen.ledger.evidence import Piece


_BETWEEN = re.compile("[,，、;；](?![^（）]*）)")


def intake(session: Session) -> Intake:
    return Intake(session.view._replace(as_of=session.now), session.now, session.own, calendar())


def named(names: str) -> list[str]:
    """The names in ``A,B`` or ``A、B``; 各县（市、区） is one."""
    return [name.strip() for name in _BETWEEN.split(names) if name.strip()]


def report(ctx: typer.Context, said: Said, *, copy: bool) -> None:
    """Record what was done, by one unit or by several in one commit."""
    to_record(ctx)  # refuses, before anything is asked
    if said.replaces:
        from govopen.standing.correcting import filled  # the rare report

        with reading(ctx) as session:
            said = filled(session.view, said)
    complete = said.what and (said.on or said.at or said.none)
    pieces: list[Piece] = []
    if not complete or said.evidence or terminal.at_terminal():
        with reading(ctx) as session:
            if not complete or terminal.at_terminal():
                said, pieces = _complete(session, said, copy=copy)
            looking = intake(session)
            for name in _units(looking, said):
                looking.check(said, name)
            pieces += _kept(session, said, copy=copy)
    warn([said.note, said.ref, *(piece.name for piece in pieces)])  # first: what is recorded stays
    with writing(ctx) as session:
        taken = intake(session)
        intents = [taken.claim(said, name, pieces) for name in _units(taken, said)]
        outcome = record(taken.view, session.recorder, intents)
    tell(session, intents, outcome)


def tell(session: Session, intents: Sequence[Intent], outcome: Outcome) -> None:
    """What was chosen unasked, then what was recorded."""
    terminal.remark(remark for intent in intents for remark in intent.remarks)
    publish_recorded(session.options, outcome)


def warn(texts: Iterable[str]) -> None:
    """Say what in these texts looks as if it should not be kept."""
    for text in filter(None, dict.fromkeys(texts)):
        from govopen.ledger.evidence import suspicious

        terminal.remark(suspicious(text))


def _units(taken: Intake, said: Said) -> list[str]:
    return units_named(taken, said.unit)


def units_named(taken: Intake, typed: str) -> list[str]:
    """The units in ``A,B``, each once; else the desk's own. Raises Empty, NoUnit, and what ``Intake.unit`` does."""
    if typed and not named(typed):
        raise Empty("--unit")
    names = named(typed) or ([taken.own] if taken.own else [])
    if not names:
        raise NoUnit
    return list(dict.fromkeys(map(taken.unit, names)))


def _kept(session: Session, said: Said, *, copy: bool) -> list[Piece]:
    if not said.evidence:
        return []
    from govopen.ledger.evidence import keep

    return [keep(_store(session), given, copy=copy) for given in said.evidence]


def _looked_at(said: Said) -> list[Piece]:
    """What the evidence is, without keeping it yet."""
    from pathlib import Path

    from govopen.ledger.evidence import keep

    return [keep(Path(), given, copy=False) for given in said.evidence]


def _store(session: Session) -> Path:
    from govopen.store.files import evidence_store

    return evidence_store(session.view.database.path)


def _complete(session: Session, said: Said, *, copy: bool) -> tuple[Said, list[Piece]]:
    """Ask for what is missing; where nobody can be asked, say what to add."""
    from govopen.cli import ask

    taken = intake(session)
    if not terminal.at_terminal():
        name = _units(taken, said)[0]
        if said.what and taken.meant(name, said.what, none=said.none):
            raise DateNeeded
        ask.say_list(taken, name)
        raise ask.WhichObligation
    ask.prepare()
    if not (said.unit or taken.own):
        said = said._replace(unit=ask.unit(taken))
    name = _units(taken, said)[0]
    whole = said.what and (said.on or said.at or said.none)
    said = ask.obligation(taken, name, said)
    if not (said.on or said.at or said.none):
        said = ask.day(taken, name, said)
    if whole:
        return said, []
    pieces = [] if said.evidence or said.none else ask.evidence(_store(session), copy=copy)
    return said._replace(note=said.note or ask.note()), pieces


def correct(ctx: typer.Context, words: str, said: Said, reason: str, *, copy: bool) -> None:
    """Withdraw an entry and record it anew, put right, in one commit."""
    from govopen.ledger.history import text_at
    from govopen.ledger.withdraw import entry_at, entry_number
    from govopen.output.reviewed import publish_corrected
    from govopen.standing.correcting import corrected
    from govopen.standing.effect import act

    warn([said.note, reason])
    seq = entry_number(words)
    pieces: list[Piece] = []
    if said.evidence:
        with reading(ctx) as session:
            entry, text = entry_at(session.view, seq), text_at(session.view, seq)
            corrected(intake(session), entry, text, said, _looked_at(said), why=reason)
            pieces = _kept(session, said, copy=copy)
    with writing(ctx) as session:
        taken = intake(session)
        entry, text = entry_at(taken.view, seq), text_at(taken.view, seq)
        outcome = act(taken.view, session.recorder, corrected(taken, entry, text, said, pieces, why=reason))
    publish_corrected(session.options, outcome, entry)


def report_progress(ctx: typer.Context, said: Said, percent: int | None) -> None:
    """Note progress, of one unit or of several in one commit."""
    with writing(ctx) as session:
        taken = intake(session)
        intents = [taken.progress(said, name, percent) for name in _units(taken, said)]
        outcome = record(taken.view, session.recorder, intents)
    tell(session, intents, outcome)
    warn([said.note])


def report_finding(ctx: typer.Context, said: Said) -> None:
    """Record what one unit or several did against a ban."""
    from govopen.standing.finding import finding

    with writing(ctx) as session:
        taken = intake(session)
        intents = [finding(taken, said, name) for name in _units(taken, said)]
        outcome = record(taken.view, session.recorder, intents)
    tell(session, intents, outcome)
    warn([said.note])
