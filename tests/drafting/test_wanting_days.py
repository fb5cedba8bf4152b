"""Days by which something must be done, in every form, and days that are only mentioned."""

from datetime import date

import pytest
from wanted import clause_of, read, short, wants

from govopen.drafting.document import Document, Span
from govopen.drafting.outline import Clause
from govopen.drafting.wanting import requirements, wanted

FORMS = {
    "6月底前完成清单编制": "2018-06-30",
    "6月底完成清单编制": "2018-06-30",
    "清单于6月20日前报送": "2018-06-20",
    "2018年6月20日前报送": "2018-06-20",
    "2018年6月底前报送": "2018-06-30",
    "二〇一八年六月底前报送": "2018-06-30",
    "十二月中旬前报送": "2018-12-20",
    "到2018年底建成平台": "2018-12-31",
    "到2018年年底建成平台": "2018-12-31",
    "年底前建成平台": "2018-12-31",
    "年年底前建成平台": "2018-12-31",
    "今年年底前建成平台": "2018-12-31",
    "年内建成平台": "2018-12-31",
    "上半年建成平台": "2018-06-30",
    "下半年建成平台": "2018-12-31",
    "第三季度建成平台": "2018-09-30",
    "三季度末建成平台": "2018-09-30",
    "一季度前建成平台": "2018-03-31",
    "前三季度建成平台": "2018-09-30",
    "第三季度出台行动计划": "2018-09-30",
    "上半年完成规划编制": "2018-06-30",
    "9月份编制工作要点": "2018-09-30",
    "第三季度计划开工": "2018-09-30",
    "6月上旬建成平台": "2018-06-10",
    "6月中旬建成平台": "2018-06-20",
    "6月下旬建成平台": "2018-06-30",
    "10月中旬前建成平台": "2018-10-20",
    "在7月20日之前完成1次检查": "2018-07-20",
    "截至6月30日前报送": "2018-06-30",
    "不迟于6月30日报送": "2018-06-30",
    "最迟6月底报送": "2018-06-30",
    "9月份召开推进会": "2018-09-30",
    "3月10日上午10时前报送名单": "2018-03-10",
    "于4月20日（星期五）前报送": "2018-04-20",
    "于每年2月底前更新目录": "2018-02-28",
    "每年1月31日前公布年报": "2018-01-31",
    "次年1月31日前公布年报": "2019-01-31",
    "明年3月底前公布年报": "2019-03-31",
    "2018-06-20前报送": "2018-06-20",
    "2018.6.20前报送": "2018-06-20",
    "4月至6月组织自查": "2018-06-30",
    "4—6月组织自查": "2018-06-30",
    "（2018年4月1日—6月30日）组织自查": "2018-06-30",
    "6月底前完成并持续落实": "2018-06-30",
    "6月底前覆盖率达到95%以上": "2018-06-30",
    "6月16日至18日组织检查": "2018-06-18",
    "3月1日至5月31日开展专项行动": "2018-05-31",
    "年中对落实情况进行检查": "2018-06-30",
    "9月1日开学前投入使用": "2018-09-01",
    "2018年10月――12月验收": "2018-12-31",
    "到2019年底，实现监管全覆盖": "2019-12-31",
    "2020年起，每年2月底前完成考核": "2020-02-29",
    "主汛期前（6月15日前）完成整治": "2018-06-15",
    "于2018年3月15日印发方案": "2018-03-15",
    "6月20日前提交报告": "2018-06-20",
    "6月上中旬开展宣传": "2018-06-20",
    "6月中下旬开展宣传": "2018-06-30",
    "从4月到6月开展整治": "2018-06-30",
    "每年上半年报送总结": "2018-06-30",
    "年底前建成二期工程": "2018-12-31",
    "年底前完成一期、二期建设": "2018-12-31",
    "6月底前公布第一批、第二批清单": "2018-06-30",
}


@pytest.mark.parametrize(("sentence", "day"), FORMS.items())
def test_a_day_is_its_last_day(sentence: str, day: str) -> None:
    assert read(f"{sentence}。") == [day]


MENTIONS = (
    "资金待年底审核后清算",
    "为2020年实现整体联动奠定基础",
    "到2035年建成数字政府",
    "到2020年，公开水平显著提升",
    "按照《2017年政务公开工作要点》落实",
    "按照国办发〔2017〕29号要求落实",
    "2017年全区共公开信息3万条",
    "截至2017年底，已公开信息3万条",
    "截至6月底，已公开信息3万条",
    "做好2022年冬奥会信息公开",
    "做好2022年北京冬奥会信息公开",
    "做好冬奥会信息公开",
    "许可证有效期至2020年12月31日",
    "清理2018年以来的文件",
    "梳理去年的文件",
    "文件自2018年6月1日起施行",
    "2018年6月1日经常务会议审议通过",
    "贯彻2017年6月1日公布的条例",
    "编制2018年度预算",
    "做好4月15日全民国家安全教育日宣传",
    "做好2018年政务公开工作",
    "总结上半年工作情况",
    "12月4日国家宪法日开展宣传",
    "严格按照年初计划安排",
    "严格按照“年初建账、年底交账”的制度督查",
    "落实一季度经济形势分析会部署的任务",
    "推进三年行动计划",
    "三年内完成改造",
    "“十三五”期间改造道路",
    "实施行动计划（2018—2020年）",
    "完成率达到95%以上",
    "高温期间（6月15日至9月15日）合理安排作业",
    "县政府办公室2018年2月18日印发",
    "县市场监督管理局2018年3月15日附件：分工表",
    "开学前后检查食堂",
    "2018年12月31日之前已完成转制的企业",
    "2018年7月1日前出生的儿童",
    "2018年6月30日前到期的合同全部续签",
    "对3月底前受理的申请集中办理",
    "整改2018年5月底前发现的问题",
    "2018年1月1日至12月31日，困难企业可组织活动",
    "2月1日至11月30日，对新开门店给予补贴",
    "政策执行期限为2018年1月1日至2020年12月31日",
    "数据取自上一年度1月至12月",
    "（民政部一九九七年一月二十八日）",
    "纳入年底效能目标考核体系",
    "2018年中国国际服务贸易交易会",
)


@pytest.mark.parametrize("sentence", MENTIONS)
def test_a_day_that_is_only_mentioned_is_no_deadline(sentence: str) -> None:
    assert read(f"{sentence}。") == []


def test_a_year_carries_over_to_what_follows_it_in_the_clause() -> None:
    found = read("2019年3月底前完成方案，6月底前完成建设。9月底前完成验收。")
    assert found == ["2019-03-31", "2019-06-30", "2019-09-30"]


def test_a_prospect_does_not_carry_over() -> None:
    assert read("为2020年整体联动奠定基础，6月底前完成方案。") == ["2018-06-30"]


def test_a_month_carries_over_to_a_day_without_one() -> None:
    assert read("6月15日前报送方案，20日前报送名单。") == ["2018-06-15", "2018-06-20"]


def test_the_word_before_belongs_to_all_days_that_are_listed() -> None:
    assert read("分别于6月15日、12月15日前报送进展。") == ["2018-06-15", "2018-12-15"]
    assert [each.doubt for each in wants("分别于6月15日、12月15日前报送进展。")] == ["", ""]


def test_the_documents_year_is_no_doubt() -> None:
    (want,) = wants("6月底前报送方案。", year=2018)
    assert not want.open_year
    assert want.doubt == ""


def test_without_a_year_anywhere_the_plans_is_supplied_and_doubted() -> None:
    (want,) = wants("6月底前报送方案。", year=None, period=(date(2019, 1, 1), date(2019, 12, 31)))
    assert (want.by, want.open_year, want.doubt) == (date(2019, 6, 30), True, "year_supplied")


def test_without_any_year_at_all_the_month_and_the_day_stand() -> None:
    (want,) = wants("6月底前报送方案。", year=None)
    assert want.by is not None
    assert (want.by.month, want.by.day, want.open_year) == (6, 30, True)


def test_in_a_plan_of_several_years_a_bare_day_leaves_the_year_open() -> None:
    period = (date(2018, 1, 1), date(2020, 12, 31))
    (want,) = wants("年底前建成平台。", year=2018, period=period)
    assert (want.open_year, want.doubt) == (True, "year_supplied")
    assert [short(each) for each in wants("到2020年建成平台。", year=2018, period=period)] == ["2020-12-31"]
    (yearly,) = wants("每年3月底前更新目录。", year=2018, period=period)
    assert yearly.every == "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"


def test_a_feast_is_a_time_without_a_date() -> None:
    (want,) = wants("春节前完成检查。")
    assert (want.by, want.rule, want.doubt) == (None, "feast", "no_calendar_date")


def test_a_day_after_the_plan_is_doubtful() -> None:
    (want,) = wants("2019年3月底前完成验收。")
    assert (want.by, want.doubt) == (date(2019, 3, 31), "beyond_period")


def test_a_day_the_calendar_does_not_have_is_none() -> None:
    assert read("2月30日前完成。") == []


def test_an_hour_is_left_to_the_clerk() -> None:
    (want,) = wants("3月10日上午10时前报送。")
    assert want.doubt == "time_of_day"


@pytest.mark.parametrize("line", ["县市监发〔2023〕15号", "县市场监督管理局　2023年3月15日", "2023年3月15日"])
def test_a_document_without_a_year_in_its_head_has_that_of_its_number_or_signature(line: str) -> None:
    body = "6月底前完成清单编制。"
    document = Document("a.txt", "txt", f"{body}\n{line}\n", ())
    clause = Clause("1.1", None, (Span(0, len(body)),), None)
    (want,) = requirements(document, clause, None, None)
    assert (want.by, want.open_year, want.doubt) == (date(2023, 6, 30), True, "year_supplied")


LISTED = {
    "于3、6、9月25日前报送进展": ["2018-03-25", "2018-06-25", "2018-09-25"],
    "每年4、10月上旬报送进展": ["2018-04-10", "2018-10-10"],
    "1月、4月、7月的10日前报送进展": ["2018-01-10", "2018-04-10", "2018-07-10"],
    "1、3月底前完成方案": ["2018-03-31"],  # the sentence's own number
    "“七一”前完成换届": ["no_calendar_date"],
    "3、6、9月底前报送进展": ["2018-03-31", "2018-06-30", "2018-09-30"],
    "每年6月和12月的20日前报送": ["2018-06-20", "2018-12-20"],
    "第1、2季度各1次": ["2018-06-30", "2018-03-31"],
    "一、三季度各开展一次检查": ["2018-03-31", "2018-09-30"],
    "于第二、三季度各开展一次检查": ["2018-06-30", "2018-09-30"],
    "二季度、四季度各开展一次检查": ["2018-06-30", "2018-12-31"],
    "一、三季度完成检查": ["2018-09-30"],  # the sentence's own number
    "重阳节前完成慰问": ["no_calendar_date"],
}


@pytest.mark.parametrize(("sentence", "days"), LISTED.items())
def test_months_that_are_listed_share_the_day(sentence: str, days: list[str]) -> None:
    assert sorted(read(f"{sentence}。")) == sorted(days)


def test_without_a_year_of_issue_a_year_alone_is_a_prospect_and_its_end_a_deadline() -> None:
    assert wants("到2015年完成改造。", year=None) == []
    document, clause = clause_of("到2015年完成改造。")
    assert [each.doubt for each in wanted(document, clause, None, None).left] == ["horizon"]
    (end,) = wants("2015年底前完成改造。", year=None)
    assert end.by == date(2015, 12, 31)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("6月底前建立24小时值守制度。", "24小时值守制度"),
        ("7×24小时服务热线6月底前开通。", "7×24小时服务热线"),
        ("6月底前打造15分钟便民圈。", "15分钟便民圈"),
        ("30分钟内到场，2小时内响应。", "响应"),
    ],
)
def test_hours_and_minutes_that_set_no_limit_stay_in_a_name(sentence: str, name: str) -> None:
    (want,) = wants(sentence)
    assert want.about == name


@pytest.mark.parametrize("sentence", ["3月前完成编制", "3月份之前完成编制", "一季度前完成编制", "每年3月前公布目录"])
def test_before_a_stretch_of_time_is_taken_for_by_its_end_and_doubted(sentence: str) -> None:
    (want,) = wants(f"{sentence}。")
    assert (want.by, want.doubt) == (date(2018, 3, 31), "before_or_end")


@pytest.mark.parametrize(
    "sentence", ["3月底前完成编制", "3月31日前完成编制", "3月（含）前完成编制", "一季度末前完成编制"]
)
def test_before_the_end_of_a_stretch_of_time_is_no_doubt(sentence: str) -> None:
    (want,) = wants(f"{sentence}。")
    assert (want.by, want.doubt) == (date(2018, 3, 31), "")
