"""What an amendment may not do to what is there, and what it costs nobody."""

import re
from datetime import date

import pytest
from ledgers import claim, record, withdrawal
from test_loading import CIVIL, JULY, TEXT, ZONE, checkpoints, empty, load_text

from govopen.deadlines.instants import start_of
from govopen.ledger.amending import WouldLoseHolders, WouldOrphan, WouldRename
from govopen.ledger.entry import Draft
from govopen.store.connection import Database

__all__ = ["empty"]

JUNE = start_of(date(2018, 6, 1), ZONE)
AUGUST = start_of(date(2018, 8, 6), ZONE)
NEXT_YEAR = start_of(date(2019, 3, 1), ZONE)
ALONE = ("responsible: [各部门]", "responsible: [区教委]")


def owed(facts: str) -> str:
    """The plan with one more obligation, ``e``."""
    return f"{TEXT}          - {{code: e, name: 又一项, basis: stated, source: 写明, {facts}}}\n"


def enter(database: Database, code: str = "1.1.1b", unit: str = "区民政局", **said: object) -> None:
    record(database, claim(unit, code, **said), plan="small-2018")


def short(database: Database) -> set[tuple[str, str]]:
    """Who was given short notice of what, in the second version."""
    return set(database.execute("SELECT holder, checkpoint FROM checkpoint WHERE version = 2 AND short_notice = 1"))


def refused(database: Database, error: type[Exception], text: str, now: int = JULY) -> str:
    """What is said of a load that changed nothing."""
    before = checkpoints(database)
    with pytest.raises(error) as caught:
        load_text(database, text, now)
    assert checkpoints(database) == before
    assert database.execute("SELECT COUNT(*) FROM plan_version").fetchone() == (1,)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_claim_without_a_place_in_the_new_version_stops_the_load(empty: Database) -> None:
    load_text(empty)
    enter(empty)
    assert "1.1.1b 区民政局" in refused(empty, WouldOrphan, TEXT.replace(*ALONE))


def test_progress_without_a_place_stops_the_load_too(empty: Database) -> None:
    load_text(empty)
    enter(empty, kind="progress", times=0)
    assert "1.1.1b 区民政局" in refused(empty, WouldOrphan, TEXT.replace(*ALONE))


def test_what_was_withdrawn_stops_nothing(empty: Database) -> None:
    load_text(empty)
    enter(empty)
    record(empty, withdrawal(2, "区民政局", "1.1.1b"), plan="small-2018")
    assert load_text(empty, TEXT.replace(*ALONE)).version == 2


def test_a_milestone_that_stays_is_no_place_for_what_counts_towards_the_years_number(empty: Database) -> None:
    load_text(empty)
    enter(empty)
    assert "1.1.1b 区民政局" in refused(empty, WouldOrphan, TEXT.replace(*ALONE), AUGUST)


def test_once_the_year_is_over_its_entries_have_their_place_for_ever(empty: Database) -> None:
    load_text(empty)
    enter(empty)
    assert load_text(empty, TEXT.replace(*ALONE), NEXT_YEAR).version == 2


def test_a_quarter_that_stays_is_a_place_for_its_own_entries_only(empty: Database) -> None:
    quarterly = owed("every: quarter")
    load_text(empty, quarterly)
    enter(empty, "1.1.1e", occasion="2018-Q2")
    assert load_text(empty, TEXT, AUGUST).version == 2


def test_a_quarter_to_come_is_no_place_any_more(empty: Database) -> None:
    quarterly = owed("every: quarter")
    load_text(empty, quarterly)
    enter(empty, "1.1.1e", occasion="2018-Q3")
    assert "1.1.1e 区民政局" in refused(empty, WouldOrphan, TEXT, AUGUST)


def about(kind: str, **said: object) -> Draft:
    """What else is said of 区民政局 and its meetings."""
    facts: dict[str, object] = {"unit": "区民政局", "holder": "区民政局", "obligation": "1.1.1b", **said}
    return Draft(kind=kind, plan_version=1, **facts)  # type: ignore[arg-type]  # mixed values


EXTENDED = about("extension", checkpoint="1.1.1b", decided_at=JUNE, until=NEXT_YEAR)
ASKED = about("extension", checkpoint="1.1.1b", until=NEXT_YEAR)
EXCUSED = about("excuse", checkpoint="1.1.1b", decided_at=JUNE)
DISPUTED = about("dispute", occurred_at=JUNE)


@pytest.mark.parametrize(
    "draft", [EXTENDED, ASKED, EXCUSED, DISPUTED], ids=["extended", "asked for", "excused", "disputed"]
)
def test_what_was_decided_or_waits_without_a_place_stops_the_load(empty: Database, draft: Draft) -> None:
    load_text(empty)
    record(empty, draft, now=JULY, plan="small-2018")
    said = refused(empty, WouldOrphan, TEXT.replace(*ALONE))
    assert f"1.1.1b 区民政局 (E2 {draft.kind})" in said
    assert "take back what cannot be moved, if it is meant to go: govopen undo E2" in said
    record(empty, about("withdrawal", refers_to=2), now=JULY, plan="small-2018")
    assert load_text(empty, TEXT.replace(*ALONE)).version == 2


@pytest.mark.parametrize("word", ["return", "acceptance"])
def test_a_dispute_that_was_decided_stops_nothing(empty: Database, word: str) -> None:
    """An amendment carries out what the office concedes."""
    load_text(empty)
    record(empty, DISPUTED, about(word, refers_to=2), now=JULY, plan="small-2018")
    assert load_text(empty, TEXT.replace(*ALONE)).version == 2


def test_what_was_decided_about_a_checkpoint_that_stays_has_its_place(empty: Database) -> None:
    """The milestone was due on 20 July, the list on 20 June."""
    load_text(empty)
    record(empty, about("excuse", checkpoint="1.1.1b/1", decided_at=JUNE), now=JULY, plan="small-2018")
    assert load_text(empty, TEXT.replace(*ALONE), AUGUST).version == 2


def test_a_milestone_that_is_dropped_takes_no_decision_with_it(empty: Database) -> None:
    load_text(empty)
    record(empty, about("excuse", checkpoint="1.1.1b/1", decided_at=JUNE), now=JULY, plan="small-2018")
    without = re.sub(r", milestones: \[[^]]*\]", "", TEXT)
    assert without != TEXT
    assert "1.1.1b 区民政局 (E2 excuse)" in refused(empty, WouldOrphan, without)


def test_what_was_decided_follows_a_changed_code(empty: Database) -> None:
    load_text(empty)
    record(empty, EXTENDED, DISPUTED, now=JULY, plan="small-2018")
    recoded = TEXT.replace("{code: b,", "{code: h,") + "renamed: {1.1.1b: 1.1.1h}\n"
    assert load_text(empty, recoded).version == 2


def test_what_was_decided_stays_with_a_unit_that_is_no_more(empty: Database) -> None:
    load_text(empty)
    record(empty, EXTENDED, DISPUTED, about("receipt", obligation="", occurred_at=JUNE), now=JULY, plan="small-2018")
    assert load_text(empty, TEXT.replace(CIVIL, CIVIL.replace("}", ", successor: 区教委}"))).version == 2


def test_what_was_decided_about_an_open_group_is_its_members_when_they_are_named(empty: Database) -> None:
    text = owed("by: 2018-09-20, who: [试点单位]")
    load_text(empty, text)
    excused = about("excuse", obligation="1.1.1e", checkpoint="1.1.1e", unit="", holder="试点单位", decided_at=JUNE)
    record(empty, excused, now=JULY, plan="small-2018")
    assert "1.1.1e 试点单位 (E2 excuse)" in refused(empty, WouldOrphan, TEXT)
    assert load_text(empty, text.replace("{open: true}", "{open: true, members: [区教委]}")).version == 2


@pytest.mark.parametrize("kind", ["receipt", "case_open"])
def test_a_unit_that_signed_or_had_a_case_cannot_be_dropped(empty: Database, kind: str) -> None:
    load_text(empty, now=JUNE)
    record(empty, about(kind, obligation="", occurred_at=JUNE), now=JUNE, plan="small-2018")
    assert "区民政局 (E2" in refused(empty, WouldOrphan, TEXT.replace(CIVIL, ""), JUNE)


def test_a_signature_keeps_no_obligation(empty: Database) -> None:
    load_text(empty)
    record(empty, about("receipt", occurred_at=JUNE), about("receipt", obligation=""), now=JULY, plan="small-2018")
    assert load_text(empty, TEXT.replace(*ALONE)).version == 2


@pytest.mark.parametrize("holder", ["区教委", "区民政局"])
def test_a_declaration_has_its_place_where_the_unit_still_listens(empty: Database, holder: str) -> None:
    triggers = TEXT.replace("sections:", "triggers:\n  incident: {name: 突发事件}\nsections:")
    case = "          - {code: e, name: 回应, of: incident, within: 3 days, basis: stated, source: 写明}\n"
    load_text(empty, triggers + case)
    record(
        empty,
        about("none", obligation="1.1.1e", unit=holder, holder=holder, occurred_at=JUNE),
        now=JULY,
        plan="small-2018",
    )
    alone = triggers + case.replace("within", "who: [区教委], within")
    if holder == "区教委":
        assert load_text(empty, alone).version == 2
    else:
        assert "1.1.1e 区民政局 (E2)" in refused(empty, WouldOrphan, alone)


def test_a_unit_whose_checkpoints_stay_cannot_be_dropped(empty: Database) -> None:
    load_text(empty)
    said = refused(empty, WouldLoseHolders, TEXT.replace(CIVIL, ""))
    assert "区民政局 (1.1.1a)" in said
    assert "keep them in units: (with successor: if they are no more)" in said


def test_a_unit_of_which_nothing_stays_may_be_dropped(empty: Database) -> None:
    load_text(empty, now=JUNE)
    assert load_text(empty, TEXT.replace(CIVIL, ""), JUNE).version == 2


def test_a_pool_whose_checkpoints_stay_stays_a_pool(empty: Database) -> None:
    text = owed("by: 2018-06-20, jointly: true")
    load_text(empty, text)
    alone = text.replace(", jointly: true}", "}").replace("times: 26, jointly: true", "times: 26")
    assert "1.1.1e (1.1.1e)" in refused(empty, WouldLoseHolders, alone)


def test_an_open_group_whose_checkpoints_stay_stays_a_group(empty: Database) -> None:
    text = owed("by: 2018-06-20, who: [试点单位]")
    load_text(empty, text)
    gone = text.replace("  试点单位: {open: true}\n", "").replace("[试点单位]", "[区教委]")
    assert "试点单位 (1.1.1e)" in refused(empty, WouldLoseHolders, gone)


def test_of_many_five_are_named(empty: Database) -> None:
    units = "".join(f"  单位{n}: {{kind: department}}\n" for n in range(8))
    load_text(empty, TEXT.replace(CIVIL, CIVIL + units))
    said = refused(empty, WouldLoseHolders, TEXT)
    assert [f"单位{n}" in said for n in (0, 4, 5)] == [True, True, False]
    assert "and 3 more" in said


ALIAS_MOVED = TEXT.replace(", also: [教委]", "").replace(CIVIL, CIVIL.replace("}", ", also: [教 委]}"))


def test_an_alias_cannot_move_from_a_unit_whose_checkpoints_stay(empty: Database) -> None:
    load_text(empty)
    assert "教委 (区教委 > 区民政局)" in refused(empty, WouldRename, ALIAS_MOVED)


def test_an_alias_cannot_move_from_a_unit_with_entries(empty: Database) -> None:
    load_text(empty, now=JUNE)
    record(empty, claim("区教委", "1.1.1b"), now=JUNE, plan="small-2018")
    assert "教委 (区教委 > 区民政局)" in refused(empty, WouldRename, ALIAS_MOVED, JUNE)


@pytest.mark.parametrize("kind", ["none", "finding", "extension", "excuse", "receipt", "dispute", "case_open"])
def test_an_alias_cannot_move_from_a_unit_of_which_anything_was_said(empty: Database, kind: str) -> None:
    load_text(empty, now=JUNE)
    key = {"checkpoint": "1.1.1b", "decided_at": JUNE} if kind in {"extension", "excuse"} else {"occurred_at": JUNE}
    record(empty, about(kind, unit="区教委", holder="区教委", **key), now=JUNE, plan="small-2018")
    assert "教委 (区教委 > 区民政局)" in refused(empty, WouldRename, ALIAS_MOVED, JUNE)


def test_an_alias_may_move_from_a_unit_under_which_nothing_is(empty: Database) -> None:
    load_text(empty, now=JUNE)
    assert load_text(empty, ALIAS_MOVED, JUNE).version == 2


def test_a_wrong_translation_may_be_corrected(empty: Database) -> None:
    load_text(empty)
    english = ("en: Education Commission, ", "")
    moved = TEXT.replace(*english).replace(CIVIL, CIVIL.replace("{", "{en: Education Commission, "))
    assert load_text(empty, moved).version == 2


def test_what_an_amendment_adds_is_on_notice_from_the_day_it_takes_effect(empty: Database) -> None:
    """From Monday 2 July, 13 July is the 9th working day, 16 July the 10th."""
    load_text(empty)
    load_text(empty, owed("times: 3, milestones: [{times: 1, by: 2018-07-13}, {times: 2, by: 2018-07-16}]"))
    assert short(empty) == {("区教委", "1.1.1e/1"), ("区民政局", "1.1.1e/1")}


def test_what_was_asked_for_before_is_on_no_shorter_notice_by_an_amendment(empty: Database) -> None:
    """Issued in January, amended eight working days before the milestone of 20 July."""
    load_text(empty)
    load_text(empty, TEXT.replace("小计划", "计划"), start_of(date(2018, 7, 10), ZONE))
    assert short(empty) == set()


@pytest.mark.parametrize("change", [("by: 2018-07-20", "by: 2018-07-19"), ("{times: 1, ", "{times: 2, ")])
def test_sooner_or_more_than_before_is_news(empty: Database, change: tuple[str, str]) -> None:
    load_text(empty)
    load_text(empty, TEXT.replace(*change), start_of(date(2018, 7, 10), ZONE))
    assert short(empty) == {("区教委", "1.1.1b/1"), ("区民政局", "1.1.1b/1")}


def test_a_plan_that_is_amended_before_it_is_issued_is_on_notice_from_its_issue(empty: Database) -> None:
    text = TEXT.replace("issued: 2018-01-02", "issued: 2018-07-13")
    load_text(empty, text)
    load_text(empty, text.replace("times: 26", "times: 27"), JULY)
    assert short(empty) == {("区教委", "1.1.1b/1"), ("区民政局", "1.1.1b/1")}


def test_a_load_counts_what_its_version_makes_overdue_at_once(empty: Database) -> None:
    assert load_text(empty).past == 0
    assert load_text(empty, owed("by: 2018-06-29")).past == 2
    assert short(empty) == {("区教委", "1.1.1e"), ("区民政局", "1.1.1e")}
