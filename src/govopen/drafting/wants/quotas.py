"""Numbers of a sentence with the time each belongs to: quotas, milestones, things that are there by a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govopen.drafting.document import Span
from govopen.drafting.requirement import Requirement
from govopen.drafting.wants.counts import Count, counts, follows
from govopen.drafting.wants.days import Moment
from govopen.drafting.wants.periods import YEARLY, Often
from govopen.drafting.wants.phrases import DO, name_after, name_before, tidy
from govopen.drafting.wants.sentences import Sentence
from govopen.drafting.wants.stating import THINGS
from govopen.drafting.wants.years import Years

LOOSE = "things_without_time"  # the doubt of 争创10个示范点
_EACH_YEAR = re.compile("每|一年|年度?$")  # 每年50家, 一年两次, 2次/年: of a plan of several years each
_PERSON = re.compile(r"每(?:人|名[^，。]{0,6}|位[^，。]{0,6})(?=每|全年|年)")
_IN_A_CLOCK = re.compile("(?:日|周|月|天|小时)[以之]?内[^，]{0,12}$")  # 收到后2周内至少回复一次
_HELD = re.compile("培训|轮训|集训|举办|举行|组织|召开|开展|参加|考察|观摩|研修|演练")  # what happens to so many people
_AND = ("、", "和", "及", "与")
_NAMED_BEFORE = ("/", "／", "、", "和", "及", "与")  # 3次/周; 棚户区改造2836户和老旧小区改造20个
LINE = 30


@dataclass(frozen=True, slots=True)
class Frame:
    """A time that a number may belong to: a day, a period, or the year where both are None."""

    start: int
    end: int
    moment: Moment | None = None
    often: Often | None = None


class Numbers:
    """The numbers of a sentence, each with the time it belongs to."""

    def __init__(self, sentence: Sentence, text: str, frames: Sequence[Frame], years: Years) -> None:
        self.sentence, self.text, self.frames, self.years = sentence, text, frames, years
        self.named = 0  # where the words about the number before end
        self.used: set[int] = set()
        self.capped: set[int] = set()  # 每月不超过2次: a period that only bounds
        self.loose: list[Count] = []  # things with no time at all
        self.things: dict[int, list[Count]] = {}  # 12座 of 到年底完成12座, by their day

    def all(self) -> list[Requirement]:
        """The quotas. Things made are one only of a span (年内建成60处): with a day that is required, else nothing."""
        found: list[Requirement] = []
        paired = list(self._paired())
        totals = [count for count, frame in paired if frame and count.made and self._spans(frame)]
        for count, frame in paired:
            quota = self._quota(count, frame, [total for total in totals if _within(count, total)], found)
            if quota:
                found.append(quota)
                self.named = count.end
        return found

    def _quota(
        self, count: Count, frame: Frame | None, totals: Sequence[Count], found: Sequence[Requirement]
    ) -> Requirement | None:
        """The number as a quota; None where it counts things by a day, or without any time."""
        if not count.made or (frame and (frame.often or self._spans(frame))):
            return self._requirement(count, frame)
        if frame is None:
            self.loose.append(count)
        elif frame.moment:
            part = self._requirement(count, frame) if totals else None  # 全年新建12个，其中6月底前5个
            if part and any(alike(part, each) for each in found):
                return part
            self.used.discard(id(frame.moment))
            self.things.setdefault(id(frame.moment), []).append(count)
        return None

    def with_things(self, due: Requirement, day: Moment) -> Requirement:
        """What is due on a day, with the number of things to be there by then in its words, and their name."""
        counted = self.things.get(id(day))
        if not counted:
            return due
        first, last = counted[0], counted[-1]
        stop = self.sentence.start + self._stop(last, self.sentence.segment(last.start)[1])
        number = self.sentence.span(self._verb(first), last.end)
        words: tuple[Span, ...] = (due.words[0], number) if number.start > due.words[0].end else due.words[:1]
        if stop - due.words[0].start <= LINE:
            words = (Span(due.words[0].start, max(due.words[0].end, stop)),)
        name = self._about(first, None, *self.sentence.segment(first.start))
        return replace(due, words=words, about=name or due.about)

    def _spans(self, frame: Frame) -> bool:
        """Whether the time is the whole plan's and no day: 年内, 全年, 每年, 2018年."""
        if frame.often:
            return False
        day = frame.moment
        return day is None or (day.use == "in" and day.rule in ("year", "year_end") and self._whole(day))

    def _paired(self) -> Iterator[tuple[Count, Frame | None]]:
        last: tuple[Count, Frame | None] | None = None
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
            yield last

    def _frame(self, count: Count) -> Frame | None:
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

    def _counts(self, count: Count, frame: Frame | None) -> bool:
        """Whether the number is a quota: a bound (至少), a happening at a time, or figures after a verb of doing."""
        begin = self.sentence.segment(count.start)[0]
        near = self.text[max(begin, count.start - 24) : count.start]
        verb = DO.search(near) is not None
        if self.text[count.end : count.end + 8].startswith(
            ("部门", "单位", "街道", "区县", "成员单位", "试点地区", "以下", "左右的")
        ):
            return False
        yearly = frame is not None and self.text.startswith("每", frame.start)
        going_on = count.persons and yearly and not (count.least and _HELD.search(near))  # 每年培养100名
        if going_on or (count.times == 1 and _IN_A_CLOCK.search(near)):
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
        done = f"{_BUILT}|{_PUT_UP}" if count.made else _BUILT
        return re.search(done, near) is not None and (count.happening or count.unit != "项")

    def _requirement(self, count: Count, frame: Frame | None) -> Requirement:
        begin, end = self.sentence.segment(count.start)
        about = self._about(count, frame, begin, end)
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
            rule = THINGS if count.made else "quota"
            if frame.moment:
                self.used.add(id(frame.moment))
                doubt = doubt or frame.moment.doubt
            elif self.years.several and _EACH_YEAR.match(self.text[frame.start : frame.end]):
                named = replace(named, times=count.times if count.times > 1 else None, every=YEARLY)
                return replace(named, rule="yearly_quota")
            return Requirement(
                words,
                about,
                times=count.times,
                rule=rule,
                doubt=doubt,
                confidence=confidence,
                open_year=open_year,
            )
        return self._by_a_day(named, frame.moment)

    def _about(self, count: Count, frame: Frame | None, begin: int, end: int) -> str:
        about = name_after(self.sentence.raw, count.end, end)
        if about and self.text[count.end : count.end + 1] not in _NAMED_BEFORE:
            return about
        about = self._named_before(count, frame, begin)
        return "" if DO.fullmatch(about) else about

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
        last = self.years.last if self.years.last or day.own else day.day.year
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

    def _named_before(self, count: Count, frame: Frame | None, begin: int) -> str:
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

    def _verb(self, count: Count) -> int:
        """Where the verb near before a number begins, else the words that state it."""
        begin = max(self.sentence.segment(count.start)[0], count.words - 16)
        verb = DO.search(self.text, begin, count.words)
        return verb.start() if verb else count.words

    def _stop(self, count: Count, end: int) -> int:
        """Where the words about a number end: with the stretch where little follows, else with the number."""
        return end if end - count.end <= 12 else min(end, count.end)

    def _words(self, count: Count, frame: Frame | None, end: int) -> tuple[Span, ...]:
        stop = self._stop(count, end)
        number = self.sentence.span(count.words, max(count.end, stop))
        if frame is None:
            return (self.sentence.span(self._verb(count), max(count.end, stop)),)
        if frame.start > count.words:
            return number, self.sentence.span(frame.start, frame.end)
        if stop - frame.start <= LINE:
            return (self.sentence.span(frame.start, max(count.end, stop)),)
        return self.sentence.span(frame.start, frame.end), number


_BUILT = (
    "新建|改造|新增|建成|打造|创建|培育|完成|举办|组织|召开|开展|引进|推出|发布"
    "|制作|改扩建|扩建|治理|修复|加装|选树|评选|征集|帮扶|开工"
    "|竣工|启动|招录|招聘|轮训|培训|新改扩建|修建|整治|设立|认定|遴选"
)
# What things are had by, and happenings are not.
_PUT_UP = "建设|设置|增设|购置|采购|配备|安装|布设|投放|发展|种植"


def _within(part: Count, total: Count) -> bool:
    return part is not total and part.unit == total.unit and part.times <= total.times


def alike(each: Requirement, total: Requirement) -> bool:
    return not each.about or not total.about or each.about in total.about or total.about in each.about
