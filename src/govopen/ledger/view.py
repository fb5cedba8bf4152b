"""What is looked at: one plan, as of an instant, by what was known at a position of its ledger."""

from datetime import date, timedelta
from typing import NamedTuple

from govopen.deadlines.instants import day_of, end_of, start_of
from govopen.errors import BadInput
from govopen.locales import _
from govopen.program import command
from govopen.store.connection import Database


class Header(NamedTuple):
    """What a version of a plan says of itself."""

    plan_id: str
    title: str
    title_en: str
    number: str
    issued: str
    first_day: str
    last_day: str
    zone: str
    lang: str
    soon: int
    short_notice: int
    report_within: int
    receive_within: int
    review_within: int


class NoPlan(BadInput):
    def __init__(self) -> None:
        super().__init__(
            _("the database holds no plan yet; load one with: {command}").format(command=command("load xicheng-2018"))
        )


class UnknownPlan(BadInput):
    def __init__(self, plan_id: str, known: list[str]) -> None:
        super().__init__(
            _("no plan {plan} here; there is: {known}").format(plan=plan_id, known=_(", ").join(known)),
        )


class NotYetKnown(BadInput):
    def __init__(self, plan_id: str, known: int) -> None:
        super().__init__(
            _("at position {known} the plan {plan} was not loaded yet; name a later --known-at").format(
                plan=plan_id, known=known
            )
        )


class View(NamedTuple):
    """Everything a report depends on. ``head`` is the ledger's last number; ``known`` is never beyond it."""

    database: Database
    plan: Header
    version: int
    as_of: int
    as_of_words: str  # as printed: a date, or an instant with its offset
    known: int
    synthetic: str  # demo, practice, or nothing
    capped: bool = False  # a later as-of was asked for, and now taken

    @property
    def position(self) -> str:
        return f"{self.plan.plan_id}@{self.known}"

    @property
    def edition(self) -> dict[str, object]:
        """The plan and its version, as statements name them."""
        return {"plan": self.plan.plan_id, "version": self.version}

    @property
    def day(self) -> date:
        return day_of(self.as_of, self.plan.zone)

    @property
    def soon_until(self) -> int:
        """The end of the day up to which a checkpoint is due soon."""
        return end_of(self.day + timedelta(days=self.plan.soon), self.plan.zone)

    @property
    def ended(self) -> bool:
        """Whether the plan's period is over."""
        return self.as_of > end_of(date.fromisoformat(self.plan.last_day), self.plan.zone)

    def start(self, day: date) -> int:
        return start_of(day, self.plan.zone)


def headers(database: Database) -> list[Header]:
    """Every plan here, by the end of its period."""
    return [Header._make(row) for row in database.rows("ledger", "plans")]


def choose_plan(database: Database, wanted: str | None, today: date) -> Header:
    """The plan asked for; else the one whose period holds today; else the latest. Raises NoPlan, UnknownPlan."""
    plans = headers(database)
    if not plans:
        raise NoPlan
    if wanted:
        for plan in plans:
            if plan.plan_id == wanted:
                return plan
        raise UnknownPlan(wanted, [plan.plan_id for plan in plans])
    current = [plan for plan in plans if plan.first_day <= today.isoformat() <= plan.last_day]
    return (current or plans)[-1]


def header(database: Database, plan_id: str, version: int) -> Header:
    """What that version says of itself."""
    return Header._make(database.rows("ledger", "header", plan=plan_id, version=version)[0])


def version_in_effect(database: Database, plan_id: str, as_of: int, known: int) -> int:
    """The newest version in effect at ``as_of`` among those known; the first where none is yet."""
    found = database.row("ledger", "version_in_effect", plan=plan_id, as_of=as_of, known=known)
    if found is None or found[0] is None:
        raise NotYetKnown(plan_id, known)
    return int(found[0])


def seq_at(database: Database, plan_id: str, moment: int) -> int:
    """The last entry recorded by ``moment``."""
    found = database.row("ledger", "seq_at", plan=plan_id, moment=moment)
    return int(found[0]) if found and found[0] else 0
