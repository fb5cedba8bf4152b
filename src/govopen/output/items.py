"""The plan's items and what they oblige to: on the screen, as DESIGN 8's ``items``, or a row an obligation."""

from collections.abc import Iterable, Iterator

from govopen.ledger.document import Document, Record, worded
from govopen.ledger.view import View
from govopen.locales import _, language, n_
from govopen.output.asks import Names, asks, names_of
from govopen.output.columns import aligned, fit, wrap
from govopen.output.emit import Wanted, screen
from govopen.output.publish import publish
from govopen.output.words import all_names, plan_title

HEADER = (
    "item", "section", "title", "title_en", "lead", "responsible", "roles_stated", "obligation", "kind", "name",
    "name_en", "times", "milestones", "by", "every", "grace", "of", "within", "at_least", "hedge", "basis", "source",
    "assumed", "who", "units", "open_groups", "jointly", "evidence",
)  # fmt: skip
_OWN = HEADER[8:]
INDENT = " " * 7
NAME = {"zh": 24, "en": 34}
"""Cells for an obligation's name; a longer one pushes what it asks for."""
BEFORE = len(INDENT) + 9
"""Cells before the name: the code and the mark of what the document states."""

NARROWEST = 20


def publish_items(wanted: Wanted, view: View, document: Document, items: Iterable[Record]) -> None:
    """The items given, which stream in every format."""
    publish(
        wanted,
        view,
        "items",
        text=lambda: _lines(view, document, items, screen(wanted).width),
        record=lambda: {**document.head, "items": iter(items)},
        rows=lambda: _rows(items),
        header=HEADER,
    )


def _lines(view: View, document: Document, items: Iterable[Record], width: int) -> Iterator[str]:
    names, year = names_of(document), view.plan.first_day[:4]
    roles: dict[tuple[str, ...], list[str]] = {}  # most items of a large plan name the same bodies
    yield aligned(f"{plan_title(view.plan)}  {view.plan.number}".rstrip())
    n = stated = of = 0
    room = NAME[language()]
    for item in items:
        n += 1
        yield f"{item['code']:6} {aligned(worded(item, 'title'))}"
        key = (*item["lead"], "", *item["responsible"])
        if key not in roles:
            roles[key] = list(roles_lines(item, names, width))
        yield from roles[key]
        of += len(item["obligations"])
        stated += sum(owed["basis"] == "stated" for owed in item["obligations"])
        yield "\n".join([_obligation(owed, asks(owed, names, year), room, width) for owed in item["obligations"]])
    words = _("{items}, {obligations}; * marks the {stated} with a date, number or clock in the document")
    counts = {
        "items": n_("{n} item", "{n} items", n).format(n=n),
        "obligations": n_("{n} obligation", "{n} obligations", of).format(n=of),
    }
    yield from wrap(words.format(**counts, stated=stated), width)


def roles_lines(item: Record, names: Names, width: int) -> Iterator[str]:
    """Who leads and who is responsible, as the document writes them."""
    if not item["lead"] and not item["responsible"]:
        yield INDENT + _("the document names nobody")
    for role, words in (("lead", _("lead: ")), ("responsible", _("responsible: "))):
        if item[role]:
            yield from all_names(names.all(item[role]), width, INDENT + words)


def _obligation(owed: Record, asked: str, room: int, width: int) -> str:
    """One obligation, on as many lines as it takes; ``room`` is the cells for its name."""
    name, cells = fit(worded(owed))
    asked, more = fit(asked)
    mark = "*" if owed["basis"] == "stated" else " "
    start = f"{INDENT}{owed['code']:7}{mark} {name}{' ' * (room - cells)}  "
    used = BEFORE + max(room, cells) + 2
    if used + more <= width:
        return start + asked
    first, *rest = wrap(asked, max(width - used, NARROWEST))
    return "\n".join([start + first, *(" " * used + line for line in rest)])


def _rows(items: Iterable[Record]) -> Iterator[list[object]]:
    for item in items:
        roles = (" ".join(item["lead"]), " ".join(item["responsible"]), int(item["roles_stated"]))
        of_item = (item["code"], item["section"], item["title"], item["title_en"], *roles)
        for owed in item["obligations"]:
            yield [*of_item, owed["code"], *(_cell(owed[field]) for field in _OWN)]


def _cell(value: object) -> object:
    """A list is its parts with spaces between, a milestone ``1:2018-07-20``."""
    if isinstance(value, list):
        return " ".join(f"{part['times']}:{part['by']}" if isinstance(part, dict) else str(part) for part in value)
    return int(value) if isinstance(value, bool) else value
