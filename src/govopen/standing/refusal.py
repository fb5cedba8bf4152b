"""Why a unit cannot report something as done: it is another's, it is a ban, or nothing has started its clock."""

import json
import re
from typing import NamedTuple

from govopen.errors import BadInput, joined
from govopen.ledger.story import NothingCalled
from govopen.ledger.units import pools, units
from govopen.ledger.view import View
from govopen.locales import _, language
from govopen.plan.codes import looks_like_code, parse_code
from govopen.plan.names import match_words, near_words

NAMED = 3
"""So many of those who answer for something are named, and the rest counted."""


class NotReported(BadInput):
    """A ban or a least duration: nobody reports it as done."""

    def __init__(self, known: "Known") -> None:
        if known.kind == "never":
            message = _(
                "{code} {name} is a ban: it holds unless a breach is found, so there is nothing to report as done"
            )
        else:
            message = _("{code} {name} is a minimum period: it is judged when the case closes, not reported as done")
        super().__init__(message.format(code=known.code, name=known.shown))


class SeveralCodes(BadInput):
    def __init__(self, words: str) -> None:
        super().__init__(_("{words}: several codes; record them one by one").format(words=words))


class NoCaseOpen(BadInput):
    """What starts the obligation's clock has not been entered."""

    def __init__(self, known: "Known") -> None:
        message = _("{code} {name} falls due when something happens, and no such case is open for this unit")
        super().__init__(message.format(code=known.code, name=known.shown))


class NotTheirs(BadInput):
    """Others answer for it."""

    def __init__(self, unit: str, known: "Known", others: list[str]) -> None:
        named = joined(others[:NAMED])
        if len(others) > NAMED:
            named = _("{names} and {n} others").format(names=named, n=len(others) - NAMED, all=len(others))
        message = _("{unit} does not answer for {code} {name}; {others} do")
        super().__init__(message.format(unit=unit, code=known.code, name=known.shown, others=named))


class Known(NamedTuple):
    """An obligation of the plan, whoever answers for it."""

    code: str
    item: str
    kind: str
    name: str
    name_en: str
    also: str

    @property
    def shown(self) -> str:
        return self.name_en if language() == "en" and self.name_en else self.name


def why_not(view: View, unit: str, what: str, *, reporting: bool = True) -> BadInput | None:
    """Why the unit cannot report the obligation that goes by this code or these words; None where they fit several.

    Not ``reporting``: why it has none of its checkpoints.
    """
    found = _named(view, what)
    if not found:
        codes = [word for word in re.split(r"[\s,，、;；]+", what) if word]
        if len(codes) > 1 and all(map(looks_like_code, codes)):
            return SeveralCodes(what)
        return NothingCalled(what, _near(view, what))
    if len(found) > 1:
        return None
    known = found[0]
    if reporting and known.kind in {"never", "minimum"}:
        return NotReported(known)
    rows = view.database.rows(
        "ledger", "holders_of", plan=view.plan.plan_id, version=view.version, obligation=known.code
    )
    others = [str(name) for (name,) in rows]
    if known.kind in {"response", "minimum"} and (unit in others or not others):
        return NoCaseOpen(known)
    shown = {key: each.shown for named in (pools(view), units(view)) for key, each in named.items()}
    unit, *others = (shown.get(name, name) for name in (unit, *others))
    return NotTheirs(unit, known, others)


def _known(view: View) -> list[Known]:
    rows = view.database.rows("ledger", "obligations", plan=view.plan.plan_id, version=view.version)
    return [Known._make(row) for row in rows]


def _near(view: View, what: str) -> list[str]:
    """Obligations with a code or a name like this one."""
    known = {one.code: one for one in _known(view)}
    if looks_like_code(what):
        item = re.sub(r"[a-z]*(/.*)?$", "", parse_code(what), flags=re.IGNORECASE)
        beside = item.rpartition(".")[0] + "."
        codes = [code for code, one in known.items() if one.item == item]
        codes = codes or [code for code in known if code.startswith(beside)]
    else:
        codes = near_words(what, [(one.code, _spellings(one)) for one in known.values()])
    return [f"{code} {known[code].shown}" for code in codes[:NAMED]]


def _spellings(one: Known) -> list[str]:
    return [one.name, one.name_en, *json.loads(one.also)]


def _named(view: View, what: str) -> list[Known]:
    known = _known(view)
    if looks_like_code(what):
        code = parse_code(what).split("/")[0]
        return [one for one in known if code in {one.code, one.item}]
    codes = match_words(what, [(one.code, _spellings(one)) for one in known])
    return [one for one in known if one.code in codes]
