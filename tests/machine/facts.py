"""What was said, as the oracle keeps it: its own list of plain facts, never read back from the program."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from promised import Version
from rest_days import end, nth_working_day_after, start

WORDS = ("withdrawal", "acceptance", "return")
CLAIMED = ("claim", "none")


class Fact(NamedTuple):
    """One entry. ``at`` is when it happened, ``decided`` when it was decided; ``about`` the entry that it refers to."""

    seq: int
    kind: str
    recorded: datetime
    by: str
    unit: str = ""
    holder: str = ""
    obligation: str = ""
    occasion: str = ""
    checkpoint: str = ""
    at: datetime | None = None
    timed: bool = False
    reported: datetime | None = None
    report_by: datetime | None = None
    decided: datetime | None = None
    until: datetime | None = None
    times: int = 0
    about: int | None = None
    on_behalf: bool = False
    evidence: bool = False
    ref: str = ""
    version: Version = Version()  # of a load, or in effect when a case happened
    words: tuple[tuple[str, str], ...] = ()  # the fields of its text that say something, and what

    @property
    def happened(self) -> datetime:
        assert self.at is not None
        return self.at

    @property
    def place(self) -> tuple[str, str, str]:
        return self.holder, self.obligation, self.occasion


def report_by(happened: date, issued: date, loaded: date) -> datetime:
    """Five working days after the latest of the three."""
    return end(nth_working_day_after(max(happened, issued, loaded), 5))


class Known:
    """The facts up to a position, and the latest word about each."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        self.of = {fact.seq: fact for fact in facts}
        gone = {fact.about for fact in facts if fact.kind == "withdrawal"}
        self.word: dict[int, Fact] = {}
        self.accepted: dict[int, Fact] = {}
        for fact in facts:
            if fact.kind in WORDS and fact.about is not None and fact.seq not in gone:
                self.word[fact.about] = fact
                if fact.kind == "acceptance":
                    self.accepted[fact.about] = fact

    def said(self, fact: Fact) -> str:
        """withdrawal, acceptance, return, or nothing: the latest word that was not itself taken back."""
        return self.word[fact.seq].kind if fact.seq in self.word else ""

    def holds(self, fact: Fact) -> bool:
        """Neither withdrawn nor returned."""
        return self.said(fact) not in {"withdrawal", "return"}

    def counting(self, kinds: Sequence[str], as_of: datetime) -> list[Fact]:
        """What happened by then and holds, in the order in which it is summed."""
        found = [fact for fact in self.facts if fact.kind in kinds and fact.happened <= as_of and self.holds(fact)]
        return sorted(found, key=lambda fact: (fact.happened, fact.seq))

    def behind(self, fact: Fact) -> Iterator[Fact]:
        """The entries in whose place it stands, one after the other."""
        while fact.about is not None and self.of[fact.about].kind in CLAIMED:
            fact = self.of[fact.about]
            yield fact

    def made_good(self, seq: int) -> bool:
        """Whether a claim in force stands for it."""
        return any(
            fact.kind in CLAIMED and self.said(fact) != "withdrawal" and seq in {each.seq for each in self.behind(fact)}
            for fact in self.facts
        )

    def said_in(self, fact: Fact, field: str) -> str:
        """What a field of its text says; nothing where it says nothing, or no more."""
        gone = any(each.kind == "redaction" and (each.about, each.ref) == (fact.seq, field) for each in self.facts)
        return "" if gone else dict(fact.words).get(field, "")

    def tied(self, fact: Fact) -> list[Fact]:
        """What it refers to, what refers to it, the other openings of its case, and so on; by number."""
        found = {fact.seq}
        while True:
            more = {each.seq for each in self.facts if self._ties(each) & found} | {
                seq for each in found for seq in self._ties(self.of[each])
            }
            if more <= found:
                return [self.of[seq] for seq in sorted(found - {fact.seq})]
            found |= more

    def _ties(self, fact: Fact) -> set[int]:
        ties = {fact.about} if fact.about else set()
        if fact.kind == "case_open":
            ties |= {x.seq for x in self.facts if x.kind == "case_open" and x.occasion == fact.occasion}
        return ties

    def loads(self) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind == "load"]

    def in_effect(self, as_of: datetime) -> Fact:
        """The load of the newest version in effect; of the first where none is yet."""
        loads = self.loads()
        return [load for load in loads if load is loads[0] or (load.decided or start("2018-01-01")) <= as_of][-1]


def completing(facts: list[Fact], needed: int) -> Iterator[Fact]:
    done = 0
    for fact in facts:
        if done >= needed:
            return
        done += fact.times
        yield fact
