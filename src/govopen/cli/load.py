"""`load`: a plan, or a new version of one."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.options import to_record
from govopen.locales import N_

HELP = N_(
    "Load a plan's file, or a packaged plan by its id. A changed file becomes a new version, an amendment: what was "
    "due before it takes effect keeps the old one. --correct is for our own mistakes in writing the plan down: it "
    "restates all days, and names each standing that it changes. --source keeps the document's own words "
    "beside the plan, for show and why to quote; also for a plan that is loaded already."
)
EXAMPLE = (
    "govopen load xicheng-2018\n"
    "govopen load amended.yaml --reason 西政办发〔2018〕12号 --effective 2018-10-15\n"
    "govopen load mended.yaml --correct --reason 限期抄错\n"
    "govopen load xicheng-2018 --source 西政办发〔2018〕6号.html"
)


def command(  # noqa: PLR0917 - Typer reads the parameters
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar=N_("FILE|ID"),
            help=N_("the plan's file, or a packaged plan's id"),
            click_type=FromDatabase("govopen.cli.candidates:loadable"),
        ),
    ],
    reason: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("why a loaded plan changes"))] = "",
    effective: Annotated[
        str, typer.Option(metavar=N_("DATE"), help=N_("the day from which the amendment holds; else now"))
    ] = "",
    correct: Annotated[bool, typer.Option("--correct", help=N_("restate what we wrote down wrongly"))] = False,
    source: Annotated[
        str, typer.Option(metavar=N_("DOCUMENT"), help=N_("the official document, whose clauses are to be quoted"))
    ] = "",
) -> None:
    from govopen.cli.loading import Asked, load_plan

    load_plan(to_record(ctx), file, Asked(reason, effective, correct, source))
