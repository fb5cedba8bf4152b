"""Make a database: empty, or to practise on."""

from pathlib import Path

from govopen.errors import BadInput
from govopen.ledger.view import headers
from govopen.locales import _
from govopen.store.connection import Database, connect
from govopen.store.sql import sql


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
        refuse_plans(database)
        if label is None:
            label_synthetic(database, "practice")
    return database


def refuse_plans(database: Database) -> None:
    """Nothing synthetic comes where a plan is. Raises HoldsAPlan."""
    for plan in headers(database):
        raise HoldsAPlan(database.path, plan.plan_id)


def label_synthetic(database: Database, label: str) -> None:
    """Every report of it says so: ``demo`` or ``practice``."""
    database.execute(sql("store", "put_meta"), {"name": "synthetic", "value": label})
