"""No page is wider than a terminal of 80 cells, in neither language, whatever the names."""

from pathlib import Path

import pytest
from conftest import Type

from govopen.output.columns import width_of

UNITS = ["区卫生计生委", "区政府办公室", "大栅栏街道", "试点单位"]
CODES = ["1.5.5a", "2.1.2", "2.2.1", "3.2.2a", "3.3.1a", "3.6.1"]
DAYS = ["2018-01-15", "2018-07-23", "2018-10-10", "2018-12-31", "2019-01-31"]
PAGES = [
    *(("--as-of", day, *page) for day in DAYS for page in (["status"], ["scorecard"], ["overdue", "--soon", "30"])),
    *(("--as-of", day, "status", unit, "--all") for day in DAYS[1::2] for unit in UNITS),
    *(("--as-of", day, "scorecard", unit, "--explain") for day in DAYS[2:] for unit in UNITS[:3]),
    *(("--as-of", day, "show", code) for day in DAYS[::2] for code in CODES),
    *((command, "--help") for command in ("done", "overdue", "status", "load", "items", "show", "history")),
]


@pytest.fixture
def year(govopen: Type, tmp_path: Path) -> Path:
    place = tmp_path / "demo.db"
    govopen("init", "--demo", db=place)
    return place


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_fits_80_cells(govopen: Type, year: Path, lang: str) -> None:
    wide = []
    for page in PAGES:
        out = govopen(*page, db=year, lang=lang, now="2019-03-01T09:00:00+08:00").out
        assert out
        wide += [(page, line) for line in out.splitlines() if width_of(line) > 80]
    assert wide == []
