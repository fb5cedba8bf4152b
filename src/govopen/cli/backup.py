"""`backup`: the database and its evidence in one file."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from govopen.cli.options import to_record
from govopen.cli.session import clock, synthetic_of
from govopen.cli.whole import speak
from govopen.locales import N_
from govopen.store.connection import connect

HELP = N_(
    "Copy the database and its evidence files into one file, while others go on working. The file is read back and "
    "verified before it gets its name."
)
EXAMPLE = "govopen backup 2018-07-23.govopen"


def command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=N_("FILE"), help=N_("the backup to write"), readable=False)],
    force: Annotated[bool, typer.Option("--force", help=N_("replace a file of that name"))] = False,
) -> None:
    from govopen.output.copies import publish_backup
    from govopen.store.backup import backup

    asked = to_record(ctx, rows=False)
    with closing(connect(asked.db)) as database:
        synthetic = synthetic_of(database)
        speak(database, asked)
        made = backup(database.path, file.expanduser(), made_at=clock(synthetic), force=force)
        publish_backup(asked, made, database.path, file.expanduser(), synthetic)
