"""``load --source``: the document's own words beside the plan, for ``show`` and ``why`` to quote."""

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from govopen.ledger.clauses import Source, keep
from govopen.ledger.recorder import Recorder
from govopen.store.connection import connect

from .running import Answer, Run

PLAN = """\
plan:
  id: green-2018
  title: 绿化要点
  number: 绿办发〔2018〕3号
  issued: 2018-07-02
  period: [2018-01-01, 2018-12-31]
units:
  园林局: {kind: department}
  林业站: {kind: department}
sections:
  - code: "1"
    title: 公园
    items:
      - code: 1.1.1
        title: 开放温室
        lead: [园林局]
        responsible: [林业站]
        obligations:
          - {code: a, name: 开放温室, every: quarter, basis: stated, source: 每季度开放一次}
      - code: 1.2.1
        title: 清点古树
        responsible: [林业站]
        obligations:
          - {code: a, name: 古树名录, by: 2018-11-30, basis: stated, source: 11月底前}
  - code: "2"
    title: 苗圃
    items:
      - code: 2.1.1
        title: 培育新苗
        responsible: [园林局]
        obligations:
          - {code: a, name: 培育新苗, ongoing: true}
"""
LONG = "培育适合本地的新苗，" * 40 + "逐步推广。"
DOCUMENT = f"""\
2018年绿化工作要点
一、公园
（一）开放温室。每季度开放一次温室，请居民参观。（园林局牵头，林业站负责）
（二）清点古树。11月底前清点古树，公布名录，"一树一档"。（林业站负责）
二、苗圃
（一）培育新苗。{LONG}（园林局负责）
"""
GREENHOUSE = "每季度开放一次温室，请居民参观。（园林局牵头，林业站负责）"
WHY = ("--reason", "绿办发〔2018〕9号", "--effective", "2018-08-01")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "绿办发3号.txt"
    path.write_text(DOCUMENT, "utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def clause(govopen: Run, *words: str) -> str | None:
    answer: Answer = govopen(*words, "--format", "json")
    found = json.loads(answer.out)
    place = found["item"] if "item" in found else found["obligations"][0]["requirement"]
    words_of: str | None = place["clause"]
    return words_of


def test_a_plan_is_loaded_with_the_documents_words(govopen: Run, plan: Path, document: Path) -> None:
    answer = govopen("load", str(plan), "--source", str(document))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[1:4] == [
        "loaded as version 1, green-2018@2",
        "3 items, 3 obligations, 2 units",
        "the document's words of 3 items are kept, to be quoted: 绿办发3号.txt",
    ]
    assert govopen("audit").code == 0


def test_json_names_the_document_by_its_hash(govopen: Run, plan: Path, document: Path) -> None:
    found = json.loads(govopen("load", str(plan), "--source", str(document), "--format", "json").out)
    digest = sha256(document.read_bytes()).hexdigest()
    assert found["loaded"]["source"] == {"name": document.name, "sha256": digest, "texts": 3, "changed": True}
    loaded, texts = found["entries"]
    assert (loaded["kind"], texts["kind"], texts["title"]) == ("load", "clauses", document.name)
    assert texts["ref"].startswith(f"{digest} ")


def test_show_and_why_quote_the_clause_as_it_is_printed(govopen: Run, plan: Path, document: Path) -> None:
    govopen("load", str(plan), "--source", str(document))
    shown = govopen("show", "1.1.1").out.splitlines()
    assert shown[3:4] == [f"       as printed: {GREENHOUSE}"]
    assert "Asked   绿办发〔2018〕3号 一（一）第1条" in govopen("why", "1.1.1a/Q4", "林业站").out
    assert f'        as printed: "{GREENHOUSE}"' in govopen("why", "1.1.1a/Q4", "林业站").out.splitlines()
    assert clause(govopen, "show", "1.1.1") == GREENHOUSE
    assert clause(govopen, "why", "1.1.1a", "林业站") == GREENHOUSE


def test_a_long_clause_is_cut_on_the_screen_and_whole_in_json(govopen: Run, plan: Path, document: Path) -> None:
    govopen("load", str(plan), "--source", str(document))
    shown = govopen("show", "2.1.1").out.splitlines()
    quoted = shown[next(at for at, line in enumerate(shown) if "as printed" in line) :][:5]
    assert quoted[-1].endswith("..")
    assert shown[shown.index(quoted[-1]) + 1] == ""
    assert clause(govopen, "show", "2.1.1") == f"{LONG}（园林局负责）"
    page = govopen("why", "2.1.1a", "园林局").out.splitlines()
    assert max(len(line.encode("gbk")) for line in [*shown, *page]) <= 80


def test_without_a_document_nothing_is_quoted(govopen: Run, plan: Path) -> None:
    govopen("load", str(plan))
    assert "as printed" not in govopen("show", "1.1.1").out + govopen("why", "1.1.1a", "林业站").out
    assert clause(govopen, "show", "1.1.1") is None
    assert clause(govopen, "why", "1.1.1a", "林业站") is None


def test_a_loaded_plan_takes_its_documents_words_later(govopen: Run, plan: Path, document: Path) -> None:
    govopen("load", str(plan))
    answer = govopen("load", str(plan), "--source", str(document))
    assert answer.code == 0
    assert answer.out.splitlines()[1] == "the file is the same as version 1, green-2018@2"
    assert clause(govopen, "show", "1.1.1") == GREENHOUSE
    assert clause(govopen, "--known-at", "1", "show", "1.1.1") is None


def test_the_same_document_again_changes_nothing(govopen: Run, plan: Path, document: Path) -> None:
    for _time in range(2):
        govopen("load", str(plan), "--source", str(document))
    answer = govopen("load", str(plan), "--source", str(document))
    assert answer.out.splitlines()[1] == "nothing to do: the file is the same as version 1, green-2018@2"
    assert "the document's words of 3 items are the same as before: 绿办发3号.txt" in answer.out


def test_the_right_document_takes_the_place_of_a_wrong_one(govopen: Run, plan: Path, document: Path) -> None:
    wrong = document.with_name("征求意见稿.txt")
    wrong.write_text(DOCUMENT.replace("每季度", "每半年"), "utf-8")
    govopen("load", str(plan), "--source", str(wrong))
    govopen("load", str(plan), "--source", str(document))
    assert clause(govopen, "show", "1.1.1") == GREENHOUSE
    assert "2018-" not in govopen("audit").err
    assert govopen("audit").code == 0


def test_what_does_not_meet_is_said_and_stops_nothing(govopen: Run, plan: Path, document: Path) -> None:
    more = "".join(f"（{n}）杂项。其他工作之{n}。（园林局负责）\n" for n in "二三四五六")
    without = "".join(line for line in DOCUMENT.splitlines(keepends=True) if "清点" not in line)
    document.write_text(without + more, "utf-8")
    answer = govopen("load", str(plan), "--source", str(document))
    assert answer.code == 0
    assert answer.err.splitlines() == [
        "the plan has no item 2.2.1, which the document has: 其他工作之二。（园林局负责）",
        "the plan has no item 2.3.1, which the document has: 其他工作之三。（园林局负责）",
        "the plan has no item 2.4.1, which the document has: 其他工作之四。（园林局负责）",
        "and 2 more clauses without an item",
        "the document has no clause 1.2.1, which the plan has: 清点古树",
    ]
    assert clause(govopen, "show", "1.2.1") is None


def test_a_clause_without_the_words_that_the_plan_quotes_is_named(govopen: Run, plan: Path, document: Path) -> None:
    """As in last year's document, whose clauses have the same places."""
    change(document, "每季度开放一次", "每半年开放一次")
    change(plan, "source: 11月底前", "source: 11 月底前，公布名录")
    answer = govopen("load", str(plan), "--source", str(document))
    assert answer.code == 0
    assert answer.err == "the clause of 1.1.1a lacks words that the plan quotes: 每季度开放一次\n"


OTHER = """\
2018年防汛工作要点
一、备汛
（一）备足物资。6月1日前备足防汛物资。（水务局负责）
（二）组织演练。汛期前至少演练1次。（水务局负责）
二、值守
（一）值班。汛期每日两人值班。（水务局负责）
"""


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("三、别的\n没有条款\n", "0 of the plan's 3 items have a clause of their number in it, and 0 of 2 passages"),
        ("2018年工作要点\n一、公园\n（一）开放温室。开放温室。（园林局负责）\n",
         "1 of the plan's 3 items have a clause of their number in it, and 0 of 2 passages"),
        (OTHER, "3 of the plan's 3 items have a clause of their number in it, and 0 of 2 passages"),
    ],
    ids=["no clause", "the same places here and there", "the same places and other words"],
)  # fmt: skip
def test_another_plans_document_is_refused_and_nothing_is_written(
    other: str, found: str, govopen: Run, plan: Path, document: Path, tmp_path: Path
) -> None:
    document.write_text(other, "utf-8")
    answer = govopen("load", str(plan), "--source", str(document))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        f"govopen: {document} is not the document of this plan: {found} that the plan quotes; "
        "name the one that the plan was made from\n"
    )
    assert not (tmp_path / "test.db").exists()


def test_each_version_has_its_own_words_and_an_amendment_without_them_says_so(
    govopen: Run, plan: Path, document: Path
) -> None:
    govopen("load", str(plan), "--source", str(document))
    change(plan, "2018-11-30", "2018-12-14")
    change(plan, "11月底前", "12月14日前")
    answer = govopen("load", str(plan), *WHY)
    assert answer.err == (
        "the clauses' words stay with the version before; "
        f"to keep them with this one too: govopen load {plan} --source DOCUMENT\n"
    )
    assert clause(govopen, "show", "1.1.1") is None
    change(document, "11月底前", "12月14日前")
    assert govopen("load", str(plan), "--source", str(document)).err == ""
    assert "12月14日前" in str(clause(govopen, "show", "1.2.1"))
    assert "11月底前" in str(clause(govopen, "--known-at", "2", "show", "1.2.1"))


def test_an_amendment_and_its_document_come_in_one_commit(govopen: Run, plan: Path, document: Path) -> None:
    govopen("load", str(plan))
    change(plan, "2018-11-30", "2018-12-14")
    answer = govopen("load", str(plan), *WHY, "--source", str(document), "--format", "json")
    assert [entry["kind"] for entry in json.loads(answer.out)["entries"]] == ["load", "clauses"]
    assert {entry["plan_version"] for entry in json.loads(answer.out)["entries"]} == {2}


def test_a_units_desk_adds_no_words(govopen: Run, plan: Path, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    govopen("load", str(plan))
    monkeypatch.setenv("GOVOPEN_UNIT", "林业站")
    answer = govopen("load", str(plan), "--source", str(document))
    assert (answer.code, answer.out) == (2, "")


def test_words_that_were_tampered_with_are_found(govopen: Run, plan: Path, document: Path, tmp_path: Path) -> None:
    govopen("load", str(plan), "--source", str(document))
    with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as hand:
        hand.execute("UPDATE clause_text SET text = '每年开放一次温室' WHERE item = '1.1.1'")
    answer = govopen("audit")
    assert answer.code == 1
    assert "E2: the clause texts are not those that it kept from the document" in answer.out


def test_words_are_data(govopen: Run, plan: Path, document: Path) -> None:
    change(document, "请居民参观", "[red]请{参观}'); DROP TABLE entry; --")
    assert govopen("load", str(plan), "--source", str(document)).code == 0
    assert "[red]请{参观}" in govopen("show", "1.1.1").out
    assert "[red]请{参观}" in govopen("why", "1.1.1a/Q4", "林业站").out
    assert govopen("audit").code == 0


def test_no_words_command_a_terminal(govopen: Run, plan: Path, tmp_path: Path) -> None:
    govopen("load", str(plan))
    with closing(connect(str(tmp_path / "test.db"))) as database, database.writing():
        odd = Source("own.html", "0" * 64, {"1.1.1": "请\x1b[31m居民\x07参观"})
        keep(database, "green-2018", 1, odd, Recorder("office", lambda: 0))
    for words in (("show", "1.1.1"), ("why", "1.1.1a/Q4", "林业站")):
        out = govopen(*words).out
        assert "请\\x1b[31m居民\\x07参观" in out
    assert clause(govopen, "show", "1.1.1") == "请\x1b[31m居民\x07参观"


def test_history_tells_whose_words_were_kept(govopen: Run, plan: Path, document: Path) -> None:
    govopen("load", str(plan), "--source", str(document))
    told = govopen("history").out
    assert "clause texts  3 texts for version 1" in told
    assert "绿办发3号.txt" in told
    assert "reference" not in told


def test_a_backup_carries_the_words(
    govopen: Run, plan: Path, document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    govopen("load", str(plan), "--source", str(document))
    assert govopen("backup", str(tmp_path / "kept.zip")).code == 0
    monkeypatch.setenv("GOVOPEN_DB", str(tmp_path / "elsewhere.db"))
    assert govopen("restore", str(tmp_path / "kept.zip")).code == 0
    assert clause(govopen, "show", "1.1.1") == GREENHOUSE
