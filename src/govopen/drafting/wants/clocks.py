"""Clocks: 5个工作日内, 当日, 同步, 及时 after a happening; and how long something must last: 不得少于5个工作日."""

import re
from dataclasses import dataclass
from itertools import islice

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.happenings import happening, known, sudden_event
from govopen.drafting.wants.numerals import NUMBER, number
from govopen.drafting.wants.periods import length
from govopen.drafting.wants.phrases import name_before, next_name, object_after, task, tidy

_MARKS = "".join(map(chr, range(0x2460, 0x2474)))  # ① to ⑳
_MOST = 20  # of one form in one sentence: more is no sentence
_UNIT = r"(?:个?工作日|个?工作小时|个?自然日|日|天|个?小时|个?钟头|个月|周|个星期)"
_WITHIN = re.compile(
    rf"""(?x)
    (?P<cap>不得?超过|不得?多于|最长不超过|不晚于|最迟|(?<=[时期]限)(?:一般|原则上)?[为是])?
    (?<![0-9.月第近前每]) (?P<n>{NUMBER}) (?P<unit>{_UNIT}) (?P<in>以内|之内|内|(?=办结|反馈|答复))?
"""
)
_LEAST = re.compile(
    rf"""(?x)
    (?P<least>不得?少于|不得?低于|不得?短于|至少|最少|不少于|为期?|是|达|期限?|时间|不小于)? (?:为)?
    (?<![0-9.月第]) (?P<n>{NUMBER}) (?P<unit>{_UNIT}) (?P<more>以上|（含）以上)? (?![以之]?[内前后])
"""
)
_LASTS = re.compile(
    r"公示|征求|征集|意见|公告|展示|听取|公开时间|公布时间|挂网|招标公告|听证|(?:审[核查]|保存|保留|留存)(?:时间|期限?)"
    r"|(?:报名|申报|招募|申请|推荐|自荐|投票|展[览出]|挂牌|投标|应聘|评议|咨询|受理)(?:时间|时限|期限?)"
)
_SHORT_OF = re.compile("缩短|紧急|特殊|确需|延长|其中|一般|期限|时间")  # 情况紧急需要缩短的，不得少于5个工作日
# 征求意见，时间一般不少于7个工作日: what lasts stands before the comma
_ONLY_HOW_LONG = re.compile(
    "(?:(?:公开|公示)?(?:时间|期限|时限|周期|天数))?(?:上|也|均|应当?|要|须)?(?:原则上|一般|通常)?(?:应当?|要|须)?"
)
_HEDGE = re.compile(r"原则上|一般情况下|通常情况下|一般|通常|除[^，。；]{2,12}外")
_SHORTER = re.compile(r"压缩|缩短|压减|减少|控制在|缩减|提速|降[低至到]|精简|优化至|减至|由$|从$|法定|承诺时限")
_SHORTENED_TO = re.compile(
    r"(?<!已)(?<!已经)(?:压缩|缩短|压减|减少|缩减|提速|精简|优化|控制|减|降低?)(?:并稳定)?(?:到|至|为|在|[至到为在]?不超过)(?:最[长多])?$"
)
_FROM = re.compile(r"由(?:原来的?|法定的?|目前的?|现行的?)?[^，。；]{0,6}?(?=[0-9一二三四五六七八九十])|从(?=[0-9])")
_EVENT = re.compile("纳税|停电|通勤|等候|排队|会期|会议|培训|活动|检查|出差|调研|发言")  # what lasts itself
_SUBJECT = re.compile(r"(?P<what>[^，。；自在于应后要须]{2,12})(?:应当?|要|须)?(?:自|在|于)")
_WHERE = re.compile(
    r"(?:在|通过)[^，。；]{2,14}?(?:网站|平台|门户|公众号|专栏|栏目|网上)|由[^，。；]{2,10}?(?=向"
    r"|公开|公布|负责)"
)
_NOT_YET = re.compile(r"(?:仍|还|均)?(?:未|没有|无|不)")
_VAGUE = re.compile(r"(?:近|未来|过去|今后|最近|连续|前|一定|规定|法定|期限|每|满|凌晨|上班|逾期|最后)$")
_BEFOREHAND = re.compile(
    r"(?:(?:至少)?提前(?:至少|不少于)?|(?<=[召举会]开|举行|开始|开庭)前|(?<=会)前)"
    rf"(?P<n>{NUMBER})(?P<unit>{_UNIT})(?!.{{0,2}}完成)"
)
# 同步 is a clock where one thing goes with another: 解读与政策文件同步发布; 同步推进 is a manner.
_TOGETHER = re.compile(
    r"同步(?:在[^，。；]{0,10})?(?:发布|公开|公布|上传|推送|解读|刊登|刊发|转载|报送|发送|上网|推出)"
)
_TWO_THINGS = re.compile(r"政策|文件|解读|方案|决定|会议|公报|纪要|材料|图解|新闻稿")
_MANNER = re.compile(r"线上线下|线上与线下|线上、线下|网上网下|PC端|移动端|纸质|电子|多平台|新媒体|各平台")
_SAME_DAY = re.compile(r"(?:当日|当天|即日|即时)(?!起|常|性)(?:内|即)?|次日(?!起)|隔日")
_UPON = re.compile("(?:受理|收到|接到|发现|形成|印发|发布|公布|出台|作出|签发|审结|办结|结束)[^，。；、]{0,4}$")
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
    r"(?:时|发生后|的)?，?(?:要|应当?|须|必须)?$"
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


@dataclass(frozen=True, slots=True)
class Clock:
    """A length of time that a sentence sets, from ``start`` to ``end`` in it, and what starts it (``of``).

    ``cause`` are the words that name what starts it. Either ``within`` or ``at_least`` is filled.
    """

    start: int
    end: int
    of: Happening | None
    cause: tuple[int, int] | None
    about: str
    rule: str
    within: str = ""
    at_least: str = ""
    hedge: str = ""
    assumed: tuple[str, ...] = ()
    doubt: str = ""
    confidence: float = 1.0


def clocks(text: str, before: Happening | None = None, earlier: str = "") -> list[Clock]:
    """The clocks and minimums of a sentence, in order.

    ``before`` is a happening that an earlier sentence named, ``earlier`` the words before a semicolon.
    """
    ahead = _beforehand(text)
    found = [each for each in _lasting(text, earlier) if not any(a.start <= each.start < a.end for a in ahead)]
    found += ahead
    taken = [(clock.start, clock.end) for clock in found]
    found += [clock for clock in _within(text, before) if not any(a <= clock.start < b for a, b in taken)]
    found += [clock for clock in (*_same_day(text), *_together(text)) if not _near(text, clock, found)]
    if not any(clock.within for clock in found):
        found += _promptly(text)
    return sorted(found, key=lambda clock: clock.start)


def _near(text: str, clock: Clock, found: list[Clock]) -> bool:
    """Whether another clock stands in the same stretch: 公布后3个工作日内同步解读 has one clock, not two."""
    begin, end = _segment(text, clock.start)
    return any(begin <= other.start < end for other in found)


def _segment(text: str, at: int) -> tuple[int, int]:
    begin = max(text.rfind(sign, 0, at) for sign in "，：；。") + 1
    ends = [end for sign in "，：；。" if (end := text.find(sign, at)) >= 0]
    return begin, min(ends, default=len(text))


def _within(text: str, before: Happening | None) -> list[Clock]:
    found = []
    for match in islice(_WITHIN.finditer(text), _MOST):
        begin, end = _segment(text, match.start())
        near = text[max(begin, match.start() - 14) : match.start()]
        target = _SHORTENED_TO.search(near)
        if match["in"] is None and not match["cap"] and not target:
            continue
        if _NOT_YET.match(text, match.end()) or _VAGUE.search(near) or (_SHORTER.search(near) and not target):
            continue
        within = length(number(match["n"]) or 0, match["unit"])
        if target and within:
            if not _EVENT.search(near):
                found.append(_target(text, begin, match, match.start() - len(near) + target.start(), within))
            continue
        if not within or (
            match["in"] is None and not _takes_time(text[max(0, match.start() - 30) : match.end()], match["unit"])
        ):
            continue
        of, cause = happening(text, 0, match.start())
        assumed = (
            () if (cause and cause[0] >= begin) or (of and _named_by_after(text, cause, match.start())) else ("start",)
        )
        upon = None if of else _UPON.search(text, max(begin, match.start() - 12), match.start())
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


def _target(text: str, begin: int, match: re.Match[str], verb: int, within: str) -> Clock:
    """由10日压缩至3日: what is done upon an application may take 3 days."""
    by_how_much = _FROM.search(text, begin, verb)
    about = name_before(text, begin, by_how_much.start() if by_how_much else verb)
    of = Happening("收到申请", "request_received")
    end = match.end() if match["in"] else match.end("unit")
    return Clock(verb, end, of, None, about, "shortened_to", within, assumed=("start",), confidence=0.75)


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
    if "工作日" in unit and not _EVENT.search(near):
        return True
    return re.search(r"出具|处置|审批|审核|反馈|时间|时限|期限|周期|最长|最迟|办[理结]|答复|延长", near) is not None


def _named_by_after(text: str, cause: tuple[int, int] | None, at: int) -> bool:
    """Whether the words between the happening and the clock tie them: …后, …之日起, …的，."""
    return cause is not None and re.match(r".{0,3}(?:后|起|之日|的)", text[cause[1] : at]) is not None


def _lasting(text: str, earlier: str = "") -> list[Clock]:
    found: list[Clock] = []
    for match in islice(_LEAST.finditer(text), _MOST):
        begin, end = _segment(text, match.start())
        offset = max(begin, match.start() - 30)
        near = text[offset : match.start()]
        subject = _LASTS.search(near) or (
            _LASTS.search(text[match.end() : min(end, match.end() + 8)]) and match["least"]
        )
        if not subject and found and match["least"] and match["least"][0] == "不":
            subject = _LASTS.search(text, found[-1].start - 20 if found[-1].start > 20 else 0, match.start())
        if (
            not subject
            and earlier
            and (match["least"] or "")[:1] == "不"
            and _SHORT_OF.search(text[:60], 0, match.start())
        ):
            subject = _LASTS.search(earlier)
        cause = None
        if not subject and match["least"] and _ONLY_HOW_LONG.fullmatch(near):
            subject = _LASTS.search(text, max(0, begin - 40), begin)
            cause = subject.span() if subject else None
        if not subject or not (match["least"] or match["more"] or near.endswith(("公示", "公告", "公示期", "意见"))):
            continue
        at_least = length(number(match["n"]) or 0, match["unit"])
        if not at_least or "每" in near[-6:]:
            continue
        sure = bool(match["more"] or (match["least"] or "")[:1] in "不至最")
        hedge = _HEDGE.search(near)
        near = near if _LASTS.search(near) else f"{earlier[-60:]}{text[max(0, match.start() - 60) : match.start()]}"
        public = re.search("公示", near) is not None and re.search("意见", near) is None
        of = (
            Happening("公示", "public_notice")
            if public
            else known(text, 0, match.start()) or known(near, 0, len(near)) or Happening("公告", "notice")
        )
        if subject[0][:1] in "审保留":
            of = Happening(name_before(text, begin, match.start()) or subject[0])
        elif of.key not in ("consultation", "public_notice"):
            of = (
                Happening("征求意见", "consultation")
                if re.search("意见|听取|征", near)
                else Happening("公告", "notice")
            )
        start = offset + hedge.start() if hedge else match.start()
        about = of.name if of.key != "notice" else name_before(text, begin, start) or of.name
        found.append(
            Clock(start, match.end(), of, cause, about, "at_least", at_least=at_least, hedge=hedge[0] if hedge else "",
                  confidence=0.95 if sure else 0.75, doubt="" if sure else "exactly_or_at_least")
        )  # fmt: skip
    return found


def _beforehand(text: str) -> list[Clock]:
    """提前5个工作日 is a least time between the announcement and what it announces."""
    found = []
    for match in islice(_BEFOREHAND.finditer(text), _MOST):
        begin, end = _segment(text, match.start())
        at_least = length(number(match["n"]) or 0, match["unit"])
        if at_least:
            about = task(text, match.start(), match.end(), begin, end)
            of = Happening(about or "预告", "announcement")
            found.append(
                Clock(
                    match.start(),
                    match.end(),
                    of,
                    None,
                    about,
                    "beforehand",
                    at_least=at_least,
                    doubt="beforehand",
                    confidence=0.5,
                )
            )
    return found


def _same_day(text: str) -> list[Clock]:
    found = []
    for match in islice(_SAME_DAY.finditer(text), _MOST):
        begin, end = _segment(text, match.start())
        of, cause = happening(text, 0, match.start())
        upon = _UPON.search(text, max(begin, match.start() - 8), match.start())
        if upon and of is None:
            of, cause = known(text, begin, match.start()) or Happening(upon[0]), upon.span()
        if of is None:
            continue
        within = "1 day" if match[0][0] in "次隔" else "same day"
        about = object_after(text, match.end(), end) or name_before(text, begin, match.start())
        assumed = ("within",) if match[0].startswith("即") else ()
        found.append(
            Clock(match.start(), match.end(), of, cause, about, "same_day", within, assumed=assumed, confidence=0.85)
        )
    return found


def _together(text: str) -> list[Clock]:
    match = _TOGETHER.search(text)
    if match is None:
        return []
    begin, end = _segment(text, match.start())
    words = text[begin : match.start()]
    if _MANNER.search(words) or not _TWO_THINGS.search(words):
        return []
    if not re.search(r"与|和|同|跟|、|及|随", words) and not re.search("解读|材料", text[begin:end]):
        return []
    named = known(text, begin, end)
    usual = Happening("政策文件公布", "policy_published")
    of = named if named and named.key in ("policy_published", "meeting_held", "decision_made") else usual
    about = name_before(text, begin, match.start()) or "同步发布"
    about = tidy(about.partition("与")[0]) or about
    return [
        Clock(match.start(), match.end(), of, (begin, match.start()), about, "together", "same day",
              assumed=("within",), doubt="same_time", confidence=0.75)
    ]  # fmt: skip


def _promptly(text: str) -> list[Clock]:
    """及时 where one distinct happening starts it; 及时 about what goes on, or about faults, sets no clock."""
    for match in islice(_PROMPT.finditer(text), _MOST):
        begin, end = _segment(text, match.start())
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
