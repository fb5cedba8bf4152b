"""How soon after a happening: 收到申请后5个工作日内, 不得超过20个工作日."""

import re
from itertools import islice

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import EVENT, MOST, UNIT, UPON, Clock, segment
from govopen.drafting.wants.happenings import happening
from govopen.drafting.wants.numerals import NUMBER, number
from govopen.drafting.wants.periods import length
from govopen.drafting.wants.phrases import name_before, next_name, object_after, tidy

_WITHIN = re.compile(
    rf"""(?x)
    (?P<cap>不得?超过|不得?多于|最长不超过|不晚于|最迟|(?<=[时期]限)(?:一般|原则上)?[为是])?
    (?<![0-9.月第近前每])(?<!小时) (?P<n>{NUMBER}) (?P<unit>{UNIT}) (?P<in>以内|之内|内|(?=办结|反馈|答复))?
"""
)
_SHORTER = re.compile(r"压缩|缩短|压减|减少|控制在|缩减|提速|降[低至到]|精简|优化至|减至|由$|从$|法定|承诺时限")
_SUBJECT = re.compile(r"(?P<what>[^，。；自在于应后要须]{2,12})(?:应当?|要|须)?(?:自|在|于)")
_WHERE = re.compile(
    r"(?:在|通过)[^，。；]{2,14}?(?:网站|平台|门户|公众号|专栏|栏目|网上)|由[^，。；]{2,10}?(?=向"
    r"|公开|公布|负责)"
)
_NOT_YET = re.compile(r"(?:仍|还|均)?(?:未|没有|无|不)")
_VAGUE = re.compile(r"(?:近|未来|过去|今后|最近|连续|前|一定|规定|法定|期限|每|满|凌晨|上班|逾期|最后)$")


def in_time(text: str, before: Happening | None) -> list[Clock]:
    """The clocks that say within how long; ``before`` is a happening that an earlier sentence named."""
    found: list[Clock] = []
    for match in islice(_WITHIN.finditer(text), MOST):
        begin, end = segment(text, match.start())
        near = text[max(begin, match.start() - 14) : match.start()]
        if match["in"] is None and not match["cap"]:
            continue
        if _NOT_YET.match(text, match.end()) or _VAGUE.search(near) or _SHORTER.search(near):
            continue
        within = length(number(match["n"]) or 0, match["unit"])
        if not within or (
            match["in"] is None and not _takes_time(text[max(0, match.start() - 30) : match.end()], match["unit"])
        ):
            continue
        of, cause = happening(text, 0, match.start())
        assumed = (
            () if (cause and cause[0] >= begin) or (of and _named_by_after(text, cause, match.start())) else ("start",)
        )
        upon = None if of else UPON.search(text, max(begin, match.start() - 12), match.start())
        if upon:  # 收到本通知5日内
            of, cause, assumed = Happening(tidy(upon[0]) or upon[0]), upon.span(), ()
        of = of or (found[-1].of if found else before)
        doubt = "" if of else "start_unknown"
        about = _answer(text, begin, match, end)
        confidence = 0.5 if of is None else 0.8 if assumed else 0.95
        found.append(
            Clock(
                match.start(),
                match.end(),
                of,
                cause,
                about,
                "within",
                within,
                assumed=assumed,
                doubt=doubt,
                confidence=confidence,
            )
        )
    return found


def _answer(text: str, begin: int, match: re.Match[str], end: int) -> str:
    """What is due when the clock runs out: the verb's object, else what does it and the verb (行政处罚决定公开)."""
    listed = text.find("、", match.end(), end)
    end = listed if listed > 0 else end
    name = object_after(text, match.end(), end)
    if not name and match.end() == end and match["in"] and not match["cap"]:
        name = next_name(text, end)
    if name:
        return name
    verb = tidy(_WHERE.sub("", text[match.end() : end]))
    subject = _SUBJECT.match(text, begin, match.start())
    who = tidy(subject["what"]) if subject else ""
    if not subject and not re.search(r"[后起]", text[begin : match.start()]):
        who = name_before(text, begin, match.start())
    return tidy(who + verb) or verb


def _takes_time(near: str, unit: str) -> bool:
    """Whether what may last no longer is a procedure, and no meeting or course."""
    if "工作日" in unit and not EVENT.search(near):
        return True
    return re.search(r"出具|处置|审批|审核|反馈|时间|时限|期限|周期|最长|最迟|办[理结]|答复|延长", near) is not None


def _named_by_after(text: str, cause: tuple[int, int] | None, at: int) -> bool:
    """Whether the words between the happening and the clock tie them: …后, …之日起, …的，."""
    return cause is not None and re.match(r".{0,3}(?:后|起|之日|的)", text[cause[1] : at]) is not None
