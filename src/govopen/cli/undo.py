"""Take an entry back."""

from typing import Annotated

import typer

from govopen.locales import N_

HELP = N_("Take an entry back by a new one; nothing is erased. Without an entry: the newest that you recorded.")
EXAMPLE = "govopen undo E128 --reason 重复报送"


def command(
    ctx: typer.Context,
    entry: Annotated[str | None, typer.Argument(metavar=N_("ENTRY"), help=N_("its number: E128"))] = None,
    reason: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("why"))] = "",
) -> None:
    from govopen.cli.reporting import warn
    from govopen.cli.session import writing
    from govopen.ledger.withdraw import entry_at, entry_number, newest_of
    from govopen.output.entries import publish_withdrawn
    from govopen.standing.recording import take_back

    with writing(ctx) as session:
        view = session.view
        found = entry_at(view, entry_number(entry)) if entry else newest_of(view, session.recorder.name)
        outcome = take_back(view, session.recorder, found, reason)
    publish_withdrawn(session.options, outcome, found)
    warn([reason])
