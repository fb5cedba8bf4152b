"""The evidence as it was found: what answers, what is dead, what is not as handed in; and one entry's pieces."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from govopen.errors import joined
from govopen.ledger.entry import Entry, Text
from govopen.ledger.evidence import Piece
from govopen.ledger.linked import Evidence, Result
from govopen.ledger.renamed import Renamed
from govopen.ledger.story import obligations
from govopen.ledger.units import pools, units
from govopen.ledger.view import View
from govopen.locales import N_, _, n_
from govopen.output.columns import printable, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish
from govopen.output.words import DELETED, holder_words, piece_words
from govopen.program import command
from govopen.store.sizes import size_words

HEADER = (
    "entry", "unit", "obligation", "place", "kind", "name", "url", "sha256", "size", "verdict", "status", "detail",
    "path",
)  # fmt: skip
BAD = frozenset({"dead", "altered", "missing"})
LISTED = ("dead", "altered", "missing", "refused", "unreachable")
_LINKS = {
    "ok": N_("ok {n}"),
    "dead": N_("dead {n}"),
    "unreachable": N_("not reached {n}"),
    "refused": N_("not asked {n}"),
    "skipped": N_("address deleted {n}"),
}
_FILES = {
    "ok": N_("as handed in {n}"),
    "altered": N_("altered {n}"),
    "missing": N_("missing {n}"),
    "skipped": N_("only the hash kept {n}"),
}
_TAGS = {
    "dead": N_("[dead]"),
    "altered": N_("[altered]"),
    "missing": N_("[missing]"),
    "refused": N_("[not asked]"),
    "unreachable": N_("[not reached]"),
}
_DETAILS = {
    "private": N_("a private or local address"),
    "scheme": N_("leads to something that is no web page"),
    "redirects": N_("leads on and on"),
    "address": N_("no valid address"),
    "name": N_("no such host"),
    "timeout": N_("too slow"),
    "certificate": N_("its certificate is not valid"),
    "connection": N_("no connection"),
}


class Opened(NamedTuple):
    """An entry's pieces; ``number`` is the one chosen, from 1, or 0; ``path`` is where its copy lies."""

    entry: Entry
    text: Text
    pieces: list[Piece]
    number: int
    path: Path | None = None

    @property
    def chosen(self) -> Piece | None:
        return self.pieces[self.number - 1] if self.number else None


class Checked(NamedTuple):
    """What a check found, and the entry that recorded it: none where there was no link."""

    links: Sequence[Result]
    files: Sequence[Result]
    made: Entry | None


class Names:
    """Units and obligations as the reader knows them."""

    def __init__(self, view: View) -> None:
        self.obligations, self.renamed = obligations(view), Renamed(view)
        self.units, self.pools = units(view), pools(view)

    def about(self, of: Evidence | Entry) -> list[str]:
        """Whose it is, and of what."""
        known = self.obligations.get(self.renamed.now(of.obligation))
        what = (known.shown if known else "", of.obligation, of.occasion)
        return [holder_words(of.unit or of.holder, self.units, self.pools), " ".join(filter(None, what))]


def publish_checked(wanted: Wanted, view: View, named: Names, found: Checked) -> bool:
    """Write what a check found, as ``govopen.evidence/1``; gives whether nothing is dead, gone or altered."""
    links, files, made = found
    results = [*links, *files]
    asked, compared = (Counter(each.verdict for each in found) for found in (links, files))

    def text() -> Iterator[str]:
        yield from wrap(_summary(found), screen(wanted).width)
        yield from _listed(named, results, screen(wanted).width)

    rows = [_row(each.evidence, each) for each in results]
    publish(
        wanted,
        view,
        "evidence",
        text=text,
        record=lambda: {
            "entry": made.id if made else None,
            "links": {verdict: asked[verdict] for verdict in _LINKS},
            "files": {verdict: compared[verdict] for verdict in _FILES},
            "pieces": [dict(zip(HEADER, row, strict=True)) for row in rows],
        },
        rows=lambda: rows,
        header=HEADER,
    )
    return not any(each.verdict in BAD for each in results)


def _summary(found: Checked) -> str:
    links, files, made = found
    if not links and not files:
        return _("no entry in force has any evidence; nothing was recorded")
    sentences = []
    if links:
        words = n_("{n} address: {counts}.", "{n} addresses: {counts}.", len(links))
        sentences.append(words.format(n=len(links), counts=_counted(links, _LINKS)))
    if files:
        words = n_("{n} file: {counts}.", "{n} files: {counts}.", len(files))
        sentences.append(words.format(n=len(files), counts=_counted(files, _FILES)))
    if made:
        sentences.append(_("Recorded as {entry}.").format(entry=made.id))
    return "".join(_("{sentence} ").format(sentence=sentence) for sentence in sentences).strip()


def _counted(results: Sequence[Result], names: dict[str, str]) -> str:
    found = Counter(each.verdict for each in results)
    return joined(_(words).format(n=found[name]) for name, words in names.items() if found[name])


def _listed(named: Names, results: Sequence[Result], width: int) -> Iterator[str]:
    """What is not as it should be, the worst first, each with its entry, unit and obligation."""
    wrong = sorted((each for each in results if each.verdict in LISTED), key=lambda each: LISTED.index(each.verdict))
    for each in wrong:
        status = f"HTTP {each.status}" if each.status else ""
        why = _(_DETAILS[each.detail]) if each.detail in _DETAILS else ""
        words = (_(_TAGS[each.verdict]), f"E{each.evidence.seq}", *named.about(each.evidence), status, why)
        yield from wrap("  ".join(filter(None, words)), width, " " * 7)
        piece = each.evidence.piece
        yield from (" " * 7 + line for line in wrap(printable(piece.name or piece.url) or _(DELETED), width - 7))
    if any(each.verdict == "dead" for each in wrong):
        typed = command(f"correct E{wrong[0].evidence.seq} --evidence {_('URL')} --reason {_('TEXT')}")
        yield _("a new address: {command}").format(command=typed)


def publish_opened(wanted: Wanted, view: View, opened: Opened) -> None:
    """Write which pieces an entry has, or where the one chosen can be seen, as ``govopen.evidence/1``."""
    entry, width = opened.entry, screen(wanted).width

    def text() -> Iterator[str]:
        yield from wrap("  ".join(filter(None, (entry.id, *Names(view).about(entry)))), width, " " * 7)
        yield from _chosen(opened, width) if opened.number else _pieces(opened, width)

    rows = []
    for at, piece in enumerate(opened.pieces):
        about = Evidence(entry.seq, entry.unit, entry.holder, entry.obligation, entry.occasion, at, piece)
        rows.append(_row(about, None, opened.path if at == opened.number - 1 else None))
    record = {
        "entry": None,
        "links": dict.fromkeys(_LINKS, 0),
        "files": dict.fromkeys(_FILES, 0),
        "pieces": [dict(zip(HEADER, row, strict=True)) for row in rows],
    }
    publish(wanted, view, "evidence", text=text, record=lambda: record, rows=lambda: rows, header=HEADER)


def _pieces(opened: Opened, width: int) -> Iterator[str]:
    for number, piece in enumerate(opened.pieces, 1):
        name = printable(piece_words(piece, opened.text))
        size = f"  {size_words(piece.size)}" if piece.kind == "file" else ""
        yield from wrap(f"{number} {name}{size}", width, "   ")
    yield _("to see one: {command}").format(command=command(f"evidence open {opened.entry.id} 1"))


def _chosen(opened: Opened, width: int) -> Iterator[str]:
    piece = opened.chosen
    assert piece is not None  # noqa: S101 - a number was given
    name = printable(piece_words(piece, opened.text))
    if opened.path:
        yield from wrap(name, width)
        yield _("copied to {path}").format(path=printable(str(opened.path)))
    elif piece.kind == "file":
        words = _("{name}, {size}: only its hash was kept, not the file; whoever has it can compare: SHA-256 {hash}")
        yield from wrap(words.format(name=name, size=size_words(piece.size), hash=piece.sha256), width)
    else:
        yield name  # whole, to be copied


def _row(evidence: Evidence, found: Result | None = None, path: Path | None = None) -> list[object]:
    piece = evidence.piece
    return [
        f"E{evidence.seq}",
        evidence.unit or None,
        evidence.obligation or None,
        evidence.place + 1,
        piece.kind,
        piece.name or None,
        piece.url or None,
        piece.sha256 or None,
        piece.size if piece.kind == "file" else None,
        found.verdict if found else None,
        found.status or None if found else None,
        found.detail or None if found else None,
        str(path) if path else None,
    ]
