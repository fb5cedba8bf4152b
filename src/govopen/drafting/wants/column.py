"""What a due column (完成时限) or a line of its own adds to the text of its clause."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from itertools import islice

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Clause
from govopen.drafting.requirement import Happening, Requirement
from govopen.drafting.wants.clocks import clocks
from govopen.drafting.wants.days import Moment, moments
from govopen.drafting.wants.happenings import known
from govopen.drafting.wants.numerals import NUMBER, number
from govopen.drafting.wants.periods import length, often
from govopen.drafting.wants.phrases import first_words, poor
from govopen.drafting.wants.sentences import Sentence, sentences
from govopen.drafting.wants.stating import THINGS
from govopen.drafting.wants.unused import Left, Seen, left
from govopen.drafting.wants.years import Years

_LABEL = re.compile(
    r"^(?:(?:完成|办结|办理|落实)?(?:时限|时间|期限|节点)(?:要求|节点|安排)?|完成日期|进度(?:要求|安排))[：:]?"
)
_TIME = "(?:时限|时间|期限|节点)"
_MOST = 20  # sentences of one cell
_LENGTH = re.compile(rf"(?P<n>{NUMBER})(?P<unit>个?工作日|日|天|个月|小时)")
_MONTH = re.compile(
    r"(?:20[0-9]{2}[./-][0-9]{1,2}\s?(?:至|到|[-—–－]{1,2})\s?)?(20[0-9]{2})[./-](1[0-2]|0?[1-9])(?:底|前|底前|份)?"
)
_SHORT = {"季度": "quarter", "季": "quarter", "月度": "month", "月": "month", "半年": "half-year", "周": "FREQ=WEEKLY"}


def from_column(
    document: Document, clause: Clause, years: Years, found: list[Requirement], *, things: bool = False
) -> list[Requirement]:
    """The clause's requirements with what its due column says, column last; 长期坚持, 持续推进, 全年 say nothing.

    ``things``: the text also counts things without a time, so that the column's day is theirs too.
    """
    if not clause.due:
        return found
    about = clause_name(document, clause)
    for sentence in islice(sentences(document, clause.due), _MOST):
        column = _column(sentence, years, about, _starts(document, clause))
        found = _add(found, column, alone=_one_task(document, clause), things=things)
    return found


def left_in_column(document: Document, clause: Clause, years: Years, found: list[Requirement]) -> list[Left]:
    """The times of the due column of which nothing was made."""
    lost: list[Left] = []
    for sentence in islice(sentences(document, clause.due), _MOST):
        days = moments(sentence.text, years, column=True)
        seen = [Seen(day.start, day.end, day.doubt if day.use == "mention" else "") for day in days]
        seen += [Seen(turn.start, turn.end) for turn in often(sentence.text)]
        lost += left(sentence, found, seen)
    return lost


def _one_task(document: Document, clause: Clause) -> bool:
    """Whether the clause is one sentence of few parts, so that its column and its number are about the same."""
    words = "".join(map(document.words, clause.body)).strip()
    return not any(sign in words[:-1] for sign in "。；") and words.count("，") <= 1


def _starts(document: Document, clause: Clause) -> Happening | None:
    """The known trigger that the clause itself names, for a clock in the column that names none."""
    words = "".join(map(document.words, clause.body))[:400]
    return known(words, 0, len(words))


def clause_name(document: Document, clause: Clause) -> str:
    """A name for all that a clause asks for: its first words, and its heading's where those say too little alone.

    Empty where its first words are too long for a name.
    """
    words = document.words(clause.body[0])[:120] if clause.body else ""
    name = first_words(words)
    if clause.heading and (poor(name) if name else not words.strip()):
        return first_words(document.words(clause.heading)[:120]) or name
    return name


def _column(sentence: Sentence, years: Years, about: str, before: Happening | None) -> list[Requirement]:
    label = _LABEL.match(sentence.text)
    text = " " * label.end() + sentence.text[label.end() :] if label else sentence.text
    short = _SHORT.get(text.strip("。，； 度"))
    turns = often(text)
    for turn in turns:
        text = text[: turn.start] + "■" * (turn.end - turn.start) + text[turn.end :]
    whole = (sentence.span(len(text) - len(text.lstrip()), len(text.rstrip("。；， \n"))),)
    words = whole if len(text.strip()) <= 30 else ()
    found = [
        _on_a_day(day, words or (sentence.span(day.start, day.end),), about)
        for day in moments(text, years, column=True)
        if day.use != "mention"
    ]
    found += [
        Requirement(
            words or (sentence.span(turn.start, turn.end),), about, every=turn.every, grace=turn.grace, rule="column"
        )
        for turn in turns
    ]
    if short and not found:
        found.append(Requirement(whole, about, every=short, rule="column", confidence=0.8))
    month = _MONTH.fullmatch(text.strip("。， "))
    if month and not found:
        day = date(int(month[1]), int(month[2]), monthrange(int(month[1]), int(month[2]))[1])
        found.append(Requirement(whole, about, by=day, rule="column"))
    bare = _LENGTH.fullmatch(text.strip("。， "))
    within = length(number(bare["n"]) or 0, bare["unit"]) if bare else ""
    if within:
        found.append(Requirement(whole, about, of=before or Happening(about or "起算"), within=within, rule="column",
                                 assumed=("start",), doubt="start_unknown", confidence=0.5))  # fmt: skip
    for clock in clocks(text, before):
        if clock.rule != "promptly":
            of = clock.of or Happening(about or "起算")
            found.append(
                Requirement(words or (sentence.span(clock.start, clock.end),), about, of=of, within=clock.within,
                            at_least=clock.at_least, hedge=clock.hedge, assumed=clock.assumed, rule="column",
                            doubt=clock.doubt, confidence=min(clock.confidence, 0.8))
            )  # fmt: skip
    return found


def _on_a_day(day: Moment, words: tuple[Span, ...], about: str) -> Requirement:
    if day.use == "feast":
        return Requirement(words, about, rule="feast", doubt=day.doubt, confidence=day.confidence)
    doubt = "" if day.doubt == "on_the_day" else day.doubt
    rule = "column_part" if day.rule in ("quarter", "half_year") else "column"  # 第四季度 is more than 年底前
    return Requirement(
        words, about, by=day.day, rule=rule, doubt=doubt, confidence=day.confidence, open_year=day.open_year
    )


def _add(found: list[Requirement], column: list[Requirement], *, alone: bool, things: bool) -> list[Requirement]:
    """The column's requirements beside the text's: what the text says already is not said twice.

    A number without a time of its own gets the column's day; a day in the text that differs is kept, both in doubt.
    """
    found = list(found)
    if (spread := _spread(found, column)) is not None:
        return spread
    for said in column:
        if any(_said(said, each, alone=alone) for each in found):
            continue
        due = replace(said, words=(*_things(found), *said.words)) if said.by else said
        if due.by:
            found = [each for each in found if not _by_then(each)]
            at = next((i for i, each in enumerate(found) if _waits(each)), None)
            if at is not None:
                found[at] = _with_day(found[at], due)
                if not things:
                    continue
        if due.every and any(each.every == "" and each.rule == "count" for each in found):
            at = next(i for i, each in enumerate(found) if each.rule == "count")
            times = found[at].times
            found[at] = replace(found[at], every=due.every, times=times if times and times > 1 else None, rule="column",
                                doubt="", words=(*found[at].words, *due.words))  # fmt: skip
            continue
        differs = due.by is not None and any(
            each.by is not None and not each.rule.startswith("column") for each in found
        )
        found.append(
            replace(due, doubt=due.doubt or "column_or_text", confidence=min(due.confidence, 0.7)) if differs else due
        )
    return found


def _spread(found: list[Requirement], column: list[Requirement]) -> list[Requirement] | None:
    """评查2次 beside 5月、11月: so many by each of the days, the last of them with the whole; else None.

    A number that the days do not divide (3次) stays that of the year, in doubt.
    """
    days = sorted({each.by for each in column if each.by})
    at = next((n for n, each in enumerate(found) if _waits(each) and each.rule == "count"), None)
    times = (found[at].times or 0) if at is not None else 0
    if at is None or len(days) < 2 or len(days) < len(column):
        return None
    each = times // len(days)
    steps = [(each * (n + 1), day) for n, day in enumerate(days) if (day.month, day.day) != (12, 31)]
    odd = each * len(days) != times
    words = (*found[at].words, *(word for word in column[0].words if word not in found[at].words))
    found[at] = replace(found[at], words=words, milestones=() if odd else tuple(steps), rule="column",
                        doubt="column_or_text" if odd else "", confidence=0.5 if odd else 0.9,
                        open_year=column[0].open_year)  # fmt: skip
    return found


def _things(found: list[Requirement]) -> tuple[Span, ...]:
    """The words of the numbers of things that a column's day says when they are there."""
    return tuple(word for each in found if _by_then(each) for word in each.words)


def _by_then(each: Requirement) -> bool:
    return each.rule == THINGS and not each.milestones


def _said(due: Requirement, each: Requirement, *, alone: bool) -> bool:
    if due.by:
        if alone and (due.by.month, due.by.day) == (12, 31) and each.times and not each.every and each.rule == "quota":
            return due.rule != "column_part"
        return each.by == due.by or any(by == due.by for _times, by in each.milestones)
    if due.within or due.at_least:
        return (due.of, due.within, due.at_least) == (each.of, each.within, each.at_least)
    return bool(due.every) and due.every == each.every


def _waits(each: Requirement) -> bool:
    return each.times is not None and not each.every and not each.milestones and each.rule in ("count", "each_year")


def _with_day(each: Requirement, due: Requirement) -> Requirement:
    """A number that the column gives a day: one thing is a deadline, several a milestone, 31 December is the year."""
    words = (*each.words, *due.words)
    day = due.by
    if day is None or each.times is None or (day.month, day.day) == (12, 31):
        return replace(each, words=words, rule="column", doubt="", confidence=0.9)
    if each.times == 1:
        return replace(
            each, words=words, times=None, by=day, rule="column", doubt="", confidence=0.9, open_year=due.open_year
        )
    return replace(
        each,
        words=words,
        milestones=((each.times, day),),
        rule="column",
        doubt="",
        confidence=0.9,
        open_year=due.open_year,
    )
