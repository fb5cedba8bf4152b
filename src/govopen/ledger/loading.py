"""Load a plan: a ``load`` entry, a version, and the checkpoints it promises. Whole or not at all.

The first version is in effect from its period's first day; what a later one does to what is there, ``amendment`` says,
and what it may not do, ``amending``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from govopen.deadlines.expand import expand, pools
from govopen.deadlines.instants import day_of, end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.ledger.amending import refuse
from govopen.ledger.amendment import FOREVER, Made, Moves, When, amend, codes, correct, dissolved, moves_of
from govopen.ledger.append import append
from govopen.ledger.entry import FIRST, Draft, Entry, Text
from govopen.ledger.moving import events
from govopen.ledger.recorder import Recorder
from govopen.ledger.source import plan_of
from govopen.locales import _
from govopen.plan.document import as_items, stored
from govopen.plan.model import Group, Item, Plan, Unit
from govopen.plan.names import initials, normalise
from govopen.store.connection import Database, Row
from govopen.store.sql import sql

SORTED_AT_ONCE = 200_000
STEP = 5_000
"""After so many checkpoints progress is told."""


class NothingToCorrect(BadInput):
    def __init__(self, plan_id: str) -> None:
        super().__init__(
            _("{plan} is not loaded yet, so there is nothing to correct; leave --correct out").format(plan=plan_id)
        )


class BeforeTheLast(BadInput):
    """A later version cannot take effect before an earlier one."""

    def __init__(self, version: int) -> None:
        message = _("version {version} takes effect later than that; name a later --effective")
        super().__init__(message.format(version=version))


class BeyondThePeriod(BadInput):
    """From a day after its period nothing of a plan is due any more, and no later version could take effect before."""

    def __init__(self, day: date, last: date) -> None:
        message = _("--effective {day} is after the plan's period, which ends on {last}; name an earlier day")
        super().__init__(message.format(day=day, last=last))


class How(NamedTuple):
    """How a changed file is loaded: why, from when (None: now), or as a correction of what we transcribed wrongly."""

    reason: str = ""
    effective: int | None = None
    correct: bool = False


class Loaded(NamedTuple):
    """What a load did; ``entries`` is empty where the file was the same as before.

    ``kept`` are the checkpoints that older versions keep for ever: they were due before this load. ``past`` are those
    of a new version that were due before it takes effect: not recorded, they are overdue at once. ``promised`` is how
    many checkpoints are asked for now, by basis, what is kept among them.
    """

    plan_id: str
    version: int
    checkpoints: int
    entries: list[Entry]
    kept: int = 0
    past: int = 0
    promised: Mapping[str, int] = {}


class _Newest(NamedTuple):
    """The version that a load finds, and when it took effect."""

    version: int
    sha256: str
    seq: int
    effective_at: int


def load(  # noqa: PLR0917 - one call, from the load command and the demo
    database: Database,
    plan: Plan,
    source: str,
    recorder: Recorder,
    calendar: WorkCalendar,
    progress: Callable[[int], None] = lambda _done: None,
    *,
    how: How = How(),  # noqa: B008 - immutable
    refusing: bool = True,
    moves: Moves | None = None,
) -> Loaded:
    """Record the plan, whose file's text is ``source``.

    ``progress`` is called with the number of checkpoints written so far. Where a history is loaded again, ``refusing``
    is off, since what was loaded then is so, and the extensions that were in force are given as ``moves``.
    Raises NothingToCorrect, BeforeTheLast, BeyondThePeriod, and what ``amending.refuse`` and ``moving.events`` do; then
    nothing has changed.
    """
    plan_id = plan.plan.id
    digest = sha256(source.encode()).hexdigest()
    database.expect_much()
    with database.writing():
        row = database.row("ledger", "newest_version", plan=plan_id)
        newest = _Newest._make(row) if row else None
        if newest and newest.sha256 == digest:
            return Loaded(plan_id, newest.version, 0, [], promised=_promised(database, plan_id))
        head = database.row("ledger", "head", plan=plan_id) or (0, 0, FIRST)
        if newest and refusing and how.effective and how.effective > end_of(plan.plan.period[1], plan.plan.zone):
            raise BeyondThePeriod(day_of(how.effective, plan.plan.zone), plan.plan.period[1])
        when = _when(plan, newest, max(head[1], recorder.now()), head[0] + 1, how)
        _put_version(database, plan, when, source, digest)
        _put_names(database, plan, when.version)
        _put_duties(database, plan, when.version)
        _put_lineage(database, plan, when, newest)
        if newest is None:
            made: Iterable[Made] = (Made(point, when.begins) for point in expand(plan, calendar))
        else:
            made = _changed(database, plan, newest, calendar, when, how, moves)
        written = _put_checkpoints(database, plan_id, made, when, progress)
        if newest:  # what an older version asked for already is no news, and keeps the notice it had (rule 14)
            database.execute(sql("ledger", "keep_notice"), {"plan": plan_id, "version": when.version})
        kept, past = _amended(database, plan_id, when) if newest and not how.correct else (0, 0)
        drafts = [_load_draft(plan, when, digest, how, newest)]
        if newest and refusing:
            drafts += events(database, plan, plan_of(database, plan_id, newest.version), when)
        entries = append(database, plan_id, drafts, recorder)
        if newest and refusing:
            refuse(database, plan_id, when.version)
        return Loaded(plan_id, when.version, written, entries, kept, past, _promised(database, plan_id))


def _when(plan: Plan, newest: _Newest | None, moment: int, since: int, how: How) -> When:
    if newest is None:
        if how.correct:
            raise NothingToCorrect(plan.plan.id)
        return When(1, start_of(plan.plan.period[0], plan.plan.zone), since, 0)
    if how.correct:
        return When(newest.version + 1, newest.effective_at, since, 0)
    begins = moment if how.effective is None else how.effective
    if begins < newest.effective_at:
        raise BeforeTheLast(newest.version)
    return When(newest.version + 1, begins, since, max(begins, moment))


def _changed(  # noqa: PLR0917 - what both kinds of change need
    database: Database,
    plan: Plan,
    newest: _Newest,
    calendar: WorkCalendar,
    when: When,
    how: How,
    moves: Moves | None,
) -> Iterator[Made]:
    previous = plan_of(database, plan.plan.id, newest.version)
    if how.correct:
        return correct(database, plan, previous, calendar, when)
    if moves is None:
        moves = moves_of(database, plan.plan.id, newest.version, when.threshold, when.since)
    return amend(database, plan, previous, calendar, when, moves)


def _load_draft(plan: Plan, when: When, digest: str, how: How, newest: _Newest | None) -> Draft:
    return Draft(
        kind="load",
        plan_version=when.version,
        decided_at=when.begins,
        ref=digest,
        refers_to=newest.seq if newest and how.correct else None,
        text=Text(title=plan.plan.title, reason=how.reason),
    )


def _put_version(database: Database, plan: Plan, when: When, source: str, digest: str) -> None:
    header = plan.plan
    values = {
        "plan_id": header.id,
        "version": when.version,
        "seq": when.since,
        "effective_at": when.begins,
        "sha256": digest,
        "title": header.title,
        "title_en": header.title_en or "",
        "number": header.number or "",
        "issued": header.issued.isoformat(),
        "first_day": header.period[0].isoformat(),
        "last_day": header.period[1].isoformat(),
        "zone": header.zone,
        "lang": header.lang,
        "soon": header.soon,
        "short_notice": header.short_notice,
        "report_within": header.report_within,
        "receive_within": header.receive_within,
        "review_within": header.review_within,
        "source": source,
        "document": json.dumps(stored(as_items(plan, when.version)), ensure_ascii=False, separators=(",", ":")),
    }
    database.execute(sql("ledger", "insert_version"), values)


def _put_names(database: Database, plan: Plan, version: int) -> None:
    """The units, and every spelling by which a unit or group is found."""
    plan_id = plan.plan.id
    units = enumerate(plan.units.items(), 1)
    database.many(
        sql("ledger", "insert_unit"),
        (
            (plan_id, version, key, at, unit.kind, unit.en or "", unit.successor or " ".join(unit.split))
            for at, (key, unit) in units
        ),
    )
    names: dict[tuple[str, str], str] = {}
    bodies: list[tuple[str, Unit | Group]] = [*plan.units.items(), *plan.groups.items()]
    for key, named in bodies:
        spelled = [(key, "name"), *((other, "alias") for other in named.also), (named.en or "", "english")]
        if key in plan.units:
            spelled.append((initials(key), "initials"))
        for name, how in spelled:
            if name:
                names.setdefault((name, key), how)
    database.many(
        sql("ledger", "insert_name"), ((plan_id, version, name, key, how) for (name, key), how in names.items())
    )


def _put_duties(database: Database, plan: Plan, version: int) -> None:
    plan_id = plan.plan.id
    database.many(
        sql("ledger", "insert_item"),
        (
            (plan_id, version, item.code, at, section, item.title, item.title_en or "")
            for at, (section, item) in enumerate(_with_sections(plan), 1)
        ),
    )
    leads = (
        (plan_id, version, item.code, unit) for item in plan.items() for unit in plan.units_of(item.lead, item.code)
    )
    database.many(sql("ledger", "insert_lead"), leads)
    duties = ((item, owed) for item in plan.items() for owed in item.obligations)
    database.many(
        sql("ledger", "insert_obligation"),
        (
            (
                plan_id,
                version,
                item.code + owed.code,
                at,
                item.code,
                owed.kind,
                owed.basis,
                owed.name,
                owed.name_en or "",
                json.dumps([normalise(other) for other in owed.also], ensure_ascii=False),
                owed.source or "",
                json.dumps(list(owed.assumed), ensure_ascii=False),
                owed.evidence,
                owed.times or 1,
                int(plan.reviewed(owed)),
            )
            for at, (item, owed) in enumerate(duties, 1)
        ),
    )
    held = pools(plan)
    database.many(sql("ledger", "insert_pool"), ((plan_id, version, *pool[:3]) for pool in held))
    database.many(
        sql("ledger", "insert_member"),
        ((plan_id, version, pool.holder, unit) for pool in held for unit in pool.members),
    )


def _with_sections(plan: Plan) -> Iterator[tuple[str, Item]]:
    for section in plan.sections:
        for item in section.items:
            yield section.code, item


def _put_lineage(database: Database, plan: Plan, when: When, newest: _Newest | None) -> None:
    """Who answers for what only a case starts; which codes obligations had; who took over from whom."""
    plan_id, version = plan.plan.id, when.version
    duties = ((item, owed) for item in plan.items() for owed in item.obligations if owed.of is not None)
    listening = ((unit, item.code + owed.code) for item, owed in duties for unit in plan.accountable(item, owed))
    database.many(sql("ledger", "insert_listener"), ((plan_id, version, *pair) for pair in sorted(set(listening))))
    if newest is None:
        return
    known = codes(plan)
    pairs: set[tuple[str, str]] = set(plan.formers().items())
    renamed = {old: new for new, old in pairs}
    older = database.rows("ledger", "former_codes", plan=plan_id, version=newest.version)
    pairs |= {(str(renamed.get(code, code)), str(former)) for code, former in older if renamed.get(code, code) in known}
    database.many(sql("ledger", "insert_former"), ((plan_id, version, *pair) for pair in sorted(pairs)))
    before = database.rows("ledger", "successions", plan=plan_id, version=newest.version)
    since = {(unit, renamed.get(code, code), successor): at for unit, code, successor, at in before}
    every = sorted({*known, *(code for (code,) in database.rows("ledger", "all_codes", plan=plan_id))})
    took = ((unit, code, plan.now(unit, renamed.get(code, code))) for unit in dissolved(plan) for code in every)
    database.many(
        sql("ledger", "insert_succession"),
        (
            (plan_id, version, unit, code, heir, since.get((unit, renamed.get(code, code), heir), when.begins))
            for unit, code, heir in took
            if heir != unit
        ),
    )


def _put_checkpoints(
    database: Database, plan_id: str, made: Iterable[Made], when: When, progress: Callable[[int], None]
) -> int:
    """Write them in one statement.

    What was claimed under a former code counts too, so that no checkpoint of a renamed obligation is ``plain``.
    """
    renamed = {code for code, _old in database.rows("ledger", "former_codes", plan=plan_id, version=when.version)}
    written = 0

    def rows() -> Iterator[Row]:
        nonlocal written
        waiting = iter(made)
        # In the order of the table's key: twice as fast, since the expansion goes obligation by obligation.
        while batch := sorted(islice(waiting, SORTED_AT_ONCE)):
            for made_point, begins, ends in batch:
                point = made_point._replace(plain=0) if made_point.obligation in renamed else made_point
                until = when.since if ends < FOREVER else FOREVER  # since when that end is known
                yield (plan_id, *point[:3], when.version, *point[3:], begins, ends, when.since, until)
                written += 1
                if not written % STEP:
                    progress(written)

    database.many(sql("ledger", "insert_checkpoint"), rows())
    progress(written)
    return written


def _promised(database: Database, plan_id: str) -> dict[str, int]:
    return {str(basis): int(n) for basis, n in database.rows("ledger", "promised", plan=plan_id)}


def _amended(database: Database, plan_id: str, when: When) -> tuple[int, int]:
    """How many checkpoints older versions keep, and how many of the new one are past due already."""
    where = {"plan": plan_id, "version": when.version}
    past = database.row("ledger", "past_due", **where, effective=when.begins)
    kept = database.rows("ledger", "kept_checkpoints", **where)
    return len(kept), int(past[0]) if past else 0
