"""How a document counts: 第一章, 一、, （一）, 1., 第一阶段：, （1）, ①, and within a paragraph 一是…二是…, 第一，."""

import re
from typing import NamedTuple

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
HANZI = "[〇零一二三四五六七八九十百]{1,6}"
ARABIC = "[0-9０-９]{1,3}"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# What may follow 2. where it counts: anything but the digits of 2.5, and a year (2.2021年6月底前).
AFTER_DOT = r"(?:(?![0-9０-９])|(?=(?:19|20)[0-9]{2}(?:年|[-—~～至](?:19|20)[0-9]{2}年)))"
# From the widest to the narrowest; a number closes everything that is as narrow as itself or narrower.
STYLES: dict[str, tuple[int, str]] = {
    "chapter": (0, rf"第(?P<n>{HANZI})(?:章|部分|编|篇)[ 　、：]?"),
    "section": (1, rf"(?P<n>{HANZI})、"),
    "paragraph": (2, rf"[（(](?P<n>{HANZI})[）)][、.．]?"),
    "number": (3, rf"(?P<n>{ARABIC})(?:[.．]{AFTER_DOT}|、)"),
    "stage": (3, rf"第(?P<n>{HANZI})(?:阶段|步)(?:[：:、]|(?=[（(]))"),
    "bracketed": (4, rf"[（(]?(?P<n>{ARABIC})[）)][、.．]?"),
    "circled": (5, rf"(?P<n>[{CIRCLED}])"),
}
_LEADING = [(style, rank, re.compile(rf"[ \t　]*{pattern}[ \t　]*")) for style, (rank, pattern) in STYLES.items()]

# Counts inside a paragraph: they open no clause of their own.
WITHIN = re.compile(
    rf"(?:(?<=[。；：，！？）〕】])|^)(?:{HANZI}(?:是|要(?=[^求]))|第{HANZI}[，、]|其{HANZI}[，、]|[{CIRCLED}])",
    re.MULTILINE,
)


class Number(NamedTuple):
    """A number at the start of a line: its style and rank (0 widest), its value, and where the text after it begins."""

    style: str
    rank: int
    value: int
    start: int
    end: int


def value(words: str) -> int:
    """十二 → 12, 三十 → 30, 一〇 → 10, ⑫ → 12, ３ → 3; 0 for what is no number."""
    if words in CIRCLED:
        return CIRCLED.index(words) + 1
    if words.isdecimal():
        return int(words)
    if not any(letter in "十百" for letter in words):
        return int("".join(str(DIGITS.get(letter, 0)) for letter in words) or 0)
    total, digit = 0, 0
    for letter in words:
        if letter in "十百":
            total += (digit or 1) * (10 if letter == "十" else 100)
            digit = 0
        else:
            digit = DIGITS.get(letter, 0)
    return total + digit


_NEXT = re.compile(
    r"[ \t　]*(?P<n>[0-9]{1,3})[.．]"
    r"(?=[0-9]{1,4}(?![0-9.．万亿元倍%％个]|[百千][万亿]|平方|公[里顷斤]|吨|米|亩)[^、，。；])"  # not 2.5万元
)


def next_number(text: str, line: tuple[int, int], last: int) -> Number | None:
    """The number of a line that goes on counting, though digits follow it: 11.121人才项目 behind 10."""
    found = _NEXT.match(text, *line)
    if found is None or int(found["n"]) != last + 1:
        return None
    return Number("number", STYLES["number"][0], last + 1, line[0], found.end())


def leading(text: str, start: int, end: int) -> Number | None:
    """The number that a line begins with, if one does and something other than a number's own words follows."""
    for style, rank, pattern in _LEADING:
        found = pattern.match(text, start, end)
        if found and value(found["n"]) > 0:
            return Number(style, rank, value(found["n"]), start, found.end())
    return None
