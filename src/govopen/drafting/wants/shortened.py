"""A limit that is made shorter: 办理时限由10个工作日压缩至3个工作日."""

import re

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import Clock
from govopen.drafting.wants.phrases import name_before

SHORTENED_TO = re.compile(
    r"(?<!已)(?<!已经)(?:压缩|缩短|压减|减少|缩减|提速|精简|优化|控制|减|降低?)(?:并稳定)?(?:到|至|为|在|[至到为在]?不超过)(?:最[长多])?$"
)
_FROM = re.compile(r"由(?:原来的?|法定的?|目前的?|现行的?)?[^，。；]{0,6}?(?=[0-9一二三四五六七八九十])|从(?=[0-9])")


def target(text: str, begin: int, match: re.Match[str], verb: int, within: str) -> Clock:
    """由10日压缩至3日: what is done upon an application may take 3 days."""
    by_how_much = _FROM.search(text, begin, verb)
    about = name_before(text, begin, by_how_much.start() if by_how_much else verb)
    of = Happening("收到申请", "request_received")
    end = match.end() if match["in"] else match.end("unit")
    return Clock(verb, end, of, None, about, "shortened_to", within, assumed=("start",), confidence=0.75)
