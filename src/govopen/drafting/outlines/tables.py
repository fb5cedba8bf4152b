"""Task tables: which of their rows hand out work, and what the cells of each are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from govopen.drafting.document import Document, Line, Span
from govopen.drafting.outlines import columns, notes
from govopen.drafting.outlines.counting import Number, leading, value
from govopen.drafting.outlines.heading import is_notes

Put = Callable[[Span, str], None]
_MOST_CELLS = 2_000_000


@dataclass(slots=True)
class Grid:
    """One table: which line stands at a row and column, merged cells at every place that they cover."""

    at: dict[tuple[int, int], int] = field(default_factory=dict)
    table: int = 0
    rows: int = 0
    width: int = 0

    def row(self, row: int) -> list[int]:
        """The lines of a row from left to right, -1 where there is none."""
        return [self.at.get((row, column), -1) for column in range(self.width)]


@dataclass(slots=True)
class Row:
    """A row that says something, and the lines of its cells by the kind of their column.

    ``titles`` are the rows over all columns that it stands below, the widest first.
    """

    category: tuple[int, ...]
    number: int
    task: tuple[int, ...]
    who: list[tuple[str, int]]
    due: list[int]
    notes: list[int]
    titles: tuple[int, ...] = ()
    table: int = 0


def one_column(lines: tuple[Line, ...]) -> frozenset[int]:
    """Tables that are only a frame around text."""
    widths: dict[int, int] = {}
    for line in lines:
        if line.cell:
            widths[line.cell.table] = max(widths.get(line.cell.table, 0), line.cell.column + line.cell.columns)
            if line.cell.column:
                widths[line.cell.table] = max(2, widths[line.cell.table])
    starts = {line.cell.table for line in lines if line.cell and line.cell.column}
    return frozenset(widths) - starts


def grids(document: Document, places: list[int]) -> list[Grid]:
    """The tables in their order."""
    out = []
    spent = 0
    for table, group in groupby(places, key=lambda at: (document.lines[at].cell or (0,))[0]):
        grid = Grid(table=table)
        for at in group:
            cell = document.lines[at].cell
            if cell is None:
                continue
            grid.rows, grid.width = max(grid.rows, cell.row + 1), max(grid.width, cell.column + 1)
            spent += cell.rows * cell.columns
            high, wide = (cell.rows, cell.columns) if spent <= _MOST_CELLS else (1, 1)
            grid.width = max(grid.width, cell.column + min(wide, 64))
            for row in range(cell.row, cell.row + high):
                for column in range(cell.column, cell.column + min(wide, 64)):
                    grid.at.setdefault((row, column), at)
        out.append(grid)
    return out


class Reader:
    """Reads the tables of one document, the head of one going for the next where that has none."""

    def __init__(self, document: Document, put: Put) -> None:
        self.document = document
        self.put = put
        self.kinds: list[str] = []
        self.headers: list[str] = []
        self.titles: tuple[int, ...] = ()
        self.notes: list[Span] = []
        self.numbers: dict[int, Number | None] = {}

    def words(self, at: int) -> str:
        return self.document.words(self.document.lines[at].span) if at >= 0 else ""

    def span(self, at: int) -> Span:
        return self.document.lines[at].span

    def column(self, at: int) -> int:
        """Where a cell begins, from the left; a line that is no cell stands in the first."""
        cell = self.document.lines[at].cell
        return cell.column if cell else 0

    def read(self, grid: Grid) -> list[Row]:
        """The rows that are items; heads and title rows are marked."""
        out: list[Row] = []
        known = self.kinds if len(self.kinds) == grid.width else []
        row = 0
        headed = False
        while row < grid.rows:
            cells = grid.row(row)
            if len({at for at in cells if at >= 0}) == 0:
                row += 1
            elif high := self._head(grid, row):
                row += high
                self.kinds = self._counted_columns(grid, row)
                known, headed = self.kinds, True
            else:
                if not known and not headed:
                    known = self._guess(grid, row)
                if self._note(cells, grid.width):
                    row += 1
                    continue
                if not columns.tells_who(known):
                    row += 1
                    continue
                if self._title_row(cells, grid.width, known) or self._sum(cells):
                    row += 1
                    continue
                made = self._row(cells, known, grid.table)
                out += [made] if made else []
                row += 1
        return out

    def _guess(self, grid: Grid, first: int) -> list[str]:
        rows = [grid.row(row) for row in range(first, grid.rows)]
        rows = [row for row in rows if len({at for at in row if at >= 0}) > 1]
        self.kinds = columns.guessed([[self.words(row[column]) for row in rows] for column in range(grid.width)])
        return self.kinds

    def _head(self, grid: Grid, row: int) -> int:
        """The height of a head at this row (0: none); a second row may tell apart what the first has merged."""
        cells = grid.row(row)
        texts = [self.words(at) for at in cells]
        kinds = [columns.kind(each) for each in texts]
        unique = {at for at in cells if at >= 0}
        if len(unique) < 2 or not columns.is_header(kinds, [self.words(at) for at in unique]):
            return 0
        high = 1
        below = grid.row(row + 1)
        spread = {at for at in unique if cells.count(at) > 1}
        if spread and any(columns.kind_below(self.words(at)) for at in below if at >= 0 and at not in unique):
            high = 2
            kinds = [columns.kind_below(self.words(low)) or top for low, top in zip(below, kinds, strict=True)]
            unique |= {at for at in below if at >= 0}
        for at in unique:
            self.put(self.span(at), "table_head")
        telling = [each for each in kinds if each != "person"]  # rosters name persons for what is no task
        unknown = "task" if "task" not in kinds and columns.tells_who([*telling, "task"]) else "note"
        self.kinds = [each or unknown for each in kinds]
        return high

    def _counted_columns(self, grid: Grid, first: int) -> list[str]:
        """The kinds, with a column that says 1, 2, 3 … below a header of tasks as what it is: the rows' numbers."""
        return [
            "number" if kind in ("task", "note", "category") and self._counts(grid, first, column) else kind
            for column, kind in enumerate(self.kinds)
        ]

    def _counts(self, grid: Grid, first: int, column: int) -> bool:
        """Whether a column's cells are numbers from 1 on and nothing else, up to the next head."""
        last = 0
        before = -1
        for row in range(first, grid.rows):
            at = grid.at.get((row, column), -1)
            if at in (before, -1):
                continue
            before = at
            if columns.kind(words := self.words(at)) or value_of(words) != last + 1:
                return last > 1 and bool(columns.kind(words))
            last += 1
        return last > 1

    def _note(self, cells: list[int], width: int) -> bool:
        """Whether a row is a note: 备注：… over all columns, or 备注 alone before the only other cell."""
        filled = list(dict.fromkeys(at for at in cells if at >= 0 and not columns.empty(self.words(at))))
        whole = (
            len(filled) == 1
            and cells.count(filled[0]) == width
            and notes.begins_note(self.document.text, self.span(filled[0]))
        )
        headed = len(filled) == 2 and width > 2 and is_notes(self.words(filled[0]))
        if not (whole or headed):
            return False
        for at in filled:
            self.put(self.span(at), "closing")
        self.notes.append(self.span(filled[-1]))
        return True

    def _title_row(self, cells: list[int], width: int, kinds: list[str]) -> bool:
        """一、… over all columns: a part's title, or below one with a wider number a paragraph's.

        So is a row that has a 一 for its number, a name, and nothing else.
        """
        filled = {at for at in cells if at >= 0 and not columns.empty(self.words(at))}
        points = (at for at, kind in zip(cells, kinds, strict=False) if kind == "note" and cells.count(at) == 1)
        filled -= {at for at in points if columns.is_figure(self.words(at))}  # 31 of 100 in a column of marks
        counts = {at for at, kind in zip(cells, kinds, strict=False) if kind == "number" and at in filled}
        if len(filled) == 2 and len(counts) == 1 and (number := self._counted(counts.copy().pop())):
            self.put(self.span(counts.pop()), "number")
            filled = {at for at in filled if self.words(at).strip() != number}
        elif len(filled) == 1:
            number = ""
        else:
            return False
        if width < 2 or not filled:
            return False
        at = filled.pop()
        whole = cells.count(at) == width or (cells[0] == at and leading(self.document.text, *self.span(at)) is not None)
        if whole or number:
            words = number + ("、" if number and number[0] not in "（(" else "")
            self.numbers[at] = leading(words, 0, len(words)) or leading(self.document.text, *self.span(at))
            while self.titles and self._rank(self.titles[-1]) >= self._rank(at):
                self.titles = self.titles[:-1]
            self.titles = (*self.titles, at)
            self.put(self.span(at), "title")
        return whole or bool(number)

    def _sum(self, cells: list[int]) -> bool:
        """合计, 100: a row that adds up others and nothing else."""
        said = [words for at in dict.fromkeys(cells) if not columns.empty(words := self.words(at))]
        return any(map(columns.sums_up, said)) and all(
            columns.sums_up(each) or columns.is_figure(each) for each in said
        )

    def _counted(self, at: int) -> str:
        """一 or （一） alone in a cell of numbers; 1 counts a row."""
        words = self.words(at).strip().rstrip("、.．")
        return words if words.strip("（）()") and all(each in "一二三四五六七八九十（）()" for each in words) else ""

    def number(self, at: int) -> Number | None:
        """The number of a title or a cell, as it begins or as it stands beside it."""
        return self.numbers[at] if at in self.numbers else leading(self.document.text, *self.span(at))

    def _rank(self, at: int) -> int:
        number = self.number(at)
        return number.rank if number else 1

    def _row(self, cells: list[int], kinds: list[str], table: int) -> Row | None:
        by: dict[str, list[int]] = {}
        for at, kind in zip(cells, kinds, strict=False):
            if at >= 0 and at not in by.get(kind, []):
                by.setdefault(kind, []).append(at)
        number = value_of(self.words(by["number"][0])) if by.get("number") else 0
        who = [(kind, at) for kind in ("lead", "responsible", "guiding", "person", "other") for at in by.get(kind, [])]
        tasks = [at for at in by.get("task", []) if self.words(at).strip()]
        category = [at for at in by.get("category", []) if self.words(at).strip()]
        for at in by.get("number", []):
            self.put(self.span(at), "number")
        if not tasks and not category:
            for _, at in who:
                self.put(self.span(at), "assignment")
            return None
        return Row(
            tuple(category), number, tuple(tasks), who, by.get("due", []), by.get("note", []), self.titles, table
        )


def value_of(words: str) -> int:
    """The number in a cell of numbers."""
    bare = words.strip().strip("（）()、.． ")
    return (
        value(bare)
        if bare and all(each in "〇零一二三四五六七八九十百0123456789" for each in bare) and len(bare) < 5
        else 0
    )
