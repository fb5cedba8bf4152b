"""On the day on which something happens: 当日, 次日, 与政策文件同步."""

import re
from itertools import islice

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import MOST, UPON, Clock, segment
from govopen.drafting.wants.happenings import happening, known
from govopen.drafting.wants.phrases import name_before, object_after, tidy

# 同步 is a clock where one thing goes with another: 解读与政策文件同步发布; 同步推进 is a manner.
_TOGETHER = re.compile(
    r"同步(?:在[^，。；]{0,10})?(?:发布|公开|公布|上传|推送|解读|刊登|刊发|转载|报送|发送|上网|推出)"
)
_TWO_THINGS = re.compile(r"政策|文件|解读|方案|决定|会议|公报|纪要|材料|图解|新闻稿")
_MANNER = re.compile(r"线上线下|线上与线下|线上、线下|网上网下|PC端|移动端|纸质|电子|多平台|新媒体|各平台")
_SAME_DAY = re.compile(r"(?:当日|当天|即日|即时)(?!起|常|性)(?:内|即)?|次日(?!起)|隔日")


def same_day(text: str) -> list[Clock]:
    """What is due on the day of a happening, or on the next."""
    found = []
    for match in islice(_SAME_DAY.finditer(text), MOST):
        begin, end = segment(text, match.start())
        of, cause = happening(text, 0, match.start())
        upon = UPON.search(text, max(begin, match.start() - 8), match.start())
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


def together(text: str) -> list[Clock]:
    """What is done together with something else, read as the same day."""
    match = _TOGETHER.search(text)
    if match is None:
        return []
    begin, end = segment(text, match.start())
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
