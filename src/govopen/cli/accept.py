"""Accept what was reported, asked for or found."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Accept claims, reports of nothing, findings, requests and disputes; what waits is listed by govopen review. "
    "The latest word decides. Nobody accepts what they reported themselves."
)
EXAMPLE = "govopen accept E128\ngovopen accept E128 E130-E132 --decided 8-7 --ref 西政办函〔2018〕12号"


def command(
    ctx: typer.Context,
    entries: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("ENTRY"),
            help=N_("its number: E128, or several: E128-E130"),
            click_type=FromDatabase("govopen.cli.candidates:waiting"),
        ),
    ],
    decided: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day of the decision; else now"))] = "",
    ref: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("the document that says so"))] = "",
) -> None:
    from govopen.cli.reviews import say
    from govopen.standing.reviewing import Verdict

    say(ctx, entries, Verdict("acceptance", "", decided, ref))
