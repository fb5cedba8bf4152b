"""What becomes of a document: a plan's file that says the same, with a reason for each of its fields."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.drafting.carrying import carry, matches, renames
from govopen.drafting.draft import Draft, draft
from govopen.drafting.reading import read
from govopen.drafting.writing import text_of
from govopen.plan.model import Plan
from govopen.plan.reader import parse
from govopen.plan.tree import compose

HEAD = """\
临江区2019年政务公开工作要点
临政办发〔2019〕3号
临江区人民政府办公室
2019年3月8日
"""
BODY = """\
一、公开重点信息
（一）公开预算。5月底前公布部门预算（区财政局牵头，区教育局、区民政局负责落实）。
（二）救助信息。每季度发布救助资金情况（区民政局（区救助办）负责落实）。
（三）开放会议。全年至少举办2次开放会议，7月20日前至少举办1次（区政府办公室牵头，各部门、各街道负责落实）。
二、改进服务
（一）更新指南。办事条件发生变化的，应在1个工作日内公开变更后的信息，不得在指南之外增加要求（区政务服务局负责）。
（二）迎新春。春节前完成窗口检查（区政务服务局负责）。
"""


def drafted(tmp_path: Path, text: str = HEAD + BODY, known: Plan | None = None) -> Draft:
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8")
    return draft(read(file), known)


def loaded(made: Draft) -> Plan:
    plan, problems = parse(text_of(made, lambda each: each.doubt or each.rule).encode())
    assert plan, problems
    return plan


def items(made: Draft) -> dict[str, dict[str, Any]]:
    return {item["code"]: item for section in made.plan["sections"] for item in section["items"]}


def obligations(made: Draft) -> Iterator[tuple[str, dict[str, Any]]]:
    for code, item in items(made).items():
        yield from ((code + owed["code"], owed) for owed in item["obligations"])


def test_each_kind_of_requirement_is_drafted_with_its_own_fields(tmp_path: Path) -> None:
    made = dict(obligations(drafted(tmp_path)))
    assert made["1.1.1a"]["by"] == date(2019, 5, 31)
    assert made["1.2.1a"]["every"] == "quarter"
    assert made["1.3.1a"]["times"] == 2
    assert made["1.3.1a"]["milestones"] == [{"times": 1, "by": date(2019, 7, 20)}]
    within = next(owed for owed in made.values() if owed.get("within"))
    assert (within["of"], within["within"]) == ("guide_changed", "1 working day")
    assert any(owed.get("never") for owed in made.values())


def test_what_the_document_states_quotes_it_and_nothing_else_claims_to(tmp_path: Path) -> None:
    made = drafted(tmp_path)
    for _code, owed in obligations(made):
        assert ("source" in owed) == (owed.get("basis") == "stated")
        for words in owed.get("source", "").split("，"):
            assert words in made.document.text


@pytest.mark.parametrize("number", [1, 2])
def test_a_first_sentence_taken_for_the_heading_keeps_what_it_requires(tmp_path: Path, number: int) -> None:
    clauses = ["甲项。（区教委负责）", "乙项。（区教委负责）"]
    clauses[number - 1] = "2019年底前出台指导意见，每季度召开例会。探索开展试点。（区教委负责）"
    lines = "".join(f"{n}、{each}\n" for n, each in enumerate(clauses, 1))
    made = drafted(tmp_path, HEAD + f"一、工作任务\n（一）试点改革\n{lines}")
    owed = [each for code, each in obligations(made) if code.startswith(f"1.1.{number}")]
    assert [each.get("by") or each.get("every") for each in owed] == [date(2019, 12, 31), "quarter"]


def test_a_feast_is_no_day_of_the_calendar_and_none_is_invented(tmp_path: Path) -> None:
    made = drafted(tmp_path)
    [owed] = items(made)["2.2.1"]["obligations"]
    assert owed["ongoing"] is True
    assert "by" not in owed
    assert "no_calendar_date" in {each.doubt for each in made.doubts}


def test_a_unit_with_two_names_is_one_unit(tmp_path: Path) -> None:
    made = drafted(tmp_path)
    assert made.plan["units"]["区民政局"] == {"kind": "department", "also": ["区救助办"]}
    assert items(made)["1.2.1"]["responsible"] == ["区民政局"]


def test_a_group_of_a_kind_that_the_document_does_not_list_stays_open(tmp_path: Path) -> None:
    made = drafted(tmp_path)
    assert made.plan["groups"]["各部门"] == {"kinds": ["department"]}
    assert made.plan["groups"]["各街道"] == {"open": True}
    doubts = {each.path: each.doubt for each in made.doubts}
    assert doubts["groups", "各街道"] == "nobody_of_that_kind"


def test_a_document_without_a_year_leaves_the_days_to_the_clerk(tmp_path: Path) -> None:
    made = drafted(tmp_path, "关于加强政务公开的意见\n" + BODY)
    assert made.plan["plan"]["period"] is None
    assert made.plan["plan"]["issued"] is None
    assert dict(obligations(made))["1.1.1a"]["by"] is None
    plan, problems = parse(text_of(made, lambda each: each.doubt).encode())
    assert plan is None
    assert {"period", "issued"} <= {word for each in problems for word in each.message.split()}


def test_a_plan_for_several_years_ends_with_the_last_of_them(tmp_path: Path) -> None:
    made = drafted(tmp_path, HEAD.replace("2019年政", "2019—2021年政") + BODY)
    assert made.plan["plan"]["period"] == [date(2019, 1, 1), date(2021, 12, 31)]


def test_every_field_has_a_reason_and_every_reason_its_words(tmp_path: Path) -> None:
    made = drafted(tmp_path)
    root, _problems = compose(text_of(made, lambda each: each.rule))
    assert root
    for decision in made.decisions:
        assert 0 <= decision.confidence <= 1
        assert decision.rule
        for start, end in decision.spans:
            assert 0 <= start < end <= len(made.document.text)
    reasons = {decision.path for decision in made.decisions}
    for number, section in enumerate(made.plan["sections"]):
        for place, item in enumerate(section["items"]):
            path = ("sections", number, "items", place)
            assert {(*path, "title"), (*path, "responsible")} <= reasons
            stated = [n for n, owed in enumerate(item["obligations"]) if owed.get("basis") == "stated"]
            assert {(*path, "obligations", n) for n in stated} <= reasons


def test_a_comment_stands_above_the_line_that_it_is_about(tmp_path: Path) -> None:
    made = drafted(tmp_path)
    text = text_of(made, lambda each: f"look: {each.doubt}")
    lines = text.splitlines()
    root, _problems = compose(text)
    assert root
    assert text.count("# look: ") == len(made.doubts)
    for decision in made.doubts:
        above = lines[root.at(decision.path).line - 2]
        assert above.strip().startswith("# look: ")


def test_several_comments_of_one_line_stand_worst_first_and_else_in_the_documents_order(tmp_path: Path) -> None:
    said = "一、总则\n（一）公开。节前报送，换届前公开，2月30日前汇总（区教委负责）。\n"
    text = text_of(drafted(tmp_path, HEAD + said), lambda each: f"{each.confidence} {each.spans[0].start}")
    marks = [line.split()[1:] for line in text.splitlines() if "# 0." in line and line.startswith("        #")]
    assert len(marks) > 2
    assert marks == sorted(marks)


def test_a_time_limit_for_all_does_not_hide_a_time_that_no_rule_could_use(tmp_path: Path) -> None:
    said = "一、总则\n（一）公开。季度末公开（区教委负责）。\n未注明完成时限的，均于11月底前完成。\n"
    made = drafted(tmp_path, HEAD + said)
    (item,) = made.plan["sections"][0]["items"]
    assert item["obligations"][0]["by"] == date(2019, 11, 30)
    assert "unused_time" in {each.doubt for each in made.doubts}


@given(st.text("一二（）()、，。：；0123456789年月日前底每季度次不得区局委办牵头负责落实各部门街道 \n", max_size=400))
def test_any_text_becomes_a_file_that_the_reader_understands(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    made = drafted(tmp_path_factory.mktemp("any"), HEAD + "一、总则\n（一）公开。公开信息（区教委负责）。\n" + text)
    _plan, problems = parse(text_of(made, lambda each: each.doubt or each.rule).encode())
    assert "syntax" not in {problem.rule for problem in problems}
    assert "".join(made.document.words(each.span) for each in made.outline.accounted) == made.document.text


def test_last_years_item_is_found_though_its_number_changed(tmp_path: Path) -> None:
    old = loaded(drafted(tmp_path))
    new = drafted(
        tmp_path,
        HEAD.replace("2019", "2020")
        + BODY.replace("（一）公开预算", "（零）铺垫。做好铺垫（区审计局负责）。\n（一）公开预算", 1),
    )
    found = {
        match.old.code: items(new)[code]["code"] for match in matches(new, old) for code in [_code(new, match.path)]
    }
    assert found["1.3.1"] == next(code for code, item in items(new).items() if "times" in item["obligations"][0])
    assert renames(new, old).get("1.3.1", "1.3.1") == found["1.3.1"]


def test_last_years_names_and_readings_go_on(tmp_path: Path) -> None:
    old = loaded(drafted(tmp_path))
    first = old.sections[0]
    meetings = first.items[2]
    [owed] = meetings.obligations
    owed = owed.model_copy(update={"name": "会议开放", "jointly": True, "assumed": ("jointly",)})
    meetings = meetings.model_copy(update={"title": "开会", "title_en": "Meetings", "obligations": (owed,)})
    first = first.model_copy(update={"items": (*first.items[:2], meetings)})
    old = old.model_copy(update={"sections": (first, *old.sections[1:])})
    made = carry(drafted(tmp_path, HEAD.replace("2019", "2020") + BODY), old)
    item = items(made)["1.3.1"]
    assert (item["title"], item["title_en"]) == ("开会", "Meetings")
    assert list(item) == ["code", "title", "title_en", "lead", "responsible", "obligations"]
    assert item["obligations"][0]["name"] == "会议开放"
    assert item["obligations"][0]["jointly"] is True
    assert item["obligations"][0]["assumed"] == ["jointly"]


def _code(made: Draft, path: tuple[str | int, ...]) -> str:
    found: Any = made.plan
    for step in path:
        found = found[step]
    return str(found["code"])


def test_a_time_of_which_nothing_was_made_is_a_doubt_of_its_clause(tmp_path: Path) -> None:
    made = drafted(tmp_path, HEAD + "一、公开\n（一）报送进展。2月30日前报送进展（区民政局负责）。\n")
    doubts = [(each.path, made.document.words(each.spans[0])) for each in made.doubts if each.doubt == "unused_time"]
    assert doubts == [(("sections", 0, "items", 0, "obligations"), "2月30日前")]
    assert items(made)["1.1.1"]["obligations"] == [{"code": "a", "name": "报送进展", "ongoing": True}]
    loaded(made)


def test_obligations_of_a_clause_have_names_that_differ(tmp_path: Path) -> None:
    body = "一、建设\n（一）平台建设。平台6月底前开工、12月底前建成（区民政局负责）。\n"
    owed = items(drafted(tmp_path, HEAD + body))["1.1.1"]["obligations"]
    assert [each["name"] for each in owed] == ["平台（开工）", "平台（建成）"]


def test_an_obligation_whose_words_name_nothing_has_the_title_of_its_clause(tmp_path: Path) -> None:
    body = "一、建设\n（一）清单编制。牵头部门负责6月底前完成（区民政局负责）。\n"
    owed = items(drafted(tmp_path, HEAD + body))["1.1.1"]["obligations"]
    assert [each["name"] for each in owed] == ["清单编制"]


def test_units_named_as_those_assessed_are_one_doubt_for_the_whole_document(tmp_path: Path) -> None:
    body = "一、任务\n1．建平台。（6月底完成，牵头考核单位：区教委）\n2．建中心。（持续推进，考核单位：区民政局）\n"
    made = drafted(tmp_path, HEAD + body)
    assert [(item["lead"], item["responsible"]) for item in items(made).values()] == [
        (["区教委"], []),
        ([], ["区民政局"]),
    ]
    assert [each.doubt for each in made.doubts].count("assessed_units") == 1


def test_one_bracket_for_several_clauses_is_one_doubt_that_lists_them(tmp_path: Path) -> None:
    text = (
        HEAD
        + "一、建设平台（本部分由区政府办公室牵头，区司法局配合）\n"
        + "".join(f"{n}.完善{what}功能。\n" for n, what in ((1, "查询"), (2, "受理"), (3, "反馈")))
    )
    made = drafted(tmp_path, text)
    [asked] = [each for each in made.doubts if each.doubt == "shared"]
    assert asked.about == ("1.1", "1.2", "1.3")
    assert {each["responsible"][0] for each in items(made).values()} == {"区司法局"}


def test_a_report_to_somebody_is_not_called_by_what_was_asked_before_it(tmp_path: Path) -> None:
    clause = "各单位要于4月10日前制定实施细则，每月25日前向区公开办报送进展（区民政局负责）。"
    owed = items(drafted(tmp_path, f"{HEAD}一、公开\n（一）{clause}\n"))["1.1.1"]["obligations"]
    assert [each["name"] for each in owed] == ["实施细则", "向区公开办报送进展"]


@pytest.mark.parametrize("part", ["上半年", "第三季度", "10月底"])
def test_a_part_of_the_year_before_its_verb_means_its_last_day_and_is_no_doubt(part: str, tmp_path: Path) -> None:
    made = drafted(tmp_path, f"{HEAD}一、公开\n（一）{part}公布办事清单（区民政局负责）。\n")
    [owed] = items(made)["1.1.1"]["obligations"]
    assert owed["by"] in {date(2019, 6, 30), date(2019, 9, 30), date(2019, 10, 31)}
    assert not made.doubts


def test_codes_that_look_like_numbers_are_quoted_alike(tmp_path: Path) -> None:
    made = drafted(tmp_path, f"{HEAD}一、公开\n1.公布办事清单（区民政局负责）。\n2.公布目录（区民政局负责）。\n")
    lines = text_of(made, lambda each: each.rule).splitlines()
    assert {line.split()[-1] for line in lines if line.strip().startswith("- code: ")} == {'"1"', '"1.1"', '"1.2"'}


NAMES = """\
一、改进服务
（一）整治市场（市发改委、市场监管局负责）。
（二）减免收费（发改委、市市场监管局负责）。
（三）清理证明（财政局、市财政局、区财政局负责）。
"""


def test_a_name_without_its_level_is_the_unit_that_has_it_and_doubted(tmp_path: Path) -> None:
    """发改委 beside 市发改委 would split one unit's duties; which of two levels' 财政局 is meant nobody knows."""
    made = drafted(tmp_path, HEAD + NAMES)
    assert {name: unit.get("also") for name, unit in made.plan["units"].items()} == {
        "市发改委": ["发改委"],
        "市市场监管局": ["市场监管局"],
        "财政局": None,
        "市财政局": None,
        "区财政局": None,
    }
    assert items(made)["1.2.1"]["responsible"] == ["发改委", "市市场监管局"]
    assert [each.path for each in made.decisions if each.doubt == "without_level"] == [
        ("units", "市市场监管局"),
        ("units", "市发改委"),
    ]
    loaded(made)
