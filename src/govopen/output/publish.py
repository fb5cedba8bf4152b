"""How a report leaves: under its heading, with what it depends on, and labelled where its data is synthetic."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from govopen.ledger.view import View
from govopen.locales import _
from govopen.output.emit import Wanted, emit


def publish(
    wanted: Wanted,
    view: View,
    schema: str,
    *,
    text: Callable[[], Iterable[str]],
    record: Callable[[], Mapping[str, object]],
    rows: Callable[[], Iterable[Sequence[object]]] | None = None,
    header: Sequence[str] = (),
) -> None:
    """Write a report as ``govopen.<schema>/1``: every format says the as-of instant, the position and the label."""

    def whole() -> Mapping[str, object]:
        return {
            "schema": f"govopen.{schema}/1",
            "as_of": view.as_of_words,
            "position": view.position,
            "synthetic": view.synthetic or None,
            **record(),
        }

    def labelled() -> Iterator[Sequence[object]]:
        return ((*row, view.synthetic) for row in rows()) if rows else iter(())

    if not view.synthetic:
        emit(wanted, text=lambda: chain(notes(view), text()), record=whole, rows=rows, header=header)
    else:
        csv = labelled if rows else None
        emit(wanted, text=lambda: chain(notes(view), text()), record=whole, rows=csv, header=(*header, "synthetic"))


def notes(view: View) -> Iterator[str]:
    """What the reader must know before the report."""
    if view.synthetic == "demo":
        yield _("DEMO: synthetic data, not a record of what happened")
    elif view.synthetic:
        yield _("PRACTICE: synthetic data, not a record of what happened")
    if view.capped:
        yield _("that as-of is still to come; reported as of now, {instant}").format(instant=view.as_of_words)
