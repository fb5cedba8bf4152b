"""What stands behind a standing: the claims that count and those that do not, decisions, and the flags that follow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govopen.deadlines.extensions import Move, due_when
from govopen.deadlines.instants import passed
from govopen.ledger.view import View
from govopen.standing.standing import Point, Standing, report

FLAGS = (
    "short_notice",
    "extended",
    "unverified",
    "no_evidence",
    "recorded_late",
    "corrected",
    "returned",
    "on_behalf",
)
NOT_EXCUSED = frozenset({"recurring", "never", "minimum"})
"""What a report of nothing does not excuse: it meets a period, and says nothing of the others."""
Key = tuple[str, str, str]


class Claim(NamedTuple):
    """Something claimed, or a report of nothing. ``word`` is the latest about it: accepted, returned, withdrawn."""

    holder: str
    obligation: str
    occasion: str
    seq: int
    kind: str
    unit: str
    times: int
    occurred_at: int
    reported_at: int
    report_due: int
    on_behalf: int
    evidenced: int
    replaces: int | None
    counts: int
    word: str
    renamed: str | None
    worded_at: int | None  # of a report of nothing, when that word was recorded

    @property
    def excuses(self) -> bool:
        """Whether it is a report of nothing that was accepted, and happened by the as-of."""
        return self.kind == "none" and bool(self.counts) and self.word == "acceptance"


class Decision(NamedTuple):
    """An extension or an excuse in force; ``granted`` is the entry that decides."""

    holder: str
    checkpoint: str
    seq: int
    kind: str
    decided_at: int
    until: int | None
    granted: int
    recorded_at: int
    ref: str


class Behind:
    """What the ledger says behind standings, read once for each holder that is asked about, or once for all."""

    def __init__(self, view: View, *, everybody: bool = False) -> None:
        self._view = view
        self._claims: dict[str, dict[Key, list[Claim]]] = {}
        self._decisions: dict[tuple[str, str], list[Decision]] | None = None
        self._everybody = _by_key(report(view, "claimed")) if everybody else None

    def claimed(self, row: Standing) -> list[Claim]:
        """All that was claimed for it, counting or not, of whatever day, in the order in which it is summed."""
        if self._everybody is not None:
            return self._everybody.get(row.key, [])
        origin = row.origin
        if origin not in self._claims:
            self._claims[origin] = _by_key(report(self._view, "claimed", origin))
        return self._claims[origin].get(row.key, [])

    def counting(self, row: Standing) -> list[Claim]:
        """The claims that count for it; a report of nothing counts where something is due every period."""
        nothing_counts = row.kind == "recurring"
        return [each for each in self.claimed(row) if each.counts and (each.kind == "claim" or nothing_counts)]

    def completing(self, row: Standing) -> list[Claim]:
        """The claims up to the one that completes the count; all that count where none does."""
        return list(_completing(self.counting(row), row.needed))

    def recorded(self, row: Standing) -> int:
        """How many were done."""
        return sum(each.times for each in self.counting(row))

    def returned(self, row: Standing) -> tuple[int, ...]:
        """The claims that were returned and are not made good; none where it was reached without them."""
        return tuple(_refused(self.claimed(row), self._view.as_of)) if row.reached is None else ()

    def decisions(self, row: Standing) -> list[Decision]:
        """The extensions and excuses about it, in the order in which they were decided."""
        if row.target is None and row.excused is None:
            return []
        if self._decisions is None:
            self._decisions = {}
            for each in map(Decision._make, report(self._view, "decisions")):
                self._decisions.setdefault((each.holder, each.checkpoint), []).append(each)
        return self._decisions.get((row.origin, row.checkpoint), [])

    def nothing(self, row: Standing) -> list[Claim]:
        """The reports of nothing that excuse it, each from its day on."""
        return [] if row.kind in NOT_EXCUSED else [each for each in self.claimed(row) if each.excuses]

    def flags(self, row: Standing) -> tuple[str, ...]:
        """What stands beside the standing: DESIGN 1 says which entries give which.

        ``unverified`` only where the office reviews: what it never looks at is not marked for that.
        """
        found = {"short_notice"} if row.short_notice else set()
        found |= {"extended"} if row.target is not None else set()
        found |= {"recorded_late"} if any(_late(row, self.decisions(row), self._view.plan.zone)) else set()
        claimed = self.claimed(row)
        if claimed:
            found |= {"recorded_late"} if any(_late_nothing(row, self, self._view.plan.zone)) else set()
            known = {each.seq: each for each in claimed}
            for claim in self.completing(row):
                found |= set(_of_claim(claim, row.point))
                found |= set(_of_replaced(claim, known))
            found |= {"returned"} if self.returned(row) else set()
        return tuple(flag for flag in FLAGS if flag in found)


def _by_key(rows: Iterable[tuple[object, ...]]) -> dict[Key, list[Claim]]:
    """Claims by what they count for; one under a code that was renamed counts for the new one too."""
    found: dict[Key, list[Claim]] = {}
    mixed: set[Key] = set()
    for row in rows:
        claim = Claim(*row)  # type: ignore[arg-type]  # rows are untyped
        found.setdefault((claim.holder, claim.obligation, claim.occasion), []).append(claim)
        if claim.renamed:
            now = claim.holder, claim.renamed, claim.occasion
            found.setdefault(now, []).append(claim)
            mixed.add(now)
    for place in mixed:  # each code's claims were in order
        found[place].sort(key=lambda each: (each.occurred_at, each.seq))
    return found


def _completing(claims: Iterable[Claim], needed: int) -> Iterator[Claim]:
    so_far = 0
    for claim in claims:
        if so_far >= needed:
            return
        so_far += claim.times
        yield claim


def _of_claim(claim: Claim, point: Point) -> Iterator[str]:
    if point.review and claim.word != "acceptance":
        yield "unverified"
    if not claim.evidenced and claim.kind == "claim" and point.evidence != "none":
        yield "no_evidence"
    if claim.reported_at > claim.report_due:
        yield "recorded_late"
    if claim.on_behalf:
        yield "on_behalf"


def _of_replaced(claim: Claim, known: dict[int, Claim]) -> Iterator[str]:
    """What a claim replaced, and that before it: papers that were returned, a record that was put right."""
    for before in _before(claim, known):
        yield "returned" if known[before].word == "return" else "corrected"


def _before(claim: Claim, known: dict[int, Claim]) -> Iterator[int]:
    """The entries in whose place it stands, one after the other."""
    while claim.replaces in known:
        claim = known[claim.replaces]
        yield claim.seq


def _refused(claimed: Sequence[Claim], as_of: int) -> Iterator[int]:
    """What was returned of what happened by then, and nothing that happened by then makes good."""
    known = {each.seq: each for each in claimed}
    happened = [each for each in claimed if each.occurred_at <= as_of]
    replaced = {before for each in happened if each.word != "withdrawal" for before in _before(each, known)}
    for claim in happened:
        if claim.word == "return" and claim.kind == "claim" and claim.seq not in replaced:
            yield claim.seq


def _late(row: Standing, decisions: Sequence[Decision], zone: str) -> Iterator[bool]:
    """Of each decision, whether it was recorded after the due instant that it moves."""
    moves = moves_of(decisions)
    for each in decisions:
        due = due_before(row, moves, each.decided_at, zone)
        yield due is not None and each.recorded_at > due


def _late_nothing(row: Standing, behind: Behind, zone: str) -> Iterator[bool]:
    """Of each report of nothing that excuses it, whether the office's word came after the due instant that it moves."""
    for each in behind.nothing(row) if row.standing == "excused" else ():
        due = due_before(row, moves_of(behind.decisions(row)), each.occurred_at, zone)
        yield due is not None and each.worded_at is not None and each.worded_at > due


def moves_of(decisions: Iterable[Decision]) -> list[Move]:
    """The extensions among them, in their order."""
    return [(each.decided_at, each.until) for each in decisions if each.until is not None]


def due_before(row: Standing, moves: Sequence[Move], moment: int, zone: str) -> int | None:
    """The due instant in force just before a decision of that moment; none where the document gives none.

    A decision dated on the due day is in time, also on the first day on which a minimum may close.
    """
    due = due_when(row.point.due, moves, moment) if row.basis == "stated" else None
    return due if due is None else passed(due, row.timed, zone)
