"""Record a whole file: previewed, all or nothing."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import typer

from govopen.cli import ask, terminal
from govopen.cli.options import to_record
from govopen.cli.reporting import intake, tell, warn
from govopen.cli.session import Session, writing
from govopen.errors import BadInput
from govopen.ledger.bulk import Row, read_rows
from govopen.ledger.evidence import Piece, keep
from govopen.locales import _, n_
from govopen.output.columns import Screen, screen
from govopen.output.imported import preview, problem_lines
from govopen.standing.effect import Outcome
from govopen.standing.importing import Import, beside, evidence_in, understand
from govopen.standing.recording import record
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


def record_file(ctx: typer.Context, file: str, said: Said, *, copy: bool, yes: bool) -> None:
    """Preview every row, ask, record them all in one commit. Raises NothingRecorded, NotConfirmed."""
    if said.what or said.on or said.at or said.none:
        raise OneOrTheOther
    path = Path(file).expanduser()
    rows = read_rows(path)
    named = evidence_in(rows, said, path)
    looked_at = {given: _looked_at(given) for given in named}
    asked = to_record(ctx)
    session, tried, outcome = _tried(ctx, rows, said, path, looked_at)
    if tried.intents and not yes and asked.format == "table":
        ask.say(preview(tried, outcome, screen()))
    _refuse(tried, path)
    warn([*(intent.draft.text.note for intent in tried.intents), *(piece.name for piece in tried.pieces)])
    if not yes and not _confirmed(len(rows)):
        raise NotConfirmed(path.name)
    store = evidence_store(session.view.database.path)
    kept: Found = {given: keep(store, given, copy=copy) for given in named}
    with writing(ctx) as session:
        done = _understood(session, rows, said, path, kept)
        _refuse(done, path)
        outcome = record(session.view, session.recorder, done.intents)
    tell(session, done.intents, outcome)


def _looked_at(given: str) -> Piece | BadInput:
    """What the evidence is, without keeping it yet; or what is wrong with it."""
    try:
        return keep(Path(), given, copy=False)
    except BadInput as problem:
        return problem


def _tried(
    ctx: typer.Context, rows: list[Row], said: Said, path: Path, evidence: Found
) -> tuple[Session, Import, Outcome]:
    """What the file would do, done and undone again."""
    with suppress(_RolledBack), writing(ctx) as session:
        found = _understood(session, rows, said, path, evidence)
        outcome = record(session.view, session.recorder, found.intents)
        raise _RolledBack
    return session, found, outcome


def _understood(session: Session, rows: list[Row], said: Said, path: Path, evidence: Found) -> Import:
    def piece(given: str) -> Piece:
        found = evidence[beside(path, given)]
        if isinstance(found, BadInput):
            raise found
        return found

    return understand(intake(session), rows, said, piece)


def _refuse(made: Import, path: Path) -> None:
    if made.problems:
        ask.say(problem_lines(made.problems, Screen()), err=True)
        raise NothingRecorded(path.name, len(made.problems))


def _confirmed(rows: int) -> bool:
    if not terminal.at_terminal():
        return False
    ask.prepare()
    question = n_("record this {n} row? y or n", "record these {n} rows? y or n", rows).format(n=rows)
    if ask.answer(question).lower() not in {"y", "yes", "是", "好", "ｙ"}:
        ask.leave()
    return True
