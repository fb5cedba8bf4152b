"""One line that says what, where and what to do, for what used to be answered wrongly."""

from pathlib import Path

import pytest

from .running import Run, refusal

UNIT = ("--unit", "区教委")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("redact", "E1", "--reason", "x"), "which words of E1 are deleted? add --field note|reason|"),
        (("receive", "nope", *UNIT), "nothing in the plan is called nope; govopen items lists it all"),
        (
            ("done", "2.1.2a", *UNIT, "--on", "7-18", "--at", "7-18 10:00"),
            "--at 7-18 10:00 names the day too; give --on",
        ),
        (("open", "major_incident", *UNIT, "--on", "7-18", "--at", "7-18 10:00"), "--at 7-18 10:00 names the day too"),
        (
            ("done", "2.1.2a", *UNIT, "区民政局", "--on", "7-18"),
            "区民政局 is a unit; several are given with commas: --unit 区教委,区民政局",
        ),
        (("history", "99"), "no entry E99; govopen history lists them"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(clerk: Run, words: tuple[str, ...], message: str) -> None:
    assert refusal(clerk(*words)).startswith(message)


def test_a_time_alone_stands_beside_a_day(clerk: Run) -> None:
    answer = clerk("open", "major_incident", *UNIT, "--on", "7-18", "--at", "10:00")
    assert answer.code == 0, answer.err


def test_an_entrys_number_alone_is_that_entry(clerk: Run) -> None:
    clerk("done", "2.1.2a", *UNIT, "--on", "7-18")
    assert clerk("history", "2").out == clerk("history", "E2").out


def test_today_is_not_still_to_come_and_tomorrow_is(clerk: Run) -> None:
    for day in ("2018-07-19", "today"):
        assert "still to come" not in clerk("overdue", "--as-of", day).out
    for later in ("2018-07-20", "2018-07-19 18:00"):
        assert "still to come" in clerk("overdue", "--as-of", later).out


def test_what_is_no_file_is_no_database(clerk: Run, tmp_path: Path) -> None:
    for path in ("/dev/null", str(tmp_path)):
        answer = clerk("--db", path, "status")
        assert (answer.code, answer.out) == (3, "")
        assert answer.err == f"govopen: {path} is not a govopen database; name another with --db\n"


def test_an_extension_shows_the_date_before_wherever_it_shows_the_new_one(clerk: Run) -> None:
    answer = clerk("extend", "2.1.2a/1", *UNIT, "--to", "8-31", "--reason", "装修")
    assert "extends 2.1.2a/1 to 08-31 (was 07-20), decided" in " ".join(answer.out.split())
    told = clerk("history", "2.1.2a", "区教委").out
    assert "extends 2.1.2a/1 to 08-31 (was 07-20), decided" in " ".join(told.split())


def test_a_file_is_told_its_own_headings(clerk: Run, tmp_path: Path) -> None:
    file = tmp_path / "review.csv"
    file.write_text("记录,怎么办\nE2,accept\n", "utf-8")
    answer = clerk("review", "--from", str(file), lang="zh")
    assert answer.err.rstrip().endswith("可用的表头：编号、审核意见、理由、审核日期、文号")
    assert "headings: obligation and date" in " ".join(clerk("done", "--help").out.split())


@pytest.mark.parametrize("words", [("cases", "--kinds"), ("extend", "--help")])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_screen(clerk: Run, words: tuple[str, ...], lang: str) -> None:
    from govopen.output.columns import width_of

    assert max(map(width_of, clerk(*words, lang=lang).out.splitlines())) <= 80
