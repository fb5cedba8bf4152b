"""What a load did."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from govopen.errors import listed
from govopen.ledger.history import entry_record, history
from govopen.ledger.moving import MOVABLE
from govopen.ledger.view import View
from govopen.locales import _, n_
from govopen.output.columns import cut, on_one_line, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.entries import change_record, change_words
from govopen.output.publish import publish
from govopen.output.words import jointly_words, plan_title
from govopen.program import command

if TYPE_CHECKING:
    from govopen.deadlines.checked import Checked
    from govopen.ledger.clauses import Source
    from govopen.ledger.entry import Entry
    from govopen.ledger.loading import Loaded
    from govopen.plan.model import Plan
    from govopen.standing.effect import Outcome
    from govopen.standing.restated import Restated
    from govopen.standing.standing import Standing


MOST_SHOWN = 12
"""So many of the standings that an amendment changes are named on the screen; of those that a correction does, all."""


Words = Mapping[str, str]
"""What is said, by code."""
LINE = 80
MOST_UNMATCHED = 3
"""So many clauses without an item are named, and so many items without a clause."""


class Quoted(NamedTuple):
    """A document, and the entry that its words were kept by; none where they are the same as before."""

    source: "Source"
    entry: "Entry | None"

    def record(self) -> dict[str, object]:
        source = self.source
        return {"name": source.name, "sha256": source.sha256, "texts": len(source.texts), "changed": bool(self.entry)}


def unmatched_lines(beyond: Words, without: Words, unlike: Words) -> Iterator[str]:
    """Where a document and a plan do not meet: clauses without an item, items without a clause, and obligations whose
    clause does not have the words that the plan quotes. A few of each in a line each, then how many more.
    """
    line = _("the plan has no item {code}, which the document has: {words}")
    yield from (_brief(line, each) for each in islice(beyond.items(), MOST_UNMATCHED))
    if left := _left(beyond):
        yield n_("and {n} more clause without an item", "and {n} more clauses without an item", left).format(n=left)
    line = _("the document has no clause {code}, which the plan has: {words}")
    yield from (_brief(line, each) for each in islice(without.items(), MOST_UNMATCHED))
    if left := _left(without):
        yield n_("and {n} more item without a clause", "and {n} more items without a clause", left).format(n=left)
    line = _("the clause of {code} lacks words that the plan quotes: {words}")
    yield from (_brief(line, each) for each in islice(unlike.items(), MOST_UNMATCHED))
    if left := _left(unlike):
        yield _("and {n} more such; is it the right document?").format(n=left)


def _left(found: Words) -> int:
    return max(len(found) - MOST_UNMATCHED, 0)


def _brief(line: str, each: tuple[str, str]) -> str:
    return cut(line.format(code=each[0], words=on_one_line(each[1])), LINE)


def publish_loaded(
    wanted: Wanted,
    view: View,
    found: "Checked",
    loaded: "Loaded",
    *,
    changed: "Restated | None" = None,
    before: "Plan | None" = None,
    quoted: "Quoted | None" = None,
) -> None:
    """What was loaded, where, and what to type next; in JSON the load's entry, as every writing command gives.

    ``changed`` are the standings that a new version changes, ``before`` is the plan that it changes, and ``quoted`` is
    the document whose words are kept beside it.
    """
    counts = _counts(found, loaded)
    made = len(loaded.entries) + bool(quoted and quoted.entry)
    width = screen(wanted).width

    def record() -> dict[str, Any]:
        lines = history(view, limit=made) if made else ()
        outcome = changed.outcome if changed else None
        return {
            "entries": [entry_record(line.entry, line.text, view.plan.zone) for line in lines],
            "standings": [change_record(change, outcome) for change in outcome.changes] if outcome else [],
            "loaded": {
                "plan": loaded.plan_id,
                "version": loaded.version,
                "changed": bool(loaded.entries),
                **counts,
                "file": str(found.file),
                "database": str(view.database.path),
                "source": quoted.record() if quoted else None,
            },
        }

    publish(
        wanted,
        view,
        "entries",
        text=lambda: chain(
            _lines(view, loaded, counts, width, quoted),
            _notice(before, found, width),
            _moved(loaded, width),
            _changes(changed, loaded, width),
            _next(view),
        ),
        record=record,
        rows=lambda: [(loaded.plan_id, loaded.version, int(bool(loaded.entries)), *counts.values())],
        header=("plan", "version", "changed", *counts),
    )


def _counts(found: "Checked", loaded: "Loaded") -> dict[str, int]:
    """``kept`` are the checkpoints that an older version keeps for ever, since they were due before this load.

    ``past`` are those of this version that were due before it takes effect.
    """
    assert found.plan is not None  # noqa: S101 - only a plan without errors is loaded
    items = list(found.plan.items())
    return {
        "items": len(items),
        "obligations": sum(len(item.obligations) for item in items),
        "units": len(found.plan.units),
        "stated": loaded.promised.get("stated", 0),
        "default": loaded.promised.get("default", 0),
        "kept": loaded.kept,
        "past": loaded.past,
    }


def _lines(view: View, loaded: "Loaded", counts: dict[str, int], width: int, quoted: "Quoted | None") -> Iterator[str]:
    yield from wrap(f"{plan_title(view.plan)}  {view.plan.number}".rstrip(), width)
    if loaded.entries:
        words = _("loaded as version {version}, {position}")
    elif quoted and quoted.entry:
        words = _("the file is the same as version {version}, {position}")
    else:
        words = _("nothing to do: the file is the same as version {version}, {position}")
    yield words.format(version=loaded.version, position=view.position)
    if counts["kept"]:
        words = _("{n} checkpoints of the older version stay as they were: they were due before this load")
        yield from wrap(words.format(n=f"{counts['kept']:,}"), width)
    if counts["past"]:
        words = _("{n} checkpoints of this version were due before it takes effect: overdue unless recorded")
        yield from wrap(words.format(n=f"{counts['past']:,}"), width)
    yield _("{items} items, {obligations} obligations, {units} units").format(**counts)
    if quoted:
        words = _("the document's words of {n} items are kept, to be quoted: {name}")
        words = words if quoted.entry else _("the document's words of {n} items are the same as before: {name}")
        yield from wrap(words.format(n=len(quoted.source.texts), name=quoted.source.name), width)
    yield _("checkpoints: {stated} with a date in the document, {default} without").format(
        stated=f"{counts['stated']:,}", default=f"{counts['default']:,}"
    )


def _notice(before: "Plan | None", found: "Checked", width: int) -> Iterator[str]:
    """The change notice, in brief."""
    if before is None or found.plan is None:
        return
    from govopen.output.diff import names_in, notice_lines
    from govopen.plan.diff import diff

    changes = diff(before, found.plan)
    if not changes:
        return
    yield n_("{n} change in the plan:", "{n} changes in the plan:", len(changes)).format(n=len(changes))
    for line in notice_lines(changes, MOST_SHOWN, names_in(before, found.plan), width - 2):
        yield f"  {line}".rstrip()


def _moved(loaded: "Loaded", width: int) -> Iterator[str]:
    """How many entries the load moved, and where to."""
    moved = Counter(
        f"{entry.obligation} {entry.unit or entry.holder}"
        for entry in loaded.entries
        if entry.refers_to is not None and entry.kind in MOVABLE
    )
    for where, n in moved.items():
        words = n_("{n} entry moved to {where}", "{n} entries moved to {where}", n)
        yield from wrap(words.format(n=n, where=where), width, "  ")


def _changes(found: "Restated | None", loaded: "Loaded", width: int) -> Iterator[str]:
    """Who took over how much; the standings that are others now, what is gone or new among them."""
    if found is None:
        return
    changed = found.outcome
    for holder, n in found.taken.items():
        words = n_("{unit} takes over {n} checkpoint", "{unit} takes over {n} checkpoints", n)
        yield from wrap(words.format(unit=changed.names[holder], n=f"{n:,}"), width, "  ")
    if not changed.changes:
        yield _("no standing changes")
        return
    total = len(changed.changes)
    yield n_("{n} standing or due date changes:", "{n} standings or due dates change:", total).format(n=total)
    most = len(changed.changes) if loaded.entries[0].refers_to else MOST_SHOWN
    for change in changed.changes[:most]:
        name = _holder(changed, change.row)
        words = f"  {name} {change.row.obligation} {change_words(change, changed)}"
        yield from wrap(words, width, "    ")
    if more := changed.changes[most:]:
        codes = list(dict.fromkeys(change.row.obligation for change in more))
        typed = command(f"show {codes[0] if len(codes) == 1 else _('CODE')}")
        words = n_(
            "  and {n} more, of {codes}; one by one: {command}",
            "  and {n} more, of {codes}; one by one: {command}",
            len(more),
        )
        yield from wrap(words.format(n=len(more), codes=listed(codes), command=typed), width, "    ")


def _holder(changed: "Outcome", row: "Standing") -> str:
    """Who holds a checkpoint, in short; of what is held jointly, how many units."""
    if row.holder == row.obligation:
        from govopen.standing.status import pool_size

        return jointly_words(pool_size(changed.view, row.holder))
    return changed.names.get(row.holder, row.holder)


def _next(view: View) -> Iterator[str]:
    yield _("database: {path}").format(path=view.database.path)
    yield _("next:")
    yield _("  {command}    what is due, and who is late").format(command=command("status"))
    yield _("  {command}      record what was done").format(command=command("done"))
