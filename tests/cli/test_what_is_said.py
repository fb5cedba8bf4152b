"""Words that a reader stumbles over: two languages in one sentence, a number with the wrong word, a blank too many."""

import re
from pathlib import Path

import pytest

from govopen.plan.packaged import find

from .running import Run

CHINESE = re.compile(r"[\u4e00-\u9fff]")
JULY, AUGUST, NOVEMBER = "2018-07-10T09:00:00+08:00", "2018-08-01T09:00:00+08:00", "2018-11-20T09:00:00+08:00"


def load(clerk: Run, tmp_path: Path, *changes: tuple[str, str], now: str, lang: str = "en") -> str:
    """Load the plan changed, and say what was printed."""
    text = find("xicheng-2018").read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (tmp_path / "new.yaml").write_text(text, "utf-8", newline="\n")
    answer = clerk("load", str(tmp_path / "new.yaml"), "--reason", "调整", now=now, lang=lang)
    assert answer.code == 0, answer.err
    return " ".join(answer.out.split())


PILOTS = (
    "  试点单位: {en: Pilot units, also: [各试点单位], open: true}",
    "  试点单位: {en: Pilot units, also: [各试点单位], members: [区政府办公室, 区民政局, 月坛街道], basis: default}",
)
MOVED = ("\nsections:\n", "\nmoved: {E2: {unit: 月坛街道}}\nsections:\n")


def test_a_group_keeps_its_english_name_once_its_members_are_named(clerk: Run, tmp_path: Path) -> None:
    assert clerk("done", "5.4.1a", "--unit", "试点单位", "--on", "6-29", now=AUGUST).code == 0
    said = load(clerk, tmp_path, PILOTS, MOVED, now=NOVEMBER)
    assert "Pilot units 5.4.1a By 06-30: taken away (was met)." in said
    assert "the document does not say who; now named" in said
    first = next(line for line in clerk("history", "5.4.1a", now=NOVEMBER).out.splitlines() if line.startswith("E2 "))
    assert "Pilot units" in first
    assert not CHINESE.search(first)
    belongs = next(line for line in clerk("units", "月坛", now=NOVEMBER).out.splitlines() if "belongs to" in line)
    assert belongs == "belongs to: All subdistricts, All disclosing bodies, Pilot units"


def test_a_candidate_is_named_in_english_beside_the_name_to_type(clerk: Run) -> None:
    answer = clerk("status", "Finance")
    assert answer.err.startswith("govopen: unknown unit Finance; did you mean Finance Bureau (区财政局)")


def test_moments_are_written_alike_everywhere(clerk: Run, tmp_path: Path) -> None:
    said = clerk("status", "--as-of", "2030-01-01", lang="zh").out
    assert "按现在 2018-07-19 星期四 09:00 报告" in said
    older, newer = tmp_path / "older.yaml", tmp_path / "newer.yaml"
    text = find("xicheng-2018").read_text("utf-8")
    older.write_text(text, "utf-8")
    newer.write_text(text.replace("by: 2018-07-20", "by: 2018-07-17"), "utf-8")
    said = " ".join(clerk("diff", str(older), str(newer)).out.split())
    assert "before 2018-07-19 Thu 09:00" in said


def test_one_is_one(clerk: Run) -> None:
    assert clerk("items", "2.1.2a").out.splitlines()[-1].startswith("1 item, 1 obligation; ")
    refused = clerk("why", "1.5.5a", "区教委").err
    assert refused.endswith("; Health and Family Planning Commission does\n")
    assert "answers for 1 obligation with" in clerk("units", "试点单位").out


def test_a_clock_that_ran_out_today_is_late_by_hours(clerk: Run) -> None:
    clerk("open", "major_incident", "--unit", "区教委", "--at", "7-18 20:00")
    said = " ".join(clerk("why", "3.6.1a/case-1", "区教委", now="2018-07-19T03:30:00+08:00").out.split())
    assert "2 h 30 min late" in said
    assert "0 days late" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("extend", "2.1.2a/1", "--unit", "月坛", "--to", "7-1", "--reason", "r"),
            "月坛街道的 2.1.2a/1 限2018-07-20；",
        ),
        (("extend", "1.1.1a", "--unit", "区发展改革委", "--to", "9-1", "--reason", "r"), "」文件没写限期，无从延期"),
        (("done", "3.4.1b", "--unit", "区教委", "--on", "7-1"), "3.4.1b「指南之外不加要求」是「不得」要求"),
    ],
)
def test_chinese_has_no_blanks_between_words_and_marks_names(clerk: Run, words: tuple[str, ...], said: str) -> None:
    assert said in clerk(*words, lang="zh").err


def test_a_units_desk_is_named_to_whom_it_refuses(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--on", "7-17", unit="区教委")
    for words in (("accept", "E2"), ("redact", "E2", "--field", "note", "--reason", "r")):
        assert "本机设为区教委" in clerk(*words, unit="区教委", lang="zh").err


def test_of_a_named_case_only_its_own_opening_is_told(clerk: Run) -> None:
    for on in ("7-2", "7-10"):
        assert clerk("open", "consultation", "--unit", "区财政局", "--on", on).code == 0
    said = " ".join(clerk("why", "2.1.1a/case-2", "区财政局").out.split())
    assert "Finance Bureau is named in case-2 (E3) " in said
    assert "case-1 (E2)" not in said


def test_an_extension_is_told_by_the_date_in_force_when_it_was_decided(clerk: Run, tmp_path: Path) -> None:
    words = ("extend", "2.1.2a/1", "--unit", "月坛", "--to", "8-31", "--reason", "r")
    assert clerk(*words, now="2018-07-05T09:00:00+08:00").code == 0
    load(
        clerk,
        tmp_path,
        ("milestones: [{times: 1, by: 2018-07-20}]", "milestones: [{times: 1, by: 2018-08-15}]"),
        now=JULY,
    )
    said = " ".join(clerk("why", "2.1.2a/1", "月坛").out.split())
    assert "in time, before 07-20 had passed" in said


def test_an_amendment_that_changes_much_says_where_the_rest_is_seen(clerk: Run, tmp_path: Path) -> None:
    old, new = "milestones: [{times: 1, by: 2018-07-20}]", "milestones: [{times: 1, by: 2018-08-15}]"
    said = load(clerk, tmp_path, (old, new), now=JULY)
    assert "26 standings or due dates change:" in said
    assert "and 14 more, of 2.1.2a; one by one: govopen show 2.1.2a" in said


def test_a_long_name_does_not_hide_that_it_is_answered_jointly(clerk: Run) -> None:
    listed = clerk("done", "--unit", "区教委").err
    assert re.search(r"One website for the .*\(jointly\)", listed)
