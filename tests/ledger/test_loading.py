"""Loading a plan: versions, what each keeps, and that nothing is ever half there."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from govopen.deadlines.instants import end_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.loading import Loaded, load
from govopen.ledger.recorder import Recorder
from govopen.plan.model import Plan
from govopen.plan.reader import parse
from govopen.store.connection import Database, connect

ZONE = "Asia/Shanghai"
TEXT = """\
plan: {id: small-2018, title: 小计划, issued: 2018-01-02, period: [2018-01-01, 2018-12-31]}
units:
  区教委: {en: Education Commission, kind: department, also: [教委]}
  区民政局: {kind: department}
groups:
  各部门: {kinds: [department]}
  试点单位: {open: true}
sections:
  - code: "1"
    title: 一
    items:
      - code: 1.1.1
        title: 任务
        lead: [区教委]
        responsible: [各部门]
        obligations:
          - {code: a, name: 清单, by: 2018-06-20, basis: stated, source: 六月二十日}
          - {code: b, name: 会议, times: 2, milestones: [{times: 1, by: 2018-07-20}], basis: stated, source: 两次}
          - {code: c, name: 试点, times: 26, jointly: true}
          - {code: d, name: 试点单位, ongoing: true, who: [试点单位]}
"""
CIVIL = "  区民政局: {kind: department}\n"
JULY = start_of(date(2018, 7, 2), ZONE)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    with closing(connect(str(tmp_path / "test.db"), create=True)) as database:
        yield database


def plan_of(text: str) -> Plan:
    plan, problems = parse(text.encode())
    assert plan is not None, problems
    return plan


def load_text(database: Database, text: str = TEXT, now: int = JULY) -> Loaded:
    return load(database, plan_of(text), text, Recorder("office", lambda: now), WorkCalendar())


def checkpoints(database: Database) -> dict[tuple[str, str], list[tuple[int, bool]]]:
    """Of each holder and key: the versions that have it, and whether each is still in force."""
    found: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    rows = database.execute(
        "SELECT holder, checkpoint, version, ends FROM checkpoint ORDER BY version, holder, checkpoint"
    )
    for holder, key, version, ends in rows:
        found.setdefault((holder, key), []).append((version, ends > 1 << 61))
    return found


def test_every_holder_gets_its_checkpoints(empty: Database) -> None:
    assert load_text(empty).checkpoints == 8
    assert sorted(checkpoints(empty)) == [
        ("1.1.1c", "1.1.1c"),
        ("区教委", "1.1.1a"),
        ("区教委", "1.1.1b"),
        ("区教委", "1.1.1b/1"),
        ("区民政局", "1.1.1a"),
        ("区民政局", "1.1.1b"),
        ("区民政局", "1.1.1b/1"),
        ("试点单位", "1.1.1d"),
    ]


def test_the_first_version_holds_from_the_periods_first_day(empty: Database) -> None:
    load_text(empty)
    [(effective,)] = empty.execute("SELECT effective_at FROM plan_version").fetchall()
    assert effective == start_of(date(2018, 1, 1), ZONE)


def test_an_identical_file_is_no_version(empty: Database) -> None:
    load_text(empty)
    again = load_text(empty)
    assert (again.version, again.checkpoints, again.entries) == (1, 0, [])
    assert empty.execute("SELECT COUNT(*) FROM entry").fetchone() == (1,)


def test_what_was_due_keeps_its_version_and_the_rest_takes_the_new_one(empty: Database) -> None:
    load_text(empty)
    second = load_text(empty, TEXT.replace("by: 2018-07-20", "by: 2018-08-20"))
    assert (second.version, second.checkpoints, second.kept) == (2, 6, 2)
    found = checkpoints(empty)
    assert found["区教委", "1.1.1a"] == [(1, True)]
    assert found["区教委", "1.1.1b/1"] == [(1, False), (2, True)]


def test_what_is_due_on_the_day_of_the_load_is_not_due_before_it(empty: Database) -> None:
    load_text(empty, now=end_of(date(2018, 6, 1), ZONE))
    load_text(empty, TEXT.replace("六月二十日", "六月"), now=end_of(date(2018, 6, 20), ZONE))
    assert checkpoints(empty)["区教委", "1.1.1a"] == [(1, False), (2, True)]


def test_every_version_keeps_its_own_names(empty: Database) -> None:
    load_text(empty)
    load_text(empty, TEXT.replace("also: [教委]", "also: [教育委]"))
    names = set(empty.execute("SELECT version, name FROM unit_name WHERE unit = '区教委' AND how = 'alias'"))
    assert names == {(1, "教委"), (2, "教育委")}


def test_progress_is_told_up_to_the_last_checkpoint(empty: Database) -> None:
    units = "".join(f"  单位{n}: {{kind: department}}\n" for n in range(2_000))
    text = TEXT.replace(CIVIL, CIVIL + units)
    told: list[int] = []
    load(empty, plan_of(text), text, Recorder("office", lambda: JULY), WorkCalendar(), told.append)
    assert told == [5_000, 6_008]


def test_a_load_killed_at_any_point_leaves_the_old_state(tmp_path: Path) -> None:
    units = "".join(f"  单位{n}: {{kind: department}}\n" for n in range(3_000))
    path = tmp_path / "test.db"
    with closing(connect(str(path), create=True)) as database:
        load_text(database)
    big = tmp_path / "big.yaml"
    text = TEXT.replace(CIVIL, CIVIL + units).replace("[department]}", "[department], joiners: start}")
    big.write_text(text, "utf-8")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from govopen.deadlines.workdays import WorkCalendar\n"
        "from govopen.ledger.loading import load\n"
        "from govopen.ledger.recorder import Recorder\n"
        "from govopen.plan.reader import read\n"
        "from govopen.store.connection import connect\n"
        "plan, _ = read(sys.argv[1])\n"
        "stop = int(sys.argv[3])\n"
        "def tick(n):\n"
        "    if n >= stop:\n"
        "        print('there', flush=True)\n"
        "        import time; time.sleep(60)\n"
        "load(connect(sys.argv[2]), plan, 'x', Recorder('x', lambda: 1), WorkCalendar(), tick)\n"
    )
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for stop in (5_000, 9_000):
        words = [sys.executable, "-c", script, str(big), str(path), str(stop)]
        run = subprocess.Popen(words, stdout=subprocess.PIPE, env=here)
        assert run.stdout is not None
        assert run.stdout.readline() == b"there\n"
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        with closing(connect(str(path))) as database:
            assert database.execute("SELECT COUNT(*) FROM checkpoint").fetchone() == (8,)
            assert database.execute("SELECT COUNT(*) FROM plan_version").fetchone() == (1,)
