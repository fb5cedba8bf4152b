"""What `accept`, `return` and `review --from` share: the office's words, recorded all or none."""

from collections.abc import Sequence
from pathlib import Path

import typer

from govopen.cli.reporting import warn
from govopen.cli.session import Session, writing
from govopen.ledger.withdraw import entry_at, entry_numbers
from govopen.output.reviewed import publish_reviewed
from govopen.standing.effect import act
from govopen.standing.reviewing import Reviewer, Verdict


def reviewer(session: Session) -> Reviewer:
    return Reviewer(session.view, session.recorder.name, session.now, session.own)


def say(ctx: typer.Context, entries: Sequence[str], verdict: Verdict) -> None:
    """One word about several entries, in one commit."""
    with writing(ctx) as session:
        view, office = session.view, reviewer(session)
        about = [entry_at(view, seq) for seq in entry_numbers(entries)]
        outcome = act(view, session.recorder, [office.draft(entry, verdict) for entry in about])
    publish_reviewed(session.options, outcome, about)
    warn([verdict.reason, verdict.ref])


def say_file(ctx: typer.Context, file: str, *, yes: bool) -> None:
    """Preview every row that decides, ask, record them all in one commit.

    Raises NothingRecorded, NotConfirmed, NothingDecided, and what a file's reading does.
    """
    from govopen.cli.importing import confirm, refuse, show, try_out
    from govopen.ledger.bulk import VERDICTS, read_rows
    from govopen.output.columns import screen
    from govopen.output.imported import preview_verdicts
    from govopen.standing.verdicts import NothingDecided, Verdicts, understand_verdicts

    path = Path(file).expanduser()
    rows = read_rows(path, VERDICTS)

    def understood(session: Session) -> Verdicts:
        return understand_verdicts(reviewer(session), rows)

    session, tried, outcome = try_out(ctx, understood)
    show(session, tried, path, preview_verdicts(tried, outcome, screen()), yes=yes)
    if not tried.drafts:
        raise NothingDecided(path.name)
    confirm(path, len(tried.drafts), yes=yes)
    with writing(ctx) as session:
        made = understood(session)
        refuse(made, path)
        outcome = act(session.view, session.recorder, made.drafts)
    publish_reviewed(session.options, outcome, made.about)
    warn(draft.text.reason for draft in made.drafts)
