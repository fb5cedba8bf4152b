"""The head's facts: title, 文号, issuer, days of issue and publication, status, the documents cited, the year."""

import re
from dataclasses import dataclass, field
from datetime import date

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Head
from govopen.drafting.outlines.heading import (
    NUMBER,
    Opening,
    day,
    day_and_number,
    is_issuer,
    issuer_of,
    plain,
    signed_day,
)
from govopen.drafting.outlines.headline import headline
from govopen.drafting.outlines.pageinfo import is_page_line, values
from govopen.plan.texts import FIRST_DAY, LAST_DAY

_BRACKETS = re.compile(r"[〔\[（(【]((?:19|20)[0-9]{2})年?[〕\]）)】]第?")
_STATUS = re.compile(r"[（(【\[](?P<s>现行有效|有效|失效|废止|已废止|已失效)[）)】\]]")
_STATES = ("现行有效", "有效", "失效", "废止", "已废止", "已失效")
_QUOTED = re.compile(r"《(?P<title>[^《》\n]{3,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80})?)》")
_CITED = re.compile(rf"^[ 　]*[（(](?P<number>{NUMBER.pattern})[）)]")
_SUPERIOR = re.compile("国务院|人民政府|办公厅|省|市|中共")
_CALLED_FOR = re.compile("(?:通知|要点|方案|意见|计划|措施|清单|办法|规划|任务|细则|规定|报告|行动|决定|纲要|条例)$")
_NAMES = re.compile(r"^[\u4e00-\u9fff（）()]{3,40}")
_RED = re.compile(r"^(?P<who>[\u4e00-\u9fff]{3,40})文件$")
_ISSUES = re.compile(r"^(?P<who>[\u4e00-\u9fff]{3,30}?)(?:、[\u4e00-\u9fff]{3,30}?)?(?:关于|印发|转发|批转|对)")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_PRINTED = re.compile("印[ 　]*发")
_LONGEST = 200


@dataclass(slots=True)
class _Facts:
    """What was found, each fact with its words; the first that is found stays."""

    document: Document
    said: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)

    def name(self, key: str, words: str, span: Span) -> None:
        if words and key not in self.said:
            self.said[key], self.spans[key] = words, span

    def day(self, key: str, span: Span) -> None:
        when = None if key in self.days else day(self.document.words(span))
        if when and FIRST_DAY <= when <= LAST_DAY:
            self.days[key], self.spans[key] = when, span


def head(document: Document, opening: Opening) -> Head:
    """The head's facts, and the words of each."""
    lines = document.lines
    before = [at for at in range(min(opening.start, len(lines))) if not lines[at].aside]
    asides = [at for at, line in enumerate(lines) if line.aside and line.aside != "page_number"]
    labels = values(document, [*before, *asides])
    facts = _Facts(document)
    title = headline(document, opening, labels.get("title"))
    if title:
        facts.name("title", title.words[:_LONGEST], title.span)
    _number(facts, labels, before)
    _signed(facts, opening.signed)
    _labelled(facts, labels)
    _above(facts, before)
    for at in [*before, *asides]:
        if is_page_line(document.words(lines[at].span)):
            facts.day("published", lines[at].span)
    _below(facts, opening.start)
    _named(facts, labels, before)
    _status(facts, labels, before)
    number = _BRACKETS.sub(r"〔\1〕", plain(facts.said.get("number", "")))
    issued, published = facts.days.get("issued"), facts.days.get("published")
    said = facts.said
    year = _year(said.get("title", ""), issued, published, number)
    if year and "number" in facts.spans and year_of_number(said.get("title", ""), issued, published):
        facts.spans["year"] = facts.spans["number"]
    cites = _cites(document.text, said.get("title", ""))
    return Head(
        said.get("title", ""),
        number,
        said.get("issuer", ""),
        issued,
        published,
        said.get("status", ""),
        cites,
        year,
        facts.spans,
    )


def says_year(title: str) -> bool:
    """Whether a title says the year that its document is for: 2021年工作要点."""
    return _YEAR.search(title) is not None


def year_of_number(title: str, issued: date | None, published: date | None) -> bool:
    """Whether only the document's number can say the year: neither its title nor a day does."""
    return not (issued or published or says_year(title))


def _number(facts: _Facts, labels: dict[str, Span], before: list[int]) -> None:
    """After its label, else the first that a line begins with or consists of: not one cited in a sentence."""
    document = facts.document
    spans = [labels["number"]] if "number" in labels else []
    spans += [document.lines[at].span for at in before]
    for span in spans:
        if document.words(span).rstrip().endswith(("。", "；", "：")):
            continue
        for found in NUMBER.finditer(document.text, span.start, min(span.end, span.start + 400)):
            led = document.text[span.start : found.start()].strip(" 　（(【[")
            if "》" in led or "。" in led or (led and found.end() < span.end - 16):
                continue
            words = found[0]
            cut = max(words.rfind(each) for each in ("通知", "方案", "意见", "要点", "文号", "字号"))
            start = found.start() + (cut + 2 if cut >= 0 else 0)
            facts.name("number", document.text[start : found.end()], Span(start, found.end()))
            return


def _signed(facts: _Facts, signed: list[int]) -> None:
    """The issuer and the day under the letter."""
    for at in signed:
        span = facts.document.lines[at].span
        words = facts.document.words(span)
        if found := signed_day(words):
            facts.day("issued", span)
            facts.name("issuer", found["who"] or "", span)
        else:
            facts.name("issuer", issuer_of(words), span)


def _labelled(facts: _Facts, labels: dict[str, Span]) -> None:
    for key in ("issued", "published"):
        if key in labels:
            facts.day(key, labels[key])
    for key in ("issuer", "maker"):
        if key in labels and (found := _NAMES.match(plain(facts.document.words(labels[key])))):
            facts.name("issuer", re.sub("[一二][〇零○]$", "", found[0]), labels[key])
            facts.day("issued", labels[key])


def _above(facts: _Facts, before: list[int]) -> None:
    """A day on a line of its own or beside the number, with the issuer's line above it."""
    document = facts.document
    for place, at in enumerate(before):
        span = document.lines[at].span
        words = document.words(span)
        if len(words) > 80 or document.lines[at].cell or is_page_line(words):
            continue
        found = signed_day(words)
        beside = day_and_number(words) or (NUMBER.match(words.strip()) and _PRINTED.search(words))
        if found or beside:
            facts.day("issued", span)
        if found:
            facts.name("issuer", found["who"] or "", span)
            above = document.lines[before[place - 1]].span if place else None
            if above:
                facts.name("issuer", issuer_of(document.words(above)), above)


def _below(facts: _Facts, start: int) -> None:
    """落款: the day behind the text, with the issuer's line above it; a last line with 印发 only without it."""
    document = facts.document
    places = [at for at in range(start, len(document.lines)) if not document.lines[at].aside]
    found: list[tuple[bool, bool, int, str, Span, Span]] = []
    above = ""
    span = Span(0, 0)
    for at in places:
        line = document.lines[at]
        words = document.words(line.span)
        signed = None if line.cell else signed_day(words)
        if signed:
            who, where = (signed["who"], line.span) if signed["who"] else (above, span)
            found.append((bool(signed["printed"]), not who, at, who, line.span, where))
        above, span = "" if line.cell else issuer_of(words), line.span
    for printed, _unsigned, _at, who, line_span, where in sorted(found)[:1]:
        facts.day("issued", line_span)
        if not printed:
            facts.name("issuer", who, where)


def _named(facts: _Facts, labels: dict[str, Span], before: list[int]) -> None:
    """Where nobody signs: the organ in the red head, in front of 关于 in the title, or that publishes."""
    document = facts.document
    for at in before[:6]:
        span = document.lines[at].span
        if (found := _RED.match(plain(document.words(span)))) and is_issuer(found["who"]):
            facts.name("issuer", found["who"], span)
    found = _ISSUES.match(facts.said.get("title", ""))
    if found and is_issuer(found["who"]):
        facts.name("issuer", found["who"], facts.spans["title"])
    if "publisher" in labels:
        facts.name("issuer", issuer_of(document.words(labels["publisher"])), labels["publisher"])


def _status(facts: _Facts, labels: dict[str, Span], before: list[int]) -> None:
    document = facts.document
    if "status" in labels:
        words = next((each for each in _STATES if document.words(labels["status"]).startswith(each)), "")
        facts.name("status", words.removeprefix("已"), labels["status"])
    for at in before:
        if found := _STATUS.search(document.text, *document.lines[at].span):
            facts.name("status", found["s"].removeprefix("已"), Span(*found.span("s")))


def _cites(text: str, title: str) -> tuple[str, ...]:
    """《…》（…号): every cited document with its number, and titles alone where they are called for by name."""
    out: dict[str, None] = {}
    for found in _QUOTED.finditer(text):
        number = _CITED.match(text[found.end() : found.end() + 40])
        if number:
            out.setdefault(f"《{found['title']}》（{number['number']}）")
        elif found["title"] != title and _CALLED_FOR.search(found["title"]) and _SUPERIOR.search(found["title"]):
            out.setdefault(f"《{found['title']}》")
    return tuple(out)


def _year(title: str, issued: date | None, published: date | None, number: str) -> int | None:
    """The title's year; of several, that of issue; without any, that of issue, or the one in the number."""
    years = [int(each) for each in _YEAR.findall(title)]
    when = issued or published
    if len(years) > 1 and when and min(years) <= when.year <= max(years):
        return when.year
    if years or when:
        return years[0] if years else when.year if when else None
    in_number = _BRACKETS.search(number)
    return int(in_number[1]) if in_number else None
