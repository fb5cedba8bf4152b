"""What a file of rows would record, before it is; or what is wrong with it, cell by cell."""

from collections.abc import Iterable, Iterator

from govopen.errors import joined
from govopen.ledger.entry import kind_words
from govopen.locales import _, n_
from govopen.output.columns import Column, Screen, table
from govopen.output.words import moment_words, standing_words
from govopen.standing.effect import Outcome
from govopen.standing.importing import Import, Problem
from govopen.standing.verdicts import Verdicts


def preview(tried: Import, outcome: Outcome, screen: Screen) -> Iterator[str]:
    """One line a row: what would be recorded, and where that would leave the checkpoint it counts for next."""
    yield n_("{n} row, not recorded yet:", "{n} rows, not recorded yet:", len(tried.rows)).format(n=len(tried.rows))
    columns = (
        Column(_("row"), "right"),
        Column(_("unit"), limit=16),
        Column(_("obligation"), limit=21),
        Column(_("date"), limit=15),
        Column(_("times"), "right"),
        Column(_("then")),
    )
    yield from table(_cells(tried, outcome), columns, screen)


def _cells(tried: Import, outcome: Outcome) -> Iterator[tuple[str, ...]]:
    changes = {(change.row.origin, change.row.checkpoint): change.row for change in outcome.changes}
    for row, intent, entry in zip(tried.rows, tried.intents, outcome.entries, strict=True):
        point = intent.duty.checkpoint
        after = changes[point.origin, point.checkpoint]
        name = " ".join(word for word in (entry.obligation, entry.occasion, after.shown) if word)
        unit = outcome.names[entry.unit or entry.holder]
        day = moment_words(entry.occurred_at or 0, entry.occurred_timed, outcome.view.plan)
        yield str(row.number), unit, name, day, str(entry.times), standing_words(after.told)


def preview_verdicts(tried: Verdicts, outcome: Outcome, screen: Screen) -> Iterator[str]:
    """One line a row that decides: about what, which word, and where that would leave the checkpoints."""
    yield n_("{n} row, not recorded yet:", "{n} rows, not recorded yet:", len(tried.rows)).format(n=len(tried.rows))
    columns = (
        Column(_("row"), "right"),
        Column(_("entry")),
        Column(_("unit"), limit=16),
        Column(_("obligation"), limit=21),
        Column(_("decision")),
        Column(_("then"), overflow="cut"),
    )
    yield from table(_verdict_cells(tried, outcome), columns, screen)


def _verdict_cells(tried: Verdicts, outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for row, about, entry in zip(tried.rows, tried.about, outcome.entries, strict=True):
        changes = outcome.about(entry)
        name = " ".join(filter(None, (entry.obligation, entry.occasion, changes[0].row.shown if changes else "")))
        then = joined(dict.fromkeys(standing_words(change.row.told) for change in changes))
        unit = outcome.names[entry.unit or entry.holder]
        yield str(row.number), about.id, unit, name, kind_words(entry.kind), then


def problem_lines(problems: Iterable[Problem], screen: Screen) -> Iterator[str]:
    """Each problem behind its cell."""
    return table(problems, (Column(), Column(overflow="keep")), screen)
