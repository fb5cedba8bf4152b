"""Units that a document adds once to all that follows: 以下各项均需各区政府落实，不再单独列出.

Of 各区政府为各项任务的责任单位，不再列出 the units are added to every item, before and after it.
"""

import re
from typing import NamedTuple

from govopen.drafting.document import Span
from govopen.drafting.outlines.naming import Read, is_unit, read_list

_FAR = 200
_UNLISTED = re.compile(r"不(?:再|另|逐[一个项]|一一)[^。；，（）()\n]{0,10}(?:列|注明|标注|写)[^。；，（）()\n]{0,2}")
_NAMES = r"(?P<who>[^，。；：\n]{2,80}?)"
_DO = "(?:按职责|分工|分别|共同|抓好|组织|配合|参与|负责|落实|实施|执行|推进|办理|承担|完成)"
_FOLLOWING = re.compile(
    rf"以下[^，。；：（）()\n]{{0,16}}?(?:均|都|皆|全部|一律)(?:[需须应要由]|涉及){{0,2}}{_NAMES}{_DO}{{1,4}}[^。；\n]{{0,12}}$"
)
_ALL = re.compile(
    rf"(?:[^。；\n]{{0,8}}[：（])?{_NAMES}(?:均|都|同时)?[为是](?:以下|上述)?(?:各项|所有|全部|每项|各)[^，。；：\n]{{0,12}}"
    r"(?:责任|配合|落实|参与)(?:单位|部门)，[^，。；：\n]{0,8}$"
)


class Added(NamedTuple):
    """The words of the rule, the units, and where the first item that it goes for may begin."""

    span: Span
    names: tuple[Read, ...]
    since: int


def additions(text: str) -> list[Added]:
    """Every such rule of a document."""
    out = []
    for unlisted in _UNLISTED.finditer(text):
        low = max(0, unlisted.start() - _FAR)
        start = max(low, *(text.rfind(mark, low, unlisted.start()) + 1 for mark in "。；\n"))
        following = _FOLLOWING.search(text, start, unlisted.start())
        found = following or _ALL.match(text, start, unlisted.start())
        if found is None:
            continue
        names = tuple(read_list(text, *found.span("who")))
        if names and all(each.named and is_unit(each.named.name) for each in names):
            since = unlisted.end() if following else 0
            out.append(Added(Span(found.start(), unlisted.end()), names, since))
    return out
