"""The command ``overdue``: who is late, with what, by how many days."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from open_meetings import MISSING, ON_THE_21ST, record

from .running import Answer, Run
from .test_status import fits

Type = Callable[..., Answer]


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    record(xicheng)
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2019-03-01T09:00:00+08:00")

    def type_(lang: str, day: str, *words: str) -> Answer:
        return govopen("--lang", lang, "--as-of", day, "overdue", *words)

    return type_


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("day", ["2018-01-15", "2018-07-20", "2018-07-21", "2018-07-23", "2019-02-01"])
def test_the_list(clerk: Type, golden: Callable[[str, str], None], lang: str, day: str) -> None:
    answer = clerk(lang, day)
    assert (answer.code, answer.err) == (0, "")
    fits(answer.out)
    golden(f"overdue-{day}-{lang}.txt", answer.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_units_list_with_what_falls_due(clerk: Type, golden: Callable[[str, str], None], lang: str) -> None:
    answer = clerk(lang, "2018-07-23", "区文化委", "--soon", "180")
    fits(answer.out)
    golden(f"overdue-soon-{lang}.txt", answer.out)


def test_names_are_just_names_in_the_plans_order_each_once(clerk: Type) -> None:
    names = clerk("zh", "2018-07-21", "--names").out.splitlines()[1:]
    assert set(names) == {*MISSING, "区财政局", "区体育局", "区卫生计生委", "试点单位（未分解）"}
    assert len(names) == len(set(names))
    assert names.index("区文化委") < names.index("区商务委") < names.index("德胜街道") < names.index("什刹海街道")
    assert "Desheng" in clerk("en", "2018-07-21", "--names").out.splitlines()


def test_the_practice_label_stands_before_the_names(clerk: Type) -> None:
    assert clerk("en", "2018-07-21", "--names").out.startswith("PRACTICE")


def test_json_rows_are_the_designs(clerk: Type) -> None:
    found = json.loads(clerk("en", "2018-07-21", "--format", "json").out)
    assert found["schema"] == "govopen.overdue/1"
    rows = [row for row in found["rows"] if row["checkpoint"] == "2.1.2a/1"]
    assert {row["unit"] for row in rows} == set(MISSING)
    assert next(row for row in rows if row["unit"] == "德胜街道") == {
        "checkpoint": "2.1.2a/1",
        "item": "2.1.2",
        "obligation": "2.1.2a",
        "name": "会议开放",
        "unit": "德胜街道",
        "standing": "overdue",
        "due": "2018-07-20",
        "original_due": None,
        "days": 1,
        "working_days": 0,
        "needed": 1,
        "recorded": 0,
        "case": None,
        "period": None,
        "pool": None,
        "basis": "stated",
        "assumed": [],
        "flags": [],
        "former": None,
        "origin": None,
    }
    quarterly = next(row for row in found["rows"] if row["obligation"] == "1.5.5a")
    assert (quarterly["period"], quarterly["case"], quarterly["flags"]) == ("2018-Q2", None, ["short_notice"])
    pool = next(row for row in found["rows"] if row["obligation"] == "5.4.1a")
    assert (pool["unit"], pool["pool"], pool["assumed"]) == (None, "试点单位", ["who"])


def test_a_meeting_on_the_21st_is_not_overdue_any_more_but_never_in_time(clerk: Type) -> None:
    rows = json.loads(clerk("en", "2018-07-21", "--format", "json").out)["rows"]
    assert ON_THE_21ST not in {row["unit"] for row in rows if row["checkpoint"] == "2.1.2a/1"}


def test_csv_joins_lists(clerk: Type) -> None:
    lines = clerk("en", "2018-07-23", "--format", "csv").out.splitlines()
    assert len(lines) == 1 + 15
    assert any(line.startswith("5.4.1a,5.4.1,5.4.1a,试点工作完成并报送,,overdue,2018-06-30,") for line in lines)
    assert any(line.endswith(",who,short_notice,,,practice") for line in lines)


def test_check_answers_no_when_something_stated_is_overdue(clerk: Type) -> None:
    assert clerk("en", "2018-01-15", "--check").code == 0
    assert clerk("en", "2018-07-21", "--check").code == 1
    assert clerk("en", "2018-07-21", "--check").out == clerk("en", "2018-07-21").out
    assert clerk("en", "2018-07-21", "区教委", "--check").code == 0
    assert clerk("en", "2018-07-21", "--check", "--format", "json").code == 1
    assert clerk("en", "2018-07-21", "--check", "--names").code == 1


def test_what_falls_due_soon_is_no_reason_to_answer_no(clerk: Type) -> None:
    assert clerk("en", "2018-01-15", "--check", "--soon", "365").code == 0


def test_what_has_no_date_is_no_reason_to_answer_no_and_never_called_overdue(clerk: Type) -> None:
    answer = clerk("en", "2019-02-01", "--basis", "all")
    stated, _gap, default = answer.out.partition("No date in the document, and no record")
    assert "[overdue]" in stated
    assert "[no record]" not in stated
    assert "overdue]" not in default
    assert "No date in the document: 1713 without a record" in default
    rows = json.loads(clerk("en", "2019-02-01", "--basis", "all", "--format", "json").out)["rows"]
    assert sum(row["basis"] == "default" for row in rows) == 1713


def test_names_and_all_do_not_go_together(clerk: Type) -> None:
    answer = clerk("en", "2019-02-01", "--basis", "all", "--names")
    assert (answer.code, answer.out) == (2, "")
    assert "leave out --basis all" in answer.err


def test_an_unknown_basis_is_refused(clerk: Type) -> None:
    assert clerk("en", "2019-02-01", "--basis", "both") == (2, "", "govopen: no basis 'both'; use stated | all\n")


@pytest.mark.parametrize("days", ["-1", "x"])
def test_days_are_a_whole_number(clerk: Type, days: str) -> None:
    assert clerk("en", "2018-07-21", "--soon", days).code == 2


@pytest.mark.parametrize("words", ["2.1.2a", "会议开放", "2.1.2", "open meetings"])
def test_who_missed_the_20th_of_july_names_only(clerk: Type, words: str) -> None:
    assert set(clerk("zh", "2018-07-21", words, "--names").out.splitlines()[1:]) == set(MISSING)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_obligations_list(clerk: Type, golden: Callable[[str, str], None], lang: str) -> None:
    answer = clerk(lang, "2018-07-23", "2.1.2a")
    fits(answer.out)
    golden(f"overdue-obligation-{lang}.txt", answer.out)


def test_a_units_list_names_it_in_its_heading(clerk: Type) -> None:
    assert clerk("zh", "2018-07-23", "区文化委").out.splitlines()[1].startswith("区文化委逾期事项 西城区2018年")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("区文画委", "unknown unit 区文画委; did you mean Culture Commission (区文化委)"),
        ("9.9.9", "nothing in the plan is called 9.9.9"),
        ("2.1", "2.1 is made of several items; list them: govopen items 2.1"),
    ],
)
def test_what_is_neither_unit_nor_obligation_is_refused(clerk: Type, words: str, message: str) -> None:
    answer = clerk("en", "2018-07-23", words)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err


def test_names_are_those_of_what_is_listed(clerk: Type) -> None:
    listed = clerk("zh", "2018-07-21", "--soon", "200").out
    names = clerk("zh", "2018-07-21", "--soon", "200", "--names").out.splitlines()[1:]
    assert len(names) > len(MISSING)
    assert [name for name in names if name not in listed] == []
