"""Last year's plan beside this year's document: which clauses are the same task, and what they keep of it."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from govopen.drafting.document import Span
from govopen.drafting.draft import LETTERS, SURE, Decision, Draft
from govopen.drafting.gathering import codes_of
from govopen.drafting.unnamed import bring
from govopen.plan.findings import Path
from govopen.plan.model import Item, Plan
from govopen.plan.names import normalise
from govopen.plan.obligation import Obligation

ALIKE = 0.45
"""From 0 to 1: from here on a clause is taken for last year's item."""
CERTAIN, AT_ONCE, NEARLY = 0.7, 0.9, 0.99
MOST_PAIRS = 1_000_000
"""Pairs of a clause and an item; where there are more, only names that stand in the clause as they are count."""

_NUMBER = re.compile("[0-9.]+")
_WHEN = ("by", "times", "milestones", "every", "of", "within", "at_least", "never", "ongoing")
_READINGS = ("who", "jointly", "grace")


class Match(NamedTuple):
    """An item of the draft, last year's item, how alike they are (0 to 1), and the clause's words, normalised."""

    path: Path
    old: Item
    alike: float
    text: str


def carry(draft: Draft, old: Plan) -> Draft:
    """The draft with last year's titles, names and English where a clause is the same task.

    ``renamed`` is not written: the new plan is another plan. What was carried on less than surely is a doubt.
    """
    plan = deepcopy(draft.plan)
    decisions = list(draft.decisions)
    remarked: dict[Path, set[Any]] = defaultdict(set)
    for each in decisions:
        if each.path[4:5] == ("obligations",) and each.path[5:]:
            remarked[each.path[:5]].add(each.path[5])
    moved: dict[Path, Path] = {}
    asked: list[Path] = []
    supplied: list[Path] = []
    for match in matches(draft, old):
        item = _at(plan, match.path)
        if _numbers(match.old.title) <= _numbers(match.text):  # else it says what was asked then: 举办4次
            item["title"] = match.old.title
        if match.old.title_en and item["title"] == match.old.title:
            _insert(item, "title_en", match.old.title_en, after="title")
        nobody = not item["lead"] and not item["responsible"]
        if nobody:  # our reading of last year
            item |= {"lead": list(match.old.lead), "responsible": list(match.old.responsible)}
        owed: Path = (*match.path, "obligations")
        places, taken = _obligations(item, match, remarked[owed])
        moved |= {(*owed, n): (*owed, place) for n, place in places.items()}
        if any(_found(was, match.text) < CERTAIN for was in taken):
            asked.append(owed)
        if nobody and all(item["lead"] or item["responsible"] or each.get("who") for each in item["obligations"]):
            supplied.append((*match.path, "responsible"))
        sure = match.alike >= CERTAIN
        said = max(match.alike, SURE) if sure else match.alike
        decisions.append(Decision((*match.path, "title"), (), "carried", said, "" if sure else "perhaps_last_years"))
    for key in plan.get("triggers", {}).keys() & old.triggers.keys():
        plan["triggers"][key] |= old.triggers[key].model_dump(mode="json", exclude_defaults=True)
    settled = set(supplied)
    decisions = [each._replace(path=_now(each.path, moved)) for each in decisions if each.path not in settled]
    decisions = bring(plan, old, decisions)
    decisions += [*_counted(plan, supplied, "who_supplied", 0.6), *_counted(plan, asked, "still_so", 0.75)]
    return replace(draft, plan=plan, decisions=tuple(decisions))


def _now(path: Path, moved: dict[Path, Path]) -> Path:
    return (*moved.get(path[:6], path[:6]), *path[6:])


def _counted(plan: dict[str, Any], paths: list[Path], doubt: str, confidence: float) -> Iterator[Decision]:
    """One doubt for all places of a kind, at the first of them; each of the others is settled without one."""
    paths = sorted(paths)
    for first in paths[:1]:
        yield Decision(first, (), "carried", confidence, doubt, codes_of(plan, paths))
    for path in paths[1:]:
        yield Decision(path, (), "carried")


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


def in_the_year_of(old: Plan, new: Plan) -> Plan:
    """Last year's plan with its days in the new one's year, so that only a day that moved within the year differs."""
    years = new.plan.period[0].year - old.plan.period[0].year

    def dated(owed: Obligation) -> Obligation:
        steps = tuple(step.model_copy(update={"by": later(step.by, years)}) for step in owed.milestones)
        return owed.model_copy(update={"by": owed.by and later(owed.by, years), "milestones": steps})

    def moved(item: Item) -> Item:
        return item.model_copy(update={"obligations": tuple(map(dated, item.obligations))})

    sections = (part.model_copy(update={"items": tuple(map(moved, part.items))}) for part in old.sections)
    return old.model_copy(update={"sections": tuple(sections)})


def later(day: date, years: int) -> date:
    """The same day of a later year; the last of February stays the last."""
    last = monthrange(day.year, day.month)[1]
    of_then = monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=of_then if day.day == last else day.day)


def matches(draft: Draft, old: Plan) -> list[Match]:
    """Pairs of a clause and last year's item, each in one pair at most, the most alike first.

    Alike: how much of last year's names stands in the clause, and whether the same units lead and the code is the same.
    """
    known = [_Known(item, _names(item), frozenset(item.lead or item.responsible)) for item in old.items()]
    at_code = {each.item.code: each for each in known}
    found: list[Match] = []
    clauses = list(_clauses(draft))
    for path, text in clauses:  # most stand where they stood: these need not be compared with all others
        same = at_code.get(str(_at(draft.plan, path)["code"]))
        if same and (match := _match(draft, path, text, same, AT_ONCE)):
            found.append(match)
    taken: set[object] = {each.path for each in found} | {each.old.code for each in found}
    clauses = [each for each in clauses if each[0] not in taken]
    known = [each for each in known if each.item.code not in taken]
    least = ALIKE if len(clauses) * len(known) <= MOST_PAIRS else AT_ONCE
    pairs = (_match(draft, path, text, each, least) for path, text in clauses for each in known)
    for match in sorted(filter(None, pairs), key=lambda each: -each.alike):
        if not taken & {match.path, match.old.code}:
            taken |= {match.path, match.old.code}
            found.append(match)
    return sorted(found, key=lambda each: -each.alike)


class _Known(NamedTuple):
    """An item of last year, its names, and who leads it."""

    item: Item
    names: list[str]
    leads: frozenset[str]


def _match(draft: Draft, path: Path, text: str, was: _Known, least: float) -> Match | None:
    item = _at(draft.plan, path)
    who = was.leads.intersection(item["lead"] or item["responsible"])
    same = 0.25 * (len(who) / len(was.leads) if was.leads else 0.0) + 0.15 * (was.item.code == str(item["code"]))
    alike = same + 0.6 * _most(was.names, text, (least - same) / 0.6)
    return Match(path, was.item, alike, text) if alike >= least else None


def _clauses(draft: Draft) -> Iterator[tuple[Path, str]]:
    for n, part in enumerate(draft.outline.parts):
        for place, clause in enumerate(part.clauses):
            heading: tuple[Span, ...] = (clause.heading,) if clause.heading else ()
            words = "".join(map(draft.document.words, chain(heading, clause.body)))
            yield ("sections", n, "items", place), normalise(words)


def _names(item: Item) -> list[str]:
    names = (item.title, *chain.from_iterable((owed.name, *owed.also) for owed in item.obligations))
    return list(dict.fromkeys(map(normalise, names)))


def _most(names: list[str], text: str, least: float = 0.0) -> float:
    """How much of one of the names stands in the text, 0 to 1; 0 where it is less than so much."""
    if any(name in text for name in names):
        return 1.0
    if least >= NEARLY:
        return 0.0
    return max((_within(name, text, least) for name in names), default=0.0)


def _within(name: str, text: str, least: float = 0.0) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.partial_ratio(name, text, score_cutoff=max(50.0, 100 * least)) / 100)


def _obligations(item: dict[str, Any], match: Match, remarked: set[Any]) -> tuple[dict[int, int], list[Obligation]]:
    """Last year's names, readings and order for what the document still states, and last year's undated duties.

    Those were read out of the same clause; where it is not certain that it is the same, they replace the draft's own
    undated one only, but none about which there is a remark. Returns where each of the draft's own stands now, and
    the undated ones that were taken.
    """
    old = match.old
    order = {owed.code: place for place, owed in enumerate(old.obligations)}
    own = list(enumerate(item["obligations"]))
    stated = [owed for _n, owed in own if owed.get("basis") == "stated"]
    undated = [owed for owed in old.obligations if owed.kind == "ongoing"]
    taken = undated if match.alike >= CERTAIN or not stated else []
    if taken:
        own = [(n, owed) for n, owed in own if owed.get("basis") == "stated" or n in remarked]
    rank = {id(owed): len(order) + n for n, owed in own}
    for owed, was in _pairs(stated, old):
        _name(owed, was, match.text)
        rank[id(owed)] = order[was.code]
    listed = [(rank[id(owed)], n, owed) for n, owed in own]
    listed += [(order[was.code], -1, was.model_dump(mode="json", exclude_defaults=True)) for was in taken]
    listed = sorted(listed, key=itemgetter(0, 1))[: len(LETTERS)]
    item["obligations"] = [owed | {"code": letter} for letter, (_at, _n, owed) in zip(LETTERS, listed, strict=False)]
    return {n: place for place, (_at, n, _owed) in enumerate(listed) if n >= 0}, taken


def _found(was: Obligation, text: str) -> float:
    """How much of one of its names stands in the clause, 0 to 1."""
    return _most([normalise(name) for name in (was.name, *was.also)], text)


def _name(owed: dict[str, Any], was: Obligation, text: str) -> None:
    """What last year's plan calls it, and our readings of it."""
    before = was.model_dump(mode="json", exclude_defaults=True)
    names = ("name", "name_en", "also") if _numbers(was.name) <= _numbers(text) else ()
    for name in names:
        if name in before:
            _insert(owed, name, before[name], after="name")
    owed |= {name: before[name] for name in _READINGS if name in before}
    if assumed := [*owed.get("assumed", ()), *(name for name in was.assumed if name in _READINGS)]:
        owed["assumed"] = list(dict.fromkeys(assumed))


def _numbers(words: str) -> set[str]:
    return set(_NUMBER.findall(words))


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
