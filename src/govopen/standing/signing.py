"""What a unit signs for (签收), and what it says is not its own (职责异议)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from govopen.deadlines.instants import day_of, start_of
from govopen.errors import BadInput
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.latest import latest_word
from govopen.ledger.recorder import Recorder
from govopen.ledger.renamed import called
from govopen.ledger.story import SeveralCalled, obligations
from govopen.ledger.view import View
from govopen.ledger.withdraw import entry_at
from govopen.locales import _
from govopen.plan.codes import looks_like_code, parse_code
from govopen.plan.names import match_words
from govopen.program import command, shell_word
from govopen.standing.duties import NoSuchDuty, nothing_theirs
from govopen.standing.effect import Outcome, act
from govopen.standing.receipts import Duty, duties_of, last_day
from govopen.standing.recording import GroupNamed, Intake
from govopen.standing.refusal import nothing_called
from govopen.standing.rights import refuse_others
from govopen.standing.said import Said, channel, moment


class AlreadySigned(BadInput):
    def __init__(self, unit: str, code: str, seq: int) -> None:
        message = _("{unit} has signed for {code} already, by E{seq}; leave it out")
        super().__init__(message.format(unit=unit, code=code, seq=seq))


class AlreadyDisputed(BadInput):
    def __init__(self, unit: str, code: str, seq: int) -> None:
        message = _("{unit} disputes {code} already, by E{seq}, which the office has not decided yet")
        super().__init__(message.format(unit=unit, code=code, seq=seq))


class DisputeOfWhat(BadInput):
    def __init__(self) -> None:
        super().__init__(
            _("which duty is not the unit's? name its code, for example: {command}").format(
                command=command(f"receive 2.1.2a --dispute {_('REASON')}")
            )
        )


class SignedBeforeIssue(BadInput):
    def __init__(self, day: date, issued: str) -> None:
        message = _("{day} is before {issued}, when the plan was issued; nobody can have signed for it then")
        super().__init__(message.format(day=day, issued=issued))


class SignsToday(BadInput):
    """At its own desk a unit signs when it types."""

    def __init__(self, today: date) -> None:
        super().__init__(_("a unit signs on the day it types this, {today}; leave --on out").format(today=today))


class SignedHow(BadInput):
    """An earlier day without a trace of where it comes from is nobody's word."""

    def __init__(self, day: date) -> None:
        message = _("a signature of {day}, entered later, is shown by how it came: add --via, or --ref")
        super().__init__(message.format(day=day))


class Signing(NamedTuple):
    """The entries to be, and what is told of duties that needed none.

    ``missed`` is the day by which the first was to be signed for, where it had passed, and by how many working days.
    """

    drafts: list[Draft]
    remarks: list[str]
    missed: tuple[date, int] | None = None


def sign(
    taken: Intake, recorder: Recorder, units: Sequence[str], said: Said, codes: Sequence[str], *, reason: str
) -> tuple[Outcome, list[Signing]]:
    """Record that the units sign, or with a ``reason`` dispute, all of them; and what is told of each."""
    refuse_others(taken.view, taken.own, units)
    made = [
        dispute(taken, said, unit, codes, reason) if reason else receipt(taken, said, unit, codes) for unit in units
    ]
    return act(taken.view, recorder, [draft for one in made for draft in one.drafts]), made


def receipt(taken: Intake, said: Said, unit: str, codes: Sequence[str]) -> Signing:
    """A unit's signature for the duties named, or for everything.

    Where everything is signed for already, or was named without need, nothing is recorded, and a remark says so.
    Raises AlreadySigned, NoSuchDuty, SignedBeforeIssue, SignsToday, SignedHow, GroupNamed, and what a date and a
    channel do.
    """
    duties = _theirs(taken, unit)
    made = _draft(taken, said, unit, "receipt")
    if not codes:
        open_ones = [duty for duty in duties if duty.signed is None]
        if open_ones:
            return Signing([made], [], _missed(taken, made, open_ones))
        words = _("{unit} has signed for everything already: {command}")
        return Signing([], [words.format(unit=taken.shown(unit), command=command(f"history {shell_word(unit)}"))])
    meant: dict[str, Duty] = {}
    for named in _meant(taken, duties, unit, codes):
        fresh = [duty for duty in named if duty.signed is None]
        if not fresh:
            raise AlreadySigned(taken.shown(unit), named[0].obligation, named[0].signed or 0)
        meant |= {duty.obligation: duty for duty in fresh}
    drafts = [made._replace(obligation=code) for code in meant]
    return Signing(drafts, _renamed(taken, codes), _missed(taken, made, meant.values()))


def dispute(taken: Intake, said: Said, unit: str, codes: Sequence[str], reason: str) -> Signing:
    """A unit says that duties are not its own; they count as signed for, and fall due as before.

    Raises DisputeOfWhat, AlreadyDisputed, and what ``receipt`` does.
    """
    if not codes:
        raise DisputeOfWhat
    meant = {duty.obligation: duty for named in _meant(taken, _theirs(taken, unit), unit, codes) for duty in named}
    for duty in meant.values():
        if duty.signed is not None and _undecided(taken.view, entry_at(taken.view, duty.signed)):
            raise AlreadyDisputed(taken.shown(unit), duty.obligation, duty.signed)
    made = _draft(taken, said, unit, "dispute")._replace(text=Text(reason=reason))
    fresh = [duty for duty in meant.values() if duty.signed is None]
    drafts = [made._replace(obligation=code) for code in meant]
    return Signing(drafts, _renamed(taken, codes), _missed(taken, made, fresh))


def _renamed(taken: Intake, codes: Sequence[str]) -> list[str]:
    return [words for typed in codes for words in called(taken.view, typed).remarks]


def _missed(taken: Intake, made: Draft, duties: Collection[Duty]) -> tuple[date, int] | None:
    if not duties or made.occurred_at is None:
        return None
    last, day = last_day(taken.view, taken.calendar, duties), day_of(made.occurred_at, taken.view.plan.zone)
    return (last, taken.calendar.between(last, day)) if last < day else None


def _undecided(view: View, entry: Entry) -> bool:
    return entry.kind == "dispute" and latest_word(view, entry.seq) is None


def _theirs(taken: Intake, unit: str) -> list[Duty]:
    if unit in taken.groups:
        raise GroupNamed(unit)
    return duties_of(taken.view, unit)


def _draft(taken: Intake, said: Said, unit: str, kind: str) -> Draft:
    plan = taken.view.plan
    day, _clock = moment(said if said.on else said._replace(on=taken.clock.today.isoformat()), taken.clock)
    if day.isoformat() < plan.issued:
        raise SignedBeforeIssue(day, plan.issued)
    if day < taken.clock.today:
        if unit == taken.own:
            raise SignsToday(taken.clock.today)
        if not (said.via.strip() or said.ref.strip()):
            raise SignedHow(day)
    return Draft(
        kind=kind,
        plan_version=taken.view.version,
        unit=unit,
        holder=unit,
        occurred_at=start_of(day, plan.zone),
        on_behalf=int(unit != taken.own),
        via=channel(said),
        ref=said.ref,
    )


def _meant(taken: Intake, duties: Sequence[Duty], unit: str, codes: Sequence[str]) -> Iterator[list[Duty]]:
    """What is meant by each code, an item's being all of it, or by words. Raises NoSuchDuty, SeveralCalled."""
    known = obligations(taken.view)
    for words in (called(taken.view, typed).words for typed in codes):
        if looks_like_code(words):
            code = parse_code(words).partition("/")[0]
            named = {each.code for each in known.values() if code in {each.code, each.item}}
        else:
            named = set(match_words(words, [(each.code, each.spellings) for each in known.values()]))
        mine = [duty for duty in duties if duty.obligation in named]
        if not named:
            raise nothing_called(taken.view, words)
        if not mine:
            raise NoSuchDuty(nothing_theirs(words, taken.shown(unit), []))
        if len(mine) > 1 and not looks_like_code(words):
            raise SeveralCalled(words, [f"{duty.obligation} {known[duty.obligation].shown}" for duty in mine])
        yield mine
