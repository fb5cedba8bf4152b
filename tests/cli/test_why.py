"""The command ``why``: from a clause to a standing, and what a unit has not met."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from said_entries import (
    UNIT,
    accepted,
    claim,
    closing,
    minute,
    on,
    open_case,
    record,
    relief,
    returned,
    typed,
    until,
    withdrawal,
)

from govopen.output.columns import width_of
from govopen.standing.demo import make_demo
from govopen.store.connection import Database, connect

from .running import Answer, Run

Golden = Callable[[str, str], None]
Page = Callable[..., str]
LATER = "2019-03-01T09:00:00+08:00"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's database; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    database, _loaded = make_demo(str(path))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def asked(clerk: Run, demo: Path, xicheng: Path) -> Run:
    """Ask about the demonstration's year, in March 2019."""
    copy(demo, xicheng)

    def ask(day: str, *words: str, lang: str = "en", unit: str = "") -> Answer:
        answer: Answer = clerk("--as-of", day, "why", *words, now=LATER, lang=lang, unit=unit)
        return answer

    return ask


@pytest.fixture
def ledger(xicheng: Path) -> Iterator[Database]:
    database = connect(str(xicheng))
    yield database
    database.close()


PAGES = {
    "why-late": ("2019-01-31", "2.1.2a", "大栅栏"),
    "why-overdue": ("2018-07-23", "2.1.2a", "什刹海"),
    "why-met": ("2018-07-23", "4.4.1a", "区教委"),
    "why-default": ("2019-01-31", "1.1.1a", "大栅栏"),
    "why-no-record": ("2019-01-31", "2.3.1c", "区教委"),
    "why-grace": ("2019-01-31", "1.5.5a/2018-Q3", "区卫生计生委"),
    "why-periods": ("2018-07-23", "1.5.5a"),
    "why-joint": ("2019-01-31", "2.2.1a", "大栅栏"),
    "why-open-group": ("2018-07-23", "5.4.1a", "试点单位"),
    "why-never": ("2019-01-31", "3.4.1b", "区教委"),
    "why-item": ("2019-01-31", "2.3.1", "区教委"),
    "why-unit": ("2018-07-23", "大栅栏"),
    "why-unit-at-the-end": ("2019-01-31", "区卫生计生委"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_from_the_clause_to_the_standing(asked: Run, golden: Golden, name: str, lang: str) -> None:
    answer = asked(*PAGES[name], lang=lang)
    assert answer.code == 0, answer.err
    assert max(map(width_of, answer.out.splitlines())) <= 80
    golden(f"{name}-{lang}.txt", answer.out)


def tree(run: Run, *words: str, **more: Any) -> dict[str, Any]:
    answer = run(*words, "--format", "json", **more)
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    return found


def only(found: dict[str, Any]) -> dict[str, Any]:
    (obligation,) = found["obligations"]
    one: dict[str, Any] = obligation
    return one


def test_the_tree_has_a_node_for_each_step(asked: Run) -> None:
    found = only(tree(asked, "2019-01-31", "2.1.2a", "大栅栏"))
    assert (found["unit"], found["pool"]) == ("大栅栏街道", None)
    assert found["requirement"]["place"] == "二（一）第2条"
    assert found["requirement"]["number"] == "西政办发〔2018〕6号"
    assert [(name["name"], name["units"], name["has"]) for name in found["who"]["names"]] == [
        ("民生部门", 11, False),
        ("各街道", 15, True),
    ]
    milestone, year = found["checkpoints"]
    assert milestone["due"]["due"] == "2018-07-20"
    assert [step["rule"] for step in milestone["due"]["steps"]] == [1]
    assert [account["reason"] for account in milestone["not_counted"]] == ["returned", "after_complete"]
    assert milestone["standing"]["standing"] == "late"
    assert (milestone["standing"]["days"], milestone["standing"]["in_time"]) == (13, 0)
    assert (year["standing"]["standing"], len(year["counted"])) == ("met", 2)


def test_the_rate_is_the_scorecards(asked: Run, clerk: Run) -> None:
    point = only(tree(asked, "2019-01-31", "2.1.2a", "大栅栏"))["checkpoints"][0]
    answer = clerk("--as-of", "2019-01-31", "scorecard", "大栅栏", "--format", "json", now=LATER)
    (card,) = json.loads(answer.out)["units"]
    assert point["figures"]["on_time"] == card["on_time"]
    assert point["figures"]["default"] == card["default"]
    assert {"due", "late"} <= set(point["figures"]["counts_in"])


def test_a_pool_is_in_no_units_figures(asked: Run) -> None:
    found = only(tree(asked, "2019-01-31", "2.2.1a", "大栅栏"))
    assert (found["unit"], found["pool"], found["who"]["jointly"]) == (None, "2.2.1a", True)
    assert found["checkpoints"][0]["figures"] == {"counts_in": [], "on_time": None, "default": None}


def test_the_rest_days_are_listed_with_the_notice_that_makes_them_so(asked: Run) -> None:
    found = only(tree(asked, "2019-01-31", "1.5.5a/2018-Q3", "区卫生计生委"))
    third = next(point for point in found["checkpoints"] if point["period"] == "2018-Q3")
    skipped = [f"2018-10-{day:02}" for day in (1, 2, 3, 4, 5, 6, 7, 13, 14)]
    assert third["due"]["steps"][1]["skipped"] == skipped
    assert "10-01 to 10-07, 10-13 to 10-14 (notice for 2018)" in " ".join(
        asked("2019-01-31", "1.5.5a/Q3", "区卫生计生委").out.split()
    )


@pytest.mark.parametrize(
    "words",
    [("2.1.2a/1", "大栅栏"), ("二（一）2a", "大栅栏街道"), ("会议开放", "dsljd"), ("open meetings", "Dashilan")],
)
def test_it_is_found_by_code_by_words_and_by_any_name_of_the_unit(asked: Run, words: tuple[str, ...]) -> None:
    assert asked("2019-01-31", *words).out.splitlines()[1].startswith('Dashilan, "Open meetings, 1 by 07-20": late.')


def test_a_named_milestone_is_told_in_full_and_the_year_in_brief(asked: Run) -> None:
    out = asked("2019-01-31", "2.1.2a/1", "大栅栏").out
    assert "[met] 2.1.2a Open meetings, 2 in the year" in out
    assert out.count("\nCounts ") == 1


def test_the_unit_left_out_is_this_desks(asked: Run) -> None:
    assert asked("2019-01-31", "2.1.2a", unit="大栅栏").out == asked("2019-01-31", "2.1.2a", "大栅栏").out
    assert asked("2019-01-31", unit="大栅栏").out == asked("2019-01-31", "大栅栏").out


def test_a_pool_is_found_at_the_offices_desk_without_a_unit(asked: Run) -> None:
    assert "37 units jointly" in asked("2019-01-31", "2.2.1a").out


def test_what_is_dearest_comes_first_and_each_line_is_followed_by_what_explains_it(asked: Run) -> None:
    rows = tree(asked, "2019-01-31", "区卫生计生委")["not_met"]
    assert [(row["standing"], row["checkpoint"]) for row in rows] == [
        ("overdue", "1.5.5a/2018-Q4"),
        ("late", "4.4.1a"),
        ("late", "1.5.5a/2018-Q2"),
        ("late", "3.1.1a/case-8"),
    ]
    out = asked("2019-01-31", "区卫生计生委").out
    for row in rows:
        assert f"why {row['checkpoint']} 区卫生计生委" in out


def test_a_breach_is_dearest(clerk: Run, ledger: Database) -> None:
    record(ledger, claim(obligation="3.4.1b", kind="finding", times=0, decided_at=on(8, 1)))
    found = tree(clerk, "why", UNIT, now="2018-09-30T09:00:00+08:00")
    assert [row["checkpoint"] for row in found["not_met"]][:3] == ["3.4.1b", "4.4.1a", "2.1.2a/1"]


def test_default_ones_are_one_line_with_their_count(asked: Run) -> None:
    found = tree(asked, "2019-01-31", "大栅栏")
    assert {row["basis"] for row in found["not_met"]} == {"stated"}
    assert f"no record: {found['no_record']} (not overdue, in no rate)" in asked("2019-01-31", "大栅栏").out


def test_csv_has_a_row_an_entry_and_of_a_unit_a_row_a_checkpoint(asked: Run) -> None:
    answer = asked("2019-01-31", "2.1.2a/1", "大栅栏", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out.lstrip("\ufeff"))))
    assert [(row["checkpoint"], row["counts"], row["reason"]) for row in rows] == [
        ("2.1.2a/1", "1", ""),
        ("2.1.2a/1", "0", "returned"),
        ("2.1.2a/1", "0", "after_complete"),
        ("2.1.2a", "1", ""),
        ("2.1.2a", "1", ""),
        ("2.1.2a", "0", "returned"),
    ]
    answer = asked("2018-07-23", "大栅栏", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(answer.out.lstrip("\ufeff"))))["standing"] == "overdue"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "whose? name a unit: govopen"),
        (["2.1.2a"], "2.1.2a: 26 units answer for it; name one: govopen"),
        (["2.1.2a", "区教育厅"], "区教育厅"),
        (["区教育厅"], "unknown unit"),
        (["9.9.9a", "区教委"], "nothing in the plan is called 9.9.9a"),
        (["没有这种事", "区教委"], "nothing in the plan is called"),
        (["开放", "区教委"], "fits several: 2.1.2a Open meetings"),
        (["2.1", "区教委"], "2.1 is made of several items"),
        (["2.1.2a/9", "区教委"], "no checkpoint 2.1.2a/9; 2.1.2a has 2.1.2a/1 (2018-07-20), 2.1.2a "),
        (["1.5.5a/Q9", "区卫生计生委"], "1.5.5a has 1.5.5a/2018-Q1 (2018-04-16), 1.5.5a/2018-Q2"),
        (["2.1.2a", "区财政局"], "Finance Bureau does not answer for 2.1.2a Open meetings"),
        (["2.1.2a", "各街道"], "各街道 is a group, and each of its units answers for itself"),
        (["各街道"], "各街道 is a group"),
        (["3.6.1a", "区教委"], "3.6.1a Authoritative statement falls due when something happens"),
        (["2.1.2a", "区教委", "more"], "more"),
    ],
)
def test_what_cannot_be_explained_is_said_in_one_line(asked: Run, words: list[str], said: str) -> None:
    answer = asked("2018-07-23", *words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err


@pytest.fixture
def page(clerk: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The page on a terminal so wide that nothing is wrapped, in September."""
    monkeypatch.setenv("COLUMNS", "2000")

    def told(*words: str) -> str:
        answer = clerk("why", *words, now="2018-09-30T09:00:00+08:00")
        assert answer.code == 0, answer.err
        return str(answer.out)

    return told


def test_a_returned_claim_stands_with_its_reason_and_what_made_it_good(page: Page, ledger: Database) -> None:
    record(ledger, claim(), now=typed(7, 19))
    record(ledger, returned(2, on(7, 20)), now=typed(7, 20))
    record(ledger, claim(refers_to=2, occurred_at=on(8, 2)), now=typed(8, 3))
    record(ledger, accepted(4, on(8, 7)), now=typed(8, 7), by="张三")
    said = page("2.1.2a/1", UNIT)
    assert (
        'E2 07-18 居民代表12人列席: returned 07-20 by office (E3): "内部例会，没有公众列席", E4 is in its place' in said
    )
    assert "E4 08-02 居民代表12人列席, in place of E2" in said
    assert "accepted 08-07 by 张三 (E5)" in said


def test_a_correction_names_both_entries(page: Page, ledger: Database) -> None:
    record(ledger, claim(occurred_at=on(7, 28)))
    record(ledger, withdrawal(2, "日期写错"), claim(refers_to=2))
    said = page("2.1.2a/1", UNIT)
    assert 'put right 08-03 by office (E3): "日期写错", E4 is in its place' in said
    assert "beside it stands: unverified, no evidence, corrected" in said


def test_an_extension_shows_both_dates_who_decided_it_and_whether_in_time(page: Page, ledger: Database) -> None:
    record(ledger, relief("extension", on(7, 10), until(8, 31)), now=typed(7, 10))
    said = page("2.1.2a/1", UNIT)
    assert "Due 08-31, first due 07-20" in said
    assert "E2 extension to 08-31, decided 07-10 by office (E2), in time, before 07-20 had passed (rule 17)" in said
    assert 'reference 西政办函12号: "主会场修缮"' in said
    assert "neither extended nor excused" not in said


def test_an_extension_after_the_date_is_said_to_leave_it_missed(page: Page, ledger: Database) -> None:
    record(ledger, relief("extension", on(7, 25), until(8, 31)), now=typed(7, 25))
    record(ledger, claim(occurred_at=on(8, 2)))
    said = page("2.1.2a/1", UNIT)
    assert "late. Due 08-31, first due 07-20, done 08-02, 13 days late." in said
    assert "after 07-20 had passed, so that it stays missed (rule 17), recorded only after it" in said


def test_a_refused_request_and_an_excuse_are_told(page: Page, ledger: Database) -> None:
    record(ledger, relief("extension", None, until(8, 31)), now=typed(7, 10), by="区教委")
    record(ledger, returned(2, on(7, 12), "理由不充分"), now=typed(7, 12))
    record(ledger, relief("excuse", on(7, 25)), now=typed(7, 25))
    said = page("2.1.2a/1", UNIT)
    assert 'E2 extension to 08-31, refused, 07-12 by office (E3), reference 西政办函12号: "理由不充分"' in said
    assert "E4 excuse, decided 07-25 by office (E4), after 07-20 had passed, recorded only after it" in said
    assert "excused by decision, so it leaves the denominators; without the excuse: overdue" in said
    assert "on-time rate 0/1, which it has left" in said


def test_an_incident_is_told_to_the_minute_with_what_started_its_clock(page: Page, ledger: Database) -> None:
    open_case(ledger, "3.6.1a", UNIT, minute(8, 3, 14, 20), title="电梯事故")
    answer = claim(obligation="3.6.1a", occasion="case-1", occurred_at=minute(8, 3, 19, 10), occurred_timed=1)
    record(ledger, answer, now=typed(8, 6))
    said = page("3.6.1a", UNIT)
    assert "met. Due 08-03 19:20, done 08-03 19:10, 4 h 50 min after it happened." in said
    assert "from 08-03 14:20 (E2, 电梯事故); 5 hours: hours run from the minute of the event" in said


def test_what_is_due_on_the_same_day_has_that_day_and_promptly_has_no_date(page: Page, ledger: Database) -> None:
    open_case(ledger, "3.1.1a", UNIT, minute(8, 3, 14, 20))
    said = page("3.1.1a", UNIT)
    assert "overdue. Due 08-03, 58 days late." in said
    assert "from 08-03 14:20 (E2, case-1); the same day lasts until 24:00" in said
    assert "our reading: how fast" in said


def test_promptly_is_measured(page: Page, ledger: Database) -> None:
    open_case(ledger, "3.1.1b", UNIT, minute(8, 3, 14, 20))
    answer = claim(obligation="3.1.1b", occasion="case-1", occurred_at=minute(8, 4, 15, 0), occurred_timed=1)
    record(ledger, answer, now=typed(8, 6))
    said = page("3.1.1b", UNIT)
    assert "met. Done 08-04 15:00, 24 h 40 min after it happened." in said
    assert "(E2, case-1); promptly is measured and sets no date (rule 9; our reading)" in said
    assert "figures: none" in said


def test_a_consultation_closed_a_day_short_is_told_from_its_earliest_close(page: Page, ledger: Database) -> None:
    # Opened on Monday 16 July, five working days: Monday 23 July. It was closed on Friday 20.
    open_case(ledger, "2.1.1a", "区政府办公室", minute(7, 16, 9, 0))
    record(ledger, closing(on(7, 20)), now=typed(8, 6))
    said = page("2.1.1a", "区政府办公室")
    assert "breached early. May close from 07-23, closed 07-20." in said
    assert "passing over the rest days 07-21 to 07-22 (notice for 2018)" in said
    assert "it was closed before it might" in said


def test_a_redacted_text_says_so(clerk: Run, page: Page, ledger: Database) -> None:
    record(ledger, claim())
    assert clerk("redact", "E2", "--field", "note", "--reason", "隐私", now=LATER).code == 0
    assert "E2 07-18 [text deleted]" in page("2.1.2a/1", UNIT)


def test_the_calendar_known_now_does_not_move_a_date_that_holds(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "days.txt"
    file.write_text("2018-10-08 rest\n", "utf-8")
    monkeypatch.setenv("GOVOPEN_CALENDAR", str(file))
    said = page("1.5.5a/Q3", "区卫生计生委")
    assert "by the holidays known now it would be 10-22; the date worked out when the plan was loaded holds" in said
    assert "Due 10-19" in said


def test_printed_again_at_its_position_it_is_the_same_byte_for_byte(clerk: Run, ledger: Database) -> None:
    record(ledger, claim())
    words = ("--as-of", "2018-07-21", "--known-at", "xicheng-2018@2", "why", "2.1.2a", UNIT)
    first = clerk(*words, now="2018-09-30T09:00:00+08:00").out
    record(ledger, withdrawal(2))
    assert clerk(*words, now="2018-10-30T09:00:00+08:00").out == first
