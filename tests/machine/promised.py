"""A plan of one page with every kind of obligation, its amendments, and by hand what each version of it asks for.

The dates stand here twice: as the plan's file writes them and, worked out by hand, as checkpoints. Nothing here is the
program's.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

from rest_days import end, start, working_days_between

PLAN = "machine-2018"
ISSUED = "2018-04-10"
OPENS = start("2018-01-01")
LAST = end("2018-12-31")
TEXT = """\
plan: {id: machine-2018, title: 小要点, issued: 2018-04-10, period: [2018-01-01, 2018-12-31], soon: 14}
units:
  区教委: {kind: department}
  区环保局: {kind: department/*renamed*/}
  月坛街道: {kind: subdistrict}/*units*/
groups:
  各部门: {kinds: [department]}
  各街道: {kinds: [subdistrict]}
  试点单位: {open: true/*members*/}
triggers:
  incident: {name: 突发事件}
  question: {name: 群众来信}
  consultation: {name: 征求意见}/*recoded*/
sections:
  - code: "1"
    title: 要点
    items:
      - code: 1.1.1
        title: 有日子的
        lead: [区教委]
        responsible: [各部门, 各街道]
        obligations:
          - {code: a, name: 会议, times: /*times*/, milestones: [{times: 1, by: /*milestone*/}],
             basis: stated, source: 会议}
          - {code: b, name: 季报, every: /*every*/, basis: stated, source: 每季度, assumed: [grace]}
          - {code: c, name: 不得, never: true, basis: stated, source: 不得}
          - {code: /*list*/, name: 清单, by: /*by*/, basis: stated, source: 清单, evidence: required}
/*ongoing*/          - {code: f, name: 共同, times: 3, jointly: true, basis: stated, source: 共同}
          - {code: k, name: 试点, by: 2018-09-14, who: [试点单位], basis: stated, source: 九月十四日}
/*added*/      - code: 1.1.2
        title: 有事件的
        lead: [区教委]
        responsible: [各部门]
        obligations:
          - {code: a, name: 回应, of: incident, within: 5 hours, basis: stated, source: 五小时}
          - {code: b, name: 受理, of: question, within: 3 working days, basis: stated, source: 三个工作日}
          - {code: c, name: 答复, of: question, within: 10 days, basis: stated, source: 十日}
          - {code: d, name: 致意, of: question, within: promptly, basis: stated, source: 及时}
          - {code: e, name: 公示, of: consultation, at_least: 5 working days, hedge: 一般, basis: stated, source: 五日}
"""
ADDED = "          - {code: g, name: 又一份清单, by: 2018-11-15, basis: stated, source: 又一份}\n"
EDUCATION, BEFORE, AFTER, YUETAN, DESHENG = "区教委", "区环保局", "区生态环境局", "月坛街道", "德胜街道"
AMENDMENTS = ("renamed", "raised", "moved", "joined", "recoded", "added", "dropped", "halves", "named")
"""What an amendment may do: the bureau's new name, a third meeting, a later date of the list, a subdistrict more, the
list under another letter, a second list, the ongoing duty left out, half-years instead of quarters,
the pilots named."""
CORRECTIONS = ("milestone mended", "list mended", "dropped", "halves", "named")
"""What we may have written down wrongly: the milestone's day, and the list's; what an amendment left out, and its
half-years, which are taken out again; and that we could have named the pilots."""
BACK = ("dropped", "halves")
PILOTS = "试点单位"
HEARD = {"incident": ("1.1.2a",), "question": ("1.1.2b", "1.1.2c", "1.1.2d"), "consultation": ("1.1.2e",)}
TIMED = ("1.1.2a",)
QUARTERS = {
    # the quarter, its first day, and the tenth day after its last: a Tuesday, a Tuesday, a Wednesday, a Thursday
    "2018-Q1": ("2018-01-01", "2018-04-10"),
    "2018-Q2": ("2018-04-01", "2018-07-10"),
    "2018-Q3": ("2018-07-01", "2018-10-10"),
    "2018-Q4": ("2018-10-01", "2019-01-10"),
}
HALVES = {
    # fifteen days after their last day: a Sunday, and so Monday the 16th; a Tuesday
    "2018-H1": ("2018-01-01", "2018-07-16"),
    "2018-H2": ("2018-07-01", "2019-01-15"),
}


class Point(NamedTuple):
    """What is asked for: by ``due`` so many, of entries under one of ``codes``."""

    holder: str
    obligation: str
    checkpoint: str
    occasion: str
    kind: str
    stated: bool
    opens: datetime
    due: datetime | None
    needed: int
    timed: bool = False
    codes: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, str, str]:
        return self.holder, self.obligation, self.checkpoint


class Version(NamedTuple):
    """What a file says: which of the changes it has made."""

    made: frozenset[str] = frozenset()

    def has(self, change: str) -> bool:
        return change in self.made

    def changed(self, change: str, *, correct: bool) -> "Version":
        """With one thing more, or without what is taken out."""
        return Version(self.made - {change} if correct and change in BACK else self.made | {change})

    def can(self, change: str, *, correct: bool) -> bool:
        return self.has(change) if correct and change in BACK else not self.has(change)

    @property
    def units(self) -> list[str]:
        more = {AFTER: "renamed", DESHENG: "joined"}
        return [EDUCATION, BEFORE, YUETAN, *(unit for unit, change in more.items() if self.has(change))]

    @property
    def answering(self) -> list[str]:
        """The units that are still there."""
        return [unit for unit in self.units if unit != BEFORE or not self.has("renamed")]

    @property
    def departments(self) -> list[str]:
        return [unit for unit in self.answering if unit in {EDUCATION, BEFORE, AFTER}]

    @property
    def pilots(self) -> list[str]:
        """Who owes what the pilots do: their open group, or the two that are named."""
        return [EDUCATION, AFTER if self.has("renamed") else BEFORE] if self.has("named") else [PILOTS]

    @property
    def milestone(self) -> str:
        return "2018-07-23" if self.has("milestone mended") else "2018-07-20"

    @property
    def list_by(self) -> str:
        by = ("2018-09-28", "2018-09-30") if self.has("moved") else ("2018-06-20", "2018-06-22")
        return by[self.has("list mended")]

    @property
    def list_code(self) -> str:
        return "1.1.1h" if self.has("recoded") else "1.1.1d"

    @property
    def codes(self) -> list[str]:
        return [*(f"1.1.1{letter}" for letter in "abcefgk"), self.list_code, *(f"1.1.2{letter}" for letter in "abcde")]

    def now(self, code: str) -> str:
        """The code that an obligation has now."""
        return self.list_code if code == "1.1.1d" else code

    def text(self) -> str:
        units = f"\n  {AFTER}: {{kind: department}}" if self.has("renamed") else ""
        units += f"\n  {DESHENG}: {{kind: subdistrict}}" if self.has("joined") else ""
        said = {
            "renamed": f", successor: {AFTER}" if self.has("renamed") else "",
            "units": units,
            "recoded": "\nrenamed: {1.1.1d: 1.1.1h}" if self.has("recoded") else "",
            "times": str(2 + self.has("raised")),
            "milestone": self.milestone,
            "members": f", members: [{', '.join(self.pilots)}]" if self.has("named") else "",
            "every": "half-year, grace: 15 days" if self.has("halves") else "quarter, grace: 10 days",
            "ongoing": "" if self.has("dropped") else "          - {code: e, name: 持续, ongoing: true}\n",
            "added": ADDED if self.has("added") else "",
            "list": self.list_code[-1],
            "by": self.list_by,
        }
        text = TEXT
        for name, words in said.items():
            text = text.replace(f"/*{name}*/", words)
        return text

    def points(self) -> tuple[Point, ...]:
        """Everything that waits for no case."""
        return promised(self)

    def _points(self) -> Iterator[Point]:
        for unit in self.answering:
            yield Point(unit, "1.1.1a", "1.1.1a/1", "", "quota", True, OPENS, end(self.milestone), 1)
            yield Point(unit, "1.1.1a", "1.1.1a", "", "quota", True, OPENS, LAST, 2 + self.has("raised"))
            for quarter, (first, last) in (HALVES if self.has("halves") else QUARTERS).items():
                key = f"1.1.1b/{quarter}"
                yield Point(unit, "1.1.1b", key, quarter, "recurring", True, start(first), end(last), 1)
            yield Point(unit, "1.1.1c", "1.1.1c", "", "never", True, OPENS, LAST, 1)
            code, formers = self.list_code, ("1.1.1d",) if self.has("recoded") else ()
            yield Point(unit, code, code, "", "deadline", True, OPENS, end(self.list_by), 1, codes=formers)
            if not self.has("dropped"):
                yield Point(unit, "1.1.1e", "1.1.1e", "", "ongoing", False, OPENS, LAST, 1)
            if self.has("added"):
                yield Point(unit, "1.1.1g", "1.1.1g", "", "deadline", True, OPENS, end("2018-11-15"), 1)
        for holder in self.pilots:
            yield Point(holder, "1.1.1k", "1.1.1k", "", "deadline", True, OPENS, end("2018-09-14"), 1)
        yield Point("1.1.1f", "1.1.1f", "1.1.1f", "", "quota", True, OPENS, LAST, 3)


@cache
def promised(version: Version) -> tuple[Point, ...]:
    return tuple(version._points())


def by_place(version: Version) -> dict[tuple[str, str, str], Point]:
    return {point.place: point for point in version.points()}


def no_news(old: Point, new: Point) -> bool:
    return old.due is not None and new.due is not None and old.due <= new.due and old.needed >= new.needed


def short_notice(point: Point, noticed: datetime) -> bool:
    """Due before notice was given, or fewer than ten working days after."""
    if point.due is None:
        return False
    day, told = point.due.date(), noticed.date()
    return day < told or working_days_between(told, day) < 10
