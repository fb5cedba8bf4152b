"""Word documents: paragraphs with the numbers that Word shows, tables with merged cells, text boxes, footnotes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from govopen.drafting.document import Cell
from govopen.drafting.formats import runon
from govopen.drafting.formats.numbering import Numbering, W
from govopen.drafting.formats.passage import Passage, cell_text

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = W + "txbxContent"
# What is not there any more, what is only said twice, and codes of fields.
_LEFT_OUT = frozenset(
    (
        W + "del",
        W + "moveFrom",
        W + "instrText",
        W + "delText",
        W + "delInstrText",
        W + "pPr",
        W + "rPr",
        W + "rt",
        _MC + "Fallback",
    )
)
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
    W + "br": "\n",
    W + "cr": "\n",
}
_ON = (None, "1", "true", "on")


class _Reader:
    """Goes through a document once; paragraphs are counted as they come."""

    def __init__(self, numbering: Numbering, default_style: str | None, notes: dict[str, Any]) -> None:
        self.numbering = numbering
        self.default_style = default_style
        self.notes = notes
        self.tables = 0

    def blocks(self, parent: Any) -> Iterator[Passage]:
        """The passages of a body, a text box, a note or a cell."""
        for element in _content(parent):
            if element.tag == W + "p":
                yield from self.paragraph(element)
            else:
                yield from self.table(element)

    def paragraph(self, element: Any) -> Iterator[Passage]:
        """A paragraph; what its text boxes and notes hold comes after it."""
        text, boxes, notes = self.words(element)
        for line in text.split("\n"):
            if line.strip():
                yield Passage(line.strip())
        for box in boxes:
            yield from self.blocks(box)
        for note in notes:
            if note in self.notes:
                for passage in self.blocks(self.notes[note]):
                    yield passage._replace(aside="footnote")

    def words(self, paragraph: Any) -> tuple[str, list[Any], list[str]]:
        """The text of a paragraph with its number, its text boxes, and the notes that it refers to."""
        pieces: list[str] = []
        boxes: list[Any] = []
        notes: list[str] = []
        _collect(paragraph, pieces, boxes, notes)
        text = "".join(pieces)
        properties = paragraph.find(W + "pPr")
        if not text.strip() and not boxes:  # Word numbers empty paragraphs too
            return self.numbering.number(properties, self.default_style), boxes, notes
        return self.numbering.number(properties, self.default_style) + text.lstrip(), boxes, notes

    def table(self, element: Any) -> Iterator[Passage]:
        """The cells of a table at their places. A table of one column is a frame around paragraphs."""
        rows = [row for row in _within(element, W + "tr") if not _deleted(row)]
        grid = [_row(row) for row in rows]
        if max((end for cells in grid for _start, end, _cell in cells), default=0) <= 1:
            for cells in grid:
                for _start, _end, cell in cells:
                    yield from self.blocks(cell)
            return
        number, self.tables = self.tables, self.tables + 1
        heights = _heights(grid)
        for row, cells in enumerate(grid):
            for start, end, cell in cells:
                height = heights.get((row, start), 0)
                if height:
                    yield from self.cell(cell, Cell(number, row, start, height, end - start))

    def cell(self, element: Any, place: Cell) -> Iterator[Passage]:
        """A cell as one passage; tables inside it come after it, as tables of their own."""
        own: list[str] = []
        inner: list[Passage] = []
        for passage in self.blocks(element):
            if passage.cell or passage.aside:
                inner.append(passage)
            else:
                own.append(passage.text)
        if text := cell_text(own):
            yield Passage(text, place)
        yield from inner


def _content(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables directly in an element, through content controls and tracked insertions."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == W + "sdt":
            for content in child.findall(W + "sdtContent"):
                yield from _content(content)
        elif child.tag in (
            W + "ins",
            W + "moveTo",
            W + "customXml",
            W + "smartTag",
            _MC + "AlternateContent",
            _MC + "Choice",
        ):
            yield from _content(child)


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, through content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _within(child, tag)


def _collect(element: Any, pieces: list[str], boxes: list[Any], notes: list[str]) -> None:
    """The text inside a paragraph, in order, without what was deleted or is hidden."""
    for child in element:
        tag = child.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag == W + "t":
            pieces.append(child.text or "")
        elif tag == _BOX:
            boxes.append(child)
        elif tag in _CHARACTERS:
            if tag != W + "br" or child.get(W + "type") in (None, "textWrapping"):
                pieces.append(_CHARACTERS[tag])
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            notes.append(f"{tag[len(W)]}{child.get(W + 'id')}")
        elif tag != W + "r" or not _vanished(child):
            _collect(child, pieces, boxes, notes)


def _vanished(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(W + "val") in _ON


def _deleted(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _number(element: Any | None, otherwise: int) -> int:
    try:
        return min(max(int(element.get(W + "val")), 0), 1000) if element is not None else otherwise
    except (TypeError, ValueError):
        return otherwise


def _row(row: Any) -> list[tuple[int, int, Any]]:
    """The cells of a row: first column, column after the last, element."""
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    found = []
    for cell in _within(row, W + "tc"):
        wide = max(_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
        found.append((column, column + wide, cell))
        column += wide
    return found


def _continues(cell: Any) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _heights(grid: list[list[tuple[int, int, Any]]]) -> dict[tuple[int, int], int]:
    """How many rows each cell is high; a cell that continues the one above has none."""
    heights: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}  # column → the cell that could go on below
    for row, cells in enumerate(grid):
        now: dict[int, tuple[int, int]] = {}
        for start, _end, cell in cells:
            origin = above.get(start)
            if origin and _continues(cell):
                heights[origin] += 1
            else:
                origin = (row, start)
                heights[origin] = 1
            now[start] = origin
        above = now
    return heights


def _part(document: Any, kind: str) -> Any | None:
    """The XML of a part that the document has a relationship of this kind to."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/" + kind):
            return parse_xml(relation.target_part.blob)
    return None


def _notes(document: Any) -> dict[str, Any]:
    """Footnotes and endnotes by the letter of their kind and their id."""
    found = {}
    for kind in ("footnotes", "endnotes"):
        part = _part(document, kind)
        for note in [] if part is None else list(part):
            if note.get(W + "type") in (None, "normal"):
                found[f"{kind[0]}{note.get(W + 'id')}"] = note
    return found


def _margins(document: Any, kind: str) -> list[str]:
    """What stands in the headers or feet of its sections, each once."""
    seen: dict[str, None] = {}
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/" + kind):
            element = relation.target_part.element
            for paragraph in element.iter(W + "p"):
                pieces: list[str] = []
                _collect(paragraph, pieces, [], [])
                text = "".join(pieces).strip().replace("\n", " ")
                if text:
                    seen.setdefault(text)
    return list(seen)


def passages(data: bytes, _name: str) -> list[Passage]:
    """The paragraphs and cells of a document in order; headers first and feet last, as asides."""
    import docx

    document = docx.Document(BytesIO(data))
    styles = document.styles.element
    default = next(
        (style.get(W + "styleId") for style in styles.findall(W + "style")
         if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")),
        None,
    )  # fmt: skip
    reader = _Reader(Numbering(_part(document, "numbering"), styles), default, _notes(document))
    body = runon.parted(reader.blocks(document.element.body))
    heads = [Passage(text, aside="page_head") for text in _margins(document, "header")]
    feet = [
        Passage(text, aside="footer" if any(c.isalpha() for c in text) else "page_number")
        for text in _margins(document, "footer")
    ]
    return [*heads, *body, *feet]
