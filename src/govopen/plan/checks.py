"""What must hold between two places of a plan. Every rule is a generator of findings; an error stops the plan.

Rules look at a plan whose single fields are in order. Where parts were broken and left out, ``Scope`` knows their
names, so that nothing is reported that only follows from their absence.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, pairwise

from govopen.errors import shown
from govopen.locales import _
from govopen.plan.findings import KEY, Finding, Path
from govopen.plan.groups import cycle
from govopen.plan.mending import Mended
from govopen.plan.model import Item, Plan
from govopen.plan.names import nearest, normalise
from govopen.plan.obligation import Obligation
from govopen.plan.tree import Node

MAX_GUESSES = 50
_NAMING = ("units", "groups", "triggers")


@dataclass
class Scope:
    """A plan under check. ``names``, ``triggers`` and ``codes`` of items count also those whose parts are broken.

    ``sound`` says whether a place holds what the file says; ``whole`` that no unit or group is broken, ``named`` that
    all names are known.
    """

    plan: Plan
    names: frozenset[str]
    triggers: frozenset[str]
    codes: frozenset[str]
    sound: Callable[[Path], bool] = lambda _path: True
    whole: bool = True
    named: bool = True
    guesses: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan) -> "Scope":
        """The scope of a plan in which every field is in order."""
        codes = frozenset(item.code for item in plan.items())
        whole = not cycle(plan.groups, plan.spellings)
        return cls(plan, frozenset(plan.spellings), frozenset(plan.triggers), codes, whole=whole)

    @classmethod
    def of_mended(cls, mended: Mended, file: Node) -> "Scope":
        """The scope of a mended plan; ``file`` is the broken one. Raises ValueError where there is no plan."""
        if mended.plan is None:
            raise ValueError("too much is broken")
        scope = cls.of(mended.plan)
        scope.names |= {name for part in ("units", "groups") for name in _spellings(file.child(part))}
        scope.triggers |= set(_spellings(file.child("triggers")))
        scope.sound = mended.sound
        scope.whole = scope.whole and not mended.broken & {"units", "groups"}
        # A list that is itself broken or misspelt leaves every name unknown.
        known = all(isinstance(part.children, dict) for key in _NAMING if (part := file.child(key)) is not None)
        scope.named = known and mended.broken <= set(Plan.model_fields)
        return scope

    def near(self, name: str, choices: frozenset[str]) -> str:
        """The end of a message about an unknown name; after many of them nothing more is looked up."""
        if name not in self.guesses and len(self.guesses) < MAX_GUESSES:
            self.guesses[name] = nearest(name, sorted(choices), 1)
        return next(iter(self.guesses.get(name, ())), "")


def _spellings(part: Node | None) -> Iterator[str]:
    children = part.children if part is not None and isinstance(part.children, dict) else {}
    for name, thing in children.items():
        yield name
        also = thing.child("also")
        aliases = also.children if also is not None and isinstance(also.children, list) else ()
        yield from (str(alias.scalar) for alias in aliases)


Check = Callable[[Scope], Iterator[Finding]]


def run(scope: Scope) -> Iterator[Finding]:
    """What all the checks find."""
    return chain.from_iterable(check(scope) for check in CHECKS)


def obligations(plan: Plan) -> Iterator[tuple[Path, Item, Obligation]]:
    """Every obligation with its item and its path."""
    for path, item in items(plan):
        for number, obligation in enumerate(item.obligations):
            yield (*path, "obligations", number), item, obligation


def items(plan: Plan) -> Iterator[tuple[Path, Item]]:
    """Every item with its path."""
    for i, section in enumerate(plan.sections):
        for j, item in enumerate(section.items):
            yield ("sections", i, "items", j), item


def _error(path: Path, rule: str, message: str) -> Finding:
    return Finding("error", path, rule, message)


def unknown_names(scope: Scope) -> Iterator[Finding]:
    """Units and groups named somewhere must be defined."""
    for path, name in _mentions(scope.plan) if scope.named else ():
        if name not in scope.names:
            near = scope.near(name, scope.names)
            words = (
                _("unknown unit or group {name}; did you mean {near}?") if near else _("unknown unit or group {name}")
            )
            yield _error(path, "unknown-unit", words.format(name=shown(name), near=near))


def _mentions(plan: Plan) -> Iterator[tuple[Path, str]]:
    for name, group in plan.groups.items():
        yield from (((*("groups", name, "members"), n), part) for n, part in enumerate(group.members))
        yield from (((*("groups", name, "except"), n), part) for n, part in enumerate(group.except_))
    for path, item in items(plan):
        yield from (((*path, "lead", n), name) for n, name in enumerate(item.lead))
        yield from (((*path, "responsible", n), name) for n, name in enumerate(item.responsible))
    for path, _item, obligation in obligations(plan):
        yield from (((*path, "who", n), name) for n, name in enumerate(obligation.who))


def unknown_triggers(scope: Scope) -> Iterator[Finding]:
    """A clock is started by a trigger of the plan."""
    for path, _item, obligation in obligations(scope.plan):
        known = obligation.of is None or obligation.of in scope.triggers
        if obligation.of is not None and not known and scope.named and scope.sound((*path, "of")):
            near = scope.near(obligation.of, scope.triggers)
            words = _("unknown trigger {name}; did you mean {near}?") if near else _("unknown trigger {name}")
            yield _error((*path, "of"), "unknown-trigger", words.format(name=shown(obligation.of), near=near))


def repeated_codes(scope: Scope) -> Iterator[Finding]:
    """Sections, items and an item's obligations each have a code of their own."""
    sections = [(("sections", n, "code"), section.code) for n, section in enumerate(scope.plan.sections)]
    yield from _repeated(scope, sections)
    yield from _repeated(scope, [((*path, "code"), item.code) for path, item in items(scope.plan)])
    for path, item in items(scope.plan):
        letters = enumerate(item.obligations)
        yield from _repeated(scope, [((*path, "obligations", n, "code"), item.code + o.code) for n, o in letters])


def _repeated(scope: Scope, coded: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, code in coded:
        if not scope.sound(path):
            continue
        if code in seen:
            yield _error(
                path, "duplicate-code", _("code {code} is used twice; give one of them another").format(code=code)
            )
        seen.add(code)


def misplaced_codes(scope: Scope) -> Iterator[Finding]:
    """An item's code begins with its section's."""
    for n, section in enumerate(scope.plan.sections):
        for m, item in enumerate(section.items):
            path: Path = ("sections", n, "items", m, "code")
            sound = scope.sound(path) and scope.sound(("sections", n, "code"))
            if sound and item.code.split(".")[0] != section.code:
                words = _("item {code} stands in section {section}; move it or correct its code")
                yield _error(path, "wrong-section", words.format(code=item.code, section=section.code))


def dates_outside(scope: Scope) -> Iterator[Finding]:
    """Due days lie in the plan's period."""
    if not scope.sound(("plan", "period")):
        return
    first, last = scope.plan.plan.period
    for path, day in due_days(scope.plan):
        if not first <= day <= last and scope.sound(path):
            words = _("{day} is outside the plan's period, {first} to {last}")
            yield _error(path, "outside-period", words.format(day=day, first=first, last=last))


def due_days(plan: Plan) -> Iterator[tuple[Path, date]]:
    """Every named day, with its path."""
    for path, _item, obligation in obligations(plan):
        if obligation.by is not None:
            yield (*path, "by"), obligation.by
        yield from (((*path, "milestones", n, "by"), m.by) for n, m in enumerate(obligation.milestones))


def milestones(scope: Scope) -> Iterator[Finding]:
    """Milestones rise, in number and in time, and stay within the quota."""
    for path, _item, obligation in obligations(scope.plan):
        steps = [((*path, "milestones", n), milestone) for n, milestone in enumerate(obligation.milestones)]
        quota = obligation.times or 0
        counted = [(at, step) for at, step in steps if scope.sound((*at, "times"))]
        dated = [(at, step) for at, step in steps if scope.sound((*at, "by"))]
        for at, step in counted if scope.sound((*path, "times")) else ():
            if step.times > quota:
                words = _("milestone of {times} is above the quota of {quota}")
                message = words.format(times=step.times, quota=quota)
                yield _error((*at, "times"), "milestone-above-quota", message)
        for (_before, earlier), (at, later) in pairwise(dated):
            if later.by <= earlier.by:
                words = _("milestone of {later} must come after the one of {earlier}")
                message = words.format(later=later.by, earlier=earlier.by)
                yield _error((*at, "by"), "milestone-order", message)
        for (_before, earlier), (at, later) in pairwise(counted):
            if later.times <= earlier.times:
                words = _("milestone of {later} must ask for more than the {earlier} before it")
                message = words.format(later=later.times, earlier=earlier.times)
                yield _error((*at, "times"), "milestone-order", message)


def empty_groups(scope: Scope) -> Iterator[Finding]:
    """A group has units, or says that the document leaves it open."""
    if not scope.whole or any(finding.rule == "unknown-unit" for finding in unknown_names(scope)):
        return
    for name, group in scope.plan.groups.items():
        if not group.open and not scope.plan.members(name):
            words = _("group {name} has no units; name members or kinds, or write open: true")
            yield _error(("groups", name, KEY), "empty-group", words.format(name=shown(name)))


def circular_groups(scope: Scope) -> Iterator[Finding]:
    """No group is made of itself."""
    groups = scope.plan.groups
    round_trip = cycle(groups, scope.plan.spellings)
    if round_trip:
        words = _("group {name} contains itself: {path}")
        message = words.format(name=shown(round_trip[0]), path=shown(" > ".join(round_trip), 80))
        yield _error(("groups", round_trip[0], KEY), "group-cycle", message)


def names_claimed_twice(scope: Scope) -> Iterator[Finding]:
    """One spelling, however it is typed, means one unit or group."""
    owners: dict[str, str] = {}
    spellings: list[tuple[Path, str, str]] = []
    for part, things in (("units", scope.plan.units), ("groups", scope.plan.groups)):
        spellings += (((part, name, KEY), name, name) for name in things)
    for part, things in (("units", scope.plan.units), ("groups", scope.plan.groups)):
        for name, thing in things.items():
            spellings += (((part, name, "also", n), alias, name) for n, alias in enumerate(thing.also))
    for path, spelling, name in spellings:
        place = f"{path[0]}.{name}"
        owner = owners.setdefault(normalise(spelling), place)
        if owner != place:
            words = _("{spelling} already means {owner}; one name cannot mean two")
            message = words.format(spelling=shown(spelling), owner=shown(owner.partition(".")[2]))
            yield _error(path, "alias-twice", message)


def nobody_answers(scope: Scope) -> Iterator[Finding]:
    """Somebody owes every obligation."""
    for path, item, obligation in obligations(scope.plan):
        names = scope.plan.owed_by(item, obligation)
        coded = scope.sound((*path[:4], "code")) and scope.sound((*path, "code"))
        if not coded or not (scope.sound(path) and scope.sound(path[:4])):
            continue
        if not names:
            words = _("nobody answers for {code}; name responsible or lead units, or who")
            yield _error(path, "nobody", words.format(code=item.code + obligation.code))
        elif scope.whole and _left_nobody(scope, names):
            at = (*path, "who") if obligation.who else (*path[:4], "responsible" if item.responsible else "lead")
            words = _("nobody answers for {code}: {names} stands for no unit")
            message = words.format(code=item.code + obligation.code, names=shown(", ".join(names)))
            yield _error(at, "nobody", message)


def _left_nobody(scope: Scope, names: tuple[str, ...]) -> bool:
    plan = scope.plan
    return all(name in scope.names and not plan.members(name) and not plan.is_unallocated(name) for name in names)


def basis_and_source(scope: Scope) -> Iterator[Finding]:
    """What is stated is a date, a number or a clock; what is our reading quotes no statement of one."""
    for path, _item, obligation in obligations(scope.plan):
        if obligation.basis == "stated" and obligation.kind == "ongoing":
            words = _("ongoing means that the document gives no date, number or clock; it cannot be stated")
            yield _error((*path, "basis"), "stated-ongoing", words)
        if obligation.basis == "default" and obligation.source is not None and scope.sound((*path, "basis")):
            words = _("source words are given, but basis is default; write basis: stated, or leave them out")
            yield Finding("warning", (*path, "source"), "source-of-default", words)
    coded = all(scope.sound((*path, "code")) for path, _item in items(scope.plan))
    for name, group in scope.plan.groups.items():
        code = group.source
        if code and code.replace(".", "").isdecimal() and "." in code and code not in scope.codes and coded:
            words = _("there is no item {code}").format(code=shown(code))
            yield _error(("groups", name, "source"), "unknown-item", words)


def successions(scope: Scope) -> Iterator[Finding]:
    """Whoever takes over is a unit that is there; a split says who takes over what, all of it, and once."""
    plan = scope.plan
    for name, unit in plan.units.items() if scope.named else ():
        at: Path = ("units", name)
        if unit.successor is not None and unit.split:
            words = _("successor and split cannot stand together; a unit goes to one, or is split by a map")
            yield _error((*at, "split"), "two-successions", words)
        heirs: list[tuple[Path, str]] = [((*at, "split", heir, KEY), heir) for heir in unit.split]
        heirs += [((*at, "successor"), unit.successor)] if unit.successor else []
        for path, heir in heirs:
            if heir not in scope.names:
                yield _unknown_heir(scope, path, heir)
            elif plan.now(name, _first_code(unit.split.get(heir, ()))) == name:
                words = _("{name} would take over from itself; name a unit that is there")
                yield _error(path, "succession-cycle", words.format(name=shown(heir)))
    yield from _left_by_splits(scope)


def _first_code(codes: tuple[str, ...]) -> str:
    return next(iter(codes), "")


def _unknown_heir(scope: Scope, path: Path, heir: str) -> Finding:
    near = scope.near(heir, scope.names)
    words = _("unknown unit {name}; did you mean {near}?") if near else _("unknown unit {name}")
    return _error(path, "unknown-unit", words.format(name=shown(heir), near=near))


def _left_by_splits(scope: Scope) -> Iterator[Finding]:
    plan = scope.plan
    split = {name for name, unit in plan.units.items() if unit.split}
    left: dict[str, list[str]] = {}
    for _path, item, obligation in obligations(plan) if split and scope.named else ():
        code = item.code + obligation.code
        named = {unit for name in plan.owed_by(item, obligation) for unit in plan.members(name)}
        for unit in named & split:
            if plan.now(unit, code) in split:
                left.setdefault(unit, []).append(code)
    for unit, codes in left.items():
        words = _("{unit} is split, and nobody takes over {codes}; add the codes under one of its successors")
        message = words.format(unit=shown(unit), codes=shown(", ".join(codes), 80))
        yield _error(("units", unit, "split"), "split-without-map", message)


def amendments(scope: Scope) -> Iterator[Finding]:
    """What ``renamed`` and ``moved`` point at is in the file, and what was renamed is not."""
    plan = scope.plan
    owed = {item.code + obligation.code for _path, item, obligation in obligations(plan)}
    known = owed | set(scope.codes)
    for old, new in plan.renamed.items():
        if new not in known:
            words = _("there is no item or obligation {code}")
            yield _error(("renamed", old), "unknown-item", words.format(code=shown(new)))
        if old in known:
            words = _("{code} is still in the file; only a code that is gone was renamed")
            yield _error(("renamed", old, KEY), "renamed-still-there", words.format(code=shown(old)))
    renamed = plan.formers()
    for path, item, obligation in obligations(plan):
        if obligation.jointly and item.code + obligation.code in renamed:
            words = _("{code} is held jointly and keeps its code: what was recorded stands under it")
            yield _error((*path, "code"), "renamed-joint", words.format(code=renamed[item.code + obligation.code]))
    for entry, move in plan.moved.items():
        if move.obligation is None and move.unit is None:
            words = _("say where {entry} belongs: obligation, unit, or both")
            yield _error(("moved", entry), "moved-nowhere", words.format(entry=entry))
        if move.obligation is not None and move.obligation not in owed:
            words = _("there is no obligation {code}")
            yield _error(("moved", entry, "obligation"), "unknown-item", words.format(code=shown(move.obligation)))
        if move.unit is not None and move.unit not in scope.names and scope.named:
            yield _unknown_heir(scope, ("moved", entry, "unit"), move.unit)


CHECKS: tuple[Check, ...] = (
    unknown_names,
    unknown_triggers,
    repeated_codes,
    misplaced_codes,
    dates_outside,
    milestones,
    empty_groups,
    circular_groups,
    names_claimed_twice,
    nobody_answers,
    basis_and_source,
    successions,
    amendments,
)
