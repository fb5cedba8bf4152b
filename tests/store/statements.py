"""Every statement that the program runs."""

from govopen.ledger.history import statement as history
from govopen.ledger.linked import statement as evidence_in_force
from govopen.standing.standing import statement
from govopen.store.sql import ROOMS

PARTS = {"reached", "judge", "counts"}
"""Not statements of their own: the standing query is made of them."""


def composed() -> dict[str, str]:
    """The statements by their places, as ``ledger/head``."""
    found = {}
    for path in sorted(ROOMS.glob("*/sql/*.sql")):
        room, name = path.parts[-3], path.stem
        if room != "standing":
            found[f"{room}/{name}"] = path.read_text("utf-8")
        elif name not in PARTS:
            found[f"{room}/{name}"] = statement(name)
    found["ledger/evidence_in_force"] = evidence_in_force()
    found["standing/led, of one lead"] = statement("led", "led")
    found["standing/attention, stated"] = statement("attention", "stated")
    found["ledger/history, of one unit"] = history(of_unit=True)
    return found
