"""Put a claim right."""

from typing import Annotated

import typer

from govopen.locales import N_

HELP = N_(
    "Put right what was recorded wrongly: the entry is withdrawn and said anew in one commit, and waits for review "
    "again. What is not given stays; evidence given takes the place of what there was."
)
EXAMPLE = "govopen correct E128 --on 7-17 --reason 日期录错"


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar=N_("ENTRY"), help=N_("its number: E128"))],
    on: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day: 7-18, 2018-07-18, today"))] = "",
    at: Annotated[str, typer.Option(metavar=N_("TIME"), help=N_("the day and minute: '7-18 14:20'"))] = "",
    times: Annotated[int | None, typer.Option(metavar="N", help=N_("how many times"))] = None,
    note: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("a note; no names, nothing secret"))] = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option(metavar=N_("FILE|URL"), help=N_("a file to keep, or an address; may be repeated")),
    ] = None,
    no_copy: Annotated[bool, typer.Option("--no-copy", help=N_("keep only the file's hash, not a copy"))] = False,
    reason: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("why"))] = "",
) -> None:
    from govopen.cli.reporting import correct
    from govopen.standing.said import Said

    said = Said(on=on, at=at, times="" if times is None else str(times), note=note, evidence=tuple(evidence or ()))
    correct(ctx, entry, said, reason, copy=not no_copy)
