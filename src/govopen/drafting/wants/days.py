"""Days that a sentence names, and which of them are days by which something must be done."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from govopen.drafting.wants.numerals import YEAR, number
from govopen.drafting.wants.phrases import DO
from govopen.drafting.wants.years import NO_YEAR, Years

Use = Literal["due", "in", "yearly", "mention", "feast"]
HORIZON = "horizon"  # the doubt of a year that may be only a prospect
BEFORE = "before_or_end"  # the doubt of 3月前: offices mean its end, and the law 1 March
STARTS = "starts_then"  # the doubt of a day from which on something holds: 自7月1日起

_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r"(?:[-—–―~～－]{1,2}|至|到)"
_SPAN_OF_YEARS = "0-9一二两三四五六七八九十几多数半个近"
FEASTS = (
    "元旦|春节|[两双]节|清明节?|重阳节|元宵节|教师节|儿童节|劳动节|建军节|三八|五一|六一|七一|八一|国庆节?|中秋节?|端午节?|主?汛期|秋季学期开学|开学|供暖季|采暖季"
    "|[全省市区县]?国?两会|入冬|入汛"
)

# The one table of forms. A year stands before what belongs to it: 2018年6月底, 今年底, 每年2月底.
_MOMENT = re.compile(
    rf"""(?x)
    (?<![0-9.〔第十])
    (?: (?P<iso>{YEAR}) (?P<sep>[-./]) (?P<iso_m>1[0-2]|0?[1-9]) (?P=sep) (?P<iso_d>3[01]|[12][0-9]|0?[1-9]) (?![0-9])
      | (?: (?P<year>{YEAR}) 年度? [的]?
          | (?P<word>今年|本年度?|当年|上一?年度|明年|次年|翌年|来年|去年|上年|每年) [的]? )?
        (?: (?P<list>(?:(?:1[0-2]|[1-9])、){{1,11}})? (?:(?P<from>[0-9]{{1,2}}) {TO})?
              (?P<month>{_M}) 月份? (?!一(?![日号、至到])) (?: 的(?={_D}[日号]) )?
              (?: {TO} (?P<to>{_M}) 月份? )?
              (?: (?P<day>{_D}) (?:[日号]? {TO} (?P<to_day>{_D}))? [日号]
                | (?P<part>上旬|上中旬|中旬|中下旬|下旬|月?[底末]|[初中](?![期等央小学级下])) )?
          | (?P<quarters>(?:第?[一二三四1-4][、和及]){{1,3}})?
              (?P<quarter>前三(?:个)?季度|(?<!每)第?[一二三四1-4]季度) (?!一[调通报]) [底末]?
          | (?P<half>[上下]半年) [底末]?
          | (?<![{_SPAN_OF_YEARS}]) (?P<end>年[底末]|(?<=[0-9〇○零一二三四五六七八九今本当明次翌来每]年)[底末])
          | (?<![{_SPAN_OF_YEARS}全]) (?P<mid>年中 | (?<=[今本当明]年)中 | (?<=20[0-9]{{2}}年)中)
              (?= [前、，。；]|之前|以前|和年|及年|与年|开展|进行|组织|召开|对|完成|$ )
          | (?<![{_SPAN_OF_YEARS}]) (?P<inside>年度内|年内|(?<=[今本当明]年)内|(?<=20[0-9]{{2}}年)内)
        )
      | (?P<only>{YEAR}) 年度? (?![0-9一二三四五六七八九十]{{1,3}}月)
      | (?P<bare>{_D}) [日号] (?= (?:之|以)?前 | [上下]午 )
      | (?P<feast>{FEASTS}) (?= ”? (?:期间|来临|到来)? (?:之|以)?前(?!后) )
    )
    (?: （ (?:星期|周|含|不含) [^（）]{{0,4}} ） )?
    (?P<clock> (?:（[^（）]{{0,6}}）)? (?:[上下]午|晚上?|中午)? (?: 零[时点] | 下班 |
               [0-9]{{1,2}} (?: [:：][0-9]{{2}} | [时点](?:[0-9]{{1,2}}分|整|半)? ) ) )?
    (?P<after>(?:之|以)?前(?![期往景列后沿三端述款瞻]|提(?![交出供请醒报]))|为止|止|之内|以内|内)?
    """
)
_BEFORE_IT = re.compile("(?:月份?|季度|半年|[0-9〇○零一二三四五六七八九]年度?)[之以]?前$")  # 3月前, and not 3月底前
_LATEST = re.compile(
    r"(?:不[迟晚]于|最[迟晚](?:于|在|不超过)?|不得[迟晚]于|截止(?:时间|日期)?[到至为于是：]?|务于)[^，。]{0,2}$"
)
_REACH = re.compile(r"(?:到|至|力争|确保|争取|在|于)$")
_SINCE = re.compile(r"(?:自|从|始于)$")
_UNTIL = re.compile(r"截[至止]$")
_START = re.compile(r"日?(?:起|开始|以来|之后|以后|后|来，|正式施行|施行|至今|期间|前后|左右已)")
_NOUN = re.compile(
    r"""(?x)
    度? 的? (?:工作|政府|政务|年度|重点(?!开展|推进|抓|做|组织|围绕)|经济|形势|运行|主要
              |政策|情况|计划|任务|预算|决算|版|级|本级|专项|财政|统计|全国|预期)
  | 为(?!期)
  | [^，。；]{0,10} (?:工作要点|工作报告|冬奥会|冬残奥会|奥运会|年报|规划|行动计划|世博会|运动会|进博会|博览会)
  | [^，。；、\d]{0,8} (?:宪法日|防灾减灾日|国家安全日|宣传日|教育日|纪念日|世界|国际|日(?=宣传|活动|期间))
"""
)
_PAST = re.compile(
    r"[^，。；]{0,14}(?:审议通过|会议通过|表决通过|讨论通过|(?:修订|印发|发布|召开|公布|制定|签订|下发|出台|通过|施行)的|成立以)"
)
# 2018年12月31日前已完成转制的企业, 7月1日前出生的
_PAST_BY = re.compile(
    r"[^，。；]{0,2}已(?!经济)|[^，。；]{0,2}(?:出生|成立|设立|注册|登记|取得|参保|发生|签订|入职|毕业"
    r"|到期|受理|发现|收到|申报|欠缴|拖欠|立案)[^，。；]{0,10}的|[^，。；]{0,3}相比"
)
# 6月底前形成的清单: the day and the verb behind it say which; 6月底前完成整改的，: of whom
_WHICH = re.compile(
    rf"(?:[^，。；：、]{{0,8}}?(?:{DO.pattern}|产生|作出|做出|获得|取得|存在|批准|入库|生效"
    r"|失效|缴纳|登记|注册|签发|签署|签约|领取|购买|开具|提出|投产|生成)"
    r"(?:完成|完毕|到位|并[^，。；]{2,6}?)?(?:了|过|好)?)?的(?P<what>.{0,14})"
)
_OF_WHOM = re.compile("[^，。；：、]{2,14}的，")
_TO_BE = re.compile("[将把对要应须需]")  # 6月底前应完成的任务
_ASKED_FOR = re.compile("同时|基础|前提|目标|要求|[^，。；]{0,10}(?:不少于|不低于|至少|达到?[0-9一二三四五六七八九十])")
_ASSESSED = re.compile("(?:综合|目标|效能|绩效|年度)?考[核评](?:不得|[中时扣]|评优|结果|体系|指标|内容|一票)")
_COUNTED_IN = re.compile(r"(?:纳入|列入|作为|计入)$")  # 纳入年底考核
_GOING_ON = re.compile(
    "，?(?:要|应当?|均)?(?:持续|常态化?|长期|不断|动态|始终|一直|滚动)"
)  # 年内持续推进 finishes nothing
_LISTED = re.compile(r"[、和及与]")
_EACH = re.compile("各|分别|均")
_DONE = re.compile(r"[^。；]{0,12}(?:已|共有|累计|同比|增长了)")
_ABOUT = re.compile(r"(?:待|将|对|把|按|按照|根据|结合|总结|通报|梳理)$")
_WINDOW = re.compile(r"(?:有效期|(?:执行|实施|适用)?期限|有效|任期|施行|服务期|试用期|合同期|试点期)[^，。；]{0,14}$")
_FOR = re.compile(r"(?:为|给)$")
_FOUNDATION = re.compile(r"[^。；]{0,30}(?:奠定|打下|夯实|创造条件|做好准备|提供支撑|打牢)")
# 高温期间（6月15日至9月15日）: days that explain a season
_SEASON = re.compile(r"(?:期间?|时段|季节?|[暑寒假]假)（$")
# 2月1日至12月31日，对新开门店给予补贴: how long something holds
_APPLIES = re.compile(
    r"，?(?:期间)?(?:对[^，。；]{2,30}(?:给予|予以|免|减|实行|执行)|执行|适用|享受|免征|减征|减免|有效)"
)
_WHOLE_YEAR = re.compile(rf"(?:{YEAR}年)?1月1日{TO}(?:{YEAR}年)?12月31日(?!之?前)")
_FROM_ON = re.compile("起|开始")
_IN_FORCE = re.compile("日?(?:起|开始)(?:正式)?(?:施行|执行|生效|有效|计算|算)")
_OFFICE = re.compile(r"(?:[局办室府会厅部院委组社队区]|^)[\s　]*$")
_SIGNED = re.compile(r"[\s　]*(?:印发|签发|附件.*|（此件.*)?[\s　]*[。）]?[\s　]*$")
_DO = re.compile(
    r"，?[^，。；]{0,4}(?:完成|实现|建成|启动|出台|印发|达到|基本|建立|形成|召开|举办|上线|竣工|(?<!公)开工|投入|力争|新增|新建|改造|编制|制定)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in a sentence, from ``start`` to ``end`` in it.

    ``use``: ``due`` (前, 底 …), ``in`` (a stretch of time named without 前, due at its end), ``yearly`` (每年…前),
    ``feast`` (春节前: no date), ``mention`` (no deadline). ``own`` is true where the sentence gives the year itself.
    """

    start: int
    end: int
    use: Use
    day: date
    rule: str
    own: bool = False
    open_year: bool = False
    doubt: str = ""
    confidence: float = 1.0
    since: date | None = None  # 7月至9月: the first day of the stretch

    @property
    def year_end(self) -> bool:
        return (self.day.month, self.day.day) == (12, 31)


def moments(text: str, years: Years, *, column: bool = False) -> list[Moment]:
    """The days that a sentence names, in order. In a ``column`` for due dates every day is due."""
    years.here = None
    found: list[Moment] = []
    for match in _MOMENT.finditer(text):
        moment = _moment(match, years, found, column=column)
        if moment is None:
            continue
        if found and re.fullmatch(rf"[日号]?起?\s?{TO}", text[found[-1].end : moment.start]):
            first = found.pop()
            moment = replace(moment, start=first.start, rule="range", since=first.day)
            if not column and _WHOLE_YEAR.match(text, moment.start):
                moment = replace(moment, use="mention")
            if _APPLIES.match(text, moment.end) or _SEASON.search(text, max(0, moment.start - 5), moment.start):
                moment = replace(moment, use="mention")
        elif found and found[-1].use == "feast" and moment.start == found[-1].end + 1 and text[found[-1].end] == "（":
            moment = replace(moment, start=found.pop().start)  # 主汛期前（6月15日前）
        elif found and moment.use == "feast" and moment.start == found[-1].end and found[-1].use in ("due", "in"):
            before = found.pop()  # 9月1日开学前
            moment = replace(
                before, end=moment.end, use="due", doubt="" if before.doubt == "on_the_day" else before.doubt
            )
        found += _listed(match, moment, column=column)
        found.append(moment)
        if moment.own:
            _carry(moment, years, text)
    return _shared(text, found)


def _listed(match: re.Match[str], moment: Moment, *, column: bool) -> list[Moment]:
    """于3、6、9、12月25日前: the days in the months before the last; at a sentence's beginning 1、 is its number.

    第1、2季度, 一、三季度各1次: the quarters before the last.
    """
    if match["quarters"]:
        if match.start("quarters") == 0 and not column and not _EACH.match(match.string, match.end()):
            return []
        turns = [number(turn) or 1 for turn in re.findall("[一二三四1-4]", match["quarters"])]
        ends = (_part_of(moment.day.year, turn * 3, "") for turn in turns)
        return [replace(moment, day=end) for end in ends if end]
    own = not column and match.start("list") == 0 and (match["list"] or "").count("、") < 2
    if not match["list"] or own or moment.rule.startswith("range"):
        return []
    months = [int(month) for month in match["list"].split("、") if month]
    year, day, part = moment.day.year, moment.day.day, match["part"] or ""
    days = [_safe(year, month, day) if match["day"] else _part_of(year, month, part) for month in months]
    return [replace(moment, day=day) for day in days if day]


def _shared(text: str, found: list[Moment]) -> list[Moment]:
    """6月15日、12月15日前: the 前 of the last belongs to all that are listed with it."""
    same_day = False
    for at in range(len(found) - 2, -1, -1):
        here, after = found[at], found[at + 1]
        same_day = after.rule == "day" and (same_day or "月的" in text[after.start : after.end])
        if same_day and here.rule == "month" and _LISTED.fullmatch(text, here.end, after.start):  # 1月、4月的10日前
            here = replace(here, rule="day", day=_safe(here.day.year, here.day.month, after.day.day) or here.day)
            found[at] = here
        if after.use in ("due", "yearly") and here.use == "in" and _LISTED.fullmatch(text, here.end, after.start):
            found[at] = replace(here, use="due", doubt="" if here.doubt == "on_the_day" else here.doubt, confidence=0.9)
    return found


def _carry(moment: Moment, years: Years, text: str) -> None:
    """What follows falls into the year named last, unless that is past, or only a prospect."""
    if moment.use in ("due", "in"):
        years.here = years.carried = moment.day.year
        return
    here = years.covers(moment.day.year) and not _FOR.search(text, max(0, moment.start - 4), moment.start)
    if here or _FROM_ON.match(text, moment.end):  # 2020年起，每年2月底前
        years.here = moment.day.year


def _moment(match: re.Match[str], years: Years, found: list[Moment], *, column: bool) -> Moment | None:
    if match["feast"]:
        end = match.end() + len(re.match(r"”?(?:期间|来临|到来)?(?:之|以)?前?", match.string[match.end() :])[0])  # type: ignore[index]  # it always matches
        return Moment(match.start(), end, "feast", date(NO_YEAR, 1, 1), "feast", False, False, "no_calendar_date", 0.5)
    written = match["iso"] or match["year"] or match["only"]
    if written:
        year, open_year = number(written) or NO_YEAR, False
    else:
        year, open_year = years.relative(match["word"]) if match["word"] else years.bare()
    day, rule = _day(match, year, found)
    if day is None:
        return None
    use, confidence, doubt = _use(match, day, years, column=column)
    if use == "yearly" or match["bare"]:
        open_year = open_year and use != "yearly"
    if use in ("due", "yearly") and _BEFORE_IT.search(match[0]):
        doubt = doubt or BEFORE
    if match["clock"] and not doubt and use != "mention":
        doubt = "time_of_day"
    if open_year and use != "mention":
        doubt, confidence = "year_supplied", min(confidence, 0.6)
    own = bool(written or (match["word"] and match["word"] != "每年"))
    first = number(match["from"] or (match["month"] if match["to"] else "") or "")
    since = _safe(year, first, 1) if first else None
    return Moment(match.start(), match.end(), use, day, rule, own, open_year, doubt, confidence, since)


def _day(match: re.Match[str], year: int, found: list[Moment]) -> tuple[date | None, str]:
    """The last day of what is named, and the form's name; None where the calendar has no such day."""
    if match["iso"]:
        return _safe(year, int(match["iso_m"]), int(match["iso_d"])), "day"
    if match["month"]:
        month = number(match["to"] or match["month"]) or 0
        rule = "range" if match["to"] or match["from"] or match["to_day"] else "month"
        day, part = match["to_day"] or match["day"], match["part"] or ""
        if day:
            return _safe(year, month, number(day) or 0), "day" if rule == "month" else rule
        return _part_of(year, month, part), f"{rule}_part" if part else rule
    if match["quarter"] or match["half"] or match["mid"]:
        return _stretch(year, match["quarter"] or "", match["half"] or "")
    if match["bare"]:
        last = next((moment.day for moment in reversed(found) if moment.rule in ("day", "range")), None)
        return (_safe(last.year, last.month, number(match["bare"]) or 0) if last else None), "day"
    return _safe(year, 12, 31), "year" if match["only"] else "year_end"


def _stretch(year: int, quarter: str, half: str) -> tuple[date | None, str]:
    if half:
        return _part_of(year, 6 if half[0] == "上" else 12, ""), "half_year"
    if not quarter:
        return _safe(year, 6, 30), "mid_year"
    turn = 3 if quarter.startswith("前三") else number(quarter.removeprefix("第")[0]) or 1
    return _part_of(year, turn * 3, ""), "quarter"


def _part_of(year: int, month: int, part: str) -> date | None:
    first = _safe(year, month, 1)
    last = monthrange(year, month)[1] if first else 0
    return _safe(year, month, {"上旬": 10, "初": 10, "上中旬": 20, "中旬": 20, "中": 15}.get(part, last))


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _use(match: re.Match[str], day: date, years: Years, *, column: bool) -> tuple[Use, float, str]:
    """How the sentence uses the day, how sure that is, and what is doubtful about it."""
    before, after = match.string[max(0, match.start() - 24) : match.start()], match.string[match.end() :][:50]
    doubt = _as_mention(match, day, years, before, after, column=column)
    if doubt is not None:
        return "mention", 0.5 if doubt else 1.0, doubt
    strong = bool(_strong(match) or _LATEST.search(before))
    if match["word"] == "每年":
        return "yearly", 1.0 if strong else 0.7, "" if years.covers(day.year) else "beyond_period"
    if not years.covers(day.year):
        return _outside(match, day, years, strong=strong and not _REACH.search(before), column=column)
    if column or strong:
        return "due", 0.6 if _UNTIL.search(before) else 1.0, ""
    if match["only"]:
        return _whole_year(years, before, after)
    return _plain(match, before, after)


def _as_mention(match: re.Match[str], day: date, years: Years, before: str, after: str, *, column: bool) -> str | None:
    """None where the day may be a deadline; else what is doubtful about taking it for a mere mention, or nothing."""
    if _mentioned(match, before, after) or (not column and _signature(match, before)):
        starts = _FROM_ON.match(after.removeprefix("日")) and not _IN_FORCE.match(after)
        return STARTS if starts and match["month"] and years.covers(day.year) else ""
    if not column and not match["inside"] and _which(after):
        return "" if years.first is not None and day.year < years.first else "which_things"
    return None


def _which(after: str) -> bool:
    """Whether the day only says which things are meant, as nothing after it asks for them."""
    verb = DO.search(after, 0, 14)
    before = after[: verb.start()] if verb else ""
    if _TO_BE.search(before):
        return False
    found = _WHICH.match(after)
    if found and not (verb and DO.search(found[0], verb.end(), found.start("what")) and "并" not in found[0]):
        return _ASKED_FOR.match(found["what"]) is None
    return _OF_WHOM.match(after) is not None


def _plain(match: re.Match[str], before: str, after: str) -> tuple[Use, float, str]:
    """A day without 前: 6月底 is a limit, 6月20日 an appointment, 上半年 a stretch of time; sure before a verb."""
    done = DO.match(after)
    if match["mid"]:
        return "in", 0.6, ""
    if match["part"] or match["end"]:
        return "due", 0.9 if done or _REACH.search(before) or _DO.match(after) else 0.75, ""
    if (match["month"] and match["day"]) or match["bare"]:
        return "in", 0.6, "on_the_day"
    return "in", 0.9 if done or match["inside"] else 0.75, ""


def _strong(match: re.Match[str]) -> bool:
    return (match["after"] or "") in ("前", "之前", "以前", "止", "为止")


def _mentioned(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the words around say that the day is no deadline: 自…起, 以来, 有效期至, 为2020年…奠定基础."""
    past = (
        (match["word"] or "").startswith(("去", "上"))
        or _PAST_BY.match(after)
        or _START.match(after)
        or (_UNTIL.search(before) and _DONE.match(after))
    )
    prospect = _FOR.search(before) and (match["only"] or _FOUNDATION.match(after))
    if past or prospect or _WINDOW.search(before):
        return True
    if _strong(match):
        return False
    if match["inside"] and _GOING_ON.match(after):
        return True
    if _COUNTED_IN.search(before) or _ASSESSED.match(after):
        return True
    if match["only"] and after.startswith("全年"):
        return True
    exact = match["part"] or match["end"] or match["inside"]
    named = not exact and not _DO.match(after) and (_NOUN.match(after) or _DONE.match(after))
    spoken_of = _ABOUT.search(before) and not match["inside"]
    to = match["to"] or match["from"] or match["to_day"]  # 从4月到6月 ends in June
    return bool((_SINCE.search(before) and not to) or _PAST.match(after) or named or spoken_of)


def _signature(match: re.Match[str], before: str) -> bool:
    """Whether a full date stands where a document is signed: 县政府办公室2022年2月18日印发."""
    written = match["iso"] or (match["year"] and match["day"])
    at_end = written and not _strong(match) and _SIGNED.match(match.string, match.end())
    return bool(at_end and _OFFICE.search(before))


def _outside(match: re.Match[str], day: date, years: Years, *, strong: bool, column: bool) -> tuple[Use, float, str]:
    """A day outside the plan: 到2035年 is a prospect, 2019年3月底前 a deadline beyond it, an old year is past."""
    if years.first is not None and day.year < years.first:
        late = strong and day.year == years.first - 1 and not column
        return ("due", 0.5, "before_period") if late else ("mention", 1.0, "")
    whole = match["only"] or match["end"] or match["inside"]
    near = match["end"] and day.year == (years.last or 0) + 1 and _REACH.search(match.string[: match.start()][-4:])
    lasting = match["end"] and years.since is not None  # 到2023年底, where the document is for no year of its own
    if not column and whole and (match["only"] or not (strong or near or lasting)):
        soon = match["end"] and day.year == (years.last or 0) + 1
        return "mention", 0.5 if soon else 1.0, HORIZON if soon else ""
    return "due", 0.5 if whole else 0.7, "beyond_period"


def _whole_year(years: Years, before: str, after: str) -> tuple[Use, float, str]:
    """2018年 alone: 到2018年 (a prospect without a year of issue) and 2019年完成 are deadlines, 2018年， none."""
    if before.endswith(("到", "力争")):
        return ("mention", 0.5, HORIZON) if years.last is None else ("due", 0.8, "")
    if _DO.match(after) and not after.startswith("，"):
        return "in", 0.5, "year_only"
    return "mention", 1.0, ""
