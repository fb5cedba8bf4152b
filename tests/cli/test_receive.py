"""``receive``: units sign for their duties or dispute them, and the office sees who has not."""

import json
from pathlib import Path

import pytest

from govopen.plan.packaged import find
from govopen.store.connection import Database

from .running import Run

JULY_5, JULY_6, JULY_9 = "2018-07-05T09:00:00+08:00", "2018-07-06T09:00:00+08:00", "2018-07-09T09:00:00+08:00"
# Issued on Monday 2 July, loaded on Tuesday the 3rd: three working days later is Friday the 6th.


def entries(database: Database) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = database.execute(
        "SELECT kind, unit, obligation FROM entry WHERE kind <> 'load' ORDER BY seq"
    ).fetchall()
    return found


def lacking(clerk: Run, unit: str, now: str = JULY_9) -> list[str]:
    """What the unit has not signed for."""
    found: list[str] = json.loads(clerk("status", unit, "--format", "json", now=now).out)["unsigned"]
    return found


def unsigned(clerk: Run, now: str = JULY_9) -> list[str]:
    """Who has not signed."""
    found: list[str] = json.loads(clerk("status", "--format", "json", now=now).out)["unsigned"]
    return found


def test_one_signature_is_for_everything(clerk: Run, database: Database) -> None:
    before = lacking(clerk, "区教委")
    assert {"2.1.2a", "3.4.1b", "4.5.1a"} <= set(before), "bans and what is owed jointly too"
    answer = clerk("receive", "--unit", "区教委,德胜", now=JULY_5)
    assert answer.out.splitlines()[1:] == [
        "recorded E2: receipt: everything, Education Commission, 07-05 Thu",
        "recorded E3: receipt: everything, Desheng, 07-05 Thu",
        "a mistake? govopen undo E2 E3",
    ]
    assert entries(database) == [("receipt", "区教委", ""), ("receipt", "德胜街道", "")]
    assert lacking(clerk, "区教委") == lacking(clerk, "德胜") == []
    assert "区教委" not in unsigned(clerk)


def test_duties_may_be_signed_for_one_by_one_or_by_item(clerk: Run, database: Database) -> None:
    before = lacking(clerk, "月坛")
    assert clerk("receive", "2.1.2a", "4.4.1", "政府开放日", "--unit", "月坛", now=JULY_5).code == 0
    assert [code for _kind, _unit, code in entries(database)] == ["2.1.2a", "4.4.1a", "4.4.1b", "2.3.1b"]
    assert lacking(clerk, "月坛") == [code for code in before if code not in {"2.1.2a", "4.4.1a", "4.4.1b", "2.3.1b"}]
    assert "月坛街道" in unsigned(clerk), "who signs for some has not signed"


def test_whoever_has_signed_for_everything_is_told_so_and_nothing_is_recorded(clerk: Run, database: Database) -> None:
    clerk("receive", "--unit", "区教委", now=JULY_5)
    answer = clerk("receive", "--unit", "区教委", now=JULY_5)
    assert (answer.code, answer.err) == (
        0, "Education Commission has signed for everything already: govopen history 区教委\n",
    )  # fmt: skip
    assert len(entries(database)) == 1


def test_a_unit_signs_when_it_says_it_did(clerk: Run, database: Database) -> None:
    clerk("receive", "--unit", "区教委", "--on", "7-3", "--via", "phone", "--ref", "7-3来电", now=JULY_9)
    said = json.loads(clerk("history", "区教委", "--format", "json").out)["entries"][0]
    assert (said["occurred_at"], said["on_behalf"], said["via"], said["ref"]) == (
        "2018-07-03",
        True,
        "phone",
        "7-3来电",
    )
    assert database.execute("SELECT COUNT(*) FROM entry").fetchone() == (2,)


def test_at_its_own_desk_a_unit_signs_for_itself(clerk: Run, database: Database) -> None:
    clerk("receive", now=JULY_5, unit="区教委")
    assert database.execute("SELECT unit, on_behalf FROM entry WHERE kind = 'receipt'").fetchall() == [("区教委", 0)]


def test_a_signature_taken_back_is_none(clerk: Run) -> None:
    clerk("receive", "--unit", "区教委", now=JULY_5)
    assert "took back E2: receipt: everything, Education Commission, 07-05 Thu; this is E3" in clerk("undo").out
    assert "区教委" in unsigned(clerk)


def test_before_the_day_they_are_counted_and_after_it_named(clerk: Run) -> None:
    assert "[not signed] 42 units, due 07-06\n" in clerk("status", now=JULY_6).out
    assert "[未签收] 42家，限07-06：区政府办公室、" in clerk("status", now=JULY_9, lang="zh").out


def test_when_all_have_signed_nothing_is_said(clerk: Run) -> None:
    names = ",".join(unsigned(clerk))
    clerk("receive", "--unit", names, now=JULY_5)
    assert "not signed" not in clerk("status", now=JULY_9).out


def test_before_the_plan_was_loaded_nobody_was_to_sign(clerk: Run) -> None:
    assert "not signed" not in clerk("status", "--as-of", "2018-07-02", now=JULY_9).out


def test_as_of_a_day_only_those_who_had_signed_by_then_have(clerk: Run) -> None:
    clerk("receive", "--unit", "区教委", "--on", "7-5", "--via", "mail", now=JULY_9)
    assert "区教委" in json.loads(clerk("--as-of", "7-4", "status", "--format", "json").out)["unsigned"]
    assert "区教委" not in json.loads(clerk("--as-of", "7-5", "status", "--format", "json").out)["unsigned"]


def test_the_units_page_has_the_line_to_type(clerk: Run) -> None:
    n = len(lacking(clerk, "区教委", JULY_6))
    page = clerk("status", "区教委", now=JULY_6).out
    assert f"Not signed for: {n} duties, due 07-06    govopen receive --unit 区教委\n" in page
    assert (
        f"未签收{n}项，限07-06    govopen receive --unit 区教委\n"
        in clerk("status", "区教委", now=JULY_6, lang="zh").out
    )


def test_a_dispute_counts_as_signed_and_the_due_date_stands(clerk: Run, database: Database) -> None:
    answer = clerk("receive", "2.1.2a", "--unit", "区教委", "--dispute", "此项由宣传部门承办", now=JULY_5)
    assert answer.out.splitlines()[1:3] == [
        "recorded E2: dispute: Open meetings 2.1.2a, Education Commission, 07-05 Thu",
        "It counts as signed for; the due date stands until the office has decided.",
    ]
    assert "2.1.2a" not in lacking(clerk, "区教委")
    rows = json.loads(
        clerk("--as-of", "7-21", "overdue", "区教委", "--format", "json", now="2018-07-30T09:00+08:00").out
    )
    assert "2.1.2a/1" in [row["checkpoint"] for row in rows["rows"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("return", "E2", "--reason", "职责明确"), "the duty stays with the unit"),
        (("accept", "E2"), "to be reassigned by an amendment: change the plan's file, then govopen load"),
    ],
)
def test_the_office_decides_a_dispute(clerk: Run, words: tuple[str, ...], said: str) -> None:
    clerk("receive", "2.1.2a", "--unit", "区教委", "--dispute", "此项由宣传部门承办", now=JULY_5)
    assert said in clerk(*words, now=JULY_9).out
    assert "2.1.2a" not in lacking(clerk, "区教委"), "it stays signed for"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2.1.2a", "--unit", "区教委"), "Education Commission has signed for 2.1.2a already, by E2; leave it out"),
        (("9.9.9a", "--unit", "区教委"), "nothing in the plan is called 9.9.9a; govopen items lists it all"),
        (("2.1.2a", "--unit", "区编办"), "Staffing Office does not answer for 2.1.2a; "),
        (("公开", "--unit", "月坛"), "公开 fits several: "),
        (("--unit", "月坛", "--on", "2018-06-01"), "2018-06-01 is before 2018-07-02, when the plan was issued; "),
        (("--unit", "月坛", "--on", "8-1"), "2018-08-01 is still to come; "),
        (("--unit", "月坛", "--on", "soon"), "date not understood: soon; "),
        (("--unit", "各部门"), "各部门 is a group of units; name one of them"),
        (("--unit", "试点单位"), "试点单位 is a group of units; name one of them"),
        (("--unit", "月坛", "--via", "pigeon"), "no channel 'pigeon'; "),
        (("--unit", "月坛", "--dispute", "不归我"), "which duty is not the unit's? name its code, for example: "),
        (("3.4.1b", "--unit", "区教委", "--dispute", "再说"), "Education Commission disputes 3.4.1b already, by E3, "),
        ((), "which unit? "),
    ],
)
def test_what_cannot_be_signed_for_is_refused_in_one_line(
    clerk: Run, database: Database, words: tuple[str, ...], message: str
) -> None:
    clerk("receive", "2.1.2a", "--unit", "区教委", now=JULY_5)
    clerk("receive", "3.4.1b", "--unit", "区教委", "--dispute", "不归我", now=JULY_5)
    answer = clerk("receive", *words, now=JULY_5)
    assert (answer.code, answer.out) == (2, ""), answer
    assert answer.err.startswith(f"govopen: {message}"), answer.err
    assert answer.err.count("\n") == 1
    assert len(entries(database)) == 2


def amended(folder: Path) -> str:
    """The plan with one more duty of every unit of item 2.3.1."""
    text = find("xicheng-2018").read_text("utf-8")
    line = next(line for line in text.splitlines() if "name: 四同机制落实" in line)
    more = line.replace("code: c", "code: z").replace("四同机制落实", "补充事项")
    assert more != line
    path = folder / "amended.yaml"
    path.write_text(text.replace(line, f"{line}\n{more}"), "utf-8")
    return str(path)


def test_a_later_version_is_signed_for_only_where_it_adds(clerk: Run, tmp_path: Path) -> None:
    clerk("receive", "--unit", "区教委", now=JULY_5)
    clerk("receive", "2.1.2a", "--unit", "月坛", now=JULY_5)
    assert clerk("load", amended(tmp_path), "--reason", "补充", now="2018-08-01T09:00:00+08:00").code == 0
    # Loaded on Wednesday 1 August: to be signed for by Monday the 6th.
    later = "2018-08-06T09:00:00+08:00"
    assert lacking(clerk, "区教委", later) == ["2.3.1z"]
    assert "Not signed for: 1 duty, due 08-06" in clerk("status", "区教委", now=later).out
    assert "2.1.2a" not in lacking(clerk, "月坛", later), "what was signed for by its code stays signed for"
    assert "due 07-06" in clerk("status", "月坛", now=later).out
    clerk("receive", "--unit", "区教委", now=later)
    assert lacking(clerk, "区教委", later) == []


def test_of_several_days_that_were_missed_the_earliest_is_told(clerk: Run, tmp_path: Path) -> None:
    """A unit renamed in August signs by 9 August; the others were to sign by 6 July."""
    text = find("xicheng-2018").read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("  区环保局:")]
    new = "  区生态环境局: {en: Ecology and Environment Bureau, kind: department}"
    text = text.replace(line, line.replace("}", ", successor: 区生态环境局}") + f"\n{new}")
    (tmp_path / "b.yaml").write_text(text, "utf-8")
    clerk("load", str(tmp_path / "b.yaml"), "--reason", "改名", now="2018-08-06T09:00:00+08:00")
    page = clerk("status", now="2018-08-20T09:00:00+08:00").out
    assert "[not signed] 42 units, due 07-06: " in page
