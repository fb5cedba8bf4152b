"""A draft within what a plan's file can hold: days in its period, codes that occur once, duties that say when.

Whatever does not fit is left for the clerk, with a doubt: a day stays blank, a duty becomes an undated one.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from govopen.drafting.spelling import NAME, SOURCE, clean
from govopen.plan.findings import Path
from govopen.plan.model import MAX_YEARS
from govopen.plan.obligation import Obligation
from govopen.plan.texts import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from govopen.drafting.draft import Decision

AFTER, BEFORE = 3, 1
"""Years by which a period is extended for the days that the document states."""
MOST = 999  # a number of a code
_UNDATED = ("code", "name")


def fitted(plan: dict[str, Any], decisions: list["Decision"]) -> list["Decision"]:
    """Change the draft's plan in place so that only what is blank is missing; the decisions with those on it."""
    found = [*_codes(plan), *_duties(plan)]
    period = plan["plan"]["period"]
    days = list(_days(plan))
    wide = _extended(period, [day for _path, _holder, day in days]) if period else None
    if wide and wide != tuple(period):
        plan["plan"]["period"] = list(wide)
        held = {path for path, _holder, day in days if not period[0] <= day <= period[1] and wide[0] <= day <= wide[1]}
        decisions = [_settled(each) if each.path in held else each for each in decisions]
        spans = tuple(span for each in decisions if each.path in held for span in each.spans)
        found.append(_decision(("plan", "period"), "period_extended", 0.6, spans))
    for path, holder, day in days:
        first, last = wide or (FIRST_DAY, LAST_DAY)
        if not first <= day <= last:
            holder["by"] = None
            found.append(_decision(path, "beyond_period" if day > last else "before_period", 0.3))
    return [*_once(decisions, found), *found]


def _decision(path: Path, doubt: str, confidence: float, spans: tuple[Any, ...] = ()) -> "Decision":
    from govopen.drafting.draft import Decision

    return Decision(path, spans, "fitting", confidence, doubt)


def _settled(decision: "Decision") -> "Decision":
    """The day lies in the period after all."""
    if decision.doubt not in {"beyond_period", "before_period"}:
        return decision
    return decision._replace(doubt="", confidence=max(decision.confidence, 0.8))


def _once(decisions: list["Decision"], found: list["Decision"]) -> list["Decision"]:
    """Without what is said again: the same doubt of the same field, and that the period is sure."""
    again = {(each.path, each.doubt) for each in found}
    extended = any(each.doubt == "period_extended" for each in found)
    return [
        each
        for each in decisions
        if (each.path, each.doubt) not in again
        and not (extended and each.path == ("plan", "period") and not each.doubt)
    ]


def _extended(period: list[date], days: list[date]) -> tuple[date, date]:
    """The period up to days a little after its end, with the years of those before it, within a plan's ten years."""
    first, last = period
    years = {day.year for day in days}
    for day in sorted(days):
        if last < day and day.year <= period[1].year + AFTER and day.year < first.year + MAX_YEARS:
            last = day
    for year in sorted(years, reverse=True):
        if period[0].year - BEFORE <= year < first.year and last.year < year + MAX_YEARS and year >= FIRST_DAY.year:
            first = max(date(year, 1, 1), FIRST_DAY)
    return first, last


def _owed(plan: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for n, section in enumerate(plan["sections"]):
        for m, item in enumerate(section["items"]):
            for k, owed in enumerate(item["obligations"]):
                yield ("sections", n, "items", m, "obligations", k), owed


def _days(plan: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any], date]]:
    for path, owed in _owed(plan):
        for holder in (owed, *owed.get("milestones", ())):
            if holder.get("by"):
                yield path, holder, holder["by"]


def _codes(plan: dict[str, Any]) -> Iterator["Decision"]:
    """Sections and items whose numbers are no code, or another's, take the next that is free."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    for n, section in enumerate(plan["sections"]):
        was = section["code"]
        section["code"] = _free(was, "", taken, last)
        if section["code"] != was:
            yield _decision(("sections", n, "code"), "renumbered", 0.5)
    for n, section in enumerate(plan["sections"]):
        for m, item in enumerate(section["items"]):
            was = item["code"]
            wanted = section["code"] + was[was.find(".") :] if "." in was else ""
            item["code"] = _free(wanted, section["code"] + ".", taken, last)
            if item["code"] != was:
                yield _decision(("sections", n, "items", m, "code"), "renumbered", 0.5)


def _free(code: str, before: str, taken: set[str], last: dict[str, int]) -> str:
    """The code itself if it can be one and is nobody's, else the first free one after the last that was given."""
    numbers = code.split(".")
    fits = all(each.isdecimal() and each.isascii() and 0 < int(each) <= MOST and each[0] != "0" for each in numbers)
    if not fits or code in taken or len(numbers) > (4 if before else 1):
        after = last.get(before, 0)
        free = (before + str(at) for at in (*range(after + 1, MOST + 1), *range(1, after + 1)))
        code = next((each for each in free if each not in taken), code)
    taken.add(code)
    last[before] = int(code.removeprefix(before).split(".")[0] or 0)
    return code


def _duties(plan: dict[str, Any]) -> Iterator["Decision"]:
    for trigger in plan.get("triggers", {}).values():
        trigger["name"] = clean(trigger["name"], NAME) or "-"
    for path, owed in _owed(plan):
        if "name" in owed:
            owed["name"] = clean(owed["name"], NAME) or owed["code"]
        if "source" in owed:
            owed["source"] = clean(owed["source"], SOURCE)
        steps = owed.get("milestones", ())
        if steps and (kept := _rising(steps, owed.get("times") or 0)) != list(steps):
            owed["milestones"] = kept
            if not kept:
                del owed["milestones"]
            yield _decision(path, "milestones_conflict", 0.4)
        if not _says_when(owed):
            kept_fields = {name: owed[name] for name in _UNDATED}
            owed.clear()
            owed.update(kept_fields | {"ongoing": True})
            yield _decision(path, "out_of_range", 0.3)


def _rising(steps: list[dict[str, Any]], quota: int) -> list[dict[str, Any]]:
    """The milestones that ask for more, later, than the one before, and for no more than the whole."""
    kept: list[dict[str, Any]] = []
    for step in sorted(steps, key=lambda each: (each["by"] or LAST_DAY, each["times"])):
        last = kept[-1] if kept else None
        rises = last is None or (step["times"] > last["times"] and step["by"] != last["by"])
        if rises and step["times"] <= quota:
            kept.append(step)
    return kept


def _says_when(owed: dict[str, Any]) -> bool:
    """Whether a plan takes the duty, once its blanks are filled in."""
    filled = {name: FIRST_DAY if name == "by" and value is None else value for name, value in owed.items()}
    filled["milestones"] = tuple(step | {"by": step["by"] or FIRST_DAY} for step in owed.get("milestones", ()))
    try:
        Obligation.model_validate(filled)
    except ValidationError:
        return False
    return True
