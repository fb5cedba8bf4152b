"""Whatever a document holds, its draft lacks nothing but what is left blank for the clerk."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lines import document

from govopen.drafting.draft import draft
from govopen.drafting.writing import text_of
from govopen.plan.reader import parse

UNITS = st.sampled_from(
    [
        "县水利局",
        "县教育局（县体育局）",
        "各县（市、区）政府",
        "各镇（街道）",
        "县住建局/县城管局",
        "－县审计局",
        "各部门",
        "团县委",
        "县" * 61 + "局",
        "县体育局",
        "有关单位",
        "临江 镇",
        "县水利局（县河长办）",
        "各县（市区）政府",
        "县河长办",
        "县住建局（县人防办（筹））",
        "县民政局（县救助办、县慈善办（筹））",
        "各县（市、区）人民政府（管委会）",
        "县教育局 县体育局",
        "县住建局（",
        "县）住建局",
        "“放管服”办公室",
        "县12345热线中心",
        "#县统计局",
        "*县统计局",
        "&县统计局：二科",
        "-县统计局",
        "null局",
        "yes",
        "2021办",
        "县" * 59 + "（市、区）",
    ]
)
TITLES = st.sampled_from(
    [
        "改进工作",
        "# 改进工作",
        "- 改进工作",
        "“一网通办”: 改进工作",
        "yes",
        "否",
        "null",
        "2021",
        "1.5",
        "2021-03-08",
        "'改进'工作",
        '"改进"工作',
        "《办法",
        "{改进}",
        "[改进]",
        "改进\\工作",
        "%改进",
        "@改进",
        "`改进`",
        "? 改进",
        "| 改进",
        "> 改进",
        "!改进",
        "&a *b",
        "～",
        "=",
        "改" * 300,
        "改进、" * 60,
    ]
)
TIMES = st.sampled_from(
    [
        "",
        "6月底前完成",
        "2022年6月30日前完成",
        "2038年底前完成",
        "1940年5月1日前完成",
        "2020年12月底前完成",
        "每年2月底前公布",
        "每季度通报一次",
        "全年至少举办20000次",
        "全年举办2次，7月底前至少举办3次",
        "在0个工作日内答复",
        "受理后5000日内办结",
        "3月底前举办1次，5月底前举办1次，全年3次",
        "不得收费",
        "春节前完成",
        "及时公开",
    ]
)
NUMBERS = st.sampled_from(
    ["一、", "一、", "二、", "（一）", "（二）", "1.", "2.", "0.", "（零）", "九百九十九、", "1500.", ""]
)
ENDINGS = st.sampled_from(
    ["（{}负责）", "（{}牵头，{}配合）", "。责任单位：{}、{}", "", "由{}牵头，{}配合。", "〔{}会同{}负责〕"]
)
HEADS = st.lists(
    st.sampled_from(
        [
            "青石县2021年工作要点",
            "青石县2019—2021年工作要点",
            "青石县工作要点（2018—2035年）",
            "青政发〔2021〕3号",
            "2021年3月8日",
            "青石县人民政府",
            "关于印发《要点》的通知",
            "成文日期：2021-03-08",
            "1900年1月1日",
            "各单位：",
            "未注明时限的，于11月底前完成。",
        ]
    ),
    max_size=5,
)


@st.composite
def clause(pick: st.DrawFn) -> str:
    ending = pick(ENDINGS)
    return (
        f"{pick(NUMBERS)}{pick(TITLES)}。{pick(TIMES)}{ending.replace('{}', pick(UNITS), 1).replace('{}', pick(UNITS))}"
    )


@settings(max_examples=150, deadline=None)
@given(HEADS, st.lists(clause(), min_size=1, max_size=8))
def test_only_what_is_blank_is_missing(head: list[str], clauses: list[str]) -> None:
    made = draft(document(*head, *clauses))
    text = text_of(made, lambda each: each.doubt or each.rule)
    _plan, problems = parse(text.encode())
    lines = text.splitlines()
    for problem in problems:
        if problem.severity == "error":
            line = lines[problem.line - 1] if problem.line else ""
            blank = re.search(r"(?:title|issued|period|by):(?:$|[ ,}])\s*(?:null)?(?:$|[,}])", line)
            nobody = problem.rule == "nobody" or line in ("units: {}", "sections: []")
            day_left_open = problem.rule == "no_kind" and "by:" in "".join(lines[problem.line - 1 : problem.line + 2])
            assert blank or nobody or day_left_open, f"{problem}\n{line}\n{text}"
    assert "".join(made.document.words(each.span) for each in made.outline.accounted) == made.document.text
