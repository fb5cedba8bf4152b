"""100,000 rows to a pipe, beside Taskwarrior's list of 100,000 tasks.

usage: python bench/rows.py [RUNS]
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from big import loaded
from measure import medians, ratio

from govopen.plan import reader, tree

ROWS = 100_000
PYTHON = sys.executable


def tasks(folder: Path) -> dict[str, str]:
    """A Taskwarrior with so many tasks; gives its environment."""
    (folder / "taskrc").write_text(f"data.location={folder}\nconfirmation=off\nverbose=nothing\n", "utf-8")
    env = {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder)}
    made = [
        {"description": f"Duty {n}", "uuid": str(UUID(int=n + 1)), "status": "pending", "entry": "20180101T000000Z",
         "due": f"2018{n % 12 + 1:02}{n % 28 + 1:02}T000000Z", "project": f"unit{n % 500}"}
        for n in range(ROWS)
    ]  # fmt: skip
    given = folder / "tasks.json"
    given.write_text(json.dumps(made), "utf-8")
    subprocess.run(
        ["task", "import", str(given)], check=True, capture_output=True, env={**env, "PATH": "/usr/bin:/bin"}
    )
    return env


def main(runs: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        duties, wide = folder / "duties.db", folder / "items.db"
        loaded(duties, "duties", 500, 200, default=True).close()
        # No file may be that large; the bench wants the rows.
        reader.MAX_BYTES, tree.MAX_VALUES = 1 << 30, 1 << 30
        loaded(wide, "wide", 1, ROWS).close()
        env = tasks(folder) | {"GOVOPEN_CONFIG": str(folder / "config.toml")}
        govopen = str(Path(PYTHON).with_name("govopen"))
        taken = medians(
            {
                "overdue": [govopen, "--db", str(duties), "--as-of", "2019-01-31", "overdue", "--basis", "all"],
                "items": [govopen, "--db", str(wide), "items"],
                "task": ["task", "rc.defaultwidth=120", "list"],
            },
            runs=runs,
            env=env,
        )
        ratio("items, 100,000 obligations / task list", taken["items"], taken["task"], 0.15)
        ratio("overdue --basis all, 100,000 rows / task list", taken["overdue"], taken["task"], 0.15)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
