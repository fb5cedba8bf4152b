"""``why`` says whether and when the unit signed for the duty, and what became of a dispute."""

import json
from pathlib import Path
from typing import Any

import pytest
from amendments import ISSUED

from .running import Run
from .test_audit import schema_problems as violations

# Issued on Monday 2 July, loaded on Tuesday the 3rd; three working days later is Friday the 6th.
JULY_5, JULY_9, LATER = "2018-07-05T09:00:00+08:00", "2018-07-09T09:00:00+08:00", "2018-07-12T09:00:00+08:00"


def told(clerk: Run, lang: str = "en", code: str = "2.1.2a/1") -> str:
    """What stands behind the label, on one line."""
    page = clerk("why", code, "区教委", now=LATER, lang=lang).out.splitlines()
    (label, next_) = ("Signed", "By") if lang == "en" else ("签收", "限期")
    first = next(at for at, line in enumerate(page) if line.startswith(label))
    last = next(at for at, line in enumerate(page) if line.startswith(next_))
    lines = [line.removeprefix(label).strip() for line in page[first:last]]
    return (" " if lang == "en" else "").join(lines)


def tree(clerk: Run, code: str = "2.1.2a") -> dict[str, Any]:
    printed = clerk("why", code, "区教委", "--format", "json", now=LATER).out
    assert violations("why", printed) == []
    found: dict[str, Any] = json.loads(printed)["obligations"][0]["signature"]
    return found


def test_a_duty_that_nobody_signed_for_is_told_with_the_day_it_was_due(clerk: Run) -> None:
    assert told(clerk) == "not signed for; due 07-06, 3 working days after 07-03 (receive_within)"
    assert told(clerk, "zh") == "未签收；签收限07-06，07-03之后3个工作日（receive_within）"
    assert tree(clerk) == {"since": "2018-07-03", "by": "2018-07-06", "entry": None, "in_time": None, "disputes": []}


@pytest.mark.parametrize(
    ("now", "in_time", "en", "zh"),
    [
        (JULY_5, True, "E2 07-05, recorded by office 07-05, signed in time; ", "E2 07-05，07-05 office 记，按时签收；"),
        (JULY_9, False, "E2 07-09, recorded by office 07-09, signed late; ", "E2 07-09，07-09 office 记，逾期签收；"),
    ],
)
def test_a_signature_is_in_time_or_late(clerk: Run, now: str, in_time: bool, en: str, zh: str) -> None:
    clerk("receive", now=now, unit="区教委")
    assert told(clerk).startswith(en)
    assert told(clerk, "zh").startswith(zh)
    found = tree(clerk)
    assert (found["entry"]["id"], found["in_time"]) == ("E2", in_time)


def test_the_first_signature_decides_and_one_taken_back_is_none(clerk: Run) -> None:
    clerk("receive", "2.1.2a", "--unit", "区教委", now=JULY_5)
    clerk("receive", "--unit", "区教委", now=JULY_9)
    assert tree(clerk)["entry"]["id"] == "E2"
    assert tree(clerk, "2.1.2c")["entry"]["id"] == "E3"
    clerk("undo", "E2", now=LATER)
    assert (tree(clerk)["entry"]["id"], tree(clerk)["in_time"]) == ("E3", False)


@pytest.mark.parametrize(
    ("word", "outcome", "en", "zh"),
    [
        ((), "waits", "; not decided yet; the due date stands", "；政府办未决定，时限不变"),
        (
            ("return", "E2", "--reason", "文件写明"),
            "kept",
            '; kept with the unit 07-12 by office (E3): "文件写明"',
            "；07-12 office 决定职责不变（E3）：「文件写明」",
        ),
        (
            ("accept", "E2"),
            "conceded",
            "; conceded 07-12 by office (E3); an amendment reassigns it",
            "；07-12 office 同意异议（E3），由调整要点改派",
        ),
    ],
    ids=["waits", "kept", "conceded"],
)
def test_a_dispute_counts_as_signed_and_how_it_was_decided_is_told(
    clerk: Run, word: tuple[str, ...], outcome: str, en: str, zh: str
) -> None:
    clerk("receive", "2.1.2a", "--dispute", "由区民政局承办", "--user", "li", now=JULY_5, unit="区教委")
    assert not word or clerk(*word, now=LATER).code == 0
    assert told(clerk).startswith("E2 07-05 dispute, ")
    assert told(clerk).endswith(f'E2 dispute, recorded by li 07-05: "由区民政局承办"{en}')
    assert told(clerk, "zh").endswith(f"E2 异议，07-05 li 记：「由区民政局承办」{zh}")
    found = tree(clerk)
    assert (found["entry"]["id"], found["in_time"], found["disputes"][0]["outcome"]) == ("E2", True, outcome)
    assert found["disputes"][0]["decided_by"] is None or found["disputes"][0]["decided_by"]["id"] == "E3"


def test_before_the_plan_was_issued_nobody_has_to_sign(clerk: Run) -> None:
    printed = clerk("--as-of", "2018-06-01", "why", "2.1.2a", "区教委", "--format", "json", now=LATER).out
    assert json.loads(printed)["obligations"][0]["signature"] is None


def test_whoever_is_only_named_in_a_case_has_nothing_to_sign_for(clerk: Run) -> None:
    assert clerk("open", "major_incident", "--unit", "区编办", "--at", "7-9 14:20", now=LATER).code == 0
    printed = clerk("why", "3.6.1a", "区编办", "--format", "json", now=LATER).out
    assert json.loads(printed)["obligations"][0]["signature"] is None
    for words in (("status",), ("status", "区编办"), ("receive", "--unit", "区编办")):
        answer = clerk(*words, now=LATER)
        assert (answer.code, "KeyError" in answer.err) == (0, False), words
    clerk("open", "major_incident", "--unit", "区教委", "--at", "7-9 14:20", now=LATER)
    assert tree(clerk, "3.6.1a")["by"] == "2018-07-06", "who answers for it anyway signs for it"


@pytest.mark.parametrize("code", ["2.1.2a", "2.1.2g"])
def test_another_code_gives_no_new_term(clerk: Run, tmp_path: Path, code: str) -> None:
    """The milestone fell due before the amendment, the year is still open; both are signed for at once."""
    name = "- code: a\n            name: 会议开放\n"
    path = tmp_path / "amended.yaml"
    path.write_text(ISSUED.replace(name, name.replace("a\n", "g\n", 1)) + "\nrenamed: {2.1.2a: 2.1.2g}\n", "utf-8")
    assert clerk("load", str(path), "--reason", "调整", now="2018-07-25T09:00:00+08:00").code == 0
    august = "2018-08-06T09:00:00+08:00"
    answer = clerk("receive", code, "--unit", "区教委", now=august)
    assert "Education Commission signed 21 working days late, due 07-06" in answer.out
    printed = clerk("why", "2.1.2g/1", "区教委", "--format", "json", now=august).out
    pages = json.loads(printed)["obligations"]
    assert [(page["requirement"]["obligation"]["code"], page["signature"]["by"]) for page in pages] == [
        ("2.1.2a", "2018-07-06"),
        ("2.1.2g", "2018-07-06"),
    ]
