"""Days, periods and numbers of a sentence put together: which number belongs to which time."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from govopen.drafting.requirement import Requirement
from govopen.drafting.wants.days import HORIZON, STARTS, Moment, moments
from govopen.drafting.wants.periods import Often, often
from govopen.drafting.wants.quotas import LINE, LOOSE, Frame, Numbers, alike
from govopen.drafting.wants.sentences import BLOT, Sentence
from govopen.drafting.wants.stating import THINGS, deadline, in_its_time, only_frames, recurring
from govopen.drafting.wants.unused import UNUSED, Seen
from govopen.drafting.wants.yearly import yearly
from govopen.drafting.wants.years import Years

_YEARLY = re.compile(
    r"每个?学?年度?(?![内度])|(?<=[次场期篇条轮批个][/／])年度?|全年|(?<![0-9])一年(?=[两二三四五六0-9]次|一次|不少于|至少|内?(?:不少于|至少))|(?<![一二三四五六七八九十两几0-9])年内|年度内"
    r"|[今本当]年度?|年度(?=至少|不少于|内)"
)


def combined(sentence: Sentence, years: Years) -> tuple[list[Requirement], list[Seen]]:
    """The deadlines, quotas and recurring requirements of a sentence, and all the times that were seen in it."""
    turns = often(sentence.text)
    text = _without(sentence.text, [(turn.start, _explained(sentence.text, turn.end)) for turn in turns])
    named = moments(text, years)
    days = [day for day in named if _stands(sentence, day)]
    whole = [Frame(*match.span()) for match in _YEARLY.finditer(text)]
    frames = [Frame(day.start, day.end, moment=day) for day in days]
    frames += [Frame(turn.start, turn.end, often=turn) for turn in turns]
    frames += [year for year in whole if not any(f.start <= year.start < f.end for f in frames)]
    frames.sort(key=lambda frame: frame.start)
    bare = _without(sentence.bare, [(turn.start, turn.end) for turn in turns])
    numbers = Numbers(sentence, bare, frames, years)
    found = numbers.all()
    used = numbers.used
    found += [
        numbers.with_things(deadline(sentence, day, years, days), day)
        for day in days
        if id(day) not in used and not _same(day, days, used)
    ]
    found += [recurring(sentence, turn) for turn in _distinct(turns) if id(turn) not in used]
    found += yearly(sentence, years, [*(day.start for day in days), *(turn.start for turn in turns)], found)
    spells = [day for day in named if day.doubt == STARTS or only_frames(sentence, day, turns)]
    if spells:
        found = [in_its_time(sentence, each, spells, years) if each.every else each for each in found]
        ends = {sentence.start + day.start for day in spells if day.since}
        found = [each for each in found if each.by is None or each.words[0].start not in ends]
    told = [day for day in named if day.rule != "year" or day.doubt == HORIZON]
    seen = [Seen(day.start, day.end, day.doubt if day.use == "mention" else "") for day in told]
    seen += [Seen(turn.start, turn.end, UNUSED if id(turn) in numbers.capped else "") for turn in turns]
    seen += [Seen(count.words, count.end, LOOSE) for count in numbers.loose[:1]]
    return _milestones(found), seen


def _explained(text: str, at: int) -> int:
    """Where the brackets end that explain a period: 每季度末（分别在6月、9月和12月底）."""
    close = text.find("）", at, at + LINE) if text.startswith("（", at) else -1
    return close + 1 if close >= 0 else at


def _stands(sentence: Sentence, day: Moment) -> bool:
    """Whether a day is due, and not only part of a saying in quotes (“年初建账、年底交账”)."""
    return day.use != "mention" and (day.use == "feast" or day.confidence >= 0.9 or sentence.bare[day.start] != BLOT)


def _without(text: str, taken: Sequence[tuple[int, int]]) -> str:
    for start, end in taken:
        text = text[:start] + BLOT * (end - start) + text[end:]
    return text


def _same(day: Moment, days: Sequence[Moment], used: set[int]) -> bool:
    """Whether the sentence gave this very day before, or the year's end for which a number stands already."""
    earlier = [other for other in days if other.start < day.start]
    return any(other.day == day.day and other.use == day.use for other in earlier) or (
        day.rule == "year_end" and day.use == "in" and any(id(other) in used for other in days)
    )


def _distinct(turns: Sequence[Often]) -> list[Often]:
    kept: list[Often] = []
    for turn in turns:
        if all((turn.every, turn.grace) != (other.every, other.grace) for other in kept):
            kept.append(turn)
    return kept


def _milestones(found: list[Requirement]) -> list[Requirement]:
    """A number by a day joined to the sentence's number for the year, where both count the same."""
    for total in found:
        if total.times is None or total.every or total.milestones:
            continue
        parts = [each for each in found if each is not total and _part_of(each, total)]
        if not parts:
            continue
        steps = tuple(sorted((_step(part) for part in parts), key=lambda step: step[1]))
        spans = sorted({*total.words, *(span for part in parts for span in part.words)})
        doubt = total.doubt or next((part.doubt for part in parts if part.doubt), "")
        confidence = min(each.confidence for each in (total, *parts))
        open_year = total.open_year or any(part.open_year for part in parts)
        about = total.about or next((part.about for part in parts if part.about), "")
        joined = replace(
            total,
            about=about,
            words=tuple(spans),
            milestones=steps,
            doubt=doubt,
            confidence=confidence,
            open_year=open_year,
        )
        rest = total.times - steps[-1][0]  # 上半年1次、下半年1次: the last is in the whole
        kept = [each for each in found if each not in parts and not _the_rest(each, total, rest)]
        return _milestones([joined if each is total else each for each in kept])
    return found


def _part_of(each: Requirement, total: Requirement) -> bool:
    if each.rule.startswith("turn_"):
        return total.times is not None and _step(each)[0] <= total.times
    counted = each.rule == "milestone" or (each.rule == "deadline" and each.by is not None)
    if not counted or total.times is None or _step(each)[0] > total.times:
        return False
    return alike(each, total)


def _the_rest(each: Requirement, total: Requirement, rest: int) -> bool:
    return each is not total and each.rule in ("quota", THINGS) and each.times == rest and alike(each, total)


def _step(each: Requirement) -> tuple[int, date]:
    turn = int(each.rule[len("turn_") :]) if each.rule.startswith("turn_") else 1
    return each.milestones[0] if each.milestones else (turn, each.by or date.min)
