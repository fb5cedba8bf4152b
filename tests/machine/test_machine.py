"""All commands at random, for thousands of steps, against an oracle that knows what was said and what DESIGN means.

After every step the standings, the history and the audit are what they should be, and an earlier position replays to
what it was. ``GOVOPEN_MACHINE_EXAMPLES`` sets how many lives of a plan are played, each of sixty commands.
"""

import os
from collections.abc import Sequence
from datetime import date, timedelta

from clerk import Desk, Moment
from desks import Desks, codes, desks, nth, units
from facts import CLAIMED, Fact, Known
from filed import offices
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from office import LASTING, REQUESTS, REVIEWED, VERDICTS
from promised import (
    AMENDMENTS,
    BACK,
    BEFORE,
    BUILDING,
    CORRECTIONS,
    EDUCATION,
    FARMS,
    HALVES,
    HEARD,
    QUARTERS,
    REORGANISED,
    WATER,
    YUETAN,
)
from rest_days import nth_working_day_after, start
from typist import LAST_COMMAND

EXAMPLES = int(os.environ.get("GOVOPEN_MACHINE_EXAMPLES", "36"))
STEPS = 60

case_codes = st.sampled_from(["1.1.2a", "1.1.2b", "1.1.2c", "1.1.2d", "1.1.2e"])
keys = st.sampled_from(
    [
        "1.1.1a/1",
        "1.1.1a",
        "1.1.1b/2018-Q2",
        "1.1.1b/2018-Q3",
        "1.1.1c",
        "1.1.1d",
        "1.1.1e",
        "1.1.1f",
        "1.1.1h",
        "1.1.1g",
        "1.1.1k",
        "1.1.1b/2018-H2",
    ]
)
quarters = st.sampled_from(["", *QUARTERS, *HALVES])
ago = st.one_of(st.integers(0, 20), st.integers(0, 20), st.integers(0, 250), st.integers(-1, 3))
minutes = st.one_of(st.none(), st.integers(0, 1439))
often = st.sampled_from([True, True, True, False])


class Year(Desks):
    """A year of supervision, typed at random."""

    @initialize(
        unit=st.sampled_from([EDUCATION, BEFORE, BUILDING]), days=st.integers(1, 12), minute=st.integers(0, 1439)
    )
    def a_case_of_every_kind(self, unit: str, days: int, minute: int) -> None:
        """An incident, a letter and a consultation, in the first fortnight."""
        self.now += timedelta(days=5, hours=3, minutes=17)
        for trigger in HEARD:
            clerk = self.clerk()
            when = Moment(self.day(days).at + timedelta(minutes=minute), True)
            facts = clerk.opening(trigger, [unit], when, again=False)
            self.must(clerk, facts, "open", trigger, "--unit", unit, *when.words, "--title", "来信")

    @rule(days=st.integers(0, 40), minutes=st.integers(1, 1439))
    def time_passes(self, days: int, minutes: int) -> None:
        if self.now < LAST_COMMAND:
            self.now += timedelta(days=days, minutes=minutes)

    @rule(
        desk=desks, unit=units, code=codes, for_=quarters, days=ago, times=st.integers(1, 3), again=often, paper=often
    )
    def done(
        self, desk: Desk, unit: str, code: str, for_: str, days: int, times: int, again: bool, paper: bool
    ) -> None:
        clerk, when, period = self.clerk(desk), self.day(days), for_ if code == "1.1.1b" else ""
        facts = clerk.claim(unit, code, period, when, times, again, paper, "claim")
        words = ["done", code, "--unit", unit, *when.words, "--times", str(times), "--note", "列席12人"]
        words += ["--for", period] if period else []
        words += ["--again"] if again else []
        words += ["--evidence", "http://127.0.0.1/1"] if paper else []
        if facts:
            links = (("links", "http://127.0.0.1/1"),) if paper else ()
            facts = [facts[0]._replace(words=(("note", "列席12人"), *links))]
        self.must(clerk, facts, *words)

    @rule(
        desk=desks,
        unit=st.sampled_from([EDUCATION, BEFORE, BEFORE, FARMS, BUILDING, WATER, YUETAN]),
        n=nth,
        days=st.integers(-3, 25),
        paper=often,
    )
    def done_what_is_owed(self, desk: Desk, unit: str, n: int, days: int, paper: bool) -> None:
        """By whoever answers now, around the day when it was asked for, or lately; often what was decided about."""
        clerk = self.clerk(desk)
        unit = clerk.now_called(unit) or unit
        owed = [pair for code in clerk.version.codes for pair in clerk.visible(unit, code)]
        owed = [(held, row) for held, row in owed if held.point.kind in {"quota", "recurring", "deadline"}]
        owed = [(held, row) for held, row in owed if n > 4 and (row.target or row.former)] or owed
        held, row = owed[n % len(owed)]
        at = min(self.now, (row.target or row.due or self.now) + timedelta(days=5)) - timedelta(days=days)
        handed = [fact.decided for fact in self.facts if fact.kind == "succession" and fact.decided]
        at = min(self.now, handed[-1]) if handed and n % 5 < 2 else at  # on the day on which it was taken over
        when = Moment(start(at.date()))
        code, period = held.point.obligation, held.point.occasion
        facts = clerk.claim(unit, code, period, when, 1, True, paper, "claim")
        if facts and paper:
            facts = [facts[0]._replace(words=(("links", "http://127.0.0.1/3"),))]
        words = ["done", code, "--unit", unit, *when.words, "--again"]
        words += ["--for", period] if period else []
        self.must(clerk, facts, *words, *(["--evidence", "http://127.0.0.1/3"] if paper else []))

    @precondition(lambda self: self.has("case_open"))
    @rule(desk=desks, other=units, code=case_codes, n=nth, hours=st.integers(-4, 400), minute=often)
    def answered(self, desk: Desk, other: str, code: str, n: int, hours: int, minute: bool) -> None:
        """Some time after it happened, or about five hours."""
        opened = [fact for fact in self.facts if fact.kind == "case_open"]
        opened = [fact for fact in opened if n % 2 or fact.ref == "incident"] or opened
        opening = opened[-1 - n % len(opened)]
        unit = other if n == 9 else opening.unit
        code = code if n == 8 else HEARD[opening.ref][n % len(HEARD[opening.ref])]
        at = opening.happened + timedelta(hours=hours if n % 2 else 5, minutes=n // 2 % 3 - 1)
        when = Moment(at, True) if minute else Moment(start(at.date()))
        clerk = self.clerk(desk)
        facts = clerk.claim(unit, code, opening.occasion, when, 1, True, False, "claim")
        self.must(clerk, facts, "done", code, "--unit", unit, *when.words, "--case", opening.occasion, "--again")

    @rule(desk=desks, unit=units, code=st.one_of(codes, case_codes), for_=quarters, days=ago)
    def nothing_to_report(self, desk: Desk, unit: str, code: str, for_: str, days: int) -> None:
        clerk, when, period = self.clerk(desk), self.day(days), for_ if code == "1.1.1b" else ""
        words = ["done", code, "--none", "--unit", unit, *when.words]
        words += ["--for", period] if period else []
        self.must(clerk, clerk.nothing(unit, code, period, when), *words)

    @precondition(lambda self: 9 * sum(fact.kind == "finding" for fact in self.facts) < len(self.facts))
    @rule(desk=desks, unit=units, days=ago)
    def found(self, desk: Desk, unit: str, days: int) -> None:
        clerk, when = self.clerk(desk), self.day(days)
        self.must(clerk, clerk.finding(unit, when), "finding", "1.1.1c", "--unit", unit, *when.words)

    @rule(
        desk=desks,
        trigger=st.sampled_from(list(HEARD)),
        named=st.lists(units, min_size=1, max_size=2),
        days=ago,
        minute=minutes,
        again=st.booleans(),
    )
    def opened(self, desk: Desk, trigger: str, named: list[str], days: int, minute: int | None, again: bool) -> None:
        clerk, when = self.clerk(desk), self.day(days)
        if minute is not None:
            when = Moment(when.at + timedelta(minutes=minute), True)
        words = ["open", trigger, "--unit", ",".join(named), *when.words, "--title", "来信"]
        facts = clerk.opening(trigger, named, when, again=again)
        self.must(clerk, facts, *words, *(["--again"] if again else []))

    @precondition(lambda self: self.has("case_open"))
    @rule(desk=desks, n=nth, days=ago, minute=minutes)
    def closed(self, desk: Desk, n: int, days: int, minute: int | None) -> None:
        opened = [fact for fact in self.facts if fact.kind == "case_open"]
        opened = [fact for fact in opened if n < 4 or fact.ref == "consultation"] or opened
        opening = opened[-1 - n % len(opened)]
        case, clerk, when = opening.occasion, self.clerk(desk), self.day(days)
        if n > 3:  # about the first day on which a consultation may end
            lawful = nth_working_day_after(opening.happened.date(), 5)
            when = Moment(start(lawful - timedelta(days=n % 2)))
        elif minute is not None:
            when = Moment(when.at + timedelta(minutes=minute), True)
        self.must(clerk, clerk.closing(case, when), "close", case, *when.words)

    @rule(
        desk=desks, kind=st.sampled_from(["acceptance", "return"]), n=nth, decided=st.one_of(st.none(), ago),
        ref=st.sampled_from(["", "函3号"]),
    )  # fmt: skip
    def reviewed(self, desk: Desk, kind: str, n: int, decided: int | None, ref: str) -> None:
        clerk = self.clerk(desk)
        seq = self.recent(REVIEWED, n, word="" if n < 7 else None)
        day = None if decided is None else self.day(decided).at.date()
        words = ["accept", f"E{seq}"] if kind == "acceptance" else ["return", f"E{seq}", "--reason", "材料不全"]
        words += ["--decided", str(day)] if day else []
        words += ["--ref", ref] if ref else []
        self.must(clerk, clerk.review(kind, seq, day, ref), *words)

    @precondition(lambda self: self.has(*CLAIMED) and self.has("return"))
    @rule(desk=desks, n=nth, days=st.one_of(st.none(), ago))
    def made_good(self, desk: Desk, n: int, days: int | None) -> None:
        about = self.recent(CLAIMED, n, word="return" if n < 8 else None)
        old, clerk = self.facts[about - 1], self.clerk(desk)
        when = Moment(old.at, old.timed) if days is None and old.at else self.day(days or 0)
        facts = clerk.replaces(about, when)
        if facts:
            facts = [facts[0]._replace(words=(("links", "http://127.0.0.1/2"),))]
        self.must(clerk, facts, "done", "--replaces", f"E{about}", *when.words, "--evidence", "http://127.0.0.1/2")

    @precondition(lambda self: self.has("claim", "none"))
    @rule(desk=desks, n=nth, days=ago, times=st.integers(0, 2))
    def corrected(self, desk: Desk, n: int, days: int, times: int) -> None:
        seq = self.recent(CLAIMED, n, word="" if n < 6 else None)
        clerk, when = self.clerk(desk), self.day(days)
        old = clerk.known.of.get(seq)
        if old and old.timed and days % 2:
            when = Moment(old.happened + timedelta(minutes=7 * days), True)
        words = ["correct", f"E{seq}", *when.words, "--reason", "录错"]
        self.must(clerk, clerk.correct(seq, when, times), *words, *(["--times", str(times)] if times else []))

    @rule(
        desk=desks,
        unit=units,
        key=keys,
        n=st.integers(0, 3),
        more=st.integers(-5, 60),
        ref=st.sampled_from(["", "函1号", "函1号"]),
        decided=st.one_of(st.none(), st.none(), ago),
        asks=st.sampled_from([False, False, True]),
        excuse=st.booleans(),
    )
    def relieved(
        self,
        desk: Desk,
        unit: str,
        key: str,
        n: int,
        more: int,
        ref: str,
        decided: int | None,
        asks: bool,
        excuse: bool,
    ) -> None:
        """Extended or excused; asked for, or decided, also long after the date."""
        opened = [fact for fact in self.facts if fact.kind == "case_open"]
        if n == 3 and opened:
            code = ("1.1.2a", "1.1.2b", "1.1.2c", "1.1.2d", "1.1.2e")[more % 5]
            unit, key = opened[-1].unit, f"{code}/{opened[-1].occasion}"
        clerk = self.clerk(desk if asks or not more % 5 else Desk(desk.user))
        day = None if decided is None or asks else self.day(decided).at.date()
        due = next((row.target or row.due for held, row in clerk.visible(unit, key.partition("/")[0])
                    if held.point.checkpoint == key), None) or self.now  # fmt: skip
        to = (due + timedelta(days=more)).replace(hour=10, minute=0, second=0, microsecond=0)
        if not key.startswith("1.1.2a"):
            to = start(to.date()) + timedelta(days=1, microseconds=-1)
        words = ["excuse" if excuse else "extend", key, "--unit", unit, "--reason", "主会场修缮"]
        words += [] if excuse else ["--to", f"{to:%Y-%m-%d %H:%M}" if key.startswith("1.1.2a") else str(to.date())]
        words += ["--decided", str(day)] if day else []
        words += ["--ref", ref] if ref else []
        kind = "excuse" if excuse else "extension"
        facts = clerk.relief(kind, unit, key, None if excuse else to, day, ref, asks)
        self.must(clerk, facts, *words, *(["--request"] if asks else []))

    @precondition(lambda self: self.waiting())
    @rule(desk=offices, n=nth, days=st.integers(0, 9))
    def granted(self, desk: Desk, n: int, days: int) -> None:
        """What was asked for, as decided soon after it was."""
        clerk, asked = self.clerk(desk), self.waiting()[-1 - n % len(self.waiting())]
        day = min(self.now.date(), asked.recorded.date() + timedelta(days=days))
        facts = clerk.review("acceptance", asked.seq, day, "函3号")
        self.must(clerk, facts, "accept", f"E{asked.seq}", "--decided", str(day), "--ref", "函3号")

    def waiting(self) -> list[Fact]:
        known = Known(self.facts)
        return [each for each in self.facts if each.kind in REQUESTS and not (each.decided or known.said(each))]

    @rule(desk=desks, n=nth, kinds=st.sampled_from([LASTING, LASTING, REQUESTS, REQUESTS, VERDICTS, ("load",)]))
    def taken_back(self, desk: Desk, n: int, kinds: Sequence[str]) -> None:
        """One of the newest entries; a load, or what there is not, is refused."""
        clerk = self.clerk(desk)
        seq = self.recent(kinds if self.has(*kinds) else LASTING, n, word=None if n > 7 else "")
        self.must(clerk, clerk.undo(seq), "undo", f"E{seq}", "--reason", "记错")

    @precondition(lambda self: len(self.facts) > 4 * sum(fact.kind == "load" for fact in self.facts))
    @rule(n=st.integers(0, 23), more=st.integers(0, 23), effective=st.one_of(st.none(), st.integers(-40, 60)))
    def amended(self, n: int, more: int, effective: int | None) -> None:
        """One change, or two at once."""
        day = None if effective is None else self.day(-effective).at.date()
        self.load(AMENDMENTS, [n, more] if more > 11 else [n], day, correct=False)

    @precondition(lambda self: self.left(REORGANISED) and sum(fact.kind == "succession" for fact in self.facts) < 3)
    @rule(n=st.integers(0, 9), more=st.integers(0, 9), effective=st.one_of(st.none(), st.integers(-40, 60)))
    def reorganised(self, n: int, more: int, effective: int | None) -> None:
        """Units that become one, or several, one after the other or at once."""
        day = None if effective is None else self.day(-effective).at.date()
        self.load(REORGANISED, [n, more] if more > 5 else [n], day, correct=False)

    def left(self, changes: Sequence[str]) -> bool:
        version = Known(self.facts).loads()[-1].version
        return any(version.can(each, correct=False) for each in changes)

    @precondition(lambda self: self.now < LAST_COMMAND and sum(fact.kind == "load" for fact in self.facts) < 6)
    @rule(n=st.integers(0, 1), more=st.integers(0, 23))
    def amended_by_mistake(self, n: int, more: int) -> None:
        """What a correction may take back; often before much was recorded that stands in its way."""
        self.load(BACK, [n], None, correct=False)
        if more > 11:
            self.load(AMENDMENTS, [more], None, correct=False)

    @precondition(lambda self: len(self.facts) > 4 * sum(fact.kind == "load" for fact in self.facts))
    @rule(n=nth)
    def mended(self, n: int) -> None:
        self.load(CORRECTIONS, [n], None, correct=True)

    def load(self, changes: Sequence[str], chosen: Sequence[int], day: date | None, *, correct: bool) -> None:
        """Changes that the plan's file has not made yet; where none is left, the same file is no news."""
        clerk = self.clerk()
        version, change = clerk.known.loads()[-1].version, ""
        for n in chosen:
            left = [each for each in changes if version.can(each, correct=correct)]
            left = [each for each in left if correct and n > 3 and each in BACK] or left
            if left:
                change = left[n % len(left)]
                version = version.changed(change, correct=correct)
        file = self.place / "plan.yaml"
        file.write_text(version.text(), "utf-8")
        words = ["load", str(file), "--reason", change or "无"]
        words += ["--correct"] if correct else ["--effective", str(day)] if day else []
        self.must(clerk, clerk.load(version, day, change, correct=correct) if change else [], *words)


TestYear = Year.TestCase
TestYear.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
