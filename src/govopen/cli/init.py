"""Make a database: empty, a demonstration, or one to practise on."""

from typing import Annotated

import typer

from govopen import program
from govopen.cli import settings
from govopen.cli.options import given, of_now
from govopen.errors import BadInput, joined
from govopen.locales import N_, _

HELP = N_(
    "Make a database where --db points. --demo writes the 2018 plan and a synthetic year; "
    "--practice makes an empty one to practise on, in which GOVOPEN_NOW sets the clock."
)
LOAD = "load xicheng-2018"
EXAMPLE = "govopen init --demo\ngovopen --db practice.db init --practice"


class DemoOrPractice(BadInput):
    def __init__(self) -> None:
        super().__init__(_("--demo or --practice, not both"))


def command(
    ctx: typer.Context,
    demo: Annotated[bool, typer.Option("--demo", help=N_("with the 2018 plan and a synthetic year"))] = False,
    practice: Annotated[bool, typer.Option("--practice", help=N_("empty and labelled synthetic"))] = False,
) -> None:
    from govopen.ledger.making import make, make_practice
    from govopen.ledger.view import headers

    if demo and practice:
        raise DemoOrPractice
    where = of_now(ctx).db
    if demo and settings.effective(given(ctx), settings.read())["db"].text is None:
        where = settings.default_database().replace("govopen.db", "demo.db")
    program.reach({"db": where})
    load = program.command(LOAD)
    if demo:
        from govopen.standing.demo import make_demo

        database, loaded = make_demo(where)
        typer.echo(
            _("demonstration: {path}; synthetic data, {n} checkpoints").format(path=where, n=f"{loaded.checkpoints:,}")
        )
        for words in ("--as-of 2018-07-23 status", "--as-of 2018-07-23 status 大栅栏", "--as-of 2019-01-31 scorecard"):
            typer.echo(f"  {program.command(words)}")
    elif practice:
        database = make_practice(where)
        typer.echo(_("practice database: {path}; next: {command}").format(path=where, command=load))
    else:
        database = make(where)
        plans = joined(plan.plan_id for plan in headers(database))
        if plans:
            message = _("database: {path}; it is there already and holds {plans}; next: {command}")
            typer.echo(message.format(path=where, plans=plans, command=program.command("status")))
        else:
            typer.echo(_("database: {path}; next: {command}").format(path=where, command=load))
    database.close()
