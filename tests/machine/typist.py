"""Types commands in this process at a database of its own, and holds what follows to the oracle after each."""

import atexit
import io
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from clerk import Desk, Facts, Moment
from facts import Fact, Known
from hypothesis.stateful import RuleBasedStateMachine, invariant
from looking import lines_of, lines_said, rows_of
from office import Office
from oracle import Oracle, Row
from promised import PLAN, Version
from rest_days import start

from govopen.cli import COMMANDS
from govopen.cli.edge import run
from govopen.ledger.audit import audit
from govopen.ledger.verdict import verdict
from govopen.locales import use
from govopen.store.connection import Database, connect

LOADED = datetime(2018, 4, 12, 9)  # noqa: DTZ001 - Beijing's, as all instants here
LAST_COMMAND = datetime(2019, 2, 20)  # noqa: DTZ001 - the oracle's days have no zone
OFFICE = Desk("office")
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where a database is written without waiting for a disk, if there is such a place."""


@cache
def issued() -> Path:
    """A practice database in which the plan was just loaded."""
    place = Path(tempfile.mkdtemp(prefix="govopen-machine-", dir=MEMORY))
    atexit.register(shutil.rmtree, place)
    (place / "plan.yaml").write_text(Version().text(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        surroundings(patch, place, LOADED, Desk("office"))
        for line in (["init", "--practice"], ["load", str(place / "plan.yaml")]):
            assert run(line, COMMANDS) == 0
    with closing(connect(str(place / "machine.db"))) as kept:
        kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that one file is the whole of it
    return place / "machine.db"


def surroundings(patch: pytest.MonkeyPatch, place: Path, now: datetime, desk: Desk) -> None:
    """What a command finds around it."""
    for name, value in {
        "DB": str(place / "machine.db"), "NOW": f"{now.isoformat()}+08:00", "USER": desk.user, "UNIT": desk.unit,
        "LANG": "en", "PLAN": PLAN if now > LOADED else "", "CONFIG": str(place / "config.toml"),
    }.items():  # fmt: skip
        patch.setenv(f"GOVOPEN_{name}", value)


class Typist(RuleBasedStateMachine):
    """At the desks of an office and its units, from the day after the plan was loaded on."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="govopen-machine-", dir=MEMORY))
        shutil.copy(issued(), self.place / "machine.db")
        self.patch = pytest.MonkeyPatch()
        self.database: Database = connect(str(self.place / "machine.db"))
        self.now = LOADED
        self.facts = [Fact(1, "load", LOADED, "office", decided=start("2018-01-01"), words=(("title", "小要点"),))]
        self.saved: list[tuple[datetime, int, dict[tuple[str, str], Row]]] = []
        self.steps = 0
        use("en")

    def teardown(self) -> None:
        try:
            for as_of, known, rows in self.saved:
                assert rows_of(self.database, as_of, known) == rows
            assert verdict(self.database, PLAN).findings == []
        finally:
            self.database.close()
            self.patch.undo()
            shutil.rmtree(self.place)

    # How a command is typed, and what must follow

    def clerk(self, desk: Desk = OFFICE) -> Office:
        """At that desk, some time after the command before; of a unit that is not there it is the office's."""
        if self.now < LAST_COMMAND:
            self.now += timedelta(hours=self.steps * 31 % 67, minutes=13)
        answering = Known(self.facts).in_effect(self.now).version.answering
        return Office(self.facts, self.now, desk if desk.unit in answering else desk._replace(unit=""))

    def type(self, clerk: Office, *words: str) -> int:
        surroundings(self.patch, self.place, self.now, clerk.desk)
        self.said = io.StringIO()
        with redirect_stdout(self.said), redirect_stderr(self.said):
            return run(words, COMMANDS)

    def must(self, clerk: Office, facts: Facts, *words: str, file: str = "") -> None:
        """The command records exactly these facts; or, where there are none, it is refused and nothing is written.

        ``file``: what is told of the file that it reads where it does something else.
        """
        before = self.database.execute("PRAGMA data_version").fetchone()
        code = self.type(clerk, *words)
        told = f"{clerk.desk} {self.now} govopen {' '.join(words)}{file}\n{self.said.getvalue()}"
        if facts is None:
            assert code == 2, f"should be refused: {told}"
            assert self.database.execute("PRAGMA data_version").fetchone() == before, f"written: {told}"
        else:
            assert code == 0, f"should be recorded: {told}"
            self.facts += facts

    def has(self, *kinds: str) -> bool:
        return any(fact.kind in kinds for fact in self.facts)

    def recent(self, kinds: Sequence[str], n: int, word: str | None = None) -> int:
        """One of the newest entries of these kinds, if possible one of which this was said last; else none there is."""
        known = Known(self.facts)
        found = [fact.seq for fact in self.facts if fact.kind in kinds]
        found = [seq for seq in found if word in {None, known.said(known.of[seq])}] or found
        return found[-1 - n % len(found)] if found else len(self.facts) + 9

    def day(self, days: int) -> Moment:
        return Moment(start((self.now - timedelta(days=days)).date()))

    # What must hold after every one of them

    @invariant()
    def standings_history_and_audit_agree(self) -> None:
        self.steps += 1
        oracle, known = Oracle(self.facts), len(self.facts)
        edges = sorted(edge for edge in edges_of(oracle, self.now) if edge <= self.now) or [self.now]
        chosen = edges[self.steps * 7919 % len(edges)]
        for as_of in (self.now, chosen):
            expected = oracle.rows(as_of)
            found = rows_of(self.database, as_of, known)
            assert found == expected, differences(found, expected, as_of)
        self.saved.append((as_of, known, found))
        assert lines_of(self.database, self.now, known) == lines_said(self.facts)
        assert audit(self.database, PLAN) == []
        as_of, before, rows = self.saved[self.steps * 104729 % len(self.saved)]
        assert rows_of(self.database, as_of, before) == rows, f"@{before} as of {as_of} is another now"


def edges_of(oracle: Oracle, now: datetime) -> set[datetime]:
    """The instants at which something may change its standing, and those just before and after."""
    dues = {moment for row in oracle.rows(now).values() for moment in (row.due, row.target) if moment}
    soon = {due - timedelta(days=days) for due in dues for days in (14, 15)}
    opens = {held.point.opens for held in oracle.held}
    return {moment + timedelta(seconds=by) for moment in dues | soon | opens for by in (-1, 0, 1)}


def differences(found: dict[tuple[str, str], Row], expected: dict[tuple[str, str], Row], as_of: datetime) -> str:
    """Each checkpoint that stands otherwise: what the program says, and what it should."""
    lines = [f"as of {as_of}"]
    for place in sorted(found.keys() | expected.keys()):
        if found.get(place) != expected.get(place):
            lines += [str(place), f"  found     {found.get(place)}", f"  should be {expected.get(place)}"]
    return "\n".join(lines)
