"""What a file is, by its content; the suffix only tells formats apart that look alike."""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from govopen.drafting.document import Format
from govopen.drafting.formats import refusals

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x01\x00")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|meta|div|table|title|article|center|p|span|h[1-6]|ul|ol|br)[\s>/]",
    re.IGNORECASE,
)
_SHEETS = (".xls", ".et", ".xlt")
UNPACKED = 300_000_000  # bytes
_XML = 100_000_000  # bytes
_ENTITIES = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)"
)


def kind(data: bytes, path: Path) -> Format:
    """The format of a file. Raises what it is where it is none that is read."""
    name, suffix = path.name, path.suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refusals.Encrypted(name)
        raise refusals.OldOffice(name, "xlsx" if suffix in _SHEETS else "docx")
    if data.startswith(b"PK"):
        return _zip(data, name)
    _others(data, name, suffix)
    head = data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")[:3000]
    if head.startswith(b"<?xml") and not _HTML.search(head):
        raise refusals.OtherOffice(name, "docx")
    if suffix in (".html", ".htm", ".shtml", ".xhtml") or (head.startswith(b"<") and _HTML.search(head)):
        return "html"
    return "txt"


def _others(data: bytes, name: str, suffix: str) -> None:
    """Refuses what is known and not read."""
    if data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or data[4:12] == b"ftypheic":
        raise refusals.Picture(name)
    if data.startswith(_ARCHIVES):
        raise refusals.Archive(name)
    if data.startswith(b"{\\rtf"):
        raise refusals.OtherOffice(name, "docx")
    if data.startswith((b"MIME-Version:", b"From: <Saved by")) or suffix in (".mht", ".mhtml"):
        raise refusals.OtherOffice(name, "html")
    if suffix in (".doc", ".wps", ".docx"):
        raise refusals.Damaged(name)
    if suffix in (".xls", ".et", ".xlsx"):
        raise refusals.Damaged(name)
    if suffix == ".pdf":
        raise refusals.Damaged(name)


def _zip(data: bytes, name: str) -> Format:
    """What is packed, after a look at its sizes and at every XML part: nothing is unpacked that could be a bomb."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            found = _package(names, name)
            if any(part.flag_bits & 1 for part in parts):
                raise refusals.Encrypted(name)
            _sizes(parts, name)
            for part in parts:
                if part.filename.endswith((".xml", ".rels", ".vml")) and _ENTITIES.search(package.read(part)):
                    raise refusals.Unsafe(name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        raise refusals.Damaged(name) from None
    return found


def _package(names: set[str], name: str) -> Format:
    if "word/document.xml" in names or any(part.startswith("word/document") for part in names):
        return "docx"
    if any(part.startswith("xl/workbook") for part in names):
        return "xlsx"
    if "OFD.xml" in names:
        raise refusals.Ofd(name)
    if "content.xml" in names and "mimetype" in names:
        raise refusals.OtherOffice(name, "docx")
    if "[Content_Types].xml" in names:
        raise refusals.NoDocument(name)
    raise refusals.Archive(name)


def _sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > 20_000 or sum(part.file_size for part in parts) > UNPACKED:
        raise refusals.TooLarge(name, UNPACKED, "unpacked")
    if sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))) > _XML:
        raise refusals.TooLarge(name, _XML, "unpacked")
