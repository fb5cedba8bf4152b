"""Whether anybody is there to ask, and what is said beside the answer."""

import sys
from collections.abc import Iterable


def at_terminal() -> bool:
    """Whether both sides are a terminal: what is asked is seen, and what is typed is read."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def remark(words: Iterable[str]) -> None:
    """Say on stderr what was chosen unasked, or read otherwise than it was typed, each once."""
    import typer

    from govopen.output.columns import printable

    for each in dict.fromkeys(words):
        typer.echo(printable(each), err=True)
