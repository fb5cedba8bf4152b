"""The clocks of a sentence, of all forms: 5个工作日内, 当日, 同步, 及时 after a happening, 不得少于5个工作日."""

from collections.abc import Sequence

from govopen.drafting.requirement import Happening
from govopen.drafting.wants.clock import Clock, segment
from govopen.drafting.wants.lasting import beforehand, lasting
from govopen.drafting.wants.promptly import promptly
from govopen.drafting.wants.same_day import same_day, together
from govopen.drafting.wants.shortened import Shortened, shortened
from govopen.drafting.wants.within import in_time


def clocks(text: str, before: Happening | None = None, earlier: str = "") -> list[Clock]:
    """The clocks and minimums of a sentence, in order.

    ``before`` is a happening that an earlier sentence named, ``earlier`` the words before a semicolon.
    """
    anew = shortened(text)
    ahead = beforehand(text)
    found = ahead + _apart(lasting(text, earlier), [*ahead, *anew])
    found += _apart(in_time(text, before), [*found, *anew])
    found += [each.clock for each in anew if each.clock]
    found += [clock for clock in (*same_day(text), *together(text)) if not _near(text, clock, found)]
    if not any(clock.within for clock in found):
        found += promptly(text)
    return sorted(found, key=lambda clock: clock.start)


def _apart(read: list[Clock], taken: Sequence[Clock | Shortened]) -> list[Clock]:
    """Those that do not begin in what another reader took."""
    return [each for each in read if not any(other.start <= each.start < other.end for other in taken)]


def _near(text: str, clock: Clock, found: list[Clock]) -> bool:
    """Whether another clock stands in the same stretch: 公布后3个工作日内同步解读 has one clock, not two."""
    begin, end = segment(text, clock.start)
    return any(begin <= other.start < end for other in found)
