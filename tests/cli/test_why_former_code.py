"""An obligation that has another code since an amendment is found under the former one too, which is said."""

import json
from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run
from .test_audit import schema_problems

LATER = "2018-08-06T09:00:00+08:00"
OLD, NEW = "- code: a\n            name: 会议开放\n", "- code: g\n            name: 会议开放\n"


@pytest.fixture
def renamed(clerk: Run, tmp_path: Path) -> Run:
    """On 10 July 2.1.2a becomes 2.1.2g; E2 was recorded before, E3 extends it, E4 is the amendment."""
    assert OLD in ISSUED
    path = tmp_path / "amended.yaml"
    path.write_text(ISSUED.replace(OLD, NEW) + "\nrenamed: {2.1.2a: 2.1.2g}\n", "utf-8")
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-5", now="2018-07-06T09:00:00+08:00")
    extend = ("extend", "2.1.2a/1", "--unit", "德胜", "--to", "8-31", "--reason", "装修")
    assert clerk(*extend, now="2018-07-06T09:00:00+08:00").code == 0
    answer = clerk("load", str(path), "--reason", "调整", now="2018-07-10T09:00:00+08:00")
    assert answer.code == 0, answer.err
    return clerk


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "2.1.2a is 2.1.2g since an amendment"),
        ("zh", "2.1.2a 调整后编号为 2.1.2g"),
    ],
)
@pytest.mark.parametrize("code", ["2.1.2a", "2.1.2a/1", "二一2a"])
def test_the_former_code_finds_it_and_says_so(renamed: Run, code: str, lang: str, said: str) -> None:
    page = renamed("why", code, "区教委", now=LATER, lang=lang).out
    assert said in page
    assert "E2 07-05" in page
    now = renamed("why", code.replace("a", "g"), "区教委", now=LATER, lang=lang).out
    assert page == now.replace("\n", f"\n{said}\n", 1)


def test_the_tree_names_both_codes(renamed: Run) -> None:
    printed = renamed("why", "2.1.2a", "区教委", "--format", "json", now=LATER).out
    assert schema_problems("why", printed) == []
    assert json.loads(printed)["former"] == {"typed": "2.1.2a", "now": "2.1.2g"}
    assert json.loads(renamed("why", "2.1.2g", "区教委", "--format", "json", now=LATER).out)["former"] is None


def test_an_extension_of_before_is_told(renamed: Run) -> None:
    said = renamed("why", "2.1.2g/1", "德胜", now=LATER).out
    assert "E3 extension to 08-31" in said
    assert "neither extended nor excused" not in said.partition("2 in the year")[0]


def test_what_was_asked_for_under_the_former_code_is_not_asked_for_again(renamed: Run) -> None:
    """A request names the checkpoint as it was called."""
    ask = ("--unit", "月坛", "--reason", "停电", "--request")
    assert renamed("excuse", "2.1.2g/1", *ask, now=LATER).code == 0
    assert "E5 asks for that already" in renamed("excuse", "2.1.2g/1", *ask, now=LATER).err


def test_without_a_unit_the_units_are_asked_for_under_the_new_code(renamed: Run) -> None:
    assert renamed("why", "2.1.2a", now=LATER).err.startswith("govopen: 2.1.2a: 26 units answer for it; name one: ")


def test_a_code_that_never_was_is_nobodys(renamed: Run) -> None:
    assert "nothing in the plan is called 2.1.2x" in renamed("why", "2.1.2x", "区教委", now=LATER).err
