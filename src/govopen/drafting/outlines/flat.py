"""Tables that were copied as text: cells between | or one on each line, put together again where that is simple.

Where it is not, the words of the head (责任单位 alone on a line) are given back: a table was here, and is not read.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from govopen.drafting.document import Cell, Document, Line, Span
from govopen.drafting.outlines import columns
from govopen.drafting.outlines.counting import leading
from govopen.drafting.outlines.roles import only_time

_BARS = "|｜"
_RULE = re.compile(r"^[|｜:\- ]*-[|｜:\- ]*$")  # |---|:--:|
_MOST = 12  # columns
_LABEL = 16  # characters of a head's cell
_LINES = 60  # of a row
_REPORTED = 20  # tables that are not read
_WHO = frozenset(("lead", "responsible"))
_UNITS = re.compile(r"(?:单位|部门|科室|处室)$")
_NOTHING = Span(0, 0)
_Rows = list[list[Span]]


def put_together(document: Document) -> tuple[Document, tuple[Span, ...]]:
    """The document with such tables as cells, and the words that say where one is not read."""
    lines = document.lines
    table = max((line.cell.table for line in lines if line.cell), default=-1) + 1
    made: list[Line] = []
    unread: list[Span] = []
    at = 0
    while at < len(lines):
        after, rows = _table(document, at)
        if rows:
            made += _cells(rows, table)
            table += 1
            at = after
            continue
        if after > at and (who := _names_who(document, at, after)):
            unread.append(who)
        after = max(after, at + 1)
        made += lines[at:after]
        at = after
    return replace(document, lines=tuple(made)), tuple(unread[:_REPORTED])


def _cells(rows: _Rows, table: int) -> Iterator[Line]:
    for row, spans in enumerate(rows):
        for column, span in enumerate(spans):
            if span.start < span.end and (row == 0 or span not in rows[row - 1]):
                high = 1
                while row + high < len(rows) and span in rows[row + high]:
                    high += 1
                yield Line(span, Cell(table, row, column, high))


def _table(document: Document, at: int) -> tuple[int, _Rows]:
    """The rows of a table that begins at a line, and the line behind it; behind its head alone where none are read."""
    line = document.lines[at]
    if line.cell or line.aside:
        return at, []
    first = _between_bars(document.text, line.span)
    if len(first) > 1:
        return _barred(document, at, first)
    return _one_a_line(document, at)


def _between_bars(text: str, span: Span) -> list[Span]:
    """The cells of a line with bars; the bars at its ends set none apart."""
    cuts = [at for at in range(*span) if text[at] in _BARS] if any(bar in text[slice(*span)] for bar in _BARS) else []
    out = [
        _bare(text, low, high)
        for low, high in zip([span.start, *(at + 1 for at in cuts)], [*cuts, span.end], strict=True)
    ]
    if cuts and out[0].start == out[0].end:
        out = out[1:]
    if cuts and out and out[-1].start == out[-1].end:
        out.pop()
    return out


def _bare(text: str, start: int, end: int, signs: str = "") -> Span:
    while start < end and text[start] in " 　\t" + signs:
        start += 1
    while end > start and text[end - 1] in " 　\t" + signs:
        end -= 1
    return Span(start, end)


def _barred(document: Document, at: int, head: list[Span]) -> tuple[int, _Rows]:
    words = [document.words(each) for each in head]
    kinds = [columns.kind(each) for each in words]
    if not _WHO & set(kinds) or len(head) > _MOST:
        return at, []
    if not columns.is_header(kinds, words):
        return at + 1, []
    rows = [head]
    after = at + 1
    while after < len(document.lines):
        line = document.lines[after]
        cells = [] if line.cell or line.aside else _between_bars(document.text, line.span)
        if _RULE.match(document.words(line.span)) and not line.cell:
            after += 1
            continue
        if len(cells) < 2:
            break
        if len(cells) > len(head):
            return at + 1, []
        rows.append(_in_place(document, cells, kinds))
        after += 1
    return (after, rows) if len(rows) > 1 else (at + 1, [])


def _in_place(document: Document, cells: list[Span], kinds: list[str]) -> list[Span]:
    """The cells below their heads; those beside a cell that is merged with the row above stand too far left."""
    filled = list(cells)
    while filled and filled[-1].start == filled[-1].end:
        filled.pop()
    none = Span(0, 0)

    def fit(by: int) -> int:
        moved = zip(filled, kinds[by:], strict=False)
        return sum(1 if columns.names_units(document.words(cell)) else -1 for cell, kind in moved if kind in _WHO)

    by = max(range(len(kinds) - len(filled) + 1), key=fit, default=0)
    return [none] * by + filled


def _head(document: Document, at: int) -> tuple[list[Span], int]:
    """The cells of a head, one on each line from here on, and the line behind them; bars alone on a line are none."""
    found: list[Span] = []
    while at < len(document.lines) and len(found) <= _MOST:
        line = document.lines[at]
        words = document.words(line.span).strip(" 　\t" + _BARS)
        if line.cell or line.aside or "：" in words or len(words) > _LABEL or (words and not columns.kind(words)):
            break
        if found and columns.kind(words) == "number":  # a title stood above the head
            break
        found += [_bare(document.text, *line.span, _BARS)] if words else []
        at += 1
    return found, at


def _one_a_line(document: Document, at: int) -> tuple[int, _Rows]:
    head, after = _head(document, at)
    kinds = [columns.kind(document.words(each)) for each in head]
    if not _WHO & set(kinds):
        return at, []
    if len(head) < 3 or not columns.is_header(kinds, [document.words(each) for each in head]):
        return after, []
    if kinds[0] != "number":
        return _grouped(document, head, after, kinds)
    rows = [head]
    behind = after
    first = _line(document, behind)
    number = int(words) if first and (words := document.words(first)).isdecimal() and len(words) < 4 else 1
    while (begun := _line(document, behind)) and document.words(begun) == str(number):
        number += 1
        end = behind + 1
        while (line := _line(document, end)) and document.words(line) != str(number) and end < behind + _LINES:
            end += 1
        last = line is None
        row, used = _row(document, behind + 1, end, kinds[1:])
        if not row or (used < end and not last):
            return after, []
        rows.append([begun, *row])
        behind = used
    return (behind, rows) if len(rows) > 2 else (after, [])


def _grouped(document: Document, head: list[Span], after: int, kinds: list[str]) -> tuple[int, _Rows]:
    """Rows that no number begins: 一、 and （一） are the cells of groups, then a task, its units and its time.

    A task with nothing behind it has the cells of the one above, merged downwards.
    """
    wide = next(at for at, kind in enumerate(kinds) if kind in _WHO)
    if not wide or not {"task", "category"} >= set(kinds[:wide]) or not {*_WHO, "due"} >= set(kinds[wide:]):
        return after, []
    rows, groups, at = [head], [_NOTHING] * (wide - 1), after
    while line := _line(document, at):
        number = leading(document.text, *line)
        if number and number.rank <= 2 and groups:
            groups[0 if number.rank < 2 else -1] = line
            at += 1
            continue
        end = _end_of_row(document, at + 1, kinds)
        numbered = number is not None and number.rank > 2
        if not (numbered or end > at + 1) or columns.names_units(document.words(line)):
            break
        cells, used = _row(document, at + 1, end, kinds[wide:]) if end > at + 1 else (rows[-1][wide:], end)
        if used < end or len(cells) < len(kinds) - wide or (len(rows) == 1 and end == at + 1):
            return after, []
        rows.append([*groups, line, *cells])
        groups, at = [_NOTHING] * (wide - 1), end
    if len(rows) <= 2 or any(each.end for each in groups):
        return after, []
    sure = line is None or rows[-1][-1] != rows[-2][-1]  # else what follows may be the last row's
    return (at, rows) if sure else (after, [])


def _end_of_row(document: Document, at: int, kinds: list[str]) -> int:
    """The line behind the units and the time of a row."""
    begun = at
    while (line := _line(document, at)) and columns.names_units(document.words(line)):
        at += 1
    line = _line(document, at)
    if at > begun and "due" in kinds and line and not leading(document.text, *line):
        at += len(document.words(line)) <= _LABEL * 2
    return at


def _line(document: Document, at: int) -> Span | None:
    """The words of a line that is no cell yet, and no aside; a bar behind them only ends the cell."""
    line = document.lines[at] if at < len(document.lines) else None
    return _bare(document.text, *line.span, _BARS) if line and not line.cell and not line.aside else None


def _row(document: Document, at: int, end: int, kinds: list[str]) -> tuple[list[Span], int]:
    """The lines of a row as cells: units and times tell themselves, what is neither is the task before them."""
    out: list[Span] = []
    for column, kind in enumerate(kinds):
        begun = at
        following = kinds[column + 1] if column + 1 < len(kinds) else ""
        while at < end and (at == begun or kind != "due") and _fits(document, at, kind):
            if kind not in _WHO and at > begun and following not in _WHO:
                break
            if kind in _WHO and at > begun and following in _WHO and end - at < len(kinds) - column:
                break  # a line for each column that is left
            at += 1
        if at == begun:
            return [], at
        out.append(_bare(document.text, document.lines[begun].span.start, document.lines[at - 1].span.end, _BARS))
    return out, at


def _fits(document: Document, at: int, kind: str) -> bool:
    words = document.words(document.lines[at].span).rstrip(" " + _BARS)
    if kind in _WHO:
        return columns.names_units(words)
    return kind == "due" or not (columns.names_units(words) or only_time(words))


def _names_who(document: Document, at: int, after: int) -> Span | None:
    """The cell of a head that says whose a column is: alone on its line, or between bars."""
    for line in document.lines[at:after]:
        for cell in _between_bars(document.text, line.span):
            words = columns.plain(document.words(cell))
            if _UNITS.search(words) and columns.kind(words) in _WHO:
                return cell
    return None
