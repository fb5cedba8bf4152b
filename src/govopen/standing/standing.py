"""Where checkpoints stand: the one standing query, its rows, and the flags beside a standing.

The query has two steps (``reached.sql``, then ``judge.sql``); every report is a statement over its result, so that a
standing is decided in one place.
"""

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


class Total(NamedTuple):
    holder: str
    basis: str
    standing: str
    checkpoints: int
    due: int


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


SCOPES = {
    "": "",
    "stated": "AND c.basis = 'stated'",
    "obligation": "AND c.obligation = :obligation",
}
"""What the standing query may be narrowed to before anything is counted; a holder is always a range of holders."""


@cache
def statement(name: str, scope: str = "") -> str:
    """The statement ``standing/sql/<name>.sql`` over the standing query, narrowed to one of `SCOPES`."""
    counts = sql("standing", "counts").split("\n", 1)[1].strip()
    reached = sql("standing", "reached").replace("/*counts*/", counts).replace("/*scope*/", SCOPES[scope])
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
        "soon": view.soon,
    }
    return view.database.execute(statement(name, scope), held | seen | values)


def totals(view: View, holder: str | None = None) -> list[Total]:
    """How many rated checkpoints stand where, by holder and basis; of one holder, or of all."""
    return [Total._make(row) for row in report(view, "totals", holder)]


def standings(
    view: View, holder: str | None = None, *, basis: str | None = None, standing: str | None = None
) -> Iterator[Standing]:
    """Checkpoints in the plan's order; of one holder, basis or standing, or of all. Streams."""
    limits = {
        "basis_first": basis or "",
        "basis_last": basis or LAST,
        "standing_first": standing or "",
        "standing_last": standing or LAST,
    }
    scope = "stated" if basis == "stated" else ""
    return map(Standing._make, report(view, "rows", holder, scope=scope, **limits))


def coordination(view: View) -> dict[str, tuple[int, int]]:
    """Of each lead: how many of its items' stated checkpoints of other units are met, of how many."""
    return {unit: (met, of) for unit, met, of in report(view, "coordination", scope="stated")}


def counted(view: View, holder: str | None = None) -> dict[tuple[str, str, str], list[Counted]]:
    """The claims that count, by what they count for, in the order in which they are summed."""
    claims = map(Counted._make, report(view, "counted", holder))
    return {key: list(group) for key, group in groupby(claims, key=lambda claim: claim[:3])}


def recorded(claims: Iterable[Counted]) -> int:
    """How many were done."""
    return sum(claim.times for claim in claims)


def flags(checkpoint: Standing, claims: Iterable[Counted]) -> tuple[str, ...]:
    """What stands beside a standing, from the claims counted up to the completing one."""
    found = {"short_notice"} if checkpoint.short_notice else set()
    so_far = 0
    for claim in claims:
        if so_far >= checkpoint.needed:
            break
        so_far += claim.times
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
