"""What a load says that it changes: what is told otherwise than before, not what only has another name."""

from collections import Counter

from test_amendment import AIR, CIVIL, TEXT, change, loaded, met, noon, renamed_unit, view

from govopen.standing.restated import restated, where_they_stand
from govopen.store.connection import Database

__all__ = ["loaded"]  # a fixture


def told(
    database: Database, text: str, moment: int
) -> tuple[list[tuple[str, str, str | None, str | None]], Counter[str]]:
    """Whose what stands otherwise, before and after; and who took over how much."""
    before = where_they_stand(view(database, moment))
    loads = change(database, text, moment).entries
    outcome, taken = restated(view(database, moment), before, loads, [])
    changes = [
        (each.row.holder, each.row.checkpoint, each.before and each.before.told, each.after and each.after.told)
        for each in outcome.changes
    ]
    return changes, taken


def test_a_unit_with_a_new_name_takes_over_and_changes_no_standing(loaded: Database) -> None:
    """The list, the milestone, the year's number, four quarters."""
    assert told(loaded, renamed_unit(), noon(8, 1)) == ([], Counter({"区生态环境局": 7}))


def test_a_changed_code_changes_no_standing(loaded: Database) -> None:
    met(loaded, "区教委", "1.1.1b", 7, 10)
    recoded = TEXT.replace("{code: b, name: 会议", "{code: g, name: 会议") + "renamed: {1.1.1b: 1.1.1g}\n"
    assert told(loaded, recoded, noon(8, 1)) == ([], Counter())


def test_of_merged_units_nothing_is_taken_away(loaded: Database) -> None:
    """The quarter that is to come is one; all else goes on as it was."""
    merged = TEXT.replace(CIVIL, CIVIL.replace("}", ", successor: 区教委}"))
    changes, taken = told(loaded, merged, noon(8, 1))
    assert (changes, taken) == ([], Counter({"区教委": 6}))


def test_what_is_dropped_beside_a_new_name_is_told(loaded: Database) -> None:
    text = TEXT.replace("          - {code: a, name: 清单, by: 2018-06-20, basis: stated, source: 六月二十日}\n", "")
    text = text.replace(AIR, AIR.replace("}", ", successor: 区教委}"))
    changes, _taken = told(loaded, text, noon(6, 1))
    assert sorted(each[:2] for each in changes) == [
        ("区教委", "1.1.1a"), ("区民政局", "1.1.1a"), ("区环保局", "1.1.1a"),
    ]  # fmt: skip
    assert {each[2:] for each in changes} == {("open", None)}
