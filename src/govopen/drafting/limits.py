"""How much of a document a plan's file can hold, and how long a draft may take: more is refused in one line."""

import signal
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

from govopen.drafting.document import Document
from govopen.drafting.outline import Outline
from govopen.errors import BadInput
from govopen.locales import N_, _
from govopen.plan.model import Item, Plan

SECONDS = 120
NUMBER = 999  # the highest of a code
ITEMS = 10_000  # in all; a section holds NUMBER


class TooMany(BadInput):
    """The document asks for more than a plan's file holds."""

    def __init__(self, name: str, n: int, what: str, most: int) -> None:
        words = _(
            "{file} holds {n} {what}; a plan has room for {most}. Draft its parts one by one, or leave out what is no "
            "task."
        )
        super().__init__(words.format(file=name, n=f"{n:,}", what=_(what), most=f"{most:,}"))


class TooLong(BadInput):
    """The draft takes longer than the text of any document does."""

    def __init__(self, name: str) -> None:
        words = _("{file} could not be drafted within {n} seconds. Draft its parts one by one.")
        super().__init__(words.format(file=name, n=SECONDS))


def most(model: type[BaseModel], field: str) -> int:
    """How many of a field a plan's file may hold."""
    return next(int(rule.max_length) for rule in model.model_fields[field].metadata if hasattr(rule, "max_length"))


def refuse_outline(document: Document, read: Outline) -> None:
    """Raises TooMany for more parts, or more clauses in a part or in all, than the codes of a plan count."""
    clauses = [len(part.clauses) for part in read.parts]
    _refuse(document, len(clauses), N_("sections"), most(Plan, "sections"))
    _refuse(document, max(clauses, default=0), N_("items in one section"), NUMBER)
    _refuse(document, sum(clauses), N_("items"), ITEMS)


def refuse_obligations(document: Document, found: Collection[object]) -> None:
    """Raises TooMany for more requirements in one clause than an item holds."""
    _refuse(document, len(found), N_("requirements in one clause"), most(Item, "obligations"))


def refuse_plan(document: Document, plan: dict[str, Any]) -> None:
    """Raises TooMany for more units, groups or happenings."""
    words = {"units": N_("different units"), "groups": N_("different groups of units"), "triggers": N_("happenings")}
    for field, what in words.items():
        _refuse(document, len(plan.get(field, ())), what, most(Plan, field))


def _refuse(document: Document, n: int, what: str, limit: int) -> None:
    if n > limit:
        raise TooMany(document.name, n, what, limit)


@contextmanager
def in_time(document: Document) -> Iterator[None]:
    """Raises TooLong when what is done here takes too long, where the system can interrupt it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise TooLong(document.name)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
