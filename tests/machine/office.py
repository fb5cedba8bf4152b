"""What the office's commands must record: its words about entries, what takes back or puts right, and loads."""

from datetime import date, datetime

from clerk import DONE, Clerk, Facts, Moment, numbered
from decided import decisions, judged, moves, same
from facts import CLAIMED, Fact, Known
from oracle import Held, Oracle, Row
from promised import LAST, OPENS, PILOTS, TAKEN_OVER, Version
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
        if kind == "acceptance" and fact.kind in REQUESTS and not self.grantable(fact, at, decided, ref):
            return None
        if kind == "acceptance" and fact.kind == "none" and self.excuses_undocumented(fact, ref):
            return None
        if kind == "return" and fact.kind == "extension" and self.relied_on(fact):
            return None
        words = (("reason", "材料不全"),) if kind == "return" else ()
        return [self.about(kind, fact, decided=at, ref=ref, words=words)]

    def acceptable(self, fact: Fact) -> bool:
        """Nobody accepts their own, put right by whomever; what requires evidence is not accepted without."""
        behind = [fact]
        while behind[-1].about:
            behind.append(self.known.of[behind[-1].about])
        own = any(each.by == self.desk.user and not each.on_behalf for each in behind)
        return not own and not (fact.kind == "claim" and fact.obligation in {"1.1.1d", "1.1.1h"} and not fact.evidence)

    def grantable(self, fact: Fact, at: datetime, typed: date | None, ref: str) -> bool:
        """What the office could decide itself, and not before it was asked for."""
        rows = self.oracle.rows(self.now)
        keys = {fact.checkpoint, fact.checkpoint.replace(fact.obligation, self.version.now(fact.obligation))}
        held = [x for x in self.current() if x.point.holder == fact.holder and x.point.checkpoint in keys]
        for each in held:
            row = rows[each.point.holder, each.point.checkpoint]
            early = at < fact.recorded.replace(second=0) if each.point.timed else at.date() < fact.recorded.date()
            if early or self.misdated(each, typed, at) or self.needs_paper(each, at, ref):
                return False
            if self.not_extended(each, row, fact.until, at) if fact.until else not_excused(each, row):
                return False
        return bool(held)

    def excuses_undocumented(self, fact: Fact, ref: str) -> bool:
        """A report of nothing, accepted after a date that it moves, with no document."""
        rows = self.oracle.rows(self.now)
        moved = [
            each
            for each in self.current()
            if same(fact, each.point) and each.point.kind not in {"recurring", "never", "minimum"}
            and rows[each.point.holder, each.point.checkpoint].standing not in {"met", "excused"}
        ]  # fmt: skip
        return any(self.needs_paper(each, fact.happened, ref) for each in moved)

    def misdated(self, held: Held, typed: date | None, at: datetime) -> bool:
        """A day where minutes count, or one before the case."""
        point = held.point
        if typed and point.timed:
            return True
        early = at < point.opens if point.timed else at.date() < point.opens.date()
        return point.occasion.startswith("case-") and early

    def relied_on(self, extension: Fact) -> bool:
        """Whether an amendment gave a checkpoint its new date because of it: without it, that was overdue by then."""
        for load in self.known.loads()[1:]:
            if load.seq < extension.seq or load.about is not None:
                continue
            then, threshold = Known(self.facts[: load.seq - 1]), max(load.decided or load.recorded, load.recorded)
            for held in self.oracle.held:
                if held.ends != load.decided or held.point.due is None or held.point.due >= threshold:
                    continue
                about = [pair for pair in decisions(then, held.point, threshold) if pair[0].kind == "extension"]
                still = {fact.seq for fact, _granted in decisions(self.known, held.point, threshold)}
                left = [pair for pair in about if pair[0].seq in still - {extension.seq}]
                without, with_ = (judged(held.point.due, moved(each))[0] for each in (left, about))
                if extension in [pair[0] for pair in about] and without < threshold <= with_:
                    return True
        return False

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
        if not self.may_touch(fact):
            return None
        if fact.kind in VERDICTS:
            withdrawn = any(each.kind == "withdrawal" and each.about == seq for each in self.facts)
            if withdrawn or (fact.kind == "return" and self.known.made_good(fact.about or 0)):
                return None
        granted = self.known.of[fact.about or 0] if fact.kind == "acceptance" else fact
        if granted.kind == "extension" and self.relied_on(granted):
            return None
        if fact.kind == "case_open" and self.cited(fact):
            return None
        return [self.about("withdrawal", fact, words=(("reason", "记错"),))]

    def may_touch(self, fact: Fact) -> bool:
        """At a unit's desk: its own reports and requests, and the cases and findings that it entered itself."""
        if not self.desk.unit:
            return True
        if fact.decided or fact.kind in VERDICTS:
            return False
        accepted = self.known.said(fact) == "acceptance"
        if fact.kind == "finding":
            return fact.by == self.desk.user and not accepted
        if fact.kind in {"case_open", "case_close"}:
            units = {each.unit for each in self.openings(fact.occasion)} | {fact.unit}
            return units - {""} <= self.mine and fact.by == self.desk.user
        return self.is_of(fact) and not (fact.kind in REQUESTS and accepted)

    def is_of(self, fact: Fact) -> bool:
        """Whether an entry is of the unit at this desk: of what was another's only what it took over."""
        whose, own = fact.unit or fact.holder, self.desk.unit
        if not own or not fact.obligation:
            return bool(own) and whose in self.mine
        return whose in {own, "1.1.1f"} or own in self.version.line(whose, fact.obligation)

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
        code = self.version.now(old.obligation)
        unit = self.version.heir(old.unit, code)
        made = self.claim(unit, code, old.occasion, when, 1, True, True, "claim", holder=old.holder)
        if not made or (made[0].unit, made[0].holder, made[0].occasion) != (unit, old.holder, old.occasion):
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
        if not self.may_touch(old):
            return None
        codes = (old.obligation, self.version.now(old.obligation))
        held = [each.point for each in self.current() if (each.point.holder, each.point.occasion) == old.place[::2]]
        point = next((point for code in codes for point in held if point.obligation == code), None)
        opens, hours = (point.opens, point.timed) if point else (OPENS, False)
        early = when.at < opens if when.timed else when.at.date() < opens.date()
        if when.at > self.now or early or (hours and not when.timed):
            return None
        if (when.at, when.timed, times or old.times) == (old.at, old.timed, old.times):
            return None
        gone = self.about("withdrawal", old, words=(("reason", "录错"),))
        new = old._replace(
            recorded=self.now, by=self.desk.user, at=when.at, timed=when.timed, times=times or old.times, about=seq,
            on_behalf=not self.is_of(old),
            obligation=point.obligation if point else codes[1],
            words=tuple((field, said) for field, said in old.words if self.known.said_in(old, field)),
        )  # fmt: skip
        if when.at < old.happened:
            new = new._replace(reported=self.now, report_by=self.report_by(when.at.date()))
        return numbered([gone, new])

    def relief(
        self, kind: str, named: str, key: str, to: datetime | None, decided: date | None, ref: str, request: bool
    ) -> Facts:
        """An extension or an excuse, decided or asked for."""
        unit = self.now_called(named)
        duties = self.duties(named, key.partition("/")[0])
        rows = [pair for duty in duties for pair in zip(duty.held, duty.rows, strict=True)]
        keys = {pair[0].point.checkpoint for pair in rows}
        wanted = {each for each in keys if each.partition("/")[2] == key.partition("/")[2]}
        rows = [pair for pair in rows if pair[0].point.checkpoint in ({key} & keys or wanted)]
        rows = [pair for pair in rows if pair[1].standing not in DONE] or rows
        at = self.now if request or decided is None else start(decided)
        if not rows or (self.desk.unit and not request) or at > self.now or at < OPENS or self.for_others([unit or ""]):
            return None
        made = []
        for held, row in rows:
            refused = self.not_extended(held, row, to, at) if to else not_excused(held, row)
            if refused or (request and self.asked(held, kind)):
                return None
            if not request and (self.needs_paper(held, at, ref) or self.misdated(held, decided, at)):
                return None
            made.append(
                self.fact(
                    kind,
                    unit=unit,
                    holder=held.point.holder,
                    obligation=held.point.obligation,
                    checkpoint=held.point.checkpoint,
                    occasion=held.point.occasion,
                    decided=None if request else at,
                    until=to,
                    ref=ref,
                    on_behalf=request and unit != self.desk.unit,
                    words=(("reason", "主会场修缮"),),
                )
            )
        return numbered(made)

    def asked(self, held: Held, kind: str) -> bool:
        """Whether the same was asked for and waits."""
        keys = {held.point.checkpoint.replace(held.point.obligation, code) for code in self.also(held)}
        return any(
            fact.kind == kind and fact.decided is None and fact.seq not in self.known.word
            and fact.holder == held.point.holder and fact.checkpoint in keys
            for fact in self.facts
        )  # fmt: skip

    def also(self, held: Held) -> list[str]:
        """Its code, and the one that became it."""
        former = ["1.1.1d"] if held.point.obligation == self.version.list_code else []
        return [held.point.obligation, *former]

    def redaction(self, seq: int, field: str) -> Facts:
        """A field of an entry, and of whatever repeats it."""
        fact = self.known.of[seq]
        said = self.known.said_in(fact, field)
        if not said or self.desk.unit:
            return None
        same = [each for each in self.known.tied(fact) if self.known.said_in(each, field) == said]
        words = (("reason", "含电话"),)
        return numbered([self.about("redaction", each, ref=field, words=words) for each in (fact, *same)])

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
        return to <= judged(point.due, before)[1] or moves_nothing or to < at

    # The plan

    def load(self, version: Version, effective: date | None, why: str, *, correct: bool) -> Facts:
        newest = self.known.loads()[-1]
        begins = newest.decided if correct else start(effective) if effective else self.now
        assert begins is not None
        assert newest.decided is not None
        if version.has("torn") or begins < newest.decided or (effective and start(effective) > LAST):
            return None
        made = [
            self.fact(
                "load",
                decided=begins,
                about=newest.seq if correct else None,
                version=version,
                words=(("title", "小要点"), ("reason", why)),
            )
        ]
        for unit in version.units:
            change = TAKEN_OVER.get(unit, "")
            if version.has(change) and not newest.version.has(change):
                made.append(self.fact("succession", unit=unit, holder=unit, decided=begins))
        if version.has("named") and not newest.version.has("named"):
            made.append(self.fact("allocation", holder=PILOTS, decided=begins))
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
        keys = {
            (each.point.holder, each.point.checkpoint.replace(each.point.obligation, code))
            for each in after.held
            for code in (each.point.obligation, *each.point.codes)
            if each.ends is None
        }
        return any(
            fact.kind in {*CLAIMED, "progress", "finding"} and after.known.holds(fact) and fact.place not in stands
            and not (fact.kind == "none" and fact.obligation.startswith("1.1.2"))
            for fact in facts
        ) or any(
            fact.kind in {"extension", "excuse"} and after.known.holds(fact)
            and (fact.holder, fact.checkpoint) not in keys
            for fact in facts
        )  # fmt: skip


def moved(pairs: list[tuple[Fact, Fact]]) -> list[tuple[datetime, datetime]]:
    return [(granted.decided, fact.until) for fact, granted in pairs if granted.decided and fact.until]


def not_excused(held: Held, row: Row) -> bool:
    """What is met or excused already, and a ban."""
    return row.standing in {"met", "excused"} or held.point.kind == "never"
