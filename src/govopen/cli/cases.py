"""The cases: what happened, and what is still owed for it."""

from typing import Annotated

import typer

from govopen.cli.session import reading
from govopen.locales import N_

HELP = N_("List what happened and started a clock, with what each unit still owes by when; or what starts one at all.")
EXAMPLE = "govopen cases\ngovopen cases --kinds"


def command(
    ctx: typer.Context,
    kinds: Annotated[
        bool, typer.Option("--kinds", help=N_("what starts a clock, whose, and how fast it runs"))
    ] = False,
) -> None:
    from govopen.output.cases import publish_cases, publish_kinds

    with reading(ctx) as session:
        view = session.view
        if kinds:
            from govopen.ledger.triggers import triggers

            publish_kinds(session.options, view, list(triggers(view).values()))
        else:
            from govopen.standing.cases import cases

            publish_cases(session.options, view, cases(view))
