"""Move a checkpoint's date."""

from typing import Annotated

import typer

from govopen.cli.deciding import Checkpoint, Decided, Ref, Request, Unit, decide
from govopen.locales import N_
from govopen.standing.deciding import Wish

HELP = N_(
    "Extend a checkpoint of a unit to a later date. Decided by the date then in force, it is judged by the new one; "
    "decided after it, what is done is late, but not overdue before the new date.\n"
    "What is recorded after the date that it moves must cite a document. With --request a unit asks, and the office "
    "decides."
)
EXAMPLE = (
    "govopen extend 2.1.2a/1 --unit 德胜 --to 8-31 --reason 装修 --ref 便函12号\n"
    "govopen extend 1.5.5a/Q3 --unit 区卫计委 --to 10-31 --reason 改革 --request"
)


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    checkpoint: Checkpoint,
    to: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the new date; with a time where hours count"))],
    reason: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("why"))],
    unit: Unit = "",
    decided: Decided = "",
    ref: Ref = "",
    request: Request = False,
) -> None:
    decide(ctx, Wish("extension", " ".join(checkpoint), to, reason, decided, ref, request), unit)
