"""Doubts that are the same for many places, said once: at the first of them, with the codes of all."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from govopen.plan.findings import Path

if TYPE_CHECKING:
    from govopen.drafting.draft import Decision

_ONE_BRACKET = "shared"


def codes_of(plan: dict[str, Any], paths: Iterable[Path]) -> tuple[str, ...]:
    """The codes of the items in which the places are; none for a single place, where the doubt stands anyway."""
    codes = [str(plan["sections"][path[1]]["items"][path[3]]["code"]) for path in paths]
    return tuple(codes) if len(codes) > 1 else ()


def gathered(plan: dict[str, Any], decisions: list["Decision"]) -> list["Decision"]:
    """One doubt for all clauses that one bracket, sentence or line says who does."""
    alike: dict[Any, list[int]] = defaultdict(list)
    for number, each in enumerate(decisions):
        if each.doubt == _ONE_BRACKET:
            alike[each.spans[-1]].append(number)
    found = list(decisions)
    for first, *others in alike.values():
        paths = sorted({decisions[number].path[:4] for number in (first, *others)})
        found[first] = decisions[first]._replace(about=codes_of(plan, paths))
        for number in others:
            found[number] = decisions[number]._replace(doubt="", confidence=1.0)
    return found
