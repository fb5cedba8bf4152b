"""Tasks that a document has twice, in its text and again in the table behind it: both stay, and a doubt says so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govopen.drafting.document import Document
from govopen.drafting.outline import Outline
from govopen.plan.names import normalise

if TYPE_CHECKING:
    from govopen.drafting.draft import Decision

_LEAST = 2


def repeated(document: Document, read: Outline, sections: list[dict[str, Any]]) -> "Iterator[Decision]":
    """One doubt for each section half of whose items stand in one before it, by name or words, for the same units.

    Where one of the two names nobody they are the same too.
    """
    from govopen.drafting.draft import Decision

    known: dict[str, tuple[str, frozenset[str]]] = {}
    for n, (section, part) in enumerate(zip(sections, read.parts, strict=True)):
        here: dict[str, tuple[str, frozenset[str]]] = {}
        same: list[str] = []
        for item, clause in zip(section["items"], part.clauses, strict=True):
            words = "".join(map(document.words, clause.body))
            names = {normalise(item["title"]), normalise(words)} - {""}
            units = frozenset((*item["lead"], *item["responsible"]))
            before = next((known[name] for name in names if name in known), None)
            if before and (not units or not before[1] or units & before[1]):
                same.append(f"{item['code']} = {before[0]}")
            here |= dict.fromkeys(names, (item["code"], units))
        if len(same) >= _LEAST and 2 * len(same) >= len(section["items"]):
            yield Decision(("sections", n, "code"), (), "repeated", 0.5, "said_twice", tuple(same))
        known = here | known
