"""Names of units: as the document prints them, as a plan's file can hold them."""

import pytest
from lines import document, one, table

from govopen.drafting.draft import draft
from govopen.drafting.spelling import unit_name
from govopen.drafting.writing import text_of
from govopen.plan.reader import parse


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("各县（市、区）政府", "各县（市、区）政府"),
        ("各县（市、区）人民政府（管委会）", "各县（市、区）人民政府（管委会）"),
        ("区住建委（区重大办（筹））", "区住建委（区重大办（筹））"),
        ("区民政局（区救助办、区慈善办（筹））", "区民政局（区救助办和区慈善办（筹））"),
        ("区民政局（甲（乙、丙）、丁）", "区民政局（甲（乙、丙）和丁）"),
        ("区住建局/区城管局", "区住建局和区城管局"),
        ("－区审计局；", "区审计局"),
    ],
)
def test_a_separator_stays_in_an_innermost_bracket_and_is_a_word_elsewhere(printed: str, written: str) -> None:
    assert unit_name(printed) == written


def test_a_bracket_in_a_units_second_name_belongs_to_that_name() -> None:
    words = "（区住房城市建设委（区重大办（筹））牵头，各县（市、区）人民政府（管委会）负责落实）。"
    assert one(words) == "区住房城市建设委 | 各县（市、区）人民政府（管委会）"
    made = draft(document("区2019年要点", "2019年3月8日", "一、重点", f"（一）完善目录。编制目录{words}"))
    assert made.plan["units"]["区住房城市建设委"]["also"] == ["区重大办（筹）"]
    plan, problems = parse(text_of(made, lambda each: each.doubt).encode())
    assert plan, problems


def test_units_that_only_blanks_part_are_units_each() -> None:
    assert one("（责任单位：区教委 区财政局 各街道）。") == " | 区教委、区财政局、各街道"
    rows = table(0, ("任务", "责任单位"), ("公开预算", "区教委 区妇联 区财政局"), ("公开会议", "区教委"))
    made = draft(document("区2019年任务清单", *rows))
    [section] = made.plan["sections"]
    assert section["items"][0]["responsible"] == ["区教委", "区妇联", "区财政局"]


@pytest.mark.parametrize(
    ("bracket", "named"),
    [
        ("市环境局牵头，各县、区人民政府（管委会）负责落实", "市环境局 | 各县、区人民政府（管委会）"),
        ("税务总局、银保监会等国务院相关部门及各地区按职责分工负责", " | 税务总局、银保监会、各地区"),
        ("税务总局、银保监会等中央有关部门负责", " | 税务总局、银保监会"),
        ("浦东新区等相关区政府负责", " | 浦东新区"),
        ("省推进“两区三园”建设领导小组成员单位按职责分工负责", " | 省推进“两区三园”建设领导小组成员单位"),
        ("各省、市、县级人民政府，区教委负责", " | 各省、市、县级人民政府、区教委"),
        ("各有关区、县级市负责", " | 各有关区、县级市"),
        ("各市党委、政府负责落实", " | 各市党委、政府"),
        ("区委、区政府负责", " | 区委、区政府"),
        ("各类企业、事业单位和社会组织负责", " | 各类企业、事业单位、社会组织"),
        ("国务院有关部门和单位及各地区按职责分工负责", " | 国务院有关部门和单位、各地区"),
        ("省科技厅按职责分工负责，各地级以上市人民政府结合实际落实", " | 省科技厅、各地级以上市人民政府"),
        ("省科技厅牵头，各地区立足本地实际抓好落实", "省科技厅 | 各地区"),
        ("区民政局、区人社局等相关区直部门负责", " | 区民政局、区人社局"),
        ("市住建局、市水利局等行业主管部门负责", " | 市住建局、市水利局"),
        ("市教育局牵头，市直有关部门、单位，各县参照落实", "市教育局 | 市直有关部门、单位、各县"),
        ("区规划实施工作组各成员单位负责", " | 区规划实施工作组各成员单位"),
        ("宣传处会办公室负责", "宣传处 | 办公室"),
        ("市教育局牵头，各职业院校、各高校配合", "市教育局 | 各职业院校、各高校"),
    ],
)
def test_words_around_a_name_are_not_part_of_it(bracket: str, named: str) -> None:
    assert one(f"（{bracket}）。") == named


def test_a_group_that_a_sentence_names_is_one_whatever_kind_it_is_of() -> None:
    assert one("。由区教委牵头，各职业院校配合，年底前新增基地。") == "区教委 | 各职业院校"
