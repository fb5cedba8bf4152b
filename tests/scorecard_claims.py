"""Claims written straight into a ledger, and views of it, for tests of what is counted."""

import json
from datetime import date

from govopen.deadlines.instants import DAY, end_of, start_of
from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.plan.packaged import find
from govopen.plan.reader import read
from govopen.store.connection import Database

ZONE = "Asia/Shanghai"
PLAN = "xicheng-2018"
RECORDED = start_of(date(2018, 7, 22), ZONE)


def claim(
    database: Database,
    holder: str,
    obligation: str,
    day: date,
    times: int = 1,
    occasion: str = "",
    *,
    evidence: bool = True,
    reported_late: bool = False,
) -> int:
    """Record that it was done on that day; the entry's number."""
    happened = start_of(day, ZONE)
    draft = Draft(
        kind="claim",
        plan_version=1,
        obligation=obligation,
        unit=holder,
        holder=holder,
        occasion=occasion,
        occurred_at=happened,
        reported_at=happened,
        report_due=happened - 1 if reported_late else happened + 7 * DAY,
        times=times,
        evidence='[["link"]]' if evidence else "[]",
    )
    with database.writing():
        return append(database, PLAN, [draft], Recorder("office", lambda: RECORDED))[0].seq


def looking(database: Database, day: date) -> View:
    """A view at the end of that day, by everything known."""
    plan = choose_plan(database, PLAN, day)
    head = database.row("ledger", "head", plan=PLAN)
    assert head is not None
    return View(database, plan, 1, end_of(day, ZONE), day.isoformat(), int(head[0]), "practice")


def put_sections(database: Database) -> None:
    """Let the stored document say what its sections are called."""
    plan, problems = read(str(find(PLAN)))
    assert plan is not None, problems
    row = database.execute("SELECT document FROM plan_version").fetchone()
    sections = [{"code": one.code, "title": one.title, "title_en": one.title_en} for one in plan.sections]
    document = json.dumps({**json.loads(row[0]), "sections": sections}, ensure_ascii=False)
    database.execute("UPDATE plan_version SET document = :document", {"document": document})


def put_a_summer(database: Database) -> None:
    """Some open meetings and full lists, in time, late or missing."""
    put_sections(database)
    lists = ("区教委", "区民政局", "区财政局", "区环保局", "月坛街道", "德胜街道", "大栅栏街道")
    for unit in lists:
        claim(database, unit, "4.4.1a", date(2018, 6, 19))
    claim(database, "区文化委", "4.4.1a", date(2018, 6, 25), evidence=False)
    for unit in ("区教委", "区民政局", "月坛街道", "德胜街道"):
        claim(database, unit, "2.1.2a", date(2018, 7, 18))
    claim(database, "大栅栏街道", "2.1.2a", date(2018, 7, 21), evidence=False, reported_late=True)
    claim(database, "区教委", "2.3.1a", date(2018, 3, 1))
    claim(database, "区教委", "1.1.1a", date(2018, 3, 1))
    claim(database, "2.2.1a", "2.2.1a", date(2018, 5, 5), times=26)
