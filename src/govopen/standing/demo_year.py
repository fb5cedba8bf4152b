"""The rest of the demonstration year: what units report, and when they sign, from a hash of unit and obligation.

Nothing here is a record of what happened.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from govopen.deadlines.expand import Checkpoint
from govopen.deadlines.instants import DAY, day_of, start_of
from govopen.ledger.claim import Claim
from govopen.ledger.evidence import Piece
from govopen.plan.model import Plan
from govopen.standing.demo_acts import address, chance
from govopen.standing.demo_story import NEVER_SIGNS, SIGNED, Step

LATE_OPENING = frozenset({"区房管局", "区商务委", "区文化委", "区园林绿化局", "德胜街道", "什刹海街道", "大栅栏街道"})
LATE_OPENING |= {"椿树街道", "牛街街道", "白纸坊街道", "广安门外街道"}
NEVER_AGAIN = frozenset({"什刹海街道", "牛街街道", "区商务委"})
QUARTERS = {"2018-Q1": date(2018, 4, 11), "2018-Q2": date(2018, 7, 20), "2018-Q3": date(2018, 10, 17)}
SHARED = {"5.4.1a": ("试点单位", date(2018, 8, 10), 1), "4.5.1a": ("区科信委", date(2018, 12, 25), 1)}
OPEN_GROUPS = frozenset({"试点单位"})
TITLES = ("社区议事会", "民生实事通气会", "业务工作例会", "居民代表座谈会", "专题说明会")


class Act(NamedTuple):
    """A claim as the year has it, and when it was typed."""

    moment: int
    claim: Claim


def claims(
    plan: Plan, checkpoints: Iterable[Checkpoint], loaded_at: int, told: Container[tuple[str, str]]
) -> Iterator[Act]:
    """What was reported in the year, but for the units and obligations of which something else is ``told``."""
    zone = plan.plan.zone
    for point in checkpoints:
        for unit, day, times in _happenings(plan, point):
            if (unit, point.obligation) in told:
                continue
            typed = max(start_of(day, zone) + _delay(unit, point), loaded_at + DAY + chance(unit, day) * 3_600_000_000)
            yield Act(typed, _claim(point, unit, day, times, day_of(typed, zone)))


def _delay(unit: str, point: Checkpoint) -> int:
    """From the day it happened to the hour it was typed: mostly a day or two, sometimes weeks."""
    days = 1 if chance("prompt", unit, point.checkpoint) < 85 else 15 + chance("slow", unit) // 10
    return days * DAY + (9 * 60 + chance("minute", unit, point.obligation) * 4) * 60_000_000


def _happenings(plan: Plan, point: Checkpoint) -> Iterator[tuple[str, date, int]]:
    """When ``point``'s holder did it, in this story: (unit, day, times)."""
    unit, luck = point.holder, chance(point.holder, point.checkpoint)
    match point.obligation:
        case "2.1.2a":
            yield from _meetings(unit, point)
        case "4.4.1a":
            yield unit, date(2018, 6, 4) + timedelta(days=luck // 6 if luck < 90 else luck - 62), 1
        case "5.4.1a" | "4.5.1a":
            yield SHARED[point.obligation]
        case "2.2.1a":
            subdistricts = [name for name, facts in plan.units.items() if facts.kind == "subdistrict"]
            for number in range(13):
                yield subdistricts[number], date(2018, 7, 12) + timedelta(days=13 * number), 2
        case "1.5.5a" if point.occasion in QUARTERS:
            yield unit, QUARTERS[point.occasion], 1
        case _ if point.kind == "quota" and luck < 88:
            yield unit, date(2018, 7, 16) + timedelta(days=luck * 19 // 10), 1
        case _ if point.kind == "ongoing" and point.holder in plan.units and luck < 42:
            yield unit, date(2018, 5, 7) + timedelta(days=luck * 5 + chance(unit, "day") // 4), 1


def _meetings(unit: str, point: Checkpoint) -> Iterator[tuple[str, date, int]]:
    """Two open meetings: the first by 20 July or not, the second in autumn, or never."""
    if point.needed > 1:
        luck = chance(unit, "meeting")
        late = date(2018, 8, 2) if unit == "大栅栏街道" else date(2018, 7, 24) + timedelta(days=luck // 3)
        yield unit, late if unit in LATE_OPENING else date(2018, 5, 21) + timedelta(days=luck // 2), 1
        if unit not in NEVER_AGAIN:
            yield unit, date(2018, 10, 15) + timedelta(days=luck // 2), 1


def _claim(point: Checkpoint, unit: str, day: date, times: int, typed: date) -> Claim:
    luck = chance("paper", unit, point.checkpoint, day)
    by_mail = luck % 5 == 0 or unit in OPEN_GROUPS
    return Claim(
        unit="" if unit in OPEN_GROUPS else unit,
        holder=point.holder,
        obligation=point.obligation,
        occasion=point.occasion,
        opens=point.opens,
        day=day,
        times=times,
        pieces=(Piece("link", url=address(point.obligation, day, luck)),) if luck < 80 else (),
        note=TITLES[luck % len(TITLES)] if point.obligation == "2.1.2a" else "",
        on_behalf=by_mail,
        via="mail" if by_mail else "",
        reported=min(day + timedelta(days=1), typed) if by_mail else None,
    )


def signatures(plan: Plan) -> Iterator[Step]:
    """Within three working days of the issue every unit signs for everything, but for those of whom more is told."""
    others = {step.who for step in SIGNED} | {NEVER_SIGNS}
    for unit in plan.units:
        if unit not in others:
            luck = chance("sign", unit)
            by_letter = "letter" if luck < 10 else ""
            yield Step(f"07-{4 + luck % 3:02} {9 + luck % 8:02}:{luck % 60:02}", "receive", unit, via=by_letter)
