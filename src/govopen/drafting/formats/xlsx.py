"""Workbooks: the sheets that are shown, each a table, with merged cells; formulas by the values saved with them."""

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from govopen.drafting.document import Cell
from govopen.drafting.formats.passage import Passage, cell_text
from govopen.drafting.formats.refusals import TooLarge

CELLS = 300_000
_ROWS = 1_100_000
_MERGED = re.compile(rb"<(?:\w{1,10}:)?mergeCell\s[^>]{0,80}?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")

_Grid = dict[tuple[int, int], str]


def passages(data: bytes, name: str) -> list[Passage]:
    """The cells of every sheet that is shown, row by row. Names of sheets are asides, hidden sheets are only named."""
    from openpyxl import load_workbook

    # Read-only, a row at a time: the other way builds every cell that a range spans, a billion for A1:XFD1048576.
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    found: list[Passage] = []
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in book.worksheets:
        if sheet not in shown:
            found.append(Passage(sheet.title, aside="hidden_sheet"))
            continue
        if len(shown) > 1:
            found.append(Passage(sheet.title, aside="sheet"))
        table = 1 + max((passage.cell.table for passage in found if passage.cell), default=-1)
        found += _sheet(_cells(sheet, name), _merged(sheet), table)
    return found


def _cells(sheet: Any, name: str) -> _Grid:
    """The cells that hold something, by row and column from 0."""
    sheet.reset_dimensions()  # what a file says about its size need not be so
    grid: _Grid = {}
    for number, row in enumerate(sheet.iter_rows()):
        if number > _ROWS or len(grid) > CELLS:
            raise TooLarge(name, CELLS, "cells")
        for column, cell in enumerate(row):
            if cell.value is not None and (text := _shown(cell.value, cell.number_format or "")):
                grid[number, column] = text
    return grid


def _shown(value: object, form: str) -> str:
    """A value as a reader sees it; dates in Chinese, percentages with their sign."""
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{value.year}年{value.month}月{value.day}日{value:%H:%M}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if "%" in form else f"{value:.15g}"
    return cell_text(str(value).splitlines())


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """How many rows and columns merged cells span, by their first. A read-only sheet does not offer them."""
    source = sheet._get_source()
    found = {}
    for first, top, last, bottom in _MERGED.findall(source.read()):
        row, column = int(top) - 1, _column(first)
        found[row, column] = (max(int(bottom) - row, 1), max(_column(last) + 1 - column, 1))
    source.close()
    return found


def _sheet(grid: _Grid, merged: dict[tuple[int, int], tuple[int, int]], table: int) -> list[Passage]:
    """A sheet as a table; lines of one cell above its head and below its end are paragraphs."""
    filled: dict[int, int] = {}
    for row, _at in grid:
        filled[row] = filled.get(row, 0) + 1
    broad = [row for row, amount in filled.items() if amount > 1]
    first, last = (min(broad), max(broad)) if broad else (0, -1)
    height = max((row for row, _at in grid), default=0) + 1
    width = max((column for _at, column in grid), default=0) + 1
    found = []
    for (row, column), text in sorted(grid.items()):
        if row < first or row > last:
            found.append(Passage(text))
            continue
        rows, columns = merged.get((row, column), (1, 1))
        cell = Cell(table, row - first, column, min(rows, height - row), min(columns, max(width - column, 1)))
        found.append(Passage(text, cell))
    return found
