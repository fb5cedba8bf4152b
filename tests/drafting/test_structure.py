"""How documents are built: numbers, headings, letters, annexes, and what every character is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import document, read, roles, table, who

from govopen.drafting.draft import draft
from govopen.drafting.outline import Outline
from govopen.drafting.outlines.counting import leading, value
from govopen.drafting.outlining import outline


def test_numbers() -> None:
    assert [value(each) for each in ("十二", "三十", "一〇", "二十一", "⑫", "３", "一百零五")] == [
        12,
        30,
        10,
        21,
        12,
        3,
        105,
    ]
    styles = {
        words: (found.style, found.value)
        for words in ("一、甲", "（三）甲", "1.甲", "1．甲", "2、甲", "（1）甲", "(12)甲", "①甲", "第二章 甲")
        if (found := leading(words, 0, len(words)))
    }
    assert styles == {
        "一、甲": ("section", 1),
        "（三）甲": ("paragraph", 3),
        "1.甲": ("number", 1),
        "1．甲": ("number", 1),
        "2、甲": ("number", 2),
        "（1）甲": ("bracketed", 1),
        "(12)甲": ("bracketed", 12),
        "①甲": ("circled", 1),
        "第二章 甲": ("chapter", 2),
    }
    assert leading("3.5万元", 0, 5) is None


def test_a_flat_list_is_one_part() -> None:
    lines = [f"{each}、完善机制{at}。编制目录。（区教委负责）" for at, each in enumerate(("一", "二", "三", "四"))]
    assert list(read(*lines)) == ["1.1", "1.2", "1.3", "1.4"]


def test_numbers_that_run_on_across_headings_are_kept() -> None:
    lines = ["一、甲", "1.做甲（区教委负责）。", "2.做乙（区教委负责）。", "二、乙", "3.做丙（区教委负责）。"]
    assert list(read(*lines)) == ["1.1", "1.2", "2.3"]


def test_headings_that_run_into_the_text() -> None:
    assert roles("一、重点任务（一）甲项。做甲（区教委负责）。（二）乙项。做乙（区科委负责）。") == {
        "1.1.1": " | 区教委",
        "1.2.1": " | 区科委",
    }


def test_paragraphs_with_numbers_of_their_own() -> None:
    lines = [
        "一、任务",
        "（一）甲项",
        "1.子一。做（区教委负责）。",
        "2.子二。做（区民政局负责）。",
        "（二）乙项。做（区教委负责）。",
    ]
    assert list(read(*lines)) == ["1.1.1", "1.1.2", "1.2.1"]


def test_numbers_below_a_heading_are_items_though_nobody_is_named_for_any() -> None:
    lines = ["一、任务", "（一）服务", "1.甲。做好甲。", "2.乙。做好乙。", "（二）保障。做好（区教委负责）。"]
    assert list(read(*lines)) == ["1.1.1", "1.1.2", "1.2.1"]


@pytest.mark.parametrize(
    ("above", "numbers"),
    [
        ("公开范围", ["1.行政许可；", "2.行政处罚；", "3.行政强制。"]),
        ("公开范围。有下列情形之一的，应当公开：", ["1.涉及群众利益的。", "2.需要社会知晓的。"]),
    ],
)
def test_numbers_that_are_parts_of_one_sentence_are_one_item(above: str, numbers: list[str]) -> None:
    last = "（二）保障。做好（区教委负责）。"
    assert list(read("一、任务", f"（一）{above}", *numbers, last)) == ["1.1.1", "1.2.1"]


def test_the_words_that_announce_numbers_are_none_of_their_titles() -> None:
    lines = [
        "一、任务",
        "（一）公开预算。重点做好以下工作：",
        "1.公布部门预算。",
        "2.公布绩效。",
        "（二）保障（区教委负责）。",
    ]
    items = draft(document(*lines)).plan["sections"][0]["items"]
    assert [each["title"] for each in items][:2] == ["公布部门预算", "公布绩效"]


def test_what_is_looked_at_is_no_task() -> None:
    lines = ["一、排查整治范围", "1.自建房屋。", "2.临河房屋。", "二、任务", "1.做好排查（区住建局负责）。"]
    assert list(read(*lines)) == ["2.1"]


def test_one_bracket_for_one_two_three_is_one_item() -> None:
    assert list(read("一、任务", "（一）解读。一是甲。二是乙。三是丙（区教委负责）。")) == ["1.1.1"]
    assert list(read("一、任务", "（一）平台", "一是甲（区教委负责）。", "二是乙（区科委负责）。")) == [
        "1.1.1",
        "1.1.2",
    ]


def test_chapters_sections_and_paragraphs() -> None:
    lines = [
        "第一章 任务",
        "一、甲",
        "（一）甲一。做（区教委负责）。",
        "（二）甲二。做（区科委负责）。",
        "第二章 保障",
        "一、乙",
        "（一）乙一。做（区教委负责）。",
    ]
    assert list(read(*lines)) == ["1.1.1", "1.1.2", "2.1.1"]


def test_stages_are_the_places_of_a_part() -> None:
    first = ("第一阶段：摸底（3月1日至4月30日）", "各街道要制定细则。")
    second = ("第二阶段：整治（5月1日至9月30日）", "区教委负责核查。")
    lines = ("一、工作步骤", *first, *second)
    assert roles(*lines) == {"1.1": " | 各街道", "1.2": " | 区教委"}


def test_headings_without_numbers() -> None:
    lines = [
        "重点任务",
        "推进预算公开，扩大公开的范围，做到按时公开、规范公开和全面公开（区财政局负责）。",
        "组织保障",
        "加强组织领导，健全工作机制，细化任务分工，明确责任到人到岗（区政府办负责）。",
    ]
    assert roles(*lines) == {"1.1": " | 区财政局", "2.1": " | 区政府办"}


def test_parts_that_say_what_the_plan_is_for_are_no_items() -> None:
    lines = ["一、总体要求", "（一）指导思想", "坚持公开。", "二、任务", "（一）甲。做甲（区教委负责）。"]
    assert list(read(*lines)) == ["2.1.1"]


def test_the_letter_and_its_signature_stand_before_the_text() -> None:
    made = outline(
        document(
            "某区人民政府办公室关于印发某区2020年重点工作责任分解的通知",
            "某政办发〔2020〕12号",
            "发布日期：2020-05-29",
            "有效性：有效",
            "各街道办事处，区政府各部门：",
            "现将《某区2020年重点工作责任分解》印发给你们，请贯彻执行。",
            "一、要提高认识。",
            "二、要加强督查。",
            "某区人民政府办公室",
            "2020年5月20日",
            "某区2020年重点工作责任分解",
            "根据《某市2020年重点工作》（市政办发〔2020〕3号），制定本分解。",
            "一、甲",
            "1.做甲（区教委负责）。",
            "附件：1.名单",
            "2.表格",
            "某区人民政府办公室",
            "二〇二〇年五月二十日",
        )
    )
    head = made.head
    assert (head.title, head.number, head.issuer) == (
        "某区2020年重点工作责任分解",
        "某政办发〔2020〕12号",
        "某区人民政府办公室",
    )
    assert (head.issued, head.published, head.status, head.year) == (date(2020, 5, 20), date(2020, 5, 29), "有效", 2020)
    assert "《某市2020年重点工作》（市政办发〔2020〕3号）" in head.cites
    assert [clause.code for part in made.parts for clause in part.clauses] == ["1.1"]


def whole(made: Outline, text: str) -> None:
    at = 0
    for each in made.accounted:
        assert each.span.start == at < each.span.end
        at = each.span.end
    assert at == len(text)
    codes = [clause.code for part in made.parts for clause in part.clauses]
    assert len(codes) == len(set(codes))
    assert all(1 <= code.count(".") <= 3 for code in codes)


LETTERS = (
    "一二三十、（）〔〕【】()。；：，1２3.．①是第章附件责任单位：区财政局委办"
    + "牵头负责各部门等和与年月日2018号《》“” 　x"
)


@given(st.lists(st.text(alphabet=LETTERS, max_size=40), max_size=12))
def test_every_character_of_any_text_is_accounted_for(lines: list[str]) -> None:
    made = document(*lines)
    whole(outline(made), made.text)


NUMBERS = st.sampled_from(
    ["", "一、", "二、", "（一）", "（二）", "1.", "2．", "（1）", "①", "一是", "第一，", "第一章 ", "附件：1."]
)
BODIES = st.sampled_from(["完善机制", "完善机制。编制目录", "6月底前完成。推进公开（试行）", "各部门要重视", ""])
ENDS = st.sampled_from(
    [
        "。",
        "",
        "（区财政局牵头，各部门负责落实）。",
        "。（责任单位：区教委；配合单位：区民政局）",
        "〔区教委会同区财政局负责〕",
        "。责任单位：区教委。完成时限：6月底。",
        "（区教委",
        "。区教委牵头，各部门配合。",
        "（区教委负责）。又做（区民政局负责）",
    ]
)
LINES = st.one_of(
    st.tuples(NUMBERS, BODIES, ENDS).map("".join),
    st.sampled_from(
        [
            "责任单位：区教委",
            "完成时限：年底",
            "某区人民政府办公室",
            "2018年7月2日",
            "各街道，各部门：",
            "附件",
            "某区2018年工作要点",
        ]
    ),
)


@given(st.lists(LINES, max_size=14))
def test_every_character_of_a_document_is_accounted_for_and_nothing_is_unread(lines: list[str]) -> None:
    made = document(*lines)
    whole(outline(made), made.text)
    unread = [made.words(each.span) for each in outline(made).accounted if each.role == "unread"]
    assert not [words for words in unread if words.strip("\n 。；，、：（）")]


def test_a_title_over_two_lines_is_the_one_the_letter_names() -> None:
    made = outline(
        document(
            "各街道：",
            "现将《某区2023年重点工作任务分解和责任分工方案》印发给你们。",
            "某区人民政府",
            "2023年3月28日",
            "某区2023年重点工作",
            "任务分解和责任分工方案",
            "一、甲",
            "1.做甲（区教委负责）。",
        )
    )
    assert made.head.title == "某区2023年重点工作任务分解和责任分工方案"


def test_a_number_before_a_year_or_the_next_number_before_digits_is_a_place() -> None:
    made = read(
        "一、甲",
        "（一）乙",
        "1．丙。（市财政局负责）",
        "2．2021年6月底前完成丁。（市环保局负责）",
        "3.2022年底前完成戊。（市教育局负责）4.2023年完成己。（市民政局负责）",
        "5.121人才项目。培养人才。（市人社局负责）",
        "6.3D打印。推广应用。（市商务局负责）",
    )
    assert list(made) == ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.1.6"]
    amounts = read("一、甲", "（一）乙", "1.丙。发放补贴。", "2.5万元以下当日到户。（市财政局负责）")
    assert list(amounts) == ["1.1.1"]


def test_a_line_of_measures_with_units_of_its_own_is_the_next_clause() -> None:
    made = roles(
        "一、任务",
        "（一）支持创新。（市发改委牵头，各区参加）",
        "具体措施：3月底前设立首批试点。（市科技局牵头，各区参加）",
        "（二）完善机制。（市财政局负责）",
        "具体措施：制定办法。",
    )
    assert made == {"1.1.1": "市发改委 | 各区", "1.1.2": "市科技局 | 各区", "1.2.1": " | 市财政局"}


def test_an_appeal_to_all_behind_the_last_of_several_clauses_is_no_part_of_it() -> None:
    made = read(
        "一、任务",
        "（一）完善机制。编制目录。",
        "（二）加强执法。改进装备。",
        "各地区、各有关部门要充分认识重要意义。市教委要会同有关部门加强检查。",
    )
    assert {code: who(clause.assignment) for code, clause in made.items()} == {"1.1.1": "-", "1.2.1": "-"}


def test_a_text_with_its_day_below_it_is_no_letter_though_an_annex_follows() -> None:
    lines = ["各乡镇人民政府：", "一、健全机制", "（一）建立制度。县水利局要于6月底前建立制度。"]
    lines += [
        "二、组织实施",
        "（一）加强督导。各乡镇要定期巡查。",
        "附件：指标",
        "青石县人民政府",
        "2023年3月15日",
        "附件",
    ]
    rows = table(0, ("指标", "算法"), ("1.水质", "达标断面占比"), ("2.水量", "实测"))
    assert list(read(*lines, *rows)) == ["1.1.1", "2.1.1"]
    passed_on = ["现将《河道整治方案》印发给你们，请认真组织实施。", *lines[:5], "青石县人民政府", "2023年3月15日"]
    plan = ["河道整治方案", "一、清理", "1.清理河面。（县水利局负责）"]
    assert roles(*lines[:1], *passed_on, *plan) == {"1.1": " | 县水利局"}
