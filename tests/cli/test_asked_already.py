"""A unit asks once: while a request waits, the same is not asked for again; and only the office decides."""

import pytest

from govopen.store.connection import Database

from .running import Run, refusal, seqs
from .wishes import EXCUSE, EXTEND, IN_TIME

BOTH = pytest.mark.parametrize("words", [EXTEND, EXCUSE], ids=["extend", "excuse"])


@BOTH
def test_what_is_asked_for_already_is_not_asked_for_again(clerk: Run, database: Database, words: list[str]) -> None:
    assert clerk(*words, "--request", now=IN_TIME).code == 0
    for unit in ("", "德胜"):
        assert refusal(clerk(*words, "--request", now=IN_TIME, unit=unit)) == (
            "E2 asks for that already and waits for the office; to ask otherwise, take it back: govopen undo E2"
        )
    assert refusal(clerk(*words, "--request", now=IN_TIME, lang="zh")) == (
        "E2 已经申请过，正等政府办决定；要改申请，先撤回：govopen undo E2"
    )
    assert seqs(database) == 2


@BOTH
def test_another_unit_another_checkpoint_and_the_other_kind_may_be_asked_for(clerk: Run, words: list[str]) -> None:
    assert clerk(*words, "--request", now=IN_TIME).code == 0
    other = EXCUSE if words[0] == "extend" else EXTEND
    yearly = [{"2.1.2a/1": "2.1.2a", "8-31": "2019-1-31"}.get(word, word) for word in words]
    for asked in ([*words[:3], "月坛", *words[4:]], yearly, other):
        assert clerk(*asked, "--request", now=IN_TIME).code == 0, asked


@BOTH
@pytest.mark.parametrize("word", [("undo", "E2"), ("return", "E2", "--reason", "x")], ids=["undo", "return"])
def test_once_decided_or_taken_back_it_may_be_asked_for_anew(clerk: Run, words: list[str], word: list[str]) -> None:
    clerk(*words, "--request", now=IN_TIME)
    assert clerk(*word, now=IN_TIME).code == 0
    assert clerk(*words, "--request", now=IN_TIME).code == 0


@BOTH
def test_a_unit_does_not_take_back_what_the_office_decided(clerk: Run, database: Database, words: list[str]) -> None:
    clerk(*words, now=IN_TIME)
    said = refusal(clerk("undo", "E2", now=IN_TIME, unit="德胜"))
    kind = {"extend": "extension", "excuse": "excuse"}[words[0]]
    assert said == f"E2 ({kind}) is the office's to take back; this desk is Desheng's, see: govopen config"
    assert seqs(database) == 2


@BOTH
def test_what_a_unit_asked_for_it_takes_back_itself(clerk: Run, words: list[str]) -> None:
    clerk(*words, "--request", now=IN_TIME, unit="德胜")
    assert clerk("undo", "E2", now=IN_TIME, unit="德胜").code == 0


def test_a_unit_that_decides_is_told_the_line_that_asks(clerk: Run) -> None:
    said = refusal(clerk("excuse", "2.1.2a/1", "--reason", "停电", now=IN_TIME, unit="德胜"))
    typed = "excuse 2.1.2a/1 --reason 停电 --request"
    assert said == f"only the office decides this; a unit asks for it: govopen {typed}"
    assert clerk(*typed.split(), now=IN_TIME, unit="德胜").code == 0
