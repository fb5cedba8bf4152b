"""What a unit's desk may do to what is recorded: its own reports are its own, decisions and the record the office's."""

from collections.abc import Iterable

from govopen.errors import BadInput
from govopen.ledger.entry import Entry, kind_words
from govopen.ledger.latest import latest_word
from govopen.ledger.units import pools_of, predecessors, shown, successors, taken_over, units
from govopen.ledger.view import View
from govopen.locales import _
from govopen.program import command

REPORTS = frozenset({"claim", "none", "progress", "receipt", "dispute"})
ASKED = frozenset({"extension", "excuse"})
CASEWORK = frozenset({"case_open", "case_close"})


class TheOfficesEntry(BadInput):
    """A decision, a finding in force, or a case that the office entered."""

    def __init__(self, entry: Entry) -> None:
        message = _("E{seq} ({kind}) is the office's to take back; this desk is set to a unit, see: {command}")
        super().__init__(message.format(seq=entry.seq, kind=kind_words(entry.kind), command=command("config")))


class AnothersEntry(BadInput):
    def __init__(self, entry: Entry, whose: str) -> None:
        message = _("E{seq} is of {unit}; only that unit or the office puts it right; this desk's unit: {command}")
        super().__init__(message.format(seq=entry.seq, unit=whose, command=command("config")))


class AnothersDesk(BadInput):
    def __init__(self, names: str, own: str) -> None:
        message = _("this desk is {own}'s and does this for no other; for {names} the office does; see: {command}")
        super().__init__(message.format(own=own, names=names, command=command("config")))


class TheOfficesRecord(BadInput):
    """Deleting words, and changing a loaded plan."""

    def __init__(self) -> None:
        super().__init__(
            _("only the office does this; this desk is set to a unit, see: {command}").format(command=command("config"))
        )


def refuse_record(own: str | None) -> None:
    """Raise TheOfficesRecord at a unit's desk. ``own`` is the unit, None or empty at the office."""
    if own:
        raise TheOfficesRecord


def refuse_others(view: View, own: str | None, units: Iterable[str]) -> None:
    """Raise AnothersDesk where a unit's desk acts for a unit that is not its own."""
    if own:
        mine = answered_for(view, own)
        others = [unit for unit in dict.fromkeys(units) if unit not in mine]
        if others:
            raise AnothersDesk(", ".join(shown(view, unit) for unit in others), shown(view, own))


def refuse_entries(view: View, own: str | None, name: str, entries: Iterable[Entry]) -> None:
    """What a unit's desk takes back or puts right is its own report or request, or what it entered itself: a case of
    its own, a finding that nobody has accepted yet. ``name`` is who is at the desk.

    Raises TheOfficesEntry, AnothersEntry.
    """
    if not own:
        return
    mine = answered_for(view, own)
    for entry in entries:
        if entry.kind not in REPORTS | ASKED | CASEWORK | {"finding"} or entry.decided_at is not None:
            raise TheOfficesEntry(entry)
        if entry.kind == "finding":
            if entry.recorded_by != name or _accepted(view, entry):
                raise TheOfficesEntry(entry)
        elif entry.kind in CASEWORK:
            _refuse_case(view, mine, name, entry)
        elif not _is_of(view, own, entry):
            raise AnothersEntry(entry, shown(view, entry.unit or entry.holder))
        elif entry.kind in ASKED and _accepted(view, entry):
            raise TheOfficesEntry(entry)


def is_own(view: View, own: str | None, entry: Entry) -> bool:
    """Whether the entry is of the unit at this desk; nothing is at the office's."""
    return bool(own) and _is_of(view, own or "", entry)


def answered_for(view: View, own: str) -> frozenset[str]:
    """The unit, or who took over from it; the units before it; and what they hold with others."""
    found = _called(view, own)
    for unit in found:  # grows meanwhile
        found.extend(before for before in predecessors(view, unit) if before not in found)
    return frozenset([*found, *(holder for unit in found for holder in pools_of(view, unit))])


def _called(view: View, own: str) -> list[str]:
    """The unit, and who took it over where that is one."""
    heirs = successors(view, own)
    return list(dict.fromkeys([own, *(heirs if len(heirs) == 1 else [])]))


def _is_of(view: View, own: str, entry: Entry) -> bool:
    """What another unit recorded is of whoever took that obligation over; of one that was split not all is."""
    whose, named = entry.unit or entry.holder, _called(view, own)
    if whose in named or not entry.obligation or whose not in units(view):
        return whose in answered_for(view, own)
    return any((whose, entry.obligation) in taken_over(view, unit) for unit in named)


def _accepted(view: View, entry: Entry) -> bool:
    word = latest_word(view, entry.seq)
    return word is not None and word.kind == "acceptance"


def _refuse_case(view: View, mine: frozenset[str], name: str, entry: Entry) -> None:
    from govopen.standing.cases import cases  # the rare entry

    named = [unit for case in cases(view) if case.case == entry.occasion for unit in case.units]
    others = [unit for unit in [*named, entry.unit] if unit and unit not in mine]
    if others:
        raise AnothersEntry(entry, shown(view, others[0]))
    if entry.recorded_by != name:
        raise TheOfficesEntry(entry)
