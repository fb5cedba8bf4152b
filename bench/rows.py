"""100,000 rows to a pipe, beside Taskwarrior's list of 100,000 tasks.

usage: python bench/rows.py [RUNS]
"""

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
    """A Taskwarrior with so many tasks, in its own file format; gives its environment."""
    (folder / "taskrc").write_text(f"data.location={folder}\nconfirmation=off\nverbose=nothing\n", "utf-8")
    begun = 1514764800  # 2018-01-01
    made = (
        f'[description:"Duty {n}" due:"{begun + n % 365 * 86400}" entry:"{begun}" project:"unit{n % 500}" '
        f'status:"pending" uuid:"{UUID(int=n + 1)}"]\n'
        for n in range(ROWS)
    )
    (folder / "pending.data").write_text("".join(made), "utf-8")
    return {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder)}


def main(runs: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        duties, wide = folder / "duties.db", folder / "items.db"
        loaded(duties, "duties", 500, 200, default=True).close()
        # No file may be that large; the bench wants the rows.
        reader.MAX_BYTES, tree.MAX_VALUES = 1 << 30, 1 << 30
        loaded(wide, "wide", 1, ROWS, each=100).close()
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
        ratio("items, 100,000 obligations in 1,000 items / task list", taken["items"], taken["task"], 0.15)
        ratio("overdue --basis all, 100,000 rows / task list", taken["overdue"], taken["task"], 0.15)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
