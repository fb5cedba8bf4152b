"""Whether anybody is there to ask."""

import sys


def at_terminal() -> bool:
    """Whether both sides are a terminal: what is asked is seen, and what is typed is read."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()
