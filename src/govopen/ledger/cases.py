"""Cases: what happened and started a clock. An entry that opens one, or takes it back, projected into the tables.

The checkpoints of a case are worked out by the version that was in effect when it happened, and keep its rule: no
later version touches them. They can be derived again from the entries, which is what ``audit`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govopen.deadlines.expand import code, expand_case
from govopen.errors import BadInput, joined
from govopen.ledger.entry import Entry
from govopen.ledger.source import plan_of
from govopen.ledger.units import shown
from govopen.locales import _
from govopen.store.sql import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govopen.deadlines.expand import Checkpoint
    from govopen.deadlines.workdays import WorkCalendar
    from govopen.ledger.view import View
    from govopen.store.connection import Database

Place = tuple[str, str, str, str]
"""What a case concerns: holder, obligation, occasion, kind."""


class StillCited(BadInput):
    """Something was recorded for a case, and would hang in the air without it."""

    def __init__(self, opening: Entry, unit: str, cited: Sequence[str]) -> None:
        message = _(
            "E{seq} opens {case} for {unit}, and these entries are for it: {cited}; take them back first, or together"
        )
        super().__init__(message.format(seq=opening.seq, case=opening.occasion, unit=unit, cited=joined(cited)))


def project(database: Database, entries: Iterable[Entry], calendar: WorkCalendar) -> None:
    """Bring cases and their checkpoints up to these entries, which stand in the ledger; most change nothing here.

    Used when they are recorded, and again when a history is replayed. Raises CannotReadVersion, MinuteNeeded.
    """
    for entry in entries:
        if entry.kind == "case_open":
            _start(database, entry, calendar)
        elif entry.kind == "withdrawal":
            _stop(database, entry)


def started(database: Database, opening: Entry, calendar: WorkCalendar) -> list[Checkpoint]:
    """The checkpoints that an opening gives its unit, by the version that the entry names."""
    plan = plan_of(database, opening.plan_id, opening.plan_version)
    happened, timed = opening.occurred_at or 0, bool(opening.occurred_timed)
    return [
        point
        for item in plan.items()
        for owed in item.obligations
        if owed.of == opening.ref
        for point in expand_case(plan, calendar, code(item, owed), opening.occasion, [opening.unit], happened, timed)
    ]


def _start(database: Database, opening: Entry, calendar: WorkCalendar) -> None:
    """The case, and its checkpoints in force from when it happened; a pool's stands once, from its first opening."""
    from govopen.ledger.amendment import FOREVER  # slow to import, and most withdrawals are of something else

    happened = opening.occurred_at or 0
    case = {"case": opening.occasion, "trigger": opening.ref, "seq": opening.seq, "happened": happened}
    database.execute(sql("ledger", "insert_case"), {"plan": opening.plan_id, **case})
    database.many(
        sql("ledger", "insert_checkpoint") + "ON CONFLICT DO NOTHING",
        [
            (
                opening.plan_id, *point[:3], opening.plan_version, *point[3:],
                happened, FOREVER, opening.seq, FOREVER,
            )
            for point in started(database, opening, calendar)
        ],
    )  # fmt: skip


def _stop(database: Database, withdrawal: Entry) -> None:
    """From the withdrawal of an opening on, its unit never had these checkpoints; with the last, nobody had."""
    plan = withdrawal.plan_id
    row = database.row("ledger", "entry", plan=plan, seq=withdrawal.refers_to)
    opening = Entry._make(row) if row else None
    if opening is None or opening.kind != "case_open":
        return
    from govopen.ledger.amendment import FOREVER

    ended = {"plan": plan, "case": opening.occasion, "seq": withdrawal.seq, "forever": FOREVER}
    left = _openings(database, plan, opening.occasion, withdrawal.seq)
    database.execute(sql("ledger", "end_case"), {**ended, "unit": opening.unit if left else ""})


def _openings(database: Database, plan: str, case: str, known: int) -> list[int]:
    """The openings of a case that are not withdrawn by then."""
    return [int(seq) for (seq,) in database.rows("ledger", "openings", plan=plan, case=case, known=known)]


def next_case(view: View) -> str:
    """What the next case is called; one whose openings were all withdrawn keeps its number."""
    row = view.database.row("ledger", "case_counted", plan=view.plan.plan_id)
    return f"case-{(row[0] if row else 0) + 1}"


def places(view: View, case: str) -> list[Place]:
    """What a case concerns: a place for each of its checkpoints."""
    rows = view.database.rows("ledger", "case_places", plan=view.plan.plan_id, case=case)
    return [(holder, obligation, occasion, kind) for holder, obligation, occasion, kind in rows]


def concerned(view: View, entries: Iterable[Entry]) -> set[tuple[str, str, str]]:
    """What the openings and closings among these entries concern beside the place that they name."""
    found: set[tuple[str, str, str]] = set()
    for entry in entries:
        if entry.kind == "case_open":
            holders = {entry.unit}
            found |= {at[:3] for at in places(view, entry.occasion) if at[0] in holders or at[0] == at[1]}
        elif entry.kind == "case_close":
            found |= {at[:3] for at in places(view, entry.occasion) if at[3] == "minimum"}
    return found


def refuse_cited(view: View, withdrawn: Sequence[Entry]) -> None:
    """Raise StillCited where an opening is to be taken back, and something else recorded for it is not.

    What concerns the whole case, its closing, is in the way of the last opening only.
    """
    gone = {entry.seq for entry in withdrawn}
    plan = view.plan.plan_id
    for opening in withdrawn:
        if opening.kind != "case_open":
            continue
        last = gone.issuperset(_openings(view.database, plan, opening.occasion, view.known))
        rows = view.database.rows("ledger", "citing", plan=plan, seq=opening.seq, case=opening.occasion)
        cited = [
            _("E{seq} ({unit})").format(seq=seq, unit=shown(view, unit)) if unit else f"E{seq}"
            for seq, _kind, unit in rows
            if seq not in gone and (last or unit == opening.unit)
        ]
        if cited:
            raise StillCited(opening, shown(view, opening.unit), cited)


def replay(
    database: Database, again: Database, plan_id: str, calendar_of: Callable[[Entry], WorkCalendar], stretch: range
) -> None:
    """Project the cases entered between two entries again, into another database, each by the calendar it had.

    The last entry of the stretch is there then too, so that a load behind it gets the number that it has.
    """
    where = {"plan": plan_id, "after": stretch.start, "before": stretch.stop}
    with again.writing():
        for row in database.rows("ledger", "case_entries", **where):
            entry = Entry._make(row)
            again.execute(sql("ledger", "insert_entry"), entry._asdict())
            project(again, [entry], calendar_of(entry))


def counted_by(database: Database, opening: Entry, calendars: Iterable[WorkCalendar]) -> WorkCalendar | None:
    """The first of these calendars that agrees with all deadlines that an opening was given."""
    where = {"plan": opening.plan_id, "seq": opening.seq}
    for calendar in calendars:
        points = started(database, opening, calendar) if opening.kind == "case_open" else []
        found = ((point, database.row("ledger", "case_due", **where, **_key(point))) for point in points)
        if all(row is None or row[0] == point.due for point, row in found):
            return calendar
    return None


def _key(point: Checkpoint) -> dict[str, object]:
    return {"holder": point.holder, "obligation": point.obligation, "checkpoint": point.checkpoint}
