"""Taking back what put something right, and naming what holds now."""

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs


def corrected(clerk: Run) -> None:
    """E2 is withdrawn by E3 and said anew by E4."""
    assert clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-17", "--times", "2").code == 0
    assert clerk("correct", "E2", "--on", "7-18", "--reason", "录错").code == 0


def test_a_correction_taken_back_leaves_nothing_and_says_how_to_enter_what_was_there(clerk: Run) -> None:
    corrected(clerk)
    lines = clerk("undo", "E4").out.splitlines()
    assert "E2, which it put right, stays taken back; to enter it again:" in lines
    typed = lines[-1].strip()
    assert typed == "govopen done 2.1.2a --unit 区教委 --on 2018-07-17 --times 2"
    assert clerk(*typed.split()[1:]).code == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "E2 was taken back by E5 and does not come back with it; to enter it again:"),
        ("zh", "E2 已由 E5 撤回，不随之恢复；需重新录入用："),
    ],
)
def test_what_was_returned_and_taken_back_does_not_come_back_with_what_made_it_good(
    clerk: Run, lang: str, said: str
) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-17")
    clerk("return", "E2", "--reason", "缺名单")
    assert clerk("done", "--replaces", "E2", "--on", "7-18").code == 0
    assert clerk("undo", "E2").code == 0
    lines = clerk("undo", "E4", lang=lang).out.splitlines()
    assert lines[-2:] == [said, "    govopen done 2.1.2a --unit 区教委 --on 2018-07-17"]
    assert clerk(*lines[-1].split()[1:]).code == 0


def test_what_was_put_right_already_names_what_holds_now(clerk: Run, database: Database) -> None:
    corrected(clerk)
    before = seqs(database)
    for words in (("correct", "E2", "--on", "7-16", "--reason", "录错"), ("undo", "E2"), ("accept", "E2")):
        assert refusal(clerk(*words)) == "E2 was put right already; what holds now is E4: govopen history E4"
    assert seqs(database) == before


def test_a_withdrawal_is_not_taken_back_and_says_what_to_do(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--unit", "区教委", "--on", "7-17")
    clerk("undo", "E2")
    assert refusal(clerk("undo", "E3")) == (
        "E3 took back E2, which stays so; if it holds after all, enter it anew: "
        "govopen done 2.1.2a --unit 区教委 --on 2018-07-17"
    )
    clerk("open", "major_incident", "--unit", "区教委", "--at", "7-18 14:20")
    clerk("done", "3.6.1a", "--unit", "区教委", "--at", "7-18 15:20")
    clerk("undo", "E5")
    assert "enter it anew: govopen done 3.6.1a --unit 区教委 --at '2018-07-18 15:20' --case 1" in refusal(
        clerk("undo", "E6")
    )


def test_what_stands_for_a_returned_report_and_was_returned_too_has_made_nothing_good(clerk: Run) -> None:
    clerk("done", "2.1.2a", "--on", "7-17", unit="区教委")
    clerk("return", "E2", "--reason", "没有照片")
    clerk("done", "--replaces", "E2", "--on", "7-17", unit="区教委")
    clerk("return", "E4", "--reason", "还是没有")
    assert refusal(clerk("accept", "E2")) == (
        "E2 was returned, and E4, which stands for it, too: make that one good, govopen done --replaces E4 --on DATE, "
        "or take it back: govopen undo E4"
    )
    clerk("done", "--replaces", "E4", "--on", "7-17", unit="区教委")
    assert refusal(clerk("accept", "E2")).startswith("E2 was returned and made good by E6, which counts instead")
