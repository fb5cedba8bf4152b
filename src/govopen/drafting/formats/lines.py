"""How a paragraph begins and ends in text that was broken where the page was full."""

import re
import unicodedata

_STARTS = re.compile(
    r"[一二三四五六七八九十百]{1,4}[、.．]|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}(?:[、)）]|[.．](?:(?!\d)|(?=(?:19|20)\d\d年)))|"
    r"第[一二三四五六七八九十百\d]{1,4}[章节条篇]|[①-⑳]|附件[:：\d一二三四五六七八九十]|"
    r"(?:责任|牵头|配合|主办|协办|参与)(?:单位|部门|科室)[:：]|(?:完成|整改)(?:时限|时间)[:：]|[一二三四五六七八九]是"
)
_MARK = re.compile(r"[，。；：？！、）》”’】〕,.;:?!)]")
_STOPPED = re.compile(r"[。！？；：!?;:]['\"”’)）〕】]*$|[.．]$")


def starts(text: str) -> bool:
    """Whether a line begins a paragraph by its number or label."""
    return bool(_STARTS.match(text))


def stopped(text: str) -> bool:
    """Whether a line ends a sentence."""
    return bool(_STOPPED.search(text))


def columns(text: str) -> int:
    """How wide a line is, in half-width columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def left_no_room(free: float, size: float, following: str) -> bool:
    """Whether a line broke because it was full: what follows would not have fitted into the space left free.

    A Chinese character fits one by one, but takes a mark behind it along; digits and Latin letters stay together.
    """
    word = re.match(r"[0-9A-Za-z.%]{1,40}", following)
    needed = 0.5 * len(word[0]) if word else 1.0
    if _MARK.match(following, word.end() if word else 1):
        needed += 1.0
    return free < (needed + 0.15) * size
