"""What became of a document: how much was found, what to fill in, what to check, worst first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from govopen.locales import _, n_
from govopen.output.columns import Column, screen, table, wrap
from govopen.output.doubts import place, quote, said, why
from govopen.output.draft_repairs import repair_records, repaired
from govopen.program import command, shell_word

if TYPE_CHECKING:
    from govopen.drafting.draft import Decision, Draft
    from govopen.plan.findings import Problem

MOST = 20
"""Doubts on the screen; all of them stand in the file."""


@dataclass(frozen=True)
class Drafted:
    """A draft on its way out: the text of its file, where that is (empty: on stdout), and what ``check`` says of it.

    ``lines`` are the lines of ``draft.doubts`` in the text, from 1. ``notice`` says what is new, dropped and changed
    since last year's plan.
    """

    draft: "Draft"
    text: str
    file: str
    problems: "list[Problem]"
    lines: list[int]
    report: str = ""
    notice: tuple[str, ...] = ()

    @property
    def missing(self) -> "list[Problem]":
        """What the clerk must fill in before the plan passes ``check``."""
        return [problem for problem in self.problems if problem.severity == "error"]


def summary(made: Drafted) -> Iterator[str]:
    """The lines at the end of a run."""
    width = screen().width
    draft = made.draft
    header = draft.plan["plan"]
    yield from wrap(f"{header['title'] or made.draft.document.name}  {header.get('number', '')}".rstrip(), width)
    yield from wrap(counted(made), width)
    if mended := repaired(draft.document):
        yield from wrap(mended, width)
    if made.notice:
        yield from chain([""], made.notice)
    if made.missing:
        yield from chain(["", _("to be filled in before it can be loaded:")], _missing(made, width))
    doubts = draft.doubts
    if doubts:
        n = len(doubts)
        yield from ("", n_("{n} place to check, worst first:", "{n} places to check, worst first:", n).format(n=n))
        yield from table(_rows(made), (Column(align="right"), Column(), Column(overflow="wrap")), screen())
        if n > MOST:
            more = n - MOST
            yield n_("and {n} more, each a comment in the file", "and {n} more, all comments in the file", more).format(
                n=more
            )
    yield ""
    yield from _next(made)  # a line to type or to open is never cut in two


def counted(made: Drafted) -> str:
    plan = made.draft.plan
    items = [item for section in plan["sections"] for item in section["items"]]
    kinds = Counter(bool(owed.get("basis") == "stated") for item in items for owed in item["obligations"])
    named = sum(1 for item in items if item["lead"] or item["responsible"])
    n = len(items)
    return _("{items}, {named} with their units; {units}; {stated}").format(
        items=n_("{n} item", "{n} items", n).format(n=n),
        named=named,
        units=n_("{n} unit", "{n} units", len(plan["units"])).format(n=len(plan["units"])),
        stated=n_(
            "{n} requirement with a date, number or clock", "{n} requirements with a date, number or clock", kinds[True]
        ).format(n=kinds[True]),
    )


def _missing(made: Drafted, width: int) -> Iterator[str]:
    for problem in made.missing[:MOST]:
        yield from wrap(_("line {line}: {words}").format(line=problem.line, words=problem.message), width, "  ")


def _rows(made: Drafted) -> Iterator[tuple[str, ...]]:
    for decision, line in zip(made.draft.doubts[:MOST], made.lines, strict=False):
        yield str(line), place(made.draft, decision), said(made.draft, decision)


def _next(made: Drafted) -> Iterator[str]:
    if made.report:
        yield _("side by side with the document: {file}").format(file=made.report)
    if made.file:
        yield _("next: {command}").format(command=command(f"check {shell_word(made.file)}"))
    elif not made.report:
        yield _("keep it with -o FILE; see it beside the document with --report FILE")


def record(made: Drafted) -> dict[str, Any]:
    """``govopen.draft/1``."""
    draft = made.draft
    return {
        "schema": "govopen.draft/1",
        "document": draft.document.name,
        "format": draft.document.format,
        "file": made.file or None,
        "items": sum(len(section["items"]) for section in draft.plan["sections"]),
        "units": len(draft.plan["units"]),
        "repairs": dict(Counter(repair.rule for repair in draft.document.repairs)),
        "repaired": repair_records(draft.document),
        "missing": [{"line": each.line, "rule": each.rule, "message": each.message} for each in made.missing],
        "doubts": [_doubt(draft, each, line) for each, line in zip(draft.doubts, made.lines, strict=True)],
    }


def _doubt(draft: "Draft", decision: "Decision", line: int) -> dict[str, Any]:
    return {
        "line": line,
        "place": place(draft, decision),
        "rule": decision.rule,
        "doubt": decision.doubt or None,
        "confidence": decision.confidence,
        "message": why(draft, decision),
        "words": quote(draft, decision, 200) or None,
    }
