"""How many checkpoints a second `load` writes: a generated plan of 100,000, into a database that is there already.

usage: python bench/loads.py [RUNS]
"""

import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from big import LOADED, plan_file

from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.loading import load
from govopen.ledger.recorder import Recorder
from govopen.plan.reader import parse
from govopen.store.connection import connect

UNITS, OBLIGATIONS = 500, 200


def main(runs: int) -> None:
    with TemporaryDirectory() as folder:
        database = connect(str(Path(folder) / "loads.db"), create=True)
        taken = []
        for run in range(runs):
            source = plan_file(f"big-{run}", UNITS, OBLIGATIONS)
            begun = time.perf_counter()
            plan, _problems = parse(source.encode())
            if plan is None:
                raise RuntimeError(_problems[:3])
            made = load(database, plan, source, Recorder("bench", lambda: LOADED), WorkCalendar())
            taken.append(made.checkpoints / (time.perf_counter() - begun))
        print(f"load: {median(taken):,.0f} checkpoints a second, reading the file included (at least 60,000)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
