"""Load a plan, or a new version of one."""

from typing import Annotated

import typer

from govopen.cli.options import options
from govopen.locales import N_

HELP = N_("Load a plan's file, or a packaged plan by its id; a changed file becomes a new version.")
EXAMPLE = N_("Example: govopen load xicheng-2018")


def command(
    ctx: typer.Context,
    plan: Annotated[str, typer.Argument(metavar=N_("FILE|ID"), help=N_("the plan's file, or a packaged plan's id"))],
) -> None:
    from govopen.cli.loading import load_plan
    from govopen.output.loaded import publish_loaded

    asked = options(ctx)
    publish_loaded(asked, load_plan(asked, plan))
