"""Every statement that the program runs."""

from govopen.ledger.about import AT
from govopen.ledger.about import statement as about
from govopen.ledger.history import statement as history
from govopen.ledger.latest import statement as latest
from govopen.standing.standing import statement
from govopen.store.sql import ROOMS, sql

PARTS = {
    "reached", "judge", "counts", "act", "decided", "verdict", "word", "word_by", "latest", "unreviewed", "wanting",
    "by_map", "counted", "in_force", "predecessor",
}  # fmt: skip
"""Not statements of their own: the standing query is made of them."""


def composed() -> dict[str, str]:
    """The statements by their places, as ``ledger/head``."""
    found = {}
    for path in sorted(ROOMS.glob("*/sql/*.sql")):
        room, name = path.parts[-3], path.stem
        if name in PARTS:
            continue
        found[f"{room}/{name}"] = statement(name) if room == "standing" else sql(room, name)
    found["standing/led, of one lead"] = statement("led", "led")
    found["standing/attention, stated"] = statement("attention", "stated")
    found["ledger/latest word"] = latest()
    found["ledger/history, of one unit"] = history("unit")
    found["ledger/history, of a group"] = history("group")
    for at in AT:
        found[f"ledger/history, at a {at}"] = about(at)
    return found
