"""Where checkpoints stand: the one standing query and its rows.

The query has two steps (``reached.sql``, then ``judge.sql``); every report is a statement over its result, so that a
standing is decided in one place.
"""

from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from govopen.ledger.units import pools_of, predecessors, units
from govopen.ledger.view import View
from govopen.locales import language
from govopen.store.connection import Row
from govopen.store.sql import part, sql

STANDINGS = ("breached", "met", "excused", "late", "overdue", "due_soon", "open", "upcoming")
"""In order of precedence."""

COMPLETED = ("met", "late")
DONE = (*COMPLETED, "excused")
RECORDED, NO_RECORD = "recorded", "no_record"
"""What a default checkpoint is called instead of a standing that depends on a date: nobody set it one."""

LAST = "\U0010ffff"


class Point(NamedTuple):
    """What the holders of a checkpoint share. ``due`` is as its version names it, before any extension."""

    obligation: str
    checkpoint: str
    version: int
    occasion: str
    kind: str
    basis: str
    rated: int
    opens: int
    due: int | None
    timed: int
    needed: int
    item: str
    name: str
    name_en: str
    also: str  # a JSON list
    assumed: str  # a JSON list
    position: int
    review: int  # whether the office reviews what is claimed
    evidence: str  # required, expected, none


class Standing(NamedTuple):
    """A checkpoint and where it stands.

    ``holder`` answers for it; ``predecessor`` is the unit that it was taken over from, under which it is counted.
    ``due`` is the instant by which it is judged, ``target`` the one to which it was extended, ``reached`` the one at
    which its count was completed; ``former`` is the standing under an excuse.
    """

    point: Point
    holder: str
    predecessor: str | None
    due: int | None
    target: int | None
    reached: int | None
    excused: int | None
    short_notice: int
    standing: str
    former: str | None

    @property
    def obligation(self) -> str:
        return self.point.obligation

    @property
    def checkpoint(self) -> str:
        return self.point.checkpoint

    @property
    def occasion(self) -> str:
        return self.point.occasion

    @property
    def kind(self) -> str:
        return self.point.kind

    @property
    def basis(self) -> str:
        return self.point.basis

    @property
    def rated(self) -> int:
        return self.point.rated

    @property
    def opens(self) -> int:
        return self.point.opens

    @property
    def timed(self) -> int:
        return self.point.timed

    @property
    def needed(self) -> int:
        return self.point.needed

    @property
    def item(self) -> str:
        return self.point.item

    @property
    def name(self) -> str:
        return self.point.name

    @property
    def name_en(self) -> str:
        return self.point.name_en

    @property
    def position(self) -> int:
        return self.point.position

    @property
    def origin(self) -> str:
        """Under whom it is counted: who held it first."""
        return self.predecessor or self.holder

    @property
    def key(self) -> tuple[str, str, str]:
        """What an entry must name to count here."""
        return self.origin, self.point.obligation, self.point.occasion

    @property
    def shown(self) -> str:
        """The obligation's name in the reader's language."""
        return self.name_en if language() == "en" and self.name_en else self.name

    @property
    def spellings(self) -> list[str]:
        """The names by which the obligation is found."""
        from json import loads  # only where words are looked for

        return [self.name, self.name_en, *loads(self.point.also)]

    @property
    def told(self) -> str:
        """What every output calls its standing: a default checkpoint is recorded or not (decision 8).

        What was decided about it, a breach or an excuse, it is called like any other.
        """
        return told(self.point.basis, self.standing)

    @property
    def asked(self) -> int | None:
        """By when it is asked for now: the date to which it was extended, late or in time, else its due instant."""
        return self.due if self.target is None else self.target

    @property
    def counted_from(self) -> int | None:
        """From when days are counted; see `counted_from`."""
        return counted_from(self.standing, self.due, self.target)

    @property
    def told_due(self) -> int | None:
        """The due instant as every output has it: none where the document gives none."""
        return self.asked if self.point.basis == "stated" else None

    @property
    def dated(self) -> tuple[str, int | None, int]:
        """Its key, and by when it is asked for, as a message names it."""
        return self.checkpoint, self.told_due, self.timed

    @property
    def original_due(self) -> int | None:
        """Where it was extended, the due instant before that, as every output has it."""
        return self.point.due if self.target is not None and self.point.basis == "stated" else None

    @property
    def missed(self) -> bool:
        """Whether it was extended only after its date: what is done by the new one is late all the same."""
        missed = self.target is not None and self.due != self.target
        return missed and (self.reached is None or self.due is None or self.reached > self.due)

    @property
    def told_former(self) -> str | None:
        """Where it is excused, what every output calls the standing under the excuse."""
        return None if self.former is None else told(self.point.basis, self.former)


def told(basis: str, standing: str) -> str:
    """What every output calls a standing; see `Standing.told`."""
    if basis == "stated" or standing in {"breached", "excused"}:
        return standing
    return RECORDED if standing in COMPLETED else NO_RECORD


def counted_from(standing: str, due: int | None, target: int | None) -> int | None:
    """The instant by which it was judged; where it is not judged yet, the one by which it is asked for now."""
    judged = target is None or standing in {"breached", "met", "late", "overdue"}
    return due if judged else target


class Total(NamedTuple):
    """How many rated checkpoints, or broken bans, stand alike; ``past``: whether their due instant is before as-of."""

    holder: str
    basis: str
    kind: str
    standing: str
    past: int
    checkpoints: int
    coming: int | None  # the nearest instant, not before as-of, by which one of them is asked for

    @property
    def due(self) -> int:
        """Those that are in the rate."""
        return self.checkpoints if _in_rate(self.kind, self.standing, past=bool(self.past)) else 0


HELD = "AND c.holder >= :first AND c.holder <= :last"
SCOPES = {
    "": ("", HELD),
    "stated": ("", f"{HELD} AND c.basis = 'stated'"),
    "led": (
        """(SELECT k.holder, k.obligation, k.checkpoint, k.version, k.begins
    FROM lead l
    JOIN obligation o ON o.plan_id = l.plan_id AND o.version = l.version AND o.item = l.item
    CROSS JOIN checkpoint k
    WHERE l.plan_id = :plan AND l.unit = :lead_first AND o.basis = 'stated'
        AND k.plan_id = :plan AND k.obligation = o.obligation AND k.version = o.version) AS led CROSS JOIN""",
        "AND c.holder = led.holder AND c.obligation = led.obligation AND c.checkpoint = led.checkpoint\n"
        "    AND c.version = led.version AND c.begins = led.begins",
    ),
    "cases": (
        """(SELECT DISTINCT o.obligation FROM obligation o
    WHERE o.plan_id = :plan AND o.kind IN ('minimum', 'response')) AS heard CROSS JOIN""",
        "AND c.obligation = heard.obligation",
    ),
}
"""What the standing query may be narrowed to before anything is counted: among what, and to what.

It is a range of holders, what others owe in the items of one lead, or what waits for cases. SQLite takes a CROSS JOIN
in the order in which it is written; left to itself it would read the whole plan, not look up the few obligations.
"""


@cache
def statement(name: str, scope: str = "") -> str:
    """The statement ``standing/sql/<name>.sql`` over the standing query, narrowed to one of `SCOPES`."""
    report, act = sql("standing", name), sql("ledger", "act")
    if "judged" not in report:
        return f"WITH act AS (\n{act})\n{report}" if " act " in report else report
    among, narrowed = SCOPES[scope]
    verdict = part("standing", "verdict")
    # The standing under an excuse is the same verdict on a checkpoint that is not excused.
    judge = sql("standing", "judge").replace("/*verdict*/", verdict)
    judge = judge.replace("/*former*/", verdict.replace("r.excused", "NULL"))
    reached = sql("standing", "reached").replace("/*among*/", among).replace("/*scope*/", narrowed)
    steps = {"act": act, "decided": sql("standing", "decided"), "reached": reached, "judged": judge}
    return "WITH " + ",\n".join(f"{step} AS (\n{text})" for step, text in steps.items()) + f"\n{report}"


def report(view: View, name: str, holder: str | None = None, *, scope: str = "", **values: object) -> Iterator[Row]:
    """The rows of ``standing/sql/<name>.sql``; of what one holder first held, or of all. Streams."""
    held = {"first": holder or "", "last": holder or LAST}
    seen = {
        "plan": view.plan.plan_id,
        "version": view.version,
        "as_of": view.as_of,
        "known": view.known,
        "soon_until": view.soon_until,
    }
    return view.database.execute(statement(name, scope), held | seen | values)


def origins(view: View, holder: str | None) -> list[str | None]:
    """Under whom a unit's checkpoints are counted: itself, and whoever it succeeded; None stands for everybody."""
    return [None] if holder is None else [holder, *predecessors(view, holder)]


def totals(view: View, holder: str | None = None) -> list[Total]:
    """How many rated checkpoints stand where, by holder and basis; of one holder, or of all."""
    found = (Total._make(row) for origin in origins(view, holder) for row in report(view, "totals", origin))
    return [total for total in found if holder in {None, total.holder}]


class Points:
    """Looks up what the holders of a checkpoint share, once for each; at once for all of ``origins``."""

    def __init__(self, view: View, origins: Iterable[str] = ()) -> None:
        self._view = view
        self._known: dict[tuple[str, int], Point] = {}
        for origin in origins:
            self._read(origin, last=LAST)

    def of(self, checkpoint: str, version: int, origin: str) -> Point:
        if (checkpoint, version) not in self._known:
            obligation = obligation_of(checkpoint)
            self._read(origin, obligation, obligation, checkpoint, version)
        return self._known[checkpoint, version]

    def _read(self, origin: str, obligation: str = "", last: str = "", checkpoint: str = "", version: int = 0) -> None:
        where = {"obligation": obligation, "last": last, "checkpoint": checkpoint, "version": version}
        rows = self._view.database.rows("standing", "point", plan=self._view.plan.plan_id, origin=origin, **where)
        for point in map(Point._make, rows):
            self._known[point.checkpoint, point.version] = point

    def standing(self, row: Row) -> Standing:
        """A row of ``rows`` or ``attention``."""
        checkpoint, version, holder, predecessor, *rest = row
        return Standing(self.of(checkpoint, version, predecessor or holder), holder, predecessor, *rest)


def standings(view: View, holder: str | None = None, *, shared: bool = False) -> list[Standing]:
    """Checkpoints in the plan's order; of one holder, with what it ``shared`` where that is asked for, or of all."""
    rows = [row for row in first_held(view, *origins(view, holder)) if holder in {None, row.holder}]
    pools = pools_of(view, holder) if shared and holder else []
    if pools:
        # Once from the first pool to the last, with the few between in which others share: quicker than one by one.
        found = report(view, "rows", first=min(pools), last=max(pools))
        rows += map(Points(view, pools).standing, (row for row in found if row[2] in pools))
    return sorted(rows, key=in_order)


def first_held(view: View, *holders: str | None, codes: Container[str] | None = None) -> Iterator[Standing]:
    """What these held first, whoever answers for it now; None stands for everybody. Streams, in no order.

    ``codes`` are the obligations asked about, all where none are given.
    """
    points = Points(view, filter(None, holders) if codes is None else ())
    found = (row for holder in holders for row in report(view, "rows", holder))
    return (points.standing(row) for row in found if codes is None or obligation_of(row[0]) in codes)


def obligation_of(checkpoint: str) -> str:
    """The code that a checkpoint's key begins with."""
    return checkpoint.partition("/")[0]


def in_order(row: Standing) -> tuple[int, int, int, str, str, str]:
    """The plan's order: obligations, then what opens and falls due first."""
    point = row.point
    return point.position, point.opens, point.due or 0, point.checkpoint, row.holder, row.origin


def is_due(row: Standing, as_of: int) -> bool:
    """Whether the checkpoint is in the rate: its day is over, or its case is closed (DESIGN 8)."""
    past = row.due is not None and row.due < as_of
    return bool(row.rated) and _in_rate(row.kind, row.standing, past=past)


def _in_rate(kind: str, standing: str, *, past: bool) -> bool:
    if standing == "excused" or kind == "never":
        return False
    return standing in {"met", "breached"} if kind == "minimum" else past


def positions(view: View) -> dict[str, int]:
    """The units' places in the plan's order."""
    return {key: unit.position for key, unit in units(view).items()}
