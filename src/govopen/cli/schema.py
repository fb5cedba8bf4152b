"""`schema`: what editors complete and check a plan's file with."""

import typer

from govopen.cli.options import options
from govopen.locales import N_
from govopen.output.emit import emit

HELP = N_("Print the JSON Schema of plan files, which the first line of a plan names so that editors complete it.")
EXAMPLE = "govopen schema -o plan.schema.json"


def command(ctx: typer.Context) -> None:
    from json import dumps

    from govopen.plan.schema import json_schema

    asked = options(ctx)
    if asked.format == "json":  # as it is anyway
        asked = asked._replace(format="table")
    schema = json_schema()
    emit(asked, text=dumps(schema, ensure_ascii=False, indent=2).splitlines, record=lambda: schema)
