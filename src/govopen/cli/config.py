"""`config`: show the settings and where each comes from, keep one, or forget one."""

import os
from collections.abc import Iterator
from typing import Annotated

import typer

from govopen.cli import settings
from govopen.cli.completion import FromDatabase
from govopen.cli.options import given, options
from govopen.errors import UnusableDatabase
from govopen.locales import N_, _
from govopen.output.columns import Column, table
from govopen.output.emit import emit, screen

HELP = N_("Show the settings and where each comes from; with a name and a value, keep that setting for you.")
EXAMPLE = "govopen config unit 区教委\ngovopen config --unset unit"


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("NAME"),
            help=N_("db, unit, lang or user"),
            click_type=FromDatabase("govopen.cli.candidates:config_names"),
        ),
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar=N_("VALUE"), help=N_("what to keep"))] = None,
    unset: Annotated[bool, typer.Option("--unset", help=N_("take the setting out of the file"))] = False,
) -> None:
    if name is None or (value is None and not unset):
        _show(ctx, name)
    elif unset:
        settings.forget(name)
        typer.echo(_("{name} is no longer set in {file}").format(name=name, file=settings.file_path()))
    else:
        kept = settings.keep(name, _unit(ctx, value) if name == "unit" and value else str(value))
        typer.echo(_("{name} = {value} in {file}").format(name=name, value=kept, file=settings.file_path()))
        _warn_if_hidden(name)


def _unit(ctx: typer.Context, name: str) -> str:
    """The unit that goes by this name, where there is a plan to ask; else the name as it is."""
    from govopen.cli.session import reading
    from govopen.ledger.view import NoPlan

    try:
        with reading(ctx) as session:
            return session.unit(name)
    except (UnusableDatabase, NoPlan):
        return name


def _warn_if_hidden(name: str) -> None:
    variable = next(setting.variable for setting in settings.SETTINGS if setting.name == name)
    if os.environ.get(variable):
        typer.echo(_("{variable} is set and goes before the file").format(variable=variable), err=True)


def _show(ctx: typer.Context, name: str | None) -> None:
    chosen = options(ctx)
    sources = {key: found.source for key, found in settings.effective(given(ctx), settings.read()).items()}
    rows = [
        (setting.name, getattr(chosen, setting.name), sources[setting.name], setting.variable, _(setting.help))
        for setting in settings.SETTINGS
        if name in {None, setting.name}
    ]
    if not rows:
        raise settings.UnknownSetting(str(name))

    def lines() -> Iterator[str]:
        none = _("(none)")
        cells = [(key, _source(source, key, variable), value or none) for key, value, source, variable, *_rest in rows]
        yield from table(cells, (Column(), Column(), Column(overflow="keep")), screen(chosen))
        yield _("file: {file}").format(file=settings.file_path())

    header = ("name", "value", "source", "variable", "description")
    record = {
        "schema": "govopen.config/1",
        "file": str(settings.file_path()),
        "settings": [dict(zip(header, row, strict=True)) for row in rows],
    }
    emit(chosen, text=lines, record=lambda: record, rows=lambda: rows, header=header)


def _source(source: str, name: str, variable: str) -> str:
    return {"option": f"--{name}", "environment": variable, "file": _("file")}.get(source, _("default"))
