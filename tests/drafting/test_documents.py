"""Documents in the style of such plans, in every format, drafted and compared with the plans made of them by hand."""

import re
import sys
from pathlib import Path

import pytest

from govopen.drafting.draft import draft
from govopen.drafting.reading import read
from govopen.drafting.writing import text_of
from govopen.plan.tree import compose

BENCH = str(Path(__file__).parents[2] / "bench")
sys.path.append(BENCH)
from drafting import DOCUMENTS, MEASURES, Score, compare, main, pairs  # noqa: E402 - one way of measuring, for bench and tests

LEAST = {"items": 0.97, "leads": 0.97, "responsible": 0.97, "requirements": 0.95}
"""Precision and recall over all documents together; what single documents reach, the bench prints."""


@pytest.mark.parametrize("document", [document for document, _expected in pairs(DOCUMENTS)], ids=lambda path: path.name)
def test_every_character_is_accounted_for_and_the_plan_is_a_file_that_can_be_read(document: Path) -> None:
    made = draft(read(document))
    assert "".join(made.document.words(each.span) for each in made.outline.accounted) == made.document.text
    codes = [item["code"] for section in made.plan["sections"] for item in section["items"]]
    assert len(set(codes)) == len(codes)
    text = text_of(made, lambda each: each.doubt or each.rule)
    root, problems = compose(text)
    assert root
    assert problems == []


def test_the_drafts_of_all_documents_together_say_what_the_plans_made_by_hand_say() -> None:
    total = dict.fromkeys(MEASURES, Score(0, 0, 0))
    for document, expected in pairs(DOCUMENTS):
        scores, _misses = compare(document, expected)
        total = {name: Score(*map(sum, zip(total[name], scores[name], strict=True))) for name in MEASURES}
    for measure, least in LEAST.items():
        assert total[measure].there > 100
        assert total[measure].recall >= least, measure
        assert total[measure].precision >= least, measure


def test_a_document_and_its_plan_are_read_the_same_with_punctuation_of_the_other_width(tmp_path: Path) -> None:
    """Half a width or a whole one says nothing about what a document means."""
    document = next(document for document, _expected in pairs(DOCUMENTS) if document.stem == "linjiang-2019-openness")
    swapped = tmp_path / document.name
    narrow = document.read_text("utf-8").translate(str.maketrans("（），；：", "(),;:"))
    swapped.write_text(narrow, "utf-8")
    assert draft(read(swapped)).plan == draft(read(document)).plan


def test_the_figures_in_the_documents_are_those_that_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """What the test fails with goes into docs/drafting.md: ``python bench/drafting.py --table``."""
    main(["--table"])
    told = (Path(BENCH).parent / "docs" / "drafting.md").read_text("utf-8")
    rows = re.findall(r"^\|[^|]+(?:\| [0-9.]+/[0-9.]+ of [0-9]+ ){5}\|$", told, re.MULTILINE)
    assert rows == capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.txt"], "a.txt has no plan beside it: give a document, its expected plan, and so on in pairs"),
        (["no.txt", "no.yaml"], "no.txt, no.yaml: "),
        ([str(DOCUMENTS / "linjiang-2019-openness.txt"), __file__], "linjiang-2019-openness.txt, "),
    ],
    ids=["an odd number of files", "files that are not there", "a plan that is none"],
)
def test_the_bench_says_in_a_line_what_it_cannot_compare(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    last = capsys.readouterr().err.splitlines()[-1]
    assert (left.value.code, said in last) == (2, True)
    assert "Traceback" not in last


def test_the_bench_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    assert "--misses" in capsys.readouterr().out
