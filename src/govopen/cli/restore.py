"""`restore`: bring a backup back."""

import time
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from govopen.cli.options import to_record
from govopen.cli.session import synthetic_of
from govopen.cli.whole import local, speak
from govopen.locales import N_
from govopen.store.connection import connect, file_named

HELP = N_(
    "Bring a backup back to where --db points, after verifying all of it. A database with entries that the backup "
    "lacks is replaced only with --force; what was there is always kept beside."
)
EXAMPLE = "govopen restore 2018-07-23.govopen\ngovopen --db copy.db restore 2018-07-23.govopen"


def command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=N_("FILE"), help=N_("the backup to bring back"), readable=False)],
    force: Annotated[
        bool, typer.Option("--force", help=N_("even over a database that knows more, which is kept beside"))
    ] = False,
) -> None:
    from govopen.output.copies import publish_restored
    from govopen.store.backup import restore

    asked = to_record(ctx, rows=False)
    path = local(file_named(asked.db))
    done = restore(file.expanduser(), path, moment=time.time_ns() // 1000, force=force)
    with closing(connect(str(path))) as database:
        speak(database, asked)
        publish_restored(asked, done, path, file.expanduser(), synthetic_of(database))
