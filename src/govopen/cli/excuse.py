"""Excuse a unit from a checkpoint."""

from typing import Annotated

import typer

from govopen.cli.deciding import Checkpoint, Decided, Ref, Request, Unit, decide
from govopen.locales import N_
from govopen.standing.deciding import Wish

HELP = N_(
    "Excuse a unit from a checkpoint: it leaves every rate, and its former standing stays beside it. What is met, a "
    "ban, and a least duration from which the document allows no exception are not excused.\n"
    "What is recorded after the date must cite a document. With --request a unit asks, and the office decides."
)
EXAMPLE = (
    "govopen excuse 2.1.2a/1 --unit 德胜 --reason 停电 --ref 西政办便函13号\n"
    "govopen excuse 2.1.2a --unit 月坛 --reason 办公楼搬迁 --request"
)


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    checkpoint: Checkpoint,
    unit: Unit = "",
    reason: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("why"))] = "",
    decided: Decided = "",
    ref: Ref = "",
    request: Request = False,
) -> None:
    decide(ctx, Wish("excuse", " ".join(checkpoint), "", reason, decided, ref, request), unit)
