"""The numbers of a document that lost its line breaks: which of them began a line."""

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from govopen.drafting.outlines.counting import value

_HANZI = "[一二三四五六七八九十]{1,3}"
_DIGITS = r"(?<![0-9０-９.．\-—~～A-Za-z〔第图表])[0-9０-９]{1,2}"
_STYLES = {
    "chapter": (0, rf"第(?P<chapter>{_HANZI})(?:章|部分)"),
    "section": (1, rf"(?<![一二三四五六七八九十百千第])(?P<section>{_HANZI})、(?!{_HANZI}(?:[、级是类产]))"),
    "paragraph": (2, rf"[（(](?P<paragraph>{_HANZI})[）)]"),
    "number": (
        3,
        rf"(?P<number>{_DIGITS})(?:[.．][ 　]?(?:(?![0-9０-９])|(?=(?:19|20)[0-9]{{2}}年))|、(?![0-9０-９]))",
    ),
    "bracketed": (4, r"[（(](?P<bracketed>[0-9０-９]{1,2})[）)]"),
}
_ANY = re.compile("|".join(pattern for _rank, pattern in _STYLES.values()))
_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】"}
_CLOSING = {"）": "（", ")": "(", "》": "《", "”": "“", "】": "【"}
_WIDTHS = str.maketrans("()", "（）")
_FARTHEST = 300  # characters: what is closed later than this was never closed
_HEADING = 60
_STOPS = "。；！？：;!?:）)”】"
_IN_HEADING = re.compile("[。；！？;!?]")
_LABELLED = re.compile(r"(?:单位|部门|科室|时限|时间)[:：][^。；：:]{1,60}$")
_TITLE_ONLY = re.compile(r"《[^《》]{2,80}》(?:[（(][^（）()]{4,30}[）)])?[、，；,;和及。]?\Z")
# What goes on with a number behind it: 第（一）项, 统一、规范, 按前款（二）.
_NO_HEADING = re.compile(r"[第款条项即如见及和或与至到按照、，,（(统其之专唯同\-—~～]$")
BLANKS = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


class Token(NamedTuple):
    """A number that may begin a line; ``sure`` where a sentence, a bracket or a label's words end before it."""

    style: str
    rank: int
    value: int
    start: int
    end: int
    sure: bool


def enclosed(text: str) -> list[tuple[int, int]]:
    """Where brackets, quotation marks and titles are open, in order; what holds others comes without them."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if sign in _BRACKETS:
            opened.append((sign.translate(_WIDTHS), at))
        elif sign in _CLOSING:
            wanted = _CLOSING[sign].translate(_WIDTHS)
            while opened and at - opened[-1][1] > _FARTHEST:
                opened.pop()
            back = next((n for n in range(1, min(4, len(opened)) + 1) if opened[-n][0] == wanted), 0)
            if back:
                begun = opened[-back][1]
                del opened[-back:]
                if at - begun <= _FARTHEST:
                    while found and found[-1][0] > begun:
                        found.pop()
                    found.append((begun, at))
    return found


class Inside:
    """Whether a place is inside brackets, quotation marks or a title."""

    def __init__(self, text: str) -> None:
        self._spans = enclosed(text)
        self._starts = [start for start, _ in self._spans]

    def __call__(self, at: int) -> bool:
        last = bisect_right(self._starts, at - 1) - 1
        return last >= 0 and self._spans[last][0] < at <= self._spans[last][1]


def tokens(text: str, inside: Inside, begun: frozenset[int]) -> list[Token]:
    """Every number that may begin a line, in order; those at ``begun`` surely do."""
    found: list[Token] = []
    for each in _ANY.finditer(text):
        style = each.lastgroup or ""
        if not inside(each.start()) and (number := value(each[style])):
            sure = each.start() in begun or _ended(text, each.start())
            found.append(Token(style, _STYLES[style][0], number, each.start(), each.end(), sure))
    ends = [*(each.start for each in found[1:]), len(text)]
    return [each for each, end in zip(found, ends, strict=False) if not _TITLE_ONLY.match(text, each.end, end)]


def _ended(text: str, at: int) -> bool:
    before = text[max(0, at - 80) : at]
    return not before.strip(BLANKS) or before[-1] in _STOPS + BLANKS or bool(_LABELLED.search(before))


def _is_heading(words: str) -> bool:
    return 2 <= len(words) <= _HEADING and not _IN_HEADING.search(words[:-1])


def _goes_on(text: str, each: Token) -> bool:
    """Whether the words before a number go on with it: 按照第（一）项."""
    return bool(_NO_HEADING.search(text, max(0, each.start - 2), each.start))


class _Count:
    """The numbers as they come: which style is open at which value, and what the text tells of each."""

    def __init__(self, text: str, found: list[Token]) -> None:
        self.text = text
        self.found = found
        self._starts = [each.start for each in found]
        self._places: dict[tuple[str, int], list[int]] = defaultdict(list)
        for each in found:
            if each.sure:
                self._places[each.style, each.value].append(each.start)
        self.open: list[Token] = []
        self.last: dict[str, int] = {}

    def next(self, style: str, number: int, at: int) -> int:
        """Where the next sure number of this style and value stands; the text's end without one."""
        places = self._places.get((style, number), [])
        n = bisect_right(places, at)
        return places[n] if n < len(places) else len(self.text)

    def begins(self, each: Token) -> bool:
        """Whether a first number is followed by a second before the next first one, or by a third."""
        again = self.next(each.style, 1, each.start)
        return any(self.next(each.style, number, each.start) < again for number in (2, 3)) or self._holds(each)

    def _holds(self, each: Token) -> bool:
        """Whether a narrower first number follows behind only a heading; （一） below 一、 also behind a text."""
        at = bisect_right(self._starts, each.start)
        inner = self.found[at] if at < len(self.found) else each
        words = self.text[each.end : min(inner.start, each.end + _HEADING + 1)].strip(BLANKS)
        alone = each.style == "section" and inner.style == "paragraph" and each.sure and inner.sure
        first = each.rank < inner.rank and inner.value == 1 and not _goes_on(self.text, inner)
        return first and (alone or _is_heading(words))

    def heads(self, each: Token) -> bool:
        """Whether only a heading stands between the number before and this one."""
        if not self.open:
            return False
        begun = self.open[-1].end
        return _is_heading(self.text[begun : min(each.start, begun + _HEADING + 4)].strip(BLANKS))

    def unsure(self, each: Token) -> bool:
        """Whether a number behind no sentence's end is the one that counts on: no sure one does."""
        if _goes_on(self.text, each):
            return False
        following = self.next(each.style, each.value + 1, each.start)
        sure = self.next(each.style, each.value, each.start)
        return sure > following or (sure == len(self.text) and self.heads(each))

    def take(self, each: Token) -> bool:
        """Whether a number began a line; it is open then, and what is narrower closed."""
        same = next((one for one in self.open if one.style == each.style), None)
        if same and each.value == same.value + 1:
            taken = each.sure or self.unsure(each)
        elif same and each.value == same.value + 2:  # a number is left out, or read as something else
            taken = each.sure and self._followed(each)
        elif each.value == 1 and (same is None or each.sure):
            taken = self._first(each, again=same is not None)
        else:
            taken = same is None and self._runs_on(each)
        if taken:
            self.open = [one for one in self.open if one.rank < each.rank]
            self.open.append(each)
            if each.value == 1 and len(self.open) == 1:  # an annex, or the plan behind its letter
                self.last = {}
            self.last[each.style] = each.value
        return taken

    def _runs_on(self, each: Token) -> bool:
        """Whether a number goes on below another heading; where some are left out, the one behind it does so too."""
        further = each.value - self.last.get(each.style, 0)
        if further == 1:
            return each.value > 1 and (each.sure or self.heads(each) or self.unsure(each))
        return further > 1 and self.heads(each) and self._followed(each)

    def _followed(self, each: Token) -> bool:
        """Whether the next number of its style follows before the next first one."""
        return self.next(each.style, each.value + 1, each.start) < self.next(each.style, 1, each.start)

    def _first(self, each: Token, *, again: bool) -> bool:
        if again:
            return self.begins(each)
        heading = bool(self.open) and self.open[-1].rank < each.rank and self.heads(each)
        if heading and not _goes_on(self.text, each):
            return True
        if each.sure:
            return self.begins(each)
        return each.style == "section" and self.begins(each) and not _goes_on(self.text, each)


def lines_begun(text: str, inside: Inside, begun: frozenset[int], entries: list[tuple[int, int]]) -> list[Token]:
    """The numbers that began a line; at the places ``begun`` one did, in ``entries`` they number something else."""
    listed = {at for start, end in entries for at in range(start, end)}
    found = [each for each in tokens(text, inside, begun) if each.start not in listed]
    count = _Count(text, found)
    return [each for each in found if count.take(each)]
