"""What a writing command answers: what was recorded, and where that leaves the checkpoints it was about."""

from collections.abc import Callable, Iterator, Sequence

from govopen.ledger.entry import Entry, kind_words
from govopen.ledger.view import Header
from govopen.ledger.withdraw import TakenBack, anew
from govopen.locales import _, n_
from govopen.output.columns import wrap
from govopen.output.decisions import DECISIONS, decision_words
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish
from govopen.output.words import asked_words, due_value, moment_words, standing_words, taken_words
from govopen.program import command
from govopen.standing.effect import Change, Outcome
from govopen.standing.overdue import days_past
from govopen.standing.standing import Standing

Line = Iterator[str]
ROW = ("id", "kind", "obligation", "unit", "period", "case", "occurred_at", "reported_at", "times", "refers_to")
MOST_SHOWN = 5
"""So many entries are told one by one."""
MOST_NAMED = 3
PLAIN = frozenset({"claim", "progress", *DECISIONS})
"""Kinds of entries whose kind is not said before what they say: it is plain, or the words say it."""


def publish_recorded(wanted: Wanted, outcome: Outcome) -> None:
    """Say what was recorded; to be called once it is on disk."""
    publish_outcome(wanted, outcome, lambda: _lines(wanted, outcome, screen(wanted).width))


def publish_withdrawn(
    wanted: Wanted, outcome: Outcome, withdrawn: Sequence[Entry], before: Sequence[TakenBack] = ()
) -> None:
    """Say which entries were taken back, and what that changes; ``before`` is what they stood for, and is not back."""

    def text() -> Line:
        width = screen(wanted).width
        for old, new in list(zip(withdrawn, outcome.entries, strict=True))[:MOST_SHOWN]:
            taken_back = _("took back {entry}: {what}; this is {new}").format(
                entry=old.id, what=what_words(old, outcome), new=new.id
            )
            yield from wrap(taken_back, width)
            if old.kind != "progress":
                yield from standing_lines(outcome, new, width)
        yield from the_rest(withdrawn)
        for old, by in before:
            if by is None:
                words = _("{entry}, which it put right, stays taken back; to enter it again:")
            else:
                words = _("{entry} was taken back by {by} and does not come back with it; to enter it again:")
            yield words.format(entry=old.id, by=f"E{by}")
            yield f"    {command(anew(old, outcome.view.plan.zone))}"

    publish_outcome(wanted, outcome, text)


def publish_outcome(wanted: Wanted, outcome: Outcome, text: Callable[[], Line]) -> None:
    """Write what a writing command did, in its own words on the screen, as ``govopen.entries/1`` in JSON."""

    def rows() -> Iterator[Sequence[object]]:
        entries = record(outcome)["entries"]
        return ([entry[name] for name in ROW] for entry in entries)

    publish(wanted, outcome.view, "entries", text=text, record=lambda: record(outcome), rows=rows, header=ROW)


def record(outcome: Outcome) -> dict[str, list[dict[str, object]]]:
    """The JSON object of a writing command, without what every report has."""
    from govopen.ledger.history import entry_record

    zone = outcome.view.plan.zone
    return {
        "entries": [
            entry_record(entry, text, zone) for entry, text in zip(outcome.entries, outcome.texts, strict=True)
        ],
        "standings": [change_record(change, outcome) for change in outcome.changes],
    }


def change_record(change: Change, outcome: Outcome) -> dict[str, object]:
    """A checkpoint before and after, as JSON."""
    row, zone = change.row, outcome.view.plan.zone
    of_case = row.kind in {"response", "minimum"}  # never held by an open group
    others = not of_case and row.holder not in {entry.unit for entry in outcome.entries}
    pool = row.holder == row.obligation or others
    return {
        "checkpoint": row.checkpoint,
        "obligation": row.obligation,
        "name": row.name,
        "unit": None if pool else row.holder,
        "pool": row.holder if pool else None,
        "before": change.before.told if change.before else None,
        "after": change.after.told if change.after else None,
        "due": due_value(row.told_due, row.timed, zone),
        "original_due": due_value(row.original_due, row.timed, zone),
        "former": change.after.told_former if change.after else None,
        "needed": row.needed,
        "recorded": outcome.counts.get(row.key, 0),
        "period": row.occasion if row.kind == "recurring" else None,
        "case": row.occasion if of_case else None,
        "basis": row.basis,
    }


def _lines(wanted: Wanted, outcome: Outcome, width: int) -> Line:
    for entry, words in list(zip(outcome.entries, outcome.texts, strict=True))[:MOST_SHOWN]:
        yield from wrap(_("recorded {entry}: {what}").format(entry=entry.id, what=what_words(entry, outcome)), width)
        if entry.refers_to is not None:
            yield _("it makes good {old}, which was returned").format(old=f"E{entry.refers_to}")
        if entry.kind == "progress":
            percent = f"{words.percent}%" if words.percent else ""
            yield from wrap(_("noted: {words}").format(words="  ".join(filter(None, (percent, words.note)))), width)
            yield _("progress counts for nothing: record the result itself with {command}").format(
                command=command("done")
            )
        elif entry.kind in DECISIONS:
            yield from _decided(outcome, entry, width)
        else:
            yield from standing_lines(outcome, entry, width)
            if pending := _pending(entry, outcome):
                yield from wrap(pending, width)
    yield from the_rest(outcome.entries)
    yield from a_mistake(outcome.entries, wanted)


def _pending(entry: Entry, outcome: Outcome) -> str:
    """What waits for the office before it does anything: a unit's finding, and most reports of nothing."""
    accept = command(f"accept {entry.id}")
    if entry.kind == "finding" and entry.decided_at is None:
        return _("it counts once the office has accepted it: {command}").format(command=accept)
    if entry.kind != "none":
        return ""
    rows = [change.row for change in outcome.about(entry)]
    if not rows:
        return _("declared; if it does happen, a case is opened all the same")
    if rows[0].kind == "recurring" or all(row.standing == "met" for row in rows):
        return ""
    if any(row.told in {"overdue", "late"} for row in rows):  # accepted after the date that it moves
        accept = f"{accept} --ref {_('TEXT')}"
    return _("it excuses this once the office has accepted it: {command}").format(command=accept)


def a_mistake(entries: Sequence[Entry], wanted: Wanted) -> Line:
    """How to take back what was just recorded; not what a unit's desk reported for another, which only that one or the
    office takes back.
    """
    if not (wanted.unit and any(entry.on_behalf and entry.kind != "finding" for entry in entries)):
        yield _("a mistake? {command}").format(command=command(f"undo {all_of(entries)}"))


def _decided(outcome: Outcome, entry: Entry, width: int) -> Line:
    """What a decision changes, or how a request is decided."""
    if entry.decided_at is None:
        yield _("asked for, not decided yet; the office decides with one of these:")
        yield f"    {command(f'accept {entry.id}')}"  # a command is copied whole, so it is not broken
        yield f"    {command(f'return {entry.id} --reason ' + _('TEXT'))}"
        return
    yield from standing_lines(outcome, entry, width)
    rows = [change.row for change in outcome.decided(entry)]
    if entry.kind == "extension" and any(row.due is not None and row.due < entry.decided_at for row in rows):
        words = _("decided after the date that it moves: not overdue until the new date, but late when it is done")
        yield from wrap(words, width)


def the_rest(entries: Sequence[Entry]) -> Line:
    """Those that are not told one by one."""
    rest = entries[MOST_SHOWN:]
    if rest:
        message = n_("and {n} more: {first}", "and {n} more: {first} to {last}", len(rest))
        yield message.format(n=len(rest), first=rest[0].id, last=rest[-1].id)


def all_of(entries: Sequence[Entry]) -> str:
    """The entries of one commit, which follow each other, as `undo` takes them."""
    if len(entries) > MOST_NAMED:
        return f"{entries[0].id}-{entries[-1].id}"
    return " ".join(entry.id for entry in entries)


def what_words(entry: Entry, outcome: Outcome) -> str:
    """What an entry of a unit says: the obligation, the unit, the day with its weekday, and how many."""
    plan = outcome.view.plan
    about = outcome.about(entry)
    name = about[0].row.shown if about else outcome.names.get(entry.obligation, "")
    what = " ".join(word for word in (name, entry.obligation, entry.occasion) if word) or _("everything")
    who = outcome.names.get(entry.unit or entry.holder, entry.unit or entry.holder)
    words = _("{what}, {unit}").format(what=what, unit=who) if who else what
    if entry.kind not in PLAIN:
        words = _("{kind}: {what}").format(kind=kind_words(entry.kind), what=words)
    if entry.kind in DECISIONS:
        decided = outcome.decided(entry)
        was = decided[0].row.point.due if decided else None
        words = _("{words}, {more}").format(words=words, more=decision_words(entry, plan, was))
    if entry.occurred_at is not None:
        words = _("{words}, {day}").format(words=words, day=moment_words(entry.occurred_at, entry.occurred_timed, plan))
    if entry.times > 1 and entry.kind == "claim":
        words = _("{words}, {n} times").format(words=words, n=entry.times)
    return words


def standing_lines(outcome: Outcome, entry: Entry, width: int) -> Line:
    """Where the checkpoints that an entry is about stand now, and stood before."""
    changes = outcome.decided(entry)
    if entry.kind == "claim" and entry.refers_to is None and changes and all(_was_done(change) for change in changes):
        yield _("it was done before; this entry changes nothing")
    coded = not entry.obligation
    told = "".join(_("{sentence} ").format(sentence=change_words(each, outcome, coded=coded)) for each in changes)
    if told:
        yield from wrap(told.strip(), width)


def _was_done(change: Change) -> bool:
    before, after = change
    same = before and after and (before.reached, before.standing) == (after.reached, after.standing)
    return bool(same and before and before.reached is not None)


def change_words(change: Change, outcome: Outcome, *, coded: bool = False) -> str:
    """A checkpoint in one sentence: where it stands, by how many days, what is lacking, and where it stood.

    ``coded`` names it by its code, where the entry names no obligation.
    """
    row, before = change.row, change.before
    now = standing_words(row.told) if change.after else _("taken away")
    was = standing_words(before.told) if before else _("new")
    same = now == was
    pieces = [_("still {standing}").format(standing=now) if same else now]
    pieces += [*_days(row, outcome), *_lacking(row, outcome)] if change.after else []
    words = pieces[0]
    for piece in pieces[1:]:
        words = _("{words}, {more}").format(words=words, more=piece)
    message = _("{what}: {words}.") if same else _("{what}: {words} (was {standing}).")
    what = row.checkpoint if coded else _point(row, outcome.view.plan)
    said = message.format(what=what, words=words, standing=was)
    return said if row.occasion else said[:1].upper() + said[1:]


def _point(row: Standing, plan: Header) -> str:
    due = asked_words(row, plan)
    if row.occasion:
        return row.occasion if row.target is None else _("{words}, due {day}").format(words=row.occasion, day=due)
    if row.kind == "never":
        return _("the ban")
    if row.kind == "quota" and due and row.checkpoint != row.obligation:
        return _("{n} by {day}").format(n=row.needed, day=due)
    if row.kind == "quota" and row.needed > 1:
        return _("the whole year")
    return _("by {day}").format(day=due) if due else _("no date in the document")


def _days(row: Standing, outcome: Outcome) -> list[str]:
    """How many days early or late it was reached, or how long it took; nothing where the document sets no date."""
    if row.kind == "response":
        return [taken_words(row, outcome.view.plan)] if row.reached is not None else []
    if row.kind in {"minimum", "never"} or row.standing == "excused":
        return []
    if row.reached is None or row.told_due is None or row.counted_from is None:
        return []
    days = -days_past(row.counted_from, row.reached, outcome.view.plan.zone)
    if row.standing == "late":
        return [n_("by {n} day", "by {n} days", -days).format(n=-days)] if days else []
    return [n_("{n} day early", "{n} days early", days).format(n=days)] if days else [_("on the last day")]


def _lacking(row: Standing, outcome: Outcome) -> list[str]:
    """How many count of how many, and what is still to do by when."""
    count = outcome.counts.get(row.key, 0)
    if row.reached is not None:
        return [f"{count}/{row.needed}"] if row.needed > 1 and row.checkpoint == row.obligation else []
    left = row.needed - count
    if row.needed == 1 or row.standing == "excused":
        return []
    pieces = [f"{count}/{row.needed}", _("{n} to go").format(n=left)]
    due = asked_words(row, outcome.view.plan)
    if due and row.checkpoint == row.obligation:
        pieces.append(_("due {day}").format(day=due))
    return pieces
