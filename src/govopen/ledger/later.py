"""Names that a later version of the plan gives: asked for as of a day before it, they are not those of anybody yet."""

from govopen.deadlines.instants import day_of
from govopen.errors import BadInput, joined
from govopen.ledger.units import predecessors, shown, spellings, units
from govopen.ledger.view import View, version_in_effect
from govopen.locales import _
from govopen.plan.names import AmbiguousUnit, Names, UnknownUnit
from govopen.program import again

EVER = 1 << 62


class NotThereYet(UnknownUnit):
    """The unit is of a later version: since when, and under which name its work is found before."""

    def __init__(self, view: View, text: str, key: str) -> None:
        self.text, self.candidates = text, ()
        ahead = at_last(view)
        row = view.database.row("ledger", "unit_since", plan=view.plan.plan_id, unit=key, known=view.known)
        day = day_of(int(row[0]) if row else view.as_of, view.plan.zone)
        before = _before(view, ahead, key)
        if before:
            message = _("{unit} takes over from {before} on {day}; before that: {command}")
        else:
            message = _("{unit} is in the plan only from {day} on")
        names = joined(shown(view, unit) for unit in before)
        typed = again(text, before[0]) if before else ""
        BadInput.__init__(self, message.format(unit=shown(ahead, key), before=names, day=day, command=typed))


def at_last(view: View) -> View:
    """The same by the newest version that is known, in effect yet or not."""
    return view._replace(version=version_in_effect(view.database, view.plan.plan_id, EVER, view.known))


def named_later(view: View, text: str) -> str | None:
    """The unit that a later version calls so, where it is here under another name; None where nobody is.

    Raises NotThereYet.
    """
    ahead = at_last(view)
    if ahead.version == view.version:
        return None
    try:
        key = Names((name, key) for name, key, _how in spellings(ahead)).find(text)
    except (UnknownUnit, AmbiguousUnit):
        return None
    if key in units(view):
        return key
    if key not in units(ahead):
        return None
    raise NotThereYet(view, text, key)


def _before(view: View, ahead: View, key: str) -> list[str]:
    """Whose work it was at first: the units here that it took over from, through whoever stood between."""
    here, found, looked = units(view), [], [key]
    for unit in looked:  # grows meanwhile
        for before in predecessors(ahead, unit):
            if before in here:
                found.append(before)
            elif before not in looked:
                looked.append(before)
    return list(dict.fromkeys(found))
