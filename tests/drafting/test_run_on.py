"""Documents that lost their line breaks: each comes back where the structure proves it, and nowhere else."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.drafting.draft import draft
from govopen.drafting.formats import docx, html, runon
from govopen.drafting.formats.passage import BREAK, WRAP, Passage
from govopen.drafting.formats.repairs import repaired, undone
from govopen.drafting.reading import read
from govopen.output.draft_repairs import repair_records, repairs_told
from govopen.output.draft_repairs import repaired as told

DOCUMENTS = Path(__file__).parent / "documents"
HOMES = DOCUMENTS / "yunze-2021-homes.txt"
FILLING = "认真落实既定安排，逐项推进，及时总结经验，扎实做好后续各项工作，" * 12  # a sentence without a number


def lines(text: str) -> list[str]:
    """The lines that a text in one line is cut into."""
    return [each.text for each in runon.parted([Passage(text)])]


def cut(text: str) -> str:
    """Where a text that stands in a long document is cut: ⏎ for each break in it."""
    return "⏎".join(lines(f"{text}{FILLING}完。")).removesuffix(f"{FILLING}完。").removesuffix("⏎")


@pytest.mark.parametrize(
    "text",
    [
        "一、改造片区。⏎（一）摸清底数。建立台账。⏎（二）分片实施。编制方案。⏎二、整治河塘。",
        "一、改造片区⏎1.摸清底数。建立台账。⏎2.分片实施。编制方案。⏎二、整治河塘⏎1.清淤。",
        "一、改造片区⏎1、摸清底数。⏎2、编制方案。⏎二、整治河塘⏎3、清淤。⏎4、护岸。",
        "第一章总则。⏎第二章任务。⏎第三章附则。",
        "（一）改造片区。⏎(1)摸清底数；⏎(2)编制方案。⏎（二）整治河塘。",
        "一、改造片区。（区住建局牵头）⏎二、整治河塘。（区水务局牵头）⏎三、清运垃圾。",
        "一、总体要求⏎（一）指导思想。2023年目标表⏎二、任务⏎（二）清淤。⏎三、保障。",
        "1.摸清底数。⏎2.编制方案。⏎4.施工。⏎5.验收。",
        "一、工作目标⏎以群众满意为标准，分片推进。⏎二、重点任务⏎（一）清淤。",
        "一、加强领导⏎各镇、各街道要明确专人。⏎二、严格考核。",
    ],
)
def test_numbers_that_count_on_begin_lines(text: str) -> None:
    assert cut(text.replace("⏎", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        "更新管网2.5万米，增设1.2万个，按照1.5倍配置。",
        "对照1.《片区导则》；2.《管线规程》；3.《电梯指引》编制方案。",
        "按(1)(2)两式计算，按第（一）、（二）项执行。",
        "做到一是水清，二是岸绿，三是有人管。一是快，二是好。",
        "推行一、二、三类分投。统一、规范投放。第一、二、三产业融合。",
        "于1、2季度各检查1次，1、4月各通报1次。",
        "设置“1.待办。2.在办。3.办结。”三栏（1.红色。2.黄色。3.绿色。）。",
        "要1.快，2.好，3.省，做到三个到位。",
        "附件中所列事项由附件2的单位办理。",
        "市财政局于2021年3月5日印发办法。市财政局2021年3月5日召开会议。",
    ],
)
def test_what_counts_on_within_a_sentence_begins_no_line(text: str) -> None:
    assert cut(text) == text


def test_a_number_that_nothing_follows_begins_no_line() -> None:
    assert cut("推进改造。1.5月底前完成。做好准备。") == "推进改造。1.5月底前完成。做好准备。"
    assert cut("推进改造。一、坚持统筹。做好准备。") == "推进改造。一、坚持统筹。做好准备。"


def test_a_letter_stands_apart_from_the_plan_behind_it() -> None:
    text = (
        "临江区教育局文件⏎临教发〔2022〕9号⏎临江区教育局关于印发《校园安全行动方案》的通知⏎各学校，各科室：⏎"
        "现将《校园安全行动方案》印发给你们，请认真落实。⏎附件：1.校园安全行动方案⏎2.联络员名单⏎临江区教育局⏎"
        "2022年3月1日⏎（此件公开发布）⏎附件1⏎校园安全行动方案⏎为保障校园安全，制定本方案。⏎"
        "一、排查隐患。各学校自查。⏎二、整改到位。各学校整改。⏎附件2⏎联络员名单⏎"
    )
    assert cut(text.replace("⏎", "")) == text.removesuffix("⏎")


def test_a_label_begins_a_line_behind_a_sentence_and_behind_another_label_s_value() -> None:
    text = "1.清淤。淤泥外运。⏎责任单位：区水务局⏎配合单位：各镇⏎完成时限：6月底⏎2.护岸。"
    text += "⏎责任单位：区水务局⏎完成时限：9月底"
    assert "⏎".join(lines(text.replace("⏎", "") + "。" + f"3.绿化。{FILLING}完。")[:7]).rstrip("。") == text
    assert "\n".join(lines(f"1.清淤（牵头单位：区水务局，配合单位：各镇）。2.护岸。{FILLING}")) == (
        f"1.清淤（牵头单位：区水务局，配合单位：各镇）。\n2.护岸。{FILLING}"
    )


def test_blanks_are_breaks_where_most_stand_behind_sentences_and_before_numbers() -> None:
    text = "各镇、各街道： 现就有关事项通知如下。 一、明确范围 各镇要逐户登记。 二、按时上报。每月上报。 "
    text += "三、加强督导。 " + FILLING + "完。 临江区人民政府 2022年3月1日"
    assert lines(text) == [
        *("各镇、各街道：", "现就有关事项通知如下。", "一、明确范围", "各镇要逐户登记。", "二、按时上报。每月上报。"),
        *("三、加强督导。", FILLING + "完。", "临江区人民政府", "2022年3月1日"),
    ]


def test_stray_blanks_are_no_breaks() -> None:
    text = "推 进改 造。完善 台账，落 实责任。加强 管理，按 时通 报。" * 20
    assert lines(text) == [text]


def test_a_document_without_breaks_is_read_as_one_with_them() -> None:
    made = draft(read(HOMES))
    text = made.document.text
    again = draft(repaired(HOMES.name, "txt", [Passage(line) for line in text.splitlines()]))
    assert [item["code"] for section in made.plan["sections"] for item in section["items"]] == [
        *("2.1.1", "2.2.1", "2.2.2", "2.2.3", "3.3.1", "3.4.1", "4.1", "4.2", "5.1"),
    ]
    assert made.plan == again.plan
    assert made.plan["plan"]["number"] == "云政办发〔2021〕17号"


def test_the_breaks_taken_out_again_give_the_file_s_text() -> None:
    document = read(HOMES)
    assert undone(document) == HOMES.read_text("utf-8")
    back = [each for each in document.repairs if each.after == "\n"]
    assert {each.rule for each in back} == {"break"}
    assert len(back) == len(document.lines) - 1


def test_they_are_told_as_what_they_are() -> None:
    pieces = [Passage("一、清淤。"), Passage("二、护岸。", apart=""), Passage("完。", apart=" ")]
    document = repaired("a.txt", "txt", pieces)
    assert told(document).endswith("2")
    assert [each["words"] for each in repair_records(document)] == ["一、清淤。二、护岸。", "二、护岸。完。"]
    assert any("␣" in each and "↵" in each for each in repairs_told(document))


def test_a_document_with_its_own_breaks_is_left_alone() -> None:
    paragraph = f"1.清淤。2.护岸。3.绿化。{FILLING}完。"
    passages = [Passage(f"（{sign}）{paragraph}") for sign in "一二三四五六"]
    assert runon.parted(passages) == passages
    for mark in (WRAP, BREAK, "|"):
        assert len(runon.parted([Passage(f"1.清淤。2.护岸。{mark}{FILLING}")])) == 1


def test_a_page_and_a_word_file_may_have_lost_their_breaks_too(tmp_path: Path) -> None:
    from docx import Document as WordFile

    text = HOMES.read_text("utf-8").strip()
    page = html.passages(f"<html><body><p>{text}</p></body></html>".encode(), "a.html")
    word = WordFile()
    word.add_paragraph(text)
    word.save(str(tmp_path / "a.docx"))
    written = docx.passages((tmp_path / "a.docx").read_bytes(), "a.docx")
    assert [each.text for each in page if not each.aside] == lines(text)
    assert [each.text for each in written if not each.aside] == lines(text)
    assert read(tmp_path / "a.docx").text == read(HOMES).text


def test_a_text_that_is_refused_for_its_size_is_not_cut_first() -> None:
    text = HOMES.read_text("utf-8").strip() * 2000
    assert runon.parted([Passage(text)]) == [Passage(text)]


NUMBERS = "一、|二、|三、|（一）|（二）|1.|2.|3、|（1）|(2)|第一章"
LETTER = (
    "临江区教育局|临教发〔2022〕9号|关于印发《方案》的通知|各学校：|2022年3月1日|（此件公开发布）|附件|附件：|附件1"
)
OTHERS = "责任单位：|完成时限：|：|。|；|，| |　|(|）|“|”|《|》|清淤|加强领导|\u200b"
WORDS = st.sampled_from([*NUMBERS.split("|"), *LETTER.split("|"), *OTHERS.split("|"), FILLING])
HARD = "一、清淤。（一）护岸。1.绿化。|（|1.|。一、|局2021年1月1日附件|附件：1.甲2.乙|。 啊|责任单位："
HARD += "|。责任单位：主办单位：|关于啊的通知各"


@given(st.lists(WORDS, max_size=60), st.sampled_from(["", "一、清淤。 二、护岸。 三、绿化。 四、管护。 "]))
def test_whatever_the_text_the_pieces_and_what_parts_them_are_all_of_it(words: list[str], first: str) -> None:
    text = first + "".join(words) + FILLING
    pieces = runon.parted([Passage(text)])
    assert "".join((each.apart or "") + each.text for each in pieces) == text
    assert all(each.apart is not None for each in pieces[1:])
    document = repaired("a.txt", "txt", pieces)
    assert undone(document) == text + "\n"


@pytest.mark.parametrize("unit", HARD.split("|"))
def test_a_line_of_half_a_million_characters_takes_seconds(unit: str) -> None:
    text = "一、啊。二、啊。三、啊。 " + (unit * 500_000)[:500_000]
    begun = time.process_time()
    runon.parted([Passage(text)])
    assert time.process_time() - begun < 20
