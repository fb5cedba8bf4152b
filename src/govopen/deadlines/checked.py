"""A plan's file checked in every respect: its text, its rules, and whether its dates can be worked out."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from govopen.deadlines.periods import RecurrenceNotUnderstood, periods
from govopen.deadlines.workdays import WorkCalendar
from govopen.locales import _
from govopen.plan.checks import obligations
from govopen.plan.findings import Finding, Problem
from govopen.plan.model import Plan
from govopen.plan.obligation import Obligation
from govopen.plan.reader import read
from govopen.plan.tree import compose

MOST = 5_000_000
"""Checkpoints: fifty times a city's year is a slip of the pen, not a plan."""


class Checked(NamedTuple):
    """What is in a file. There is a plan exactly when no problem is an error.

    ``checkpoints`` counts by basis what the plan promises, without the cases that may come.
    """

    file: Path
    plan: Plan | None
    source: str
    checkpoints: Counter[str]
    problems: list[Problem]

    def count(self, severity: str) -> int:
        """How many errors, or warnings."""
        return sum(problem.severity == severity for problem in self.problems)


def checked(file: Path, calendar: WorkCalendar) -> Checked:
    """Read the file and find everything wrong with it, in its order. Never raises for what a file contains."""
    plan, problems = read(file, is_rest=lambda day: not calendar.is_working(day))
    if plan is None:
        return Checked(file, None, "", Counter(), problems)
    source = file.read_text(encoding="utf-8-sig")
    checkpoints, findings = promised(plan)
    if findings:
        problems = sorted([*problems, *_placed(source, findings)], key=lambda problem: (problem.line, problem.column))
    return Checked(file, None if findings else plan, source, checkpoints, problems)


def promised(plan: Plan) -> tuple[Counter[str], list[Finding]]:
    """How many checkpoints ``expand`` would give, and what it could not expand: errors all.

    They are counted by basis, those of a ``never`` apart.
    """
    count: Counter[str] = Counter()
    found: list[Finding] = []
    for path, item, obligation in obligations(plan):
        holders = 1 if obligation.jointly else len(plan.accountable(item, obligation))
        basis = "never" if obligation.never else obligation.basis
        try:
            count[basis] += holders * _slots(plan, obligation)
        except RecurrenceNotUnderstood as error:
            found.append(Finding("error", (*path, "every"), "no-recurrence", str(error)))
        if count.total() > MOST:
            words = _("more than {n} checkpoints up to here; split the plan").format(n=f"{MOST:,}")
            found.append(Finding("error", path, "too-many-checkpoints", words))
            break
    return count, found


def _slots(plan: Plan, obligation: Obligation) -> int:
    """The checkpoints of each holder; a case's are not known yet."""
    if obligation.of is not None:
        return 0
    if obligation.every is not None:
        return len(periods(obligation.every, *plan.plan.period))
    return len(obligation.milestones) + 1


def _placed(source: str, findings: list[Finding]) -> list[Problem]:
    root, _problems = compose(source)
    nodes = [root.at(finding.path) for finding in findings if root is not None]
    return [
        Problem(finding.severity, node.line, node.column, finding.message, finding.rule)
        for finding, node in zip(findings, nodes, strict=False)
    ]
