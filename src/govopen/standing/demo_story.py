"""What is told of single units in the demonstration year: every turn that a duty can take, made up, in order.

The rest of the year comes from a hash (`demo_year`), which leaves alone what is told here. Dates without a year are
of 2018, the plan's.
"""

from typing import NamedTuple

PLAN = "xicheng-2018"
"""The plan that all this is about."""


class Step(NamedTuple):
    """Something recorded: when, what, about whom. Empty text means not given.

    ``verb`` is one of `demo_acts.VERBS`. ``via``: the unit told the office, which typed it. ``name`` is given to what
    is recorded, and ``re`` names what was recorded before: a case, a claim that was returned, what is decided about.
    """

    at: str
    verb: str
    who: str = ""
    what: str = ""
    on: str = ""
    text: str = ""
    re: str = ""
    name: str = ""
    via: str = ""
    to: str = ""
    ref: str = ""
    links: int = 0


NONE_OF = "2.1.1b 2.4.2a 3.1.1a 3.1.1b 3.4.1a 3.6.1a 3.6.1b"
"""What a unit owes only in a case."""

SIGNED = (
    Step("07-04 09:30", "receive", "区教委", "2.1.2a 2.3.1a"),
    Step("07-06 09:10", "receive", "区教委"),
    Step("07-11 10:05", "receive", "什刹海街道"),
    Step("07-25 15:30", "receive", "区商务委", via="phone"),
)
"""Who signs otherwise than all do; 牛街街道 never signs."""
NEVER_SIGNS = "牛街街道"

DISPUTED = (
    Step("07-05 10:20", "dispute", "区财政局", "2.1.2b", text="我局班子会多涉预算草案，不宜开放", name="kept"),
    Step("07-09 09:40", "return", re="kept", text="各部门均应开放，涉密议题可除外"),
    Step("07-05 14:10", "dispute", "区住房城市建设委", "2.4.4a", text="便民地图由区房管局绘制", name="conceded"),
    Step("07-12 11:00", "accept", re="conceded", text="下次调整时移出"),
)

RETURNED = (
    Step("07-18 17:20", "done", "大栅栏街道", "2.1.2a", "07-18", "社区建设例会", name="internal"),
    Step("07-20 15:00", "return", re="internal", text="内部例会，没有公众列席"),
    Step(
        "08-06 10:10", "done", "大栅栏街道", "2.1.2a", "08-02", "社区协商会，居民代表14人列席",
        re="internal", name="public", via="mail", to="08-03", links=2,
    ),
    Step("08-07 09:30", "accept", re="public"),
    Step("10-26 09:20", "done", "大栅栏街道", "2.1.2a", "10-25", "背街小巷整治通气会", name="second", links=1),
    Step("10-30 14:40", "accept", re="second"),
    Step("07-04 15:10", "done", "天桥街道", "2.1.2a", "06-12", "居民议事厅", name="papers"),
    Step("07-06 16:00", "return", re="papers", text="没有会议公告和列席名单"),
    Step("07-10 11:15", "done", "天桥街道", "2.1.2a", "06-12", "居民议事厅", re="papers", name="better", links=2),
    Step("07-13 10:00", "accept", re="better"),
    Step("11-09 16:30", "done", "天桥街道", "2.1.2a", "11-08", "物业管理座谈会", links=1),
    Step("10-23 10:30", "done", "椿树街道", "2.3.1a", "10-22", "机关年中总结会", name="summary"),
    Step("10-25 15:20", "return", re="summary", text="不是面向公众的报告会"),
)  # fmt: skip
"""Meetings that were none: made good by a later one, by the same with better papers, and not at all."""

EXTENDED = (
    Step("07-16 09:50", "ask_extension", "区园林绿化局", "2.1.2a/1", text="汛期防汛抢险", to="08-10", name="flood"),
    Step("07-18 10:30", "return", re="flood", text="可以择日召开，不予延期"),
    Step("07-30 09:40", "done", "区园林绿化局", "2.1.2a", "07-27", "公园管理通气会", links=1),
    Step("10-22 10:00", "done", "区园林绿化局", "2.1.2a", "10-19", "留白增绿座谈会", links=1),
    Step(
        "08-01 16:00", "extension", "白纸坊街道", "2.1.2a/1", text="社区用房改造，没有会场",
        to="08-31", ref="区政府专题会议纪要",
    ),
    Step("08-29 09:30", "done", "白纸坊街道", "2.1.2a", "08-28", "社区用房使用座谈会", links=1),
    Step("11-21 09:30", "done", "白纸坊街道", "2.1.2a", "11-20", "物业管理座谈会", links=1),
    Step("08-01 11:00", "done", "牛街街道", "2.1.2a", "07-31", "民族团结工作通气会", links=1),
    Step("12-27 15:00", "extension", "牛街街道", "2.1.2a", text="第二次会议与区两会精神宣讲合开", to="2019-03-31"),
    Step("12-10 10:00", "ask_extension", "天桥街道", "2.3.1a", text="与冬季消防检查冲突", to="2019-01-20", name="fire"),
    Step("12-14 10:30", "accept", re="fire"),
    Step("2019-01-17 09:30", "done", "天桥街道", "2.3.1a", "2019-01-16", "年度向公众报告会", links=1),
    Step("12-18 10:20", "ask_extension", "区城市管理委", "2.3.1a", text="会场未定", to="2019-01-15", name="hall"),
    Step("12-19 09:00", "undo", re="hall", text="会场已定，不再申请"),
    Step("12-24 16:10", "ask_extension", "广安门内街道", "2.3.1b", text="场地检修", to="2019-01-31"),
    Step(
        "2019-01-09 10:00", "extension", "西长安街街道", "2.3.1a", "2018-12-28", "报告会改在1月召开",
        to="2019-01-31", ref="区政府办便函",
    ),
    Step("2019-01-28 10:20", "done", "西长安街街道", "2.3.1a", "2019-01-25", "年度向公众报告会", links=1),
)  # fmt: skip
"""Refused; decided after the date; open still; granted in time; taken back; undecided; recorded after the date."""

EXCUSED = (
    Step("08-03 10:00", "done", "区商务委", "2.1.2a", "08-02", "便民商业网点通气会", links=1),
    Step("12-20 11:00", "excuse", "区商务委", "2.1.2a", text="机构改革，第二次会议免予考核"),
    Step("12-25 14:00", "ask_excuse", "区人力社保局", "5.1.1a", text="主要负责人脱产学习", name="away"),
    Step("12-27 09:50", "return", re="away", text="可由主持工作的负责人听取"),
)

INCIDENTS = (
    Step("08-03 14:45", "open", "区环保局", "major_incident", "08-03 14:20", "加油站油品泄漏", name="leak"),
    Step("08-03 19:30", "done", "区环保局", "3.6.1a", "08-03 19:10", "官微发布处置情况", re="leak", links=1),
    Step("08-04 11:20", "done", "区环保局", "3.6.1b", "08-04 10:00", "通报监测结果", re="leak", links=1),
    Step("08-06 09:00", "close", re="leak", on="08-05 18:00"),
    Step("10-01 22:40", "open", "区城市管理委,什刹海街道", "major_incident", "10-01 22:10", "燃气管线漏气", name="gas"),
    Step("10-02 02:00", "done", "区城市管理委", "3.6.1a", "10-02 01:30", "官微发布抢修情况", re="gas", links=1),
    Step("10-02 08:10", "done", "什刹海街道", "3.6.1a", "10-02 05:20", "社区公告疏散安排", re="gas", links=1),
    Step("10-02 16:00", "done", "区城市管理委", "3.6.1b", "10-02 15:00", "通报抢修结果", re="gas", links=1),
    Step("10-08 09:20", "close", re="gas", on="10-03 12:00"),
    Step(
        "10-08 09:30",
        "ask_excuse",
        "什刹海街道",
        "3.6.1b",
        text="发布会由区城市管理委统一举行",
        re="gas",
        name="joined",
    ),
    Step("10-09 10:00", "accept", re="joined", ref="区政府新闻发布方案"),
)
"""Answered in time after 4 h 50 min, and late on a night of the National Day week."""

CONSULTED = (
    Step("08-27 09:00", "open", "区民政局", "consultation", "08-27", "养老驿站管理办法", name="stations"),
    Step("09-03 09:10", "close", re="stations", on="09-02"),
    Step("09-03 09:20", "open", "区民政局", "consultation_closed", "09-02", "养老驿站管理办法", name="stations over"),
    Step("09-06 10:00", "done", "区民政局", "2.1.1b", "09-05", "采纳意见12条", re="stations over", links=1),
    Step("10-10 09:00", "open", "区发展改革委", "consultation", "10-10", "街区更新方案", name="renewal"),
    Step("10-29 09:00", "close", re="renewal", on="10-26"),
    Step("10-29 09:10", "open", "区发展改革委", "consultation_closed", "10-26", "街区更新方案", name="renewal over"),
    Step("11-12 09:00", "open", "区园林绿化局", "consultation", "11-12", "冬季树木修剪方案", name="trees"),
    Step("11-16 09:00", "close", re="trees", on="11-15"),
    Step("11-16 15:00", "excuse", "区园林绿化局", "2.1.1a", text="降雪预警，作业提前", re="trees", ref="区应急办通知"),
    Step("12-24 10:00", "open", "区教委", "consultation", "12-24", "小学入学办法修订"),
)  # fmt: skip
"""Closed a day short; long enough; short, and excused; open over the turn of the year."""

ANSWERED = (
    Step("08-17 16:30", "open", "区政务服务办", "guide_changed", "08-17", "居住证明不再提交", name="proof"),
    Step("08-20 11:00", "done", "区政务服务办", "3.4.1a", "08-20", re="proof", links=1),
    Step("09-28 17:30", "open", "区人力社保局", "guide_changed", "09-28", "失业登记改网上办", name="register"),
    Step("09-30 15:00", "done", "区人力社保局", "3.4.1a", "09-30", re="register", links=1),
    Step("12-29 16:00", "open", "区食品药品监管局", "guide_changed", "12-29", "食品经营许可延续减材料", name="licence"),
    Step("2019-01-02 10:00", "done", "区食品药品监管局", "3.4.1a", "2019-01-02", re="licence", links=1),
    Step("08-15 15:00", "open", "区文化委", "programme_recorded", "08-15", "图书馆总分馆", name="libraries"),
    Step("08-17 15:00", "done", "区文化委", "2.4.2a", "08-17", re="libraries", links=1),
    Step("09-06 09:00", "open", "区财政局", "topic_submitted", "09-05", "预算绩效管理办法", name="budget"),
    Step("09-07 17:00", "done", "区财政局", "3.1.1b", "09-07", re="budget", links=1),
    Step("08-28 09:30", "open", "区教委", "policy_published", "08-28", "学区划分说明", name="schools"),
    Step("08-28 16:00", "done", "区教委", "3.1.1a", "08-28", re="schools", links=1),
    Step("09-12 10:00", "open", "区卫生计生委", "policy_published", "09-12", "家庭医生签约办法", name="doctors"),
    Step("09-14 09:00", "done", "区卫生计生委", "3.1.1a", "09-13", re="doctors", links=1),
    Step("11-05 10:00", "open", "区体育局", "programme_recorded", "11-05", "冰雪进社区", name="cancelled"),
    Step("11-06 09:00", "undo", re="cancelled", text="节目没有录制"),
)
"""A Friday; the make-up weekend before the National Day; the turn of the year; and one that had not happened."""

FOUND = (
    Step("09-10 11:00", "find", "区食品药品监管局", "4.5.2a", "09-07", "官微转发商业广告", via="phone"),
    Step("10-22 15:00", "find", "区政务服务办", "3.4.1b", "10-19", "窗口要求重复提交证明", name="window"),
    Step("10-25 10:00", "return", re="window", text="核查不属实"),
    Step("11-20 16:00", "find", "陶然亭街道", "4.5.2a", "11-19", "公众号发布旅游推广"),
)
"""In force at once; returned; waiting."""

CORRECTED = (
    Step("09-14 16:00", "log", "区科信委", "4.5.1a", "09-14", "网站整合方案已报审"),
    Step("11-30 15:00", "log", "区科信委", "4.5.1a", "11-30", "栏目迁移完成", to="80"),
    Step("09-13 17:00", "done", "新街口街道", "2.3.1b", "09-03", "开放日", name="mistyped"),
    Step("09-14 16:10", "undo", re="mistyped", text="日期录错"),
    Step("09-14 16:20", "done", "新街口街道", "2.3.1b", "09-13", "开放日", links=1),
    Step("10-12 10:00", "done", "区安全监管局", "5.1.1a", "10-11", "主任办公会", name="day"),
    Step("10-15 11:00", "correct", "区安全监管局", on="10-10", re="day", text="日期录错", name="right day"),
    Step("10-19 10:00", "accept", re="right day"),
    Step("10-18 09:00", "done", "展览路街道", "2.3.1b", "10-17", "开放日，联系电话见通知", name="telephone", links=1),
    Step("10-22 09:30", "redact", re="telephone", to="note", text="含联系电话"),
    Step("12-14 09:00", "check"),
)

AMENDMENT = (
    Step("09-20 10:00", "done", "特色领域试点单位", "5.4.1c", "09-18", "胡同公开案例", name="case book", via="mail"),
    Step(
        "11-08 15:00",
        "amend",
        on="11-15",
        re="case book",
        to="什刹海街道",
        text="机构改革更名，采纳职责异议，分解试点单位",
    ),
    Step("11-19 10:00", "receive", "天桥街道", "5.4.1c"),
)
"""The autumn's new version: a unit renamed, a duty taken away, an open group's members named."""

NOTHING = (
    Step("12-26 10:00", "none", "区体育局", f"{NONE_OF} 5.3.1e", "12-26", name="sports"),
    Step("12-28 10:00", "accept", re="sports"),
    Step("12-27 10:00", "none", "区社会办", NONE_OF, "12-27", name="social"),
    Step("12-28 10:10", "accept", re="social"),
    Step("12-28 16:00", "none", "月坛街道", "3.6.1a 3.6.1b 5.3.1e", "12-28"),
)

STORY = (
    *SIGNED, *DISPUTED, *RETURNED, *EXTENDED, *EXCUSED, *INCIDENTS, *CONSULTED, *ANSWERED, *FOUND, *CORRECTED,
    *AMENDMENT, *NOTHING,
)  # fmt: skip

AMENDED = (
    ("also: [区环境保护局, 环保局]}", "also: [区环境保护局, 环保局], successor: 区生态环境局}\n"
     "  区生态环境局: {en: Ecology and Environment Bureau, kind: department, also: [生态环境局]}"),
    ("except: [民生部门, 区公开办]", "except: [民生部门, 区生态环境局, 区公开办]"),
    ("responsible: [区教委, 区环保局, 区住房城市建设委, 区房管局,", "responsible: [区教委, 区环保局, 区房管局,"),
    ("{en: Pilot units for special areas, open: true}",
     "{en: Pilot units for special areas, open: true, members: [什刹海街道, 天桥街道]}"),
)  # fmt: skip
"""What the amendment changes in the plan's text: each of these stands there once."""
LABEL = "# An amendment made up for the demonstration; the district issued none.\n"


def amended(source: str, entry: int, unit: str) -> str:
    """The plan's text as amended, in which what was recorded for the open group is this unit's."""
    for before, after in AMENDED:
        assert source.count(before) == 1, before  # noqa: S101 - the packaged plan has changed: change this too
        source = source.replace(before, after)
    return f"{LABEL}{source}\nmoved:\n  E{entry}: {{unit: {unit}}}\n"
