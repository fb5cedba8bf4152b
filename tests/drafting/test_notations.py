"""Notations of real documents: labels and groups, sentences that name who acts, tables, closing lines."""

import pytest
from lines import one, read, roles, table, who

from govopen.drafting.document import Cell


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("。（牵头（责任）单位：区教委）", "区教委 | "),
        ("。（牵头单位区教委，责任单位区财政局）", "区教委 | 区财政局"),
        ("。（区教委会同区财政局牵头，各街道配合）", "区教委 | 区财政局、各街道"),
        ("。（区教委牵头，会同区财政局、区审计局推进）", "区教委 | 区财政局、区审计局"),
        ("。（商务厅、公安厅负责）", " | 商务厅、公安厅"),
        ("。（教育厅、商务厅等和各市（州）人民政府负责）", " | 教育厅、商务厅、各市（州）人民政府"),
        ("。（牵头单位：商务厅，配合单位：供销社，各市、州）", "商务厅 | 供销社、各市、州"),
        ("。（教育部负责，各省、自治区、直辖市人民政府落实）", " | 教育部、各省、自治区、直辖市人民政府"),
        ("。（县卫健局、各镇（街道、开发区）按职责分工负责）", " | 县卫健局、各镇（街道、开发区）"),
        ("。（责任单位：全区各级各部门）", " | 全区各级各部门"),
        ("。（各地区各部门负责）", " | 各地区、各部门"),
        ("。（市政府各部门负责）", " | 市政府各部门"),
        ("。（区府办、区人大办、区政协办）", " | 区府办、区人大办、区政协办"),
        ("。（国网某地供电公司、某地海关、机场集团）", " | 国网某地供电公司、某地海关、机场集团"),
        ("。（牵头单位：区教委，按职责分工负责；配合单位：各街道）", "区教委 | 各街道"),
        ("。（负责部门：民航局，适用范围：某试验区）", " | 民航局"),
        ("。（某部指导，试点城市政府负责。以下均需试点城市政府落实，不再列出）", " | 试点城市政府 | 某部"),
        ("。（区教委、区民政局（列首位的为牵头单位，下同））", "区教委 | 区民政局"),
        ("。（责任单位：区住建委〔区重大办〕）", " | 区住建委"),
    ],
)
def test_who_is_named(words: str, expected: str) -> None:
    assert one(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("区人社局牵头，区总工会、团区委参与，5月前运营。", "区人社局 | 区总工会、团区委"),
        ("设专窗，由区审批局、区数据局牵头负责，区医保局参与。", "区审批局、区数据局 | 区医保局"),
        ("区发改局要会同人民银行某区支行建立清单。", "区发改局 | 人民银行某区支行"),
        ("区卫健局负责组织讲堂；区融媒体中心配合。", " | 区卫健局、区融媒体中心"),
        ("各所每月报送信息，办公室统一对外发布。", " | 各所、办公室"),
        ("各县（市、区）政府、市政府各部门要报送。", " | 各县（市、区）政府、市政府各部门"),
        ("以上任务由区政府督查室负责督查，各牵头单位于每月末报送。", " | 各牵头单位 | 区政府督查室"),
        ("分办经费由某省人民政府负责。", " | 某省人民政府"),
        ("鼓励地方政府要敢闯。明确反映发展所需。任何单位不得外泄。", "-"),
        ("执法人员不得泄密。", "-"),
    ],
)
def test_who_a_sentence_speaks_of(words: str, expected: str) -> None:
    assert list(roles("一、要求", f"（一）落实。{words}").values()) == [expected]


def test_a_section_says_who_is_for_all_of_it() -> None:
    found = roles(
        "一、改革", "本部分由区审批局牵头，区司法局配合。", "1.做甲。", "2.做乙。", "二、监管", "3.做丙（区教委负责）。"
    )
    assert found == {"1.1": "区审批局 | 区司法局", "1.2": "区审批局 | 区司法局", "2.3": " | 区教委"}


def test_a_rule_on_leads_makes_no_group_lead() -> None:
    found = roles("一、甲", "1.做甲（区教委、区科委负责，排在第一位的为牵头部门，下同）。", "2.做乙（各街道负责）。")
    assert found == {"1.1": "区教委 | 区科委", "1.2": " | 各街道"}


def test_a_group_that_is_first_of_several_leads_where_the_first_leads() -> None:
    rule = "1.做甲（各街道、区教委负责，列第一位者为牵头单位，下同）。"
    assert roles("一、甲", rule, "2.做乙（相关部门、区科委）。") == {
        "1.1": "各街道 | 区教委",
        "1.2": "相关部门 | 区科委",
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("做乙。由各部门配合。", " | 各部门"),
        ("做乙（配合单位：各街道）。", " | 各街道"),
        ("做乙（各街道参与）。", " | 各街道"),
        ("做乙（参与单位：各部门、区教委）。", " | 各部门、区教委"),
        ("做乙（配合单位：区教委、区水务局）。", " | 区教委、区水务局"),
        ("做乙（各部门按职责分工负责）。", " | 各部门"),
        ("做乙（各市（州）人民政府负责）。", " | 各市（州）人民政府"),
        ("做乙（配合单位：区教委；责任单位：区水务局、区科委）。", "区水务局 | 区教委、区科委"),
        ("做乙（区水务局负责，各街道配合）。", "区水务局 | 各街道"),
    ],
)
def test_who_only_assists_never_leads_though_the_first_of_each_list_does(words: str, expected: str) -> None:
    rule = "1.做甲（区教委、区科委负责，列在首位的为牵头单位，下同）。"
    assert roles("一、甲", rule, f"2.{words}")["1.2"] == expected


def test_a_number_with_several_clauses_has_a_fourth_and_the_next_is_the_documents_own() -> None:
    lines = ["一、甲", "（一）项", "1.做甲（区教委负责）。做乙（区科委负责）。", "2.做丙（区民政局负责）。"]
    assert list(read(*lines)) == ["1.1.1.1", "1.1.1.2", "1.1.2"]
    bracketed = ["3.建房", "（1）做丁（区住建局负责）。", "（2）做戊（区交通局负责）。做己（区水务局负责）。"]
    assert list(read(*lines, *bracketed))[3:] == ["1.1.3.1", "1.1.3.2", "1.1.3.3"]


def test_the_only_number_below_a_paragraph_counts_where_numbers_run_on() -> None:
    lines = ["一、甲", "（一）乙", "1.建立机制。（区教委牵头）", "2.丙。（区教委牵头）", "（二）丁"]
    assert list(read(*lines, "3.落实资金。（区发改委牵头）")) == ["1.1.1", "1.1.2", "1.2.3"]


def test_a_paragraph_with_units_of_its_own_above_numbers_comes_before_them() -> None:
    lines = ["一、甲", "（一）升级。（区财政局负责）", "1.甲。（区环境局牵头）", "2.乙。（区工信局牵头）"]
    found = roles(*lines)
    assert found == {"1.1": " | 区财政局", "1.1.1": "区环境局 | ", "1.1.2": "区工信局 | "}
    assert list(found) == sorted(found)


def test_a_flat_list_whose_assignments_stand_on_lines_of_their_own() -> None:
    lines = [part for at in "一二三" for part in (f"{at}、做好甲项", "责任单位：区教委", "完成时限：6月")]
    assert list(read(*lines)) == ["1.1", "1.2", "1.3"]


def test_a_closing_paragraph_with_a_time_is_the_next_item_and_without_one_a_remark() -> None:
    lines = ["一、甲", "1.做甲（区教委负责）。", "2.做乙（区科委负责）。"]
    assert roles(*lines, "各部门于每季度末报送进展。") == {
        "1.1": " | 区教委",
        "1.2": " | 区科委",
        "1.3": " | 各部门",
    }
    assert list(read(*lines, "各部门要高度重视，抓好落实。")) == ["1.1", "1.2"]


@pytest.mark.parametrize(
    "remark",
    [
        "本方案自印发之日起施行，有效期至2030年12月31日。",
        "联系人：某某，联系电话：0000。",
        "某区人民政府办公室2022年2月18日印发",
    ],
)
def test_what_is_said_about_the_document_is_no_task(remark: str) -> None:
    assert list(read("一、甲", "（一）做甲（区教委负责）。", remark)) == ["1.1.1"]


def test_what_only_says_more_belongs_to_the_clause_before_it() -> None:
    assert list(read("一、甲", "（一）甲。做一。（区教委负责）确保取得实效。", "（二）乙。做二。（区科委负责）")) == [
        "1.1.1",
        "1.2.1",
    ]
    found = read(
        "一、甲",
        "（一）做甲。（区教委负责）",
        "工作措施：逐项落实。",
        "完成时限：6月底前",
        "（二）做乙。（区科委负责）",
    )
    assert list(found) == ["1.1.1", "1.2.1"]
    assert len(found["1.1.1"].due) == 1


HEAD = ("序号", "任务", "责任单位")
ROWS = (("1", "甲", "区教委"), ("2", "乙", "区科委"))


def test_a_table_below_a_heading_is_in_its_section() -> None:
    found = read("一、重点任务", *table(0, HEAD, *ROWS), "二、保障", "（一）领导。各部门6月底前制定方案。")
    assert list(found) == ["1.1", "1.2", "2.1.1"]


def test_a_table_behind_the_text_is_the_next_section() -> None:
    text = ("一、甲", "（一）做甲（区教委负责）。")
    assert list(read(*text, "附件：任务表", *table(0, HEAD, *ROWS))) == ["1.1.1", "2.1", "2.2"]
    assert list(read(*text, *table(0, HEAD, *ROWS))) == ["1.1.1", "2.1", "2.2"]


def test_paragraph_numbers_in_a_column_or_a_row_of_their_own() -> None:
    column = table(0, ("任务", "要求", "责任单位"), ("（一）公开", "做甲", "区教委"), (None, "做乙", "区科委"))
    assert list(read("一、甲", *column)) == ["1.1.1", "1.1.2"]
    rows = (
        ("任务", "责任单位"),
        ("一、甲", ""),
        ("（一）公开", ""),
        ("1.做甲", "区教委"),
        ("（二）解读", ""),
        ("2.做乙", "区科委"),
    )
    assert list(read(*table(0, *rows))) == ["1.1.1", "1.2.2"]


def test_a_number_merged_over_its_measures_is_theirs() -> None:
    head = ("序号", "重点任务", "措施", "责任单位")
    rows = (("1", "公开", "甲", "区教委"), (None, None, "乙", "区科委"), ("2", "解读", "丙", "区民政局"))
    assert list(read(*table(0, head, *rows))) == ["1.1", "1.2", "2.1"]
    assert list(read("一、甲", *table(0, head, *rows))) == ["1.1.1", "1.1.2", "1.2"]


def test_a_row_counted_in_chinese_is_a_title() -> None:
    rows = (("一", "公开", ""), ROWS[0], ("二", "解读", ""), ROWS[1])
    assert roles(*table(0, HEAD, *rows)) == {"1.1": " | 区教委", "2.2": " | 区科委"}


def test_a_head_of_two_rows() -> None:
    head = [(Cell(0, 0, 0, 2), "序号"), (Cell(0, 0, 1, 2), "任务"), (Cell(0, 0, 2, 1, 2), "责任分工")]
    below = [(Cell(0, 1, 2), "牵头"), (Cell(0, 1, 3), "配合")]
    row = [(Cell(0, 2, at), words) for at, words in enumerate(("1", "甲", "区教委", "区科委"))]
    assert [who(each.assignment) for each in read(*head, *below, *row).values()] == ["区教委 | 区科委"]
