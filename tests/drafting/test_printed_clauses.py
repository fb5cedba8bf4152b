"""What is quoted of a clause is what the document prints: its sentences and the names that close it, no more."""

from govopen.drafting.document import Document, Line, Span
from govopen.drafting.outline import Assignment, Clause, Head, Outline, Part
from govopen.drafting.printing import printed_clauses

NOBODY = Head("", "", "", None, None, "", (), None, {})


def document(*lines: str) -> Document:
    text = "".join(f"{line}\n" for line in lines)
    at, spans = 0, []
    for line in lines:
        spans.append(Line(Span(at, at + len(line))))
        at += len(line) + 1
    return Document("own.txt", "txt", text, tuple(spans))


def span(found: Document, words: str) -> Span:
    start = found.text.index(words)
    return Span(start, start + len(words))


def clause(
    found: Document, code: str, body: tuple[str, ...], named: str = "", rule: str = "bracket", due: tuple[str, ...] = ()
) -> Clause:
    assignment = Assignment((span(found, named),), (), (), rule=rule) if named else None
    spans = tuple(span(found, words) for words in body)
    return Clause(code, None, spans, assignment, tuple(span(found, words) for words in due))


def printed(found: Document, *clauses: Clause) -> dict[str, str]:
    return printed_clauses(found, Outline(NOBODY, (Part("1", None, clauses),), ()))


def test_a_clause_is_its_sentences_and_the_names_that_close_it_without_number_and_heading() -> None:
    found = document("（一）公园开放。每季度开放一次温室。（市园林局牵头，各公园负责）")
    first = clause(found, "1.1.1", ("每季度开放一次温室。",), "（市园林局牵头，各公园负责）")
    assert printed(found, first) == {"1.1.1": "每季度开放一次温室。（市园林局牵头，各公园负责）"}


def test_each_assignment_of_a_paragraph_closes_its_own_clause() -> None:
    found = document("开放温室（园林局负责）。清点古树（林业站负责）。")
    clauses = (
        clause(found, "1.1.1", ("开放温室",), "（园林局负责）"),
        clause(found, "1.1.2", ("清点古树",), "（林业站负责）"),
    )
    assert printed(found, *clauses) == {"1.1.1": "开放温室（园林局负责）", "1.1.2": "清点古树（林业站负责）"}


def test_names_may_stand_before_or_in_the_midst_of_what_they_do() -> None:
    found = document("由园林局牵头，清点古树，林业站配合，年底前公布名录。")
    named = clause(found, "1.1", ("清点古树", "年底前公布名录。"), "林业站配合")
    assert printed(found, named) == {"1.1": "清点古树，林业站配合，年底前公布名录。"}
    leading = clause(found, "1.1", ("清点古树",), "由园林局牵头")
    assert printed(found, leading) == {"1.1": "由园林局牵头，清点古树"}


def test_a_number_inside_a_clause_is_part_of_it_and_each_paragraph_has_its_line() -> None:
    found = document("清点古树：", "（1）一级的，挂牌。", "（2）二级的，登记。", "责任单位：林业站")
    whole = clause(found, "1.1", ("清点古树：", "一级的，挂牌。", "二级的，登记。"), "责任单位：林业站", "line")
    assert printed(found, whole) == {"1.1": "清点古树：\n（1）一级的，挂牌。\n（2）二级的，登记。\n责任单位：林业站"}


def test_a_page_between_two_halves_of_a_clause_is_not_quoted() -> None:
    found = document("清点古树，", "- 3 -", "绿化工作方案的页眉文字很长很长", "公布名录。")
    assert printed(found, clause(found, "1.1", ("清点古树，", "公布名录。"))) == {"1.1": "清点古树，\n公布名录。"}


def test_a_row_is_quoted_with_its_columns_and_a_clause_without_what_is_said_once_for_several() -> None:
    found = document("清点古树。", "林业站", "6月底前", "公布名录。", "以上由园林局负责。")
    column = clause(found, "1.1", ("清点古树。",), "林业站", "column", ("6月底前",))
    section = clause(found, "1.2", ("公布名录。",), "以上由园林局负责。", "section")
    assert printed(found, column, section) == {"1.1": "清点古树。\n林业站\n6月底前", "1.2": "公布名录。"}


def test_a_line_that_says_by_when_is_quoted_with_its_clause() -> None:
    found = document("清点古树。", "责任单位：林业站", "完成时限：6月底前", "公布名录。")
    first = clause(found, "1.1", ("清点古树。",), "责任单位：林业站", "line", ("完成时限：6月底前",))
    assert printed(found, first) == {"1.1": "清点古树。\n责任单位：林业站\n完成时限：6月底前"}


def test_a_clause_without_words_is_not_there() -> None:
    found = document("林业站")
    assert printed(found, clause(found, "1.1", (), "林业站")) == {}
