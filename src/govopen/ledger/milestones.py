"""Which milestone of a new version is which of the older ones, so that what was decided about one stays with it.

A milestone is named by its date, its key by a number. A file that puts another before it would give its number away; so
a milestone keeps its number through all versions, and a new one has a number that was never another's.
"""

from collections.abc import Iterable, Iterator

from govopen.deadlines.expand import Checkpoint, code
from govopen.deadlines.milestones import Milestone, matched
from govopen.deadlines.rules import named_date
from govopen.plan.model import Plan
from govopen.plan.obligation import Obligation
from govopen.store.connection import Database

Codes = dict[str, list[str]]
"""Code of an obligation -> the codes under which older versions hold what is its."""


class Milestones:
    """The numbers that the milestones of a plan have, each in its order in the file."""

    def __init__(self, database: Database, plan: Plan, held_as: Codes) -> None:
        known = _known(database, plan.plan.id)
        self._numbers: dict[str, str] = {}
        self._new: set[str] = set()
        for item in plan.items():
            for owed in item.obligations:
                if owed.milestones:
                    self._number(code(item, owed), owed, plan.plan.zone, held_as, known)

    def numbered(self, points: Iterable[Checkpoint]) -> Iterator[Checkpoint]:
        """The checkpoints, milestones among them under their own numbers."""
        for point in points:
            key = self._numbers.get(point.checkpoint, point.checkpoint)
            yield point if key == point.checkpoint else point._replace(checkpoint=key)

    def is_new(self, key: str) -> bool:
        """Whether no older version has that milestone."""
        return key in self._new

    def _number(
        self, full: str, owed: Obligation, zone: str, held_as: Codes, known: dict[str, dict[int, Milestone]]
    ) -> None:
        older: dict[int, Milestone] = {}
        for held in [*held_as.get(full, []), full]:
            older |= known.get(held, {})
        asked = [Milestone(step.times, named_date(step.by, zone)) for step in owed.milestones]
        found = matched(asked, older)
        last = max(older, default=0)
        for place in range(len(asked)):
            number = found.get(place)
            if number is None:
                last += 1
                number = last
                self._new.add(f"{full}/{number}")
            self._numbers[f"{full}/{place + 1}"] = f"{full}/{number}"


def _known(database: Database, plan_id: str) -> dict[str, dict[int, Milestone]]:
    """By code and number."""
    found: dict[str, dict[int, Milestone]] = {}
    for obligation, checkpoint, _version, needed, due, lives in database.rows("ledger", "milestones", plan=plan_id):
        numbers = found.setdefault(obligation, {})
        number = int(checkpoint.removeprefix(f"{obligation}/"))
        before = numbers.get(number)
        numbers[number] = Milestone(needed, due, bool(lives) or (before is not None and before.lives))
    return found
