"""How long something must last, at least: 公示不得少于5个工作日, 提前3日公告."""

import re
from itertools import islice

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import MOST, UNIT, Clock, segment
from govopen.drafting.wants.happenings import known
from govopen.drafting.wants.numerals import NUMBER, number
from govopen.drafting.wants.periods import length
from govopen.drafting.wants.phrases import name_before, task

_LEAST = re.compile(
    rf"""(?x)
    (?P<least>不得?少于|不得?低于|不得?短于|至少|最少|不少于|为期?|是|达|期限?|时间|不小于)? (?:为)?
    (?<![0-9.月第]) (?P<n>{NUMBER}) (?P<unit>{UNIT}) (?P<more>以上|（含）以上)? (?![以之]?[内前后])
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
_BEFOREHAND = re.compile(
    r"(?:(?:至少)?提前(?:至少|不少于)?|(?<=[召举会]开|举行|开始|开庭)前|(?<=会)前)"
    rf"(?P<n>{NUMBER})(?P<unit>{UNIT})(?!.{{0,2}}完成)"
)


def lasting(text: str, earlier: str = "") -> list[Clock]:
    """The least durations of a sentence; ``earlier`` are the words before a semicolon."""
    found: list[Clock] = []
    for match in islice(_LEAST.finditer(text), MOST):
        begin, end = segment(text, match.start())
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
        if subject[0][:1] in "审保留":
            of = Happening(name_before(text, begin, match.start()) or subject[0])
        else:
            of = _shown(text, match.start(), near)
        start = offset + hedge.start() if hedge else match.start()
        about = of.name if of.key != "notice" else name_before(text, begin, start) or of.name
        found.append(
            Clock(start, match.end(), of, cause, about, "at_least", at_least=at_least, hedge=hedge[0] if hedge else "",
                  confidence=0.95 if sure else 0.75, doubt="" if sure else "exactly_or_at_least")
        )  # fmt: skip
    return found


def _shown(text: str, at: int, near: str) -> Happening:
    """What begins the time in which something is shown or asked: a consultation, a public notice, else a notice."""
    if re.search("公示", near) and not re.search("意见", near):
        return Happening("公示", "public_notice")
    named = known(text, 0, at) or known(near, 0, len(near))
    if named and named.key in ("consultation", "public_notice"):
        return named
    return Happening("征求意见", "consultation") if re.search("意见|听取|征", near) else Happening("公告", "notice")


def beforehand(text: str) -> list[Clock]:
    """提前5个工作日 is a least time between the announcement and what it announces."""
    found = []
    for match in islice(_BEFOREHAND.finditer(text), MOST):
        begin, end = segment(text, match.start())
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
