"""How often: every month, quarter, half-year, week …, in all the ways that documents say it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from govopen.drafting.wants.numerals import AMOUNT, NUMBER, number

_DAY = r"(?:[12][0-9]|3[01]|0?[1-9]|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_BEFORE = r"(?:之?前|以前)?"
_QUARTER = r"(?:每个?季度?|按季度?|逐季度?|分季度|下个?季度)(?!节)"
_HALF_YEAR = r"(?:每个?半年度?|按半年|分上、?下半年)"
_MONTH = r"(?:每个?月度?份?|按月份?|逐月|分月)"
_WEEKDAYS = dict(zip("一二三四五六日天", ["MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"], strict=True))
_DONE_IN_TURN = (
    r"(?:通报|调度|报告|汇报|报送|上报|公开|公示|公布|发布|例会|会商|会议|总结"
    r"|督查|督办|考核|研判|检查|评估|评比|主题|更新|小结|分析|排名|点评|汇总"
    r"|清零|专题|活动|演练|培训|走访|研讨|推送|反馈|推进|讲评|监测|抽查|巡查|曝光|晒单|述职|评议|计划|体检|一报|报"
    r"|评|查|晒|会|训|学|播|考|测|结|次|期|讲|课|刊|访)"
)
_FEW = "(?:[1-9][0-9]?|[两二三四五六七八九十]|十[一二三四五])"
_UNIT = "(?:个?月|周|个星期|日|天|年)"
_TO = "(?:[-—–~～－]{1,2}|至|到)"
_NO_LIMIT = f"{_TO}|期间|起|开始"  # 每月1日起
_FIRST_DAYS = rf"的?[初前]的?{NUMBER}个?(?:工作日|日|天)(?:之|以)?内?"
_COUNTED = "[次场期篇条轮批个]"
_ONCE = rf"(?P<once>{_FEW}|一)(?P<once_unit>个月|周|个星期)(?![以之]?[内前后])"
_SO_MANY = f"(?:至少|不少于|不低于)?(?:{_FEW}|[一1])[次期场篇条]"
_NOT_A_PAPER = "(?<!报送)(?<!提交)(?<!上报)"  # 报送季度小结 names a paper
_IN_NAMES = (
    r"(?:发布|通报|调度|公布|公示|例会|报送|督查|点评|会商|研判|监测|推进会|小结|更新|报告(?=制|、|机制)|报(?=制|、|机制)"
    r"|考[核评](?=、|机制|制度)|检查|讲评)"
)

# Each year, by its last day: a rule that names none would fall on the plan's first.
YEARLY = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"

# The one table: what is written, what `every` it is, and the rule's name. The first that fits wins.
_FORMS: tuple[tuple[str, str, str], ...] = (
    # 每季度首月10日前, 每个季度第1个月的20日前, 每季度末月25日前
    (
        rf"{_QUARTER}(?:的)?(?:首月?|第[一1]个?月|(?:末|结束后?)?的?次月)的?前?(?P<q_first>{_DAY})[日号](?:{_BEFORE}"
        rf"|内)",
        "",
        "quarter_day",
    ),
    (rf"{_QUARTER}(?:的)?(?:第[二2]个?月)的?(?P<q_second>{_DAY})[日号]{_BEFORE}", "", "quarter_day"),
    (
        rf"(?:{_QUARTER}|季度|季)(?:的)?(?:末月?|最后[一1]?个?月|第[三3]个?月)的?(?P<q_last>{_DAY})[日号]{_BEFORE}",
        "",
        "quarter_day",
    ),
    # 每半年末月25日前, 每半年首月10日前
    (
        rf"每个?半年度?(?:的)?(?:首月?|第[一1]个?月|(?:末|结束后?)?的?次月)的?前?(?P<h_first>{_DAY})[日号](?:{_BEFORE}|内)",
        "",
        "half_year_day",
    ),
    (
        rf"每个?半年度?(?:的)?(?:末月?|最后[一1]?个?月|第[六6]个?月)的?(?P<h_last>{_DAY})[日号]{_BEFORE}",
        "",
        "half_year_day",
    ),
    # 每季度结束后10个工作日内: the quarter, and as long again
    (
        rf"(?:{_QUARTER}(?:末|结束|终了|期满)?|季度(?:末|结束|终了|期满))(?:后|之后)的?(?P<q_grace>{NUMBER})(?P<q_unit>个?工作日|日|天)(?:以|之)?内",
        "quarter",
        "quarter_grace",
    ),
    (
        rf"(?:{_MONTH}(?:末|结束|终了|期满)?|月[份度]?(?:结束|终了|期满))(?:后|之后)的?(?P<m_grace>{NUMBER})(?P<m_unit>个?工作日|日|天)(?:以|之)?内",
        "month",
        "month_grace",
    ),
    # 每季度结束前5个工作日内, 每月前5个工作日内, 每月初3个工作日内
    (rf"{_QUARTER}(?:末|结束)?{_FIRST_DAYS}", "quarter", "quarter_early"),
    (rf"{_MONTH}(?:末|结束)?{_FIRST_DAYS}", "month", "month_early"),
    (
        rf"{_QUARTER}的?(?:初|首月|第[一1]个?(?:月|周|星期)|首个?(?:周|工作日))(?:内|{_BEFORE})?",
        "quarter",
        "quarter_early",
    ),
    (rf"{_QUARTER}的?(?:[底末](?!月)|最后[一1]?个?月|末月)?{_BEFORE}", "quarter", "quarter"),
    (rf"{_HALF_YEAR}[底末]?{_BEFORE}|上、?下半年各|上半年[和、及与]下半年(?:各|分别)", "half-year", "half_year"),
    # 每月5日前, 次月10日前, 每月底前
    (
        # but not 每月1日至20日为安静期
        rf"(?:{_MONTH}[的逢]?|次月的?|下月的?)(?:{_DAY}[日号]?{_TO}(?!{_DAY}[日号](?:作?为(?!期|止))))?"
        rf"(?P<day>{_DAY})[日号](?P<more>(?:[、和及]{_DAY}[日号]){{0,3}}){_BEFORE}(?!{_NO_LIMIT})",
        "",
        "month_day",
    ),
    (rf"{_MONTH}(?:的)?(?P<third>上旬|中旬){_BEFORE}", "", "month_day"),
    (
        rf"{_MONTH}的?(?P<nth>最后一?|第[一二三四])(?:个?(?:周|星期)的?)?个?(?:周|星期)(?P<nth_day>[一二三四五六日天])",
        "",
        "month_weekday",
    ),
    # 每月第一周, 每季度首月: what is meant is only the period's beginning
    (
        rf"{_MONTH}的?(?:月?初|第[一1]个?(?:周|星期)|(?:第[一1]个?|首个?)工作日|首周)(?:内|{_BEFORE})?",
        "month",
        "month_early",
    ),
    (r"隔(?P<skip>月|周)(?=召开|开展|组织|一次|例会|通报|调度|更新|会商|进行)", "", "skip"),
    (r"逢双月|双月(?=例|公|发|通|调|报)|(?<![0-9第十])[两二]月[一1][次期]", "FREQ=MONTHLY;INTERVAL=2", "two_months"),
    # 每两个月, 每10天, 原则上两个月召开一次, 间隔不超过2周
    (rf"每隔?(?P<each>{_FEW})(?P<each_unit>{_UNIT})", "", "each"),
    (rf"(?<![0-9第前后近满年月]){_ONCE}(?=[^，。；、0-9]{{0,8}}[一1]次(?!性))", "", "once_in"),
    # 2周内至少更新一次
    (
        rf"(?<![0-9第前近满年月后起])(?P<once_within>{_FEW}|一)(?P<in_unit>个月|周|个星期)[以之]?内(?=(?:应当?|须|要)?(?:至少|不少于|更新|保持)"
        rf"[^，。；、0-9]{{0,6}}[一1][次条篇])",
        "",
        "once_in",
    ),
    (
        rf"(?:间隔|更新)(?:时间|周期)?(?:不得?|最多不得?|最长不得?)(?:超过|多于|长于)(?P<gap>{_FEW})(?P<gap_unit>{_UNIT})",
        "",
        "interval",
    ),
    (r"每半个?月|(?<![0-9个])半月一", "FREQ=MONTHLY;BYMONTHDAY=15,-1", "half_month"),
    (r"每旬", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1", "ten_days"),
    (rf"{_MONTH}(?:的)?(?!{_DAY}[日号])(?:月?[底末]|下旬)?{_BEFORE}", "month", "month"),
    # 每学期: a school year has two
    (r"每个?学期", "half-year", "term"),
    # 一月两次, 一周不少于3次, 半年至少一次
    (rf"(?<![0-9十第年月])一个?月(?={_SO_MANY})", "month", "month"),
    (rf"(?<![0-9十第])一个?(?:周|星期)(?={_SO_MANY})", "FREQ=WEEKLY", "week"),
    (rf"(?<![0-9十第前])一季(?={_SO_MANY})", "quarter", "quarter"),
    (rf"(?<![0-9第至到、和前])[一1]季度(?={_SO_MANY})", "quarter", "one_quarter"),
    (rf"(?<![0-9上下个])半年(?={_SO_MANY})", "half-year", "half_year"),
    # 3次/周, 1次/季度
    (rf"(?<={_COUNTED}[/／])(?:每)?(?:(?P<slash>半年|季度?|个?月|个?周|日|天))(?!{_DAY})", "", "slash"),
    # 每周五前, 每两周, 每天
    (r"(?:每双周|双周(?=例|公|发|通|调))", "FREQ=WEEKLY;INTERVAL=2", "two_weeks"),
    (r"每个?周一(?:至|到|-|—)(?:周|星期)?五", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "working_day"),
    (
        rf"(?:每个?周|每个?星期)(?P<weekday>[一二三四五六日天](?!次|期|篇|条|场|更|主)(?<!一(?={_DONE_IN_TURN}))"
        rf"(?P<weekdays>(?:[、和及]周?[一二三四五六日天](?![个次期])){{0,5}})){_BEFORE}",
        "",
        "weekday",
    ),
    (r"(?:每个?周|每个?星期|逐周|按周)", "FREQ=WEEKLY", "week"),
    (r"每[日天][0-9]{1,2}[时点](?:[0-9]{1,2}分)?之?前", "FREQ=DAILY", "day"),
    (r"每个?工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "working_day"),
    (r"(?:每日|每天|逐日|按日)(?!常|均|商报|新闻|电讯|[0-9]{1,2}[时点:：])", "FREQ=DAILY", "day"),
    # 一季度一通报, 半年一次, 季度一通报
    (rf"(?<![0-9两三四五六第前])[一1]?个?季度?[一1]{_DONE_IN_TURN}", "quarter", "one_a_quarter"),
    (rf"(?<![0-9上下])[一1]?个?半年[一1]{_DONE_IN_TURN}", "half-year", "one_a_half_year"),
    (rf"(?<![0-9两三四五六七八九十半])[一1]?个?月[一1]{_DONE_IN_TURN}", "month", "one_a_month"),
    (rf"(?<![0-9])两周[一1]{_DONE_IN_TURN}", "FREQ=WEEKLY;INTERVAL=2", "one_in_two_weeks"),
    (rf"(?<![0-9两三])[一1]?周[一1]{_DONE_IN_TURN}", "FREQ=WEEKLY", "one_a_week"),
    (r"(?<![0-9两三])[一1]?[日天][一1](?:报告?|通报|调度|更新|公布|清零|巡查|研判)", "FREQ=DAILY", "one_a_day"),
    # 季度发布机制, 月调度, 周通报
    (rf"(?<![0-9一二两三四第前个上下本年换]){_NOT_A_PAPER}季度?{_IN_NAMES}", "quarter", "quarter_name"),
    (rf"(?<![半上下]){_NOT_A_PAPER}半年度?{_IN_NAMES}", "half-year", "half_year_name"),
    (rf"(?<![0-9一二两三四五六七八九十第个上下本当双年岁]){_NOT_A_PAPER}月度?{_IN_NAMES}", "month", "month_name"),
    (rf"(?<![0-9一二两三四五第个上下本双每]){_NOT_A_PAPER}周{_IN_NAMES}", "FREQ=WEEKLY", "week_name"),
    (
        r"(?<![0-9一二三四五六七八九十今当次每])日(?:调度|报告|通报|巡查)(?=制度|机制)|(?<=[“、行])日(?:调度|巡查|通报|研判|清零|报告)(?=[、”，])",
        "FREQ=DAILY",
        "day_name",
    ),
)
RULES = frozenset(rule for _form, _every, rule in _FORMS)
_ANY = re.compile("|".join(f"(?P<f{index}>{form})" for index, (form, _every, _rule) in enumerate(_FORMS)))
_NAMED = {1: "month", 3: "quarter", 6: "half-year"}
_FREQUENCIES = {"年": "YEARLY", "月": "MONTHLY", "周": "WEEKLY", "星期": "WEEKLY", "日": "DAILY", "天": "DAILY"}
_SLASHED = {
    "半": "half-year",
    "季": "quarter",
    "月": "month",
    "周": "FREQ=WEEKLY",
    "日": "FREQ=DAILY",
    "天": "FREQ=DAILY",
}
_MONTHLY = re.compile(r"FREQ=(?:MONTHLY|YEARLY;BYMONTH=(?P<months>[0-9,]+));BYMONTHDAY=(?P<day>-?[0-9]+)")
_THIRDS = {"上旬": "10", "中旬": "20"}
_DAYS_OF = {
    "q_first": "1,4,7,10",
    "q_second": "2,5,8,11",
    "q_last": "3,6,9,12",
    "h_first": "1,7",
    "h_last": "6,12",
}


@dataclass(frozen=True, slots=True)
class Often:
    """A period that a sentence names, from ``start`` to ``end`` in it; ``every`` and ``grace`` as in a plan."""

    start: int
    end: int
    every: str
    grace: str
    rule: str
    confidence: float = 1.0
    doubt: str = ""


def often(text: str) -> list[Often]:
    """The periods that a sentence names, in order."""
    return [_often(match) for match in _ANY.finditer(text) if not AMOUNT.match(text[match.end() :][:16])]


def _often(match: re.Match[str]) -> Often:
    index = next(index for index in range(len(_FORMS)) if match[f"f{index}"] is not None)
    _form, every, rule = _FORMS[index]
    grace = ""
    for count, unit in (("q_grace", "q_unit"), ("m_grace", "m_unit")):
        if match[count]:
            grace = length(number(match[count]) or 0, match[unit])
    doubt = "interval" if rule == "interval" else "period_in_name" if rule.endswith("_name") else ""
    doubt = "no_calendar_date" if rule == "term" else "part_of_period" if rule.endswith("_early") else doubt
    confidence = 0.75 if doubt or rule == "one_quarter" else 1.0  # 一季度不少于1次: each, or the first?
    return Often(match.start(), match.end(), every or _computed(match), grace, rule, confidence, doubt)


def _computed(match: re.Match[str]) -> str:
    """The rule of a form that holds a number or a weekday."""
    for group, months in _DAYS_OF.items():
        if match[group]:
            return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={number(match[group])}"
    for count, unit in (("each", "each_unit"), ("once", "once_unit"), ("once_within", "in_unit"), ("gap", "gap_unit")):
        if match[count]:
            return _turn(number(match[count]) or 1, match[unit])
    if match["slash"] or match["skip"]:
        return _SLASHED[match["slash"].removeprefix("个")[0]] if match["slash"] else _turn(2, match["skip"])
    if match["nth"]:
        nth = -1 if match["nth"].startswith("最后") else number(match["nth"][1])
        return f"FREQ=MONTHLY;BYDAY={nth}{_WEEKDAYS[match['nth_day']]}"
    if match["weekday"]:
        named = re.findall("[一二三四五六日天]", match["weekday"] + match["weekdays"])
        return f"FREQ=WEEKLY;BYDAY={','.join(_WEEKDAYS[day] for day in dict.fromkeys(named))}"
    days = [match["day"], *re.findall(_DAY, match["more"])] if match["day"] else [_THIRDS[match["third"]]]
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(number(day)) for day in days)}"


def _turn(count: int, unit: str) -> str:
    """Every so many months, weeks or days: 3 个月 is the quarter, 6 个月 the half-year."""
    if "月" in unit and count in _NAMED:
        return _NAMED[count]
    if unit == "年" and count == 1:
        return YEARLY
    name = _FREQUENCIES[unit.removeprefix("个")]
    return f"FREQ={name};INTERVAL={count}" if count > 1 else f"FREQ={name}"


def length(count: int, unit: str) -> str:
    """A length in a plan's words: 5 个工作日 is ``5 working days``, 2 周 ``14 days``, 60 分钟 ``1 hour``.

    Empty where a plan cannot say it: 30 分钟.
    """
    if "周" in unit or "星期" in unit:
        count, name = count * 7, "day"
    elif "工作日" in unit:
        name = "working day"
    elif "小时" in unit or "钟头" in unit:
        name = "hour"
    elif "分钟" in unit:
        count, name = 0 if count % 60 else count // 60, "hour"
    else:
        name = "month" if "月" in unit else "day"
    return f"{count} {name}{'s' if count > 1 else ''}" if 1 <= count <= 1000 else ""


def within(every: str, first: date, last: date) -> str:
    """The same period's days from ``first`` to ``last`` of one year, as a rule; empty where no rule can say that."""
    months, at = {"month": [*range(1, 13)], "quarter": [3, 6, 9, 12], "half-year": [6, 12]}.get(every, []), -1
    rule = _MONTHLY.fullmatch(every)
    if rule:
        months, at = (
            [int(each) for each in (rule["months"] or "1,2,3,4,5,6,7,8,9,10,11,12").split(",")],
            int(rule["day"]),
        )
    days = ((month, at if at > 0 else monthrange(first.year, month)[1]) for month in months)
    kept = [month for month, day in days if (first.month, first.day) <= (month, day) <= (last.month, last.day)]
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, kept))};BYMONTHDAY={at}" if kept else ""
