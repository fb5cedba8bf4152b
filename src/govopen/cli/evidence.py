"""Check the evidence, or open a piece of it."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.errors import BadInput
from govopen.locales import N_, _

HELP = N_(
    "check: ask for every address in force and compare every kept file with its hash; what was found is recorded. "
    "Exit code 1 when an address is dead or a file is gone or altered; one that cannot be reached now is listed only. "
    "Private and local addresses are never asked without --allow-private.\n"
    "open ENTRY [N]: show an entry's evidence, or its N-th piece. An address is printed, a kept file is copied into a "
    "temporary folder under its own name; at a terminal both are opened."
)
EXAMPLE = "govopen evidence check\ngovopen evidence check --unit 区教委\ngovopen evidence open E128 2"
ACTIONS = ("check", "open")


class UnknownAction(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("evidence {name} means nothing; use {names}").format(name=name, names=" | ".join(ACTIONS)))


class WhichEntry(BadInput):
    def __init__(self) -> None:
        super().__init__(_("the evidence of which entry? add its number: evidence open E128"))


def command(  # noqa: PLR0917 - typer reads the options from the signature
    ctx: typer.Context,
    action: Annotated[
        str,
        typer.Argument(
            metavar="check|open",
            help=N_("what to do"),
            click_type=FromDatabase("govopen.cli.candidates:evidence_actions"),
        ),
    ],
    entry: Annotated[str, typer.Argument(metavar=N_("ENTRY"), help=N_("one entry only: E128"))] = "",
    number: Annotated[
        int, typer.Argument(metavar="N", min=0, help=N_("which piece of its evidence"), show_default=False)
    ] = 0,
    unit: Annotated[
        str,
        typer.Option(
            metavar=N_("UNIT"),
            help=N_("check: only this unit's evidence"),
            click_type=FromDatabase("govopen.cli.candidates:units"),
        ),
    ] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help=N_("check: ask private and local addresses too"))
    ] = False,
) -> None:
    from govopen.ledger.withdraw import entry_number

    seq = entry_number(entry) if entry else 0
    if action == "check":
        from govopen.cli.checking import check

        if not check(ctx, seq, unit, allow_private=allow_private):
            raise typer.Exit(1)
    elif action == "open":
        from govopen.cli.opening import show

        if not seq:
            raise WhichEntry
        show(ctx, seq, number)
    else:
        raise UnknownAction(action)
