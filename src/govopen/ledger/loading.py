"""Load a plan: a ``load`` entry, a version, and the checkpoints it promises. Whole or not at all.

The first version is in effect from its period's first day. A later one takes effect when it is loaded: a checkpoint
due before then keeps its old version for ever, the others are the new version's. What a later one may not do to what
is there, ``amending`` says.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from govopen.deadlines.expand import Checkpoint, expand, pools
from govopen.deadlines.instants import day_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.amending import refuse
from govopen.ledger.append import append
from govopen.ledger.entry import FIRST, Draft, Entry, Text
from govopen.ledger.recorder import Recorder
from govopen.plan.document import as_items, stored
from govopen.plan.model import Group, Item, Plan, Unit
from govopen.plan.names import initials, normalise
from govopen.store.connection import Database, Row
from govopen.store.sql import sql

FOREVER = (1 << 62) - 1
"""An ``ends`` or ``until`` that has not come."""

SORTED_AT_ONCE = 200_000
STEP = 5_000
"""After so many checkpoints progress is told."""


class Loaded(NamedTuple):
    """What a load did; ``entries`` is empty where the file was the same as before.

    ``kept`` are the checkpoints that older versions keep for ever: they were due before this load. ``past`` are those
    of a new version that were due before it takes effect: not recorded, they are overdue at once.
    """

    plan_id: str
    version: int
    checkpoints: int
    entries: list[Entry]
    kept: int = 0
    past: int = 0


class _Place(NamedTuple):
    """Where the checkpoints of a load stand in time: in force from ``begins``, known from the entry ``since``."""

    version: int
    begins: int
    since: int


def load(  # noqa: PLR0917 - one call, from the load command and the demo
    database: Database,
    plan: Plan,
    source: str,
    recorder: Recorder,
    calendar: WorkCalendar,
    progress: Callable[[int], None] = lambda _done: None,
    *,
    refusing: bool = True,
) -> Loaded:
    """Record the plan, whose file's text is ``source``. Raises what ``amending.refuse`` does; then nothing has changed.

    ``progress`` is called with the number of checkpoints written so far. ``refusing`` is off where a history is
    loaded again: what was loaded then is so.
    """
    plan_id = plan.plan.id
    digest = sha256(source.encode()).hexdigest()
    database.expect_much()
    with database.writing():
        newest = database.row("ledger", "newest_version", plan=plan_id)
        if newest and newest[1] == digest:
            return Loaded(plan_id, newest[0], 0, [])
        head = database.row("ledger", "head", plan=plan_id) or (0, 0, FIRST)
        version = newest[0] + 1 if newest else 1
        moment = max(head[1], recorder.now())
        effective = start_of(plan.plan.period[0], plan.plan.zone) if version == 1 else moment
        place = _Place(version, effective, head[0] + 1)
        _put_version(database, plan, place, source, digest)
        _put_names(database, plan, version)
        _put_duties(database, plan, version)
        _put_listeners(database, plan, version)
        _end_older(database, plan_id, place)
        kept = {row[:3] for row in database.rows("ledger", "kept_checkpoints", plan=plan_id, version=version)}
        amended = day_of(effective, plan.plan.zone) if version > 1 else None
        points = (point for point in expand(plan, calendar, amended) if point[:3] not in kept)
        written = _put_checkpoints(database, plan_id, points, place, progress)
        if version > 1 and refusing:
            refuse(database, plan_id, version)
        past = _amend(database, plan_id, place) if version > 1 else 0
        text = Text(title=plan.plan.title)
        draft = Draft(kind="load", plan_version=version, decided_at=effective, ref=digest, text=text)
        return Loaded(plan_id, version, written, append(database, plan_id, [draft], recorder), len(kept), past)


def _put_version(database: Database, plan: Plan, place: _Place, source: str, digest: str) -> None:
    header = plan.plan
    values = {
        "plan_id": header.id,
        "version": place.version,
        "seq": place.since,
        "effective_at": place.begins,
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
        "document": json.dumps(stored(as_items(plan, place.version)), ensure_ascii=False, separators=(",", ":")),
    }
    database.execute(sql("ledger", "insert_version"), values)


def _end_older(database: Database, plan_id: str, place: _Place) -> None:
    if place.version > 1:
        values = {"plan": plan_id, "effective": place.begins, "seq": place.since, "forever": FOREVER}
        database.execute(sql("ledger", "end_checkpoints"), values)


def _put_names(database: Database, plan: Plan, version: int) -> None:
    """The units, and every spelling by which a unit or group is found."""
    plan_id = plan.plan.id
    units = enumerate(plan.units.items(), 1)
    database.many(
        sql("ledger", "insert_unit"),
        ((plan_id, version, key, at, unit.kind, unit.en or "", "") for at, (key, unit) in units),
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
    leads = ((plan_id, version, item.code, unit) for item in plan.items() for unit in plan.units_of(item.lead))
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


def _put_listeners(database: Database, plan: Plan, version: int) -> None:
    """Who answers for what a case starts: until one is opened, no checkpoint says so."""
    rows = (
        (plan.plan.id, version, holder, item.code + owed.code)
        for item in plan.items()
        for owed in item.obligations
        if owed.of is not None
        for holder in plan.accountable(item, owed)
    )
    database.many(sql("ledger", "insert_listener"), rows)


def _with_sections(plan: Plan) -> Iterator[tuple[str, Item]]:
    for section in plan.sections:
        for item in section.items:
            yield section.code, item


def _put_checkpoints(
    database: Database, plan_id: str, points: Iterator[Checkpoint], place: _Place, progress: Callable[[int], None]
) -> int:
    """Write them in one statement; one that an older version keeps for ever is not among them."""
    written = 0

    def rows() -> Iterator[Row]:
        nonlocal written
        before, after = (plan_id,), (place.begins, FOREVER, place.since, FOREVER)
        # In the order of the table's key: twice as fast, since the expansion goes obligation by obligation.
        while batch := sorted(islice(points, SORTED_AT_ONCE)):
            for point in batch:
                yield (*before, *point[:3], place.version, *point[3:], *after)
                written += 1
                if not written % STEP:
                    progress(written)

    database.many(sql("ledger", "insert_checkpoint"), rows())
    progress(written)
    return written


def _amend(database: Database, plan_id: str, place: _Place) -> int:
    """Give the new version's checkpoints the notice they had; the number of those that are past due already.

    What an older version asked for already, no later and no fewer, is no news: it keeps the notice it had (rule 14).
    """
    where = {"plan": plan_id, "version": place.version}
    database.execute(sql("ledger", "keep_notice"), {**where, "seq": place.since})
    row = database.row("ledger", "past_due", **where, effective=place.begins)
    return int(row[0]) if row else 0
