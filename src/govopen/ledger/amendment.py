"""Which checkpoints a new version of a plan keeps from older ones, which it goes on with, and which it makes.

An amendment takes effect on a day. What was due before then, or before it was loaded, keeps its old version for ever,
so that no amendment makes anybody's lateness go away. The rest is the new version's. A unit that joined a group owes
what opens after it did; a unit that is no more keeps its count, and its successor answers for what is left; naming
the members of an open group is no joining: they owe its checkpoints from the start.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govopen.deadlines.expand import Checkpoint, expand
from govopen.deadlines.extensions import judged
from govopen.deadlines.instants import day_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.milestones import Codes, Milestones
from govopen.plan.joining import allocated, joiners
from govopen.plan.model import Plan
from govopen.store.connection import Database, Row
from govopen.store.sql import sql

FOREVER = (1 << 62) - 1
"""An ``ends``, ``until`` or ``gone`` that has not come."""

Place = tuple[str, str, str]
"""Holder, obligation, checkpoint."""

Moves = dict[tuple[str, str], list[tuple[int, int]]]
"""Extensions by holder and checkpoint: when each was decided, and until when it extends."""


class When(NamedTuple):
    """Of a load: the version, the instant from which it holds, its entry; ``threshold``: what is due before stays."""

    version: int
    begins: int
    since: int
    threshold: int


class Made(NamedTuple):
    """A checkpoint to be written, in force from ``begins`` to before ``ends``."""

    point: Checkpoint
    begins: int
    ends: int = FOREVER


class Before:
    """What older versions hold once the amendment has ended what it ends."""

    def __init__(self, database: Database, plan: Plan, previous: Plan, when: When, milestones: Milestones) -> None:
        self._plan, self._begins, self._milestones = plan, when.begins, milestones
        self._held_as = held_as(database, plan, when.version)
        self._joiners = joiners(plan, previous)
        self._predecessors = _predecessors(plan)
        self._answered = _answered(previous)
        self.kept: set[Place] = set(_places(database, "kept_checkpoints", plan.plan.id, version=when.version))
        self.ended: set[Place] = set(_places(database, "ended_by", plan.plan.id, seq=when.since))
        self._asked = {place[1:] for place in self.kept | self.ended}

    def go_on(self, points: Iterable[Checkpoint]) -> Iterator[Checkpoint]:
        """The new version's checkpoints among these, each under whom it is counted."""
        for point in points:
            mine = self._where(point.holder, point)
            before = [unit for unit in self._predecessors.get(point.holder, ()) if self._heir(unit, point)]
            theirs = {unit: self._where(unit, point) for unit in before}
            ours = not mine.isdisjoint(self.ended)
            stays = not all(places.isdisjoint(self.kept) for places in theirs.values())
            if point.opens < self._begins:
                going_on = [unit for unit, places in theirs.items() if not places.isdisjoint(self.ended)]
                yield from (point._replace(holder=unit) for unit in going_on)
                ours = ours or not (going_on or stays or self._withheld(point, mine))
            else:  # of a stretch yet to begin, only what a predecessor was late with stays with it
                ours = ours or not stays
            if ours and mine.isdisjoint(self.kept):
                yield point

    def _where(self, holder: str, point: Checkpoint) -> set[Place]:
        """Where it was, under whatever code. A new milestone belongs where the whole is that it is part of."""
        new = self._milestones.is_new(point.checkpoint)
        suffix = "" if new else point.checkpoint.removeprefix(point.obligation)
        return {(holder, old, old + suffix) for old in self._held_as.get(point.obligation, [point.obligation])}

    def _withheld(self, point: Checkpoint, mine: set[Place]) -> bool:
        """Whether the unit joined a group after it opened, now or in a version before."""
        if point.holder in self._joiners.get(point.obligation, ()):
            return True
        answered = any((holder, code) in self._answered for holder, code, _key in mine)
        return answered and any((code, key) in self._asked for _holder, code, key in mine)

    def _heir(self, unit: str, point: Checkpoint) -> bool:
        return self._plan.now(unit, point.obligation) == point.holder


def held_as(database: Database, plan: Plan, version: int) -> Codes:
    """The codes under which older versions hold what a version's obligation asks for: its own, those it had before.

    Its own is not among them where the file gives it to something else.
    """
    given = set(plan.formers().values())
    found: Codes = {}
    for code, former in database.rows("ledger", "former_codes", plan=plan.plan.id, version=version):
        found.setdefault(code, [] if code in given else [code]).append(former)
    return found


def _places(database: Database, statement: str, plan_id: str, **values: object) -> list[Place]:
    return [(row[0], row[1], row[2]) for row in database.rows("ledger", statement, plan=plan_id, **values)]


def _answered(plan: Plan) -> set[tuple[str, str]]:
    """Who answered for which obligation, each for itself."""
    duties = ((item, owed) for item in plan.items() for owed in item.obligations if not owed.jointly)
    return {(unit, item.code + owed.code) for item, owed in duties for unit in plan.accountable(item, owed)}


def _predecessors(plan: Plan) -> dict[str, list[str]]:
    """Successor -> the units that are no more whose work it took over, wholly or in part."""
    found: dict[str, list[str]] = {}
    for unit in dissolved(plan):
        for heir in dict.fromkeys(plan.now(unit, code) for code in codes(plan)):
            found.setdefault(heir, []).append(unit)
    return found


def dissolved(plan: Plan) -> list[str]:
    """The units that are no more."""
    return [name for name, unit in plan.units.items() if unit.dissolved]


def codes(plan: Plan) -> list[str]:
    """The codes of all obligations."""
    return [item.code + owed.code for item in plan.items() for owed in item.obligations]


def allocate(database: Database, plan: Plan, previous: Plan, since: int) -> None:
    """Give the checkpoints of groups whose members are named now to these, from the start."""
    for group, units in allocated(plan, previous).items():
        values = {"plan": plan.plan.id, "group": group, "holder": group, "seq": since}
        for unit in units:
            database.execute(sql("ledger", "allocate"), {**values, "unit": unit})
        database.execute(sql("ledger", "unmake_holder"), values)


def end_older(database: Database, plan_id: str, when: When, moves: Moves) -> None:
    """End what the new version goes on with: what is due from the threshold on, extended in time or not."""
    values = {"plan": plan_id, "effective": when.begins, "seq": when.since, "threshold": when.threshold}
    database.execute(sql("ledger", "end_checkpoints"), values)
    dues = {(row[0], row[2]): row[8] for row in database.rows("ledger", "checkpoints", plan=plan_id)} if moves else {}
    for (holder, checkpoint), decided in moves.items():
        due = dues.get((holder, checkpoint))
        if due is not None and due < when.threshold <= judged(due, decided)[0]:
            one = {**values, "holder": holder, "checkpoint": checkpoint}
            database.execute(sql("ledger", "end_checkpoint"), one)


def moves_of(database: Database, plan_id: str, version: int, as_of: int, known: int) -> Moves:
    """The extensions in force, by holder and checkpoint: when each was decided, and until when it extends.

    The checkpoints have the codes of that version.
    """
    found: Moves = {}
    held = {"first": "", "last": "\U0010ffff"}
    values = {"plan": plan_id, "version": version, "as_of": as_of, "known": known, **held}
    for holder, checkpoint, decided, until, _seq in database.rows("ledger", "moves", **values):
        found.setdefault((holder, checkpoint), []).append((decided, until))
    return found


def amend(  # noqa: PLR0917 - what a change is made of
    database: Database, plan: Plan, previous: Plan, calendar: WorkCalendar, when: When, moves: Moves
) -> Iterator[Made]:
    """End what older versions held and is the new one's now; gives what is to be written."""
    allocate(database, plan, previous, when.since)
    for group, units in allocated(plan, previous).items():
        theirs = {checkpoint: decided for (holder, checkpoint), decided in moves.items() if holder == group}
        moves = moves | {(unit, checkpoint): decided for unit in units for checkpoint, decided in theirs.items()}
    milestones = Milestones(database, plan, held_as(database, plan, when.version))  # while those before are in force
    end_older(database, plan.plan.id, when, moves)
    before = Before(database, plan, previous, when, milestones)
    points = milestones.numbered(expand(plan, calendar, day_of(when.begins, plan.plan.zone)))
    return (Made(point, when.begins) for point in before.go_on(points))


class _Known(NamedTuple):
    """A checkpoint that is known, as ``checkpoints`` reads it."""

    point: Checkpoint
    version: int
    begins: int
    ends: int

    @classmethod
    def of(cls, row: Row) -> "_Known":
        return cls(Checkpoint(*row[:13]), *row[13:])


def correct(database: Database, plan: Plan, previous: Plan, calendar: WorkCalendar, when: When) -> Iterator[Made]:
    """Restate what we transcribed wrongly, for all days; gives what is to be written.

    The newest version's checkpoints become the file's. Of older versions' those stay that the correction does not
    touch; of the others what it changes is changed, and what an amendment changed since is not.
    """
    allocate(database, plan, previous, when.since)
    amended = day_of(when.begins, plan.plan.zone) if when.version > 2 else None
    ours, theirs = (
        Milestones(database, each, held_as(database, each, version)).numbered(expand(each, calendar, amended))
        for each, version in ((plan, when.version), (previous, when.version - 1))
    )
    correction = _Correction(plan, previous, list(ours), theirs)
    made: list[Made] = []
    for row in database.rows("ledger", "checkpoints", plan=plan.plan.id):
        known = _Known.of(row)
        newest = (known.version, known.begins) == (when.version - 1, when.begins)
        point = correction.of(known, newest=newest)
        if point is known.point or known.begins == known.ends:  # another took its place on the day it began
            continue
        where = {"plan": plan.plan.id, "seq": when.since, "version": known.version, "begins": known.begins}
        names = dict(zip(("holder", "obligation", "checkpoint"), known.point[:3], strict=True))
        database.execute(sql("ledger", "unmake_checkpoint"), {**where, **names})
        made += [Made(point, known.begins, known.ends)] if point is not None else []
    return iter([*made, *(Made(point, when.begins) for point in correction.added())])


class _Correction:
    """What a correction says of each checkpoint that the newest version promises, and what it said before."""

    def __init__(self, plan: Plan, previous: Plan, ours: Iterable[Checkpoint], theirs: Iterable[Checkpoint]) -> None:
        self._plan, self._previous = plan, previous
        self._renamed = {old: new for new, old in plan.formers().items()}
        self._ours = {point[:3]: point for point in ours}
        self._theirs = {point[:3]: point for point in theirs}
        for group, units in allocated(plan, previous).items():  # what was the group's is theirs from the start
            held = [point for point in self._theirs.values() if point.holder == group]
            self._theirs |= {(unit, *point[1:3]): point for unit in units for point in held}
        self._seen: set[Place] = set()
        self._ended: dict[Place, dict[str, int]] = {}
        self._since: dict[str, int] = {}  # since when a holder is in the plan

    def of(self, known: _Known, *, newest: bool) -> Checkpoint | None:
        """The checkpoint as it should have been; itself where nothing was wrong, None where it never was."""
        point = known.point
        self._since[point.holder] = min(known.begins, self._since.get(point.holder, known.begins))
        code = self._renamed.get(point.obligation, point.obligation)
        key = code + point.checkpoint.removeprefix(point.obligation)
        place = self._plan.now(point.holder, code), code, key
        if known.ends == FOREVER:
            self._seen.add(place)
        else:
            self._ended.setdefault(place, {})[point.holder] = known.ends
        ours = self._ours.get(place)
        if newest:
            return ours._replace(holder=point.holder) if ours else None
        before = (self._previous.now(point.holder, point.obligation), point.obligation, point.checkpoint)
        theirs = self._theirs.get(before)
        if theirs is None:  # an amendment dropped it since, or gave it another code
            return point
        if ours is None:
            return None
        changed: dict[str, Any] = {
            name: value
            for name, value, was, mine in zip(Checkpoint._fields, ours, theirs, point, strict=True)
            if value != was == mine and name != "holder"
        }
        return point._replace(**changed) if changed else point

    def added(self) -> Iterator[Checkpoint]:
        """What the file says and the newest version did not; among it what an amendment took away.

        That comes back to whoever owed it, and to nobody who joined since.
        """
        back = {place[1:] for place in (*self._ended, *self._seen)} - {place[1:] for place in self._theirs}
        for place, point in self._ours.items():
            if place in self._seen or place in self._theirs:
                continue
            later = point.opens < self._since.get(point.holder, 0)
            if not later or place[1:] not in back or place in self._ended:
                yield from (point._replace(holder=holder) for holder in self._held_by(place, point))

    def _held_by(self, place: Place, point: Checkpoint) -> list[str]:
        """Under whom it is counted: under whom it was when it was taken away, if it had opened by then."""
        ended = self._ended.get(place, {})
        last = max(ended.values(), default=0)
        before = [holder for holder, at in ended.items() if at == last]
        return before if point.opens < last else [point.holder]
