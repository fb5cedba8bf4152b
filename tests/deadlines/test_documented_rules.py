"""docs/deadlines.md and the functions that it names speak of the same rules."""

import importlib
import re
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[2] / "docs" / "deadlines.md"
ROWS = re.findall(r"^\| (\d+) \| .* \| ([^|]+) \| ([^|]+) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
FUNCTIONS = [(int(number), path) for number, _source, named in ROWS for path in re.findall(r"`(\w+\.\w+)`", named)]


def test_the_rules_are_numbered_without_a_gap_and_each_has_its_source() -> None:
    rules = [(int(number), source) for number, source, functions in ROWS if "`" in functions]
    assert [number for number, _source in rules] == list(range(1, 18))
    assert all(re.search(r"[Aa]rts?\. 20[0-5]|[Nn]otices|[Oo]ur reading", source) for _number, source in rules)


@pytest.mark.parametrize(("number", "path"), FUNCTIONS)
def test_a_rules_function_carries_its_number(number: int, path: str) -> None:
    owner, name = path.split(".")
    module = importlib.import_module("govopen.deadlines." + ("workdays" if owner == "WorkCalendar" else owner))
    holder = getattr(module, owner) if owner == "WorkCalendar" else module
    said = re.findall(r"[Rr]ules? ([\d to,and]+)", getattr(holder, name).__doc__)
    assert str(number) in re.findall(r"\d+", " ".join(said))
