"""`load`: a plan, or a new version of one."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.options import to_record
from govopen.locales import N_

HELP = N_("Load a plan's file, or a packaged plan by its id; a changed file becomes a new version.")
EXAMPLE = "govopen load xicheng-2018"


def command(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar=N_("FILE|ID"),
            help=N_("the plan's file, or a packaged plan's id"),
            click_type=FromDatabase("govopen.cli.candidates:loadable"),
        ),
    ],
) -> None:
    from govopen.cli.loading import load_plan

    load_plan(to_record(ctx), file)
