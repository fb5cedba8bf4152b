"""The ledger, readable: what happened, to whom, who recorded it; on the screen, as DESIGN 8's entries, or as rows."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from govopen.deadlines.instants import day_of, local
from govopen.errors import joined
from govopen.ledger.entry import Entry, field_words, kind_words
from govopen.ledger.evidence import pieces_of
from govopen.ledger.history import HistoryLine, entry_record
from govopen.ledger.renamed import Renamed
from govopen.ledger.story import Obligation, Story
from govopen.ledger.units import Pool, Unit, pools, shown, units
from govopen.ledger.view import Header, View
from govopen.locales import N_, _, n_
from govopen.output.columns import pad, wrap
from govopen.output.decisions import DECISIONS, decision_words
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish
from govopen.output.words import (
    DELETED,
    day_words,
    flow,
    free_words,
    holder_words,
    moment_words,
    piece_words,
    plan_title,
)

CHANNELS = {
    "form": N_("by form"),
    "mail": N_("by mail"),
    "letter": N_("by letter"),
    "phone": N_("by telephone"),
    "chat": N_("by chat"),
}
ABOUT = {
    "withdrawal": N_("takes back E{seq}"),
    "acceptance": N_("accepts E{seq}"),
    "return": N_("returns E{seq}"),
}
"""What is said about an entry."""
WORDS = {
    "withdrawal": N_("[withdrawn by E{seq}]"),
    "acceptance": N_("[accepted by E{seq}]"),
    "return": N_("[returned by E{seq}]"),
}
"""What stands beside the entry that it was said about."""
_PLAIN = (
    "id", "kind", "plan_version", "checkpoint", "obligation", "unit", "case", "period", "occurred_at", "reported_at",
    "decided_at", "recorded_at", "by", "on_behalf", "via", "ref", "times",
)  # fmt: skip
_WORDS = (
    "until",
    "refers_to",
    "withdrawn_by",
    "word",
    "word_by",
    "redacted",
    "redacted_fields",
    "note",
    "reason",
    "title",
    "percent",
    "hash",
)
HEADER = (*_PLAIN, "evidence", *_WORDS)
INDENT = " " * 7
HASH_OR_FIELD = frozenset(
    {"load", "clauses", "evidence_check", "redaction", "case_open", "succession", "allocation", *DECISIONS}
)
"""What these refer to is no document."""


def publish_history(wanted: Wanted, view: View, story: Story, everything: str) -> None:
    """Write the entries as ``govopen.history/1``. ``everything`` is the command that leaves none out."""
    width = screen(wanted).width

    def text() -> Iterator[str]:
        yield from wrap(f"{plan_title(view.plan)} {view.plan.number}".strip(), width)
        yield from flow(_summary(view, story, everything), width, "  ")
        teller = Teller(view, story.obligations, width)
        for line in story.lines:
            yield from teller.tell(line)

    publish(
        wanted,
        view,
        "history",
        text=text,
        record=lambda: {"left_out": story.left_out, "entries": (record(line, view.plan.zone) for line in story.lines)},
        rows=lambda: (_row(record(line, view.plan.zone)) for line in story.lines),
        header=HEADER,
    )


def record(line: HistoryLine, zone: str) -> dict[str, object]:
    """An entry as JSON."""
    return entry_record(line.entry, line.text, zone, redacted=line.redacted, word=line.word, word_by=line.word_by)


def _row(found: dict[str, object]) -> list[object]:
    evidence = found["evidence"]
    assert isinstance(evidence, list)  # noqa: S101 - an entry's evidence is a list of pieces
    pieces = " ".join(str(piece["url"] or piece["name"] or piece["sha256"] or "") for piece in evidence)
    cells = [*(found[name] for name in _PLAIN), pieces, *(found[name] for name in _WORDS)]
    plain = [" ".join(cell) if isinstance(cell, list) else cell for cell in cells]
    return [int(cell) if isinstance(cell, bool) else cell for cell in plain]


def _summary(view: View, story: Story, everything: str) -> Iterator[str]:
    n = len(story.lines)
    yield _("ledger {position}").format(position=view.position)
    if story.as_of_given:
        yield _("what had happened by {as_of}").format(as_of=view.as_of_words)
    yield n_("{n} entry", "{n} entries", n + story.left_out).format(n=f"{n + story.left_out:,}")
    if story.left_out:
        yield _("here the newest {n}; all: {command}").format(n=n, command=everything)


class Teller:
    """Tells entries in words: two lines each, and what was written freely last."""

    def __init__(self, view: View, obligations: Mapping[str, Obligation], width: int) -> None:
        self.view = view
        self.plan: Header = view.plan
        self.units: dict[str, Unit] = units(view)
        self.pools: dict[str, Pool] = pools(view)
        self.obligations = obligations
        self.width = width

    def tell(self, line: HistoryLine) -> Iterator[str]:
        """One entry."""
        head = f"{pad(line.entry.id, 6)} {'  '.join(field for field in self._first(line) if field)}"
        yield from wrap(head, self.width, INDENT)
        for text in (joined(self._second(line)), *self._free(line)):
            yield from (INDENT + part for part in wrap(text, self.width - len(INDENT)))

    def _first(self, line: HistoryLine) -> Iterator[str]:
        entry = line.entry
        yield self._when(entry)
        if entry.unit or entry.holder:
            yield self._who(entry.unit or entry.holder)
        yield self._what(entry)
        if entry.kind == "claim" and entry.times > 1:
            yield n_("{n} time", "{n} times", entry.times).format(n=entry.times)
        yield from self._kind(entry)
        yield from self._more(line)
        if line.word:
            yield _(WORDS[line.word]).format(seq=line.word_by)

    def _who(self, key: str) -> str:
        """A unit or a pool; a group is called by its name also once its members were named, and it holds nothing."""
        known = key in self.units or key in self.pools
        return holder_words(key, self.units, self.pools) if known else shown(self.view, key)

    def _kind(self, entry: Entry) -> Iterator[str]:
        """What it is, where it is no plain claim."""
        if entry.kind in ABOUT:
            yield _(ABOUT[entry.kind]).format(seq=entry.refers_to)
        elif entry.kind == "redaction":
            yield _("deletes from E{seq}: {field}").format(seq=entry.refers_to, field=field_words(entry.ref))
        elif entry.kind in DECISIONS:
            yield decision_words(entry, self.plan, self._first_due(entry))
        elif entry.kind == "case_open":
            yield _("{kind}: {what}").format(kind=kind_words(entry.kind), what=self._triggers.get(entry.ref, entry.ref))
        elif entry.kind in {"succession", "allocation"}:
            heirs = joined(map(self._who, entry.ref.split()))
            yield _("{kind}: {what}").format(kind=kind_words(entry.kind), what=heirs)
        elif entry.kind != "claim":
            yield kind_words(entry.kind)

    def _first_due(self, entry: Entry) -> int | None:
        """Of an extension, by when its checkpoint was due before."""
        if entry.kind != "extension":
            return None
        place = {"holder": entry.holder, "obligation": entry.obligation, "checkpoint": entry.checkpoint}
        values = {"plan": self.plan.plan_id, "version": entry.plan_version, "known": self.view.known}
        found = self.view.database.row("ledger", "first_due", **place, **values)
        return None if found is None or found[0] is None else int(found[0])

    def _more(self, line: HistoryLine) -> Iterator[str]:
        """What stands in the place of another, and how much a check or a load was of."""
        entry = line.entry
        if entry.kind == "evidence_check":
            yield n_("{n} address", "{n} addresses", entry.times).format(n=entry.times)
        if entry.kind == "clauses":
            words = n_("{n} text for version {version}", "{n} texts for version {version}", entry.times)
            yield words.format(n=entry.times, version=entry.plan_version)
        if line.moved:
            yield _("moved from E{seq}").format(seq=entry.refers_to)
        elif entry.kind in {"claim", "none"} and entry.refers_to is not None:
            words = _("puts E{seq} right") if line.corrects else _("makes E{seq} good")
            yield words.format(seq=entry.refers_to)
        if entry.kind == "load":
            words = _("version {version}, in force from {day}")
            yield words.format(version=entry.plan_version, day=self._day(entry.decided_at or 0))

    def _when(self, entry: Entry) -> str:
        """The day it happened, or was recorded where nothing happened but the recording."""
        moment = entry.recorded_at if entry.occurred_at is None else entry.occurred_at
        return moment_words(moment, entry.occurred_timed, self.plan)

    def _what(self, entry: Entry) -> str:
        if entry.kind == "receipt" and not entry.obligation:
            return _("everything")
        known = self.obligations.get(entry.obligation)
        if known is None and entry.obligation:  # under a former code
            known = self.obligations.get(self._renamed.now(entry.obligation))
        return " ".join(word for word in (known.shown if known else "", entry.obligation, entry.occasion) if word)

    @cached_property
    def _renamed(self) -> Renamed:
        """Codes that amendments changed: read only where an entry has another than the plan."""
        return Renamed(self.view)

    @cached_property
    def _triggers(self) -> dict[str, str]:
        """What starts clocks, by key: read only where a case is told."""
        from govopen.ledger.triggers import triggers

        return {key: trigger.shown for key, trigger in triggers(self.view).items()}

    def _day(self, instant: int) -> str:
        return day_words(day_of(instant, self.plan.zone), self.plan)

    def _second(self, line: HistoryLine) -> Iterator[str]:
        """Who recorded it, when, for whom and by which way, and how much evidence there is."""
        entry = line.entry
        moment = local(entry.recorded_at, self.plan.zone)
        values = {"name": entry.recorded_by or "?", "moment": f"{self._day(entry.recorded_at)} {moment:%H:%M}"}
        words = _("typed by {name} for the unit {moment}") if entry.on_behalf else _("recorded by {name} {moment}")
        yield words.format(**values)
        if entry.via:
            yield _(CHANNELS[entry.via]) if entry.via in CHANNELS else entry.via
        if entry.ref and entry.kind not in HASH_OR_FIELD:
            yield _("reference {ref}").format(ref=entry.ref)
        if entry.reported_at is not None and self._day(entry.reported_at) != self._day(entry.recorded_at):
            yield _("reported {day}").format(day=self._day(entry.reported_at))
        if entry.kind in {"acceptance", "return"} and entry.decided_at is not None:
            decided = self._day(entry.decided_at)
            if decided != self._day(entry.recorded_at):
                yield _("decided {day}").format(day=decided)
        if entry.kind == "claim" and entry.evidence == "[]":
            yield _("no evidence")
        if line.text.percent:
            yield f"{line.text.percent}%"
        elif "percent" in line.text.gone:
            yield _(DELETED)

    def _free(self, line: HistoryLine) -> Iterator[str]:
        text = line.text
        if pieces := pieces_of(line.entry.evidence, text):
            names = joined(dict.fromkeys(name for piece in pieces if (name := piece_words(piece, text))))
            yield _("evidence ({n}): {names}").format(n=len(pieces), names=names).rstrip(": ")
        for field in ("title", "note", "reason"):
            if words := free_words(text, field):
                yield words
