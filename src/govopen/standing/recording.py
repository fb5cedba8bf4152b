"""Record what units say they did: found among what each owes, checked, appended; and what that changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govopen.deadlines.instants import day_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput, joined
from govopen.ledger.claim import Claim, draft
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.recorder import Recorder
from govopen.ledger.renamed import called
from govopen.ledger.units import find_unit, pools, shown, successors, taken_over
from govopen.ledger.view import View
from govopen.ledger.withdraw import withdrawal
from govopen.locales import _
from govopen.standing import said as told
from govopen.standing.duties import Duty, NoSuchDuty, duties, find
from govopen.standing.effect import Key, Outcome, act
from govopen.standing.occasion import chosen
from govopen.standing.rights import refuse_entries, refuse_others
from govopen.standing.said import Clock, Said, nothing_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govopen.ledger.evidence import Piece

NOT_REPORTED = frozenset({"never", "minimum"})


class GroupNamed(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("{name} is a group of units; name one of them").format(name=name))


class SplitUnit(BadInput):
    def __init__(self, name: str, heirs: Sequence[str]) -> None:
        message = _("{name} is no more; its work went to {heirs}: name one of them")
        super().__init__(message.format(name=name, heirs=joined(heirs)))


class ProgressOfWhat(BadInput):
    def __init__(self) -> None:
        super().__init__(_("nothing to note; add --note TEXT or --percent N"))


class PercentBeyondReason(BadInput):
    def __init__(self, percent: int) -> None:
        super().__init__(_("--percent {percent}: give a whole number from 1 to 100").format(percent=percent))


class Intent(NamedTuple):
    """An entry to be, the duty it is about, and what was chosen on the way that nobody had said."""

    draft: Draft
    duty: Duty
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return self.draft.holder, self.draft.obligation, self.draft.occasion


class Intake:
    """Turns what units say into entries, one after another: what one fills, the next no longer lacks.

    ``own`` is the unit at this desk, which reports for itself alone; empty at the office, which does on their behalf.
    """

    def __init__(self, view: View, now: int, own: str | None = None, calendar: WorkCalendar | None = None) -> None:
        self.view = view
        self.now = now
        self.clock = Clock(int(view.plan.first_day[:4]), day_of(now, view.plan.zone), view.plan.zone)
        self.calendar = calendar or WorkCalendar()
        self.groups: set[str] = set()
        self.named: dict[str, set[str]] = {}
        self.remarks: list[str] = []
        self.own = self.unit(own) if own else ""
        self.named.clear()
        self._owed: dict[str, list[Duty]] = {}
        self._declarable: dict[str, list[Duty]] = {}
        self._taken: Counter[Key] = Counter()

    def unit(self, name: str) -> str:
        """The unit or open group of that name; for a unit that is no more, whoever took over from it.

        What was taken over from the units ``named`` is meant then. Raises UnknownUnit, AmbiguousUnit, GroupNamed,
        SplitUnit.
        """
        key = find_unit(self.view, name)
        if self.view.database.row("ledger", "unit_named", **self.view.edition, name=key):
            return self._now(key)
        if key not in pools(self.view):
            raise GroupNamed(key)
        self.groups.add(key)
        return key

    def _now(self, key: str) -> str:
        unit, remarks = answering(self.view, key)
        self.named.setdefault(unit, set()).add(key)
        self.remarks.extend(remarks)
        return unit

    def reportable(self, unit: str) -> list[Duty]:
        """What the unit owes and can report as done, as it stood when it was first asked for."""
        if unit not in self._owed:
            owed = duties(self.view, unit)
            self._owed[unit] = [duty for duty in owed if duty.checkpoint.kind not in NOT_REPORTED]
        return self.by_name(unit, self._owed[unit])

    def formers(self, unit: str) -> set[str]:
        """The names of units that are no more by which a unit was named; none where its own was among them."""
        names = self.named.get(unit, set())
        return set() if unit in names else names

    def by_name(self, unit: str, owed: list[Duty]) -> list[Duty]:
        """Of what a unit owes, what is meant by the names that it was given: by a former one, what came from there."""
        names = self.formers(unit)
        if not names:
            return owed
        theirs = set().union(*(taken_over(self.view, name) for name in names))
        return [
            duty for duty in owed
            if duty.checkpoint.origin in {*names, duty.code} or (duty.checkpoint.origin, duty.code) in theirs
        ]  # fmt: skip

    def shown(self, unit: str) -> str:
        """Its name in the reader's language."""
        return shown(self.view, unit)

    def meant(self, unit: str, what: str, *, none: bool = False) -> list[Duty]:
        """The one obligation meant, in all its occasions; ``none`` where there was nothing of it.

        Raises SeveralDuties, NotTheirs, NotReported, NoCaseOpen, NoSuchDuty.
        """
        what = self.called(what)
        try:
            return find(self.declarable(unit) if none else self.reportable(unit), what, self.shown(unit))
        except NoSuchDuty as unknown:
            from govopen.standing.refusal import why_not  # only after a mistake

            raise (why_not(self.view, unit, what, by=self.formers(unit), none=none) or unknown) from unknown

    def called(self, what: str) -> str:
        """A code or words as they are to be looked up: for a former code the one that there is now, and a remark."""
        found = called(self.view, what)
        self.remarks.extend(found.remarks)
        return found.words

    def declarable(self, unit: str) -> list[Duty]:
        """What the unit can report nothing of: what it can report as done, and cases of which it has had none yet."""
        if unit not in self._declarable:
            from govopen.standing.nothing import declarations  # not for what was done

            self._declarable[unit] = [each.duty(self.view) for each in declarations(self.view, unit)]
        return [*self.reportable(unit), *self._declarable[unit]]

    def claim(self, said: Said, unit: str, pieces: Sequence[Piece] = ()) -> Intent:
        """The claim that ``said`` makes for the unit, or its report that there was nothing.

        Raises AnothersDesk, what its parts raise, and what ``claim.draft`` does.
        """
        intent = self._intent(said, unit, pieces)
        self._taken[intent.key] += intent.draft.times
        return intent

    def check(self, said: Said, unit: str) -> None:
        """Raise what ``claim`` would, except for a repeat."""
        self._intent(said._replace(again=True), unit, ())

    def progress(self, said: Said, unit: str, percent: int | None) -> Intent:
        """A note or a percentage, which counts for nothing; dated today where no day was said.

        Raises ProgressOfWhat, PercentBeyondReason, and what ``claim`` does.
        """
        if not said.note and percent is None:
            raise ProgressOfWhat
        if percent is not None and not 1 <= percent <= 100:
            raise PercentBeyondReason(percent)
        dated = said._replace(on=said.on or self.clock.today.isoformat(), again=True)
        intent = self._intent(dated, unit, (), counts=False)
        text = Text(note=said.note, percent=percent or 0)
        made = intent.draft._replace(kind="progress", times=0, reported_at=None, report_due=None, text=text)
        return intent._replace(draft=made)

    def _intent(self, said: Said, unit: str, pieces: Sequence[Piece], *, counts: bool = True) -> Intent:
        refuse_others(self.view, self.own, [unit])
        if said.none:
            said = nothing_said(said, self.clock)
        day, time_of_day = told.moment(said, self.clock)
        said = said._replace(what=self.called(said.what))
        meant = self.meant(unit, said.what, none=said.none and not said.case)
        if said.replaces:
            from govopen.standing.correcting import made_good, of_the_same  # the rare report

            meant = of_the_same(self.view, said, meant)
        duty, remarks = chosen(self.view, meant, said, self._taken)
        point = duty.checkpoint
        if said.none:
            from govopen.standing.nothing import refuse_shared  # the rarer report

            refuse_shared(self.view, point, unit, self.own)
        claim = Claim(
            unit="" if unit in self.groups else unit,
            holder=point.origin,
            obligation=point.obligation,
            occasion=point.occasion,
            opens=point.opens,
            day=day,
            clock=time_of_day,
            times=told.times(said) if not said.none else point.needed if point.kind == "recurring" else 0,
            pieces=_once(pieces),
            note=said.note,
            on_behalf=unit != self.own,
            via=told.channel(said),
            ref=said.ref,
            reported=told.reported(said, self.clock, on_behalf=unit != self.own),
            again=said.again,
            in_hours=counts and not said.none and bool(point.timed),
            kind="none" if said.none else "claim",
        )
        made = draft(self.view, claim, self.now, self.calendar)
        if said.replaces:
            made = made_good(self.view, said, made)
        return Intent(made, duty, (*self.remarks, *remarks))


def answering(view: View, key: str) -> tuple[str, tuple[str, ...]]:
    """Who answers for a unit now, itself while it is there, and a remark where another does. Raises SplitUnit."""
    heirs = successors(view, key)
    if len(heirs) > 1:
        raise SplitUnit(key, [shown(view, heir) for heir in heirs])
    if not heirs:
        return key, ()
    words = _("{before} is {after} now; this is for what it took over")
    return heirs[0], (words.format(before=shown(view, key), after=shown(view, heirs[0])),)


def _once(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same file or address given twice is one piece of evidence."""
    return tuple({piece.sha256 or piece.url: piece for piece in reversed(pieces)}.values())[::-1]


def record(view: View, recorder: Recorder, intents: Sequence[Intent]) -> Outcome:
    """Append the entries in the caller's transaction, all of them, and say what they change."""
    return act(view, recorder, [intent.draft for intent in intents])


def take_back(
    view: View, recorder: Recorder, entries: Sequence[Entry], reason: str = "", own: str | None = None
) -> Outcome:
    """Withdraw ``entries``, each by a new one, all or none. ``own`` is the unit at this desk, None at the office.

    Raises AlreadyWithdrawn, CannotBeWithdrawn, MadeGood, ReliedOn, StillCited, and what ``rights.refuse_entries`` does.
    """
    refuse_entries(view, own, recorder.name, entries)
    if any(entry.kind in {"acceptance", "extension"} for entry in entries):
        from govopen.ledger.relied import refuse_relied_on  # knows plans, which most entries do not need

        refuse_relied_on(view.database, view.plan.plan_id, list(entries))
    about: set[Key] = set()
    drafts = [withdrawal(view, entry, reason) for entry in entries]
    if any(entry.kind in {"case_open", "case_close"} for entry in entries):
        from govopen.ledger.cases import concerned, refuse_cited

        refuse_cited(view, entries)
        about = concerned(view, entries)
    return act(view, recorder, drafts, about)
