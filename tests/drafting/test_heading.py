"""Who issues a document, when, under which number and title, as such documents and the pages around them say it."""

from datetime import date
from typing import Any

import pytest
from lines import clauses, document, table

from govopen.drafting.document import Cell
from govopen.drafting.draft import Draft, draft
from govopen.drafting.outline import Head
from govopen.drafting.outlining import outline
from govopen.drafting.registry import group_kind, is_group, kind_of
from govopen.drafting.spelling import unit_name

TEXT = ("一、整治河道", "（一）清理垃圾。清理河面垃圾（县水利局牵头，各乡镇负责）。")


def head(*lines: str | tuple[Cell, str]) -> Head:
    return outline(document(*lines)).head


def drafted(*lines: str | tuple[Cell, str]) -> Draft:
    return draft(document(*lines))


def owed(made: Draft) -> dict[str, dict[str, Any]]:
    return {item["code"]: item["obligations"][0] for section in made.plan["sections"] for item in section["items"]}


def test_the_day_and_the_organ_stand_at_the_end() -> None:
    said = head("青石县2023年河道整治方案", *TEXT, "青石县水利局", "2023年3月15日", "（此件公开发布）")
    assert (said.issuer, said.issued, said.year) == ("青石县水利局", date(2023, 3, 15), 2023)


@pytest.mark.parametrize(
    "line",
    ["2023年3月15日附件：任务表", "二〇二三年三月十五日", "2023 年 3 月 15 日（此件公开）", "（2023年3月15日印发）"],
)
def test_a_day_is_found_with_what_runs_into_its_line(line: str) -> None:
    assert head("青石县河道整治方案", *TEXT, "青石县水利局", line).issued == date(2023, 3, 15)


def test_the_last_line_says_when_it_was_printed_and_the_red_head_who_issues() -> None:
    said = head("青石县防汛指挥部文件", "青石县防汛要点", *TEXT, "青石县防汛指挥部办公室2022年2月18日印发")
    assert (said.issuer, said.issued) == ("青石县防汛指挥部", date(2022, 2, 18))


def test_a_signature_may_stand_above_the_text_and_a_day_beside_the_number() -> None:
    said = head("青石县河道整治方案", "青石县水利局", "2021年5月31日", *TEXT)
    assert (said.issuer, said.issued) == ("青石县水利局", date(2021, 5, 31))
    said = head("青石县河道整治方案", "青政办发〔2023〕5号2023年1月30日印发", *TEXT)
    assert (said.number, said.issued) == ("青政办发〔2023〕5号", date(2023, 1, 30))


def test_a_table_says_who_made_it() -> None:
    said = head("青石县河道整治清单", "制表单位：青石县水利局2025年3月18日", *TEXT)
    assert (said.issuer, said.issued) == ("青石县水利局", date(2025, 3, 18))


@pytest.mark.parametrize(
    "number", ["青政办函[2023]9号", "青政办函(2023)9号", "青政办函〔2023〕第9号", "青政办函【2023】 9号"]
)
def test_a_number_has_one_spelling(number: str) -> None:
    assert head("青石县河道整治方案", number, *TEXT).number == "青政办函〔2023〕9号"


def test_a_number_in_a_sentence_is_another_documents() -> None:
    assert head("青石县河道整治方案", "按照省政办发〔2022〕8号文件要求，制定本方案。", *TEXT).number == ""


def test_a_page_says_in_cells_what_the_document_is() -> None:
    said = head(
        *table(
            0,
            ("发文机关：", "青石县人民政府", "发文字号：", "青政发〔2023〕21号"),
            ("成文日期：", "2023-04-28", "发布日期：", "2023-05-06"),
            ("主题分类：", "水利", "有效性：", "有效"),
        ),
        "青石县河道整治方案",
        *TEXT,
    )
    assert (said.issuer, said.number, said.status) == ("青石县人民政府", "青政发〔2023〕21号", "有效")
    assert (said.issued, said.published) == (date(2023, 4, 28), date(2023, 5, 6))
    assert said.title == "青石县河道整治方案"


def test_a_page_says_on_lines_when_it_was_published() -> None:
    assert head("青石县河道整治方案", "来源：县水利局发布日期：2024-03-22", *TEXT).published == date(2024, 3, 22)
    assert head("青石县河道整治方案", "日期：2024-03-22浏览：8次", *TEXT).published == date(2024, 3, 22)
    assert head("青石县河道整治方案", "2024年03月22日09:15办公室点击：8", *TEXT).published == date(2024, 3, 22)


def test_a_title_goes_over_lines() -> None:
    said = head("青石县人民政府关于", "深入推进河道", "综合整治的意见", "青政发〔2023〕2号", *TEXT)
    assert (said.title, said.issuer) == ("青石县人民政府关于深入推进河道综合整治的意见", "青石县人民政府")
    assert head("青石县水利局", "关于河道整治的通知", *TEXT).title == "青石县水利局关于河道整治的通知"
    assert head("青 石 县 河 道", "整 治 方 案", *TEXT).title == "青石县河道整治方案"


def test_a_title_may_hold_quotes_and_run_into_the_addressees() -> None:
    said = head("青石县水利局关于开展“净水”行动的实施方案各水管所，机关各股室：", "为净化水质，制定本方案。", *TEXT)
    assert said.title == "青石县水利局关于开展“净水”行动的实施方案"


def test_the_documents_own_heading_comes_before_what_it_cites() -> None:
    made = drafted("2025年《河长制规定》重点任务分解表", "青石县水利局", "2025年2月12日", *TEXT)
    assert made.plan["plan"]["title"] == "2025年《河长制规定》重点任务分解表"
    made = drafted("青石县水利局关于印发《河道整治", "三年方案》的通知", "各水管所：", "现印发给你们。", *TEXT)
    assert made.plan["plan"]["title"] == "河道整治三年方案"


def test_the_number_says_the_year_where_nothing_else_does() -> None:
    made = drafted("青石县河道整治方案", "青政办发〔2023〕7号", *TEXT)
    assert made.plan["plan"]["period"] == [date(2023, 1, 1), date(2023, 12, 31)]
    assert made.plan["plan"]["issued"] is None
    assert "year_of_number" in {each.doubt for each in made.doubts if each.path == ("plan", "period")}


@pytest.mark.parametrize(
    "rule",
    [
        "未注明完成时限的，均于2023年11月底前完成。",
        "以上任务除已明确时限外，均须于2023年11月底前完成。",
        "凡未明确完成时间的任务，应于11月30日前全部落实到位。",
    ],
)
def test_a_time_limit_for_all_holds_where_none_is_stated(rule: str) -> None:
    made = drafted(
        "青石县2023年河道整治清单",
        f"各单位要抓好落实。{rule}",
        "一、清理垃圾。清理河面垃圾（县水利局负责）",
        "二、修补河堤。6月底前完成修补（县水利局负责）",
        "三、日常巡河。（责任单位：县水利局；完成时限：长期坚持）",
    )
    found = owed(made)
    assert (found["1.1"]["by"], found["1.1"]["basis"], found["1.1"]["source"]) == (
        date(2023, 11, 30),
        "stated",
        rule[:-1],
    )
    assert found["1.2"]["by"] == date(2023, 6, 30)
    assert found["1.3"]["ongoing"]
    assert [made.document.words(each.span) for each in made.outline.accounted if each.role == "rule"] == [rule]
    assert "".join(made.document.words(each.span) for each in made.outline.accounted) == made.document.text


def test_a_time_limit_for_all_that_stands_in_a_line_of_its_own_is_no_item() -> None:
    made = drafted("青石县2023年河道整治方案", *TEXT, "未注明完成时限的，均于2023年11月底前完成。")
    assert list(owed(made)) == ["1.1.1"]


def test_a_validity_for_all_is_no_deadline() -> None:
    made = drafted("青石县2023年扶持办法", "未注明期限的，执行至2023年12月31日。", *TEXT)
    assert owed(made)["1.1.1"]["ongoing"]


@pytest.mark.parametrize(
    "line",
    ["（青政办〔2021〕7号，2021年4月8日印发）", "（2021年4月8日 青政办〔2021〕7号）", "青政办〔2021〕7号 2021年4月8日"],
)
def test_a_number_and_a_day_below_the_title_are_no_part_of_it(line: str) -> None:
    plan = drafted("青石县2021年工作方案", line, "一、修堤", "（一）修补（县水利局负责）。").plan["plan"]
    assert plan["title"] == "青石县2021年工作方案"
    assert (plan["number"], plan["issued"]) == ("青政办〔2021〕7号", date(2021, 4, 8))


def test_a_milestone_without_a_year_is_left_blank() -> None:
    made = drafted("青石县工作方案", "一、修堤", "（一）开放。开放会议不少于2场，6月30日前至少1场（县水利局负责）。")
    assert owed(made)["1.1.1"]["milestones"] == [{"times": 1, "by": None}]


def test_a_period_grows_with_the_days_that_are_stated() -> None:
    made = drafted("青石县2021年方案", "一、修堤", "（一）修补。2022年6月30日前完成（县水利局负责）。")
    assert made.plan["plan"]["period"] == [date(2021, 1, 1), date(2022, 6, 30)]
    assert "period_extended" in {each.doubt for each in made.doubts}
    assert "beyond_period" not in {each.doubt for each in made.doubts}
    made = drafted("青石县2021年方案", "一、修堤", "（一）修补。2031年6月30日前完成（县水利局负责）。")
    assert made.plan["plan"]["period"] == [date(2021, 1, 1), date(2021, 12, 31)]
    assert owed(made)["1.1.1"]["by"] is None
    assert "beyond_period" in {each.doubt for each in made.doubts}


@pytest.mark.parametrize(
    ("printed", "spelled"),
    [
        ("各县（市、区）政府", "各县（市、区）政府"),
        ("各县（市，区）政府", "各县（市、区）政府"),
        ("各镇（街道）", "各镇（街道）"),
        ("-县水利局", "县水利局"),
        ("县水利局/水务站", "县水利局和水务站"),
        ("、", ""),
        ("县" * 70, "县" * 60),
    ],
)
def test_a_name_is_spelled_as_a_plan_takes_it(printed: str, spelled: str) -> None:
    assert unit_name(printed) == spelled


def test_a_respelled_group_is_named_so_everywhere() -> None:
    made = drafted("青石县2021年方案", "一、修堤", "（一）修补。修补河堤（各县（市/区）政府负责）。")
    [item] = made.plan["sections"][0]["items"]
    assert item["responsible"] == ["各县（市、区）政府"] == list(made.plan["groups"])
    assert "name_respelled" in {each.doubt for each in made.doubts}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("农业农村部", "department"),
        ("省交通运输厅", "department"),
        ("青石城投集团公司", "department"),
        ("人民银行青石县支行", "vertical"),
        ("青石公安分局", "vertical"),
        ("国家统计局青石调查队", "vertical"),
        ("县委宣传部", "party"),
        ("团县委", "party"),
        ("县妇联", "party"),
        ("县总工会", "party"),
        ("云河镇", "subdistrict"),
        ("石门乡人民政府", "subdistrict"),
        ("柳荫街道办事处", "subdistrict"),
        ("青石开发区管委会", "subdistrict"),
    ],
)
def test_a_name_says_the_kind(name: str, kind: str) -> None:
    assert not is_group(name)
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("各县（市、区）", None),
        ("各有关部门和单位", None),
        ("各省（区、市）人民政府", None),
        ("地方各级人民政府", None),
        ("市政府各部门", "department"),
        ("市直各部门", "department"),
        ("各镇（街道）", "subdistrict"),
        ("各乡镇人民政府", "subdistrict"),
    ],
)
def test_a_group_is_known_by_its_words(name: str, kind: str | None) -> None:
    assert is_group(name)
    assert group_kind(name) == kind


def test_a_day_of_every_year_that_is_past_comes_again_where_the_document_is_for_no_year() -> None:
    text = ("一、建立制度", "（一）公开。县司法局每年1月31日前公布情况。", "青石县人民政府", "2018年12月5日")
    assert owed(drafted("青石县建立制度的意见", *text))["1.1.1"]["every"] == "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"
    assert owed(drafted("青石县2018年制度建设要点", *text))["1.1.1"]["by"] == date(2018, 1, 31)
    early = [*text[:3], "2018年1月5日"]
    assert owed(drafted("青石县建立制度的意见", *early))["1.1.1"]["by"] == date(2018, 1, 31)


def test_the_end_of_a_later_year_is_a_day_where_the_document_is_for_no_year() -> None:
    text = ("一、推广", "（一）替代车辆。到2023年底，新车占比不低于50%。", "青石县人民政府", "2021年11月5日")
    [made] = owed(drafted("青石县推广新能源汽车的措施", *text)).values()
    assert made["by"] == date(2023, 12, 31)
    [made] = owed(drafted("青石县2021年新能源汽车推广要点", *text)).values()
    assert made["ongoing"]


def test_labels_that_a_page_counts_are_no_items() -> None:
    labels = ("1. [主题分类] 水利", "2. [制发单位] 青石县水利局", "3. [成文日期] 2019-08-09", "4. [失效日期]")
    made = outline(document(*labels, "青石县2019年河道整治方案", *TEXT))
    assert (made.head.issued, made.head.title) == (date(2019, 8, 9), "青石县2019年河道整治方案")
    assert list(clauses(made)) == ["1.1.1"]


def test_a_bracket_behind_a_number_may_be_the_name_of_a_task() -> None:
    tasks = ("1.【清理垃圾】清理河面（县水利局牵头）。", "2.【公开信息】公布水质（县环保局牵头）。")
    assert list(clauses(outline(document("青石县2019年河道整治方案", "一、整治", *tasks)))) == ["1.1", "1.2"]
