"""Short names for what a document says at length: a clause's title, an obligation's name, a plan's id."""

import re
from datetime import date

from govopen.drafting.outline import Head
from govopen.drafting.outlines.subjects import named_before_comma
from govopen.plan.model import MAX_YEARS

LONGEST, MOST = 24, 60
"""Characters of a title: more than the first are shortened where it can be done between words, more than the second
wherever it must be."""

_READ = 400  # characters of a clause; its title stands in the first
_PIECE = re.compile(
    r"《[^《》\n]{1,120}》|“[^“”\n]{1,80}”|（(?P<note>[^（）\n]{0,80})）|(?P<stop>[，；。：！？\n（(])|."
)
_PLACES = re.compile(r"各[县市区镇乡街州级地园旗][^，、]{0,2}$")  # the bracket belongs to the name: 各县（市、区）
_VERBS = (
    "推进|推动|加强|完善|健全|建立|开展|做好|提升|提高|优化|强化|深化|推行|促进|加大|加快|扩大|打造|确保|畅通|举办|召开|设立|设置|配备|合理|灵活|"
    "编制|制定|修订|拓展|拓宽|改进|创新|构建|培育|抓好|办好|探索|严格|落实|实现|完成|发挥|支持|引导|鼓励|规范|及时"
)
_BY = (
    "要求|精神|部署|安排|规定|意见|方案|办法|计划|规划|原则|分工|情况|需要|需求|实际|标准|思路|目标|机制|条例|模式|"
    "通知|目录|清单|指引|》"
)
_MEANS = "渠道|方式|途径|形式|手段|平台|载体|媒体|媒介|方法|办法|措施|网站|窗口"
_AS = "重点|抓手|契机|导向|目标|引领|核心|基础|主线|载体|依托|牵引|中心|原则"
# What stands before the comma and says when, by what or about what; what is to be done follows.
_ADVERB = re.compile(
    rf"(?:按(?![年季月周日旬半])照?|根据|依据|依照|严格按照|参照).*(?:{_BY})|(?:综合|充分|有效|灵活)?(?:通过|利用|运用|借助|采[取用]).*(?:{_MEANS})|"
    rf"(?:围绕|聚焦|针对|结合|立足|依托|紧扣)(?:(?!{_VERBS}).)*|"
    rf"(?:以|把).{{2,40}}[为作](?:{_AS})|为了.*|由.{{2,40}}(?:牵头|负责)|.{{2,20}}(?:参与|参加|配合)|除.*外|在.*(?:基础上|前提下|过程中|方面|下)|"
    r".*(?:期间|以来|之前|(?:[月年]底|年|[日月])前|之日起)|(?:截[至止]|到|至)?[0-9年月日底末]{2,12}|"
    r"(?:今年|全年|年内|[上下]半年|每年度?|每季度|每月|其中|同时|此外|另外|首先|其次)"
)
_CONDITION = re.compile(rf"(?:对(?!外)(?:(?!{_VERBS}).)*|凡.*|.*[的时后]|因.*)")
_DAY = re.compile(r"^(?:(?:19|20)\d\d年)?(?:1[0-2]|[1-9])月(?:[0-9]{1,2}日|[底末初]|[上中下]旬)?之?前(?=.{4})")
_ETC = re.compile(r"([^、]{2,20}、[^、]{1,12})、.{2,80}?(等(?=[^，]{2}).*)")
_CUT = re.compile(rf"(?:并|同时|以及|[、和及与])(?=(?:{_VERBS}).{{2}})")
_GAP = re.compile("[、和及与]")
_PAIRS = (("“", "”"), ("《", "》"), ("〔", "〕"), ("‘", "’"), ("（", "）"))
_OPENER = re.compile(
    "^(?:(?:进一步|持续|继续|切实|全面|深入|积极|不断|认真|严格|着力|大力|扎实|统筹|加快|及时|要|全力|稳步|充分|有序"
    f"|重点(?={_VERBS}|公开|解决|围绕|做|抓))+)(?=.{{3}})"  # 重点任务, 重点项目 are things
)
_LEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+(?:是|要)|第[一二三四五六七八九十]+[，、条]|[①-⑳]|[（(][0-9一二三四五六七八九十]{1,3}[）)]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})*[.．、]?(?=[\u4e00-\u9fff])(?!年|月|日|天|小时|周|季|个|次|项|家|场|类|条|件|所|座|户|名|批|级|大|万|亿|元|多|余)|[a-zA-Z][）)]|[★▲●、，。；：\s]+)+"
)
_NAMED = re.compile(r"(?:印发|发布|下发)(?P<title>.{4,})的(?:通知|函|公告)(?:[（(].{1,16}[）)])?$")
_SUBJECT = re.compile(r"关于《(?P<title>[^》]{4,100})》的(?:通知|函|公告)$")
_YEARS = re.compile(r"((?:19|20)\d\d)年?[-—－–~～至到]{1,2}((?:19|20)\d\d)年")
_PLACE = re.compile(r"(?:.*[省市区])?([\u4e00-\u9fff]{2,6}?)(?:自治县|自治州|新区|市|区|县|旗|州)")


def title_of(words: str, *, printed: bool = False) -> str:
    """What a clause or a heading is about, in its own words: without the adverbs in front and what stands in brackets.

    A longer one than ``LONGEST`` characters ends where another verb begins, or leaves out the middle of a list with
    等; where neither can be done between words it stays whole, up to ``MOST``. A ``printed`` heading that is short
    enough keeps all its parts.
    """
    text = _LEADING.sub("", words.strip()[:_READ])
    pieces = _said(_OPENER.sub("", text) or text)
    if printed and len(whole := "，".join(pieces)) <= LONGEST:
        pieces = [whole]
    while len(pieces) > 1 and (_ADVERB.fullmatch(pieces[0]) or named_before_comma(pieces[0])):
        del pieces[0]
    first = "，".join(pieces[:2]) if len(pieces) > 1 and _CONDITION.fullmatch(pieces[0]) else pieces[0]
    first = _DAY.sub("", _OPENER.sub("", first) or first, count=1) or text[:MOST]
    return _unpaired(_shortened(first)).strip()


def _said(text: str) -> list[str]:
    """The first sentence up to its first colon, cut at its commas."""
    pieces = [""]
    for found in _PIECE.finditer(text):
        if found["stop"] == "，" and pieces[-1]:
            pieces.append("")
        elif found["stop"] and "".join(pieces):
            break
        elif not found["stop"] and (found["note"] is None or _PLACES.search(pieces[-1])):
            pieces[-1] += found[0]
    return [each for each in map(str.strip, pieces) if each] or [text.strip()]


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    if (listed := _ETC.fullmatch(text)) and _whole(short := listed[1] + listed[2]):
        text = short
    if len(text) <= LONGEST:
        return text
    cuts = [at for each in _CUT.finditer(text, 6) if _whole(text[: (at := each.start())])]
    if cuts:
        return text[: max((at for at in cuts if at <= LONGEST), default=cuts[0])][:MOST]
    if len(text) <= MOST:
        return text
    gaps = [at for each in _GAP.finditer(text, 6, MOST) if _whole(text[: (at := each.start())])]
    return text[: gaps[-1]] + "等" if gaps else text[:MOST]


def _whole(text: str) -> bool:
    """Whether no quotation mark or title is cut in two."""
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)


def _unpaired(text: str) -> str:
    """Without quotation marks whose partner was cut off."""
    for opening, closing in _PAIRS:
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
