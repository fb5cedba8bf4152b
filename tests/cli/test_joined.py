"""What is told of a unit that joined a group: it owes what opens later, and nobody says otherwise."""

from pathlib import Path

import pytest
from amendments import ISSUED

from .running import Run

AUGUST = "2018-08-10T09:00:00+08:00"
JOINED = ISSUED.replace(
    "members: [区教委, 区民政局, 区人力社保局,", "members: [区财政局, 区教委, 区民政局, 区人力社保局,", 1
)


@pytest.fixture
def joined(govopen: Run, xicheng: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """区财政局 joined 民生部门 in August, and so left 其他部门, who owe 2.1.2b."""
    monkeypatch.setenv("GOVOPEN_DB", str(xicheng))
    monkeypatch.setenv("GOVOPEN_NOW", AUGUST)
    (tmp_path / "joined.yaml").write_text(JOINED, "utf-8")
    said = govopen("load", str(tmp_path / "joined.yaml"), "--reason", "调整")
    assert "checkpoints: 185 with a date in the document, 1,713 without" in said.out
    return govopen


def test_a_load_counts_what_is_owed_as_status_does(joined: Run) -> None:
    out = joined("status").out
    assert "Stated in the document 185:" in out
    assert "No date in the document 1713:" in out


def test_units_and_items_leave_out_what_it_does_not_owe(joined: Run) -> None:
    """12 with a date and 48 without before it joined; 2.1.2b is gone."""
    words = " ".join(joined("units", "区财政局").out.split())
    assert "answers for 12 obligations with a date in the document, 47 without" in words


@pytest.mark.parametrize(
    "typed",
    [("why", "2.1.2a", "区财政局"), ("done", "2.1.2a", "--unit", "区财政局", "--on", "8-1")],
    ids=["why", "done"],
)
def test_who_does_not_answer_is_not_among_those_who_do(joined: Run, typed: tuple[str, ...]) -> None:
    said = joined(*typed).err
    assert "Finance Bureau does not answer for 2.1.2a Open meetings; " in said
    assert said.count("Finance Bureau") == 1
