"""A decision about checkpoints from a desk: made by the office, or asked for by a unit."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.reporting import intake, units_named, warn
from govopen.cli.session import writing
from govopen.cli.terminal import remark
from govopen.locales import N_, _
from govopen.output.entries import publish_recorded
from govopen.standing.deciding import Wish, rulings
from govopen.standing.effect import act

Checkpoint = Annotated[
    list[str],
    typer.Argument(
        metavar=N_("CHECKPOINT"),
        help=N_("its key: 2.1.2a/1, 2.1.2a, 1.5.5a/2018-Q3; or words of its name"),
        click_type=FromDatabase("govopen.cli.candidates:obligations"),
    ),
]
Unit = Annotated[
    str,
    typer.Option(
        metavar=N_("A,B"),
        help=N_("who answers for it; else your unit"),
        click_type=FromDatabase("govopen.cli.candidates:unit_list"),
    ),
]
Decided = Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("when it was decided; else now"))]
Ref = Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("the document that decides it"))]
Request = Annotated[bool, typer.Option("--request", help=N_("ask for it; the office decides"))]


def decide(ctx: typer.Context, wish: Wish, unit: str) -> None:
    """Record the decision or the request for the units, all or none."""
    with writing(ctx) as session:
        taken = intake(session)
        found = rulings(taken, wish, units_named(taken, unit))
        outcome = act(taken.view, session.recorder, [ruling.draft for ruling in found])
    remark(words for ruling in found for words in ruling.remarks)
    shared = (each.row.holder for each in found if each.draft.unit not in {"", each.row.holder})
    remark(_("held jointly: it holds for all who share {holder}").format(holder=holder) for holder in shared)
    publish_recorded(session.options, outcome)
    warn([wish.reason, wish.ref])
