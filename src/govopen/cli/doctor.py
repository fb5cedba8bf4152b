"""`doctor`: check this installation and database; it changes nothing."""

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from govopen.cli import settings
from govopen.cli.language import settle
from govopen.cli.options import options
from govopen.cli.session import ClockRefused, calendar
from govopen.deadlines.workdays import BadOverrides
from govopen.locales import N_, _
from govopen.store.connection import file_named

if TYPE_CHECKING:
    from govopen.ledger.health import Check
    from govopen.ledger.view import Header

HELP = N_(
    "Check the program, the computer, the database, the calendar and the console, each with what to do about it. "
    "Changes nothing. Exit code 1 when something must be mended."
)
EXAMPLE = "govopen doctor"


def command(ctx: typer.Context) -> None:
    from govopen.ledger import health
    from govopen.output.doctor import console_checks, publish_doctor, worst

    asked = options(ctx)
    path = file_named(asked.db)
    plans, synthetic = health.plans_of(path), health.synthetic_of(path)
    if plans:
        settle(asked.lang, plans[-1].lang)
    now = time.time_ns() // 1000
    checks = [*health.machine_checks(), *health.place_checks(path), *health.database_checks(path, now, synthetic)]
    if os.environ.get("GOVOPEN_NOW") and not synthetic:
        checks.append(health.Check("clock", "fail", f"GOVOPEN_NOW={os.environ['GOVOPEN_NOW']}", str(ClockRefused())))
    this_year = datetime.fromtimestamp(now / 1_000_000, UTC).year
    checks += [_calendar_check(plans, this_year), health.zone_check(plans)]
    kept = _("{n} kept in {file}").format(n=len(settings.read()), file=settings.file_path())
    checks += [health.Check("settings", "ok", kept), *console_checks(chosen=asked.lang is not None)]
    publish_doctor(asked, checks, synthetic)
    if worst(checks) == "fail":
        raise typer.Exit(1)


def _calendar_check(plans: "list[Header]", this_year: int) -> "Check":
    """The holiday notices known, and the override file where one is named."""
    from govopen.ledger import health

    named = os.environ.get("GOVOPEN_CALENDAR")
    try:
        found = health.calendar_check(calendar(), plans, this_year)
    except BadOverrides as problem:
        return health.Check("calendar", "fail", f"GOVOPEN_CALENDAR={named}", str(problem))
    return found._replace(value=f"{found.value} (GOVOPEN_CALENDAR={named})") if named else found
