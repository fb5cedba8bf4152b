"""Two plans compared: their files checked, the plan in the database read again, the notice printed."""

import sys

import typer

from govopen.cli.language import settle
from govopen.cli.options import given, options
from govopen.cli.session import calendar, clock, instant_of, reading
from govopen.deadlines.checked import Checked, checked
from govopen.deadlines.compare import compare
from govopen.deadlines.instants import iso
from govopen.deadlines.workdays import WorkCalendar
from govopen.errors import BadInput, joined
from govopen.ledger.source import plan_of
from govopen.ledger.view import View
from govopen.locales import _
from govopen.output.diff import AsOf, Comparison, Edition, publish_diff
from govopen.output.problems import errors, lines
from govopen.plan.diff import diff
from govopen.plan.packaged import find
from govopen.store.connection import Row


class NotCompared(BadInput):
    """A file has errors; they stand above this line."""

    def __init__(self, broken: list[Checked]) -> None:
        said = [_("{errors} in {file}").format(errors=errors(each), file=each.file) for each in broken]
        super().__init__(_("{errors}; nothing was compared; correct them first").format(errors=joined(said)))


class OfNoDatabase(BadInput):
    """An option about what the database holds, and two files."""

    def __init__(self, option: str) -> None:
        words = _("{option} does nothing between two files; leave it out, or leave out one of the files")
        super().__init__(words.format(option=option))


def with_version(ctx: typer.Context, name: str) -> Comparison:
    """Print what a file changes in the plan in the database: what a load of it would, so in the newest version, though
    it may take effect later; where an as-of was asked for, in the version in effect then.

    Raises NotCompared, UnknownPlan, CannotReadVersion.
    """
    days = calendar()
    [after] = _editions([name], days)
    with reading(ctx, after.plan.plan.id) as session:
        view = session.view
        loads = [begins for seq, _issued, begins, _loaded in _loads(view) if seq <= view.known]
        newest = view.version if session.options.as_of else len(loads)
        begins = loads[newest - 1] if newest > view.version else None
        before = Edition(plan_of(view.database, view.plan.plan_id, newest), None, newest, begins)
        found = _compared(before, after, days, view.as_of)
        publish_diff(session.options, found, view)
    return found


def _loads(view: View) -> list[Row]:
    return view.database.rows("ledger", "loads", plan=view.plan.plan_id)


def with_file(ctx: typer.Context, older: str, newer: str) -> Comparison:
    """Print what changes from a file to another. Raises NotCompared, OfNoDatabase, UnknownPlan."""
    asked = options(ctx)
    for option, name in (("--plan", "plan"), ("--known-at", "known_at")):
        if given(ctx).get(name):
            raise OfNoDatabase(option)
    days = calendar()
    before, after = _editions([older, newer], days)
    header = after.plan.plan
    settle(asked.lang, header.lang)
    now = clock("practice")  # no database is looked at that GOVOPEN_NOW could falsify
    now -= now % 1_000_000
    words = iso(now, header.zone)
    if asked.as_of:
        now, words = instant_of(asked.as_of, header.period[0].year, header.zone, now)
    found = _compared(before, after, days, now)
    publish_diff(asked, found, AsOf(now, words, header.zone))
    return found


def _editions(names: list[str], days: WorkCalendar) -> list[Edition]:
    """The plans in the files, refused as ``check`` refuses them: every problem of each on stderr."""
    read = [checked(find(name), days) for name in names]
    broken = [each for each in read if each.plan is None]
    for each in broken:
        sys.stderr.writelines(f"{line}\n" for line in lines(each))
    if broken:
        raise NotCompared(broken)
    return [Edition(each.plan, name) for name, each in zip(names, read, strict=True) if each.plan]


def _compared(before: Edition, after: Edition, days: WorkCalendar, as_of: int) -> Comparison:
    figures = compare(before.plan, after.plan, days, as_of)
    return Comparison(before, after, diff(before.plan, after.plan), figures)
