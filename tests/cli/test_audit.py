"""The command ``audit``: one line where all is well, else every finding and the exit code 1."""

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from govopen.output.columns import width_of
from govopen.store.files import evidence_store

from .running import Run

Golden = Callable[[str, str], None]
SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.fixture
def clerk(govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A clerk on 23 July 2018 with one claim and its photograph."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", "2018-07-23T08:55:00+08:00")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"picture")
    words = (
        "done",
        "2.1.2a",
        "--unit",
        "区教委",
        "--on",
        "7-18",
        "--evidence",
        str(photo),
        "--evidence",
        "https://a.example",
    )
    assert govopen(*words).code == 0
    return govopen


def tamper(path: Path, *statements: str) -> None:
    """What somebody does who has the file and no scruples: the triggers are put back afterwards."""
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _made in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _name, made in triggers:
        connection.execute(made)
    connection.commit()
    connection.close()


def schema_problems(name: str, printed: str) -> list[str]:
    read = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    together = Registry().with_resources([(each, Resource.from_contents(schema)) for each, schema in read.items()])
    validator = Draft202012Validator(read[f"{name}.schema.json"], registry=together)
    return [error.message for error in validator.iter_errors(json.loads(printed))]


def test_an_untouched_ledger_is_one_line_for_its_plan(clerk: Run) -> None:
    answer = clerk("audit")
    head = json.loads(clerk("audit", "--format", "json").out)["plans"][0]["head"]
    assert (answer.code, answer.err) == (0, "")
    label, *lines = answer.out.splitlines()
    assert label.startswith("PRACTICE")
    assert " ".join(" ".join(lines).split()) == (
        f"xicheng-2018: 2 entries chain intact to E2 head {head['hash'][:16]} evidence: 1 file, 1 KB "
        "1 version of the plan checkpoints: 1,973"
    )


@pytest.mark.parametrize(
    ("statement", "what", "entry", "said"),
    [
        ("UPDATE entry SET times = 5 WHERE seq = 2", "altered", "E2", "xicheng-2018: E2 was altered"),
        ("DELETE FROM entry WHERE seq = 1", "missing", "E1", "E1 is missing"),
        ("UPDATE entry_text SET body = '{}' WHERE seq = 2", "text_altered", "E2", "E2: its text was altered"),
        ("UPDATE checkpoint SET due = due + 86400000000 WHERE checkpoint = '2.1.2a/1'", "derived", "E1", "2.1.2a/1"),
        ("UPDATE plan_version SET source = 'x'", "version_altered", "E1", "version 1 of the plan"),
    ],
)
def test_what_was_changed_is_named_and_the_answer_is_no(
    clerk: Run, xicheng: Path, statement: str, what: str, entry: str, said: str
) -> None:
    tamper(xicheng, statement)
    answer = clerk("audit")
    assert answer.code == 1
    assert said in " ".join(answer.out.split())
    assert "this is not what was recorded" in " ".join(answer.out.split())
    assert "chain intact" not in answer.out
    printed = clerk("audit", "--format", "json")
    findings = json.loads(printed.out)["findings"]
    assert (what, entry) in [(finding["what"], finding["entry"]) for finding in findings]
    assert (printed.code, json.loads(printed.out)["intact"]) == (1, False)
    assert schema_problems("audit", printed.out) == []
    assert f"xicheng-2018,{entry},{what}," in clerk("audit", "--format", "csv").out


def test_a_missing_trigger_belongs_to_no_plan(clerk: Run, xicheng: Path) -> None:
    connection = sqlite3.connect(xicheng)
    connection.execute("DROP TRIGGER entry_no_delete")
    connection.commit()
    connection.close()
    (finding,) = json.loads(clerk("audit", "--format", "json").out)["findings"]
    assert (finding["plan"], finding["entry"], finding["what"]) == (None, None, "trigger")
    answer = clerk("audit")
    assert "\nthe trigger entry_no_delete is missing" in answer.out
    assert "chain intact to E" in answer.out
    assert "the ledger's protection was changed; what it holds is intact" in " ".join(answer.out.split())
    assert "not what was recorded" not in answer.out


def test_a_changed_evidence_file_is_named(clerk: Run, xicheng: Path) -> None:
    (kept,) = evidence_store(xicheng).glob("??/*")
    kept.chmod(0o600)
    kept.write_bytes(b"another")
    answer = clerk("audit")
    assert answer.code == 1
    assert "E2: the evidence file" in answer.out


def test_what_is_intact_is_what_its_schema_says(clerk: Run) -> None:
    printed = clerk("audit", "--format", "json").out
    assert schema_problems("audit", printed) == []
    assert json.loads(printed)["plans"][0]["evidence_files"] == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_screen(clerk: Run, xicheng: Path, golden: Golden, lang: str) -> None:
    tamper(xicheng, "UPDATE checkpoint SET due = due + 86400000000 WHERE checkpoint = '2.1.2a/1'")
    said = re.sub(r"\b[0-9a-f]{16}\b", "0123456789abcdef", clerk("--lang", lang, "audit").out)  # salts are random
    assert max(map(width_of, said.splitlines())) <= 80
    golden(f"audit-{lang}.txt", said)


def test_one_plan_can_be_asked_for_by_name(clerk: Run) -> None:
    assert clerk("audit", "--plan", "xicheng-2018").code == 0
    answer = clerk("audit", "--plan", "xicheng-2019")
    assert (answer.code, answer.out) == (2, "")


def test_a_database_without_a_plan_has_nothing_wrong_with_it(govopen: Run) -> None:
    assert govopen("init").code == 0
    answer = govopen("audit")
    assert (answer.code, answer.out) == (0, "no plan is loaded; triggers and tables are in order\n")


def test_without_a_database_it_cannot_answer(govopen: Run) -> None:
    assert govopen("audit").code == 3


def test_a_damaged_file_is_a_finding_or_an_unusable_database(clerk: Run, xicheng: Path) -> None:
    connection = sqlite3.connect(xicheng)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(xicheng.read_bytes())
    content[40 * 4096 : 200 * 4096] = b"\xff" * (160 * 4096)
    xicheng.write_bytes(content)
    answer = clerk("audit")
    assert answer.code in {1, 3}
    assert "damaged" in answer.out + answer.err or "cannot be read" in answer.out + answer.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_speaks_the_plans_language_where_nobody_chose_one(
    clerk: Run, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.delenv("GOVOPEN_LANG")
    monkeypatch.setenv("LC_ALL", {"zh": "C", "en": "en_GB.UTF-8"}[lang])
    assert ("【练习】" in clerk("audit").out) == (lang == "zh")
