"""Evidence taken out of the store to be looked at. A file's name comes from outside: it is data, never a path."""

import re
import tempfile
import unicodedata
from pathlib import Path

from govopen.errors import BadInput, GovopenError, os_reason
from govopen.ledger.evidence import Piece, place_of, shown
from govopen.locales import _, n_
from govopen.store.files import discard, pour

MOST_NAME = 200
NAMELESS = "evidence"
_SEPARATORS = frozenset('/\\:*?"<>|')
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)")  # Windows' names for its devices
SHOWN = frozenset(
    """
    .pdf .ofd .txt .csv .md .rtf .doc .docx .wps .xls .xlsx .et .ppt .pptx .dps .odt .ods .odp
    .jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic .mp3 .mp4 .wav .mov .avi .m4a
    """.split()  # noqa: SIM905 - one line a kind
)
"""What the platform's own viewer may open: nothing that it would run."""


class NoSuchPiece(BadInput):
    def __init__(self, seq: int, many: int) -> None:
        words = n_(
            "E{seq} has one piece of evidence; its number is 1",
            "E{seq} has {n} pieces of evidence; give a number from 1 to {n}",
            many,
        )
        super().__init__((words if many else _("E{seq} has no evidence")).format(seq=seq, n=many))


class NotAsHandedIn(GovopenError):
    """The store has not, or no longer, what was handed in."""

    exit_code = 1

    def __init__(self, seq: int, reason: str) -> None:
        message = _("E{seq}: the file is not what was handed in ({reason}); bring it back from a backup")
        super().__init__(message.format(seq=seq, reason=reason))


class CannotTakeOut(BadInput):
    def __init__(self, reason: str) -> None:
        super().__init__(
            _("cannot copy the file into a temporary folder ({reason}); free some space").format(reason=reason)
        )


def file_name(given: str) -> str:
    """The name under which a file may lie in a folder of ours, on any system: one plain, visible, short name."""
    plain = unicodedata.normalize("NFC", given)
    plain = "".join("_" if sign in _SEPARATORS else sign for sign in plain if _visible(sign)).strip(" .-")
    stem, dot, ending = plain.rpartition(".")
    if not stem or len(ending) > 8:
        stem, dot, ending = plain, "", ""
    kept = stem.encode()[: MOST_NAME - len(ending.encode())].decode(errors="ignore").rstrip(" .")
    name = f"{kept}{dot}{ending}"
    return f"_{name}" if _DEVICE.match(name) else name or NAMELESS


def _visible(sign: str) -> bool:
    """Not a control, a mark of direction, a surrogate, or a line's end."""
    return unicodedata.category(sign)[0] != "C" and unicodedata.category(sign) not in {"Zl", "Zp"}


def take_out(store: Path, seq: int, piece: Piece) -> Path:
    """Copy a kept file into a fresh temporary folder, under its own name. Raises NotAsHandedIn, CannotTakeOut."""
    try:
        source = place_of(store, piece.sha256).open("rb")
    except OSError as problem:
        raise NotAsHandedIn(seq, os_reason(problem)) from problem
    with source:
        try:
            copy = Path(tempfile.mkdtemp(prefix="govopen-")) / file_name(piece.name)
            with copy.open("xb") as target:
                found = pour(source, target.write, piece.size)
        except OSError as problem:
            raise CannotTakeOut(os_reason(problem)) from problem
    if found != (piece.sha256, piece.size):
        discard(copy)
        copy.parent.rmdir()
        raise NotAsHandedIn(seq, _("{name} was altered").format(name=shown(piece.name)))
    return copy
