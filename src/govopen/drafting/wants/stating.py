"""What one day or one period of a sentence requires: its words, its name, from when on."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from govopen.drafting.document import Span
from govopen.drafting.requirement import Requirement
from govopen.drafting.wants.days import Moment
from govopen.drafting.wants.numerals import number
from govopen.drafting.wants.periods import Often, within
from govopen.drafting.wants.phrases import DO, name_before, task
from govopen.drafting.wants.sentences import Sentence
from govopen.drafting.wants.years import Years

THINGS = "quota_of_things"  # the rule of 年内建成60处
_PREFIX = re.compile(
    r"(?:力争|确保|争取|要求|原则上|从?即日起|最迟|不迟于|不晚于|务必?)?(?:到"
    r"|至|在|于|截至|截止|自|从)?$"
)
_TURN = re.compile(r"(?:第(?P<n>[1-9一二三四五六])[次期场轮]|首[次期场轮])[^，。；、]{0,4}$")  # 第一次于5月15日前
_BETWEEN = re.compile("(?:期间)?，?(?:每年)?")
_FROM = re.compile("日?(?:起|开始)")
_STOPPED = re.compile("[；。]|，[^，]{6,}，")  # what lies between is another matter
_SPOKEN = re.compile(
    "[一1]?(?:调度|报|通报|督查|小结|总结|考核|讲评|例会|会商|研判|分析)(?=[、，。”；]|制度|机制|$)"
)  # 按月调度


def in_its_time(sentence: Sentence, each: Requirement, spells: Sequence[Moment], years: Years) -> Requirement:
    """自7月1日起每季度, 7月至9月每月: only the days of that time, where a plan's rule can say so; else a doubt."""
    at = each.words[0].start - sentence.start
    spell = next((day for day in reversed(spells) if day.end <= at), None)
    if spell is None or _STOPPED.search(sentence.text, spell.end, at):
        return each
    first = spell.since or (date(spell.day.year, spell.day.month, 1) if spell.rule == "month" else spell.day)
    last = spell.day if spell.since else date(first.year, 12, 31)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return each
    begin = spell.start - (sentence.text[spell.start - 1 : spell.start] in ("自", "从"))
    begun = _FROM.match(sentence.text, spell.end)
    words = _joined(sentence.span(begin, begun.end() if begun else spell.end), each.words)
    one_year = years.one and years.first == first.year == last.year
    every = within(each.every, first, last) if one_year else ""
    if not every:
        return replace(each, words=words, doubt="not_only_then", confidence=0.5)
    return replace(each, words=words, every=every, doubt=each.doubt or "only_then", confidence=0.7)


def _joined(first: Span, words: tuple[Span, ...]) -> tuple[Span, ...]:
    if first.end == words[0].start:
        return Span(first.start, words[0].end), *words[1:]
    return first, *words


def only_frames(sentence: Sentence, day: Moment, turns: Sequence[Often]) -> bool:
    """Whether a stretch of time only says when a period behind it holds: 7月至9月每月."""
    return day.since is not None and any(
        day.end <= turn.start and _BETWEEN.fullmatch(sentence.text, day.end, turn.start) for turn in turns
    )


def _alone(sentence: Sentence, day: Moment, days: Sequence[Moment]) -> tuple[int, int]:
    """The stretch that is about one day: 6月底前开工、12月底前建成 are two."""
    begin, end = sentence.segment(day.start, day.end)
    for other in days:
        listed = day.end <= other.start < end and sentence.text[other.start - 1] == "、"
        if listed and DO.search(sentence.text, day.end, other.start):
            end = min(end, other.start - 1)
        if begin <= other.end < day.start - 1 and sentence.text[day.start - 1] == "、":
            begin = day.start
    return begin, end


def deadline(sentence: Sentence, day: Moment, years: Years, days: Sequence[Moment]) -> Requirement:
    """What is due on a day; ``days`` are all that the sentence names."""
    begin, end = _alone(sentence, day, days)
    stop = day.end + _reach(sentence.text[day.end : end])
    lead = _PREFIX.search(sentence.text[max(begin, day.start - 6) : day.start])
    start = day.start - (len(lead[0]) if lead else 0)
    words: tuple[Span, ...] = (sentence.span(start, stop),)
    if stop == day.end and end == stop:
        verb = DO.search(sentence.text, end, min(len(sentence.text), end + 60))
        if verb:
            words = (*words, sentence.span(*verb.span()))
    about = task(sentence.raw, day.start, day.end, begin, end)
    if day.use == "feast":
        return Requirement(words, about, rule="feast", doubt=day.doubt, confidence=day.confidence)
    if day.use == "yearly" and not years.once(day.day):
        last = day.day.day == monthrange(day.day.year, day.day.month)[1] and day.rule != "day"
        rule = f"FREQ=YEARLY;BYMONTH={day.day.month};BYMONTHDAY={-1 if last else day.day.day}"
        return Requirement(words, about, every=rule, rule="yearly", doubt=day.doubt, confidence=day.confidence)
    turn = _TURN.search(sentence.raw, max(begin, day.start - 10), day.start)
    if turn:
        rule = f"turn_{1 if turn['n'] is None else number(turn['n']) or 1}"
        words, about = (sentence.span(turn.start(), stop),), "" if about[:1] in "第首" else about
        return Requirement(words, about, by=day.day, rule=rule, doubt=day.doubt, confidence=day.confidence)
    ongoing = re.search(r"并(?:持续|长期|不断|动态)|[，、]持续|长期坚持", sentence.text[day.end : end + 10])
    rule = "deadline_then_ongoing" if ongoing else "yearly" if day.use == "yearly" else f"by_{day.rule}"
    return Requirement(
        words, about, by=day.day, rule=rule, doubt=day.doubt, confidence=day.confidence, open_year=day.open_year
    )


def _reach(after: str) -> int:
    """How much of what follows a day belongs to its words: all where it is short, else up to the first verb."""
    after = after.partition("、")[0]
    if len(after) <= 12:
        return len(after)
    verb = DO.search(after[:16])
    return verb.end() if verb else 0


def recurring(sentence: Sentence, turn: Often) -> Requirement:
    """What is due every so often."""
    raw = sentence.raw
    begin, end = sentence.segment(turn.start)
    stop = turn.end + _reach(sentence.text[turn.end : end])
    after = raw.find("、", turn.end, end)
    about = task(raw, turn.start, turn.end, begin, after if after > 0 else end)
    spoken = _SPOKEN.match(raw, turn.end)
    if spoken:
        about = raw[turn.start : spoken.end()]
    elif turn.rule.endswith("_name") or turn.rule.startswith("one_"):
        about = name_before(raw, max(begin, raw.rfind("、", begin, turn.start) + 1), turn.start)
        if len(about) < 4:
            about = re.split("[”、，。]", raw[turn.start : after if after > 0 else end])[0][:16]
    words = (sentence.span(turn.start, stop),)
    return Requirement(
        words,
        about,
        every=turn.every,
        grace=turn.grace,
        rule=turn.rule,
        doubt=turn.doubt,
        confidence=turn.confidence,
    )
