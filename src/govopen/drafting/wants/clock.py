"""A length of time that a sentence sets, and what its readers share.

``within``, ``shortened``, ``lasting``, ``same_day`` and ``promptly`` read one form each; ``clocks`` puts them together.
"""

import re
from dataclasses import dataclass

from govopen.drafting.requirement import Happening

MOST = 20  # of one form in one sentence: more is no sentence
UNIT = r"(?:分钟|个?工作日|个?工作小时|个?自然日|日|天|个?小时|个?钟头|个月|周|个星期)"
EVENT = re.compile("纳税|停电|通勤|等候|排队|会期|会议|培训|活动|检查|出差|调研|发言")  # what lasts itself
UPON = re.compile("(?:受理|收到|接到|发现|形成|印发|发布|公布|出台|作出|签发|审结|办结|结束)[^，。；、]{0,4}$")


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


def segment(text: str, at: int) -> tuple[int, int]:
    """Where the stretch between commas that holds ``at`` begins and ends."""
    begin = max(text.rfind(sign, 0, at) for sign in "，：；。") + 1
    ends = [end for sign in "，：；。" if (end := text.find(sign, at)) >= 0]
    return begin, min(ends, default=len(text))
