"""A sentence read as a clause of its own, and what it requires, in short."""

from datetime import date

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Clause
from govopen.drafting.requirement import Requirement
from govopen.drafting.wanting import requirements, wanted

YEAR = 2018


def clause_of(body: str, due: str = "", heading: str = "") -> tuple[Document, Clause]:
    """A document that holds the body, the due column and the heading, each a line, and its one clause."""
    text = f"{heading}\n{body}\n{due}\n"
    begin = len(heading) + 1
    stop = begin + len(body)
    column = (Span(stop + 1, stop + 1 + len(due)),) if due else ()
    head = Span(0, len(heading)) if heading else None
    return Document("a.txt", "txt", text, ()), Clause("1.1.1", head, (Span(begin, stop),), None, column)


def wants(
    body: str, due: str = "", *, year: int | None = YEAR, period: tuple[date, date] | None = None
) -> list[Requirement]:
    """The requirements of a sentence in a document of 2018, whose plan is that year's."""
    document, clause = clause_of(body, due)
    if period is None and year is not None:
        period = (date(year, 1, 1), date(year, 12, 31))
    return requirements(document, clause, year, period)


def words(body: str, due: str = "") -> list[str]:
    """The source words of each requirement of a sentence."""
    document, clause = clause_of(body, due)
    period = (date(YEAR, 1, 1), date(YEAR, 12, 31))
    return ["，".join(map(document.words, each.words)) for each in requirements(document, clause, YEAR, period)]


def short(want: Requirement) -> str:
    """One requirement in one line: 2018-06-30 · 2 times (1 by 2018-07-20) · every quarter · 5 hours of key · never."""
    if want.by:
        return str(want.by)
    times = f"{want.times} times" if want.times else ""
    if want.every:
        parts = [times, f"every {want.every}", f"+ {want.grace}" if want.grace else ""]
        return " ".join(filter(None, parts))
    if want.milestones:
        steps = ", ".join(f"{count} by {day}" for count, day in want.milestones)
        return f"{times} ({steps})"
    if want.within or want.at_least:
        key = want.of.key or want.of.name if want.of else "?"
        hedge = f" ({want.hedge})" if want.hedge else ""
        return f"{'at least ' if want.at_least else ''}{want.within or want.at_least} of {key}{hedge}"
    return "never" if want.never else times or want.doubt


def read(body: str, due: str = "") -> list[str]:
    """What a sentence requires, each in one line."""
    return [short(want) for want in wants(body, due)]


def doubted(body: str, due: str = "") -> list[tuple[str, str]]:
    """The words of a sentence that say a time of which nothing was made, and what is doubtful about them."""
    document, clause = clause_of(body, due)
    period = (date(YEAR, 1, 1), date(YEAR, 12, 31))
    return [(document.words(each.span), each.doubt) for each in wanted(document, clause, YEAR, period).left]
