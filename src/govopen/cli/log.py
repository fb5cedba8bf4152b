"""Note progress that counts for nothing."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_("Note how far something has come. It counts for nothing: what is finished is recorded with govopen done.")
EXAMPLE = "govopen log 2.1.2a --unit 区教委 --percent 60"


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("CODE|WORDS"),
            help=N_("the obligation: 2.1.2a, or words of its name"),
            click_type=FromDatabase("govopen.cli.candidates:obligations"),
        ),
    ],
    unit: Annotated[
        str,
        typer.Option(
            metavar=N_("A,B"),
            help=N_("whose progress; else your unit's"),
            click_type=FromDatabase("govopen.cli.candidates:unit_list"),
        ),
    ] = "",
    note: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("a note; no names, nothing secret"))] = "",
    percent: Annotated[int | None, typer.Option(metavar="N", help=N_("how far, 1 to 100"))] = None,
    on: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day; else today"))] = "",
    period: Annotated[str, typer.Option("--for", metavar=N_("PERIOD"), help=N_("which period: 2018-Q3"))] = "",
    case: Annotated[str, typer.Option(metavar=N_("CASE"), help=N_("which case"))] = "",
) -> None:
    from govopen.cli.reporting import report_progress
    from govopen.standing.said import Said

    said = Said(unit=unit, what=" ".join(what), on=on, period=period, case=case, note=note)
    report_progress(ctx, said, percent)
