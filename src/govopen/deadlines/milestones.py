"""Which milestone of a plan is which of another version's: what a milestone is named by is its date."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Milestone(NamedTuple):
    """So many by that instant; ``lives`` where it is in force for anybody."""

    needed: int
    due: int
    lives: bool = True


def matched(asked: Sequence[Milestone], older: Mapping[int, Milestone]) -> dict[int, int]:
    """Place in the file -> the number it had: the milestone of the same date, else the living one of the same count."""
    found: dict[int, int] = {}
    for place, step in enumerate(asked):
        same = [number for number, each in older.items() if each.due == step.due and number not in found.values()]
        if same:
            found[place] = max(same, key=lambda number: older[number].lives)
    for place, step in enumerate(asked):
        alike = (number for number, each in older.items() if each.lives and each.needed == step.needed)
        number = next((one for one in alike if place not in found and one not in found.values()), None)
        if number is not None:
            found[place] = number
    return found
