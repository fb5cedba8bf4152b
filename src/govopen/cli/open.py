"""Open a case: something happened, and clocks run."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Enter that something happened to which the plan gives a time: every obligation that waits for it runs from then, "
    "for each unit named. What starts a clock, and how fast: govopen cases --kinds."
)
EXAMPLE = (
    "govopen open major_incident --unit 区环保局 --at '2018-08-03 14:20' --title 化工厂泄漏\n"
    "govopen open 征求意见 --unit 区教委,区民政局 --on 8-3"
)


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    trigger: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("TRIGGER"),
            help=N_("what happened: its key, or words of its name"),
            click_type=FromDatabase("govopen.cli.candidates:triggers"),
        ),
    ],
    unit: Annotated[
        str,
        typer.Option(
            metavar=N_("A,B"),
            help=N_("whom it concerns; else your unit"),
            click_type=FromDatabase("govopen.cli.candidates:unit_list"),
        ),
    ] = "",
    at: Annotated[str, typer.Option(metavar=N_("TIME"), help=N_("the day and minute: '7-18 14:20'"))] = "",
    on: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day alone, where no clock counts hours"))] = "",
    title: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("what it is about; no names, nothing secret"))] = "",
    again: Annotated[bool, typer.Option("--again", help=N_("open it although the same is open already"))] = False,
) -> None:
    from govopen.cli.casework import open_case

    open_case(ctx, " ".join(trigger), unit, on=on, at=at, title=title, again=again)
