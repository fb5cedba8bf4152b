"""The ledger as it is told: which entries are asked for, by code, words or unit, and how many are left out."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govopen.errors import BadInput, listed
from govopen.ledger.about import line_of
from govopen.ledger.history import HistoryLine, history
from govopen.ledger.renamed import Renamed, called
from govopen.ledger.units import find_unit, predecessors, successors, taken_over, units
from govopen.ledger.view import View
from govopen.ledger.withdraw import entry_at, entry_number
from govopen.locales import _, language
from govopen.plan.codes import looks_like_code, parse_code
from govopen.plan.names import AmbiguousUnit, UnknownUnit, match_words, near_words
from govopen.program import command

NUMBER = re.compile(r"[Ee]?\d{1,15}", re.ASCII)


class NothingCalled(BadInput):
    """No item, no obligation and, where one may be meant, no unit of the plan."""

    def __init__(self, words: str, near: Sequence[str]) -> None:
        if near:
            message = _("nothing in the plan is called {words}; did you mean {near}?")
            super().__init__(message.format(words=words, near=listed(near)))
        else:
            message = _("nothing in the plan is called {words}; {command} lists it all")
            super().__init__(message.format(words=words, command=command("items")))


class SeveralCalled(BadInput):
    def __init__(self, words: str, found: Sequence[str]) -> None:
        super().__init__(_("{words} fits several: {listed}; give one code").format(words=words, listed=listed(found)))


class Obligation(NamedTuple):
    """What an obligation is called in the version looked at."""

    code: str
    item: str
    kind: str
    name: str
    name_en: str
    also: str  # a JSON list

    @property
    def shown(self) -> str:
        return self.name_en if language() == "en" and self.name_en else self.name

    @property
    def spellings(self) -> list[str]:
        """The names by which it is found."""
        return [self.name, self.name_en, *json.loads(self.also)]


def obligations(view: View) -> dict[str, Obligation]:
    """What the plan asks, by code, in its order."""
    return {row[0]: Obligation._make(row) for row in view.database.rows("ledger", "obligations", **view.edition)}


class Story(NamedTuple):
    """Entries, oldest first; ``left_out`` are older ones that were not asked for."""

    lines: list[HistoryLine]
    left_out: int
    code: str | None
    unit: str | None
    obligations: dict[str, Obligation]
    as_of_given: bool
    remarks: tuple[str, ...] = ()


def story(view: View, what: str | None, unit: str | None, *, last: int | None, as_of_given: bool = False) -> Story:
    """The newest ``last`` entries, or all, about a code, words or a unit; with an as-of only what had happened by then.

    An entry's number, as E128, means that entry alone.
    Raises NothingCalled, SeveralCalled, UnknownUnit, AmbiguousUnit, UnknownEntry.
    """
    ahead = _at_last(view) if as_of_given else view
    known = obligations(view) if ahead is view else obligations(ahead) | obligations(view)
    holder = _find(view, ahead, unit) if unit else None
    if what and NUMBER.fullmatch(what) and not looks_like_code(what):
        line = line_of(view, entry_at(view, entry_number(what)).seq)
        return Story([line] if line else [], 0, None, None, known, as_of_given)
    if what and not unit and not looks_like_code(what):
        holder = _unit_called(view, ahead, what)
    asked = called(ahead, what or "")
    code = _code_called(asked.words, known) if what and (unit or holder is None) else None
    lines = _lines(ahead, code, holder)
    if as_of_given:
        lines = [line for line in lines if _effective(line) <= view.as_of]
    if code and not lines:
        _refuse_unknown(code, known)
    left_out = max(len(lines) - last, 0) if last is not None else 0
    return Story(lines[left_out:], left_out, code, holder, known, as_of_given, tuple(asked.remarks))


def _lines(view: View, code: str | None, unit: str | None) -> list[HistoryLine]:
    """What is recorded under every code that the obligation had, and every name that the unit had."""
    renamed, (plain, stroke, suffix) = Renamed(view), (code or "").partition("/")
    codes = [code, *(f"{former}{stroke}{suffix}" for former in renamed.formers(plain))]
    found: dict[int, HistoryLine] = {}
    for each in codes:
        found |= {line.entry.seq: line for line in history(view, code=each, unit=unit)}
        found |= {line.entry.seq: line for line in (_other_names(view, each, unit) if unit else ())}
    if unit and not found and unit not in units(view):
        found = {line.entry.seq: line for each in codes for line in history(view, code=each, unit=unit, group=True)}
    return [found[seq] for seq in sorted(found)]


def _other_names(view: View, code: str | None, unit: str) -> Iterator[HistoryLine]:
    """Of units before this one what it took over; of those after it, what was its own."""
    came = taken_over(view, unit)
    for before in sorted({whose for whose, _obligation in came}):
        for line in history(view, code=code, unit=before):
            if not line.entry.obligation or (before, line.entry.obligation) in came:
                yield line
    last = successors(view, unit)
    for after in dict.fromkeys([*last, *(between for heir in last for between in predecessors(view, heir))]):
        yield from (line for line in history(view, code=code, unit=after) if line.entry.holder == unit)


def _effective(line: HistoryLine) -> int:
    """When it took effect. A withdrawal or a review is about the record: it holds for every as-of.

    The acceptance of a request, which names a checkpoint, takes effect when it was decided.
    """
    entry = line.entry
    if entry.kind in {"acceptance", "return"} and not entry.checkpoint:
        return 0
    return entry.occurred_at or entry.decided_at or 0


def _at_last(view: View) -> View:
    from govopen.ledger.later import at_last  # only as of another day

    return at_last(view)


def _find(view: View, ahead: View, name: str) -> str:
    """By the names of the day, else by those that an amendment gave since."""
    try:
        return find_unit(view, name)
    except UnknownUnit:
        return find_unit(ahead, name)


def _unit_called(view: View, ahead: View, words: str) -> str | None:
    try:
        return _find(view, ahead, words)
    except (UnknownUnit, AmbiguousUnit):
        return None


def _code_called(words: str, known: dict[str, Obligation]) -> str:
    if looks_like_code(words):
        return parse_code(words)
    spelled = [(each.code, each.spellings) for each in known.values()]
    codes = match_words(words, spelled)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise SeveralCalled(words, _listed(codes, known))
    raise NothingCalled(words, _listed(near_words(words, spelled), known))


def _listed(codes: list[str], known: dict[str, Obligation]) -> list[str]:
    return [f"{code} {known[code].shown}" for code in codes]


def _refuse_unknown(code: str, known: dict[str, Obligation]) -> None:
    plain = code.partition("/")[0]
    if all(plain not in {each.code, each.item} for each in known.values()):
        raise NothingCalled(code, [])
