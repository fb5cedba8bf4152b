"""What an amendment means in numbers: the checkpoints of two plans compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govopen.deadlines.expand import expand
from govopen.plan.diff import renamed_codes
from govopen.plan.joining import allocated, joiners

if TYPE_CHECKING:
    from govopen.deadlines.expand import Checkpoint
    from govopen.deadlines.workdays import WorkCalendar
    from govopen.plan.model import Plan


class Figures(NamedTuple):
    """How many checkpoints; those that wait for a case are in none of them."""

    new: int  # asked for by the newer plan alone
    gone: int  # asked for by the older plan alone
    moved: int  # due at another instant
    changed: int  # due when they were, with another count, kind or basis
    kept: int  # of gone, moved and changed: due before the as-of, so that they keep their old version (DESIGN 5)
    past: int  # stated ones that come due before the as-of by the newer plan: overdue at once, unless recorded
    joined: int  # in none of these: of units that joined a group, opened before and so not owed (DESIGN 2)


def compare(before: Plan, after: Plan, calendar: WorkCalendar, as_of: int) -> Figures:
    """Compare what two plans ask for, as if the newer took effect at ``as_of``.

    A renamed obligation, and a unit that took over from another, are what they were.
    """
    codes = renamed_codes(before, after)
    was = {_key(point, codes, after): point for point in expand(before, calendar)}
    newcomers = {(unit, code) for code, units in joiners(after, before).items() for unit in units}
    new = moved = changed = kept = past = joined = 0
    for point in expand(after, calendar):
        old = was.pop((point.holder, point.obligation, point.checkpoint), None)
        if old is None and point.opens < as_of and (point.holder, point.obligation) in newcomers:
            joined += 1
            continue
        if old is None:
            new += 1
        elif old.due != point.due:
            moved += 1
        elif _asked(old) != _asked(point):
            changed += 1
        else:
            continue
        if old is not None and _passed(old, as_of):
            kept += 1
        elif _passed(point, as_of) and point.rated and point.basis == "stated":
            past += 1
    gone = list(was.values())
    named = allocated(after, before)  # whose checkpoints are their members', from the start
    kept += sum(_passed(point, as_of) for point in gone if point.holder not in named)
    return Figures(new, len(gone), moved, changed, kept, past, joined)


def _key(point: Checkpoint, codes: dict[str, str], after: Plan) -> tuple[str, str, str]:
    """What the newer plan would call a checkpoint of the older: its holder, obligation and key."""
    code = codes[point.obligation]
    holder = code if point.holder == point.obligation else after.now(point.holder, code)
    return holder, code, code + point.checkpoint.removeprefix(point.obligation)


def _asked(point: Checkpoint) -> tuple[int, str, str, int]:
    return point.needed, point.kind, point.basis, point.opens


def _passed(point: Checkpoint, as_of: int) -> bool:
    return point.due is not None and point.due < as_of
