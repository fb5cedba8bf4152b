"""The door: the explicit list of commands, and the program's entry.

To add a command: one file `cli/<name>.py` (see `cli/config.py`) and one line in `COMMANDS`.
"""

import gc
import os
import sys
from contextlib import suppress
from typing import NamedTuple

from govopen.locales import N_


class Command(NamedTuple):
    """A command's name, its line in the list of commands, and its module where Python forbids the name."""

    name: str
    help: str
    module: str = ""


COMMANDS = (
    Command("init", N_("make a database: empty, a demonstration, or one to practise on")),
    Command("load", N_("load a plan, or a new version of it")),
    Command("draft", N_("the first version of a plan, from the official document")),
    Command("check", N_("check a plan's file, all problems at once")),
    Command("diff", N_("what an amendment changes, before it is loaded")),
    Command("schema", N_("print the JSON Schema of plan files")),
    Command("status", N_("the morning note; with a unit, what it owes")),
    Command("overdue", N_("who is late, with what, by how many days")),
    Command("done", N_("record what was done")),
    Command("receive", N_("sign for duties, or dispute one")),
    Command("log", N_("note progress that counts for nothing")),
    Command("open", N_("enter that something happened, so that clocks run")),
    Command("close", N_("enter that a case has ended")),
    Command("cases", N_("what happened, and what is owed for it")),
    Command("finding", N_("enter the violation of a ban")),
    Command("correct", N_("put right what was recorded wrongly")),
    Command("undo", N_("take an entry back")),
    Command("review", N_("what waits for a word of the office")),
    Command("accept", N_("accept what was reported or asked for")),
    Command("return", N_("return what was reported or asked for, with a reason"), "return_"),
    Command("extend", N_("move a checkpoint's date")),
    Command("excuse", N_("excuse a unit from a checkpoint")),
    Command("redact", N_("delete words that must not be kept")),
    Command("evidence", N_("check the evidence, or open a piece of it")),
    Command("items", N_("the plan's items and obligations")),
    Command("show", N_("one item or obligation, and who has done it")),
    Command("units", N_("the units and every name they go by")),
    Command("scorecard", N_("the year's results by unit")),
    Command("why", N_("from the clause to the standing, or what a unit has not met")),
    Command("history", N_("the ledger, readable")),
    Command("audit", N_("prove that nothing recorded was changed")),
    Command("backup", N_("copy database and evidence into one file")),
    Command("restore", N_("bring a backup back")),
    Command("config", N_("show or change the settings kept for you")),
    Command("doctor", N_("check this installation and database")),
)


def main() -> None:
    """Answer the command line and end the process with its exit code."""
    gc.disable()  # a run is short: collecting while importing is a tenth of it
    try:
        from govopen.cli.edge import run

        code = run(sys.argv[1:], COMMANDS)
    except KeyboardInterrupt:  # also while importing
        code = 130
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)  # the database is closed; taking the modules down one by one is another tenth
