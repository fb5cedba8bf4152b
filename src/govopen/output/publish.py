"""How a report leaves: under its heading, with what it depends on, and labelled where its data is synthetic."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from govopen.ledger.view import View
from govopen.locales import N_, _
from govopen.output.emit import Wanted, emit

LABELS = {
    "demo": N_("DEMO: synthetic data, not a record of what happened"),
    "practice": N_("PRACTICE: synthetic data, not a record of what happened"),
}
Text = Callable[[], Iterable[str]]
Object = Mapping[str, object]
Rows = Iterable[Sequence[object]]


def publish(
    wanted: Wanted,
    view: View,
    schema: str,
    *,
    text: Text,
    record: Callable[[], Object],
    rows: Callable[[], Rows] | None = None,
    header: Sequence[str] = (),
) -> None:
    """Write a report as ``govopen.<schema>/1``: every format says the as-of instant, the position and the label."""
    about = {"schema": f"govopen.{schema}/1", "as_of": view.as_of_words, "position": view.position}
    _leave(wanted, view.synthetic, about, lambda: chain(notes(view), text()), record, rows, header)


def publish_whole(
    wanted: Wanted,
    synthetic: str,
    schema: str,
    *,
    text: Text,
    record: Object,
    rows: Sequence[Sequence[object]] | None = None,
    header: Sequence[str] = (),
) -> None:
    """Write a report about a whole database; it belongs to no plan, and so has no position."""
    about = {"schema": f"govopen.{schema}/1"}
    listed = None if rows is None else lambda: rows
    _leave(wanted, synthetic, about, lambda: chain(label(synthetic), text()), lambda: record, listed, header)


def notes(view: View) -> Iterator[str]:
    """What the reader must know before the report."""
    yield from label(view.synthetic)
    if view.capped:
        from govopen.output.words import as_of_words  # most reports look at a moment that was

        yield _("that as-of is still to come; reported as of now, {instant}").format(instant=as_of_words(view))


def label(synthetic: str) -> list[str]:
    """One line, or none for a real database."""
    return [_(LABELS[synthetic])] if synthetic else []


def _leave(  # noqa: PLR0917 - what both kinds of report have
    wanted: Wanted,
    synthetic: str,
    about: Object,
    text: Text,
    record: Callable[[], Object],
    rows: Callable[[], Rows] | None,
    header: Sequence[str],
) -> None:
    def whole() -> Object:
        return {**about, "synthetic": synthetic or None, **record()}

    def labelled() -> Iterator[Sequence[object]]:
        return ((*row, synthetic) for row in rows()) if rows else iter(())

    if rows is None or not synthetic:
        emit(wanted, text=text, record=whole, rows=rows, header=header)
    else:
        emit(wanted, text=text, record=whole, rows=labelled, header=(*header, "synthetic"))
