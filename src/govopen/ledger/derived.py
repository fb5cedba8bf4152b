"""What follows from the plans' files, worked out again: checkpoints, duties, units and names as loading gave them.

None of it is in the chain, and all of it decides who is late; so ``audit`` loads every version again, at its own
time, into a scratch database, opens the cases between them again, and compares row by row.
"""

import json
from collections.abc import Callable, Iterator
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
from govopen.ledger import cases
from govopen.ledger.amendment import FOREVER, moves_of
from govopen.ledger.entry import Entry
from govopen.ledger.loading import How, load
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
    "former_code": "version, obligation, former",
    "listener": "version, unit, obligation",
    "succession": "version, unit, obligation",
    "pool": "version, holder",
    "pool_member": "version, holder, unit",
    "checkpoint": "holder, obligation, checkpoint, version, begins",
    "cases": "case_id",
}
"""The tables compared, each with the order in which its rows are read."""

INSTANTS = frozenset({"opens", "due", "begins", "ends", "effective_at", "happened_at"})
LONG = 40


class _Version(NamedTuple):
    """A version to be loaded again: by which entry, when, and from what."""

    seq: int
    recorded_at: int
    plan: Plan
    source: str
    how: How


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
    zone = versions[-1].plan.plan.zone
    days = calendar or WorkCalendar()
    differences = _compare(database, plan_id, versions, [days] * len(versions), lambda _entry: days)
    if differences:

        def opened_by(entry: Entry) -> WorkCalendar:
            return cases.counted_by(database, entry, _calendars(days, entry.recorded_at, zone)) or days

        loaded_by = [_calendar(database, plan_id, each, days) for each in versions]
        differences = _compare(database, plan_id, versions, loaded_by, opened_by)
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
        entry = Entry._make(row)
        how = How("", entry.decided_at, entry.refers_to is not None)
        versions.append(_Version(seq, entry.recorded_at, plan, source, how))
    return versions, []


def _compare(
    database: Database,
    plan_id: str,
    versions: list[_Version],
    calendars: list[WorkCalendar],
    calendar_of: Callable[[Entry], WorkCalendar],
) -> list[_Difference]:
    """Load every version again, and between them open every case again, each by its calendar."""
    with (
        TemporaryDirectory(prefix="govopen-") as directory,
        closing(connect(str(Path(directory) / "again.db"), create=True)) as again,
    ):
        again.execute("PRAGMA synchronous = OFF")  # nobody needs it after a crash
        last = 0
        for number, (each, calendar) in enumerate(zip(versions, calendars, strict=True)):
            cases.replay(database, again, plan_id, calendar_of, range(last, each.seq))
            decided = moves_of(database, plan_id, number, max(each.recorded_at, each.how.effective or 0), each.seq - 1)
            recorder = _at(each.recorded_at)
            load(again, each.plan, each.source, recorder, calendar, how=each.how, refusing=False, moves=decided)
            last = each.seq
        cases.replay(database, again, plan_id, calendar_of, range(last, FOREVER))
        tables = (_first_difference(database, again, plan_id, table) for table in KEYS)
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
    for known in _calendars(calendar, version.recorded_at, version.plan.plan.zone):
        points = (point for point in expand(version.plan, known) if point.occasion)  # the others' dates are named
        if all(stored.get(point[:3], point.due) == point.due for point in points):
            return known
    return calendar


def _calendars(calendar: WorkCalendar, moment: int, zone: str) -> Iterator[WorkCalendar]:
    """The calendars by which something may have been worked out then, the one in use first."""
    year = day_of(moment, zone).year
    yield from (calendar, WorkCalendar(), _known_by(year), _known_by(year - 1))


def _known_by(year: int) -> WorkCalendar:
    """The work calendar by the notices for years up to this one."""
    days = (date(year, 12, 31) + timedelta(days=n) for n in range(1, 4 * 366))
    return WorkCalendar({day: day.weekday() < 5 for day in days})


def _first_difference(database: Database, again: Database, plan_id: str, table: str) -> _Difference | None:
    only = " AND how <> 'initials'" if table == "unit_name" else ""  # pinyin is another package's, and may improve
    statement = f"SELECT * FROM {table} WHERE plan_id = :plan{only} ORDER BY {KEYS[table]}"
    found = database.execute(statement, {"plan": plan_id})
    expected = again.execute(statement, {"plan": plan_id})
    columns = tuple(column[0] for column in found.description)
    first: _Difference | None = None
    for is_row, ought_row in zip_longest(found, expected):
        if is_row != ought_row:
            difference = _Difference(table, columns, *_aligned(is_row, ought_row, columns, table))
            if not _differing(difference):
                continue
            first = first._replace(more=first.more + 1) if first else difference
            if difference.found is None or difference.expected is None:  # what follows stands beside its neighbour
                break
    return first


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
    key = " ".join(str(row[name]) for name in KEYS[table].split(", ") if name not in INSTANTS)
    if found is None:
        missing = _("{table} {key} is missing, which the plan's file asks for")
        missing = _("{table} {key} is missing, which an entry opened") if _of_case(row) else missing
        return missing.format(table=kind, key=key)
    if expected is None:
        beyond = _("{table} {key} is in no version of the plan's file")
        beyond = _("{table} {key} was opened by no entry") if _of_case(row) else beyond
        return beyond.format(table=kind, key=key)
    name, is_value, ought = _differing(difference)[0]
    words = _("{table} {key}: {column} is {found}, and by the plan's file {expected}")
    values = {"found": _shown(name, is_value, zone), "expected": _shown(name, ought, zone)}
    return words.format(table=kind, key=key, column=name, **values)


def _of_case(row: dict[str, Any]) -> bool:
    return "case_id" in row or str(row.get("occasion", "")).startswith("case-")


def _shown(column: str, value: Any, zone: str) -> str:
    if value is not None and column in INSTANTS and isinstance(value, int) and value != FOREVER:
        return iso(value, zone)
    text = str(value)
    return text if len(text) <= LONG else text[:LONG] + "..."
