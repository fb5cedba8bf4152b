"""Close a case: what had to last is over."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Enter when a case ended, for example a consultation. Closed before its earliest lawful day it is recorded all "
    "the same, since it happened, and said to be breached."
)
EXAMPLE = "govopen close case-3 --on 8-10\ngovopen close 3 --at '8-10 17:00'"


def command(
    ctx: typer.Context,
    case: Annotated[
        str,
        typer.Argument(
            metavar=N_("CASE"),
            help=N_("its number: case-3, or 3"),
            click_type=FromDatabase("govopen.cli.candidates:cases"),
        ),
    ],
    at: Annotated[str, typer.Option(metavar=N_("TIME"), help=N_("the day and minute: '7-18 14:20'"))] = "",
    on: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day: 7-18, 2018-07-18, today"))] = "",
) -> None:
    from govopen.cli.casework import close_case

    close_case(ctx, case, on=on, at=at)
