"""Which version of the plan gave a checkpoint its date and its number, where the first one did not."""

from collections.abc import Iterable
from typing import NamedTuple

from govopen.ledger.about import line_of
from govopen.ledger.history import HistoryLine
from govopen.ledger.renamed import Renamed
from govopen.ledger.view import View


class Place(NamedTuple):
    """A checkpoint in its own version of the plan."""

    holder: str
    obligation: str
    checkpoint: str
    version: int


class Asked(NamedTuple):
    """What a version asks of it, and the entry that loaded it; no due instant where the document gives none."""

    version: int
    seq: int
    due: int | None
    needed: int

    def differs(self, other: "Asked") -> bool:
        return (self.due, self.needed) != (other.due, other.needed)


class Amended(NamedTuple):
    """The version that set what holds, by the entry that loaded it; ``before`` is what held until then, None where it
    is owed only since.
    """

    version: int
    line: HistoryLine
    before: Asked | None

    @property
    def corrects(self) -> bool:
        """Whether it put our own file right, and the plan was meant so from the start."""
        return self.line.entry.refers_to is not None


def amended(view: View, place: Place) -> Amended | None:
    """None where what holds is what the first version of the plan asked."""
    if place.version == 1:
        return None
    asked = sorted(_asked(view, place), key=lambda each: each.version)
    before: Asked | None = None
    since: Asked | None = None
    for each in asked:
        if since is None or each.differs(since):
            before, since = since, each
    if since is None or since.version == 1:
        return None
    line = line_of(view, since.seq)
    return Amended(since.version, line, before) if line else None


def _asked(view: View, place: Place) -> Iterable[Asked]:
    """By every version, under any code that it had."""
    suffix = place.checkpoint.removeprefix(place.obligation)
    about = {"holder": place.holder, "version": place.version, "known": view.known}
    for code in (place.obligation, *Renamed(view).formers(place.obligation)):
        rows = view.database.rows(
            "ledger", "dated", plan=view.plan.plan_id, obligation=code, checkpoint=code + suffix, **about
        )
        for version, seq, basis, due, needed in rows:
            yield Asked(version, seq, due if basis == "stated" else None, needed)
