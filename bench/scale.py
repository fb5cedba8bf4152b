"""The standing query on 1,000,000 checkpoints and 2,000,000 entries, and one unit's status among them.

usage: python bench/scale.py [RUNS]
"""

import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from big import fill, loaded
from measure import medians, ratio

from govopen.deadlines.instants import DAY, end_of
from govopen.standing.standing import LAST, statement

UNITS, OBLIGATIONS, EACH = 5000, 200, 2
PYTHON = sys.executable
AS_OF = end_of(date(2018, 7, 23), "Asia/Shanghai")
THROUGH_THE_PROGRAM = """
import gc
import sys
gc.disable()  # as the program does
from govopen.ledger.view import View, choose_plan
from govopen.standing.standing import totals
from govopen.store.connection import connect
from datetime import date
database = connect(sys.argv[1])
plan = choose_plan(database, "big", date(2018, 7, 23))
found = totals(View(database, plan, 1, int(sys.argv[2]), "", 1 << 60, ""))
sys.stdout.writelines("|".join(map(str, total)) + chr(10) for total in found)
"""


def for_the_shell(plan_id: str) -> str:
    """The totals as the sqlite3 shell takes them."""
    values = {
        "plan": f"'{plan_id}'",
        "first": "''",
        "last": f"'{LAST}'",
        "as_of": AS_OF,
        "known": 1 << 60,
        "soon_until": AS_OF + 14 * DAY,
    }
    return "".join(f".parameter set :{name} {value}\n" for name, value in values.items()) + statement("totals") + ";\n"


def main(runs: int) -> None:
    with TemporaryDirectory() as folder:
        big, small = Path(folder) / "big.db", Path(folder) / "small.db"
        database = loaded(big, "big", UNITS, OBLIGATIONS)
        entries = fill(database, "big", EACH)
        database.close()
        print(f"{UNITS * OBLIGATIONS:,} checkpoints, {entries:,} entries", flush=True)
        taken = medians(
            {
                "program": [PYTHON, "-c", THROUGH_THE_PROGRAM, str(big), str(AS_OF)],
                "shell": ["sqlite3", str(big)],
            },
            runs=runs,
            given={"shell": for_the_shell("big")},
        )
        ratio("standing query through the program / in the sqlite3 shell", taken["program"], taken["shell"], 1.15)
        govopen = str(Path(PYTHON).with_name("govopen"))
        env = {"GOVOPEN_CONFIG": str(Path(folder) / "config.toml")}
        subprocess.run([govopen, "--db", str(small), "init", "--demo"], check=True, capture_output=True)
        common = ["--as-of", "2018-07-23", "status"]
        taken = medians(
            {
                "big": [govopen, "--db", str(big), *common, "单位00077"],
                "small": [govopen, "--db", str(small), *common, "区教委"],
            },
            runs=max(runs, 11),
            env=env,
        )
        ratio("one unit's status there / on the 2018 plan", taken["big"], taken["small"], 1.3)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
