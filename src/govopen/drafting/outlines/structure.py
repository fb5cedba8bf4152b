"""The tree of numbered parts that a document's lines make, and the clauses in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from govopen.drafting.document import Document, Line, Span
from govopen.drafting.outlines.assigning import Found, assignments, is_label
from govopen.drafting.outlines.counting import AFTER_DOT, WITHIN, Number, leading, next_number
from govopen.drafting.outlines.subjects import subjects

HEADING = 60
_AGAIN = re.compile(r"[。）)]\s*(?=[（(][二三四五六七八九十]{1,3}[）)][^、，。；）])")
_AGAIN_NUMBER = re.compile(r"[。；）)]\s*(?=[0-9]{1,2}(?:[.．]" + AFTER_DOT + r"|、(?![0-9]))[^、，。；）])")
_RUN_ON = re.compile(
    r"(?:(?<=[^（(、，])[ 　。])?(?=(?:[（(][一二三四五六七八九十]{1,3}[）)]|1(?:[.．]"
    + AFTER_DOT
    + r"|、(?![0-9])))[^、，。；）])"
)
_STATES_TIME = re.compile(r"[0-9]|年底|月底|季度|年内|每[年月季]")
_CONTINUES = re.compile("[，、]?(?:[要须应将的]|等(?!等))")
_ANNOUNCES = re.compile(r"如下|下表|见表|表[0-9一二三四]|以下|[：:]$")
_ENDS = "。；！？，、：;"


@dataclass(slots=True)
class Node:
    """A numbered place: its heading, what is said there, and the narrower places in it.

    ``acts`` where a sentence says who leads or answers. ``own`` is said before or in the heading for all that follows;
    ``said`` is text and assignments in their order.
    """

    number: Number | None
    heading: Span | None = None
    heading_line: bool = False
    own: list[Found] = field(default_factory=list)
    said: list[Span | Found] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    lines: int = 0
    acts: bool = False

    @property
    def rank(self) -> int:
        return self.number.rank if self.number else -1

    def assigned(self) -> bool:
        """Whether somebody is named here, not counting narrower places."""
        return any(isinstance(each, Found) and each.roles.names for each in self.said)

    def walk(self) -> Iterator["Node"]:
        """The place itself and all in it."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " 　\t\n":
        start += 1
    while end > start and text[end - 1] in " 　\t\n":
        end -= 1
    return Span(start, end) if start < end else None


def stretches(text: str, line: Span) -> list[Span]:
    """A line, cut where the next number runs into it: 二、重点任务（一）…, …负责）（二）…."""
    number = leading(text, *line)
    if number is None:
        return [line]
    cuts = [line.start]
    if number.rank <= 1 and (run := _RUN_ON.search(text, number.end + 2, min(line.end, number.end + HEADING))):
        cuts.append(run.end())
        number = leading(text, run.end(), line.end)
    if number and number.style in ("paragraph", "number"):
        expected = number.value + 1
        follows = _AGAIN if number.style == "paragraph" else _AGAIN_NUMBER
        for again in follows.finditer(text, number.end, line.end):
            more = leading(text, again.end(), line.end)
            cited = text[again.start()] == "；" and text.startswith("《", more.end if more else again.end())
            if more and more.value == expected and more.style == number.style and not cited:
                cuts.append(again.end())
                expected += 1
    return [Span(low, high) for low, high in zip(cuts, [*cuts[1:], line.end], strict=True)]


def _said(text: str, start: int, end: int) -> list[Span | Found]:
    """Text and assignments in their order; punctuation left alone after an assignment is nobody's text."""
    out: list[Span | Found] = []
    at = start
    for found in assignments(text, start, end):
        at = _continued(text, at, found.span.start, out)
        while out and at < found.span.start and text[at] in "。；，、,; 　":
            at += 1
        if (span := _trimmed(text, at, found.span.start)) and text[span.start : span.end].strip("。；，、,; \t"):
            out.append(span)
        out.append(found)
        at = found.span.end
    at = _continued(text, at, end, out)
    while out and at < end and text[at] in "。；，、,; 　":
        at += 1
    if (span := _trimmed(text, at, end)) and text[span.start : span.end].strip("。；，、,;：）)】〕 \t"):
        out.append(span)
    return out


def _continued(text: str, start: int, end: int, said: list[Span | Found]) -> int:
    """…目录编制（由区教委牵头）要抓紧。: what goes on with the sentence of the bracket is put before it."""
    last = said[-1] if said else None
    if not (isinstance(last, Found) and last.doubt == "mid_sentence" and _CONTINUES.match(text, start, end)):
        return start
    stop = text.find("。", start, end) + 1 or end
    said.insert(-1, Span(start, stop))
    return stop


def _head(text: str, node: Node, said: list[Span | Found]) -> list[Span | Found]:
    """Take the heading off a numbered line: the whole of it, or its first sentence."""
    if not said or isinstance(said[0], Found):
        return said
    first = said[0]
    words = text[first.start : first.end]
    whole = len(said) == 1 and len(words) <= HEADING and "。" not in words
    if whole and words[-1] not in "；！？;" and not words.endswith(("，", "、")):
        node.heading, node.heading_line = first, True
        return []
    stop = text.find("。", first.start, min(first.end, first.start + HEADING))
    if stop > 0 and (stop + 1 < first.end) and not WITHIN.match(text, first.start):
        node.heading = Span(first.start, stop + 1)
        rest = _trimmed(text, stop + 1, first.end)
        return [*([rest] if rest else []), *said[1:]]
    return said


class Tree:
    """Built line by line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Node(None)
        self._open = [self.root]

    def take(self, line: Span) -> None:
        """One line of text, or a piece of one that begins with a number."""
        number = leading(self.text, *line) or self._next(line)
        if number is None:
            node = self._open[-1]
            node.lines += 1
            last = node.said[-1] if node.said else None
            if isinstance(last, Span) and last.end + 1 == line.start and is_label(self.text[last.start : last.end]):
                node.said.pop()  # 牵头单位： on a line, and who on the next
                line = Span(last.start, line.end)
            node.said += _said(self.text, *line)
            return
        node = Node(number)
        while self._open[-1].rank >= number.rank:
            self._open.pop()
        self._open[-1].children.append(node)
        self._open.append(node)
        node.said = _head(self.text, node, _said(self.text, number.end, line.end))

    def _next(self, line: Span) -> Number | None:
        last = next((node.number for node in self._open if node.number and node.number.style == "number"), None)
        return next_number(self.text, line, last.value) if last else None

    def place(self) -> Node | None:
        """The heading that a table stands below, no narrower than （一）; None behind text that announces none."""
        node = next((node for node in reversed(self._open) if node.rank <= 2), self.root)
        last = self._open[-1].said[-1] if self._open[-1].said else None
        if last is None or (isinstance(last, Span) and _ANNOUNCES.search(self.text, *last)):
            return node
        return None

    def bare(self, line: Span) -> None:
        """A heading without a number: a part of its own."""
        node = Node(Number("bare", 1, 0, line.start, line.start), line, heading_line=True)
        self.root.children.append(node)
        self._open = [self.root, node]


def settle(root: Node, text: str) -> None:
    """What stands in a heading's line for all below it becomes ``own``; a short sentence above others is a heading."""
    for node in root.walk():
        if not node.assigned():
            node.said = _by_sentences(text, node)
    for node in root.walk():
        _above(node, text)
        first, second = [*node.said[:2], None, None][:2]
        if node.heading is None and isinstance(first, Span) and first.end - first.start <= HEADING:
            follows = bool(node.children) or (len(node.said) > 2 and node.lines > 0)
            bare = text[first.end - 1] not in _ENDS
            bare = bare and not (isinstance(second, Found) and text.startswith("。", second.span.end))  # a clause
            if isinstance(second, Found) and bare and follows and not _more_assigned(node):
                node.heading, node.heading_line, node.said = first, True, node.said[1:]
            elif second is None and node.number and node.children and "。" not in text[first.start : first.end - 1]:
                node.heading, node.said = first, []
        if (
            node.number
            and node.heading is None
            and not node.children
            and not any(isinstance(each, Span) for each in node.said)
        ):
            continue  # （区财政局负责） alone behind a number is for what stands before it
        first_said = next((at for at, each in enumerate(node.said) if not isinstance(each, Found)), len(node.said))
        node.own += [each for each in node.said[:first_said] if isinstance(each, Found)]
        node.said = node.said[first_said:]


def _by_sentences(text: str, node: Node) -> list[Span | Found]:
    """What is said in a place, where no bracket names anybody but sentences do: ``acts`` is set.

    一是…，由区教委负责；二是…，由区民政局负责。 and paragraphs 由区教委牵头…, 由区民政局牵头… are a clause each.
    """
    spans = [each for each in node.said if isinstance(each, Span)]
    sentence = subjects(text, spans)
    node.acts = bool(node.number and sentence and sentence.roles.worded)
    if sentence and node.number and node.rank <= 1 and not node.children and (apart := _paragraphs(text, spans)):
        return apart
    if sentence is None or not sentence.roles.worded:
        return node.said
    if len(spans) > 1:
        return (_each(text, spans) if node.rank <= 1 and not node.children else []) or node.said
    cuts = [count.start() for count in WITHIN.finditer(text, *spans[0])]
    parts = _each(text, [Span(*each) for each in pairwise([*cuts, spans[0].end])])
    before = [Span(spans[0].start, cuts[0])] if parts and spans[0].start < cuts[0] else []
    return [*before, *parts] if parts else node.said


def _paragraphs(text: str, spans: list[Span]) -> list[Span | Found]:
    """The paragraphs of a section, with who each speaks of, where they speak of different units or groups.

    One that speaks of nobody goes on with the one before, or leads over to the first.
    """
    out: list[Span | Found] = []
    told: set[tuple[str, ...]] = set()
    for span in spans:
        found = subjects(text, [span])
        if found is None:
            out.insert(len(out) - (1 if out and isinstance(out[-1], Found) else 0), span)
            continue
        told.add(tuple(each.named.name for each in (*found.roles.lead, *found.roles.responsible) if each.named))
        out += [span, found]
    return out if len(told) > 1 else []


def _each(text: str, parts: list[Span]) -> list[Span | Found]:
    """The parts, each with the units that its sentence names; nothing if one names nobody, or there is only one."""
    named = [found for part in parts if (found := subjects(text, [part])) and found.roles.worded]
    if len(parts) < 2 or len(named) < len(parts):
        return []
    return [each for pair in zip(parts, named, strict=True) for each in pair]


def _names_somebody(node: Node) -> bool:
    return any(each.assigned() or each.acts for each in node.walk())


def _above(node: Node, text: str) -> None:
    """（一）… 全面推进。（区教委牵头） above 1. 2. for which nobody is named: it is for all of them."""
    texts = list(takewhile(lambda each: isinstance(each, Span), node.said))
    behind = [each for each in node.said[len(texts) :] if isinstance(each, Found)]
    if not (node.number and node.children and texts and behind) or len(texts) + len(behind) < len(node.said):
        return
    first = texts[0]
    short = isinstance(first, Span) and len(texts) == 1 and first.end - first.start <= HEADING
    heading = first if isinstance(first, Span) and short and not node.lines and node.heading is None else None
    if heading and text[heading.end - 1] == "。" and all(_names_somebody(child) for child in node.children):
        heading = None  # a clause of its own
    if heading or not any(_names_somebody(child) for child in node.children):
        node.own += behind
        node.said = texts
    if heading:
        node.heading, node.heading_line, node.said = heading, True, []


def _more_assigned(node: Node) -> bool:
    return sum(isinstance(each, Found) for each in node.said) > 1


def states_time(text: str, span: Span | None) -> bool:
    """Whether a heading says by when: then it is part of the clause's text."""
    return span is not None and bool(_STATES_TIME.search(text, span.start, span.end))


def body_lines(document: Document, start: int) -> Iterator[tuple[int, Line]]:
    """The lines from ``start`` on that are read, with their places."""
    for at in range(start, len(document.lines)):
        line = document.lines[at]
        if not line.aside:
            yield at, line


_MAY_ASSIGN = re.compile("牵头|负责|责任|配合|单位：|部门：|落实）")


def may_assign(text: str, line: Span) -> bool:
    """Whether a line can name somebody: a quick look before the tree is built."""
    return bool(_MAY_ASSIGN.search(text, *line)) and any(found.roles.names for found in assignments(text, *line))


def bare_headings(document: Document, start: int, closing: frozenset[int]) -> frozenset[int]:
    """Headings without a number between numbered paragraphs, where nothing wider than 1. is numbered."""
    lines = [(at, line) for at, line in body_lines(document, start) if line.cell is None and at not in closing]
    ranks = {number.rank for _, line in lines if (number := leading(document.text, *line.span))}
    if ranks and min(ranks) < 2:
        return frozenset()
    out = set()
    for (at, line), (_, following) in pairwise(lines):
        words = document.words(line.span).strip()
        plain = 2 <= len(words) <= 30 and words[-1] not in _ENDS + "）" and leading(document.text, *line.span) is None
        if plain and (
            leading(document.text, *following.span) or (not ranks and following.span.end - following.span.start > 30)
        ):
            out.add(at)
    return frozenset(out)
