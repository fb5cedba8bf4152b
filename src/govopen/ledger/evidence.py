"""Evidence: a link, or a file kept under its SHA-256 in a store beside the database.

Files lie in ``<database>.evidence/ab/abcdef…``. An entry holds only facts (kind, hash, size); names and addresses are
words, which can be redacted, so they are in the entry's text, in the same order within their kind.
"""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from govopen.errors import BadInput, UnusableDatabase, os_reason
from govopen.ledger.entry import Text
from govopen.locales import _
from govopen.store.files import discard, hash_of, hidden_beside, pour, put_in_place, sync_directory

MOST_BYTES = 200 * 1024 * 1024
MOST_ADDRESS = 2_000
_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]+):"  # two characters or more: C: is a drive


class NoEvidenceNamed(BadInput):
    def __init__(self) -> None:
        super().__init__(_("the evidence has no name; give a file's path or an address, or leave --evidence out"))


class NoSuchFile(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("no file {name}; check the name, or begin an address with https://").format(name=shown(name))
        )


class NotAFile(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("{name} is not a file; name one file, or pack a folder into one").format(name=shown(name)))


class UnreadableFile(BadInput):
    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            _("cannot read {name} ({reason}); check its permissions or name a copy").format(
                name=shown(name), reason=reason
            )
        )


class FileTooLarge(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} is larger than {most} MB; keep it where it is and give its address").format(
                name=shown(name), most=MOST_BYTES >> 20
            )
        )


class EmptyFile(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("{name} is empty; name the file that proves it").format(name=shown(name)))


class UnknownScheme(BadInput):
    def __init__(self, scheme: str) -> None:
        super().__init__(
            _("an address cannot begin with {scheme}: here; use http:// or https://").format(scheme=scheme)
        )


class BadAddress(BadInput):
    def __init__(self, address: str) -> None:
        super().__init__(
            _("{address} is not an address that others can open; copy it whole, without name or password").format(
                address=shown(address)
            )
        )


class CannotKeep(UnusableDatabase):
    def __init__(self, store: Path, reason: str) -> None:
        super().__init__(
            _("cannot keep evidence in {store} ({reason}); free some space or give it back its permissions").format(
                store=store, reason=reason
            )
        )


class Piece(NamedTuple):
    """One piece of evidence: a ``file`` has a name, a hash, a size in bytes, and is kept or not; a ``link`` a url."""

    kind: str
    name: str = ""
    sha256: str = ""
    size: int = 0
    kept: int = 0
    url: str = ""


def shown(name: str) -> str:
    """A name on one line of a message: what cannot be printed is escaped, what is long is cut."""
    plain = name if name.isprintable() else repr(name)
    return plain if len(plain) <= 200 else plain[:197] + "..."


def place_of(store: Path, sha256: str) -> Path:
    """Where a file of that hash is kept."""
    return store / sha256[:2] / sha256


def facts(pieces: Sequence[Piece]) -> str:
    """What an entry says of its evidence, for ``Entry.evidence``."""
    found = [["file", p.sha256, p.size, p.kept] if p.kind == "file" else ["link"] for p in pieces]
    return json.dumps(found, separators=(",", ":"))


def pieces_of(evidence: str, text: Text) -> list[Piece]:
    """The reverse of ``facts``; after a redaction names and addresses are empty."""
    files, links = iter(text.files), iter(text.links)
    return [
        Piece("file", next(files, ""), *fact[1:]) if fact[0] == "file" else Piece("link", url=next(links, ""))
        for fact in json.loads(evidence)
    ]


def unquoted(given: str) -> str:
    """A path as dragged into a terminal, without the quotes, escapes or ``file://`` that the terminal put around it."""
    text = given.strip().removeprefix("& ").lstrip()  # PowerShell puts an ampersand in front
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].replace("'\\''", "'")
    elif "\\" in text and os.sep == "/" and not re.match(r"[A-Za-z]:|\\\\", text):
        text = re.sub(r"\\(.)", r"\1", text)
    if text[:7].lower() == "file://":
        from urllib.parse import unquote  # costs milliseconds

        path = unquote(re.sub(r"(?i)^file://(localhost)?", "", text))
        text = path[1:] if re.match(r"/[A-Za-z]:", path) else path
    return text


def keep(store: Path, given: str, *, copy: bool = True) -> Piece:
    """Take a path or an http(s) address as evidence. A file is copied into the store, or only hashed without ``copy``.

    Raises NoEvidenceNamed, NoSuchFile, NotAFile, UnreadableFile, FileTooLarge, EmptyFile, UnknownScheme, BadAddress;
    CannotKeep.
    """
    name = given if _exists(given) else unquoted(given)
    if not name:
        raise NoEvidenceNamed
    scheme = re.match(_SCHEME, name)
    if scheme and not _exists(name):
        return Piece("link", url=_address(name, scheme[1].lower()))
    return _keep_file(store, _expanded(name), copy=copy)


def _exists(name: str) -> bool:
    try:
        return bool(name) and Path(name).exists()
    except (OSError, ValueError):  # too long, or with a NUL
        return False


def _expanded(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:  # ~nobody
        return Path(name)


def _address(address: str, scheme: str) -> str:
    if scheme not in {"http", "https"}:
        raise UnknownScheme(scheme)
    from urllib.parse import urlsplit  # costs milliseconds

    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        usable = False
    if not usable or len(address) > MOST_ADDRESS or not address.isprintable() or " " in address:
        raise BadAddress(address)
    return address


def _keep_file(store: Path, path: Path, *, copy: bool) -> Piece:
    name = str(path)
    try:
        # Asked before it is opened: opening a pipe would wait for ever.
        if path.exists() and not path.is_file():
            raise NotAFile(name)
        source = path.open("rb")
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:
        raise NoSuchFile(name) from problem
    except OSError as problem:
        raise UnreadableFile(name, os_reason(problem)) from problem
    with source:
        size = os.fstat(source.fileno()).st_size
        if size > MOST_BYTES:
            raise FileTooLarge(name)
        if not size:
            raise EmptyFile(name)
        sha256, size = _copied(store, source, name) if copy else _read(source, name)
    return Piece("file", path.name, sha256, size, int(copy))


def _read(source: BinaryIO, name: str) -> tuple[str, int]:
    try:
        found = pour(source, len, MOST_BYTES)
    except OSError as problem:
        raise UnreadableFile(name, os_reason(problem)) from problem
    if found[1] > MOST_BYTES:  # it grew while it was read
        raise FileTooLarge(name)
    return found


def _copied(store: Path, source: BinaryIO, name: str) -> tuple[str, int]:
    draft = hidden_beside(store / "incoming")
    try:
        store.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as target:
            sha256, size = pour(source, target.write, MOST_BYTES)
        if size > MOST_BYTES:
            raise FileTooLarge(name)
        place = place_of(store, sha256)
        if not (place.exists() and hash_of(place) == (sha256, size)):
            place.parent.mkdir(exist_ok=True)
            sync_directory(store)
            put_in_place(draft, place)
    except OSError as problem:
        raise CannotKeep(store, os_reason(problem)) from problem
    else:
        return sha256, size
    finally:
        discard(draft)


# Patterns, compiled where they are first used: most commands record nothing.
_SPACE = r"[ -]?"
_ID_18 = rf"(?<!\d)([1-8]\d{{5}}){_SPACE}((?:18|19|20)\d{{6}}){_SPACE}(\d{{3}}[\dXx])(?![\dA-Za-z])"
_ID_15 = r"(?<!\d)[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"
_MOBILE = rf"(?<!\d)(?:\+?86{_SPACE})?1[3-9]\d{_SPACE}\d{{4}}{_SPACE}\d{{4}}(?!\d)"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_GRADE = "(?:绝密|机密|秘密)"
_SECRET = (
    rf"{_GRADE}\s*(?:[★☆]|\*\s*\d)"  # GB/T 9704-2012, 7.2.2: the grade, a star, the term; typed, often an asterisk
    rf"|(?<![一-鿿]){_GRADE}\s*\d+\s*(?:年|个月|天|日)"
    rf"|[\[(【〔<《]\s*{_GRADE}\s*[\])】〕>》]"
    rf"|密级\s*[::]\s*{_GRADE}"
    rf"|^\s*{_GRADE}(?=[\s_.,、:-])"
    r"|内部(?:资料|文件|材料)[\s,,、;;!!._-]*(?:注意保[管存]|不得外传|严禁外传|请勿外传)"
)


def suspicious(text: str) -> list[str]:
    """Warnings, worded, where a note or a file name seems to hold what must not be kept: an ID number (18 digits by
    GB 11643-1999 with its check digit, or the older 15), a mainland mobile number, a secrecy mark."""
    import unicodedata  # only where something is recorded

    plain = unicodedata.normalize("NFKC", text)
    found = []
    number = next((m[0] for m in re.finditer(_ID_18, plain) if _checks("".join(m.groups()))), None)
    if number is None and (older := re.search(_ID_15, plain)):
        number = older[0]
    if number is not None:
        found.append(_("{what} looks like an ID number; leave it out").format(what=_masked(number)))
    if mobile := re.search(_MOBILE, plain):
        found.append(_("{what} looks like a mobile number; leave it out").format(what=_masked(mobile[0])))
    if mark := re.search(_SECRET, plain):
        found.append(
            _("{what} looks like a secrecy mark; nothing secret may be kept here").format(what=mark[0].strip())
        )
    return found


def _checks(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def _masked(number: str) -> str:
    return number[:3] + "***" + number[-2:]
