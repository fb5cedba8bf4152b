"""Extensions and excuses in words, the same wherever an entry is told."""

from govopen.deadlines.instants import day_of, end_of
from govopen.ledger.entry import Entry
from govopen.ledger.view import Header
from govopen.locales import _
from govopen.output.words import day_words, due_words

DECISIONS = frozenset({"extension", "excuse"})


def decision_words(entry: Entry, plan: Header, was: int | None = None) -> str:
    """Extends 2.1.2a/1 to 08-31 (was 07-20), decided 07-18, reference and its number; of a request, what is asked for.

    ``was`` is the due instant before any extension.
    """
    words = _wish(entry, plan, was)
    if entry.decided_at is not None:
        decided = day_words(day_of(entry.decided_at, plan.zone), plan)
        words = _("{words}, decided {day}").format(words=words, day=decided)
    return _("{words}, reference {ref}").format(words=words, ref=entry.ref) if entry.ref else words


def _wish(entry: Entry, plan: Header, was: int | None) -> str:
    if entry.kind == "excuse":
        message = _("asks to excuse {checkpoint}") if entry.decided_at is None else _("excuses {checkpoint}")
        return message.format(checkpoint=entry.checkpoint)
    to = until_words(entry.until or 0, plan)
    if was is not None:
        to = _("{day} (was {original})").format(day=to, original=until_words(was, plan))
    message = (
        _("asks to extend {checkpoint} to {to}") if entry.decided_at is None else _("extends {checkpoint} to {to}")
    )
    return message.format(checkpoint=entry.checkpoint, to=to)


def until_words(until: int, plan: Header) -> str:
    """A day, or a minute where the clock is in hours."""
    return due_words(until, int(until != end_of(day_of(until, plan.zone), plan.zone)), plan)
