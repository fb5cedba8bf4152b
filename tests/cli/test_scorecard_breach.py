"""Behind a breach the card names the entry: the finding, or what closed the case too early."""

import json

from .running import Run

LATER = "2018-08-06T09:00:00+08:00"


def behind(clerk: Run, unit: str) -> dict[str, list[str]]:
    """The entries behind each breach of the unit."""
    printed = clerk("scorecard", unit, "--explain", "--format", "json", now=LATER).out
    own = json.loads(printed)["units"][0]["explanation"]["own"]
    return {row["checkpoint"]: row["entries"] for row in own if row["standing"] == "breached"}


def test_a_finding_stands_behind_the_breach_of_a_ban(clerk: Run) -> None:
    clerk("finding", "3.4.1b", "--unit", "区教委", "--on", "7-18", "--note", "多收材料")
    assert behind(clerk, "区教委") == {"3.4.1b": ["E2"]}
    for lang, words in (("en", "[breached] 3.4.1b "), ("zh", "[违反] 3.4.1b ")):
        said = clerk("scorecard", "区教委", "--explain", now=LATER, lang=lang).out
        line = next(line for line in said.splitlines() if words in line)
        assert "E2" in line + said.partition(line)[2].splitlines()[1]


def test_a_finding_that_waits_or_was_taken_back_stands_behind_nothing(clerk: Run) -> None:
    clerk("finding", "3.4.1b", "--unit", "区教委", "--on", "7-17")
    clerk("finding", "3.4.1b", "--unit", "区教委", "--on", "7-18")
    clerk("finding", "3.4.1b", "--on", "7-16", unit="区教委")
    clerk("undo", "E2")
    assert behind(clerk, "区教委") == {"3.4.1b": ["E3"]}


def test_a_closing_stands_behind_a_consultation_cut_short(clerk: Run) -> None:
    # Opened on Monday 16 July, five working days: Monday 23 July is the first lawful day.
    clerk("open", "consultation", "--unit", "区教委,区民政局", "--on", "7-16")
    clerk("close", "1", "--on", "7-18")
    assert behind(clerk, "区教委") == behind(clerk, "区民政局") == {"2.1.1a/case-1": ["E4"]}
