"""`audit`: prove that nothing recorded was changed, or say what was."""

from contextlib import closing

import typer

from govopen.cli.options import of_now
from govopen.cli.session import calendar, clock, synthetic_of
from govopen.cli.whole import speak
from govopen.deadlines.instants import day_of
from govopen.ledger.view import choose_plan
from govopen.locales import N_
from govopen.store.connection import connect

HELP = N_(
    "Compute every hash again, of entries, evidence files and plan versions, and every deadline from the plan's file. "
    "Exit code 1, and each finding with its entry, where something does not agree."
)
EXAMPLE = "govopen audit\ngovopen audit --format json"


def command(ctx: typer.Context) -> None:
    from govopen.ledger.verdict import verdict
    from govopen.output.audit import publish_audit

    asked = of_now(ctx)
    with closing(connect(asked.db)) as database:
        synthetic = synthetic_of(database)
        now = clock(synthetic)
        speak(database, asked)
        if asked.plan:
            choose_plan(database, asked.plan, day_of(now, "UTC"))  # refuses an unknown one
        found = verdict(database, asked.plan, calendar())
        publish_audit(asked, found, synthetic)
    if found.findings:
        raise typer.Exit(1)
