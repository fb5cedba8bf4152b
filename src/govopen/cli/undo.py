"""Take an entry back."""

from typing import Annotated

import typer

from govopen.locales import N_

HELP = N_(
    "Take entries back by new ones, all or none; nothing is erased. Without an entry: the newest that you recorded."
)
EXAMPLE = "govopen undo E128 --reason 重复报送\ngovopen undo E128 E130-E132"


def command(
    ctx: typer.Context,
    entries: Annotated[
        list[str] | None, typer.Argument(metavar=N_("ENTRY"), help=N_("its number: E128, or several: E128-E130"))
    ] = None,
    reason: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("why"))] = "",
) -> None:
    from govopen.cli.reporting import warn
    from govopen.cli.session import writing
    from govopen.ledger.withdraw import entry_at, entry_numbers, newest_of, stood_for
    from govopen.output.entries import publish_withdrawn
    from govopen.standing.recording import take_back

    with writing(ctx) as session:
        view = session.view
        if entries:
            found = [entry_at(view, seq) for seq in entry_numbers(entries)]
        else:
            found = [newest_of(view, session.recorder.name)]
        outcome = take_back(view, session.recorder, found, reason, session.own)
        before = list(stood_for(view, found))
    publish_withdrawn(session.options, outcome, found, before)
    warn([reason])
