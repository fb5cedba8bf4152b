"""What commands about a whole database share, beside `session` for those about one plan."""

from pathlib import Path

from govopen.cli.language import settle
from govopen.cli.options import Options
from govopen.ledger.view import headers
from govopen.store.connection import Database, OnNetworkDrive, on_network_drive


def speak(database: Database, asked: Options) -> None:
    """Where nobody chose a language, speak that of the latest plan, or go on as before where there is none."""
    for plan in headers(database)[-1:]:
        settle(asked.lang, plan.lang)


def local(path: Path) -> Path:
    """The same path. Raises OnNetworkDrive."""
    if on_network_drive(path):
        raise OnNetworkDrive(path)
    return path
