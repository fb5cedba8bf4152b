"""A time limit said once for all, 未注明完成时限的，均于12月底前完成: it holds for every item that states none."""

import re
from dataclasses import replace
from datetime import date
from itertools import chain

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Accounted, Clause, Outline
from govopen.drafting.requirement import Requirement
from govopen.drafting.wanting import requirements

RULE, CONFIDENCE = "document_default", 0.85
_SAID = r"(?:注明|标明|列明|标注|明确|规定|写明|说明|载明|设定)"
_LIMIT = r"(?:时限|时间|期限|日期|节点|要求|规定|说明|时点)"
# What is said of the items that say nothing, up to its comma; the day stands behind it.
_WITHOUT = (
    rf"未(?:作|做|单独|另行|特别|具体|专门)?(?:出)?{_SAID}[^，。；]{{0,6}}{_LIMIT}?[^，。；]{{0,10}}",
    rf"没有(?:单独|另行|特别|具体)?{_SAID}[^，。；]{{0,6}}{_LIMIT}[^，。；]{{0,10}}",
    rf"除(?:已|另|特别|单独)?(?:有)?(?:单独|特别|具体)?{_SAID}[^，。；]{{0,16}}外",
    rf"除(?:已|另)?有[^，。；]{{0,8}}{_LIMIT}[^，。；]{{0,8}}外",
)
_FORM = re.compile(
    rf"(?:(?:以上|上述|本[^，。；]{{1,6}}|各项|所有|凡|对|其他|其余)[^，。；]{{0,12}}，?)?(?:{'|'.join(_WITHOUT)})"
    r"，(?P<when>[^。；\n]{2,60})"
)
_TO_DO = re.compile("完成|落实|办结|到位|实现|办理|达到|报送|建成")
_VALID = re.compile("执行|有效|施行|实施|截止")
_NOTED = re.compile(
    r"(?:长期(?:坚持|推进|实施|任务)?|全年|持续(?:推进|实施|开展|进行)|常态化(?:推进|开展|实施)?|常年)(?=[。；，）)]|$)"
)


def document_default(document: Document, year: int | None, period: tuple[date, date] | None) -> Requirement | None:
    """The deadline that the document states for whatever states none; None where it states none such."""
    for line in document.lines:
        if line.aside:
            continue
        for found in _FORM.finditer(document.text, *line.span):
            if _VALID.search(found["when"]) or not _TO_DO.search(found["when"]):
                continue
            span = Span(found.start(), found.end())
            said = requirements(document, Clause("1.1", None, (Span(*found.span("when")),), None), year, period)
            first = next((each for each in said if each.by), None)
            if first:
                return replace(first, words=(span,), about="", rule=RULE, confidence=min(first.confidence, CONFIDENCE))
    return None


def holds_for(document: Document, clause: Clause) -> bool:
    """Whether a clause for which nothing else is required leaves its time open: none of 长期, 全年, 持续推进."""
    due = "".join(map(document.words, clause.due)).strip(" /／—-－无")
    return not due and not any(_NOTED.search(document.text, *span) for span in clause.body)


def set_apart(document: Document, read: Outline, default: Requirement) -> Outline:
    """The outline in which the sentence belongs to no clause."""
    [said] = default.words
    end = said.end + (document.text[said.end : said.end + 1] in ("。", "；"))
    span = Span(said.start, end)
    parts = []
    for part in read.parts:
        kept = (replace(clause, body=_less(document, clause.body, span)) for clause in part.clauses)
        clauses = tuple(
            clause for clause, was in zip(kept, part.clauses, strict=True) if clause.body or not was.body
            or clause.assignment or clause.heading not in (None, part.title)
        )  # fmt: skip
        if clauses:
            parts.append(replace(part, clauses=clauses))
    return replace(read, parts=tuple(parts), accounted=tuple(_painted(read.accounted, span)))


def _less(document: Document, body: tuple[Span, ...], taken: Span) -> tuple[Span, ...]:
    if not any(span.start < taken.end and taken.start < span.end for span in body):
        return body
    halves = chain.from_iterable(
        (Span(span.start, min(span.end, taken.start)), Span(max(span.start, taken.end), span.end)) for span in body
    )
    return tuple(half for half in halves if half.start < half.end and document.words(half).strip(" 　。；，"))


def _painted(stretches: tuple[Accounted, ...], span: Span) -> list[Accounted]:
    """The stretches with one more over them; what it covers only in part is cut."""
    out: list[Accounted] = []
    for (start, end), role in stretches:
        if end <= span.start or span.end <= start:
            out.append(Accounted(Span(start, end), role))
            continue
        if start < span.start:
            out.append(Accounted(Span(start, span.start), role))
        if start <= span.start < end:
            out.append(Accounted(span, "rule"))
        if span.end < end:
            out.append(Accounted(Span(span.end, end), role))
    return out
