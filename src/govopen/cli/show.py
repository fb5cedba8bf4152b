"""`show`: one item or obligation, and who has done it."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import reading
from govopen.cli.terminal import remark
from govopen.locales import N_
from govopen.output.show import publish_show
from govopen.standing.show import show

HELP = N_("Show one item or obligation: what it asks, on what ground, of whom, and who has not done it yet.")
EXAMPLE = "govopen show 2.1.2a\ngovopen show 会议开放\ngovopen show 2.1.2"


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("CODE|WORDS"),
            help=N_("a code, or words of a name"),
            click_type=FromDatabase("govopen.cli.candidates:codes"),
        ),
    ],
) -> None:
    with reading(ctx) as session:
        found = show(session.view, " ".join(words))
        remark(found.called.remarks)
        publish_show(session.options, session.view, found)
