"""What a load did."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govopen.ledger.history import entry_record, history
from govopen.ledger.view import View
from govopen.locales import _
from govopen.output.columns import aligned
from govopen.output.emit import Wanted
from govopen.output.publish import publish
from govopen.output.words import plan_title
from govopen.program import command

if TYPE_CHECKING:
    from govopen.deadlines.checked import Checked
    from govopen.ledger.loading import Loaded


def publish_loaded(wanted: Wanted, view: View, found: "Checked", loaded: "Loaded") -> None:
    """What was loaded, where, and what to type next; in JSON the load's entry, as every writing command gives."""
    counts = _counts(found, loaded)

    def record() -> dict[str, Any]:
        return {
            "entries": [
                entry_record(entry, history(view, limit=1)[0].text, view.plan.zone) for entry in loaded.entries
            ],
            "standings": [],
            "loaded": {
                "plan": loaded.plan_id,
                "version": loaded.version,
                "changed": bool(loaded.entries),
                **counts,
                "file": str(found.file),
                "database": str(view.database.path),
            },
        }

    rows = [(loaded.plan_id, loaded.version, int(bool(loaded.entries)), *counts.values())]
    header = ("plan", "version", "changed", *counts)
    publish(
        wanted,
        view,
        "entries",
        text=lambda: _lines(view, loaded, counts),
        record=record,
        rows=lambda: rows,
        header=header,
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
        "stated": found.checkpoints["stated"],
        "default": found.checkpoints["default"],
        "kept": loaded.kept,
        "past": loaded.past,
    }


def _lines(view: View, loaded: "Loaded", counts: dict[str, int]) -> Iterator[str]:
    yield aligned(f"{plan_title(view.plan)}  {view.plan.number}".rstrip())
    if loaded.entries:
        words = _("loaded as version {version}, {position}")
    else:
        words = _("nothing to do: the file is the same as version {version}, {position}")
    yield words.format(version=loaded.version, position=view.position)
    if counts["kept"]:
        words = _("{n} checkpoints of the older version stay as they were: they were due before this load")
        yield words.format(n=f"{counts['kept']:,}")
    if counts["past"]:
        words = _("{n} checkpoints of this version were due before it takes effect: overdue unless recorded")
        yield words.format(n=f"{counts['past']:,}")
    yield _("{items} items, {obligations} obligations, {units} units").format(**counts)
    yield _("checkpoints: {stated} with a date in the document, {default} without").format(
        stated=f"{counts['stated']:,}", default=f"{counts['default']:,}"
    )
    yield _("database: {path}").format(path=view.database.path)
    yield _("next:")
    yield _("  {command}    what is due, and who is late").format(command=command("status"))
    yield _("  {command}      record what was done").format(command=command("done"))
