"""An option given twice is either both, or refused: nothing of what was typed is dropped without a word."""

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs


def units(database: Database) -> list[str]:
    return [unit for (unit,) in database.execute("SELECT unit FROM entry WHERE seq > 1 ORDER BY seq")]


@pytest.mark.parametrize(
    "words",
    [
        ("done", "2.1.2a", "--on", "7-18"),
        ("receive",),
        ("open", "major_incident", "--at", "7-18 14:20"),
        ("log", "2.1.2a", "--percent", "50"),
        ("extend", "2.1.2a/1", "--to", "8-31", "--reason", "装修"),
    ],
)
def test_two_units_are_two_units_however_they_are_typed(clerk: Run, database: Database, words: tuple[str, ...]) -> None:
    answer = clerk(*words, "--unit", "区教委", "--unit=区民政局")
    assert answer.code == 0, answer.err
    assert units(database) == ["区教委", "区民政局"]


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("done", "2.1.2a", "--unit", "区教委", "--on", "7-17", "--on", "7-18"), "--on"),
        (("receive", "--unit", "区教委", "--ref", "1", "--ref", "2"), "--ref"),
        (("overdue", "--as-of", "7-18", "--as-of", "7-19"), "--as-of"),
        (("--as-of", "7-18", "--as-of", "7-19", "overdue"), "--as-of"),
        (("overdue", "-o", "a.csv", "--output", "b.csv"), "--output"),
        (("done", "2.1.2a", "--unit", "区教委", "--on", "7-17", "--times", "1", "--times", "2"), "--times"),
    ],
)
def test_what_is_only_one_is_not_given_twice(
    clerk: Run, database: Database, words: tuple[str, ...], option: str
) -> None:
    assert refusal(clerk(*words)) == f"{option} is given twice; give it once"
    assert seqs(database) == 1


def test_evidence_may_be_repeated_and_a_word_that_settles_nothing_too(clerk: Run) -> None:
    links = ("--evidence", "https://a.example/1", "--evidence", "https://a.example/2")
    answer = clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18", *links, "--again", "--again")
    assert answer.code == 0, answer.err
    assert refusal(clerk("done", "2.1.2a", "--on", "7-18", "--unit", "区教委", "--unit", "")).startswith(
        "--unit is empty"
    )
