"""Short names for what a document says at length: a clause's title, an obligation's name, a plan's id."""

import re
from datetime import date

from govopen.drafting.outline import Head
from govopen.plan.model import MAX_YEARS

LONGEST = 24
"""Characters of a title."""

_STOP = re.compile(r"[，；。：！？\n（(]")
_OPENER = re.compile(
    r"^(?:(?:进一步|持续|继续|切实|全面|深入|积极|不断|认真|严格|着力|大力|重点|扎实|统筹|加快|及时|要|全力|稳步|充分|有序)+)"
)
_LEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+(?:是|要)|第[一二三四五六七八九十]+[，、条]|[①-⑳]|[（(][0-9一二三四五六七八九十]{1,3}[）)]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})*[.．、]?(?=[\u4e00-\u9fff])(?!年|月|日|个|次|项|家|场)|[a-zA-Z][）)]|[★▲●、，。；：\s]+)+"
)
_NAMED = re.compile(r"(?:印发|发布|下发)(?P<title>.{4,})的(?:通知|函|公告)(?:[（(].{1,16}[）)])?$")
_SUBJECT = re.compile(r"关于《(?P<title>[^》]{4,100})》的(?:通知|函|公告)$")
_YEARS = re.compile(r"((?:19|20)\d\d)年?[-—－–~～至到]{1,2}((?:19|20)\d\d)年")
_PLACE = re.compile(r"(?:.*[省市区])?([\u4e00-\u9fff]{2,6}?)(?:自治县|自治州|新区|市|区|县|旗|州)")


def title_of(words: str) -> str:
    """The first few words of a clause or a heading, without the adverbs in front, at most ``LONGEST`` characters."""
    text = _LEADING.sub("", words.strip())
    short = _OPENER.sub("", text) or text
    first = _STOP.split(short, maxsplit=1)[0].strip() or short
    if len(first) > LONGEST:  # better at a comma of a list than inside a word
        first = (
            first[: first.rfind("、", LONGEST // 2, LONGEST + 1)]
            if "、" in first[LONGEST // 2 : LONGEST + 1]
            else first[:LONGEST]
        )
    return _unpaired(first)


def _unpaired(text: str) -> str:
    """Without quotation marks whose partner was cut off."""
    for opening, closing in ("“”", "《》", "〔〕", "‘’"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text


def plan_title(head: Head) -> str:
    """The plan's own title, out of the notice that issues it."""
    named = _NAMED.search(head.title) or _SUBJECT.search(head.title)
    if not named:
        return head.title
    title = named["title"]
    return title[1:-1] if title[0] == "《" and title[-1] == "》" and "》" not in title[1:-1] else title


def period_of(head: Head) -> tuple[date, date] | None:
    """The first and the last day of the years in the title (2021—2023年), else of the document's year."""
    years = _YEARS.search(head.title)
    first, last = (int(years[1]), int(years[2])) if years else (head.year, head.year)
    if first and last and head.year and last - first >= MAX_YEARS:  # a plan holds no more: the year of issue
        first, last = head.year, head.year
    return (date(first, 1, 1), date(last, 12, 31)) if first and last and first <= last and first >= 1950 else None


def plan_id(head: Head, period: tuple[date, date] | None) -> str:
    """``xicheng-2018``: the place in pinyin and the year; ``plan`` where the document names no place."""
    from pypinyin import lazy_pinyin

    place = _PLACE.match(head.title) or _PLACE.match(head.issuer)
    word = re.sub(r"[^a-z]", "", "".join(lazy_pinyin(place[1]))) if place else ""
    return f"{word[:40] or 'plan'}-{period[0].year}" if period else word[:40] or "plan"
