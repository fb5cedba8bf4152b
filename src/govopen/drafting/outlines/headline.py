"""A document's title: the lines above its text that belong together, over two or three lines as they often are."""

import re
from typing import NamedTuple

from govopen.drafting.document import Document, Span
from govopen.drafting.outlines.counting import leading
from govopen.drafting.outlines.heading import (
    NUMBER,
    Opening,
    day_and_number,
    is_annex,
    is_issuer,
    is_signed,
    is_title,
    plain,
)
from govopen.drafting.outlines.pageinfo import is_page_line, labelled, says_about

_LINE, _WHOLE = 120, 200
_GOES_ON = re.compile(r"^(?:的|[（(]|及|和|与|暨|——|—|通知$|》)")
_ISSUES = re.compile(r"关于|^(?:印发|转发|批转|公布|对)")
_DECREES = re.compile("印发|转发|批转|下发")
_LETTER = re.compile(r"(?:通知|函|意见|决定|批复|公告|通报)[）)]?(?:[（(].{1,16}[）)])?$")
_STATE = re.compile(r"^[（(](?:失效|废止|现行有效)[）)]")
_TO = re.compile(
    r"^(?P<title>[^。；：:]{6,120}?(?:通知|方案|意见|要点|计划|措施|办法|函|批复|决定|通报))"
    r"(?=各|市各|区各|县各|省各|[市区县]直|机关|局属)[^。；：:]{2,160}[：:]$"
)
_TELLS = re.compile(r"20[0-9]{2}|关于|《|年度|“")


class Headline(NamedTuple):
    """A title and where it stands."""

    words: str
    span: Span


def headline(document: Document, opening: Opening, labelled_as: Span | None) -> Headline | None:
    """The title under the letter, else the one above the text, else what a page's label says.

    A title that says a year, 关于 or a name in 《》 comes before one that could be a heading of the page.
    """
    behind = max(opening.signed, default=-1)
    found = [each for run in _runs(document, opening) for each in _titles(document, run)]
    under = [each for each in found if behind >= 0 and each.span.start > document.lines[behind].span.start]
    for each in (under, found):
        telling = [title for title in each if _TELLS.search(title.words)]
        if telling or each:
            return (telling or each)[0]
    if labelled_as:
        return Headline(plain(document.words(labelled_as)), labelled_as)
    return None


def _runs(document: Document, opening: Opening) -> list[list[Span]]:
    """Lines before the text that follow one another and could be a title's."""
    runs: list[list[Span]] = [[]]
    lines = document.lines
    places = [at for at in range(min(opening.start, len(lines))) if not lines[at].aside]
    for place, at in enumerate(places):
        span = lines[at].span
        words = document.words(span).strip()
        following = document.words(lines[places[place + 1]].span).strip() if place + 1 < len(places) else ""
        if found := _TO.match(words):
            runs.append([Span(span.start, span.start + len(found["title"]))])
            runs.append([])
        elif lines[at].cell is None and words and _is_part(document, span, words, following):
            runs[-1].append(span)
        else:
            runs.append([])
    return [run for run in runs if run]


def _is_part(document: Document, span: Span, words: str, following: str) -> bool:
    if len(words) > _LINE or any(each in words for each in "。；！？") or words[-1] in "：:，、":
        return False
    if (
        NUMBER.match(words)
        or day_and_number(words)
        or _is_red(words)
        or is_annex(words)
        or leading(document.text, *span)
    ):
        return False
    if labelled(words) or says_about(words) or is_page_line(words):
        return False
    return bool(_ISSUES.search(following[:4])) if is_issuer(words) else not is_signed(words)


def _is_red(words: str) -> bool:
    return words.endswith("文件") and is_issuer(words[:-2])


def _titles(document: Document, run: list[Span]) -> list[Headline]:
    """The titles in such lines, each ended by a line that ends as titles do."""
    found: list[Headline] = []
    begun: list[Span] = []
    for place, span in enumerate(run):
        if begun and document.words(span).strip() == document.words(begun[-1]).strip():
            continue
        begun.append(span)
        words = _STATE.sub("", plain("".join(map(document.words, begun))))
        following = plain(document.words(run[place + 1])) if place + 1 < len(run) else ""
        if len(words) > _WHOLE:
            begun = [span]
        elif _ends(words, following):
            found.append(Headline(words, Span(begun[0].start, span.end)))
            begun = []
    if begun and not found:
        words = plain("".join(map(document.words, begun)))
        if "关于" in words and 8 <= len(words) <= _WHOLE:
            found.append(Headline(words, Span(begun[0].start, begun[-1].end)))
    return found


def _ends(words: str, following: str) -> bool:
    if not is_title(words[-90:]) or len(words) < 6 or words.count("《") > words.count("》"):
        return False
    if _GOES_ON.match(following):
        return False
    return not _DECREES.search(words) or bool(_LETTER.search(words)) or not following
