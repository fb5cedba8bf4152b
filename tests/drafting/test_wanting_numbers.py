"""How many and how often: quotas, milestones, periods, and numbers that are none."""

from datetime import date

import pytest
from wanted import doubted, read, wants, words

from govopen.drafting.wants.periods import YEARLY

QUOTAS = {
    "每年至少组织2次培训": "2 times",
    "每年至少听取1次汇报": "1 times",
    "每年组织一次培训": "1 times",
    "全年不少于10期": "10 times",
    "全年组织新闻发布会不少于二十六场": "26 times",
    "年内推进26个试点": "26 times",
    "开展演练两次以上": "2 times",
    "年内建成充电站60处": "60 times",
    "全年新建公园12个": "12 times",
    "每年培育企业50家": "50 times",
    "每年至少上门2次": "2 times",
    "每年至少上门2次，其中7月20日之前至少完成1次": "2 times (1 by 2018-07-20)",
    "全年新建公园12个，其中6月底前建成5个": "12 times (5 by 2018-06-30)",
    "全年刊发信息2千条": "2000 times",
    "9月底前至少举办2场发布会": "2 times (2 by 2018-09-30)",
    "9月底前至少举办1场发布会": "2018-09-30",
    "每年开放会议不少于2次，7月20日之前至少开放1次": "2 times (1 by 2018-07-20)",
    "开放会议不少于2场，其中上半年至少1场": "2 times (1 by 2018-06-30)",
    "每人每年参加培训不少于40学时": "40 times",
    "组织演练2次/年": "2 times",
    "一年两次评估": "2 times",
    "6月、12月各报送2次": "4 times (2 by 2018-06-30)",
    "一、三季度各开展2次检查": "4 times (2 by 2018-03-31, 4 by 2018-09-30)",
    "全年安排2次检查，其中上半年1次、下半年1次": "2 times (1 by 2018-06-30)",
    "全年举办一期培训班": "1 times",
    "每年至少1次通过在线访谈解读政策": "1 times",
    "每年组织不少于2次的业务培训": "2 times",
    "每年至少培训骨干100人": "100 times",
    "每年举办培训2次，培训100人": "2 times",
    "每年二次检查": "2 times",
    "每年至少两次，第一次于五月十五日之前完成": "2 times (1 by 2018-05-15)",
    "全年举办2场，首场于6月底前举办，第二场于11月底前举办": "2 times (1 by 2018-06-30, 2 by 2018-11-30)",
}


@pytest.mark.parametrize(("sentence", "quota"), QUOTAS.items())
def test_a_number_of_things_to_do(sentence: str, quota: str) -> None:
    assert read(f"{sentence}。") == [quota]


NO_QUOTAS = (
    "实现三个方面的功能",
    "落实26项制度",
    "推进26项制度建设",
    "实施“十大覆盖工程”",
    "推行一窗受理",
    "辖区有企业1家",
    "推行“双随机、一公开”",
    "一是加强领导",
    "补贴只享受一次",
    "全年考试一次通过率达到九成",
    "对超过3次的约谈",
    "让群众最多跑一次",
    "做好第3次普查",
    "实行一次性告知",
    "办理12345热线事项",
    "打造15分钟便民圈",
    "覆盖率达到95%以上",
    "分2个批次推进",
    "加强5个环节的管理",
    "落实24小时值班",
    "对超期提醒超过3次的予以通报",
    "对连续2次排名末位的约谈",
    "深化26个试点领域公开",
    "建立不少于20人的队伍",
    "人均绿地达到12平方米以上",
    "每年培养技术人才100名",
    "每年选拔不少于100名青年人才",
    "每年安排100名左右干部培训",
    "采用云架构，达到一次投入，减少二次开发费用",
    "实行一次录入、多方共享，避免二次录入",
)


@pytest.mark.parametrize("sentence", NO_QUOTAS)
def test_a_number_that_counts_nothing_to_do(sentence: str) -> None:
    assert read(f"{sentence}。") == []


def test_each_number_of_a_list_is_a_requirement_of_its_own() -> None:
    first, second = wants("全年至少召开1次报告会和1次开放日活动。")
    assert (first.times, first.about) == (1, "报告会")
    assert (second.times, second.about) == (1, "开放日活动")


THINGS_BY_A_DAY = {
    "年底前培育示范点5个": ["2018-12-31"],
    "到2018年底完成12座水库除险加固": ["2018-12-31"],
    "到2018年底每个街道建成1处": ["2018-12-31"],
    "9月底前至少建成2个发布厅": ["2018-09-30"],
    "上半年建成公园5个": ["2018-06-30"],
    "6月底前建成10个站点，年底前建成20个": ["2018-06-30", "2018-12-31"],
    "6月、12月底前各建成2个站点": ["2018-06-30", "2018-12-31"],
    "12月底前改造棚户区2836户和老旧小区20个": ["2018-12-31"],
    "12月底前新增企业30家以上": ["2018-12-31"],
    "12月底前遴选试点10个左右": ["2018-12-31"],
    "9月底前硬化道路10条、新增绿地20亩": ["2018-09-30"],
}


@pytest.mark.parametrize(("sentence", "days"), THINGS_BY_A_DAY.items())
def test_things_made_by_a_day_are_due_then_and_their_number_stays_in_the_words(sentence: str, days: list[str]) -> None:
    assert read(f"{sentence}。") == days
    said = "".join(words(f"{sentence}。"))
    assert all(sign in said for sign in sentence if sign.isdigit())


@pytest.mark.parametrize(
    "sentence", ["争创10个示范点", "力争实现4000家以上企业改造", "新建公园3个", "至少打造1个示范点"]
)
def test_things_without_any_time_are_no_requirement(sentence: str) -> None:
    assert read(f"{sentence}。") == []


def test_the_words_of_things_far_from_their_day_begin_with_the_verb() -> None:
    sentence = "2018年底前，全区各镇各街道新增公办学位3000个，其中小学学位2000个。"
    assert words(sentence) == ["2018年底前，新增公办学位3000个，其中小学学位2000个"]


def test_things_to_be_made_without_any_time_are_a_doubt() -> None:
    assert doubted("至少打造1个示范点。") == [("至少打造1个", "things_without_time")]
    assert doubted("建设智慧农场2个。") == [("2个", "things_without_time")]
    assert doubted("增设充电桩100个。") == [("100个", "things_without_time")]


def test_a_number_of_things_beside_a_day_is_no_doubt() -> None:
    assert doubted("新建公园3个，9月底前开放。") == []
    assert doubted("新建公园3个。", "9月底前") == []


def test_a_number_of_happenings_without_a_time_is_doubtful() -> None:
    (want,) = wants("举办培训3次。")
    assert (want.times, want.doubt, want.confidence) == (3, "count_without_time", 0.6)


def test_a_rough_number_is_taken_at_its_least() -> None:
    (want,) = wants("全年组织培训3-5次。")
    assert (want.times, want.doubt) == (3, "count_range")


PERIODS = {
    "每季度公开财政收支": "every quarter",
    "检查一季度不少于一次": "every quarter",
    "按季度公开财政收支": "every quarter",
    "落实季度发布机制": "every quarter",
    "实行一季度一通报": "every quarter",
    "每月公开财政收支": "every month",
    "按月公开财政收支": "every month",
    "实行月调度": "every month",
    "每月月底前报送": "every month",
    "每两周召开例会": "every FREQ=WEEKLY;INTERVAL=2",
    "每周更新专栏": "every FREQ=WEEKLY",
    "每周五前报送": "every FREQ=WEEKLY;BYDAY=FR",
    "每日更新专栏": "every FREQ=DAILY",
    "每半年通报情况": "every half-year",
    "检查半年一次": "every half-year",
    "上半年和下半年各检查一次": "every half-year",
    "每两个月召开联席会": "every FREQ=MONTHLY;INTERVAL=2",
    "原则上两个月召开一次会议": "every FREQ=MONTHLY;INTERVAL=2",
    "原则上一个月召开一次会议": "every month",
    "每三个月召开一次会议": "every quarter",
    "每10天召开一次会议": "every FREQ=DAILY;INTERVAL=10",
    "栏目更新间隔不得超过2周": "every FREQ=WEEKLY;INTERVAL=2",
    "每个工作日至少更新1条": "every FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "每月最后一个星期五接访": "every FREQ=MONTHLY;BYDAY=-1FR",
    "每月5日前报送": "every FREQ=MONTHLY;BYMONTHDAY=5",
    "每月10日、20日前报送": "every FREQ=MONTHLY;BYMONTHDAY=10,20",
    "次月10日前报送": "every FREQ=MONTHLY;BYMONTHDAY=10",
    "每季度首月10日前报送": "every FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
    "每个季度第1个月的20日前报送": "every FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=20",
    "每季度末月25日前报送": "every FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
    "于每季度末报送": "every quarter",
    "每季度结束后10个工作日内公开": "every quarter + 10 working days",
    "每月结束后5日内公开": "every month + 5 days",
    "每季度不少于1次": "every quarter",
    "每季度至少召开2次发布会": "2 times every quarter",
    "每月至少发布1篇解读": "every month",
    "每周更新不少于3次": "3 times every FREQ=WEEKLY",
    "每周三次巡查": "3 times every FREQ=WEEKLY",
    "开展巡查3次/周": "3 times every FREQ=WEEKLY",
    "开展督导1次/季度": "every quarter",
    "公报每两月出版一期": "every FREQ=MONTHLY;INTERVAL=2",
    "每两年开展一次评估": "every FREQ=YEARLY;INTERVAL=2",
    "每学期至少开展1次演练": "every half-year",
    "栏目2周内至少更新一次": "every FREQ=WEEKLY;INTERVAL=2",
    "栏目更新不得超过1个月": "every month",
    "每月最后一周的周五打扫": "every FREQ=MONTHLY;BYDAY=-1FR",
    "隔月召开联席会议": "every FREQ=MONTHLY;INTERVAL=2",
    "每周一至周五开放": "every FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "每日18时前报送数据": "every FREQ=DAILY",
    "每季度末次月10日前报送": "every FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10",
    "季度终了后15日内报送": "every quarter + 15 days",
    "每月前5个工作日内更新": "every month",
    "每季度结束前5个工作日内报送": "every quarter",
    "一月一活动": "every month",
    "每月1日至5日报送数据": "every FREQ=MONTHLY;BYMONTHDAY=5",
    "每半年末月25日前报送": "every FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=25",
    "每半年首月10日前报送": "every FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=10",
    "每周五报送进展": "every FREQ=WEEKLY;BYDAY=FR",
    "每周一、三、五巡查": "every FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "每周一调度": "every FREQ=WEEKLY",
    "每月逢10日报送": "every FREQ=MONTHLY;BYMONTHDAY=10",
    "两月一次检查": "every FREQ=MONTHLY;INTERVAL=2",
    "上下半年各1次检查": "every half-year",
    "半年至少一次检查": "every half-year",
    "一月两次检查": "2 times every month",
    "一周不少于3次巡查": "3 times every FREQ=WEEKLY",
    "月度终了后5日内报送": "every month + 5 days",
    "自7月1日起每季度报送进展": "every FREQ=YEARLY;BYMONTH=9,12;BYMONTHDAY=-1",
    "自7月起，每月5日前报送进展": "every FREQ=YEARLY;BYMONTH=7,8,9,10,11,12;BYMONTHDAY=5",
    "10月1日起每季度至少检查2次": "2 times every FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
    "7月至9月每月开展一次检查": "every FREQ=YEARLY;BYMONTH=7,8,9;BYMONTHDAY=-1",
    "7—9月，每月开展一次检查": "every FREQ=YEARLY;BYMONTH=7,8,9;BYMONTHDAY=-1",
}


@pytest.mark.parametrize(("sentence", "period"), PERIODS.items())
def test_a_period(sentence: str, period: str) -> None:
    assert read(f"{sentence}。") == [period]


@pytest.mark.parametrize(
    "sentence",
    [
        "按季节调整服务时间",
        "每月补助300元",
        "6月通报情况的文件",
        "每年开展宣传",
        "每月1日至20日为安静期",
        "每月5日起开展抽查",
        "定期公开",
        "会议每月不超过2次",
        "对每周累计2次的通报",
        "每月控制在2次以内",
        "下半年报送总结",
        "上半年公布收费标准",
        "下半年公布收费标准",
        "第一季度不少于一次检查",
    ],
)
def test_what_is_no_period(sentence: str) -> None:
    assert not any(want.startswith("every") for want in read(f"{sentence}。"))


def test_one_quarter_is_taken_for_each_and_is_not_sure() -> None:
    (want,) = wants("检查一季度不少于一次。")
    assert want.confidence < 0.8


def test_two_periods_are_two_requirements() -> None:
    assert read("每月调度进展，每季度通报排名。") == ["every month", "every quarter"]


def test_the_words_are_the_few_that_state_it() -> None:
    sentence = "各单位要配齐人手，领导每年至少听取1次网站工作汇报，帮助解决困难。"
    assert words(sentence) == ["每年至少听取1次网站工作汇报"]
    assert all(len(each) <= 31 for each in words("每年应组织接待日至少2次，在8月20日之前至少完成1次。"))


@pytest.mark.parametrize("sentence", ["自7月1日起每季度报送进展", "7月至9月每月开展一次检查"])
def test_a_period_that_holds_for_a_time_has_only_the_days_of_that_time_and_says_so(sentence: str) -> None:
    (want,) = wants(f"{sentence}。")
    assert want.doubt == "only_then"
    assert words(f"{sentence}。") == [sentence]


def test_a_time_of_a_period_that_no_rule_can_say_is_a_doubt() -> None:
    (want,) = wants("10月起每周调度。")
    assert (want.every, want.doubt) == ("FREQ=WEEKLY", "not_only_then")
    several = (date(2018, 1, 1), date(2020, 12, 31))
    (want,) = wants("自7月1日起每季度报送进展。", period=several)
    assert (want.every, want.doubt) == ("quarter", "not_only_then")


@pytest.mark.parametrize("sentence", ["每月前5个工作日内更新", "每月第一周报送", "每季度首月报送", "每月初报送"])
def test_the_beginning_of_a_period_is_read_as_its_end_and_doubted(sentence: str) -> None:
    (want,) = wants(f"{sentence}。")
    assert want.doubt == "part_of_period"


SEVERAL_YEARS = {
    "每年至少举办2次培训": (YEARLY, 2),
    "每年培育企业50家": (YEARLY, 50),
    "每年组织一次培训": (YEARLY, None),
    "一年两次评估": (YEARLY, 2),
    "组织演练2次/年": (YEARLY, 2),
    "全年不少于10期": ("", 10),
}


@pytest.mark.parametrize(("sentence", "owed"), SEVERAL_YEARS.items())
def test_in_a_plan_of_several_years_what_each_year_needs_recurs(sentence: str, owed: tuple[str, int | None]) -> None:
    (want,) = wants(f"{sentence}。", year=2021, period=(date(2021, 1, 1), date(2023, 12, 31)))
    assert (want.every, want.times) == owed


EACH_YEAR = {
    "每年公开财政预算": "财政预算",
    "每年度主动公开收支情况": "收支情况",
    "每年都要公布考核结果": "考核结果",
    "各单位要每年在政府网站公开参保情况、待遇支付情况": "参保情况",
    "按年度公布账目": "账目",
    "逐年公布考核结果": "考核结果",
    "每年将预算执行情况向社会公布": "预算执行情况",
    "每年编制并向社会公布年度报告": "年度报告",
    "每年向市政府报送工作进展情况": "工作进展情况",
    "每年向人大常委会报告工作": "向人大常委会报告工作",
    "每年召开联席会议": "联席会议",
    "每年举办科技节": "科技节",
}


@pytest.mark.parametrize(("sentence", "name"), EACH_YEAR.items())
def test_what_is_published_reported_or_held_each_year_is_a_quota_of_one_or_recurs(sentence: str, name: str) -> None:
    (once,) = wants(f"{sentence}。")
    assert (once.every, once.times, once.about) == ("", 1, name)
    (again,) = wants(f"{sentence}。", year=2021, period=(date(2021, 1, 1), date(2023, 12, 31)))
    assert (again.every, again.times, again.about) == (YEARLY, None, name)


@pytest.mark.parametrize(
    "sentence",
    [
        "每年培育一批企业",
        "每年公开招聘教师",
        "每年公布的目录要完善",
        "每年会议召开前报送材料",
        "近年来每年召开会议",
        "每年举办各类活动",
        "建立每年向人大报告制度",
        "每年对公开情况进行评估",
        "按年度计划公开信息",
        "每年召开会议不超过2次",
        "落实“每年公布”要求",
        "逐年扩大公开范围",
        "对每年公开发布的目录进行更新",
        "及时更新每年发布实施的目录清单",
        "确保每年公开率达到100%",
        "每年公示期满后组织复核",
        "每年举办茶博会期间，加强检查",
        "每年召开区人大会议前，报送材料",
        "结合每年举办科技周，开展宣传",
        "利用每年召开大会契机，加强宣传",
        "根据每年公布结果，调整目录",
        "除每年公布年报外，加强宣传",
        "不再每年报告工作情况",
        "每年上报数据须一致",
        "自2018年起，每年公布评议结果",
    ],
)
def test_each_year_said_loosely_makes_nothing_due(sentence: str) -> None:
    assert read(f"{sentence}。") == []


def test_each_year_holds_beside_a_day_of_another_task() -> None:
    assert read("每年公布部门预算，2018年底前建成统一平台。") == ["1 times", "2018-12-31"]
    assert read("每年公布收支，6月底前公布决算。") == ["1 times", "2018-06-30"]
    assert read("每年公布收支，每季度公开财政收支情况。") == ["1 times", "every quarter"]
    assert read("每年公开招生计划。") == ["1 times"]
    assert read("每年公开招标结果。") == ["1 times"]


def test_a_day_a_number_or_a_period_behind_each_year_says_more() -> None:
    assert read("每年公布年报，3月底前完成。") == ["2018-03-31"]
    assert read("每年召开两次会议。") == ["2 times"]
    assert read("每年按季度公布进展。") == ["every quarter"]
