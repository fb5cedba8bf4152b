"""Who is named by where it stands: sentences below a heading, what a heading's line says, labels, counts in a line."""

import pytest
from lines import read, roles, table

LEADS = ("1.编制目录。由区教委牵头编制目录。", "2.公布目录。由区民政局牵头，各街道配合，公布目录。")


def test_each_number_below_a_heading_has_the_units_of_its_sentence() -> None:
    found = read("一、重点任务", "（一）完善目录", *LEADS)
    assert roles("一、重点任务", "（一）完善目录", *LEADS) == {"1.1.1": "区教委 | ", "1.1.2": "区民政局 | 各街道"}
    assert [clause.assignment.doubt for clause in found.values() if clause.assignment] == ["from_sentence"] * 2


def test_sentences_stand_beside_brackets() -> None:
    bracket = "2.公布目录。公布目录（区民政局负责）。"
    found = roles("一、重点任务", "（一）完善目录", LEADS[0], bracket)
    assert found == {"1.1.1": "区教委 | ", "1.1.2": " | 区民政局"}


def test_below_a_number_sentences_are_clauses_too() -> None:
    found = roles("一、重点任务", "1.完善目录", "（1）由区教委牵头编制目录。", "（2）由区民政局牵头公布目录。")
    assert found == {"1.1.1": "区教委 | ", "1.1.2": "区民政局 | "}


def test_counts_within_a_paragraph_are_clauses_where_each_says_who() -> None:
    found = roles("一、任务", "（一）做好公开。一是编制目录，由区教委负责；二是公布目录，由区民政局负责。")
    assert found == {"1.1.1": " | 区教委", "1.1.2": " | 区民政局"}
    assert list(read("一、任务", "（一）做好公开。一是编制目录，由区教委负责；二是公布目录。")) == ["1.1.1"]


def test_paragraphs_without_numbers_are_clauses_where_each_says_who() -> None:
    lines = ["由区教委牵头编制目录，区财政局配合。", "由区民政局牵头公布目录，各街道配合。"]
    assert list(roles("一、任务", *lines).values()) == ["区教委 | 区财政局", "区民政局 | 各街道"]


@pytest.mark.parametrize(
    "heading",
    [
        ("（一）完善目录（区教委牵头，各街道配合）",),
        ("（一）完善目录。（区教委牵头，各街道配合）",),
        ("（一）完善目录。全面推进目录建设。（区教委牵头，各街道配合）",),
        ("（一）完善目录。全面推进目录建设。牵头单位：区教委，配合单位：各街道",),
        ("（一）完善目录", "牵头单位：区教委，配合单位：各街道"),
        ("（一）完善目录。（牵头单位：区教委）（配合单位：各街道）",),
    ],
)
def test_what_a_headings_line_says_is_for_all_numbers_below_it(heading: tuple[str, ...]) -> None:
    found = read("一、重点任务", *heading, "1.编制目录。", "2.公布目录。")
    assert roles("一、重点任务", *heading, "1.编制目录。", "2.公布目录。") == {
        "1.1.1": "区教委 | 各街道",
        "1.1.2": "区教委 | 各街道",
    }
    assert {clause.assignment.doubt for clause in found.values() if clause.assignment} == {"shared"}


def test_a_number_with_units_of_its_own_does_not_inherit() -> None:
    found = roles(
        "一、任务", "（一）完善目录。（区教委牵头，各街道配合）", "1.编制目录。", "2.公布目录（区民政局负责）。"
    )
    assert list(found.values()) == ["区教委 | 各街道", " | 区民政局"]


def test_a_sentence_with_units_above_numbers_with_theirs_is_a_clause() -> None:
    lines = [
        "（一）完善目录。全面推进目录建设。（区教委负责）",
        "1.编制目录（区民政局负责）。",
        "2.公布（各街道负责）。",
    ]
    assert sorted(roles("一、任务", *lines).values()) == [" | 区教委", " | 区民政局", " | 各街道"]


@pytest.mark.parametrize(
    "rule",
    [
        "首位单位为牵头单位，下同",
        "第一个单位为牵头单位，下同",
        "列在首位的为牵头单位，下同",
        "排名第一的单位为牵头单位，下同",
        "牵头单位排在首位",
        "首位为牵头单位，下同",
        "列第一位者为牵头单位",
        "第一家为牵头单位",
        "居首位的单位为牵头单位",
    ],
)
def test_the_rule_on_who_leads_in_the_words_that_documents_have_for_it(rule: str) -> None:
    found = roles("一、任务", f"1.做甲（责任单位：区教委、区科委；{rule}）。", "2.做乙（责任单位：区民政局、区残联）。")
    assert list(found.values()) == ["区教委 | 区科委", "区民政局 | 区残联"]


def test_a_sign_beside_a_name_leads_where_the_document_says_so() -> None:
    lines = ["1.做甲（区教委、★区科委负责）。", "2.做乙（责任单位：★区民政局、区残联）。", "3.做丙（各街道负责）。"]
    found = roles("注：标★的为牵头单位。", "一、任务", *lines)
    assert list(found.values()) == ["区科委 | 区教委", "区民政局 | 区残联", " | 各街道"]
    assert next(iter(roles("一、任务", *lines).values())) == " | 区教委、区科委"


def test_numbers_that_run_on_in_a_line() -> None:
    found = roles("一、任务", "1.公开预算（区财政局负责）。2.公开采购（区采购办负责）。3.增长2.5%（区教委负责）。")
    assert found == {"1.1": " | 区财政局", "1.2": " | 区采购办", "1.3": " | 区教委"}


def test_a_label_on_a_line_and_who_on_the_next() -> None:
    lines = ["1.做甲。", "牵头单位：", "区教委", "配合单位：", "区财政局、区民政局", "2.做乙。"]
    assert roles("一、任务", *lines)["1.1"] == "区教委 | 区财政局、区民政局"


def test_counted_units_behind_a_label() -> None:
    assert roles("一、任务", "1.做甲。", "责任单位：1.区教委；2.区财政局", "2.做乙。")["1.1"] == " | 区教委、区财政局"


@pytest.mark.parametrize("header", ["责任单位及分工", "牵头单位/责任单位", "牵头、配合单位"])
def test_a_column_for_several_roles_names_who(header: str) -> None:
    rows = (("序号", "任务", header), ("1", "甲", "区教委、区科委"))
    assert roles(*table(0, *rows)) == {"1.1": " | 区教委、区科委"}


def test_numbers_of_two_styles_below_one_heading_never_share_a_code() -> None:
    lines = ["第一章 总则", "一、公开", "1.做甲（区财政局负责）。", "做乙。", "（一）做丙。"]
    assert list(roles(*lines)) == ["1.1.1.1", "1.1.1.2", "1.1.2"]
    assert len(read(*lines)) == 3


RULE = "以下政策措施均需各县区人民政府落实，不再单独列出"


def test_units_that_all_that_follows_needs_are_added_to_it() -> None:
    lines = [
        "1.做甲（区教委负责）。",
        f"2.做乙。（责任单位：市工信局，各县区人民政府。{RULE}）",
        "3.做丙（区教委牵头）。",
    ]
    found = read("一、任务", *lines, "4.做丁。")
    assert roles("一、任务", *lines, "4.做丁。") == {
        "1.1": " | 区教委",
        "1.2": " | 市工信局、各县区人民政府",
        "1.3": "区教委 | 各县区人民政府",
        "1.4": " | 各县区人民政府",
    }
    doubts = [clause.assignment.doubt for clause in found.values() if clause.assignment]
    assert doubts == ["", "", "shared", "shared"]


def test_a_note_that_names_units_for_every_task_adds_them_to_all() -> None:
    found = roles("一、任务", "1.做甲（区教委负责）。", "注：各街道均为各项任务的责任单位，不再逐一列出。")
    assert found == {"1.1": " | 区教委、各街道"}


def test_paragraphs_of_a_section_that_speak_of_different_units_are_clauses() -> None:
    lines = ["要高度重视。", "各镇、各街道要明确专人。", "做好保障。", "区政府办公室要加强督促检查。"]
    assert roles("一、组织领导", *lines) == {"1.1": " | 各镇、各街道", "1.2": " | 区政府办公室"}
    same = ["各镇要明确专人。", "各镇要加强宣传。"]
    assert roles("一、组织领导", *same) == {"1.1": " | 各镇"}


@pytest.mark.parametrize("work", ["持续推进检查", "一季度一通报", "半年开展一次检查", "常态化检查", "查处违法取水"])
def test_who_joins_is_named_whatever_they_do(work: str) -> None:
    assert roles("一、任务", f"1.区水利局会同有关部门{work}。") == {"1.1": "区水利局 | 有关部门"}


@pytest.mark.parametrize("mark", ["：", "职责：", "工作职责：", "。"])
def test_a_list_that_is_headed_by_units_says_who_does_each(mark: str) -> None:
    lines = [
        f"1.区教委{mark}编制目录，开展培训。",
        f"2.云山养护中心{mark}维护设施。",
        f"3.区民政局、区残联{mark}走访居民。",
    ]
    assert list(roles("一、分工", "（一）单位职责。", *lines).values()) == [
        " | 区教委",
        " | 云山养护中心",
        " | 区民政局、区残联",
    ]
    assert list(roles("一、分工", *lines).values()) == [" | 区教委", " | 云山养护中心", " | 区民政局、区残联"]


def test_a_unit_that_heads_a_list_of_its_own_does_all_of_it() -> None:
    lines = ["（一）区教委", "1.编制目录。", "2.开展培训。", "（二）区民政局", "1.走访居民。"]
    assert list(roles("一、分工", *lines).values()) == [" | 区教委", " | 区教委", " | 区民政局"]


def test_one_unit_among_other_headings_is_not_what_the_list_is_by() -> None:
    lines = ["1.工作目标：提高效率。", "2.青石服务中心。建成大厅。", "3.美化环境：栽种树木。"]
    assert set(roles("一、任务", *lines).values()) == {"-"}


def test_a_box_below_a_clause_says_more_about_it() -> None:
    lines = ["1.建设平台。搭建系统。（责任单位：区数据局）", "专栏1 平台建设工程", "培育企业。推广应用。"]
    lines += ["2.培养人才。引进专家。（责任单位：区人社局）", "专栏2　人才工程", "开展培训。"]
    assert roles("一、任务", "（一）甲", *lines) == {"1.1.1": " | 区数据局", "1.1.2": " | 区人社局"}
    [platform, talent] = read("一、任务", "（一）甲", *lines).values()
    assert [len(platform.body), len(talent.body)] == [3, 3]


def test_a_blank_stands_for_the_colon_of_a_label() -> None:
    lines = ["1.清理事项。全面清理。", "责任单位 县司法局", "完成时限6月底前", "2.公布清单。", "牵头单位 教育局"]
    lines += ["配合单位县财政局"]
    assert roles("一、任务", *lines) == {"1.1": " | 县司法局", "1.2": "教育局 | 县财政局"}
    assert len(read("一、任务", *lines)["1.1"].due) == 1
    assert roles("一、任务", "1.统筹各方。", "责任单位 完成时限") == {"1.1": "-"}


def test_a_time_in_a_heading_is_for_all_below_it_that_say_none() -> None:
    lines = [
        "1.清理事项。全面清理。（县司法局负责）",
        "2.公布清单。6月底前公布。（县财政局负责）",
        "3.开展培训。（县教育局负责）",
    ]
    found = read("一、改革", "（一）2019年底前完成改革。", *lines)
    assert [len(clause.due) for clause in found.values()] == [1, 0, 1]
    assert [clause.doubt for clause in found.values()] == ["said_above", "", ""]
    found = read(
        "一、2019年底前完成改革", "（一）清理事项。全面清理。（县司法局负责）", "（二）公布清单。（县财政局负责）"
    )
    assert [len(clause.due) for clause in found.values()] == [1, 1]
    found = read("一、2019年重点工作", "（一）清理事项。全面清理。（县司法局负责）", "（二）公布清单。（县财政局负责）")
    assert [len(clause.due) for clause in found.values()] == [0, 0]


def test_a_sentence_that_announces_a_list_says_who_does_all_of_it() -> None:
    above = "各街道要按照统一标准，重点做好以下工作："
    lines = ("（一）建立台账。全面登记。", "（二）开展巡查。定期检查。")
    assert roles("一、任务", above, *lines) == {"1.1.1": " | 各街道", "1.2.1": " | 各街道"}
    named = "（二）开展巡查。定期检查。（区城管局负责）"
    assert roles("一、任务", above, lines[0], named) == {"1.1.1": "-", "1.2.1": " | 区城管局"}


def test_a_line_that_breaks_within_its_second_sentence_is_no_heading() -> None:
    assert roles("一、要求", "（一）认识要到位。各街道要高度重视整治", "工作，落实责任。") == {"1.1.1": " | 各街道"}
