"""The one way out: a report as an aligned table, as JSON or as CSV, to stdout or whole into a file."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from errno import EISDIR
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from govopen.errors import BadInput, os_reason
from govopen.locales import _
from govopen.output import columns

FORMATS = ("table", "json", "csv")
_BATCH = 500


class Wanted(Protocol):
    """What output needs of the options: one of `FORMATS`, a file's path or None for stdout, and whose desk it is, None
    at the office's.
    """

    @property
    def format(self) -> str: ...
    @property
    def output(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...


class CannotWrite(BadInput):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(_("cannot write {path}: {reason}; name another file").format(path=path, reason=reason))


class NoRows(BadInput):
    def __init__(self) -> None:
        super().__init__(_("this command has no rows for csv; use --format table or json"))


def screen(wanted: Wanted) -> columns.Screen:
    """The terminal to lay out for; a file is 80 cells wide and never coloured."""
    return columns.Screen() if to_file(wanted) else columns.screen()


def to_file(wanted: Wanted) -> bool:
    """Whether the output goes into a file; ``-o -`` is stdout."""
    return wanted.output not in {None, "-"}


def emit(
    wanted: Wanted,
    *,
    text: Callable[[], Iterable[str]],
    record: Callable[[], Mapping[str, object]],
    rows: Callable[[], Iterable[Sequence[object]]] | None = None,
    header: Sequence[str] = (),
) -> None:
    """Write one report in the wanted format; only that format's callable is called.

    `text` gives lines without their ends. `record` gives the JSON object; a member that is an iterator streams as
    an array. `rows` gives the cells of CSV: numbers as numbers, None for nothing. Without `rows`, csv is refused.

    Raises `CannotWrite`, `NoRows`.
    """
    if wanted.format == "json":
        pieces = json_chunks(record())
    elif wanted.format == "csv":
        if rows is None:
            raise NoRows
        from govopen.output import delimited

        pieces = delimited.chunks(header, rows())
    elif to_file(wanted):
        pieces = (f"{line}\n".encode("utf-8", "backslashreplace") for line in text())
    else:
        lines = iter(text())
        while batch := list(islice(lines, _BATCH)):
            sys.stdout.write("\n".join([*batch, ""]))
        sys.stdout.flush()  # what is said on stderr after it stands after it, also where both go into one pipe
        return
    write(pieces, wanted)


def json_chunks(record: Mapping[str, object]) -> Iterator[bytes]:
    """The object in UTF-8: one member a line, and one element a line in a member that is a list."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    separator = "{\n"
    for name, value in record.items():
        yield f"{separator}  {encode(name)}: ".encode()
        if isinstance(value, list | Iterator):
            yield from _array(iter(value), encode)
        else:
            yield _bytes(encode(value))
        separator = ",\n"
    yield b"\n}\n"


def _array(values: Iterator[object], encode: Callable[[object], str]) -> Iterator[bytes]:
    separator = "[\n    "
    while batch := list(islice(values, _BATCH)):
        yield _bytes(separator + ",\n    ".join(map(encode, batch)))
        separator = ",\n    "
    yield b"[]" if separator[0] == "[" else b"\n  ]"


def _bytes(text: str) -> bytes:
    # A lone surrogate (a file name of unknown encoding) becomes the escape that JSON itself would use.
    return text.encode("utf-8", "backslashreplace")


def write(pieces: Iterable[bytes], wanted: Wanted) -> None:
    """Write bytes to where the output goes, a file whole or not at all. Raises CannotWrite."""
    if not to_file(wanted):
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.flush()
        return
    path = Path(os.path.realpath(str(wanted.output)))
    try:
        kind = path.stat().st_mode
    except OSError:
        kind = stat.S_IFREG
    try:
        if stat.S_ISREG(kind):
            replace(path, pieces)
        else:  # a device or a pipe is written to, not replaced; a directory refuses by itself
            with path.open("wb") as device:
                device.writelines(pieces)
    except OSError as problem:
        raise CannotWrite(path, os_reason(problem)) from problem


def replace(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place and move it there when it is whole. Raises OSError."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            _fill(file, pieces)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def refuse_unwritable(wanted: Wanted, *, rows: bool) -> None:
    """Raise what `emit` would for the place and the format, before anything is recorded that it is to tell of."""
    if wanted.format == "csv" and not rows:
        raise NoRows
    if not to_file(wanted):
        return
    path = Path(os.path.realpath(str(wanted.output)))
    try:
        if path.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if not path.exists() or path.is_file():
            draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            draft.touch()
            draft.unlink()
    except OSError as problem:
        raise CannotWrite(path, os_reason(problem)) from problem


def _fill(file: BinaryIO, pieces: Iterable[bytes]) -> None:
    file.writelines(pieces)
    file.flush()
    os.fsync(file.fileno())
