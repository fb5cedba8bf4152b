"""Last year's plan beside this year's document: which clauses are the same task, and what they keep of it."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from govopen.drafting.document import Span
from govopen.drafting.draft import LETTERS, Decision, Draft
from govopen.plan.findings import Path
from govopen.plan.model import Item, Plan
from govopen.plan.names import normalise
from govopen.plan.obligation import Obligation

ALIKE = 0.45
"""From 0 to 1: from here on a clause is taken for last year's item."""
CERTAIN = 0.7

_WHEN = ("by", "times", "milestones", "every", "of", "within", "at_least", "never", "ongoing")
_READINGS = ("who", "jointly", "grace")


class Match(NamedTuple):
    """An item of the draft, last year's item, and how alike they are (0 to 1)."""

    path: Path
    old: Item
    alike: float


def carry(draft: Draft, old: Plan) -> Draft:
    """The draft with last year's titles, names and English where a clause is the same task.

    ``renamed`` is not written: the new plan is another plan. What was carried on less than surely is a doubt.
    """
    plan = deepcopy(draft.plan)
    decisions = list(draft.decisions)
    for match in matches(draft, old):
        item = _at(plan, match.path)
        item["title"] = match.old.title
        if match.old.title_en:
            _insert(item, "title_en", match.old.title_en, after="title")
        if not item["lead"] and not item["responsible"]:  # our reading of last year, as nobody is named
            item |= {"lead": list(match.old.lead), "responsible": list(match.old.responsible)}
        _obligations(item, match.old, certain=match.alike >= CERTAIN)
        if any(owed.get("basis") != "stated" for owed in item["obligations"]):
            decisions.append(Decision((*match.path, "obligations"), (), "carried", 0.75, "still_so"))
        doubt = "" if match.alike >= CERTAIN else "perhaps_last_years"
        decisions.append(Decision((*match.path, "title"), (), "carried", match.alike, doubt))
    for key in plan.get("triggers", {}).keys() & old.triggers.keys():
        plan["triggers"][key] |= old.triggers[key].model_dump(mode="json", exclude_defaults=True)
    return replace(draft, plan=plan, decisions=tuple(decisions))


def renames(draft: Draft, old: Plan) -> dict[str, str]:
    """Codes of last year's items and obligations that go on under another code, old: new, as ``Plan.renamed``."""
    found: dict[str, str] = {}
    for match in matches(draft, old):
        item = _at(draft.plan, match.path)
        if item["code"] != match.old.code:
            found[match.old.code] = item["code"]
        for owed, was in _pairs(item["obligations"], match.old):
            if (before := match.old.code + was.code) != (now := item["code"] + owed["code"]):
                found[before] = now
    return found


def matches(draft: Draft, old: Plan) -> list[Match]:
    """Pairs of a clause and last year's item, each in one pair at most, the most alike first."""
    likely = [
        Match(path, item, alike)
        for path, text in _clauses(draft)
        for item in old.items()
        if (alike := _alike(text, item, _at(draft.plan, path))) >= ALIKE
    ]
    taken: set[object] = set()
    found: list[Match] = []
    for match in sorted(likely, key=lambda each: -each.alike):
        if not taken & {match.path, match.old.code}:
            taken |= {match.path, match.old.code}
            found.append(match)
    return found


def _clauses(draft: Draft) -> Iterator[tuple[Path, str]]:
    for n, part in enumerate(draft.outline.parts):
        for place, clause in enumerate(part.clauses):
            heading: tuple[Span, ...] = (clause.heading,) if clause.heading else ()
            words = "".join(map(draft.document.words, chain(heading, clause.body)))
            yield ("sections", n, "items", place), normalise(words)


def _alike(text: str, old: Item, item: dict[str, Any]) -> float:
    """How much of last year's names stand in the clause, and whether the same units lead and the code is the same."""
    names = [old.title, *chain.from_iterable((owed.name, *owed.also) for owed in old.obligations)]
    found = max((_within(normalise(name), text) for name in names), default=0.0)
    leads = set(old.lead or old.responsible)
    same = leads & set(item["lead"] or item["responsible"])
    return 0.6 * found + 0.25 * (len(same) / len(leads) if leads else 0.0) + 0.15 * (old.code == str(item["code"]))


def _within(name: str, text: str) -> float:
    from rapidfuzz import fuzz

    return 1.0 if name in text else float(fuzz.partial_ratio(name, text, score_cutoff=50) / 100)


def _obligations(item: dict[str, Any], old: Item, *, certain: bool) -> None:
    """Last year's names and readings for what the document still states, and last year's undated duties.

    Those were read out of the same clause; where it is not certain that it is the same, they replace the draft's own
    undated one only.
    """
    stated = [owed for owed in item["obligations"] if owed.get("basis") == "stated"]
    for owed, was in _pairs(stated, old):
        before = was.model_dump(mode="json", exclude_defaults=True)
        for name in ("name", "name_en", "also"):
            if name in before:
                _insert(owed, name, before[name], after="name")
        owed |= {name: before[name] for name in _READINGS if name in before}
        if assumed := [*owed.get("assumed", ()), *(name for name in was.assumed if name in _READINGS)]:
            owed["assumed"] = list(dict.fromkeys(assumed))
    undated = [
        owed.model_dump(mode="json", exclude_defaults=True) for owed in old.obligations if owed.kind == "ongoing"
    ]
    if undated and (certain or not stated):
        both = zip(LETTERS, [*stated, *undated], strict=False)
        item["obligations"] = [owed | {"code": letter} for letter, owed in both]


def _pairs(obligations: list[dict[str, Any]], old: Item) -> list[tuple[dict[str, Any], Obligation]]:
    """Each with last year's of the same kind that has most in common with it."""
    left = list(old.obligations)
    found: list[tuple[dict[str, Any], Obligation]] = []
    for owed in obligations:
        kinds = {name for name in _WHEN if owed.get(name)}
        same = [each for each in left if {name for name in _WHEN if getattr(each, name)} == kinds]
        if same:
            best = max(same, key=partial(_in_common, owed))
            left.remove(best)
            found.append((owed, best))
    return found


def _in_common(owed: dict[str, Any], was: Obligation) -> int:
    said = was.model_dump(mode="json")
    names = map(normalise, (was.name, *was.also))
    words = normalise(f"{owed['name']} {owed.get('source', '')}")
    same = sum(str(owed.get(name)) == str(said[name]) for name in _WHEN)
    return same + 2 * int(str(owed["name"]) == was.name) + int(any(name in words for name in names))


def _at(plan: dict[str, Any], path: Path) -> dict[str, Any]:
    item: Any = plan
    for step in path:
        item = item[step]
    found: dict[str, Any] = item
    return found


def _insert(holder: dict[str, Any], key: str, value: object, after: str) -> None:
    """Put a key behind another, so that the file keeps its order."""
    pairs = [pair for pair in holder.items() if pair[0] != key]
    place = next((n for n, (name, _value) in enumerate(pairs) if name == after), len(pairs) - 1) + 1
    if key in holder and key == after:
        holder[key] = value
        return
    holder.clear()
    holder.update([*pairs[:place], (key, value), *pairs[place:]])
