"""Which blanks of a Chinese text are stray, and which part what belongs apart."""

import re
from collections.abc import Iterator

from govopen.drafting.formats.passage import WRAP

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0002fa1f"
MARKS = "，；：。？！、（）《》〈〉“”‘’【】〔〕「」『』…—"
_WIDE = HAN + MARKS
BLANK = " \t\u00a0\u3000\u1680\u2000-\u200a\u202f\u205f"
UNSEEN = "\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\u0000-\u0008\u000e-\u001f\u007f-\u009f"

_RUN = re.compile(f"[{BLANK}{UNSEEN}]+")
_ONLY_UNSEEN = re.compile(f"[{UNSEEN}]+")
_HAN = re.compile(f"[{HAN}]")
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")

# What a number counts or a date is made of: 2 次 is one word, 1 加强领导 at a line's start a number and a heading.
_COUNTED = "年月日号次个项家件条类名人天周季届级位场期批户亩万亿元倍分小时篇份处所座条款种步轮市县区省街"
_NUMBERED = re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*|[一二三四五六七八九十]{{1,3}})[{BLANK}]+(?![{_COUNTED}])[{HAN}]")
_CHAPTER = re.compile(rf"第[一二三四五六七八九十百\d]{{1,4}}[章节条篇][{BLANK}]+")
_ANNEX = re.compile(rf"附件[{BLANK}]*\d{{0,2}}[{BLANK}]+")

# A label after a blank begins something of its own: 牵头单位：区教委 完成时限：6月底
_LABEL = re.compile(
    rf"(?:[{HAN}]{{2,4}}(?:单位|部门|时限|时间|日期|科室|领导|机构|责任人)|来源|文号|邮编|主办|承办|地址|字体|有效性|索引号)[{BLANK}]*[:：]"
)
# Names of units side by side: 区教委 区民政局. What alone names no unit is the rest of a broken one: 区政府 办公室.
_UNIT_END = re.compile("(?:[局委办部院处科室会镇乡府队站厅署联]|中心|街道|公司|集团|开发区|园区|新区)$")
_LISTED_END = re.compile("(?:[协团行馆校社所]|地区|部门|单位|企业|机构|海关|电力|供电|联通|移动|电信|铁塔)$")
_SHORT = re.compile("团委|妇联|工会|残联|科协|文联|侨联|法院|纪委|监委|党委|政府|人大|政协|[市区县]委")
_NO_UNIT = re.compile(
    "办公[室厅]|委员会|[管监]理局|监[管督]局|[分总支]局|管委会|街道办?|办事处|(?:分|总)?公司|集团|(?:人民)?政府|(?:有关|相关)部门|"
    "工作(?:委员会|部|组)|管理[处办]|联合会|指挥部|(?:服务|管理|事务)?中心"
)
_ROLE = re.compile(
    "(?:等?(?:[有相]关)?(?:部门|单位)?)?(?:分别|共同|具体|按照?(?:各自|工作)?(?:职责|分工){1,2})?(?:牵头|负责|配合|落实|参[与加]|[主协承]办|会同).*",
    re.DOTALL,
)
_BY = re.compile("(?:由|请|及|和|与|以及)(?=.{2})")
_NOTE = re.compile(r"(?:（[^（）]{1,30}）|\([^()]{1,30}\))$")
_LONGEST = 15
_WORD = re.compile(rf"[{HAN}{WRAP}]{{1,{2 * _LONGEST}}}")
_NEXT_NAME = re.compile(rf"[区市县省州旗镇乡各][{HAN}]{{1,{_LONGEST}}}")
_PLACED = re.compile("[区市县省州旗镇乡].{1,3}")
# What follows 责任单位： in its sentence is a list of units.
_WHO = f"(?:责任|牵头|配合|[主协承]办|参[与加]|主责|落实|实施|协[同助])[{BLANK}]*(?:单位|部门|[处科]室|机构)"
_CALLED = re.compile(_WHO)
_LIST = re.compile(rf"{_WHO}(?:[{BLANK}]*[:：]|[{BLANK}]+)[^。；;]*")
_CELL = re.compile("[^|]+")


def _unit(word: str, *, listed: bool) -> bool:
    """Whether a word is a unit's whole name; in a list of units 妇联 and 团委 are."""
    name = _BY.sub("", _ROLE.sub("", _CALLED.sub("", word, count=1)), count=1)
    if listed and (_SHORT.fullmatch(name) or (len(name) >= 3 and _LISTED_END.search(name))):
        return True
    return 3 <= len(name) <= _LONGEST and bool(_UNIT_END.search(name)) and not _NO_UNIT.fullmatch(name)


def _word_before(text: str, end: int) -> str:
    """The word that ends here, without a bracket behind it: 区住建委（区重大办）."""
    if note := _NOTE.search(text, max(0, end - 32), end):
        end = note.start()
    start = end
    while start > 0 and end - start <= _LONGEST and _HAN.match(text[start - 1]):
        start -= 1
    return text[start:end]


def _word_after(text: str, start: int) -> str:
    found = _WORD.match(text, start)
    return found[0].replace(WRAP, "") if found else ""


def _parts_names(text: str, end: int, before: str, *, listed: bool) -> bool:
    """Whether the blanks up to ``end`` stand between two whole names of units; in a list the second may be broken."""
    after = _word_after(text, end)
    if _CALLED.fullmatch(before):  # 责任单位 教育局: the blank is its colon
        return _unit(after, listed=True)
    if not _unit(before, listed=listed):
        return False
    if _unit(after, listed=listed):
        return True
    if not (listed and _PLACED.fullmatch(after)):
        return False
    blanks = _RUN.match(text, end + len(after))
    return blanks is not None and _unit(after + _word_after(text, blanks.end()), listed=True)


def _only_units(text: str) -> bool:
    """Whether a line or a cell is nothing but names side by side."""
    words = text[:2000].split()
    return len(words) > 1 and all(_WORD.fullmatch(word) and _unit(word, listed=True) for word in words)


def _lists(text: str) -> list[tuple[int, int]]:
    """Where names of units are listed: what follows a label, or all of a line or a cell that holds nothing else."""
    if _only_units(text):
        return [(0, len(text))]
    cells = [each.span() for each in _CELL.finditer(text) if _only_units(each[0])] if "|" in text else []
    return cells or [each.span() for each in _LIST.finditer(text)]


def _apart(text: str, start: int, end: int, word: str, *, listed: bool) -> bool:
    """Whether the blanks from start to end part two things, so that one of them stays; ``word`` ends at the start."""
    before, after = text[start - 1], text[end]
    if _LABEL.match(text, end):
        return True
    wide = bool(_WIDE_CHARACTER.match(before)), bool(_WIDE_CHARACTER.match(after))
    if all(wide) and after not in MARKS and (before not in MARKS or before == "）"):
        return _parts_names(text, end, word, listed=listed)
    if before in MARKS or after in MARKS:
        return False
    if any(wide):  # digits and signs belong to the Chinese beside them, Latin words do not
        other = after if wide[0] else before
        return not (other.isdigit() or other in "%,.;:!?()[]/+")
    return not (before.isdigit() and after in "%％℃")


def stray(text: str) -> list[tuple[int, int, str]]:
    """Stretches of blanks with what should stand there: nothing, or one space."""
    found = []
    kept = {
        m.end() - 1 if rule is _NUMBERED else m.end()
        for rule in (_NUMBERED, _CHAPTER, _ANNEX)
        if (m := rule.match(text))
    }
    lists = _lists(text)
    last, half = 0, ""  # where the last blanks ended, and the part of a broken word in front of them
    for run in _RUN.finditer(text):
        start, end = run.span()
        while lists and lists[0][1] <= start:
            lists.pop(0)
        listed = bool(lists) and lists[0][0] <= start
        word = _word_before(text, start)
        word = half + word if len(word) == start - last else word
        if start == 0 or end == len(text) or _ONLY_UNSEEN.fullmatch(run[0]):
            now = ""
        else:
            now = " " if end in kept or _apart(text, start, end, word, listed=listed) else ""
        last, half = end, "" if now else word[-_LONGEST:]
        if now != run[0]:
            found.append((start, end, now))
    return found


def wraps_apart(text: str) -> Iterator[int]:
    """Line ends that part two names of a list in which blanks alone do."""
    for start, end in _lists(text):
        if "、" in text[start:end]:
            continue
        for found in re.finditer(rf"(?<=[{HAN}]){WRAP}(?=[{HAN}])", text[start:end]):
            at = start + found.start()
            after = _NEXT_NAME.match(text, at + 1)
            if after and _unit(_word_before(text, at), listed=True) and _unit(after[0], listed=True):
                yield at


_SPREAD_YEAR = re.compile(rf"(?<!\d)\d(?:[{BLANK}]?\d){{3}}[{BLANK}]?(?=年)")


def spread(text: str) -> list[tuple[int, int, str]]:
    """Years whose digits stand apart: 2 0 1 8 年."""
    return [
        (run.start(), run.end(), "")
        for year in _SPREAD_YEAR.finditer(text)
        for run in _RUN.finditer(text, year.start(), year.end())
    ]
