"""How a report about a whole database leaves: labelled where its data is synthetic, as those about a plan are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from govopen.locales import N_, _
from govopen.output.emit import Wanted, emit

LABELS = {
    "demo": N_("DEMO: synthetic data, not a record of what happened"),
    "practice": N_("PRACTICE: synthetic data, not a record of what happened"),
}


def label(synthetic: str) -> list[str]:
    """One line, or none for a real database."""
    return [_(LABELS[synthetic])] if synthetic else []


def publish_whole(
    wanted: Wanted,
    synthetic: str,
    schema: str,
    *,
    text: Callable[[], Iterable[str]],
    record: Mapping[str, object],
    rows: Sequence[Sequence[object]] | None = None,
    header: Sequence[str] = (),
) -> None:
    """Write a report as ``govopen.<schema>/1``; it belongs to no plan, and so has no position."""

    def lines() -> Iterator[str]:
        yield from label(synthetic)
        yield from text()

    whole = {"schema": f"govopen.{schema}/1", "synthetic": synthetic or None, **record}
    if rows is None:
        emit(wanted, text=lines, record=lambda: whole)
    elif synthetic:
        labelled = ((*row, synthetic) for row in rows)
        emit(wanted, text=lines, record=lambda: whole, rows=lambda: labelled, header=(*header, "synthetic"))
    else:
        emit(wanted, text=lines, record=lambda: whole, rows=lambda: rows, header=header)
