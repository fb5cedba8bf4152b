"""Aligned text: how wide a cell is, how rows line up, how long lists wrap, what may be coloured.

Widths are counted in terminal cells: a Chinese character takes two. What Western and Chinese consoles draw in
different widths never reaches aligned output; it is replaced by an ASCII look-alike.
"""

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, islice
from shutil import get_terminal_size
from typing import Literal, NamedTuple

from govopen.errors import joined

NARROWEST = 40
MEASURED_ROWS = 200
_REMEMBERED = 10_000
_COLOURS = {"due_soon": 34, "late": 33, "returned": 33, "overdue": 31, "breached": 31, "met": 32}
_LOOKALIKES = {
    "·": ".", "•": "*", "…": "...", "—": "-", "–": "-", "─": "-", "│": "|", "“": '"', "”": '"', "‘": "'", "’": "'",
    "×": "x", "÷": "/", "±": "+-", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≠": "!=", "√": "v", "█": "#",
    "■": "#", "□": "[]", "●": "*", "○": "o", "★": "*", "☆": "*", "°": "deg", "※": "*",
}  # fmt: skip
_CLOSING = "，。、；：！？）》」』】〕％"
_OPENING = "（《「『【〔"


class Screen(NamedTuple):
    """What the reader looks at: its width in cells, and whether colour may be used."""

    width: int = 80
    colour: bool = False


class Styled(str):
    """A cell in the colour of a standing; the colour never carries meaning alone."""

    style: str

    def __new__(cls, text: str, style: str) -> "Styled":
        cell = super().__new__(cls, text)
        cell.style = style
        return cell


class Column(NamedTuple):
    """One column. ``limit`` is its greatest width (0: none); what exceeds it is cut and ends in ``..``.

    The last column has what is left of the line; ``overflow`` says what becomes of longer text there.
    """

    heading: str = ""
    align: Literal["left", "right"] = "left"
    limit: int = 0
    overflow: Literal["cut", "wrap", "keep"] = "cut"


def screen() -> Screen:
    """The terminal on stdout, or 80 cells without colour where stdout is no terminal."""
    width = get_terminal_size().columns
    # An old Windows console starts a new line as soon as its last cell is filled.
    return Screen(max(width - (os.name == "nt"), NARROWEST), _colour_wanted())


def _colour_wanted() -> bool:
    environ = os.environ
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb" or sys.stdout is None or not sys.stdout.isatty():
        return False
    return os.name != "nt" or "WT_SESSION" in environ or "TERM" in environ


class _Visible(dict[int, str]):
    """Controls, terminal escapes, direction marks and surrogates, written out so that they can be seen."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        hidden = category[0] == "C" or category in {"Zl", "Zp"}
        self[code] = repr(character)[1:-1] if hidden else character
        return self[code]


class _Alike(_Visible):
    """As `_Visible`, and whatever is not plain ASCII or wide becomes its ASCII look-alike, or ``?``."""

    def __missing__(self, code: int) -> str:
        shown = super().__missing__(code)
        if shown == chr(code) and code > 126 and unicodedata.east_asian_width(shown) not in "WF":
            plain = unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode()
            self[code] = "" if unicodedata.combining(shown) else plain or "?"
        return self[code]


_visible = _Visible()
_alike = _Alike({ord(character): plain for character, plain in _LOOKALIKES.items()})


def printable(text: str) -> str:
    """Outside text with its control characters and terminal escapes made visible, on one line."""
    return text if text.isprintable() else text.translate(_visible)


@lru_cache(maxsize=8192)
def _measured(text: str) -> tuple[str, int]:
    shown = text.translate(_alike)
    return shown, 2 * len(shown) - len(shown.encode("ascii", "ignore"))


def fit(text: str) -> tuple[str, int]:
    """The text as it may be aligned, and its width in cells."""
    if text.isascii() and text.isprintable():
        return text, len(text)
    return _measured(str(text))


def aligned(text: str) -> str:
    """The text in characters that every console draws alike."""
    return fit(text)[0]


def width_of(text: str) -> int:
    """The width in terminal cells of the text as `aligned` shows it."""
    return fit(text)[1]


def pad(text: str, width: int) -> str:
    """The text filled with spaces up to a width in cells."""
    shown, cells = fit(text)
    return shown + " " * (width - cells)


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits a width in cells together with the mark ``..``."""
    shown, cells = fit(text)
    if cells <= width:
        return shown
    room, kept = width - 2, []
    for character in shown:
        room -= 1 if character.isascii() else 2
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + ".."


@cache
def _pieces() -> Callable[[str], list[str]]:
    import re

    return re.compile(rf"[{_OPENING}]*(?:[!-~]+|.)[{_CLOSING}]*", re.DOTALL).findall


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most `width` cells, every line but the first behind `indent`.

    Chinese breaks between any two characters, but no line begins with closing punctuation or ends with opening.
    """
    shown, cells = fit(text)
    if cells <= width:
        return [shown.lstrip(" ").rstrip()]
    lines, line, room = [], "", width
    for piece in _pieces()(shown):
        cells = width_of(piece)
        if cells > room and line:
            lines.append(line.rstrip())
            line, room = "", width - len(indent)
        while cells > room > 1:
            head = cut(piece + "..", room + 2)[:-2]
            lines.append(head)
            piece = piece[len(head) :]  # noqa: PLW2901 - the rest of an unbreakable word
            cells, room = width_of(piece), width - len(indent)
        if line or piece != " ":
            line += piece
            room -= cells
    lines.append(line.rstrip())
    return [lines[0], *(indent + rest for rest in lines[1:])]


def on_one_line(text: str) -> str:
    """A text of several paragraphs as one, its line breaks and runs of spaces as one space each."""
    return " ".join(text.split())


def shortened(text: str, width: int, most: int) -> list[str]:
    """A text of several paragraphs in at most so many lines; where it has more, the last ends in ``..``."""
    lines = wrap(on_one_line(text[: (most + 1) * width]), width)
    return lines if len(lines) <= most else [*lines[: most - 1], cut(lines[most - 1] + lines[most], width)]


def wrap_names(names: Iterable[str], width: int, indent: int = 0, first: str = "") -> list[str]:
    """Names in a row, broken after a separator only. `first` begins the first line, `indent` spaces every other."""
    separator = joined(["", ""])
    pieces = [aligned(name) for name in names]
    pieces = [piece + separator for piece in pieces[:-1]] + pieces[-1:]
    lines, line, used = [], aligned(first), width_of(first)
    taken = used > indent
    for piece in pieces:
        if taken and used + width_of(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, used = " " * indent, indent
        line += piece
        used += width_of(piece)
        taken = True
    return [*lines, line.rstrip()]


def paint(text: str, style: str, *, colour: bool) -> str:
    """The text in the colour of a standing or of `returned`, if colour is wanted and the style has one."""
    number = _COLOURS.get(style)
    return f"\x1b[{number}m{text}\x1b[0m" if colour and number else text


class _Finished(dict[str, list[str]]):
    """Cells already laid out: names and standings repeat, and a lookup is ten times faster than a layout."""

    def __init__(self, lay_out: Callable[[str], list[str]]) -> None:
        super().__init__()
        self.lay_out = lay_out

    def __missing__(self, cell: str) -> list[str]:
        lines = self.lay_out(cell)
        if len(self) < _REMEMBERED:
            self[cell] = lines
        return lines


def table(rows: Iterable[Sequence[str]], columns: Sequence[Column], screen: Screen = Screen()) -> Iterator[str]:  # noqa: B008 - immutable
    """The rows as aligned lines, under a heading line if any column has a heading.

    Rows stream: the widths come from the first 200 of them, and what is wider further down pushes its line.
    """
    rows = iter(rows)
    heading = [column.heading for column in columns]
    sample: list[Sequence[str]] = [heading] if any(heading) else []
    sample += islice(rows, MEASURED_ROWS)
    if not sample:
        return
    widths = [
        min(max(width_of(row[at]) for row in sample), column.limit or sys.maxsize) for at, column in enumerate(columns)
    ]
    margin = " " * (sum(widths[:-1]) + 2 * (len(widths) - 1))
    left = max(screen.width - len(margin), NARROWEST // 2)
    rest = min(left, columns[-1].limit or left)
    lay_outs: list[Callable[[str], list[str]]] = [
        partial(_cell, column=column, width=width, colour=screen.colour)
        for column, width in zip(columns, [*widths[:-1], min(widths[-1], rest)], strict=True)
    ]
    lay_outs[-1] = partial(_ending, column=columns[-1], lay_out=lay_outs[-1], rest=rest, colour=screen.colour)
    if not screen.colour:  # a styled cell equals a plain one, so only plain output may look up
        lay_outs = [_Finished(lay_out).__getitem__ for lay_out in lay_outs]
    *starts, end = lay_outs
    for row in chain(sample, rows):
        lines = end(row[-1])
        yield ("".join([start(cell)[0] for start, cell in zip(starts, row, strict=False)]) + lines[0]).rstrip()
        for line in lines[1:]:
            yield margin + line


def _cell(cell: str, column: Column, width: int, colour: bool) -> list[str]:
    shown, cells = fit(cell)
    if column.limit and cells > column.limit:
        shown, cells = fit(cut(shown, column.limit))
    space = " " * (width - cells)
    if isinstance(cell, Styled):
        shown = paint(shown, cell.style, colour=colour)
    return [f"{space}{shown}  " if column.align == "right" else f"{shown}{space}  "]


def _ending(cell: str, column: Column, lay_out: Callable[[str], list[str]], rest: int, colour: bool) -> list[str]:
    shown, cells = fit(cell)
    if cells <= rest:
        return [line.rstrip(" ") for line in lay_out(cell)]
    if column.overflow == "wrap":
        lines = wrap(shown, rest)
    else:
        lines = [cut(shown, rest) if column.overflow == "cut" else shown]
    style = cell.style if isinstance(cell, Styled) else ""
    return [paint(line, style, colour=colour) for line in lines]
