"""What starts a clock: the words before 后, 之日起, 内, and the triggers that are known by name."""

import re

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.phrases import tidy

# Tried in this order: a trigger's key, its usual name, and the words by which it is known.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("consultation_closed", "征求意见结束",
        r"(?:征求意见|征集意见|意见征[集求]|公开征[集求]|听取意见|征集活动|公示)[^，。；]{0,6}(?:结束"
        r"|期满|截止|完毕|后)"),
    ("consultation", "征求意见",
        r"征求意见|征集意见|意见征[集求]|征求[^，。；、]{0,10}意见|征集[^，。；、]{0,10}意见"
        r"|听取[^，。；、]{0,10}意见"),
    ("information_formed", "信息形成或者变更",
        r"(?:信息|文件|政策)(?:[^，。；]{0,4})(?:形成|制作完成|变更|产生|生成|获取)"),
    ("guide_changed", "办事条件变化",
        r"(?:办事|办理|服务|审批|受理)[^，。；、]{0,8}(?:条件|指南|流程|要素|事项"
        r"|信息|依据|材料)[^，。；、]{0,8}(?:变化|变更|调整|变动)"),
    ("request_received", "收到申请",
        r"(?:收到|接到|受理|提出|提交)[^，。；、]{0,14}申请|申请(?:受理|提交|收到)"
        r"|答复[^，。；、]{0,4}申请|申请[^，。；、]{0,6}答复|依申请公开"),
    ("message_received", "收到留言",
        r"(?:收到|接到|受理|提交)?(?<![0-9])[^，。；、]{0,16}(?:留言|来信|咨询|诉求|来电|工单"
        r"|提问|信件|问题线索)"),
    ("complaint_received", "收到投诉举报", r"(?:收到|接到|受理)?[^，。；、]{0,8}(?:投诉|举报)"),
    ("decision_made", "决定作出",
        r"(?:行政)?(?:许可|处罚|执法)?决定(?:书)?(?:[^，。；、]{0,4})(?:作出|做出"
        r"|生效|送达)|(?:作出|做出)[^，。；、]{0,12}决定"),
    ("budget_approved", "预决算批复",
        r"(?:预算|决算|预决算)[^，。；]{0,16}(?:批准|批复)|(?:批准|批复)[^，。；]{0,10}(?:预算"
        r"|决算|预决算)"),
    ("topic_submitted", "议题提请会议", r"提请[^，。；]{0,16}(?:议题|审议)"),
    ("meeting_held", "会议召开", r"会议?(?:召开|结束|议定)?[之]?后|会议(?:召开|结束|审议|讨论)"),
    ("programme_recorded", "节目录制", r"录播|节目录制|直播(?:结束|后)"),
    ("policy_published", "政策文件公布",
        r"(?:政策|文件|规章|规划|措施|方案|办法|解读对象|政策性文件)[^，。；、]{0,12}(?:印发"
        r"|发布|公布|出台|公开|发文|签发|制发|实施)"
                         r"|(?:印发|发布|出台|公布|发文)[^，。；、]{0,10}(?:政策|文件)|文件?(?:印发"
                         r"|发布|出台)|政策文件"),
    ("major_incident", "突发事件",
        r"突发[^，。；]{0,8}(?:事件|舆情)|重大[^，。；]{0,4}(?:事件|舆情|事故|灾情)"
        r"|事故发生|事件发生|灾害发生"),
    ("public_concern", "舆情", r"舆情|热点问题|不实(?:信息|传言)"),
)  # fmt: skip
_TABLE = tuple((Happening(name, key), re.compile(words)) for key, name, words in _KNOWN)

_AFTER = re.compile(
    r"""(?x)
    (?:自|从|在|于|经|对|凡)? (?P<what>[^，。；、自从（）\n]{2,30}?)
    (?: (?:之|的)日(?:起|后|算起)? | (?<!工作)日(?:起|后|算起) | 之[日时]起 | 起 | (?:以|之)?后(?:的|即)?
       | (?:的|时)[，]?(?:事项，)? ) 的?[，]?
    [^，。；、]{0,8}$
"""
)
_FROM = re.compile("自(?P<what>[^，。；、自从（）\n]{2,30}?)之[日时]起的?，?[^，。；、]{0,8}$")  # goes before …的，
_AT = re.compile(r"(?:应当?|(?<![重需主])要|须)?(?:(?<!现)在(?!线|职)|(?<![关等属])于|自(?!然|主|身)|从(?!业))")
_INNER = re.compile(
    r"(?:应当?|(?<![重需主])要|须)(?:在|自|于)?|(?:自|在)(?=形成|作出|做出|收到|公布|印发|批准|发布|产生)"
)


_WHICH = re.compile("(?:的|时)，?[^，。；、]{0,8}$")
# 符合条件的，材料齐全的: which are meant, and nothing that happens
_CONDITION = re.compile(
    "(?:对|凡|凡是)?(?:符合|满足|具备|属于?|不属于?|情况|情形)[^，。；]{1,20}|[^，。；]{1,16}(?:齐全|合格|完备|完整|合规|复杂|简单|较[大多]|特殊|有效)"
)

# 及时发布突发事件处置情况: each of them is a happening
_SUDDEN = re.compile(
    "(?:(?:通过|利用|在)[^，。；]{2,24}?|向社会)?(?:、?(?:准确|主动|公开|客观)){0,3}(?:发布|公开|公布|通报|回应|报告)[^，。；]{0,12}?"
    "(?P<what>(?:(?:重?特?重?大|较大|紧急)[或和及]?)?"
    "(?:突发|重特大|特别重大)[^，。；、]{0,10}?(?:事件|事故|灾害|疫情|险情))"
)


def happening(text: str, begin: int, at: int) -> tuple[Happening | None, tuple[int, int] | None]:
    """What happened before ``at`` in the sentence that starts a clock there, and the words that name it.

    First the stretch that ends there (自…之日起, …后, …的，), then a known trigger anywhere before in the sentence.
    """
    near = text[max(0, at - 60, text.rfind("；", 0, at) + 1) : at]
    offset = at - len(near)
    found = _FROM.search(near)
    for match in () if found else _AFTER.finditer(near):
        found = match
    if found and not (_WHICH.search(found[0]) and _CONDITION.fullmatch(found["what"])):
        name = tidy(_what(found["what"]), keep="end")
        if name:
            wide = max(0, found.start() - 16)
            trigger = known(found[0], 0, len(found[0])) or known(near, wide, len(near))
            return Happening(name, trigger.key if trigger else ""), (offset + found.start(), offset + found.end("what"))
    return _last(text, begin, at)


def _what(words: str) -> str:
    """What happened, without who must act: 负责人要在文件公布 gives 文件公布."""
    tail = _AT.split(words)[-1]
    return tail if len(tail) >= 3 else _INNER.sub("", words)


def known(text: str, begin: int, end: int) -> Happening | None:
    """The known trigger that a stretch of a sentence names, if any."""
    return next((trigger for trigger, words in _TABLE if words.search(text, begin, end)), None)


def _last(text: str, begin: int, at: int) -> tuple[Happening | None, tuple[int, int] | None]:
    for trigger, words in _TABLE:
        found = words.search(text, max(begin, at - 120), at)
        if found:
            return trigger, found.span()
    return None, None


def sudden_event(text: str, at: int, end: int) -> tuple[Happening, tuple[int, int]] | None:
    """What is reported to the public from ``at``, if it is a happening: 发布突发事件处置情况; and its words."""
    found = _SUDDEN.match(text, at, min(end, at + 60))
    if not found:
        return None
    return known(found["what"], 0, len(found["what"])) or Happening(found["what"]), found.span("what")
