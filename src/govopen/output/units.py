"""Units and groups with every name they go by, and what one of them carries."""

from collections.abc import Iterator
from typing import Any

from govopen.errors import joined
from govopen.ledger.document import worded
from govopen.ledger.units import shown
from govopen.ledger.view import View
from govopen.ledger.who import Carries, Directory, Group, Known
from govopen.locales import N_, _, language, n_
from govopen.output.columns import Column, Screen, aligned, table, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish
from govopen.output.words import all_names
from govopen.program import command, shell_word

HEADER = (
    "name", "sort", "kind", "en", "also", "initials", "groups", "members", "open", "basis", "successors",
    "predecessors",
)  # fmt: skip
INDENT = " " * 4
_KINDS = {
    "department": N_("department"),
    "party": N_("party organ"),
    "vertical": N_("vertical agency"),
    "subdistrict": N_("subdistrict"),
}


def publish_units(wanted: Wanted, view: View, found: Directory) -> None:
    """The directory, as ``govopen.units/1`` in JSON."""
    look = screen(wanted)
    publish(
        wanted,
        view,
        "units",
        text=lambda: _one(view, found, found.carries, look.width) if found.carries else _all(view, found, look.width),
        record=lambda: _record(found),
        rows=lambda: _rows(found),
        header=HEADER,
    )


def _all(view: View, found: Directory, width: int) -> Iterator[str]:
    rows = [(unit.unit, _(_KINDS[unit.kind]), unit.initials, unit.en) for unit in found.units]
    headings = (_("unit"), _("kind"), _("initials"), _("English"))
    lines = table(rows, [*map(Column, headings[:3]), Column(headings[3])], Screen(width))
    yield next(lines)
    for line, unit in zip(lines, found.units, strict=True):
        yield line
        if unit.also:
            yield from all_names(unit.also, width, INDENT + _("also: "))
        yield from (INDENT + words for words in _lineage(view, unit))
    yield ""
    for group in found.groups:
        yield from _group(view, group, width)


def _lineage(view: View, unit: Known) -> Iterator[str]:
    """What became of it, and what it came from."""
    for words, others in (
        (_("no more; its work went to {units}"), unit.successors),
        (_("took over from {units}"), unit.predecessors),
    ):
        if others:
            yield words.format(units=joined(shown(view, other) for other in others))


def _group(view: View, group: Group, width: int) -> Iterator[str]:
    """Its name, how it is meant, and its members."""
    name = f"{group.name} ({group.en})" if group.en and language() == "en" else group.name
    if group.open and not group.members:
        yield from wrap(_("{group}: the document does not say who belongs").format(group=name), width, "  ")
        return
    n = len(group.members)
    if group.basis == "stated":
        head = n_("{group}: {n} unit, as the document says: ", "{group}: {n} units, as the document says: ", n)
    else:
        head = n_("{group}: {n} unit, our reading: ", "{group}: {n} units, our reading: ", n)
    yield aligned(head.format(group=name, n=n).rstrip())
    yield from all_names([shown(view, name) for name in group.members], width, "  ")


def _one(view: View, found: Directory, carries: Carries, width: int) -> Iterator[str]:
    for unit in found.units:
        yield aligned(f"{unit.unit}  {unit.en}  {_(_KINDS[unit.kind])}")
        names = joined([*unit.also, unit.initials])
        yield from wrap(_("also called: {names}").format(names=names), width, "  ")
        yield from (line for words in _lineage(view, unit) for line in wrap(words, width, "  "))
        if unit.groups:
            yield from wrap(
                _("belongs to: {groups}").format(groups=joined(shown(view, name) for name in unit.groups)), width, "  "
            )
    for group in found.groups:
        yield from _group(view, group, width)
    if carries.leads:
        yield _("leads:")
        for item in carries.leads:
            yield aligned(f"  {item['code']}  {worded(item, 'title')}")
    counts = {"stated": carries.obligations["stated"], "default": carries.obligations["default"]}
    words = n_(
        "answers for {stated} obligation with a date in the document, {default} without; jointly for {jointly}",
        "answers for {stated} obligations with a date in the document, {default} without; jointly for {jointly}",
        counts["stated"],
    )
    yield from wrap(words.format(**counts, jointly=carries.jointly), width, "  ")
    for unit in found.units:
        yield _("what it owes: {command}").format(command=command(f"status {shell_word(unit.unit)}"))


def _record(found: Directory) -> dict[str, Any]:
    carries = found.carries
    return {
        "units": [{**unit._asdict(), "en": unit.en or None, "initials": unit.initials or None} for unit in found.units],
        "groups": [{**group._asdict(), "en": group.en or None} for group in found.groups],
        "carries": None
        if carries is None
        else {
            "leads": [item["code"] for item in carries.leads],
            "stated": carries.obligations["stated"],
            "default": carries.obligations["default"],
            "jointly": carries.jointly,
        },
    }


def _rows(found: Directory) -> Iterator[tuple[object, ...]]:
    for unit in found.units:
        names, groups = " ".join(unit.also), " ".join(unit.groups)
        lineage = " ".join(unit.successors), " ".join(unit.predecessors)
        yield unit.unit, "unit", unit.kind, unit.en, names, unit.initials, groups, "", 0, "", *lineage
    for group in found.groups:
        names, members = " ".join(group.also), " ".join(group.members)
        yield group.name, "group", "", group.en, names, "", "", members, int(group.open), group.basis, "", ""
