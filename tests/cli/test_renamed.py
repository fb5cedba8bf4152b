"""What was recorded before an amendment gave the duty another code, or another unit the work, can be gone on with."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from .running import Answer, Run

PLAN = """\
plan: {id: renamed-2018, title: 小计划, issued: 2018-01-02, period: [2018-01-01, 2018-12-31]}
units:
  区环保局: {kind: department}
  区丙局: {kind: department}
triggers:
  rumour: {name: 舆情, en: Rumour}
sections:
  - code: "1"
    title: 一
    items:
      - code: 1.1.1
        title: 任务
        responsible: [区环保局, 区丙局]
        obligations:
          - {code: b, name: 座谈, by: 2018-08-10, basis: stated, source: 八月十日, evidence: required, review: true}
          - {code: d, name: 会议, times: 2, milestones: [{times: 1, by: 2018-07-20}], basis: stated, source: 两次}
          - {code: f, name: 季报, every: quarter, basis: stated, source: 每季度}
          - {code: g, name: 回应, of: rumour, within: 5 working days, basis: stated, source: 五个工作日}
"""
CODES = {"b": "k", "d": "m", "f": "n", "g": "p"}
JULY, AUGUST, SEPTEMBER = "2018-07-09T09:00:00+08:00", "2018-08-06T09:00:00+08:00", "2018-09-03T09:00:00+08:00"


@pytest.fixture
def office(desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The office's desk, on 9 July 2018 unless told otherwise."""
    monkeypatch.setenv("GOVOPEN_PLAN", "renamed-2018")
    (tmp_path / "first.yaml").write_text(PLAN, "utf-8")
    desk("load", str(tmp_path / "first.yaml"), now="2018-02-01T09:00:00+08:00")
    return partial(desk, now=JULY)


def amended(office: Run, tmp_path: Path, *, heir: bool = False) -> None:
    """On 6 August every duty is given another code; or 区丙局 becomes 区丁局."""
    text = PLAN
    if heir:
        unit = "  区丙局: {kind: department}"
        text = text.replace(unit, unit.replace("}", ", successor: 区丁局}") + "\n  区丁局: {kind: department}")
    else:
        for old, new in CODES.items():
            text = text.replace(f"{{code: {old}, name", f"{{code: {new}, name")
        text += "renamed: {" + ", ".join(f"1.1.1{old}: 1.1.1{new}" for old, new in CODES.items()) + "}\n"
    (tmp_path / "second.yaml").write_text(text, "utf-8")
    office("load", str(tmp_path / "second.yaml"), "--reason", "调整", now=AUGUST)


def standing(office: Run, checkpoint: str, unit: str = "区丙局", now: str = SEPTEMBER) -> str:
    rows = json.loads(office("status", unit, "--all", "--format", "json", now=now).out)["rows"]
    found: str = next(row["standing"] for row in rows if row["checkpoint"] == checkpoint)
    return found


def told(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.out)
    return found


def test_what_was_done_once_stays_met(office: Run, tmp_path: Path) -> None:
    office("done", "1.1.1b", "--unit", "区丙局", "--on", "7-9")
    amended(office, tmp_path)
    assert standing(office, "1.1.1k") == "met"
    office("audit", now=SEPTEMBER)


def test_a_claim_returned_before_the_code_changed_is_made_good_under_the_new_one(office: Run, tmp_path: Path) -> None:
    office("done", "1.1.1b", "--unit", "区丙局", "--on", "7-9")
    office("return", "E2", "--reason", "没有名单", now="2018-07-10T09:00:00+08:00")
    amended(office, tmp_path)
    assert standing(office, "1.1.1k") == "overdue"
    office("done", "--replaces", "E2", "--on", "7-9", now=SEPTEMBER)
    assert standing(office, "1.1.1k") == "met"
    office("undo", "E5", now=SEPTEMBER)
    office("done", "1.1.1k", "--replaces", "E2", "--on", "7-9", "--unit", "区丙局", now=SEPTEMBER)
    assert standing(office, "1.1.1k") == "met"
    another = office("done", "--replaces", "E2", "--on", "7-9", now=SEPTEMBER, fails=True)
    assert "E2 was returned and made good" in another.err


@pytest.mark.parametrize("named", [(), ("--unit", "区丙局"), ("--unit", "区丁局")])
def test_a_claim_returned_to_a_unit_that_is_no_more_is_made_good_by_its_successor(
    office: Run, tmp_path: Path, named: tuple[str, ...]
) -> None:
    office("done", "1.1.1b", "--unit", "区丙局", "--on", "7-9")
    office("return", "E2", "--reason", "没有名单", now="2018-07-10T09:00:00+08:00")
    amended(office, tmp_path, heir=True)
    office("done", "--replaces", "E2", "--on", "8-7", *named, now=SEPTEMBER)
    entries = told(office("history", "--format", "json", now=SEPTEMBER))["entries"]
    assert [each["unit"] for each in entries if each["kind"] == "claim" and each["refers_to"] == "E2"] == ["区丁局"]
    assert standing(office, "1.1.1b", "区丁局") == "met"


def test_what_a_unit_that_was_split_was_returned_is_made_good_by_whoever_took_it_over(
    office: Run, tmp_path: Path
) -> None:
    office("done", "1.1.1b", "--unit", "区丙局", "--on", "7-9")
    office("return", "E2", "--reason", "没有名单", now="2018-07-10T09:00:00+08:00")
    split = "split: {区丁局: [1.1.1b], 区环保局: [1.1.1d, 1.1.1f, 1.1.1g]}"
    unit = "  区丙局: {kind: department}"
    text = PLAN.replace(unit, unit.replace("}", f", {split}}}") + "\n  区丁局: {kind: department}")
    (tmp_path / "second.yaml").write_text(text, "utf-8")
    office("load", str(tmp_path / "second.yaml"), "--reason", "调整", now=AUGUST)
    office("done", "--replaces", "E2", "--on", "8-7", now=SEPTEMBER)
    assert standing(office, "1.1.1b", "区丁局") == "met"
    other = office("done", "1.1.1d", "--replaces", "E2", "--on", "8-7", now=SEPTEMBER, fails=True)
    assert "E2 was returned and made good" in other.err


def test_a_case_opened_under_the_old_code_is_answered_under_the_new(office: Run, tmp_path: Path) -> None:
    office("open", "rumour", "--unit", "区丙局", "--on", "7-9")
    amended(office, tmp_path)
    assert standing(office, "1.1.1g/case-1") == "overdue"
    office("done", "1.1.1p", "--case", "1", "--unit", "区丙局", "--on", "7-10", now=SEPTEMBER)
    assert standing(office, "1.1.1g/case-1") == "met"


def test_a_quarter_that_fell_due_under_the_old_code_is_reported_under_the_new(office: Run, tmp_path: Path) -> None:
    amended(office, tmp_path)
    assert standing(office, "1.1.1f/2018-Q1") == "overdue"
    chosen = office("done", "1.1.1n", "--unit", "区丙局", "--on", "8-7", now=SEPTEMBER)
    assert "counted for 2018-Q1" in chosen.err
    assert standing(office, "1.1.1f/2018-Q1") == "late"
    office("done", "1.1.1n", "--for", "2018-Q2", "--unit", "区丙局", "--on", "6-7", now=SEPTEMBER)
    assert standing(office, "1.1.1f/2018-Q2") == "met"
    office("done", "季报", "--unit", "区丙局", "--on", "8-8", now=SEPTEMBER)
    assert standing(office, "1.1.1n/2018-Q3") == "met"


def test_a_meeting_after_the_code_changed_still_makes_good_the_milestone_that_was_missed(
    office: Run, tmp_path: Path
) -> None:
    amended(office, tmp_path)
    office("done", "1.1.1m", "--unit", "区丙局", "--on", "8-7", now=SEPTEMBER)
    assert (standing(office, "1.1.1d/1"), standing(office, "1.1.1m")) == ("late", "open")
    office("done", "1.1.1m", "--unit", "区丙局", "--on", "8-8", now=SEPTEMBER)
    assert standing(office, "1.1.1m") == "met"


def test_a_meeting_reported_before_the_code_changed_is_not_counted_again_after(office: Run, tmp_path: Path) -> None:
    office("done", "1.1.1d", "--unit", "区丙局", "--on", "7-9")
    amended(office, tmp_path)
    answer = office("done", "1.1.1m", "--unit", "区丙局", "--on", "7-9", now=SEPTEMBER, fails=True)
    assert "recorded already as entry E2" in answer.err
    assert standing(office, "1.1.1m") == "open"


def requested(office: Run, tmp_path: Path) -> None:
    """E2: a unit asks for an extension of what is given another code a month later."""
    wish = ("extend", "1.1.1b", "--to", "9-30", "--reason", "装修", "--request")
    office(*wish, unit="区丙局")
    amended(office, tmp_path)


def test_a_request_accepted_after_the_date_cites_a_document_whatever_the_code_is_now(
    office: Run, tmp_path: Path
) -> None:
    requested(office, tmp_path)
    answer = office("accept", "E2", now=SEPTEMBER, fails=True)
    assert "cite what decided it, with --ref" in answer.err
    accepted = office("accept", "E2", "--ref", "西政办函〔2018〕9号", "--decided", "7-20", now=SEPTEMBER)
    assert "By 09-30 (was 08-10): open (was overdue)." in " ".join(accepted.out.split())
    assert standing(office, "1.1.1k") == "open"


def test_a_request_about_what_the_plan_dropped_is_not_accepted(office: Run, tmp_path: Path) -> None:
    office("extend", "1.1.1b", "--to", "9-30", "--reason", "装修", "--request", unit="区丙局")
    (tmp_path / "second.yaml").write_text(
        "".join(line for line in PLAN.splitlines(keepends=True) if "code: b" not in line), "utf-8"
    )
    dropping = ("load", str(tmp_path / "second.yaml"), "--reason", "调整")
    assert "1.1.1b 区丙局 (E2 extension)" in office(*dropping, now=AUGUST, fails=True).err
    office("return", "E2", "--reason", "要求取消", now=AUGUST)
    office(*dropping, now=AUGUST)
    answer = office("accept", "E2", "--ref", "西政办函〔2018〕9号", now=SEPTEMBER, fails=True)
    assert "E2 is about 1.1.1b, which the plan no longer asks for; return it: govopen return E2" in answer.err


def test_evidence_is_required_whatever_the_code_is_now(office: Run, tmp_path: Path) -> None:
    office("done", "1.1.1b", "--on", "7-9", unit="区丙局")
    amended(office, tmp_path)
    assert "brings no evidence" in office("accept", "E2", now=SEPTEMBER, fails=True).err
    corrected = office("correct", "E2", "--on", "7-6", "--reason", "日期录错", now=SEPTEMBER, unit="区丙局")
    assert "座谈 1.1.1k, 区丙局" in corrected.out
    assert "By 08-10: still met" in " ".join(corrected.out.split())
    assert "brings no evidence" in office("accept", "E5", now=SEPTEMBER, fails=True).err
    assert standing(office, "1.1.1k") == "met"


def test_accepting_what_was_done_under_the_old_code_says_where_the_new_one_stands(office: Run, tmp_path: Path) -> None:
    link = ("--evidence", "https://a.example/1")
    office("done", "1.1.1b", "--on", "7-9", *link, unit="区丙局")
    amended(office, tmp_path)
    accepted = office("accept", "E2", now=SEPTEMBER)
    assert "座谈" in accepted.out
    assert "met" in accepted.out


def test_what_moved_a_date_is_told_on_one_page_with_the_date(office: Run, tmp_path: Path) -> None:
    office("extend", "1.1.1b", "--unit", "区丙局", "--to", "9-30", "--reason", "装修")
    amended(office, tmp_path)
    page = office("why", "1.1.1k", "区丙局", now=SEPTEMBER).out
    assert "09-30" in page
    assert "neither extended nor excused" not in page
    assert "E2" in page
