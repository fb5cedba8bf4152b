"""The page for reviewing a draft: document and plan row by row, the words behind each field marked, doubts first.

A plain file: no script, nothing fetched, everything from outside escaped.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from govopen.locales import N_, _, language
from govopen.output.doubts import place, quote, why
from govopen.output.draft import Drafted, counted
from govopen.output.draft_fields import FIELDS, facts_words, header_words, names_words, owed_words
from govopen.output.draft_repairs import repaired, repairs_told
from govopen.output.draft_rules import made_by

if TYPE_CHECKING:
    from govopen.drafting.document import Span
    from govopen.drafting.draft import Decision, Draft
    from govopen.plan.findings import Path

_INTRODUCE = frozenset({"title", "heading", "number", "table_head"})
"""Roles that belong to what follows them."""

_CLOSING = "。；，、 \n"

_HEADINGS = {
    "missing": N_("To fill in before it can be loaded"),
    "doubts": N_("To check, worst first"),
    "rows": N_("The document and the plan"),
    "document": N_("as printed"),
    "draft": N_("as drafted"),
    "names": N_("units and groups"),
}
_HEAD = ("title", "number", "issuer", "issued", "published", "period")


class Piece(NamedTuple):
    """Words of the document that led to the same fields; ``mark`` is one of their decisions, None for none."""

    text: str
    mark: int | None
    begins: tuple[int, ...]  # the decisions whose words begin here
    doubtful: bool


class Field(NamedTuple):
    """A field of the plan, the number of the decision behind it, what is doubtful, and the rule that made it."""

    name: str
    value: str
    mark: int | None = None
    doubt: str = ""
    quoted: bool = False  # whether there are words that led to it
    rule: str = ""


class Row(NamedTuple):
    """A stretch of the document and what it became; ``role`` is that of the stretch where it became nothing.

    ``section`` is the one that begins with it.
    """

    role: str
    pieces: list[Piece]
    section: Field | None = None
    title: Field | None = None
    fields: Sequence[Field] = ()


def page(made: Drafted) -> str:
    """The whole page as HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("govopen.output"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    draft, side = made.draft, _SideBySide(made.draft)
    headings = {name: _(words) for name, words in _HEADINGS.items()}
    return environment.get_template("draft.html.j2").render(
        lang="zh-CN" if language() == "zh" else "en",
        header=draft.plan["plan"],
        number=draft.plan["plan"].get("number", ""),
        headings=headings,
        names=side.names(),
        name=draft.document.name,
        file=PurePath(made.file).name or headings["draft"],
        counted=counted(made),
        repaired=repaired(draft.document),
        repairs=list(repairs_told(draft.document)),
        missing=made.missing,
        doubts=[side.doubt(each, line) for each, line in zip(draft.doubts, made.lines, strict=True)],
        head=side.head(),
        rows=list(side.rows()),
    )


class _SideBySide:
    """The rows of the page, in the order of the document."""

    def __init__(self, draft: "Draft") -> None:
        self._draft = draft
        self._doubts: dict[Path, list[str]] = {}
        self._made: dict[Path, list[Decision]] = {}
        for each in draft.decisions:
            self._made.setdefault(each.path, []).append(each)
        for each in draft.doubts:
            self._doubts.setdefault(each.path, []).append(why(draft, each))
        self._marks = {each.path: number for number, each in enumerate(draft.decisions)}
        self._quoted = {each.path for each in draft.decisions if each.spans}
        self._clauses = [
            (("sections", n, "items", m), clause)
            for n, part in enumerate(draft.outline.parts)
            for m, clause in enumerate(part.clauses)
        ]

    def doubt(self, decision: "Decision", line: int) -> dict[str, Any]:
        return {
            "mark": self._linked(decision.path),
            "quoted": bool(decision.spans),
            "line": line,
            "place": place(self._draft, decision),
            "why": why(self._draft, decision),
            "words": quote(self._draft, decision),
            "rule": made_by([decision]),
        }

    def head(self) -> list[Field]:
        return [self._field(_(FIELDS[name]), header_words(self._draft, name), ("plan", name)) for name in _HEAD]

    def rows(self) -> Iterator[Row]:
        """Every stretch of the document once; a clause's words stand in one row with what introduces them."""
        stretches = self._draft.outline.accounted
        cut = _Cut(self._draft, {self._linked(path) for path in self._doubts}, self._linked)
        told: set[int] = set()
        for (owner, role), numbers in groupby(range(len(stretches)), key=list(self._owners()).__getitem__):
            parts = (cut.pieces(stretches[number].span) for number in numbers)
            row = Row(role, list(chain.from_iterable(parts)))
            if owner >= 0 and owner not in told:
                told.add(owner)
                row = self._filled(row, owner)
            yield row

    def _owners(self) -> list[tuple[int, str]]:
        """For each stretch the number of the first clause with words in it, or -1 and its role."""
        stretches = self._draft.outline.accounted
        ends = [stretch.span.end for stretch in stretches]
        owned = [-1] * len(stretches)
        for number, (_path, clause) in enumerate(self._clauses):
            for span in (*clause.body, *(clause.assignment.spans if clause.assignment else ()), *clause.due):
                at = bisect_right(ends, span.start)
                while at < len(stretches) and stretches[at].span.start < span.end:
                    owned[at] = number if owned[at] < 0 else owned[at]
                    at += 1
        roles = [stretch.role for stretch in stretches]
        for at in range(len(stretches) - 2, -1, -1):
            if owned[at] < 0 and roles[at] in _INTRODUCE:
                owned[at], roles[at] = owned[at + 1], roles[at + 1]
        found: list[tuple[int, str]] = []
        for owner, role, stretch in zip(owned, roles, stretches, strict=True):
            alone = owner < 0 and not self._draft.document.words(stretch.span).strip(_CLOSING)
            ends_row = alone and found and found[-1][0] < 0  # a full stop stands in the row of what it closes
            found.append(found[-1] if ends_row else (owner, "" if owner >= 0 else role))
        return found

    def _filled(self, row: Row, number: int) -> Row:
        path, _clause = self._clauses[number]
        item: dict[str, Any] = self._draft.plan["sections"][path[1]]["items"][path[3]]
        roles = ("lead", "responsible")
        fields = [self._field(_(FIELDS[role]), names_words(item[role]), (*path, role)) for role in roles]
        for n, owed in enumerate(item["obligations"]):
            asked = owed_words(self._draft, owed)
            fields.append(self._field(f"{item['code']}{owed['code']} {owed['name']}", asked, (*path, "obligations", n)))
        about = next(path_ for path_ in self._titled(path) if path_ in self._marks)
        row = row._replace(title=self._field(item["code"], item["title"], about), fields=fields)
        return row._replace(section=self._section(path[1])) if path[3] == 0 else row

    def _section(self, number: int | str) -> Field:
        section = self._draft.plan["sections"][number]
        return self._field(section["code"], section["title"], ("sections", number, "code"))

    def _titled(self, path: "Path") -> "list[Path]":
        """What is decided about an item as a whole, the doubtful first: its place, its undated duties, its title."""
        return [(*path, "code"), (*path, "obligations"), (*path, "title")]

    def names(self) -> list[Field]:
        """The units and groups that the document names, the doubtful first."""
        plan = self._draft.plan
        paths = [path for path in self._marks if path[0] in {"groups", "units"} and len(path) > 1]
        fields = [self._field(str(path[1]), facts_words(plan[str(path[0])][path[1]]), path) for path in paths]
        if ("units",) in self._marks:  # what is said of several at once
            fields.append(self._field(_("units"), str(len(plan["units"])), ("units",)))
        return sorted(fields, key=lambda field: not field.doubt)

    def _linked(self, path: "Path") -> int:
        """The decision's number where its field stands on the page."""
        if len(path) > 4 and path[4:] in {("title",), ("code",), ("obligations",)}:
            first = next(each for each in self._titled(path[:4]) if each in self._marks)
            return self._marks[first]
        return self._marks[path]

    def _field(self, name: str, value: str, path: "Path") -> Field:
        doubt = _("; ").join(self._doubts.get(path, ()))
        rule = made_by(self._made.get(path, ()))
        return Field(name, value, self._marks.get(path), doubt, path in self._quoted, rule)


class _Cut:
    """The document's words, cut where the words of a decision begin or end."""

    def __init__(self, draft: "Draft", doubtful: set[int], linked: "Callable[[Path], int]") -> None:
        self._text = draft.document.text
        self._spans = sorted((span, linked(each.path)) for each in draft.decisions for span in each.spans)
        self._doubtful = doubtful
        self._next = 0
        self._over: list[tuple[Span, int]] = []
        self._shown: set[int] = set()

    def pieces(self, stretch: "Span") -> Iterator[Piece]:
        """The pieces of a stretch; stretches are asked for in their order."""
        while self._next < len(self._spans) and self._spans[self._next][0].start < stretch.end:
            self._over.append(self._spans[self._next])
            self._next += 1
        self._over = [pair for pair in self._over if pair[0].end > stretch.start]
        within = ({max(stretch.start, span.start), min(stretch.end, span.end)} for span, _number in self._over)
        cuts = sorted({*stretch}.union(*within))
        for start, end in pairwise(cuts):
            over = [(span.end - span.start, number) for span, number in self._over if span.start <= start < span.end]
            mark = min(over)[1] if over else None  # the narrowest says most
            begins = tuple(sorted({number for _length, number in over} - self._shown))
            self._shown.update(begins)
            yield Piece(self._text[start:end], mark, begins, mark in self._doubtful)
