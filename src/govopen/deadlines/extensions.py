"""What an extension does to a due instant (rule 17). Pure functions; the standing query says the same in SQL."""

from collections.abc import Sequence

Move = tuple[int, int]
"""When it was decided, and until when it extends: instants."""


def judged(due: int, moves: Sequence[Move]) -> tuple[int, int]:
    """Rule 17: the instant by which fulfilment is judged, and the one by which it is asked for now.

    Decided by the due instant then in force, an extension moves both. Decided after it, that instant was missed and
    stays missed, and only what is asked for now moves. ``moves`` are in the order in which they were decided.
    """
    by, asked, missed = due, due, False
    for decided, until in moves:
        missed = missed or decided > by
        asked = max(asked, until)
        if not missed:
            by = max(by, until)
    return by, asked


def due_when(due: int | None, moves: Sequence[Move], moment: int) -> int | None:
    """Rule 17: the due instant in force just before a decision of that moment; None where nothing is ever due."""
    return None if due is None else judged(due, [move for move in moves if move[0] < moment])[1]
