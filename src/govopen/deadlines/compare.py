"""What an amendment means in numbers: the checkpoints of two plans compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govopen.deadlines.expand import code, expand
from govopen.deadlines.milestones import Milestone, matched
from govopen.deadlines.rules import named_date
from govopen.plan.diff import renamed_codes
from govopen.plan.joining import allocated, joiners

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    A renamed obligation, a unit that took over from another, and a milestone of the same date or else of the same
    count, are what they were.
    """
    codes = renamed_codes(before, after)
    was = {_key(point, codes, after): point for point in expand(before, calendar)}
    numbers = _numbers(before, after, codes)
    newcomers = {(unit, owed) for owed, units in joiners(after, before).items() for unit in units}
    new = moved = changed = kept = past = joined = 0
    for point in expand(after, calendar):
        key = numbers.get(point.checkpoint, point.checkpoint)
        old = was.pop((point.holder, point.obligation, key), None)
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
    now = codes[point.obligation]
    holder = now if point.holder == point.obligation else after.now(point.holder, now)
    return holder, now, now + point.checkpoint.removeprefix(point.obligation)


def _numbers(before: Plan, after: Plan, codes: dict[str, str]) -> dict[str, str]:
    """Key of each milestone of the newer plan -> the key that it had in the older; its own if it is new."""
    older = {codes[full]: steps for full, steps in _milestones(before)}
    found: dict[str, str] = {}
    for full, steps in _milestones(after):
        same = matched(steps, dict(enumerate(older.get(full, ()), 1)))
        for place in range(len(steps)):
            number = str(same[place]) if place in same else f"new-{place + 1}"
            found[f"{full}/{place + 1}"] = f"{full}/{number}"
    return found


def _milestones(plan: Plan) -> Iterator[tuple[str, list[Milestone]]]:
    """By the full code of each obligation that has any, in the order of the file."""
    for item in plan.items():
        for owed in item.obligations:
            steps = [Milestone(step.times, named_date(step.by, plan.plan.zone)) for step in owed.milestones]
            if steps:
                yield code(item, owed), steps


def _asked(point: Checkpoint) -> tuple[int, str, str, int]:
    return point.needed, point.kind, point.basis, point.opens


def _passed(point: Checkpoint, as_of: int) -> bool:
    return point.due is not None and point.due < as_of
