"""What a change notice says of each small edit of the 2018 plan, in both languages."""

from pathlib import Path

import pytest
from amendments import ISSUED, Hunk, amended, hunks
from hypothesis import given
from plan_pairs import pairs

from govopen.locales import use
from govopen.output.columns import width_of
from govopen.output.diff import names_in, notice_lines
from govopen.plan.diff import diff
from govopen.plan.model import Plan
from govopen.plan.reader import parse

EDITS = list(hunks(Path(__file__).with_name("amendments.txt")))


def plan_in(text: str) -> Plan:
    plan, problems = parse(text.encode())
    assert plan is not None, problems
    return plan


BEFORE = plan_in(ISSUED)
MANY = plan_in(
    amended(
        EDITS[0],
        next(edit for edit in EDITS if "times: 3" in edit.new),
        next(edit for edit in EDITS if "2018-06-15" in edit.new),
        next(edit for edit in EDITS if "roles_stated" in edit.old),
    )
)


def test_there_are_enough_edits() -> None:
    assert len(EDITS) > 50


@pytest.mark.parametrize("edit", EDITS, ids=[(edit.en or ("nothing",))[0][:60].strip() for edit in EDITS])
def test_an_edit_is_noticed_in_both_languages(edit: Hunk) -> None:
    after = plan_in(amended(edit))
    changes = diff(BEFORE, after)
    for lang, lines in (("en", edit.en), ("zh", edit.zh)):
        use(lang)
        assert tuple(notice_lines(changes, names=names_in(BEFORE, after), width=1000)) == lines


def test_without_the_plans_the_notice_names_units_and_events_as_the_file_does() -> None:
    after = plan_in(amended(next(edit for edit in EDITS if "leaves Publicity" in edit.en[0])))
    assert notice_lines(diff(BEFORE, after), width=120) == [
        "2.1.2   Meetings open to the public: lead: leaves 区委宣传部 (1 unit), comes to 区教委 (1 unit)"
    ]


@pytest.mark.parametrize("limit", range(8))
def test_a_short_notice_has_at_most_so_many_lines_and_one_that_counts_the_rest(limit: int) -> None:
    changes = diff(BEFORE, MANY)
    whole = notice_lines(changes)
    assert len(changes) == 4
    short = notice_lines(changes, limit)
    if limit >= len(whole):
        assert short == whole
    else:
        *told, rest = short
        assert told == whole[: len(told)]
        assert len(told) <= limit
        assert rest.startswith("and ")
        assert rest.endswith(("more change", "more changes"))


def test_the_rest_is_counted_in_changes_not_lines() -> None:
    changes = diff(BEFORE, MANY)
    assert notice_lines(changes, 0) == ["and 4 more changes"]
    use("zh")
    assert notice_lines(changes, 1) == ["文件：文号由「西政办发〔2018〕6号」改为「西政办发〔2018〕9号」", "另有3处改动"]
    assert notice_lines([], 5) == []


def test_no_line_is_wider_than_the_screen() -> None:
    for lang in ("en", "zh"):
        use(lang)
        for edit in EDITS:
            after = plan_in(amended(edit))
            lines = notice_lines(diff(BEFORE, after), names=names_in(BEFORE, after))
            assert [line for line in lines if width_of(line) > 80] == []


@given(pairs())
def test_there_are_words_for_every_change(pair: tuple[Plan, Plan]) -> None:
    changes = diff(*pair)
    for lang in ("en", "zh"):
        use(lang)
        assert len(notice_lines(changes, names=names_in(*pair), width=10_000)) == len(changes)


SPORTS = "  区体育局: {en: Sports Bureau, kind: department, also: [体育局]"


@pytest.mark.parametrize(
    ("new", "en", "zh"),
    [
        (
            f"{SPORTS}, successor: 区文旅局}}\n  区文旅局: {{en: Tourism Bureau, kind: department",
            "unit Sports Bureau: renamed Tourism Bureau",
            "单位 区体育局：更名为区文旅局",
        ),
        (f"{SPORTS}, successor: 区文化委", "unit Sports Bureau: merged into Culture Commission", "并入区文化委"),
        (
            f"{SPORTS}, split: {{区文化委: ['1'], 区教委: ['2', '3', '4', '5']}}",
            "unit Sports Bureau: split into Culture Commission, Education Commission",
            "拆分为区文化委、区教委",
        ),
    ],
)
def test_a_succession_is_told_of_the_unit_that_is_no_more(new: str, en: str, zh: str) -> None:
    after = plan_in(ISSUED.replace(SPORTS, new, 1))
    changes = diff(BEFORE, after)
    assert en in notice_lines(changes, names=names_in(BEFORE, after))
    back = notice_lines(diff(after, BEFORE), names=names_in(BEFORE, after))
    assert back[0].startswith("unit Sports Bureau: no longer succeeded by ")
    use("zh")
    assert any(line.endswith(zh) for line in notice_lines(changes))


def test_a_renamed_item_is_told_with_its_former_code() -> None:
    text = ISSUED.replace("code: 5.4.1\n", "code: 5.9.1\n") + "renamed: {5.4.1: 5.9.1}\n"
    lines = notice_lines(diff(BEFORE, plan_in(text)))
    assert lines[:2] == ["5.9.1   National pilot: was 5.4.1", "5.9.1a  Pilot work completed and reported: was 5.4.1a"]


def test_the_same_code_is_named_once() -> None:
    edit = next(edit for edit in EDITS if "never: true" in edit.old)
    first, *rest = notice_lines(diff(BEFORE, plan_in(amended(edit))))
    assert first.startswith("3.4.1b  ")
    assert all(line.startswith("        ") for line in rest)
