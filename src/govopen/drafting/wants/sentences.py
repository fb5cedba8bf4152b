"""A clause's words cut into sentences, with what only looks like a requirement blotted out.

What is blotted out keeps its length, so that a place in a sentence is a place in the document: titles in 《》 and
document numbers (〔2018〕6号). Quoted words are blotted out only where a rule asks for it (``bare``):
“一月一调度” is a period, “双随机、一公开” is no number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govopen.drafting.document import Document, Span

BLOT = "■"
LONGEST = 600  # a stretch without a full stop is cut here: what reads a sentence twice stays linear

_END = re.compile(r"[。；！？\n]|(?<![0-9])[;!?]")
_NAMES = re.compile(
    r"""(?x)
    《[^《》\n]{1,120}(?:[《〈<][^《》\n]{0,80}[》〉>][^《》\n]{0,60})?》      # a cited title, with one inside it
  | [〔\[［(（][12][0-9]{3}[〕\]］)）] (?:第)? [0-9]{1,5} 号                    # 〔2018〕6号
  | (?:第)[0-9〇零一二三四五六七八九十百]{1,6}(?:号|次|届|批|条|款|项|章|期|轮|集)(?!\d)    # 第3次, 第十四届
  | “十[一二三四五六]五”|“[0-9]{5}”|12345
  | [0-9]{4}年版
"""
)
_QUOTED = re.compile(r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|\"[^\"\n]{1,40}\"")
_COMMA = re.compile(r"[，,：:。；;！？\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at ``start`` of the document's text.

    ``raw`` are its words, ``text`` the same with names blotted out, ``bare`` also without what stands in quotes.
    """

    start: int
    raw: str
    text: str
    bare: str

    def span(self, start: int, end: int) -> Span:
        """The place in the document of a stretch of the sentence."""
        return Span(self.start + start, self.start + end)

    def segment(self, at: int, past: int = 0) -> tuple[int, int]:
        """Where the stretch between commas that holds ``at``, and all up to ``past``, begins and ends."""
        begin = max(self.text.rfind(sign, 0, at) for sign in "，,：:；") + 1
        found = _COMMA.search(self.text, max(at, past))
        return begin, found.start() if found else len(self.text)


def sentences(document: Document, spans: tuple[Span, ...]) -> Iterator[Sentence]:
    """The sentences of these stretches of the document, in order."""
    for span in spans:
        words = document.text[span.start : span.end]
        text = _NAMES.sub(_blot, words)
        bare = _QUOTED.sub(_blot, text)
        for begin, end in _cuts(text):
            if text[begin:end].strip():
                yield Sentence(span.start + begin, words[begin:end], text[begin:end], bare[begin:end])


def _blot(found: re.Match[str]) -> str:
    return BLOT * len(found[0])


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _END.finditer(text):
        yield from _pieces(begin, found.end())
        begin = found.end()
    yield from _pieces(begin, len(text))


def _pieces(begin: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(begin, end, LONGEST):
        yield at, min(at + LONGEST, end)
