"""Tables of a PDF over several pages: one table again, its repeated head left aside, its cut rows joined."""

from dataclasses import dataclass

from govopen.drafting.document import Cell
from govopen.drafting.formats import lines
from govopen.drafting.formats.passage import BREAK, WRAP, Passage
from govopen.drafting.formats.pdf_pages import Box, Row, Table

_SAME = 8.0  # points by which columns may differ from page to page


def text(box: Box) -> str:
    """What a cell says: lines broken because the cell was full are joined, lines that somebody ended are kept apart."""
    words = ""
    for above, row in zip((None, *box.lines), box.lines, strict=False):
        if above is not None:
            ended = lines.stopped(above.text) and lines.starts(row.text)
            words += BREAK if ended or not _full(above, row, box) else WRAP
        words += row.text
    return words


def _full(row: Row, following: Row, box: Box) -> bool:
    """Whether a line of a cell left no place for what follows."""
    if row.text.endswith(("、", "，", ",")):
        return True
    padding = min(max(min(line.x0 for line in box.lines) - box.x0, 2.0), 8.0)
    free = box.x1 - box.x0 - 2 * padding - (row.x1 - row.x0)
    return lines.left_no_room(free, max(row.size, 1.0), following.text)


@dataclass(slots=True)
class _Held:
    """A cell of the table that grows."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box

    @property
    def text(self) -> str:
        return text(self.box)


class Growing:
    """A table that may go on on the next page."""

    def __init__(self, number: int, table: Table) -> None:
        self.number = number
        self.edges = table.edges
        self.rows = table.rows
        self.cells = [_Held(box.row, box.column, box.rows, box.columns, box) for box in table.boxes]

    def fits(self, table: Table) -> bool:
        """Whether a table at the top of a page has the same columns."""
        if len(table.edges) != len(self.edges):
            return False
        shift = table.edges[0] - self.edges[0]
        return all(abs(there - here - shift) < _SAME for here, there in zip(self.edges, table.edges, strict=True))

    def _row(self, number: int) -> list[str]:
        return [cell.text for cell in sorted(self.cells, key=lambda cell: cell.column) if cell.row == number]

    def _head(self, table: Table) -> int:
        """How many rows at the top of a page repeat the head of the table."""
        count = 0
        while count < min(3, table.rows - 1, self.rows):
            boxes = sorted((box for box in table.boxes if box.row == count), key=lambda box: box.column)
            if [_plain(text(box)) for box in boxes] != [_plain(words) for words in self._row(count)]:
                break
            count += 1
        return count

    def extend(self, table: Table) -> list[Passage]:
        """Adds the rows of the next page; returns the head that it repeats, as asides."""
        head = self._head(table)
        repeated = [Passage(words, aside="page_head") for box in table.boxes if box.row < head and (words := text(box))]
        first = [box for box in table.boxes if box.row == head]
        cut = self._cut(first)
        last = self.rows
        offset = last - head - (1 if cut else 0)
        for box in table.boxes:
            if box.row < head:
                continue
            above = self._above(box.column)
            words = text(box)
            if box.row == head and above is not None and (cut or not words):
                above.box = above.box._replace(lines=(*above.box.lines, *box.lines))
                above.rows += box.rows - (1 if cut else 0)
                continue
            self.cells.append(_Held(box.row + offset, box.column, box.rows, box.columns, box))
        self.rows = offset + table.rows
        return repeated

    def _above(self, column: int) -> _Held | None:
        """The cell at the foot of a column."""
        return next(
            (c for c in reversed(self.cells) if c.column == column and c.row < self.rows <= c.row + c.rows), None
        )

    def _cut(self, first: list[Box]) -> bool:
        """Whether the first row of a page is the rest of the last: nothing in its first cell, sentences that go on."""
        written = [(box, text(box)) for box in first if box.lines]
        if not written or any(box.column == 0 for box, _words in written):
            return False
        pairs = [(self._above(box.column), box, words) for box, words in written]
        if any(above is None or not above.text or lines.starts(words) for above, _box, words in pairs):
            return False
        ends = [(above, box) for above, box, _words in pairs if above is not None and not lines.stopped(above.text)]
        return any(len(above.text) > 4 for above, _box in ends) or (
            len(ends) == len(pairs) and all(_full(above.box.lines[-1], box.lines[0], above.box) for above, box in ends)
        )

    def passages(self) -> list[Passage]:
        """The cells that hold something, in order."""
        return [
            Passage(cell.text, Cell(self.number, cell.row, cell.column, cell.rows, cell.columns))
            for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column))
            if cell.text.strip()
        ]


def _plain(words: str) -> str:
    return "".join(words.split()).replace(BREAK, "")
