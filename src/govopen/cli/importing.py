"""Record a whole file: previewed, all or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

import typer

from govopen.cli import ask, terminal
from govopen.cli.reporting import intake, tell, warn
from govopen.cli.session import Session, writing
from govopen.errors import BadInput
from govopen.ledger.bulk import Row, read_rows
from govopen.ledger.entry import Draft
from govopen.ledger.evidence import Piece, keep
from govopen.locales import _, n_
from govopen.output.columns import Screen, screen
from govopen.output.imported import preview, problem_lines
from govopen.standing.effect import Outcome, act
from govopen.standing.importing import Import, Problem, beside, evidence_in, understand
from govopen.standing.said import Said
from govopen.store.files import evidence_store

Found = Mapping[str, Piece | BadInput]


class NothingRecorded(BadInput):
    def __init__(self, file: str, problems: int) -> None:
        message = n_("nothing recorded: {n} problem in {file}", "nothing recorded: {n} problems in {file}", problems)
        super().__init__(message.format(n=problems, file=file))


class NotConfirmed(BadInput):
    def __init__(self, file: str) -> None:
        super().__init__(
            _("nothing recorded yet from {file}; to record what is shown above add --yes").format(file=file)
        )


class OneOrTheOther(BadInput):
    def __init__(self) -> None:
        super().__init__(_("--from takes obligation and date from the file; leave them out here"))


class _RolledBack(Exception):
    pass


class Made(Protocol):
    """What a file would make."""

    @property
    def drafts(self) -> Sequence[Draft]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...


M = TypeVar("M", bound=Made)


def record_file(ctx: typer.Context, file: str, said: Said, *, copy: bool, yes: bool) -> None:
    """Preview every row, ask, record them all in one commit. Raises NothingRecorded, NotConfirmed."""
    if said.what or said.on or said.at or said.none or said.replaces:
        raise OneOrTheOther
    path = Path(file).expanduser()
    rows = read_rows(path)
    named = evidence_in(rows, said, path)
    looked_at = {given: _looked_at(given) for given in named}
    session, tried, outcome = try_out(ctx, lambda session: _understood(session, rows, said, path, looked_at))
    show(session, tried, path, preview(tried, outcome, screen()), yes=yes)
    warn([*(intent.draft.text.note for intent in tried.intents), *(piece.name for piece in tried.pieces)])
    confirm(path, len(rows), yes=yes)
    store = evidence_store(session.view.database.path)
    kept: Found = {given: keep(store, given, copy=copy) for given in named}
    with writing(ctx) as session:
        done = _understood(session, rows, said, path, kept)
        refuse(done, path)
        outcome = act(session.view, session.recorder, done.drafts)
    tell(session, done.intents, outcome)


def try_out(ctx: typer.Context, make: Callable[[Session], M]) -> tuple[Session, M, Outcome]:
    """What a file would do, done and undone again."""
    with suppress(_RolledBack), writing(ctx) as session:
        found = make(session)
        outcome = act(session.view, session.recorder, found.drafts)
        raise _RolledBack
    return session, found, outcome


def show(session: Session, tried: Made, path: Path, lines: Iterable[str], *, yes: bool) -> None:
    """The preview where somebody may look at it, and every problem. Raises NothingRecorded."""
    if tried.drafts and not yes and session.options.format == "table":
        ask.say(lines)
    refuse(tried, path)


def refuse(made: Made, path: Path) -> None:
    """Name every problem by its cell. Raises NothingRecorded."""
    if made.problems:
        ask.say(problem_lines(made.problems, Screen()), err=True)
        raise NothingRecorded(path.name, len(made.problems))


def confirm(path: Path, rows: int, *, yes: bool) -> None:
    """Ask before so many rows are recorded. Raises NotConfirmed."""
    if yes:
        return
    if not terminal.at_terminal():
        raise NotConfirmed(path.name)
    ask.prepare()
    question = n_("record this {n} row? y or n", "record these {n} rows? y or n", rows).format(n=rows)
    if ask.answer(question).lower() not in {"y", "yes", "是", "好", "ｙ"}:
        ask.leave()


def _looked_at(given: str) -> Piece | BadInput:
    """What the evidence is, without keeping it yet; or what is wrong with it."""
    try:
        return keep(Path(), given, copy=False)
    except BadInput as problem:
        return problem


def _understood(session: Session, rows: list[Row], said: Said, path: Path, evidence: Found) -> Import:
    def piece(given: str) -> Piece:
        found = evidence[beside(path, given)]
        if isinstance(found, BadInput):
            raise found
        return found

    return understand(intake(session), rows, said, piece)
