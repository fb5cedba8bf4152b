"""Make a database: empty, a demonstration, or one to practise on."""

import shlex
from typing import Annotated

import typer

from govopen.cli import settings
from govopen.cli.options import given, options
from govopen.errors import BadInput
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
    from govopen.ledger.making import make, make_demo, make_practice

    if demo and practice:
        raise DemoOrPractice
    where = options(ctx).db
    if demo and settings.effective(given(ctx), settings.read())["db"].text is None:
        where = settings.default_database().replace("govopen.db", "demo.db")
    try_it = f"govopen --db {shlex.quote(where)}"
    if demo:
        database, loaded = make_demo(where)
        typer.echo(_("demonstration: {path}; synthetic data, {n} checkpoints").format(path=where, n=loaded.checkpoints))
        for words in ("--as-of 2018-07-23 status", "--as-of 2018-07-23 status 大栅栏", "--as-of 2019-01-31 scorecard"):
            typer.echo(f"  {try_it} {words}")
    elif practice:
        database = make_practice(where)
        typer.echo(_("practice database: {path}; next: {command}").format(path=where, command=f"{try_it} {LOAD}"))
    else:
        database = make(where)
        typer.echo(_("database: {path}; next: {command}").format(path=where, command=f"{try_it} {LOAD}"))
    database.close()
