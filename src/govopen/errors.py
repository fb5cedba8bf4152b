"""What can go wrong: one root, one class per cause, each with its exit code and its remedy.

Exit codes: 1 the answer is no, 2 bad input, 3 the database cannot be used.
A message is one line that says what, where and what to do; it is worded in the reader's language when the
error is made, so that no text is translated twice.
"""

import errno
from collections.abc import Iterable, Sequence

from govopen.locales import N_, _

_REASONS = {
    errno.ENOENT: N_("no such file or folder"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.EEXIST: N_("a file of that name is in the way"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the disk may only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}


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


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names in a row, at most so many; the rest are counted."""
    left_out = len(names) - most
    return joined(names[:most]) + (_(" and {n} more").format(n=left_out) if left_out > 0 else "")


def shown(value: object, limit: int = 40) -> str:
    """A value as a message quotes it: short, on one line, with nothing invisible in it."""
    text = value if isinstance(value, str) else str(value)
    cut = text if len(text) <= limit else text[: limit - 3] + "..."
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)


def os_reason(problem: OSError) -> str:
    """Why the system refused a file, in the reader's language where it is a common reason."""
    known = _REASONS.get(problem.errno or 0)
    return _(known) if known else problem.strerror or str(problem)
