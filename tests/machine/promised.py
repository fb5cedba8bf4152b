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
  区农委: {kind: department/*merged*/}
  区建委: {kind: department/*split*/}
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
FARMS, BUILDING, WATER = "区农委", "区建委", "区水务局"
SPLIT = {EDUCATION: ("a", "d", "f", "g", "h", "1.1.2a", "1.1.2b"), WATER: ("b", "c", "e", "k", "1.1.2")}
"""Who takes over what when the building commission is split; what stands first holds."""
REORGANISED = ("split", "merged", "drained", "renamed", "torn")
"""The building commission split; the farms commission merged into the bureau of the new name; the water bureau, which
came of the split, merged into the education commission; the bureau of the old name merged into that of the new one, or
renamed; and what is refused, a split that leaves something to nobody."""
AMENDMENTS = ("raised", "moved", "joined", "recoded", "added", "dropped", "halves", "named", *REORGANISED)
"""What an amendment may do besides: a third meeting, a later date of the list, a subdistrict more, the list under
another letter, a second list, the ongoing duty left out, half-years instead of quarters, the pilots named."""
TAKEN_OVER = {BEFORE: "renamed", FARMS: "merged", BUILDING: "split", WATER: "drained"}
"""Which change makes a unit be no more."""
CORRECTIONS = ("milestone mended", "list mended", "dropped", "halves", "named")
"""What we may have written down wrongly: the milestone's day, and the list's; what an amendment left out, and its
half-years, which are taken out again; and that we could have named the pilots."""
BACK = ("dropped", "halves")
PILOTS = "试点单位"
HEARD = {"incident": ("1.1.2a",), "question": ("1.1.2b", "1.1.2c", "1.1.2d"), "consultation": ("1.1.2e",)}
TIMED = ("1.1.2a",)
CODES = (*(f"1.1.1{letter}" for letter in "abcdefghk"), *(f"1.1.2{letter}" for letter in "abcde"))
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
        if change in {"drained", "torn"} and self.has("split") != (change == "drained"):
            return False
        return self.has(change) if correct and change in BACK else not self.has(change)

    @property
    def units(self) -> list[str]:
        more = {AFTER: ("renamed", "merged"), WATER: ("split",), DESHENG: ("joined",)}
        made = [unit for unit, changes in more.items() if self.made & {*changes}]
        return [EDUCATION, BEFORE, FARMS, BUILDING, YUETAN, *made]

    # Who took over from whom

    def next(self, unit: str, code: str) -> str | None:
        """Who took over from a unit what it had under a code, in the first place; nobody while it is there."""
        if not self.has(TAKEN_OVER.get(unit, "")):
            return None
        if unit == BUILDING:
            return next(heir for heir, parts in SPLIT.items() if under(code, parts))
        return EDUCATION if unit == WATER else AFTER

    def heir(self, unit: str, code: str) -> str:
        """Who answers in the end for what was a unit's."""
        while heir := self.next(unit, code):
            unit = heir
        return unit

    def heirs(self, unit: str) -> set[str]:
        """Who answers for anything that was a unit's; itself while it is there."""
        return {self.heir(unit, code) for code in CODES}

    def predecessors(self, unit: str, code: str = "") -> set[str]:
        """Whose work, under a code or any, a unit took over, though another may have taken it over since."""
        return {
            old
            for old in TAKEN_OVER
            for each in ([code] if code else CODES)
            if self.has(TAKEN_OVER[old]) and unit in self.line(old, each)[1:]
        }

    def line(self, unit: str, code: str) -> list[str]:
        """The unit, who took over from it, and so on."""
        found = [unit]
        while heir := self.next(found[-1], code):
            found.append(heir)
        return found

    @property
    def answering(self) -> list[str]:
        """The units that are still there."""
        return [unit for unit in self.units if not self.has(TAKEN_OVER.get(unit, ""))]

    @property
    def departments(self) -> list[str]:
        return [unit for unit in self.answering if unit not in {YUETAN, DESHENG}]

    @property
    def pilots(self) -> list[str]:
        """Who owes what the pilots do: their open group, or the three that are named, or whoever took over."""
        named = [self.heir(unit, "1.1.1k") for unit in (EDUCATION, BEFORE, FARMS)]
        return list(dict.fromkeys(named)) if self.has("named") else [PILOTS]

    def joined(self, unit: str, code: str) -> bool:
        """Whether a unit is one of those asked only because it came to be: nobody's heir in this."""
        return unit == DESHENG or (unit == WATER and self.next(BUILDING, code) != WATER)

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
        drained = f", successor: {EDUCATION}" if self.has("drained") else ""
        kinds = {AFTER: "department", WATER: f"department{drained}", DESHENG: "subdistrict"}
        units = "".join(f"\n  {unit}: {{kind: {kinds[unit]}}}" for unit in self.units if unit in kinds)
        said = {
            "renamed": f", successor: {AFTER}" if self.has("renamed") else "",
            "merged": f", successor: {AFTER}" if self.has("merged") else "",
            "split": f", split: {split_as(torn=self.has('torn'))}" if self.made & {"split", "torn"} else "",
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


def under(code: str, parts: tuple[str, ...]) -> bool:
    """Whether a code is one of these; a letter alone is one of the first item's."""
    return any(code.startswith(part if "." in part else f"1.1.1{part}") for part in parts)


def split_as(*, torn: bool) -> str:
    """The map as the file writes it, by code; torn, it leaves a letter to nobody."""
    codes = {
        heir: [code for code in CODES if next(each for each, parts in SPLIT.items() if under(code, parts)) == heir]
        for heir in SPLIT
    }
    if torn:
        codes = {EDUCATION: [code for code in CODES if code != "1.1.2d"]}
    return "{" + ", ".join(f"{heir}: [{', '.join(each)}]" for heir, each in codes.items()) + "}"


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
