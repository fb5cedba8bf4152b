"""What a command must record, worked out from the oracle: the facts, or None where it must be refused."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from facts import CLAIMED, Fact, report_by
from oracle import Held, Oracle, Row, judged, moves
from promised import AFTER, BEFORE, HEARD, ISSUED, LAST, OPENS, TIMED, Version
from rest_days import end, start

DONE = ("met", "late", "excused")
REQUESTS = ("extension", "excuse")
REVIEWED = ("claim", "none", "finding", "extension", "excuse", "dispute")
LASTING = (*REVIEWED, "progress", "receipt", "acceptance", "return", "case_open", "case_close")
"""What can be taken back."""
CITING = ("case_close", "claim", "excuse", "extension", "finding", "none", "progress")

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

    @property
    def done(self) -> bool:
        return self.next[1].standing in DONE


def asked(row: Row) -> datetime:
    return row.target or row.due or datetime.min


class Clerk:
    """At a desk, now: what the facts so far allow to be recorded."""

    def __init__(self, facts: list[Fact], now: datetime, desk: Desk) -> None:
        self.facts, self.now, self.desk = facts, now, desk
        self.oracle = Oracle(facts)
        self.known = self.oracle.known
        self.version = self.known.in_effect(now).version

    def fact(self, kind: str, **said: object) -> Fact:
        return Fact(len(self.facts) + 1, kind, self.now, self.desk.user, **said)  # type: ignore[arg-type]  # mixed

    def now_called(self, unit: str) -> str | None:
        """Who a name means now; nobody where no version in effect knows it."""
        if unit not in self.version.units:
            return None
        return AFTER if unit == BEFORE and self.version.has("renamed") else unit

    def visible(self, unit: str, code: str) -> list[tuple[Held, Row]]:
        """The checkpoints of an obligation that a unit answers for, alone or with all others."""
        rows = self.oracle.rows(self.now)
        return [
            (held, row)
            for held in self.oracle.held
            if held.begins <= self.now and (held.ends is None or self.now < held.ends)
            for row in [rows[held.point.holder, held.point.checkpoint]]
            if held.point.obligation == code and row.holder in {unit, code}
        ]

    def duties(self, named: str, code: str) -> list[Duty]:
        """By occasion and by whose it was; under the name of a unit that is no more only what was taken over from it."""
        unit = self.now_called(named)
        places: dict[tuple[str, str], list[tuple[Held, Row]]] = {}
        for held, row in self.visible(unit, code) if unit else []:
            if unit == named or held.point.holder in {named, code}:
                places.setdefault((held.point.holder, held.point.occasion), []).append((held, row))
        found = [Duty([held for held, _ in pairs], [row for _, row in pairs]) for pairs in places.values()]
        return sorted(found, key=lambda duty: asked(duty.next[1]))

    def meant(self, unit: str, code: str, occasion: str) -> Duty | None:
        """The one duty that a claim is for; None where it is nobody's, or not said which."""
        found = self.duties(unit, code)
        kind = found[0].held[0].point.kind if found else ""
        named = [duty for duty in found if duty.held[0].point.occasion == occasion]
        if not found or kind in {"never", "minimum"} or (occasion and not named):
            return None
        if occasion:
            return named[-1]
        if kind == "recurring":
            begun = [duty for duty in found if duty.held[0].point.opens <= self.now] or found[:1]
            lacking = [duty for duty in begun if duty.rows[0].count < duty.held[0].point.needed]
            return (lacking or begun[-1:])[0]
        waiting = [duty for duty in found if not duty.done]
        if kind == "response" and len(waiting or found) > 1:
            return None
        return (waiting or found)[0]

    def claim(  # noqa: PLR0917 - what a claim says
        self, unit: str, code: str, occasion: str, when: Moment, times: int, again: bool, evidence: bool, kind: str
    ) -> Facts:
        duty = self.meant(unit, code, occasion)
        if duty is None:
            return None
        point = duty.next[0].point
        in_time = when.at <= self.now and when.at.date() >= point.opens.date()
        if not in_time or (when.timed and when.at < point.opens) or (point.timed and not when.timed and kind == "claim"):
            return None
        if kind == "none":
            times = point.needed if point.kind == "recurring" else 0
        called = self.now_called(unit) or unit
        made = self.fact(
            kind, unit=called, holder=point.holder, obligation=code, occasion=point.occasion, at=when.at,
            timed=when.timed, reported=self.now, report_by=self.report_by(when.at.date()), times=times,
            on_behalf=called != self.desk.unit, evidence=evidence,
        )  # fmt: skip
        return None if not again and self.repeats(made) else [made]

    def report_by(self, day: date) -> datetime:
        return report_by(day, date.fromisoformat(ISSUED), self.facts[0].recorded.date())

    def repeats(self, made: Fact) -> bool:
        told = (made.kind, made.unit, *made.place, made.at, made.times)
        return any(
            (fact.kind, fact.unit, *fact.place, fact.at, fact.times) == told and self.known.said(fact) != "withdrawal"
            for fact in self.facts
        )

    def nothing(self, unit: str, code: str, occasion: str, when: Moment) -> Facts:
        """That there was nothing of it; of what waits for a case and had none, for the whole period."""
        if code not in {"1.1.2a", "1.1.2b", "1.1.2c", "1.1.2d"} or occasion:
            return self.claim(unit, code, occasion, when, 0, False, False, "none")
        called = self.now_called(unit)
        answers = called in self.version.departments
        theirs = {called, BEFORE} if called == AFTER else {called}
        had = any(each.point.obligation == code and each.point.holder in theirs for each in self.current())
        if not answers or had or when.at > self.now or when.at < OPENS:
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
        held = [each for each, _row in self.visible(called, "1.1.1c")] if called else []
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
        same = [fact for fact in self.openings() if (fact.ref, fact.at) == (trigger, when.at) and fact.unit in units]
        if same and not again:
            return None
        number = len({fact.occasion for fact in self.facts if fact.kind == "case_open"}) + 1
        drafts = [
            self.fact(
                "case_open", unit=unit, holder=unit, occasion=f"case-{number}", ref=trigger, at=when.at,
                timed=when.timed, version=then, words=frozenset({"title"}),
            )
            for unit in dict.fromkeys(units)
        ]  # fmt: skip
        return numbered(drafts)

    def closing(self, case: str, when: Moment) -> Facts:
        opened = self.openings(case)
        closed = [fact for fact in self.known.counting(["case_close"], self.now) if fact.occasion == case]
        if not opened or closed or when.at > self.now:
            return None
        first = opened[0]
        early = when.at < first.happened if when.timed and first.timed else when.at.date() < first.happened.date()
        return None if early else [self.fact("case_close", occasion=case, at=when.at, timed=when.timed)]

    # The office's words, and what takes back

    def about(self, kind: str, fact: Fact, **said: object) -> Fact:
        return self.fact(
            kind, unit=fact.unit, holder=fact.holder, obligation=fact.obligation, occasion=fact.occasion,
            checkpoint=fact.checkpoint, about=fact.seq, **said,
        )  # fmt: skip

    def review(self, kind: str, seq: int, decided: date | None, ref: str) -> Facts:
        fact = self.known.of.get(seq)
        if fact is None or self.desk.unit or fact.kind not in REVIEWED:
            return None
        if fact.kind in {*REQUESTS, "finding"} and fact.decided:
            return None
        word = self.known.said(fact)
        if word in {"withdrawal", kind} or (word == "return" and self.known.made_good(seq)):
            return None
        if kind == "acceptance" and not self.acceptable(fact):
            return None
        at = start(decided) if decided else self.now
        if at > self.now or at < OPENS or (decided and fact.at and decided < fact.at.date()):
            return None
        if kind == "acceptance" and fact.kind in REQUESTS and self.undocumented(fact, at, ref):
            return None
        words = frozenset({"reason"} if kind == "return" else ())
        return [self.about(kind, fact, decided=at, ref=ref, words=words)]

    def acceptable(self, fact: Fact) -> bool:
        """Nobody accepts their own; what requires evidence is not accepted without."""
        own = fact.by == self.desk.user and not fact.on_behalf
        return not own and not (fact.kind == "claim" and fact.obligation in {"1.1.1d", "1.1.1h"} and not fact.evidence)

    def undocumented(self, fact: Fact, at: datetime, ref: str) -> bool:
        held = [each for each in self.current() if each.point.holder == fact.holder]
        return any(self.needs_paper(each, at, ref) for each in held if each.point.checkpoint == fact.checkpoint)

    def needs_paper(self, held: Held, at: datetime, ref: str) -> bool:
        """Recorded after the date that it moves, with no document."""
        point = held.point
        if not point.stated or point.due is None:
            return False
        before = [move for move in moves(self.known, point, self.now) if move[0] < at]
        return self.now > judged(point.due, before)[1] and not ref

    def undo(self, seq: int) -> Facts:
        fact = self.known.of.get(seq)
        if fact is None or fact.kind not in LASTING or self.known.said(fact) == "withdrawal":
            return None
        if fact.kind in {"acceptance", "return"}:
            withdrawn = any(each.kind == "withdrawal" and each.about == seq for each in self.facts)
            if withdrawn or self.desk.unit or (fact.kind == "return" and self.known.made_good(fact.about or 0)):
                return None
        if fact.kind == "case_open" and self.cited(fact):
            return None
        return [self.about("withdrawal", fact, words=frozenset({"reason"}))]

    def cited(self, opening: Fact) -> bool:
        """Whether something is recorded for what it opened."""
        last = len(self.openings(opening.occasion)) == 1
        return any(
            fact.kind in CITING and fact.occasion == opening.occasion and fact.seq > opening.seq
            and self.known.said(fact) != "withdrawal" and (last or fact.holder == opening.unit)
            for fact in self.facts
        )  # fmt: skip

    def replaces(self, seq: int, when: Moment) -> Facts:
        """A returned claim made good: judged by its own date, reported when the first was if it is the same."""
        old = self.known.of.get(seq)
        if old is None or old.kind not in CLAIMED or self.known.said(old) != "return" or self.known.made_good(seq):
            return None
        made = self.claim(old.unit, old.obligation, old.occasion, when, 1, True, True, "claim")
        if not made or (made[0].unit, made[0].place) != (old.unit, old.place):
            return None
        (new,) = made
        if new.at == old.at:
            new = new._replace(reported=old.reported, report_by=old.report_by)
        return [new._replace(about=seq)]

    def correct(self, seq: int, when: Moment, times: int) -> Facts:
        old = self.known.of.get(seq)
        if old is None or old.kind not in CLAIMED or self.known.said(old) in {"withdrawal", "return"}:
            return None
        if old.kind == "none" and times:
            return None
        held = [each.point for each in self.current() if (each.point.holder, each.point.obligation) == old.place[:2]]
        opens = min((point.opens for point in held if point.occasion == old.occasion), default=OPENS)
        hours = any(point.timed for point in held)
        early = when.at < opens if when.timed else when.at.date() < opens.date()
        if when.at > self.now or early or (hours and not when.timed):
            return None
        if (when.at, when.timed, times or old.times) == (old.at, old.timed, old.times):
            return None
        gone = self.about("withdrawal", old, words=frozenset({"reason"}))
        new = old._replace(
            recorded=self.now, by=self.desk.user, at=when.at, timed=when.timed, times=times or old.times, about=seq,
            on_behalf=old.on_behalf or old.unit != self.desk.unit,
        )  # fmt: skip
        if when.at < old.happened:
            new = new._replace(reported=self.now, report_by=self.report_by(when.at.date()))
        return numbered([gone, new])

    def relief(  # noqa: PLR0917 - what a decision says
        self, kind: str, named: str, key: str, to: datetime | None, decided: date | None, ref: str, request: bool
    ) -> Facts:
        """An extension or an excuse, decided or asked for."""
        unit = self.now_called(named)
        rows = self.visible(unit, key.partition("/")[0]) if unit else []
        rows = [pair for pair in rows if pair[0].point.checkpoint == key]
        rows = [pair for pair in rows if pair[1].standing not in DONE] or rows
        at = self.now if request or decided is None else start(decided)
        if not rows or (self.desk.unit and not request) or at > self.now or at < OPENS:
            return None
        made = []
        for held, row in rows:
            refused = self.not_extended(held, row, to, at) if to else not_excused(held, row)
            if refused or (not request and self.needs_paper(held, at, ref)):
                return None
            made.append(
                self.fact(
                    kind, unit=unit, holder=held.point.holder, obligation=held.point.obligation, checkpoint=key,
                    occasion=held.point.occasion, decided=None if request else at, until=to, ref=ref,
                    on_behalf=request and unit != self.desk.unit, words=frozenset({"reason"}),
                )  # fmt: skip
            )
        return numbered(made)

    def not_extended(self, held: Held, row: Row, to: datetime, at: datetime) -> bool:
        point = held.point
        if point.kind in {"never", "minimum"} or not point.stated or point.due is None:
            return True
        typed_late = row.standing == "late" and row.due is not None and at <= row.due
        if (row.reached and not typed_late) or to > end("2019-12-31"):
            return True
        moved = moves(self.known, point, self.now)
        before, after = [m for m in moved if m[0] <= at], [m for m in moved if m[0] > at]
        moves_nothing = judged(point.due, moved) == judged(point.due, [*before, (at, to), *after])
        return to <= judged(point.due, before)[1] or moves_nothing

    # The plan

    def load(self, version: Version, effective: date | None, *, correct: bool) -> Facts:
        newest = self.known.loads()[-1]
        begins = newest.decided if correct else start(effective) if effective else self.now
        assert begins is not None
        assert newest.decided is not None
        if begins < newest.decided:
            return None
        made = [
            self.fact("load", decided=begins, about=newest.seq if correct else None, version=version,
                      words=frozenset({"title", "reason"})),
        ]  # fmt: skip
        if version.has("renamed") and not newest.version.has("renamed"):
            made.append(self.fact("succession", unit=BEFORE, holder=BEFORE, decided=begins, ref=AFTER))
        made = numbered(made)
        return None if self.orphaned([*self.facts, *made]) else made

    def orphaned(self, facts: list[Fact]) -> bool:
        """Whether something recorded would have no checkpoint any more."""
        after = Oracle(facts)
        stands = {
            (each.point.holder, code, each.point.occasion)
            for each in after.held
            for code in (each.point.obligation, *each.point.codes)
            if each.ends is None and not each.point.checkpoint.endswith("a/1")
        }
        return any(
            fact.kind in {*CLAIMED, "progress", "finding"} and after.known.holds(fact) and fact.place not in stands
            and not (fact.kind == "none" and fact.obligation.startswith("1.1.2"))
            for fact in facts
        )  # fmt: skip


def numbered(facts: list[Fact]) -> list[Fact]:
    """One after the other."""
    return [fact._replace(seq=facts[0].seq + n) for n, fact in enumerate(facts)]


def not_excused(held: Held, row: Row) -> bool:
    """What is met or excused already, and a ban."""
    return row.standing in {"met", "excused"} or held.point.kind == "never"


def later(moment: datetime, days: int) -> date:
    return (moment + timedelta(days=days)).date()


