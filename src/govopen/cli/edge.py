"""The edge: the command line in, an exit code out, and for whatever goes wrong one line on stderr.

Exit codes: 0 done; 1 the answer is no; 2 bad input; 3 the database cannot be used; 70 a fault of this program
(EX_SOFTWARE of BSD's sysexits, apart from all answers); 130 interrupted; 141 the reader closed the pipe.
"""

import os
import sqlite3
import sys
import traceback
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from time import strftime

import typer
from typer._click.exceptions import UsageError

from govopen import __version__, program
from govopen.cli import Command, language
from govopen.cli.door import PROGRAM, build
from govopen.errors import BadInput, GovopenError, UnusableDatabase, os_reason
from govopen.locales import _, use
from govopen.output.columns import printable

FAULT = 70
INTERRUPTED = 130
PIPE_CLOSED = 141
_COMPLETE = "_GOVOPEN_COMPLETE"


def run(argv: Sequence[str], commands: Sequence[Command]) -> int:
    """Answer one command line. No traceback reaches the screen: that of a fault goes into a log file."""
    _never_fail_to_print()
    use(language.choose(argv))
    program.reach({})
    program.answering(argv)
    try:
        _refuse_undecodable(argv)
        code = _answer(argv, commands)
        sys.stdout.flush()
    except UsageError as problem:
        from govopen.cli.usage import worded

        code = _say(worded(problem), BadInput.exit_code)
    except GovopenError as problem:
        code = _say(str(problem), problem.exit_code)
    except sqlite3.Error as problem:
        code = _say(_of_sqlite(problem), UnusableDatabase.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        code = _stop_writing()
    except Exception as problem:
        code = _unforeseen(problem)
    return code


class NotText(BadInput):
    """A word of the command line is in another encoding than the terminal says."""

    def __init__(self, word: str) -> None:
        shown = word.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        super().__init__(
            _("{word} is not in this terminal's encoding; set the terminal and LANG to UTF-8").format(word=shown)
        )


def _refuse_undecodable(argv: Sequence[str]) -> None:
    for word in argv:
        if any("\udc80" <= sign <= "\udcff" for sign in word):
            raise NotText(word)


def _answer(argv: Sequence[str], commands: Sequence[Command]) -> int:
    door = build(commands)
    if _COMPLETE in os.environ:
        door.main(prog_name=PROGRAM)  # typer answers the shell and exits
    # Not `door.main`: it would expand wildcards in notes on Windows and take a closed pipe for the answer 1.
    try:
        with door.make_context(PROGRAM, list(argv)) as ctx:
            door.invoke(ctx)
    except typer.Exit as asked:
        return asked.exit_code
    return 0


def _never_fail_to_print() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say(message: str, code: int) -> int:
    sys.stderr.write(f"{PROGRAM}: {printable(message)}\n")
    return code


def _of_sqlite(problem: sqlite3.Error) -> str:
    name = getattr(problem, "sqlite_errorname", "")
    damaged = _("the database is damaged; bring back a backup: {command}")
    damaged = damaged.format(command=program.command(f"restore {_('FILE')}"))
    known = {
        "SQLITE_BUSY": _("the database is in use by another program; try again"),
        "SQLITE_LOCKED": _("the database is in use by another program; try again"),
        "SQLITE_FULL": _("the disk is full; nothing was written; free some space and try again"),
        "SQLITE_READONLY": _("the database may not be written; check the permissions of the file and its folder"),
        "SQLITE_CANTOPEN": _("the database cannot be opened; check --db and the permissions of its folder"),
        "SQLITE_NOTADB": damaged,
        "SQLITE_CORRUPT": damaged,
    }
    for start, message in known.items():
        if name.startswith(start):
            return message
    return _("the database cannot be used ({cause}); check --db").format(cause=problem)


def _stop_writing() -> int:
    # Whoever read us is gone; without this the interpreter complains when it closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _unforeseen(problem: Exception) -> int:
    if isinstance(problem, OSError) and problem.strerror:
        return _say(": ".join(str(part) for part in (problem.filename, os_reason(problem)) if part), BadInput.exit_code)
    kept = _log("".join(traceback.format_exception(problem)))
    message = _("internal error ({kind}); please report it, details are in {file}")
    return _say(message.format(kind=type(problem).__name__, file=kept), FAULT)


def _log(details: str) -> Path | str:
    """Add a fault to the log. Arguments and values are left out: they may name people."""
    from platformdirs import user_state_path

    head = f"{strftime('%Y-%m-%dT%H:%M:%S%z')} govopen {__version__} Python {sys.version.split()[0]} {sys.platform}\n"
    for folder in _folders(user_state_path(PROGRAM, appauthor=False)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / "errors.log").open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(f"{head}{details}\n")
        except OSError:
            continue
        return folder / "errors.log"
    return _("(no file could be written)")


def _folders(state: Path) -> Iterable[Path]:
    from tempfile import gettempdir

    return state, Path(gettempdir()) / PROGRAM
