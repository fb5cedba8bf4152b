"""One item or obligation: what the document says of it, and where its checkpoints stand."""

from collections import Counter
from typing import NamedTuple

from govopen.errors import BadInput
from govopen.ledger.clauses import clause_of
from govopen.ledger.document import Document, Record, document, worded
from govopen.ledger.renamed import Called, Renamed, called
from govopen.ledger.story import NothingCalled, SeveralCalled
from govopen.ledger.units import find_unit
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import item_of, looks_like_code, parse_code
from govopen.plan.names import UnknownUnit, match_words, near_words
from govopen.standing.standing import DONE, NO_RECORD, Standing, standings

WAITING = ("breached", "overdue", "due_soon", "open", "upcoming", NO_RECORD)
"""Not done, worst first."""


class SeveralItems(BadInput):
    """The code of a section or a paragraph."""

    def __init__(self, code: str) -> None:
        super().__init__(_("{code} is made of several items; list them: govopen items {code}").format(code=code))


class Shown(NamedTuple):
    """An obligation, how many checkpoints are told to be what, those not done, worst first, and those excused."""

    obligation: Record
    totals: Counter[str]
    waiting: list[Standing]
    excused: list[Standing]


class Answer(NamedTuple):
    document: Document
    item: Record  # with the obligations meant
    shown: list[Shown]
    called: Called
    clause: str | None = None  # as the document prints it, where that is kept


def show(view: View, words: str) -> Answer:
    """The item or the obligation meant by a code or by words of its name. Raises NothingCalled, SeveralCalled."""
    plan, asked, renamed = document(view), called(view, words), Renamed(view)
    item = meant(plan, asked.words)
    codes = {owed["code"]: owed for owed in item["obligations"]}
    rows: dict[str, list[Standing]] = {code: [] for code in codes}
    for row in standings(view):
        code = renamed.now(row.obligation)
        if code in rows:
            rows[code].append(row)
    told = [_shown(owed, rows[code]) for code, owed in codes.items()]
    return Answer(plan, item, told, asked, clause_of(view, item["code"]))


def meant(plan: Document, words: str) -> Record:
    """The item meant by a code or by words, with the obligations meant. Raises NothingCalled, SeveralCalled."""
    return _by_code(plan, parse_code(words).split("/")[0]) if looks_like_code(words) else _by_words(plan, words)


class Subject(NamedTuple):
    """A unit or a pool; else obligations, by each code that they had."""

    holder: str | None
    codes: frozenset[str] | None = None
    remarks: list[str] = []  # noqa: RUF012 - never changed


def subject(view: View, words: str) -> Subject:
    """The unit or pool that goes by these words; else the obligations that go by this code or these words.

    Raises UnknownUnit, AmbiguousUnit, NothingCalled, SeveralCalled, SeveralItems.
    """
    try:
        return Subject(find_unit(view, words))
    except UnknownUnit as nobody:
        asked, renamed = called(view, words), Renamed(view)
        try:
            item = meant(document(view), asked.words)
        except NothingCalled:
            if looks_like_code(words):
                raise
            raise nobody from None
        codes = [owed["code"] for owed in item["obligations"]]
        every = frozenset(each for code in codes for each in (code, *renamed.formers(code)))
        return Subject(None, every, asked.remarks)


def _shown(obligation: Record, rows: list[Standing]) -> Shown:
    waiting = [row for row in rows if row.standing == "breached" or (row.standing not in DONE and row.kind != "never")]
    waiting.sort(key=lambda row: WAITING.index(row.told))
    excused = [row for row in rows if row.standing == "excused"]
    return Shown(obligation, Counter(row.told for row in rows), waiting, excused)


def _by_code(plan: Document, code: str) -> Record:
    item_code = item_of(code)
    near = []
    for item in plan.items:
        if item["code"] == code:
            return item
        if item["code"] == item_code:
            for owed in item["obligations"]:
                if owed["code"] == code:
                    return {**item, "obligations": [owed]}
            near = [_called(owed) for owed in item["obligations"]]
        elif item["code"].startswith(f"{code}."):
            raise SeveralItems(code)
    raise NothingCalled(code, near)


def _by_words(plan: Document, words: str) -> Record:
    """Names of obligations come before titles of items; several of one item mean the item with these."""
    items = list(plan.items)
    by_code = {owed["code"]: (item, owed) for item in items for owed in item["obligations"]}
    spelled = [(code, _spellings(owed)) for code, (_item, owed) in by_code.items()]
    titles = [(item["code"], [item["title"], item["title_en"] or ""]) for item in items]
    codes = match_words(words, spelled)
    if not codes:
        found = [item for item in items if item["code"] in match_words(words, titles)]
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralCalled(words, [f"{item['code']} {worded(item, 'title')}" for item in found])
        near = near_words(words, spelled)
        raise NothingCalled(words, [_called(by_code[code][1]) for code in near])
    of_items = {by_code[code][0]["code"]: by_code[code][0] for code in codes}
    if len(of_items) > 1:
        raise SeveralCalled(words, [_called(by_code[code][1]) for code in codes])
    item = next(iter(of_items.values()))
    return {**item, "obligations": [owed for owed in item["obligations"] if owed["code"] in codes]}


def _called(owed: Record) -> str:
    return f"{owed['code']} {worded(owed)}"


def _spellings(owed: Record) -> list[str]:
    return [owed["name"], owed["name_en"] or "", *owed["also"]]
