"""A limit that is set anew: 办理时限由10个工作日压缩至3个工作日, 公示期从45天缩短为20天.

What somebody applied for may take as long as the new limit, which is a clock. How long something is shown (公示期),
built (工期) or used is none: that is for the clerk to say.
"""

import re
from itertools import islice
from typing import NamedTuple

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import EVENT, MOST, UNIT, Clock, segment
from govopen.drafting.wants.happenings import known
from govopen.drafting.wants.numerals import NUMBER, number
from govopen.drafting.wants.periods import length
from govopen.drafting.wants.phrases import name_before

_SHORTENED_TO = re.compile(
    rf"""(?x)
    (?:压缩|缩短|压减|压降|减少|缩减|提速|精简|优化|控制|调整|调减|延长|下降|降低|[压缩减降改]) (?:并稳定)?
    (?:到|至|为|在|[至到为在]?不超过) (?:最[长多])?
    (?P<n>[0-9]+[.．][0-9]+|{NUMBER}) (?P<unit>{UNIT}) (?P<in>以内|之内|内)? (?![前起至])
    (?P<more>(?:[、和及][0-9.．]+{UNIT}(?:以内|之内|内)?)*)
"""
)
_DONE = re.compile("已(?:经)?(?:[由从][^，。；]{1,16})?$")  # 已压缩至3日, 已由10日压缩至3日
_FROM = re.compile(r"由(?:原来的?|法定的?|目前的?|现行的?)?[^，。；]{0,6}?(?=[0-9一二三四五六七八九十])|从(?=[0-9])")
# 公示期, 招标公告时间, 公示由7日压缩至3日: how long something is shown or open
_SHOWN = re.compile(
    r"(?:公示|公告|征[求集][^，。；、]{0,8}意见|征集|展[示览]|挂[网牌]|报名|申报|投标|招募|听证)[^，。；、]{0,4}"
    r"(?:期限?|时间|时限|天数|(?=[由从压缩减调改延]))"
)
# What is done upon an application.
_PROCESS = re.compile(
    "办[理结件证事税]|处[理置]|响应|转办|派单|开办|设立|审[批核查评理定图]|核[准发查销]|登记|注册|注销|变更|许可|备案|受理|答复|回复|反馈|批复"
    "|签[发证]|出[证具]|[换发领制取]证|评审|评估|鉴定|认[定证]|验收|检[测验疫]|报[装建销]|接[入电通]|通关|清关|退[税费库款]"
    "|拨付|兑[付现]|支付|发放|结算|转移|接续|过户|抵押|公证|仲裁|立案|结案|查询|缴[费存]|用[电水气]|联审|落[户地]|申请|用时|耗时"
)
# 由10日压缩至3日, 平均用时压缩至25日: of what, is said before the comma
_UNSAID = re.compile("(?:将|把|再|其中|平均|总体?|整体|全流程|全程|所需|需|用时|环节|时间|时限|期限|周期|分别|进一步)*")
_UPON = ("message_received", "complaint_received")
_FAR = 60


class Shortened(NamedTuple):
    """A length set anew, from ``start`` to ``end`` in the sentence; without a ``clock`` it is no limit on an answer."""

    start: int
    end: int
    clock: Clock | None


def shortened(text: str) -> list[Shortened]:
    """The lengths that a sentence sets anew, in order; what has been done already is none."""
    found = []
    for match in islice(_SHORTENED_TO.finditer(text), MOST):
        begin = segment(text, match.start())[0]
        if not _DONE.search(text, begin, match.start()):
            found.append(_shortened(text, begin, match))
    return found


def _shortened(text: str, begin: int, match: re.Match[str]) -> Shortened:
    by_how_much = _FROM.search(text, begin, match.start())
    stop = by_how_much.start() if by_how_much else match.start()
    if _UNSAID.fullmatch(text, begin, stop):
        begin = max(0, begin - _FAR)
    shown = _SHOWN.search(text, begin, match.end())
    within = length(number(match["n"]) or 0, match["unit"])
    process = not shown and _PROCESS.search(text, begin, stop) and not EVENT.search(text, begin, match.start())
    if not process or not within or match["more"]:
        return Shortened(shown.start() if shown else stop, match.end(), None)
    named = known(text, begin, stop)
    of = named if named and named.key in _UPON else Happening("收到申请", "request_received")
    about = name_before(text, begin, stop)
    clock = Clock(
        match.start(), match.end(), of, None, about, "shortened_to", within, assumed=("start",), confidence=0.75
    )
    return Shortened(stop, match.end(), clock)
