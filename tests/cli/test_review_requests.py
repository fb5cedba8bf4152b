"""What units ask for is decided by the words that review claims."""

from .running import Run, refused
from .test_review import LATER, standing, waiting


def test_a_request_accepted_after_the_date_that_it_moves_must_cite_a_document(clerk: Run) -> None:
    asked = (
        "extend",
        "2.1.2a/1",
        "--unit",
        "区教委",
        "--to",
        "8-31",
        "--reason",
        "场地维修",
        "--request",
        "--user",
        "li",
    )
    assert clerk(*asked, unit="区教委").code == 0
    refused(
        clerk("accept", "E2", "--decided", "7-19", now=LATER), "2.1.2a/1 of Education Commission was due 2018-07-20, "
    )
    answer = clerk("accept", "E2", "--decided", "7-19", "--ref", "西政办便函12号", now=LATER)
    assert "1 by 08-31" in answer.out
    assert standing(clerk)[0] == "open"
    assert "extended" in standing(clerk)[1]


def test_a_request_returned_moves_nothing(clerk: Run) -> None:
    asked = (
        "extend",
        "2.1.2a/1",
        "--unit",
        "区教委",
        "--to",
        "8-31",
        "--reason",
        "场地维修",
        "--request",
        "--user",
        "li",
    )
    clerk(*asked, unit="区教委")
    assert waiting(clerk) == ["E2"]
    assert clerk("return", "E2", "--reason", "理由不充分", now=LATER).code == 0
    assert standing(clerk)[0] == "overdue"
    assert waiting(clerk) == []


def test_a_units_page_says_how_much_of_its_own_waits_for_the_office(clerk: Run) -> None:
    wish = ("--to", "8-31", "--reason", "场地维修", "--request", "--user", "li")
    clerk("extend", "2.1.2a/1", "--unit", "区教委", *wish, unit="区教委")
    assert "1 entry waits for the office's word: govopen review" in clerk("status", unit="区教委").out
    assert "waits for the office" not in clerk("status", "区财政局").out
    clerk("return", "E2", "--reason", "理由不充分", now=LATER)
    assert "waits for the office" not in clerk("status", unit="区教委", now=LATER).out
