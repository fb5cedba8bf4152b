"""``finding``: a ban holds until somebody finds it violated."""

from collections.abc import Sequence

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, told

FOUND = ("finding", "3.4.1b", "--unit", "区教委", "--on", "7-18", "--note", "窗口另收证明")


def test_what_the_office_finds_breaches_the_ban_at_once(clerk: Run) -> None:
    answer = clerk(*FOUND)
    assert answer.out.splitlines()[1:] == [
        "recorded E2: finding: Nothing demanded beyond the guide 3.4.1b, Education",
        "Commission, 07-18 Wed",
        "The ban: breached (was open).",
        "a mistake? govopen undo E2",
    ]
    assert "[breached] 3.4.1b Nothing demanded beyond the guide  violated on 07-18\n" in clerk("status", "区教委").out
    assert "[breached]  Nothing demanded beyond the guide  violated on 07-18" in clerk("show", "3.4.1b").out
    assert "[breached] 3.4.1b Nothing demanded beyond the guide  violated on 07-18" in clerk("overdue", "区教委").out
    assert clerk("overdue", "--check").code == 1


def test_it_is_counted_as_breached_and_in_no_rate(clerk: Run) -> None:
    before = told(clerk("status", "--format", "json"))["totals"]
    clerk(*FOUND)
    after = told(clerk("status", "--format", "json"))["totals"]
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {"breached": 1}
    (unit,) = told(clerk("scorecard", "区教委", "--format", "json"))["units"]
    assert (unit["stated"]["breached"], unit["stated"]["due"]) == (1, 1)
    page = told(clerk("status", "区教委", "--format", "json"))
    assert (page["totals"]["breached"], page["units"][0]["due"]) == (1, 1)
    after_the_year = told(clerk("status", "区教委", "--format", "json", now="2019-01-08T09:00:00+08:00"))
    assert after_the_year["units"][0]["due"] == 6


def test_as_of_the_day_before_it_held(clerk: Run) -> None:
    clerk(*FOUND)
    assert "3.4.1b" not in clerk("--as-of", "7-17", "overdue", "区教委").out


def test_what_a_unit_finds_waits_for_the_office(clerk: Run) -> None:
    answer = clerk(*FOUND, unit="区教委")
    assert "The ban: still open.\nit counts once the office has accepted it: govopen accept E2\n" in answer.out
    assert told(clerk("history", "E2", "--format", "json"))["entries"][0]["decided_at"] is None


def test_taken_back_the_ban_holds_again(clerk: Run) -> None:
    clerk(*FOUND)
    assert "The ban: open (was breached)." in clerk("undo").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("2.1.2a", "--unit", "区教委", "--on", "7-18"),
            "2.1.2a Open meetings is no ban, so that nothing can be found against it; what was done: "
            "govopen done 2.1.2a --unit 区教委 --on DATE",
        ),
        (
            ("2.1.1a", "--unit", "区教委", "--on", "7-18"),
            "2.1.1a Consultation on drafts is no ban: it is judged when its case is closed: "
            "govopen close CASE --on DATE",
        ),
        (
            ("3.4.1b", "--unit", "区编办", "--on", "7-18"),
            "Staffing Office does not answer for 3.4.1b Nothing demanded beyond the guide; District Government Office, "
            "Science and Information Technology Commission, Education Commission and 34 others do",
        ),
        (("zzz", "--unit", "区教委", "--on", "7-18"), "nothing in the plan is called zzz; govopen items lists it all"),
        (
            ("3.4.1b", "--unit", "区教委"),
            "when was it done? add the day, for example --on 7-18 or --on today",
        ),
        (
            ("3.4.1b", "--unit", "区教委", "--on", "7-20"),
            "2018-07-20 is still to come; record what was done once it is done",
        ),
        (
            ("3.4.1b", "--unit", "区教委", "--on", "2017-07-20"),
            "2017-07-20 is before 2018-01-01, when this begins to count; check the year",
        ),
        (("3.4.1b", "--on", "7-18"), "which unit? add --unit NAME, or keep yours with: govopen config unit NAME"),
    ],
)
def test_what_cannot_be_found_is_refused_in_one_line(
    clerk: Run, database: Database, words: Sequence[str], message: str
) -> None:
    assert refusal(clerk("finding", *words)) == message
    assert database.execute("SELECT MAX(seq) FROM entry").fetchone() == (1,)


def test_the_same_finding_wants_again(clerk: Run) -> None:
    clerk(*FOUND)
    assert refusal(clerk(*FOUND)) == (
        "found already, in entry E2: Education Commission, 2018-07-18; if there were two violations, add --again"
    )
    assert "确有两次违反，请加 --again" in refusal(clerk(*FOUND, lang="zh"))
    assert clerk(*FOUND, "--again").code == 0


def test_what_happened_after_the_period_is_no_finding_of_this_plan(clerk: Run) -> None:
    words = ("finding", "3.4.1b", "--unit", "区教委", "--on", "2019-01-03")
    assert "is after 2018-12-31" in refusal(clerk(*words, now="2019-01-08T09:00:00+08:00"))


def test_the_same_ban_broken_on_different_days_shows_each_day(clerk: Run) -> None:
    for unit, day in (("区教委", "7-18"), ("区民政局", "7-16"), ("德胜", "7-18")):
        clerk("finding", "3.4.1b", "--unit", unit, "--on", day, "--note", "另收证明")
    for screen in (clerk("overdue"), clerk("status"), clerk("show", "3.4.1b")):
        lines = screen.out.splitlines()
        assert [sum(f"violated on {day}" in line for line in lines) for day in ("07-16", "07-18")] == [1, 1]
    listed = clerk("overdue").out.partition("violated on 07-16:")[2]
    before, _heading, after = listed.partition("violated on 07-18:")
    assert "Civil Affairs Bureau" in before
    assert "Education Commission\n    Desheng" in after
