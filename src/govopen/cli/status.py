"""The morning note; with a unit, what it owes."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import calendar, reading
from govopen.locales import N_

HELP = N_(
    "How the plan stands today, on one screen. With a unit, what it owes and the line to type for each; a desk "
    "whose unit is configured sees that page.\n"
    "--all alone shows the whole plan with every unit, at any desk; with a unit, everything it answers for."
)
EXAMPLE = "govopen status\ngovopen status 区教委\ngovopen --as-of 2018-07-23 status --all"


def command(
    ctx: typer.Context,
    unit: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("UNIT"),
            help=N_("the unit, or the open group, whose page is wanted"),
            click_type=FromDatabase("govopen.cli.candidates:units"),
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=N_("every unit; of a unit, everything"))] = False,
) -> None:
    with reading(ctx) as session:
        days = calendar()
        if unit or (session.options.unit and not every):
            from govopen.output.desk import publish_unit
            from govopen.standing.desk import unit_status

            page = unit_status(session.view, days, session.unit(unit))
            publish_unit(session.options, session.view, page, every=every)
        else:
            from govopen.output.status import publish_plan
            from govopen.standing.status import plan_status

            publish_plan(session.options, session.view, plan_status(session.view, days), every=every)
