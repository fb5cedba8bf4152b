"""From a plan's name to a loaded plan: check it, open or make the database, record it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from govopen.cli.language import settle
from govopen.cli.options import Options
from govopen.cli.session import calendar, clock, synthetic_of
from govopen.deadlines.checked import Checked, checked
from govopen.deadlines.instants import day_of, iso
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.ledger.loading import Loaded, load
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.locales import _
from govopen.output.loaded import publish_loaded
from govopen.output.problems import errors, lines, warnings
from govopen.plan.model import Plan
from govopen.plan.packaged import find
from govopen.program import command, shell_word
from govopen.store.connection import Database, connect

WORTH_A_BAR = 20_000
"""Checkpoints; fewer are written before anybody looks up."""


class NotLoaded(BadInput):
    """The file has errors; they stand above this line."""

    def __init__(self, found: Checked) -> None:
        words = _("{errors} in {file}; nothing was loaded; correct them and load again")
        super().__init__(words.format(file=found.file, errors=errors(found)))


def load_plan(asked: Options, name: str) -> None:
    """Load the plan in a file, or the packaged plan of that id, and say what was loaded.

    Raises NotLoaded, UnknownPlan, and what ``ledger.amending.refuse`` does.
    """
    days = calendar()
    found, plan = _sound(name, days)
    settle(asked.lang, plan.plan.lang)
    with closing(connect(asked.db, create=True)) as database:
        synthetic = synthetic_of(database)
        now = clock(synthetic)
        with progress(found.checkpoints.total(), _("checkpoints")) as tick:
            loaded = load(database, plan, found.source, Recorder(asked.user, lambda: now), days, tick)
        publish_loaded(asked, _view(database, loaded, now, synthetic), found, loaded)
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


def _view(database: Database, loaded: Loaded, now: int, synthetic: str) -> View:
    """What is looked at after the load: the plan just loaded, as of now."""
    header = choose_plan(database, loaded.plan_id, day_of(now, "UTC"))
    head = database.row("ledger", "head", plan=loaded.plan_id)
    known = int(head[0]) if head else 0
    return View(database, header, loaded.version, now, iso(now, header.zone), known, synthetic)


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
