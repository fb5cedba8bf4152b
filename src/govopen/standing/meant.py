"""Which of a unit's checkpoints somebody means by a code or by words, done or not."""

from collections.abc import Iterable
from typing import NamedTuple

from govopen.errors import BadInput
from govopen.ledger.renamed import Renamed, called
from govopen.ledger.units import Pool, Unit, pools, pools_of, predecessors, shown, successors, taken_over, units
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import goes_by, item_of, looks_like_code, parse_code
from govopen.program import command, shell_word
from govopen.standing.standing import Standing, in_order, standings


class WhichUnit(BadInput):
    def __init__(self, words: str, holders: int) -> None:
        message = _("{words}: {n} units answer for it; name one: {command}")
        typed = command(f"why {shell_word(words)} {_('UNIT')}")
        super().__init__(message.format(words=words, n=holders, command=typed))


class SettledBefore(BadInput):
    """Done, or excused, under a unit that is no more, with which it stayed; ``again`` opens another case of it."""

    def __init__(self, row: Standing, unit: str, before: str, again: str) -> None:
        message = (
            _(
                "{code} {name} was settled by {before} before {unit} took over from it: {command}; has it happened "
                "again since? {again}"
            )
            if again
            else _("{code} {name} was settled by {before} before {unit} took over from it: {command}")
        )
        typed = command(f"why {row.checkpoint} {shell_word(row.holder)}")
        super().__init__(
            message.format(
                code=row.checkpoint, name=row.shown, before=before, unit=unit, command=typed, again=command(again)
            )
        )


class Meant(NamedTuple):
    """Checkpoints in the plan's order; ``named`` is the key of the one that was named, where it was one.

    ``own`` is everything that the holder answers for alone, whatever was meant; ``former`` the code that was typed and
    the one that it has now, where an amendment changed it.
    """

    rows: list[Standing]
    named: str | None
    own: list[Standing]
    former: tuple[str, str] | None = None


def meant(view: View, holder: str, words: str) -> Meant:
    """The checkpoints of a unit, alone or shared, that go by a code or by words: all of an item's, of an obligation's.

    ``holder`` may be an open group. What was taken over from a unit that is no more is found under both, what has
    another code since an amendment under the former one too.
    Raises NoSuchCheckpoint, NoPageOfItsOwn, SeveralCalled, NothingCalled, NotTheirs, NoCaseOpen.
    """
    words, former = called(view, words)
    coded = parse_code(words) if looks_like_code(words) else ""
    own = standings(view, holder)
    held = [*own, *_shared(view, holder, coded), *_handed_on(view, holder)]
    plain, stroke, suffix = coded.partition("/")
    found = _by_code(held, plain, Renamed(view)) if coded else _by_words(held, words)
    found = found or _declared(view, holder, words)
    if not found:
        raise _nobody(view, holder, words)
    found.sort(key=in_order)
    if not stroke:
        return Meant(found, None, own, former)
    keys = {row.checkpoint for row in found}
    named = [key for key in keys if goes_by(key, suffix)]
    if len(named) != 1:
        settled = settled_before(view, holder, words)
        if settled:
            raise settled
        from govopen.standing.deciding import NoSuchCheckpoint  # only after a mistake

        raise NoSuchCheckpoint(coded, shown(view, holder), found, view.plan.zone)
    return Meant(found, named[0], own, former)


def only_holder(view: View, words: str) -> str:
    """Who answers for what goes by these words, where that is one unit or one pool. Raises WhichUnit, and what
    ``show`` does.
    """
    from govopen.ledger.document import document  # only where no unit was named
    from govopen.standing.show import meant as item_of_words

    item = item_of_words(document(view), called(view, words).words)
    holders: set[str] = {
        holder
        for owed in item["obligations"]
        for holder in ([owed["code"]] if owed["jointly"] else [*owed["units"], *owed["open_groups"]])
    }
    if len(holders) != 1:
        raise WhichUnit(words, len(holders))
    return holders.pop()


def _shared(view: View, holder: str, coded: str) -> Iterable[Standing]:
    """What it shares with others; of a code only the pools that may be meant, whose key is the obligation's code."""
    for pool in pools_of(view, holder):
        if not coded or pool.startswith(coded.partition("/")[0]):
            yield from standings(view, pool)


def _handed_on(view: View, holder: str) -> Iterable[Standing]:
    """What its successors answer for now that was its own, or that it had taken over."""
    heirs = successors(view, holder)
    came = taken_over(view, holder) if heirs else set()
    for successor in heirs:
        for row in standings(view, successor):
            if row.predecessor == holder or (row.predecessor, row.obligation) in came:
                yield row


def _by_code(held: list[Standing], code: str, renamed: Renamed) -> list[Standing]:
    """An obligation's or an item's, with what fell due under a former code and keeps it."""
    mine = [row for row in held if code in {row.obligation, renamed.now(row.obligation)}]
    return mine or [row for row in held if code in {row.item, item_of(renamed.now(row.obligation))}]


def _declared(view: View, holder: str, words: str) -> list[Standing]:
    """What is owed only in a case, of which the holder had none and said so: a row of the whole period."""
    from govopen.standing.duties import NoSuchDuty, SeveralDuties, find  # only where nothing was found
    from govopen.standing.nothing import declarations

    declared = [each.duty(view) for each in declarations(view, holder) if each.declared]
    try:
        return [duty.checkpoint for duty in find(declared, words, holder)]
    except (NoSuchDuty, SeveralDuties):
        return []


def _by_words(held: list[Standing], words: str) -> list[Standing]:
    """A name's; several names of one item mean them all, else the one that the document states."""
    from govopen.ledger.story import SeveralCalled  # words are rarer than codes
    from govopen.plan.names import match_words

    by_code = {row.obligation: row for row in held}
    spelled = [(code, row.spellings) for code, row in by_code.items()]
    codes = match_words(words, spelled)
    if len({by_code[code].item for code in codes}) > 1:
        stated = [code for code in codes if by_code[code].basis == "stated"]
        if len(stated) != 1:
            raise SeveralCalled(words, [f"{code} {by_code[code].shown}" for code in codes])
        codes = stated
    return [row for row in held if row.obligation in codes]


def settled_before(view: View, unit: str, words: str) -> SettledBefore | None:
    """Why a unit has no such checkpoint that one before it had: that one was through with it, and keeps it."""
    from govopen.ledger.triggers import listens_to  # only after a mistake

    coded = parse_code(words) if looks_like_code(words) else ""
    plain, stroke, suffix = coded.partition("/")
    for before in predecessors(view, unit):
        held = standings(view, before)
        rows = _by_code(held, plain, Renamed(view)) if coded else _by_words(held, words)
        rows = [row for row in rows if not stroke or goes_by(row.checkpoint, suffix)]
        if rows:
            row, now, then = rows[0], shown(view, unit), shown(view, before)
            opens = f"open {listens_to(view, row.obligation)} --unit {shell_word(unit)} --at '8-3 14:20'"
            return SettledBefore(row, now, then, opens if row.kind in {"response", "minimum"} and not stroke else "")
    return None


def _nobody(view: View, holder: str, words: str) -> BadInput:
    """Why nothing was found: no such thing in the plan, a group, others' work, or a clock that nothing has started."""
    from govopen.ledger.document import document
    from govopen.ledger.story import Obligation
    from govopen.standing.desk import NoPageOfItsOwn
    from govopen.standing.refusal import NoCaseOpen, NotTheirs
    from govopen.standing.show import meant as item_of_words

    settled = settled_before(view, holder, words)
    if settled:
        return settled
    known, shared = units(view), pools(view)
    if holder not in known and holder not in shared:
        return NoPageOfItsOwn(holder)
    item = item_of_words(document(view), words)
    owed = item["obligations"][0]
    here = Obligation(owed["code"], item["code"], owed["kind"], owed["name"], owed["name_en"] or "", "[]")
    answering = owed["units"] + owed["open_groups"]
    if owed["of"] and (holder in answering or not answering):
        return NoCaseOpen(view, here, holder)
    names: dict[str, Unit | Pool] = {**shared, **known}
    others = [names[other].shown if other in names else other for other in answering if other != holder]
    return NotTheirs(names[holder].shown, here, others)
