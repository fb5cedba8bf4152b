"""A synthetic year of the 2018 plan: the same entries, times and salts everywhere, so the same chain head.

It reaches every standing, every flag and every kind of entry. What single units go through is in `demo_story`, what all
others do in `demo_year`; the office looks at their claims on Fridays. Nothing here is a record of what happened.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from govopen.deadlines.expand import expand
from govopen.deadlines.instants import DAY, HOUR, at, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.claim import draft
from govopen.ledger.loading import Loaded, load
from govopen.ledger.making import label_synthetic, refuse_plans
from govopen.ledger.source import parsed
from govopen.ledger.view import View, choose_plan
from govopen.plan.model import Plan
from govopen.plan.packaged import find
from govopen.standing.demo_acts import OFFICE, Stage, chance, perform, recorder
from govopen.standing.demo_story import PLAN, STORY, Step
from govopen.standing.demo_year import Act, claims, signatures
from govopen.standing.reviewing import Verdict
from govopen.store.connection import Database, connect

LOADED = datetime(2018, 7, 3, 9)  # noqa: DTZ001 - local, in the plan's zone
FIRST_REVIEW, LAST_REVIEW = date(2018, 7, 6), date(2019, 1, 25)
OVERLOOKED = 5  # in a hundred
TELLING = frozenset({"done", "dispute", "extension", "excuse", "ask_extension", "ask_excuse"})
"""What the story does about a unit's duty, it does from the beginning of the year."""


class Event(NamedTuple):
    """Something that happens at a moment; ``order`` is among what happens at the same."""

    moment: int
    order: tuple[str, ...]
    happen: Callable[[], None]


def make_demo(name: str) -> tuple[Database, Loaded]:
    """The 2018 plan and its synthetic year, whole or not at all. Raises HoldsAPlan."""
    source = find(PLAN).read_text("utf-8")
    plan, problems = parsed(source)
    if plan is None:
        raise AssertionError(problems)  # the packaged plan is checked in the build
    database = connect(name, create=True)
    with database.writing():
        refuse_plans(database)
        label_synthetic(database, "demo")
        return database, write_demo(database, plan, source, WorkCalendar())


def write_demo(database: Database, plan: Plan, source: str, calendar: WorkCalendar) -> Loaded:
    """Load the plan as on 3 July 2018 and record the synthetic year, in one transaction.

    The story is about the 2018 plan alone; another plan has only the rest of the year.
    """
    loaded_at = at(LOADED, plan.plan.zone)
    with database.writing():
        loaded = load(database, plan, source, recorder(OFFICE, loaded_at), calendar)
        view = View(
            database, choose_plan(database, plan.plan.id, LOADED.date()), loaded.version, loaded_at, "", 1, "demo"
        )
        stage = Stage(database, plan, source, view, calendar)
        story = STORY if plan.plan.id == PLAN else ()
        for event in sorted(_events(stage, story), key=lambda event: event[:2]):
            event.happen()
    return loaded


def _events(stage: Stage, story: Sequence[Step]) -> Iterator[Event]:
    plan, loaded_at = stage.plan, stage.now
    for number, step in enumerate([*signatures(plan), *story]):
        yield Event(stage.instant(step.at), (f"{number:04}",), partial(perform, stage, step))
    told = {(step.who, step.what.partition("/")[0]) for step in story if step.verb in TELLING}
    for act in claims(plan, expand(plan, stage.calendar), loaded_at, told):
        order = (act.claim.obligation, act.claim.unit, act.claim.day.isoformat())
        yield Event(act.moment, order, partial(_report, stage, act))
    fridays = (FIRST_REVIEW + timedelta(days=n) for n in range(0, (LAST_REVIEW - FIRST_REVIEW).days + 1, 7))
    for friday in filter(stage.calendar.is_working, fridays):
        moment = start_of(friday, plan.plan.zone) + 16 * HOUR + HOUR // 2
        yield Event(moment, (), partial(_review, stage, moment))


def _report(stage: Stage, act: Act) -> None:
    """A unit reports, or the office types what it was told; of a unit that is no more, its successor does."""
    stage.come_to(act.moment)
    claim = act.claim._replace(unit=stage.plan.now(act.claim.unit, act.claim.obligation), again=True)
    made = draft(stage.view, claim, act.moment, stage.calendar)
    stage.waiting += stage.record(OFFICE if claim.on_behalf else claim.unit, [made])


def _review(stage: Stage, moment: int) -> None:
    """The office accepts what has waited two days and is reviewed at all; here and there it overlooks something."""
    stage.come_to(moment)
    looked_at = [entry for entry in stage.waiting if entry.recorded_at <= moment - 2 * DAY]
    stage.waiting = stage.waiting[len(looked_at) :]
    plan, office = stage.plan, stage.reviewer()
    reviewed = {item.code + owed.code for item in plan.items() for owed in item.obligations if plan.reviewed(owed)}
    accepted = [
        office.draft(entry, Verdict("acceptance"))
        for entry in looked_at
        if entry.obligation in reviewed and chance("overlook", entry.unit, entry.obligation) >= OVERLOOKED
    ]
    if accepted:
        stage.record(OFFICE, accepted)
