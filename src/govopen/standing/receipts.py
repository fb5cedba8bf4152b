"""Who has signed for its duties (签收) and who has not; what a unit signs, and what it says is not its own.

A unit signs within ``receive_within`` working days after the plan was issued, or after the version that first gave it
the duty was loaded or took effect, whichever is latest (our reading). It signs once: later versions only add to that.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from govopen.deadlines.instants import day_of, start_of
from govopen.deadlines.rules import working_days_after
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.latest import latest_word
from govopen.ledger.recorder import Recorder
from govopen.ledger.story import Obligation, SeveralCalled
from govopen.ledger.units import predecessors
from govopen.ledger.view import View
from govopen.ledger.withdraw import entry_at
from govopen.locales import _
from govopen.plan.codes import looks_like_code, parse_code
from govopen.plan.names import match_words
from govopen.program import command, shell_word
from govopen.standing.duties import NoSuchDuty, nothing_theirs
from govopen.standing.effect import Outcome, act
from govopen.standing.recording import GroupNamed, Intake
from govopen.standing.said import Said, channel, moment
from govopen.standing.standing import LAST


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


class Duty(NamedTuple):
    """An obligation that a unit answers for: the load that first gave it, and the entry that signs for it."""

    unit: str
    obligation: str
    since: int
    signed: int | None


class Unsigned(NamedTuple):
    """What a unit has not signed for, and the day by which it was to sign for the first of it."""

    unit: str
    obligations: list[str]
    by: date


class Signing(NamedTuple):
    """The entries to be, and what is told of duties that needed none."""

    drafts: list[Draft]
    remarks: list[str]


def duties_of(view: View, unit: str) -> list[Duty]:
    """Everything that a unit answers for, alone or with others, signed for or not."""
    return list(_duties(view, unit, every=True))


def unsigned(view: View, calendar: WorkCalendar, unit: str | None = None) -> list[Unsigned]:
    """Who has not signed for what by the as-of, in the plan's order; of one unit, or of all."""
    asked = _days_asked(view)
    found: dict[str, list[Duty]] = {}
    for duty in _duties(view, unit):
        if duty.signed is None and asked[duty.since] <= view.day:
            found.setdefault(duty.unit, []).append(duty)
    within = view.plan.receive_within
    by = {since: working_days_after(day, within, calendar) for since, day in asked.items()} if found else {}
    return [
        Unsigned(name, [duty.obligation for duty in lacking], min(by[duty.since] for duty in lacking))
        for name, lacking in found.items()
    ]


def _duties(view: View, unit: str | None, *, every: bool = False) -> Iterator[Duty]:
    alone = unit is not None and not predecessors(view, unit)
    values = {
        **view.edition, "as_of": view.as_of, "known": view.known, "every": int(every),
        "first": unit or "", "last": unit or LAST, "early": unit if alone else "", "late": unit if alone else LAST,
    }  # fmt: skip
    return map(Duty._make, view.database.rows("standing", "unsigned", **values))


def _days_asked(view: View) -> dict[int, date]:
    """From which day on each version's duties are to be signed for, by the entry that loaded it."""
    zone = view.plan.zone
    return {
        seq: max(date.fromisoformat(issued), day_of(effective, zone), day_of(loaded, zone))
        for seq, issued, effective, loaded in view.database.rows("ledger", "loads", plan=view.plan.plan_id)
    }


def sign(
    taken: Intake, recorder: Recorder, units: Sequence[str], said: Said, codes: Sequence[str], *, reason: str
) -> tuple[Outcome, list[str]]:
    """Record that the units sign, or with a ``reason`` dispute, all of them; and what is to be remarked."""
    made = [
        dispute(taken, said, unit, codes, reason) if reason else receipt(taken, said, unit, codes) for unit in units
    ]
    outcome = act(taken.view, recorder, [draft for one in made for draft in one.drafts])
    return outcome, [remark for one in made for remark in one.remarks]


def receipt(taken: Intake, said: Said, unit: str, codes: Sequence[str]) -> Signing:
    """A unit's signature for the duties named, or for everything.

    Where everything is signed for already, or was named without need, nothing is recorded, and a remark says so.
    Raises AlreadySigned, NoSuchDuty, SignedBeforeIssue, GroupNamed, and what a date and a channel do.
    """
    duties = _theirs(taken, unit)
    made = _draft(taken, said, unit, "receipt")
    if not codes:
        if any(duty.signed is None for duty in duties):
            return Signing([made], [])
        words = _("{unit} has signed for everything already: {command}")
        return Signing([], [words.format(unit=taken.shown(unit), command=command(f"history {shell_word(unit)}"))])
    meant: dict[str, Duty] = {}
    for named in _meant(taken, duties, unit, codes):
        fresh = [duty for duty in named if duty.signed is None]
        if not fresh:
            raise AlreadySigned(taken.shown(unit), named[0].obligation, named[0].signed or 0)
        meant |= {duty.obligation: duty for duty in fresh}
    return Signing([made._replace(obligation=code) for code in meant], [])


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
    return Signing([made._replace(obligation=code) for code in meant], [])


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
    rows = taken.view.database.rows("ledger", "obligations", **taken.view.edition)
    known = {each.code: each for each in map(Obligation._make, rows)}
    for words in codes:
        if looks_like_code(words):
            code = parse_code(words).partition("/")[0]
            named = {each.code for each in known.values() if code in {each.code, each.item}}
        else:
            spelled = [(each.code, [each.name, each.name_en, *json.loads(each.also)]) for each in known.values()]
            named = set(match_words(words, spelled))
        mine = [duty for duty in duties if duty.obligation in named]
        if not mine:
            raise NoSuchDuty(nothing_theirs(words, taken.shown(unit), []))
        if len(mine) > 1 and not looks_like_code(words):
            raise SeveralCalled(words, [f"{duty.obligation} {known[duty.obligation].shown}" for duty in mine])
        yield mine
