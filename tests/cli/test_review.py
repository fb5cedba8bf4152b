"""``accept``, ``return`` and ``review``: the office's word about what was reported, one by one and from a file."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from govopen.ledger.append import append
from govopen.ledger.entry import Draft
from govopen.ledger.recorder import Recorder
from govopen.store.connection import Database, connect

from .running import Run, refused

THEN, LATER = "2018-07-19T09:00:00+08:00", "2018-07-30T09:00:00+08:00"
# From Thursday 19 July to Monday the 30th there are seven working days.


def entries(database: Database) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = database.execute("SELECT kind, refers_to FROM entry ORDER BY seq").fetchall()
    return found


def standing(clerk: Run, *when: str, unit: str = "区教委", checkpoint: str = "2.1.2a/1") -> tuple[str, list[str]]:
    rows = json.loads(clerk(*when, "status", unit, "--all", "--format", "json", now=LATER).out)["rows"]
    return next((row["standing"], row["flags"]) for row in rows if row["checkpoint"] == checkpoint)


def meeting(clerk: Run, on: str = "7-18", *more: str, unit: str = "区教委", now: str = THEN) -> None:
    """The unit's own desk reports a meeting; the entry is E2 where it is the first."""
    answer = clerk("done", "2.1.2a", "--on", on, *more, unit=unit, now=now)
    assert answer.code == 0, answer.err


def waiting(clerk: Run, now: str = LATER) -> list[str]:
    return [row["entry"] for row in json.loads(clerk("review", "--format", "json", now=now).out)["rows"]]


def test_an_accepted_claim_is_verified_and_both_names_are_told(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    assert standing(clerk) == ("met", ["unverified", "no_evidence"])
    assert clerk("accept", "E2", now=LATER).out.splitlines()[1:] == [
        "accepted E2: Open meetings 2.1.2a, Education Commission, 07-18 Wed; this is E3",
        "recorded by li, accepted by office",
        "1 by 07-20: still met, 2 days early. The whole year: still open, 1/2, 1 to go,",
        "due 12-31.",
        "a mistake? govopen undo E3",
    ]
    assert standing(clerk) == ("met", ["no_evidence"])


def test_a_returned_claim_no_longer_counts_at_any_as_of(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    answer = clerk("return", "E2", "--reason", "内部例会，没有公众列席", now=LATER)
    assert "1 by 07-20: overdue (was met)." in answer.out
    assert "the unit makes it good with: govopen done --replaces E2 --on 2018-07-18\n" in answer.out
    for day in ("2018-07-18", "2018-07-19", "2018-07-20"):
        assert standing(clerk, "--as-of", day) == ("due_soon", ["returned"]), day
    assert standing(clerk, "--as-of", "2018-07-21") == ("overdue", ["returned"])


def test_by_what_was_known_before_it_was_returned_it_counted(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    clerk("return", "E2", "--reason", "例会", now=LATER)
    assert standing(clerk, "--known-at", "2", "--as-of", "2018-07-21")[0] == "met"


def test_the_latest_word_decides(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    for words, expected in ((("accept", "E2"), "met"), (("return", "E2", "--reason", "例会"), "overdue")) * 2:
        assert clerk(*words, now=LATER).code == 0
        assert standing(clerk)[0] == expected


def test_a_word_taken_back_is_none(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    clerk("return", "E2", "--reason", "例会", now=LATER)
    answer = clerk("undo", now=LATER)
    assert "took back E3: return: Open meetings 2.1.2a, Education Commission; this is E4" in answer.out
    assert standing(clerk) == ("met", ["unverified", "no_evidence"])
    assert waiting(clerk) == ["E2"]


def test_undo_takes_the_newest_of_whatever_kind(clerk: Run, database: Database) -> None:
    clerk("receive", "--unit", "月坛")
    meeting(clerk, "7-18", "--user", "li")
    clerk("accept", "E3", now=LATER)
    for _kind in ("acceptance", "receipt"):
        assert clerk("undo", now=LATER).code == 0
    assert entries(database)[4:] == [("withdrawal", 4), ("withdrawal", 2)]


def test_what_the_office_entered_on_behalf_it_accepts_itself(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18")
    assert "typed by office for the unit, accepted by office\n" in clerk("accept", "E2", now=LATER).out
    told = clerk("history", "2.1.2a").out
    assert "[accepted by E3]" in told
    assert "typed by office for the unit" in told
    assert "accepts E2" in told


def test_several_are_accepted_in_one_commit(clerk: Run, database: Database) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜,月坛,区教委", "--on", "7-18")
    assert clerk("accept", "E2-E4", now=LATER).code == 0
    assert entries(database)[4:] == [("acceptance", 2), ("acceptance", 3), ("acceptance", 4)]


def test_a_decision_has_its_own_date_and_document(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-18")
    answer = clerk("accept", "E2", "--decided", "7-25", "--ref", "7-25会商", "--format", "json", now=LATER)
    (entry,) = json.loads(answer.out)["entries"]
    assert (entry["decided_at"], entry["ref"], entry["refers_to"]) == ("2018-07-25", "7-25会商", "E2")
    assert "decided 07-25" in clerk("history", "E3").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("accept", "E99"), "no entry E99; "),
        (("accept", "2.1.2a"), "no entry '2.1.2a'; "),
        (("accept", "E1"), "E1 (plan loaded) is nothing that is accepted or returned; what waits: govopen review"),
        (("return", "E3", "--reason", "x"), "E3 (acceptance) is nothing that is accepted or returned; "),
        (("accept", "E2"), "E2 was accepted already, by E3"),
        (("return", "E5", "--reason", "x"), "E5 was returned already, by E6"),
        (("accept", "E7"), "E7 was withdrawn already, by E8"),
        (("return", "E7", "--reason", "x"), "E7 was withdrawn already, by E8"),
        (("return", "E2"), "say why, so that it can be made good: add --reason TEXT"),
        (("accept", "E4", "--user", "li"), "E4 was recorded by li; nobody accepts what they reported themselves"),
        (("accept", "E4", "--decided", "2018-12-01"), "decided on 2018-12-01, which is still to come; "),
        (("accept", "E4", "--decided", "7-16"), "decided on 2018-07-16, before what E4 is about happened; "),
        (("accept", "E4", "--decided", "soon"), "date not understood: soon; "),
        (("accept", "E4", "E99"), "no entry E99; "),
        (("accept", "E9"), "E9 (finding) is in force since it was entered; to take it back: govopen undo E9"),
        (("accept",), "ENTRY... is missing; "),
    ],
)
def test_what_cannot_be_reviewed_is_refused_in_one_line(
    clerk: Run, database: Database, words: tuple[str, ...], message: str
) -> None:
    meeting(clerk, "7-18", "--user", "li")
    clerk("accept", "E2")
    meeting(clerk, "7-17", "--user", "li", unit="德胜")
    meeting(clerk, "7-17", "--user", "li", unit="月坛")
    clerk("return", "E5", "--reason", "例会")
    meeting(clerk, "7-17", "--user", "li", unit="椿树")
    clerk("undo", "E7")
    found = Draft("finding", 1, obligation="3.4.1b", unit="区教委", holder="区教委", occurred_at=1, decided_at=1)
    with database.writing():
        append(database, "xicheng-2018", [found], Recorder("office", lambda: 1))
    refused(clerk(*words, now=LATER), message)
    assert len(entries(database)) == 9


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("accept", "E2"), "only the office decides this, and this desk"),
        (("return", "E2", "--reason", "x"), "only the office decides this, and this desk"),
        (("undo", "E3"), "E3 (return) is the office's to take back; this desk"),
    ],
)
def test_a_units_desk_decides_nothing(clerk: Run, database: Database, words: tuple[str, ...], message: str) -> None:
    meeting(clerk, "7-18", "--user", "li")
    clerk("return", "E2", "--reason", "例会")
    refused(clerk(*words, unit="区教委"), f"{message} is Education Commission's, see: govopen config")
    assert len(entries(database)) == 3


def test_required_evidence_holds_up_acceptance_and_not_recording(clerk: Run, xicheng: Path) -> None:
    connect(str(xicheng)).execute("UPDATE obligation SET evidence = 'required' WHERE obligation = '2.1.2a'")
    meeting(clerk, "7-18", "--user", "li")
    assert standing(clerk)[0] == "met"
    refused(clerk("accept", "E2"), "E2 brings no evidence, which 2.1.2a requires before it is accepted; add it: ")
    clerk("correct", "E2", "--evidence", "https://a.example/1", "--reason", "补佐证", "--user", "li", unit="区教委")
    assert clerk("accept", "E4").code == 0


def test_what_waits_is_listed_oldest_first_with_the_lines_to_type(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-17", "--evidence", "https://a.example/1", now=LATER)
    page = clerk("review", now="2018-07-31T09:00:00+08:00").out.splitlines()
    assert page[2:] == [
        "2018-07-31 Tue 09:00",
        "2 entries wait  1 of them longer than 5 working days              xicheng-2018@3",
        "",
        "E2     07-18 Wed  Education Commission  Open meetings 2.1.2a",
        "       recorded by li 07-19 09:00, no evidence",
        "       waits 8 working days, too long",
        "       govopen accept E2    govopen return E2 --reason REASON",
        "",
        "E3     07-17 Tue  Desheng  Open meetings 2.1.2a",
        "       typed by office for the unit 07-30 09:00",
        "       evidence (1): https://a.example/1",
        "       waits 1 working day",
        "       govopen accept E3    govopen return E3 --reason REASON",
        "",
        "many at once: govopen review -o review.csv",
        "filled in: govopen review --from review.csv",
    ]
    assert all(len(line) <= 80 for line in page)


def test_only_what_the_plan_has_reviewed_waits(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    clerk("done", "1.1.1a", "--unit", "区教委", "--on", "7-18")  # no date in the document
    assert waiting(clerk) == ["E2"]
    assert "nothing waits" in clerk("review", "--as-of", "2018-07-18").out


def test_reports_of_nothing_findings_requests_and_disputes_wait(clerk: Run, database: Database) -> None:
    at = {"unit": "区教委", "holder": "区教委", "occurred_at": 1_532_000_000_000_000}
    later = 1_535_731_199_999_999
    drafts = [
        Draft("none", 1, obligation="3.6.1a", **at),  # type: ignore[arg-type]  # mixed values
        Draft("none", 1, obligation="1.1.1a", **at),  # type: ignore[arg-type]  # mixed values
        Draft("none", 1, obligation="1.5.5a", occasion="2018-Q1", times=1, unit="区卫生计生委", holder="区卫生计生委"),
        Draft("finding", 1, obligation="3.4.1b", **at),  # type: ignore[arg-type]  # mixed values
        Draft("finding", 1, obligation="3.4.1b", decided_at=1, **at),  # type: ignore[arg-type]  # mixed values
        Draft("extension", 1, checkpoint="2.1.2a/1", obligation="2.1.2a", until=later, unit="区教委", holder="区教委"),
        Draft("excuse", 1, checkpoint="2.1.2a", obligation="2.1.2a", unit="区教委", holder="区教委", decided_at=1),
        Draft("dispute", 1, obligation="3.4.1b", **at),  # type: ignore[arg-type]  # mixed values
        Draft("receipt", 1, **at),  # type: ignore[arg-type]  # mixed values
        Draft("progress", 1, obligation="2.1.2a", **at),  # type: ignore[arg-type]  # mixed values
    ]
    with database.writing():
        append(database, "xicheng-2018", drafts, Recorder("li", lambda: 1_532_000_000_000_000))
    assert waiting(clerk) == ["E2", "E3", "E4", "E5", "E7", "E9"]
    assert clerk("accept", "E2-E5", "E7", "E9", "--ref", "会议纪要", now=LATER).code == 0
    assert waiting(clerk) == []


def test_at_its_own_desk_a_unit_sees_what_of_its_own_waits(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    meeting(clerk, "7-18", unit="德胜")
    page = clerk("review", unit="区教委").out
    assert "E2 " in page
    assert "E3 " not in page
    assert "govopen" not in page, "it cannot decide"


def test_the_morning_note_counts_the_offices_own_backlog(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    meeting(clerk, "7-17", unit="德胜", now=LATER)
    meeting(clerk, "7-16", unit="月坛", now=LATER)
    clerk("return", "E4", "--reason", "例会", now=LATER)
    page = clerk("status", now=LATER, lang="zh").out
    assert "待审2  退回1" in page
    assert "[待审] 2条，最早07-19录入，超过5个工作日1条：govopen review\n" in page
    found = json.loads(clerk("status", "--format", "json", now=LATER).out)["backlog"]
    assert found == {"waiting": 2, "oldest": "2018-07-19", "older": 1, "returned": 1}


def test_five_working_days_are_not_yet_too_long(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")  # Thursday 19 July; the fifth working day after it is Thursday the 26th
    for now, older in (("2018-07-26T18:00:00+08:00", 0), ("2018-07-27T08:00:00+08:00", 1)):
        assert json.loads(clerk("status", "--format", "json", now=now).out)["backlog"]["older"] == older
        assert json.loads(clerk("review", "--format", "json", now=now).out)["older"] == older


def exported(clerk: Run, folder: Path, **decisions: tuple[str, str]) -> Path:
    """The list, with these decisions and reasons filled in by entry."""
    path = folder / "list.csv"
    assert clerk("review", "-o", str(path), now=LATER).code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["decision"], row["reason"] = decisions.get(row["entry"], ("", ""))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_list_is_exported_filled_in_and_taken_back(clerk: Run, database: Database, tmp_path: Path) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜,月坛,区教委", "--on", "7-18", "--note", "=1+1")
    path = exported(clerk, tmp_path, E2=("通过", ""), E4=("退回", "例会"))
    preview = clerk("review", "--from", str(path), now=LATER)
    assert preview.code == 2
    assert [line.split()[:2] for line in preview.out.splitlines()[2:]] == [["2", "E2"], ["4", "E4"]]
    assert preview.err == "govopen: nothing recorded yet from list.csv; to record what is shown above add --yes\n"
    assert len(entries(database)) == 4
    answer = clerk("review", "--from", str(path), "--yes", now=LATER)
    assert answer.out.count("accepted E2: ") == answer.out.count("returned E4: ") == 1
    assert entries(database)[4:] == [("acceptance", 2), ("return", 4)]
    assert waiting(clerk) == ["E3"], "what was left empty waits on"


def test_a_chinese_desk_fills_in_a_chinese_list(clerk: Run, database: Database, tmp_path: Path) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜,月坛", "--on", "7-18")
    path = tmp_path / "待审.csv"
    assert clerk("--lang", "zh", "review", "-o", str(path), now=LATER).code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    assert headings[:-1] == [
        "编号", "类别", "单位", "共同承担", "要求编号", "要求", "节点", "事件", "期次", "办理日期", "延至", "次数",
        "佐证", "说明", "记录人", "代录", "报来方式", "记录时间", "已等工作日", "审核意见", "理由",
    ]  # fmt: skip
    assert [row[1] for row in rows] == ["办理记录", "办理记录"]
    for row, decision in zip(rows, (["通过", ""], ["退回", "例会"]), strict=True):
        row[-3:-1] = decision
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    assert clerk("--lang", "zh", "review", "--from", str(path), "--yes", now=LATER).code == 0
    assert [kind for kind, _entry in entries(database)[-2:]] == ["acceptance", "return"]


def test_a_workbook_decides_too(clerk: Run, database: Database, tmp_path: Path) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜,月坛", "--on", "7-18")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("编号", "审核意见", "退回理由"), ("E2", "通过", None), ("E3", "退回", "例会")):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    assert clerk("review", "--from", str(tmp_path / "list.xlsx"), "--yes", now=LATER).code == 0
    assert entries(database)[3:] == [("acceptance", 2), ("return", 3)]


def test_of_a_file_with_bad_lines_nothing_is_recorded_and_every_bad_line_is_named(
    clerk: Run, database: Database, tmp_path: Path
) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜,月坛,区教委", "--on", "7-18")
    path = tmp_path / "bad.csv"
    path.write_text(
        "entry,decision,reason,decided\n"
        "E2,accept,,\n"
        "E99,accept,,\n"
        "E3,return,,\n"
        "E2,return,x,\n"
        "E4,maybe,,\n"
        "E4,,a reason,\n"
        "E4,accept,,2019-01-01\n"
        "E1,accept,,\n"
        ",accept,,\n"
        "=E4,accept,,\n",
        "utf-8",
    )
    answer = clerk("review", "--from", str(path), "--yes", now=LATER)
    assert (answer.code, answer.out) == (2, "")
    assert [line.split()[0] for line in answer.err.splitlines()] == [
        "A3", "C4", "A5", "B6", "B7", "D8", "A9", "A10", "A11", "govopen:",
    ]  # fmt: skip
    assert answer.err.endswith("govopen: nothing recorded: 9 problems in bad.csv\n")
    assert len(entries(database)) == 4


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("entry,decision\nE2,\n", "list.csv decides nothing: "),
        ("entry,reason\nE2,x\n", "list.csv has no column decision / "),
        ("entry,decision,colour\nE2,accept,red\n", "list.csv C1: unknown heading 'colour'; the headings are entry, "),
        ("entry,decision\n", "list.csv has no rows below its headings"),
    ],
)
def test_a_file_that_decides_nothing_is_refused(clerk: Run, tmp_path: Path, content: str, message: str) -> None:
    clerk("done", "2.1.2a", "--unit", "德胜", "--on", "7-18")
    (tmp_path / "list.csv").write_text(content, "utf-8")
    refused(clerk("review", "--from", str(tmp_path / "list.csv"), "--yes", now=LATER), message)


def test_history_tells_the_word_and_who_said_it(clerk: Run) -> None:
    meeting(clerk, "7-18", "--user", "li")
    clerk("return", "E2", "--reason", "例会", now=LATER)
    found = json.loads(clerk("history", "--format", "json").out)["entries"]
    assert (found[1]["word"], found[1]["word_by"], found[1]["withdrawn_by"]) == ("return", "E3", None)
    told = clerk("history", "2.1.2a", lang="zh").out
    assert "【已由 E3 退回】" in told
    assert "退回 E2" in told
    assert "例会" in told
    assert "return" in clerk("history", "2.1.2a", "--as-of", "7-19").out, "a review is about the record"
