"""A version of a plan read again from the file that it was loaded from, which the database keeps."""

from functools import lru_cache
from typing import TYPE_CHECKING

from govopen.errors import UnusableDatabase
from govopen.locales import _
from govopen.program import command
from govopen.store.connection import Database

if TYPE_CHECKING:
    from govopen.plan.findings import Problem
    from govopen.plan.model import Plan


class CannotReadVersion(UnusableDatabase):
    """Its file is not there, or says nothing any more that this program takes for a plan."""

    def __init__(self, plan_id: str, version: int, problem: str) -> None:
        words = _("version {version} of {plan} cannot be read any more ({problem}); check it: {command}")
        super().__init__(words.format(version=version, plan=plan_id, problem=problem, command=command("audit")))


@lru_cache(maxsize=4)
def parsed(source: str) -> "tuple[Plan | None, list[Problem]]":
    """The plan that a file's text holds, and what is wrong with it; the last few are kept."""
    from govopen.plan.reader import parse

    return parse(source.encode())


def plan_of(database: Database, plan_id: str, version: int) -> "Plan":
    """The plan as that version's file says it. Raises CannotReadVersion."""
    row = database.row("ledger", "source", plan=plan_id, version=version)
    plan, problems = parsed(str(row[0])) if row else (None, [])
    if plan is None:
        raise CannotReadVersion(plan_id, version, problems[0].message if problems else "-")
    return plan
