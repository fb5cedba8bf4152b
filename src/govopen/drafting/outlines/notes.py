"""Notes below a table or behind the text (备注：…, 注：…, 说明：…), and which of them ask something of units.

One that says who and when is an item, as the last paragraph of a text is: 注：各责任单位每月5日前报送进展。 One that
says only who, or only when something is to be sent in, is none, but a doubt; so is one that moves a day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from govopen.drafting.document import Span
from govopen.drafting.outlines.assigning import first_leads
from govopen.drafting.outlines.counting import CIRCLED, leading
from govopen.drafting.outlines.heading import NOTE_LABEL, is_annex_list, is_notes, is_remark
from govopen.drafting.outlines.roles import CONTACT, says_when
from govopen.drafting.outlines.subjects import acting, parts, subjects

# What is to be handed in, whoever does it.
_SENT = re.compile("报送|上报|填报|报告|反馈|提交|报备|备案|报(?=[区市县省州]|至|到|我|办公室)|通报|汇总")
# Words between commas that speak of the document, its names or its printing.
_ABOUT = re.compile(
    rf"(?:成[ 　]*员|联系(?:单位|部门|[科处]室))[：:]|负责解释|施行|生效|有效期"
    rf"|(?:{CONTACT}|(?:数据|统计|计算|指标)?口径)(?:[：:]|[为是以由同]|$)"
    r"|^(?:主要|具体|其中)?包括|(?:单位|部门|成员|范围)(?:主要)?包括|^抄[送报]|抄[送报][：:]|(?<!以下)简称|排序|不分先后"
    r"|(?<![作向])为(?![各有相])[^，。；]{0,6}(?:单位|部门)"
)
# What was done, and not the sort of things that were: 已完成的事项 may be reported.
_TOLD = re.compile(
    r"(?:(?<=[前中后日月底年内位门局委办室道镇])|^)(?:已经?|业已|曾)(?!经)(?![^，。；]{0,8}的)|(?:完成|印发|召开|出台|建立|建成|开展|制定|公布)了"
)
# A day that only says which meeting or document: 市政府2024年3月1日会议.
_CITED = re.compile(
    r"(?<![于在至到截])(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日(?:前的|第[0-9]{1,3}次)?[^，。；前以之]{0,6}?"
    "(?:会议|常务会|办公会|专题会|通知|文件|意见|批示|讲话|要求|规定|精神|部署|印发|发布)"
)
_MOVED = re.compile("原[定计]|原计划|调整[为到至]|延[期后长]?[至到]|推迟|顺延|提前[至到]")
# Where the next of what a note counts begins: 备注：（1）…。（2）….
_COUNTED = re.compile(
    rf"(?<=[。；：:])[ 　]*(?=[（(][0-9一二三四五六七八九十]{{1,2}}[）)]|[{CIRCLED}]|[0-9]{{1,2}}[.．、](?![0-9]))"
)


@dataclass(slots=True)
class Notes:
    """What notes ask, the words behind label and number: ``items`` say who and when, ``doubtful`` lack one of them."""

    items: list[Span] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    _within: bool = False

    def take(self, text: str, line: Span) -> None:
        """Look at a line that closes a text: at a note, what is counted below 备注： alone, a remark on the text."""
        words = text[line.start : line.end]
        goes_on = self._within and leading(text, *line) is not None
        self._within = goes_on or begins_note(text, line) or is_notes(words)
        if self._within or (is_remark(words) and not is_annex_list(words)):
            self.ask(text, line)

    def ask(self, text: str, words: Span) -> None:
        """Look at the words of a note, with or without its label, each thing that it counts by itself."""
        label = NOTE_LABEL.match(text, *words)
        words = Span(label.end() if label else words.start, words.end)
        cuts = [words.start, *(each.end() for each in _COUNTED.finditer(text, *words)), words.end]
        for low, high in pairwise(cuts):
            number = leading(text, low, high)
            self.put(text, Span(number.end if number else low, high))

    def put(self, text: str, words: Span) -> bool:
        """Keep the sentences that ask something, from the first to the last; whether any does."""
        asking = [(kind, each) for each in _sentences(text, words) if (kind := _kind(text, each))]
        if asking:
            kept = Span(asking[0][1].start, asking[-1][1].end)
            (self.items if any(kind == "item" for kind, _ in asking) else self.doubtful).append(kept)
        return bool(asking)


def begins_note(text: str, line: Span) -> bool:
    """Whether a line begins as a note does: 备注：…"""
    return NOTE_LABEL.match(text, *line) is not None


def asks(text: str, words: Span) -> str:
    """What a remark asks: ``item`` where a sentence says who and when, ``doubt`` where it lacks one, else nothing."""
    kinds = {_kind(text, each) for each in _sentences(text, words)}
    return next((each for each in ("item", "doubt") if each in kinds), "")


def _kind(text: str, sentence: Span) -> str:
    said = _asking(text, sentence)
    if not said or first_leads(text, *sentence):
        return ""
    who = subjects(text, said) or acting(text, said)
    when = any(_says_when(text, each) for each in said)
    moved = _MOVED.search(text, *sentence)
    if who and when and not moved:
        return "item"
    return "doubt" if who or (when and (moved or _SENT.search(text, *sentence))) else ""


def _asking(text: str, sentence: Span) -> list[Span]:
    """What stands between the commas of a sentence without what explains and what tells; neighbours in one."""
    between: list[Span] = []
    for part in parts(text, *sentence):
        goes_on = between and text[part.start - 1] in "：:"  # 抄送：区委办公室
        between[-1:] = [Span(between[-1].start, part.end)] if goes_on else [*between[-1:], part]
    out: list[Span] = []
    for part in between:
        words = text[part.start : part.end]
        if _ABOUT.search(words) or _TOLD.search(words):
            continue
        follows = out and out[-1].end == part.start - 1
        out[-1:] = [Span(out[-1].start, part.end)] if follows else [*out[-1:], part]
    return out


def _says_when(text: str, span: Span) -> bool:
    """Whether words say by when or how often, and do not only cite what is of a day."""
    words = _CITED.sub("", text[span.start : span.end])
    return says_when(words, Span(0, len(words)))


def _sentences(text: str, words: Span) -> Iterator[Span]:
    start = words.start
    for stop in re.finditer("[。；]", text[words.start : words.end]):
        end = words.start + stop.end()
        yield Span(start, end)
        start = end
    if start < words.end:
        yield Span(start, words.end)
