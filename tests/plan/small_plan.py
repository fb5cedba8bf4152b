"""A small valid plan as text, to change one thing in."""

from govopen.plan.findings import Problem
from govopen.plan.model import Plan
from govopen.plan.reader import parse

SMALL = """\
plan:
  id: small-2018
  title: 小计划
  issued: 2018-07-02
  period: [2018-01-01, 2018-12-31]
units:
  区教委: {en: Education Commission, kind: department, also: [区教育委员会]}
  区民政局: {kind: department}
  月坛街道: {kind: subdistrict, also: [月坛]}
groups:
  各部门: {kinds: [department]}
  各街道: {kinds: [subdistrict]}
  相关部门: {open: true}
triggers:
  consultation: {name: 征求意见}
sections:
  - code: "2"
    title: 公众参与
    items:
      - code: 2.1.1
        title: 决策
        lead: [区教委]
        responsible: [各部门, 各街道]
        obligations:
          - {code: a, name: 会议开放, times: 2, milestones: [{times: 1, by: 2018-07-20}], basis: stated, source: 两次}
          - {code: b, name: 征求意见, of: consultation, at_least: 5 working days, hedge: 一般}
          - {code: c, name: 季度发布, every: quarter, grace: 10 working days, who: [相关部门]}
"""


def mark(old: str, new: str, text: str = SMALL) -> tuple[str, str]:
    """The change without its ``^``, and the line:column of what the ``^`` stood before."""
    assert old in text
    before = (text[: text.index(old)] + new[: new.index("^")]).rsplit("\n", 1)
    line = before[0].count("\n") + 2 if len(before) == 2 else 1
    return new.replace("^", "", 1), f"{line}:{len(before[-1]) + 1}"


def problems_after(old: str, new: str, text: str = SMALL) -> list[tuple[str, str]]:
    """What is wrong once ``old`` is ``new``: (line:column, rule) each."""
    return [(f"{p.line}:{p.column}", p.rule) for p in after(old, new, text)]


def after(old: str, new: str, text: str = SMALL) -> list[Problem]:
    assert old in text
    plan, problems = parse(text.replace(old, new, 1).encode())
    assert (plan is None) == any(problem.severity == "error" for problem in problems)
    return problems


def plan_after(old: str = "", new: str = "", text: str = SMALL) -> Plan:
    assert old in text
    plan, problems = parse(text.replace(old, new, 1).encode())
    assert plan is not None, problems
    return plan
