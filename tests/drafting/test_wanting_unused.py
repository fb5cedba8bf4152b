"""No word that says a time vanishes: it is required, known for a mere mention, or a doubt."""

import pytest
from wanted import doubted, read

UNUSED = {
    "2月30日前完成清单编制": "2月30日前",
    "6月31日报送名单": "6月31日",
    "2018年二月三十日前完成": "2018年二月三十日前",
    "13月底前完成清单编制": "13月底前",
    "2018年13月5日前完成": "2018年13月5日前",
    "二〇一八年十三月前完成": "二〇一八年十三月前",
    "2018.6.31前报送": "2018.6.31",
    "季度末报送进展": "季度末",
    "季度结束前报送进展": "季度结束前",
    "年度终了前完成审计": "年度终了前",
    "月底前报送进展": "月底前",
    "月末报送进展": "月末",
    "本月底前报送进展": "本月底前",
    "下月初报送计划": "下月初",
    "本季度内完成": "本季度内",
    "岁末完成清点": "岁末",
    "年初制定计划": "年初",
    "节前完成检查": "节前",
    "换届前完成审计": "换届前",
    "换届选举前完成审计": "换届选举前",
    "高考前完成检查": "高考前",
    "雨季前完成清淤": "雨季前",
    "冬季来临前完成检修": "冬季来临前",
    "春耕前完成检修": "春耕前",
    "项目开工前完成审批": "开工前",
    "会议召开5日前报送材料": "召开5日前",
    "到期30日前提醒": "到期30日前",
    "合同到期前30日续签": "到期前30日",
    "两年内完成改造": "两年内",
    "半年内完成整改": "半年内",
    "半小时内到场处置": "半小时内",
    "接报后30分钟内响应": "30分钟内",
    "接警后十分钟内到达现场": "十分钟内",
    "确保1小时30分内办结": "1小时30分内",
    "重大舆情1小时30分钟内上报": "1小时30分钟内",
    "一刻钟内到场": "一刻钟内",
    "1.5个工作日内办结": "1.5个工作日内",
    "最长不超过半小时": "最长不超过半小时",
    "用3年时间完成改造": "3年时间",
    "每年开展宣传": "每年",
    "按年度开展宣传": "按年度",
    "每年培育一批企业": "每年",
    "年均新增就业10万人": "年均",
    "年均举办培训20场": "年均",
    "会议每月不超过2次": "每月",
    "各类会议每月控制在2次以内": "每月",
    "保存期限不少于3年": "期限不少于3年",
    "当日办结": "当日",
}


@pytest.mark.parametrize(("sentence", "words"), UNUSED.items())
def test_a_time_that_no_rule_could_use_is_a_doubt(sentence: str, words: str) -> None:
    assert read(f"{sentence}。") == []
    assert doubted(f"{sentence}。") == [(words, "unused_time")]


SILENT = (
    "到2035年建成数字政府",
    "“十三五”期间改造道路",
    "“十三五”末建成平台",
    "推进三年行动计划",
    "2017年全区共公开信息3万条",
    "截至2017年底，已公开信息3万条",
    "落实国办发〔2018〕6号文件",
    "贯彻2017年6月1日公布的条例",
    "做好2022年冬奥会信息公开",
    "24小时自助服务",
    "提供7×24小时服务",
    "年均浓度控制在29微克以下",
    "生产总值年均增长8%以上",
    "近五年来年均新增1000户",
    "全年365天开放",
    "打造15分钟便民圈",
    "建设30分钟内可达的健身圈",
    "打造“15分钟服务圈”",
    "近3年内未受处罚的企业",
    "许可证有效期3年",
    "每月补助300元",
    "首页2周内未更新的予以通报",
    "办理时限由10个工作日压缩一半",
    "严格按照年初计划安排",
    "年终考核",
    "会前公示",
    "前期准备工作",
    "三月三民歌节",
    "6月底前完成清单编制",
    "每季度公开财政收支",
    "收到申请后20个工作日内答复",
    "按时限要求完成",
    "定期通报，及时更新，第一时间发布",
)


@pytest.mark.parametrize("sentence", SILENT)
def test_a_time_that_is_required_or_clearly_sets_nothing_is_no_doubt(sentence: str) -> None:
    assert doubted(f"{sentence}。") == []


WHICH = (
    "2018年6月底前形成的清单全部公开",
    "6月底前印发的文件全部公开",
    "2018年5月底前签发的文件予以清理",
    "6月底前建成的项目要验收",
    "年底前出台的政策纳入汇编",
    "3月底前认定的企业予以奖励",
    "6月底前完成的任务予以销号",
    "6月底前完成整改的，予以销号",
    "6月底前的存量问题全部清零",
)


@pytest.mark.parametrize("sentence", WHICH)
def test_a_day_that_says_which_things_are_meant_is_a_doubt_and_no_deadline(sentence: str) -> None:
    assert read(f"{sentence}。") == []
    assert [doubt for _words, doubt in doubted(f"{sentence}。")] == ["which_things"]


ASKED = (
    "6月底前完成新建的学校验收",
    "6月底前制定完善的制度",
    "6月底前形成可复制的经验",
    "6月底前应完成的任务",
    "6月底前完成的不少于50%",
    "实现6月底前基本建成的目标",
    "6月底前出台具体的措施",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_day_by_which_something_is_asked_for_is_a_deadline(sentence: str) -> None:
    assert read(f"{sentence}。") == ["2018-06-30"]
    assert doubted(f"{sentence}。") == []


def test_what_was_made_before_the_plan_is_no_doubt() -> None:
    assert doubted("去年年底前印发的文件要清理。") == []
    assert doubted("2016年底前签订的合同全部续签。") == []


def test_a_day_from_which_on_something_holds_is_a_doubt_unless_it_is_when_rules_come_into_force() -> None:
    assert doubted("自7月1日起，全面实行网上办理。") == [("7月1日", "starts_then")]
    assert doubted("办法自7月1日起施行。") == []


def test_next_years_end_without_a_limit_is_perhaps_a_prospect() -> None:
    assert doubted("2019年底建成平台。") == [("2019年底", "horizon")]


def test_a_due_column_that_says_no_day_is_a_doubt() -> None:
    assert doubted("推进平台整合。", "节前") == [("节前", "unused_time")]
    assert doubted("推进平台整合。", "6月31日") == [("6月31日", "unused_time")]
    assert doubted("推进平台整合。", "6月底") == []
    assert doubted("推进平台整合。", "全年") == []


def test_a_clock_of_minutes_is_a_doubt_beside_the_clock_of_hours_in_its_stretch() -> None:
    sentence = "事故发生后半小时内电话报告，2小时内书面报告。"
    assert read(sentence) == ["2 hours of major_incident"]
    assert doubted(sentence) == [("半小时内", "unused_time")]


def test_times_of_one_stretch_are_one_doubt() -> None:
    assert doubted("2月30日或6月31日前报送。") == [("2月30日或6月31日前", "unused_time")]
