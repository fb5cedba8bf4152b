"""Check the evidence: what there is, then the network without any lock, then what was found on record."""

import typer

from govopen.cli.loading import progress
from govopen.cli.options import to_record
from govopen.cli.session import reading, writing
from govopen.ledger.linked import Result, file_result, in_force, record_check
from govopen.ledger.withdraw import entry_at
from govopen.locales import _
from govopen.output.evidence import Checked, Names, publish_checked
from govopen.store.files import evidence_store


def check(ctx: typer.Context, seq: int, unit: str, *, allow_private: bool) -> bool:
    """Whether no address is dead and no file is gone or altered. Without ``unit`` and ``seq``, of everything."""
    from govopen.ledger.links import look_at

    to_record(ctx)
    with reading(ctx) as session:
        holder = session.unit(unit) if unit else session.own or ""
        if seq:
            entry_at(session.view, seq)  # refuses one that is not there
        found = in_force(session.view, holder, seq)
        view, named, store = session.view, Names(session.view), evidence_store(session.view.database.path)
    links = [each for each in found if each.piece.kind == "link"]
    addresses = dict.fromkeys(each.piece.url for each in links if each.piece.url)
    with progress(len(addresses), _("addresses"), worth=0) as tick:
        answers = look_at(addresses, allow_private=allow_private, tick=tick)
    asked = [
        Result(each, *answers[each.piece.url]) if each.piece.url else Result(each, "skipped", detail="redacted")
        for each in links
    ]
    files = [file_result(each, store) for each in found if each.piece.kind == "file"]
    made = None
    if asked:
        with writing(ctx) as session:
            made = record_check(session.view, session.recorder, asked, holder)
            view = session.view._replace(known=made.seq)
    return publish_checked(session.options, view, named, Checked(asked, files, made))
