"""Heads, feet and numbers of PDF pages: what stands at the edge, and again on other pages."""

import re
from collections.abc import Sequence

from govopen.drafting.formats import lines
from govopen.drafting.formats.pdf_pages import Page, Row

_NUMBER = re.compile(
    r"[-—–―－·•~\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，、]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―－·•~\s]*"
)
_EDGE = 0.12  # of the height of a page


def _pattern(row: Row) -> str:
    """What a line says but for its numbers."""
    return re.sub(r"\d+|\s+", "", row.text)


def _headlike(text: str) -> bool:
    """Whether a line may be a running head: short, no sentence, no numbered paragraph."""
    return len(text) <= 60 and not re.search(r"[。；;]", text) and not lines.starts(text)


def _rank(page: Page, row: Row) -> int:
    """1 for the line at the top, 2 for the next, -1 at the bottom; 0 away from the edges."""
    order = sorted(page.rows, key=lambda each: each.top)
    tables = page.tables
    above = sum(each.bottom <= row.top for each in order) + sum(table.bottom <= row.top for table in tables)
    below = sum(each.top >= row.bottom for each in order) + sum(table.top >= row.bottom for table in tables)
    if row.bottom < page.height * _EDGE and above < 2:
        return above + 1
    return -below - 1 if row.top > page.height * (1 - _EDGE) and below < 2 else 0


def asides(pages: Sequence[Page]) -> dict[tuple[int, int], str]:
    """The kind of aside of each line that is one, by the numbers of its page and of the line on it."""
    found: dict[tuple[int, int], str] = {}
    seen: dict[tuple[str, bool], set[int]] = {}
    edges = []
    for number, page in enumerate(pages):
        for at, row in enumerate(page.rows):
            if not (row.bottom < page.height * _EDGE or row.top > page.height * (1 - _EDGE)):
                continue
            if rank := _rank(page, row):
                edges.append((number, at, row, rank))
                seen.setdefault((_pattern(row), rank > 0), set()).add(number)
    for number, at, row, rank in edges:
        again = len(seen[_pattern(row), rank > 0])
        if _NUMBER.fullmatch(row.text):
            found[number, at] = "page_number"
        elif again >= 2 and again * 5 >= len(pages) and _headlike(row.text):
            found[number, at] = "page_head"
    return found
