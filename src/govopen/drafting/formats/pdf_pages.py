"""The lines and tables of a PDF page, by where its characters stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_NEAR = 3.0  # points; borders that are nearer are one


class Row(NamedTuple):
    """A line of text on a page, in points from its top left corner; ``size`` is the height of its characters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


class Box(NamedTuple):
    """A cell of a table on a page."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    x1: float
    lines: tuple[Row, ...]


@dataclass(slots=True)
class Table:
    top: float
    bottom: float
    edges: tuple[float, ...]  # where its columns begin
    rows: int
    boxes: list[Box]


@dataclass(slots=True)
class Page:
    width: float
    height: float
    rows: list[Row] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    turned: str = ""  # what stands upright or aslant: a watermark, a note in the margin
    characters: int = 0
    unknown: int = 0
    pictures: bool = False


def page(source: Any) -> Page:
    """What stands on a page. Frees what the library keeps of it."""
    made = Page(float(source.width), float(source.height), pictures=bool(source.images))
    upright: list[tuple[str, dict[str, Any]]] = []
    turned: list[tuple[str, dict[str, Any]]] = []
    for character in source.chars:
        text = character["text"]
        if text.startswith("(cid:"):
            made.unknown += 1
            text = "\ufffd"
        elif "\ue000" <= text[:1] <= "\uf8ff":
            made.unknown += 1
        made.characters += bool(text.strip())
        (upright if character["upright"] else turned).append((text.replace("\n", " "), character))
    glyphs = _once([_Glyph.of(text, each) for text, each in upright if text])
    placed: set[int] = set()
    if len(source.rects) + len(source.lines) + len(source.curves) >= 4:
        for found in source.find_tables():
            if table := _table(found.cells, [glyph for glyph in glyphs if id(glyph) not in placed], placed):
                made.tables.append(table)
    made.rows = rows(glyph for glyph in glyphs if id(glyph) not in placed)
    made.turned = "".join(text for text, _each in turned).strip()
    source.close()
    return made


class _Glyph(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @classmethod
    def of(cls, text: str, character: dict[str, Any]) -> "_Glyph":
        return cls(text, *(float(character[edge]) for edge in ("x0", "x1", "top", "bottom")))

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _once(glyphs: list[_Glyph]) -> list[_Glyph]:
    """Without those printed twice to look bold."""
    seen: set[tuple[str, int, int]] = set()
    found = []
    for glyph in glyphs:
        x, y = int(glyph.x0), int(glyph.top)
        if glyph.text.strip() and any(
            (glyph.text, x + aside, y + below) in seen for aside in (-1, 0, 1) for below in (-1, 0, 1)
        ):
            continue
        seen.add((glyph.text, x, y))
        found.append(glyph)
    return found


def rows(glyphs: Iterable[_Glyph]) -> list[Row]:
    """Characters into lines, from top to bottom: those whose middles are at one height."""
    lines: list[list[_Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda each: (each.middle, each.x0)):
        height = glyph.bottom - glyph.top
        if lines and abs(glyph.middle - middle) < 0.4 * max(min(size, height), 4.0):
            lines[-1].append(glyph)
            if glyph.text.strip():
                middle += (glyph.middle - middle) / len(lines[-1])
                size = max(size, height)
        elif glyph.text.strip():
            lines.append([glyph])
            middle, size = glyph.middle, height
    return [row for line in lines if (row := _row(line))]


def _row(line: list[_Glyph]) -> Row | None:
    """One line; a gap that is wider than a letter is a blank."""
    pieces = ""
    last: _Glyph | None = None
    for glyph in sorted(line, key=lambda each: each.x0):
        if last is not None and not pieces.endswith(" ") and glyph.text.strip():
            latin = last.text.isascii() and glyph.text.isascii()
            gap = glyph.x0 - last.x1
            if gap > (0.25 if latin else 0.9) * (glyph.bottom - glyph.top):
                pieces += " "
        pieces += glyph.text if glyph.text.strip() else " "
        last = glyph if glyph.text.strip() else last
    text = pieces.strip()
    solid = [glyph for glyph in line if glyph.text.strip()]
    if not text or not solid:
        return None
    heights = sorted(glyph.bottom - glyph.top for glyph in solid)
    return Row(
        re.sub(r" {3,}", "  ", text),
        min(glyph.x0 for glyph in solid),
        max(glyph.x1 for glyph in solid),
        min(glyph.top for glyph in solid),
        max(glyph.bottom for glyph in solid),
        heights[len(heights) // 2],
    )


def _borders(values: Iterable[float]) -> list[float]:
    """Sorted, those that are near each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _index(borders: list[float], value: float) -> int:
    """Which of these borders a value is."""
    return max(sum(border <= value + _NEAR for border in borders) - 1, 0)


def _table(cells: list[tuple[float, float, float, float]], glyphs: list[_Glyph], placed: set[int]) -> Table | None:
    """A table from the rectangles of its cells; none where they are a frame or rules between paragraphs.

    The characters that it takes are added to ``placed``.
    """
    lefts = _borders(cell[0] for cell in cells)
    tops = _borders(cell[1] for cell in cells)
    if len(lefts) < 2 or len(cells) < 3:
        return None
    boxes = []
    left_over = {id(glyph): glyph for glyph in glyphs}
    for x0, top, x1, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        held = [
            glyph
            for glyph in left_over.values()
            if top <= glyph.middle < bottom and x0 <= (glyph.x0 + glyph.x1) / 2 < x1
        ]
        for glyph in held:
            del left_over[id(glyph)]
        row, column = _index(tops, top), _index(lefts, x0)
        rows_ = max(sum(top + _NEAR < other < bottom - _NEAR for other in tops) + 1, 1)
        columns = max(sum(x0 + _NEAR < other < x1 - _NEAR for other in lefts) + 1, 1)
        boxes.append(Box(row, column, rows_, columns, x0, x1, tuple(rows(held))))
    if not any(box.lines for box in boxes):
        return None
    placed |= {id(glyph) for glyph in glyphs} - left_over.keys()
    return Table(tops[0], max(cell[3] for cell in cells), tuple(lefts), len(tops), boxes)
