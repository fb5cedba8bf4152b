"""Codes as the document prints them: the reverse of how they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.plan.codes import parse_code, printed

NUMBERS = st.integers(1, 99)


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("2.1.2", "二（一）第2条"),
        ("2.1.2a", "二（一）第2条a"),
        ("1.5.5a/2018-Q3", "一（五）第5条a/2018-Q3"),
        ("10.20", "十（二十）"),
        ("11.21.12", "十一（二十一）第12条"),
    ],
)
def test_a_code_is_printed_as_the_document_has_it(code: str, place: str) -> None:
    assert printed(code) == place


@pytest.mark.parametrize("code", ["1.2.3.4", "100.1", "1.0.2", "5", "words"])
def test_what_no_document_prints_so_stays_as_it_is(code: str) -> None:
    assert printed(code) == code


@given(NUMBERS, NUMBERS, st.integers(1, 999), st.sampled_from(["", "a", "zz"]), st.sampled_from(["", "/1", "/2018-Q3"]))
def test_what_is_printed_reads_back_as_the_same_code(
    section: int, paragraph: int, clause: int, letter: str, suffix: str
) -> None:
    code = f"{section}.{paragraph}.{clause}{letter}{suffix}"
    assert parse_code(printed(code)) == code
