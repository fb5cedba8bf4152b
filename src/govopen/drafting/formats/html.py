"""Pages saved from government sites: the article by where its sentences are, everything else kept as asides."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govopen.drafting.document import Cell
from govopen.drafting.formats import runon, webpage
from govopen.drafting.formats.passage import Passage, cell_text
from govopen.drafting.formats.txt import text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})|encoding=[\"']([\w-]{2,20})", re.IGNORECASE
)
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "canvas", "iframe", "object", "select", "textarea")
)
_INLINE = re.compile(
    r"a|abbr|acronym|b|bd[io]|big|button|cite|code|data|dfn|em|font|i|img|input|ins|kbd|label|mark|o:p|q|r[pt]|ruby|s|"
    r"samp|small|span|strong|su[bp]|time|tt|u|var|wbr|st1:\w+"
)
_AROUND = {"nav": "navigation", "header": "navigation", "footer": "footer", "aside": "navigation", "form": "navigation"}
_SENTENCE = re.compile(r"[，。；、,;]")
_WHO = re.compile(r"(?:责任|牵头|配合|主责|承办|落实)\s*(?:单位|部门|科室|处室)$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_CELL = 600  # characters: a cell that holds more in several blocks, alone in its row, lays out the page
_LONG_FORM = 200  # characters: what asks for words to search has fewer
_MOST_SPAN = 1000
_MOST_COLUMNS = 60


@dataclass(slots=True)
class _Block:
    """A line of the page as found: where it stands and how much of it is links."""

    parents: tuple[int, ...]
    around: str
    heading: bool
    cell: Cell | None = None
    text: str = ""
    linked: int = 0

    @property
    def links(self) -> bool:
        """Whether it is links for the most part."""
        return self.linked * 10 > len(self.text.strip()) * 6

    @property
    def sentences(self) -> int:
        """How much of it is prose: its marks, where it is no link."""
        if self.around or len(self.text) < 12 or self.linked * 2 > len(self.text):
            return 0
        return len(_SENTENCE.findall(self.text)) + len(self.text) // 25


@dataclass(slots=True)
class _Page:
    blocks: list[_Block] = field(default_factory=list)
    tables: int = 0
    nodes: int = 0


def declared(data: bytes) -> str:
    """The encoding that a page says it has; gb2312 means GB18030, which contains it."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return ""
    name = (found[1] or found[2]).decode("ascii", "ignore").lower()
    return "gb18030" if name in ("gb2312", "gbk", "gb18030", "x-gbk") else name


def passages(data: bytes, name: str) -> list[Passage]:
    """The lines of a page in order, what is around its article marked."""
    from selectolax.lexbor import LexborHTMLParser

    text = text_of(data, name, declared(data)).replace("\x00", "")
    body = LexborHTMLParser(text).body
    if body is None:
        return []
    page = _Page()
    _walk(body, page)
    return webpage.marked(runon.parted(_sorted_out([block for block in page.blocks if block.text.strip()])))


@dataclass(slots=True)
class _Place:
    """Where the walk is: inside which elements."""

    node: "LexborNode"
    parents: tuple[int, ...]
    around: str
    heading: bool
    link: bool
    pre: bool
    closing: bool = False


def _walk(top: "LexborNode", page: _Page) -> None:
    """The blocks of an element, in order. A stack of its own: pages nest deeper than Python does."""
    stack = [_Place(top, (), "", heading=False, link=False, pre=False)]
    fresh = True
    while stack:
        place = stack.pop()
        node = place.node
        if place.closing:
            fresh = True
            continue
        if node.is_text_node:
            fresh = _add(page, place, node.text_content or "", fresh=fresh)
            continue
        tag = node.tag or ""
        if not node.is_element_node or tag in _UNSEEN or (tag != "body" and _hidden(node)):
            continue
        if tag in ("br", "hr"):
            fresh = True
            continue
        if tag == "table" and (rows := _data_rows(node)):
            _table(rows, page, place)
            fresh = True
            continue
        inline = bool(_INLINE.fullmatch(tag))
        inner = _Place(
            node,
            place.parents if inline else (*place.parents[-60:], node.mem_id),
            place.around or _around(node, tag),
            place.heading or bool(re.fullmatch(r"h[1-6]", tag)),
            place.link or tag == "a",
            place.pre or tag == "pre",
        )
        if not inline:
            fresh = True
            stack.append(_Place(node, (), "", heading=False, link=False, pre=False, closing=True))
        children = list(node.iter(include_text=True))
        stack += [
            _Place(child, inner.parents, inner.around, inner.heading, inner.link, inner.pre)
            for child in reversed(children)
        ]


def _around(node: "LexborNode", tag: str) -> str:
    """What an element around the article is; a form that holds the whole page, as some sites have, is none."""
    if tag == "form" and len(node.text(strip=True)) > _LONG_FORM:
        return ""
    return _AROUND.get(tag, "")


def _add(page: _Page, place: _Place, text: str, *, fresh: bool) -> bool:
    """Text to the block that is open, or to a new one; whether the next text begins a block still."""
    if place.pre:
        for number, line in enumerate(text.splitlines()):
            fresh = _put(page, place, line, fresh=fresh or number > 0)
        return fresh or text.endswith("\n")
    return _put(page, place, re.sub(r"[ \t\r\n\f]+", " ", text), fresh=fresh)


def _put(page: _Page, place: _Place, text: str, *, fresh: bool) -> bool:
    if fresh and not text.strip():
        return True
    if fresh:
        page.blocks.append(_Block(place.parents, place.around, place.heading))
    block = page.blocks[-1]
    block.text += text
    block.heading = block.heading or place.heading
    block.linked += len(text.strip()) if place.link else 0
    return False


def _hidden(node: "LexborNode") -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _data_rows(table: "LexborNode") -> list[list["LexborNode"]]:
    """The rows of a table that holds data; none where a table lays out the page."""
    rows = []
    for row in table.css("tr"):
        cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
        if cells:
            rows.append(cells)
    inner = (node for node in table.css("td table, th table") if node.mem_id != table.mem_id)
    if max((len(cells) for cells in rows), default=0) < 2 or next(inner, None) is not None:
        return []
    lengths = [len(cell.text(strip=True)) for cells in rows for cell in cells]
    whole = sum(lengths)
    longest = max(lengths)
    return [] if longest > _LONG_CELL and longest * 10 > whole * 8 else rows


def _number(cell: "LexborNode", name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _table(rows: list[list["LexborNode"]], page: _Page, place: _Place) -> None:
    """The cells of a table, each at its place in the grid."""
    number, page.tables = page.tables, page.tables + 1
    taken: dict[int, int] = {}  # column → the row up to which a cell from above covers it
    for row, cells in enumerate(rows):
        column = 0
        for node in cells:
            while taken.get(column, -1) >= row:
                column += 1
            height, wide = _number(node, "rowspan"), min(_number(node, "colspan"), _MOST_COLUMNS)
            height = min(height, len(rows) - row)
            for covered in range(column, column + wide):
                taken[covered] = row + height - 1
            inner = _Page()
            _walk(node, inner)
            text = cell_text([block.text for block in inner.blocks])
            if text:
                linked = sum(block.linked for block in inner.blocks)
                cell = Cell(number, row, column, height, wide)
                page.blocks.append(
                    _Block(place.parents, place.around, heading=False, cell=cell, text=text, linked=linked)
                )
            column += wide


def _article(blocks: list[_Block]) -> tuple[int, int]:
    """The first and last block of the smallest element that holds nearly all sentences of the page."""
    whole = sum(block.sentences for block in blocks)
    inside: dict[int, int] = {}
    for block in blocks:
        for parent in block.parents:
            inside[parent] = inside.get(parent, 0) + block.sentences
    enough = [parent for parent, amount in inside.items() if amount * 100 >= whole * 85]
    depth = {parent: at for block in blocks for at, parent in enumerate(block.parents)}
    chosen = max(enough, key=lambda parent: depth[parent], default=None)
    held = [at for at, block in enumerate(blocks) if chosen in block.parents] if whole else []
    while held and blocks[held[-1]].links and not blocks[held[-1]].cell:
        held.pop()  # links at the end lead elsewhere
    return (held[0], held[-1]) if held else (0, len(blocks) - 1)


def _handing_out(blocks: list[_Block]) -> set[int]:
    """The tables that have a column for units: they are read, however little they say."""
    return {block.cell.table for block in blocks if block.cell and not block.around and _WHO.match(block.text.strip())}


def _sorted_out(blocks: list[_Block]) -> list[Passage]:
    """Every block as a passage: in the article what is no link list, before it the title and what is about it."""
    if not blocks:
        return []
    first, last = _article(blocks)
    tables = _handing_out(blocks)
    handing = [at for at, block in enumerate(blocks) if block.cell and block.cell.table in tables]
    first, last = min([first, *handing]), max([last, *handing])
    about = {block.cell.table for block in blocks if block.cell and webpage.about(block.text)}
    found = []
    for at, block in enumerate(blocks):
        aside = block.around
        text = block.text.strip()
        if at < first and not aside:
            known = webpage.about(text) or (block.cell and block.cell.table in about)
            aside = (
                ""
                if (block.heading or known or _title(text)) and not block.links
                else webpage.kind(text) or "navigation"
            )
        elif at > last and not aside:
            aside = webpage.kind(text) or ("navigation" if block.links else "footer")
        elif block.links and not aside and not block.cell:
            aside = webpage.kind(text)
        found.append(Passage(text, block.cell, aside))
    return found


def _title(text: str) -> bool:
    """Whether a line before the article may be its title."""
    return bool(
        re.search(
            r"关于.{2,100}的(?:通知|意见|公告|函|批复|决定)|(?:工作要点|实施方案|工作方案|工作计划|任务分解表?|责任分工)(?:的通知)?$",
            text,
        )
    )
