"""Tables that a page's text or a copy gives as lines: put together where simple, else doubted."""

from hypothesis import given
from hypothesis import strategies as st
from lines import document, roles

from govopen.drafting.draft import draft
from govopen.drafting.outlining import outline

PLAN = "临江区2023年重点工作方案"


def unread(*lines: str) -> list[str]:
    made = document(*lines)
    return [made.words(span) for span in outline(made).unread]


def test_rows_between_bars_are_a_table() -> None:
    lines = (
        "| 序号 | 工作任务 | 牵头单位 | 配合单位 |",
        "|---|---|---|---|",
        "| 1 | 编制目录。 | 区财政局 | 各部门 |",
        "| 2 | 公布目录。 | 区教委 | 各街道 |",
    )
    assert roles(PLAN, *lines) == {"1.1": "区财政局 | 各部门", "1.2": "区教委 | 各街道"}
    assert unread(PLAN, *lines) == []


def test_a_row_whose_first_cell_is_merged_with_the_one_above_stands_below_its_own_heads() -> None:
    lines = (
        "工作任务 | 具体要求 | 责任部门 |",
        "一、公开信息。 | 1.推进预算公开。 | 财务科 |",
        "二、做好专栏。 | 2.更新信息。 | 办公室 |",
        "3.反馈意见。 | 各科室 | |",
    )
    assert roles(*lines) == {"1.1": " | 财务科", "2.2": " | 办公室", "2.3": " | 各科室"}


def test_cells_one_on_each_line_are_rows_where_numbers_begin_them() -> None:
    rows = ("1", "建公园。", "区水务局", "区住建局", "12月底前", "2", "建天桥。", "区住建局", "9月底前")
    found = roles(PLAN, "序号", "重点工作", "责任单位", "完成时限", *rows, "临江区人民政府")
    assert found == {"1.1": " | 区水务局、区住建局", "1.2": " | 区住建局"}
    assert roles("序号", "任务", "责任单位", "1", "建公园。", "区水务局", "2", "建天桥。", "区住建局") == {
        "1.1": " | 区水务局",
        "1.2": " | 区住建局",
    }


def test_a_row_that_is_not_like_its_head_leaves_the_table_unread_with_a_doubt() -> None:
    rows = ("1", "建公园。", "区水务局", "12月底前", "再建一座。", "9月底前", "2", "建天桥。", "区住建局", "9月底前")
    lines = (PLAN, "一、任务", "1.做好检查（区教委负责）。", "序号", "重点工作", "责任单位", "完成时限", *rows)
    assert unread(*lines) == ["责任单位"]
    doubts = [each for each in draft(document(*lines)).doubts if each.doubt == "table_unread"]
    assert [each.path for each in doubts] == [("sections", 0, "items", 1, "code")]


def test_a_column_of_units_alone_on_its_line_says_that_a_table_was_here() -> None:
    assert unread(PLAN, "一、任务", "工作任务", "|", "责任科室", "|", "公开目录", "|", "办公室", "|") == ["责任科室"]
    assert unread(PLAN, "一、任务", "1.做甲。", "责任单位：", "区教委", "2.做乙（区财政局负责）。") == []
    assert unread(PLAN, "责任分工", "1.做甲（区教委负责）。") == []


def test_bars_that_are_no_table_stay_text() -> None:
    assert roles(PLAN, "首页 | 新闻 | 公开", "一、任务", "1.做甲（区教委负责）。") == {"1.1": " | 区教委"}


def test_a_cell_on_each_line_may_end_with_a_bar_and_the_numbers_begin_anywhere() -> None:
    head = ("序号 |", "目标任务 |", "分管县领导 |", "牵头责任单位 |", "责任单位 |")
    rows = (
        "80 |",
        "提升办学条件。 |",
        "陈明 |",
        "县教育局 |",
        "县有关单位 |",
        "81 |",
        "新建公园。 |",
        "王宁 |",
        "县住建局 |",
    )
    assert roles("2024年重点任务分解表", *head, *rows, "各乡镇 |") == {
        "1.80": "县教育局 | 县有关单位",
        "1.81": "县住建局 | 各乡镇",
    }


def test_cells_one_on_each_line_may_stand_in_groups_that_have_no_running_numbers() -> None:
    first = ("一、推进公开", "（一）公开预算", "1.公布部门预算。", "区财政局", "各部门", "6月底前", "2.公布决算。")
    second = ("（二）公开会议", "3.公布议定事项。", "区政府办公室", "9月底前", "二、做好解读", "（一）解读政策")
    third = ("4.解读规划。", "区发改委", "持续推进")
    found = roles(PLAN, "重点任务", "具体措施", "工作内容", "责任单位", "完成时限", *first, *second, *third)
    assert list(found.values()) == [
        " | 区财政局、各部门",
        " | 区财政局、各部门",
        " | 区政府办公室",
        " | 区发改委",
    ]


def test_a_head_whose_first_cells_begin_no_row_is_a_table_that_is_not_read() -> None:
    head = ("工作任务", "具体要求", "责任科室", "时限要求")
    lines = (*head, "公开文件", "1", "清理文件，公布目录。", "办公室", "年底前")
    assert unread(*lines) == ["责任科室"]


HEADS = ["序号", "工作任务", "具体要求", "责任单位", "牵头单位", "完成时限", "备注"]
CELLS = [
    "一、公开",
    "（一）文件",
    "1",
    "2",
    "区教委",
    "区财政局、区民政局",
    "各科室",
    "年底前",
    "持续推进",
    "清理文件，公布目录。",
]
SIGNS = ["|", "|---|", "/", "附件1", "（区教委负责）", "责任单位：", "| 1 | 编制目录 | 区教委 |"]


@given(st.lists(st.sampled_from(HEADS + CELLS + SIGNS), max_size=40))
def test_cells_in_any_order_are_read_or_not_but_none_is_lost(lines: list[str]) -> None:
    made = document(*lines)
    stretches = [each.span for each in draft(made).outline.accounted]
    assert "".join(map(made.words, stretches)) == made.text


def test_the_head_of_a_table_whose_rows_are_missing_is_only_a_doubt() -> None:
    lines = (PLAN, "一、工作安排", "重点任务", "责任单位", "完成时限", "各单位要高度重视，认真抓好落实。")
    assert unread(*lines) == ["责任单位"]
