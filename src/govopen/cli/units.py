"""`units`: who is who, and every name they go by."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import reading
from govopen.ledger.who import directory
from govopen.locales import N_
from govopen.output.units import publish_units

HELP = N_("List the units and groups with every name they go by; with a name, that one and what it carries.")
EXAMPLE = "govopen units\ngovopen units qjw"


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("NAME"),
            help=N_("a unit or group, by any of its names"),
            click_type=FromDatabase("govopen.cli.candidates:units"),
        ),
    ] = None,
) -> None:
    with reading(ctx) as session:
        publish_units(session.options, session.view, directory(session.view, name))
