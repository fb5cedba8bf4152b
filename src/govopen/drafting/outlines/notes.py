"""Notes below a table or behind the text (备注：…, 注：…, 说明：…), and which of them ask something of units.

One that says who and when is an item, as the last paragraph of a text is: 注：各责任单位每月5日前报送进展。 One that
says only who, or only when something is to be sent in, is none, but a doubt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govopen.drafting.document import Span
from govopen.drafting.outlines.assigning import first_leads
from govopen.drafting.outlines.counting import leading
from govopen.drafting.outlines.heading import is_notes
from govopen.drafting.outlines.roles import says_when
from govopen.drafting.outlines.subjects import acting, subjects

_LABEL = re.compile(r"[ 　（(]*(?:(?:填[表报]|编制|指标|有关|情况)?说明|[备附]?注)[0-9]?[ 　]*[：:][ 　]*")
_HEAD = re.compile(r"[ 　（(]*(?:(?:填[表报]|情况)?说明|[备附]?[ 　]*注)[ 　）)：:]*")
# What is to be handed in, whoever does it.
_SENT = re.compile("报送|上报|填报|报告|反馈|提交|报备|备案|报(?=[区市县省州]|至|到|我|办公室)|通报|汇总")
# What is said about the document, its words or its printing.
_ABOUT = re.compile(
    "成[ 　]*员[：:]|解释|施行|生效|有效期|联系[人电方]|抄送|口径|排序|不分先后|简称|包括|为[^，。；]{0,6}(?:单位|部门)"
)


@dataclass(slots=True)
class Notes:
    """What notes ask, the words behind label and number: ``items`` say who and when, ``doubtful`` lack one of them."""

    items: list[Span] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    _within: bool = False

    def take(self, text: str, line: Span) -> None:
        """Look at a line that closes a text: at a note, and at what is counted below 备注： alone."""
        goes_on = self._within and leading(text, *line) is not None
        self._within = goes_on or begins_note(text, line) or is_notes(text[line.start : line.end])
        if self._within:
            self.ask(text, line)

    def ask(self, text: str, words: Span) -> None:
        """Look at the words of a note, with or without its label."""
        label = _LABEL.match(text, *words)
        words = Span(label.end() if label else words.start, words.end)
        number = leading(text, *words)
        words = Span(number.end if number else words.start, words.end)
        if kind := asks(text, words):
            {"item": self.items}.get(kind, self.doubtful).append(words)


def is_head(words: str) -> bool:
    """备注 or 说明 alone in the first cell of a row."""
    return len(words) <= 12 and _HEAD.fullmatch(words) is not None


def begins_note(text: str, line: Span) -> bool:
    """Whether a line begins as a note does: 备注：…"""
    return _LABEL.match(text, *line) is not None


def asks(text: str, words: Span) -> str:
    """What a remark asks: ``item`` where a sentence says who and when, ``doubt`` where it lacks one, else nothing."""
    out = ""
    for sentence in _sentences(text, words):
        if _ABOUT.search(text, *sentence) or first_leads(text, *sentence):
            continue
        who = subjects(text, [sentence]) or acting(text, [sentence])
        when = says_when(text, sentence)
        if who and when:
            return "item"
        if who or (when and _SENT.search(text, *sentence)):
            out = "doubt"
    return out


def _sentences(text: str, words: Span) -> Iterator[Span]:
    start = words.start
    for stop in re.finditer("[。；]", text[words.start : words.end]):
        end = words.start + stop.end()
        yield Span(start, end)
        start = end
    if start < words.end:
        yield Span(start, words.end)
