"""Which blanks of a Chinese text are stray, and which part what belongs apart."""

import re

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
_UNIT_END = "局委办部院中心处科室会街道镇乡府队站公司"
_NO_UNIT = frozenset(("办公室", "委员会", "管理局", "分局", "管委会", "街道办", "办事处", "中心", "有关部门"))
_TOKEN = re.compile(rf"[{HAN}]{{2,15}}")


def _unit(token: str) -> bool:
    return 3 <= len(token) <= 15 and token[-1] in _UNIT_END and token not in _NO_UNIT


def _token_before(text: str, end: int) -> str:
    start = end
    while start > 0 and end - start < 16 and _HAN.match(text[start - 1]):
        start -= 1
    return text[start:end]


def _parts_names(text: str, start: int, end: int) -> bool:
    """Whether the blanks stand between two whole names of units."""
    token = _TOKEN.match(text, end)
    if not token or not _unit(token[0]):
        return False
    return _unit(_token_before(text, start))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether the blanks from start to end part two things, so that one of them stays."""
    before, after = text[start - 1], text[end]
    if _LABEL.match(text, end):
        return True
    wide = bool(_WIDE_CHARACTER.match(before)), bool(_WIDE_CHARACTER.match(after))
    if before in MARKS or after in MARKS:
        return False
    if all(wide):
        return _parts_names(text, start, end)
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
    for run in _RUN.finditer(text):
        start, end = run.span()
        if start == 0 or end == len(text) or _ONLY_UNSEEN.fullmatch(run[0]):
            now = ""
        else:
            now = " " if end in kept or _apart(text, start, end) else ""
        if now != run[0]:
            found.append((start, end, now))
    return found


_SPREAD_YEAR = re.compile(rf"(?<!\d)\d(?:[{BLANK}]?\d){{3}}[{BLANK}]?(?=年)")


def spread(text: str) -> list[tuple[int, int, str]]:
    """Years whose digits stand apart: 2 0 1 8 年."""
    return [
        (run.start(), run.end(), "")
        for year in _SPREAD_YEAR.finditer(text)
        for run in _RUN.finditer(text, year.start(), year.end())
    ]
