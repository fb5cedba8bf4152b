"""Any text is read without an error, in time that grows with its length, and what is found is in it."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wanted import clause_of, wants

from govopen.drafting.requirement import Requirement
from govopen.drafting.wanting import MOST, requirements, wanted
from govopen.output.doubts import WORDS
from govopen.plan.obligation import Obligation

_PIECES = st.sampled_from(
    [
        "2018年", "二〇一八年", "今年", "每年", "全年", "6月", "十二月", "底", "前", "20日", "30日", "31日",
        "上旬", "至", "—", "、", "，", "。", "；", "（", "）", "《", "》", "“",
        "”", "每季度", "每月", "每周", "首月", "5", "两", "万", "次", "场", "个", "个工作日",
        "小时", "内", "后", "自", "之日起", "不得", "少于", "至少", "严禁", "及时", "同步", "发布",
        "完成", "组织", "公示", "征求意见", "政策文件", "突发事件", "一", "半年", "春节",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map("".join))


@given(_TEXTS, _TEXTS, st.sampled_from([2018, None]))
def test_any_text_gives_requirements_that_a_plan_takes(body: str, due: str, year: int | None) -> None:
    body, due = body.replace("\n", " "), due.replace("\n", " ")
    document, clause = clause_of(body, due)
    for want in requirements(document, clause, year, None):
        assert all(0 <= span.start < span.end <= len(document.text) for span in want.words), want
        assert want.doubt in {"", *WORDS}
        assert 0 < want.confidence <= 1
        if want.rule != "feast":
            Obligation.model_validate(_as_obligation(want))


@given(_TEXTS, _TEXTS)
def test_any_text_gives_doubts_about_words_that_stand_in_it(body: str, due: str) -> None:
    document, clause = clause_of(body.replace("\n", " "), due.replace("\n", " "))
    for each in wanted(document, clause, 2018, None).left:
        assert document.words(each.span).strip()
        assert each.doubt in WORDS


def _as_obligation(want: Requirement) -> dict[str, object]:
    fields = {name: getattr(want, name) or None for name in ("by", "times", "every", "grace", "within", "at_least")}
    steps = [{"times": times, "by": by} for times, by in want.milestones]
    never, of = want.never or None, "trigger" if want.of else None
    given = {**fields, "hedge": want.hedge or None, "never": never, "of": of, "milestones": steps or None}
    return {"code": "a", "name": want.about or "name", **{name: value for name, value in given.items() if value}}


@pytest.mark.parametrize(
    "piece",
    [
        "（",
        "6月",
        "每季度",
        "不得",
        "及时",
        "1次，",
        "《",
        "“",
        "20个",
        "2018年",
        "一",
        "十",
        "5日内",
        "后",
        "不得。",
        "2月30日",
        "节前",
        "13月，",
        "每年",
        "3天前、",
        "一、二季度",
        "6月底前完成的",
        "自6月起，",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    begun = time.perf_counter()
    wants(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - begun < 10


def test_a_hundred_pages_take_a_moment() -> None:
    sentence = "各部门每季度至少组织1次培训，6月底前完成清单编制，收到申请后20个工作日内答复，不得增加其他要求。"
    document, clause = clause_of(sentence)
    begun = time.perf_counter()
    found = [requirements(document, clause, 2018, (date(2018, 1, 1), date(2018, 12, 31))) for _ in range(1_000)]
    assert time.perf_counter() - begun < 10
    assert sum(map(len, found)) == 4_000


def test_a_clause_holds_no_more_than_a_plan_can() -> None:
    assert len(wants("6月底前完成清单编制。" * 1_000)) == MOST
