"""Documents in the style of such plans, in every format, drafted and compared with the plans made of them by hand."""

import re
import sys
from pathlib import Path

import pytest

from govopen.drafting.document import Cell, Document
from govopen.drafting.draft import draft
from govopen.drafting.formats.passage import Passage
from govopen.drafting.formats.repairs import repaired
from govopen.drafting.formats.txt import decoded
from govopen.drafting.reading import read
from govopen.drafting.writing import text_of
from govopen.plan.tree import compose

sys.path += [str(Path(__file__).parents[2] / "bench"), str(Path(__file__).parent / "documents")]
from drafting import DOCUMENTS, MEASURES, Score, compare, main, pairs
from make_documents import MAKERS

ALL = [document for document, _expected in pairs(DOCUMENTS)]

LEAST = {"items": 0.97, "leads": 0.97, "responsible": 0.97, "requirements": 0.95}
"""Precision and recall over all documents together; what single documents reach, the bench prints."""


@pytest.mark.parametrize("document", ALL, ids=lambda path: path.name)
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


NARROW = str.maketrans("（），；：", "(),;:")
WIDE = str.maketrans("(),;:", "（），；：")


@pytest.mark.parametrize("document", ALL, ids=lambda path: path.name)
@pytest.mark.parametrize("width", [NARROW, WIDE], ids=["narrow", "wide"])
def test_a_document_and_its_plan_are_read_the_same_with_punctuation_of_the_other_width(
    document: Path, width: dict[int, int]
) -> None:
    """Half a width or a whole one says nothing about what a document means, whatever file its lines come from."""
    known = read(document)
    lines = [Passage(known.words(line.span).translate(width), line.cell, line.aside) for line in known.lines]
    swapped = repaired(known.name, known.format, lines)
    assert swapped.text == known.text
    assert draft(swapped).plan == draft(known).plan


def test_a_file_of_text_is_read_the_same_with_punctuation_of_the_other_width(tmp_path: Path) -> None:
    """The file itself swapped: its lines are joined and its asides found as before."""
    for document in ALL:
        if document.suffix == ".txt":
            words = decoded(document.read_bytes(), document.name)
            for width in (NARROW, WIDE):
                swapped = tmp_path / document.name
                swapped.write_text(words.translate(width), "utf-8", newline="")
                assert draft(read(swapped)).plan == draft(read(document)).plan, document.name


def _words(document: Document) -> list[tuple[Cell | None, str]]:
    return [(line.cell, document.words(line.span)) for line in document.lines if not line.aside]


@pytest.mark.parametrize("name", MAKERS)
def test_a_document_that_is_no_text_is_what_make_documents_makes(name: str, tmp_path: Path) -> None:
    """A printed one is compared with the Word file that is printed: the same words, in its lines or not."""
    made = tmp_path / name.replace(".pdf", ".docx")
    MAKERS[name]().save(made)
    here, there = _words(read(DOCUMENTS / name)), _words(read(made))
    if name.endswith(".pdf"):
        assert "".join(words for _cell, words in here) == "".join(words for _cell, words in there)
    else:
        assert here == there


def test_every_binary_document_has_its_maker() -> None:
    assert {each.name for each in DOCUMENTS.iterdir() if each.suffix in {".docx", ".pdf", ".xlsx"}} == set(MAKERS)


def test_the_figures_in_the_documents_are_those_that_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """What the test fails with goes into docs/drafting.md: ``python bench/drafting.py --table``."""
    main(["--table"])
    told = (Path(__file__).parents[2] / "docs" / "drafting.md").read_text("utf-8")
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
