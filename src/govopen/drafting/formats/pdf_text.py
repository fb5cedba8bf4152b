"""The paragraphs and tables of a PDF, put together again over lines and pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from govopen.drafting.formats import lines, pdf_margins, pdf_tables
from govopen.drafting.formats.passage import WRAP, Passage
from govopen.drafting.formats.pdf_pages import Page, Row, Table

_ANNEX = re.compile(r"附[ 　]*件[ 　]*[0-9一二三四五六七八九十]{0,2}[ 　]*(?:[:：]|$)")
_TITLE = re.compile(
    r"^[^，。；、：]*(?:关于|[12][0-9]{3}年)[^，。；、：]*(?:通知|方案|要点|意见|计划|分工|分解|办法|清单|措施|函|表)$"
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the body is set: its edges, the size of its characters, the distance of its lines, its indentation."""

    left: float
    right: float
    size: float
    pitch: float
    indented: bool


def _layout(pages: Sequence[Page], asides: dict[tuple[int, int], str]) -> _Layout:
    body = [row for n, page in enumerate(pages) for at, row in enumerate(page.rows) if (n, at) not in asides]
    if not body:
        return _Layout(0, 1, 1, 1, indented=False)
    weights: Counter[float] = Counter()
    for row in body:
        weights[round(row.size * 2) / 2] += len(row.text)
    size = weights.most_common(1)[0][0] or 1
    usual = [row for row in body if abs(row.size - size) < 1] or body
    lefts, rights = sorted(row.x0 for row in usual), sorted(row.x1 for row in usual)
    left, right = lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]
    gaps = sorted(
        below.top - above.top
        for page in pages
        for above, below in zip(page.rows, page.rows[1:], strict=False)
        if 0 < below.top - above.top < 4 * size
    )
    indents = sum(left + 1.2 * size < row.x0 < left + 3 * size for row in usual)
    pitch = gaps[len(gaps) // 2] if gaps else size * 1.5
    return _Layout(left, right, size, pitch, indented=indents * 8 >= len(usual))


@dataclass(slots=True)
class _Stream:
    """What was put together so far; asides wait until the paragraph or table that runs past them has ended."""

    layout: _Layout
    done: list[Passage] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    last: Row | None = None
    table: pdf_tables.Growing | None = None
    waiting: list[Passage] = field(default_factory=list)
    tables: int = 0

    def close(self) -> None:
        """Ends what is open."""
        if self.paragraph:
            self.done.append(Passage(WRAP.join(self.paragraph)))
            self.paragraph = []
        if self.table is not None:
            self.done += self.table.passages()
            self.table = None
        self.last = None
        self.done += self.waiting
        self.waiting = []

    def row(self, row: Row, *, new_page: bool) -> None:
        """A line of the body."""
        if self.last is None or not _goes_on(self.last, row, self.layout, new_page=new_page):
            self.close()
        self.paragraph.append(row.text)
        self.last = row

    def add(self, table: Table, *, new_page: bool) -> None:
        """A table of a page, which may continue the one before."""
        if self.table is not None and new_page and self.table.fits(table):
            self.waiting += self.table.extend(table)
            return
        self.close()
        self.table = pdf_tables.Growing(self.tables, table)
        self.tables += 1

    def aside(self, text: str, kind: str) -> None:
        self.waiting.append(Passage(text, aside=kind))


def _centred(row: Row, layout: _Layout) -> bool:
    left, right = row.x0 - layout.left, layout.right - row.x1
    return left > layout.size and abs(left - right) < 1.6 * layout.size


def _alone(above: Row, row: Row, layout: _Layout) -> bool:
    """Whether two lines cannot be one paragraph: a date set to the right, a title over an addressee, 附件：…."""
    set_right = above.x0 - layout.left > 6 * layout.size and row.x0 < above.x0 - layout.size
    return set_right or bool(_ANNEX.match(row.text)) or bool(_TITLE.search(above.text))


def _full(above: Row, row: Row, layout: _Layout) -> bool:
    """Whether a line left no place for what follows."""
    size = max(above.size, 1.0)
    return lines.left_no_room(layout.right - above.x1 - 0.5 * size, size, row.text)


def _rest_of_title(above: Row, row: Row, layout: _Layout) -> bool:
    """Whether a line in the middle belongs to the title above: in larger characters, or one that fills its line."""
    if not _centred(row, layout):
        return False
    if row.size > 1.12 * layout.size:
        return True
    fills = above.x0 - layout.left < layout.size and _full(above, row, layout)
    further_in = row.x0 - layout.left > 3 * layout.size  # than a paragraph begins
    return fills and further_in and not lines.starts(row.text) and not _alone(above, row, layout)


def _goes_on(above: Row, row: Row, layout: _Layout, *, new_page: bool) -> bool:
    """Whether a line continues the paragraph of the one above."""
    size = max(above.size, 1.0)
    gap = row.top - above.top
    far = not new_page and gap > 1.7 * max(layout.pitch, size)
    if far or abs(above.size - row.size) > 0.15 * size:
        return False
    if _rest_of_title(above, row, layout):
        return not new_page and not lines.stopped(above.text)
    if _alone(above, row, layout) or _centred(row, layout) or not _full(above, row, layout):
        return False
    if row.x0 - layout.left > 0.9 * size:  # indented: a paragraph, or one set in as a whole
        return abs(row.x0 - above.x0) < 0.3 * size and not layout.indented and not lines.starts(row.text)
    if lines.starts(row.text):
        return layout.indented and not lines.stopped(above.text)
    return layout.indented or not lines.stopped(above.text) or gap <= 1.15 * layout.pitch


def passages(pages: Sequence[Page]) -> list[Passage]:
    """The passages of all pages in order."""
    asides = pdf_margins.asides(pages)
    stream = _Stream(_layout(pages, asides))
    for number, page in enumerate(pages):
        items: list[tuple[float, int, Row | Table]] = [(row.top, at, row) for at, row in enumerate(page.rows)]
        items += [(table.top, -1, table) for table in page.tables]
        new_page = True
        for _top, at, item in sorted(items, key=lambda each: each[:2]):
            if isinstance(item, Row) and (kind := asides.get((number, at))):
                stream.aside(item.text, kind)
                continue
            if isinstance(item, Row):
                stream.row(item, new_page=new_page)
            else:
                stream.add(item, new_page=new_page)
            new_page = False
        if page.turned:
            stream.aside(page.turned, "page_head")
    stream.close()
    return stream.done
