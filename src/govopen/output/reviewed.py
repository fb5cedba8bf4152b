"""What is answered to a signature, to a word of the office, and to a correction."""

from collections.abc import Iterator, Sequence
from datetime import date

import typer

from govopen.ledger.claim import makes_good
from govopen.ledger.entry import Entry
from govopen.locales import N_, _, n_
from govopen.output.columns import printable, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.entries import MOST_SHOWN, a_mistake, publish_outcome, standing_lines, the_rest, what_words
from govopen.output.words import day_words
from govopen.program import command
from govopen.standing.effect import Outcome
from govopen.standing.signing import Signing

_SAID = {
    "acceptance": N_("accepted {entry}: {what}; this is {new}"),
    "return": N_("returned {entry}: {what}; this is {new}"),
}
_BOTH = {
    "acceptance": N_("recorded by {one}, accepted by {other}"),
    "return": N_("recorded by {one}, returned by {other}"),
}
_BOTH_FOR_THE_UNIT = {
    "acceptance": N_("typed by {one} for the unit, accepted by {other}"),
    "return": N_("typed by {one} for the unit, returned by {other}"),
}


def publish_signed(wanted: Wanted, outcome: Outcome, signed: Sequence[Signing]) -> None:
    """Say who signed for what, or disputes it, and who was late with that."""
    for remark in dict.fromkeys(remark for one in signed for remark in one.remarks):
        typer.echo(printable(remark), err=True)

    def text() -> Iterator[str]:
        width = screen(wanted).width
        for entry in outcome.entries[:MOST_SHOWN]:
            words = _("recorded {entry}: {what}").format(entry=entry.id, what=what_words(entry, outcome))
            yield from wrap(words, width)
        yield from the_rest(outcome.entries)
        for one in signed:
            if one.missed:
                yield from wrap(_late_words(outcome, one.drafts[0].unit, *one.missed), width)
        if any(entry.kind == "dispute" for entry in outcome.entries):
            yield from wrap(_("It counts as signed for; the due date stands until the office has decided."), width)
        if outcome.entries:
            yield from a_mistake(outcome.entries, wanted)

    publish_outcome(wanted, outcome, text)


def _late_words(outcome: Outcome, unit: str, last: date, n: int) -> str:
    words = n_("{unit} signed {n} working day late, due {day}", "{unit} signed {n} working days late, due {day}", n)
    return words.format(unit=outcome.names.get(unit, unit), n=n, day=day_words(last, outcome.view.plan))


def publish_reviewed(wanted: Wanted, outcome: Outcome, about: Sequence[Entry]) -> None:
    """Say which entries were accepted or returned, by whom, and what that changes."""

    def text() -> Iterator[str]:
        width = screen(wanted).width
        for old, new in list(zip(about, outcome.entries, strict=True))[:MOST_SHOWN]:
            said = _(_SAID[new.kind]).format(entry=old.id, what=what_words(old, outcome), new=new.id)
            yield from wrap(said, width)
            both = _BOTH_FOR_THE_UNIT if old.on_behalf else _BOTH
            yield from wrap(_(both[new.kind]).format(one=old.recorded_by, other=new.recorded_by), width)
            yield from _then(old, new, outcome, width)
        yield from the_rest(about)
        yield from a_mistake(outcome.entries, wanted)

    publish_outcome(wanted, outcome, text)


def _then(old: Entry, new: Entry, outcome: Outcome, width: int) -> Iterator[str]:
    if old.kind == "dispute":
        if new.kind == "return":
            yield _("the duty stays with the unit")
        else:
            words = _("to be reassigned by an amendment: change the plan's file, then {command}; the due date stands")
            yield from wrap(words.format(command=command(f"load {_('FILE')}")), width)
        return
    yield from standing_lines(outcome, new, width)
    if new.kind == "return" and old.kind in {"claim", "none"}:
        yield _("the unit makes it good with: {command}").format(command=makes_good(old, outcome.view.plan.zone))


def publish_corrected(wanted: Wanted, outcome: Outcome, old: Entry) -> None:
    """Say what the entry was, what it is now, and what that changes."""

    def text() -> Iterator[str]:
        width = screen(wanted).width
        withdrawn, made = outcome.entries
        words = _("corrected {old}, which {withdrawn} takes back: it was {what}")
        yield from wrap(words.format(old=old.id, withdrawn=withdrawn.id, what=what_words(old, outcome)), width)
        yield from wrap(_("now {new}: {what}").format(new=made.id, what=what_words(made, outcome)), width)
        yield from standing_lines(outcome, made, width)
        yield _("still wrong? {command}").format(command=command(f"correct {made.id} --reason {_('TEXT')}"))
        yield _("never happened? {command}").format(command=command(f"undo {made.id}"))

    publish_outcome(wanted, outcome, text)
