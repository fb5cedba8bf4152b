"""What a unit owes, and how one thing of it is found."""

from datetime import date

import pytest

from govopen.deadlines.instants import HOUR, start_of
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, choose_plan
from govopen.standing.duties import Duty, NoSuchDuty, SeveralDuties, choices, duties, find
from govopen.standing.recording import Intake, record
from govopen.standing.said import Said
from govopen.store.connection import Database

TODAY = date(2018, 7, 19)
NOW = start_of(TODAY, "Asia/Shanghai") + 9 * HOUR


@pytest.fixture
def view(database: Database) -> View:
    plan = choose_plan(database, None, TODAY)
    return View(database, plan, 1, NOW, "", 1, "practice")


def codes(found: list[Duty]) -> list[str]:
    return list(dict.fromkeys(duty.code for duty in found))


def test_stated_duties_come_first_each_by_its_due_day(view: View) -> None:
    found = duties(view, "区教委")
    bases = [duty.checkpoint.basis for duty in found]
    assert bases == sorted(bases, reverse=True)
    assert codes(found)[:2] == ["4.4.1a", "2.1.2a"]


def test_a_quota_and_its_milestone_are_one_choice(view: View) -> None:
    (duty,) = [duty for duty in duties(view, "区教委") if duty.code == "2.1.2a"]
    assert [point.checkpoint for point in duty.checkpoints] == ["2.1.2a/1", "2.1.2a"]
    assert duty.checkpoint.checkpoint == "2.1.2a/1"


def test_a_share_of_a_joint_obligation_is_owed_too(view: View) -> None:
    assert "2.2.1a" in codes(duties(view, "区教委"))


def test_a_recurring_obligation_is_offered_once_for_the_earliest_period_lacking(view: View) -> None:
    (offered,) = [duty for duty in choices(duties(view, "区卫生计生委"), view.as_of) if duty.code == "1.5.5a"]
    assert offered.checkpoint.occasion == "2018-Q1"


@pytest.mark.parametrize("words", ["2.1.2a", "二一2a", "2.1.2a/1", "2.1.2", "会议开放", "开放会议", "open meetings"])
def test_one_thing_is_found_by_code_and_by_words(view: View, words: str) -> None:
    assert codes(find(duties(view, "区教委"), words, "区教委")) == ["2.1.2a"]


def test_words_that_fit_one_stated_obligation_mean_it(view: View) -> None:
    assert codes(find(duties(view, "区教委"), "全清单", "区教委")) == ["4.4.1a"]


@pytest.mark.parametrize("words", ["开放", "2.1.1c 3", "2.3.1"])
def test_what_fits_several_or_nothing_is_refused(view: View, words: str) -> None:
    with pytest.raises((SeveralDuties, NoSuchDuty)):
        find(duties(view, "区教委"), words, "区教委")


def test_a_near_miss_is_answered_with_candidates(view: View) -> None:
    with pytest.raises(NoSuchDuty, match=r"did you mean .*2\.1\.2a"):
        find(duties(view, "区教委"), "会议开方", "区教委")


def test_an_item_whose_only_obligation_is_undated_is_meant_by_its_code(view: View) -> None:
    assert codes(find(duties(view, "区教委"), "4.2.1", "区教委")) == ["4.2.1a"]


def test_once_all_begun_periods_are_filled_more_counts_for_the_last_of_them(view: View) -> None:
    intake = Intake(view, NOW)
    said = Said(what="1.5.5a", on="7-12", again=True)
    made = [intake.claim(said, "区卫生计生委") for _time in range(4)]
    assert [intent.draft.occasion for intent in made] == ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q3"]


def test_an_item_code_means_what_of_it_is_not_done_yet(view: View) -> None:
    intake = Intake(view, NOW)
    with view.database.writing():
        made = [intake.claim(Said(what="2.1.2a", on="7-1", times="2"), "区教委")]
        outcome = record(view, Recorder("office", lambda: NOW), made)
    with pytest.raises(SeveralDuties):
        find(duties(outcome.view, "区教委"), "2.1.2", "区教委")


def test_of_many_that_fit_five_are_named_and_the_rest_counted(view: View) -> None:
    owed = choices(duties(view, "区教委"), view.as_of)[:7]
    assert len(owed) == 7
    message = str(SeveralDuties("政务", owed))
    assert [duty.code in message for duty in owed] == [True] * 5 + [False] * 2
    assert "and 2 more" in message
    assert "more" not in str(SeveralDuties("政务", owed[:5]))
