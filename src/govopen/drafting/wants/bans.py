"""What may never happen: 不得, 严禁, 禁止, 不准 before a verb."""

import re
from dataclasses import dataclass

from govopen.drafting.wants.phrases import LONGEST_NAME, tidy
from govopen.drafting.wants.sentences import Sentence

_BAN = re.compile(
    r"""(?x)
    (?<![舍值值见巴恨由怪免了顾记认懂])
    (?:(?:一律|坚决|绝|均|也|都|原则上)?不得(?!不|力|已|而知|劲|法|体|意|志|了|人心)|严禁|严格禁止|坚决禁止|一律禁止|明令禁止|禁止|不准(?!确)|不许|不允许|决不允许)
"""
)
# 不得少于, 不得超过5日 are numbers, 不得晚于6月底 is a day
_MEASURE = re.compile(
    r"(?:再)?(?:少|低|多|高|晚|早|迟|短|长|大|小|弱|劣)于|超过[^，。；]{0,6}[0-9一二两三四五六七八九十百半]|小于|[0-9]"
)
# 依法不得公开的信息, 禁止和限制目录, 禁止类: a name for a thing
_ATTRIBUTE = re.compile(
    r"[^，。；、]{1,6}的(?!行为|规定)|(?:和|、|及|与|或者?)?限制|类|性|目录|清单|区|令|事项|标志|的|准入|开发区|建设区"
)
_BY_LAW = re.compile(r"(?:依法|法律|法规|规定|属于|涉及|对|哪些|除)[^，。；]{0,6}$")
_NAMED = re.compile(r"(?:关于|把|将|对|以|从|和|或者?|被|、)$")  # 把禁止洋垃圾入境作为标志
# 除法律法规禁止和必须现场核验的事项外: which things, not what must not be done
_EXCEPT = re.compile("除[^外]*$")
_EXCEPTED = re.compile("(?:之|以)?(?<![对向国境海])外(?:$|[均都全一应可要皆])")
_LONGEST = 30
_NAME = 24  # characters of a ban's name


@dataclass(frozen=True, slots=True)
class Ban:
    """A ban from ``start`` to ``end`` in the sentence."""

    start: int
    end: int
    about: str
    confidence: float


def bans(sentence: Sentence) -> list[Ban]:
    """The bans of a sentence, one for each stretch between commas."""
    text = sentence.bare
    found: list[Ban] = []
    for match in _BAN.finditer(text):
        after = text[match.end() : match.end() + 14]
        if not re.match(r"[\u4e00-\u9fff“《■]", after) or _MEASURE.match(after):
            continue
        begin, end = sentence.segment(match.start())
        plain = match[0].endswith("禁止") or match[0] in ("不许", "不准")
        if _ATTRIBUTE.match(after) and (plain or _BY_LAW.search(text[begin : match.start()])):
            continue
        if match[0] == "禁止" and _NAMED.search(text[begin : match.start()]):
            continue
        if _EXCEPT.search(text[begin : match.start()]) and _EXCEPTED.search(text[match.end() : end]):
            continue
        if found and found[-1].end > match.start():
            continue
        start = begin if match.start() - begin <= 12 else match.start()
        while text[start : start + 1] in (" ", "\u3000", "（"):
            start += 1
        whole = sentence.raw[begin:end].strip()
        alone = sentence.raw[match.start() : end].strip()
        short = len(whole) <= LONGEST_NAME and match.start() > begin
        about = (tidy(whole) if short else alone if len(alone) <= _NAME else tidy(alone)) or match[0]
        found.append(Ban(start, min(end, start + _LONGEST), about, 0.75 if plain else 0.95))
    return found
