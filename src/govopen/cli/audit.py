"""`audit`: prove that nothing recorded was changed, or say what was."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from govopen.cli.options import Options, of_now, refuse_over_data
from govopen.cli.session import calendar, clock, synthetic_of
from govopen.cli.whole import speak
from govopen.deadlines.instants import day_of
from govopen.ledger.view import choose_plan
from govopen.locales import N_
from govopen.output.emit import refuse_unwritable
from govopen.store.connection import connect

HELP = N_(
    "Compute every hash again, of entries, evidence files and plan versions, and every deadline from the plan's file. "
    "Exit code 1, and each finding with its entry, where something does not agree.\n"
    "A ledger whose newest entries were cut off, or that was rewritten whole, agrees with itself: that is found only "
    "with the chain heads that --heads wrote before, kept where nobody can change them."
)
EXAMPLE = "govopen audit\ngovopen audit --heads 2018-07.heads\ngovopen audit --against 2018-07.heads --format json"


def command(
    ctx: typer.Context,
    heads: Annotated[
        str, typer.Option(metavar=N_("FILE"), help=N_("write the chain heads there, if nothing is wrong"))
    ] = "",
    against: Annotated[
        str, typer.Option(metavar=N_("FILE"), help=N_("compare with the heads that --heads wrote before"))
    ] = "",
) -> None:
    from govopen.ledger.heads import read_heads
    from govopen.ledger.verdict import verdict
    from govopen.output.audit import keep_heads, publish_audit

    asked = of_now(ctx)
    if heads:
        _refuse(asked._replace(output=heads))
    with closing(connect(asked.db)) as database:
        synthetic = synthetic_of(database)
        now = clock(synthetic)
        speak(database, asked)
        if asked.plan:
            choose_plan(database, asked.plan, day_of(now, "UTC"))  # refuses an unknown one
        kept = read_heads(Path(against).expanduser(), asked.plan) if against else []
        found = verdict(database, asked.plan, calendar(), kept)
        publish_audit(asked, found, synthetic)
    if found.findings:
        raise typer.Exit(1)
    if heads:
        keep_heads(asked._replace(output=heads), found)


def _refuse(wanted: Options) -> None:
    """Before the work, what could not be written after it."""
    refuse_over_data(wanted)
    refuse_unwritable(wanted._replace(format="table"), rows=True)
