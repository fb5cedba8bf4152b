"""What was decided about a checkpoint, and by when it is judged because of that (DESIGN 3)."""

from datetime import datetime

from facts import Fact, Known
from promised import LAST, OPENS, Point

Moves = list[tuple[datetime, datetime]]


def codes(point: Point) -> list[str]:
    return [point.obligation, *point.codes]


def same(fact: Fact, point: Point) -> bool:
    """Whether an entry is for this checkpoint."""
    return fact.holder == point.holder and fact.obligation in codes(point) and fact.occasion == point.occasion


def decisions(known: Known, point: Point, as_of: datetime) -> list[tuple[Fact, Fact]]:
    """What was decided about it by then and is in force, each with what granted it, in the order of deciding."""
    found = []
    keys = {point.checkpoint.replace(point.obligation, code) for code in codes(point)}
    for fact in known.facts:
        if fact.kind in {"extension", "excuse"} and fact.holder == point.holder and fact.checkpoint in keys:
            granted = fact if fact.decided else known.accepted.get(fact.seq)
            if granted and granted.decided and granted.decided <= as_of and known.holds(fact):
                found.append((fact, granted))
    return sorted(found, key=lambda pair: (pair[1].decided or OPENS, pair[0].seq))


def moves(known: Known, point: Point, as_of: datetime) -> Moves:
    """The extensions among them: when each was decided, and until when it extends."""
    found = decisions(known, point, as_of)
    return [(granted.decided, fact.until) for fact, granted in found if granted.decided and fact.until]


def judged_by(known: Known, point: Point, as_of: datetime) -> datetime:
    return judged(point.due or LAST, moves(known, point, as_of))[0]


def judged(due: datetime, moved: Moves) -> tuple[datetime, datetime]:
    """Decided by the due instant in force, an extension is judged by; decided after it, it is only asked by."""
    by = asked = due
    for decided, until in moved:
        by = max(by, until) if decided <= by else by
        asked = max(asked, until)
    return by, asked
