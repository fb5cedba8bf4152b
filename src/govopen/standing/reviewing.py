"""The office's word about what was recorded: accepted, or returned with a reason. The latest word decides."""

from collections.abc import Iterator
from typing import NamedTuple

from govopen.deadlines.instants import day_of, written
from govopen.errors import BadInput
from govopen.ledger.entry import Draft, Entry, Text, kind_words
from govopen.ledger.latest import latest_word, made_good_by
from govopen.ledger.renamed import Renamed
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.ledger.withdraw import AlreadyWithdrawn, entry_at, entry_number, refuse_made_good
from govopen.locales import N_, _
from govopen.program import command, shell_word
from govopen.standing.claims import NOT_EXCUSED
from govopen.standing.deciding import OnlyTheOffice, decided_at
from govopen.standing.decision_refused import refuse_decision, refuse_moment, refuse_undocumented
from govopen.standing.standing import first_held

REVIEWED = frozenset({"claim", "none", "finding", "extension", "excuse", "dispute"})
VERDICTS = ("acceptance", "return")
REQUESTS = frozenset({"extension", "excuse"})

_WORDS = {
    "acceptance": N_("E{seq} was accepted already, by E{by}"),
    "return": N_("E{seq} was returned already, by E{by}"),
}


class CannotBeReviewed(BadInput):
    def __init__(self, entry: Entry) -> None:
        message = _("E{seq} ({kind}) is nothing that is accepted or returned; what waits: {command}")
        super().__init__(message.format(seq=entry.seq, kind=kind_words(entry.kind), command=command("review")))


class InForceAlready(BadInput):
    """The office decided or found it itself when it entered it."""

    def __init__(self, entry: Entry) -> None:
        message = _("E{seq} ({kind}) is in force since it was entered; to take it back: {command}")
        super().__init__(
            message.format(seq=entry.seq, kind=kind_words(entry.kind), command=command(f"undo E{entry.seq}"))
        )


class SaidAlready(BadInput):
    def __init__(self, seq: int, kind: str, by: int) -> None:
        super().__init__(_(_WORDS[kind]).format(seq=seq, by=by))


class ReasonNeeded(BadInput):
    def __init__(self) -> None:
        super().__init__(_("say why, so that it can be made good: add --reason TEXT"))


class OwnClaim(BadInput):
    def __init__(self, entry: Entry) -> None:
        message = _("E{seq} was recorded by {name}; nobody accepts what they reported themselves")
        super().__init__(message.format(seq=entry.seq, name=entry.recorded_by))


class EvidenceMissing(BadInput):
    def __init__(self, entry: Entry) -> None:
        message = _("E{seq} brings no evidence, which {code} requires before it is accepted; add it: {command}")
        typed = command(f"correct E{entry.seq} --evidence {_('FILE')} --reason {_('REASON')}")
        super().__init__(message.format(seq=entry.seq, code=entry.obligation, command=typed))


class NothingToDecide(BadInput):
    """The plan that holds now does not ask for what the request is about."""

    def __init__(self, entry: Entry) -> None:
        message = _("E{seq} is about {checkpoint}, which the plan no longer asks for; return it: {command}")
        typed = command(f"return E{entry.seq} --reason {_('REASON')}")
        super().__init__(message.format(seq=entry.seq, checkpoint=entry.checkpoint, command=typed))


class DecidedBefore(BadInput):
    def __init__(self, words: str, seq: int) -> None:
        message = _("decided on {day}, before what E{seq} is about happened; check --decided")
        super().__init__(message.format(day=words, seq=seq))


class DecidedBeforeAsked(BadInput):
    """Nobody granted a request that had not been made: what was decided earlier is a decision of its own."""

    def __init__(self, entry: Entry, decided: str, asked: str) -> None:
        message = _(
            "decided {moment}, before E{seq} asked for it ({asked}); what was decided earlier is entered by: {command}"
        )
        verb = "extend" if entry.kind == "extension" else "excuse"
        typed = f"{verb} {entry.checkpoint} --unit {shell_word(entry.unit or entry.holder)} --decided '{decided}'"
        super().__init__(message.format(moment=decided, seq=entry.seq, asked=asked, command=command(typed)))


class Verdict(NamedTuple):
    """A word about one entry: ``kind`` is one of VERDICTS. Empty ``decided`` means now."""

    kind: str
    reason: str = ""
    decided: str = ""
    ref: str = ""


class Reviewer(NamedTuple):
    """Who reviews, when: ``own`` is the unit at this desk, None at the office."""

    view: View
    name: str
    now: int
    own: str | None

    def entry(self, words: str) -> Entry:
        """The entry of that number. Raises UnknownEntry."""
        return entry_at(self.view, entry_number(words))

    def draft(self, entry: Entry, verdict: Verdict) -> Draft:
        """The entry that says it.

        Raises OnlyTheOffice, CannotBeReviewed, InForceAlready, AlreadyWithdrawn, SaidAlready, MadeGood,
        ReasonNeeded, ReliedOn, OwnClaim, EvidenceMissing, DecidedBefore, DecidedBeforeAsked, NothingToDecide, and what
        the office's own decision would (``deciding``).
        """
        if self.own is not None:
            raise OnlyTheOffice(shown(self.view, self.own))
        _refuse_by_kind(entry)
        _refuse_by_word(self.view, entry, verdict.kind)
        if verdict.kind == "return" and not verdict.reason:
            raise ReasonNeeded
        if verdict.kind == "return" and entry.kind == "extension":
            from govopen.ledger.relied import refuse_relied_on  # knows plans, which other words do not need

            refuse_relied_on(self.view.database, self.view.plan.plan_id, [entry])
        if verdict.kind == "acceptance":
            _refuse_acceptance(self.view, entry, self.name)
        decided = self._decided(entry, verdict.decided)
        if entry.kind in REQUESTS and verdict.kind == "acceptance":
            self._may_be_decided(entry, verdict, decided)
        if entry.kind == "none" and verdict.kind == "acceptance":
            self._may_excuse(entry, verdict.ref)
        said = Text(reason=verdict.reason)
        return Draft.about(entry, verdict.kind, self.view.version, said, decided_at=decided, ref=verdict.ref)

    def _decided(self, entry: Entry, words: str) -> int:
        instant = decided_at(self.view, words, self.now)
        zone = self.view.plan.zone
        day = day_of(instant, zone)
        if words and entry.occurred_at is not None and day < day_of(entry.occurred_at, zone):
            raise DecidedBefore(day.isoformat(), entry.seq)
        return instant

    def _may_be_decided(self, entry: Entry, verdict: Verdict, decided: int) -> None:
        """A request is granted where the office could decide the same itself, and not before it was made.

        Raises NothingToDecide, DecidedBeforeAsked, and what a decision does.
        """
        view = self.view._replace(as_of=self.now)
        keys = {entry.checkpoint, Renamed(view).key(entry.obligation, entry.checkpoint)}
        rows = [row for row in first_held(view, entry.holder) if row.checkpoint in keys]
        if not rows:
            raise NothingToDecide(entry)
        for row in rows:
            refuse_moment(view, row, verdict.decided, decided)
            _refuse_before_asked(view, entry, decided, timed=bool(row.timed))
            refuse_decision(view, row, entry.kind, entry.until, decided)
            refuse_undocumented(view, row, decided, self.now, verdict.ref)

    def _may_excuse(self, entry: Entry, ref: str) -> None:
        """What a report of nothing excuses from its day on is decided by its acceptance. Raises ReferenceNeeded."""
        view = self.view._replace(as_of=self.now)
        codes = {entry.obligation, Renamed(view).now(entry.obligation)}
        for row in first_held(view, entry.holder):
            its = row.obligation in codes and row.occasion == entry.occasion
            if its and row.kind not in NOT_EXCUSED and row.standing not in {"met", "excused"}:
                refuse_undocumented(view, row, entry.occurred_at or 0, self.now, ref)


def is_the_offices(entry: Entry) -> bool:
    """Whether an entry is a word of the office, or was decided or found by it when it was entered."""
    return entry.kind in VERDICTS or (entry.kind in REQUESTS | {"finding"} and entry.decided_at is not None)


def _refuse_by_kind(entry: Entry) -> None:
    if entry.kind not in REVIEWED:
        raise CannotBeReviewed(entry)
    if is_the_offices(entry):
        raise InForceAlready(entry)


def _refuse_by_word(view: View, entry: Entry, kind: str) -> None:
    word = latest_word(view, entry.seq)
    if word is None:
        return
    if word.kind == "withdrawal":
        raise AlreadyWithdrawn(entry.seq, word.seq, made_good_by(view, entry.seq))
    if word.kind == kind:
        raise SaidAlready(entry.seq, kind, word.seq)
    if word.kind == "return":
        refuse_made_good(view, entry.seq)


def _refuse_acceptance(view: View, entry: Entry, name: str) -> None:
    for said in _said_before(view, entry):
        if said.recorded_by == name and not said.on_behalf:
            raise OwnClaim(said)
    if entry.kind == "claim" and entry.evidence == "[]":
        codes = {"obligation": entry.obligation, "now": Renamed(view).now(entry.obligation)}
        where = {"plan": view.plan.plan_id, "version": entry.plan_version, **codes}
        if view.database.row("ledger", "evidence_asked", **where) == ("required",):
            raise EvidenceMissing(entry)


def _said_before(view: View, entry: Entry) -> Iterator[Entry]:
    """The entry, and those in whose place it stands, one after the other."""
    yield entry
    while entry.refers_to:
        entry = entry_at(view, entry.refers_to)
        yield entry


def _refuse_before_asked(view: View, entry: Entry, decided: int, *, timed: bool) -> None:
    """By the minute where the clock is in hours, else by the day."""
    decided_, asked = (written(moment, timed, view.plan.zone) for moment in (decided, entry.recorded_at))
    if decided_ < asked:
        raise DecidedBeforeAsked(entry, decided_, asked)
