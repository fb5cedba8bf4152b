"""Plain text: its encoding, its lines, and the paragraphs that were broken where a page was full."""

import codecs
import re

from govopen.drafting.formats import lines, runon, webpage
from govopen.drafting.formats.passage import WRAP, Passage
from govopen.drafting.formats.refusals import Damaged, NoDocument, NoWords
from govopen.errors import shown

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")
_COMMON = re.compile(r"[的和年月日在区市县部门工作单位负责政府一二三四五，。、]")
_BLANKS = " \t\u3000\u00a0\ufeff\u200b"
_WIDEST = 120  # columns; a line that is longer was never broken
_NARROW = str.maketrans("（），；：！？。", "(),;:!?.")
_WIDE = str.maketrans("(),;:!?", "（），；：！？")


def decoded(data: bytes, name: str, declared: str = "") -> str:
    """The text of a file: by its byte order mark, else what it declares, else UTF-8, else GB18030."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if declared:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass  # pages often declare what they are not
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        cut_off = problem.start > len(data) - 4
        if cut_off and _COMMON.search(data[: problem.start].decode("utf-8")):
            raise Damaged(name) from None
    return _strict(data, "gb18030", name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Damaged(name) from None


def text_of(data: bytes, name: str, declared: str = "") -> str:
    """As decoded, and surely a text: no control characters, Chinese words where it is not ASCII."""
    text = decoded(data, name, declared)
    sample = text[:200_000]
    if _BINARY.search(sample):
        raise NoDocument(name)
    foreign = len(re.findall(r"[^\x00-\x7f]", sample))
    if foreign > 200 and not _COMMON.search(sample):
        raise NoWords(name, shown(" ".join(sample[:1000].split()), 20))
    return text


def passages(data: bytes, name: str) -> list[Passage]:
    """The paragraphs of a text, in order."""
    raw = text_of(data, name).splitlines()
    return webpage.marked(runon.parted(Passage(text) for text in _joined(raw)))


def _joined(raw: list[str]) -> list[str]:
    """Lines without blanks around them; those that go on in the next one with it.

    A line is full if it is so with narrow marks or with wide ones: which of them the text has now, it need not have had
    where its lines were broken.
    """
    layouts = [[text.rstrip(_BLANKS).translate(width) for text in raw] for width in (_NARROW, _WIDE)]
    most = [_broken_at(layout) for layout in layouts]
    found: list[str] = []
    full = False
    for text, *laid_out in zip(raw, *layouts, strict=True):
        stripped = text.strip(_BLANKS)
        if not stripped:
            full = False
            continue
        if full and text[:1] not in _BLANKS and not lines.starts(stripped):
            found[-1] += WRAP + stripped
        else:
            found.append(stripped)
        ended = laid_out[-1].endswith(("。", "！", "？", "；"))
        short = 3 if ended else 10  # no sign may stand at a line's start, no number is broken
        reaches = (lines.columns(line) >= limit - short for line, limit in zip(laid_out, most, strict=True) if limit)
        full = stripped[-1] not in "|｜" and any(reaches)  # a bar ends a table's row
    return found


def _broken_at(raw: list[str]) -> int:
    """The width at which lines were broken, 0 where they were not: the widest, and most of them within a sentence."""
    used = [(len(text) <= _WIDEST, text.rstrip(_BLANKS)) for text in raw if text.strip(_BLANKS)]
    widths = [lines.columns(text) if short else _WIDEST + 1 for short, text in used]
    most = max(widths, default=0)
    if len(used) < 4 or not 40 <= most <= _WIDEST:
        return 0
    wide = [text for width, (_, text) in zip(widths, used, strict=True) if width >= most - 7]
    within = sum(not lines.stopped(text) for text in wide)
    return most if within >= 3 and within * 2 >= len(wide) else 0
