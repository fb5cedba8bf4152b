"""Line breaks that were lost: a document in one line is cut again where its numbers, letter and blanks prove it.

A number proves a break where its style counts on, each behind the end of a sentence, of a bracket or of a heading. The
pieces keep what stood between them, so that the breaks can be taken out again.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from govopen.drafting.formats import runon_letters, runon_numbers
from govopen.drafting.formats.passage import BREAK, CHARACTERS, WRAP, Passage
from govopen.drafting.formats.runon_numbers import BLANKS, Inside, Token
from govopen.drafting.formats.spaces import HAN

LONGEST = 300
"""Characters: a document without breaks has more in a line, a line that is a paragraph is left alone."""

_PART_OF_ALL = 4  # a line with less of the document than this part stands among others that have their breaks
_FEWEST = 3  # blanks behind sentences, lines of a letter
_HEADING, _VALUE = 60, 200  # characters at most
_SENTENCE = "。！；!;"
_ENDED = "。！；：）!;:)"
_SAID = re.compile(r"\w")
_GAP, _WORD = re.compile(rf"[{BLANKS}]+"), re.compile(rf"[^{BLANKS}]+")
# Blanks within a line: 标 题： and its value, 1. and its text, 2019-02-13 15:21; one before a label: 发文机关：
_PART = re.compile(rf".|(?!各)[{HAN}]{{1,6}}[:：]|[0-9]{{1,2}}[.．、]")
_GOES_ON = re.compile(rf"[^{HAN}]*|.[:：]?")
_NAMES_VALUE = re.compile(rf"[{HAN}]{{3,6}}[:：]")
# A label that a unit or a day follows stands on a line of its own: 责任单位：…完成时限：…
_LABEL = re.compile(
    "(?<!明确)(?<!落实)(?<!确定)(?<![的各由和及与或为（(，、,])"
    "(?P<label>(?:责任|牵头|配合|主办|承办|协办|参与)(?:单位|部门|科室)|(?:完成|整改)(?:时限|时间))[:：]"
)
_AIM = (
    "(?:总体|基本|目标|工作|有关)要求|(?:总体|基本|工作)思路|指导思想|(?:基本|工作)原则|(?:总体|工作|主要|行动)目标|"
    "目标任务|(?:重点|主要|工作)任务|工作职责|(?:职责|任务)分工|(?:保障|工作)措施|组织(?:领导|实施|保障)|"
    "(?:时间|进度|工作)安排|(?:实施|工作)步骤"
)
_DOES = rf"(?:切实加强|加强|强化|抓好|落实|健全|完善|严格|明确|压实|注重|确保)(?:(?!各)[{HAN}]){{2,8}}"
# A heading that every plan has, run into its text; and one that runs into 各部门要….
_RUN_IN = re.compile(
    rf"[{BLANKS}]*(?:(?:{_AIM})(?:(?:[、和与及]|暨)(?:{_AIM}))*(?=[{HAN}“])(?![和与及的为是、])"
    rf"|{_DOES}(?:，{_DOES}){{0,2}}(?=各[{HAN}、（）()]{{1,24}}?(?:(?<!主)要(?![求点素件领])|应当|须)))"
)


def parted(passages: Iterable[Passage]) -> list[Passage]:
    """The passages, one that holds most of the document in a line cut into its paragraphs."""
    found = list(passages)
    if sum(len(each.text) for each in found) > CHARACTERS:
        return found
    least = max(LONGEST, sum(len(each.text) for each in found if not each.aside) // _PART_OF_ALL)
    return [piece for each in found for piece in (_pieces(each) if len(each.text) >= least else [each])]


def _pieces(passage: Passage) -> Iterator[Passage]:
    text = passage.text
    within = passage.cell or passage.aside or any(sign in text.strip("|｜ ") for sign in (WRAP, BREAK, "|", "｜"))
    cuts = [] if within else _cuts(text)
    if not cuts:
        yield passage
        return
    done = 0
    apart = passage.apart
    for low, high in zip([0, *cuts], [*cuts, len(text)], strict=True):
        words = text[low:high]
        start = high - len(words.lstrip(BLANKS)) if low else 0
        end = low + len(words.rstrip(BLANKS)) if high < len(text) else high
        yield passage._replace(text=text[start:end], apart=text[done:start] if low else apart)
        done = end


def _cuts(text: str) -> list[int]:
    """Where lines began, without the first."""
    inside = Inside(text)
    entries = runon_letters.listed(text)
    letters = runon_letters.breaks(text, inside, entries)
    numbers = runon_numbers.lines_begun(text, inside, frozenset(letters), entries)
    found = {each.start for each in numbers}
    found |= set(_gaps(text, inside, found))
    if not found and len(letters) < _FEWEST:
        return []
    found |= set(letters) | set(_labels(text, inside)) | set(_headings(text, numbers))
    return list(_with_words(text, sorted(found)))


def _with_words(text: str, places: list[int]) -> Iterator[int]:
    """The places with words between each two, and before the first and behind the last."""
    words = [each.start() for each in _SAID.finditer(text)]
    last = 0
    for at in places:
        before = bisect_left(words, at)
        if bisect_left(words, last) < before < len(words):
            yield at
            last = at


def _headings(text: str, numbers: list[Token]) -> Iterator[int]:
    """Behind a heading that runs into its text."""
    for each in numbers:
        if each.rank <= 2 and (found := _RUN_IN.match(text, each.end, each.end + _HEADING)):
            yield found.end()


def _labels(text: str, inside: Inside) -> Iterator[int]:
    """责任单位： behind a sentence, a label behind another's value, and those found so wherever they stand."""
    known: set[str] = set()
    last = -1
    for found in _LABEL.finditer(text):
        at = found.start()
        if inside(at):
            continue
        follows = 0 < at - last <= _VALUE and last > 0 and not any(sign in text[last:at] for sign in "。；;")
        if follows or text[at - 1 : at] in (*_ENDED, *BLANKS):
            known.add(found["label"])
        if found["label"] in known:
            yield at
            last = found.end()


def _gaps(text: str, inside: Inside, numbered: set[int]) -> Iterator[int]:
    """Blanks, where they stand for the breaks: most are behind a sentence, before a number or beside a day."""
    gaps = [each for each in _GAP.finditer(text) if each.start() and not inside(each.start())]
    first = next((at for at, sign in enumerate(text) if sign in _SENTENCE), len(text))
    sure = {each.start() for each in gaps if text[each.start() - 1] in _SENTENCE or each.end() in numbered}
    body = [each for each in gaps if each.start() > first]
    plain = sum(_parts(text, each) for each in body if each.start() not in sure)
    behind = sum(text[each.start() - 1] in _SENTENCE for each in gaps)
    if behind < _FEWEST or (len(sure) + plain) * 2 < len(body):
        return
    last = 0
    words = _WORD.finditer(text, gaps[0].end())
    word = text[: gaps[0].start()]
    for gap in gaps:
        following = next((each for each in words if each.start() >= gap.end()), None)
        after = following[0][:_HEADING] if following else ""
        line = text[max(last, gap.start() - _HEADING - 1) : gap.start()]
        if gap.start() in sure or _line(word, line, after, head=gap.start() < first):
            yield gap.end()
            last = gap.end()
        word = after


def _parts(text: str, gap: re.Match[str]) -> bool:
    """Whether a blank that no sentence ends before can only part lines."""
    before = text[max(0, gap.start() - 11) : gap.start()]
    return before[-1] in "：:" or bool(runon_letters.DAYS.match(text, gap.end()) or runon_letters.DAYS.search(before))


def _line(word: str, line: str, following: str, *, head: bool) -> bool:
    """Whether words that no sentence ends are a line: a heading, a title, an addressee, who signs."""
    if _NAMES_VALUE.fullmatch(following):
        return True
    if _PART.fullmatch(word) or _GOES_ON.fullmatch(following):
        return False
    return head or line[-1:] in "：:）" or (4 <= len(line) <= _HEADING and not any(sign in line for sign in _SENTENCE))
