"""How many entries a second an audit verifies, on one core: a generated ledger of 300,000 entries, words and all.

Beside it, in turn: reading the same rows and putting their text through hashlib, which no audit can do without.

usage: python bench/audits.py [RUNS]
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from big import LOADED, loaded
from measure import ratio

from govopen.deadlines.instants import DAY
from govopen.ledger.append import append
from govopen.ledger.entry import Draft, Text
from govopen.ledger.recorder import Recorder
from govopen.ledger.verifying import Chain, at_once, one_by_one
from govopen.store.connection import Database
from govopen.store.sql import sql

ENTRIES = 300_000
UNITS, OBLIGATIONS = 50, 20


def drafts() -> Iterator[Draft]:
    """Claims with a note; every third with an address as its evidence too."""
    for number in range(ENTRIES):
        unit, address = f"单位{number % UNITS:05}", f"https://www.example.gov.cn/2018/{number}.html"
        linked = number % 3 == 0
        yield Draft(
            kind="claim",
            plan_version=1,
            obligation=f"1.1.{number % OBLIGATIONS + 1}a",
            unit=unit,
            holder=unit,
            occurred_at=LOADED,
            reported_at=LOADED,
            report_due=LOADED + 5 * DAY,
            times=1,
            evidence='[["link"]]' if linked else "[]",
            text=Text(note=f"居民代表{number % 40}人列席", links=(address,) if linked else ()),
        )


def read_and_hash(database: Database) -> None:
    """The same rows, each with one hash of all its text."""
    for row in database.execute(sql("ledger", "chain"), {"plan": "big"}):
        sha256("".join(map(str, row)).encode()).hexdigest()


def spent(work: Callable[[], object]) -> float:
    """Seconds of the one core that works, whatever else the machine does."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(runs: int) -> None:
    gc.disable()  # as the program does
    with TemporaryDirectory() as folder:
        database = loaded(Path(folder) / "big.db", "big", UNITS, OBLIGATIONS)
        with database.writing():
            append(database, "big", list(drafts()), Recorder("bench", lambda: LOADED))

        def verified(by: Callable[[Database, str], Chain | None]) -> None:
            chain = by(database, "big")
            if chain is None or chain.last != ENTRIES + 1 or chain.findings or chain.altered:
                raise RuntimeError(chain)

        works: dict[str, Callable[[], object]] = {
            "audit": lambda: verified(at_once),
            "one by one": lambda: verified(one_by_one),
            "hashlib": lambda: read_and_hash(database),
        }
        taken: dict[str, list[float]] = {name: [] for name in works}
        for run in range(runs + 1):
            for name, work in works.items():
                seconds = spent(work)
                if run:
                    taken[name].append(seconds)
        medians = {name: median(each) for name, each in taken.items()}
        print(f"audit: {ENTRIES / medians['audit']:,.0f} entries a second (at least 150,000)")
        print(f"where something is wrong, entry by entry: {ENTRIES / medians['one by one']:,.0f} a second")
        ratio("verify 300,000 entries / read and hash the same rows", medians["audit"], medians["hashlib"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
