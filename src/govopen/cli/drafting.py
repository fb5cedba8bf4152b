"""From a document's file to a plan's: read it, draft it, write it, and say what to look at."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from govopen.cli.language import settle
from govopen.cli.options import Options, refuse_over_data
from govopen.cli.session import calendar
from govopen.deadlines.checked import checked
from govopen.drafting.carrying import carry, in_the_year_of, renames
from govopen.drafting.draft import Draft, draft
from govopen.drafting.reading import read
from govopen.drafting.writing import text_of
from govopen.errors import BadInput, os_reason
from govopen.locales import _, language
from govopen.output.diff import names_in, notice_lines
from govopen.output.doubts import remark
from govopen.output.draft import Drafted, record, summary
from govopen.output.emit import CannotWrite, json_chunks, refuse_unwritable, to_file, write
from govopen.output.emit import replace as put
from govopen.output.problems import errors, lines
from govopen.plan.diff import diff
from govopen.plan.model import Plan
from govopen.plan.packaged import find
from govopen.plan.reader import parse
from govopen.plan.tree import compose
from govopen.program import command, shell_word

_NO_NEWS = frozenset({"plan_changed", "section_added", "section_dropped", "section_changed"})
MOST_CHANGES = 40
"""Lines of them; all are in the two files, and ``diff`` tells them."""
_OURS = frozenset({"source", "assumed"})
"""What is said anew of every year's document."""


class AlreadyThere(BadInput):
    """The plan's file exists: somebody may have reviewed it."""

    def __init__(self, file: str) -> None:
        words = _("{file} is there already and may hold somebody's review; name another file")
        super().__init__(words.format(file=file))


class OneFile(BadInput):
    """The plan and the page for review would be one file."""

    def __init__(self, file: str) -> None:
        super().__init__(_("-o and --report are both {file}; give the page another name").format(file=file))


class NoUsablePlan(BadInput):
    """A plan to take units from, or to compare with, has errors; they stand above this line."""

    def __init__(self, file: Path, n: str) -> None:
        super().__init__(_("{errors} in {file}; nothing was drafted; correct them first").format(errors=n, file=file))


class NothingToDo(BadInput):
    """The document has no clause, or asks nobody for anything."""

    def __init__(self, name: str) -> None:
        words = _("{file} holds no clause that could be an item; is it the plan itself, with its text?")
        super().__init__(words.format(file=name))


class Asked(NamedTuple):
    """Where units come from, last year's plan, and where the page for review goes; empty or None where not wanted."""

    units: str = ""
    against: str = ""
    report: Path | None = None


def draft_plan(asked: Options, document: Path, said: Asked) -> None:
    """Write the draft of a document's plan to where the output goes, and its summary to the screen.

    Raises AlreadyThere, NoUsablePlan, NothingToDo, UnknownPlan, CannotWrite, and what ``drafting.reading.read`` does.
    """
    settle(asked.lang, "zh")
    refuse_over_data(asked)
    for file in (asked.output if to_file(asked) else None, said.report):
        if file is not None and Path(file).exists():
            raise AlreadyThere(str(file))
    if said.report is not None:
        _refuse_page(asked, said.report)
    old = _plan(said.against) if said.against else None
    drafted = draft(read(document), (_plan(said.units) if said.units else old))
    if not _asks_for_anything(drafted):
        raise NothingToDo(document.name)
    made, plan = _made(carry(drafted, old) if old else drafted, asked)
    if old:
        made = replace(made, notice=_notice(made, plan, old, said.against))
    if asked.format != "json" or to_file(asked):
        write([made.text.encode()], asked)
    if said.report is not None:
        made = _reported(made, said.report)
    if asked.format == "json":
        sys.stdout.buffer.writelines(json_chunks(record(made)))
    else:
        out = sys.stdout if to_file(asked) else sys.stderr
        out.writelines(f"{line}\n" for line in summary(made))


def _refuse_page(asked: Options, page: Path) -> None:
    """Before anything is written: a page has a file of its own, in a folder that is there."""
    if to_file(asked) and Path(str(asked.output)).absolute() == page.absolute():
        raise OneFile(str(page))
    refuse_unwritable(asked._replace(format="table", output=str(page)), rows=False)


def _asks_for_anything(drafted: Draft) -> bool:
    """Whether anybody is named for a clause, or anything is stated that could be checked: else it is no plan."""
    items = [item for section in drafted.plan["sections"] for item in section["items"]]
    stated = (owed.get("basis") == "stated" for item in items for owed in item["obligations"])
    return any(item["lead"] or item["responsible"] for item in items) or any(stated)


def _plan(name: str) -> Plan:
    found = checked(find(name), calendar())
    if found.plan is None:
        sys.stderr.writelines(f"{line}\n" for line in lines(found))
        raise NoUsablePlan(found.file, errors(found))
    return found.plan


def _made(drafted: Draft, asked: Options) -> tuple[Drafted, Plan | None]:
    text = text_of(drafted, lambda decision: remark(drafted, decision))
    days = calendar()
    plan, problems = parse(text.encode(), is_rest=lambda day: not days.is_working(day))
    root, _problems = compose(text)
    places = [root.at(decision.path).line if root else 1 for decision in drafted.doubts]
    return Drafted(drafted, text, asked.output or "" if to_file(asked) else "", problems, places), plan


def _notice(made: Drafted, plan: Plan | None, old: Plan, name: str) -> tuple[str, ...]:
    """What is new, dropped and changed since last year's plan of that ``name``, as a change notice says it."""
    if plan is None:
        compared = command(f"diff {shell_word(name)} {shell_word(made.file) or _('FILE')}")
        words = _("fill in what is missing, then see what changed since last year: {command}")
        return (words.format(command=compared),)
    carried = plan.model_copy(update={"renamed": renames(made.draft, old)})
    before = in_the_year_of(old, plan)
    changes = [change for change in diff(before, carried) if change.kind not in _NO_NEWS and change.field not in _OURS]
    title = (language() == "en" and old.plan.title_en) or old.plan.title
    if not changes:
        return (_("nothing changed since {title}").format(title=title),)
    same_year = old.plan.period[0].year == plan.plan.period[0].year
    since = _("since {title}:") if same_year else _("since {title}, its days taken as this year's:")
    return (since.format(title=title), *notice_lines(changes, MOST_CHANGES, names_in(old, plan)))


def _reported(made: Drafted, file: Path) -> Drafted:
    from govopen.output.draft_page import page

    try:
        put(file, [page(made).encode()])
    except OSError as problem:
        raise CannotWrite(file, os_reason(problem)) from problem
    return replace(made, report=str(file))
