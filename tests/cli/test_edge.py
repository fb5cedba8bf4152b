"""Whatever goes wrong is one line and an exit code; the output never breaks on a console."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from govopen.errors import BadInput, UnusableDatabase

from .running import Run, Start

PROBE = """
import sys, types
from govopen.cli import Command
from govopen.cli.edge import run
module = types.ModuleType("govopen.cli.probe")
def command():
{body}
module.command, module.HELP, module.EXAMPLE = command, "Probe.", "govopen probe"
sys.modules["govopen.cli.probe"] = module
sys.exit(run(["probe"], (Command("probe", "probe"),)))
"""


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (BadInput("no unit x; did you mean y?"), 2, "no unit x; did you mean y?"),
        (UnusableDatabase("too new"), 3, "too new"),
        (BadInput("no \x1b[31mred\nline\u202e"), 2, r"no \x1b[31mred\nline\u202e"),
        (sqlite3.OperationalError("odd"), 3, "the database cannot be used (odd); check --db"),
        (PermissionError(13, "Permission denied", "a.pdf"), 2, "a.pdf: permission denied"),
        (OSError(28, "No space left on device"), 2, "the disk is full"),
    ],
)
def test_an_error_is_one_line_with_its_code(probe: Run, error: Exception, code: int, line: str) -> None:
    def command() -> None:
        raise error

    assert probe(command) == (code, "", f"govopen: {line}\n")


def test_a_command_may_end_with_a_code_of_its_own(probe: Run) -> None:
    def command() -> None:
        raise typer.Exit(1)

    assert probe(command) == (1, "", "")


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), typer.Abort()])
def test_an_interrupt_is_quiet(probe: Run, stop: BaseException) -> None:
    def command() -> None:
        raise stop

    assert probe(command) == (130, "", "")


def test_an_interrupt_while_the_program_starts_is_quiet(process: Start) -> None:
    script = "import sys; sys.modules['typer'] = None\nimport builtins; real = builtins.__import__\n" + (
        "def load(name, *rest):\n"
        "    if name == 'govopen.cli.edge': raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = load\n"
        "from govopen.cli import main; main()"
    )
    assert process(script=script) == (130, b"", b"")


def test_a_locked_database_says_so(probe: Run, tmp_path: Path) -> None:
    path = tmp_path / "locked.db"
    with sqlite3.connect(path) as holder:
        holder.execute("CREATE TABLE t (x)")
        holder.execute("BEGIN EXCLUSIVE")

        def command() -> None:
            sqlite3.connect(path, timeout=0).execute("INSERT INTO t VALUES (1)")

        answer = probe(command)
    assert answer == (3, "", "govopen: the database is in use by another program; try again\n")


def test_what_is_no_database_says_so(probe: Run, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("a letter, not a database; long enough to be looked at\n" * 9, encoding="utf-8")

    def command() -> None:
        sqlite3.connect(tmp_path / "x.db").execute("SELECT * FROM t")

    assert probe(command) == (3, "", "govopen: the database is damaged; bring back a backup: govopen restore FILE\n")


def test_a_database_that_may_not_be_written_says_so(probe: Run, tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "x.db").execute("CREATE TABLE t (x)")

    def command() -> None:
        sqlite3.connect(f"file:{tmp_path}/x.db?mode=ro", uri=True).execute("INSERT INTO t VALUES (1)")

    answer = probe(command)
    assert (answer.code, answer.err.count("\n")) == (3, 1)
    assert "may not be written" in answer.err


def test_a_fault_leaves_its_traceback_in_the_log_only(probe: Run, tmp_path: Path) -> None:
    def command() -> None:
        raise ZeroDivisionError("deep inside")

    log = tmp_path / "XDG_STATE_HOME" / "govopen" / "errors.log"
    line = f"govopen: internal error (ZeroDivisionError); please report it, details are in {log}\n"
    assert probe(command) == (70, "", line)
    probe(command)
    assert log.read_text(encoding="utf-8").count("ZeroDivisionError: deep inside") == 2


def test_a_fault_without_a_place_for_the_log_still_is_one_line(
    probe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "file"))

    def command() -> None:
        raise ZeroDivisionError

    answer = probe(command)
    assert answer.code == 70
    assert answer.err.endswith("details are in (no file could be written)\n")


def test_a_reader_who_leaves_is_no_error() -> None:
    body = "    for _ in range(200000): print('a line')"
    start = [sys.executable, "-c", PROBE.format(body=body)]
    with subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == b"a line\n"
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 141)


def test_an_interrupt_from_the_keyboard_is_quiet() -> None:
    body = "    print('ready', flush=True)\n    import time; time.sleep(30)"
    start = [sys.executable, "-c", PROBE.format(body=body)]
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it, as would its child
    with subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        signal.signal(signal.SIGINT, ours)
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert (running.stderr.read(), running.wait()) == (b"", 130)


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({"PYTHONIOENCODING": "gbk"}, "区教委 é \\U0001f600".encode("gbk")),
        ({"PYTHONIOENCODING": "ascii"}, rb"\u533a\u6559\u59d4 \xe9 \U0001f600"),
        ({"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": None}, "区教委 é \U0001f600".encode()),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, rb"\u533a\u6559\u59d4 \xe9 \U0001f600"),
    ],
)
def test_a_console_of_any_encoding_gets_an_answer(
    process: Start, environment: dict[str, str | None], shown: bytes
) -> None:
    answer = process(script=PROBE.format(body=r"    print('\u533a\u6559\u59d4 \xe9 \U0001f600')"), env=environment)
    assert answer == (0, shown + os.linesep.encode(), b"")


def test_json_is_utf8_on_every_console(process: Start) -> None:
    answer = process("config", "--format", "json", env={"PYTHONIOENCODING": "gbk", "GOVOPEN_UNIT": "区教委"})
    assert json.loads(answer.out.decode("utf-8"))["settings"][2]["value"] == "区教委"


def test_the_program_runs_as_a_module(process: Start) -> None:
    assert process("--version") == (0, b"govopen 0.1.0" + os.linesep.encode(), b"")
