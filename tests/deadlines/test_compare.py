"""What an amendment means in numbers; who answers is 26 for open meetings, 37 for the full list (22 and 15)."""

from datetime import date

import pytest
from amendments import ISSUED
from hypothesis import given
from plan_pairs import pairs

from govopen.deadlines.compare import Figures, compare
from govopen.deadlines.instants import end_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.plan.model import Plan
from govopen.plan.reader import parse

CALENDAR = WorkCalendar()
EARLIER = "[{times: 1, by: 2018-07-01}, {times: 2, by: 2018-07-20}]"
NONE = Figures(0, 0, 0, 0, 0, 0, 0)


def plan_in(text: str) -> Plan:
    plan, problems = parse(text.encode())
    assert plan is not None, problems
    return plan


BEFORE = plan_in(ISSUED)


def figures(old: str, new: str, day: str = "2018-07-10") -> Figures:
    """What an edit of the 2018 plan means at the end of a day."""
    assert old in ISSUED
    after = plan_in(ISSUED.replace(old, new, 1))
    return compare(BEFORE, after, CALENDAR, end_of(date.fromisoformat(day), "Asia/Shanghai"))


def test_the_same_plan_changes_no_checkpoint() -> None:
    assert compare(BEFORE, BEFORE, CALENDAR, 0) == NONE


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # 26 milestones of open meetings, due on 20 July: to come on the 10th
        ("by: 2018-07-20", "by: 2018-07-31", NONE._replace(moved=26)),
        # the full list of 37 units was due on 20 June: kept, and not overdue by the newer text
        ("by: 2018-06-20", "by: 2018-09-30", NONE._replace(moved=37, kept=37)),
        ("by: 2018-06-20", "by: 2018-06-15", NONE._replace(moved=37, kept=37)),
        # the year's quota only; the milestone asks for one as before
        ("times: 2\n", "times: 3\n", NONE._replace(changed=26)),
        ("            milestones: [{times: 1, by: 2018-07-20}]\n", "", NONE._replace(gone=26)),
        # a new one that is past by the newer text, and that of 20 July, still to come, now asks for two
        ("[{times: 1, by: 2018-07-20}]", EARLIER, NONE._replace(new=26, changed=26, past=26)),
        # neither the date nor the count is that of 20 July: another milestone in its place, as a load has it
        ("[{times: 1, by: 2018-07-20}]", "[{times: 2, by: 2018-08-15}]", NONE._replace(new=26, gone=26)),
        # four quarters become twelve months, 2018-Q1 and so on are gone; Q1 with ten working days was due on 17 April
        ("every: quarter", "every: month", NONE._replace(new=12, gone=4, kept=1, past=5)),
        # the checkpoint of an open group becomes one of a unit
        ("who: [重点领域清单试点单位]", "who: [区公开办]", NONE._replace(new=1, gone=1)),
        # a clock that waits for a case is in no number
        ("within: 5 hours", "within: 3 hours", NONE),
        ("title: 政府公报", "title: 公报", NONE),
    ],
)  # fmt: skip
def test_an_edit_in_numbers(old: str, new: str, expected: Figures) -> None:
    assert figures(old, new) == expected


def test_whoever_joins_a_group_owes_what_opens_later() -> None:
    """民生部门 owe open meetings with a milestone, a report and an open day; all opened with the year."""
    joining = "区园林绿化局, 区文化委, 区科信委]"
    found = figures("区园林绿化局, 区文化委]", joining)
    assert found == NONE._replace(gone=1, joined=4)  # 区科信委 leaves 其他部门 and their 2.1.2b
    before_the_year = figures("区园林绿化局, 区文化委]", joining, "2017-12-31")
    assert before_the_year == NONE._replace(gone=1, new=4)


def test_whoever_joins_a_group_owes_the_periods_that_begin_later() -> None:
    """Of the four quarters the third and the fourth begin after 30 June."""
    old = "            every: quarter\n"
    text = ISSUED.replace(old, f"{old}            who: [民生部门]\n", 1)
    before = plan_in(text)
    after = plan_in(text.replace("区园林绿化局, 区文化委]", "区园林绿化局, 区文化委, 区科信委]", 1))
    found = compare(before, after, CALENDAR, end_of(date(2018, 6, 30), "Asia/Shanghai"))
    assert (found.new, found.joined) == (2, 4 + 2)


def test_naming_the_members_of_an_open_group_is_no_joining() -> None:
    """The pilot units owe 5.4.1a, due on 30 June: of the group's checkpoint each has one, and the group keeps none."""
    found = figures("also: [各试点单位], open: true}", "also: [各试点单位], open: true, members: [区教委, 区民政局]}")
    assert found == NONE._replace(new=2, gone=1, past=2)


def test_on_the_due_day_itself_a_checkpoint_still_moves() -> None:
    assert figures("by: 2018-07-20", "by: 2018-07-31", "2018-07-20").kept == 0
    assert figures("by: 2018-07-20", "by: 2018-07-31", "2018-07-21").kept == 26


def test_what_is_dropped_after_it_was_due_stays() -> None:
    found = figures("            milestones: [{times: 1, by: 2018-07-20}]\n", "", "2018-07-23")
    assert (found.gone, found.kept) == (26, 26)


@given(pairs())
def test_backwards_what_is_new_is_gone(pair: tuple[Plan, Plan]) -> None:
    forth, back = (compare(*each, CALENDAR, 0) for each in (pair, pair[::-1]))
    assert (forth.new, forth.gone, forth.moved, forth.changed) == (back.gone, back.new, back.moved, back.changed)
    assert compare(pair[0], pair[0], CALENDAR, 0) == NONE


def test_what_is_only_called_otherwise_changes_no_checkpoint() -> None:
    sports = "  区体育局: {en: Sports Bureau, kind: department, also: [体育局]}"
    successor = f"{sports[:-1]}, successor: 区文旅局}}\n  区文旅局: {{kind: department}}"
    assert figures(sports, successor) == NONE
    text = ISSUED.replace("code: 5.4.1\n", "code: 5.9.1\n")
    after = plan_in(f"{text}renamed: {{5.4.1: 5.9.1}}\n")
    assert compare(BEFORE, after, CALENDAR, 0) == NONE


BUREAU = "  区环保局: {en: Environmental Protection Bureau, kind: department, also: [区环境保护局, 环保局]}\n"


def test_a_unit_with_a_new_name_owes_what_the_same_file_adds() -> None:
    """37 units owe the full list, and so a second one, whatever one of them is called now."""
    successor = BUREAU.replace("]}", "], successor: 区生态环境局}") + "  区生态环境局: {kind: department}\n"
    renamed = ISSUED.replace(BUREAU, successor).replace("区环保局,", "区生态环境局,")
    added = "          - {code: z, name: 新清单, by: 2018-12-20, basis: stated, source: 十二月}\n"
    before, listing = renamed.split("      - code: 4.4.1\n")
    listing = listing.replace("obligations:\n", f"obligations:\n{added}", 1)
    after = plan_in(f"{before}      - code: 4.4.1\n{listing}")
    assert compare(BEFORE, after, CALENDAR, end_of(date(2018, 7, 10), "Asia/Shanghai")) == NONE._replace(new=37)
