"""From a clause to a standing: what the document says, who answers, what gave the date, what counts, what follows.

A tree of frozen parts, so that the screen and the JSON cannot tell different stories.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from govopen.deadlines.explain import Clock, Derivation, explain
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.amended import Amended, Place, amended
from govopen.ledger.clauses import clause_of
from govopen.ledger.document import Document, Record, document
from govopen.ledger.units import Pool, Unit, pools, units
from govopen.ledger.view import View
from govopen.plan.codes import printed
from govopen.plan.groups import current
from govopen.scoring.scorecard import Figures, figures_of
from govopen.standing.claims import Behind
from govopen.standing.meant import meant
from govopen.standing.reasons import Places, Reasons
from govopen.standing.signatures import Signature, Signatures
from govopen.standing.standing import Standing, standings


class Requirement(NamedTuple):
    """What is asked, and the words that ask it, in the checkpoint's own version of the plan."""

    head: Record  # the document's, without its items
    item: Record
    owed: Record
    clause: str | None  # as the document prints it, where that is kept

    @property
    def place(self) -> str:
        """The clause as the document prints its number."""
        return printed(self.item["code"])


class Share(NamedTuple):
    """One of the names written in the document: a unit, or a group with how many members, the one explained or not.

    ``basis`` says whether the document lists a group's members; None for a unit.
    """

    name: str
    units: int
    has: bool
    basis: str | None


class Who(NamedTuple):
    """By what expansion ``asked`` answers, for itself or in the pool that is the holder. ``role``: by ``who`` of the
    obligation itself, else as responsible, or as lead where the item has none.
    """

    asked: str
    holder: str
    role: str
    names: tuple[Share, ...]
    units: int
    pool: Pool | None
    predecessor: str | None
    taken_over: int | None


class Effect(NamedTuple):
    """In which figures of its unit a checkpoint counts one, and the unit's sums; no sums of a pool, which is in no
    unit's figures.
    """

    figures: tuple[str, ...]
    sums: Figures | None


class Point(NamedTuple):
    """One checkpoint: how its date came about, what the ledger holds, and what it counts in. ``amended`` says which
    version of the plan asks for it so, where that is not the first one.
    """

    reasons: Reasons
    due: Derivation
    amended: Amended | None
    effect: Effect

    @property
    def row(self) -> Standing:
        return self.reasons.row

    @property
    def declared(self) -> bool:
        """Whether it is of no case, but says that there was none: then nothing is needed."""
        return self.row.kind == "response" and not self.row.needed

    @property
    def moved(self) -> bool:
        """Whether the calendar known now gives another date than the one that holds, worked out at loading."""
        return self.due.due != self.row.point.due


class Page(NamedTuple):
    """One obligation of one holder. ``named`` is the one checkpoint that was asked for, where one was; ``signature``
    says whether the unit signed for it, none where it has not to."""

    requirement: Requirement
    who: Who
    points: tuple[Point, ...]
    named: str | None
    signature: Signature | None

    @property
    def has_named(self) -> bool:
        """Whether the checkpoint that was named is among its own; true where none was."""
        return self.named is None or any(point.row.checkpoint == self.named for point in self.points)

    @property
    def periods(self) -> bool:
        """Whether its checkpoints are periods or cases, and not steps of one count."""
        return bool(self.points[0].row.occasion)


class Answer(NamedTuple):
    """A page an obligation; and who is who. ``former``: the code that was typed and the one that it has now."""

    pages: tuple[Page, ...]
    units: dict[str, Unit]
    pools: dict[str, Pool]
    former: tuple[str, str] | None = None


def why(view: View, calendar: WorkCalendar, holder: str, words: str) -> Answer:
    """What explains each obligation of the holder that goes by these words. Raises what `meant` does."""
    found = meant(view, holder, words)
    teller = _Teller(view, calendar, {holder: found.own})
    pages = [teller.page(holder, rows, found.named) for rows in teller.alike(found.rows)]
    if found.named:  # the one that was named first, whoever answers for the others
        pages.sort(key=lambda page: not page.has_named)
    return Answer(tuple(pages), teller.units, teller.pools, found.former)


class _Teller:
    """Reads units and each holder's figures once; ``rows`` are what is read already, by holder."""

    def __init__(self, view: View, calendar: WorkCalendar, rows: Mapping[str, list[Standing]]) -> None:
        self._view = view
        self._calendar = calendar
        self._places = Places(view, Behind(view))
        self._signatures = Signatures(view, calendar)
        self._rows = rows
        self._sums: dict[str, Figures] = {}
        self._items: dict[tuple[int, str], tuple[Document, Record]] = {}
        self.units = units(view)
        self.pools = pools(view)

    def alike(self, rows: Iterable[Standing]) -> Iterable[list[Standing]]:
        """The rows of one obligation that one answers for, apart where versions of the plan ask for other things."""
        by_place: dict[tuple[str, str, str], list[list[Standing]]] = {}
        for row in rows:
            places = by_place.setdefault((row.holder, row.origin, row.obligation), [])
            asked = self._asked(row)
            same = next((place for place in places if self._asked(place[0]) == asked), None)
            if same is None:
                places.append([row])
            else:
                same.append(row)
        return (place for places in by_place.values() for place in places)

    def page(self, asked: str, rows: list[Standing], named: str | None) -> Page:
        """``rows`` are `alike`."""
        first = rows[0]
        plan, item, owed = self._place(first)
        clock = self._clock(plan)
        points = tuple(self._point(row, owed, clock) for row in rows)
        who = self._who(asked, first, plan, item, owed)
        clause = clause_of(self._view._replace(version=first.point.version), item["code"])
        asked_for = Requirement(plan.head, item, owed, clause)
        return Page(asked_for, who, points, named, self._signature(asked, first))

    def _place(self, row: Standing) -> tuple[Document, Record, Record]:
        """The document, the item and the obligation of a checkpoint in the version that it belongs to."""
        version = row.point.version
        if (version, row.item) not in self._items:
            plan = document(self._view._replace(version=version))
            self._items[version, row.item] = plan, next(item for item in plan.items if item["code"] == row.item)
        plan, item = self._items[version, row.item]
        return plan, item, next(owed for owed in item["obligations"] if owed["code"] == row.obligation)

    def _asked(self, row: Standing) -> tuple[object, ...]:
        """What the row's version asks for, and of whom by the names that stand there."""
        _plan, item, owed = self._place(row)
        fields = {name: value for name, value in owed.items() if name not in {"units", "open_groups"}}
        return fields, item["title"], item["lead"], item["responsible"]

    def _signature(self, asked: str, row: Standing) -> Signature | None:
        """By whoever held it first, where that one signed; else by who answers now."""
        signing = row.holder if row.holder in self.units else asked
        if row.predecessor:
            before = self._signatures.of(row.origin, row.obligation)
            if before and before.first:
                return before
        return self._signatures.of(signing, row.obligation) if signing in self.units else None

    def _clock(self, plan: Document) -> Clock:
        first, last = map(date.fromisoformat, plan.head["plan"]["period"])
        return Clock(first, last, self._view.plan.zone, self._calendar)

    def _point(self, row: Standing, owed: Record, clock: Clock) -> Point:
        reasons = self._places.reasons(row)
        figures = figures_of(row, reasons.flags, self._view.as_of)
        return Point(
            reasons,
            explain(owed, row.checkpoint, row.opens, clock, row.point.due),
            self._amended(row),
            Effect(figures, self._sums_of(row.holder) if row.holder in self.units else None),
        )

    def _amended(self, row: Standing) -> Amended | None:
        """A case keeps the rule by which its clock started, and nothing amends that."""
        if row.kind in {"response", "minimum"}:
            return None
        return amended(self._view, Place(row.origin, row.obligation, row.checkpoint, row.point.version))

    def _sums_of(self, unit: str) -> Figures:
        if unit not in self._sums:
            ledger, as_of = self._places.ledger, self._view.as_of
            count: Counter[str] = Counter()
            for row in self._rows.get(unit) or standings(self._view, unit):
                count.update(figures_of(row, ledger.flags(row), as_of))
            self._sums[unit] = Figures(**count)
        return self._sums[unit]

    def _who(self, asked: str, row: Standing, plan: Document, item: Record, owed: Record) -> Who:
        role = "who" if owed["who"] else "responsible" if item["responsible"] else "lead"
        names = owed["who"] or item[role]
        named = {asked, row.holder, row.origin}
        came = {*named, *current([row.origin], plan.successions)}
        if row.origin in self.units and came.isdisjoint(owed["units"]):  # of a group whose members were named since
            named |= {name for name in owed["open_groups"] if name in names}
        shares = tuple(_share(name, plan.groups, named) for name in names)
        taken_over = None
        if row.predecessor:
            taken = {"unit": row.predecessor, "successor": row.holder, "obligation": row.obligation}
            found = self._view.database.row("ledger", "succeeded_at", **self._view.edition, **taken)
            taken_over = int(found[0]) if found else None
        return Who(
            asked,
            row.holder,
            role,
            shares,
            len(owed["units"]),
            None if row.holder in self.units else self.pools.get(row.holder),
            row.predecessor,
            taken_over,
        )


def _share(name: str, groups: Mapping[str, Record], holders: set[str]) -> Share:
    if name not in groups:
        return Share(name, 1, name in holders, None)
    group = groups[name]
    members = set(group["members"])
    return Share(name, len(members), bool(holders & (members | {name})), group["basis"])
