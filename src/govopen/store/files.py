"""Files that are whole or not there: hashed while copied, on disk before they have their name."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20


def evidence_store(database: Path) -> Path:
    """The directory beside a database where its evidence files are kept."""
    return database.with_name(f"{database.name}.evidence")


def hidden_beside(path: Path) -> Path:
    """A fresh name in the directory of ``path``, for a file that is not whole yet."""
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}.part")


def discard(draft: Path) -> None:
    """Remove what did not become whole; where that fails too, the first failure is the one to report."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def pour(source: BinaryIO, take: Callable[[bytes], object], most: int) -> tuple[str, int]:
    """Read ``source`` to its end, in pieces; gives the SHA-256 and the size. Stops once beyond ``most`` bytes."""
    hashed, size = sha256(), 0
    while size <= most and (piece := source.read(CHUNK)):
        hashed.update(piece)
        size += len(piece)
        take(piece)
    return hashed.hexdigest(), size


def hash_of(path: Path) -> tuple[str, int]:
    """The SHA-256 and the size of a file. Raises OSError."""
    with path.open("rb") as file:
        return pour(file, len, sys.maxsize)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a whole file its name, durably; what had the name before is replaced. Raises OSError."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(path)
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Put a directory's names on disk; Windows does so by itself."""
    if sys.platform != "win32":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
