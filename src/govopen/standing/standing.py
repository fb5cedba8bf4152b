"""Where checkpoints stand: the one standing query, its rows, and the flags beside a standing.

The query has two steps (``reached.sql``, then ``judge.sql``); every report is a statement over its result, so that a
standing is decided in one place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from govopen.ledger.view import View
from govopen.locales import language
from govopen.store.connection import Row
from govopen.store.sql import sql

STANDINGS = ("breached", "met", "excused", "late", "overdue", "due_soon", "open", "upcoming")
"""In order of precedence."""

COMPLETED = ("met", "late")
DONE = (*COMPLETED, "excused")
RECORDED, NO_RECORD = "recorded", "no_record"
"""What a default checkpoint is called instead of a standing that depends on a date: nobody set it one."""

LAST = "\U0010ffff"


class Standing(NamedTuple):
    """A checkpoint and where it stands. ``reached`` is the instant at which its count was completed."""

    holder: str
    obligation: str
    checkpoint: str
    occasion: str
    kind: str
    basis: str
    rated: int
    opens: int
    due: int | None
    timed: int
    needed: int
    short_notice: int
    reached: int | None
    standing: str
    item: str
    name: str
    name_en: str
    also: str  # a JSON list
    assumed: str  # a JSON list
    position: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What an entry must name to count here."""
        return self.holder, self.obligation, self.occasion

    @property
    def shown(self) -> str:
        """The obligation's name in the reader's language."""
        return self.name_en if language() == "en" and self.name_en else self.name

    @property
    def told(self) -> str:
        """What every output calls its standing: a default checkpoint is recorded or not (decision 8).

        What was decided about it, a breach or an excuse, it is called like any other.
        """
        if self.basis == "stated" or self.standing in {"breached", "excused"}:
            return self.standing
        return RECORDED if self.standing in COMPLETED else NO_RECORD

    @property
    def told_due(self) -> int | None:
        """The due instant as every output has it: none where the document gives none."""
        return self.due if self.basis == "stated" else None


class Total(NamedTuple):
    """How many rated checkpoints stand alike; ``past``: whether their due instant is before the as-of instant."""

    holder: str
    basis: str
    kind: str
    standing: str
    past: int
    checkpoints: int

    @property
    def due(self) -> int:
        """Those that are in the rate."""
        return self.checkpoints if _in_rate(self.kind, self.standing, past=bool(self.past)) else 0


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


class Counted(NamedTuple):
    """A claim that counts."""

    holder: str
    obligation: str
    occasion: str
    seq: int
    unit: str
    times: int
    occurred_at: int
    reported_at: int
    report_due: int
    on_behalf: int
    evidenced: int


HELD = "AND c.holder >= :first AND c.holder <= :last"
SCOPES = {
    "": ("", HELD),
    "stated": ("", f"{HELD} AND c.basis = 'stated'"),
    "led": (
        """(SELECT k.holder, k.obligation, k.checkpoint, k.version
    FROM lead l
    JOIN obligation o ON o.plan_id = l.plan_id AND o.version = l.version AND o.item = l.item
    CROSS JOIN checkpoint k
    WHERE l.plan_id = :plan AND l.unit = :lead_first AND o.basis = 'stated'
        AND k.plan_id = :plan AND k.obligation = o.obligation AND k.version = o.version) AS led CROSS JOIN""",
        "AND c.holder = led.holder AND c.obligation = led.obligation AND c.checkpoint = led.checkpoint\n"
        "    AND c.version = led.version",
    ),
}
"""What the standing query may be narrowed to before anything is counted: among what, and to what.

It is a range of holders, or what others owe in the items of one lead. SQLite takes a CROSS JOIN in the order in which
it is written; left to itself it would read the whole plan rather than look up the few obligations.
"""


@cache
def statement(name: str, scope: str = "") -> str:
    """The statement ``standing/sql/<name>.sql`` over the standing query, narrowed to one of `SCOPES`."""
    counts = sql("standing", "counts").split("\n", 1)[1].strip()
    among, narrowed = SCOPES[scope]
    reached = sql("standing", "reached").replace("/*counts*/", counts)
    reached = reached.replace("/*among*/", among).replace("/*scope*/", narrowed)
    report = sql("standing", name).replace("/*counts*/", counts)
    if "judged" not in report:
        return report
    return f"WITH reached AS (\n{reached}),\njudged AS (\n{sql('standing', 'judge')})\n{report}"


def report(view: View, name: str, holder: str | None = None, *, scope: str = "", **values: object) -> Iterator[Row]:
    """The rows of ``standing/sql/<name>.sql``; of one holder, or of all. Streams."""
    held = {"first": holder or "", "last": holder or LAST}
    seen = {
        "plan": view.plan.plan_id,
        "version": view.version,
        "as_of": view.as_of,
        "known": view.known,
        "soon_until": view.soon_until,
    }
    return view.database.execute(statement(name, scope), held | seen | values)


def totals(view: View, holder: str | None = None) -> list[Total]:
    """How many rated checkpoints stand where, by holder and basis; of one holder, or of all."""
    return [Total._make(row) for row in report(view, "totals", holder)]


def standings(view: View, holder: str | None = None) -> Iterator[Standing]:
    """Checkpoints in the plan's order; of one holder, or of all. Streams."""
    return map(Standing._make, report(view, "rows", holder))


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
        met[row.lead] += row.standing == "met"
        of[row.lead] += 1
    return {unit: (met[unit], of[unit]) for unit in of}


def is_due(row: Standing, as_of: int) -> bool:
    """Whether the checkpoint is in the rate: its day is over, or its case is closed (DESIGN 8)."""
    past = row.due is not None and row.due < as_of
    return bool(row.rated) and _in_rate(row.kind, row.standing, past=past)


def _in_rate(kind: str, standing: str, *, past: bool) -> bool:
    if standing == "excused":
        return False
    return standing in {"met", "breached"} if kind == "minimum" else past


def counted(view: View, holder: str | None = None) -> dict[tuple[str, str, str], list[Counted]]:
    """The claims that count, by what they count for, in the order in which they are summed."""
    claims = map(Counted._make, report(view, "counted", holder))
    return {key: list(group) for key, group in groupby(claims, key=lambda claim: claim[:3])}


def recorded(claims: Iterable[Counted]) -> int:
    """How many were done."""
    return sum(claim.times for claim in claims)


def completing(claims: Iterable[Counted], needed: int) -> Iterator[Counted]:
    """The claims up to the one that completes the count; all of them where none does."""
    so_far = 0
    for claim in claims:
        if so_far >= needed:
            return
        so_far += claim.times
        yield claim


def flags(checkpoint: Standing, claims: Iterable[Counted]) -> tuple[str, ...]:
    """What stands beside a standing, from the claims counted up to the completing one.

    ``unverified`` is of stated checkpoints only: review is on for stated obligations and off for default ones, whose
    records are in no rate and no order, so that there is nothing that a review would decide.
    """
    found = {"short_notice"} if checkpoint.short_notice else set()
    for claim in completing(claims, checkpoint.needed):
        found |= {"unverified"} if checkpoint.basis == "stated" else set()
        found |= {"no_evidence"} if not claim.evidenced else set()
        found |= {"recorded_late"} if claim.reported_at > claim.report_due else set()
        found |= {"on_behalf"} if claim.on_behalf else set()
    return tuple(flag for flag in FLAGS if flag in found)


FLAGS = (
    "short_notice",
    "extended",
    "unverified",
    "no_evidence",
    "recorded_late",
    "corrected",
    "returned",
    "on_behalf",
)
