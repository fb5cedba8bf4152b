"""As soon as something happens, without a number: 及时, 第一时间, 立即."""

import re
from itertools import islice

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import MOST, Clock, segment
from govopen.drafting.wants.happenings import known, sudden_event
from govopen.drafting.wants.phrases import name_before, object_after

_MARKS = "".join(map(chr, range(0x2460, 0x2474)))  # ① to ⑳
_PROMPT = re.compile(r"及时|第一时间|立即|尽快|随即|即行|立刻|迅速")
_ONCE_DONE = re.compile(
    r"(?:自|在|于)?(?P<what>[^，。；、：]{1,24}?)(?:之|以)?(?<!今|此|前|先|然"
    r"|落|最|滞|背|幕|延|往|随)后(?!续|台|期|备|果|方|面|勤|盾|顾|的)，?[^，。；]{0,8}$"
)
_FAULT = re.compile(
    r"问题(?!线索)|不准确|不规范|随着?[^，。]{0,12}(?:变化|调整)|变化|错误|隐患|不符|失效|过期|异常|不及时"
)
# 发现险情后及时处置: what is mended then, is so upon one happening
_FOUND = re.compile("(?:发现|收到|接到|接报|获悉|得知)[^，。；、]{1,12}后，?(?:要|应当?|须|必须)?$")
# 遇有重大情况，立即报告: each is a happening
_GRAVE = re.compile(
    r"(?P<what>(?:重要|重大|紧急|突发|异常|特殊|敏感)[^，。；、]{0,4}(?:情况|事项|问题|事件|险情|灾情|疫情|舆情|事故|线索|隐患))"
    r"(?:时|发生后|的)?，?(?:要|应当?|须|必须)?在?$"
)
# 对涉嫌犯罪的，要及时移送: each case that is found
_SUSPECTED = re.compile(r"(?P<what>(?:涉嫌|构成)[^，。；、]{2,14})的，?(?:要|应当?|须|必须|一律|依法|依规|依纪)*$")
# 决定被撤销的，应当及时撤下: so is what a condition before the comma says
_UPON_CASE = re.compile("(?P<what>[^，。；：]{4,30})的，(?:应当?|要|须|必须)?$")
_HANDED_ON = re.compile("(?:依法|依规|依纪|按规定)*(?:向[^，。；]{2,12})?(?:移[送交]|立案|报案|查处|追究|通报|报告)")
_REPORTED = re.compile("(?:向[^，。；]{2,16})?(?:请示|报告|上报|报送|汇报|通报|报)")
_MENDED = re.compile(
    r"^(?:整改|纠正|更新|调整|修正|完善|纠错|督促|处置|清理|维护|补充|修改|优化"
    r"|排查|消除|掌握|跟踪|总结|跟进|了解|发现|研究)"
)
_ANSWER = re.compile(r"(?:留言|来信|来访|来电|诉求|咨询|申请|投诉|举报|工单|提问)[^，。；、]{0,6}$")
_ANSWERED = re.compile(
    r"(?:、?(?:准确|妥善|有效|依法|规范|主动|逐一|认真)){0,3}(?:予以|给予|进行|作出)?(?:答复|回复|办理|反馈|办结|回应)"
)
_MADE_EACH_TIME = re.compile(r"(?:视频|录像|录音|会议纪要|新闻稿|实录|图文|节目|材料)[^，。；、]{0,4}$")
_SUBMITTED = re.compile(r"^(?:组织|做好|开展)?解读[^，。；]{0,20}(?:议题|文件|审议)")


def promptly(text: str) -> list[Clock]:
    """及时 where one distinct happening starts it; 及时 about what goes on, or about faults, sets no clock."""
    for match in islice(_PROMPT.finditer(text), MOST):
        begin, end = segment(text, match.start())
        before, after = (
            text[max(begin, match.start() - 30) : match.start()],
            text[match.end() : min(end, match.end() + 30)],
        )
        longer = text[max(0, match.start() - 40) : match.start()]
        upon = (_GRAVE.search(longer) and _REPORTED.match(after)) or (
            _FOUND.search(longer) and not _FAULT.search(longer)
        )
        if before.endswith("不") or (not upon and (_MENDED.match(after) or _FAULT.search(before))):
            continue
        of, cause, about = _started(text, match, begin, end)
        if of is not None:
            assumed = ("start",) if of.key == "topic_submitted" else ()
            return [
                Clock(match.start(), match.end(), of, cause, about, "promptly", "promptly", assumed=assumed,
                      doubt="promptly", confidence=0.7)
            ]  # fmt: skip
    return []


def _started(
    text: str, match: re.Match[str], begin: int, end: int
) -> tuple[Happening | None, tuple[int, int] | None, str]:
    """The one happening that starts what is done promptly, its words, and what is done; none for what goes on."""
    before, after = text[max(begin, match.start() - 30) : match.start()], text[match.end() : min(end, match.end() + 30)]
    longer = text[max(0, match.start() - 40) : match.start()]
    offset = match.start() - len(longer)
    of: Happening | None
    grave = _GRAVE.search(longer) if _REPORTED.match(after) else None
    if grave:
        of = known(grave["what"], 0, len(grave["what"])) or Happening(grave["what"])
        return of, (offset + grave.start("what"), offset + grave.end("what")), f"{grave['what']}报告"
    case = _SUSPECTED.search(longer) if _HANDED_ON.match(after) else None
    once = case or _ONCE_DONE.search(longer) or _UPON_CASE.search(longer)
    if once and not _FAULT.search(once[0]) and once["what"].strip():
        of = known(once[0], 0, len(once[0])) or Happening(once["what"].lstrip(_MARKS)[-16:])
        return of, (offset + once.start("what"), offset + once.end("what") + 1), object_after(text, match.end(), end)
    if _SUBMITTED.match(after):
        of = known(text, match.end(), end)
        if of is not None and of.key in ("topic_submitted", "policy_published"):
            return of, None, object_after(text, match.end(), end)
    made = _MADE_EACH_TIME.search(before) and re.match(r"(?:上传|上网|公布|公开|发布|推送|报送)", after)
    if made or (_ANSWER.search(before) and _ANSWERED.match(after)):
        name = name_before(text, begin, match.start())
        of = known(text, begin, match.start()) or (Happening(name or before[-8:]) if made else None)
        return of, (begin, match.start()), name
    if sudden := sudden_event(text, match.end(), end):
        return *sudden, object_after(text, match.end(), end)
    return None, None, ""
