"""What the office's commands must record: its words about entries, what takes back or puts right, and loads."""

from datetime import date, datetime

from clerk import DONE, Clerk, Facts, Moment, numbered
from facts import CLAIMED, Fact
from oracle import Held, Oracle, Row, judged, moves
from promised import AFTER, BEFORE, OPENS, Version
from rest_days import end, start

REQUESTS = ("extension", "excuse")
VERDICTS = ("acceptance", "return")
REVIEWED = ("claim", "none", "finding", "extension", "excuse", "dispute")
LASTING = (*REVIEWED, *VERDICTS, "progress", "receipt", "case_open", "case_close")
"""What can be taken back."""
CITING = ("case_close", "claim", "excuse", "extension", "finding", "none", "progress")


class Office(Clerk):
    """A clerk who also decides; at a unit's desk most of it is refused."""

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
        if fact.kind in VERDICTS:
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

    def relief(
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
                    kind,
                    unit=unit,
                    holder=held.point.holder,
                    obligation=held.point.obligation,
                    checkpoint=key,
                    occasion=held.point.occasion,
                    decided=None if request else at,
                    until=to,
                    ref=ref,
                    on_behalf=request and unit != self.desk.unit,
                    words=frozenset({"reason"}),
                )
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


def not_excused(held: Held, row: Row) -> bool:
    """What is met or excused already, and a ban."""
    return row.standing in {"met", "excused"} or held.point.kind == "never"
