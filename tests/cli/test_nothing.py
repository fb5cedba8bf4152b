"""``done --none``: that there was nothing of the kind is said, and unsaid it stands as not declared."""

from collections.abc import Callable, Sequence

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs, told

RESPONSES = ["2.1.1b", "2.4.2a", "3.1.1a", "3.1.1b", "3.4.1a", "3.6.1a", "3.6.1b"]
"""What 区教委 answers for only where something happens."""


def undeclared(clerk: Run, *before: str, **at: str) -> list[str]:
    codes: list[str] = told(clerk(*before, "status", "区教委", "--format", "json", **at))["undeclared"]
    return codes


def accept(database: Database, seq: int) -> None:
    """As the office will accept it."""
    from govopen.ledger.append import append
    from govopen.ledger.entry import Draft, Entry
    from govopen.ledger.recorder import Recorder

    row = database.row("ledger", "entry", plan="xicheng-2018", seq=seq)
    assert row is not None
    entry = Entry._make(row)
    draft = Draft(
        kind="acceptance", plan_version=1, obligation=entry.obligation, unit=entry.unit, holder=entry.holder,
        occasion=entry.occasion, refers_to=seq, decided_at=entry.recorded_at,
    )  # fmt: skip
    with database.writing():
        append(database, "xicheng-2018", [draft], Recorder("boss", lambda: entry.recorded_at))


def test_a_quarter_without_anything_to_release_is_met_by_saying_so(clerk: Run) -> None:
    words = ("done", "1.5.5a", "--none", "--unit", "区卫计委", "--for", "Q2", "--on", "7-12")
    answer = clerk(*words)
    assert answer.out.splitlines()[1:] == [
        "recorded E2: nothing to report: Quarterly public-health emergency report 1.5.5a",
        "2018-Q2, Health and Family Planning Commission, 07-12 Thu",
        "2018-Q2: met, 1 day early (was overdue).",
        "a mistake? govopen undo E2",
    ]
    assert refusal(clerk(*words)).startswith("declared already that there was none, in entry E2")


def test_what_the_year_asks_for_is_excused_from_that_day_on_once_the_office_accepts(
    clerk: Run, database: Database
) -> None:
    answer = clerk("done", "2.3.1a", "--none", "--unit", "区教委", "--on", "7-2")
    assert "By 12-31: still open.\nit excuses this once the office has accepted it: govopen accept E2\n" in answer.out
    accept(database, 2)
    rows = told(clerk("status", "区教委", "--format", "json"))["rows"]
    assert [row["standing"] for row in rows if row["obligation"] == "2.3.1a"] == ["excused"]
    rows = told(clerk("--as-of", "7-1", "status", "区教委", "--format", "json"))["rows"]
    assert [row["standing"] for row in rows if row["obligation"] == "2.3.1a"] == ["open"]


def test_what_answers_only_where_something_happens_is_to_be_declared_by_the_years_end(clerk: Run) -> None:
    assert undeclared(clerk) == RESPONSES
    assert "To declare by 12-31 where nothing happens: 2.1.1b, 2.4.2a, " in clerk("status", "区教委").out
    answer = clerk("done", "3.6.1a", "--none", "--unit", "区教委", "--on", "7-18")
    assert answer.out.splitlines()[1:] == [
        "recorded E2: nothing to report: Authoritative statement 3.6.1a, Education",
        "Commission, 07-18 Wed",
        "declared; if it does happen, a case is opened all the same",
        "a mistake? govopen undo E2",
    ]
    assert undeclared(clerk) == [code for code in RESPONSES if code != "3.6.1a"]
    assert undeclared(clerk, "--as-of", "7-17") == RESPONSES
    clerk("undo")
    assert undeclared(clerk) == RESPONSES


def test_a_case_is_a_declaration_too_as_long_as_it_stands(clerk: Run) -> None:
    clerk("open", "major_incident", "--unit", "区教委", "--at", "7-18 14:20")
    assert undeclared(clerk) == RESPONSES[:5]
    clerk("undo")
    assert undeclared(clerk) == RESPONSES


def test_after_the_year_the_page_and_the_card_say_not_declared(clerk: Run) -> None:
    clerk("done", "3.4.1a", "--none", "--unit", "区教委")
    after = "2019-01-08T09:00:00+08:00"
    expected = "Not declared (6): 2.1.1b, 2.4.2a, 3.1.1a, 3.1.1b, 3.6.1a, 3.6.1b\n"
    assert expected in clerk("status", "区教委", now=after).out
    assert expected in clerk("scorecard", "区教委", now=after).out
    assert "未申报（6项）：2.1.1b、2.4.2a、" in clerk("scorecard", "区教委", now=after, lang="zh").out
    cards = told(clerk("scorecard", "--format", "json", now=after))["units"]
    assert {card["unit"]: card["undeclared"] for card in cards}["区教委"] == [
        code for code in RESPONSES if code != "3.4.1a"
    ]
    assert {card["unit"]: card["undeclared"] for card in cards}["区编办"] == []


def test_in_a_case_nothing_may_have_been_asked(clerk: Run, database: Database) -> None:
    clerk("open", "guide_changed", "--unit", "区教委", "--on", "7-17")
    words = ("done", "3.4.1a", "--none", "--unit", "区教委")
    assert refusal(clerk(*words)) == (
        "3.4.1a has case-1 for this unit, so something happened; nothing to do in it? add --case"
    )
    assert clerk(*words, "--case", "1").code == 0
    accept(database, 3)
    (case,) = told(clerk("cases", "--format", "json"))["cases"]
    assert [row["standing"] for row in case["checkpoints"]] == ["excused"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("3.4.1b", "--none", "--unit", "区教委"),
            "3.4.1b Nothing demanded beyond the guide is a ban: it holds unless a violation is found, so there is "
            "nothing to report; found one? govopen finding 3.4.1b --unit 区教委 --on DATE",
        ),
        (
            ("2.1.1a", "--none", "--unit", "区教委"),
            "2.1.1a Consultation on drafts is a minimum period: it is judged when its case is closed, not reported; at "
            "its end: govopen close CASE --on DATE",
        ),
        (
            ("2.3.1a", "--none", "--unit", "区教委", "--times", "2"),
            "--none says that there was nothing of it; leave --times out",
        ),
        (
            ("3.6.1a", "--none", "--unit", "区编办"),
            "Staffing Office does not answer for 3.6.1a Authoritative statement; District Government Office, Science "
            "and Information Technology Commission, Education Commission and 34 others do",
        ),
        (
            ("3.6.1a/case-2", "--none", "--unit", "区教委"),
            "no checkpoint 3.6.1a/case-2: 3.6.1a falls due when something happens; did it happen? govopen open "
            "major_incident --unit UNIT --at '8-3 14:20'",
        ),
        (
            ("2.3.1a", "--none", "--unit", "区教委", "--on", "7-20"),
            "2018-07-20 is still to come; record what was done once it is done",
        ),
        (
            ("--none", "--from", "july.csv"),
            "--from takes obligation and date from the file; leave them out here",
        ),
    ],
)
def test_what_cannot_be_declared_is_refused_in_one_line(
    clerk: Run, database: Database, words: Sequence[str], message: str
) -> None:
    assert refusal(clerk("done", *words)) == message
    assert seqs(database) == 1


def test_0_in_the_list_says_that_there_was_nothing_and_asks_of_what(
    clerk: Run, answers: Callable[..., list[str]]
) -> None:
    asked = answers("0", "权威信息", "全年平稳")
    answer = clerk("done", "--unit", "区教委")
    assert "0              nothing of the kind in this period" in answer.out
    assert "recorded E2: nothing to report: Authoritative statement 3.6.1a, Education" in answer.out
    assert asked == [
        "which one: ",
        "which one: ",
        "note (kept; no names, no telephone numbers, nothing secret): ",
    ]


def test_the_list_of_what_may_be_nothing_has_no_line_0(clerk: Run, answers: Callable[..., list[str]]) -> None:
    answers("0", "q")
    screen = clerk("done", "--unit", "区教委").out
    assert screen.count("nothing of the kind in this period") == 1
    assert "Changed service guide" in screen.partition("nothing of what?")[2]


def test_each_case_is_a_line_of_the_list(clerk: Run, answers: Callable[..., list[str]]) -> None:
    for day in ("7-17", "7-18"):
        clerk("open", "guide_changed", "--unit", "区教委", "--on", day)
    answers("2", "7-18", "", "")
    answer = clerk("done", "3.4.1a", "--unit", "区教委")
    assert answer.code == 2
    answers("3", "7-18", "", "")
    answer = clerk("done", "--unit", "区教委")
    assert "Changed service guide 3.4.1a case-2" in answer.out.partition("recorded E4")[2]
