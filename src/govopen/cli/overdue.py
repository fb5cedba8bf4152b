"""Who is late, with what, by how many days."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import calendar, reading
from govopen.errors import BadInput
from govopen.ledger.units import pools, units
from govopen.ledger.view import View
from govopen.locales import N_, _
from govopen.output.overdue import publish_overdue
from govopen.standing.overdue import overdue

HELP = N_(
    "Who is late, with what, by how many calendar days and (working days), longest first; "
    "of one unit or obligation, if named.\n"
    "Counted are the dates, numbers and clocks that the document states. What it gives no date is never overdue: "
    "--basis all lists apart what has no record though the year is over."
)
EXAMPLE = "govopen --as-of 2018-07-21 overdue\ngovopen overdue 区教委 --soon 7\ngovopen overdue 2.1.2a --names"
BASES = ("stated", "all")


class UnknownBasis(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("no basis {name}; use {names}").format(name=repr(name), names=" | ".join(BASES)))


class NamesOfAll(BadInput):
    def __init__(self) -> None:
        super().__init__(_("--names lists who is overdue, and without a date nobody is; leave out --basis all"))


def _subject(view: View, words: str) -> tuple[str | None, frozenset[str] | None]:
    from govopen.cli.terminal import remark
    from govopen.standing.show import subject  # reads the plan's document: only where something is named

    found = subject(view, words)
    remark(found.remarks)
    return found.holder, found.codes


def command(  # noqa: PLR0917 - typer reads the options from the signature
    ctx: typer.Context,
    about: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("UNIT|CODE|WORDS"),
            help=N_("one unit's, or one obligation's"),
            click_type=FromDatabase("govopen.cli.candidates:units_and_codes"),
        ),
    ] = None,
    soon: Annotated[
        int | None,
        typer.Option(metavar=N_("DAYS"), min=0, max=3660, help=N_("and what falls due within so many days")),
    ] = None,
    basis: Annotated[
        str, typer.Option(metavar="|".join(BASES), help=N_("stated in the document, or all, apart"), show_default=False)
    ] = "stated",
    names: Annotated[
        bool, typer.Option("--names", help=N_("just the names of those listed, one a line, to paste"))
    ] = False,
    check: Annotated[bool, typer.Option("--check", help=N_("exit code 1 when something is overdue, for cron"))] = False,
) -> None:
    if basis not in BASES:
        raise UnknownBasis(basis)
    if names and basis == "all":
        raise NamesOfAll
    with reading(ctx) as session:
        view = session.view
        holder, codes = _subject(view, about) if about else (None, None)
        found = overdue(view, calendar(), holder, soon=soon, default=basis == "all", codes=codes)
        passed = publish_overdue(session.options, view, found, units(view), pools(view), just_names=names, alone=holder)
    if check and passed.holders:
        raise typer.Exit(1)
