"""A clause's title is what a clerk would write above it: words of the clause, never cut inside a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import document

from govopen.drafting.draft import draft
from govopen.drafting.titles import LONGEST, MOST, title_of


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        ("进一步深化政策解读，及时发布材料。", "深化政策解读"),
        ("5月底前，公布部门预算。", "公布部门预算"),
        ("重点任务", "重点任务"),
        ("24小时值守应急电话。", "24小时值守应急电话"),
        ("1公开部门预算。", "公开部门预算"),
        ("重点项目信息公开", "重点项目信息公开"),
        ("重点推进项目信息公开", "推进项目信息公开"),
        ("6月底前完成年度扶贫协作资金使用情况公示。", "完成年度扶贫协作资金使用情况公示"),
        ("按照省政府统一部署，建立台账。", "建立台账"),
        ("围绕入园、就医、停车、取暖等居民关心的事情，编印服务手册。", "编印服务手册"),
        ("由县总工会牵头，县直各单位参与，开展健步走活动。", "开展健步走活动"),
        ("对网民留言，3个工作日内转办。", "对网民留言，3个工作日内转办"),
        ("各县（市、区）要制定方案。", "各县（市、区）要制定方案"),
        ("做好公开（含依申请公开）工作。", "做好公开工作"),
        ("按月度公开收支情况，解读增减原因。", "按月度公开收支情况"),
        ("通过门户网站、公告栏等渠道，公开减税政策。", "公开减税政策"),
        ("根据市里的事项目录，指导各街道落实。", "指导各街道落实"),
        ("每年度，听取一次专题汇报。", "听取一次专题汇报"),
    ],
)
def test_a_title_says_what_is_to_be_done(clause: str, title: str) -> None:
    assert title_of(clause) == title


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        (
            "推进乡镇便民服务中心标准化规范化建设并完善村级代办点的运行管理制度。",
            "推进乡镇便民服务中心标准化规范化建设",
        ),
        ("公开教育、卫生健康、社会保障、公共法律服务、环境保护等领域的信息。", "公开教育、卫生健康等领域的信息"),
        (
            "修订《云泽县人民政府常务会议网络直播工作管理暂行办法》及配套制度。",
            "修订《云泽县人民政府常务会议网络直播工作管理暂行办法》及配套制度",
        ),
        (
            "增加粮油、水产、乳制品、保健品和农业生产资料的质量抽检批次，公布结果。",
            "增加粮油、水产、乳制品、保健品和农业生产资料的质量抽检批次",
        ),
    ],
)
def test_a_long_title_ends_between_two_words_or_not_at_all(clause: str, title: str) -> None:
    assert title_of(clause) == title


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        ("区教委，在摸清底数的基础上，要公布目录。", "公布目录"),
        ("区教委、区民政局等部门，以及各街道，要公布目录。", "公布目录"),
        ("各街道，要公布目录。", "公布目录"),
        ("企业，在收到补贴后，应当报告。", "企业"),
    ],
)
def test_the_units_before_a_comma_are_no_title(clause: str, title: str) -> None:
    assert title_of(clause) == title


def test_a_printed_heading_keeps_its_two_halves() -> None:
    assert title_of("紧扣“十四五”开局，深化公开", printed=True) == "紧扣“十四五”开局，深化公开"


def test_the_first_clause_below_a_heading_has_its_title_and_a_bare_one_says_what_to_do() -> None:
    head = ("临江区2019年工作要点", "一、重点")
    made = draft(document(*head, "1.改造学校。更新课桌（区教委负责）。", "2.药品。检查药店（区市场监管局负责）。"))
    assert [item["title"] for item in made.plan["sections"][0]["items"]] == ["改造学校", "药品：检查药店"]


@given(st.text("公开推进信息和、，。《》“”（）等并完善各县的工作 \n：1月底前", max_size=300))
def test_no_title_is_longer_than_a_heading_or_holds_half_a_quotation(text: str) -> None:
    title = title_of(text)
    assert len(title) <= 2 * MOST + 1
    assert title.count("《") == title.count("》")
    assert LONGEST < MOST
