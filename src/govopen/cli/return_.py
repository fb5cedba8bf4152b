"""Return what was reported or asked for."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Return claims, reports of nothing, findings, requests and disputes, with a reason. A returned claim counts no "
    "more, until it is made good with govopen done --replaces. A returned dispute means that the duty stays."
)
EXAMPLE = "govopen return E119 --reason 内部例会，没有公众列席"


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
    reason: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("why; the unit reads it"))] = "",
    decided: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day of the decision; else now"))] = "",
    ref: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("the document that says so"))] = "",
) -> None:
    from govopen.cli.reviews import say
    from govopen.standing.reviewing import Verdict

    say(ctx, entries, Verdict("return", reason, decided, ref))
