"""A file into a document: what it is by its content, whether it may be opened, and who reads it."""

from pathlib import Path

from govopen.drafting.document import Document
from govopen.drafting.formats import process, recognising, repairs
from govopen.drafting.formats.passage import CHARACTERS
from govopen.drafting.formats.refusals import Empty, TooLarge, Unreadable
from govopen.errors import os_reason
from govopen.locales import _

BYTES = 50_000_000


def read(path: Path) -> Document:
    """The document in a file. Raises a BadInput that says what the file is where it is none or cannot be read."""
    name = path.name if path.name not in {"", ".."} else str(path)
    data = _bytes(path, name)
    kind = recognising.kind(data, path)
    passages = (process.passages if kind == "txt" else process.apart)(kind, data, name)
    if sum(len(passage.text) for passage in passages) > CHARACTERS:
        raise TooLarge(name, CHARACTERS, "characters")
    document = repairs.repaired(name, kind, passages)
    if not document.text.strip():
        raise Empty(name)
    return document


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable(name, _("it is a folder; name the document's file"))
        if path.exists() and not path.is_file():
            raise Unreadable(name, _("it is no file"))
        size = path.stat().st_size
        if size > BYTES:
            raise TooLarge(name, BYTES, "bytes")
        data = path.read_bytes()
    except OSError as problem:
        raise Unreadable(name, os_reason(problem)) from None
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Empty(name)
    return data
