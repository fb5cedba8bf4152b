"""What an amendment does to what is recorded: entries that belong elsewhere now, units that took over, groups named."""

from collections.abc import Iterator

from govopen.errors import BadInput, listed
from govopen.ledger.amendment import When, dissolved
from govopen.ledger.chain import words
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.withdraw import UnknownEntry
from govopen.locales import _
from govopen.plan.joining import allocated
from govopen.plan.model import Move, Plan
from govopen.store.connection import Database

MOVABLE = frozenset({"claim", "none", "progress"})


class NotMovable(BadInput):
    def __init__(self, entry: str) -> None:
        message = _("not loaded: moved: {entry} is no claim, nothing-to-report or progress that stands; leave it out")
        super().__init__(message.format(entry=entry))


class NobodyHoldsIt(BadInput):
    """An entry is moved to a unit that does not answer for the obligation."""

    def __init__(self, entry: str, unit: str, obligation: str) -> None:
        message = _("not loaded: moved: {entry} cannot go to {unit}, who does not answer for {obligation}")
        super().__init__(message.format(entry=entry, unit=unit, obligation=obligation))


class NotMapped(BadInput):
    """Claims were recorded for an open group, whose members are named now."""

    def __init__(self, group: str, entries: list[str]) -> None:
        message = _(
            "not loaded: {entries} were recorded for {group}, whose members are named now; say in moved: whose each is"
        )
        super().__init__(message.format(entries=listed(entries), group=group))


def events(database: Database, plan: Plan, previous: Plan, when: When) -> list[Draft]:
    """The entries that follow a load: successions, allocations, and what was recorded where it belongs now.

    Raises UnknownEntry, NotMovable, NobodyHoldsIt, NotMapped.
    """
    drafts = [*_successions(plan, previous, when), *_allocations(database, plan, previous, when)]
    for entry, move in plan.moved.items():
        if not _moved_before(database, plan, entry):
            drafts += _moved(database, plan, entry, move, when)
    return drafts


def _successions(plan: Plan, previous: Plan, when: When) -> Iterator[Draft]:
    before = set(dissolved(previous))
    for name in dissolved(plan):
        if name not in before:
            unit = plan.units[name]
            heirs = " ".join([unit.successor] if unit.successor else unit.split)
            yield Draft(
                kind="succession", plan_version=when.version, unit=name, holder=name, decided_at=when.begins, ref=heirs
            )


def _allocations(database: Database, plan: Plan, previous: Plan, when: When) -> Iterator[Draft]:
    for group, units in allocated(plan, previous).items():
        rows = database.rows("ledger", "claims_of", plan=plan.plan.id, holder=group, known=when.since)
        left = [f"E{seq}" for (seq,) in rows if f"E{seq}" not in plan.moved]
        if left:
            raise NotMapped(group, left)
        yield Draft(
            kind="allocation", plan_version=when.version, holder=group, decided_at=when.begins, ref=" ".join(units)
        )


def _moved_before(database: Database, plan: Plan, entry: str) -> bool:
    """A later version of the file still says what an earlier one moved."""
    return bool(database.row("ledger", "moved_to", plan=plan.plan.id, seq=int(entry[1:])))


def _moved(database: Database, plan: Plan, entry: str, move: Move, when: When) -> Iterator[Draft]:
    row = database.row("ledger", "entry", plan=plan.plan.id, seq=int(entry[1:]))
    if row is None:
        raise UnknownEntry(entry)
    old = Entry._make(row)
    word = database.row("ledger", "word_about", plan=plan.plan.id, seq=old.seq, known=when.since)
    if old.kind not in MOVABLE or (word and word[0] in {"withdrawal", "return"}):
        raise NotMovable(entry)
    renamed = {before: after for after, before in plan.formers().items()}
    obligation = move.obligation or renamed.get(old.obligation, old.obligation)
    unit = (plan.key(move.unit) or move.unit) if move.unit else old.unit
    holder = _holder(plan, obligation, unit)
    if holder is None:
        raise NobodyHoldsIt(entry, unit, obligation)
    if _stands(database, plan.plan.id, old):
        yield Draft(
            kind="withdrawal", plan_version=when.version, obligation=old.obligation, unit=old.unit, holder=old.holder,
            occasion=old.occasion, refers_to=old.seq,
        )  # fmt: skip
    facts = {name: getattr(old, name) for name in Draft._fields if name != "text"}
    facts |= {"plan_version": when.version, "obligation": obligation, "unit": unit, "holder": holder}
    yield Draft(**{**facts, "refers_to": old.seq, "text": _text(database, plan.plan.id, old.seq)})


def _holder(plan: Plan, obligation: str, unit: str) -> str | None:
    """Under whom a unit's claim for an obligation is counted; None where it does not answer for it."""
    for item in plan.items():
        for owed in item.obligations:
            if item.code + owed.code == obligation and unit in plan.accountable(item, owed):
                return obligation if owed.jointly else unit
    return None


def _stands(database: Database, plan_id: str, entry: Entry) -> bool:
    """Whether its old place still counts it: then it is withdrawn there, so that it counts once."""
    values = {"plan": plan_id, "holder": entry.holder, "obligation": entry.obligation}
    return bool(database.row("ledger", "place_stands", **values))


def _text(database: Database, plan_id: str, seq: int) -> Text:
    row = database.row("ledger", "text_of", plan=plan_id, seq=seq)
    return words(row[0]) if row else Text()
