"""Entries of all kinds about the open meetings of one unit, written straight into a ledger."""

from datetime import date, datetime

from govopen.deadlines.expand import expand_case
from govopen.deadlines.instants import at, end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.recorder import Recorder
from govopen.plan.packaged import find
from govopen.plan.reader import read
from govopen.store.connection import Database

PLAN, ZONE = "xicheng-2018", "Asia/Shanghai"
UNIT = "区教委"
EVER = 1 << 62


def on(month: int, day: int) -> int:
    """The 00:00 of a day in 2018, as a bare date is kept."""
    return start_of(date(2018, month, day), ZONE)


def until(month: int, day: int) -> int:
    """The end of a day in 2018."""
    return end_of(date(2018, month, day), ZONE)


def typed(month: int, day: int) -> int:
    """Noon of a day in 2018."""
    return at(datetime(2018, month, day, 12), ZONE)  # noqa: DTZ001 - local


def minute(month: int, day: int, hour: int, past: int) -> int:
    """A minute in 2018."""
    return at(datetime(2018, month, day, hour, past), ZONE)  # noqa: DTZ001 - local


def record(database: Database, *drafts: Draft, now: int | None = None, by: str = "office") -> list[Entry]:
    """Append them, on 3 August at noon unless told otherwise."""
    moment = typed(8, 3) if now is None else now
    with database.writing():
        return append(database, PLAN, drafts, Recorder(by, lambda: moment))


def claim(unit: str = UNIT, obligation: str = "2.1.2a", **said: object) -> Draft:
    """A claim of something done on 18 July."""
    facts: dict[str, object] = {
        "kind": "claim",
        "plan_version": 1,
        "obligation": obligation,
        "unit": unit,
        "holder": unit,
        "occurred_at": on(7, 18),
        "times": 1,
        "reported_at": typed(7, 19),
        "report_due": until(7, 25),
        "text": Text(note="居民代表12人列席"),
    }
    return Draft(**{**facts, **said})  # type: ignore[arg-type]  # mixed values


def _about(kind: str, refers_to: int, reason: str, decided_at: int | None) -> Draft:
    return Draft(
        kind=kind,
        plan_version=1,
        obligation="2.1.2a",
        unit=UNIT,
        holder=UNIT,
        refers_to=refers_to,
        decided_at=decided_at,
        text=Text(reason=reason),
    )


def withdrawal(seq: int, reason: str = "记错") -> Draft:
    return _about("withdrawal", seq, reason, None)


def accepted(seq: int, decided: int) -> Draft:
    return _about("acceptance", seq, "", decided)


def returned(seq: int, decided: int, reason: str = "内部例会，没有公众列席") -> Draft:
    return _about("return", seq, reason, decided)


def relief(kind: str, decided: int | None, to: int | None = None, *, checkpoint: str = "2.1.2a/1") -> Draft:
    """An extension or an excuse; asked for where no instant is given."""
    return Draft(
        kind=kind,
        plan_version=1,
        checkpoint=checkpoint,
        obligation=checkpoint.partition("/")[0],
        unit=UNIT,
        holder=UNIT,
        until=to,
        decided_at=decided,
        ref="西政办函12号",
        text=Text(reason="主会场修缮"),
    )


def open_case(database: Database, obligation: str, unit: str, happened: int, *, title: str = "") -> str:
    """A case of that unit alone, with its checkpoint; the case's key."""
    file = find(PLAN)
    plan, _problems = read(str(file))
    assert plan is not None
    opening = Draft(
        kind="case_open",
        plan_version=1,
        unit=unit,
        holder=unit,
        occasion="case-1",
        occurred_at=happened,
        occurred_timed=1,
        text=Text(title=title),
    )
    (entry,) = record(database, opening)
    for point in expand_case(plan, WorkCalendar(), obligation, "case-1", [unit], happened, timed=True):
        kept = {
            "plan_id": PLAN,
            "version": 1,
            "begins": 0,
            "ends": EVER,
            "since": entry.seq,
            "until": EVER,
            "gone": EVER,
        }
        facts = kept | point._asdict()
        names = ", ".join(facts)
        places = ", ".join(f":{name}" for name in facts)
        database.execute(f"INSERT INTO checkpoint ({names}) VALUES ({places})", facts)
    return "case-1"


def closing(happened: int) -> Draft:
    return Draft(kind="case_close", plan_version=1, occasion="case-1", occurred_at=happened)
