"""Empty a text that must not be kept: a name, a telephone number, something secret. The entry and its facts stay.

What says so is an entry of its own, one for each field that is gone. Its ``times`` is 0 where only the field asked for
had to go, else how many went together, as in a text that an older program hashed as one.
"""

from typing import NamedTuple

from govopen.errors import BadInput, joined
from govopen.ledger.chain import words
from govopen.ledger.emptied import Emptied, without
from govopen.ledger.entry import FIELDS, Draft, Entry, Text, field_words
from govopen.ledger.view import View
from govopen.ledger.withdraw import entry_at
from govopen.locales import _
from govopen.program import command
from govopen.store.sql import sql


def _called(field: str) -> str:
    """As it is typed, with its words where they are others."""
    words = field_words(field)
    return field if words == field else _("{field} ({words})").format(field=field, words=words)


class UnknownField(BadInput):
    def __init__(self, field: str) -> None:
        known = joined(map(_called, FIELDS))
        super().__init__(_("no field {field}; the fields are {known}").format(field=repr(field), known=known))


class WhichField(BadInput):
    def __init__(self, seq: int) -> None:
        known = "|".join(FIELDS)
        super().__init__(_("which words of E{seq} are deleted? add --field {known}").format(seq=seq, known=known))


class NothingThere(BadInput):
    def __init__(self, seq: int, field: str, there: list[str]) -> None:
        message = _("E{seq} has no {field}; it has {fields}") if there else _("E{seq} has no {field}, nor other words")
        super().__init__(message.format(seq=seq, field=_called(field), fields=joined(map(_called, there))))


class RedactedAlready(BadInput):
    def __init__(self, seq: int, field: str) -> None:
        message = _("the {field} of E{seq} was deleted already; {command} tells by whom")
        super().__init__(message.format(field=field_words(field), seq=seq, command=command("history")))


class WhyRedacted(BadInput):
    def __init__(self) -> None:
        super().__init__(_("why is it deleted? add --reason TEXT, without repeating what is deleted"))


class Redaction(NamedTuple):
    """What is to be recorded, and what then remains of the text."""

    entry: Entry
    drafts: list[Draft]
    left: Emptied


def redactions(view: View, entry: Entry, field: str, reason: str) -> list[Redaction]:
    """Delete one field of an entry's text, and of what repeats its words: the entry that put it right or that it puts
    right, the one in whose place it stands, its case's other openings. The entry's own comes first.

    Raises UnknownField, NothingThere, RedactedAlready, WhyRedacted.
    """
    first = _redaction(view, entry, field, reason)
    said = getattr(_text(view, entry.seq), field)
    same = [each for each in _beside(view, entry.seq) if getattr(_text(view, each), field) == said]
    return [first, *(_redaction(view, entry_at(view, each), field, reason) for each in same)]


def _beside(view: View, seq: int) -> list[int]:
    """The entries that are tied to one, directly or over others, by number."""
    found, waiting = {seq}, [seq]
    while waiting:
        rows = view.database.rows("ledger", "beside", plan=view.plan.plan_id, seq=waiting.pop())
        new = {int(row[0]) for row in rows} - found
        found |= new
        waiting += new
    return sorted(found - {seq})


def _text(view: View, seq: int) -> Text:
    return words(view.database.rows("ledger", "text", plan=view.plan.plan_id, seq=seq)[0][1])


def _redaction(view: View, entry: Entry, field: str, reason: str) -> Redaction:
    if not field:
        raise WhichField(entry.seq)
    if field not in FIELDS:
        raise UnknownField(field)
    if not reason.strip():
        raise WhyRedacted
    salts, stored = view.database.rows("ledger", "text", plan=entry.plan_id, seq=entry.seq)[0]
    text = words(stored)
    if field in text.gone:
        raise RedactedAlready(entry.seq, field)
    if not getattr(text, field):
        raise NothingThere(entry.seq, field, [name for name in FIELDS if getattr(text, name)])
    left = without(field, salts, stored, entry.text_sha256)
    gone = [name for name in FIELDS if name in left.leaves and name not in text.gone]
    said = Text(reason=reason.strip())
    draft = Draft.about(entry, "redaction", view.version, said, times=len(gone) if left.whole else 0)
    return Redaction(entry, [draft._replace(ref=name) for name in gone], left)


def empty(view: View, made: Redaction) -> None:
    """Put what remains in the text's place, in the caller's transaction; what was there is overwritten on disk."""
    view.database.execute("PRAGMA secure_delete = ON")
    values = {"plan": made.entry.plan_id, "seq": made.entry.seq, "salt": made.left.salts, "body": made.left.stored}
    for _field in made.drafts:
        view.database.execute(sql("ledger", "empty_text"), values)
