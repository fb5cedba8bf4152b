"""The standing query against a slow, obvious oracle: DESIGN's definition of standing, read aloud in Python."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govopen.deadlines.expand import Checkpoint, expand
from govopen.deadlines.instants import DAY, end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.loading import load
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.plan.reader import parse
from govopen.standing.claims import Behind
from govopen.standing.standing import standings, totals
from govopen.store.connection import Database, connect

ZONE = "Asia/Shanghai"
FIRST = date(2018, 1, 1)
PLAN = """\
plan: {id: small, title: Small, issued: 2018-03-01, period: [2018-01-01, 2018-12-31], zone: Asia/Shanghai, soon: 14}
units:
  区教委: {kind: department}
  区民政局: {kind: department}
  月坛街道: {kind: subdistrict}
groups:
  各部门: {kinds: [department]}
  相关部门: {open: true}
sections:
  - code: "1"
    title: All kinds
    items:
      - code: 1.1.1
        title: Kinds
        lead: [区教委]
        responsible: [各部门, 月坛街道]
        obligations:
          - {code: a, name: List, by: 2018-06-20, basis: stated, source: by 20 June}
          - {code: b, name: Meetings, times: 3, milestones: [{times: 1, by: 2018-04-20}, {times: 2, by: 2018-07-20}],
             basis: stated, source: three}
          - {code: c, name: Release, every: quarter, times: 2, basis: stated, source: every quarter}
          - {code: d, name: Rest, ongoing: true}
          - {code: e, name: Nothing more, never: true, basis: stated, source: never}
          - {code: f, name: Pilots, times: 4, jointly: true, basis: stated, source: four}
          - {code: g, name: Others, by: 2018-09-30, who: [相关部门], basis: stated, source: by 30 September}
"""


class Said(NamedTuple):
    """One line of the oracle's ledger: a claim, or the withdrawal of the line ``takes_back``."""

    seq: int
    place: tuple[str, str, str]
    occurred_at: int
    times: int
    takes_back: int | None


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, list[Checkpoint]]]:
    path: Path = tmp_path_factory.mktemp("oracle") / "small.db"
    plan, problems = parse(PLAN.encode())
    assert plan is not None, problems
    database = connect(str(path), create=True)
    load(database, plan, PLAN, Recorder("office", lambda: start_of(date(2018, 3, 2), ZONE)), WorkCalendar())
    yield database, list(expand(plan, WorkCalendar()))
    database.close()


def standing(point: Checkpoint, ledger: list[Said], as_of: int, known: int) -> tuple[str, int | None, int]:
    """What DESIGN says: the standing, when the count was reached, and how many were done."""
    lines = [line for line in ledger if line.seq <= known]
    gone = {line.takes_back for line in lines if line.takes_back is not None}
    claims = [
        line
        for line in lines
        if line.takes_back is None
        and line.seq not in gone
        and line.place == (point.holder, point.obligation, point.occasion)
        and line.occurred_at <= as_of
    ]
    done, reached = 0, None
    for line in sorted(claims, key=lambda line: (line.occurred_at, line.seq)):
        done += line.times
        if point.kind != "never" and reached is None and done >= point.needed:  # only a finding breaches a never
            reached = line.occurred_at
    assert point.due is not None
    if point.kind == "never":
        word = "met" if point.due < as_of else "open"
    elif reached is not None:
        word = "met" if reached <= point.due else "late"
    elif point.due < as_of:
        word = "overdue"
    elif point.opens > as_of:
        word = "upcoming"
    elif point.due <= as_of + 14 * DAY:
        word = "due_soon"
    else:
        word = "open"
    return word, reached, done


days = st.integers(0, 420).map(lambda offset: FIRST + timedelta(days=offset))
acts = st.lists(st.tuples(st.integers(0, 200), days, st.integers(1, 3), st.integers(0, 3)), max_size=25)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts, as_of_day=days, forget=st.integers(0, 10))
def test_the_query_says_what_the_design_says(
    small: tuple[Database, list[Checkpoint]], acts: list[tuple[int, date, int, int]], as_of_day: date, forget: int
) -> None:
    database, points = small
    places = sorted({(point.holder, point.obligation, point.occasion) for point in points})
    ledger: list[Said] = []
    for seq, (where, day, times, back) in enumerate(acts, start=2):
        standing_claims = [line for line in ledger if line.takes_back is None]
        if back == 3 and standing_claims:
            line = standing_claims[where % len(standing_claims)]
            ledger.append(Said(seq, line.place, 0, 0, line.seq))
        else:
            ledger.append(Said(seq, places[where % len(places)], start_of(day, ZONE), times, None))
    as_of, known = end_of(as_of_day, ZONE), max(1, 1 + len(ledger) - forget)
    database.execute("BEGIN")
    try:
        append(database, "small", [entry(line) for line in ledger], Recorder("office", lambda: 0))
        header = choose_plan(database, "small", FIRST)
        view = View(database, header, 1, as_of, "", known, "")
        behind = Behind(view)
        found = {
            (row.holder, row.checkpoint): (row.standing, row.reached, behind.recorded(row)) for row in standings(view)
        }
        sums = sum(total.checkpoints for total in totals(view))
    finally:
        database.execute("ROLLBACK")
    assert found == {(point.holder, point.checkpoint): standing(point, ledger, as_of, known) for point in points}
    assert sums == sum(point.rated for point in points)


def entry(line: Said) -> Draft:
    holder, obligation, occasion = line.place
    return Draft(
        kind="claim" if line.takes_back is None else "withdrawal",
        plan_version=1,
        unit=holder,
        holder=holder,
        obligation=obligation,
        occasion=occasion,
        occurred_at=line.occurred_at if line.takes_back is None else None,
        reported_at=line.occurred_at,
        report_due=line.occurred_at,
        times=line.times,
        refers_to=line.takes_back,
    )
