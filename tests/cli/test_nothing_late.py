"""A report of nothing, once accepted, excuses: so it launders no lateness, excuses no others, and ``why`` shows it."""

import json

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs

AUGUST = "2018-08-03T09:00:00+08:00"


def declared_late(clerk: Run) -> None:
    answer = clerk("done", "2.1.2a", "--none", "--unit", "区教委", "--on", "7-19", now=AUGUST)
    assert "it excuses this once the office has accepted it: govopen accept E2 --ref TEXT" in answer.out


def test_one_dated_back_before_the_date_that_it_moves_wants_a_document(clerk: Run, database: Database) -> None:
    declared_late(clerk)
    answer = refusal(clerk("accept", "E2", now=AUGUST))
    assert answer.startswith(
        "2.1.2a/1 of Education Commission was due 2018-07-20, and this is recorded after it: cite what decided it"
    )
    assert seqs(database) == 2
    assert clerk("accept", "E2", "--ref", "西政办函〔2018〕12号", now=AUGUST).code == 0
    page = json.loads(clerk("why", "2.1.2a/1", "区教委", "--format", "json", now=AUGUST).out)
    (point,) = [each for each in page["obligations"][0]["checkpoints"] if each["checkpoint"] == "2.1.2a/1"]
    assert (point["standing"]["standing"], point["standing"]["former"]) == ("excused", "overdue")
    assert "recorded_late" in point["standing"]["flags"]
    (year,) = [each for each in page["obligations"][0]["checkpoints"] if each["checkpoint"] == "2.1.2a"]
    assert (year["standing"]["standing"], "recorded_late" in year["standing"]["flags"]) == ("excused", False)


def test_one_accepted_by_the_date_wants_none(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--none", "--unit", "区教委", "--on", "7-19")
    assert clerk("accept", "E2").code == 0
    rows = json.loads(clerk("status", "区教委", "--format", "json", now=AUGUST).out)["rows"]
    flags = {flag for row in rows if row["obligation"] == "2.1.2a" for flag in row["flags"]}
    assert "recorded_late" not in flags


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Moved E2 nothing to report, excuses from 07-19, decided 08-03 by office (E3), after 07-20 had passed, "
         "recorded only after it, reference 12号"),
        ("zh", "变动 E2 零报告，07-19 起免予考核，08-03 office 决定（E3），"),
    ],
)  # fmt: skip
def test_the_page_shows_the_report_and_who_accepted_it(clerk: Run, lang: str, told: str) -> None:
    declared_late(clerk)
    clerk("accept", "E2", "--ref", "12号", now=AUGUST)
    page = " ".join(clerk("why", "2.1.2a/1", "区教委", now=AUGUST, lang=lang).out.split())
    assert told.replace(" ", "") in page.replace(" ", "")


@pytest.mark.parametrize(("desk", "more"), [("", ""), ("区教委", " --request")])
def test_one_unit_does_not_excuse_all_who_share_an_obligation(
    clerk: Run, database: Database, desk: str, more: str
) -> None:
    answer = clerk("done", "2.2.1a", "--none", "--unit", "区教委", unit=desk)
    assert refusal(answer) == (
        "2.2.1a Resident-chosen pilot projects is owed jointly: one unit's report of nothing cannot stand for all; "
        f"what excuses all of them: govopen excuse 2.2.1a --unit 区教委 --reason REASON{more}"
    )
    assert seqs(database) == 1
    assert clerk("excuse", "2.2.1a", "--unit", "区教委", "--reason", "停办", *more.split(), unit=desk).code == 0
