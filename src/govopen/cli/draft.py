"""`draft`: the first version of a plan, from the official document."""

from pathlib import Path
from typing import Annotated

import typer

from govopen.cli.options import to_record
from govopen.locales import N_

HELP = N_(
    "Make the first version of a plan from the official document: text, a saved web page, Word, Excel, or a PDF with a "
    "text layer. What is doubtful stands as a comment above its line, and in a list at the end. "
    "Nothing leaves this machine."
)
EXAMPLE = (
    "govopen draft 工作要点.docx -o plan.yaml --report review.html\n"
    "govopen draft 2019.html -o 2019.yaml --against xicheng-2018"
)


def command(
    ctx: typer.Context,
    document: Annotated[Path, typer.Argument(metavar=N_("DOCUMENT"), help=N_("the official document"), readable=False)],
    units: Annotated[
        str, typer.Option(metavar=N_("FILE|ID"), help=N_("a plan whose units and groups hold here too"))
    ] = "",
    against: Annotated[
        str, typer.Option(metavar=N_("FILE|ID"), help=N_("last year's plan: its titles, names and units go on"))
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option(metavar=N_("FILE"), help=N_("a page with document and plan side by side"), readable=False),
    ] = None,
) -> None:
    from govopen.cli.drafting import Asked, draft_plan

    draft_plan(to_record(ctx, rows=False), document.expanduser(), Asked(units, against, report))
