"""What `redact` did: which words are gone, and where they may still be."""

from collections.abc import Iterator

from govopen.errors import joined
from govopen.ledger.entry import Entry, field_words
from govopen.locales import _
from govopen.output.columns import wrap
from govopen.output.emit import Wanted, screen
from govopen.output.entries import publish_outcome, what_words
from govopen.program import command
from govopen.standing.effect import Outcome


def publish_redacted(wanted: Wanted, outcome: Outcome, entry: Entry) -> None:
    """Say what was deleted, as ``govopen.entries/1`` in JSON; to be called once it is on disk."""

    def text() -> Iterator[str]:
        made = [each for each in outcome.entries if each.refers_to == entry.seq]
        fields = joined(field_words(each.ref) for each in made)
        words = _("deleted from {entry}: {fields}; this is {new}. {what}")
        new = joined(each.id for each in made)
        what = what_words(entry, outcome)
        yield from wrap(words.format(entry=entry.id, fields=fields, new=new, what=what), screen(wanted).width)
        copies = outcome.entries[len(made) :]
        if copies:
            told = _("the same words were in {entries}, and are deleted there too: {new}")
            told = told.format(entries=joined(_places(copies)), new=joined(each.id for each in copies))
            yield from wrap(told, screen(wanted).width)
        if len({each.refers_to for each in outcome.entries}) < len(outcome.entries):
            yield from wrap(
                _("an older program kept this text under one hash, so all of it had to go"), screen(wanted).width
            )
        yield from wrap(
            _("the entry itself stays and counts as before; backups and exports made earlier still hold the words"),
            screen(wanted).width,
        )
        yield _("to see it: {command}").format(command=command(f"history {entry.id}"))

    publish_outcome(wanted, outcome, text)


def _places(made: list[Entry]) -> Iterator[str]:
    return (f"E{seq}" for seq in dict.fromkeys(each.refers_to for each in made))
