"""The official document beside a plan: its clauses' words, by the plan's items."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from govopen.errors import BadInput, listed
from govopen.ledger.clauses import Source
from govopen.locales import _
from govopen.plan.model import Plan
from govopen.plan.names import normalise


class AnotherDocument(BadInput):
    """Not one of its clauses is an item of the plan."""

    def __init__(self, path: Path, clauses: Iterable[str], items: Iterable[str]) -> None:
        codes = listed(list(clauses))
        message = _("no clause of {path} ({clauses}) is an item of the plan ({items}); name the right document")
        nothing = _("no clause was found in {path}; name the document that the plan was made from")
        super().__init__((message if codes else nothing).format(path=path, clauses=codes, items=listed(list(items))))


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
    if not texts:
        raise AnotherDocument(path, clauses, titles)
    unmatched = Unmatched(
        {code: words for code, words in clauses.items() if code not in titles},
        {code: title for code, title in titles.items() if code not in clauses},
        dict(_unlike(plan, texts, document.text)),
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
