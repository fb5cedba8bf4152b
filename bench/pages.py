"""How long 100 pages take to draft beyond reading their format, in processor time, and 200 pages beside them.

usage: python bench/pages.py [RUNS]
"""

import re
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measure import ratio

from govopen.drafting.document import Document
from govopen.drafting.draft import draft
from govopen.drafting.reading import read
from govopen.drafting.writing import text_of

SAMPLE = Path(__file__).parents[1] / "tests" / "drafting" / "documents" / "linjiang-2019-openness.txt"
PAGE = 700
"""Characters of a page of an official document: 22 lines of 28 signs, with headings and ends of paragraphs."""


def document(pages: int, folder: Path) -> Document:
    """The sample with what follows each of its headings 一、 over and over, as one document of so many pages, read."""
    text = SAMPLE.read_text(encoding="utf-8")
    head, *sections = re.split("(?m)^(?=\u3000*[一二三四五六七八九十]+、)", text)
    parts = [section.partition("\n") for section in sections]
    times = -(-pages * PAGE // sum(len(body) for _title, _end, body in parts))
    file = folder / f"{pages}.txt"
    file.write_text(head + "".join(f"{title}\n{body * times}" for title, _end, body in parts), encoding="utf-8")
    made = read(file)
    return replace(made, name=f"{pages} pages")


def seconds(made: Document) -> float:
    """How long it takes from the text that was read to the text of the plan."""
    begun = time.process_time()
    text_of(draft(made), lambda decision: decision.doubt)
    return time.process_time() - begun


def main(runs: int) -> None:
    with TemporaryDirectory() as folder:
        one, two = document(100, Path(folder)), document(200, Path(folder))
        taken = [(seconds(one), seconds(two)) for _run in range(runs)]
    first, second = median(one for one, _two in taken), median(two for _one, two in taken)
    print(f"100 pages ({len(one.text):,} characters): {first:.2f} s beyond reading (at most 5)")
    ratio("200 pages / 100 pages", second, first, 2.3)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
