"""Make a database: empty, to practise on, or with the demonstration year."""

from pathlib import Path

from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput
from govopen.ledger.loading import Loaded
from govopen.ledger.view import headers
from govopen.locales import _
from govopen.store.connection import Database, connect
from govopen.store.sql import sql

DEMO_PLAN = "xicheng-2018"


class HoldsAPlan(BadInput):
    def __init__(self, path: Path, plan_id: str) -> None:
        message = _("{path} holds the plan {plan} already; name another place with --db")
        super().__init__(message.format(path=path, plan=plan_id))


class NotSynthetic(BadInput):
    def __init__(self, path: Path) -> None:
        message = _("{path} exists and is for real work; name another place for the practice database with --db")
        super().__init__(message.format(path=path))


def make(name: str) -> Database:
    """An empty database; one that is there already is left as it is."""
    return connect(name, create=True)


def make_practice(name: str) -> Database:
    """An empty database labelled synthetic, whose clock GOVOPEN_NOW may set. Raises NotSynthetic, HoldsAPlan."""
    new = not Path(name).expanduser().exists()
    database = connect(name, create=True)
    with database.writing():
        label = database.row("store", "meta", name="synthetic")
        if not new and label != ("practice",):
            raise NotSynthetic(database.path)
        _refuse_plans(database)
        if label is None:
            _label(database, "practice")
    return database


def make_demo(name: str) -> tuple[Database, Loaded]:
    """The 2018 plan and its synthetic year, whole or not at all. Raises HoldsAPlan."""
    from govopen.ledger.demo import write_demo
    from govopen.plan.packaged import find
    from govopen.plan.reader import read

    file = find(DEMO_PLAN)
    plan, problems = read(str(file))
    if plan is None:
        raise AssertionError(problems)  # the packaged plan is checked in the build
    database = connect(name, create=True)
    with database.writing():
        _refuse_plans(database)
        _label(database, "demo")
        return database, write_demo(database, plan, file.read_text("utf-8"), WorkCalendar())


def _refuse_plans(database: Database) -> None:
    for plan in headers(database):
        raise HoldsAPlan(database.path, plan.plan_id)


def _label(database: Database, label: str) -> None:
    database.execute(sql("store", "put_meta"), {"name": "synthetic", "value": label})
