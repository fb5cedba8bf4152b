"""What is wrong with a plan's file: a line each for people, for editors (``file:line:column:``) and for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govopen.locales import _, n_
from govopen.output.emit import Wanted, emit

if TYPE_CHECKING:
    from govopen.deadlines.checked import Checked

HEADER = ("file", "line", "column", "severity", "rule", "message")


def publish_problems(wanted: Wanted, found: "Checked") -> None:
    """Every problem and the count, as ``govopen.check/1`` in JSON."""
    rows = [
        (str(found.file), problem.line, problem.column, problem.severity, problem.rule, problem.message)
        for problem in found.problems
    ]

    def text() -> Iterator[str]:
        yield from lines(found)
        yield summary(found)

    record = {
        "schema": "govopen.check/1",
        "file": str(found.file),
        "errors": found.count("error"),
        "warnings": found.count("warning"),
        "problems": [dict(zip(HEADER, row, strict=True)) for row in rows],
    }
    emit(wanted, text=text, record=lambda: record, rows=lambda: rows, header=HEADER)


def lines(found: "Checked") -> Iterator[str]:
    """``file:line:column: error: message``, in the order of the file."""
    words = {"error": _("error"), "warning": _("warning")}
    for problem in found.problems:
        message = _("{what}: {words}").format(what=words[problem.severity], words=problem.message)
        yield f"{found.file}:{problem.line}:{problem.column}: {message}"


def summary(found: "Checked") -> str:
    """The count, or that there is nothing."""
    if not found.problems:
        return _("{file}: no problems").format(file=found.file)
    return f"{errors(found)}{_(', ')}{warnings(found)}"


def errors(found: "Checked") -> str:
    n = found.count("error")
    return n_("{n} error", "{n} errors", n).format(n=n)


def warnings(found: "Checked") -> str:
    n = found.count("warning")
    return n_("{n} warning", "{n} warnings", n).format(n=n)
