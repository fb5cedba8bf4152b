"""Sign for the duties of a unit, or dispute one."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.locales import N_

HELP = N_(
    "Sign for a unit's duties: those named, or without a code all of them. With --dispute the unit says that a duty is "
    "not its own: that counts as signed, the due date stands, and the office decides."
)
EXAMPLE = (
    "govopen receive --unit 区教委\n"
    "govopen receive 2.1.2a 2.3.1a --unit 区教委 --on 7-4 --via mail\n"
    "govopen receive 3.4.1a --unit 区教委 --dispute 此项由政务服务办承办"
)


def command(  # noqa: PLR0917 - a Typer command declares its parameters
    ctx: typer.Context,
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("CODE|WORDS"),
            help=N_("the duties, each by its code or a word of its name; else all"),
            click_type=FromDatabase("govopen.cli.candidates:obligations"),
        ),
    ] = None,
    unit: Annotated[
        str,
        typer.Option(
            metavar=N_("A,B"),
            help=N_("who signs; else your unit"),
            click_type=FromDatabase("govopen.cli.candidates:unit_list"),
        ),
    ] = "",
    on: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("the day; else today"))] = "",
    reason: Annotated[
        str, typer.Option("--dispute", metavar=N_("REASON"), help=N_("why the duty is not the unit's"))
    ] = "",
    via: Annotated[
        str, typer.Option(metavar="form|mail|letter|phone|chat", help=N_("how the unit told the office"))
    ] = "",
    ref: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("the number of that letter or mail"))] = "",
) -> None:
    from govopen.cli.reporting import intake, units_named, warn
    from govopen.cli.session import writing
    from govopen.output.reviewed import publish_signed
    from govopen.standing.said import Said
    from govopen.standing.signing import sign

    said = Said(unit=unit, on=on, via=via, ref=ref)
    with writing(ctx) as session:
        taken = intake(session)
        outcome, signed = sign(taken, session.recorder, units_named(taken, unit), said, codes or (), reason=reason)
    publish_signed(session.options, outcome, signed)
    warn([reason, ref])
