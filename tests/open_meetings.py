"""The summer of 2018 in a ledger: some of the eleven departments and fifteen subdistricts opened a meeting."""

from datetime import date, datetime
from pathlib import Path

from govopen.deadlines.instants import end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.claim import Claim, draft
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.store.connection import Database, connect

PLAN, ZONE = "xicheng-2018", "Asia/Shanghai"
OPENS = start_of(date(2018, 1, 1), ZONE)
IN_TIME = (
    "区教委", "区民政局", "区人力社保局", "区环保局", "区城市管理委", "区卫生计生委", "区安全监管局",
    "西长安街街道", "新街口街道", "月坛街道", "展览路街道", "金融街街道", "天桥街道", "陶然亭街道",
)  # fmt: skip
MISSING = (
    "区文化委", "区商务委", "区园林绿化局", "区房管局",
    "德胜街道", "什刹海街道", "大栅栏街道", "椿树街道", "牛街街道", "白纸坊街道", "广安门外街道",
)  # fmt: skip
ON_THE_21ST = "广安门内街道"
NO_FULL_LIST = ("区财政局", "区体育局")


def instant(text: str) -> int:
    """From ISO text with an offset."""
    return int(datetime.fromisoformat(text).timestamp() * 1_000_000)


def view_of(database: Database, day: date | str) -> View:
    """A view at the end of that day, or at that instant, by everything known."""
    plan = choose_plan(database, PLAN, date(2018, 7, 1))
    head = database.row("ledger", "head", plan=PLAN)
    assert head is not None
    as_of = instant(day) if isinstance(day, str) else end_of(day, ZONE)
    return View(database, plan, 1, as_of, str(day), int(head[0]), "practice")


def claim(
    database: Database,
    unit: str,
    code: str,
    day: date,
    typed: str,
    *,
    times: int = 1,
    period: str = "",
    pool: str = "",
) -> None:
    """What the office types for a unit: so many done on that day."""
    now = instant(typed)
    said = Claim(unit, pool or unit, code, period, OPENS, day, times=times)
    drafted = draft(view_of(database, typed), said, now, WorkCalendar())
    with database.writing():
        append(database, PLAN, [drafted], Recorder("office", lambda: now))


def record(path: Path) -> None:
    """The full list by all but two, meetings by fifteen of twenty-six, and a few other things."""
    database = connect(str(path))
    owing = database.execute("SELECT holder FROM checkpoint WHERE obligation = '4.4.1a' ORDER BY holder").fetchall()
    for (unit,) in owing:
        if unit not in NO_FULL_LIST:
            claim(database, unit, "4.4.1a", date(2018, 6, 19), "2018-07-04T10:00+08:00")
    claim(database, "区卫生计生委", "1.5.5a", date(2018, 4, 20), "2018-07-05T08:00+08:00", period="2018-Q1")
    claim(database, "区社会办", "2.2.1a", date(2018, 6, 1), "2018-07-06T09:00+08:00", times=3, pool="2.2.1a")
    claim(database, "区政府办公室", "5.1.1a", date(2018, 6, 1), "2018-07-06T09:00+08:00")
    claim(database, "区教委", "1.1.1a", date(2018, 5, 2), "2018-07-06T09:00+08:00")
    for days, unit in enumerate(IN_TIME):
        claim(database, unit, "2.1.2a", date(2018, 7, 4 + days), "2018-07-20T15:00+08:00")
    claim(database, ON_THE_21ST, "2.1.2a", date(2018, 7, 21), "2018-07-23T08:00+08:00")
    database.close()
