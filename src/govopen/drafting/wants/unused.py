"""Time words of a sentence from which nothing was made: each is a doubt, so that none is lost in silence.

The one table of what looks like a time is wider than what the readers (``days``, ``periods``, ``clocks``) understand:
2月30日, 季度末, 节前, 换届前, 会议召开5日前. What a reader took for a mere mention, and what counts nothing to be done
(24小时自助服务, 近3年, 有效期3年), stays silent.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from govopen.drafting.document import Span
from govopen.drafting.requirement import Requirement
from govopen.drafting.wants.numerals import AMOUNT, YEAR, number
from govopen.drafting.wants.periods import length
from govopen.drafting.wants.sentences import BLOT, Sentence

UNUSED = "unused_time"

_N = "[0-9〇零一二两三四五六七八九十百]"
_BEFORE = "(?:之前|以前|前(?![期往景列后沿三端述款瞻言来置]|提(?![交出供请醒报])))"
_UNIT = "(?:个?工作日|个?自然日|个?工作小时|日|天|个?小时|个?钟头|分钟|个?半?月|个?季度|周|个?星期|年|个?学期)"
_BOUND = (
    "(?:不得?少于|不得?低于|不得?超过|不得?多于|不得?短于|至少|最少|最长|最多|最迟|提前|限时|为期|时限|期限|时间"
    "|公示期?|公告期?|征[求集]意见)"
)
_SEASONS = (
    "节|[春夏秋冬暑寒雨旱汛风]季|[暑寒]假|暑期|放假|春耕|农忙|年关|梅雨|汛期?|供[暖热]|采暖|[春秋]?开学|入[冬汛夏秋春]|[高中]考|换届(?:选举)?|届满"
    "|开工|竣工|完工|投[用产]|运营|启用|到来|来临|台风|返乡|春运|麦收|秋收|十一|国庆|春节|两会|元旦"
)
_STEPS = "会议?|[召举]开|闭幕|开幕|期满|到期|开始|结束|启动|实施|施行|审议|上会"
# Lengths that no clock of a plan can hold, as it counts whole hours: 30分钟内, 1小时30分内, 半小时内, 1.5小时内
_PARTS_OF_AN_HOUR = (
    rf"{_N}{{1,3}}个?小时{_N}{{1,3}}分钟?(?:[之以]?内)?|(?:{_N}{{1,3}}个)?半个?(?:小时|钟头)[之以]?内|[一1两三]刻钟[之以]?内"
    r"|(?:不得?超过|最[长迟多]|控制在)[^，。；0-9]{0,3}半个?小时"
    rf"|[0-9]+[.．][0-9]+个?(?:小时|工作日|天)[之以]?内|(?P<minutes>{_N}{{1,4}})分钟(?:[之以]?内|{_BEFORE})"
)
_PART_OF_AN_HOUR = re.compile(_PARTS_OF_AN_HOUR)
# Forms, each with what it catches.
_FORMS = (
    _PARTS_OF_AN_HOUR,
    rf"(?:{YEAR}[年./-])?{_N}{{1,3}}月(?![一1][\u4e00-\u9fff])(?:份)?(?:的?{_N}{{1,3}}[日号]|[上中下]旬|[底末初中])?(?:{_BEFORE}|起)?",
    r"(?:19|20)[0-9]{2}[-./．][0-9]{1,2}[-./．][0-9]{1,2}(?![0-9])",  # 2018.6.31
    rf"{YEAR}年(?:{_BEFORE}|[底末])",
    rf"(?<!季)(?:[年月旬]|季度?|半年|学期)[底末终](?:{_BEFORE})?|岁末|年初(?!步)|月初(?!步)|季初",
    rf"(?:[本当次]|下一?个?)(?:季度|学期|[月周](?![度报]))[初内底末]?{_BEFORE}?",  # 下月初, 本季度内
    rf"[上下]半年|上、下半年|第?{_N}季度|季度[内前]|年中(?![等央小学级的])|[年月周]内(?![容部外])",
    rf"(?:{_SEASONS})(?:期间|来临|到来)?{_BEFORE}",
    rf"(?:{_SEASONS}|{_STEPS})(?:之日)?(?:{_BEFORE}(?:至少)?{_N}{{1,3}}{_UNIT}|(?:至少)?{_N}{{1,3}}{_UNIT}{_BEFORE})",
    rf"{_N}{{1,4}}(?:余|多)?{_UNIT}(?:(?:之|以)?内|{_BEFORE})|半(?:年|个?月|天|日)(?:之|以)?内",
    "(?:当[日天]|次日|隔日)(?![起常])",
    rf"(?:{_N}{{1,3}}年|半年)(?:左右)?的?时间|[今明]明?两年",
    rf"(?:年度?|季度?|月度?|半年|学期)(?:结束|终了|期满)(?:{_BEFORE}|之?后)",
    rf"{_BOUND}[为是于在至]?[^，。；0-9]{{0,3}}?{_N}{{1,4}}{_UNIT}",
    rf"每隔?(?:个|满)?{_N}{{0,2}}个?(?:半年|年度?|季度?|月|周|星期|旬|学期|工作日|[日天](?!常))",
    r"按(?:年度?|季度?|月度?|周|旬)(?![期报])|逐[月季周](?!提|增|递|减|步|上|下|推)|隔[月周年]|双[月周](?!刊)|[两二三四五]年一次|[一1]年[一1]次",
    rf"(?<![月旬0-9]){_N}{{1,2}}[日号]{_BEFORE}",
    # a mean of years is no number of each: 年均新增就业24万人, but not 年均增长8%, 年均浓度
    r"(?<!来)(?<!去)(?<!年)年均(?=(?:新增|净增(?!长)|新建|建成|完成|开发|改造|举办|组织|召开|开展|培训|培[育养]|引进|招[聘引]|发布|选[派拔])"
    r"[^，。；%％]{0,14}?[0-9一二两三四五六七八九十百千万](?![0-9.]*[%％]))",
)
_WORD = re.compile("|".join(f"(?:{form})" for form in _FORMS))

# What stands before a length that sets no limit: 近3年, 有效期3年, 年龄, 连续3个月, 压缩5个工作日
_COUNTS = re.compile(
    "(?:近|未来|今后|过去|最近|满|逾期|超期|连续|累计|每|第|试用期|任期|有效期|保修期|质保期|保质期|免费|年龄|工龄"
    "|压缩|缩短|压减|减少|缩减|精简|提速|法定[^，。；]{0,6}|时长)[^，。；]{0,2}$"
)
_IS_NAME = re.compile(
    "(?:行动|计划|方案|规划|工程|攻坚|提升|改革|目标|任务|[圈]|服务(?!$)|自助|营业|值班|生活圈|便民|未更新|未|的情况|[级]|制|房|可达|[步骑]行|车程|以上的|期间|以来)"
)
_SHORTENED = re.compile("[^，。；]{0,6}(?:压缩|缩短|压减|缩减|精简|[减降]至|提速)")
_NAMED = re.compile("(?:既定|预定|制定的|确定|下达)?的?(?:计划|预算|目标|确定|部署|下达|安排的|收入|考核|绩效|决算)")

_BY = re.compile("(?:按照?|根据|对照|今)$")  # 按照年初计划


class Left(NamedTuple):
    """Words of a sentence that say a time, and the key of what is doubtful about them."""

    span: Span
    doubt: str = UNUSED
    confidence: float = 0.4


class Seen(NamedTuple):
    """What a reader saw from ``start`` to ``end`` in the sentence; ``doubt`` where its reading is not sure."""

    start: int
    end: int
    doubt: str = ""


def left(sentence: Sentence, found: Iterable[Requirement], seen: Iterable[Seen]) -> list[Left]:
    """The time words of a sentence that are in no requirement's words and that no reader saw; one a stretch."""
    seen = list(seen)
    taken = bytearray(len(sentence.text))
    for word in (word for want in found for word in want.words):
        _take(taken, word.start - sentence.start, word.end - sentence.start)
    lost = [
        Left(sentence.span(each.start, each.end), each.doubt, 0.5)
        for each in seen
        if each.doubt and taken.find(0, each.start, each.end) >= 0
    ]
    for each in seen:
        _take(taken, each.start, each.end)
    for match in _WORD.finditer(sentence.text):
        start, end = match.span()
        told = sentence.bare[start] == BLOT or _silent(sentence.text, match)
        if told or (taken.find(1, start, end) >= 0 and not _no_clock_holds(match[0])):
            continue
        word = sentence.span(start, end)
        if lost and lost[-1].doubt == UNUSED and sentence.segment(lost[-1].span.start - sentence.start)[1] > start:
            word = Span(lost.pop().span.start, word.end)
        lost.append(Left(word))
    return lost


def _take(taken: bytearray, start: int, end: int) -> None:
    start, end = max(start, 0), min(end, len(taken))
    if start < end:
        taken[start:end] = b"\1" * (end - start)


def _no_clock_holds(word: str) -> bool:
    """Whether a length cannot be what a requirement is made of, though it stands in its words.

    半小时内电话报告，2小时内书面报告: one stretch, and a clock of 2 hours.
    """
    part = _PART_OF_AN_HOUR.fullmatch(word)
    return part is not None and not length(number(part["minutes"] or "") or 0, "分钟")


def _silent(text: str, match: re.Match[str]) -> bool:
    """Whether the words around say that the time sets nothing: a name, a sum of money, a length that is only told."""
    before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 16]
    if match[0][0] == "每" or match[0][0] in "按逐":
        return AMOUNT.match(after) is not None
    length = match[0][-1] in "内前" and match[0][0] in "0123456789一二两三四五六七八九十半"
    if length or match[0][-1] in "年月天日时":
        told = _IS_NAME.match(after) or _SHORTENED.match(after)
        return told is not None or _COUNTS.search(before) is not None
    return match[0][-1] in "底末终初" and (_NAMED.match(after) is not None or _BY.search(before) is not None)
