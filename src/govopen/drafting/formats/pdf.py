"""PDF with a text layer: its pages into lines and tables, and those into passages."""

import logging
from io import BytesIO

from govopen.drafting.formats import pdf_pages, pdf_text, refusals
from govopen.drafting.formats.passage import Passage

PAGES = 2000
_FEWEST = 15  # characters a page: fewer are a stamp or a page number on pictures


def passages(data: bytes, name: str) -> list[Passage]:
    """The paragraphs and cells of a PDF in order; heads, feet and numbers of pages as asides."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its warnings are no messages for a clerk
    try:
        with pdfplumber.open(BytesIO(data)) as file:
            if len(file.pages) > PAGES:
                raise refusals.TooLarge(name, PAGES, "pages")
            pages = [pdf_pages.page(page) for page in file.pages]
    except PdfminerException as problem:
        locked = "Password" in repr(problem) or (b"/Encrypt" in data and "crypt" in repr(problem).lower())
        raise (refusals.Encrypted if locked else refusals.Damaged)(name) from None
    _check(pages, name)
    return pdf_text.passages(pages)


def _check(pages: list[pdf_pages.Page], name: str) -> None:
    """Refuses pictures of pages, and fonts that do not say what they draw."""
    amount = sum(page.characters for page in pages)
    if not pages:
        raise refusals.Damaged(name)
    if amount == 0 or (amount < _FEWEST * len(pages) and any(page.pictures for page in pages)):
        raise refusals.Scanned(name)
    if sum(page.unknown for page in pages) * 5 > amount:
        raise refusals.Undecipherable(name)
