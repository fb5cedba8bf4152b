"""At a desk: who may sit there and for whom, and what is done there that changes no standing."""

from clerk import Desk
from filed import Filed
from hypothesis import strategies as st
from hypothesis.stateful import rule
from promised import AFTER, BEFORE, BUILDING, DESHENG, EDUCATION, FARMS, WATER, YUETAN
from rest_days import start

units = st.sampled_from(
    [EDUCATION, EDUCATION, BEFORE, BEFORE, FARMS, BUILDING, BUILDING, YUETAN, AFTER, WATER, DESHENG]
)
codes = st.sampled_from([f"1.1.1{letter}" for letter in "aaaabbbcdddddeefffghk"])
desks = st.builds(
    Desk,
    st.sampled_from(["office", "second", "clerk"]),
    st.sampled_from(["", "", "", "", "", EDUCATION, BEFORE, AFTER, WATER]),
)
nth = st.integers(0, 9)


class Desks(Filed):
    """What is kept in order."""

    @rule(desk=desks, unit=units, code=codes, n=nth, field=st.sampled_from(["note", "reason", "title", "links"]))
    def kept_in_order(self, desk: Desk, unit: str, code: str, n: int, field: str) -> None:
        """What changes no standing."""
        if n < 4:
            self.redacted(desk, n, field)
        elif n < 6:
            self.progressed(desk, unit, code)
        elif n < 9:
            self.signed(desk, unit, disputed=n == 6)
        else:
            self.evidence_checked()

    def redacted(self, desk: Desk, n: int, field: str) -> None:
        worded = [fact.seq for fact in self.facts if field in dict(fact.words) or fact.seq == 1]
        clerk, seq = self.clerk(desk), worded[-1 - n % len(worded)]
        facts = clerk.redaction(seq, field)
        self.must(clerk, facts, "redact", f"E{seq}", "--field", field, "--reason", "含电话")

    def progressed(self, desk: Desk, unit: str, code: str) -> None:
        clerk, when = self.clerk(desk), self.day(0)
        facts = clerk.claim(unit, code, "", when, 0, True, False, "claim")
        if facts:
            words = (("note", "过半"),)
            facts = [facts[0]._replace(kind="progress", reported=None, report_by=None, words=words)]
        self.must(clerk, facts, "log", code, "--unit", unit, "--note", "过半")

    def signed(self, desk: Desk, unit: str, *, disputed: bool) -> None:
        """For everything; or that one duty is another's. Whether it was signed for already, other tests say."""
        clerk = self.clerk(desk)
        called = clerk.now_called(unit)
        code = self.type(
            clerk, *(["receive", "1.1.1a", "--dispute", "职责不在"] if disputed else ["receive"]), "--unit", unit
        )
        assert code == 0 or disputed or called is None or clerk.for_others([called]), self.said.getvalue()
        (head,) = self.database.execute("SELECT MAX(seq) FROM entry").fetchone()
        if head > len(self.facts):
            self.facts.append(
                clerk.fact(
                    "dispute" if disputed else "receipt",
                    unit=called,
                    holder=called,
                    at=start(self.now.date()),
                    obligation="1.1.1a" if disputed else "",
                    on_behalf=called != clerk.desk.unit,
                    words=(("reason", "职责不在"),) if disputed else (),
                )
            )

    def evidence_checked(self) -> None:
        clerk = self.clerk()
        code = self.type(clerk, "evidence", "check")
        assert code == 0, self.said.getvalue()
        held = [fact for fact in self.facts if fact.evidence and clerk.known.holds(fact)]
        if held:
            self.facts.append(clerk.fact("evidence_check", times=len(held)))
