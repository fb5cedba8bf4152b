"""What is typed behind a code's stroke: which checkpoint of the obligation, whoever answers for it."""

from collections.abc import Iterable

from govopen.deadlines.instants import written
from govopen.errors import BadInput, listed
from govopen.ledger.renamed import Renamed
from govopen.ledger.triggers import listens_to
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import goes_by
from govopen.program import command

MOST = 8
"""So many checkpoints are named in a message."""

Dated = tuple[str, int | None, int]
"""A checkpoint's key, its due instant, none where the document gives none, and whether that is of a minute."""


class NothingBehind(BadInput):
    """Nobody has, or had, such a checkpoint of the obligation, or of the item."""

    def __init__(self, typed: str, code: str, keys: Iterable[Dated], zone: str) -> None:
        message = _("no checkpoint {what}; {code} has {listed}")
        super().__init__(message.format(what=typed, code=code, listed=keys_words(keys, zone)))


class NothingHappened(BadInput):
    """It has checkpoints only in a case, and there was none."""

    def __init__(self, view: View, typed: str, code: str) -> None:
        message = _("no checkpoint {what}: {code} falls due when something happens; did it happen? {command}")
        opens = command(f"open {listens_to(view, code)} --unit {_('UNIT')} --at '8-3 14:20'")
        super().__init__(message.format(what=typed, code=code, command=opens))


def keys_words(keys: Iterable[Dated], zone: str) -> str:
    """Each key with its date."""
    named = [
        key if due is None else _("{key} ({day})").format(key=key, day=written(due, timed, zone))
        for key, due, timed in keys
    ]
    return listed(named, MOST)


def behind(view: View, code: str, suffix: str) -> str:
    """What a checkpoint of this obligation, or of an obligation of this item, has behind its stroke: 2018-Q3 for Q3.

    What an amendment took away is found, and what fell due under a former code. Unchanged where several may be meant,
    and of a code that the plan has not. Raises NothingBehind, NothingHappened.
    """
    renamed, rows = Renamed(view), view.database.rows("ledger", "obligations", **view.edition)
    kinds = {str(each): kind for each, item, kind, *_names in rows if code in {each, item}}
    if not kinds:
        return suffix
    values = {"plan": view.plan.plan_id, "as_of": view.as_of, "known": view.known}
    every = [
        row
        for each in (*kinds, *renamed.formers(code))
        for row in view.database.rows("ledger", "keys_of", obligation=each, **values)
    ]
    found = {str(key).partition("/")[2] for key, *_rest in every if goes_by(str(key), suffix)}
    if found:
        return found.pop() if len(found) == 1 else suffix
    waiting = next((each for each, kind in kinds.items() if kind in {"response", "minimum"}), None)
    if waiting and not every:
        raise NothingHappened(view, f"{code}/{suffix}", waiting)
    last = {str(key): (str(key), due, timed) for key, due, timed, holds in every if holds}
    raise NothingBehind(f"{code}/{suffix}", code, last.values(), view.plan.zone)
