"""What `status` and `done` are measured against: programs that do one query or one insert, and nothing else.

usage: floors.py typer|rich|plain status|done DATABASE LINES
"""

import sqlite3
import sys

QUERY = "SELECT obligation, COUNT(*) FROM checkpoint GROUP BY obligation ORDER BY 2 DESC LIMIT 1"
INSERT = "INSERT INTO floor (note) VALUES ('done')"


def work(what: str, database: str, lines: int) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    if what == "done":
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(INSERT)
        connection.execute("COMMIT")
    found = connection.execute(QUERY).fetchone()
    for line in range(lines):
        print(line, *found)


if sys.argv[1] == "typer":
    import typer

    app = typer.Typer(rich_markup_mode=None)

    @app.command()
    def command(floor: str, what: str, database: str, lines: int) -> None:  # noqa: ARG001 - the floors have one signature
        work(what, database, lines)

    app()
else:
    if sys.argv[1] == "rich":
        import rich.console  # noqa: F401 - what a program pays that prints with it
    work(sys.argv[2], sys.argv[3], int(sys.argv[4]))
