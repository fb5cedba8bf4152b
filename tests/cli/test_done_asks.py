"""``done`` at a terminal: it asks for what is missing, and writes nothing until it is complete."""

import json
import os
import pty
import select
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from govopen.store.connection import Database

from .running import Run, seqs
from .test_done import MEETING


def test_at_a_terminal_it_asks_for_what_is_missing(clerk: Run, answers: Callable[..., list[str]]) -> None:
    asked = answers("qjw", "2", "昨天", "https://www.example.org/1", "校园周边整治")
    answer = clerk("done")
    assert "recorded E2: Open meetings 2.1.2a, Education Commission, 07-18 Wed" in answer.out
    assert asked == [
        "which unit: ",
        "which one: ",
        "which day [today 07-19]: ",
        "evidence: drag a file in or paste an address; Enter for none: ",
        "note (kept; no names, no telephone numbers, nothing secret): ",
    ]


def test_an_empty_answer_means_today_no_evidence_and_no_note(clerk: Run, answers: Callable[..., list[str]]) -> None:
    answers("会议开放", "", "", "")
    entry = json.loads(clerk("done", "--format", "json", unit="区教委").out.partition("{\n")[2].join(["{\n", ""]))
    assert (entry["entries"][0]["occurred_at"], entry["entries"][0]["evidence"]) == ("2018-07-19", [])


def test_words_that_fit_several_narrow_the_list(clerk: Run, answers: Callable[..., list[str]]) -> None:
    answers("开放", "1", "", "", "")
    out = clerk("done", "--unit", "区教委").out
    assert "1  [due soon]  Open meetings, 1 by 07-20" in out
    assert "recorded E2: Open meetings" in out


def test_words_given_at_once_may_fit_several_too(clerk: Run, answers: Callable[..., list[str]]) -> None:
    answers("2", "", "")
    assert "recorded E2: Government open day" in clerk("done", "开放", "--unit", "区教委", "--on", "7-18").out


def test_the_others_are_listed_when_asked_for(clerk: Run, answers: Callable[..., list[str]]) -> None:
    answers("8", "8", "", "", "")
    out = clerk("done", "--unit", "区教委").out
    assert "70              Requests and lost cases" in out
    assert "recorded E2: Priority-area lists kept current" in out


def test_where_nothing_has_a_date_all_is_listed(clerk: Run, answers: Callable[..., list[str]]) -> None:
    answers("q")
    assert "1  " in clerk("done", "--unit", "各相关单位").out


def test_an_answer_that_is_not_understood_is_asked_again(clerk: Run, answers: Callable[..., list[str]]) -> None:
    answers("99", "", "zzz", "3.4.1b", "2.1.2a", "someday", "12-1", "2017-1-1", "7-18", "missing.pdf", "", "")
    answer = clerk("done", "--unit", "区教委")
    assert answer.code == 0
    assert answer.out.count("type a number from the list, or words of its name") == 2
    assert "is a ban" in answer.out
    assert "date not understood: someday" in answer.err
    assert "2018-12-01 is still to come" in answer.err
    assert "no file missing.pdf" in answer.err
    assert "recorded E2: Open meetings" in answer.out


@pytest.mark.parametrize("leave", [("q",), ("Q",), (), ("1",), ("1", "", "quit")])
def test_leaving_writes_nothing(
    clerk: Run, answers: Callable[..., list[str]], database: Database, leave: Sequence[str]
) -> None:
    answers(*leave)
    answer = clerk("done", "--unit", "区教委")
    assert (answer.code, answer.err) == (0, "nothing was recorded\n")
    assert seqs(database) == 1


def test_a_unit_left_blank_is_asked_for_again(clerk: Run, answers: Callable[..., list[str]]) -> None:
    asked = answers("", "qjw", "q")
    assert "type the unit's name, or q to leave" in clerk("done").err
    assert asked == ["which unit: ", "which unit: ", "which one: "]


def test_a_whole_command_asks_nothing_at_a_terminal(clerk: Run, answers: Callable[..., list[str]]) -> None:
    asked = answers()
    assert clerk(*MEETING, "--on", "7-18").code == 0
    assert asked == []


def test_a_session_at_a_real_terminal(xicheng: Path, tmp_path: Path) -> None:
    photo = tmp_path / "会议 1.jpg"
    photo.write_bytes(b"a photo")
    env = {
        **os.environ,
        "GOVOPEN_DB": str(xicheng),
        "GOVOPEN_NOW": "2018-07-19T09:00:00+08:00",
        "GOVOPEN_LANG": "zh",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONUTF8": "1",
        "TERM": "xterm",
        "COLUMNS": "80",
    }
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - the child becomes the program
        os.execvpe(sys.executable, [sys.executable, "-m", "govopen", "done", "--unit", "区教委"], env)
    screen = ""
    for question, reply in (("哪一项: ", "2"), ("]: ", "昨天"), ("就回车: ", f"'{photo}'"), ("内容）: ", "整治")):
        screen = read_until(terminal, screen, question)
        os.write(terminal, f"{reply}\n".encode())
    screen = read_until(terminal, screen, "govopen undo E2")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert "已记 E2：会议开放 2.1.2a，区教委，07-18 星期三" in screen
    assert "按时完成，提前2天（原为临期）" in screen


def read_until(terminal: int, screen: str, words: str) -> str:
    raw = b""
    start = len(screen)
    while words not in (screen + raw.decode("utf-8", "replace"))[start:]:
        assert select.select([terminal], [], [], 20)[0], screen + raw.decode("utf-8", "replace")
        raw += os.read(terminal, 65536)
    return screen + raw.decode("utf-8", "replace")
