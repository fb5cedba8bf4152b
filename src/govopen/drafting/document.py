"""A document as it is read: one text, its lines and table cells, and what was repaired on the way."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Format = Literal["txt", "html", "docx", "pdf", "xlsx"]


class Span(NamedTuple):
    """Words of the document: offsets into ``Document.text``, the end exclusive."""

    start: int
    end: int


class Cell(NamedTuple):
    """A place in a table, from 0; a merged cell stands at its first, ``rows`` high and ``columns`` wide."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Line(NamedTuple):
    """One paragraph, or the whole text of one table cell (its own line breaks are spaces then).

    ``aside`` says why it is no part of the document's text: navigation, share, footer, page_head, page_number,
    attachment, footnote, sheet, hidden_sheet. Empty for what is read.
    """

    span: Span
    cell: Cell | None = None
    aside: str = ""


class Repair(NamedTuple):
    """One change from what the file holds: where in ``Document.text``, what stood there, what stands now, and why.

    Rules: space (a stray space between Chinese characters), width (half- or full-width punctuation and digits),
    ocr (a known mix-up such as 设臵), break (a line break inside a sentence, or one that was lost: it is put back).
    """

    at: int
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says.

    ``text`` is every line followed by a line feed, asides included, in the file's order; in it Chinese text has
    full-width punctuation （，；：。？！） and half-width digits, whatever the file had. ``lines`` covers all but the
    line feeds. ``repairs`` undone from the last to the first give the text as the file holds it.
    """

    name: str
    format: Format
    text: str
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...] = ()

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]
