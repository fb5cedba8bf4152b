"""`items`: the plan's items and what they oblige to."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import reading
from govopen.cli.terminal import remark
from govopen.ledger.document import concerning, document, under
from govopen.ledger.renamed import called
from govopen.ledger.units import find_unit
from govopen.locales import N_
from govopen.output.items import publish_items

HELP = N_("List the plan's items: who leads, who is responsible, and what each obliges to.")
EXAMPLE = "govopen items 2.1\ngovopen items --unit 区教委\ngovopen items --format json"


def command(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("CODE"),
            help=N_("a section, a paragraph or an item: 2, 2.1, 2.1.2"),
            click_type=FromDatabase("govopen.cli.candidates:items"),
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            metavar=N_("UNIT"),
            help=N_("only what this unit leads or answers for"),
            click_type=FromDatabase("govopen.cli.candidates:units"),
        ),
    ] = None,
) -> None:
    with reading(ctx) as session:
        plan = document(session.view)
        found = plan.items
        if unit:
            found = concerning(session.view, found, plan.groups, find_unit(session.view, unit))
        if code:
            asked = called(session.view, code)
            remark(asked.remarks)
            found = under(found, asked.words)
        publish_items(session.options, session.view, plan, found)
