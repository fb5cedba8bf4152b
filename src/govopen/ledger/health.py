"""Whether a database can be worked with: a list of checks, each ok, doubtful or failed, with what to do about it.

Nothing is made, migrated or written here: a doctor does not operate.
"""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from govopen import __version__
from govopen.deadlines.instants import iso
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import joined
from govopen.ledger.view import Header, headers
from govopen.locales import _, n_
from govopen.program import command
from govopen.store.connection import SCHEMA, Database, on_network_drive
from govopen.store.files import evidence_store
from govopen.store.sizes import size_words

Level = Literal["ok", "warn", "fail"]
LITTLE_SPACE = 1 << 30
TOO_LITTLE_SPACE = 50 << 20
OLDEST_SQLITE = (3, 24, 0)  # ON CONFLICT ... DO UPDATE
SHOWN = 16
FOREVER = (1 << 62) - 1


class Check(NamedTuple):
    """One thing looked at: ``name`` is stable, ``value`` is what was found, ``remedy`` empty where all is well."""

    name: str
    level: Level
    value: str
    remedy: str = ""


def place_checks(path: Path) -> Iterator[Check]:
    """The database's file and the disk it is on."""
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if on_network_drive(path):
        remedy = _("keep the database on a local disk, and name it with --db")
        yield Check("drive", "fail", _("on a network drive"), remedy)
    else:
        yield Check("drive", "ok", _("a local disk"))
    free = shutil.disk_usage(folder).free
    level: Level = "fail" if free < TOO_LITTLE_SPACE else "warn" if free < LITTLE_SPACE else "ok"
    remedy = _("free some space: nothing can be recorded on a full disk") if level != "ok" else ""
    yield Check("space", level, _("{size} free").format(size=size_words(free)), remedy)


def database_checks(path: Path, now: int, synthetic: str) -> Iterator[Check]:
    """The database itself. ``now`` is this computer's clock, which a real ledger's must not be ahead of."""
    if not path.exists():
        remedy = _("make one with: {load} (or try: {demo})").format(
            load=command("load xicheng-2018"), demo=command("init --demo")
        )
        yield Check("database", "warn", _("none yet at {path}").format(path=path), remedy)
        return
    yield Check("database", "ok", f"{path}, {size_words(path.stat().st_size)}")
    try:
        with closing(Database(path)) as database, database.reading():
            revision = str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])
            yield _schema(revision)
            yield from settings_checks(database)
            if revision == SCHEMA:
                yield from _contents(database, now, synthetic)
    except (sqlite3.DatabaseError, TypeError) as problem:
        remedy = _("name another file with --db, or bring back a backup: {command}").format(
            command=command(f"restore {_('FILE')}")
        )
        yield Check("readable", "fail", _("cannot be read ({reason})").format(reason=problem), remedy)


def _schema(revision: str) -> Check:
    if revision > SCHEMA:
        return Check("schema", "fail", revision, _("written by a newer govopen; update govopen"))
    if revision < SCHEMA:
        remedy = _("the next command brings it to {known}, after making a copy")
        return Check("schema", "warn", revision, remedy.format(known=SCHEMA))
    return Check("schema", "ok", revision)


def settings_checks(database: Database) -> Iterator[Check]:
    """What keeps a record safe in a crash, asked of SQLite rather than assumed."""
    for name, wanted, shown in (
        ("journal_mode", "wal", "WAL"),
        ("synchronous", 2, "FULL"),
        ("foreign_keys", 1, "ON"),
    ):
        found = database.execute(f"PRAGMA {name}").fetchone()[0]
        if found == wanted:
            yield Check(name, "ok", shown)
        else:
            remedy = _("should be {wanted}; a backup brought back is set right: {backup}, {restore}").format(
                wanted=shown, backup=command("backup"), restore=command("restore")
            )
            yield Check(name, "fail" if name != "journal_mode" else "warn", str(found), remedy)


def _contents(database: Database, now: int, synthetic: str) -> Iterator[Check]:
    yield Check("data", "ok", _("synthetic, not a record of what happened") if synthetic else _("real work"))
    plans = headers(database)
    if not plans:
        yield Check(
            "plans", "warn", _("none"), _("load one with: {command}").format(command=command("load xicheng-2018"))
        )
    for plan in plans:
        yield from _plan(database, plan, FOREVER if synthetic else now)
    yield _evidence(evidence_store(database.path))


def _plan(database: Database, plan: Header, now: int) -> Iterator[Check]:
    row = database.row("ledger", "head", plan=plan.plan_id)
    if row is None:
        yield Check("plan", "fail", plan.plan_id, _("it has no entry; see {command}").format(command=command("audit")))
        return
    seq, recorded_at, digest = row
    yield Check("plan", "ok", _("{plan}@{seq}, head {hash}").format(plan=plan.plan_id, seq=seq, hash=digest[:SHOWN]))
    if recorded_at > now:
        words = _("the last entry of {plan} is of {moment}, which is still to come")
        value = words.format(plan=plan.plan_id, moment=iso(recorded_at, plan.zone))
        yield Check("clock", "warn", value, _("set this computer's clock right"))


def _evidence(store: Path) -> Check:
    files = [path for path in store.glob("??/*") if path.is_file()]
    words = n_("{n} file, {size}", "{n} files, {size}", len(files))
    size = size_words(sum(path.stat().st_size for path in files))
    return Check("evidence", "ok", words.format(n=f"{len(files):,}", size=size))


def plans_of(path: Path) -> list[Header]:
    """The plans in a database, none where it cannot be read: ``database_checks`` says so."""
    if not path.is_file():
        return []
    try:
        with closing(Database(path)) as database:
            return headers(database)
    except sqlite3.DatabaseError:
        return []


def synthetic_of(path: Path) -> str:
    """``demo`` or ``practice``; nothing for a real database, and for one that cannot be read."""
    if not path.is_file():
        return ""
    try:
        with closing(Database(path)) as database:
            row = database.row("store", "meta", name="synthetic")
    except sqlite3.DatabaseError:
        return ""
    return str(row[0]) if row else ""


def calendar_check(calendar: WorkCalendar, plans: list[Header], this_year: int) -> Check:
    """Whether the State Council's holiday notices are known for the years of all plans, and for this one."""
    years = {this_year}.union(*(range(int(plan.first_day[:4]), int(plan.last_day[:4]) + 1) for plan in plans))
    unknown = [str(year) for year in sorted(years) if calendar.provisional(year)]
    if unknown:
        words = _("no holiday notice known for {years}: weekends only, provisional")
        remedy = _("update the package chinesecalendar once the notice is out, or name a file in GOVOPEN_CALENDAR")
        return Check("calendar", "warn", words.format(years=joined(unknown)), remedy)
    words = _("holiday notices known for {years}")
    return Check("calendar", "ok", words.format(years=joined(str(year) for year in sorted(years))))


def zone_check(plans: list[Header]) -> Check:
    """Whether this computer knows the plans' time zones."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    zones = sorted({plan.zone for plan in plans} or {"Asia/Shanghai"})
    for zone in zones:
        try:
            ZoneInfo(zone)
        except ZoneInfoNotFoundError:
            return Check("zone", "fail", _("{zone} is not known").format(zone=zone), _("install the package tzdata"))
    return Check("zone", "ok", joined(zones))


def machine_checks() -> Iterator[Check]:
    """The program, and what it runs on."""
    import platform

    yield Check("program", "ok", f"govopen {__version__}")
    yield Check("python", "ok", f"{platform.python_version()} {sys.executable}")
    yield Check("platform", "ok", platform.platform())
    old = sqlite3.sqlite_version_info < OLDEST_SQLITE
    remedy = _("use a Python that brings SQLite {oldest} or newer").format(oldest=".".join(map(str, OLDEST_SQLITE)))
    yield Check("sqlite", "fail" if old else "ok", sqlite3.sqlite_version, remedy if old else "")
