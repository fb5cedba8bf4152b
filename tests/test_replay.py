"""What was printed once is printed again, byte for byte, by its as-of and its position, whatever was recorded since."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import Type

from govopen.store.connection import connect
from govopen.store.sql import sql

FIRST = """\
plan:
  {id: small-2018, title: 老要点, title_en: Old Plan, number: 〔2018〕1号, issued: 2018-07-02,
  period: [2018-01-01, 2018-12-31], soon: 14}
units:
  区教委: {en: Education Commission, kind: department, also: [教委]}
  区民政局: {en: Civil Affairs, kind: department}
  区财政局: {en: Finance, kind: department}
  月坛街道: {en: Yuetan, kind: subdistrict}
groups:
  各部门: {kinds: [department]}
  几个部门: {en: Several, members: [区教委, 区民政局]}
  试点单位: {en: Old Pilots, open: true}
sections:
  - code: "1"
    title: 第一部分
    items:
      - code: 1.1.1
        title: 老任务
        title_en: Old Item
        lead: [区教委]
        responsible: [几个部门]
        obligations:
          - {code: a, name: 老清单, name_en: old list, by: 2018-06-20, basis: stated, source: 六月二十日}
          - {code: b, name: 会议, times: 2, milestones: [{times: 1, by: 2018-08-10}], basis: stated, source: 两次}
          - {code: c, name: 共同, times: 26, basis: stated, source: 共同, jointly: true}
          - {code: d, name: 试点, by: 2018-06-30, basis: stated, source: 六月底, who: [试点单位]}
          - {code: e, name: 没有日子, ongoing: true}
"""
AMENDMENT = {
    "title": ("老要点, title_en: Old Plan", "新要点, title_en: New Plan"),
    "soon": ("soon: 14", "soon: 60"),
    "English name": ("en: Education Commission", "en: Schools"),
    "alias": ("also: [教委]", "also: [教育委]"),
    "group": ("members: [区教委, 区民政局]", "members: [区教委, 区民政局, 区财政局]"),
    "pool": ("Old Pilots", "New Pilots"),
    "item": ("title: 老任务\n        title_en: Old Item", "title: 新任务\n        title_en: New Item"),
    "obligation": ("name: 老清单, name_en: old list", "name: 新清单, name_en: new list"),
    "lead": ("lead: [区教委]", "lead: [区民政局]"),
}
PAGES = (
    "status", "status --all", "status 区教委", "status 教委 --all", "overdue", "overdue 区教委 --soon 30",
    "overdue --basis all", "scorecard", "scorecard 区教委 --explain", "items", "show 1.1.1a", "show 1.1.1c", "units",
    "units 区教委", "history", "history 1.1.1b",
)  # fmt: skip
LATER = "2019-03-01T09:00:00+08:00"
BEFORE, AFTER = "2018-07-31", "2018-09-15"
"""The end of one day before the amendment took effect, on 20 August, and of one after."""

Pages = dict[tuple[str, str, str], str]


class Desk(NamedTuple):
    """A practice database with the first version and a few entries; ``position`` is its ledger's."""

    govopen: Type
    path: Path
    place: Path
    position: str = "small-2018@6"

    def type(self, line: str, now: str, lang: str = "zh") -> str:
        answer = self.govopen(*line.split(), now=now, lang=lang, db=self.path)
        assert answer.code == 0, answer.err
        return answer.out

    def load(self, text: str, now: str) -> None:
        plan = self.place / "plan.yaml"
        plan.write_text(text, "utf-8")
        self.type(f"load {plan} --reason 调整", now)

    def pages(self, *asked: str) -> Pages:
        """Every page in both languages, as a table and as JSON."""
        return {
            (page, lang, form): self.type(" ".join((*asked, "--format", form, page)), LATER, lang)
            for page in PAGES
            for lang in ("zh", "en")
            for form in ("table", "json")
        }


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("replay") / "bare.db"
    with closing(connect(str(path), create=True)) as database:
        database.execute(sql("store", "put_meta"), {"name": "synthetic", "value": "practice"})
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def desk(bare: Path, tmp_path: Path, govopen: Type, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("GOVOPEN_PLAN", "small-2018")
    desk = Desk(govopen, Path(shutil.copy(bare, tmp_path / "replay.db")), tmp_path)
    desk.load(FIRST, "2018-07-03T09:00:00+08:00")
    desk.type("done 1.1.1a --unit 区教委 --on 2018-06-19", "2018-07-04T09:00:00+08:00")
    desk.type("done 1.1.1b --unit 区教委 --on 2018-07-06 --note 第一次", "2018-07-06T15:00:00+08:00")
    desk.type("done 1.1.1c --unit 区民政局 --on 2018-07-06 --times 3", "2018-07-09T09:00:00+08:00")
    desk.type("log 1.1.1e --unit 区民政局 --percent 40", "2018-07-10T09:00:00+08:00")
    desk.type("done 1.1.1a --unit 区民政局 --on 2018-07-10", "2018-07-10T10:00:00+08:00")
    return desk


def amended() -> str:
    text = FIRST
    for old, new in AMENDMENT.values():
        assert old in text
        text = text.replace(old, new)
    return text


def amend(desk: Desk) -> None:
    """A new version of nearly everything on 20 August, and work that was done before and after."""
    desk.load(amended(), "2018-08-20T09:00:00+08:00")
    desk.type("done 1.1.1b --unit 区民政局 --on 2018-07-20", "2018-08-21T09:00:00+08:00")
    desk.type("done 1.1.1e --unit 区教委 --on 2018-08-21", "2018-08-21T10:00:00+08:00")
    desk.type("undo E6", "2018-08-21T11:00:00+08:00")


@pytest.mark.parametrize("day", [BEFORE, AFTER], ids=["before the amendment", "after it, by what was known before"])
def test_every_page_is_printed_again_byte_for_byte(desk: Desk, day: str) -> None:
    asked = ("--as-of", day, "--known-at", desk.position)
    printed = desk.pages(*asked)
    assert all(desk.position in text for where, text in printed.items() if where[2] == "json")
    amend(desk)
    again = desk.pages(*asked)
    assert [where for where, text in printed.items() if again[where] != text] == []


def test_a_version_is_on_every_page_once_it_is_known_and_in_effect(desk: Desk) -> None:
    """So that pages which never change cannot pass for pages printed again."""
    amend(desk)
    pages = desk.pages("--as-of", AFTER)
    old = {"老要点", "Old Plan", "Education Commission", "Old Pilots", "老任务", "Old Item"}
    assert {
        (where, word) for where, text in pages.items() if where[0] != "history" for word in old if word in text
    } == set()
    assert "新要点" in pages["status", "zh", "table"]
    assert "New Pilots" in pages["overdue", "en", "table"]
    assert "New Item" in pages["items", "en", "table"]
    assert "区财政局" in pages["scorecard", "zh", "table"]
    assert "Schools" in pages["units", "en", "table"]


def test_before_an_amendment_takes_effect_the_old_version_holds_though_the_new_is_known(desk: Desk) -> None:
    amend(desk)
    pages = desk.pages("--as-of", BEFORE)
    assert "老要点" in pages["status", "zh", "table"]
    assert "Old Pilots" in pages["overdue", "en", "table"]
    assert "New" not in pages["status", "en", "table"]
