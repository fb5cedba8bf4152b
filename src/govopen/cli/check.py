"""`check`: every problem of a plan's file at once."""

from typing import Annotated

import typer

from govopen.cli.options import options
from govopen.errors import BadInput
from govopen.locales import N_

HELP = N_("Check a plan's file and print every problem with its line and column. Errors stop a load, warnings do not.")
EXAMPLE = "govopen check tasks/2018-workplan.yaml"


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar=N_("FILE|ID"), help=N_("the plan's file, or a packaged plan's id"))],
) -> None:
    from govopen.cli.session import calendar
    from govopen.deadlines.checked import checked
    from govopen.output.problems import publish_problems
    from govopen.plan.packaged import find

    found = checked(find(file), calendar())
    publish_problems(options(ctx), found)
    if found.count("error"):
        raise typer.Exit(BadInput.exit_code)
