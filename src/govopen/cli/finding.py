"""Enter the violation of a ban."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Enter that a unit did what it may never do. Entered at the office it holds at once, at a unit's desk once the "
    "office has accepted it."
)
EXAMPLE = "govopen finding 3.4.1b --unit 区教委 --on 8-3 --note 窗口另收证明"


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("CODE|WORDS"),
            help=N_("the ban: 3.4.1b, or words of its name"),
            click_type=FromDatabase("govopen.cli.candidates:bans"),
        ),
    ],
    unit: Annotated[
        str,
        typer.Option(
            metavar=N_("A,B"),
            help=N_("who did it; else your unit"),
            click_type=FromDatabase("govopen.cli.candidates:unit_list"),
        ),
    ] = "",
    on: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day: 7-18, 2018-07-18, today"))] = "",
    note: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("a note; no names, nothing secret"))] = "",
    again: Annotated[bool, typer.Option("--again", help=N_("record it although the same is recorded already"))] = False,
) -> None:
    from govopen.cli.reporting import report_finding
    from govopen.standing.said import Said

    report_finding(ctx, Said(unit=unit, what=" ".join(what), on=on, note=note, again=again))
