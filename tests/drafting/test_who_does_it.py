"""Who is named: which of a bracket's units lead, brackets behind brackets, brackets that nobody closed, sentences."""

import pytest
from lines import document, one, read, roles, who

from govopen.drafting.draft import draft


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # Only the units next to the word lead, unless all of them do so together.
        ("。（各街道、各部门，区教委牵头）", "区教委 | 各街道、各部门"),
        ("。（区民政局、区残联；区教委牵头）", "区教委 | 区民政局、区残联"),
        ("。（责任单位：各街道、各部门，区教委牵头）", "区教委 | 各街道、各部门"),
        ("。（责任单位：区民政局、区残联，由区教委牵头）", "区教委 | 区民政局、区残联"),
        ("。（区民政局，区残联分别牵头）", "区民政局、区残联 | "),
        ("。（各街道、各部门、区教委牵头）", "各街道、各部门、区教委 | "),
        ("。（区教委、区民政局，市教委指导）", " | 区教委、区民政局 | 市教委"),
        # The word behind the name: 为牵头单位
        ("。（区教委为牵头单位，区民政局为配合单位）", "区教委 | 区民政局"),
        ("。（区教委为责任单位）", " | 区教委"),
        # X会同Y
        ("。（区教委负责，会同区财政局、区民政局）", "区教委 | 区财政局、区民政局"),
        ("。（各街道落实，区教委负责，会同区财政局）", "区教委 | 各街道、区财政局"),
        ("。（区教委商区财政局负责）", "区教委 | 区财政局"),
        ("。（区教委联合区财政局负责）", "区教委 | 区财政局"),
        ("。（区残疾人联合会负责）", " | 区残疾人联合会"),
        # Guidance is neither lead nor responsible.
        ("。（在市教委指导下，由区教委负责）", " | 区教委 | 市教委"),
        ("。（在市教委的业务指导下，区教委牵头，各街道配合）", "区教委 | 各街道 | 市教委"),
        # Departments by their business, and signs beside names
        ("。（发改、财政、人社负责）", " | 发改、财政、人社"),
        ("。（责任单位：区府办、人行、海关、税务）", " | 区府办、人行、海关、税务"),
        ("。（责任单位：★区教委、区财政局*）", " | 区教委、区财政局"),
        ("。（此项任务区教委负责）", " | 区教委"),
        ("。（责任单位：市推进数字经济工作专班成员单位、市财政局）", " | 市推进数字经济工作专班成员单位、市财政局"),
        ("。（市教委和各区县（自治县，以下简称区县）政府负责）", " | 市教委、各区县政府"),
        # Labels
        ("。（牵头单位——区教委，配合单位——区财政局）", "区教委 | 区财政局"),
        ("。——责任单位：区教委", " | 区教委"),
        ("。责任单位为区教委、区财政局。", " | 区教委、区财政局"),
        ("。配合区教委做好宣传。", "-"),
        # A time before the units
        ("。（9月底前完成，区审计局负责）", " | 区审计局"),
        ("。（2018年由区教委负责的试点除外）", "-"),
        # A bracket that was closed and never opened
        ("。责任单位：区教委、区财政局）", " | 区教委、区财政局"),
    ],
)
def test_who_a_bracket_names(words: str, expected: str) -> None:
    assert one(words) == expected


@pytest.mark.parametrize(
    "words",
    ["。（区审计局）（9月底前完成）", "（区审计局）（9月底前完成）。", "。（责任单位：区审计局）（长期坚持）"],
)
def test_a_bracket_behind_the_units_that_says_when_belongs_to_their_clause(words: str) -> None:
    [clause] = read("一、重点任务", f"（一）完善目录。编制目录{words}").values()
    assert who(clause.assignment) == " | 区审计局"
    assert len(clause.due) == 1


def test_a_line_that_only_says_when_belongs_to_the_units_before_it() -> None:
    found = read("一、甲", "1.做甲。", "责任单位：区财政局", "（9月底前完成）", "2.做乙。", "责任单位：区教委")
    assert [len(clause.due) for clause in found.values()] == [1, 0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("（责任单位：区教委、区财政局", " | 区教委、区财政局"),
        ("（责任单位：区教委、区财政局。", " | 区教委、区财政局"),
        ("（区教委、区财政局", " | 区教委、区财政局"),
        ("（责任单位：区住建委（区重大办）、区财政局", " | 区住建委、区财政局"),
        ("（牵头单位：区教委。配合单位：区财政局", "区教委 | 区财政局"),
    ],
)
def test_a_bracket_that_nobody_closed_names_its_units_and_is_doubtful(words: str, expected: str) -> None:
    [clause] = read("一、任务", f"1.做甲{words}").values()
    assert who(clause.assignment) == expected
    assert clause.assignment
    assert clause.assignment.doubt == "unclosed"


def test_a_bracket_that_nobody_closed_ends_where_the_next_clause_begins() -> None:
    found = roles("一、任务", "1.做甲（责任单位：区教委。做乙（责任单位：区民政局）。")
    assert list(found.values()) == [" | 区教委", " | 区民政局"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("目录编制工作由区教委牵头负责。", "区教委 | "),
        ("编制目录，该项工作由区教委牵头，会同区财政局、区民政局推进。", "区教委 | 区财政局、区民政局"),
        ("区教委负责建立目录，会同区财政局落实经费。", "区教委 | 区财政局"),
        ("区教委要牵头建立目录，区财政局要配合做好工作。", "区教委 | 区财政局"),
        ("区教委要切实发挥牵头作用，编制目录。", "区教委 | "),
        ("以区教委为牵头单位，区财政局为配合单位，编制目录。", "区教委 | 区财政局"),
        ("区教委作为牵头单位，要编制目录。", "区教委 | "),
        ("区教委牵头组织编制目录。各街道负责落实。", "区教委 | 各街道"),
        ("目录编制工作由区教委负总责，各街道具体落实。", " | 区教委、各街道"),
        ("目录由区教委编制，报区政府办公室审核。", " | 区教委"),
        ("联席会议由区教委负责同志召集。", "-"),
        ("各街道6月底前完成目录编制。", " | 各街道"),
        ("区政府2019年重点工作。", "-"),
        ("区教委、区民政局等与民生密切相关的部门以及各街道每年应开放2次。", " | 区教委、区民政局、各街道"),
        ("在市教委指导下，由区教委牵头编制目录。", "区教委 |  | 市教委"),
        ("区教委在市教委指导下负责编制目录。", " | 区教委 | 市教委"),
        ("联合采购办公室定期汇总。", "-"),
        ("区教委会同区财政局、区住房城乡建设局建设平台。", "区教委 | 区财政局、区住房城乡建设局"),
        ("建设服务中心，搭建体验中心应用场景。", "-"),
        ("各级行政执法机关要公示结果。", " | 各级行政执法机关"),
        ("各省份于6月底前完成考核。", " | 各省份"),
        ("2019年3月底前，市教委推行目录。", " | 市教委"),
        ("6月底前，学生完成注册。", "-"),
        ("市教委组织检查。各区教育局对学校进行检查。", " | 市教委、各区教育局"),
        ("各地以县为单位进行排查。", " | 各地"),
        ("市教委印发了目录。", "-"),
        ("市政府办公厅印发《目录》。", "-"),
        ("各市建设工程质量总结。", "-"),
        ("医院优化流程，企业开展培训。", "-"),
        ("全市2019年6月底前完成改造。", "-"),
        ("2019年6月底前各街道要出台方案。", " | 各街道"),
        ("方案由自治区教育厅牵头商自治区财政厅提出。", "自治区教育厅 | 自治区财政厅"),
        ("目录由自治区教育厅转发。", " | 自治区教育厅"),
        ("目录由区教委转发。", " | 区教委"),
        ("各部门、单位要高度重视。", " | 各部门、单位"),
        ("各部门、各单位要高度重视。", " | 各部门、各单位"),
        ("各街道还应公布目录。", " | 各街道"),
        ("区教委、各街道均要公布目录。", " | 区教委、各街道"),
        ("各市、县人民政府和省相关部门要划定车位。", " | 各市、县人民政府、省相关部门"),
        ("优化营商环境联席会议（以下简称联席会议）办公室要建立台账。", " | 优化营商环境联席会议办公室"),
        ("门户网站每周至少更新3次。", "-"),
        ("各街道，要公布目录。", " | 各街道"),
        ("区教委、区民政局等部门，在摸清底数的基础上，要公布目录。", " | 区教委、区民政局"),
        ("各街道，特别是中心城区各街道，按照统一部署，应当公布目录。", " | 各街道"),
        ("区水务局，作为主管部门，负责公布目录。", " | 区水务局"),
        ("区教委，结合实际，牵头编制目录。", "区教委 | "),
        ("涉及民生，要公布目录。", "-"),
        ("区教委，以及各街道，在年底前，应当公布目录。", " | 区教委、各街道"),
        ("企业，在收到补贴后，应当报告。", "-"),
        ("各街道高度重视，年底前公布目录。", " | 各街道"),
        ("区水务局局长要公布目录。", " | 区水务局"),
    ],
)
def test_who_a_sentence_names(words: str, expected: str) -> None:
    assert one(f"。{words}") == expected


def test_a_bracket_within_a_sentence_leaves_the_sentence_whole() -> None:
    [clause] = read("一、要求", "（一）落实。目录编制（由区教委牵头）要抓紧。").values()
    assert clause.assignment
    assert clause.assignment.doubt == "mid_sentence"


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("各民生部门全年至少开放2次（牵头单位：区府办；责任单位：各部门、各街道）。", "subject_differs"),
        ("各街道每季度至少开放1次（牵头单位：区府办；责任单位：各部门、各街道）。", "subject_differs"),
        ("各街道要加强宣传（牵头单位：区府办；责任单位：各部门、各街道）。", ""),
        ("各责任单位6月底前完成编制（牵头单位：区府办；责任单位：各部门、各街道）。", ""),
        ("教委每季度报送（区教委负责）。", ""),
        ("编制目录（区教委6月底前完成，区民政局9月底前完成）。", "times_by_unit"),
        ("编制目录（区教委、区民政局，6月底前启动，9月底前完成）。", ""),
    ],
)
def test_units_that_owe_different_things_are_doubtful(words: str, doubt: str) -> None:
    [clause] = read("一、任务", f"1.{words}").values()
    assert clause.assignment
    assert clause.assignment.doubt == doubt


def test_units_with_times_of_their_own_are_named() -> None:
    clause = read("一、任务", "1.编制目录（区教委6月底前完成，区民政局9月底前完成）。")["1.1"]
    assert who(clause.assignment) == " | 区教委、区民政局"
    assert len(clause.due) == 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("（区长牵头，区水务局负责）。", " | 区水务局"),
        ("（市级河长、区水务局负责）。", " | 区水务局"),
        ("。（责任单位：区水务局、各级河长）", " | 区水务局"),
        ("（分管副区长负责）。", "-"),
        ("（区水务局局长牵头，各街道主要负责人配合）。", "区水务局 | 各街道"),
        ("。（县级河长：李力；责任单位：区水务局）", " | 区水务局"),
        ("。（责任领导：区长、副区长；责任单位：区水务局；责任人：李力）", " | 区水务局"),
        ("。市级河长每季度巡河。", "-"),
        ("（县委书记、县长负责）。", "-"),
        ("（区委书记牵头，区水务局负责）。", " | 区水务局"),
        ("（区委常委、副区长张三，区水务局负责）。", " | 区水务局"),
        ("（区政府秘书长牵头，区水务局配合）。", " | 区水务局"),
        ("（区人民政府副区长李力、区水务局负责）。", " | 区水务局"),
        ("（县委宣传部部长牵头）。", "县委宣传部 | "),
        ("（各部门主要负责人负责）。", " | 各部门"),
        ("（区教委、各单位主要负责人负责）。", " | 区教委、各单位"),
        ("（各责任单位负责人负责）。", " | 各责任单位"),
    ],
)
def test_office_holders_and_persons_are_no_units(words: str, expected: str) -> None:
    assert one(words) == expected


@pytest.mark.parametrize("person", ["区长牵头", "区委书记牵头", "区政府秘书长牵头", "区委常委、副区长张三牵头"])
def test_an_office_holder_among_the_units_is_a_doubt(person: str) -> None:
    [clause] = read("一、要求", f"（一）整治河道（{person}，区水务局负责）。").values()
    assert clause.assignment
    assert clause.assignment.doubt == "person_named"


def test_sentences_that_give_units_different_times_are_a_doubt() -> None:
    head = ("江源县2022年工作要点", "一、公开")
    made = draft(
        document(*head, "1.县教育局要在8月25日前公布方案，县民政局每月10日前公布情况。", "2.各部门要每季度公布进展。")
    )
    doubts = [each.doubt for each in made.doubts if each.path[-1] == "responsible"]
    assert doubts == ["times_by_unit", "from_sentence"]


def test_a_list_that_says_what_each_does_names_the_units_and_nothing_else() -> None:
    words = "责任分工：区规划局做好编制工作，区教委、区民政局作为业主单位，开展日常检查。"
    assert list(roles("一、任务", "（一）编制规划。", words).values()) == [" | 区规划局、区教委、区民政局"]
