"""`review`: what waits for a word of the office; and many words at once from a file."""

from typing import Annotated

import typer

from govopen.locales import N_

HELP = N_(
    "List what waits for a word of the office, oldest first, with the lines to type.\n"
    "-o FILE.csv writes the list with an empty column for the decision; filled in (accept or return, and the reason), "
    "--from takes it back: all or nothing, after a preview."
)
EXAMPLE = "govopen review\ngovopen review -o waiting.csv\ngovopen review --from waiting.csv"


def command(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Option("--from", metavar=N_("FILE"), help=N_("decide by every row of a CSV or XLSX file"))
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help=N_("with --from: record without asking"))] = False,
) -> None:
    if file:
        from govopen.cli.reviews import say_file

        say_file(ctx, file, yes=yes)
        return
    from govopen.cli.session import calendar, reading
    from govopen.output.review import publish_review
    from govopen.standing.waiting import waiting

    with reading(ctx) as session:
        found = waiting(session.view, calendar(), session.own)
        publish_review(session.options, session.view, found, office=session.own is None)
