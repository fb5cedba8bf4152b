"""``extend`` and ``excuse`` refused: one line each, and nothing is written."""

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs
from .wishes import AFTER, EXCUSE, EXTEND, IN_TIME, open_case, row


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("2.1.2a/1 --to 7-20", "is due 2018-07-20; an extension goes to a later date, not to 2018-07-20"),
        ("2.1.2a/1 --to 6-20", "is due 2018-07-20; an extension goes to a later date, not to 2018-06-20"),
        ("2.1.2a/1 --to 2020-1-1", "more than a year after the plan's end on 2018-12-31; check the year of --to"),
        ("2.1.2a/1 --to soon", "date not understood: soon"),
        ("2.1.2a/1 --to 8-31T10:00", "a date without a time is wanted here, not 8-31T10:00"),
        ("3.4.1b --to 8-31", "is a ban: it has no date, so there is nothing to extend"),
        ("2.1.2c --to 2019-1-31", "the document gives no date, so there is nothing to extend"),
        ("2.1.2a/1 --to 8-31 --decided 7-19", "decided on 2018-07-19, which is still to come; check --decided"),
        ("2.1.2a/1 --to 8-31 --decided 2017-12-31", "before the plan's period begins on 2018-01-01; check the year"),
        ("4.4.1a --to 8-31", "was due 2018-06-20, and this is recorded after it: cite what decided it, with --ref"),
        ("2.1.2a/1 --to 8-31 --decided 7-17 --request", "a request is not decided yet; leave out --decided"),
    ],
)
def test_an_extension_that_would_mean_nothing_is_refused(
    clerk: Run, database: Database, words: str, message: str
) -> None:
    found = refusal(clerk("extend", *words.split(), "--unit", "德胜", "--reason", "装修", now=IN_TIME))
    assert message in found
    assert seqs(database) == 1


def test_a_minimum_and_a_prompt_answer_have_no_date_to_extend(clerk: Run, database: Database) -> None:
    open_case(database, "2.1.1a", "德胜街道", "2018-07-16T00:00:00+08:00", timed=False)
    open_case(database, "2.1.1b", "德胜街道", "2018-07-16T00:00:00+08:00", timed=False)
    words = ("--unit", "德胜", "--to", "8-31", "--reason", "装修")
    assert "is a least duration" in refusal(clerk("extend", "2.1.1a/case-1", *words))
    assert "is to be done promptly" in refusal(clerk("extend", "2.1.1b/case-1", *words))


@pytest.mark.parametrize("day", ["7-18", "7-23"])
def test_what_is_done_in_time_or_late_is_not_extended(clerk: Run, day: str) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", day, now=AFTER)
    found = refusal(clerk(*EXTEND, "--ref", "12号", now=AFTER))
    done = f"2018-0{day}"
    assert found == f"2.1.2a/1 Open meetings was completed by Desheng on {done}: there is nothing to extend"


def test_the_same_decision_twice_is_refused(clerk: Run) -> None:
    assert clerk(*EXTEND, "--decided", "7-18", now=IN_TIME).code == 0
    for when in ("7-18", "7-17"):
        found = refusal(clerk(*EXTEND, "--decided", when, now=IN_TIME))
        assert found.startswith("2.1.2a/1 of Desheng is due 2018-08-31; an extension goes to a later date")


def test_a_later_decision_must_cite_a_document_whatever_day_it_names(clerk: Run) -> None:
    for when in ("7-15", "7-20", "7-25"):
        found = refusal(clerk(*EXTEND, "--decided", when, now=AFTER))
        assert found.endswith("recorded after it: cite what decided it, with --ref")
    assert refusal(clerk(*EXCUSE, "--decided", "7-18", now=AFTER)).endswith("with --ref")
    assert clerk(*EXTEND, "--request", now=AFTER).code == 0


def test_on_the_due_day_itself_no_document_is_asked_for(clerk: Run) -> None:
    assert clerk(*EXTEND, now="2018-07-20T23:59:00+08:00").code == 0
    assert row(clerk, "2018-08-01")["flags"] == ["extended"]


def test_what_cannot_be_excused_is_refused(clerk: Run, database: Database) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-18", now=IN_TIME)
    assert refusal(clerk(*EXCUSE, now=IN_TIME)) == (
        "2.1.2a/1 Open meetings was done in time by Desheng: there is nothing to excuse"
    )
    assert refusal(clerk("excuse", "3.4.1b", "--unit", "德胜", now=IN_TIME)) == (
        "3.4.1b Nothing demanded beyond the guide is a ban, and a breach of it is not excused"
    )
    assert clerk("excuse", "2.1.2a", "--unit", "德胜", now=IN_TIME).code == 0
    assert refusal(clerk("excuse", "2.1.2a", "--unit", "德胜", now=IN_TIME)) == (
        "2.1.2a Open meetings of Desheng is excused already, by E3"
    )
    assert seqs(database) == 3


def test_a_minimum_without_a_hedge_is_not_excused(
    clerk: Run, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_case(database, "2.1.1a", "区教委", "2018-07-16T00:00:00+08:00", timed=False)
    monkeypatch.setattr("govopen.standing.decision_refused._hedged", lambda _view, _row: False)
    found = refusal(clerk("excuse", "2.1.1a/case-1", "--unit", "区教委"))
    assert found.endswith("the document allows no exception from this duration, so it is not excused")


def test_the_office_must_say_who(clerk: Run) -> None:
    assert refusal(clerk("excuse", "2.1.2a/1")).startswith("which unit? add --unit NAME")
    assert refusal(clerk("excuse", "2.1.2a/1", "--unit", "各街道")).startswith("各街道 is a group of units")
    assert refusal(clerk("excuse", "2.1.2a/1", "--unit", "无此单位")).startswith("unknown unit")
    assert refusal(clerk("extend", "2.1.2a/1", "--unit", "德胜", "--reason", "装修")).startswith("--to is missing")
    assert refusal(clerk("extend", "2.1.2a/1", "--unit", "德胜", "--to", "8-31")).startswith("--reason is missing")


def test_no_report_looks_back_while_it_decides(clerk: Run) -> None:
    assert refusal(clerk("--as-of", "2018-07-01", *EXCUSE)).startswith("--as-of does nothing here")
