"""How documents say who does what."""

import pytest
from lines import document, one, read, roles, who

from govopen.drafting.document import Document, Line, Span
from govopen.drafting.outlining import outline


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # A bracket, before and after the full stop
        ("（区财政局牵头，各部门、各街道负责落实）。", "区财政局 | 各部门、各街道"),
        ("。（区财政局牵头，各部门、各街道负责落实）", "区财政局 | 各部门、各街道"),
        ("。（区财政局负责）", " | 区财政局"),
        ("。〔区财政局牵头负责〕", "区财政局 | "),
        ("【区民政局、区残联分别负责】", " | 区民政局、区残联"),
        ("。（区教委、区民政局按职责分工负责）", " | 区教委、区民政局"),
        ("。（区教委会同区财政局、区审计局负责）", "区教委 | 区财政局、区审计局"),
        ("。（区教委、区民政局会同有关部门负责）", "区教委、区民政局 | 有关部门"),
        ("。（区教委负责，市教委指导）", " | 区教委 | 市教委"),
        ("。（市发改委牵头落实）", "市发改委 | "),
        ("（区政务服务办、区编办分别牵头，各部门负责落实）。", "区政务服务办、区编办 | 各部门"),
        ("（区政府办公室牵头、各部门负责落实）。", "区政府办公室 | 各部门"),
        ("。（区教委牵头，区财政局、区审计局）", "区教委 | 区财政局、区审计局"),
        ("。（区教委牵头；各学校落实；区政府督查室督办）", "区教委 | 各学校 | 区政府督查室"),
        # Labels
        (
            "。（责任单位：市行政审批局、住建局、司法局，各市（区）人民政府）",
            " | 市行政审批局、住建局、司法局、各市（区）人民政府",
        ),
        ("。（牵头单位：县商务局；配合单位：县财政局、县税务局）", "县商务局 | 县财政局、县税务局"),
        (
            "（牵头单位：县商务局，责任单位：县直各有关单位，各乡镇人民政府）",
            "县商务局 | 县直各有关单位、各乡镇人民政府",
        ),
        ("。（主责单位：区民政局；协办单位：区残联、区妇联）", "区民政局 | 区残联、区妇联"),
        ("。（责任科室：办公室、综合科）", " | 办公室、综合科"),
        ("。（责任部门：区教委；参与单位：区体育局）", " | 区教委、区体育局"),
        ("。（落实单位：各镇（街道））", " | 各镇（街道）"),
        ("。（责任单位：区教委（牵头）、区财政局）", "区教委 | 区财政局"),
        ("。（牵头领导：张三；责任单位：区教委）", " | 区教委"),
        ("。责任单位：区文化和旅游局、区住房和城乡建设局。", " | 区文化和旅游局、区住房和城乡建设局"),
        ("。【牵头单位】区文化馆【配合单位】各街道", "区文化馆 | 各街道"),
        # A sentence of its own
        ("。区财政局牵头，各部门、各街道负责落实。", "区财政局 | 各部门、各街道"),
        # Names alone, at the end
        ("（区财政局、区审计局）。", " | 区财政局、区审计局"),
        ("。（教育部、财政部等）", " | 教育部、财政部"),
        ("。（各有关部门）", " | 各有关部门"),
        # The end of the bracket is missing
        ("（区财政局牵头，各部门负责落实", "区财政局 | 各部门"),
    ],
)
def test_roles_follow_the_words(words: str, expected: str) -> None:
    assert one(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "（试行）。",
        "，按照京政办发〔2018〕6号文件要求落实。",
        "，推广政府与社会资本合作（PPP）。",
        "，报市政务公开办公室（以下简称市公开办）。",
        "，推广到基层（街道、社区）。",
        "，下放到各镇（街道）。",
        "，报送区住房城市建设委（区重大办）。",
        "，清理证明（除涉密外）。",
        "，按照原则（谁主管、谁负责）办理。",
        "，由第三方机构（高校、研究院）评估。",
        "，在试点区（西城、东城）开展。",
        "，由业主申报（物业公司负责的除外）。",
        "，覆盖全区（15个街道）。",
        "（货物、工程、服务）。",
        "（每季度一次）。",
        "（如区教委）。",
    ],
)
def test_brackets_that_only_explain_assign_nothing(words: str) -> None:
    assert one(words) == "-"


def test_places_whose_names_begin_like_an_explanation_are_units() -> None:
    assert one("。（即墨区政府、如东县政府负责）") == " | 即墨区政府、如东县政府"


def test_each_assignment_of_a_paragraph_is_an_item_of_its_own() -> None:
    found = roles(
        "一、任务", "（一）公开信息。公开预算（区财政局负责）。公开采购（区采购办负责）；公开招生。（区教委负责）"
    )
    assert found == {"1.1.1": " | 区财政局", "1.1.2": " | 区采购办", "1.1.3": " | 区教委"}


def test_a_bracket_after_the_full_stop_belongs_to_the_clause_before_it() -> None:
    found = read("一、任务", "（一）公开信息。设立窗口。（区编办牵头，各部门负责落实）做好保障（区教委负责）")
    assert [who(each.assignment) for each in found.values()] == ["区编办 | 各部门", " | 区教委"]
    assert found["1.1.2"].doubt == ""


def test_what_follows_the_last_assignment_is_an_item_nobody_is_named_for() -> None:
    found = read("一、任务", "（一）公开信息。公开预算（区财政局负责）。另外还要做好总结。")
    assert found["1.1.2"].assignment is None
    assert found["1.1.2"].doubt == "after_assignment"


def test_lines_of_their_own() -> None:
    found = read(
        "一、目标",
        "1.产值增长6%左右。",
        "牵头单位：区发改局",
        "责任单位：某经济开发区，各街道",
        "完成时限：12月底",
        "2.投资增长5%。",
        "责任领导：张三",
        "责任单位：区商务局 区财政局",
    )
    assert [who(each.assignment) for each in found.values()] == [
        "区发改局 | 某经济开发区、各街道",
        " | 区商务局、区财政局",
    ]
    assert len(found["1.1"].due) == 1


def test_a_time_among_the_units_is_when_not_who() -> None:
    clause = read("一、任务", "1.做好下放。（牵头单位：州行政审批服务局；责任单位：州司法局、州委编办，6月底完成）")[
        "1.1"
    ]
    assert who(clause.assignment) == "州行政审批服务局 | 州司法局、州委编办"
    assert len(clause.due) == 1


def test_the_first_of_each_list_leads_where_the_document_says_so_once() -> None:
    found = read(
        "一、任务",
        "1.做甲。（市教委、市财政局负责。列在首位的为牵头单位，下同）",
        "2.做乙。（市民政局、市残联）",
        "3.做丙。（市科协牵头，市教委配合）",
    )
    assert [who(each.assignment) for each in found.values()] == [
        "市教委 | 市财政局",
        "市民政局 | 市残联",
        "市科协 | 市教委",
    ]
    assert found["1.2"].assignment
    assert found["1.2"].assignment.rule == "document"


def test_said_once_in_a_heading_for_all_below() -> None:
    found = read(
        "一、稳增长（责任单位：市发改委、市财政局）",
        "1.稳投资。扩大投资。",
        "2.促消费。办好节庆。",
        "二、惠民生",
        "3.办实事（市民政局负责）。",
    )
    assert [who(each.assignment) for each in found.values()] == [" | 市发改委、市财政局"] * 2 + [" | 市民政局"]
    assert found["1.1"].assignment
    assert found["1.1"].assignment.doubt == "shared"


def test_said_once_on_a_line_behind_several() -> None:
    found = roles(
        "一、任务",
        "1.做甲。",
        "2.做乙。",
        "（责任单位：区教委、区财政局）",
        "二、其他",
        "3.做丙。",
        "责任单位：区审计局",
    )
    assert found == {"1.1": " | 区教委、区财政局", "1.2": " | 区教委、区财政局", "2.3": " | 区审计局"}


def test_a_sentence_names_who_acts_where_no_bracket_does() -> None:
    found = read(
        "一、要求",
        "（一）领导。各部门、各街道主要负责同志要重视。",
        "（二）考核。将工作纳入考核。区政府办公室将开展检查。",
        "（三）日常。做好年报。",
        "（四）平台。由区科信委牵头，区教委配合，建设平台。",
        "（五）评估。由发展改革委会同财政部、教育部等部门研究提出意见。",
        "（六）试点。清单试点单位要编制清单，特色试点单位要办好活动。各试点单位要总结。",
    )
    assert [who(each.assignment) for each in found.values()] == [
        " | 各部门、各街道",
        " | 区政府办公室",
        "-",
        "区科信委 | 区教委",
        "发展改革委 | 财政部、教育部",
        " | 试点单位",
    ]
    assert found["1.1.1"].assignment
    assert found["1.1.1"].assignment.doubt == "from_sentence"
    assert found["1.3.1"].doubt == "nobody_named"


def test_an_open_list_has_a_doubt_and_a_name_only_where_the_document_names_it_alone() -> None:
    lines = ["一、任务", "（一）甲。做甲（区教委、区环保局等相关部门负责）。"]
    clause = read(*lines)["1.1.1"]
    assert who(clause.assignment) == " | 区教委、区环保局"
    assert clause.assignment
    assert clause.assignment.doubt == "open_list"
    assert roles(*lines, "（二）乙。做乙（相关部门负责）。")["1.1.1"] == " | 区教委、区环保局、相关部门"


def test_a_time_may_stand_before_the_label_of_a_bracket_and_a_number_is_not_lost_with_it() -> None:
    made = roles(
        "一、任务",
        "（一）甲",
        "1．建设平台。（5月底取得明显成效并持续推进，牵头考核单位：市审批服务局）",
        "2．建设中心。（按进度推进，牵头单位：市教育局）",
        "3．建设园区。（6月底取得阶段性成效；责任考核单位：市统计局、市公安局）",
        "4．建设大桥。（10月份取得突破性进展，考核单位：市交通局）",
    )
    assert made == {
        "1.1.1": "市审批服务局 | ",
        "1.1.2": "市教育局 | ",
        "1.1.3": " | 市统计局、市公安局",
        "1.1.4": " | 市交通局",
    }


def test_behind_deng_the_departments_of_a_level_are_no_name_though_they_stand_alone_elsewhere() -> None:
    lines = ["一、任务", "（一）甲。（国务院相关部门负责）", "（二）乙。（财政部等国务院相关部门及各地区负责）"]
    assert roles(*lines) == {"1.1.1": " | 国务院相关部门", "1.2.1": " | 财政部、各地区"}


def test_a_unit_printed_with_its_other_name_is_one() -> None:
    clause = read("一、任务", "（一）甲。做甲（区住房城市建设委（区重大办）、区房管局负责）。")["1.1.1"]
    assert clause.assignment
    assert [(each.name, each.also) for each in clause.assignment.responsible] == [
        ("区住房城市建设委", ("区重大办",)),
        ("区房管局", ()),
    ]


def test_names_are_cut_only_between_units() -> None:
    assert (
        one("。（区发展和改革委和区卫生和计划生育委员会及各街道负责）")
        == " | 区发展和改革委、区卫生和计划生育委员会、各街道"
    )


def test_a_short_list_of_places_shares_its_ending() -> None:
    assert (
        one("。（海淀、朝阳、丰台区政府，月坛、德胜街道负责）")
        == " | 海淀区政府、朝阳区政府、丰台区政府、月坛街道、德胜街道"
    )


def test_the_offsets_are_those_of_the_words() -> None:
    text = "一、任务\n（一）甲。做甲（区教委、区民政局负责）。\n"
    lines = tuple(Line(Span(*span)) for span in ((0, 4), (5, len(text) - 1)))
    made = outline(Document("x.txt", "txt", text, lines))
    assignment = made.parts[0].clauses[0].assignment
    assert assignment
    assert [text[slice(*each.span)] for each in assignment.responsible] == ["区教委", "区民政局"]


def test_a_label_of_assistance_names_who_is_responsible_and_no_lead() -> None:
    made = outline(document("一、甲", "（一）己事（牵头：区编办；协办：区人社局；参加：区教委）。"))
    [clause] = made.parts[0].clauses
    assert clause.assignment
    assert [each.name for each in clause.assignment.lead] == ["区编办"]
    assert [each.name for each in clause.assignment.responsible] == ["区人社局", "区教委"]
