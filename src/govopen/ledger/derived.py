"""What follows from the plans' files, worked out again: checkpoints, duties, units and names as loading gave them.

None of it is in the chain, and all of it decides who is late; so ``audit`` loads every version again, at its own
time, into a scratch database, and compares row by row.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from govopen.deadlines.expand import expand
from govopen.deadlines.instants import day_of, iso
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.entry import Entry
from govopen.ledger.loading import FOREVER, load
from govopen.ledger.recorder import Recorder
from govopen.ledger.tables import table_words
from govopen.ledger.verifying import Finding
from govopen.locales import _, n_
from govopen.plan.document import whole
from govopen.plan.model import Plan
from govopen.plan.reader import parse
from govopen.store.connection import Database, Row, connect

KEYS = {
    "plan_version": "version",
    "unit": "version, unit",
    "unit_name": "version, unit, name",
    "item": "version, item",
    "lead": "version, item, unit",
    "obligation": "version, obligation",
    "pool": "version, holder",
    "pool_member": "version, holder, unit",
    "checkpoint": "holder, obligation, checkpoint, version",
}
"""The tables compared, each with the order in which its rows are read."""

SEQS = frozenset({"seq", "since", "until"})
INSTANTS = frozenset({"opens", "due", "begins", "ends", "effective_at"})
LONG = 40


class _Version(NamedTuple):
    """A version to be loaded again: by which entry, when, and from what."""

    seq: int
    recorded_at: int
    plan: Plan
    source: str


class _Difference(NamedTuple):
    """The first row of a table that is not what it should be; None where there is no such row."""

    table: str
    columns: tuple[str, ...]
    found: Row | None
    expected: Row | None
    more: int = 0  # other rows found wrong behind it


def derived(database: Database, plan_id: str, calendar: WorkCalendar | None = None) -> list[Finding]:
    """What does not follow from the plan's files: a finding a table, naming its first wrong row. Writes nothing.

    A file that is itself not what was loaded is ``audit``'s to find; then nothing is compared here.
    """
    versions, problems = _versions(database, plan_id)
    if problems or not versions:
        return problems
    calendars = [calendar or WorkCalendar()] * len(versions)
    differences = _compare(database, plan_id, versions, calendars)
    if differences:
        loaded_by = [_calendar(database, plan_id, each, calendars[0]) for each in versions]
        differences = _compare(database, plan_id, versions, loaded_by)
    zone = versions[-1].plan.plan.zone
    return [Finding(plan_id, versions[-1].seq, "derived", _message(each, zone)) for each in differences]


def _versions(database: Database, plan_id: str) -> tuple[list[_Version], list[Finding]]:
    versions: list[_Version] = []
    for version, seq, digest, source in database.rows("ledger", "versions", plan=plan_id):
        row = database.row("ledger", "entry", plan=plan_id, seq=seq)
        if row is None or sha256(source.encode()).hexdigest() != digest:
            return [], []
        plan, problems = parse(source.encode())
        if plan is None:
            words = _("version {version} of the plan, loaded by E{seq}, cannot be read any more: {problem}")
            message = words.format(version=version, seq=seq, problem=problems[0].message)
            return [], [Finding(plan_id, seq, "derived", message)]
        versions.append(_Version(seq, Entry._make(row).recorded_at, plan, source))
    return versions, []


def _compare(
    database: Database, plan_id: str, versions: list[_Version], calendars: list[WorkCalendar]
) -> list[_Difference]:
    with (
        TemporaryDirectory(prefix="govopen-") as directory,
        closing(connect(str(Path(directory) / "again.db"), create=True)) as again,
    ):
        again.execute("PRAGMA synchronous = OFF")  # nobody needs it after a crash
        for each, calendar in zip(versions, calendars, strict=True):
            load(again, each.plan, each.source, _at(each.recorded_at), calendar, refusing=False)
        seqs = {n: each.seq for n, each in enumerate(versions, 1)}
        tables = (_first_difference(database, again, plan_id, table, seqs) for table in KEYS)
        return [difference for difference in tables if difference]


def _at(moment: int) -> Recorder:
    return Recorder("", lambda: moment)


def _calendar(database: Database, plan_id: str, version: _Version, calendar: WorkCalendar) -> WorkCalendar:
    """The work calendar that a version was loaded by: the first that agrees with all its deadlines.

    A year's holiday notice, or an override, may have come since: deadlines in days were worked out without it, and
    stay so.
    """
    rows = database.rows("ledger", "deadlines_of", plan=plan_id, seq=version.seq)
    stored = {row[:3]: row[3] for row in rows}
    year = day_of(version.recorded_at, version.plan.plan.zone).year
    for known in (calendar, WorkCalendar(), _known_by(year), _known_by(year - 1)):
        if all(stored.get(point[:3], point.due) == point.due for point in expand(version.plan, known)):
            return known
    return calendar


def _known_by(year: int) -> WorkCalendar:
    """The work calendar by the notices for years up to this one."""
    days = (date(year, 12, 31) + timedelta(days=n) for n in range(1, 4 * 366))
    return WorkCalendar({day: day.weekday() < 5 for day in days})


def _first_difference(
    database: Database, again: Database, plan_id: str, table: str, seqs: dict[int, int]
) -> _Difference | None:
    only = " AND how <> 'initials'" if table == "unit_name" else ""  # pinyin is another package's, and may improve
    statement = f"SELECT * FROM {table} WHERE plan_id = :plan{only} ORDER BY {KEYS[table]}"
    found = database.execute(statement, {"plan": plan_id})
    expected = again.execute(statement, {"plan": plan_id})
    columns = tuple(column[0] for column in found.description)
    numbered = _numbered(expected, [at for at, name in enumerate(columns) if name in SEQS], seqs)
    first: _Difference | None = None
    for is_row, ought_row in zip_longest(found, numbered):
        if is_row != ought_row:
            difference = _Difference(table, columns, *_aligned(is_row, ought_row, columns, table))
            if not _differing(difference):
                continue
            first = first._replace(more=first.more + 1) if first else difference
            if difference.found is None or difference.expected is None:  # what follows stands beside its neighbour
                break
    return first


def _numbered(rows: Iterator[Row], places: list[int], seqs: dict[int, int]) -> Iterator[Row]:
    """The scratch database's rows with the entry numbers of the real one."""
    for row in rows:
        values = list(row)
        for at in places:
            values[at] = seqs.get(row[at], row[at])
        yield tuple(values)


def _aligned(
    found: Row | None, expected: Row | None, columns: tuple[str, ...], table: str
) -> tuple[Row | None, Row | None]:
    """Both rows where they have the same key; else the one that comes first, which the other side lacks."""
    if found is None or expected is None:
        return found, expected
    places = [columns.index(name) for name in KEYS[table].split(", ")]
    is_key, ought_key = ([str(row[at]) for at in places] for row in (found, expected))
    if is_key == ought_key:
        return found, expected
    return (found, None) if is_key < ought_key else (None, expected)


def _differing(difference: _Difference) -> list[tuple[str, object, object]]:
    """Each column that differs, with what it is and what it ought to be; everything, where a row is missing."""
    _table, columns, found, expected, _more = difference
    if found is None or expected is None:
        return [("", found, expected)]
    differing = [each for each in zip(columns, found, expected, strict=True) if each[1] != each[2]]
    return [inside for each in differing if (inside := _inside(*each))]


def _inside(column: str, found: object, expected: object) -> tuple[str, object, object] | None:
    """Where a document differs. A newer program may say more of the same plan: members that it adds do not count."""
    if column != "document":
        return column, found, expected
    try:
        return _first_inside("document", _unfolded(str(found)), _unfolded(str(expected)))
    except (ValueError, TypeError, KeyError):
        return column, found, expected


def _unfolded(document: str) -> dict[str, Any]:
    """A document with all that its obligations leave unsaid, as older programs stored it."""
    found: dict[str, Any] = json.loads(document)
    for item in found["items"]:
        item["obligations"] = [whole(owed) for owed in item["obligations"]]
    return found


def _first_inside(place: str, found: Any, expected: Any) -> tuple[str, object, object] | None:
    if isinstance(found, dict) and isinstance(expected, dict) and found.keys() <= expected.keys():
        pairs = ((name, found[name], expected[name]) for name in found)
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        pairs = ((str(n), is_part, ought) for n, (is_part, ought) in enumerate(zip(found, expected, strict=True)))
    else:
        return None if found == expected else (place, found, expected)
    inside = (_first_inside(f"{place}.{name}", is_part, ought) for name, is_part, ought in pairs)
    return next((each for each in inside if each), None)


def _message(difference: _Difference, zone: str) -> str:
    said = _first_words(difference, zone)
    if not difference.more:
        return said
    return said + n_("; {n} more row like it", "; {n} more rows like it", difference.more).format(n=difference.more)


def _first_words(difference: _Difference, zone: str) -> str:
    table, columns, found, expected, _more = difference
    kind = table_words(table)
    row = dict(zip(columns, found or expected or (), strict=True))
    key = " ".join(str(row[name]) for name in KEYS[table].split(", "))
    if found is None:
        return _("{table} {key} is missing, which the plan's file asks for").format(table=kind, key=key)
    if expected is None:
        return _("{table} {key} is in no version of the plan's file").format(table=kind, key=key)
    name, is_value, ought = _differing(difference)[0]
    words = _("{table} {key}: {column} is {found}, and by the plan's file {expected}")
    values = {"found": _shown(name, is_value, zone), "expected": _shown(name, ought, zone)}
    return words.format(table=kind, key=key, column=name, **values)


def _shown(column: str, value: Any, zone: str) -> str:
    if value is not None and column in INSTANTS and isinstance(value, int) and value != FOREVER:
        return iso(value, zone)
    text = str(value)
    return text if len(text) <= LONG else text[:LONG] + "..."
