"""Every notation in every format: the document that the table in documents/README.md names really holds it."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pytest
from docx import Document as WordFile

from govopen.drafting.document import Document
from govopen.drafting.formats.repairs import undone
from govopen.drafting.reading import read

DOCUMENTS = Path(__file__).parent / "documents"
FORMATS = ("UTF-8", "GB18030", ".html", ".docx", ".pdf", ".xlsx")
IN_THE_FILE = "Marks of places, as the file holds them"
_MEANS = {
    "⏎": r"\n",
    "……": r"[^\n]{0,200}?",
    "…": r"[^。\n]{0,80}?",
    "N": r"\d+",
    "C": "[一二三四五六七八九十]+",
    "^": "^",
    "$": "$",
}


class Stated(NamedTuple):
    """One cell of the README: this document holds this notation."""

    part: str
    notation: str
    sample: str
    format: str
    document: Path


def _tables() -> Iterator[tuple[str, list[str]]]:
    part = ""
    for line in (DOCUMENTS / "README.md").read_text("utf-8").splitlines():
        part = line[3:] if line.startswith("## ") else part
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if len(cells) == 8 and cells[0] != "notation" and set(cells[0]) != {"-"}:
            yield part, cells


def _format(path: Path) -> str:
    if path.suffix != ".txt":
        return path.suffix
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return "GB18030"
    return "UTF-8"


def _stated() -> list[Stated]:
    files = [file for file in DOCUMENTS.iterdir() if file.suffix in {".txt", ".html", ".docx", ".pdf", ".xlsx"}]
    found = []
    for part, (notation, sample, *names) in _tables():
        for form, name in zip(FORMATS, names, strict=True):
            if name != "—":
                file = next(file for file in files if file.name.startswith(f"{name}-") and _format(file) == form)
                found.append(Stated(part, notation, sample.replace("`", ""), form, file))
    return found


STATED = _stated()


@cache
def _read(path: Path) -> Document:
    return read(path)


def _pattern(sample: str) -> re.Pattern[str]:
    """In samples … is any words of a sentence, …… any of a line, N a number, C a Chinese one, ^ $ ⏎ a line's ends."""
    ways = sample.split(" / ")
    return re.compile(
        "|".join("".join(_MEANS.get(word, re.escape(word)) for word in re.findall("……|.", way)) for way in ways), re.M
    )


def _text(document: Document) -> str:
    """A line for each line; what a cell of a table says stands between ¦ and ¦."""
    return "\n".join(
        f"¦{words}¦" if line.cell else words for line in document.lines if (words := document.words(line.span))
    )


# What a document has where words do not show it --------------------------------------------------------------------


def _numbered(path: Path) -> bool:
    """Whether Word numbers paragraphs: a line has a number that the paragraph has not."""
    typed = [paragraph.text for paragraph in WordFile(str(path)).paragraphs if paragraph._p.xpath("./w:pPr/w:numPr")]
    lines = _text(_read(path)).splitlines()
    return bool(typed) and all(
        any(line.endswith(words[-8:]) and line not in typed for line in lines) for words in typed
    )


def _merged(path: Path) -> bool:
    return any(line.cell and (line.cell.rows > 1 or line.cell.columns > 1) for line in _read(path).lines)


def _rows(path: Path) -> dict[int, list[list[str]]]:
    """The rows of each table."""
    found: dict[int, dict[int, list[str]]] = {}
    document = _read(path)
    for line in document.lines:
        if line.cell:
            found.setdefault(line.cell.table, {}).setdefault(line.cell.row, []).append(document.words(line.span))
    return {table: list(rows.values()) for table, rows in found.items()}


def _head(row: list[str]) -> bool:
    return any(re.match("(?:责任|牵头|配合)(?:单位|科室|股室)", cell) for cell in row)


def _head_repeated(path: Path) -> bool:
    return any(sum(_head(row) for row in rows) > 1 for rows in _rows(path).values())


def _head_missing(path: Path) -> bool:
    heads = [any(map(_head, rows)) for rows in _rows(path).values() if any(len(row) > 2 for row in rows)]
    return True in heads and False in heads[heads.index(True) :]


def _over_pages(path: Path) -> bool:
    """Whether a table that the pages print in pieces is read as one."""
    with pdfplumber.open(path) as pages:
        pieces = sum(len(page.find_tables()) for page in pages.pages)
    return 0 < len(_rows(path)) < pieces


def _aside(*kinds: str) -> Callable[[Path], bool]:
    return lambda path: set(kinds) <= {line.aside for line in _read(path).lines}


def _repaired(rule: str, before: str = "") -> Callable[[Path], bool]:
    def has(path: Path) -> bool:
        document = _read(path)
        return any(
            each.rule == rule
            and before in each.before
            and document.text[each.at - 1 : each.at + 1].strip("\n ").isalnum()
            if rule == "space"
            else each.rule == rule and before in each.before
            for each in document.repairs
        )

    return has


FEATURES: dict[str, Callable[[Path], bool]] = {
    "automatic numbers": _numbered,
    "merged cells": _merged,
    "a header printed again": _head_repeated,
    "a table without its header": _head_missing,
    "a table over several pages": _over_pages,
    "page heads": _aside("page_head"),
    "page numbers": _aside("page_number"),
    "navigation left out": _aside("navigation"),
    "lines broken in a sentence": lambda path: any(each.before == "\n" for each in _read(path).repairs),
    "line breaks lost": lambda path: any(each.after == "\n" for each in _read(path).repairs),
    "设臵 for 设置": _repaired("ocr", "臵"),
    "stray spaces": _repaired("space", " "),
    "marks of the other width": _repaired("width"),
    "no year anywhere": lambda path: not re.search("[0-9]{4}年", _text(_read(path))),
}


@pytest.mark.parametrize("stated", STATED, ids=lambda each: f"{each.notation}-{each.format}")
def test_a_document_holds_the_notation_that_is_stated_of_it(stated: Stated) -> None:
    if stated.part == "Reading":
        assert FEATURES[stated.notation](stated.document)
        return
    document = _read(stated.document)
    words = undone(document) if stated.part == IN_THE_FILE else _text(document)
    assert _pattern(stated.sample).search(words)


def test_a_notation_is_missing_only_where_a_format_cannot_have_it() -> None:
    """Text has no tables but may lose its breaks; only a printed page has heads, numbers and tables cut by its end."""
    missing = {
        (notation, form)
        for _part, (notation, _sample, *names) in _tables()
        for form, name in zip(FORMATS, names, strict=True)
        if name == "—"
    }
    allowed = {notation: {"UTF-8", "GB18030"} for notation in NEED_A_TABLE}
    allowed |= {notation: set(FORMATS) - {form} for notation, form in ONLY.items()}
    allowed["lines broken in a sentence"] = {".html", ".docx", ".xlsx"}
    allowed["line breaks lost"] = set(FORMATS) - {"UTF-8"}
    assert {pair for pair in missing if pair[1] not in allowed.get(pair[0], set())} == set()


NEED_A_TABLE = (
    *("merged cells", "a header printed again", "a table without its header", "annex table"),
    *(f"column {label}" for label in ("责任单位", "牵头单位", "配合单位", "责任科室", "完成时限")),
)
ONLY = {
    "automatic numbers": ".docx",
    "navigation left out": ".html",
    **dict.fromkeys(("a table over several pages", "page heads", "page numbers"), ".pdf"),
}
