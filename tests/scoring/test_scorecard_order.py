"""The order of units: best first, total, and consistent."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from govopen.ledger.units import Unit
from govopen.scoring.scorecard import Figures, Result, Scorecard, placed


def result(name: str, at: int = 1, **figures: int) -> Result:
    return Result(Unit(name, "department", "", at), Figures(**figures), ())


def places(*results: Result) -> list[tuple[str, int | None]]:
    return [(one.unit.unit, one.place) for one in placed(results)]


def test_fewer_overdue_goes_before_a_better_rate() -> None:
    assert places(result("many duties", due=9, on_time=8, overdue=1), result("one duty", at=2, due=1, late=1)) == [
        ("one duty", 1),
        ("many duties", 2),
    ]


def test_a_breach_weighs_as_much_as_being_overdue() -> None:
    found = places(
        result("breached", due=2, on_time=1, breached=1),
        result("both", at=2, due=2, overdue=1, breached=1),
        result("overdue", at=3, due=2, on_time=1, overdue=1),
    )
    assert found == [("breached", 1), ("overdue", 1), ("both", 3)]


def test_among_equally_overdue_fewer_late_goes_first_then_the_better_rate() -> None:
    found = places(
        result("late twice", due=9, on_time=7, late=2),
        result("half", at=2, due=2, on_time=1, late=1),
        result("two thirds", at=3, due=3, on_time=2, late=1),
    )
    assert found == [("two thirds", 1), ("half", 2), ("late twice", 3)]


def test_ties_share_a_place_and_the_next_place_counts_them() -> None:
    found = places(
        result("a", due=1, on_time=1),
        result("b", at=2, due=2, on_time=1, late=1),
        result("c", at=3, due=4, on_time=2, late=1, excused=1),
        result("d", at=4, due=1, overdue=1),
    )
    assert found == [("a", 1), ("b", 2), ("c", 2), ("d", 4)]


def test_equals_stand_in_the_plans_order() -> None:
    assert places(result("b", at=2, due=1, on_time=1), result("a", at=1, due=3, on_time=3)) == [("a", 1), ("b", 1)]


def test_nobody_is_placed_without_a_due_checkpoint() -> None:
    found = places(result("early", met=3, checkpoints=3), result("worst", at=2, due=1, overdue=1))
    assert found == [("worst", 1), ("early", None)]


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 9))
def test_a_default_duty_never_changes_the_order(recorded: int, of: int, at: int) -> None:
    units = [result(str(n), n, due=2, on_time=n % 3, late=n % 2, overdue=n % 4) for n in range(10)]
    richer = Figures(default_recorded=min(recorded, of), default_of=of)
    changed = [replace(one, figures=one.figures + richer) if n == at else one for n, one in enumerate(units)]
    assert places(*changed) == places(*units)


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    on_time, late, overdue, breached = (draw(st.integers(0, 3)) for _name in range(4))
    due = on_time + late + overdue + breached
    early = draw(st.integers(0, 2))
    return Figures(
        checkpoints=due + early,
        due=due,
        on_time=on_time,
        met=on_time + early,
        late=late,
        overdue=overdue,
        breached=breached,
    )


@given(st.lists(figures(), max_size=12))
def test_the_order_is_total_and_consistent(counts: list[Figures]) -> None:
    results = [Result(Unit(f"u{at}", "department", "", at), one, ()) for at, one in enumerate(counts)]
    ordered = placed(results)
    assert sorted(one.unit.unit for one in ordered) == sorted(one.unit.unit for one in results)
    assert placed(reversed(results)) == ordered
    ranked = [one for one in ordered if one.figures.due]
    for one in ranked:
        better = [other for other in ranked if _better(other.figures, one.figures)]
        assert one.place == len(better) + 1
    assert all(one.place is None for one in ordered if not one.figures.due)
    assert ordered[: len(ranked)] == tuple(ranked)


def _better(one: Figures, other: Figures) -> bool:
    """The rule in plain words, said a second time."""
    if one.overdue + one.breached != other.overdue + other.breached:
        return one.overdue + one.breached < other.overdue + other.breached
    if one.late != other.late:
        return one.late < other.late
    return Fraction(one.on_time, one.due) > Fraction(other.on_time, other.due)


@given(st.lists(figures(), max_size=8), figures())
def test_the_whole_is_every_unit_and_each_pool_once(counts: list[Figures], pooled: Figures) -> None:
    results = tuple(Result(Unit(str(at), "department", "", at), one, ()) for at, one in enumerate(counts))
    whole = Scorecard(results[::2], results[1::2], pooled).whole
    assert whole.checkpoints == sum(one.checkpoints for one in counts) + pooled.checkpoints
    assert whole.due == whole.on_time + whole.late + whole.overdue + whole.breached
