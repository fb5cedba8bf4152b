"""Make plans and databases of any size: as plan files for `load`, or rows written straight into the tables."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from govopen.deadlines.instants import DAY, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.loading import load
from govopen.ledger.recorder import Recorder
from govopen.plan.reader import parse
from govopen.store.connection import Database, connect

FIRST = start_of(date(2018, 1, 1), "Asia/Shanghai")
LOADED = start_of(date(2018, 7, 3), "Asia/Shanghai")


def plan_file(plan_id: str, units: int, obligations: int, *, default: bool = False, each: int = 1) -> str:
    """A plan in which every unit answers for every obligation; ``each`` of them stand in one item."""
    lines = [
        "plan:",
        f"  {{id: {plan_id}, title: Big plan, issued: 2018-01-02,",
        "   period: [2018-01-01, 2018-12-31], zone: Asia/Shanghai}",
        "units:",
        *(f"  单位{number:05}: {{kind: department}}" for number in range(units)),
        "groups:",
        "  各部门: {kinds: [department], basis: default}",
        "sections:",
    ]
    for number in range(obligations):
        item, at = divmod(number, each)
        section, place = item // 1000 + 1, item % 1000
        if at == place == 0:
            lines += [f'  - code: "{section}"', f"    title: Section {section}", "    items:"]
        if at == 0:
            lines += [
                f"      - code: {section}.{place // 50 + 1}.{place % 50 + 1}",
                f"        title: Item {item}",
                "        responsible: [各部门]",
                "        obligations:",
            ]
        day = f"2018-{number % 12 + 1:02}-{number % 28 + 1:02}"
        kind = "ongoing: true, basis: default" if default else f"by: {day}, basis: stated, source: {day}"
        letters = (chr(96 + at // 26) if at >= 26 else "") + chr(97 + at % 26)
        lines.append(f"          - {{code: {letters}, name: Duty {number}, {kind}}}")
    return "\n".join(lines) + "\n"


def loaded(path: Path, plan_id: str, units: int, obligations: int, *, default: bool = False, each: int = 1) -> Database:
    """A database with such a plan."""
    source = plan_file(plan_id, units, obligations, default=default, each=each)
    plan, problems = parse(source.encode())
    if plan is None:
        raise RuntimeError(problems[:3])
    database = connect(str(path), create=True)
    load(database, plan, source, Recorder("bench", lambda: LOADED), WorkCalendar())
    return database


def fill(database: Database, plan_id: str, each: int) -> int:
    """Add ``each`` claims to every checkpoint, without a chain (which no standing reads); gives how many."""
    points = database.execute(
        "SELECT holder, obligation, due FROM checkpoint WHERE plan_id = ? ORDER BY holder, obligation, checkpoint",
        (plan_id,),  # type: ignore[arg-type]  # one column
    ).fetchall()

    def rows() -> Iterator[tuple[object, ...]]:
        seq = 1
        for holder, obligation, due in points:
            for claim in range(each):
                seq += 1
                late = (seq * 7919) % 10 == 0
                happened = due + DAY * (1 + claim) if late else max(FIRST, due - DAY * (5 + claim))
                yield (
                    plan_id, seq, "claim", 1, "", obligation, holder, holder, "", happened, 0, happened, happened + DAY,
                    None, LOADED, "bench", 0, "", "", 1, "[]", None, None, "", "", "",
                )  # fmt: skip

    with database.writing():
        database.many(f"INSERT INTO entry VALUES ({', '.join('?' * 26)})", rows())
        database.execute("ANALYZE")
    return len(points) * each
