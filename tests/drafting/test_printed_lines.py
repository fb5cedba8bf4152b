"""What a printed page breaks is put together: titles, and cells of a table that its end cuts."""

from govopen.drafting.document import Cell
from govopen.drafting.formats import pdf_text
from govopen.drafting.formats.pdf_pages import Box, Page, Row, Table

SIZE = 10.0
BODY = ("        为做好今年工作，制定本方案，请各单位结合", "实际认真贯彻执行，并于年底前报送落实情况。")


def line(words: str, top: float, left: float = 100.0) -> Row:
    """A line of characters as wide as high."""
    x0 = left + SIZE / 4 * (len(words) - len(words.lstrip()))
    return Row(words.strip(), x0, x0 + SIZE * len(words.strip()), top, top + SIZE, SIZE)


def page(*rows: Row, tables: tuple[Table, ...] = ()) -> Page:
    return Page(500.0, 700.0, list(rows), list(tables), "")


def said(*pages: Page) -> list[str]:
    return ["".join(each.text.split()) for each in pdf_text.passages(pages)]


def test_a_title_as_large_as_the_body_goes_on_in_the_middle_of_the_next_line() -> None:
    title = [line("云泽区人民政府办公室关于做好本年度全区政务", 100), line("公开工作的通知", 120, 175)]
    body = [line(words, 160 + 20 * at) for at, words in enumerate(BODY * 3)]
    assert said(page(*title, *body))[0].startswith("云泽区人民政府办公室关于做好本年度全区政务公开工作的通知")


def table(*cells: tuple[int, int, tuple[str, ...]], rows: int) -> Table:
    """A table of three columns, the second as wide as four characters."""
    edges = (100.0, 140.0, 184.0, 260.0)
    boxes = [
        Box(
            row,
            column,
            1,
            1,
            edges[column],
            edges[column + 1],
            tuple(line(each, 0, edges[column] + 2) for each in words),
        )
        for row, column, words in cells
    ]
    return Table(600.0, 690.0, edges[:3], rows, boxes)


def test_a_cell_cut_by_a_page_s_end_is_one_cell_although_its_first_line_is_short() -> None:
    first = table((0, 0, ("1",)), (0, 1, ("储备抗旱",)), (0, 2, ("区水利局",)), rows=1)
    rest = table((0, 0, ()), (0, 1, ("应急水源。",)), (0, 2, ()), rows=1)
    made = pdf_text.passages([page(tables=(first,)), page(tables=(rest,))])
    assert [("".join(each.text.split()), each.cell) for each in made] == [
        ("1", Cell(0, 0, 0)),
        ("储备抗旱应急水源。", Cell(0, 0, 1)),
        ("区水利局", Cell(0, 0, 2)),
    ]


def test_a_row_at_a_page_s_head_below_a_merged_cell_is_a_row_of_its_own() -> None:
    first = table((0, 0, ("水利",)), (0, 1, ("储备。",)), (0, 2, ("区水利局",)), rows=1)
    rest = table((0, 0, ()), (0, 1, ("抽查。",)), (0, 2, ("区财政局",)), rows=1)
    made = pdf_text.passages([page(tables=(first,)), page(tables=(rest,))])
    assert [each.text for each in made if each.cell and each.cell.column == 1] == ["储备。", "抽查。"]
