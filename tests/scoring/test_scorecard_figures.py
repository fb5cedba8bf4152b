"""What counts in which figure."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from scorecard_claims import claim, looking, put_sections
from standing_rows import changed

from govopen.ledger.units import pools
from govopen.scoring.explanation import behind_of, explain, section_titles
from govopen.scoring.scorecard import NAMES, figures_of, scorecard
from govopen.standing.coordination import coordination
from govopen.standing.standing import Point, Standing, standings, totals
from govopen.store.connection import Database

FULL_LIST_DUE = date(2018, 6, 20)
MEETING_DUE = date(2018, 7, 20)
MORNING_AFTER = date(2018, 7, 21)


def a_checkpoint(**facts: Any) -> Standing:
    point = Point(
        "9.9.9a", "9.9.9a", 1, "", "deadline", "stated", 1, 0, 100, 0, 1, "9.9.9", "", "", "[]", "[]", 1, 1, "expected"
    )
    return changed(Standing(point, "区教委", None, 100, None, None, None, 0, "open", None), **facts)


def test_an_excused_checkpoint_leaves_the_denominator() -> None:
    found = figures_of(a_checkpoint(standing="excused"), (), as_of=200)
    assert set(found) == {"checkpoints", "excused"}


def test_a_closed_case_is_due_and_an_open_one_is_not() -> None:
    """Its instant is the earliest lawful close, not a day by which to close."""
    closed_early = a_checkpoint(kind="minimum", standing="breached", due=300)
    still_open = a_checkpoint(kind="minimum", standing="open", due=100)
    assert set(figures_of(closed_early, (), as_of=200)) == {"checkpoints", "breached", "due"}
    assert figures_of(still_open, (), as_of=200) == ("checkpoints",)


def test_of_a_duty_never_to_do_something_only_a_breach_counts() -> None:
    never = a_checkpoint(kind="never", rated=0)
    assert figures_of(never._replace(standing="met"), (), as_of=200) == ()
    assert figures_of(never._replace(standing="breached"), (), as_of=200) == ("breached",)


def test_a_duty_to_act_promptly_is_in_no_figure() -> None:
    assert figures_of(a_checkpoint(kind="response", rated=0, due=None, reached=5, standing="met"), (), as_of=200) == ()


def test_a_default_duty_is_recorded_or_not_and_nothing_else() -> None:
    duty = a_checkpoint(basis="default", standing="overdue")
    assert figures_of(duty, (), as_of=200) == ("default_of",)
    assert figures_of(duty._replace(reached=150, standing="late"), (), as_of=200) == ("default_of", "default_recorded")


def test_what_was_met_before_its_due_instant_enters_the_rate_only_at_that_instant(database: Database) -> None:
    claim(database, "区教委", "2.1.2a", date(2018, 7, 2))
    on_the_day = scorecard(looking(database, MEETING_DUE)).of("区教委").figures
    the_day_after = scorecard(looking(database, MORNING_AFTER)).of("区教委").figures
    assert (on_the_day.met, on_the_day.early, on_the_day.on_time, on_the_day.due) == (1, 1, 0, 1)
    assert (the_day_after.met, the_day_after.early, the_day_after.on_time, the_day_after.due) == (1, 0, 1, 2)


@pytest.mark.parametrize("day", [MORNING_AFTER, date(2018, 12, 31), date(2030, 1, 1)])
def test_a_department_whose_meeting_was_on_21_july_is_late_for_ever(database: Database, day: date) -> None:
    claim(database, "区教委", "2.1.2a", MORNING_AFTER, times=2)
    late = explain(looking(database, day), "区教委").counting("late")
    assert [behind.row.checkpoint for behind in late] == ["2.1.2a/1"]


def test_a_meeting_on_20_july_is_in_time(database: Database) -> None:
    claim(database, "区教委", "2.1.2a", MEETING_DUE)
    figures = scorecard(looking(database, MORNING_AFTER)).of("区教委").figures
    assert (figures.on_time, figures.late, figures.overdue) == (1, 0, 1)  # the full list is still missing


def test_a_pool_enters_no_units_figures(database: Database) -> None:
    before = scorecard(looking(database, date(2019, 1, 1)))
    claim(database, "2.2.1a", "2.2.1a", date(2018, 5, 5), times=26)
    after = scorecard(looking(database, date(2019, 1, 1)))
    assert [result.figures for result in after.results] == [result.figures for result in before.results]
    assert (before.pooled.overdue - after.pooled.overdue, after.pooled.on_time - before.pooled.on_time) == (1, 1)


def test_sums_over_units_and_pools_are_the_plans_totals(database: Database) -> None:
    claim(database, "区教委", "2.1.2a", MORNING_AFTER)
    claim(database, "区民政局", "4.4.1a", FULL_LIST_DUE)
    claim(database, "月坛街道", "1.1.1a", FULL_LIST_DUE)
    view = looking(database, date(2018, 7, 23))
    whole, counts = scorecard(view).whole, Counter[tuple[str, str]]()
    for total in totals(view):
        counts[total.basis, total.standing] += total.checkpoints
        counts[total.basis, "due"] += total.due
    for name in ("met", "late", "overdue", "breached", "excused", "due"):
        assert getattr(whole, name) == counts["stated", name], name
    standings = {key: n for key, n in counts.items() if key[1] != "due"}
    assert whole.checkpoints == sum(n for (basis, _standing), n in standings.items() if basis == "stated")
    assert whole.default_of == sum(n for (basis, _standing), n in standings.items() if basis == "default")
    assert whole.default_recorded == counts["default", "met"] == 1


def test_the_sections_of_a_unit_add_up_to_its_figures(database: Database) -> None:
    claim(database, "区教委", "2.3.1a", date(2018, 3, 1))
    for result in scorecard(looking(database, date(2018, 7, 23))).results:
        sections = [figures for _section, figures in result.sections]
        assert [sum(getattr(one, name) for one in sections) for name in NAMES] == [
            getattr(result.figures, name) for name in NAMES
        ]


def test_behind_every_figure_stand_as_many_checkpoints(database: Database) -> None:
    claim(database, "区教委", "2.1.2a", MORNING_AFTER, evidence=False)
    claim(database, "区教委", "4.4.1a", date(2018, 6, 1), reported_late=True)
    view = looking(database, date(2018, 7, 23))
    for result in scorecard(view).results:
        why = explain(view, result.unit.unit)
        assert {name: len(why.counting(name)) for name in NAMES} == {
            name: getattr(result.figures, name) for name in NAMES
        }
        if result.coordination:
            met = sum(row.standing == "met" for row in why.led)
            assert (met, len(why.led)) == result.coordination


def test_evidence_counts_what_was_done_and_nothing_is_reviewed_yet(database: Database) -> None:
    claim(database, "区教委", "2.1.2a", date(2018, 7, 2), evidence=False)
    claim(database, "区教委", "4.4.1a", date(2018, 6, 1), reported_late=True)
    figures = scorecard(looking(database, date(2018, 7, 23))).of("区教委").figures
    assert (figures.evidenced, figures.completed, figures.verified, figures.recorded_late) == (1, 2, 0, 1)
    assert figures.short_notice == 1


def test_an_explanation_ends_with_the_entry_that_completed_the_count(database: Database) -> None:
    first = claim(database, "区教委", "2.1.2a", date(2018, 5, 1))
    second = claim(database, "区教委", "2.1.2a", date(2018, 6, 1))
    claim(database, "区教委", "2.1.2a", date(2018, 7, 1))
    behind = {one.row.checkpoint: one for one in behind_of(looking(database, MORNING_AFTER), "区教委")}
    assert behind["2.1.2a/1"].entries == (first,)
    assert behind["2.1.2a"].entries == (first, second)


def test_units_stand_among_their_like(database: Database) -> None:
    view = looking(database, date(2018, 7, 23))
    found = scorecard(view)
    assert {result.unit.kind for result in found.subdistricts} == {"subdistrict"}
    assert {result.unit.kind for result in found.departments} == {"department", "party", "vertical"}
    assert len(found.subdistricts) == 15
    assert found.table_of("月坛街道") == found.subdistricts
    assert not {result.unit.unit for result in found.results} & pools(view).keys()


def test_only_leads_carry_coordination(database: Database) -> None:
    view = looking(database, date(2018, 7, 23))
    carried = {result.unit.unit: result.coordination for result in scorecard(view).results if result.coordination}
    assert carried == coordination(view)


def test_the_whole_table_takes_the_same_number_of_queries_for_any_number_of_units(database: Database) -> None:
    view = looking(database, date(2018, 7, 23))
    statements: list[str] = []
    database._connection.set_trace_callback(statements.append)
    found = scorecard(view)
    of_checkpoints = [text for text in statements if text.startswith("-- What the holders of a checkpoint share")]
    assert len(statements) - len(of_checkpoints) < 10 < len(found.results)
    assert len(of_checkpoints) == len({row.checkpoint for row in standings(view)})


def test_a_plan_stored_without_section_titles_has_none(database: Database) -> None:
    database.execute("UPDATE plan_version SET document = '{}'")
    assert section_titles(looking(database, MORNING_AFTER)) == {}


def test_sections_are_called_as_the_plan_calls_them(database: Database) -> None:
    put_sections(database)
    assert section_titles(looking(database, MORNING_AFTER))["2"] == ("公众参与和互动", "Public participation")
