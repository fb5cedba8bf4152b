"""Each clause as the document prints it: the words that a reader of the plan is shown as the document's own."""

import re

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Clause, Outline

APART = frozenset({"column", "section", "document"})
"""Rules of assignments that stand elsewhere than in the clause."""
SHORT = 12
"""Between two sentences of a clause so many characters are its own: a number such as （2）, a full stop."""
_WORDS = re.compile(r"\w")


def printed_clauses(document: Document, outline: Outline) -> dict[str, str]:
    """The words of each clause by its code, in the document's order, a line a paragraph.

    Its number and heading are left out. The assignment that closes it stands there, as printed, and so does a line that
    says by when; in a table, what the row's other columns say, a line each. What is said once for several clauses does
    not. A clause without words is not there.
    """
    found: dict[str, list[str]] = {}
    for part in outline.parts:
        for clause in part.clauses:
            if words := _printed(document, clause):
                found.setdefault(clause.code, []).append(words)
    return {code: "\n".join(words) for code, words in found.items()}


def _printed(document: Document, clause: Clause) -> str:
    words, end = "", 0
    for span in _own(document, clause):
        words += _between(document.text[end : span.start]) if words else ""
        words += document.words(span)
        end = span.end
    columns = clause.assignment.spans if clause.assignment and clause.assignment.rule == "column" else ()
    apart = [span for span in sorted({*columns, *clause.due}) if document.words(span) not in words]
    return "\n".join([words.strip(), *map(document.words, apart)] if words.strip() else [])


def _own(document: Document, clause: Clause) -> list[Span]:
    """The clause's spans in order: its sentences, and what stands among them or directly beside."""
    own = sorted(clause.body)
    if not own:
        return []
    named = clause.assignment.spans if clause.assignment and clause.assignment.rule not in APART else ()
    first, last = own[0], own[-1]
    beside = sorted({*named, *clause.due})
    own += (span for span in beside if first.start < span.start < last.end)
    for span in beside:
        if span.start >= last.end and not _WORDS.search(document.text, last.end, span.start):
            own.append(span)
            last = span
    for span in reversed(beside):
        if span.end <= first.start and not _WORDS.search(document.text, span.end, first.start):
            own.append(span)
            first = span
    return sorted(own)


def _between(gap: str) -> str:
    """What is printed between two spans of a clause: little on the same line, and a new line for a new paragraph."""
    _before, line_feed, last = gap.rpartition("\n")
    return line_feed + (last if len(last) <= SHORT else "")
