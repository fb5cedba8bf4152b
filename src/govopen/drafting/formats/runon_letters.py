"""The letter and the annexes of a document that lost its line breaks: where title, addressee, day and annex stood alone."""

import re
from collections.abc import Iterator

from govopen.drafting.formats.runon_numbers import BLANKS, Inside

_HAN = "[\u4e00-\u9fff]"
_NUMBER = r"[〔\[（(【](?:19|20)\d\d[〕\]）)】]第?\d{1,5}号"
_LETTER = "(?:通知|函|意见|通报|报告|请示|批复|决定|公告)"
_IN_TITLE = r"(?:《[^《》]{2,90}》|“[^“”]{1,30}”|[^。；：:;《》“”])"
_ABOUT = re.compile(
    rf"关于(?P<what>{_IN_TITLE}{{2,90}}?的{_HAN}{{0,4}}{_LETTER}[{BLANKS}]*)"
    rf"(?:(?P<number>[（(]?{_HAN}{{1,12}}{_NUMBER}[）)]?[{BLANKS}]*)(?={_HAN})|(?=[各省市区县旗局直]))(?P<to>[^。；：:;《》]{{3,300}}[：:])"
)
_TO = re.compile("各|单位|部门|[局委厅办]|政府|公司")
_WHO = re.compile(rf"(?:{_HAN}|“{_HAN}{{1,12}}”){{0,80}}$")
_RED = re.compile(f"(?:文件|公文稿纸)(?={_HAN}{{4}})")
_DAY = r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
_ORGAN = (
    r"(?:政府|办公[室厅]|国务院|委员会|管委会|[局委厅部署办处]|中心|领导小组|指挥部|公司|法院|检察院|街道|学[校院]|协会|总会)"
)
_SIGNED = re.compile(rf"(?<![于至在从自到月]){_DAY}(?P<printed>印发)?")
_BRANCH = rf"{_ORGAN}(?:[（(]{_HAN}{{2,8}}[）)])?[{BLANKS}]?$"
_SIGNS = re.compile(rf"(?P<who>(?:{_HAN}|[（(]{_HAN}{{2,8}}[）)]|“{_HAN}{{1,12}}”){{2,80}}{_BRANCH})")
_TITLED = "(?:通知|要点|方案|意见|计划|措施|清单|目录|办法|规划|任务|安排|细则|规定|表|名单|台账|标准|决定|纲要|规则|预案|指引|指南)"
_TITLE = re.compile(
    rf"(?:《[^《》]{{2,60}}》|“[^“”]{{1,30}}”|[（(][^（）()]{{4,20}}[）)]|[^。；，,：:;《》“”（）()]){{3,80}}?{_TITLED}(?:[（(][^（）()]{{2,14}}[）)]){{0,2}}+"
    r"(?=为|根据|按照|因|依据|深入|结合|近|今年|[一二三四五六七八九十1（(第各注本]|\Z)"
)
_ANNEX_LIST = re.compile(rf"附件[{BLANKS}]?[:：](?=[{BLANKS}]?(?:1[.．、]|[《“\u4e00-\u9fff]))")
_ANNEX = re.compile(r"附件(?P<n>\d{0,2})(?=[《“\u4e00-\u9fff])(?!材料|中(?![共国华])|所列|里|下载|的|要求|内)")
_ENTRY = re.compile(r"(?<![0-9.．])(?P<n>[0-9]{1,2})[.．、](?![0-9])")
_LABEL = re.compile(rf"^(?:附件[{BLANKS}]?[:：])?[{BLANKS}]*(?:[0-9]{{1,2}}[.．、])?")
_AT_END = re.compile(rf"{_TITLED}》?(?:[（(][^（）()]{{2,14}}[）)]){{0,2}}\Z")
_DAYS = re.compile(_DAY)
_FAR, _FAR_SIGNED, _TAIL = 400, 90, 40
_TITLES_LEAST = 8
_REMARK = re.compile(
    r"[（(](?:此件|本文)[^（）()]{2,20}[）)]|(?:联系(?:人|电话)|抄送|信息公开属性)[:：]|主题词[:：]"
)
_NAMED = re.compile(r"《([^《》]{5,90})》")
_ENDED = "。！；）)】”：:!;"


def _letters(text: str) -> Iterator[int]:
    """…文件X〔2022〕9号X关于…的通知各单位：: before the number and the title, behind the title and the addressee."""
    for found in _ABOUT.finditer(text):
        if not _TO.search(found["to"]) or found["to"].count("，") > 40:
            continue
        who = _WHO.search(text, max(0, found.start() - 80), found.start())
        start = who.start() if who else found.start()
        if text.startswith("号", start) and text[start - 1 : start].isdigit():
            start += 1
        organ = text[start : found.start()]
        twice = next((n for n in range(len(organ) // 2, 3, -1) if organ[-2 * n : -n] == organ[-n:]), 0)
        red = list(_RED.finditer(organ))
        start = found.start() - twice if twice else start + red[-1].end() if red else start
        yield from _above(text, start, text[start : found.start()])
        if found.start() - start < 4 and text[max(0, start - 1) : start] not in "号】 ":
            start = found.start()
        yield start
        yield found.end("what")
        yield found.start("to")
        yield found.end("to")


def _above(text: str, start: int, organ: str) -> Iterator[int]:
    """The number above a title, behind the red head or the organ's name."""
    number = re.search(rf"{_HAN}{{1,40}}{_NUMBER}[{BLANKS}]?\Z", text[max(0, start - 70) : start])
    if number is None:
        return
    low = start - len(number[0])
    words = text[low:start]
    if red := list(_RED.finditer(words)):
        yield low + red[-1].end()
    elif organ and words.startswith(organ):
        yield low + len(organ)


def listed(text: str) -> list[tuple[int, int]]:
    """The entries of lists of annexes (附件：1.…2.…), each with its end: the next one, a sentence, or who signs."""
    found = []
    for each in _ANNEX_LIST.finditer(text):
        end = min(len(text), each.end() + _FAR)
        stop = re.compile(f"[。；;]|附件|(?<![于至]){_DAY}").search(text, each.end(), end)
        end = _unsigned(text, each.end(), stop.start()) if stop else end
        at, number = each.start(), 1
        for entry in _ENTRY.finditer(text, each.end(), end):
            if int(entry["n"]) == number + 1:
                found.append((at, entry.start()))
                at, number = entry.start(), number + 1
        found.append((at, end))
    return found


def _unsigned(text: str, start: int, end: int) -> int:
    """Where the last title of a list of annexes ends, if the organ that signs the letter runs into it."""
    if _DAYS.match(text, end) and _SIGNS.search(text[max(start, end - _FAR_SIGNED) : end]):
        return next((at for at in range(end - 4, start + 4, -1) if _AT_END.search(text, max(start, at - _TAIL), at)), end)
    return end


def _names(text: str, entries: list[tuple[int, int]]) -> frozenset[str]:
    """The names of documents and annexes that the text tells before these come."""
    found = {each[1] for each in _NAMED.finditer(text)}
    return frozenset(found | {_LABEL.sub("", text[start:end]) for start, end in entries})


class _Names:
    """Titles that are known, to be found where they stand."""

    def __init__(self, text: str, entries: list[tuple[int, int]]) -> None:
        self._text = text
        self._names = _names(text, entries)
        self._lengths = sorted({len(each) for each in self._names}, reverse=True)

    def at(self, start: int) -> int:
        """The end of the title that stands here; 0 for none."""
        known = next((n for n in self._lengths if self._text[start : start + n] in self._names), 0)
        if known:
            behind = re.compile(r"(?:[（(](?:试行|征求意见稿|送审稿|草案|讨论稿)[）)])?").match(self._text, start + known)
            return behind.end() if behind else start + known
        found = _TITLE.match(self._text, start, start + 140)
        return found.end() if found else 0

    def known(self, start: int) -> bool:
        """Whether a title that the text told before stands here."""
        return any(self._text[start : start + n] in self._names for n in self._lengths)


def _signatures(text: str, names: _Names, entries: list[tuple[int, int]]) -> Iterator[int]:
    """…贯彻落实。X厅2021年9月18日（此件不予公开）附件1…: before the organ, before and behind the day."""
    for found in _SIGNED.finditer(text):
        low = max(0, found.start() - _FAR_SIGNED)
        who = _SIGNS.search(text[low : found.start()])
        behind = found.end()
        follows = text[behind : behind + 1]
        title = names.at(behind)
        ended = not follows or follows in BLANKS or title or re.compile("附件|[（(](?:此件|本文|联系)|信息公开").match(text, behind)
        if not who and text[low : found.start()].rstrip(BLANKS)[-1:] == "。" and follows in BLANKS:
            yield found.start()
            yield behind
        if not (who and ended):
            continue
        start = low + who.start()
        entry = next((end for _, end in reversed(entries) if start <= end < found.start()), -1)
        if entry >= 0:
            start = entry
        elif start and text[start - 1] not in _ENDED + BLANKS:
            continue
        if found["printed"]:
            yield start
        else:
            yield start
            yield found.start()
        yield behind
        if title:
            yield title


def _annexes(text: str, names: _Names) -> Iterator[int]:
    """附件1 and its title behind the day."""
    last = 0
    for found in _ANNEX.finditer(text):
        number = int(found["n"] or 0)
        title = names.at(found.end())
        ended = text[max(0, found.start() - 1) : found.start()] in (*_ENDED, "日", *BLANKS)
        if title and (ended or names.known(found.end()) or 1 < number == last + 1):
            last = number
            yield found.start()
            yield found.end()
            yield title
    for found in _REMARK.finditer(text):
        if found[0][0] in "（(" or text[max(0, found.start() - 1) : found.start()] in _ENDED:
            yield found.start()
        if found[0][0] in "（(":
            yield found.end()


def breaks(text: str, inside: Inside, entries: list[tuple[int, int]]) -> list[int]:
    """Places where a line of the letter or an annex's began; ``entries`` are those of the lists of annexes."""
    names = _Names(text, entries)
    found = {*_letters(text), *_signatures(text, names, entries), *_annexes(text, names), *(start for start, _ in entries)}
    if (title := names.at(0)) >= _TITLES_LEAST:
        found.add(title)
    return sorted(at for at in found if not inside(at))
