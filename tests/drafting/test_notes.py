"""Notes below a table and remarks beside the tasks: what they ask of units is an item or a doubt, never lost."""

import pytest
from lines import document, read, roles, table, who

from govopen.drafting.document import Cell
from govopen.drafting.draft import draft
from govopen.drafting.outlining import outline

PLAN = "临江区2024年重点工作任务分解表"
HEAD = ("序号", "任务", "责任单位", "完成时限")
ROWS = table(0, HEAD, ("1", "建公园", "区水务局", "6月底前"), ("2", "建天桥", "区住建局", "9月底前"))
TABLE = {"1.1": " | 区水务局", "1.2": " | 区住建局"}
TEXT = ("一、建设", "（一）建公园（区水务局负责）。", "（二）建天桥（区住建局负责）。")
OVER_ALL = Cell(0, 3, 0, 1, 4)


def asked(*lines: str | tuple[Cell, str]) -> list[str]:
    """The words that are told as asking something of units, and are no item."""
    made = document(*lines)
    return [made.words(span) for span in outline(made).asked]


def said(*lines: str | tuple[Cell, str]) -> list[tuple[str, str]]:
    """The doubts about what stands beside the tasks and what stands there twice, with the places they are about."""
    doubts = (each for each in draft(document(*lines)).doubts if each.doubt in {"asked_in_remark", "said_twice"})
    return [(each.doubt, "、".join(each.about)) for each in doubts]


@pytest.mark.parametrize(
    "note",
    [
        "备注：各牵头单位于每季度末25日前报送进展。",
        "注：各责任单位每月5日前上报。",
        "说明：1.各责任单位要在每月5日前报送进展情况。",
        "（注：区发改局于每月10日前汇总通报）",
    ],
)
def test_a_note_that_says_who_and_when_is_an_item_behind_the_table(note: str) -> None:
    found = roles(PLAN, *ROWS, note)
    assert {code: found[code] for code in TABLE} == TABLE
    assert list(found) == ["1.1", "1.2", "1.3"]
    assert found["1.3"] in {" | 各牵头单位", " | 各责任单位", " | 区发改局"}


def test_a_note_behind_paragraphs_is_the_next_of_them() -> None:
    note = "注：各责任单位每月5日前将进展情况报区政府办公室。"
    assert list(roles(PLAN, *TEXT, note).items())[-1] == ("1.3.1", " | 各责任单位")


def test_notes_counted_below_their_label_are_items_or_not_each_by_itself() -> None:
    lines = ("备注：", "1.各责任单位要在每月5日前报送进展。", "2.责任单位列首位的为牵头单位。", "3.联系人：李力。")
    assert roles(PLAN, *ROWS, *lines) == {
        "1.1": "区水务局 | ",
        "1.2": "区住建局 | ",
        "1.3": " | 各责任单位",
    }
    assert roles(PLAN, *ROWS, "注：1.各责任单位每月5日前上报。", "2.联系人：李力。")["1.3"] == " | 各责任单位"


def test_a_note_in_the_last_row_of_a_table_is_no_row() -> None:
    words = "各责任单位于每月5日前报送进展。"
    assert roles(PLAN, *ROWS, (OVER_ALL, f"备注：{words}")) == TABLE | {"1.3": " | 各责任单位"}
    row = [(Cell(0, 3, 0), "备注"), (Cell(0, 3, 1, 1, 3), words)]
    assert roles(PLAN, *ROWS, *row) == TABLE | {"1.3": " | 各责任单位"}


def test_a_last_paragraph_behind_a_table_comes_behind_its_rows() -> None:
    assert roles(PLAN, *ROWS, "各责任单位于每月5日前报送进展。") == TABLE | {"1.3": " | 各责任单位"}


@pytest.mark.parametrize("words", ["各责任单位要加强协调。", "区督查室要适时督查。", "每月5日前报送进展。"])
def test_a_note_that_lacks_who_or_when_is_a_doubt(words: str) -> None:
    assert roles(PLAN, *ROWS, f"备注：{words}") == TABLE
    assert asked(PLAN, *ROWS, f"备注：{words}") == [words]


def test_a_last_paragraph_without_a_time_stays_a_remark_with_a_doubt() -> None:
    last = "各责任单位要加强协调，区督查室要适时督查。"
    assert roles(PLAN, *TEXT, last) == {"1.1.1": " | 区水务局", "1.2.1": " | 区住建局"}
    assert asked(PLAN, *TEXT, last) == [last]
    assert said(PLAN, *TEXT, last) == [("asked_in_remark", "")]


@pytest.mark.parametrize(
    "note",
    [
        "注：数据截至2023年12月底。",
        "备注：区水务局为新增单位。",
        "说明：本表自2024年5月1日起施行，由区水务局负责解释。",
        "注：责任单位列第一位的为牵头单位。",
        "备注：排名不分先后。",
        "注：数据口径以区统计局每月公布的为准。",
        "备注：成员：区教委、区水务局。",
        "抄送：区委办公室、区人大办公室，每月5日。",
        "附件：1.各责任单位每月5日前报送进展表",
        "联系单位：区教委。",
    ],
)
def test_a_note_that_explains_asks_nothing(note: str) -> None:
    assert [code for code in roles(PLAN, *ROWS, note) if code not in TABLE] == []
    assert asked(PLAN, *ROWS, note) == []


@pytest.mark.parametrize(
    "note",
    [
        "注：各责任单位于每月5日前报送进展，包括存在的问题。",
        "备注：各责任单位于3月15日前将联系人名单报区政府办公室。",
        "注：各责任单位按统一口径于每月5日前报送数据。",
        "注：各责任单位于每月5日前报送进展，抄送区督查室。",
        "注：各责任单位认真落实，于每月5日前报送已完成的事项。",
        "填表须知：各责任单位于每月5日前报送进展。",
        "情况说明：各责任单位于每月5日前报送进展。",
        "各责任单位于每月5日前报送进展。联系人：李力",
    ],
)
def test_a_word_about_the_document_hides_no_duty_beside_it(note: str) -> None:
    assert roles(PLAN, *ROWS, note) == TABLE | {"1.3": " | 各责任单位"}


def test_a_duty_behind_a_remark_on_the_document_is_an_item_of_its_own_words() -> None:
    last = "本方案由区政府办公室负责解释。各责任单位每月5日前报送进展。"
    for lines in ([PLAN, *TEXT], [PLAN, *ROWS]):
        made = document(*lines, last)
        *_, clause = [clause for part in outline(made).parts for clause in part.clauses]
        assert who(clause.assignment) == " | 各责任单位"
        assert [made.words(span) for span in clause.body] == ["各责任单位每月5日前报送进展。"]


def test_what_a_note_counts_are_items_each_by_itself() -> None:
    expected = TABLE | {"1.3": " | 各责任单位", "1.4": " | 区督查室"}
    assert roles(PLAN, *ROWS, "备注：（1）各责任单位每月5日前上报。（2）区督查室每季度通报。") == expected
    assert roles(PLAN, *ROWS, "注1：各责任单位每月5日前上报。", "注2：区督查室每季度通报。") == expected
    titles = [
        each["title"] for each in draft(document(PLAN, *ROWS, "注1：区督查室每季度通报。")).plan["sections"][0]["items"]
    ]
    assert titles[-1].startswith("区督查室")


def test_whose_matters_they_are_does_not_make_a_unit_lead() -> None:
    note = "注：请各责任单位于每季度末报送进展；区水务局牵头的事项由区督查室跟踪督办。"
    assert roles(PLAN, *ROWS, note)["1.3"] == " | 各责任单位、区督查室"


@pytest.mark.parametrize("words", ["区住建局2023年12月底前已完成前期工作。", "区住建局于2023年12月完成了前期工作。"])
def test_a_note_that_tells_what_was_done_asks_nothing(words: str) -> None:
    assert roles(PLAN, *ROWS, f"注：{words}") == TABLE
    assert asked(PLAN, *ROWS, f"注：{words}") == []


@pytest.mark.parametrize(
    "words", ["区水务局要按市政府2024年3月1日会议要求落实。", "区教委原定6月底前完成，现调整为9月底前。"]
)
def test_a_cited_day_and_a_day_that_was_moved_are_a_doubt(words: str) -> None:
    assert roles(PLAN, *ROWS, f"注：{words}") == TABLE
    assert asked(PLAN, *ROWS, f"注：{words}") == [words]


def test_what_a_letter_asks_of_units_by_a_day_is_a_doubt() -> None:
    duty = "请各牵头单位于每月28日前将进展报区政府办公室。"
    letter = ("各街道：", "现将任务分解表印发给你们。", duty, "临江区人民政府办公室", "2024年3月1日", "附件")
    assert asked("临江区关于印发任务分解表的通知", *letter, PLAN, *ROWS) == [duty]
    assert asked("临江区关于印发任务分解表的通知", *letter[:2], "请认真落实。", *letter[3:], PLAN, *ROWS) == []


LIST = ("1.建公园。6月底前建成。", "2.建天桥。9月底前建成。")
SIGNED = ("临江区人民政府办公室", "2024年3月1日")


@pytest.mark.parametrize("between", [("附表",), (*SIGNED, "附表"), ()])
def test_a_list_and_a_table_behind_it_with_the_same_title_are_both_read(between: tuple[str, ...]) -> None:
    lines: list[str | tuple[Cell, str]] = [PLAN, *LIST, *between, PLAN, *ROWS]
    assert roles(*lines) == {"1.1": "-", "1.2": "-", "2.1": " | 区水务局", "2.2": " | 区住建局"}
    assert said(*lines) == [("said_twice", "2.1 = 1.1、2.2 = 1.2")]


def test_a_letter_below_the_title_of_its_annex_stays_a_letter() -> None:
    letter = ("各街道：", "现将任务分解表印发给你们。", "1.提高认识。", "2.抓好落实。", *SIGNED)
    assert roles(PLAN, *letter, PLAN, *ROWS) == TABLE


def test_tasks_of_the_same_name_for_other_units_are_others() -> None:
    lines = ("一、区教委", "1.建立台账（区教委负责）。", "2.加强宣传（区教委负责）。")
    others = ("二、区民政局", "3.建立台账（区民政局负责）。", "4.加强宣传（区民政局负责）。")
    assert said(PLAN, *lines, *others) == []


def test_what_a_note_says_is_read_for_its_times() -> None:
    clause = read(PLAN, *ROWS, "备注：各责任单位于每月5日前报送进展。")["1.3"]
    assert [len(clause.body), clause.due] == [1, ()]
    owed = draft(document(PLAN, *ROWS, "备注：各责任单位于每月5日前报送进展。")).plan["sections"][0]["items"][-1]
    assert owed["obligations"][0]["every"] == "FREQ=MONTHLY;BYMONTHDAY=5"
