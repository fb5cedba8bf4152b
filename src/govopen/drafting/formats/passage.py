"""What the readers of formats hand over: passages of text as the file holds them, before any repair."""

from typing import NamedTuple

from govopen.drafting.document import Cell

WRAP = "\n"  # a line end inside a sentence, where the page was full: nothing stands for it in the text
BREAK = "\v"  # a line end that somebody typed inside a cell: a space stands for it in the text
CHARACTERS = 1_000_000  # a document of more is refused


class Passage(NamedTuple):
    """One line to be: in ``text`` only WRAP and BREAK are line ends; ``cell`` and ``aside`` are as in ``Line``.

    ``apart`` is what parts it from the passage before where the file has no line end there: a blank, or nothing.
    """

    text: str
    cell: Cell | None = None
    aside: str = ""
    apart: str | None = None


def cell_text(paragraphs: list[str]) -> str:
    """The paragraphs of a cell as one passage."""
    return BREAK.join(kept for part in paragraphs if (kept := part.strip()))
