"""Delete words that must not be kept."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Delete words of an entry that must not be kept: a name, a telephone number, something secret. Only that field is "
    "emptied; the entry stays, counts as before, and another one says what was deleted, by whom and why. The audit "
    "still passes. A backup made earlier keeps the words: delete it, or redact again after restoring it."
)
EXAMPLE = "govopen redact E128 --field note --reason 含个人电话"


def command(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar=N_("ENTRY"), help=N_("its number: E128"))],
    field: Annotated[
        str,
        typer.Option(
            metavar="note|reason|title|links|files|percent",
            help=N_("which words: note, reason, title, addresses, file names or percentage"),
            click_type=FromDatabase("govopen.cli.candidates:text_fields"),
        ),
    ] = "",
    reason: Annotated[
        str, typer.Option(metavar=N_("TEXT"), help=N_("why, without repeating what is deleted; needed"))
    ] = "",
) -> None:
    from govopen.cli.reporting import warn
    from govopen.cli.session import writing
    from govopen.ledger.units import shown
    from govopen.ledger.withdraw import entry_at, entry_number
    from govopen.output.redacted import publish_redacted
    from govopen.standing.redacting import redact
    from govopen.standing.rights import refuse_record
    from govopen.store.connection import sweep

    with writing(ctx) as session:
        refuse_record(session.own and shown(session.view, session.own))
        found = entry_at(session.view, entry_number(entry))
        outcome = redact(session.view, session.recorder, found, field, reason)
    sweep(session.view.database.path)
    publish_redacted(session.options, outcome, found)
    warn([reason])
