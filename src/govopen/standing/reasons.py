"""Why a checkpoint stands where it does: each entry of its place, counting or not and for which reason, and each
extension and excuse, in force or not. What counts, what is in force and the flags come from `Behind`; nothing is
judged here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from govopen.ledger.about import Told, line_of, told_at, told_of
from govopen.ledger.history import HistoryLine
from govopen.ledger.renamed import Renamed
from govopen.ledger.view import View, version_in_effect
from govopen.standing.claims import Behind, Claim, Decision, due_before, moves_of
from govopen.standing.standing import Standing

REASONS = (
    "withdrawn",
    "corrected",
    "returned",
    "after_as_of",
    "after_complete",
    "nothing_waits",
    "nothing_excuses",
    "finding_waits",
    "progress",
)
"""Why an entry does not count: the first that fits."""

STATUSES = ("in_force", "requested", "refused", "withdrawn", "later", "without_effect")
"""What became of an extension or an excuse; ``later``: decided after the as-of."""

RELIEFS = ("extension", "excuse")


class Account(NamedTuple):
    """An entry of the place. ``reason`` says why it does not count, empty where it does; ``by`` is the entry that says
    so, or that replaced it.
    """

    told: Told
    reason: str = ""
    by: int | None = None


class Relief(NamedTuple):
    """An extension, an excuse, or a report of nothing that excuses. ``granted`` is the entry that decides it: itself,
    or what accepted it.

    ``moves`` is the due instant in force when it was decided, ``in_time`` whether it was decided by then, and
    ``recorded_late`` whether it was recorded after it; all None where nothing is decided.
    """

    told: Told
    status: str
    granted: HistoryLine | None = None
    moves: int | None = None
    in_time: bool | None = None
    recorded_late: bool | None = None


class Reasons(NamedTuple):
    """All that the ledger holds for a checkpoint. ``in_time`` and ``recorded`` are how many count, by the due instant
    and in all; ``counted`` ends with the entry that completes the count. ``case`` is the entry that opened its case.
    """

    row: Standing
    counted: tuple[Account, ...]
    not_counted: tuple[Account, ...]
    reliefs: tuple[Relief, ...]
    in_time: int
    recorded: int
    flags: tuple[str, ...]
    case: HistoryLine | None = None


class Places:
    """Reads each place of the ledger once: a quota's milestones and its year share theirs."""

    def __init__(self, view: View, ledger: Behind) -> None:
        self.view = view
        self.ledger = ledger
        self._renamed = Renamed(view)
        self._known: dict[tuple[str, str, str], list[Told]] = {}

    def reasons(self, row: Standing) -> Reasons:
        """Everything behind a standing."""
        if row.key not in self._known:
            self._known[row.key] = told_of(self.view, *row.key)
            if row.kind == "minimum":  # what ends it is the case's, and nobody's own
                self._known[row.key] += told_of(self.view, "", "", row.occasion)
        told = self._known[row.key]
        accounts = list(self._accounts(row, told))
        counting = self.ledger.counting(row)
        return Reasons(
            row,
            tuple(each for each in accounts if not each.reason),
            tuple(each for each in accounts if each.reason),
            tuple(self._reliefs(row, told)),
            sum(claim.times for claim in counting if row.due is None or claim.occurred_at <= row.due),
            sum(claim.times for claim in counting),
            self.ledger.flags(row),
            self._opening(row),
        )

    def _opening(self, row: Standing) -> HistoryLine | None:
        """What opened the case, unless it was taken back."""
        if row.kind not in {"response", "minimum"}:
            return None
        opened = told_of(self.view, row.origin, "", row.occasion)
        return next((each.line for each in opened if each.entry.kind == "case_open" and not each.word), None)

    def _accounts(self, row: Standing, told: list[Told]) -> Iterator[Account]:
        """In the order in which things happened."""
        claims = {claim.seq: claim for claim in self.ledger.claimed(row)}
        completing = {claim.seq for claim in self.ledger.completing(row)}
        replaced = {each.entry.refers_to: each.entry.seq for each in told if each.entry.kind in {"claim", "none"}}
        for each in sorted(told, key=lambda one: (one.entry.occurred_at or 0, one.entry.seq)):
            kind, seq = each.entry.kind, each.entry.seq
            if kind in {"claim", "none"}:
                reason = self._why_not(row, each, claims.get(seq), completing)
            elif kind in {"finding", "case_close"}:
                reason = self._no_word(each) or _finding_waits(each)
            elif kind == "progress":
                reason = "progress" if each.standing != "withdrawal" else "withdrawn"
            else:
                continue
            if reason == "withdrawn" and each.word and each.word.entry.seq < replaced.get(seq, 0):
                reason = "corrected"  # in one commit, the withdrawal first; what was made good may be taken back later
            yield Account(each, reason, replaced.get(seq))

    def _why_not(self, row: Standing, told: Told, claim: Claim | None, completing: set[int]) -> str:
        """Why a claim does not count; nothing where it does."""
        if reason := self._no_word(told):
            return reason
        if claim is None or told.entry.seq in completing:
            return "" if claim else "after_as_of"
        if claim.kind == "none" and row.kind != "recurring":
            return "nothing_excuses" if told.standing == "acceptance" else "nothing_waits"
        return "after_complete"

    def _no_word(self, told: Told) -> str:
        """What was said about an entry so that it counts no more, or that it is after the as-of."""
        if told.standing in {"withdrawal", "return"}:
            return "withdrawn" if told.standing == "withdrawal" else "returned"
        happened = told.entry.occurred_at
        return "after_as_of" if happened is not None and happened > self.view.as_of else ""

    def _reliefs(self, row: Standing, told: list[Told]) -> Iterator[Relief]:
        decisions = {each.seq: each for each in self.ledger.decisions(row)}
        nothing = {each.seq for each in self.ledger.nothing(row)}
        here = {each.entry.seq for each in told}
        inherited = [one for seq in decisions if seq not in here and (one := told_at(self.view, seq))]
        for each in (*inherited, *told):  # decided about the group, before its members were named
            entry = each.entry
            keys = {entry.checkpoint, self._renamed.key(entry.obligation, entry.checkpoint)}
            if entry.kind in RELIEFS and row.checkpoint in keys:
                decision = decisions.get(entry.seq)
                yield self._in_force(row, each, decision, [*decisions.values()]) if decision else self._idle(each)
            elif entry.seq in nothing and each.word:
                yield _of_nothing(row, each, each.word, [*decisions.values()], self.view.plan.zone)

    def _in_force(self, row: Standing, told: Told, decision: Decision, every: list[Decision]) -> Relief:
        due = due_before(self._as_decided(row, decision), moves_of(every), decision.decided_at, self.view.plan.zone)
        own = decision.granted == told.entry.seq
        return Relief(
            told,
            "in_force",
            told.line if own else line_of(self.view, decision.granted),
            due,
            None if due is None else decision.decided_at <= due,
            None if due is None else decision.recorded_at > due,
        )

    def _as_decided(self, row: Standing, decision: Decision) -> Standing:
        """It with the date of the version in effect at the decision, where an amendment moved that afterwards."""
        view, point = self.view, row.point
        version = version_in_effect(view.database, view.plan.plan_id, decision.decided_at, view.known)
        if version >= point.version:
            return row
        about = {"holder": row.origin, "obligation": row.obligation, "checkpoint": row.checkpoint}
        then = view.database.row(
            "ledger", "first_due", plan=view.plan.plan_id, version=version, known=view.known, **about
        )
        return row._replace(point=point._replace(due=then[0])) if then else row

    def _idle(self, told: Told) -> Relief:
        """One that changes nothing: not decided, refused, taken back, decided later, or to no later date."""
        entry = told.entry
        decided = entry.decided_at or (told.word.entry.decided_at if told.word else None)
        if told.standing in {"withdrawal", "return"}:
            return Relief(told, "withdrawn" if told.standing == "withdrawal" else "refused", told.word)
        if decided is None:
            return Relief(told, "requested")
        return Relief(told, "later" if decided > self.view.as_of else "without_effect", told.word or told.line)


def _of_nothing(row: Standing, told: Told, word: HistoryLine, every: list[Decision], zone: str) -> Relief:
    """It excuses from its day on, and is decided by whoever accepts it."""
    due = due_before(row, moves_of(every), told.entry.occurred_at or 0, zone)
    decided, recorded = word.entry.decided_at or word.entry.recorded_at, word.entry.recorded_at
    late = None if due is None else recorded > due
    return Relief(told, "in_force", word, due, None if due is None else decided <= due, late)


def _finding_waits(told: Told) -> str:
    waits = told.entry.kind == "finding" and told.entry.decided_at is None and told.standing != "acceptance"
    return "finding_waits" if waits else ""
