"""What came from several units, or went to several: which of it a name means, and whose desk may touch it."""

import json
from functools import partial
from pathlib import Path

import pytest

from govopen.store.connection import Database

from .running import Run

PLAN = """\
plan: {id: reorganised-2018, title: 小计划, issued: 2018-01-02, period: [2018-01-01, 2018-12-31]}
units:
  区甲局: {kind: department/*甲*/}
  区乙局: {kind: department/*乙*/}
  区丙局: {kind: department/*丙*/}
  区教委: {kind: department/*教*/}
  区新局: {kind: department}
  区水局: {kind: department/*水*/}
triggers:
  rumour: {name: 舆情, en: Rumour}
sections:
  - code: "1"
    title: 一
    items:
      - code: 1.1.1
        title: 任务
        responsible: [区甲局, 区乙局, 区丙局]
        obligations:
          - {code: b, name: 座谈, by: 2018-08-10, basis: stated, source: 八月十日}
          - {code: f, name: 季报, every: quarter, basis: stated, source: 每季度}
          - {code: g, name: 回应, of: rumour, within: 5 working days, basis: stated, source: 五个工作日}
          - {code: n, name: 不得, never: true, basis: stated, source: 不得}
"""
MERGED = {"甲": "successor: 区新局", "乙": "successor: 区新局"}
SPLIT = {"丙": "split: {区教委: [1.1.1b], 区水局: [1.1.1f, 1.1.1g, 1.1.1n]}"}
JULY, AUGUST = "2018-07-09T09:00:00+08:00", "2018-08-06T09:00:00+08:00"
Office = Run


@pytest.fixture
def office(desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office's desk, on 6 August 2018 unless told otherwise; nothing has become of the units yet."""
    monkeypatch.setenv("GOVOPEN_PLAN", "reorganised-2018")
    reorganised(desk, tmp_path, {}, now="2018-02-01T09:00:00+08:00")
    return partial(desk, now=AUGUST)


def reorganised(
    office: Office,
    tmp_path: Path,
    made: dict[str, str],
    now: str = AUGUST,
    effective: str | None = None,
    recoded: tuple[str, str] | None = None,
) -> None:
    text = PLAN
    for letter in "甲乙丙水教":
        text = text.replace(f"/*{letter}*/", f", {made[letter]}" if letter in made else "")
    if recoded:
        former, code = (f"1.1.1{letter}" for letter in recoded)
        text = text.replace(f"{{code: {recoded[0]},", f"{{code: {recoded[1]},").replace(former, code)
        text += f"renamed: {{{former}: {code}}}\n"
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    why = ["--reason", "机构改革"] if made else []
    when = ["--effective", effective] if effective else []
    office("load", str(tmp_path / "plan.yaml"), *why, *when, now=now)


def held(database: Database) -> list[tuple[str, str]]:
    """Of each entry that is counted, what it counts for: under whom, and which period or case."""
    kinds = "('claim', 'finding', 'extension', 'excuse')"
    rows = database.execute(
        f"SELECT holder, occasion FROM entry WHERE plan_id = 'reorganised-2018' AND kind IN {kinds} ORDER BY seq"
    )
    return [(holder, occasion) for holder, occasion in rows]


def test_what_several_that_were_merged_owe_is_counted_where_it_is_still_owed(
    office: Office, database: Database, tmp_path: Path
) -> None:
    office("open", "rumour", "--unit", "区甲局,区乙局", "--on", "7-5", now=JULY)
    reorganised(office, tmp_path, MERGED)
    for typed in (("1.1.1b",), ("1.1.1f", "--for", "Q3"), ("1.1.1g", "--case", "1")):
        for day in ("8-1", "8-2"):
            office("done", *typed, "--on", day, "--unit", "区新局")
    both = [("区乙局", ""), ("区乙局", "2018-Q3"), ("区乙局", "case-1")]
    assert sorted(held(database)) == [*both, *(("区甲局", occasion) for _holder, occasion in both)]


def test_rows_of_a_file_fill_one_after_the_other_what_came_from_several(
    office: Office, database: Database, tmp_path: Path
) -> None:
    """What one row fills, the next no longer lacks."""
    office("open", "rumour", "--unit", "区甲局,区乙局", "--on", "7-5", now=JULY)
    reorganised(office, tmp_path, MERGED)
    rows = [f"{code},{day}" for code in ("1.1.1b", "1.1.1f/Q3", "1.1.1g/case-1") for day in ("8-1", "8-2")]
    (tmp_path / "rows.csv").write_text("obligation,date\n" + "\n".join(rows), "utf-8")
    office("done", "--from", str(tmp_path / "rows.csv"), "--unit", "区新局", "--yes")
    assert [holder for holder, _occasion in held(database)] == ["区乙局", "区甲局"] * 3


def test_each_row_of_a_file_means_what_its_own_name_says(office: Office, database: Database, tmp_path: Path) -> None:
    reorganised(office, tmp_path, MERGED)
    rows = "区甲局,1.1.1b,8-1\n区新局,1.1.1b,8-2\n区乙局,1.1.1f,8-2\n区甲局,1.1.1f,8-3\n"
    (tmp_path / "rows.csv").write_text(f"unit,obligation,date\n{rows}", "utf-8")
    office("done", "--from", str(tmp_path / "rows.csv"), "--yes")
    assert [holder for holder, _occasion in held(database)] == ["区甲局", "区乙局", "区乙局", "区甲局"]


@pytest.mark.parametrize("typed", [("done", "1.1.1b", "--on", "8-3", "--again"), ("finding", "1.1.1n", "--on", "8-3")])
def test_by_its_own_name_a_unit_means_first_what_is_its_own(
    office: Office, database: Database, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    """What it took over can be named too, by the former name."""
    reorganised(office, tmp_path, {"乙": "successor: 区甲局"})
    office(*typed, "--unit", "区甲局")
    assert held(database) == [("区甲局", "")]


@pytest.mark.parametrize("days", [("8-1", "8-6"), ("8-6", "8-1")])
def test_rows_of_a_file_are_about_what_was_owed_before_it_in_whatever_order(
    office: Office, database: Database, tmp_path: Path, days: tuple[str, str]
) -> None:
    """One of them settles it under the unit that is no more; the other is recorded, and changes nothing."""
    reorganised(office, tmp_path, MERGED, effective="2018-08-06")
    rows = "".join(f"区甲局,1.1.1b,{day}\n" for day in days)
    (tmp_path / "rows.csv").write_text(f"unit,obligation,date\n{rows}", "utf-8")
    office("done", "--from", str(tmp_path / "rows.csv"), "--yes")
    assert [holder for holder, _occasion in held(database)] == ["区甲局", "区甲局"]


@pytest.mark.parametrize(
    "typed",
    [
        ("extend", "1.1.1b", "--to", "8-31", "--reason", "改革"),
        ("excuse", "1.1.1b", "--reason", "改革"),
        ("finding", "1.1.1n", "--on", "8-3"),
    ],
)
def test_by_a_former_name_only_what_came_from_there_is_meant(
    office: Office, database: Database, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    reorganised(office, tmp_path, MERGED)
    office(*typed, "--unit", "区甲局")
    assert held(database) == [("区甲局", "")]


@pytest.mark.parametrize("unit", ["区甲局,区乙局", "区新局"])
def test_by_all_their_names_or_its_own_everything_is_meant(
    office: Office, database: Database, tmp_path: Path, unit: str
) -> None:
    reorganised(office, tmp_path, MERGED)
    office("excuse", "1.1.1b", "--reason", "改革", "--unit", unit)
    assert sorted(held(database)) == [("区乙局", ""), ("区甲局", "")]


def test_a_desk_puts_right_of_a_unit_that_was_split_what_it_took_over_and_no_more(
    office: Office, tmp_path: Path
) -> None:
    office("done", "1.1.1f", "--for", "Q2", "--on", "7-2", now=JULY, unit="区丙局")
    reorganised(office, tmp_path, SPLIT)
    undo = ("undo", "E2", "--reason", "记错")
    assert "E2 is of 区丙局" in office(*undo, unit="区教委", fails=True).err
    office(*undo, unit="区水局")


def test_the_name_of_a_unit_in_between_finds_what_it_had_taken_over(
    office: Office, database: Database, tmp_path: Path
) -> None:
    reorganised(office, tmp_path, SPLIT, now=JULY)
    reorganised(office, tmp_path, SPLIT | {"水": "successor: 区教委"})
    office("done", "1.1.1f", "--for", "Q2", "--on", "7-2", "--unit", "区水局")
    assert held(database) == [("区丙局", "2018-Q2")]


def test_why_says_since_when_each_part_of_a_split_unit_is_anothers(office: Office, tmp_path: Path) -> None:
    reorganised(office, tmp_path, SPLIT, now=JULY)
    reorganised(office, tmp_path, SPLIT | {"水": "successor: 区教委"})
    since = {
        code: json.loads(office("why", code, "区教委", "--format", "json").out) for code in ("1.1.1b", "1.1.1f/Q3")
    }
    assert [each["obligations"][0]["who"]["taken_over"] for each in since.values()] == ["2018-07-09", "2018-08-06"]


def test_what_a_unit_took_over_it_may_dispute_through_later_versions(office: Office, tmp_path: Path) -> None:
    reorganised(office, tmp_path, MERGED, now=JULY)
    office("receive", "1.1.1b", "--dispute", "职责不在", "--unit", "区新局", now=JULY)
    reorganised(office, tmp_path, MERGED | SPLIT)


def test_what_was_done_on_the_day_of_the_takeover_is_the_successors(office: Office, tmp_path: Path) -> None:
    """The successor answers from 00:00 of that day, of which a bare date is a part."""
    reorganised(office, tmp_path, MERGED, effective="2018-08-06")
    for unit in ("区甲局", "区乙局"):
        office("done", "1.1.1b", "--unit", unit, "--on", "8-6", "--again")
    done = office("status", "区新局", "--all", "--format", "json", now="2018-09-03T09:00:00+08:00").out
    rows = [each for each in json.loads(done)["rows"] if each["checkpoint"] == "1.1.1b"]
    assert sorted((each["standing"], each["origin"]) for each in rows) == [("met", "区乙局"), ("met", "区甲局")]


def split_and_merged(office: Office, tmp_path: Path, *, at_once: bool) -> None:
    """The work of 区丙局 goes to 区教委 and 区水局, and that of 区水局 to 区教委: in one load or in two."""
    if not at_once:
        reorganised(office, tmp_path, SPLIT, now=JULY)
    reorganised(office, tmp_path, SPLIT | {"水": "successor: 区教委"})


at_once = pytest.mark.parametrize("at_once", [True, False], ids=["in one load", "in two"])


@at_once
@pytest.mark.parametrize(
    "typed",
    [
        ("done", "1.1.1f", "--for", "Q3", "--on", "8-6"),
        ("extend", "1.1.1f/Q3", "--to", "10-31", "--reason", "改革"),
        ("finding", "1.1.1n", "--on", "8-3"),
    ],
)
def test_the_name_of_a_unit_in_between_finds_what_went_through_it(
    office: Office, database: Database, tmp_path: Path, typed: tuple[str, ...], at_once: bool
) -> None:
    """The file says so, though the unit came and went with the same load."""
    split_and_merged(office, tmp_path, at_once=at_once)
    office(*typed, "--unit", "区水局")
    assert [holder for holder, _occasion in held(database)] == ["区丙局"]


@at_once
def test_why_goes_by_the_name_of_a_unit_in_between(office: Office, tmp_path: Path, at_once: bool) -> None:
    split_and_merged(office, tmp_path, at_once=at_once)
    told = json.loads(office("why", "1.1.1f/Q3", "区水局", "--format", "json").out)
    (told,) = told["obligations"]
    assert (told["unit"], told["who"]["predecessor"]) == ("区教委", "区丙局")


@at_once
def test_the_history_of_a_unit_in_between_is_what_went_through_it(
    office: Office, tmp_path: Path, at_once: bool
) -> None:
    for code in ("1.1.1b", "1.1.1f"):
        office("done", code, "--on", "7-2", "--unit", "区丙局", now=JULY)
    split_and_merged(office, tmp_path, at_once=at_once)
    told = json.loads(office("history", "区水局", "--format", "json").out)
    assert [each["obligation"] for each in told["entries"] if each["kind"] == "claim"] == ["1.1.1f"]


@at_once
@pytest.mark.parametrize(
    "typed",
    [
        ("done", "1.1.1b", "--on", "8-3"),
        ("extend", "1.1.1b", "--to", "8-31", "--reason", "改革"),
        ("excuse", "1.1.1b", "--reason", "改革"),
    ],
)
def test_what_did_not_come_by_a_former_name_is_refused_by_that_name(
    office: Office, tmp_path: Path, typed: tuple[str, ...], at_once: bool
) -> None:
    split_and_merged(office, tmp_path, at_once=at_once)
    assert office(*typed, "--unit", "区水局", fails=True).err == (
        "govopen: nothing of 1.1.1b 座谈 went from 区水局 to 区教委; "
        "what 区教委 owes itself or took over from others: --unit 区教委\n"
    )


def test_no_finding_is_entered_by_the_name_of_a_unit_that_handed_over_no_such_ban(
    office: Office, tmp_path: Path
) -> None:
    reorganised(office, tmp_path, SPLIT | {"甲": "successor: 区水局", "教": "successor: 区水局"})
    said = office("finding", "1.1.1n", "--on", "8-3", "--unit", "区教委", fails=True).err
    assert "nothing of 1.1.1n 不得 went from 区教委 to 区水局" in said


def test_what_neither_a_former_name_nor_its_successor_answers_for_is_refused_by_the_name_typed(
    office: Office, tmp_path: Path
) -> None:
    reorganised(office, tmp_path, {"教": "successor: 区新局"})
    said = office("done", "1.1.1b", "--on", "8-3", "--unit", "区教委", fails=True).err
    assert said == "govopen: 区教委 does not answer for 1.1.1b 座谈; 区甲局, 区乙局, 区丙局 do\n"


@pytest.mark.parametrize(("day", "holder"), [("8-5", "区丙局"), ("8-6", "区教委")])
def test_a_violation_before_the_takeover_stays_the_predecessors(
    office: Office, tmp_path: Path, day: str, holder: str
) -> None:
    reorganised(office, tmp_path, SPLIT | {"水": "successor: 区教委"}, effective="2018-08-06")
    office("finding", "1.1.1n", "--on", day, "--unit", "区水局")
    told = json.loads(office("why", "1.1.1n", holder, "--format", "json").out)
    assert [each["unit"] for each in told["obligations"]] == [holder]


def test_a_row_means_what_its_own_name_says_whatever_is_named_beside_the_file(
    office: Office, database: Database, tmp_path: Path
) -> None:
    reorganised(office, tmp_path, MERGED)
    (tmp_path / "rows.csv").write_text("unit,obligation,date\n区乙局,1.1.1b,8-1\n区乙局,1.1.1b,8-2\n", "utf-8")
    office("done", "--from", str(tmp_path / "rows.csv"), "--unit", "区新局", "--yes")
    assert [holder for holder, _occasion in held(database)] == ["区乙局", "区乙局"]


@pytest.mark.parametrize(
    ("day", "whose"), [("7-8", "甲"), ("7-9", "乙"), ("7-19", "乙"), ("7-20", "丙"), ("8-5", "丙"), ("8-6", "新")]
)
@pytest.mark.parametrize("typed", [("done", "1.1.1b", "--on"), ("excuse", "1.1.1b", "--reason", "改革", "--decided")])
def test_what_was_settled_stays_with_whoever_answered_on_that_day(
    office: Office, tmp_path: Path, typed: tuple[str, ...], day: str, whose: str
) -> None:
    """Taken over on 9 July, on the 20th and on 6 August; the day itself is the successor's."""
    made: dict[str, str] = {}
    for before, after, since in (("甲", "乙", "2018-07-09"), ("乙", "丙", "2018-07-20"), ("丙", "新", "2018-08-06")):
        made |= {before: f"successor: 区{after}局"}
        reorganised(office, tmp_path, made, now=f"{since}T08:00:00+08:00", effective=since)
    office(*typed, day, "--unit", "区甲局")
    assert holders_of_what_was_first(office, "区甲局", "1.1.1b") == [f"区{whose}局"]


def test_what_one_in_between_settled_stays_its_own_whatever_code_it_has_since(office: Office, tmp_path: Path) -> None:
    reorganised(office, tmp_path, SPLIT, now=JULY)
    office("done", "1.1.1f", "--for", "Q3", "--on", "7-20", "--unit", "区水局")
    reorganised(office, tmp_path, SPLIT | {"水": "successor: 区教委"}, recoded=("f", "h"))
    assert holders_of_what_was_first(office, "区丙局", "1.1.1h/2018-Q3") == ["区水局"]


def holders_of_what_was_first(office: Office, origin: str, checkpoint: str) -> list[str]:
    """Who answers now for what a unit owed at first."""
    units = ("区甲局", "区乙局", "区丙局", "区新局", "区水局", "区教委")
    rows = {unit: json.loads(office("status", unit, "--all", "--format", "json").out)["rows"] for unit in units}
    return [
        unit
        for unit in units
        for row in rows[unit]
        if (row["checkpoint"], row["origin"] or unit) == (checkpoint, origin)
    ]


@pytest.mark.parametrize(
    ("typed", "recoded", "standing"),
    [
        ((("finding", "1.1.1n", "--on", "7-5"),), ("n", "m"), "breached"),
        ((("done", "1.1.1b", "--none", "--on", "7-5"), ("accept", "E2")), ("b", "c"), "excused"),
    ],
)
def test_what_was_found_or_declared_under_a_former_code_holds_under_the_new_one(
    office: Office, tmp_path: Path, typed: tuple[tuple[str, ...], ...], recoded: tuple[str, str], standing: str
) -> None:
    for words in typed:
        office(*words, *(["--unit", "区丙局"] if words[0] != "accept" else []), now=JULY)
    reorganised(office, tmp_path, MERGED, recoded=recoded)
    rows = json.loads(office("status", "区丙局", "--all", "--format", "json").out)["rows"]
    assert [row["standing"] for row in rows if row["obligation"] == f"1.1.1{recoded[1]}"] == [standing]
