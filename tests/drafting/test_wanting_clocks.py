"""Clocks, minimums and bans."""

import pytest
from wanted import doubted, read, wants, words

CLOCKS = {
    "自收到申请之日起20个工作日内答复": "20 working days of request_received",
    "收到留言后3个工作日内答复": "3 working days of message_received",
    "办理流程发生变化的，须在2个工作日内改好网页": "2 working days of guide_changed",
    "政策文件公布后，5日内发布解读": "5 days of policy_published",
    "信息自形成或者变更之日起20个工作日内公开": "20 working days of information_formed",
    "处罚决定作出之日起7个工作日内公示": "7 working days of decision_made",
    "重大突发事件发生后，最迟在5小时内发布权威信息": "5 hours of major_incident",
    "预算经批准后20日内向社会公开": "20 days of budget_approved",
    "答复申请的时限不得超过20个工作日": "20 working days of request_received",
    "会议结束后两周内公开纪要": "14 days of meeting_held",
    "解读材料与政策文件同步发布": "same day of policy_published",
    "会议召开当天公布议定事项": "same day of meeting_held",
    "征求意见后及时公开采纳情况": "promptly of consultation_closed",
    "政策文件印发后第一时间解读": "promptly of policy_published",
    "录制的视频及时上传网站": "promptly of 录制的视频",
    "发现线索后及时处置": "promptly of 发现线索",
    "收到线索后及时移送": "promptly of 收到线索",
    "重要情况及时报告区政府": "promptly of 重要情况",
    "遇有重大问题，要立即报告": "promptly of 重大问题",
    "对涉嫌犯罪的，要及时移送": "promptly of 涉嫌犯罪",
    "处罚决定被撤销的，应当及时从网站撤下": "promptly of 处罚决定被撤销",
    "涉嫌构成环境犯罪的，要及时依法立案侦查": "promptly of 涉嫌构成环境犯罪",
    "及时解读提请审议的议题": "promptly of topic_submitted",
    "留言及时答复": "promptly of message_received",
    "对符合条件的，自受理申请之日起3个工作日内作出决定": "3 working days of request_received",
    "咨询的办理时限为5个工作日": "5 working days of message_received",
    "将办理时限压缩至3个工作日内": "3 working days of request_received",
    "开办企业由5个工作日缩短到1个工作日以内": "1 working day of request_received",
    "审批时间由法定20个工作日压减至10个工作日": "10 working days of request_received",
    "接入时间控制在3个工作日以内": "3 working days of request_received",
    "将审评平均时限压缩至40个工作日以内": "40 working days of request_received",
    "审批时限从20个工作日缩短为8个工作日": "8 working days of request_received",
    "从申请到办结由15个工作日压缩到7个工作日": "7 working days of request_received",
    "优化企业开办流程，由10天压缩至3天": "3 days of request_received",
    "试验前的平均用时压缩至25个工作日": "25 working days of request_received",
    "投诉办理时限由10日调整为5日": "5 days of complaint_received",
    "平均办理时间压减至8个工作日": "8 working days of request_received",
    "将注册平均审查周期压缩至4个月以内": "4 months of request_received",
    "受理当日办结": "same day of 受理",
    "群众来信来访要及时、妥善办理": "promptly of message_received",
    "及时、准确发布突发事件处置情况": "promptly of major_incident",
    "第一时间通报重特大事故": "promptly of 重特大事故",
    "第一时间通过政府网站、新闻媒体发布重大突发公共卫生事件信息": "promptly of major_incident",
    "重大情况要在第一时间上报指挥部": "promptly of 重大情况",
    "事故发生后，要在第一时间向社会发布信息": "promptly of major_incident",
    "接到报修后24小时内处置": "24 hours of 接到报修",
    "接报后120分钟内书面报告": "2 hours of 接报",
    "在收到本通知5日内报送名单": "5 days of 收到本通知",
    "百日内完成整改": "100 days of 整改",
    "检验机构出具报告不得超过10个工作日": "10 working days of 检验机构出具报告",
}


@pytest.mark.parametrize(("sentence", "clock"), CLOCKS.items())
def test_a_clock_and_what_starts_it(sentence: str, clock: str) -> None:
    assert read(f"{sentence}。") == [clock]


NO_CLOCKS = (
    "及时更新栏目内容",
    "及时公开检查结果",
    "发现问题及时整改",
    "发现问题后及时整改",
    "进展情况及时报告区政府",
    "重大事项及时公开",
    "随着事项变化及时更新清单",
    "对信息不准确的，及时督促整改",
    "对报告不及时的予以通报",
    "及时澄清不实传言",
    "第一时间回应关切",
    "第一时间通过政府网站发布权威信息",
    "发现违法信息要第一时间处理",
    "定期检查",
    "在规定时限内办结",
    "审批时限压缩50%以上",
    "在法定时限基础上压缩5个工作日",
    "发言时间控制在10分钟以内",
    "年纳税时间压减至100小时以内",
    "平均停电时间压减至5小时以内",
    "平均办理时间已压缩至3个工作日以内",
    "年平均等候时间压缩至2小时以内",
    "解读材料与政策文件同步起草、同步审签",
    "会期不得超过2个工作日",
    "同步推进线上线下服务",
    "落实7×24小时服务",
    "未来5年内实现全覆盖",
    "即日起开展自查",
    "完善日常管理",
    "健全“1小时响应、24小时办结”机制",
    "首页2周内未更新的予以通报",
)


@pytest.mark.parametrize("sentence", NO_CLOCKS)
def test_no_number_is_made_of_what_has_none(sentence: str) -> None:
    assert read(f"{sentence}。") == []


NO_ANSWERS = {
    "公示期由45天压缩至20天": "公示期由45天压缩至20天",
    "将公示时间压减至3个工作日以内": "公示时间压减至3个工作日以内",
    "招标公告期由20日缩短为10日": "公告期由20日缩短为10日",
    "公示由7天压缩到3天": "公示由7天压缩到3天",
    "公示期由5个工作日延长至7个工作日": "公示期由5个工作日延长至7个工作日",
    "项目工期由24个月压缩至18个月": "由24个月压缩至18个月",
    "更新周期由3天缩短为1天": "由3天缩短为1天",
    "平均住院日缩短至7天": "缩短至7天",
    "由10天压缩至3天": "由10天压缩至3天",
    "审查周期压缩至13.8个月": "压缩至13.8个月",
    "受理、审批时限分别压缩至2日、5日": "压缩至2日、5日",
    "办理时间压缩至30分钟以内": "压缩至30分钟以内",
}


@pytest.mark.parametrize(("sentence", "told"), NO_ANSWERS.items())
def test_a_length_set_anew_that_limits_no_answer_is_a_doubt(sentence: str, told: str) -> None:
    assert read(f"{sentence}。") == []
    assert doubted(f"{sentence}。") == [(told, "unused_time")]


@pytest.mark.parametrize("sentence", ["审批时限已由10天压缩至3天", "办理时限压缩50%以上", "办理时限由10日缩短一半"])
def test_what_was_shortened_already_or_by_a_share_is_silent(sentence: str) -> None:
    assert read(f"{sentence}。") == []
    assert doubted(f"{sentence}。") == []


def test_a_public_notice_and_what_it_is_for_are_told_apart() -> None:
    sentence = "登记公告时间由15个工作日压缩至10个工作日，登记时间压缩至3个工作日。"
    assert read(sentence) == ["3 working days of request_received"]
    assert doubted(sentence) == [("公告时间由15个工作日压缩至10个工作日", "unused_time")]


def test_a_happening_named_before_starts_the_clocks_after_it() -> None:
    first, second = wants("遇有重大突发事件，各单位最迟要在3小时内上报情况，并在12小时内召开通气会。")
    assert (first.within, first.assumed, first.about) == ("3 hours", ("start",), "上报情况")
    assert (second.within, second.assumed, second.about) == ("12 hours", ("start",), "通气会")


def test_a_clock_that_nothing_starts_is_doubtful() -> None:
    (want,) = wants("3个工作日内完成转办。")
    assert (want.within, want.doubt) == ("3 working days", "start_unknown")


@pytest.mark.parametrize("condition", ["符合条件的", "对材料齐全的", "情况复杂的", "属于本级事项的"])
def test_a_condition_starts_no_clock(condition: str) -> None:
    (want,) = wants(f"{condition}，3日内办结。")
    assert (want.within, want.doubt) == ("3 days", "start_unknown")
    (want,) = wants(f"{condition}，自受理之日起3日内办结。")
    assert want.of is not None
    assert (want.of.name, want.doubt) == ("受理", "")


def test_together_is_our_reading() -> None:
    (want,) = wants("解读材料与政策文件同步发布。")
    assert (want.assumed, want.doubt) == (("within",), "same_time")


MINIMUMS = {
    "征集意见的时间一般不得少于10日": "at least 10 days of consultation (一般)",
    "征求意见期限原则上不少于30日": "at least 30 days of consultation (原则上)",
    "公示期不少于7个工作日": "at least 7 working days of public_notice",
    "公示时间为5个工作日": "at least 5 working days of public_notice",
    "公布招募公告，报名时间不得少于7个工作日": "at least 7 working days of notice",
    "申报时间不得少于10个工作日": "at least 10 working days of notice",
    "展示时间不少于5天": "at least 5 days of notice",
    "公开征集意见至少10日": "at least 10 days of consultation",
    "公开征求意见，时间一般不少于7个工作日": "at least 7 working days of consultation (一般)",
    "向社会公示，时间不少于5个工作日": "at least 5 working days of public_notice",
    "合法性审核时间一般不少于5个工作日": "at least 5 working days of 合法性审核时间 (一般)",
}


@pytest.mark.parametrize(("sentence", "minimum"), MINIMUMS.items())
def test_how_long_something_must_last(sentence: str, minimum: str) -> None:
    assert read(f"{sentence}。") == [minimum]


def test_a_semicolon_goes_on_with_what_must_last() -> None:
    assert read("征求意见的期限一般不得少于30日；情况紧急的，不得少于5个工作日。") == [
        "at least 30 days of consultation (一般)",
        "at least 5 working days of consultation",
    ]


def test_so_long_before_is_said_once() -> None:
    (want,) = wants("线路调整应提前不少于3日公告。")
    assert (want.at_least, want.rule) == ("3 days", "beforehand")


BANS = (
    "清单以外不得另收材料",
    "不得发布与职能没有直接关联的信息",
    "严禁以任何理由拒收申请",
    "未经审核的信息一律不得发布",
    "禁止泄露个人隐私",
    "不准擅自收费",
    "不得以不符合格式为由拒绝受理",
    "除法律法规另有规定外，禁止设置前置条件",
)


@pytest.mark.parametrize("sentence", BANS)
def test_a_ban(sentence: str) -> None:
    assert read(f"{sentence}。") == ["never"]


NO_BANS = (
    "对处置不得力的予以通报",
    "不得不调整计划",
    "文件不得超过10页",
    "会期不得超过半天",
    "信息不准确的要改正",
    "依法不得公开的信息除外",
    "修订产业禁止和限制目录",
    "执行《不得公开信息管理办法》",
    "坚持“不得搭车收费”原则",
    "加强禁止类项目管理",
    "清理明令禁止的项目",
    "坚持法无授权不可为",
    "除法律法规禁止和必须现场核验的事项外，全部开通网上办理",
)


@pytest.mark.parametrize("sentence", NO_BANS)
def test_what_only_sounds_like_a_ban(sentence: str) -> None:
    assert "never" not in read(f"{sentence}。")


def test_a_ban_is_named_and_quoted_by_its_own_words() -> None:
    (want,) = wants("清单以外不得另收材料；做好服务。")
    assert want.about == "清单以外不得另收材料"


CASES = {
    "未附解读材料的，不得提请审议。": "不得提请审议（未附解读材料）",
    "凡未按要求公开的，一律不得拨付资金。": "一律不得拨付资金（未按要求公开）",
    "没有法律依据的，不得增设审批条件。": "不得增设审批条件（没有法律依据）",
    "凡涉及群众利益的政策，印发后5个工作日内解读。": "解读（群众利益的政策）",
    "凡未完成整改的，6月底前完成。": "整改（未完成整改）",
}


@pytest.mark.parametrize(("sentence", "name"), CASES.items())
def test_the_condition_before_the_comma_is_in_the_name_and_in_the_words(sentence: str, name: str) -> None:
    (want,) = wants(sentence)
    assert want.about == name
    assert words(sentence)[0].startswith(sentence.partition("，")[0])


def test_a_ban_is_not_cut_short() -> None:
    (want,) = wants("不得发布与部门职能没有直接关联的信息。")
    assert want.about == "不得发布与部门职能没有直接关联的信息"


def test_the_words_that_start_a_clock_are_not_cut_inside_a_number() -> None:
    [source] = words("12345热线对企业诉求实行专人负责，2小时内响应。")
    assert source.startswith("12345热线")
