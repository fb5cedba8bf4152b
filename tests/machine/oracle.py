"""DESIGN §1-§5 read aloud in plain Python: where every checkpoint stands, for any day and any position.

It imports nothing of the program: not its queries, not its rules of time, not its calendar.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from decided import codes, decisions, judged, judged_by, moves, same
from facts import CLAIMED, Fact, Known, completing
from promised import (
    HEARD,
    ISSUED,
    OPENS,
    PILOTS,
    TAKEN_OVER,
    Point,
    Version,
    by_place,
    no_news,
    short_notice,
)
from rest_days import end, nth_day_after, nth_working_day_after, start, working_days_between


class Held(NamedTuple):
    """A checkpoint that some version asks for, for the days from ``begins`` to before ``ends``; ``ends`` None: ever."""

    point: Point
    version: int
    begins: datetime
    ends: datetime | None = None
    short: bool = False


class Row(NamedTuple):
    """Where a checkpoint stands, in the words of DESIGN."""

    holder: str
    standing: str
    former: str | None
    due: datetime | None
    target: datetime | None
    reached: datetime | None
    recorded: int
    days: int | None
    working_days: int | None
    flags: frozenset[str]


class Oracle:
    """What follows from the facts up to a position."""

    def __init__(self, facts: list[Fact]) -> None:
        self.known = Known(facts)
        self.held = list(self._cases()) + self._promised()

    # What is asked for, by which version, from when to when

    def _promised(self) -> list[Held]:
        held: list[Held] = []
        for number, load in enumerate(self.known.loads(), 1):
            if number == 1:
                first = start(ISSUED)
                held = [Held(point, 1, OPENS, short=short_notice(point, first)) for point in load.version.points()]
            elif load.about is not None:
                held = self._corrected(allocated(held, load.version), load, number)
            else:
                held = self._amended(allocated(held, load.version), load, number)
        return held

    def _amended(self, held: list[Held], load: Fact, number: int) -> list[Held]:
        """What was due before the day, or before the load, keeps its version; the rest is the new version's."""
        begins = load.decided or load.recorded
        threshold = max(begins, load.recorded)
        then = Known(self.known.facts[: load.seq - 1])
        kept, ended = [], []
        for each in held:
            if each.ends is not None or judged_by(then, each.point, threshold) < threshold:
                kept.append(each)
            else:
                ended.append(each)
        stays = {each.point.place for each in kept if each.ends is None}
        gone_on = {each.point.place: each for each in ended}
        made = [self._short(held_, begins, gone_on) for held_ in self._made(load, number, begins, stays, set(gone_on))]
        return [*kept, *(each._replace(ends=begins) for each in ended), *made]

    def _made(
        self,
        load: Fact,
        number: int,
        begins: datetime,
        stays: set[tuple[str, str, str]],
        ended: set[tuple[str, str, str]],
    ) -> Iterator[Held]:
        """The new version's checkpoints: what goes on, what begins later, what nobody was asked for yet."""
        for point in load.version.points():
            keys = {(code, point.checkpoint.replace(point.obligation, code)) for code in codes(point)}
            before = sorted(load.version.predecessors(point.holder, point.obligation))
            theirs = {unit: {(unit, *key) for key in keys} for unit in before}
            mine = {(point.holder, *key) for key in keys}
            later = point.opens >= begins  # then it is one, and the successor's own
            going_on = [unit for unit in before if theirs[unit] & ended and not later]
            for unit in going_on:
                yield Held(point._replace(holder=unit), number, begins)
            if mine & stays:
                continue  # it was due already, and stays as it was
            if mine & ended:
                yield Held(point, number, begins)
            elif going_on or any(theirs[unit] & stays for unit in before):
                continue  # it is asked for already, as a predecessor's
            elif later or not self._joined_since(point, load, stays | ended):
                yield Held(point, number, begins)

    def _joined_since(self, point: Point, load: Fact, asked: set[tuple[str, str, str]]) -> bool:
        """A new member of a group owes what opens after it joined, and what nobody was asked for before."""
        before = self.known.loads()[: self.known.loads().index(load)]
        joined = load.version.joined(point.holder, point.obligation)
        if not joined or point.holder not in before[-1].version.units:
            return joined
        keys = {(code, point.checkpoint.replace(point.obligation, code)) for code in codes(point)}
        return bool(keys & {place[1:] for place in asked})

    def _short(self, made: Held, begins: datetime, ended: dict[tuple[str, str, str], Held]) -> Held:
        """Rule 14. What was asked for already, no later and no fewer, is no news."""
        noticed = max(start(ISSUED), start(begins.date()))
        short = short_notice(made.point, noticed)
        for code in codes(made.point):
            place = (made.point.holder, code, made.point.checkpoint.replace(made.point.obligation, code))
            old = ended.get(place)
            if old and not old.short and no_news(old.point, made.point):
                short = False
        return made._replace(short=short)

    def _corrected(self, held: list[Held], load: Fact, number: int) -> list[Held]:
        """All days restated: what stood in the file wrongly, wherever no amendment has changed it since."""
        previous = [each for each in self.known.loads() if each.seq < load.seq][-1].version
        was, now = by_place(previous), by_place(load.version)
        found: list[Held] = []
        stays: set[tuple[str, str, str]] = set()
        over: dict[tuple[str, str, str], dict[str, datetime]] = {}
        for each in held:
            point = each.point
            holder = load.version.heir(point.holder, point.obligation)
            place = (holder, point.obligation, point.checkpoint)  # under a code that is no more it is left alone
            if each.ends is None:
                stays.add(place)
            else:
                over.setdefault(place, {})[point.holder] = each.ends
            if place in was and place not in now:
                continue  # it should never have been asked for
            mended = each._replace(version=number if each.version == number - 1 else each.version)
            if place in was and now[place] != was[place] and point.due == was[place].due:
                ended = {old.point.place: old for old in found if old.ends == each.begins}
                mended = self._short(mended._replace(point=point._replace(due=now[place].due)), each.begins, ended)
            found.append(mended)
        begins = load.decided or load.recorded
        replaced = {old.point.place: old for old in found if old.ends == begins}
        back = [now[place] for place in now if place not in was and place not in stays]
        return found + [
            self._short(made, begins, replaced)
            for point in back
            for made in self._back(point, held, over.get(point.place, {}), Held(point, number, begins))
        ]

    def _back(self, point: Point, held: list[Held], ended: dict[str, datetime], made: Held) -> Iterator[Held]:
        """What an amendment took away is owed again: by whoever owed it, and by nobody who came after it opened."""
        came = min((each.begins for each in held if each.point.holder == point.holder), default=OPENS)
        if not ended and point.opens < came:
            return
        last = max(ended.values(), default=OPENS)
        for holder in [each for each, at in ended.items() if at == last] if point.opens < last else [point.holder]:
            yield made._replace(point=point._replace(holder=holder))

    def _cases(self) -> Iterator[Held]:
        for opening in self.known.facts:
            if opening.kind == "case_open" and self.known.holds(opening):
                for code in HEARD[opening.ref]:
                    point = case_point(opening, code)
                    yield Held(point, 0, opening.happened, short=short_notice(point, start(ISSUED)))

    # What was decided

    def _excused(self, point: Point, as_of: datetime) -> datetime | None:
        """Since when: by a decision, or by an accepted report of nothing from its day on."""
        found = [g.decided for fact, g in decisions(self.known, point, as_of) if fact.kind == "excuse" and g.decided]
        return min([*found, *(fact.happened for fact in self._nothing(point, as_of))], default=None)

    def _nothing(self, point: Point, as_of: datetime) -> list[Fact]:
        """The accepted reports of nothing that excuse it."""
        if point.kind in {"recurring", "never", "minimum"}:
            return []
        found = [fact for fact in self.known.counting(["none"], as_of) if same(fact, point)]
        return [fact for fact in found if self.known.said(fact) == "acceptance"]

    def _late_nothing(self, point: Point, as_of: datetime) -> Iterator[bool]:
        """Of each report of nothing that excuses, whether it was accepted after the date that it moves."""
        moved = moves(self.known, point, as_of)
        for fact in self._nothing(point, as_of):
            words = [each for each in self.known.facts if each.kind == "acceptance" and each.about == fact.seq]
            accepted = max(each.recorded for each in words if self.known.holds(each))
            if point.stated and point.due is not None:
                asked = judged(point.due, [move for move in moved if move[0] < fact.happened])[1]
                yield accepted > asked

    # What was done

    def counting(self, point: Point, as_of: datetime) -> list[Fact]:
        kinds = CLAIMED if point.kind == "recurring" else CLAIMED[:1]
        return [fact for fact in self.known.counting(kinds, as_of) if same(fact, point)]

    def _reached(self, point: Point, as_of: datetime) -> datetime | None:
        if point.kind == "minimum":
            closed = [fact for fact in self.known.counting(["case_close"], as_of) if fact.occasion == point.occasion]
            return closed[0].happened if closed else None
        if point.kind == "never":
            found = [fact for fact in self.known.counting(["finding"], as_of) if same(fact, point)]
            force = [fact for fact in found if fact.decided or self.known.said(fact) == "acceptance"]
            return force[0].happened if force else None
        done = 0
        for fact in self.counting(point, as_of):
            done += fact.times
            if done >= point.needed:
                return fact.happened
        return None

    # Where it stands

    def rows(self, as_of: datetime) -> dict[tuple[str, str], Row]:
        """By who held it first and its key."""
        found: dict[tuple[str, str], Row] = {}
        for each in self.held:
            if each.begins <= as_of and (each.ends is None or as_of < each.ends):
                place = (each.point.holder, each.point.checkpoint)
                assert place not in found, place
                found[place] = self._row(each, as_of)
        return found

    def _row(self, held: Held, as_of: datetime) -> Row:
        point = held.point
        moved = moves(self.known, point, as_of)
        due, target = point.due, None
        if point.due is not None and moved:
            due, asked = judged(point.due, moved)
            target = asked if asked > point.due else None
        reached, excused = self._reached(point, as_of), self._excused(point, as_of)
        standing = verdict(point, due, target, reached, as_of, excused=excused is not None)
        former = verdict(point, due, target, reached, as_of, excused=False) if excused is not None else None
        from_ = due if target is None or standing in {"breached", "met", "late", "overdue"} else target
        days = working = None
        if point.stated and point.kind not in {"never", "minimum"} and from_ is not None:
            days = (as_of.date() - from_.date()).days
            working = working_days_between(from_.date(), as_of.date()) if from_ < as_of else None
        done = sum(fact.times for fact in self.counting(point, as_of))
        holder = self._answers(point, reached, excused, as_of)
        flags = frozenset(self._flags(held, reached, target, as_of))
        if standing == "excused" and any(self._late_nothing(point, as_of)):
            flags |= {"recorded_late"}
        return Row(holder, standing, former, due, target, reached, done, days, working, flags)

    def _answers(self, point: Point, reached: datetime | None, excused: datetime | None, as_of: datetime) -> str:
        """What a unit that is no more had not completed when it ended is its successor's, and so on."""
        now, unit = self.known.in_effect(as_of).version, point.holder
        while heir := now.next(unit, point.obligation):
            load = next(load for load in self.known.loads() if load.version.has(TAKEN_OVER[unit]))
            since = load.decided or load.recorded
            if (reached is not None and reached < since) or (excused is not None and excused < since):
                return unit
            unit = heir
        return unit

    def _flags(self, held: Held, reached: datetime | None, target: datetime | None, as_of: datetime) -> Iterator[str]:
        point = held.point
        if held.short:
            yield "short_notice"
        if target is not None:
            yield "extended"
        if any(self._recorded_late(point, as_of)):
            yield "recorded_late"
        for fact in completing(self.counting(point, as_of), point.needed):
            yield from self._of_claim(fact, reviewed=point.stated)
        if reached is None:
            replaced = {
                old.seq
                for fact in self.known.facts
                if fact.kind in CLAIMED and self.known.said(fact) != "withdrawal" and fact.happened <= as_of
                for old in self.known.behind(fact)
            }
            for fact in self.known.facts:
                refused = fact.kind == "claim" and same(fact, point) and self.known.said(fact) == "return"
                if refused and fact.happened <= as_of and fact.seq not in replaced:
                    yield "returned"

    def _of_claim(self, fact: Fact, *, reviewed: bool) -> Iterator[str]:
        assert fact.reported is not None
        assert fact.report_by is not None
        if reviewed and self.known.said(fact) != "acceptance":
            yield "unverified"
        if not fact.evidence and fact.kind == "claim":
            yield "no_evidence"
        if fact.reported > fact.report_by:
            yield "recorded_late"
        if fact.on_behalf:
            yield "on_behalf"
        for old in self.known.behind(fact):
            yield "returned" if self.known.said(old) == "return" else "corrected"

    def _recorded_late(self, point: Point, as_of: datetime) -> Iterator[bool]:
        """Of each decision, whether it was recorded after the date that it moves; what has no date has none."""
        moved = moves(self.known, point, as_of)
        for _fact, granted in decisions(self.known, point, as_of):
            if point.stated and point.due is not None and granted.decided:
                asked = judged(point.due, [move for move in moved if move[0] < granted.decided])[1]
                yield granted.recorded > asked


def allocated(held: list[Held], version: Version) -> list[Held]:
    """Members that are named owe what was their group's, from the start."""
    found: list[Held] = []
    for each in held:
        holders = version.pilots if each.point.holder == PILOTS else [each.point.holder]
        found += [each._replace(point=each.point._replace(holder=holder)) for holder in holders]
    return found


def case_point(opening: Fact, code: str) -> Point:
    """What a case asks for: five hours, three working days, ten days, promptly; or five working days at least."""
    happened, day = opening.happened, opening.happened.date()
    due: datetime | None = None
    if code == "1.1.2a":
        due = happened + timedelta(hours=5)
    elif code == "1.1.2b":
        due = end(nth_working_day_after(day, 3))
    elif code == "1.1.2c":
        due = end(nth_day_after(day, 10))
    elif code == "1.1.2e":
        due = start(nth_working_day_after(day, 5))  # it may close on its last day
    kind = "minimum" if code == "1.1.2e" else "response"
    key, timed = f"{code}/{opening.occasion}", code == "1.1.2a"
    return Point(opening.unit, code, key, opening.occasion, kind, True, happened, due, 1, timed)


def verdict(
    point: Point,
    due: datetime | None,
    target: datetime | None,
    reached: datetime | None,
    as_of: datetime,
    *,
    excused: bool,
) -> str:
    """The first that fits, in DESIGN's order of precedence."""
    begun = point.opens <= as_of
    if point.kind == "never":
        assert due is not None
        return "breached" if reached else "met" if due < as_of else "open" if begun else "upcoming"
    if point.kind == "minimum":
        assert due is not None
        if reached and reached >= due:
            return "met"
        return "excused" if excused else "breached" if reached else "open"
    if reached and (due is None or reached <= due):
        return "met"
    if excused:
        return "excused"
    if reached:
        return "late"
    asked = target or due
    if asked is None:
        return "open" if begun else "upcoming"
    if asked < as_of:
        return "overdue"
    if not begun:
        return "upcoming"
    return "due_soon" if asked <= end(as_of.date() + timedelta(days=14)) else "open"
