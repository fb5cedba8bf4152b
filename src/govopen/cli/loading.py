"""From a plan's name to a loaded plan: check it, open or make the database, record it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govopen.cli.language import settle
from govopen.cli.options import Options
from govopen.cli.session import Session, calendar, clock, synthetic_of
from govopen.deadlines.checked import Checked, checked
from govopen.deadlines.dates import parse_day
from govopen.deadlines.instants import day_of, iso, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.ledger.clauses import has_clauses, keep
from govopen.ledger.loading import How, load
from govopen.ledger.recorder import Recorder
from govopen.ledger.source import plan_of
from govopen.ledger.units import shown
from govopen.ledger.view import View, header, version_in_effect
from govopen.locales import _
from govopen.output.loaded import Quoted, publish_loaded, unmatched_lines
from govopen.output.problems import errors, lines, warnings
from govopen.plan.model import Plan
from govopen.plan.packaged import find
from govopen.program import command, shell_word
from govopen.standing.restated import restated, where_they_stand
from govopen.standing.rights import refuse_record
from govopen.store.connection import Database, connect

if TYPE_CHECKING:
    from govopen.cli.sourcing import Unmatched
    from govopen.ledger.clauses import Source

WORTH_A_BAR = 20_000
"""Checkpoints; fewer are written before anybody looks up."""


class NotLoaded(BadInput):
    """The file has errors; they stand above this line."""

    def __init__(self, found: Checked) -> None:
        words = _("{errors} in {file}; nothing was loaded; correct them and load again")
        super().__init__(words.format(file=found.file, errors=errors(found)))


class ReasonNeeded(BadInput):
    def __init__(self, plan_id: str) -> None:
        message = _("{plan} is loaded already, and this file says something else; say why with --reason TEXT")
        super().__init__(message.format(plan=plan_id))


class OneOrTheOther(BadInput):
    def __init__(self) -> None:
        super().__init__(_("--correct restates all days, so that --effective says nothing; leave one of them out"))


class Asked(NamedTuple):
    """What is said of a change: why, from which day, or that it corrects what we wrote down. ``source``: the document
    whose words are to be kept.
    """

    reason: str = ""
    effective: str = ""
    correct: bool = False
    source: str = ""

    def how(self, plan: Plan, now: int) -> How:
        """The same, understood. Raises OneOrTheOther, DateNotUnderstood."""
        if self.correct and self.effective:
            raise OneOrTheOther
        zone = plan.plan.zone
        if not self.effective:
            return How(self.reason, None, self.correct)
        day = parse_day(self.effective, year=plan.plan.period[0].year, today=day_of(now, zone))
        return How(self.reason, start_of(day, zone), self.correct)


def load_plan(asked: Options, name: str, said: Asked) -> None:
    """Load the plan in a file, or the packaged plan of that id, and say what was loaded and what it changes.

    Raises NotLoaded, UnknownPlan, ReasonNeeded, and what ``sourced`` and ``ledger.loading.load`` do.
    """
    days = calendar()
    found, plan = _sound(name, days)
    settle(asked.lang, plan.plan.lang)
    source, unmatched = _document(said, plan)
    with closing(connect(asked.db, create=True)) as database:
        synthetic = synthetic_of(database)
        now = clock(synthetic)
        how = said.how(plan, now)
        newest = database.row("ledger", "newest_version", plan=plan.plan.id)
        changes = newest is not None and newest[1] != sha256(found.source.encode()).hexdigest()
        if changes and not said.reason:
            raise ReasonNeeded(plan.plan.id)
        if changes or (newest and source):
            looking = Session(asked, _view(database, plan.plan.id, now, synthetic), now)
            refuse_record(looking.own and shown(looking.view, looking.own))
        with database.writing():
            before = where_they_stand(_view(database, plan.plan.id, now, synthetic)) if newest else {}
            with progress(found.checkpoints.total(), _("checkpoints")) as tick:
                recorder = Recorder(asked.user, lambda: now)
                loaded = load(database, plan, found.source, recorder, days, tick, how=how)
            texts = keep(database, plan.plan.id, loaded.version, source, recorder) if source else None
            view = _view(database, loaded.plan_id, now, synthetic)
            amended = newest is not None and bool(loaded.entries)
            changed = restated(view, before, loaded.entries, []) if amended else None
            older = plan_of(database, loaded.plan_id, loaded.version - 1) if amended else None
        quoted = Quoted(source, texts) if source else None
        publish_loaded(asked, view, found, loaded, changed=changed, before=older, quoted=quoted)
        left = amended and not source and has_clauses(database, loaded.plan_id, loaded.version - 1)
    _warn(name, found, unmatched, left=left)


def _document(said: Asked, plan: Plan) -> "tuple[Source, Unmatched] | tuple[None, None]":
    if not said.source:
        return None, None
    from govopen.cli.sourcing import sourced

    return sourced(Path(said.source).expanduser(), plan)


def _warn(name: str, found: Checked, unmatched: "Unmatched | None", *, left: bool) -> None:
    """Say what stops nothing: on stderr. ``left``: only the version before has the document's words."""
    if unmatched:
        sys.stderr.writelines(f"{line}\n" for line in unmatched_lines(*unmatched))
    if left:
        words = _("the clauses' words stay with the version before; to keep them with this one too: {command}")
        again = command(f"load {shell_word(name)} --source " + _("DOCUMENT"))
        sys.stderr.write(words.format(command=again) + "\n")
    if found.problems:
        words = _("{warnings}; to see them: {command}")
        check = command(f"check {shell_word(name)}")
        sys.stderr.write(words.format(warnings=warnings(found), command=check) + "\n")


def _sound(name: str, days: WorkCalendar) -> tuple[Checked, Plan]:
    found = checked(find(name), days)
    if found.plan is None:
        sys.stderr.writelines(f"{line}\n" for line in lines(found))
        raise NotLoaded(found)
    return found, found.plan


def _view(database: Database, plan_id: str, now: int, synthetic: str) -> View:
    """What is looked at: the plan as of now."""
    head = database.row("ledger", "head", plan=plan_id)
    known = int(head[0]) if head else 0
    version = version_in_effect(database, plan_id, now, known)
    plan = header(database, plan_id, version)
    return View(database, plan, version, now, iso(now, plan.zone), known, synthetic)


@contextmanager
def progress(total: int, what: str, *, worth: int = WORTH_A_BAR) -> Iterator[Callable[[int], None]]:
    """A count on stderr, at a terminal and for what takes long: more than ``worth``. It is told how many are done."""
    if total <= worth or not sys.stderr.isatty():
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn

    # Without rich's bar: its strokes are of ambiguous width, two cells on Chinese consoles.
    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=total)
        yield lambda done: shown.update(task, completed=done)
