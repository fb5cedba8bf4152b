"""`schema`: what editors complete and check a plan's file with."""

import typer

from govopen.cli.options import options
from govopen.locales import N_
from govopen.output.emit import emit

HELP = N_("Print the JSON Schema of plan files, which the first line of a plan names so that editors complete it.")
EXAMPLE = "govopen schema -o plan.schema.json"


def command(ctx: typer.Context) -> None:
    from json import dumps  # noqa: PLC0415

    from govopen.plan.schema import json_schema  # noqa: PLC0415 - brings in pydantic

    schema = json_schema()
    text = dumps(schema, ensure_ascii=False, indent=2)
    emit(options(ctx), text=text.splitlines, record=lambda: schema)
