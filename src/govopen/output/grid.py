"""A table whose headings are stacked and whose names wrap, for many narrow columns of numbers on one screen."""

from collections.abc import Iterator, Sequence

from govopen.output.columns import Screen, Styled, aligned, pad, paint, width_of, wrap

NARROWEST_NAME = 12


def grid(headings: Sequence[str], rows: Sequence[Sequence[str]], screen: Screen, name: int = 0) -> Iterator[str]:
    """Lines of at most the screen's width. A heading is stacked at its line breaks, bottom line last.

    The column ``name`` holds words, aligned left and wrapped where the numbers leave little room, or above the numbers
    where a word would break; all others are numbers, aligned right. Columns stand two cells apart where that fits, else
    one.
    """
    stacked = [heading.split("\n") for heading in headings]
    widths = [
        max([width_of(line) for line in stacked[at]] + [width_of(row[at]) for row in rows])
        for at in range(len(headings))
    ]
    numbers = sum(widths) - widths[name]
    gap = 2 if sum(widths) + 2 * (len(widths) - 1) <= screen.width else 1
    room = screen.width - numbers - gap * (len(widths) - 1)
    words = [word for row in rows for word in row[name].split() if word.isascii()]
    above = room < min(widths[name], max([NARROWEST_NAME, *(len(word) + 2 for word in words)]))
    widths[name] = max(width_of(stacked[name][-1]), min(widths[name], room))
    height = max(map(len, stacked))
    for line in range(height):
        cells = [([""] * (height - len(lines)) + lines)[line] for lines in stacked]
        yield _line(cells, widths, gap, name, colour=False)
    margin = " " * (sum(widths[:name]) + gap * name)
    for row in rows:
        first, *rest = [""] if above else wrap(row[name], widths[name], "  ")
        if above:
            named = [*widths[:name], width_of(row[name])]
            yield _line(row[: name + 1], named, gap, name, colour=screen.colour)
        before = [""] * name if above else row[:name]
        yield _line([*before, first, *row[name + 1 :]], widths, gap, name, colour=screen.colour)
        yield from (margin + line for line in rest)


def _line(cells: Sequence[str], widths: Sequence[int], gap: int, name: int, *, colour: bool) -> str:
    laid_out = []
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        shown = pad(cell, width) if at == name else " " * (width - width_of(cell)) + aligned(cell)
        laid_out.append(paint(shown, cell.style, colour=colour) if isinstance(cell, Styled) else shown)
    return (" " * gap).join(laid_out).rstrip()
