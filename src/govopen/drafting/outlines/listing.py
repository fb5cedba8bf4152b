"""From the rows of task tables to items and their codes.

The section is what an annex's title, the heading above the table, a row over all columns or a column of categories
says; （一） in any of these makes a second number. What is merged over several rows without a number is no level where
something else names the section. The last number is the one printed, running on as printed, else the row's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from govopen.drafting.document import Document, Span
from govopen.drafting.outlines import columns
from govopen.drafting.outlines.assigning import Found, assignments
from govopen.drafting.outlines.clauses import Item
from govopen.drafting.outlines.counting import Number, leading
from govopen.drafting.outlines.naming import is_unit
from govopen.drafting.outlines.roles import Roles, read_roles
from govopen.drafting.outlines.tables import Put, Reader, Row, grids

PartItems = tuple[int, Span | None, list[Item]]


class Host(NamedTuple):
    """What a table stands below: the code of a heading, or apart from numbered parts, as an annex with its title."""

    code: tuple[int, ...] = ()
    apart: bool = False
    annex: Span | None = None

    def names_section(self) -> bool:
        """Whether it says what section the rows are in."""
        return bool(self.code) or self.apart


@dataclass(slots=True)
class _Placed:
    """A row with the lines of its section and paragraph, -1 where it has none, and the number to print."""

    row: Row
    section: int = -1
    paragraph: int = -1
    number: int = 0


def read(document: Document, places: list[int], put: Put, hosts: dict[int, Host], parts: list[PartItems]) -> list[Span]:
    """Add the items of all task tables to the parts, each below what it stands below; the rows that are notes."""
    reader = Reader(document, put)
    rows = [row for grid in grids(document, places) for row in reader.read(grid)]
    for host, group in groupby(rows, key=lambda row: hosts.get(row.table, Host())):
        listed = list(group)
        _filled(reader, listed)
        _Block(reader, host, listed, parts).read()
    return reader.notes


def _filled(reader: Reader, rows: list[Row]) -> None:
    """A category not repeated in its merged or empty cells goes on; so do tasks that a row lacks in front."""
    deepest = max((len(row.task) for row in rows), default=0)
    last: Row | None = None
    for row in rows:
        if last and row.titles == last.titles:
            if not row.category and last.category:
                row.category = last.category
            lacks = bool(row.task and last.task) and reader.column(row.task[0]) > reader.column(last.task[0])
            if len(row.task) < deepest == len(last.task) and lacks:
                row.task = (*last.task[: deepest - len(row.task)], *row.task)
        last = row


class _Block:
    """The rows of tables that stand below the same heading."""

    def __init__(self, reader: Reader, host: Host, rows: list[Row], parts: list[PartItems]) -> None:
        self.reader, self.host, self.rows, self.parts = reader, host, rows, parts
        self.depth = 0
        self.sections_numbered = False
        while self.depth < 2 and (_merged(rows, self.depth) or self._numbered(self.depth)):
            self.depth += 1

    def _number(self, at: int) -> Number | None:
        return self.reader.number(at)

    def _numbered(self, column: int) -> bool:
        """Whether a column of tasks that others stand behind counts 一、 or （一）: what the rows belong to."""
        cells = [row.task[column] for row in self.rows if len(row.task) > column + 1]
        wide = sum((number := self._number(at)) is not None and number.rank <= 2 for at in cells)
        return wide * 2 > len(self.rows)

    def _parents(self, row: Row) -> tuple[int, ...]:
        return (*row.titles, *row.category, *row.task[: min(self.depth, len(row.task) - 1)])

    def read(self) -> None:
        """Place every row, count, and add the items."""
        placed = [self._place(row) for row in self.rows]
        self._go_on(placed)
        self._count(placed)
        last = max((number for number, _, _ in self.parts), default=0)
        annex = last + 1 if self.host.apart else 0
        for key, group in groupby(placed, key=lambda each: each.section):
            listed = list(group)
            title = self.reader.span(key) if key >= 0 else None
            if title is None and self.host.code:
                self._add(self.host.code[0], None, listed, self.host.code)
                continue
            number = self._number(key) if key >= 0 else None
            printed = number.value if number else self._of_section(listed)
            if title is None and annex:
                last, title = annex, self.host.annex
            else:
                last = printed if last < printed <= 999 else last + 1
            if title:
                self.reader.put(title, "title")
            self._add(last, title, listed, (last,))

    def _place(self, row: Row) -> _Placed:
        out = _Placed(row, number=row.number)
        unnumbered = -1
        for at in self._parents(row):
            number = self._number(at)
            if number is not None and number.style == "paragraph":
                out.paragraph = at if out.paragraph < 0 else out.paragraph
            elif number is not None and number.rank <= 1:
                out.section = at if out.section < 0 else out.section
            elif number is not None and at in row.titles:
                out.paragraph = at if out.paragraph < 0 else out.paragraph
            elif unnumbered < 0 and (at in row.titles or not self.host.names_section()):
                unnumbered = at
            self.reader.put(self.reader.span(at), "heading")
        if out.section < 0 and unnumbered >= 0:
            out.section = unnumbered
        if out.section < 0 and out.paragraph >= 0 and not self.host.names_section():
            out.section, out.paragraph = out.paragraph, -1  # nothing is wider
        return out

    def _go_on(self, placed: list[_Placed]) -> None:
        """A section or paragraph printed again on the next page, in the same words, goes on."""
        words = self.reader.words
        for one, two in pairwise(placed):
            if two.section != one.section and min(one.section, two.section) >= 0:
                two.section = one.section if words(one.section) == words(two.section) else two.section
            if two.section == one.section and min(one.paragraph, two.paragraph) >= 0:
                two.paragraph = one.paragraph if words(one.paragraph) == words(two.paragraph) else two.paragraph

    def _of_section(self, placed: list[_Placed]) -> int:
        """The number beside a section's title, where all its rows share it."""
        return placed[0].row.number if self.sections_numbered else 0

    def _count(self, placed: list[_Placed]) -> None:
        """Numbers printed once for a whole section or a paragraph are not those of the rows."""
        shared = any(one.number and one.number == two.number and self._apart(one, two) for one, two in pairwise(placed))
        for places in ([each.section for each in placed], [each.paragraph for each in placed]):
            numbers: dict[int, set[int]] = {}
            for place, each in zip(places, placed, strict=True):
                numbers.setdefault(place, set()).add(each.number)
            if shared and min(places) >= 0 and all(len(each) == 1 for each in numbers.values()):
                self.sections_numbered = places[0] == placed[0].section
                for each in placed:
                    each.number = 0
                return

    def _apart(self, one: _Placed, two: _Placed) -> bool:
        return one.row.task != two.row.task and one.section == two.section

    def _add(self, part: int, title: Span | None, placed: list[_Placed], base: tuple[int, ...]) -> None:
        """The items of a section, with the codes of its paragraphs and numbers, into the part of that number."""
        known = next((items for number, _, items in self.parts if number == part and self.host.code), None)
        items: list[Item] = [] if known is None else known
        paragraph = max((item.code[1] for item in items if len(item.code) == 3), default=0)
        for key, group in groupby(placed, key=lambda each: each.paragraph):
            listed = list(group)
            code = base
            if key >= 0:
                number = self._number(key)
                printed = number.value if number else 0
                paragraph = printed if paragraph < printed <= 999 else paragraph + 1
                code = (base[0], paragraph)
            items += self._items(listed, code, [item.code for item in items])
        if known is None:
            self.parts.append((part, title, items))

    def _items(self, placed: list[_Placed], code: tuple[int, ...], taken: list[tuple[int, ...]]) -> Iterator[Item]:
        last = max(
            (each[len(code)] for each in taken if each[: len(code)] == code and len(each) > len(code)), default=0
        )
        for _, same in groupby(placed, key=lambda each: each.number or -id(each)):
            tasks = [list(group) for _, group in groupby(same, key=lambda each: each.row.task)]
            several = len(tasks) > 1 and len(code) == 1
            for at, rows in enumerate(tasks, 1):
                item, printed = _item(self.reader, [each.row for each in rows], self.depth)
                printed = rows[0].number or (0 if rows[0].row.number else printed)
                if at == 1 or not several:
                    last = printed if last < printed <= 999 else last + 1
                item.code = (*code, last, at) if several else (*code, last)
                yield item


def _merged(rows: list[Row], column: int) -> bool:
    """Whether a task column's cells go over several rows: then they are what the rows belong to."""
    return any(
        len(one.task) > column + 1
        and len(two.task) > column + 1
        and one.task[column] == two.task[column]
        and one.task[-1] != two.task[-1]
        for one, two in pairwise(rows)
    )


def _who(reader: Reader, rows: Iterable[Row]) -> list[Found]:
    out: list[Found] = []
    seen: set[int] = set()
    for kind, at in (pair for row in rows for pair in row.who):
        span = reader.span(at)
        reader.put(span, "assignment")
        if at in seen or columns.empty(reader.words(at)):
            continue
        seen.add(at)
        out.append(Found(span, read_roles(reader.document.text, *span, kind), "column"))
    if not any(each.roles.names for each in out):
        persons = [at for row in rows for kind, at in row.who if kind == "person"]
        out += [found for at in dict.fromkeys(persons) if (found := _heads(reader, at))]
    dues = dict.fromkeys(at for row in rows for at in row.due if not columns.empty(reader.words(at)))
    if dues:
        out.append(Found(reader.span(next(iter(dues))), Roles(due=[reader.span(at) for at in dues]), "column"))
    for at in dues:
        reader.put(reader.span(at), "due")
    return out


def _heads(reader: Reader, at: int) -> Found | None:
    """县财政局局长 in a column of persons, where no column names units: the unit that each is the head of."""
    roles = read_roles(reader.document.text, *reader.span(at), "responsible")
    roles.responsible = [each for each in roles.responsible if each.named and is_unit(each.named.name)]
    if not roles.responsible:
        return None
    roles.units, roles.strange = len(roles.responsible), 0
    return Found(reader.span(at), roles, "column", 0.6, "person_named")


def _item(reader: Reader, rows: list[Row], depth: int) -> tuple[Item, int]:
    """The item of a row, or of several that share their task; and its number, 0 where none is printed."""
    text = reader.document.text
    row = rows[0]
    depth = min(depth, max(0, len(row.task) - 1))
    tasks = row.task[depth:] or row.task[-1:]
    body: list[Span] = []
    found: list[Found] = []
    printed = row.number
    for at in (*tasks, *dict.fromkeys(note for one in rows for note in one.notes)):
        span = reader.span(at)
        reader.put(span, "body")
        if at not in tasks and columns.is_figure(reader.words(at)):
            continue  # the marks that a row is worth
        if (number := leading(text, *span)) and number.end < span.end and number.style != "circled":
            reader.put(Span(number.start, number.end), "number")
            printed = printed or (number.value if number.style != "section" else 0)
            span = Span(number.end, span.end)
        start = span.start
        for inside in assignments(text, *span):
            if inside.roles.names and inside.rule != "whole":
                body += [Span(start, inside.span.start)] if start < inside.span.start else []
                found.append(inside)
                reader.put(inside.span, "assignment")
                start = inside.span.end
        body += [Span(start, span.end)] if text[start : span.end].strip(" 。；") else []
    columnar = _who(reader, rows)
    found = columnar if any(each.roles.names for each in columnar) else [*found, *columnar]
    parents = (*row.category, *row.task[:depth])
    heading = reader.span(tasks[0]) if len(tasks) > 1 else (reader.span(parents[-1]) if parents else None)
    return Item((), heading, body, found), printed
