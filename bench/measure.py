"""Measure commands side by side: A B A B …, after one warm-up each; the ratio of their medians."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

Command = Sequence[str]


def seconds(command: Command, *, env: Mapping[str, str] | None = None, given: str | None = None) -> float:
    """How long one run takes, its output read through a pipe and dropped. A failing command is an error."""
    surroundings = {**os.environ, **(env or {})}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # users have their bytecode cached
    begun = time.perf_counter()
    done = subprocess.run(command, env=surroundings, input=given, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begun
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"{command}: {done.stderr}")
    return taken


def medians(
    commands: Mapping[str, Command],
    *,
    runs: int,
    env: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
) -> dict[str, float]:
    """The median of each, from runs taken in turn."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            spent = seconds(command, env=env, given=(given or {}).get(name))
            if run:
                taken[name].append(spent)
    return {name: median(values) for name, values in taken.items()}


def ratio(label: str, ours: float, theirs: float, at_most: float | None = None) -> None:
    """One line: what was compared, both medians, their ratio, and the aim."""
    aim = "" if at_most is None else f"  (at most {at_most:g})"
    print(f"{label:<58} {ours * 1000:9.1f} ms / {theirs * 1000:9.1f} ms = {ours / theirs:5.2f}{aim}", flush=True)


def remove(*paths: Path) -> None:
    for path in paths:
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
