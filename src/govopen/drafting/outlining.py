"""The outline of a document: its head, its parts and clauses, who is named for each, and what every character is."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Accounted, Outline, Part
from govopen.drafting.outlines import clauses, duties, flat, header, heading, listing, structure, tables, tails
from govopen.drafting.outlines.added import additions
from govopen.drafting.outlines.assigning import Found, is_label, lead_rule
from govopen.drafting.outlines.clauses import Item
from govopen.drafting.outlines.counting import WITHIN, leading
from govopen.drafting.outlines.listing import Host
from govopen.drafting.outlines.notes import Notes, asks
from govopen.drafting.outlines.structure import Node, Tree

ROLES = (
    "unread",
    "head",
    "preamble",
    "title",
    "heading",
    "number",
    "body",
    "assignment",
    "due",
    "rule",
    "table_head",
    "closing",
    "aside",
)
_RUN = re.compile(rb"(?s)(.)\1*")
_FLAT = 0.7


class Paint:
    """What each character was taken for; painted over, so that nothing is counted twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._roles = bytearray(len(text))
        self.begun: set[int] = set()

    def put(self, span: Span | None, role: str, *, over: bool = True) -> None:
        """Mark a span; without ``over`` only where nothing was marked yet."""
        if span is None or span.start >= span.end:
            return
        mark = bytes([ROLES.index(role)])
        length = span.end - span.start
        if over:
            self._roles[span.start : span.end] = mark * length
        else:
            self._roles[span.start : span.end] = self._roles[span.start : span.end].replace(b"\0", mark)

    def settle(self, start: int, end: int) -> None:
        """Blanks and punctuation between marked stretches go with what stands before them."""
        last = 0
        for at in range(start, end):
            role = self._roles[at]
            if role:
                last = role
            elif self.text[at] in " 　\t\n。；，、,;：:）)】〕|｜":
                self._roles[at] = last

    def stretches(self) -> tuple[Accounted, ...]:
        """The whole text in order, without gap or overlap, cut where a clause begins."""
        roles = bytes(self._roles)
        cuts = sorted({0, len(roles), *self.begun, *(run.start() for run in _RUN.finditer(roles))})
        return tuple(Accounted(Span(*cut), ROLES[roles[cut[0]]]) for cut in pairwise(cuts))


@dataclass(slots=True)
class Gathered:
    """Items by part, while they are collected."""

    parts: list[tuple[int, Span | None, list[Item]]] = field(default_factory=list)
    intro: list[Span] = field(default_factory=list)
    remarks: list[Span] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    rows_end: int = 0
    hosts: dict[int, Node | Span | None] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)

    def free(self) -> int:
        """The next number for a part."""
        return max((number for number, _, _ in self.parts), default=0) + 1

    def add_notes(self) -> None:
        """The notes that are items behind the last of all, the next of its kind: 1.3 behind 1.2, 1.3.1 behind 1.2.1."""
        for span in self.notes.items:
            if not self.parts:
                self.parts.append((1, None, []))
            items = max(self.parts, key=lambda part: part[0])[2]
            code = items[-1].code if items else (1, 0)
            items.append(Item((code[0], code[1] + 1, *((1,) if len(code) > 2 else ())), None, [span]))


def outline(document: Document) -> Outline:
    """Every part, clause and assignment of a document, by rules over its words."""
    text = document.text
    document, unread = flat.put_together(document)
    paint = Paint(text)
    opened = heading.opening(document, lambda span: structure.may_assign(text, span))
    head = header.head(document, opened)
    for at, line in enumerate(document.lines):
        if line.aside:
            paint.put(line.span, "aside")
        elif at in opened.roles:
            paint.put(line.span, opened.roles[at])
    gathered = Gathered()
    root = _read(document, opened.start, paint, gathered)
    _from_tree(root, text, gathered)
    _paint_tree(root, text, paint)
    _read_tables(document, root, paint, gathered)
    gathered.add_notes()
    for role, spans in (("preamble", gathered.intro), ("closing", gathered.remarks), ("body", gathered.notes.items)):
        for span in spans:
            paint.put(span, role)
    rule = lead_rule(text)
    added = additions(text)
    alone = _standing_alone(gathered, text)
    parts = []
    for number, title, items in sorted(gathered.parts, key=lambda part: part[0]):
        made = tuple(clauses.clause(item, text, alone, rule, added) for item in items)
        parts.append(Part(str(number), title, made))
        _paint_items(items, paint)
    for span in (said for node in root.walk() for said in node.said if isinstance(said, Span)):
        paint.put(span, "preamble", over=False)  # what no clause took only leads over to another
    for words in (rule.words, *(each.span for each in added)):
        paint.put(words, "rule")
    paint.settle(0, len(text))
    return Outline(
        head,
        tuple(part for part in parts if part.clauses),
        paint.stretches(),
        unread,
        _asked(document, opened, gathered),
    )


def _read(document: Document, start: int, paint: Paint, gathered: Gathered) -> Node:
    """The lines into a tree, tables into items, and what closes the document set aside."""
    tree = Tree(document.text)
    closing = _closing(document, start)
    frames = tables.one_column(document.lines)
    bare = structure.bare_headings(document, start, closing)
    annex: Span | None = None
    table, on = -1, False
    for at, line in structure.body_lines(document, start):
        if line.cell and line.cell.table not in frames:
            gathered.rows.append(at)
            gathered.rows_end = line.span.end
            if on and line.cell.table != table and table in gathered.hosts:
                gathered.hosts.setdefault(line.cell.table, gathered.hosts[table])
            elif annex or tree.root.children:
                gathered.hosts.setdefault(line.cell.table, annex or tree.place())
            table, on = line.cell.table, False
        elif table >= 0 and heading.goes_on(document.words(line.span)):
            paint.put(line.span, "table_head")
            on = True
        elif at in closing:
            paint.put(line.span, "closing")
            gathered.notes.take(document.text, line.span)
            annex = line.span
        elif at in bare:
            tree.bare(line.span)
            annex = None
        else:
            for piece in structure.stretches(document.text, line.span):
                tree.take(piece)
            annex = None
    return tree.root


def _read_tables(document: Document, root: Node, paint: Paint, gathered: Gathered) -> None:
    """The items of the task tables, and what the notes in their rows ask."""
    if gathered.rows:
        hosts = {table: _host(host, root, gathered) for table, host in gathered.hosts.items()}
        for note in listing.read(document, gathered.rows, paint.put, hosts, gathered.parts):
            gathered.notes.ask(document.text, note)


def _asked(document: Document, opened: heading.Opening, gathered: Gathered) -> tuple[Span, ...]:
    """What is no clause and asks something of units: in a letter only what it asks by a day."""
    text = document.text
    letter = [document.lines[at].span for at, role in opened.roles.items() if role == "preamble"]
    return (*(each for each in letter if asks(text, each) == "item"), *sorted(gathered.notes.doubtful))


def _host(place: Node | Span | None, root: Node, gathered: Gathered) -> Host:
    """What a table stands below, by its code; the text behind numbered parts that no heading is for is an annex."""
    if not isinstance(place, Node):
        return Host(apart=bool(gathered.parts), annex=place) if gathered.parts else Host()
    for at, node, _ in clauses.values(root.children):
        if node is place:
            return Host((at,))
        for inner, child, _ in clauses.values(node.children):
            if child is place:
                return Host((at, inner))
    return Host()


def _closing(document: Document, start: int) -> frozenset[int]:
    """Annex lists, annex labels, the issuer and the day under the text, titles of annexes, notes on filling in."""
    out: set[int] = set()
    in_list = notes = False
    last = max((at for at, line in enumerate(document.lines) if not line.aside), default=-1)
    for at in range(start, len(document.lines)):
        line = document.lines[at]
        words = document.words(line.span).strip()
        if line.aside or line.cell or not words:
            notes = heading.is_notes(words) if line.aside == "sheet" else notes
            continue
        number = leading(document.text, *line.span)
        if heading.is_annex_list(words) or heading.is_annex(words):
            in_list = heading.is_annex_list(words)
        elif heading.opens_notes(words) or (notes and number and number.rank >= 3):
            notes, in_list = True, False
        elif number:
            notes, in_list = False, heading.goes_on_listing(words, number, listed=in_list)
            if not in_list:
                continue
        elif not heading.is_remark(words) and not _signed_or_titled(document, at, last, out, in_list=in_list):
            in_list = in_list and heading.is_signed(words)
            continue
        out.add(at)
    return frozenset(out)


def _signed_or_titled(document: Document, at: int, last: int, closing: set[int], *, in_list: bool) -> bool:
    """Whether a line is the issuer or the day under the text, or the title of an annex."""
    words = document.words(document.lines[at].span).strip()
    before = document.words(document.lines[at - 1].span).strip() if at else ""
    if is_label(before) or structure.may_assign(document.text, document.lines[at].span):
        return False
    if heading.is_signed(words):
        return heading.is_only_day(words) or at >= last - 3 or in_list or _day_follows(document, at)
    return heading.is_title(words) and _annex_before(document, at, closing)


def _day_follows(document: Document, at: int) -> bool:
    following = document.lines[at + 1 : at + 2]
    return bool(following) and heading.is_only_day(document.words(following[0].span).strip())


def _annex_before(document: Document, at: int, closing: set[int]) -> bool:
    follows = at + 1 < len(document.lines) and document.lines[at + 1].cell is not None
    return (at - 1) in closing or follows


def _from_tree(root: Node, text: str, gathered: Gathered) -> None:
    duties.by_headings(root, text)
    duties.by_announcements(root, text)
    structure.settle(root, text)
    gathered.remarks += tails.closing_lines(root, text)
    gathered.notes.doubtful += [each for each in gathered.remarks if asks(text, each)]
    if not root.children:
        _behind_tables(root, text, gathered)
        _unnumbered(root, gathered)
        return
    if root.said:
        first = clauses.split(iter(root.said), None)
        gathered.intro += [span for item in first if not item.found for span in item.body]
        said: list[Span | Found] = []
        for item in first:
            said += [*item.body, *item.found] if item.found else []
        root.children[0].said[:0] = said
    hosting = {id(host) for host in gathered.hosts.values()}
    if _is_flat(root) and not hosting & {id(node) for node in root.children}:
        items: list[Item] = []
        for at, node, renumbered in clauses.values(root.children):
            made = clauses.of_place(node, (1, at), [], text, third=False)
            for item in made if renumbered else []:
                item.doubt = item.doubt or "renumbered"
            items += made
        gathered.parts.append((1, None, items))
        return
    for at, node, _ in clauses.values(root.children):
        items, intro = clauses.of_section(node, at, text)
        if id(node) in hosting and not node.children:
            intro += [span for item in items if not item.found for span in item.body]
            items = [item for item in items if item.found]
        if len(root.children) > 1 and clauses.aims(node, text):
            gathered.intro += [span for item in items for span in item.body] + intro
            continue
        gathered.intro += intro
        gathered.parts.append((at, node.heading, items))


def _is_flat(root: Node) -> bool:
    """One list 一、 to 三十、 whose entries are paragraphs: no narrower numbers, one or two lines each."""
    nodes = root.children
    if (
        len(nodes) < 2
        or any(node.children for node in nodes)
        or nodes[0].number is None
        or nodes[0].number.style == "bare"
    ):
        return False
    short = sum(node.lines <= 1 or not node.heading_line or _one_clause(node) for node in nodes)
    return short >= _FLAT * len(nodes)


def _one_clause(node: Node) -> bool:
    """Whether somebody is named for a place as a whole, once."""
    return clauses.named_somewhere(node) and len(clauses.split(clauses.stream(node), None)) <= 1


def _behind_tables(root: Node, text: str, gathered: Gathered) -> None:
    """Text without numbers behind the last table asks what a note asks: 各责任单位于每月5日前报送进展。

    Who is to be called (联系人：…) goes with it.
    """
    behind = [each for each in root.said if (each if isinstance(each, Span) else each.span).start > gathered.rows_end]
    calls = [each for each in behind if isinstance(each, Found)]
    if not gathered.rows or any(each.roles.names for each in calls):
        return
    asking = [each for each in behind if isinstance(each, Span) and gathered.notes.put(text, each)]
    gathered.remarks += [each.span for each in calls] + asking
    root.said = [each for each in root.said if each not in asking and each not in calls]


def _unnumbered(root: Node, gathered: Gathered) -> None:
    if not root.said:
        return
    items = clauses.split(iter(root.said), None)
    for at, item in enumerate(items, 1):
        item.code = (gathered.free() if gathered.parts else 1, at)
    gathered.parts.append((gathered.free(), None, items))


def _standing_alone(gathered: Gathered, text: str) -> frozenset[str]:
    """The names that the document uses by themselves: 相关部门 is one where it once stands without 等 or 会同."""
    reads = [
        each
        for _, _, items in gathered.parts
        for item in items
        for found in (*item.found, *item.own)
        for each in (*found.roles.lead, *found.roles.responsible)
    ]
    names = (each.named for each in reads if each.named)
    return frozenset(each.name for each in names if not text.endswith("会同", 0, each.span.start))


def _paint_tree(root: Node, text: str, paint: Paint) -> None:
    tops = {id(node) for node in root.children}
    for node in root.walk():
        if node.number:
            paint.put(Span(node.number.start, node.number.end), "number", over=False)
        paint.put(node.heading, "title" if id(node) in tops and node.heading_line else "heading", over=False)
        for each in (*node.own, *node.said):
            if isinstance(each, Found):
                paint.put(each.span if each.rule != "sentence" else None, "assignment")
            else:
                for count in WITHIN.finditer(text, *each):
                    paint.put(Span(*count.span()), "number")


def _paint_items(items: list[Item], paint: Paint) -> None:
    for item in items:
        paint.begun.update(span.start for span in item.body[:1])
        for span in item.body:
            paint.put(span, "body", over=False)
        for found in (*item.found, *item.own):
            for span in found.roles.due:
                paint.put(span, "due")
