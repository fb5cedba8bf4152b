"""How clerks name units, obligations and codes."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govopen.plan.codes import NotACode, looks_like_code, parse_code
from govopen.plan.names import AmbiguousUnit, Names, UnknownUnit, initials, match_words, near_words, normalise

UNITS = {
    "区教委": "区教委",
    "区教育委员会": "区教委",
    "Education Commission": "区教委",
    "qjw": "区教委",
    "区民政局": "区民政局",
    "月坛街道": "月坛街道",
    "牛街街道": "牛街街道",
    "区委宣传部": "区委宣传部",
}


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("区教委", "区教委"),
        ("教委", "区教委"),
        ("西城区教委", "区教委"),
        ("北京市西城区教育委员会", "区教委"),
        (" 区 教委 ", "区教委"),
        ("QJW", "区教委"),
        ("ｑｊｗ", "区教委"),
        ("education commission", "区教委"),
        ("民政局", "区民政局"),
        ("月坛", "月坛街道"),
        ("月坛街道办事处", "月坛街道"),
        ("月坛街道办", "月坛街道"),
        ("西城区月坛街道", "月坛街道"),
        ("牛街", "牛街街道"),
    ],
)
def test_a_unit_is_found_however_it_is_typed(typed: str, unit: str) -> None:
    assert Names(UNITS).find(typed) == unit


def test_a_near_miss_is_answered_with_candidates() -> None:
    with pytest.raises(UnknownUnit, match="unknown unit 区教萎; did you mean 区教委") as caught:
        Names(UNITS).find("区教萎")
    assert caught.value.candidates[0] == "区教委"
    assert caught.value.exit_code == 2
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("typed", ["zzzz", "", " "])
def test_a_name_unlike_any_names_the_list(typed: str) -> None:
    with pytest.raises(UnknownUnit, match="govopen units lists them"):
        Names(UNITS).find(typed)


def test_shared_initials_are_ambiguous() -> None:
    names = Names([("区房管局", "区房管局"), ("qfgj", "区房管局"), ("区发改局", "区发改局"), ("QFGJ", "区发改局")])
    with pytest.raises(AmbiguousUnit, match="qfgj can be 区房管局, 区发改局; give the unit's full name"):
        names.find("qfgj")


def test_a_short_form_of_two_units_is_ambiguous_but_a_full_name_is_not() -> None:
    names = Names({"天桥街道": "天桥街道", "区天桥": "区天桥"})
    with pytest.raises(AmbiguousUnit):
        names.find("天桥")
    assert names.find("天桥街道") == "天桥街道"


def test_candidates_are_units_and_each_once() -> None:
    assert Names(UNITS).candidates("区教委员会", n=2)[0] == "区教委"
    assert len(set(Names(UNITS).candidates("区教委员会"))) == len(Names(UNITS).candidates("区教委员会"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("区教委", "qjw"),
        ("区重大办", "qzdb"),
        ("大栅栏街道", "dsljd"),
        ("什刹海街道", "schjd"),
        ("区委宣传部（区新闻办）", "qwxcbqxwb"),
        ("政务12345热线", "zw12345rx"),
    ],
)
def test_initials_are_those_of_the_pinyin(name: str, letters: str) -> None:
    assert initials(name) == letters


CHOICES = [
    ("2.1.2a", ["会议开放", "开放会议", "Open meetings"]),
    ("2.3.1b", ["政府开放日", "Open day"]),
    ("1.5.5a", ["突发公共卫生季度发布", "Quarterly public-health release"]),
    ("3.5.1a", ["“数字红墙”平台", "Digital Red Wall"]),
]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("会议开放", ["2.1.2a"]),
        ("开放会议", ["2.1.2a"]),
        ("会议 开放", ["2.1.2a"]),
        ("开放", ["2.1.2a", "2.3.1b"]),
        ("open", ["2.1.2a", "2.3.1b"]),
        ("OPEN　Day", ["2.3.1b"]),
        ("meetings open", ["2.1.2a"]),
        ("开放 release", []),
        ("数字红墙平台", ["3.5.1a"]),
        ("", []),
        ("  ", []),
        (["公共卫生", "季度"], ["1.5.5a"]),
    ],
)
def test_words_find_obligations(words: str | list[str], codes: list[str]) -> None:
    assert match_words(words, CHOICES) == codes


def test_a_whole_name_comes_before_a_part_of_one() -> None:
    assert match_words("培训", [("a", ["培训"]), ("b", ["精准培训"])]) == ["a"]


def test_near_words_give_codes() -> None:
    assert near_words("会议公开", CHOICES, 1) == ["2.1.2a"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2.1.2a", "2.1.2a"),
        ("2.1.2A", "2.1.2a"),
        ("2．1．2", "2.1.2"),
        ("２。１。２ a", "2.1.2a"),
        ("2.01.2", "2.1.2"),
        ("二一2", "2.1.2"),
        ("二一2a", "2.1.2a"),
        ("二（一）2", "2.1.2"),
        ("二(一)第2条", "2.1.2"),
        ("二(一)第2条a", "2.1.2a"),
        ("二、（一）第二条", "2.1.2"),
        ("四（五）一是", "4.5.1"),
        ("十一(二十)3", "11.20.3"),
        ("二十一2", "2.11.2"),
        ("五(四)", "5.4"),
        ("2.1.2a/1", "2.1.2a/1"),
        ("1.5.5a/2018-q3", "1.5.5a/2018-Q3"),
        ("3.6.1A/Case-12", "3.6.1a/case-12"),
        ("一(五)5a/2018-h1", "1.5.5a/2018-H1"),
    ],
)
def test_codes_are_read_as_printed(typed: str, code: str) -> None:
    assert parse_code(typed) == code
    assert looks_like_code(typed)


@pytest.mark.parametrize("typed", ["", "开放", "2", "2.1.2abc", "2.1.2a/", "二(十十)2", "E128", "2018-07-20", "/1"])
def test_other_words_are_no_codes(typed: str) -> None:
    with pytest.raises(NotACode, match="is not a code"):
        parse_code(typed)
    assert not looks_like_code(typed)


@given(st.text(max_size=20))
def test_any_text_is_a_code_or_not(text: str) -> None:
    if looks_like_code(text):
        assert parse_code(parse_code(text)) == parse_code(text)


@given(st.text(max_size=20))
def test_normalising_twice_changes_nothing_for_names(text: str) -> None:
    assert normalise(f" {text} ") == normalise(text)


def test_looking_up_names_needs_no_heavy_import() -> None:
    script = "import sys, govopen.plan.names, govopen.plan.codes; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "yaml", "rapidfuzz", "pypinyin", "rich"} & set(loaded)


def test_an_english_word_is_matched_whole_in_one_or_many() -> None:
    choices = [("2.1.2a", ["会议开放", "Open meetings"]), ("1.4.1a", ["食品安全", "Food safety"])]
    assert match_words("open meeting", choices) == ["2.1.2a"]
    assert match_words("foo", choices) == []
    assert match_words("食", choices) == ["1.4.1a"]
