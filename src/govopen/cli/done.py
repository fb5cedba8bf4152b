"""Record what was done."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_
from govopen.standing.said import Said

HELP = N_(
    "Record what a unit did. Without a code or a date it asks, at a terminal. Late work is never refused.\n"
    "With --from, every row of a CSV or XLSX file: all or nothing, after a preview. Its first row has the headings: "
    "obligation and date, and where wanted unit, times, for, case, evidence, note, via, ref, reported."
)
EXAMPLE = (
    "govopen done 2.1.2a --unit 区教委 --on 7-18 --evidence https://example.org/1\n"
    "govopen done 会议开放 --unit 德胜,月坛 --on 7-18 --via mail --reported 7-19\n"
    "govopen done 1.5.5a --none --unit 区卫生计生委 --for Q3\n"
    "govopen done --from july.xlsx"
)


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("CODE|WORDS"),
            help=N_("the obligation: 2.1.2a, or words of its name"),
            click_type=FromDatabase("govopen.cli.candidates:obligations"),
        ),
    ] = None,
    unit: Annotated[
        str,
        typer.Option(
            metavar=N_("A,B"),
            help=N_("who did it; else your unit"),
            click_type=FromDatabase("govopen.cli.candidates:unit_list"),
        ),
    ] = "",
    on: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day: 7-18, 2018-07-18, today"))] = "",
    at: Annotated[str, typer.Option(metavar=N_("TIME"), help=N_("the day and minute: '7-18 14:20'"))] = "",
    times: Annotated[int | None, typer.Option(metavar="N", help=N_("how many times; else once"))] = None,
    period: Annotated[str, typer.Option("--for", metavar=N_("PERIOD"), help=N_("which period: 2018-Q3"))] = "",
    case: Annotated[str, typer.Option(metavar=N_("CASE"), help=N_("which case"))] = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option(metavar=N_("FILE|URL"), help=N_("a file to keep, or an address; may be repeated")),
    ] = None,
    no_copy: Annotated[bool, typer.Option("--no-copy", help=N_("keep only the file's hash, not a copy"))] = False,
    note: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("a note; no names, nothing secret"))] = "",
    none: Annotated[
        bool, typer.Option("--none", help=N_("there was nothing of it in the period, or no such case; of today"))
    ] = False,
    again: Annotated[bool, typer.Option("--again", help=N_("record it although the same is recorded already"))] = False,
    via: Annotated[
        str, typer.Option(metavar="form|mail|letter|phone|chat", help=N_("how the unit told the office"))
    ] = "",
    ref: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("the number of that letter or mail"))] = "",
    reported: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("when the unit told the office"))] = "",
    replaces: Annotated[
        str, typer.Option(metavar=N_("ENTRY"), help=N_("the returned entry that this makes good"))
    ] = "",
    file: Annotated[
        str, typer.Option("--from", metavar=N_("FILE"), help=N_("record every row of a CSV or XLSX file"))
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help=N_("with --from: record without asking"))] = False,
) -> None:
    said = Said(
        unit=unit, what=" ".join(what or ()), on=on, at=at, times="" if times is None else str(times), period=period,
        case=case, evidence=tuple(evidence or ()), note=note, via=via, ref=ref, reported=reported, again=again,
        none=none,
        replaces=replaces,
    )  # fmt: skip
    if file:
        from govopen.cli.importing import record_file

        record_file(ctx, file, said, copy=not no_copy, yes=yes)
    else:
        from govopen.cli.reporting import report

        report(ctx, said, copy=not no_copy)
