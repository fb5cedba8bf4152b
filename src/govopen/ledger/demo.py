"""A synthetic year of the 2018 plan: the same entries, times and salts everywhere, so the same chain head.

Who is late with what is made up, from a hash of unit and obligation; nothing here is a record of what happened.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from govopen.deadlines.expand import Checkpoint, expand
from govopen.deadlines.instants import DAY, at, day_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.claim import Claim, draft
from govopen.ledger.entry import Draft, Text
from govopen.ledger.evidence import Piece
from govopen.ledger.loading import Loaded, load
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.ledger.withdraw import entry_at, withdrawal
from govopen.plan.model import Plan
from govopen.store.connection import Database

LOADED = datetime(2018, 7, 3, 9)  # noqa: DTZ001 - local, in the plan's zone
LATE_OPENING = frozenset({"区房管局", "区商务委", "区文化委", "区园林绿化局", "德胜街道", "什刹海街道", "大栅栏街道"})
LATE_OPENING |= {"椿树街道", "牛街街道", "白纸坊街道", "广安门外街道"}
NEVER_AGAIN = frozenset({"什刹海街道", "牛街街道", "区商务委"})
QUARTERS = {"2018-Q1": date(2018, 4, 11), "2018-Q2": date(2018, 7, 20), "2018-Q3": date(2018, 10, 17)}
SHARED = {"5.4.1a": ("试点单位", date(2018, 8, 10), 1), "4.5.1a": ("区科信委", date(2018, 12, 25), 1)}
TITLES = ("社区议事会", "民生实事通气会", "业务工作例会", "居民代表座谈会", "专题说明会")


class Act(NamedTuple):
    """A claim as the year has it, and when it was typed."""

    moment: int
    claim: Claim


def write_demo(database: Database, plan: Plan, source: str, calendar: WorkCalendar) -> Loaded:
    """Load the plan as on 3 July 2018 and record the synthetic year, in one transaction."""
    zone = plan.plan.zone
    loaded_at = at(LOADED, zone)
    with database.writing():
        loaded = load(database, plan, source, _recorder(loaded_at), calendar)
        header = choose_plan(database, plan.plan.id, LOADED.date())
        view = View(database, header, loaded.version, loaded_at, "", 1, "demo")
        for act in sorted(_year(plan, list(expand(plan, calendar)), loaded_at), key=_order):
            made = draft(view, act.claim, act.moment, calendar)
            append(database, plan.plan.id, [made], _recorder(act.moment))
        _mistakes(view, at(datetime(2018, 9, 14, 16), zone))  # noqa: DTZ001 - local
    return loaded


def _recorder(moment: int) -> Recorder:
    return Recorder("demo", lambda: moment, lambda seq: sha256(f"demo {seq}".encode()).hexdigest()[:32])


def _order(act: Act) -> tuple[int, str, str, date]:
    return act.moment, act.claim.obligation, act.claim.unit, act.claim.day


def _chance(*words: object) -> int:
    """0 to 99, always the same for the same words."""
    return int(sha256(" ".join(map(str, words)).encode()).hexdigest()[:8], 16) % 100


def _year(plan: Plan, checkpoints: list[Checkpoint], loaded_at: int) -> Iterator[Act]:
    zone = plan.plan.zone
    for point in checkpoints:
        for unit, day, times in _happenings(plan, point):
            typed = max(start_of(day, zone) + _delay(unit, point), loaded_at + DAY + _chance(unit, day) * 3_600_000_000)
            yield Act(typed, _claim(point, unit, day, times, day_of(typed, zone)))


def _delay(unit: str, point: Checkpoint) -> int:
    """From the day it happened to the hour it was typed: mostly a day or two, sometimes weeks."""
    days = 1 if _chance("prompt", unit, point.checkpoint) < 85 else 15 + _chance("slow", unit) // 10
    return days * DAY + (9 * 60 + _chance("minute", unit, point.obligation) * 4) * 60_000_000


def _happenings(plan: Plan, point: Checkpoint) -> Iterator[tuple[str, date, int]]:
    """When ``point``'s holder did it, in this story: (unit, day, times)."""
    unit, luck = point.holder, _chance(point.holder, point.checkpoint)
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
            yield unit, date(2018, 5, 7) + timedelta(days=luck * 5 + _chance(unit, "day") // 4), 1


def _meetings(unit: str, point: Checkpoint) -> Iterator[tuple[str, date, int]]:
    """Two open meetings: the first by 20 July or not, the second in autumn, or never."""
    if point.needed > 1:
        luck = _chance(unit, "meeting")
        late = date(2018, 8, 2) if unit == "大栅栏街道" else date(2018, 7, 24) + timedelta(days=luck // 3)
        yield unit, late if unit in LATE_OPENING else date(2018, 5, 21) + timedelta(days=luck // 2), 1
        if unit not in NEVER_AGAIN:
            yield unit, date(2018, 10, 15) + timedelta(days=luck // 2), 1


def _claim(point: Checkpoint, unit: str, day: date, times: int, typed: date) -> Claim:
    luck = _chance("paper", unit, point.checkpoint, day)
    by_mail = luck % 5 == 0
    address = f"https://demo.example/{point.obligation}/{day:%Y%m%d}/{luck}"
    return Claim(
        unit=unit,
        holder=point.holder,
        obligation=point.obligation,
        occasion=point.occasion,
        opens=point.opens,
        day=day,
        times=times,
        pieces=(Piece("link", url=address),) if luck < 80 else (),
        note=TITLES[luck % len(TITLES)] if point.obligation == "2.1.2a" else "",
        on_behalf=by_mail,
        via="mail" if by_mail else "",
        reported=min(day + timedelta(days=1), typed) if by_mail else None,
    )


def _mistakes(view: View, moment: int) -> None:
    """Somebody mistypes an entry and takes it back; somebody notes progress."""
    last = view.database.row("ledger", "head", plan=view.plan.plan_id)
    assert last is not None  # noqa: S101 - the year has entries
    moment = max(moment, last[1])
    wrong = entry_at(view, last[0])
    progress = Draft(
        kind="progress",
        plan_version=view.version,
        obligation="4.5.1a",
        unit="区科信委",
        holder="4.5.1a",
        occurred_at=moment,
        text=Text(note="网站整合方案已报审"),
    )
    append(view.database, view.plan.plan_id, [progress], _recorder(moment))
    append(view.database, view.plan.plan_id, [withdrawal(view, wrong, "日期录错")], _recorder(moment + 60_000_000))
