"""The command ``status``: one screen for the office, one page for a unit."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from open_meetings import record

from .running import Answer, Run

Type = Callable[..., Answer]
DAYS = ("2018-01-15", "2018-07-03", "2018-07-20", "2018-07-21", "2018-07-23", "2018-12-31", "2019-02-01")


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types at the office's desk on 1 March 2019, looking back; a word of ``zh`` or ``en`` first."""
    record(xicheng)
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2019-03-01T09:00:00+08:00")

    def type_(lang: str, *words: str) -> Answer:
        return govopen("--lang", lang, *words)

    return type_


def cells(line: str) -> int:
    """Its width where characters of ambiguous width take two cells."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


def fits(page: str) -> None:
    assert all(cells(line) <= 80 for line in page.splitlines()), max(page.splitlines(), key=cells)
    page.encode("gbk")
    assert not set(page) & set("─│┌┐└┘├┤█√→·…—“”‘’")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("day", DAYS)
def test_the_morning_note(clerk: Type, golden: Callable[[str, str], None], lang: str, day: str) -> None:
    answer = clerk(lang, "--as-of", day, "status")
    assert (answer.code, answer.err) == (0, "")
    fits(answer.out)
    assert len(answer.out.splitlines()) <= 24
    golden(f"status-{day}-{lang}.txt", answer.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", ["区教委", "区政府办公室", "广安门内街道", "试点单位", "区卫生计生委"])
def test_the_page_of_a_unit(clerk: Type, golden: Callable[[str, str], None], lang: str, unit: str) -> None:
    answer = clerk(lang, "--as-of", "2018-07-23", "status", unit)
    fits(answer.out)
    golden(f"status-{unit}-{lang}.txt", answer.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", [("status", "--all"), ("status", "区教委", "--all")])
def test_all_leaves_nothing_out(
    clerk: Type, golden: Callable[[str, str], None], lang: str, words: tuple[str, ...]
) -> None:
    answer = clerk(lang, "--as-of", "2018-07-23", *words)
    fits(answer.out)
    golden(f"{'-'.join(words).replace('--', '')}-{lang}.txt", answer.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("day", [*DAYS, "2017-12-01"])
def test_with_nothing_recorded_it_fits_and_says_how_to_begin(
    govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch, lang: str, day: str
) -> None:
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2019-03-01T09:00:00+08:00")
    page = govopen("--lang", lang, "--as-of", day, "status").out
    fits(page)
    assert len(page.splitlines()) <= 24
    last = page.splitlines()[-1]
    assert ("govopen items" if day < "2018" else "govopen done --unit 区政府办公室") in last


def test_before_the_period_a_unit_too_has_nothing_to_do(clerk: Type) -> None:
    note, page = (clerk("en", "--as-of", "2017-12-01", *words).out for words in (("status",), ("status", "月坛")))
    words = "The plan's period begins on 2018-01-01: nothing is to be done yet."
    assert words in note
    assert page.splitlines()[-2:] == [words, "What it will ask: govopen items"]
    assert "--none" not in page
    assert "Nothing more is owed" not in page


def test_after_the_period_it_says_so_and_names_the_day(clerk: Type) -> None:
    assert "govopen status --as-of 2018-12-31" in clerk("zh", "--as-of", "2019-02-01", "status").out
    assert "--as-of 2018-12-31" not in clerk("zh", "--as-of", "2018-12-31", "status").out


def test_an_as_of_to_come_is_capped_and_it_still_fits(clerk: Type) -> None:
    page = clerk("zh", "--as-of", "2019-06-01", "status").out
    fits(page)
    assert len(page.splitlines()) <= 24
    assert "2019-03-01 星期五 09:00" in page


def test_every_unit_that_is_not_named_is_counted(clerk: Type) -> None:
    found = json.loads(clerk("en", "--as-of", "2018-07-23", "status", "--format", "json").out)
    behind = [unit for unit in found["units"] if unit["totals"]["overdue"]]
    assert f"{43 - len(behind)} units with nothing overdue" in clerk("en", "--as-of", "2018-07-23", "status").out


def test_the_json_is_the_designs(clerk: Type) -> None:
    found = json.loads(clerk("en", "--as-of", "2018-07-23", "status", "--format", "json").out)
    assert found["schema"] == "govopen.status/1"
    assert (found["as_of"], found["position"]) == ("2018-07-23", "xicheng-2018@55")
    assert found["plan"] == {
        "id": "xicheng-2018",
        "title": "西城区2018年政务公开工作要点",
        "title_en": "Xicheng District Open Government Work Plan 2018",
        "number": "西政办发〔2018〕6号",
        "issued": "2018-07-02",
        "period": ["2018-01-01", "2018-12-31"],
        "version": 1,
    }
    assert found["totals"] == {
        "breached": 0, "met": 50, "excused": 0, "late": 2, "overdue": 15, "due_soon": 0, "open": 117, "upcoming": 1,
    }  # fmt: skip
    assert found["totals_default"] == {"recorded": 1, "of": 1714}
    assert len(found["units"]) == 43
    assert found["units"][2] == {
        "unit": "区教委",
        "kind": "department",
        "due": 2,
        "totals": {**dict.fromkeys(found["totals"], 0), "met": 2, "open": 4},
        "totals_default": {"recorded": 1, "of": 51},
    }
    assert {row["standing"] for row in found["attention"]} == {"overdue"}
    assert len(found["attention"]) == 15


def test_the_csv_has_one_row_a_unit(clerk: Type) -> None:
    lines = clerk("zh", "--as-of", "2018-07-23", "status", "--format", "csv").out.splitlines()
    assert lines[0].lstrip("\ufeff").startswith("unit,kind,due,breached,met,excused,late,overdue,")
    assert len(lines) == 1 + 43
    assert lines[3] == "区教委,department,2,0,2,0,0,0,0,4,0,1,51,practice"


def test_a_units_json_and_csv_have_its_rows(clerk: Type) -> None:
    found = json.loads(clerk("zh", "--as-of", "2018-07-23", "status", "德胜", "--format", "json").out)
    assert [unit["unit"] for unit in found["units"]] == ["德胜街道"]
    assert [row["checkpoint"] for row in found["attention"]] == ["2.1.2a/1"]
    shared = next(row for row in found["rows"] if row["pool"] == "2.2.1a")
    assert (shared["unit"], shared["recorded"], shared["needed"]) == (None, 3, 26)
    lines = clerk("zh", "--as-of", "2018-07-23", "status", "德胜", "--format", "csv").out.splitlines()
    assert len(lines) == 1 + len(found["rows"])


def test_an_open_groups_json_has_no_unit(clerk: Type) -> None:
    found = json.loads(clerk("zh", "--as-of", "2018-07-23", "status", "试点单位", "--format", "json").out)
    assert found["units"] == []
    assert [row["pool"] for row in found["attention"]] == ["试点单位"]


def test_a_desk_with_a_unit_sees_its_page_and_all_shows_the_plan(clerk: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    page = clerk("zh", "--as-of", "2018-07-23", "status", "区教委")
    whole = clerk("zh", "--as-of", "2018-07-23", "status", "--all")
    monkeypatch.setenv("GOVOPEN_UNIT", "区教委")
    assert clerk("zh", "--as-of", "2018-07-23", "status") == page
    assert clerk("zh", "--as-of", "2018-07-23", "status", "--all") == whole


def test_a_group_that_the_document_lists_has_no_page(clerk: Type) -> None:
    answer = clerk("en", "status", "各街道")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("govopen: 各街道 is a group")


def test_the_same_position_prints_the_same_bytes(clerk: Type, xicheng: Path) -> None:
    first = clerk("zh", "--as-of", "2018-07-23", "--known-at", "40", "status", "--all")
    again = clerk("zh", "--as-of", "2018-07-23", "--known-at", "xicheng-2018@40", "status", "--all")
    assert first == again
    assert first != clerk("zh", "--as-of", "2018-07-23", "status", "--all")


def test_at_the_end_of_the_demonstrations_year_a_renamed_unit_is_counted_once_and_a_breach_is_not_called_overdue(
    govopen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of 43 units went by another name from November on; nothing is overdue, and two have broken something."""
    monkeypatch.setenv("GOVOPEN_NOW", "2018-12-28T08:55:00+08:00")
    demo = str(tmp_path / "demo.db")
    govopen("--db", demo, "init", "--demo")
    page = govopen("--db", demo, "--lang", "en", "status").out.splitlines()
    assert any("overdue 0" in line and "breached 2" in line for line in page)
    head = next(line for line in page if line.startswith("unit "))
    assert head.endswith("late  overdue  breached")
    assert "41 units with nothing overdue or breached" in page
