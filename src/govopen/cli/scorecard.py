"""The year's results by unit."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import reading
from govopen.locales import N_

HELP = N_(
    "Every unit's results, best first, on what the document itself gives a date or number; with a unit, its card.\n"
    "An order, not points: overdue and breached first, then late, then the on-time rate."
)
EXAMPLE = "govopen --as-of 2018-07-23 scorecard\ngovopen scorecard 区教委 --explain"


def command(
    ctx: typer.Context,
    unit: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("UNIT"),
            help=N_("one unit's card, by section"),
            click_type=FromDatabase("govopen.cli.candidates:units"),
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help=N_("list the checkpoints and entries behind each number"))
    ] = False,
) -> None:
    from govopen.output.scorecard import publish_scorecard

    with reading(ctx) as session:
        publish_scorecard(session.options, session.view, session.unit(unit) if unit else None, reasoned=explain)
