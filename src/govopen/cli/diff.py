"""`diff`: what an amendment changes, as a change notice."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Say what changes from one plan to another, as a change notice does. "
    "A single file is compared with the plan in the database.\n"
    "Nothing is loaded. At the end stands how many checkpoints are new, gone or moved, and which of them were due by "
    "--as-of already."
)
EXAMPLE = "govopen diff amended.yaml\ngovopen diff xicheng-2018 amended.yaml\ngovopen diff amended.yaml --check"


def command(
    ctx: typer.Context,
    first: Annotated[
        str,
        typer.Argument(
            metavar=N_("FILE|ID"),
            help=N_("a plan's file, or a packaged plan's id; the older one where two are given"),
            click_type=FromDatabase("govopen.cli.candidates:loadable"),
        ),
    ],
    second: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("FILE|ID"),
            help=N_("the newer one"),
            click_type=FromDatabase("govopen.cli.candidates:loadable"),
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=N_("exit code 1 when they differ, for scripts"))] = False,
) -> None:
    from govopen.cli.comparing import with_file, with_version

    found = with_version(ctx, first) if second is None else with_file(ctx, first, second)
    if check and found.changes:
        raise typer.Exit(1)
