"""A change between two plans in words, as a change notice says it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from govopen.errors import joined
from govopen.locales import N_, _, language, n_
from govopen.output.asks import ASSUMED, Names, asks, length_words
from govopen.output.recurrences import every_words
from govopen.output.words import milestone_day
from govopen.plan.diff import Change
from govopen.plan.document import whole

FIELDS = {
    "id": N_("the plan's id"),
    "title": N_("title"),
    "title_en": N_("English title"),
    "number": N_("document number"),
    "issuer": N_("issuer"),
    "issued": N_("day of issue"),
    "published": N_("day of publication"),
    "period": N_("period"),
    "zone": N_("time zone"),
    "lang": N_("language"),
    "soon": N_("days before the due day that are called due soon"),
    "short_notice": N_("working days below which notice is short"),
    "report_within": N_("working days to report"),
    "receive_within": N_("working days to sign for"),
    "review_within": N_("working days to review"),
    "review": N_("review by the office"),
    "name": N_("name"),
    "name_en": N_("English name"),
    "en": N_("English name"),
    "also": N_("other names"),
    "kind": N_("sort"),
    "kinds": N_("kinds of its units"),
    "members": N_("named members"),
    "open": N_("who belongs"),
    "successor": N_("succeeded by"),
    "split": N_("split into"),
    "note": N_("note"),
    "except": N_("exceptions"),
    "lead": N_("lead"),
    "responsible": N_("responsible"),
    "who": N_("answerable"),
    "within": N_("time allowed"),
    "at_least": N_("least duration"),
    "every": N_("how often"),
    "grace": N_("grace"),
    "of": N_("started by"),
    "hedge": N_("word that leaves room"),
    "times": N_("how many"),
    "by": N_("due day"),
    "basis": N_("basis"),
    "source": N_("words of the document"),
    "assumed": N_("our reading"),
    "reference": N_("law printed beside"),
    "jointly": N_("how they answer"),
    "evidence": N_("evidence"),
    "roles_stated": N_("who does it"),
    "joiners": N_("new members owe"),
}
_VALUES: dict[str, dict[Any, str]] = {
    "basis": {"stated": N_("stated in the document"), "default": N_("not in the document")},
    "jointly": {False: N_("each unit for itself"), True: N_("all together")},
    "evidence": {"required": N_("required"), "expected": N_("expected"), "none": N_("not needed")},
    "roles_stated": {False: N_("not said by the document"), True: N_("said by the document")},
    "open": {False: N_("fixed"), True: N_("not said by the document")},
    "joiners": {"later": N_("what opens after they join"), "start": N_("everything from the start")},
    "review": {
        None: N_("as for the whole plan"),
        False: N_("not reviewed"),
        True: N_("always"),
        "stated": N_("of what is stated"),
        "all": N_("of everything"),
        "none": N_("not reviewed"),
    },
    "kind": {
        "department": N_("department"),
        "party": N_("party organ"),
        "vertical": N_("vertical agency"),
        "subdistrict": N_("subdistrict"),
    },
}
_SUBJECTS = {
    "plan": N_("the document"),
    "unit": N_("unit {name}"),
    "group": N_("group {name}"),
    "members": N_("group {name}"),
    "trigger": N_("event {name}"),
    "section": N_("section {code} {name}"),
}
_QUOTED = frozenset({"title", "title_en", "name", "name_en", "en", "source", "hedge", "issuer", "number"})
_NAMES = frozenset({"members", "except"})


def subject(change: Change) -> str:
    """What a change is about: a code with its name, or a unit, a group, an event, a section, the document."""
    name = (language() == "en" and change.name_en) or change.name or change.code
    words = _SUBJECTS.get(change.kind.split("_")[0])
    return _(words).format(name=name, code=change.code) if words else f"{change.code:7} {name}"


def notice(change: Change, names: Names) -> str:
    """What the change is."""
    return _SENTENCES.get(change.kind, _becomes)(change, names)


def _becomes(change: Change, names: Names) -> str:
    """A field that says something else."""
    field = change.field
    if field == "note":
        return _("its note was changed")
    if field == "open":
        return _("the document does not say who; now named") if change.before else _("named before; now left open")
    what = _(FIELDS.get(field, field))
    before, after = (value_words(field, value, names) for value in (change.before, change.after))
    if not before:
        return _("{what} added: {after}").format(what=what, after=after)
    if not after:
        return _("{what} taken out: {before}").format(what=what, before=before)
    return _("{what}: {before} becomes {after}").format(what=what, before=before, after=after)


def value_words(field: str, value: Any, names: Names) -> str:
    """A field's value in words; nothing where it has none."""
    known = _VALUES.get(field, {})
    if isinstance(value, str | bool | None) and value in known:
        return _(known[value])
    if value in (None, []):
        return ""
    if field in _WORDED:
        return _WORDED[field](value)
    if field == "of":
        return names.triggers.get(str(value), str(value))
    if field in _NAMES:
        return names.row(value)
    return _quoted(value) if field in _QUOTED else joined(map(str, value)) if isinstance(value, list) else str(value)


def _named(field: str, value: str) -> str:
    """One of the words that the file has for a field."""
    return _(_VALUES[field][value])


def _quoted(text: str) -> str:
    return _('"{text}"').format(text=text)


def _fields(fields: Iterable[str]) -> str:
    return joined(_quoted(_(ASSUMED.get(field, field))) for field in fields)


def _kinds(kinds: Iterable[str]) -> str:
    return joined(_named("kind", kind) for kind in kinds)


_WORDED: dict[str, Callable[[Any], str]] = {
    "assumed": _fields,
    "kinds": _kinds,
    "split": joined,
    "period": lambda days: _("{first} to {last}").format(first=days[0], last=days[1]),
    "reference": lambda law: _("{what} ({words})").format(what=law["text"], words=law["article"]),
    "every": every_words,
    **dict.fromkeys(("within", "at_least", "grace"), length_words),
}


def _date(change: Change, _names: Names) -> str:
    days = (date.fromisoformat(change.after) - date.fromisoformat(change.before)).days
    words = (
        n_("{n} day later", "{n} days later", days) if days > 0 else n_("{n} day earlier", "{n} days earlier", -days)
    )
    message = _("due {before} becomes {after}, {days}")
    return message.format(before=change.before, after=change.after, days=words.format(n=abs(days)))


def _number(change: Change, _names: Names) -> str:
    raised = change.kind == "quota_raised"
    message = _("number raised from {before} to {after}") if raised else _("number lowered from {before} to {after}")
    return message.format(before=change.before, after=change.after)


def _milestones(change: Change, _names: Names) -> str:
    """Each by its date: that of the same date is the same, else that of the same count, whose date moved."""
    before = {step["by"]: step["times"] for step in change.before or ()}
    after = {step["by"]: step["times"] for step in change.after or ()}
    gone = {times: day for day, times in before.items() if day not in after}
    said = []
    for day, times in after.items():
        values = {"day": _day(day), "n": times}
        if day not in before and times in gone:
            said.append(_("the milestone of {was} is due on {day}").format(was=_day(gone.pop(times)), **values))
        elif day not in before:
            said.append(_("milestone of {day} added: {n} by then").format(**values))
        elif before[day] != times:
            said.append(_("milestone of {day}: {was} becomes {n}").format(was=before[day], **values))
    said += [_("milestone of {day} taken out").format(day=_day(day)) for day in gone.values()]
    return _("; ").join(said)


def _day(text: str) -> str:
    return milestone_day(date.fromisoformat(text))


def _kind(change: Change, names: Names) -> str:
    """An obligation that asks for something of another kind."""
    before, after = (asks(whole({"times": 1, **asked}), names, "") for asked in (change.before, change.after))
    return _("{what}: {before} becomes {after}").format(what=_("what it asks"), before=before, after=after)


def _reassigned(change: Change, names: Names) -> str:
    """Whom it leaves and whom it comes to, and how many units that is."""
    was, now = change.before, change.after
    left = [name for name in was["names"] if name not in now["names"]]
    came = [name for name in now["names"] if name not in was["names"]]
    role = _(FIELDS[change.field])
    if not left and not came:
        return _("{role}: in another order, {names}").format(role=role, names=names.row(now["names"]))
    same = set(was["units"]) == set(now["units"]) and was["open_groups"] == now["open_groups"]
    if same:
        words = _("{role}: {before} becomes {after}, the same units")
        return words.format(role=role, before=names.row(was["names"]), after=names.row(now["names"]))
    leaves, comes = _party(left, was, now, names), _party(came, now, was, names)
    if not came:
        return _("{role}: leaves {left}").format(role=role, left=leaves)
    if not left:
        return _("{role}: comes to {came}").format(role=role, came=comes)
    return _("{role}: leaves {left}, comes to {came}").format(role=role, left=leaves, came=comes)


def _party(shown: list[str], these: dict[str, Any], others: dict[str, Any], names: Names) -> str:
    """Names, and how many units they are that the other side does not have."""
    return _counted(
        shown, len(set(these["units"]) - set(others["units"])), set(shown) & set(these["open_groups"]), names
    )


def _counted(shown: list[str], n: int, unallocated: Iterable[str], names: Names) -> str:
    counts = [n_("{n} unit", "{n} units", n).format(n=n)] if n or not unallocated else []
    counts += [_("not allocated")] if unallocated else []
    return _("{what} ({words})").format(what=names.row(shown), words=joined(counts))


def _members(change: Change, names: Names) -> str:
    """Who joined and who left."""
    joining = [unit for unit in change.after if unit not in change.before]
    leaving = [unit for unit in change.before if unit not in change.after]
    parts = [_("joined by {names}").format(names=names.row(joining))] if joining else []
    parts += [_("left by {names}").format(names=names.row(leaving))] if leaving else []
    n, before = len(change.after), len(change.before)
    if n == before:
        words = n_("still {n} unit", "still {n} units", n)
    else:
        words = n_("now {n} unit, before {before}", "now {n} units, before {before}", n)
    return _("; ").join([*parts, words.format(n=n, before=before)])


def _succession(change: Change, names: Names) -> str:
    """A unit that is no more, or is again."""
    heirs = change.after or change.before
    who = names.row(heirs if isinstance(heirs, dict) else [heirs])
    if not change.after:
        return _("no longer succeeded by {unit}").format(unit=who)
    if change.kind == "unit_split":
        return _("split into {units}").format(units=who)
    return (_("merged into {unit}") if change.kind == "unit_merged" else _("renamed {unit}")).format(unit=who)


def _whole(change: Change, names: Names) -> str:
    """What was added or dropped, with what it says."""
    added = change.before is None
    said, words = (change.after, _("added")) if added else (change.before, _("dropped"))
    return _("; ").join([words, *_WHOLES[change.kind.split("_")[0]](said, names)])


def _unit(said: dict[str, Any], _names: Names) -> list[str]:
    return [_named("kind", said["kind"])]


def _group(said: dict[str, Any], names: Names) -> list[str]:
    kinds, members = _kinds(said.get("kinds", [])), names.row(said.get("members", []))
    parts = [*filter(None, (kinds, members))]
    parts += [_("without {names}").format(names=names.row(said["except"]))] if said.get("except") else []
    return parts or [_("not said by the document")]


def _item(said: dict[str, Any], names: Names) -> list[str]:
    parts = [f"{_('lead: ')}{names.row(said['lead'])}"] if said["lead"] else []
    if said["responsible"]:
        shown = _counted(said["responsible"], len(said["units"]), [], names)
        parts.append(f"{_('responsible: ')}{shown}")
    return parts or [_("the document names nobody")]


def _obligation(said: dict[str, Any], names: Names) -> list[str]:
    holders = said["units"] + said["open_groups"]
    shown = said["who"] or holders
    few = names.row(shown) if len(shown) <= _FEW else ""
    who = n_("{n} unit", "{n} units", len(holders)).format(n=len(holders))
    if few:
        who = _counted(shown, len(said["units"]), said["open_groups"], names)
    together = [_("all together")] if said["jointly"] else []
    return [asks(said, names, ""), who, *together, _named("basis", said["basis"])]


_FEW = 3
"""So many who answer are named; more are counted."""

_WHOLES: dict[str, Callable[[dict[str, Any], Names], list[str]]] = {
    "unit": _unit,
    "group": _group,
    "trigger": lambda _said, _names: [],
    "section": lambda _said, _names: [],
    "item": _item,
    "obligation": _obligation,
}
_SENTENCES: dict[str, Callable[[Change, Names], str]] = {
    "reassigned": _reassigned,
    "members_changed": _members,
    "date_moved": _date,
    "kind_changed": _kind,
    "milestones_changed": _milestones,
    **dict.fromkeys(("quota_raised", "quota_lowered"), _number),
    **dict.fromkeys(("unit_renamed", "unit_merged", "unit_split"), _succession),
    **dict.fromkeys(
        ("item_renamed", "obligation_renamed"), lambda change, _names: _("was {code}").format(code=change.before)
    ),
    **dict.fromkeys((f"{part}_{how}" for part in _WHOLES for how in ("added", "dropped", "gone")), _whole),
}
