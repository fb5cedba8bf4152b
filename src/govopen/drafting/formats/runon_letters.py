"""The letter and the annexes of a document that lost its line breaks: titles, addressees, days and annexes."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from govopen.drafting.formats.runon_numbers import BLANKS, Inside
from govopen.drafting.outlines.heading import BODY, NUMBER

_HAN = "[\u4e00-\u9fff]"
_SMALL = "[一二三四五六七八九十]"
_DAY = (
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|"
    rf"[一二][〇○零一二三四五六七八九]{{3}}年{_SMALL}{{1,2}}月{_SMALL}{{1,3}}日)"
)
DAYS = re.compile(_DAY)
# 关于印发《…》的通知, a number behind it, and who it goes to.
_IN_TITLE = r"(?:《[^《》]{2,90}》|“[^“”]{1,30}”|[^。；：:;《》“”])"
_ABOUT = re.compile(
    rf"关于(?P<what>{_IN_TITLE}{{2,90}}?的{_HAN}{{0,4}}(?:通知|函|意见|通报|报告|请示|批复|决定|公告)[{BLANKS}]*)"
    rf"(?:(?P<number>[（(]?{NUMBER.pattern}[）)]?[{BLANKS}]*)(?={_HAN})|(?=[各省市区县旗局直]))"
    r"(?P<to>[^。；：:;《》]{3,300}[：:])"
)
_TO = re.compile("各|单位|部门|[局委厅办]|政府|公司")
_WHO = re.compile(rf"(?:{_HAN}|“{_HAN}{{1,12}}”){{0,80}}\Z")
_RED = re.compile(f"(?:文件|公文稿纸)(?={_HAN}{{2}})")
_ABOVE = re.compile(rf"{_HAN}{{0,40}}{NUMBER.pattern}[{BLANKS}]?\Z")
# 临江区教育局2022年3月1日
_SIGNED = re.compile(rf"(?<![于至在从自到月]){_DAY}(?P<printed>印发)?")
_SIGNS = re.compile(
    rf"(?:{_HAN}|[（(]{_HAN}{{2,8}}[）)]|“{_HAN}{{1,12}}”){{2,80}}{BODY}(?:[（(]{_HAN}{{2,8}}[）)])?[{BLANKS}]?\Z"
)
_UNDER = re.compile("附件|[（(](?:此件|本文|联系)|信息公开")
# A title behind a day or an annex's label: its last word, and what a text begins with.
_TITLED = (
    "(?:通知|要点|方案|意见|计划|措施|清单|目录|办法|规划|任务|安排|细则|规定|表|名单|台账|标准|"
    "决定|纲要|规则|预案|指引|指南)"
)
_NOTE = r"[（(][^（）()]{2,14}[）)]"
_BEHIND = "为|根据|按照|因|依据|深入|结合|近|今年|[一二三四五六七八九十1第各注本]|[（(](?![^（）()]{1,20}[）)][的》])"
_TITLE = re.compile(
    r"(?:《[^《》]{2,60}》|“[^“”]{1,30}”|[（(][^（）()]{4,20}[）)]|[^。；;，,：:《》“”（）()]){3,80}?"
    rf"{_TITLED}(?:(?:{_NOTE}){{1,2}}+(?![的》])|(?={_BEHIND})|\Z)"
)
_TITLE_ENDS = re.compile(rf"{_TITLED}》?(?:{_NOTE}){{0,2}}\Z")
_DRAFT = re.compile("[（(](?:试行|征求意见稿|送审稿|草案|讨论稿)[）)]")
_NAMED = re.compile(r"《([^《》]{5,90})》")
_ANNEX_LIST = re.compile(rf"附件[{BLANKS}]?[:：](?=[{BLANKS}]?(?:1[.．、]|[《“\u4e00-\u9fff]))")
_ANNEX = re.compile(r"附件(?P<n>\d{0,2})(?=[《“\u4e00-\u9fff])(?!材料|中(?![共国华])|所列|里|下载|的|要求|内)")
_ENTRY = re.compile(r"(?<![0-9.．])(?P<n>[0-9]{1,2})[.．、](?![0-9])")
_LABEL = re.compile(rf"(?:附件[{BLANKS}]?[:：])?[{BLANKS}]*(?:[0-9]{{1,2}}[.．、])?")
_ENTRY_ENDS = re.compile(f"[。；;]|附件|(?<![于至]){_DAY}")
_REMARK = re.compile(
    r"(?P<whole>[（(](?:此件|本文)[^（）()]{2,20}[）)])|(?:联系(?:人|电话)|抄送|信息公开属性|主题词)[:：]"
)
_ENDED = "。！；）)】”：:!;"
# Characters: a list of annexes, a signature, a title, the end of one; the shortest title of a whole text.
_FAR_LISTED, _FAR_SIGNED, _FAR_TITLED, _TAIL, _LEAST = 400, 90, 140, 40, 8


def breaks(text: str, inside: Inside, entries: list[tuple[int, int]]) -> list[int]:
    """Places where a line of the letter or an annex's began; ``entries`` are those of the lists of annexes."""
    names = _Names(text, entries)
    found = {*_letters(text), *_signatures(text, names, entries), *_annexes(text, names)}
    found.update(start for start, _ in entries)
    if (title := names.at(0)) >= _LEAST:
        found.add(title)
    return sorted(at for at in found if not inside(at))


def listed(text: str) -> list[tuple[int, int]]:
    """The entries of lists of annexes (附件：1.…2.…), each with its end: the next one, a sentence, or who signs."""
    found = []
    for each in _ANNEX_LIST.finditer(text):
        stop = _ENTRY_ENDS.search(text, each.end(), each.end() + _FAR_LISTED)
        end = _unsigned(text, each.end(), stop.start()) if stop else min(len(text), each.end() + _FAR_LISTED)
        at, number = each.start(), 1
        for entry in _ENTRY.finditer(text, each.end(), end):
            if int(entry["n"]) == number + 1:
                found.append((at, entry.start()))
                at, number = entry.start(), number + 1
        found.append((at, end))
    return found


def _unsigned(text: str, start: int, end: int) -> int:
    """Where the last title of a list of annexes ends, if the organ that signs the letter runs into it."""
    if DAYS.match(text, end) and _SIGNS.search(text[max(start, end - _FAR_SIGNED) : end]):
        ends = (at for at in range(end - 4, start + 4, -1) if _TITLE_ENDS.search(text, max(start, at - _TAIL), at))
        return next(ends, end)
    return end


class _Names:
    """Titles: those that the text tells elsewhere, in 《》 or in a list of annexes, and what ends as titles do."""

    def __init__(self, text: str, entries: list[tuple[int, int]]) -> None:
        self._text = text
        self._names = {each[1] for each in _NAMED.finditer(text)}
        for start, end in entries:
            label = _LABEL.match(text, start, end)
            self._names.add(text[label.end() if label else start : end])
        self._lengths = sorted({len(each) for each in self._names}, reverse=True)

    def known(self, start: int) -> int:
        """The end of a title that was told before and stands here; 0 for none."""
        ends = (start + n for n in self._lengths if n and self._text[start : start + n] in self._names)
        return next(ends, 0)

    def at(self, start: int) -> int:
        """The end of the title that stands here; 0 for none."""
        if known := self.known(start):
            draft = _DRAFT.match(self._text, known)
            return draft.end() if draft else known
        found = _TITLE.match(self._text, start, start + _FAR_TITLED)
        return found.end() if found else 0


def _letters(text: str) -> Iterator[int]:
    """…文件X〔2022〕9号X关于…的通知各单位：: before the number and the title, behind the title and the addressee."""
    for found in _ABOUT.finditer(text):
        if _TO.search(found["to"]):
            yield from _title(text, found.start())
            yield found.end("what")
            yield found.start("to")
            yield found.end("to")


def _title(text: str, about: int) -> Iterator[int]:
    """Where the title begins whose 关于 stands here, with the organ's name in front; and the number above it."""
    low = max(0, about - 2 * _TAIL)
    organ = (found[0] if (found := _WHO.search(text[low:about])) else "").removeprefix("号")
    twice = next((n for n in range(len(organ) // 2, 3, -1) if organ[-2 * n : -n] == organ[-n:]), 0)
    red = [each.end() for each in _RED.finditer(organ)]
    organ = organ[-twice:] if twice else organ[red[-1] :] if red else organ
    start = about - len(organ)
    yield start
    number = _ABOVE.search(text[max(0, start - _FAR_SIGNED) : start])
    words = number[0] if number else ""
    if red := [each.end() for each in _RED.finditer(words)]:
        yield start - len(words) + red[-1]
    elif organ and words.startswith(organ):
        yield start - len(words) + len(organ)


def _signatures(text: str, names: _Names, entries: list[tuple[int, int]]) -> Iterator[int]:
    """…贯彻落实。X厅2021年9月18日（此件不予公开）附件1…: before the organ, before and behind the day."""
    ends = sorted(end for _, end in entries)
    for found in _SIGNED.finditer(text):
        low = max(0, found.start() - _FAR_SIGNED)
        follows = text[found.end() : found.end() + 1]
        title = names.at(found.end())
        if follows.strip(BLANKS) and not title and not _UNDER.match(text, found.end()):
            continue
        if who := _SIGNS.search(text[low : found.start()]):
            start = low + who.start()
            entry = bisect_left(ends, found.start())
            if entry and ends[entry - 1] >= start:
                start = ends[entry - 1]
            elif start and text[start - 1] not in _ENDED + BLANKS:
                continue
            yield from (start, found.end()) if found["printed"] else (start, found.start(), found.end())
            yield title or start
        elif follows.strip(BLANKS) == "" and text[low : found.start()].rstrip(BLANKS)[-1:] == "。":
            yield from (found.start(), found.end())


def _annexes(text: str, names: _Names) -> Iterator[int]:
    """附件1 and its title behind the day, 附件2 and its title behind whatever 附件1 holds; remarks on the document."""
    last = 0
    for found in _ANNEX.finditer(text):
        number = int(found["n"] or 0)
        title = names.at(found.end())
        ended = text[max(0, found.start() - 1) : found.start()] in ("", "日", *_ENDED, *BLANKS)
        if title and (ended or names.known(found.end()) or 1 < number == last + 1):
            last = number
            yield from (found.start(), found.end(), title)
    for found in _REMARK.finditer(text):
        if found["whole"]:
            yield from found.span()
        elif text[max(0, found.start() - 1) : found.start()] in (*_ENDED, *BLANKS):
            yield found.start()
