"""More than a plan can hold, or longer than a draft may take, is refused in one line that says what to do."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from lines import document

from govopen.drafting import draft as drafting
from govopen.drafting import limits
from govopen.drafting.draft import draft
from govopen.drafting.formats.passage import CHARACTERS
from govopen.drafting.reading import read
from govopen.errors import BadInput

HEAD = ("临江区2019年工作要点", "2019年3月8日", "一、总则")
DAYS = "".join(f"{month}月{day}日前公布{chr(0x6000 + day)}类信息，" for month in range(1, 13) for day in range(1, 10))
UNITS = [f"区{chr(0x4E00 + n // 60)}{chr(0x4E00 + n % 60)}局" for n in range(5400)]


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ([f"{n}.公开第{n}项（区教委负责）。" for n in range(1, 1001)], "1,000 items in one section"),
        (["（一）公开信息。" + DAYS + "（区教委负责）。"], "101 requirements in one clause"),
        ([f"（一）公开（区教委负责）。\n{'二一'[n % 2]}、总则" for n in range(102)], "sections"),
        ([f"{n}.公开（{'、'.join(UNITS[n * 60 : n * 60 + 60])}负责）。" for n in range(90)], "different units"),
    ],
    ids=["items", "requirements", "sections", "units"],
)
def test_more_than_a_plan_holds_is_one_line(lines: list[str], what: str) -> None:
    with pytest.raises(BadInput, match=what) as refused:
        draft(document(*HEAD, *(part for line in lines for part in line.split("\n"))))
    assert "\n" not in str(refused.value)
    assert "parts one by one" in str(refused.value)


def test_nine_hundred_items_with_the_same_number_are_counted_on() -> None:
    made = draft(document(*HEAD, *("1.公开信息（区教委负责）。" for _n in range(900))))
    codes = [item["code"] for item in made.plan["sections"][0]["items"]]
    assert len(set(codes)) == 900


def test_a_draft_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    monkeypatch.setattr(drafting, "outline", lambda _document: time.sleep(10))
    with pytest.raises(limits.TooLong, match="could not be drafted"):
        draft(document(*HEAD))


@pytest.mark.parametrize("word", ["（", "(", "、", "每", "6月底前", "牵头", "区教委 ", "《", "负责，"])
def test_a_text_of_one_word_over_and_over_takes_time_in_proportion(word: str, tmp_path: Path) -> None:
    taken = []
    for size in (30_000, 120_000):
        file = tmp_path / f"{size}.txt"
        file.write_text("\n".join((*HEAD, "（一）公开。" + word * (size // len(word)))), "utf-8")
        begun = time.process_time()
        with suppress(BadInput):
            draft(read(file))
        taken.append(time.process_time() - begun)
    assert taken[1] < 10 * taken[0] + 0.5


def test_a_longer_text_than_is_read_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("公开的" * (CHARACTERS // 3 + 1), "utf-8")
    with pytest.raises(BadInput, match="more than 1,000,000 characters"):
        read(file)
