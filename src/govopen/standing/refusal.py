"""Why a unit cannot report something as done: it is another's, it is a ban, or nothing has started its clock."""

import re
from collections.abc import Iterable

from govopen.errors import BadInput, joined
from govopen.ledger.story import NothingCalled, Obligation, obligations
from govopen.ledger.triggers import listens_to
from govopen.ledger.units import pools, shown, spellings, units
from govopen.ledger.view import View
from govopen.locales import _, n_
from govopen.plan.codes import looks_like_code, parse_code
from govopen.plan.names import match_words, near_words
from govopen.program import command, shell_word

NAMED = 3
"""So many of those who answer for something are named, and the rest counted."""


class NotReported(BadInput):
    """A ban or a least duration: nobody reports it as done, nor that there was none."""

    def __init__(self, known: Obligation, unit: str) -> None:
        if known.kind == "never":
            message = _(
                "{code} {name} is a ban: it holds unless a violation is found, so there is nothing to report; found "
                "one? {command}"
            )
            words = f"finding {known.code} --unit {shell_word(unit)} --on {_('DATE')}"
        else:
            message = _(
                "{code} {name} is a minimum period: it is judged when its case is closed, not reported; at its end: "
                "{command}"
            )
            words = f"close {_('CASE')} --on {_('DATE')}"
        super().__init__(message.format(code=known.code, name=known.shown, command=command(words)))


class NotABan(BadInput):
    """Only what may never be done can be found violated."""

    def __init__(self, known: Obligation, unit: str) -> None:
        if known.kind == "minimum":
            message = _("{code} {name} is no ban: it is judged when its case is closed: {command}")
            words = f"close {_('CASE')} --on {_('DATE')}"
        else:
            message = _("{code} {name} is no ban, so that nothing can be found against it; what was done: {command}")
            words = f"done {known.code} --unit {shell_word(unit)} --on {_('DATE')}"
        super().__init__(message.format(code=known.code, name=known.shown, command=command(words)))


class SeveralCodes(BadInput):
    def __init__(self, words: str) -> None:
        super().__init__(_("{words}: several codes; record them one by one").format(words=words))


class UnitAmongWords(BadInput):
    """A unit after ``--unit A`` without a comma is read as words of the obligation's name."""

    def __init__(self, unit: str, more: list[str]) -> None:
        message = _("{more} is a unit; several are given with commas: --unit {units}")
        units = ",".join(map(shell_word, [unit, *more]))
        super().__init__(message.format(more=joined(more), units=units))


class NoCaseOpen(BadInput):
    """What starts the obligation's clock has not been entered."""

    def __init__(self, view: View, known: Obligation, unit: str) -> None:
        message = _(
            "{code} {name} falls due when something happens, and no such case is open for this unit; did it happen? "
            "{command}"
        )
        opens = command(f"open {listens_to(view, known.code)} --unit {shell_word(unit)} --at '8-3 14:20'")
        super().__init__(message.format(code=known.code, name=known.shown, command=opens))


class NotHandedOver(BadInput):
    """By the name of a unit that is no more something is meant that came from elsewhere, or was its successor's."""

    def __init__(self, known: Obligation, unit: str, before: str) -> None:
        message = _(
            "nothing of {code} {name} went from {before} to {unit}; what {unit} owes itself or took over from others: "
            "--unit {typed}"
        )
        super().__init__(
            message.format(code=known.code, name=known.shown, before=before, unit=unit, typed=shell_word(unit))
        )


class NotTheirs(BadInput):
    """Others answer for it."""

    def __init__(self, unit: str, known: Obligation, others: list[str]) -> None:
        named = joined(others[:NAMED])
        if len(others) > NAMED:
            named = _("{names} and {n} others").format(names=named, n=len(others) - NAMED, all=len(others))
        message = n_(
            "{unit} does not answer for {code} {name}; {others} does",
            "{unit} does not answer for {code} {name}; {others} do",
            len(others),
        )
        super().__init__(message.format(unit=unit, code=known.code, name=known.shown, others=named))


def why_not(
    view: View, unit: str, what: str, *, by: Iterable[str] = (), reporting: bool = True, none: bool = False
) -> BadInput | None:
    """Why the unit cannot report the obligation that goes by this code or these words; None where they fit several.

    ``by``: the names that were typed, where these are of units that are no more. Not ``reporting``: why it has none of
    its checkpoints. ``none``: why it cannot report that there was nothing.
    """
    found = _named(view, what)
    if not found:
        codes = [word for word in re.split(r"[\s,，、;；]+", what) if word]
        if len(codes) > 1 and all(map(looks_like_code, codes)):
            return SeveralCodes(what)
        if reporting and (more := _units_among(view, codes)):
            return UnitAmongWords(unit, more)
        return nothing_called(view, what)
    if len(found) > 1:
        return None
    known = found[0]
    if reporting and known.kind in {"never", "minimum"}:
        return NotReported(known, unit)
    from govopen.standing.meant import settled_before  # which needs these refusals

    return settled_before(view, unit, what) or _not_owed(view, unit, known, by, none=none)


def _not_owed(view: View, unit: str, known: Obligation, by: Iterable[str], *, none: bool) -> BadInput:
    if by and _owes(view, unit, known.code):
        return NotHandedOver(known, shown(view, unit), _names(view, by))
    if known.kind in {"response", "minimum"} and not none:
        return NoCaseOpen(view, known, unit)
    return _not_theirs(view, unit, known, by, "listeners_of" if known.kind == "response" else "holders_of")


def _owes(view: View, unit: str, code: str) -> bool:
    from govopen.standing.duties import duties  # only after a mistake

    return any(code in {duty.code, duty.present} for duty in duties(view, unit))


def _names(view: View, units: Iterable[str]) -> str:
    return joined(sorted(shown(view, unit) for unit in units))


def _not_theirs(view: View, unit: str, known: Obligation, by: Iterable[str], statement: str) -> NotTheirs:
    values = {**view.edition, "obligation": known.code, "as_of": view.as_of, "known": view.known}
    rows = view.database.rows("ledger", statement, **values)
    known_as = {key: each.shown for named in (pools(view), units(view)) for key, each in named.items()}
    others = [known_as.get(name, name) for name in (str(row[0]) for row in rows) if name != unit]
    return NotTheirs(_names(view, by or [unit]), known, others)


def why_not_found(view: View, unit: str, what: str, by: Iterable[str] = ()) -> BadInput | None:
    """Why nothing can be found against the unit there; None where the words fit several. ``by``: as for ``why_not``."""
    found = _named(view, what)
    if len(found) == 1 and found[0].kind != "never":
        return NotABan(found[0], unit)
    if len(found) == 1 and by and _owes(view, unit, found[0].code):
        return NotHandedOver(found[0], shown(view, unit), _names(view, by))
    if len(found) == 1:
        return _not_theirs(view, unit, found[0], by, "holders_of")
    return None if found else NothingCalled(what, _near(view, what))


def _units_among(view: View, words: list[str]) -> list[str]:
    spelled = {spelling for spelling, _key, how in spellings(view) if how in {"name", "alias"}}
    return [word for word in words[1:] if word in spelled]


def nothing_called(view: View, what: str) -> NothingCalled:
    """That nothing in the plan has this code or name, and what is near."""
    return NothingCalled(what, _near(view, what))


def _near(view: View, what: str) -> list[str]:
    """Obligations with a code or a name like this one."""
    known = obligations(view)
    if looks_like_code(what):
        item = re.sub(r"[a-z]*(/.*)?$", "", parse_code(what), flags=re.IGNORECASE)
        beside = item.rpartition(".")[0] + "."
        codes = [code for code, one in known.items() if one.item == item]
        codes = codes or [code for code in known if code.startswith(beside)]
    else:
        codes = near_words(what, [(one.code, one.spellings) for one in known.values()])
    return [f"{code} {known[code].shown}" for code in codes[:NAMED]]


def _named(view: View, what: str) -> list[Obligation]:
    known = obligations(view).values()
    if looks_like_code(what):
        code = parse_code(what).split("/")[0]
        return [one for one in known if code in {one.code, one.item}]
    codes = match_words(what, [(one.code, one.spellings) for one in known])
    return [one for one in known if one.code in codes]
