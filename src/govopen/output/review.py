"""How the list of what waits looks: on the screen with the lines to type, as JSON, and as rows to decide in."""

from collections.abc import Container, Iterator, Sequence

from govopen.ledger.bulk import VERDICTS, heading_of
from govopen.ledger.entry import kind_words
from govopen.ledger.evidence import pieces_of
from govopen.ledger.history import entry_record
from govopen.ledger.story import Obligation, obligations
from govopen.ledger.units import units
from govopen.ledger.view import View
from govopen.locales import _, language, n_
from govopen.output.columns import width_of
from govopen.output.emit import Wanted, screen
from govopen.output.history import INDENT, Teller
from govopen.output.publish import publish
from govopen.output.words import as_of_words, beside, flow, free_words, piece_words, plan_title
from govopen.program import command
from govopen.standing.waiting import Waiting

_FACTS = (
    "kind", "unit", "obligation", "checkpoint", "case", "period", "occurred_at", "until", "times", "evidence", "note",
    "reason", "by", "on_behalf", "via", "ref", "reported_at", "recorded_at",
)  # fmt: skip
HEADER = (
    "entry", "kind", "unit", "pool", "obligation", "name", "checkpoint", "case", "period", "occurred_at", "until",
    "times", "evidence", "note", "by", "on_behalf", "via", "recorded_at", "waiting_days", "decision", "reason",
)  # fmt: skip
"""The columns of CSV: the last two are for the office to fill in, under headings in its language."""


def publish_review(wanted: Wanted, view: View, found: Sequence[Waiting], *, office: bool) -> None:
    """Write the list as ``govopen.review/1``; only the ``office`` is told how to decide."""
    known, held = obligations(view), units(view)

    def records() -> Iterator[dict[str, object]]:
        return (_record(one, view.plan.zone, known, held) for one in found)

    publish(
        wanted,
        view,
        "review",
        text=lambda: _lines(view, found, known, screen(wanted).width, office=office),
        record=lambda: {
            "waiting": len(found),
            "older": sum(one.older for one in found),
            "within": view.plan.review_within,
            "rows": records(),
        },
        rows=lambda: map(_cells, found, records()),
        header=[heading_of({**VERDICTS.headings, **VERDICTS.ignored}[name]) for name in HEADER],
    )


def _record(one: Waiting, zone: str, known: dict[str, Obligation], held: Container[str]) -> dict[str, object]:
    entry = one.entry
    facts = entry_record(entry, one.line.text, zone, redacted=one.line.redacted)
    obligation = known.get(entry.obligation)
    return {
        "entry": entry.id,
        **{name: facts[name] for name in _FACTS},
        "name": obligation.name if obligation else None,
        "pool": None if entry.holder in held else entry.holder,
        "replaces": facts["refers_to"],
        "waiting_days": one.days,
        "older": one.older,
    }


def _cells(one: Waiting, found: dict[str, object]) -> list[object]:
    text = one.line.text
    pieces = (piece_words(piece, text) or piece.sha256 for piece in pieces_of(one.entry.evidence, text))
    note = free_words(text, "note") or free_words(text, "reason")
    made = {**found, "evidence": " ".join(pieces), "note": note, "decision": None, "reason": None}
    if language() != "en":
        made["kind"] = kind_words(one.entry.kind)
    return [int(cell) if isinstance(cell := made[name], bool) else cell for name in HEADER]


def _lines(
    view: View, found: Sequence[Waiting], known: dict[str, Obligation], width: int, *, office: bool
) -> Iterator[str]:
    yield from beside(_("Waiting for review: {title}").format(title=plan_title(view.plan)), as_of_words(view), width)
    yield from beside("  ".join(_counted(view, found)), view.position, width)
    teller = Teller(view, known, width)
    for one in found:
        yield ""
        yield from teller.tell(one.line)
        yield INDENT + _since(one)
        if office:
            yield from _to_type(one, width)
    if found and office:
        yield ""
        export, back = command("review -o review.csv"), command("review --from review.csv")
        yield from flow(
            [_("many at once: {command}").format(command=export), _("filled in: {command}").format(command=back)], width
        )


def _counted(view: View, found: Sequence[Waiting]) -> Iterator[str]:
    if not found:
        yield _("nothing waits")
        return
    yield n_("{n} entry waits", "{n} entries wait", len(found)).format(n=len(found))
    older = sum(one.older for one in found)
    if older:
        words = n_(
            "{n} of them longer than {days} working day",
            "{n} of them longer than {days} working days",
            view.plan.review_within,
        )
        yield words.format(n=older, days=view.plan.review_within)


def _since(one: Waiting) -> str:
    if not one.days:
        return _("waits less than a working day")
    words = n_("waits {n} working day", "waits {n} working days", one.days).format(n=one.days)
    return _("{words}, too long").format(words=words) if one.older else words


def _to_type(one: Waiting, width: int) -> Iterator[str]:
    accept = command(f"accept {one.entry.id}")
    back = command(f"return {one.entry.id} --reason {_('REASON')}")
    line = f"{INDENT}{accept}    {back}"
    yield from [line] if width_of(line) <= width else [INDENT + accept, INDENT + back]
