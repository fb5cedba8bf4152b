"""The first version of a plan, and for each of its fields the words and the rule that led to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from govopen.drafting.defaults import document_default, holds_for, set_apart
from govopen.drafting.document import Document, Span
from govopen.drafting.fitting import fitted
from govopen.drafting.gathering import gathered
from govopen.drafting.limits import in_time, most, refuse_obligations, refuse_outline, refuse_plan
from govopen.drafting.outline import Clause, Head, Outline, Part
from govopen.drafting.outlines.header import says_year, year_of_number
from govopen.drafting.outlining import outline
from govopen.drafting.registry import Registry
from govopen.drafting.repeated import repeated
from govopen.drafting.requirement import Requirement
from govopen.drafting.spelling import clean
from govopen.drafting.titles import period_of, plan_id, plan_title, title_of
from govopen.drafting.unnamed import without_unused
from govopen.drafting.wanting import wanted
from govopen.drafting.wants.apart import told_apart
from govopen.drafting.wants.years import NO_YEAR
from govopen.plan.findings import Path
from govopen.plan.model import Item, Plan

SURE = 0.8
"""From 0 to 1: what is decided with less is a doubt, named or not."""

BARE = 2
"""Characters of a heading that says too little alone."""
NO_DAY, GOES_ON = "feast", "deadline_then_ongoing"  # rules of requirements
_LATIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = [*_LATIN, *(f"{a}{b}" for a in _LATIN for b in _LATIN)][: most(Item, "obligations")]
_PLAIN = ("times", "every", "grace", "within", "at_least", "hedge")


class Decision(NamedTuple):
    """Why a field of the plan is as it is: the words of the document, the rule, how sure (0 to 1), what to check.

    ``path`` leads to the field in the plan; ``doubt`` is a key of what is doubtful, empty where nothing is; ``about``
    are the places or names that it holds for, where they are several: how many, and which.
    """

    path: Path
    spans: tuple[Span, ...]
    rule: str
    confidence: float = 1.0
    doubt: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's plan to be: ``plan`` is what its file will hold, None where the clerk must fill in."""

    document: Document
    outline: Outline
    plan: dict[str, Any]
    decisions: tuple[Decision, ...]

    @property
    def doubts(self) -> list[Decision]:
        """What a clerk should look at, worst first, in the order of the plan among equals."""
        doubtful = (each for each in self.decisions if each.doubt or each.confidence < SURE)
        return sorted(doubtful, key=lambda each: each.confidence)


def draft(document: Document, known: Plan | None = None) -> Draft:
    """Draft the plan of a document; ``known`` is a plan whose units and groups are taken over where they are named.

    Raises TooMany and TooLong, of ``drafting.limits``.
    """
    with in_time(document):
        read = outline(document)
        period = period_of(read.head)
        default = document_default(document, read.head.year, period)
        if default:
            read = set_apart(document, read, default)
        refuse_outline(document, read)
        made = _Drafting(document, read, Registry(known), default).whole(period)
        refuse_plan(document, made.plan)
        return made


_ASSESSED = re.compile("考核(?:责任)?(?:单位|部门)")


@dataclass
class _Drafting:
    document: Document
    read: Outline
    registry: Registry
    default: Requirement | None
    triggers: dict[str, dict[str, str]] = field(default_factory=dict)
    happenings: dict[str, str] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    def whole(self, period: tuple[date, date] | None) -> Draft:
        header = self._header(self.read.head, period)
        for clause in chain.from_iterable(part.clauses for part in self.read.parts):
            if clause.assignment:
                self.registry.add([*clause.assignment.lead, *clause.assignment.responsible])
        self.registry.settle()
        sections = [self._section(number, part, period) for number, part in enumerate(self.read.parts)]
        self._names()
        for span in self.read.unread:
            self._decide(self._near(span), [span], "table", 0.2, "table_unread")
        if asked := self.read.asked:
            self._decide(self._near(asked[0]), asked, "remark", 0.5, "asked_in_remark")
        if assessed := self._assessed():
            self._decide(self._near(assessed), [assessed], "label", 0.7, "assessed_units")
        plan: dict[str, Any] = {"plan": header, "units": self.registry.units}
        if self.registry.groups:
            plan["groups"] = self.registry.groups
        if self.triggers:
            plan["triggers"] = self.triggers
        plan["sections"] = sections
        if self.registry.known:
            self.decisions += without_unused(plan, self.registry.known, self.registry.made)
        decided = fitted(plan, self.decisions)
        decided += repeated(self.document, self.read, sections)
        return Draft(self.document, self.read, plan, tuple(gathered(plan, decided)))

    def _assessed(self) -> Span | None:
        """The first assignment that names units as those assessed (考核单位); one doubt is for all of them."""
        said = (clause.assignment for part in self.read.parts for clause in part.clauses)
        spans = (span for each in said if each for span in each.spans)
        return next((span for span in spans if _ASSESSED.search(self.document.words(span))), None)

    def _near(self, span: Span) -> Path:
        """The item that a stretch stands in or behind, the title where it is before all."""
        found: Path = ("plan", "title")
        for n, part in enumerate(self.read.parts):
            for m, clause in enumerate(part.clauses):
                if clause.body and clause.body[0].start <= span.start:
                    found = ("sections", n, "items", m, "code")
        return found

    def _decide(self, path: Path, spans: Sequence[Span], rule: str, confidence: float = 1.0, doubt: str = "") -> None:
        self.decisions.append(Decision(path, tuple(spans), rule, confidence, doubt))

    def _header(self, head: Head, period: tuple[date, date] | None) -> dict[str, Any]:
        header: dict[str, Any] = {"id": plan_id(head, period), "title": clean(plan_title(head)) or None}
        said = {
            "number": clean(head.number),
            "issuer": clean(head.issuer),
            "issued": head.issued,
            "published": head.published,
        }
        header |= {name: value for name, value in said.items() if value}
        header.setdefault("issued", head.published)
        header["period"] = list(period) if period else None
        for name in ("title", *said):
            if name in head.spans:
                self._decide(("plan", name), [head.spans[name]], "head")
        if not header["title"]:
            self._decide(("plan", "title"), [], "head", 0.0, "no_title")
        if not head.issued:
            self._decide(("plan", "issued"), [], "head", 0.4 if head.published else 0.0, "no_issue_date")
        year = [head.spans["year"]] if "year" in head.spans else []
        doubt, sure = ("", 0.9) if period else ("no_year", 0.0)
        if period and year_of_number(head.title, head.issued, head.published):
            doubt, sure = "year_of_number", 0.6
        self._decide(("plan", "period"), year, "head", sure, doubt)
        return header

    def _section(self, number: int, part: Part, period: tuple[date, date] | None) -> dict[str, Any]:
        path: Path = ("sections", number)
        title = title_of(self.document.words(part.title), printed=True) if part.title else ""
        own = [clause if clause.heading != part.title else replace(clause, heading=None) for clause in part.clauses]
        before = [None, *(clause.heading for clause in own)]
        items = [
            self._item((*path, "items", place), clause, period, first=clause.heading != before[place])
            for place, clause in enumerate(own)
        ]
        title = clean(title or plan_title(self.read.head)) or part.code
        return {"code": part.code, "title": title, "items": items}

    def _item(self, path: Path, clause: Clause, period: tuple[date, date] | None, *, first: bool) -> dict[str, Any]:
        """``first``: the first clause below its heading, whose title that is."""
        words = "".join(map(self.document.words, clause.body))
        heading = clause.heading if first else None
        printed = self.document.words(heading) if heading else ""
        title = title_of(printed or words, printed=bool(heading))
        if heading and len(title) <= BARE and clause.body:  # a category: 药品, 价格
            title = f"{title}：{title_of(words)}"
        item: dict[str, Any] = {"code": clause.code, "title": clean(title) or clause.code}
        self._decide((*path, "title"), [heading] if heading else clause.body[:1], "title")
        if clause.doubt and clause.assignment:  # else the units say it
            self._decide((*path, "code"), clause.body, "structure", 0.5, clause.doubt)
        item |= self._roles(path, clause)
        head = self.read.head
        since = None if says_year(head.title) else head.issued
        found, lost = wanted(self.document, clause, head.year, period, since=since)
        refuse_obligations(self.document, found)
        for each in lost:
            self._decide((*path, "obligations"), [each.span], "unused", each.confidence, each.doubt)
        if self.default and not found and holds_for(self.document, clause):
            found = [self.default]
        found = told_apart(self.document, [replace(each, about=each.about or item["title"]) for each in found])
        owed = [self._obligation((*path, "obligations", n), clause, letter, each)
                for n, (letter, each) in enumerate(zip(LETTERS, found, strict=False))]  # fmt: skip
        item["obligations"] = owed or [{"code": "a", "name": item["title"], "ongoing": True}]
        return item

    def _roles(self, path: Path, clause: Clause) -> dict[str, Any]:
        said = clause.assignment
        if said is None or not (said.lead or said.responsible):
            self._decide((*path, "responsible"), clause.body[:1], "nobody", 0.1, "nobody_named")
            return {"lead": [], "responsible": [], "roles_stated": False}
        if said.lead or not said.doubt:
            told = said.responsible or said.doubt  # it stands at those responsible
            self._decide((*path, "lead"), said.spans, said.rule, 1.0 if told else said.confidence)
        self._decide((*path, "responsible"), said.spans, said.rule, said.confidence, said.doubt)
        return {"lead": self.registry.spelled(said.lead), "responsible": self.registry.spelled(said.responsible)}

    def _obligation(self, path: Path, clause: Clause, letter: str, want: Requirement) -> dict[str, Any]:
        owed: dict[str, Any] = {"code": letter, "name": want.about}
        if want.by:
            owed["by"] = None if want.by.year == NO_YEAR else want.by
        if want.of:
            owed["of"] = self._trigger(clause.code + letter, want)
        owed |= {name: value for name in _PLAIN if (value := getattr(want, name))}
        if want.milestones:
            owed["milestones"] = [
                {"times": times, "by": None if by.year == NO_YEAR else by} for times, by in want.milestones
            ]
        if want.never:
            owed["never"] = True
        if want.rule == NO_DAY:  # what the document names is no day: nothing is invented
            return self._undated(path, owed, want)
        owed |= {"basis": "stated", "source": "，".join(map(self.document.words, want.words))}
        if want.assumed:
            owed["assumed"] = list(want.assumed)
        doubt = want.doubt or ("year_supplied" if want.open_year else "goes_on" if want.rule == GOES_ON else "")
        self._decide(path, want.words, want.rule, want.confidence, doubt)
        return owed

    def _undated(self, path: Path, owed: dict[str, Any], want: Requirement) -> dict[str, Any]:
        self._decide(path, want.words, want.rule, want.confidence, want.doubt)
        return {"code": owed["code"], "name": owed["name"], "ongoing": True}

    def _trigger(self, code: str, want: Requirement) -> str:
        happening = want.of
        if happening is None:
            return ""
        key = happening.key or self.happenings.get(happening.name) or f"happening_{code.replace('.', '_')}"
        self.triggers.setdefault(key, {"name": happening.name})
        self.happenings.setdefault(happening.name, key)
        return key

    def _names(self) -> None:
        """What was decided about the units and groups that the document brought."""
        for key, named in self.registry.made.items():
            if key != named.name:
                part = "units" if key in self.registry.units else "groups"
                self._decide((part, key), [named.span], "spelling", 0.7, "name_respelled")
            if key in self.registry.units:
                self._decide(("units", key), [named.span], "kind_by_name", 0.85)
            elif key in self.registry.empty:
                self._decide(("groups", key), [named.span], "group", 0.3, "nobody_of_that_kind")
            else:
                open_ = self.registry.groups[key].get("open", False)
                self._decide(("groups", key), [named.span], "group", 0.6, "open_group" if open_ else "members_by_kind")
        for key, named in self.registry.short.items():
            self._decide(("units", key), [named.span], "spelling", 0.6, "without_level")
