"""What everyday commands cost beside the least that a Typer program can cost, on the demonstration database.

usage: python bench/startup.py [RUNS]
"""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import medians, ratio

FLOORS = Path(__file__).with_name("floors.py")
PYTHON = sys.executable
STATUS = ["--as-of", "2018-07-23", "status"]
WHY = ["--as-of", "2018-07-23", "why", "2.1.2a", "大栅栏"]
HISTORY = ["history", "区教委"]
REVIEW = ["review"]
DONE = ["done", "2.1.2a", "--unit", "区教委", "--on", "2018-07-18", "--again"]


def main(runs: int) -> None:
    with TemporaryDirectory() as folder:
        database = str(Path(folder) / "demo.db")
        govopen = [str(Path(PYTHON).with_name("govopen")), "--db", database]
        subprocess.run([*govopen, "init", "--demo"], check=True, capture_output=True)
        with sqlite3.connect(database) as floor:
            floor.execute("CREATE TABLE floor (note TEXT)")
        env = {"GOVOPEN_NOW": "2018-07-23T08:55:00+08:00", "GOVOPEN_CONFIG": str(Path(folder) / "config.toml")}
        for name, words, least, typer_aim, aim in (
            ("status", STATUS, "rich", 1.4, 1.9),
            ("done", DONE, "plain", 1.4, 5.0),
            ("why", WHY, "rich", 1.6, None),
            ("history", HISTORY, "rich", 1.6, None),
            ("review", REVIEW, "rich", 1.6, None),
        ):
            said = subprocess.run(
                [*govopen, *words], check=True, capture_output=True, text=True, env={**os.environ, **env}
            )
            lines = str(len(said.stdout.splitlines()))
            taken = medians(
                {
                    "ours": [*govopen, *words],
                    "typer": [PYTHON, str(FLOORS), "typer", name, database, lines],
                    "least": [PYTHON, str(FLOORS), least, name, database, lines],
                    "pass": [PYTHON, "-c", "pass"],
                },
                runs=runs,
                env=env,
            )
            ratio(f"{name} / a one-command Typer application", taken["ours"], taken["typer"], typer_aim)
            without = "sqlite3 and rich" if least == "rich" else "a bare durable insert"
            ratio(f"{name} / {without}", taken["ours"], taken["least"], aim)
            ratio(f"{name} / python -c pass", taken["ours"], taken["pass"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
