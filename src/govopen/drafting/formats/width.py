"""Half- and full-width characters: the width that a mark should have follows from its neighbours.

So a document whose widths were swapped reads the same. Beside Chinese, and in a pair around Chinese, （，；：。？！）
are full; inside numbers, Latin words and addresses they are half. Digits, letters and other signs are half.
"""

import re

from govopen.drafting.formats.spaces import BLANK, HAN, UNSEEN

_FULL = dict(zip(",;:?!", "，；：？！", strict=True))
_HALF = {full: half for half, full in _FULL.items()} | {"（": "(", "）": ")", "～": "~"}
_OPEN, _CLOSE = "(（", ")）"

# Full-width letters, digits and signs, which are half in any context, and half-width kana marks that should be full.
PLAIN = {point: chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F) if chr(point) not in "（），；：？！～"} | {
    ord(half): full for half, full in zip("｡､｢｣", "。、「」", strict=True)
}
ANY_PLAIN = re.compile("[" + "".join(re.escape(chr(point)) for point in PLAIN) + "]")
ANY_MARK = re.compile(r"[,;:?!()~.，；：？！（）～]")

_CHINESE = re.compile(f"[{HAN}、《》〈〉“”‘’【】〔〕「」『』…]")
_HAN = re.compile(f"[{HAN}]")
_MARK = re.compile(r"[,;:?!~，；：？！～]")
_STOP = re.compile(r"(?<=[^.\s])\.(?!\.)")
_ADDRESS = re.compile(
    r"(?:https?|ftp)[:：]//[!-~：？]+|www\.[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
    re.ASCII | re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<![\d,，])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_UNDECIDED = re.compile(f"[{BLANK}{UNSEEN}\n\v,;:?!~().，；：？！～（）。]")
_NUMBER_AT_START = re.compile(rf"[{BLANK}]*[（(]?[一二三四五六七八九十\d]{{1,3}}$")


class _Line:
    """A line under study: what each place is next to, and where marks keep the width of Latin text.

    Marks whose width is in question decide nothing about their neighbours, so that the answer is the same for both.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.chinese = bool(_HAN.search(text))
        self.latin = {at for found in _ADDRESS.finditer(text) for at in range(found.start(), _end(text, found))}
        self.latin |= {at for found in _THOUSANDS.finditer(text) for at in range(*found.span())}
        self._before = _nearest(text)
        self._after = _nearest(text[::-1])

    def before(self, at: int) -> str:
        """The nearest character before that decides; empty at the start."""
        return self._before[at]

    def after(self, at: int) -> str:
        """The nearest character after that decides; empty at the end."""
        return self._after[len(self.text) - 1 - at]

    def full(self, at: int) -> bool:
        """Whether a mark at this place is full-width."""
        if at in self.latin:
            return False
        left, right = self.before(at), self.after(at)
        mark = _HALF.get(self.text[at], self.text[at])
        if (left and _CHINESE.match(left)) or (right and _CHINESE.match(right)):
            return True
        if mark == "," and left.isdigit() and right.isdigit():
            return self.chinese
        return self.chinese and not (left and right)


def _nearest(text: str) -> list[str]:
    """For each place the last character before it that decides about widths."""
    found, last = [], ""
    for character in text:
        found.append(last)
        if not _UNDECIDED.match(character):
            last = character
    return found


def _end(text: str, found: re.Match[str]) -> int:
    """Where an address ends: marks at its end belong to the sentence."""
    end = found.end()
    while end > found.start() and text[end - 1] in ",;:!?).：？":
        end -= 1
    return end


def _marks(line: _Line) -> list[tuple[int, str]]:
    """Commas, colons and the like, each in the width of its place."""
    found = []
    for mark in _MARK.finditer(line.text):
        half = _HALF.get(mark[0], mark[0])
        full = "～" if half == "~" else _FULL[half]
        now = full if line.full(mark.start()) else half
        if half == "~":  # 3～5 in Chinese text, ~ elsewhere
            now = "～" if line.chinese and mark.start() not in line.latin else "~"
        if now != mark[0]:
            found.append((mark.start(), now))
    return found


def _pairs(text: str) -> list[tuple[int, int]]:
    """Brackets that belong together, of whatever width; one without a partner comes as (at, at)."""
    waiting: list[int] = []
    found = []
    for at, character in enumerate(text):
        if character in _OPEN:
            waiting.append(at)
        elif character in _CLOSE:
            found.append((waiting.pop() if waiting else at, at))
    return found + [(at, at) for at in waiting]


def _brackets(line: _Line) -> list[tuple[int, str]]:
    """Both brackets of a pair in the same width: full around or beside Chinese."""
    text, found = line.text, []
    han = [0]
    for character in text:
        han.append(han[-1] + bool(_HAN.match(character)))
    for first, last in _pairs(text):
        left, right = line.before(first), line.after(last)
        full = han[last] > han[first] or bool(_CHINESE.match(left) or _CHINESE.match(right))
        if first in line.latin and last in line.latin:
            full = False
        for at in {first, last}:
            kind = "（(" if text[at] in _OPEN else "）)"
            if text[at] != (now := kind[0] if full else kind[1]):
                found.append((at, now))
    return found


def _stops(line: _Line) -> list[tuple[int, str]]:
    """A half-width dot that ends a Chinese sentence; 1.加强 and 一.加强 are numbers, 3.5 and a.pdf are words."""
    found = []
    for dot in _STOP.finditer(line.text):
        at = dot.start()
        left, right = line.text[at - 1], line.after(at)
        ends = not right or bool(_CHINESE.match(right)) or right in "\"'"
        if at in line.latin or not ends or not line.chinese:
            continue
        if _NUMBER_AT_START.match(line.text[:at] if at < 8 else "x"):
            continue
        if _CHINESE.match(left) or left in "%)）\"'" or (not right and left.isalnum()):
            found.append((at, "。"))
    return found


def widths(text: str) -> list[tuple[int, str]]:
    """Places whose character has the wrong width, with the right one. Expects that PLAIN was applied."""
    if not ANY_MARK.search(text):
        return []
    line = _Line(text)
    return _marks(line) + _brackets(line) + _stops(line)
