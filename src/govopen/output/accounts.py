"""What the ledger holds behind a standing, in words: entries that count, those that do not, extensions and excuses."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from govopen.deadlines.explain import stretches
from govopen.deadlines.instants import day_of
from govopen.errors import joined
from govopen.ledger.about import Told
from govopen.ledger.amended import Amended, Asked
from govopen.ledger.entry import Entry, Text, kind_words
from govopen.ledger.evidence import pieces_of
from govopen.ledger.history import HistoryLine
from govopen.ledger.units import Pool, Unit
from govopen.ledger.view import Header
from govopen.locales import N_, _, n_
from govopen.output.history import CHANNELS
from govopen.output.words import day_words, due_words, flag_words, free_words, holder_words
from govopen.standing.reasons import Account, Reasons, Relief
from govopen.standing.signatures import Signature
from govopen.standing.standing import Standing

STATUSES = {
    "requested": N_("asked for, not decided yet"),
    "refused": N_("refused"),
    "withdrawn": N_("taken back"),
    "later": N_("decided after the as-of"),
    "without_effect": N_("without effect: to no later date"),
}
"""What became of an extension or an excuse that is not in force."""


class Words(NamedTuple):
    """How days and names are written."""

    plan: Header
    units: dict[str, Unit]
    pools: dict[str, Pool]

    def day(self, instant: int) -> str:
        return day_words(day_of(instant, self.plan.zone), self.plan)

    def moment(self, instant: int, timed: int) -> str:
        return due_words(instant, timed, self.plan)

    def holder(self, key: str) -> str:
        return holder_words(key, self.units, self.pools)

    def days(self, days: tuple[date, ...]) -> str:
        """10-01 to 10-07, 10-13."""
        found = [(day_words(first, self.plan), day_words(last, self.plan)) for first, last in stretches(days)]
        return joined(
            first if first == last else _("{first} to {last}").format(first=first, last=last) for first, last in found
        )


def clauses(parts: Iterable[str]) -> str:
    """Parts of one sentence in a row."""
    return _folded(_("{words}, {more}"), parts)


def statements(parts: Iterable[str]) -> str:
    """Statements in a row."""
    return _folded(_("{words}; {more}"), parts)


def _folded(pattern: str, parts: Iterable[str]) -> str:
    said = ""
    for part in filter(None, parts):
        said = pattern.format(words=said, more=part) if said else part
    return said


def counted_words(words: Words, account: Account, row: Standing, *, shared: bool) -> str:
    """An entry that counts: when, what, with what evidence, when and by whom it was reported, typed and accepted."""
    return clauses([_what(words, account.told.line, shared=shared), *_record(words, account, row)])


def not_counted_words(words: Words, account: Account, *, shared: bool) -> str:
    """An entry that does not count, and the reason."""
    what = _what(words, account.told.line, shared=shared)
    return _("{what}: {words}").format(what=what, words=_reason(words, account))


def _what(words: Words, line: HistoryLine, *, shared: bool) -> str:
    entry = line.entry
    parts = [entry.id]
    if entry.occurred_at is not None:
        parts.append(words.moment(entry.occurred_at, entry.occurred_timed))
    if shared and entry.unit in words.units:
        parts.append(words.holder(entry.unit))
    if entry.kind != "claim":
        parts.append(kind_words(entry.kind))
    if entry.times > 1:
        parts.append(n_("{n} time", "{n} times", entry.times).format(n=entry.times))
    said = free_words(line.text, "note") or free_words(line.text, "title")
    return " ".join([*parts, said] if said else parts)


def _record(words: Words, account: Account, row: Standing) -> Iterator[str]:
    entry, told = account.told.entry, account.told
    if entry.refers_to is not None:
        yield _("in place of E{seq}").format(seq=entry.refers_to)
    n = len(pieces_of(entry.evidence, told.line.text))
    if entry.kind == "claim":
        yield n_("{n} piece of evidence", "{n} pieces of evidence", n).format(n=n) if n else _("no evidence")
    if entry.reported_at is not None:
        late = entry.report_due is not None and entry.reported_at > entry.report_due
        told_late = _("reported {day} (late: by {due})") if late else _("reported {day}")
        yield told_late.format(day=words.day(entry.reported_at), due=words.day(entry.report_due or 0))
    yield from _typed(words, entry)
    if told.word and told.standing == "acceptance":
        yield _("accepted {day} by {name} ({entry})").format(**_by(words, told.word.entry))
    elif row.point.review and entry.kind in {"claim", "none"}:
        yield flag_words("unverified")


def _typed(words: Words, entry: Entry) -> Iterator[str]:
    """Who typed it, for whom and by which way; when, unless it was reported on that day."""
    day, name = words.day(entry.recorded_at), entry.recorded_by or "?"
    if entry.on_behalf:
        yield _("typed by {name} for the unit {moment}").format(name=name, moment=day)
        if entry.via:
            yield _(CHANNELS[entry.via]) if entry.via in CHANNELS else entry.via
    elif entry.reported_at is not None and words.day(entry.reported_at) == day:
        yield _("recorded by {name}").format(name=name)
    else:
        yield _("recorded by {name} {moment}").format(name=name, moment=day)


def _by(words: Words, entry: Entry) -> dict[str, str]:
    decided = entry.recorded_at if entry.decided_at is None else entry.decided_at
    return {"day": words.day(decided), "name": entry.recorded_by or "?", "entry": entry.id}


def _reason(words: Words, account: Account) -> str:
    """Why it does not count, in the reader's language."""
    reason, word = account.reason, account.told.word
    if reason in {"withdrawn", "corrected", "returned"} and word:
        said = {
            "withdrawn": _("taken back {day} by {name} ({entry})"),
            "corrected": _("put right {day} by {name} ({entry})"),
            "returned": _("returned {day} by {name} ({entry})"),
        }[reason].format(**_by(words, word.entry))
        said = _quoted(said, word.text)
        if account.by is not None:
            said = clauses([said, _("E{seq} is in its place").format(seq=account.by)])
        return said
    return {
        "after_as_of": _("it happened after the as-of"),
        "after_complete": _("it came after the count was complete"),
        "nothing_waits": _("a report of nothing that is not accepted yet"),
        "nothing_excuses": _("a report of nothing: accepted, it excuses and counts for nothing"),
        "finding_waits": _("a finding that is not reviewed yet"),
        "progress": _("progress counts for nothing"),
    }[reason]


def relief_words(words: Words, relief: Relief, row: Standing) -> str:
    """An extension or an excuse: to when, decided when and by whom, in time or after, on what document, and why."""
    entry, text = relief.told.entry, relief.told.line.text
    parts = [f"{entry.id} {kind_words(entry.kind)}"]
    if entry.until is not None:
        parts[0] = _("{what} to {day}").format(what=parts[0], day=words.moment(entry.until, row.timed))
    if entry.kind == "none":
        parts.append(_("excuses from {day}").format(day=words.day(entry.occurred_at or 0)))
    if relief.status == "in_force" and relief.granted:
        parts.append(_("decided {day} by {name} ({entry})").format(**_by(words, relief.granted.entry)))
        parts += _timeliness(words, relief, row)
    else:
        asked = relief.status == "withdrawn" and entry.decided_at is None and entry.kind != "none"
        parts.append(_("the request was taken back") if asked else _(STATUSES[relief.status]))
        parts += [_("{day} by {name} ({entry})").format(**_by(words, relief.granted.entry))] if relief.granted else []
    ref = relief.granted.entry.ref if relief.granted and relief.granted.entry.ref else entry.ref
    parts += [_("reference {ref}").format(ref=ref)] if ref else []
    said = clauses(parts)
    granted = relief.granted.text if relief.granted else text
    return _quoted(said, granted if free_words(granted, "reason") else text)


def amended_words(words: Words, amended: Amended, row: Standing) -> str:
    """Which version of the plan asks for it so, what the one before asked, and why it was changed."""
    entry = amended.line.entry
    if amended.before is None:
        pattern = _("owed since version {n} of the plan ({entry}, in effect from {day})")
    elif amended.corrects:
        pattern = _("as version {n} of the plan put our file right ({entry}, loaded {day}); in it before: {before}")
    else:
        pattern = _("as version {n} of the plan amends it ({entry}, in effect from {day}); before: {before}")
    since = entry.recorded_at if amended.corrects or entry.decided_at is None else entry.decided_at
    before = _asked_before(words, amended.before, row) if amended.before else ""
    said = pattern.format(n=amended.version, entry=entry.id, day=words.day(since), before=before)
    return _quoted(said, amended.line.text)


def _asked_before(words: Words, before: Asked, row: Standing) -> str:
    """What another version asked: its date where that is another, and its number."""
    told = row.point.due if row.basis == "stated" else None
    parts = []
    if before.due is None and told is not None:
        parts.append(_("no date in the document"))
    elif before.due is not None and before.due != told:
        parts.append(_("due {day}").format(day=words.moment(before.due, row.timed)))
    if before.needed != row.point.needed:
        parts.append(n_("{n} time", "{n} times", before.needed).format(n=before.needed))
    return clauses(parts)


def _timeliness(words: Words, relief: Relief, row: Standing) -> Iterator[str]:
    """Whether it was decided before the due instant that it is about, and whether it was also recorded by then."""
    if relief.moves is None:
        return
    day = words.moment(relief.moves, row.timed)
    if relief.told.entry.kind in {"excuse", "none"}:
        said = _("before {day} had passed") if relief.in_time else _("after {day} had passed")
    elif relief.in_time:
        said = _("in time, before {day} had passed (rule 17)")
    else:
        said = _("after {day} had passed, so that it stays missed (rule 17)")
    yield said.format(day=day)
    if relief.recorded_late:
        yield _("recorded only after it")


def signature_words(words: Words, found: Signature, unit: str) -> Iterator[str]:
    """When the unit signed, or who had the duty before it, and by when; then each dispute, and how it was decided."""
    if found.first is None:
        said = _("not signed for")
    else:
        entry = found.first.entry
        kind = kind_words(entry.kind) if entry.kind == "dispute" else ""
        first = " ".join(filter(None, (entry.id, words.day(entry.occurred_at or 0), kind)))
        whose = [] if entry.holder == unit else [words.holder(entry.holder)]
        typed = _typed(words, entry)
        said = clauses([first, *whose, *typed, _("signed in time") if found.in_time else _("signed late")])
    due = n_(
        "{words}; due {by}, {n} working day after {since} (receive_within)",
        "{words}; due {by}, {n} working days after {since} (receive_within)",
        words.plan.receive_within,
    )
    by, since = (day_words(day, words.plan) for day in (found.by, found.since))
    yield due.format(words=said, by=by, n=words.plan.receive_within, since=since)
    for each in found.disputes:
        yield _dispute(words, each)


def _dispute(words: Words, told: Told) -> str:
    said = clauses([f"{told.entry.id} {kind_words('dispute')}", *_typed(words, told.entry)])
    said = _quoted(said, told.line.text)
    if told.word is None:
        return statements([said, _("not decided yet; the due date stands")])
    kept = _("kept with the unit {day} by {name} ({entry})")
    conceded = _("conceded {day} by {name} ({entry}); an amendment reassigns it")
    decided = (kept if told.standing == "return" else conceded).format(**_by(words, told.word.entry))
    return statements([said, _quoted(decided, told.word.text)])


def _quoted(said: str, text: Text) -> str:
    """Words with the reason that the entry gives, where it gives one."""
    given = free_words(text, "reason")
    return _('{words}: "{reason}"').format(words=said, reason=given) if given else said


def left_out(reasons: Reasons) -> Iterator[Account]:
    """What does not count, without the accepted reports of nothing, which stand among the decisions."""
    return (each for each in reasons.not_counted if each.reason != "nothing_excuses")
