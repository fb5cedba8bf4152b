"""Where a paragraph says who does it: a bracket after a clause, a line or words of their own, a whole sentence.

Rules (``Assignment.rule``):
    bracket   （区财政局牵头，各部门负责落实）, 〔责任单位：…〕, 【…】; names alone at the end of a sentence
    line      责任单位：… as a line, or as the last words of a paragraph
    whole     a sentence that says nothing else: 区财政局牵头，各部门配合。
    sentence  the subject of a sentence: 各部门要…, 由区财政局牵头…
    column    a table's column
    section   said once for several paragraphs
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govopen.drafting.document import Span
from govopen.drafting.outlines.naming import GROUP, NO_NAME, SUFFIXES, is_unit, stripped
from govopen.drafting.outlines.roles import DUE, LABEL, NO_ASSIGNMENT, Roles, only_time, read_roles

_LONGEST = 3000
_AROUND = 2  # characters beside a bracket that is a line of its own
_PAIRS = {"（": "）", "(": ")", "〔": "〕", "【": "】", "[": "]"}
_CLOSING = frozenset(_PAIRS.values())
_ENDS = "。；！？;!?"
_LABELS = re.sub(r"\?P<\w+>", "?:", LABEL.pattern)
_LABEL_START = re.compile(
    rf"(?:(?<=[。；！？）〕】 　—])|^)[ 　]*(?=(?:{_LABELS})[ 　]*(?:[：:]|—|(?<=[位门室])为?[省市县区州旗各]."
    r"|(?<=[位门室][ 　])[^ 　：:，。]|(?<=[时期][限间])[0-9]))",
    re.MULTILINE,
)
_MARKED = re.compile(rf"[ 　]*(?:{_LABELS})(?:[ 　]*[：:—]|(?<=[时期][限间])(?=[0-9]))")
_BOXED = re.compile(rf"[【\[](?:{_LABELS})[】\]][：:]?")
_LABELLED = re.compile(rf"^[ 　【\[]*(?:{_LABELS})(?:[（(][^（()）]{{0,8}}[）)])?[ 　】\]]*[：:]")
# 列在首位的为牵头单位，下同: said once for the whole document.
_FIRST_LEADS = re.compile(
    r"(?:列|排|居|处|放|置)[^。；（）()\n]{0,6}(?:首|第一|最前|前列)[^。；（）()\n]{0,12}(?:为|是|系)[^。；（）()\n]{0,4}(?:牵头|主责|汇总)[^。；（）()\n]{0,24}"
    r"|(?:(?:首[位个家]|第一[位个家名]?)的?(?:责任)?(?:单位|部门)|(?:首[位个家]|第一[位个家名])[的者]?(?:单位|部门)?)"
    r"[^。；（）()\n]{0,6}(?:为|是|系)[^。；（）()\n]{0,4}(?:牵头|主责|汇总)(?!人|企业|公司)[^。；（）()\n]{0,24}"
    r"|牵头(?:单位|部门)?(?:列|排|放)?在?(?:前|首位)[^。；（）()\n]{0,12}"
)
# 标★的为牵头单位: a sign beside a name.
_SIGNED_LEADS = re.compile(
    r"[带标加注打][有注]?(?P<sign>[★☆▲△●◆■※*＊])号?(?:标记|标注|标识)?的?(?:责任)?(?:单位|部门)?(?:为|是|系)(?:牵头|主责)(?:单位|部门)?"
)
_REMARK = re.compile(r"(?:以下|其[他它余]|下同|上述|以上|各责任|各牵头|列|排|不再|另有|未)")
PLACED = re.compile(r"^(?:[省市县区州旗镇].|自治[区州县旗].|各|全|国家|国务院|中央|中共|有关|相关|共青团|团[省市区县])")
OFFICIAL = re.compile(r"(?:局|委|办|厅|署|..部|.科|街道|政府|办公室|委员会|中心|[支分]?行|联|公司|[支大]队|海关|集团)$")
GENERIC = re.compile(rf"(?:乡镇|高校|院校|{SUFFIXES})$")


class LeadRule(NamedTuple):
    """What the document says once about who leads: the first of each list, or who has a sign beside the name."""

    words: Span | None = None
    first: bool = False
    sign: str = ""

    def has_sign(self, text: str, name: Span) -> bool:
        """Whether the sign stands beside a name."""
        return bool(self.sign) and self.sign in (text[name.start - 1], text[name.end : name.end + 1])


def lead_rule(text: str) -> LeadRule:
    """The rule on leads of a whole document, if it has one."""
    if signed := _SIGNED_LEADS.search(text):
        return LeadRule(Span(*signed.span()), sign=signed["sign"])
    first = first_leads(text, 0, len(text))
    return LeadRule(first, first=first is not None)


def is_label(words: str) -> bool:
    """Whether words are a label and nothing more: 牵头单位："""
    return len(words) <= 20 and _LABELLED.fullmatch(words) is not None


def first_leads(text: str, start: int, end: int) -> Span | None:
    """The words that make the first unit of every list its lead, from the start of their clause."""
    found = _FIRST_LEADS.search(text, start, end)
    if found is None:
        return None
    low = max(start, found.start() - 24)
    marks = [text.rfind(mark, low, found.start()) + 1 for mark in "。；，：（(、\n"]
    return Span(max(low, *marks), found.end())


@dataclass(slots=True)
class Found:
    """An assignment's words in the text, what they say, the rule, and how sure that is."""

    span: Span
    roles: Roles
    rule: str
    confidence: float = 1.0
    doubt: str = ""


def brackets(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """The outermost brackets that are closed, and those that are not: up to the next one, or to the end of the line."""
    out: list[Span] = []
    opened: list[int] = []
    for at in range(start, end):
        letter = text[at]
        if letter in _PAIRS:
            opened.append(at)
        elif letter in _CLOSING and opened:
            begun = opened.pop()
            while out and out[-1].start > begun:
                out.pop()
            out.append(Span(begun, at + 1))
    ends = [*opened[1:], end]
    return out, [Span(*each) for each in zip(opened, ends, strict=False) if 3 < each[1] - each[0] <= _LONGEST]


def _named_only(text: str, low: int, high: int, roles: Roles, *, alone: bool) -> bool:
    """Nothing but names: only at the end of a sentence, and never the second name of the unit before it."""
    first = text[low + 1 : high - 1]
    if roles.strange or not roles.units:
        return False
    before = max(text.rfind(mark, max(0, low - 40), low) for mark in "，。、；：和及与") + 1
    if not alone and roles.units == 1 and is_unit(text[slice(*stripped(text, max(before, low - 40), low))]):
        return False
    names = [each.named.name for each in (*roles.lead, *roles.responsible) if each.named]
    if any(GENERIC.fullmatch(name) for name in names) and not any(PLACED.match(name) for name in names):
        return False
    return sum(bool(PLACED.match(name) or OFFICIAL.search(name)) for name in names) * 2 >= max(1, len(names)) or bool(
        GROUP.match(first)
    )


def _without_remark(text: str, start: int, end: int) -> tuple[int, int]:
    """…负责。以下均需…，不再列出: a sentence behind the assignment that says something about others is left out."""
    stop = text.find("。", start, min(end, start + _LONGEST))
    if stop > start and stop + 1 < end and _REMARK.match(text, stop + 1, end):
        return start, stop
    return start, end


def _begins_otherwise(words: str) -> bool:
    """Whether a bracket begins as an explanation does; a time before the units or before a label is none."""
    first, *rest = re.split("[，；]", words, maxsplit=1)
    timed = only_time(first) or (DUE.match(first) and rest and _LABELLED.match(rest[0]))
    return NO_ASSIGNMENT.match(words) is not None and not timed


def _unclosed(text: str, bracket: Span, line: Span, closed: list[Found]) -> Found | None:
    """A bracket that nobody closed, as an assignment: to the end of its sentence or to the next one that is closed."""
    after = bisect(closed, bracket.start, key=lambda each: each.span.start)
    inside = min(bracket.end, closed[after].span.start) if after < len(closed) else bracket.end
    stop = text.find("。", bracket.start, inside)
    while stop >= 0 and _LABELLED.match(text[stop + 1 : min(inside, stop + 40)]):
        stop = text.find("。", stop + 1, inside)
    return _bracket(text, bracket.start, inside if stop < 0 else stop, closed=False, line=line)


def _times(text: str, brackets: list[Span], found: list[Found], line: Span) -> Iterator[Found]:
    """（区审计局）（9月底前完成）: a bracket that says when, behind one that says who or on a line of its own."""
    ends = {each.span.end for each in found}
    for low, high in brackets:
        behind = low in ends or (text[low - 1] in "。；" and low - 1 in ends)
        alone = low - line.start <= _AROUND and line.end - high <= _AROUND
        if (behind or alone) and only_time(text[low + 1 : high - 1]) and text[high - 2] != "年":
            ends.add(high)
            yield Found(Span(low, high), Roles(due=[Span(low + 1, high - 1)]), "bracket")


def _bracket(text: str, low: int, high: int, *, closed: bool, line: Span) -> Found | None:
    """A bracket as an assignment, if it is one."""
    inner = (low + 1, high - 1 if closed else high)
    if high - low <= _LONGEST and (rule := first_leads(text, *inner)):
        stop = rule.start
        while stop > low + 1 and text[stop - 1] in "（(，。；、 ":
            stop -= 1
        inner = (low + 1, stop)
    inner = _without_remark(text, *inner)
    words = text[slice(*inner)].strip()
    if high - low > _LONGEST or len(words) < 2 or _begins_otherwise(words) or words.endswith(("除外", "等情况")):
        return None
    roles = read_roles(text, *inner)
    before = text[low - 1] if low > line.start else "。"
    after = text[high] if high < line.end else "。"
    ends = after in _ENDS + "，、" or after in _PAIRS or before in _ENDS + "”" or before in _CLOSING
    certain = 1.0 if closed else 0.7
    if (roles.labelled and roles.names) or (not roles.names and _LABELLED.match(words)):
        return Found(Span(low, high), roles, "bracket", certain, "" if closed else "unclosed")
    if roles.worded and roles.units and roles.units >= roles.strange:
        if ends or roles.ends_worded:
            doubt = ("" if closed else "unclosed") if ends else "mid_sentence"
            return Found(Span(low, high), roles, "bracket", certain if ends else 0.7, doubt)
        return None
    stops = after in _ENDS or after in _PAIRS or (before in _ENDS and after not in "，、")
    if stops and not roles.worded and _named_only(text, low, high, roles, alone=before in _ENDS):
        return Found(Span(low, high), roles, "bracket", 0.9 if closed else 0.6, "" if closed else "unclosed")
    return None


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out, depth, begun = [], 0, start
    for at in range(start, end):
        if text[at] in _PAIRS or text[at] in "“《":
            depth += 1
        elif text[at] in _CLOSING or text[at] in "”》":
            depth = max(0, depth - 1)
        elif text[at] == "。" and depth == 0:
            out.append((begun, at + 1))
            begun = at + 1
    if begun < end:
        out.append((begun, end))
    return out


def _whole(text: str, low: int, high: int) -> Found | None:
    """区财政局牵头，各部门配合。: a sentence of names and role words only."""
    if not 4 <= high - low <= 600 or not any(
        word in text[low:high] for word in ("负责", "牵头", "配合", "会同", "落实")
    ):
        return None
    roles = read_roles(text, low, high)
    names = [each.named.name for each in (*roles.lead, *roles.responsible) if each.named]
    plain = roles.units and not roles.strange and not any(NO_NAME.match(name) for name in names)
    if roles.worded and roles.ends_worded and plain:
        return Found(Span(low, high), roles, "whole", 0.9)
    return None


def _labels(text: str, start: int, end: int) -> list[Found]:
    """责任单位：… as words of their own: to the end of their sentence, with the labels that follow at once."""
    out: list[Found] = []
    at = start
    while found := _LABEL_START.search(text, at, end):
        stop = text.find("。", found.end(), end)
        stop = end if stop < 0 else stop + 1
        while stop < end and _LABELLED.match(text[stop : stop + 40]):
            more = text.find("。", stop, end)
            stop = end if more < 0 else more + 1
        if stop - found.start() <= _LONGEST:
            roles = read_roles(text, found.end(), stop)
            marked = _MARKED.match(text, found.end(), stop)
            if (roles.names and (marked or not roles.strange)) or (marked and (roles.due or roles.persons)):
                out.append(Found(Span(found.end(), stop), roles, "line"))
        at = stop
    return out


def _boxed(text: str, start: int, end: int) -> list[Found]:
    """【责任单位】区财政局: the label in a box, its units behind it up to the next box or the end of the sentence."""
    out = []
    boxes = list(_BOXED.finditer(text, start, end))
    ends = [*[each.start() for each in boxes[1:]], end]
    for box, following in zip(boxes, ends, strict=False):
        stop = text.find("。", box.end(), following)
        stop = following if stop < 0 else stop + 1
        label = LABEL.search(box[0])
        roles = read_roles(text, box.end(), stop, (label and label.lastgroup) or "responsible")
        if roles.names or roles.due:
            out.append(Found(Span(box.start(), stop), roles, "line"))
    return out


def assignments(text: str, start: int, end: int) -> list[Found]:
    """Every assignment of a line, in its order."""
    line = Span(start, end)
    closed, unclosed = brackets(text, start, end)
    out = [found for each in closed if (found := _bracket(text, *each, closed=True, line=line))]
    rest = [found for each in unclosed if (found := _unclosed(text, each, line, out))]
    out += [*rest, *_times(text, closed, out, line)]
    out.sort(key=lambda found: found.span)
    taken = [found.span for found in out]
    gaps, at = [], start
    for span in taken:
        gaps.append((at, span.start))
        at = span.end
    gaps.append((at, end))
    for low, high in gaps:
        labelled = _boxed(text, low, high) or _labels(text, low, high)
        out += labelled
        if not labelled:
            out += [found for each in _sentences(text, low, high) if (found := _whole(text, *each))]
    out.sort(key=lambda found: found.span)
    return out
