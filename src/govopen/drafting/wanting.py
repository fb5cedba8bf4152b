"""What a clause requires: its dates, numbers, periods, clocks, minimums and bans, each with the words that state it.

A clause is read sentence by sentence. Each reader (``days``, ``periods``, ``counts``, ``clocks``, ``bans``) is a
table of forms; ``combining`` puts the first three together: a number belongs to the period or day before it, a day with
a number is a milestone of the year's number. ``column`` adds what a due column says. What only counts or mentions is
left out; a clause for which nothing is returned is ongoing.
"""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Clause
from govopen.drafting.requirement import Happening, Requirement
from govopen.drafting.wants.bans import bans
from govopen.drafting.wants.clocks import clocks
from govopen.drafting.wants.column import clause_name, from_column, left_in_column
from govopen.drafting.wants.combining import combined
from govopen.drafting.wants.happenings import known
from govopen.drafting.wants.periods import often
from govopen.drafting.wants.phrases import BARE, ENDS_DOING, LONGEST_NAME, first_words, poor, tidy
from govopen.drafting.wants.quotas import LOOSE
from govopen.drafting.wants.sentences import BLOT, Sentence, sentences
from govopen.drafting.wants.shortened import shortened
from govopen.drafting.wants.unused import UNUSED, Left, Seen, left
from govopen.drafting.wants.years import Years, supposed

MOST = 101  # one more than a plan holds of one item: there the draft stops and says so
_BACK = 3  # how many sentences back a happening may stand that starts a clock
_LONGEST_CASE = 30
_IF = re.compile("(?<![^，；：。])[^，；：。]{2,28}(?:的|时|前)，$")
_CASE = re.compile("(?<![^，；：。])(?:凡|对?未|对?没有|确需|如需)[^，；：。]{2,28}的?，$")
_TIME_ONLY = re.compile("[^，]{0,6}[年月日底]前，$")
# A sentence without any of these states no time, number, clock or ban.
_TIME = re.compile(
    "[0-9〇一二两三四五六七八九十百半年月季周每逐按刻]|当[日天]|即[日时]|及时|第一时间"
    "|立即|尽快|立刻|迅速|随即|同步|不得|严禁|禁止|不[准许允可]|次日|[前末]"
)


class Wanted(NamedTuple):
    """What a clause requires, and the words that say a time of which no requirement was made."""

    requirements: list[Requirement]
    left: list[Left]


def requirements(
    document: Document, clause: Clause, year: int | None, period: tuple[date, date] | None
) -> list[Requirement]:
    """The requirements of a clause in the order of the document, as ``wanted`` gives them."""
    return wanted(document, clause, year, period).requirements


def wanted(
    document: Document, clause: Clause, year: int | None, period: tuple[date, date] | None, *, since: date | None = None
) -> Wanted:
    """What a clause requires, in the order of the document, and the times of which nothing was made.

    ``year`` is the one that the document is for, ``period`` the plan's; ``since`` the day of issue of a document whose
    title says no year. A requirement whose ``rule`` is ``feast`` names a time without a date: it has none of the
    markers, and the clerk fills in one.
    """
    own = year or supposed(document.text)
    years = Years(own, period, supplied=year is None, since=since)
    found: list[Requirement] = []
    lost: list[Left] = []
    earlier: deque[str] = deque(maxlen=_BACK)
    barren: set[str] = set()  # what states nothing states nothing the next time: noise is read once
    for sentence in sentences(document, _said(document, clause)):
        if len(found) < MOST and sentence.text not in barren and _TIME.search(sentence.text):
            said, seen = _of_sentence(sentence, years, earlier)
            found += said
            if len(lost) < MOST:
                lost += left(sentence, said, seen)
            if not said:
                barren.add(sentence.text)
        earlier.append(sentence.text)
    things = any(each.doubt == LOOSE for each in lost)
    here = Years(own, period, supplied=year is None, since=since)
    found = from_column(document, clause, here, found[:MOST], things=things)
    lost += left_in_column(document, clause, years, found)
    if found:
        lost = [each for each in lost if each.doubt != LOOSE]  # the number stands beside what is required
    usual = clause_name(document, clause)
    return Wanted([replace(each, about=_name(each, usual)) for each in found], lost[:MOST])


def _said(document: Document, clause: Clause) -> tuple[Span, ...]:
    """The clause's sentences, from its own heading on, a first sentence: 2、年底前出台意见。探索试点。

    A heading that other places stand below is parted from the body by their number, and is theirs.
    """
    heading, body = clause.heading, clause.body
    if heading is None or not body or heading in body or heading.end > body[0].start:
        return body
    own = not document.text[heading.end : body[0].start].strip()
    return (heading, *body) if own else body


def _name(each: Requirement, usual: str) -> str:
    """A name that says something alone: a bare verb stands behind the clause's name, 养老机构名录（更新）.

    Empty where there is none: the clause's title is the name then.
    """
    if each.at_least or each.never or not poor(each.about):
        return each.about or usual
    while BARE.fullmatch(each.about) and ENDS_DOING.search(usual):
        usual = ENDS_DOING.sub("", usual)
    if poor(usual):
        return each.about if BARE.fullmatch(each.about) else ""
    verb = len(each.about) == 2 and BARE.fullmatch(each.about) and each.about not in usual
    return f"{usual}（{each.about}）" if verb and len(usual) + 4 <= LONGEST_NAME else usual


def _of_sentence(sentence: Sentence, years: Years, earlier: Iterable[str]) -> tuple[list[Requirement], list[Seen]]:
    found, seen = combined(sentence, years)
    text = sentence.text
    for turn in often(text):
        text = text[: turn.start] + BLOT * (turn.end - turn.start) + text[turn.end :]
    seen += [Seen(each.start, each.end, "" if each.clock else UNUSED) for each in shortened(text)]
    for clock in clocks(text, earlier=_before_semicolon(earlier)):
        if clock.of is None and sentence.bare[clock.start] == BLOT:
            continue  # part of a saying: “1小时响应、24小时办结”
        of = clock.of or _named_earlier(earlier) or Happening(clock.about or first_words(sentence.text) or "起算")
        doubt = "" if of.key and clock.doubt == "start_unknown" else clock.doubt
        words = _clock_words(sentence, clock.cause, clock.start, clock.end)
        found.append(
            Requirement(words, clock.about or of.name, of=of, within=clock.within, at_least=clock.at_least,
                        hedge=clock.hedge, assumed=clock.assumed, rule=clock.rule, doubt=doubt,
                        confidence=clock.confidence)
        )  # fmt: skip
    for ban in bans(sentence):
        words = (sentence.span(ban.start, ban.end),)
        found.append(Requirement(words, ban.about, never=True, rule="ban", confidence=ban.confidence))
    found = [_in_case(sentence, replace(each, about=each.about or first_words(sentence.text))) for each in found]
    return sorted(found, key=lambda each: each.words[0].start), seen


def _in_case(sentence: Sentence, each: Requirement) -> Requirement:
    """With the condition before the comma: 未附材料的，不得提请审议; 凡涉及民生的，5日内公开."""
    begin = sentence.segment(each.words[0].start - sentence.start)[0]
    case = (_IF if each.never else _CASE).search(sentence.text, max(0, begin - _LONGEST_CASE), begin)
    if case is None or _TIME_ONLY.match(case[0]):
        return each
    start, end = case.span()
    name = tidy(sentence.raw[start : end - 1])
    first = sentence.span(start, each.words[0].end - sentence.start)
    words = (first, *each.words[1:]) if each.words[0].end > sentence.start + end else each.words
    return replace(each, words=words, about=each.about + (f"（{name}）" if name and name not in each.about else ""))


def _before_semicolon(earlier: Iterable[str]) -> str:
    """The sentence before, where only a semicolon parts it from what follows."""
    last = next(reversed(list(earlier)), "")
    return last if last.endswith("；") else ""


def _named_earlier(earlier: Iterable[str]) -> Happening | None:
    """The known trigger that one of the sentences before named last."""
    named = (known(text, 0, len(text)) for text in reversed(list(earlier)))
    return next(filter(None, named), None)


def _clock_words(sentence: Sentence, cause: tuple[int, int] | None, start: int, end: int) -> tuple[Span, ...]:
    """The words that name the cause and the clock with what follows, one stretch where they are near."""
    after = min(sentence.segment(start)[1], end + 12)
    if cause is None or cause[0] >= start:
        return (sentence.span(start, after),)
    begin = max(cause[0], cause[1] - 14)
    if after - begin <= 30:
        return (sentence.span(begin, after),)
    return sentence.span(begin, cause[1]), sentence.span(start, after)
