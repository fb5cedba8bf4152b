"""Putting a record right: a claim that was wrong is withdrawn and said anew; one that was returned is made good."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from govopen.deadlines.instants import local, start_of
from govopen.errors import BadInput
from govopen.ledger.claim import Claim, draft, makes_good
from govopen.ledger.entry import Draft, Entry, Text, kind_words
from govopen.ledger.latest import latest_word, made_good_by
from govopen.ledger.renamed import Renamed
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.ledger.withdraw import (
    CAN_BE_WITHDRAWN,
    AlreadyWithdrawn,
    entry_at,
    entry_number,
    refuse_made_good,
    withdrawal,
)
from govopen.locales import _
from govopen.program import command
from govopen.standing import said as told
from govopen.standing.duties import Duty
from govopen.standing.rights import is_own, refuse_entries
from govopen.standing.said import Said
from govopen.standing.standing import Standing, first_held

if TYPE_CHECKING:
    from govopen.ledger.evidence import Piece
    from govopen.standing.recording import Intake

CLAIMED = frozenset({"claim", "none"})


class CannotBeCorrected(BadInput):
    def __init__(self, entry: Entry) -> None:
        if entry.kind in CAN_BE_WITHDRAWN:
            message = _("E{seq} ({kind}) says nothing that was done; take it back with {command} and enter it anew")
        else:
            message = _("E{seq} ({kind}) says nothing that was done; there is nothing in it to correct")
        super().__init__(
            message.format(seq=entry.seq, kind=kind_words(entry.kind), command=command(f"undo E{entry.seq}"))
        )


class WasReturned(BadInput):
    def __init__(self, view: View, entry: Entry, by: int) -> None:
        message = _("E{seq} was returned by E{by}; make it good with: {command}")
        super().__init__(message.format(seq=entry.seq, by=by, command=makes_good(entry, view.plan.zone)))


class NotReturned(BadInput):
    def __init__(self, seq: int) -> None:
        message = _("E{seq} was not returned; to put it right: {command}")
        super().__init__(message.format(seq=seq, command=command(f"correct E{seq} --reason {_('REASON')}")))


class ReplacesAnother(BadInput):
    """The entry named is of another unit, obligation, period or case."""

    def __init__(self, entry: Entry, whose: str) -> None:
        what = " ".join(filter(None, (entry.obligation, entry.occasion)))
        message = _("E{seq} is about {what} of {unit}; only that can make it good")
        super().__init__(message.format(seq=entry.seq, what=what, unit=whose))


class NothingCorrected(BadInput):
    def __init__(self, seq: int) -> None:
        message = _("E{seq} says so already; give what was wrong: --on, --at, --times, --note or --evidence")
        super().__init__(message.format(seq=seq))


class WhyCorrected(BadInput):
    def __init__(self) -> None:
        super().__init__(_("say why it is corrected: add --reason TEXT"))


class NothingHasNoCount(BadInput):
    def __init__(self, seq: int) -> None:
        super().__init__(
            _("E{seq} says that there was nothing to do, so that there is no count; leave --times out").format(seq=seq)
        )


def filled(view: View, said: Said) -> Said:
    """What is left out of a replacement is as in the returned entry: unit, obligation, period or case.

    Where the obligation has another code now, or another unit answers for it, these are meant.

    Raises UnknownEntry, CannotBeCorrected, AlreadyWithdrawn, NotReturned, MadeGood.
    """
    entry = _returned(view, said.replaces)
    is_case = entry.occasion.startswith("case-")
    return said._replace(
        unit=said.unit or _answering(view, entry),
        what=said.what or Renamed(view).now(entry.obligation),
        period=said.period or ("" if is_case else entry.occasion),
        case=said.case or (entry.occasion if is_case else ""),
        again=True,
    )


def _answering(view: View, entry: Entry) -> str:
    """Who claimed it; for a unit that is no more, whoever took this obligation over."""
    unit = entry.unit or entry.holder
    heirs: dict[object, object] = dict(view.database.rows("ledger", "heirs", **view.edition, unit=unit))
    return str(heirs.get(Renamed(view).now(entry.obligation), unit))


def of_the_same(view: View, said: Said, meant: list[Duty]) -> list[Duty]:
    """Of what is meant by a replacement, what is counted where the returned entry was; all where nothing is."""
    holder = _returned(view, said.replaces).holder
    return [duty for duty in meant if duty.checkpoint.origin == holder] or meant


def made_good(view: View, said: Said, made: Draft) -> Draft:
    """The claim as one that stands for the entry that it replaces: judged by its own date.

    For the same happening it was reported when the first was. Raises ReplacesAnother, and what ``filled`` does.
    """
    entry, renamed = _returned(view, said.replaces), Renamed(view)
    if (made.unit, made.holder, renamed.now(made.obligation), made.occasion) != (
        _answering(view, entry) if entry.unit else "", entry.holder, renamed.now(entry.obligation), entry.occasion,
    ):  # fmt: skip
        raise ReplacesAnother(entry, shown(view, entry.unit or entry.holder))
    made = made._replace(refers_to=entry.seq)
    if made.occurred_at != entry.occurred_at:
        return made
    return made._replace(reported_at=entry.reported_at, report_due=entry.report_due)


def _returned(view: View, words: str) -> Entry:
    entry = entry_at(view, entry_number(words))
    if entry.kind not in CLAIMED:
        raise CannotBeCorrected(entry)
    word = latest_word(view, entry.seq)
    if word is not None and word.kind == "withdrawal":
        raise AlreadyWithdrawn(entry.seq, word.seq, made_good_by(view, entry.seq))
    if word is None or word.kind != "return":
        raise NotReturned(entry.seq)
    refuse_made_good(view, entry.seq)
    return entry


def corrected(
    taken: "Intake", entry: Entry, text: Text, said: Said, pieces: "Sequence[Piece]", *, why: str
) -> list[Draft]:
    """The withdrawal of an entry, and the entry put right: what is not ``said`` stays, evidence given takes the place
    of what there was, the first report keeps its day unless what happened moves to an earlier one. What a unit puts
    right itself is its own, whoever typed it first; what the office does is on its behalf.

    Raises WhyCorrected, CannotBeCorrected, AlreadyWithdrawn, WasReturned, NothingHasNoCount, NothingCorrected, and
    what ``claim.draft``, a date and ``rights.refuse_entries`` do.
    """
    view = taken.view
    _refuse(view, taken.own, entry, said, why)
    made = _anew(taken, entry, text, said, pieces)
    if (made.occurred_at, made.occurred_timed, made.times, made.evidence, made.text) == (
        entry.occurred_at, entry.occurred_timed, entry.times, entry.evidence, text,
    ):  # fmt: skip
        raise NothingCorrected(entry.seq)
    return [withdrawal(view, entry, why), made]


def _refuse(view: View, own: str, entry: Entry, said: Said, why: str) -> None:
    if entry.kind not in CLAIMED:
        raise CannotBeCorrected(entry)
    refuse_entries(view, own, "", [entry])
    word = latest_word(view, entry.seq)
    if word is not None and word.kind == "withdrawal":
        raise AlreadyWithdrawn(entry.seq, word.seq, made_good_by(view, entry.seq))
    if word is not None and word.kind == "return":
        raise WasReturned(view, entry, word.seq)
    if entry.kind == "none" and said.times:
        raise NothingHasNoCount(entry.seq)
    if not why:
        raise WhyCorrected


def _anew(taken: "Intake", entry: Entry, text: Text, said: Said, pieces: "Sequence[Piece]") -> Draft:
    view, zone = taken.view, taken.view.plan.zone
    happened = local(entry.occurred_at or 0, zone)
    day, clock = happened.date(), happened.time() if entry.occurred_timed else None
    if said.on or said.at:
        only_a_time = not said.on and re.fullmatch(told.TIME, said.at)
        day, clock = told.moment(said._replace(on=day.isoformat()) if only_a_time else said, taken.clock)
    point = _point(view, entry)
    # An older version's checkpoint counts only what names its own code.
    obligation = point.obligation if point else Renamed(view).now(entry.obligation)
    claim = Claim(
        unit=entry.unit,
        holder=entry.holder,
        obligation=obligation,
        occasion=entry.occasion,
        opens=point.opens if point else start_of(_first_day(view), zone),
        day=day,
        clock=clock,
        times=told.times(said) if said.times else max(entry.times, 1),
        pieces=tuple(pieces),
        note=said.note or text.note,
        again=True,
        in_hours=bool(point and point.timed),
    )
    made = draft(view, claim, taken.now, taken.calendar)
    made = made._replace(
        kind=entry.kind,
        refers_to=entry.seq,
        on_behalf=int(not is_own(view, taken.own, entry)),
        via=entry.via,
        ref=entry.ref,
        times=entry.times if entry.kind == "none" else made.times,
    )
    if not pieces:
        made = made._replace(evidence=entry.evidence, text=made.text._replace(links=text.links, files=text.files))
    if (made.occurred_at or 0) >= (entry.occurred_at or 0):
        made = made._replace(reported_at=entry.reported_at, report_due=entry.report_due)
    return made


def _point(view: View, entry: Entry) -> Standing | None:
    """A checkpoint that the entry counts for: one of the code that it names, else of the code that this became."""
    codes = (entry.obligation, Renamed(view).now(entry.obligation))
    rows = {row.key: row for row in first_held(view, entry.holder)}
    return next((rows[key] for code in codes if (key := (entry.holder, code, entry.occasion)) in rows), None)


def _first_day(view: View) -> date:
    return date.fromisoformat(view.plan.first_day)
