"""Last year's plan beside this year's document: what goes on, what is new, gone or changed, and who is still there."""

import time
from datetime import date

from lines import document

from govopen.drafting.carrying import carry, in_the_year_of, later, renames
from govopen.drafting.draft import Decision, Draft, draft
from govopen.drafting.writing import text_of
from govopen.plan.diff import diff
from govopen.plan.model import Plan
from govopen.plan.reader import parse

CLAUSES = (
    "（一）公开预算。5月底前公布部门预算（区财政局牵头，区民政局负责落实）。",
    "（二）救助信息。每季度发布救助资金情况（区民政局负责落实）。",
    "（三）开放会议。全年至少举办2次开放会议（区教委牵头，各街道负责落实）。",
    "（四）更新目录。9月底前更新公开目录，不得收费（区教委牵头）。",
    "（五）加强培训。组织业务培训。",
)
SUBDISTRICTS = ("东关街道", "柳荫街道")


def plan_of(made: Draft) -> Plan:
    plan, problems = parse(text_of(made, lambda each: each.doubt or each.rule).encode())
    assert plan, problems
    return plan


def last_year(*facts: str) -> Plan:
    """As reviewed: the clause that names nobody has its unit, and the subdistricts are listed."""
    made = draft(document("临江区2019年工作要点", "2019年3月8日", "一、重点", *CLAUSES))
    text = text_of(made, lambda each: each.rule)
    undated = "{code: a, name: 加强培训, ongoing: true}"
    assert undated in text
    text = text.replace(f"- {undated}", f"- {undated[:-1]}, who: [区人力社保局]}}")
    known = [f"{name}: {{kind: subdistrict}}" for name in SUBDISTRICTS]
    known += ["区人力社保局: {kind: department}", "区信访办: {kind: department}", *facts]
    text = text.replace("units:\n", "units:\n" + "".join(f"  {each}\n" for each in known), 1)
    text = text.replace("各街道: {open: true}", "各街道: {kinds: [subdistrict]}")
    reviewed, problems = parse(text.encode())
    assert reviewed, problems
    return reviewed


def this_year(*clauses: str, old: Plan | None = None) -> Draft:
    old = old or last_year()
    return carry(draft(document("临江区2020年工作要点", "2020年3月8日", "一、重点", *clauses), old), old)


def changes(made: Draft, old: Plan) -> set[tuple[str, str, str]]:
    """What a change notice says: of which kind, of what, of which field."""
    new = plan_of(made).model_copy(update={"renamed": renames(made, old)})
    apart = {"plan_changed", "basis_changed"}
    return {(each.kind, each.code, each.field) for each in diff(old, new) if each.kind not in apart}


def doubt(made: Draft, key: str) -> Decision:
    [found] = [each for each in made.doubts if each.doubt == key]
    return found


def without_years(*clauses: str, old: Plan) -> Draft:
    """Of the same year, so that no day moves with the year."""
    return carry(draft(document("临江区2019年工作要点", "2019年3月8日", "一、重点", *clauses), old), old)


def test_the_same_document_against_its_own_plan_changes_nothing() -> None:
    old = last_year()
    assert changes(without_years(*CLAUSES, old=old), old) == {("unit_gone", "区信访办", "")}


def test_another_day_is_a_moved_date_and_nothing_else() -> None:
    old = last_year()
    made = without_years(CLAUSES[0].replace("5月", "7月"), *CLAUSES[1:], old=old)
    assert changes(made, old) - {("unit_gone", "区信访办", "")} == {("date_moved", "1.1.1a", "by")}


def test_the_same_day_of_the_next_year_is_no_change() -> None:
    clauses = (*CLAUSES[:2], CLAUSES[2].replace("开放会议（", "开放会议，6月底前1次（"), *CLAUSES[3:])
    old = plan_of(this_year(*clauses))
    made = carry(draft(document("临江区2021年工作要点", "2021年3月8日", "一、重点", *clauses), old), old)
    assert changes(made, in_the_year_of(old, plan_of(made))) == set()
    assert {"date_moved", "milestones_changed"} <= {kind for kind, _code, _field in changes(made, old)}


def test_the_end_of_february_stays_its_end() -> None:
    assert later(date(2023, 2, 28), 1) == date(2024, 2, 29)
    assert later(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert later(date(2023, 6, 20), 1) == date(2024, 6, 20)


def test_a_title_that_says_last_years_number_is_not_carried_over() -> None:
    clause = "（一）每年至少举办4次案卷评查（区司法局牵头）。"
    old = plan_of(this_year(clause))
    [was] = old.items()
    assert "4" in was.title
    for number in "46":
        made = this_year(clause.replace("4", number), old=old)
        assert number in made.plan["sections"][0]["items"][0]["title"]


def test_a_clause_that_is_gone_is_dropped_and_the_ones_behind_it_are_renamed() -> None:
    old = last_year()
    behind = [each.replace("（四）", "（三）").replace("（五）", "（四）") for each in CLAUSES[3:]]
    said = changes(without_years(*CLAUSES[:2], *behind, old=old), old)
    assert ("item_dropped", "1.3.1", "") in said
    assert {code for kind, code, _field in said if kind == "item_renamed"} == {"1.3.1", "1.4.1"}
    assert not [each for each in said if each[0] in {"item_added", "obligation_added"}]


def test_a_unit_under_a_new_name_answers_for_the_same_items() -> None:
    old = last_year()
    said = changes(without_years(*(each.replace("区教委", "区教育局") for each in CLAUSES), old=old), old)
    assert {("unit_gone", "区教委", ""), ("unit_added", "区教育局", "")} <= said
    assert ("reassigned", "1.3.1", "lead") in said
    assert not [each for each in said if each[0] in {"item_added", "item_dropped"}]


def test_a_unit_that_nothing_names_is_left_out_and_said_to_be() -> None:
    made = this_year(*CLAUSES)
    assert "区信访办" not in made.plan["units"]
    assert doubt(made, "units_left_out").about == ("区信访办",)


def test_members_of_a_group_by_their_kind_stay_with_one_doubt_for_all() -> None:
    made = this_year(*CLAUSES)
    assert doubt(made, "units_unnamed").about == SUBDISTRICTS
    alone = this_year(*CLAUSES[:2])
    assert not alone.plan["units"].keys() & set(SUBDISTRICTS)


def test_a_unit_that_is_no_more_goes_unless_the_document_names_it() -> None:
    old = last_year("区体育局: {kind: department, successor: 区教委}")
    made = this_year(*CLAUSES, old=old)
    assert "区体育局" in doubt(made, "units_left_out").about
    named = this_year(*CLAUSES, "（六）健身。开放场馆（区体育局负责）。", old=old)
    assert doubt(named, "dissolved").about == ("区教委",)


def test_whoever_answered_for_a_clause_that_names_nobody_goes_on_with_one_doubt() -> None:
    made = this_year(*CLAUSES)
    [item] = [each for each in made.plan["sections"][0]["items"] if each["title"] == "加强培训"]
    assert item["obligations"][0]["who"] == ["区人力社保局"]
    assert "区人力社保局" in made.plan["units"]
    assert "nobody_named" not in {each.doubt for each in made.doubts}
    assert doubt(made, "who_supplied").path[-1] == "responsible"


def test_undated_duties_of_last_year_are_one_doubt_that_counts_them() -> None:
    clauses = [
        f"（{n}）{word}。如期做好（区教委负责）。" for n, word in enumerate(("修好公路", "植树造林", "清理河道"), 1)
    ]
    text = text_of(
        draft(document("临江区2019年工作要点", "2019年3月8日", "一、重点", *clauses)), lambda each: each.rule
    )
    for word, name in (("修好公路", "铺设里程"), ("植树造林", "绿化面积"), ("清理河道", "淤泥方量")):
        text = text.replace(f"name: {word}", f"name: {name}")
    old, problems = parse(text.encode())
    assert old, problems
    assert doubt(without_years(*clauses, old=old), "still_so").about == ("1.1", "1.2", "1.3")


def test_duties_keep_the_order_of_last_year_and_remarks_follow_them() -> None:
    clause = "（一）服务指南。条件变化后1个工作日内更新指南，不得增加要求（区教委负责）。"
    head = ("临江区2019年工作要点", "2019年3月8日", "一、重点")
    made = draft(document(*head, clause))
    [one, two] = made.plan["sections"][0]["items"][0]["obligations"]
    turned = [two | {"code": "a"}, one | {"code": "b"}]
    made.plan["sections"][0]["items"][0]["obligations"] = turned
    old = plan_of(made)
    again = without_years(clause, old=old)
    assert changes(again, old) == set()
    for each in again.decisions:
        if each.path[4:5] == ("obligations",) and each.path[5:]:
            owed = again.plan["sections"][0]["items"][0]["obligations"][each.path[5]]
            assert "".join(map(again.document.words, each.spans)) in owed["source"].replace("，", "") + owed["source"]


def test_many_clauses_beside_many_items_take_seconds() -> None:
    signs = "预算决算学校医院道路水利环境卫生文化体育旅游农业工业商业住房就业养老托育"
    clauses = [
        f"（{n}）公开{signs[n % 36]}{signs[n // 30]}。6月底前公布第{n}项情况，做好各项工作（区教委牵头）。"
        for n in range(1, 900)
    ]
    old = plan_of(draft(document("临江区2019年工作要点", "2019年3月8日", "一、重点", *clauses)))
    begun = time.process_time()
    made = without_years(*clauses[1:], old=old)
    assert time.process_time() - begun < 20
    assert {kind for kind, _code, _field in changes(made, old)} <= {"item_dropped", "obligation_dropped"}
