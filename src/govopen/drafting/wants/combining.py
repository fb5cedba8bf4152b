"""Days, periods and numbers of a sentence put together: which number belongs to which time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from govopen.drafting.document import Span
from govopen.drafting.requirement import Requirement
from govopen.drafting.wants.counts import Count, counts, follows
from govopen.drafting.wants.days import STARTS, Moment, moments
from govopen.drafting.wants.periods import Often, often
from govopen.drafting.wants.phrases import DO, name_after, name_before, tidy
from govopen.drafting.wants.sentences import BLOT, Sentence
from govopen.drafting.wants.stating import deadline, in_its_time, only_frames, recurring
from govopen.drafting.wants.unused import UNUSED, Seen
from govopen.drafting.wants.years import Years

_YEARLY = re.compile(
    r"每个?学?年度?(?![内度])|(?<=[次场期篇条轮批个][/／])年度?|全年|(?<![0-9])一年(?=[两二三四五六0-9]次|一次|不少于|至少|内?(?:不少于|至少))|(?<![一二三四五六七八九十两几0-9])年内|年度内"
    r"|[今本当]年度?|年度(?=至少|不少于|内)"
)
_PERSON = re.compile(r"每(?:人|名[^，。]{0,6}|位[^，。]{0,6})(?=每|全年|年)")
_IN_A_CLOCK = re.compile("(?:日|周|月|天|小时)[以之]?内[^，]{0,12}$")  # 收到后2周内至少回复一次
_AND = ("、", "和", "及", "与")
_LINE = 30


@dataclass(frozen=True, slots=True)
class _Frame:
    """A time that a number may belong to: a day, a period, or the year where both are None."""

    start: int
    end: int
    moment: Moment | None = None
    often: Often | None = None


def combined(sentence: Sentence, years: Years) -> tuple[list[Requirement], list[Seen]]:
    """The deadlines, quotas and recurring requirements of a sentence, and all the times that were seen in it."""
    turns = often(sentence.text)
    text = _without(sentence.text, [(turn.start, _explained(sentence.text, turn.end)) for turn in turns])
    named = moments(text, years)
    days = [day for day in named if _stands(sentence, day)]
    yearly = [_Frame(*match.span()) for match in _YEARLY.finditer(text)]
    frames = [_Frame(day.start, day.end, moment=day) for day in days]
    frames += [_Frame(turn.start, turn.end, often=turn) for turn in turns]
    frames += [year for year in yearly if not any(f.start <= year.start < f.end for f in frames)]
    frames.sort(key=lambda frame: frame.start)
    bare = _without(sentence.bare, [(turn.start, turn.end) for turn in turns])
    numbers = _Numbers(sentence, bare, frames, years.last)
    found = numbers.all()
    used = numbers.used
    found += [
        deadline(sentence, day, years, days) for day in days if id(day) not in used and not _same(day, days, used)
    ]
    found += [recurring(sentence, turn) for turn in _distinct(turns) if id(turn) not in used]
    spells = [day for day in named if day.doubt == STARTS or only_frames(sentence, day, turns)]
    if spells:
        found = [in_its_time(sentence, each, spells, years) if each.every else each for each in found]
        ends = {sentence.start + day.start for day in spells if day.since}
        found = [each for each in found if each.by is None or each.words[0].start not in ends]
    seen = [Seen(day.start, day.end, day.doubt if day.use == "mention" else "") for day in named if day.rule != "year"]
    seen += [Seen(turn.start, turn.end, UNUSED if id(turn) in numbers.capped else "") for turn in turns]
    return _milestones(found), seen


def _explained(text: str, at: int) -> int:
    """Where the brackets end that explain a period: 每季度末（分别在6月、9月和12月底）."""
    close = text.find("）", at, at + _LINE) if text.startswith("（", at) else -1
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


class _Numbers:
    """The numbers of a sentence, each with the time it belongs to."""

    def __init__(self, sentence: Sentence, text: str, frames: Sequence[_Frame], last_year: int | None) -> None:
        self.sentence, self.text, self.frames, self.last_year = sentence, text, frames, last_year
        self.named = 0  # where the words about the number before end
        self.used: set[int] = set()
        self.capped: set[int] = set()  # 每月不超过2次: a period that only bounds

    def all(self) -> list[Requirement]:
        found: list[Requirement] = []
        last: tuple[Count, _Frame | None] | None = None
        for count in counts(self.text):
            if count.cap:
                frame = self._frame(count)
                if frame and frame.often:
                    self.used.add(id(frame.often))
                    self.capped.add(id(frame.often))
                continue
            if last and follows(self.text, last[0], count) and count.unit == last[0].unit:
                frame = self._frame(count) or last[1]
                frame = last[1] if frame and last[1] and frame.start < last[0].start else frame
            else:
                frame = self._frame(count)
                if not self._counts(count, frame):
                    continue
            last = count, frame
            found.append(self._requirement(count, frame))
            self.named = count.end
        return found

    def _frame(self, count: Count) -> _Frame | None:
        """The nearest time before the number, unless that has its own task before the next comma."""
        behind = next((frame for frame in self.frames if frame.start == count.end + 1), None)
        if behind and self.text[count.end] in "/／":  # 3次/周
            return behind
        before = [frame for frame in self.frames if frame.end <= count.start]
        if not before:
            return None
        frame = before[-1]
        end = self.sentence.segment(frame.start, frame.end)[1]
        if frame.moment and end < count.start and DO.search(self.text, frame.end, end):
            return next((other for other in reversed(before[:-1]) if other.moment is None), None)
        if frame.often and end < count.start and DO.search(self.text, frame.end, end) and not count.least:
            return None
        return frame

    def _counts(self, count: Count, frame: _Frame | None) -> bool:
        """Whether the number is a quota: a bound (至少), a happening at a time, or figures after a verb of doing."""
        begin = self.sentence.segment(count.start)[0]
        near = self.text[max(begin, count.start - 24) : count.start]
        verb = DO.search(near) is not None
        if self.text[count.end : count.end + 8].startswith(
            ("部门", "单位", "街道", "区县", "成员单位", "试点地区", "以下", "左右的")
        ):
            return False
        if count.times == 1 and _IN_A_CLOCK.search(near):
            return False
        if count.least:
            return frame is not None or count.happening or verb
        if not count.figures and not (
            count.happening and frame is not None and (count.times > 1 or frame.moment is None)
        ):
            return False
        if frame is not None:
            between = self.text[frame.end : count.start]
            return (
                (count.happening and len(between) < 30)
                or verb
                or (DO.search(between) is not None and len(between) < 60)
            )
        return re.search(_BUILT, near) is not None and (count.happening or count.unit != "项")

    def _requirement(self, count: Count, frame: _Frame | None) -> Requirement:
        begin, end = self.sentence.segment(count.start)
        about = name_after(self.sentence.raw, count.end, end)
        if not about or self.text[count.end : count.end + 1] in ("/", "／"):
            about = self._named_before(count, frame, begin)
            about = "" if DO.fullmatch(about) else about
        words = self._words(count, frame, end)
        if frame and frame.start == count.end + 1 and self.text[count.end] in "/／":
            words = (self.sentence.span(count.words, frame.end),)
        doubt, confidence = count.doubt, 0.95 if count.least else 0.8
        if _PERSON.search(self.text[max(0, count.start - 20) : count.start]):
            doubt = "per_person"
        if count.doubt:
            confidence = 0.7
        if frame is None:
            doubt, confidence = doubt or "count_without_time", 0.75 if count.least else 0.6
            return Requirement(words, about, times=count.times, rule="count", doubt=doubt, confidence=confidence)
        if frame.often:
            self.used.add(id(frame.often))
            turn = frame.often
            times = count.times if count.times > 1 else None
            return Requirement(words, about, times=times, every=turn.every, grace=turn.grace, rule=turn.rule,
                               doubt=doubt or turn.doubt, confidence=min(confidence, turn.confidence))  # fmt: skip
        named = Requirement(words, about, times=count.times, doubt=doubt, confidence=confidence)
        each = self.text[max(0, count.start - 8) : count.start]
        listed = frame.moment is not None and ("各" in each or "分别" in each)
        if frame.moment and listed and (count.times == 1 or len(self._listed_with(frame.moment)) > 1):
            return self._by_each_day(named, frame.moment)
        if frame.moment is None or self._whole(frame.moment):
            open_year = frame.moment.open_year if frame.moment else False
            if frame.moment:
                self.used.add(id(frame.moment))
                doubt = doubt or frame.moment.doubt
            return Requirement(
                words, about, times=count.times, rule="quota", doubt=doubt, confidence=confidence, open_year=open_year
            )
        return self._by_a_day(named, frame.moment)

    def _listed_with(self, day: Moment) -> list[Moment]:
        """The days of the list that ``day`` ends, itself included: 6月、12月各2次."""
        peers = [day]
        for other in reversed([frame.moment for frame in self.frames if frame.moment and frame.moment is not day]):
            between = self.text[other.end : peers[0].start]
            if other.day < peers[0].day and ((other.start, other.end) == (day.start, day.end) or between in _AND):
                peers.insert(0, other)
        return peers

    def _by_each_day(self, named: Requirement, last: Moment) -> Requirement:
        """So many by each of several days: a quota of them all with the sums as milestones; once each, deadlines."""
        each, days = named.times or 1, self._listed_with(last)
        if each == 1 or len(days) == 1:
            return self._by_a_day(named, last)
        self.used.update(map(id, days))
        steps = tuple((each * (n + 1), day.day) for n, day in enumerate(days) if not self._whole(day))
        doubt = named.doubt or next((day.doubt for day in days if day.doubt), "")
        confidence, open_year = min(day.confidence for day in days), any(day.open_year for day in days)
        span = self.sentence.span(days[0].start, days[0].end)
        words = named.words if span.start >= named.words[0].start else (span, *named.words)
        return replace(named, words=words, times=each * len(days), milestones=steps, rule="milestone", doubt=doubt,
                       confidence=min(named.confidence, confidence), open_year=open_year)  # fmt: skip

    def _whole(self, day: Moment) -> bool:
        """Whether the day ends the plan, so that what is due by then is the whole number."""
        last = self.last_year if self.last_year or day.own else day.day.year
        return day.year_end and day.use in ("due", "in") and last == day.day.year

    def _by_a_day(self, named: Requirement, day: Moment) -> Requirement:
        """A number by a day: one thing is a deadline, several are a quota with that milestone."""
        self.used.add(id(day))
        doubt, confidence = named.doubt or day.doubt, min(named.confidence, day.confidence)
        named = replace(named, doubt=doubt, confidence=confidence, open_year=day.open_year)
        if day.use == "feast":
            return replace(named, rule="quota", doubt=day.doubt, open_year=False)
        if named.times == 1:
            return replace(named, times=None, by=day.day, rule="deadline")
        return replace(named, milestones=((named.times or 1, day.day),), rule="milestone")

    def _named_before(self, count: Count, frame: _Frame | None, begin: int) -> str:
        begin = max(begin, self.named)
        if count.start - count.words > 3:
            name = name_before(self.sentence.raw, count.words, count.start)
            if DO.fullmatch(name):  # 栏目每月至少更新一次
                name = tidy(name_before(self.sentence.raw, begin, frame.start if frame else count.words) + name)
            if name:
                return name
        if frame and begin < frame.end <= count.words:
            name = name_before(self.sentence.raw, frame.end, count.words)
            if name:
                return name
            return name_before(self.sentence.raw, begin, frame.start)
        return name_before(self.sentence.raw, begin, count.words)

    def _words(self, count: Count, frame: _Frame | None, end: int) -> tuple[Span, ...]:
        stop = min(end, count.end + (12 if end - count.end <= 12 else 0))
        number = self.sentence.span(count.words, max(count.end, stop))
        if frame is None:
            begin = max(self.sentence.segment(count.start)[0], count.words - 16)
            verb = next(DO.finditer(self.text, begin, count.words), None)
            return (self.sentence.span(verb.start() if verb else count.words, max(count.end, stop)),)
        if frame.start > count.words:
            return number, self.sentence.span(frame.start, frame.end)
        if stop - frame.start <= _LINE:
            return (self.sentence.span(frame.start, max(count.end, stop)),)
        return self.sentence.span(frame.start, frame.end), number


_BUILT = (
    "新建|改造|新增|建成|打造|创建|培育|完成|举办|组织|召开|开展|引进|推出|发布"
    "|制作|改扩建|扩建|治理|修复|加装|选树|评选|征集|帮扶|开工"
    "|竣工|启动|招录|招聘|轮训|培训|新改扩建|修建|整治|设立|认定|遴选"
)


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
    return _alike(each, total)


def _the_rest(each: Requirement, total: Requirement, rest: int) -> bool:
    return each is not total and each.rule == "quota" and each.times == rest and _alike(each, total)


def _alike(each: Requirement, total: Requirement) -> bool:
    return not each.about or not total.about or each.about in total.about or total.about in each.about


def _step(each: Requirement) -> tuple[int, date]:
    turn = int(each.rule[len("turn_") :]) if each.rule.startswith("turn_") else 1
    return each.milestones[0] if each.milestones else (turn, each.by or date.min)
