"""Nothing recorded is ever lost: many at once, killed at any moment, replayed later."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conftest import Type

GOVOPEN = [sys.executable, "-m", "govopen"]
UNITS = ["区教委", "区民政局", "区环保局", "区房管局", "区商务委", "区文化委", "月坛街道", "德胜街道"]


def environment(database: Path, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "GOVOPEN_DB": str(database),
        "GOVOPEN_NOW": "2018-07-23T08:55:00+08:00",
        "GOVOPEN_CONFIG": str(tmp_path / "config.toml"),
        "GOVOPEN_LANG": "en",
        "GOVOPEN_USER": "office",
    }


def seqs(database: Path) -> list[int]:
    with sqlite3.connect(database) as connection:
        return [seq for (seq,) in connection.execute("SELECT seq FROM entry ORDER BY seq")]


def test_eight_processes_record_at_once_and_nothing_is_lost(xicheng: Path, tmp_path: Path, govopen: Type) -> None:
    env = environment(xicheng, tmp_path)

    def record(unit: str) -> list[int]:
        codes = []
        for day in range(2, 7):
            words = ["done", "2.1.2a", "--unit", unit, "--on", f"2018-07-{day:02}"]
            codes.append(subprocess.run([*GOVOPEN, *words], env=env, capture_output=True, check=False).returncode)
        return codes

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(record, UNITS)) == [[0] * 5] * 8
    assert seqs(xicheng) == list(range(1, 42))
    assert govopen("audit").code == 0


def test_done_killed_at_any_moment_keeps_what_it_reported(xicheng: Path, tmp_path: Path, govopen: Type) -> None:
    env = environment(xicheng, tmp_path)
    chance = random.Random(2018)
    begun = time.perf_counter()
    subprocess.run([*GOVOPEN, "done", "2.1.2a", "--unit", "区教委", "--on", "2018-07-02"], env=env, check=True)
    whole = time.perf_counter() - begun
    reported, turns = 0, 16
    for turn in range(turns):
        words = ["done", "2.1.2a", "--unit", UNITS[turn % 8], "--on", f"2018-07-{turn + 3:02}"]
        running = subprocess.Popen([*GOVOPEN, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(whole * (0.1 + 1.5 * turn / turns) * chance.uniform(0.9, 1.1))
        running.send_signal(signal.SIGKILL)
        said, _errors = running.communicate()
        reported += b"ecorded E" in said
    assert 0 < reported < turns, "the kills did not fall on both sides of the commit"
    numbers = seqs(xicheng)
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) - 2 >= reported
    assert govopen("audit").code == 0


def test_load_killed_at_any_moment_leaves_no_half_plan(tmp_path: Path, govopen: Type) -> None:
    chance = random.Random(6)
    for turn in range(8):
        database = tmp_path / f"killed-{turn}.db"
        env = environment(database, tmp_path)
        env.pop("GOVOPEN_NOW")
        running = subprocess.Popen(
            [*GOVOPEN, "load", "xicheng-2018"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 1.6))
        running.send_signal(signal.SIGKILL)
        running.wait()
        again = subprocess.run([*GOVOPEN, "load", "xicheng-2018"], env=env, capture_output=True, text=True, check=False)
        assert again.returncode == 0, again.stderr
        assert seqs(database) == [1]
        with sqlite3.connect(database) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            checkpoints = connection.execute("SELECT COUNT(*) FROM checkpoint").fetchone()[0]
            promised = connection.execute("SELECT COUNT(DISTINCT obligation) FROM checkpoint").fetchone()[0]
        assert checkpoints > promised > 100


def test_a_position_prints_the_same_page_again_after_later_entries(govopen: Type) -> None:
    govopen("done", "2.1.2a", "--unit", "区教委", "--on", "2018-07-18")
    pages = [
        "status",
        "status 区教委",
        "overdue",
        "overdue --basis all",
        "scorecard",
        "scorecard 区教委",
        "items",
        "history",
    ]
    then = ["--as-of", "2018-07-21", "--known-at", "xicheng-2018@2"]
    before = {page: govopen(*then, *page.split()).out for page in pages}
    govopen("done", "2.1.2a", "--unit", "区民政局", "--on", "2018-07-19", now="2018-07-24T09:00:00+08:00")
    govopen("undo", "E2", now="2018-07-24T09:30:00+08:00")
    for page, printed in before.items():
        assert printed
        assert govopen(*then, *page.split(), now="2018-11-24T10:00:00+08:00").out == printed
    now = govopen("--as-of", "2018-07-21", "overdue", now="2018-07-25T09:00:00+08:00").out
    assert now != before["overdue"]
