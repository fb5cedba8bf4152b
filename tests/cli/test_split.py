"""A unit that was split: who belongs to its groups then, and who of its successors answers for what."""

import json
from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run

OCTOBER, AFTER = "2018-10-08", "2018-10-10T09:00:00+08:00"
(EDUCATION,) = [line for line in ISSUED.splitlines() if line.startswith("  区教委:")]
SPLIT = ", split: {区教育一局: ['1', '2'], 区教育二局: ['3', '4', '5']}}"
BUREAUS = "\n  区教育一局: {kind: department}\n  区教育二局: {kind: department}"
TEXT = ISSUED.replace(EDUCATION, EDUCATION.removesuffix("}") + SPLIT + BUREAUS)


@pytest.fixture
def split(clerk: Run, tmp_path: Path) -> Run:
    """In October the education commission, one of the departments, becomes two bureaus."""
    (tmp_path / "split.yaml").write_text(TEXT, "utf-8")
    answer = clerk("load", str(tmp_path / "split.yaml"), "--reason", "机构改革", "--effective", OCTOBER, now=AFTER)
    assert answer.code == 0, answer.err
    return clerk


def test_a_change_notice_puts_its_successors_in_its_place(clerk: Run, tmp_path: Path) -> None:
    (tmp_path / "split.yaml").write_text(TEXT, "utf-8")
    notice = " ".join(clerk("diff", str(tmp_path / "split.yaml"), now=AFTER).out.split())
    assert "joined by 区教育一局, 区教育二局; left by Education Commission; now 23 units, before 22" in notice


def members(govopen: Run, group: str, *options: str) -> list[str]:
    answer = govopen("units", group, "--format", "json", *options, now=AFTER)
    return list(json.loads(answer.out)["groups"][0]["members"])


def test_its_successors_belong_to_its_groups_in_its_place(split: Run) -> None:
    after = members(split, "各部门")
    assert len(after) == 23
    assert {"区教育一局", "区教育二局"} <= set(after)
    assert "区教委" not in after
    groups = json.loads(split("items", "--format", "json", now=AFTER).out)["groups"]
    assert {group["name"]: len(group["members"]) for group in groups if group["name"] in {"各部门", "各公开机构"}} == {
        "各部门": 23,
        "各公开机构": 38,
    }
    assert "belongs to" not in split("units", "区教委", now=AFTER).out


def test_before_the_split_it_belongs_to_them_itself(split: Run) -> None:
    before = members(split, "各部门", "--as-of", "2018-10-07")
    assert len(before) == 22
    assert "区教委" in before


def test_a_group_answers_for_what_its_members_do_whoever_of_the_successors_has_it(split: Run) -> None:
    for group in ("各部门", "民生部门", "各公开机构"):
        before, after = (
            json.loads(split("units", group, "--format", "json", "--as-of", day, now=AFTER).out)["carries"]
            for day in ("2018-10-07", "2018-10-08")
        )
        assert after == before, group
    assert (after["stated"], after["default"], after["jointly"]) == (12, 41, 14)


def test_why_counts_the_group_as_it_is_and_who_does_not_answer_is_told_who_does(split: Run) -> None:
    words = split("why", "5.1.1a", "区教育二局", now=AFTER, lang="zh").out
    assert "各部门=23家" in words
    refused = split("done", "5.1.1a", "--unit", "区教育一局", "--on", "10-9", now=AFTER, lang="zh").err
    assert "由区政府办公室、区科信委、区教育二局等37家负责" in refused


def test_who_answered_for_what_was_due_before_the_split_is_named_too(split: Run) -> None:
    """The full list was due on 20 June, and stays as the first version has it."""
    refused = split("done", "4.4.1a", "--unit", "区教育一局", "--on", "10-9", now=AFTER, lang="zh").err
    assert "由区政府办公室、区科信委、区教育二局等37家负责" in refused


def test_why_says_of_no_unit_in_the_clause_that_it_was_named_later(clerk: Run, request: pytest.FixtureRequest) -> None:
    """1.2.1 names the education commission, and beside it 相关部门, whoever these are."""
    assert clerk("done", "1.2.1a", "--unit", "区教委", "--on", "7-18").code == 0
    split: Run = request.getfixturevalue("split")
    for code in ("1.2.1a", "1.2.1b"):  # done before the split, and taken over
        words = "".join(split("why", code, "区教委", now=AFTER, lang="zh").out.split())
        assert "相关部门（文件没写是哪些单位）" in words


def to_declare(govopen: Run, unit: str) -> list[str]:
    return list(json.loads(govopen("status", unit, "--format", "json", now=AFTER).out)["undeclared"])


def test_what_only_a_case_starts_follows_the_map_too(split: Run) -> None:
    assert to_declare(split, "区教育一局") == ["2.1.1b", "2.4.2a"]
    assert to_declare(split, "区教育二局") == ["3.1.1a", "3.1.1b", "3.4.1a", "3.6.1a", "3.6.1b"]
    refused = split("done", "3.1.1a", "--none", "--unit", "区教育一局", now=AFTER)
    assert "does not answer for 3.1.1a" in refused.err
    unsigned = json.loads(split("status", "区教育一局", "--format", "json", now=AFTER).out)["unsigned"]
    assert {"2.1.1b", "2.4.2a"} <= set(unsigned)
    assert set(unsigned).isdisjoint(["3.1.1a", "3.1.1b", "3.4.1a", "3.6.1a", "3.6.1b"])


def test_a_unit_that_takes_over_a_part_keeps_what_was_its_own(clerk: Run, tmp_path: Path) -> None:
    text = ISSUED.replace(
        EDUCATION, EDUCATION.removesuffix("}") + ", split: {区文化委: ['3'], 区体育局: ['1', '2', '4', '5']}}"
    )
    (tmp_path / "parts.yaml").write_text(text, "utf-8")
    assert clerk("load", str(tmp_path / "parts.yaml"), "--reason", "机构改革", now=AFTER).code == 0
    assert to_declare(clerk, "区文化委") == to_declare(clerk, "区体育局") == to_declare(clerk, "区财政局")


def test_a_bureau_renamed_since_answers_for_its_part_alone(split: Run, tmp_path: Path) -> None:
    renamed = TEXT.replace(
        "区教育一局: {kind: department}",
        "区教育一局: {kind: department, successor: 区学校局}\n  区学校局: {kind: department}",
    )
    (tmp_path / "renamed.yaml").write_text(renamed, "utf-8")
    answer = split("load", str(tmp_path / "renamed.yaml"), "--reason", "更名", now="2018-11-08T09:00:00+08:00")
    assert answer.code == 0, answer.err
    late = json.loads(split("status", "区学校局", "--format", "json", now="2018-11-09T09:00:00+08:00").out)
    assert late["undeclared"] == ["2.1.1b", "2.4.2a"]


def test_the_audit_finds_nothing_to_say_against_a_split(split: Run) -> None:
    assert split("audit", now=AFTER).code == 0
