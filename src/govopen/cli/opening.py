"""Show an entry's evidence, or open one piece of it."""

import typer

from govopen.cli import terminal
from govopen.cli.session import reading
from govopen.ledger.evidence import pieces_of
from govopen.ledger.history import text_at
from govopen.ledger.opened import SHOWN, NoSuchPiece, take_out
from govopen.ledger.withdraw import entry_at
from govopen.output.evidence import Opened, publish_opened
from govopen.store.files import evidence_store


def show(ctx: typer.Context, seq: int, number: int) -> None:
    """The N-th piece, or the only one; with several, which there are.

    Raises UnknownEntry, NoSuchPiece, NotAsHandedIn, CannotTakeOut.
    """
    with reading(ctx) as session:
        view = session.view
        entry = entry_at(view, seq)
        text = text_at(view, seq)
        pieces = pieces_of(entry.evidence, text)
        if not pieces or number > len(pieces):
            raise NoSuchPiece(seq, len(pieces))
        number = number or (1 if len(pieces) == 1 else 0)
        opened = Opened(entry, text, pieces, number)
        chosen = opened.chosen
        if chosen and chosen.kind == "file" and chosen.kept:
            opened = opened._replace(path=take_out(evidence_store(view.database.path), seq, chosen))
        publish_opened(session.options, view, opened)
    target = opened.path or (chosen.url if chosen else "")
    if target and terminal.at_terminal() and (not opened.path or opened.path.suffix.lower() in SHOWN):
        typer.launch(str(target))
