"""What a lead coordinates: the checkpoints of others in the items that it leads."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from govopen.ledger.view import View
from govopen.locales import language
from govopen.standing.standing import LAST, report


class Led(NamedTuple):
    """A checkpoint of others that a unit coordinates, since it leads the item in the checkpoint's own version."""

    lead: str
    checkpoint: str
    holder: str
    standing: str
    name: str
    name_en: str

    @property
    def shown(self) -> str:
        """The obligation's name in the reader's language."""
        return self.name_en if language() == "en" and self.name_en else self.name


def led(view: View, lead: str | None = None) -> Iterator[Led]:
    """The stated checkpoints of others that a lead coordinates, or that all do, lead by lead in the plan's order.

    Who leads is what the checkpoint's own version says: one due before an amendment keeps its lead. Streams.
    """
    limits = {"lead_first": lead or "", "lead_last": lead or LAST}
    return map(Led._make, report(view, "led", scope="led" if lead else "stated", **limits))


def coordination(view: View, lead: str | None = None) -> dict[str, tuple[int, int]]:
    """Of one lead, or of each: how many of the checkpoints that it coordinates are met, of how many."""
    met: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for row in led(view, lead):
        if row.standing != "excused":
            met[row.lead] += row.standing == "met"
            of[row.lead] += 1
    return {unit: (met[unit], of[unit]) for unit in of}
