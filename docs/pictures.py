"""Takes the pictures that the documents show, in Chromium: ``make pictures``.

usage: python docs/pictures.py [CHROMIUM]
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from govopen.cli import COMMANDS
from govopen.cli.edge import run

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "tests" / "drafting" / "documents" / "haiqu-2022-environment.txt"
PICTURE = ROOT / "docs" / "images" / "draft-review.png"
SIZE = {"width": 1180, "height": 2200}
"""Pixels: wide enough for both sides, long enough for the doubts, the units and the first clauses."""


def main(chromium: str = "/usr/bin/chromium") -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "review.html"
        made = run(
            ["--lang", "zh", "draft", str(DOCUMENT), "-o", str(page.with_name("plan.yaml")), "--report", str(page)],
            COMMANDS,
        )
        assert made == 0
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # a TypedDict of its own
        tab.goto(page.as_uri())
        PICTURE.parent.mkdir(exist_ok=True)
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
