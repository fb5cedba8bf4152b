"""The clocks of a sentence, of all forms: 5个工作日内, 当日, 同步, 及时 after a happening, 不得少于5个工作日."""

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import Clock, segment
from govopen.drafting.wants.lasting import beforehand, lasting
from govopen.drafting.wants.promptly import promptly
from govopen.drafting.wants.same_day import same_day, together
from govopen.drafting.wants.within import in_time


def clocks(text: str, before: Happening | None = None, earlier: str = "") -> list[Clock]:
    """The clocks and minimums of a sentence, in order.

    ``before`` is a happening that an earlier sentence named, ``earlier`` the words before a semicolon.
    """
    ahead = beforehand(text)
    found = [each for each in lasting(text, earlier) if not any(a.start <= each.start < a.end for a in ahead)]
    found += ahead
    taken = [(clock.start, clock.end) for clock in found]
    found += [clock for clock in in_time(text, before) if not any(a <= clock.start < b for a, b in taken)]
    found += [clock for clock in (*same_day(text), *together(text)) if not _near(text, clock, found)]
    if not any(clock.within for clock in found):
        found += promptly(text)
    return sorted(found, key=lambda clock: clock.start)


def _near(text: str, clock: Clock, found: list[Clock]) -> bool:
    """Whether another clock stands in the same stretch: 公布后3个工作日内同步解读 has one clock, not two."""
    begin, end = segment(text, clock.start)
    return any(begin <= other.start < end for other in found)
