"""`why`: from a clause to a standing."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import NoUnit, Session, calendar, reading
from govopen.errors import BadInput
from govopen.locales import N_, _
from govopen.plan.codes import looks_like_code
from govopen.program import command as typed

HELP = N_(
    "Why something stands where it does: the words that ask for it, who answers and how, the rule that gave the date, "
    "the entries that count and those that do not, and what follows.\n"
    "With a unit alone: what it has not met, dearest first. The unit left out is your own."
)
EXAMPLE = "govopen why 2.1.2a 大栅栏\ngovopen why 1.5.5a/2018-Q3 区卫生计生委\ngovopen --as-of 2018-07-23 why 大栅栏"


class UnitNeeded(BadInput):
    def __init__(self) -> None:
        super().__init__(_("whose? name a unit: {command}").format(command=typed(f"why {_('UNIT')}")))


def command(
    ctx: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("CODE|WORDS|UNIT"),
            help=N_("an item, an obligation, a checkpoint such as 2.1.2a/1, or words of its name; or a unit alone"),
            click_type=FromDatabase("govopen.cli.candidates:codes_and_units"),
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("UNIT"),
            help=N_("whose"),
            click_type=FromDatabase("govopen.cli.candidates:units"),
        ),
    ] = None,
) -> None:
    with reading(ctx) as session:
        view, days = session.view, calendar()
        alone = _alone(session, what) if unit is None else None
        if what is None or alone:
            from govopen.output.not_met import publish_not_met
            from govopen.standing.desk import unit_status

            unit = alone or session.own
            if unit is None:
                raise UnitNeeded
            publish_not_met(session.options, view, unit_status(view, days, unit))
            return
        from govopen.output.why import publish_why
        from govopen.scoring.why import why

        publish_why(session.options, view, why(view, days, _holder(session, what, unit), what))


def _alone(session: Session, what: str | None) -> str | None:
    """The unit that a single word names; None where it is a code or words of an obligation."""
    if what is None or looks_like_code(what):
        return None
    from govopen.standing.show import subject

    return subject(session.view, what).holder


def _holder(session: Session, what: str, unit: str | None) -> str:
    """The unit named, else this desk's; at the office's desk the only one who answers, where there is one."""
    try:
        return session.unit(unit)
    except NoUnit:
        from govopen.standing.meant import only_holder

        return only_holder(session.view, what)
