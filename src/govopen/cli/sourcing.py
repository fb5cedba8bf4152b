"""The official document beside a plan: its clauses' words, by the plan's items."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from govopen.errors import BadInput
from govopen.ledger.clauses import Source
from govopen.locales import _
from govopen.plan.model import Plan
from govopen.plan.names import normalise


class AnotherDocument(BadInput):
    """Fewer than half of the plan's items have a clause in it, or of the words that the plan quotes."""

    def __init__(self, path: Path, items: "Met", quoted: "Met") -> None:
        message = _("{path} is not the document of this plan: {clauses}; name the one that the plan was made from")
        words = _("{n} of the plan's {all} items have a clause of their number in it").format(
            n=items.found, all=items.all
        )
        if quoted.all:
            words += _(", and {n} of {all} passages that the plan quotes").format(n=quoted.found, all=quoted.all)
        super().__init__(message.format(path=path, clauses=words))


class Met(NamedTuple):
    """Of so many how many were found in the document."""

    found: int
    all: int

    @property
    def few(self) -> bool:
        """So few that the others are no slips: fewer than half."""
        return self.found * 2 < self.all


class Unmatched(NamedTuple):
    """Where a document and a plan do not meet, by code.

    ``beyond`` are clauses without an item, with their words; ``without`` items without a clause, with their titles;
    ``unlike`` obligations whose clause does not have the words that the plan quotes from it, with those words.
    """

    beyond: dict[str, str]
    without: dict[str, str]
    unlike: dict[str, str]


def sourced(path: Path, plan: Plan) -> tuple[Source, Unmatched]:
    """The document's words for the plan's items, and where the two do not meet.

    Raises AnotherDocument, and what ``drafting.reading.read`` does.
    """
    from govopen.drafting.outlining import outline
    from govopen.drafting.printing import printed_clauses
    from govopen.drafting.reading import read
    from govopen.store.files import hash_of

    document = read(path)
    clauses = printed_clauses(document, outline(document))
    titles = {item.code: item.title for item in plan.items()}
    texts = {code: clauses[code] for code in titles if code in clauses}
    unlike = dict(_unlike(plan, texts, document.text))
    passages = [item.code in texts and item.code + owed.code not in unlike
                for item in plan.items() for owed in item.obligations if owed.source]  # fmt: skip
    items, quoted = Met(len(texts), len(titles)), Met(sum(passages), len(passages))
    if items.few or quoted.few:
        raise AnotherDocument(path, items, quoted)
    unmatched = Unmatched(
        {code: words for code, words in clauses.items() if code not in titles},
        {code: title for code, title in titles.items() if code not in clauses},
        unlike,
    )
    return Source(path.name, hash_of(path)[0], texts), unmatched


def _unlike(plan: Plan, texts: Mapping[str, str], whole: str) -> Iterator[tuple[str, str]]:
    everything = normalise(whole)  # what is said once for all stands elsewhere than in the clause
    for item in plan.items():
        if item.code in texts:
            printed = normalise(texts[item.code])
            for owed in item.obligations:
                parts = [normalise(part) for part in re.split("[，,]", owed.source or "")]
                if any(part not in printed and part not in everything for part in parts):
                    yield item.code + owed.code, owed.source or ""
