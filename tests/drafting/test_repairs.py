"""Repairs of badly converted text: safe, listed, and undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.drafting.formats.passage import BREAK, WRAP, Passage
from govopen.drafting.formats.repairs import repaired, undone


def repair(text: str) -> str:
    return repaired("a.txt", "txt", [Passage(text)]).text.removesuffix("\n")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("每年至少 2 次", "每年至少2次"),
        ("在 6 月 20 日前", "在6月20日前"),
        ("2 0 1 8 年", "2018年"),
        ("推进, 加快", "推进，加快"),
        ("区教委、 区民政局", "区教委、区民政局"),
        ("区政务服 务办", "区政务服务办"),
        ("(区财政局牵头,各部门负责)", "（区财政局牵头，各部门负责）"),
        ("设臵窗口", "设置窗口"),
        ("⽹络⻚⾯", "网络页面"),
        ("２０１８年", "2018年"),
        ("20l8年", "2018年"),
        ("二○一八年", "二〇一八年"),
        ("工作完成.", "工作完成。"),
        ("上一句没有写完," + WRAP + "下一行接着写", "上一句没有写完，下一行接着写"),
        ("区教委" + BREAK + "区民政局", "区教委 区民政局"),
    ],
)
def test_what_conversion_spoiled_is_repaired(was: str, now: str) -> None:
    assert repair(was) == now


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("责任单位　区教委 区财政局", "责任单位 区教委 区财政局"),
        ("配合单位 教育局", "配合单位 教育局"),
        ("责任 单位", "责任单位"),
        ("养老机构|6月|民政所 卫生院|", "养老机构|6月|民政所 卫生院|"),
        ("责任单位：区教委\u3000\u3000区妇联\t各街道", "责任单位：区教委 区妇联 各街道"),
        ("责任单位：区教育 局 区民 政局", "责任单位：区教育局 区民政局"),
        ("责任单位：区政府 办公室 区教委", "责任单位：区政府办公室 区教委"),
        ("责任单位：区住建委（区重大办）　区教委", "责任单位：区住建委（区重大办） 区教委"),
        ("责任单位：区教委 区财政局" + WRAP + "区民政局", "责任单位：区教委 区财政局 区民政局"),
        ("责任单位：区教委 区住建委" + WRAP + "员会办公室", "责任单位：区教委 区住建委员会办公室"),
        ("由区教委 区财政局牵头，区科协 配合", "由区教委 区财政局牵头，区科协配合"),
        ("区教委 区总工会按职责分工负责", "区教委 区总工会按职责分工负责"),
        ("团区委\t妇联 各街道", "团区委 妇联 各街道"),
        ("通\u3000\u3000知", "通知"),
        ("推 进 区 教 委 公 开", "推进区教委公开"),
        ("完善过程中 各部门", "完善过程中各部门"),
    ],
)
def test_blanks_part_the_units_of_a_list_and_nothing_else(was: str, now: str) -> None:
    assert repair(was) == now


@pytest.mark.parametrize(
    "text",
    [
        "投资1,504万元",
        "增长3.5%",
        "见 http://www.yunze.gov.cn/a?b=1,2;c",
        "3月10日上午10:30前",
        "1.加强领导",
        "政府与社会资本合作（PPP）项目",
        "Hello, world: one; two",
        "京政办发〔2018〕19号",
        "责任单位：区教委 区民政局",
        "牵头单位：区教委 完成时限：6月底",
        "第一章 总则",
        "GDP.xlsx",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert repair(text) == text


SWAP = str.maketrans("，；：？！（）,;:?!()", ",;:?!()，；：？！（）")


@given(
    st.lists(
        st.sampled_from(["区教委", "负责", "，", "；", "：", "（", "）", "2018", "年", "。", "PPP", "1,504", "、"])
    )
)
def test_swapped_widths_read_the_same(words: list[str]) -> None:
    text = "".join(words)
    assert repair(text) == repair(text.translate(SWAP))


TEXT = st.text(
    st.sampled_from("区教委一二月年日○曰臵⽹ \u3000\t,，.。:：()（）12３Aa、\u200b●" + WRAP + BREAK), max_size=40
)


@given(st.lists(TEXT, max_size=5))
def test_repairs_undone_give_what_the_file_holds(texts: list[str]) -> None:
    document = repaired("a.txt", "txt", [Passage(text) for text in texts])
    kept = [text for text in texts if repair(text)]
    assert undone(document) == "".join(f"{text}\n" for text in kept).replace(BREAK, "\n")


@given(st.lists(TEXT, max_size=5))
def test_undoing_them_one_by_one_from_the_last_gives_the_same(texts: list[str]) -> None:
    document = repaired("a.txt", "txt", [Passage(text) for text in texts])
    text = document.text
    for each in reversed(document.repairs):
        assert text[each.at : each.at + len(each.after)] == each.after
        text = text[: each.at] + each.before + text[each.at + len(each.after) :]
    assert text == undone(document)


@given(st.lists(TEXT, max_size=5))
def test_every_character_is_in_exactly_one_line(texts: list[str]) -> None:
    document = repaired("a.txt", "txt", [Passage(text) for text in texts])
    assert "".join(document.words(line.span) + "\n" for line in document.lines) == document.text


@given(TEXT)
def test_a_repaired_text_needs_no_repair(text: str) -> None:
    """But for a mark beside a stray space, whose width is judged by what stands beside it in the file."""
    once = repair("".join(sign for sign in text if sign.isprintable() and not sign.isspace()))
    assert repair(once) == once
