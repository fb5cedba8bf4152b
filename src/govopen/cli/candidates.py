"""What the shell may complete, from the database: units, items, obligations. Pairs of a value and its explanation."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from govopen.cli.options import Options
from govopen.cli.session import clock, synthetic_of
from govopen.cli.settings import SETTINGS
from govopen.ledger.view import View, choose_plan, headers, version_in_effect
from govopen.locales import _
from govopen.plan.names import normalise
from govopen.store.connection import connect

Candidates = list[tuple[str, str]]
PLAN_FILES = frozenset({".yaml", ".yml"})


def units(asked: Options, typed: str) -> Candidates:
    """Units whose name, alias or initials begin with what is typed, or contain it: ``qjw`` gives 区教委."""
    return _looked_up(asked, lambda view: _units(view, normalise(typed)))


def items(asked: Options, typed: str) -> Candidates:
    """Codes of items."""
    return _looked_up(asked, lambda view: _coded(view, "item_titles", typed))


def obligations(asked: Options, typed: str) -> Candidates:
    """Codes of obligations, by code or by a part of the name: ``开放`` gives 2.1.2a."""
    return _looked_up(asked, lambda view: _coded(view, "obligation_names", typed))


def bans(asked: Options, typed: str) -> Candidates:
    """Codes of what may never be done."""
    return _looked_up(asked, lambda view: _coded(view, "ban_names", typed))


def triggers(asked: Options, typed: str) -> Candidates:
    """What starts a clock, by key or by a part of its name."""
    return _looked_up(asked, lambda view: _triggers(view, normalise(typed)))


def cases(asked: Options, typed: str) -> Candidates:
    """The cases that are not closed: ``case-3`` or ``3``."""
    return _looked_up(asked, lambda view: _cases(view, typed))


def codes(asked: Options, typed: str) -> Candidates:
    """Codes of items and obligations."""
    return items(asked, typed) + obligations(asked, typed)


def unit_list(asked: Options, typed: str) -> Candidates:
    """The last unit of a list ``A,B``; the ones before it stay."""
    before, comma, last = typed.rpartition(",")
    return [(f"{before}{comma}{unit}", words) for unit, words in units(asked, last)]


def codes_and_units(asked: Options, typed: str) -> Candidates:
    """What a history may be about."""
    return codes(asked, typed) + units(asked, typed)


def waiting(asked: Options, typed: str) -> Candidates:
    """What waits for a word of the office, by its number."""
    from govopen.deadlines.workdays import WorkCalendar
    from govopen.standing.waiting import waiting as found

    def entries(view: View) -> Iterator[tuple[str, str]]:
        head = view.database.row("ledger", "head", plan=view.plan.plan_id)
        known = view._replace(known=int(head[0]) if head else 0)
        return ((one.entry.id, f"{one.entry.obligation} {one.entry.unit}") for one in found(known, WorkCalendar()))

    return [pair for pair in _looked_up(asked, entries) if pair[0].startswith(typed.upper())]


def plans(asked: Options, typed: str) -> Candidates:
    """The ids of the plans that are loaded."""
    with closing(connect(asked.db)) as database:
        return [(plan.plan_id, plan.title) for plan in headers(database) if plan.plan_id.startswith(typed)]


def loadable(asked: Options, typed: str) -> Candidates:  # noqa: ARG001 - what completers are given
    """The packaged plans' ids; and plan files."""
    from govopen.plan.packaged import ids

    folder = Path(typed if typed.endswith("/") else Path(typed).parent)
    files = [path for path in sorted(folder.expanduser().glob("*")) if path.is_dir() or path.suffix in PLAN_FILES]
    named = [f"{path}/" if path.is_dir() else str(path) for path in files]
    known = [(plan, file.name) for plan, file in ids().items()]
    return [found for found in (*known, *((name, "") for name in named)) if found[0].startswith(typed)]


def config_names(asked: Options, typed: str) -> Candidates:  # noqa: ARG001 - what completers are given
    """The settings that can be kept."""
    return [(each.name, _(each.help)) for each in SETTINGS if each.kept and each.name.startswith(typed)]


def text_fields(asked: Options, typed: str) -> Candidates:  # noqa: ARG001 - what completers are given
    """What an entry can say in words."""
    from govopen.ledger.entry import FIELDS, field_words

    return [(name, field_words(name)) for name in FIELDS if name.startswith(typed)]


def evidence_actions(asked: Options, typed: str) -> Candidates:  # noqa: ARG001 - what completers are given
    """What `evidence` can do."""
    actions = (("check", _("ask for every address, compare every file")), ("open", _("show an entry's evidence")))
    return [found for found in actions if found[0].startswith(typed)]


def units_and_codes(asked: Options, typed: str) -> Candidates:
    """Units, and codes of items and obligations."""
    return units(asked, typed) + codes(asked, typed)


def _looked_up(asked: Options, find: Callable[[View], Iterator[tuple[str, str]]]) -> Candidates:
    with closing(connect(asked.db)) as database:
        now = clock(synthetic_of(database))
        plan = choose_plan(database, asked.plan, date.fromtimestamp(now / 1_000_000))  # noqa: DTZ012 - a default only
        known = (1 << 62) - 1
        version = version_in_effect(database, plan.plan_id, now, known)
        return list(find(View(database, plan, version, now, "", known, "")))


def _units(view: View, typed: str) -> Iterator[tuple[str, str]]:
    rows = view.database.rows("ledger", "unit_spellings", plan=view.plan.plan_id, version=view.version)
    spelled: dict[tuple[str, str], list[str]] = {}
    for unit, english, name in rows:
        spelled.setdefault((unit, english), []).append(normalise(name))
    for (unit, english), names in spelled.items():
        if any(typed in name for name in names):
            yield unit, english


def _triggers(view: View, wanted: str) -> Iterator[tuple[str, str]]:
    from govopen.ledger.triggers import triggers as known

    for key, trigger in known(view).items():
        if trigger.obligations and (key.startswith(wanted) or wanted in normalise(trigger.name + trigger.name_en)):
            yield key, trigger.shown


def _cases(view: View, wanted: str) -> Iterator[tuple[str, str]]:
    from govopen.standing.cases import cases as known

    for case in known(view):
        if case.open and (case.case.startswith(wanted) or case.case.removeprefix("case-").startswith(wanted)):
            yield case.case, f"{case.trigger.shown} {case.text.title}".rstrip()


def _coded(view: View, statement: str, typed: str) -> Iterator[tuple[str, str]]:
    wanted = normalise(typed)
    for code, name in view.database.rows("ledger", statement, plan=view.plan.plan_id, version=view.version):
        if code.startswith(wanted) or (wanted and wanted in normalise(name)):
            yield code, name
