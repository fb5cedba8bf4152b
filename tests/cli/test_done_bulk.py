"""``done --from``: every row previewed, every problem named by its cell, all or nothing."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from govopen.cli import terminal
from govopen.store.connection import Database

from .running import Run

LABEL = "PRACTICE: synthetic data, not a record of what happened\n"
ROWS = """\
单位,要求,日期,次数,佐证,说明
区教委,2.1.2a,2018-07-18,1,https://www.example.org/a,校园
德胜,会议开放,7-18,,,
区卫计委,1.5.5a,4-18,,,
区卫计委,1.5.5a,7月2日,,,
"""


def count(database: Database) -> int:
    number: int = database.execute("SELECT COUNT(*) FROM entry").fetchone()[0]
    return number


def a_file(folder: Path, content: str | bytes, name: str = "july.csv") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def a_workbook(folder: Path, *rows: tuple[object, ...]) -> str:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(folder / "july.xlsx")
    return str(folder / "july.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_file_is_recorded_whatever_its_encoding(clerk: Run, tmp_path: Path, encoding: str) -> None:
    answer = clerk("done", "--from", a_file(tmp_path, ROWS.encode(encoding)), "--yes", "--format", "json")
    entries = json.loads(answer.out)["entries"]
    assert [(entry["unit"], entry["obligation"], entry["period"], entry["occurred_at"]) for entry in entries] == [
        ("区教委", "2.1.2a", None, "2018-07-18"),
        ("德胜街道", "2.1.2a", None, "2018-07-18"),
        ("区卫生计生委", "1.5.5a", "2018-Q1", "2018-04-18"),
        ("区卫生计生委", "1.5.5a", "2018-Q2", "2018-07-02"),
    ]
    assert (entries[0]["note"], entries[0]["evidence"][0]["url"]) == ("校园", "https://www.example.org/a")


def test_without_yes_and_without_a_terminal_rows_are_shown_and_not_recorded(
    clerk: Run, tmp_path: Path, database: Database
) -> None:
    answer = clerk("done", "--from", a_file(tmp_path, ROWS))
    assert answer.code == 2
    lines = answer.out.splitlines()
    assert lines[0] == "4 rows, not recorded yet:"
    assert lines[1].split() == ["row", "unit", "obligation", "date", "times", "then"]
    assert lines[2].split() == ["2", "Education", "Comm..", "2.1.2a", "Open", "meetings", "07-18", "Wed", "1", "met"]
    assert lines[4].endswith("late")
    assert max(map(len, lines)) <= 80
    assert answer.err == "govopen: nothing recorded yet from july.csv; to record what is shown above add --yes\n"
    assert count(database) == 1


def test_the_preview_is_what_is_recorded(clerk: Run, tmp_path: Path, database: Database) -> None:
    answer = clerk("done", "--from", a_file(tmp_path, ROWS), "--yes")
    assert answer.code == 0
    assert answer.out.startswith(LABEL + "recorded E2: Open meetings 2.1.2a, Education Commission, 07-18 Wed\n")
    assert count(database) == 5


@pytest.mark.parametrize(("reply", "entries"), [("y", 5), ("是", 5), ("n", 1), ("", 1), ("q", 1)])
def test_at_a_terminal_it_asks_before_it_records(
    clerk: Run, tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, reply: str, entries: int
) -> None:
    monkeypatch.setattr(terminal, "at_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: reply)
    assert clerk("done", "--from", a_file(tmp_path, ROWS)).code == 0
    assert count(database) == entries


def test_every_problem_is_named_by_its_cell_and_nothing_is_recorded(
    clerk: Run, tmp_path: Path, database: Database
) -> None:
    rows = (
        "说明,日期,单位,事项,次数,佐证,期间,报来方式,报来日期\n"
        "一,2018-13-18,区叫委,2.1.2a,x,missing.pdf,,鸽子,7-40\n"
        "二,7.2,德胜,会议开放,,,,,\n"
        "三,7-18,德胜,会议开放,,,,,\n"
        "四,7-18,德胜,会议开放,,,,,\n"
        "=1+1,7-1,区财政局,2.1.2a,,,,,\n"
        ",,,,,,,,\n"
        ",12-1,德胜,zzz,0,,,,\n"
        ",7-1,,2.1.2a,,,,,\n"
        ",7-1,德胜,,,,,,\n"
        ",7-1,区卫计委,1.5.5a,,,2018-Q9,,\n"
        ",7-1,德胜,2.1.2a,,,,,7-20,more\n"
        ",2017-7-1,德胜,2.1.2a,,,,,\n"
    )
    answer = clerk("done", "--from", a_file(tmp_path, rows))
    assert answer.code == 2
    assert [line.split()[0] for line in answer.out.splitlines()] == ["1", "row", "4"], "what is right is previewed"
    *lines, last = answer.err.splitlines()
    assert last == "govopen: nothing recorded: 18 problems in july.csv"
    assert [line.split(maxsplit=1)[0] for line in lines] == [
        "B2", "C2", "E2", "F2", "H2", "I2", "B3", "B5", "A6", "D6", "B8", "D8", "E8", "C9", "D10", "G11", "J12", "B13",
    ]  # fmt: skip
    said = dict(line.split(maxsplit=1) for line in lines)
    assert said["C2"].startswith("unknown unit 区叫委; did you mean Education Commission (区教委)")
    assert said["B3"] == "7.2 may have lost a zero; write 7-2 or 7-20"
    assert said["B5"] == "says the same as row 4; if it happened twice, add --again"
    assert said["A6"] == "is a formula; put its value in"
    assert said["C9"] == "which unit? write its name, or add --unit NAME for all rows"
    assert said["D10"] == "which obligation? write its code or words of its name"
    assert said["J12"] == "nothing stands above this cell; quote text that has commas"
    assert count(database) == 1


def test_what_is_said_beside_the_file_holds_for_every_row(clerk: Run, tmp_path: Path) -> None:
    rows = "code;date\n2.1.2a;7-17\n2.1.2a;7-18\n"
    said = ("--unit", "区教委", "--via", "mail", "--reported", "7-19", "--yes", "--format", "json")
    entries = json.loads(clerk("done", "--from", a_file(tmp_path, rows), *said).out)["entries"]
    assert [(entry["unit"], entry["via"], entry["reported_at"]) for entry in entries] == [
        ("区教委", "mail", "2018-07-19"),
        ("区教委", "mail", "2018-07-19"),
    ]


def test_a_row_of_another_unit_than_the_one_named_beside_the_file_is_refused(
    clerk: Run, tmp_path: Path, database: Database
) -> None:
    rows = "unit,code,date\n教委,2.1.2a,7-17\n德胜,2.1.2a,7-18\n,2.1.2a,7-16\n"
    answer = clerk("done", "--from", a_file(tmp_path, rows), "--unit", "区教委", "--yes")
    assert answer.code == 2
    assert answer.err.splitlines()[0].split(maxsplit=1) == [
        "A3", "names Desheng, but --unit says Education Commission; leave one of them out",
    ]  # fmt: skip
    assert count(database) == 1
    own = a_file(tmp_path, rows.replace("德胜", "区教育委员会"))
    assert clerk("done", "--from", own, "--unit", "区教委", "--yes").code == 0
    assert count(database) == 4


def test_the_same_twice_in_a_file_wants_again(clerk: Run, tmp_path: Path, database: Database) -> None:
    file = a_file(tmp_path, "code,date\n2.1.2a,7-17\n2.1.2a,7-17\n")
    assert clerk("done", "--from", file, "--unit", "区教委", "--yes").code == 2
    assert clerk("done", "--from", file, "--unit", "区教委", "--yes", "--again").code == 0
    assert count(database) == 3


def test_many_rows_are_counted_rather_than_told_one_by_one(clerk: Run, tmp_path: Path) -> None:
    rows = "code,date\n" + "".join(f"2.3.1b,{month}-{day}\n" for month in range(1, 7) for day in range(1, 5))
    out = clerk("done", "--from", a_file(tmp_path, rows), "--unit", "区教委", "--yes").out
    assert "and 19 more: E7 to E25" in out
    assert "recorded E7" not in out


def test_evidence_is_looked_for_beside_the_file_and_kept(clerk: Run, tmp_path: Path, xicheng: Path) -> None:
    folder = tmp_path / "七月"
    folder.mkdir()
    (folder / "会议.jpg").write_bytes(b"a photo")
    (folder / "签到.jpg").write_bytes(b"a list")
    file = a_file(folder, 'code,date,evidence\n2.1.2a,7-17,"会议.jpg; 签到.jpg"\n')
    answer = clerk("done", "--from", file, "--unit", "区教委", "--yes", "--format", "json")
    (entry,) = json.loads(answer.out)["entries"]
    assert [(piece["name"], piece["kept"]) for piece in entry["evidence"]] == [("会议.jpg", True), ("签到.jpg", True)]
    store = xicheng.with_name(f"{xicheng.name}.evidence")
    assert len([path for path in store.rglob("*") if path.is_file()]) == 2


def test_a_preview_keeps_no_evidence(clerk: Run, tmp_path: Path, xicheng: Path) -> None:
    (tmp_path / "会议.jpg").write_bytes(b"a photo")
    file = a_file(tmp_path, "code,date,evidence\n2.1.2a,7-17,会议.jpg\n")
    assert clerk("done", "--from", file, "--unit", "区教委").code == 2
    assert not xicheng.with_name(f"{xicheng.name}.evidence").exists()


def test_a_telephone_number_in_a_row_is_warned_of(clerk: Run, tmp_path: Path) -> None:
    file = a_file(tmp_path, "code,date,note\n2.1.2a,7-17,13812345678\n")
    answer = clerk("done", "--from", file, "--unit", "区教委", "--yes")
    assert (answer.code, answer.err) == (0, "138***78 looks like a mobile number; leave it out\n")


def test_a_workbook_keeps_its_dates_and_numbers(clerk: Run, tmp_path: Path) -> None:
    file = a_workbook(
        tmp_path,
        ("Unit", "Obligation", "Date", "Times", "Note"),
        ("区教委", "2.1.2a", date(2018, 7, 18), 2.0, 7.5),
        ("德胜", "open meetings", datetime(2018, 7, 18, 14, 20), None, None),  # noqa: DTZ001 - as a spreadsheet has it
        ("月坛", "2.1.2a", 20180717, 1, None),
    )
    entries = json.loads(clerk("done", "--from", file, "--yes", "--format", "json").out)["entries"]
    assert [(entry["occurred_at"], entry["times"], entry["note"]) for entry in entries] == [
        ("2018-07-18", 2, "7.5"),
        ("2018-07-18T14:20:00+08:00", 1, None),
        ("2018-07-17", 1, None),
    ]


def test_in_a_workbook_formulas_and_dates_taken_for_numbers_are_refused(clerk: Run, tmp_path: Path) -> None:
    file = a_workbook(
        tmp_path,
        ("code", "date", "times"),
        ("2.1.2a", 7.2, 1),
        ("2.1.2a", "=TODAY()", 1),
        ("2.1.2a", "7-18", True),
        ("2.1.2a", "7-18", "1" * 3000),
    )
    answer = clerk("done", "--from", file, "--unit", "区教委")
    assert answer.err.splitlines() == [
        "B2  7.2 may have lost a zero; write 7-2 or 7-20",
        "B3  is a formula; put its value in",
        "C4  is TRUE or FALSE; write text",
        "C5  is longer than 2000 characters",
        "govopen: nothing recorded: 4 problems in july.xlsx",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "july.csv has no rows below its headings"),
        (b"code,date\n\n,\n", "july.csv has no rows below its headings"),
        (b"code,when\n2.1.2a,7-1\n", "july.csv B1: unknown heading 'when'; the headings are "),
        (b"code,date,code\n2.1.2a,7-1,\n", "july.csv C1: the heading 'code' is there twice; delete one"),
        (b"code\n2.1.2a\n", "july.csv has no column date / day; put its heading into the first row"),
        (b"date\n7-1\n", "july.csv has no column obligation / code; put its heading into the first row"),
        (b"code,date\n\xff\xff\n", "cannot read july.csv: neither UTF-8 nor GBK; save it as CSV UTF-8"),
        (b"code,date\n\0\n", "cannot read july.csv: neither CSV nor XLSX"),
        (b"code,date\n2.1.2a," + b"x" * 140_000, "cannot read july.csv: line 2 is not CSV ("),
        (b"PK\x03\x04 no more", "cannot read july.csv: not a whole XLSX file; save it again"),
        (b"\xd0\xcf\x11\xe0", "cannot read july.csv: an old Excel file; save it as XLSX or CSV"),
        (b"x" * 5_000_001, "july.csv is too large: at most 5 MB and 5,000 rows; split it"),
        (b"code,date\n" + b"a,b\n" * 5_001, "july.csv is too large: at most 5 MB and 5,000 rows; split it"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(clerk: Run, tmp_path: Path, content: bytes, message: str) -> None:
    answer = clerk("done", "--from", a_file(tmp_path, content), "--unit", "区教委")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"govopen: {message}")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(("name", "reason"), [("missing.csv", "no such file"), (".", "it is a folder; name one file")])
def test_a_file_that_is_not_there_is_one_line(clerk: Run, tmp_path: Path, name: str, reason: str) -> None:
    answer = clerk("done", "--from", str(tmp_path / name))
    assert answer.code == 2
    assert answer.err.endswith(f": {reason}\n")


def test_a_row_without_a_day_is_not_sent_to_an_option(clerk: Run, tmp_path: Path) -> None:
    answer = clerk("done", "--from", a_file(tmp_path, "unit,code,date\n区教委,2.1.2a,\n"))
    assert answer.err.splitlines()[0].split(maxsplit=1) == ["C2", "which day? write it as 7-18 or 2018-07-18"]


def test_obligation_and_date_are_the_files(clerk: Run, tmp_path: Path) -> None:
    answer = clerk("done", "2.1.2a", "--from", a_file(tmp_path, ROWS))
    assert answer.err == "govopen: --from takes obligation and date from the file; leave them out here\n"


def damaged(folder: Path, change: Callable[[dict[str, bytes]], None]) -> str:
    from zipfile import ZIP_DEFLATED, ZipFile

    file = a_workbook(folder, ("code", "date"), ("2.1.2a", "7-18"))
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file


def test_a_workbook_that_would_unpack_without_end_is_refused(clerk: Run, tmp_path: Path) -> None:
    def swell(parts: dict[str, bytes]) -> None:
        parts["xl/media/big.bin"] = bytes(60_000_000)

    answer = clerk("done", "--from", damaged(tmp_path, swell), "--unit", "区教委")
    assert answer.err == "govopen: july.xlsx is too large: at most 5 MB and 5,000 rows; split it\n"


def test_a_workbook_with_a_document_type_is_refused(clerk: Run, tmp_path: Path) -> None:
    def declare(parts: dict[str, bytes]) -> None:
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts[sheet]

    answer = clerk("done", "--from", damaged(tmp_path, declare), "--unit", "区教委")
    assert answer.err == "govopen: cannot read july.xlsx: it holds a document type; save it again\n"


def test_a_workbook_with_a_part_missing_is_refused(clerk: Run, tmp_path: Path) -> None:
    def lose(parts: dict[str, bytes]) -> None:
        del parts["xl/workbook.xml"]

    answer = clerk("done", "--from", damaged(tmp_path, lose), "--unit", "区教委")
    assert answer.err == "govopen: cannot read july.xlsx: not a whole XLSX file; save it again\n"


def test_a_name_too_long_for_any_file_is_named_by_its_cell(clerk: Run, tmp_path: Path) -> None:
    file = a_file(tmp_path, f"code,date,evidence\n2.1.2a,7-17,{'x' * 300}\n")
    answer = clerk("done", "--from", file, "--unit", "区教委")
    assert answer.code == 2
    assert answer.err.startswith("C2  ")
