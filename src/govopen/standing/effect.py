"""What an act changes: entries appended, and the checkpoints that they are about, before and after."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.append import append
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.recorder import Recorder
from govopen.ledger.renamed import Renamed
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.locales import language
from govopen.standing.claims import Behind
from govopen.standing.standing import Standing, first_held, in_order

Key = tuple[str, str, str]
"""What an entry is about: holder, obligation, occasion."""


DERIVED = frozenset({"case_open", "withdrawal"})
"""Kinds of entries that may start or stop clocks."""


class Change(NamedTuple):
    """A checkpoint before and after; None before where the act made it, None after where it took it away."""

    before: Standing | None
    after: Standing | None

    @property
    def row(self) -> Standing:
        """As it stands now, or stood last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a change is of something
        return found


class Outcome(NamedTuple):
    """What was recorded, and where the checkpoints that it was about stand before and after."""

    view: View  # after it
    entries: list[Entry]
    texts: list[Text]
    changes: list[Change]
    counts: dict[Key, int]  # how many count now
    names: dict[str, str]  # of units, groups, and obligations without a change, in the reader's language
    renamed: Renamed

    def about(self, entry: Entry) -> list[Change]:
        """What an entry is about: a place; of one that names a case alone, all that its unit has in it.

        An entry under a former code is about the code that the obligation has now.
        """
        if entry.occasion and not entry.obligation:
            rows = ((each, each.row) for each in self.changes if each.row.occasion == entry.occasion)
            return [each for each, row in rows if not entry.holder or row.origin in {entry.holder, row.obligation}]
        keys = {(entry.holder, code, entry.occasion) for code in {entry.obligation, self.renamed.now(entry.obligation)}}
        return [change for change in self.changes if change.row.key in keys]

    def decided(self, entry: Entry) -> list[Change]:
        """What a decision about one checkpoint is about."""
        keys = {entry.checkpoint, self.renamed.key(entry.obligation, entry.checkpoint)}
        return [change for change in self.about(entry) if not entry.checkpoint or change.row.checkpoint in keys]


def act(
    view: View,
    recorder: Recorder,
    drafts: Sequence[Draft],
    about: Iterable[Key] = (),
    calendar: WorkCalendar | None = None,
) -> Outcome:
    """Append the entries inside the caller's transaction, all of them, and say what they change.

    ``about`` is what they concern beside the places that they name themselves; by ``calendar`` new clocks run.
    """
    renamed = Renamed(view)
    keys = {(made.holder, made.obligation, made.occasion) for made in drafts} | set(about)
    keys |= {(holder, renamed.now(code), occasion) for holder, code, occasion in keys}
    before = _standing(view, keys)
    entries = put(view, recorder, drafts, calendar)
    later = view._replace(known=max([view.known, *(entry.seq for entry in entries)]))
    after = _standing(later, keys)
    changes = [Change(before.get(place), after.get(place)) for place in {**before, **after}]
    behind = Behind(later)
    counts = {change.row.key: behind.recorded(change.row) for change in changes}
    named = {entry.unit or entry.holder for entry in entries} | {change.row.holder for change in changes}
    names = {name: shown(view, name) for name in named}
    names |= _obligations(view, {entry.obligation for entry in entries} - {change.row.obligation for change in changes})
    return Outcome(later, entries, [made.text for made in drafts], changes, counts, names, renamed)


def put(view: View, recorder: Recorder, drafts: Sequence[Draft], calendar: WorkCalendar | None = None) -> list[Entry]:
    """Append the entries inside the caller's transaction, and start and stop the clocks that they are about."""
    entries = append(view.database, view.plan.plan_id, drafts, recorder)
    if any(entry.kind in DERIVED for entry in entries):
        from govopen.ledger.cases import project  # most entries start and stop no clock

        project(view.database, entries, calendar or WorkCalendar())
    return entries


def _obligations(view: View, codes: set[str]) -> dict[str, str]:
    """What obligations are called of which no checkpoint is concerned."""
    if not codes - {""}:
        return {}
    rows = view.database.rows("ledger", "obligations", **view.edition)
    return {
        code: english if language() == "en" and english else name
        for code, _item, _kind, name, english, _also in rows
        if code in codes
    }


def _standing(view: View, keys: set[Key]) -> dict[tuple[str, str], Standing]:
    """Where the checkpoints of these places stand, whoever answers for them now."""
    rows = first_held(view, *sorted({key[0] for key in keys}), codes={key[1] for key in keys})
    found = sorted((row for row in rows if row.key in keys), key=in_order)
    return {(row.origin, row.checkpoint): row for row in found}
