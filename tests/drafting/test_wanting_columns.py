"""What a due column says, alone and beside the text."""

import pytest
from lines import document as made_of
from wanted import read, wants, words

from govopen.drafting.draft import draft

COLUMN = {
    "6月底": "2018-06-30",
    "6月底前": "2018-06-30",
    "2018年6月": "2018-06-30",
    "2018.06": "2018-06-30",
    "完成时限：2018年6月30日": "2018-06-30",
    "6月30日": "2018-06-30",
    "3-6月": "2018-06-30",
    "2018年1月-12月": "2018-12-31",
    "第二季度": "2018-06-30",
    "上半年": "2018-06-30",
    "年底": "2018-12-31",
    "年内": "2018-12-31",
    "2018年": "2018-12-31",
    "6月底前完成并长期坚持": "2018-06-30",
    "每季度": "every quarter",
    "季度": "every quarter",
    "每月10日前": "every FREQ=MONTHLY;BYMONTHDAY=10",
    "每半年": "every half-year",
    "2018.3-2018.6": "2018-06-30",
    "5个工作日": "5 working days of 推进平台整合",
    "文件发布后3个工作日内": "3 working days of policy_published",
}


@pytest.mark.parametrize(("due", "want"), COLUMN.items())
def test_what_a_column_says(due: str, want: str) -> None:
    assert read("推进平台整合。", due) == [want]


def test_a_number_of_things_beside_an_empty_column_is_doubted_as_in_a_paragraph() -> None:
    lines = ["| 序号 | 任务 | 责任单位 | 完成时限 |", "|---|---|---|---|"]
    rows = ["| 1 | 建设智慧农场2个 | 区农业局 |  |", "| 2 | 建立台账 | 区水务局 | 9月底前 |"]
    for document in (
        made_of("临江区2024年农业方案", *lines, *rows),
        made_of("一、农业", "1.建设智慧农场2个（区农业局负责）。"),
    ):
        assert "things_without_time" in {each.doubt for each in draft(document).doubts}


def test_quarters_listed_in_a_column_are_each_due() -> None:
    assert sorted(read("推进平台整合。", "一、三季度")) == ["2018-03-31", "2018-09-30"]


@pytest.mark.parametrize(
    "due",
    [
        "长期坚持",
        "持续推进",
        "年内持续推进",
        "2018年内常态化开展",
        "全年",
        "2018年全年",
        "常态化",
        "按时间节点",
        "长期",
        "已完成",
        "",
    ],
)
def test_what_goes_on_has_no_date(due: str) -> None:
    assert read("推进平台整合。", due) == []


def test_what_the_text_says_already_is_not_said_twice() -> None:
    assert read("6月底前完成平台整合。", "6月底") == ["2018-06-30"]


def test_a_clock_that_the_text_says_too_is_one() -> None:
    assert read("收到留言后3个工作日内答复。", "收到留言后3个工作日内") == ["3 working days of message_received"]
    assert len(read("收到留言后3个工作日内答复。", "收到留言后5个工作日内")) == 2


def test_two_days_that_differ_are_both_kept_and_doubted() -> None:
    first, second = wants("5月底前完成平台整合。", "6月底")
    assert (first.doubt, second.doubt) == ("", "column_or_text")


def test_a_number_is_spread_over_the_days_of_its_column() -> None:
    assert read("开展案卷评查2次。", "5月、11月") == ["2 times (1 by 2018-05-31, 2 by 2018-11-30)"]
    assert read("召开发布会4次。", "3月、6月、9月、12月") == [
        "4 times (1 by 2018-03-31, 2 by 2018-06-30, 3 by 2018-09-30)"
    ]
    (odd,) = wants("开展案卷评查3次。", "5月、11月")
    assert (odd.times, odd.milestones, odd.doubt) == (3, (), "column_or_text")


def test_what_is_published_each_year_is_due_on_the_columns_day() -> None:
    assert read("每年公布目录。", "6月底") == ["2018-06-30"]
    assert read("每年公布目录。", "12月") == ["1 times"]


def test_a_number_in_the_text_is_due_on_the_columns_day() -> None:
    assert read("举办培训2次。", "11月底前") == ["2 times (2 by 2018-11-30)"]
    assert read("举办培训2次。", "12月底前") == ["2 times"]
    assert read("全年组织培训4次。", "2018年12月") == ["4 times"]


THINGS = {
    ("改造棚户区2836户。", "12月底前完成"): "2018-12-31",
    ("遴选企业20家，新增试点企业30家。", "2018年12月"): "2018-12-31",
    ("遴选省级试点10个左右。", "2018年12月"): "2018-12-31",
    ("新建2座人行天桥。", "9月投入使用"): "2018-09-30",
    ("城区再新建1个农贸市场。", "12月底前"): "2018-12-31",
    ("年内建成充电站60处。", "12月底前"): "2018-12-31",
}


@pytest.mark.parametrize(("clause", "day"), THINGS.items())
def test_things_are_due_on_the_columns_day_and_are_no_quota(clause: tuple[str, str], day: str) -> None:
    assert read(*clause) == [day]


def test_a_number_of_happenings_does_not_take_the_day_from_the_things_beside_it() -> None:
    assert read("举办培训3次，新建公园2个。", "12月底前") == ["3 times", "2018-12-31"]
    assert read("举办培训3次，新建公园2个。", "11月底前") == ["3 times (3 by 2018-11-30)", "2018-11-30"]


def test_the_words_of_things_for_the_year_stand_before_the_columns_day() -> None:
    assert words("年内建成充电站60处。", "12月底前") == ["年内建成充电站60处，12月底前"]


def test_a_name_comes_from_the_clause() -> None:
    (want,) = wants("推进平台整合，完善功能。", "6月底")
    assert want.about == "推进平台整合"


def test_a_quarter_says_more_than_a_number_for_the_year() -> None:
    assert read("委托第三方评估，每年至少1次。", "第四季度") == ["1 times", "2018-12-31"]


NAMES = {
    "设施全清单是市政府主抓的工作，6月底前完成。": "设施全清单",
    "养老机构名录动态管理，变更后10日内更新。": "养老机构名录动态管理（更新）",
    "县工会牵头，县直单位参与，开展健步走活动，6月底前完成。": "健步走活动",
    "年底前实现村（社区）服务设施全覆盖。": "村（社区）服务设施全覆盖",
    "实行按月调度。": "按月调度",
    "各区要制定实施方案，明确节点，并于3月底前报送市政府办公厅备案。": "实施方案",
    "各部门要于3月底前制定本地区、本部门推行制度的办法。": "本部门推行制度的办法",
    "年底前至少建设一所符合当地经济社会发展和人才培养需要的中等职业学校。": "中等职业学校",
    "检查停车、物业收费，6月底前完成。": "检查停车、物业收费",
    "自受理之日起十五个工作日内办结。": "办结",
    "每季度首月10日前报送。": "报送",
    "各部门于六月五日前报送。": "报送",
    "截至年底完成验收。": "验收",
    "上下半年各1次检查。": "检查",
    "6月底前由牵头部门报送方案。": "方案",
    "积水点自降雨停止之日起2日内完成核查。": "积水点（核查）",
    "推进灌区节水改造，到2018年年底前完成并持续落实。": "灌区节水改造",
    "12月底前完成棚户区改造2836户和老旧小区改造20个。": "棚户区改造",
    "6月底前完善《公共数据开放利用评价指标体系》。": "公共数据开放利用评价指标体系",
    "各单位于11月底前报送年度总结。": "年度总结",
    "自查每月不少于1次。": "自查",
    "牵头部门负责6月底前完成。": "",
    "各地要在本意见印发之日起30日内，制定具体实施办法。": "实施办法",
}


@pytest.mark.parametrize(("sentence", "name"), NAMES.items())
def test_a_name_says_what_is_done_and_can_be_read_alone(sentence: str, name: str) -> None:
    (want,) = wants(sentence)
    assert want.about == name


@pytest.mark.parametrize(
    "sentence",
    ["6月底前完成跨区域跨部门政务服务平台数据共享交换通道建设改造升级。", "6月底前完成。"],
)
def test_what_no_short_name_says_whole_is_left_to_the_clauses_title(sentence: str) -> None:
    (want,) = wants(sentence)
    assert want.about == ""


def test_a_name_in_a_column_is_whole_or_the_clauses_title() -> None:
    (want,) = wants("完善《公共数据开放利用评价指标体系》。", "12月底前")
    assert want.about == "完善《公共数据开放利用评价指标体系》"
    (want,) = wants("推动建立覆盖全区各部门各街道并且联通市级平台政务数据共享交换体系。", "12月底前")
    assert want.about == ""


def test_a_phase_is_named_by_its_own_verb() -> None:
    assert [want.about for want in wants("5月底前实现开工，10月底前竣工，年底前投用。")] == ["开工", "竣工", "投用"]
