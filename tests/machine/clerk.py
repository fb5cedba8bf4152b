"""What a unit's commands must record, worked out from the oracle: the facts, or None where they must be refused."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from facts import Fact, report_by
from oracle import Held, Oracle, Row
from promised import HEARD, ISSUED, LAST, OPENS, TIMED

DONE = ("met", "late", "excused")
Facts = list[Fact] | None


class Desk(NamedTuple):
    """Who types, and for which unit the desk is set; the office's where none."""

    user: str
    unit: str = ""


class Moment(NamedTuple):
    """When something happened, as it is typed: a day, or a minute."""

    at: datetime
    timed: bool = False

    @property
    def words(self) -> tuple[str, str]:
        return ("--at", f"{self.at:%Y-%m-%d %H:%M}") if self.timed else ("--on", f"{self.at:%Y-%m-%d}")


class Duty(NamedTuple):
    """The checkpoints that one entry would count for."""

    held: list[Held]
    rows: list[Row]

    @property
    def next(self) -> tuple[Held, Row]:
        """The first that is not done by the date by which it is asked for, else the last."""
        pairs = sorted(zip(self.held, self.rows, strict=True), key=lambda pair: asked(pair[1]))
        return next((pair for pair in pairs if pair[1].standing not in DONE), pairs[-1])

    def whose(self, unit: str) -> tuple[bool, str]:
        """The unit's own before what it took over from others."""
        holder = self.held[0].point.holder
        return holder != unit, holder

    @property
    def done(self) -> bool:
        return self.next[1].standing in DONE


def asked(row: Row) -> datetime:
    return row.target or row.due or OPENS


class Clerk:
    """At a desk, now: what the facts so far allow to be recorded.

    ``owed``: by which facts it is said who answers for what, where these are fewer: those before a file, in the file.
    """

    def __init__(self, facts: list[Fact], now: datetime, desk: Desk, owed: list[Fact] | None = None) -> None:
        self.facts, self.now, self.desk = facts, now, desk
        self.oracle = Oracle(facts)
        self.answering = Oracle(owed) if owed is not None else self.oracle
        self.known = self.oracle.known
        self.version = self.known.in_effect(now).version

    def fact(self, kind: str, **said: object) -> Fact:
        return Fact(len(self.facts) + 1, kind, self.now, self.desk.user, **said)  # type: ignore[arg-type]  # mixed

    def now_called(self, unit: str) -> str | None:
        """Who a name means now; nobody where no version in effect knows it, or where it means several."""
        heirs = self.version.heirs(unit) if unit in self.version.units else set()
        return heirs.pop() if len(heirs) == 1 else None

    def visible(self, unit: str, code: str) -> list[tuple[Held, Row]]:
        """The checkpoints of an obligation that a unit answers for, alone or with all others.

        What had another code before goes by both codes.
        """
        rows, before = self.oracle.rows(self.now), self.answering.rows(self.now)
        places = [(held, (held.point.holder, held.point.checkpoint)) for held in self.current()]
        theirs = [(held, rows[at]) for held, at in places if before[at].holder in {unit, held.point.obligation}]
        meant = self.version.now(code)
        return [(held, row) for held, row in theirs if self.version.now(held.point.obligation) == meant]

    @property
    def mine(self) -> set[str]:
        """For whom this desk acts, if it is a unit's: the unit, whom it took over from, what it holds with others."""
        return {self.desk.unit, "1.1.1f", *self.version.predecessors(self.desk.unit)}

    def for_others(self, units: Iterable[str]) -> bool:
        """Whether it is a unit's desk, and this is another's."""
        return bool(self.desk.unit) and not set(units) <= self.mine

    def duties(self, named: str, code: str) -> list[Duty]:
        """By occasion and by whose it was, the unit's own first; by the name of a unit that is no more only what
        was taken over from it.
        """
        unit = self.now_called(named)
        places: dict[tuple[str, str], list[tuple[Held, Row]]] = {}
        for held, row in self.visible(unit, code) if unit else []:
            if unit == named or held.point.holder in {named, code, *self.version.predecessors(named, code)}:
                places.setdefault((held.point.holder, held.point.occasion), []).append((held, row))
        found = [Duty([held for held, _ in pairs], [row for _, row in pairs]) for pairs in places.values()]
        return sorted(found, key=lambda duty: (asked(duty.next[1]), duty.whose(unit or "")))

    def meant(self, unit: str, code: str, occasion: str, holder: str = "") -> Duty | None:
        """The one duty that a claim is for; None where it is nobody's, or not said which. ``holder``: rather whose."""
        found = self.duties(unit, code)
        found = [duty for duty in found if duty.held[0].point.holder == holder] or found
        kind = found[0].held[0].point.kind if found else ""
        named = [duty for duty in found if duty.held[0].point.occasion == occasion]
        if not found or kind in {"never", "minimum"} or (occasion and not named):
            return None
        if occasion:
            return next((duty for duty in named if not duty.done), named[0])
        if kind == "recurring":
            begun = [duty for duty in found if duty.held[0].point.opens <= self.now] or found[:1]
            lacking = [duty for duty in begun if duty.rows[0].recorded < duty.held[0].point.needed]
            return (lacking or begun[-1:])[0]
        waiting = [duty for duty in found if not duty.done]
        if kind == "response" and len(waiting or found) > 1:
            return None
        return (waiting or found)[0]

    def claim(
        self,
        unit: str,
        code: str,
        occasion: str,
        when: Moment,
        times: int,
        again: bool,
        evidence: bool,
        kind: str,
        holder: str = "",
    ) -> Facts:
        duty = self.meant(unit, code, occasion, holder)
        if duty is None:
            return None
        point = duty.next[0].point
        in_time = when.at <= self.now and when.at.date() >= point.opens.date()
        if (
            not in_time
            or (when.timed and when.at < point.opens)
            or (point.timed and not when.timed and kind == "claim")
        ):
            return None
        if kind == "none":
            times = point.needed if point.kind == "recurring" else 0
        called = self.now_called(unit) or unit
        if self.for_others([called]) or (kind == "none" and point.holder == point.obligation):
            return None
        made = self.fact(
            kind, unit=called, holder=point.holder, obligation=point.obligation, occasion=point.occasion, at=when.at,
            timed=when.timed, reported=self.now, report_by=self.report_by(when.at.date()), times=times,
            on_behalf=called != self.desk.unit, evidence=evidence,
        )  # fmt: skip
        return None if not again and self.repeats(made) else [made]

    def report_by(self, day: date) -> datetime:
        return report_by(day, date.fromisoformat(ISSUED), self.facts[0].recorded.date())

    def repeats(self, made: Fact) -> bool:
        """Whether the same was said by the same unit, under whatever code, for itself or for whom it took over from."""
        holders = {made.holder, made.unit, *self.version.predecessors(made.unit)}
        told = (made.kind, made.unit, self.version.now(made.obligation), made.occasion, made.at, made.times)
        return any(
            fact.holder in holders
            and (fact.kind, fact.unit, self.version.now(fact.obligation), fact.occasion, fact.at, fact.times) == told
            and self.known.said(fact) != "withdrawal"
            for fact in self.facts
        )

    def nothing(self, unit: str, code: str, occasion: str, when: Moment) -> Facts:
        """That there was nothing of it; of what waits for a case and had none, for the whole period."""
        if code not in {"1.1.2a", "1.1.2b", "1.1.2c", "1.1.2d"} or occasion:
            return self.claim(unit, code, occasion, when, 0, False, False, "none")
        called = self.now_called(unit)
        answers = called in self.version.departments and not self.version.joined(called, code)
        theirs = {called, *self.version.predecessors(called or "", code)}
        had = any(each.point.obligation == code and each.point.holder in theirs for each in self.current())
        if not answers or had or self.for_others([called or unit]) or when.at > self.now or when.at < OPENS:
            return None
        made = self.fact(
            "none", unit=called, holder=called, obligation=code, at=when.at, reported=self.now,
            report_by=self.report_by(when.at.date()), on_behalf=called != self.desk.unit,
        )  # fmt: skip
        return None if self.repeats(made) else [made]

    def current(self) -> list[Held]:
        return [
            each for each in self.oracle.held if each.begins <= self.now and (each.ends is None or self.now < each.ends)
        ]

    def finding(self, unit: str, when: Moment) -> Facts:
        called = self.now_called(unit)
        held = [duty.held[0] for duty in self.duties(unit, "1.1.1c")]
        if not held or when.at > self.now or not OPENS <= when.at <= LAST:
            return None
        made = self.fact(
            "finding", unit=called, holder=held[0].point.holder, obligation="1.1.1c", at=when.at,
            decided=None if self.desk.unit else self.now,
        )  # fmt: skip
        return None if self.repeats(made) else [made]

    # Cases

    def openings(self, case: str = "") -> list[Fact]:
        found = [fact for fact in self.facts if fact.kind == "case_open" and self.known.holds(fact)]
        return [fact for fact in found if case in {"", fact.occasion}]

    def opening(self, trigger: str, units: list[str], when: Moment, *, again: bool) -> Facts:
        if when.at > self.now or not OPENS <= when.at <= LAST:
            return None
        then = self.known.in_effect(when.at).version
        if any(code in TIMED for code in HEARD[trigger]) and not when.timed:
            return None
        if not set(units) <= set(then.units):
            return None
        heirs = [then.heirs(unit) for unit in units]
        units = [heir for each in heirs for heir in each]
        if any(len(each) > 1 for each in heirs) or self.for_others(units):
            return None
        alike = [fact for fact in self.openings() if (fact.ref, fact.at) == (trigger, when.at)]
        there, now = (set[str]().union(*map(self.version.heirs, each)) for each in ([x.unit for x in alike], units))
        same = there & now
        if same and not again:
            return None
        number = len({fact.occasion for fact in self.facts if fact.kind == "case_open"}) + 1
        drafts = [
            self.fact(
                "case_open", unit=unit, holder=unit, occasion=f"case-{number}", ref=trigger, at=when.at,
                timed=when.timed, version=then, words=(("title", "来信"),),
            )
            for unit in dict.fromkeys(units)
        ]  # fmt: skip
        return numbered(drafts)

    def closing(self, case: str, when: Moment) -> Facts:
        opened = self.openings(case)
        closed = [fact for fact in self.known.counting(["case_close"], self.now) if fact.occasion == case]
        if not opened or closed or when.at > self.now or self.for_others(fact.unit for fact in opened):
            return None
        first = opened[0]
        early = when.at < first.happened if when.timed and first.timed else when.at.date() < first.happened.date()
        return None if early else [self.fact("case_close", occasion=case, at=when.at, timed=when.timed)]


def numbered(facts: list[Fact]) -> list[Fact]:
    """One after the other."""
    return [fact._replace(seq=facts[0].seq + n) for n, fact in enumerate(facts)]
