"""Extensions and excuses in the standing query, whoever said what of them, against rule 17 read aloud."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govopen.deadlines.expand import Checkpoint, expand
from govopen.deadlines.extensions import judged
from govopen.deadlines.instants import DAY, end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.loading import load
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.plan.reader import parse
from govopen.standing.claims import Behind
from govopen.standing.standing import Standing, standings
from govopen.store.connection import Database, connect

ZONE = "Asia/Shanghai"
FIRST = date(2018, 1, 1)
PLAN = """\
plan: {id: small, title: Small, issued: 2018-01-02, period: [2018-01-01, 2018-12-31], zone: Asia/Shanghai, soon: 14}
units:
  区教委: {kind: department}
sections:
  - code: "1"
    title: Dates
    items:
      - code: 1.1.1
        title: Dates
        lead: [区教委]
        responsible: [区教委]
        obligations:
          - {code: a, name: Meetings, times: 2, milestones: [{times: 1, by: 2018-02-20}],
             basis: stated, source: two}
"""
KINDS = ("extension", "extension", "excuse", "acceptance", "acceptance", "return", "withdrawal", "withdrawal", "claim")
ABOUT = {"extension", "excuse"}


class Line(NamedTuple):
    """What the oracle keeps of an entry. ``at`` is when it happened or was decided, None for a request."""

    seq: int
    kind: str
    checkpoint: str
    at: int | None
    until: int | None
    about: int | None
    recorded: int


class Act(NamedTuple):
    """A random act: which kind, about which earlier line or checkpoint, on which days; asked for, or decided."""

    kind: str
    which: int
    day: date
    until: date
    asked: bool


class Moved(NamedTuple):
    """A decision in force: by which line, decided and recorded when, to which instant."""

    seq: int
    kind: str
    decided: int
    recorded: int
    until: int | None


days = st.integers(0, 120).map(lambda offset: FIRST + timedelta(days=offset))
acts = st.lists(
    st.builds(Act, st.sampled_from(KINDS), st.integers(0, 5), days, days, st.booleans()), min_size=1, max_size=18
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, list[Checkpoint]]]:
    path: Path = tmp_path_factory.mktemp("extensions") / "small.db"
    plan, problems = parse(PLAN.encode())
    assert plan is not None, problems
    database = connect(str(path), create=True)
    load(database, plan, PLAN, Recorder("office", lambda: start_of(FIRST, ZONE)), WorkCalendar())
    yield database, list(expand(plan, WorkCalendar()))
    database.close()


def wanted(kind: str) -> set[str]:
    """What such a word may be about."""
    return ABOUT | {"acceptance", "return"} if kind == "withdrawal" else ABOUT


def decidable(line: Line, kind: str) -> bool:
    """Requests are accepted and returned; what was decided is not."""
    return kind == "withdrawal" or line.at is None


def ledger_of(told: Sequence[Act], points: Sequence[Checkpoint]) -> list[Line]:
    """The lines that the acts make; what refers to nothing is left out. They are recorded five days apart."""
    lines: list[Line] = []
    for act in told:
        seq, recorded = len(lines) + 2, start_of(FIRST + timedelta(days=5 * len(lines)), ZONE)
        key = points[act.which % len(points)].checkpoint
        at = start_of(act.day, ZONE)
        candidates = [line for line in lines if line.kind in wanted(act.kind) and decidable(line, act.kind)]
        if act.kind in {"acceptance", "return", "withdrawal"}:
            if not candidates:
                continue
            about = candidates[-1 - act.which % len(candidates)]
            lines.append(Line(seq, act.kind, about.checkpoint, at, None, about.seq, recorded))
        elif act.kind == "claim":
            lines.append(Line(seq, "claim", "", at, None, None, recorded))
        else:
            until = end_of(act.until, ZONE) if act.kind == "extension" else None
            lines.append(Line(seq, act.kind, key, None if act.asked else at, until, None, recorded))
    return lines


def in_force(lines: Sequence[Line], key: str, as_of: int) -> list[Moved]:
    """Decided at once, or asked for and accepted; not returned, not withdrawn; in the order of deciding."""
    gone = {line.about for line in lines if line.kind == "withdrawal"}
    found = []
    for line in lines:
        if line.kind not in ABOUT or line.checkpoint != key:
            continue
        words = [word for word in lines if word.about == line.seq and word.seq not in gone]
        if words and words[-1].kind in {"withdrawal", "return"}:
            continue
        accepted = [word for word in words if word.kind == "acceptance"]
        granted = line if line.at is not None else accepted[-1] if accepted else None
        if granted is not None and granted.at is not None and granted.at <= as_of:
            found.append(Moved(line.seq, line.kind, granted.at, granted.recorded, line.until))
    return sorted(found, key=lambda moved: (moved.decided, moved.seq))


def verdict(point: Checkpoint, reached: int | None, by: int, asked: int, as_of: int, *, excused: bool) -> str:
    if reached is not None and reached <= by:
        return "met"
    if excused:
        return "excused"
    if reached is not None:
        return "late"
    if asked < as_of and by < as_of:
        return "overdue"
    if point.opens > as_of:
        return "upcoming"
    return "due_soon" if asked <= as_of + 14 * DAY else "open"


def expected(point: Checkpoint, lines: Sequence[Line], as_of: int) -> tuple[object, ...]:
    """Standing, judged instant, target, former standing; whether extended; whether a decision was recorded late."""
    assert point.due is not None
    done = sorted(line.at for line in lines if line.kind == "claim" and line.at is not None and line.at <= as_of)
    reached = done[point.needed - 1] if len(done) >= point.needed else None
    decided = in_force(lines, point.checkpoint, as_of)
    moves = [(each.decided, each.until) for each in decided if each.until is not None]
    by, asked = judged(point.due, moves)
    excused = any(each.kind == "excuse" for each in decided)
    word = verdict(point, reached, by, asked, as_of, excused=excused)
    former = verdict(point, reached, by, asked, as_of, excused=False) if excused else None
    target = asked if asked > point.due else None
    late = [
        each.recorded > judged(point.due, [move for move in moves if move[0] < each.decided])[1] for each in decided
    ]
    told = target is not None or excused
    return word, by, target, former, target is not None, told and any(late)


def entry(line: Line) -> Draft:
    """A line as the commands write it; claims are reported in time, so that only decisions are recorded late."""
    facts: dict[str, object] = {"unit": "区教委", "holder": "区教委", "obligation": "1.1.1a", "plan_version": 1}
    if line.kind == "claim":
        facts |= {"occurred_at": line.at, "reported_at": line.at, "report_due": line.at, "times": 1}
    else:
        facts |= {"checkpoint": line.checkpoint, "until": line.until, "refers_to": line.about}
        facts |= {"decided_at": None if line.kind == "withdrawal" else line.at}
    return Draft(kind=line.kind, **facts)  # type: ignore[arg-type]  # mixed values


def rows_after(
    database: Database, lines: Sequence[Line], as_of: int, known: int
) -> dict[str, tuple[Standing, set[str]]]:
    """Each checkpoint's row and flags, with the lines in the ledger for as long as it takes to look."""
    database.execute("BEGIN")
    try:
        for line in lines:
            append(database, "small", [entry(line)], Recorder("office", lambda at=line.recorded: at))  # type: ignore[misc]  # a lambda
        view = View(database, choose_plan(database, "small", FIRST), 1, as_of, "", known, "")
        behind = Behind(view)
        return {row.checkpoint: (row, set(behind.flags(row))) for row in standings(view)}
    finally:
        database.execute("ROLLBACK")


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=acts, as_of_day=days, forget=st.integers(0, 6))
def test_the_query_moves_dates_as_rule_17_says(
    small: tuple[Database, list[Checkpoint]], told: list[Act], as_of_day: date, forget: int
) -> None:
    database, points = small
    lines = ledger_of(told, points)
    as_of, known = end_of(as_of_day, ZONE), max(1, 1 + len(lines) - forget)
    found = rows_after(database, lines, as_of, known)
    visible = [line for line in lines if line.seq <= known]
    for point in points:
        row, flags = found[point.checkpoint]
        seen = (row.standing, row.due, row.target, row.former, "extended" in flags, "recorded_late" in flags)
        assert seen == expected(point, visible, as_of), point.checkpoint


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=acts, as_of_day=days)
def test_nothing_that_happens_or_is_decided_after_the_date_makes_it_met(
    small: tuple[Database, list[Checkpoint]], told: list[Act], as_of_day: date
) -> None:
    database, points = small
    milestone = points[0]
    assert milestone.due is not None
    after = date(2018, 2, 21)
    late = [act._replace(day=max(act.day, after)) for act in told]
    row, _flags = rows_after(database, ledger_of(late, points), end_of(as_of_day, ZONE), 1 << 40)[milestone.checkpoint]
    assert (row.standing, row.due) != ("met", milestone.due)
    assert row.standing != "met"
    assert row.due == milestone.due
