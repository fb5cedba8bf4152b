"""Task tables: what each row says, merged cells, heads that are repeated or missing."""

import pytest
from lines import document, read, roles, table, who

from govopen.drafting.document import Cell
from govopen.drafting.draft import draft
from govopen.drafting.outlines.columns import kind

HEAD = ("序号", "重点任务", "具体措施", "牵头单位", "配合单位", "完成时限")


def test_headers() -> None:
    kinds = {
        each: kind(each)
        for each in (
            "序号",
            "工作任务",
            "具体措施",
            "责任单位",
            "责任科室",
            "牵头部门",
            "配合单位",
            "完成时限",
            "时间节点",
            "责任领导",
            "备注",
            "责任单位（牵头）",
        )
    }
    assert kinds == {
        "序号": "number",
        "工作任务": "task",
        "具体措施": "task",
        "责任单位": "responsible",
        "责任科室": "responsible",
        "牵头部门": "lead",
        "配合单位": "responsible",
        "完成时限": "due",
        "时间节点": "due",
        "责任领导": "person",
        "备注": "note",
        "责任单位（牵头）": "responsible",
    }


def test_each_row_is_an_item() -> None:
    found = read(
        *table(
            0,
            HEAD,
            ("1", "预算", "公开预算", "区财政局", "各部门", "6月底"),
            ("2", "目录", "编目录", "办公室牵头，各科室配合", "", "长期"),
        )
    )
    assert {code: who(each.assignment) for code, each in found.items()} == {
        "1.1": "区财政局 | 各部门",
        "1.2": "办公室 | 各科室",
    }
    assert [len(each.due) for each in found.values()] == [1, 1]


def test_a_category_merged_downwards_is_a_part_and_merged_units_are_for_all_its_rows() -> None:
    found = roles(
        *table(
            0,
            ("类别", "序号", "工作任务", "责任科室", "完成时限"),
            ("公开", "1", "清理文件", "办公室", "年底前"),
            (None, "2", "更新目录", "各科室", None),
            ("解读", "3", "解读政策", "宣传科、办公室", "持续推进"),
            (None, "4", "回应关切", None, None),
        )
    )
    assert found == {"1.1": " | 办公室", "1.2": " | 各科室", "2.3": " | 宣传科、办公室", "2.4": " | 宣传科、办公室"}


def test_a_task_merged_over_its_measures_is_a_part() -> None:
    rows = [
        ("工作任务", "具体要求", "责任部门"),
        ("一、公开", "1.公开预算。", "财务科"),
        ("二、网站", "2.更新概况。", "办公室"),
        (None, "3.反馈意见。", "各科室"),
        (None, "4.更新公众号。", "办公室牵头，各科室配合"),
    ]
    assert roles(*table(0, *rows)) == {
        "1.1": " | 财务科",
        "2.2": " | 办公室",
        "2.3": " | 各科室",
        "2.4": "办公室 | 各科室",
    }


def test_a_table_over_two_pages_repeats_its_head_or_has_none() -> None:
    head = ("序号", "任务", "责任单位")
    first, again = table(0, head, ("1", "甲", "区教委")), table(1, head, ("2", "乙", "区民政局"))
    assert roles(*first, *again) == {"1.1": " | 区教委", "1.2": " | 区民政局"}
    assert roles(*first, *table(1, ("2", "乙", "区民政局"))) == {"1.1": " | 区教委", "1.2": " | 区民政局"}


def test_a_table_without_a_head_tells_its_columns_by_its_cells() -> None:
    rows = [
        ("1", "公开部门预算和决算", "区财政局、各部门", "6月底前"),
        ("2", "发布解读材料", "区政府办公室", "持续推进"),
    ]
    found = read(*table(0, *rows))
    assert [who(each.assignment) for each in found.values()] == [" | 区财政局、各部门", " | 区政府办公室"]
    assert [len(each.due) for each in found.values()] == [1, 1]


def test_a_title_over_all_columns_begins_a_part() -> None:
    rows = [
        ("序号", "任务", "责任单位"),
        ("一、公开", "", ""),
        ("1", "甲", "区教委"),
        ("二、解读", "", ""),
        ("2", "乙", "区民政局"),
    ]
    assert roles(*table(0, *rows)) == {"1.1": " | 区教委", "2.2": " | 区民政局"}


def test_a_column_of_running_numbers_has_no_words_of_the_task() -> None:
    head = [
        (Cell(0, 0, 0), "工作任务"),
        (Cell(0, 0, 1, 1, 2), "具体要求"),
        (Cell(0, 0, 3), "责任科室"),
    ]
    rows = [
        ("公开", "1", "公布目录。", "办公室"),
        ("解读", "2", "做好解读。", "各科室"),
        (None, "3", "答疑。", "各科室"),
    ]
    below = [(cell._replace(row=cell.row + 1), words) for cell, words in table(0, *rows)]
    found = read(*head, *below)
    assert {code: who(each.assignment) for code, each in found.items()} == {
        "1.1": " | 办公室",
        "2.2": " | 各科室",
        "2.3": " | 各科室",
    }
    assert [len(each.body) for each in found.values()] == [1, 1, 1]


def test_quantities_in_a_column_of_aims_are_no_numbers_of_rows() -> None:
    rows = (("任务", "目标", "责任单位"), ("建公园", "1", "区水务局"), ("建天桥", "3", "区住建局"))
    assert [len(each.body) for each in read(*table(0, *rows)).values()] == [2, 2]


@pytest.mark.parametrize("words", ["续表", "续表1", "（接上表）", "表1（续）"])
def test_a_table_goes_on_below_that_word(words: str) -> None:
    text = ("一、任务", "1.做好检查（区教委负责）。", "附件", "临江区重点任务分解表")
    first = table(0, ("序号", "任务", "责任单位"), ("1", "编制目录", "区教委"), ("2", "公布目录", "区财政局"))
    second = table(1, ("3", "解读目录", "各街道"))
    assert roles(*text, *first, words, *second) == {
        "1.1": " | 区教委",
        "2.1": " | 区教委",
        "2.2": " | 区财政局",
        "2.3": " | 各街道",
    }


def test_a_list_of_annexes_before_the_first_of_them_is_no_section() -> None:
    text = (
        "关于下达任务的通知",
        "各单位：",
        "现将任务下达。",
        "附件：1.甲项工作分解表",
        "2.乙项工作分解表",
        "附件1",
        "甲项工作分解表",
    )
    rows = (("序号", "目标", "责任单位"), ("1", "增长5%", "区发改委"), ("2", "投资增长6%", "区商务委"))
    assert roles(*text, *table(0, *rows)) == {"1.1": " | 区发改委", "1.2": " | 区商务委"}


def test_a_category_printed_again_on_the_next_page_goes_on() -> None:
    head = ("类别", "工作任务", "责任单位")
    rows = (("公开", "清理文件", "区教委"), ("公开", "更新目录", "区民政局"), ("解读", "解读政策", "区财政局"))
    assert roles(*table(0, head, *rows)) == {"1.1": " | 区教委", "1.2": " | 区民政局", "2.1": " | 区财政局"}


def test_a_list_of_what_is_published_says_who_publishes_and_by_when() -> None:
    head = ("序号", "公开内容", "公开主体", "公开方式", "公开时限")
    rows = (("1", "机构职能", "办公室", "网站", "6月底前"), ("2", "年度预算", "财务科", "网站", "3月底前"))
    found = read(*table(0, head, *rows))
    assert {code: who(each.assignment) for code, each in found.items()} == {"1.1": " | 办公室", "1.2": " | 财务科"}
    assert [len(each.due) for each in found.values()] == [1, 1]


def test_a_column_without_a_head_may_hold_clauses_of_units() -> None:
    rows = [
        ("1", "公开部门预算和决算", "区财政局牵头，其他部门按职责分工落实"),
        ("2", "发布解读材料", "区政府办公室牵头，各街道配合"),
    ]
    assert roles(*table(0, *rows)) == {"1.1": "区财政局 | 其他部门", "1.2": "区政府办公室 | 各街道"}


def test_a_row_that_says_no_more_than_its_task_keeps_it_and_its_number() -> None:
    rows = [
        ("工作任务", "工作要求", "牵头单位", "责任单位"),
        ("（一）公开财政", "", "", ""),
        ("4.公布预算", "集中公布。", "区财政局", "各部门"),
        ("5.公布决算", "", "区财政局", "各街道"),
        ("6.公布审计结果", "做好解读。", "区审计局", "各部门"),
    ]
    assert roles(*table(0, *rows)) == {
        "1.4": "区财政局 | 各部门",
        "1.5": "区财政局 | 各街道",
        "1.6": "区审计局 | 各部门",
    }


def test_marks_beside_a_title_and_the_row_that_adds_them_up_are_no_tasks() -> None:
    rows = [
        ("序号", "考核项目", "各项分值", "考核指标", "责任部门"),
        ("", "总分", "100", "", ""),
        ("一", "公开信息", "60", "", ""),
        ("1", "更新专栏", "20分", "每月更新。", "区教委"),
        ("二", "回应关切", "40", "", ""),
        ("2", "答复留言", "20分", "及时答复。", "区民政局"),
    ]
    assert roles(*table(0, *rows)) == {"1.1": " | 区教委", "2.2": " | 区民政局"}
    made = draft(document(*table(0, *rows)))
    assert made.plan["sections"][0]["items"][0]["obligations"][0]["every"] == "month"
    assert "20分" not in "".join(each["title"] for each in made.plan["sections"][0]["items"])


def test_a_column_of_a_units_own_offices_is_theirs_by_its_role() -> None:
    assert (kind("市卫生健康委内牵头处室"), kind("局内配合科室")) == ("lead", "responsible")


def test_a_bracket_on_the_next_line_of_a_cell_belongs_to_the_name() -> None:
    rows = [("序号", "任务", "责任单位"), ("1", "编制清单", "区编办 （区审改办） 区科委")]
    assert roles(*table(0, *rows)) == {"1.1": " | 区编办、区科委"}


@pytest.mark.parametrize(
    "header",
    ["责任领导", "包保领导", "分管县长", "县级领导", "挂点领导", "县级路长", "市级总河长", "网格长", "具体负责人"],
)
def test_a_column_of_persons_beside_the_units_names_no_unit_and_is_no_text(header: str) -> None:
    found = read(
        *table(
            0,
            ("序号", "任务", header, "责任单位", "完成时限"),
            ("1", "整治河道", "县委常委、县政府副县长李力", "县水务局", "6月底"),
            ("2", "修缮校舍", "教育局局长", "县教育局", "9月底"),
        )
    )
    assert {code: who(each.assignment) for code, each in found.items()} == {"1.1": " | 县水务局", "1.2": " | 县教育局"}
    assert [len(each.body) for each in found.values()] == [1, 1]


def test_tasks_with_persons_only_are_items_for_which_no_unit_is_named() -> None:
    rows = [("1", "整治河道", "李力"), ("2", "修缮校舍", "王平")]
    assert roles(*table(0, ("序号", "工作任务", "责任领导"), *rows)) == {"1.1": "-", "1.2": "-"}
    assert roles(*table(0, ("序号", "姓名", "县级路长"), *rows)) == {}
    assert roles(*table(0, ("序号", "服务项目", "联系人"), *rows)) == {}


def test_heads_of_departments_stand_for_them_where_no_column_names_units() -> None:
    rows = [("1", "公开预算", "县财政局局长"), ("2", "公布目录", "县司法局局长、县政府办主任"), ("3", "修路", "李力")]
    found = roles(*table(0, ("序号", "任务", "责任人"), *rows))
    assert found == {"1.1": " | 县财政局", "1.2": " | 县司法局、县政府办", "1.3": "-"}
