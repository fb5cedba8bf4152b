"""CSV that a spreadsheet opens as it is: UTF-8 with its mark, and no cell that runs as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from govopen.output.columns import printable

BYTE_ORDER_MARK = "\ufeff"
# Full-width signs start a formula too where a Chinese or Japanese spreadsheet reads the file.
_FORMULA = frozenset("=+-@\t\r＝＋－＠")
_BATCH = 500


def harmless(cell: object) -> object:
    """A text that a spreadsheet would run gets a leading apostrophe, and what is unseen in it is written out.

    A real number stays a number.
    """
    if not isinstance(cell, str):
        return cell
    return f"'{seen(cell)}" if cell[:1] in _FORMULA else seen(cell)


def seen(text: str) -> str:
    """The text with terminal escapes and direction marks made visible; lines and tabs stay."""
    return "".join(c if c in "\n\r\t" else printable(c) for c in text) if not text.isprintable() else text


def chunks(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The file piece by piece: the header's line, then the rows. None is an empty cell."""
    page = io.StringIO(BYTE_ORDER_MARK)
    page.seek(1)
    writer = csv.writer(page)
    writer.writerow([harmless(name) for name in header])
    rows = iter(rows)
    while True:
        yield page.getvalue().encode("utf-8", "backslashreplace")
        page.seek(0)
        page.truncate()
        batch = list(islice(rows, _BATCH))
        if not batch:
            return
        writer.writerows([harmless(cell) for cell in row] for row in batch)
