"""From the options to a view: opens the database, finds the plan, and is the only place where "now" enters."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from govopen.cli.language import settle
from govopen.cli.options import Options, options, to_record
from govopen.deadlines.dates import DateNotUnderstood, parse_instant
from govopen.deadlines.instants import at, day_of, end_of, iso
from govopen.deadlines.workdays import WorkCalendar, read_overrides
from govopen.errors import BadInput
from govopen.ledger.units import find_unit
from govopen.ledger.view import Header, View, choose_plan, header, seq_at, version_in_effect
from govopen.locales import _
from govopen.program import command
from govopen.store.connection import Database, connect

if TYPE_CHECKING:
    from govopen.ledger.recorder import Recorder

SECOND = 1_000_000


class ClockRefused(BadInput):
    def __init__(self) -> None:
        super().__init__(_("GOVOPEN_NOW sets the clock of demo and practice databases only; unset it"))


class ClockNotUnderstood(BadInput):
    def __init__(self, text: str) -> None:
        super().__init__(_("GOVOPEN_NOW={text} is not an instant; write 2018-07-19T08:55+08:00").format(text=text))


class BeyondTheLedger(BadInput):
    def __init__(self, wanted: str, head: str) -> None:
        super().__init__(_("no position {wanted}; the ledger ends at {head}").format(wanted=wanted, head=head))


class NoUnit(BadInput):
    def __init__(self) -> None:
        super().__init__(
            _("which unit? add --unit NAME, or keep yours with: {command}").format(
                command=command(f"config unit {_('NAME')}")
            )
        )


class UnknownOwnUnit(BadInput):
    """Nobody typed it just now, so the message says where it stands."""

    def __init__(self, problem: BadInput) -> None:
        if os.environ.get("GOVOPEN_UNIT"):
            message = _("{problem} (GOVOPEN_UNIT says so; set it right or unset it)").format(problem=problem)
        else:
            message = _("{problem} (your settings say so; set it right with {keep}, or {forget})").format(
                problem=problem, keep=command(f"config unit {_('NAME')}"), forget=command("config --unset unit")
            )
        super().__init__(message)


class Session(NamedTuple):
    """A run of a command: what was asked for, the view it gives, and the instant at which it runs."""

    options: Options
    view: View
    now: int

    @property
    def recorder(self) -> "Recorder":
        """Who records, by which clock."""
        from govopen.ledger.recorder import Recorder  # most runs only read

        return Recorder(self.options.user, lambda: self.now)

    @property
    def today(self) -> date:
        return day_of(self.now, self.view.plan.zone)

    @property
    def year(self) -> int:
        """The year of a date typed without one."""
        return int(self.view.plan.first_day[:4])

    def unit(self, name: str | None) -> str:
        """The unit named, else the configured one. Raises NoUnit, UnknownUnit, AmbiguousUnit, UnknownOwnUnit."""
        if name:
            return find_unit(self.view, name)
        own = self.own
        if own is None:
            raise NoUnit
        return own

    @property
    def own(self) -> str | None:
        """The configured unit, None at the office. Raises UnknownOwnUnit, NotThereYet."""
        if not self.options.unit:
            return None
        from govopen.plan.names import AmbiguousUnit, UnknownUnit

        try:
            return find_unit(self.view, self.options.unit)
        except (UnknownUnit, AmbiguousUnit) as problem:
            from govopen.ledger.later import NotThereYet

            if isinstance(problem, NotThereYet):
                raise
            raise UnknownOwnUnit(problem) from problem


@contextmanager
def reading(ctx: typer.Context, plan: str | None = None) -> Iterator[Session]:
    """A session in which everything is read at one moment; ``plan`` is looked at where no other is asked for."""
    asked = options(ctx)
    asked = asked._replace(plan=_plan_named(asked) or plan)
    database = connect(asked.db)
    try:
        with database.reading():
            yield _session(database, asked)
    finally:
        database.close()


@contextmanager
def writing(ctx: typer.Context) -> Iterator[Session]:
    """A session that may record: alone, whole or nothing, looking at now. On disk when it ends."""
    asked = to_record(ctx)
    database = connect(asked.db)
    try:
        with database.writing():
            yield _session(database, asked)
    finally:
        database.close()


def _session(database: Database, asked: Options) -> Session:
    synthetic = synthetic_of(database)
    now = clock(synthetic)
    plan = choose_plan(database, _plan_named(asked), date.fromtimestamp(now / 1_000_000))  # noqa: DTZ012 - picks a default only
    settle(asked.lang, plan.lang)
    as_of, words, capped = _as_of(asked.as_of, plan, now)
    known = _known(database, asked.known_at, plan, now)
    version = version_in_effect(database, plan.plan_id, as_of, known)
    plan = header(database, plan.plan_id, version)
    view = View(database, plan, version, as_of, words, known, synthetic, capped)
    return Session(asked, view, now)


def calendar() -> WorkCalendar:
    """The work calendar: the notices, and before them the file named in GOVOPEN_CALENDAR. Raises BadOverrides."""
    named = os.environ.get("GOVOPEN_CALENDAR")
    return WorkCalendar(read_overrides(Path(named).expanduser())) if named else WorkCalendar()


def synthetic_of(database: Database) -> str:
    """``demo``, ``practice``, or nothing for a real database."""
    row = database.row("store", "meta", name="synthetic")
    return str(row[0]) if row else ""


def clock(synthetic: str) -> int:
    """Now; what GOVOPEN_NOW says in a synthetic database. Raises ClockRefused, ClockNotUnderstood."""
    said = os.environ.get("GOVOPEN_NOW")
    if not said:
        return time.time_ns() // 1000
    if not synthetic:
        raise ClockRefused
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise ClockNotUnderstood(said) from error
    if moment.tzinfo is None:
        raise ClockNotUnderstood(said)
    return at(moment.astimezone(UTC).replace(tzinfo=None), "UTC")


def _as_of(text: str | None, plan: Header, now: int) -> tuple[int, str, bool]:
    """The instant, how it is printed, and whether one that is still to come was capped at now; today is none.

    Now is cut to the second, which is what reports print, so that what they print is enough to print them again.
    """
    now -= now % SECOND
    if text is None:
        return now, iso(now, plan.zone), False
    instant, words = instant_of(text, int(plan.first_day[:4]), plan.zone, now)
    if instant <= now:
        return instant, words, False
    to_come = len(words) > len("2018-07-23") or day_of(instant, plan.zone) > day_of(now, plan.zone)
    return now, iso(now, plan.zone), to_come


def instant_of(text: str, year: int, zone: str, now: int) -> tuple[int, str]:
    """What an as-of means, and how it is printed: a date means its last microsecond, an instant itself."""
    instant, timed = parse_instant(text, year=year, today=day_of(now, zone), zone=zone)
    if timed:
        return instant, iso(instant, zone)
    day = day_of(instant, zone)
    return end_of(day, zone), day.isoformat()


def _known(database: Database, text: str | None, plan: Header, now: int) -> int:
    """The position: the ledger's head, or what --known-at says: ``xicheng-2018@1234``, ``1234``, or an instant."""
    row = database.row("ledger", "head", plan=plan.plan_id)
    head = int(row[0]) if row else 0
    if text is None:
        return head
    name, _at, number = text.rpartition("@")
    digits = number.upper().removeprefix("E")
    a_number = digits.isascii() and digits.isdigit() and len(digits) < 16
    if a_number and (name or len(digits) != len("20180723")):
        if name not in {"", plan.plan_id} or not 1 <= int(digits) <= head:
            raise BeyondTheLedger(text, f"{plan.plan_id}@{head}")
        return int(digits)
    try:
        instant, _words = instant_of(text, int(plan.first_day[:4]), plan.zone, now)
    except DateNotUnderstood as error:
        raise BeyondTheLedger(text, f"{plan.plan_id}@{head}") from error
    return seq_at(database, plan.plan_id, instant)


def _plan_named(asked: Options) -> str | None:
    """The plan asked for, by --plan or within a position: ``xicheng-2018@1234``."""
    position = (asked.known_at or "").rpartition("@")[0]
    return asked.plan or position or None
