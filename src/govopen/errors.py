"""What can go wrong: one root, one class per cause, each with its exit code and its remedy.

Exit codes: 1 the answer is no, 2 bad input, 3 the database cannot be used.
A message is one line that says what, where and what to do; it is worded in the reader's language when the
error is made, so that no text is translated twice.
"""

from collections.abc import Iterable

from govopen.locales import _


class GovopenError(Exception):
    """The root. ``exit_code`` is what the program ends with."""

    exit_code = 2


class BadInput(GovopenError):
    """What the user gave cannot be used; nothing was written."""


class UnusableDatabase(GovopenError):
    """The database cannot be opened, is too new, is busy or is damaged."""

    exit_code = 3


def joined(names: Iterable[str]) -> str:
    """Names in a row, with the separator of the reader's language."""
    return _(", ").join(names)
