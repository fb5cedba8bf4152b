"""Paragraphs, tables and sheets of the test documents: what make_documents.py is written with."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

FONT = "Noto Serif CJK SC"

Row = Sequence[str]


def paper(header: str = "", size: int = 16) -> Any:
    """An empty document in a Chinese font, with a line of text at the head of its pages and numbers at their foot."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if header:
        section.header.paragraphs[0].text = header
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
    foot.add_run(" —")
    return document


def centred(document: Any, *lines: str) -> None:
    for line in lines:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER


def right(document: Any, *lines: str) -> None:
    for line in lines:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def text(document: Any, *lines: str) -> None:
    for line in lines:
        document.add_paragraph(line).paragraph_format.first_line_indent = Pt(32)


LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def numbering(document: Any) -> int:
    """A list that numbers itself: 一、 （一） 1. The numbers stand nowhere in the text of the paragraphs."""
    part = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
        for level, (form, words) in enumerate(LEVELS)
    )
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def numbered(document: Any, number: int, level: int, words: str) -> None:
    properties = document.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def table(document: Any, rows: Sequence[Row], repeat: bool = False, widths: Sequence[float] = ()) -> Any:
    """A table. ``^`` merges a cell with the one above it, ``<`` with the one to its left."""
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    made.style = "Table Grid"
    made.autofit = not widths
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            cell = made.cell(row, column)
            if widths:
                cell.width = Cm(widths[column])
            if words not in "^<":
                cell.text = words
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(12)
    _merge_marked(made, rows)
    if repeat:
        made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return made


def _merge_marked(made: Any, rows: Sequence[Row]) -> None:
    for row, cells in reversed(list(enumerate(rows))):
        for column, words in reversed(list(enumerate(cells))):
            if words == "^" and (row + 1 == len(rows) or rows[row + 1][column] != "^"):
                top = next(above for above in range(row, -1, -1) if rows[above][column] != "^")
                _merge(made.cell(top, column), made.cell(row, column))
            if words == "<" and (column + 1 == len(cells) or cells[column + 1] != "<"):
                left = next(before for before in range(column, -1, -1) if cells[before] != "<")
                _merge(made.cell(row, left), made.cell(row, column))


def _merge(first: Any, last: Any) -> None:
    words = first.text
    merged = first.merge(last)
    for spare in merged.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    merged.paragraphs[0].text = words


def wide(document: Any) -> None:
    section = document.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)


def sheet(book: Any, name: str, rows: Sequence[Sequence[Any]], merged: Iterable[str]) -> None:
    made = book.create_sheet(name)
    for row in rows:
        made.append(row)
    for area in merged:
        made.merge_cells(area)
