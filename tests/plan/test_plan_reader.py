"""Every mistake in a file is reported at its place, all at once; nothing a file holds raises."""

import os
import resource
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_plan import SMALL, after, mark, plan_after, problems_after

from govopen.plan.reader import MAX_PROBLEMS, parse, read


def test_a_sound_plan_has_no_problems(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(SMALL, encoding="utf-8")
    plan, problems = read(file)
    assert plan is not None
    assert plan.plan.period == (date(2018, 1, 1), date(2018, 12, 31))
    assert problems == []


def test_a_byte_order_mark_is_no_problem() -> None:
    assert parse(b"\xef\xbb\xbf" + SMALL.encode())[1] == []


@pytest.mark.parametrize(
    ("old", "marked", "rule"),
    [
        # keys and values
        ("  id: small-2018\n  title", "  ^title", "missing"),
        ("{kind: department}\n  月", "^{kin: department}\n  月", "missing"),
        ("        lead: [", "        ^leed: [", "extra_forbidden"),
        ("id: small-2018", "id: ^Small 2018", "string_pattern_mismatch"),
        ("title: 小计划", "title: ^2018", "string_type"),
        ("title: 小计划", "title: ^true", "string_type"),
        ("title: 小计划", "title: ^[小]", "string_type"),
        ("title: 小计划", "title: ^''", "string_too_short"),
        ("title: 小计划", "title: ^" + "长" * 201, "string_too_long"),
        ("title: 小计划", 'title: ^"小\\u202e划"', "unseen"),
        ("title: 小计划", 'title: ^"小\\a划"', "unseen"),
        ("code: 2.1.1", "code: ^2.10", "number_as_text"),
        ("code: 2.1.1", "code: ^2.01.1", "string_pattern_mismatch"),
        ('code: "2"', "code: ^2", "string_type"),
        ("times: 2", "times: ^2.0", "int_type"),
        ("times: 2", "times: ^'2'", "int_type"),
        ("times: 2", "times: ^true", "int_type"),
        ("times: 2", "times: ^0", "greater_than_equal"),
        ("times: 2", "times: ^10001", "less_than_equal"),
        ("times: 2", "times: ^" + "9" * 5000, "int_type"),
        ("open: true", "open: ^yes", "bool_type"),
        ("kind: subdistrict", "kind: ^street", "literal_error"),
        ("lead: [区教委]", "lead: ^区教委", "tuple_type"),
        ("{kinds: [department]}", "^[]", "model_type"),
        ("月坛街道:", "^月坛,街道:", "string_pattern_mismatch"),
        ("月坛街道:", "^' 月坛街道':", "key_spaces"),
        # days, periods, clocks
        ("by: 2018-07-20", "by: ^2018-02-30", "impossible_date"),
        ("by: 2018-07-20", "by: ^2018-7-20", "not_a_date"),
        ("by: 2018-07-20", "by: ^20180720", "not_a_date"),
        ("by: 2018-07-20", "by: ^1018-07-20", "unreasonable_date"),
        ("[2018-01-01, 2018-12-31]", "^[2018-12-31, 2018-01-01]", "period_order"),
        ("[2018-01-01, 2018-12-31]", "^[2018-01-01, 2028-01-01]", "period_long"),
        ("[2018-01-01, 2018-12-31]", "^[2018-01-01]", "missing"),
        ("  issued:", "  zone: ^Mars/Base\n  issued:", "zone"),
        ("  issued:", "  zone: ^../../etc\n  issued:", "zone"),
        ("  issued:", "  zone: ^Asia\n  issued:", "zone"),
        ("10 working days", "^soon", "duration"),
        ("10 working days", "^5 hours", "duration"),
        ("at_least: 5 working days", "at_least: ^1001 days", "clock"),
        ("at_least: 5 working days, hedge: 一般", "within: ^soon", "within"),
        ("every: quarter", "every: ^year", "every"),
        ("every: quarter", "every: ^FREQ=HOURLY", "every"),
        ("every: quarter", "every: ^FREQ=DAILY;INTERVAL=0", "every"),
        ("every: quarter", "every: ^FREQ=DAILY;BYHOUR=3", "every"),
        # one kind
        ("{code: c, name: 季度发布, every: quarter, grace: 10 working days,", "^{code: c, name: 季度发布,", "no_kind"),
        ("every: quarter", "every: quarter, ongoing: ^true", "two_kinds"),
        ("consultation, at_least: 5 working days, hedge: 一般", "^consultation, who: [各部门]", "one_clock"),
        ("at_least: 5", "within: same day, at_least: ^5", "one_clock"),
        ("every: quarter", "every: quarter, times: 2, milestones: ^[{times: 1, by: 2018-07-20}]", "companion"),
        ("every: quarter", "every: ^FREQ=DAILY;BYMONTH=13", "every"),
        ("every: quarter", "every: ^FREQ=DAILY;BYMONTH", "every"),
        ("every: quarter, grace: 10", "ongoing: true, grace: ^10", "companion"),
        ("every: quarter", "every: quarter, milestones: ^[{times: 1, by: 2018-07-20}]", "companion"),
        ("every: quarter, grace: 10 working days", "ongoing: true, hedge: ^一般", "companion"),
    ],
)
def test_a_wrong_value_is_reported_where_it_stands(old: str, marked: str, rule: str) -> None:
    new, place = mark(old, marked)
    assert (place, rule) in problems_after(old, new)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("lead:", "leed:", "unknown key leed; did you mean lead?"),
        (
            "{kinds: [department]}",
            "{qqq: 1}",
            "unknown key qqq; the keys here are en, also, kinds, members, except, open,",
        ),
        ("code: 2.1.1", "code: 2.10", "2.10 without quotes is a number, and code is text; write '2.10' in quotes"),
        ("title: 小计划", "title: 2018", "2018 without quotes is a number, and title is text; write '2018' in quotes"),
        ("title: 小计划", "title: false", "false without quotes is not text"),
        ("by: 2018-07-20", "by: 2018-02-30", "2018-02-30 is not a day of the calendar"),
        ("by: 2018-07-20", "by: ", "fill in: by (the last day, like 2018-07-20)"),
        (
            "kind: subdistrict",
            "kind: street",
            "it must be one of department, party, vertical, subdistrict",
        ),
        ("lead: [区教委]", "lead: {a: b}", "lead must be a list in square brackets, not {a}"),
        ("open: true", "open: [1, 2]", "open must be true or false, not [1, 2]"),
        ("open: true", "open: yes", "open must be true or false, not yes"),
        ("times: 2,", "times: true,", "times must be a whole number, not true"),
        ("times: 2", "times: 3.5", "times must be a whole number, not 3.5"),
        ("[2018-01-01, 2018-12-31]", "[2018-01-01]", "period needs at least 2"),
        ("月坛街道:", "月坛/街道:", "units cannot be 月坛/街道; write a name without commas and slashes"),
        ("every: quarter", "ongoing: true", "grace goes only with every"),
    ],
)
def test_the_message_gives_the_value_and_what_to_do(old: str, new: str, message: str) -> None:
    messages = [problem.message for problem in after(old, new)]
    assert any(message in found for found in messages), messages


@pytest.mark.parametrize(
    ("old", "marked", "rule"),
    [
        ("title: 小计划", "title: ^!!str 小计划", "tag"),
        ("title: 小计划", "title: ^!python/object:os.system 小计划", "tag"),
        ("title: 小计划", "title: ^&a 小计划", "anchor"),
        ("title: 小计划", "title: ^*a", "alias"),
        ("groups:", "^---\ngroups:", "documents"),
        ("title: 小计划", "? ^[a]\n  : 1", "key"),
        ("  title: 小计划", "  ^id: other", "duplicate-key"),
        ("  title: 小计划", "^\ttitle: 小计划", "syntax"),
        ("title: 小计划", "title: 小^: 计划", "syntax"),
        ("title: 公众参与", 'title: ^"公众参与', "syntax"),
        ("title: 小计划", 'title: "^\\z"', "syntax"),
        ("[2018-01-01, 2018-12-31]", "^[2018-01-01, 2018-12-31", "syntax"),
        ("  issued", " ^issued", "syntax"),
    ],
)
def test_yaml_that_a_plan_has_no_use_for_is_refused(old: str, marked: str, rule: str) -> None:
    new, place = mark(old, marked)
    assert (place, rule) in problems_after(old, new)


def test_a_repeated_key_names_both_lines() -> None:
    [problem, *_rest] = after("  title: 小计划", "  id: other\n  title: 小计划")
    assert problem.message == "key id is already on line 2; keep one of the two"
    assert str(problem).startswith("3:3: ")


def test_every_problem_is_reported_at_once() -> None:
    text = SMALL.replace("小计划", "2018").replace("times: 2,", "times: 0,").replace("[区教委]\n", "[区教萎]\n")
    assert problems_after("10 working days", "soon", text) == [
        ("3:10", "string_type"),
        ("22:16", "unknown-unit"),
        ("25:42", "greater_than_equal"),
        ("27:58", "duration"),
    ]


def test_what_only_follows_from_a_broken_part_is_not_reported() -> None:
    assert problems_after("月坛街道: {kind: subdistrict, also: [月坛]}", "月坛街道: {kind: street, also: [月坛]}") == [
        ("9:16", "literal_error")
    ]
    assert problems_after("consultation: {name: 征求意见}", "consultation: {name: 5}") == [("15:24", "string_type")]
    assert problems_after("issued: 2018-07-02", "issued: 2018-07-32") == [("4:11", "impossible_date")]


def test_an_item_whose_only_obligation_is_broken_does_not_hide_the_rest() -> None:
    only = SMALL[: SMALL.index("          - {code: b")].replace("times: 2,", "times: x,")
    assert problems_after("[department]", "[departmen]", only) == [("11:17", "literal_error"), ("25:42", "int_type")]


@pytest.mark.parametrize("part", ["units", "sections", "plan"])
def test_a_missing_part_is_named(part: str) -> None:
    problems = after(f"{part}:\n", f"{part}s:\n")
    assert f"{part} is missing" in [problem.message for problem in problems]


@pytest.mark.parametrize("value", ["5", "[]", "~", "{}"])
@pytest.mark.parametrize("part", ["plan", "units", "groups", "triggers", "sections"])
def test_a_part_of_another_shape_is_a_problem(part: str, value: str) -> None:
    _plan, problems = parse(f"{part}: {value}\n".encode())
    assert problems


def test_line_breaks_in_names_are_not_part_of_them() -> None:
    plan = plan_after("title: 小计划", 'title: "小\\n计划"\n  title_en: "Small\\nplan"')
    assert (plan.plan.title, plan.plan.title_en) == ("小计划", "Small plan")


# Files


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert "no such file" in read(tmp_path / "none.yaml")[1][0].message


def test_a_folder_is_a_problem(tmp_path: Path) -> None:
    assert "not a file" in read(tmp_path)[1][0].message


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_a_path_that_cannot_be_is_a_problem(path: str) -> None:
    assert read(path)[0] is None
    assert len(read(path)[1]) == 1


def test_a_file_over_5_mb_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    file.write_bytes(b"#" * 5_000_001)
    assert read(file)[1][0].message == "larger than 5 MB; a plan is text"


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"plan:\n  \0", "2:3", "binary"),
        (SMALL.encode("utf-16"), "1:1", "UTF-16"),
        (SMALL.encode("gb18030"), "1:1", "GB18030"),
        (b"plan: caf\xe9\n", "1:10", "not UTF-8"),
        ("plan: 计划\n".encode() + b"\xff\xff", "2:1", "not UTF-8"),
        ("计划: Ünïcödé".encode("cp1252", "replace"), "1:5", "not UTF-8"),
        (b"plan:\n  id: \x07", "2:7", "control character (U+0007)"),
        (b"", "1:1", "empty"),
        (b"# nothing\n", "1:1", "empty"),
        (b"just words", "1:1", "begins with keys"),
        (b"- a\n- b\n", "1:1", "begins with keys"),
    ],
)
def test_what_is_no_plan_is_said_in_one_line(data: bytes, place: str, words: str) -> None:
    plan, problems = parse(data)
    assert plan is None
    assert len(problems) == 1
    assert f"{problems[0].line}:{problems[0].column}" == place
    assert words in problems[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 4_900_000,
        b"- " * 2_400_000,
        b"{a: " * 1_200_000,
        b"a" * 4_000_000,
        b"a: " + b"b " * 2_000_000,
        b"- 1\n" * 1_200_000,
        b"x: [" + b"1," * 2_400_000,
        b"? a\n" * 1_200_000,
        b'"' + b"\\n" * 2_000_000,
        b"a: &a [x,x]\n" + b"".join(b"b%d: &b%d [*a,*a,*a]\n" % (n, n) for n in range(50)),
    ],
    ids=lambda data: data[:4].decode(),
)
def test_a_hostile_file_is_refused_in_seconds_and_little_memory(data: bytes) -> None:
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    plan, problems = parse(data)
    assert plan is None
    assert 1 <= len(problems) <= MAX_PROBLEMS + 1
    assert time.monotonic() - start < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


def test_too_many_problems_are_cut_short() -> None:
    text = SMALL.replace("区民政局: {kind: department}", "\n".join(f"  u{n}: 5" for n in range(1500)).strip())
    _plan, problems = parse(text.encode())
    assert len(problems) == MAX_PROBLEMS + 1
    assert "not listed" in problems[-1].message


def test_a_large_plan_is_read_quickly() -> None:
    units = "".join(f"  单位{n}: {{kind: department, also: [又名{n}]}}\n" for n in range(500))
    items = "".join(
        f"      - {{code: 2.2.{n}, title: 第{n}, lead: [单位1], responsible: [各部门], obligations: ["
        f"{{code: a, name: 事{n}, by: 2018-07-20}}]}}\n"
        for n in range(1, 201)
    )
    text = SMALL.replace("groups:\n", units + "groups:\n") + items
    start = time.process_time()
    plan, problems = parse(text.encode())
    spent = time.process_time() - start
    assert plan is not None, problems[:3]
    assert spent < 2.5, "half a second is usual; coverage and busy machines are slower"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise(data: bytes) -> None:
    plan, problems = parse(data)
    assert plan is None
    assert problems


_LINES = SMALL.splitlines(keepends=True)
_ODD = [
    "",
    "~",
    "5",
    "[]",
    "{}",
    "yes",
    "2018-13-01",
    "*a",
    "!x",
    '"',
    "1e999",
    "- ",
    "[[",
    ": ",
    "\t",
    "\u200b",
    "区",
    "0",
]


@settings(max_examples=250, deadline=None)
@given(st.integers(0, len(SMALL) - 1), st.integers(0, 30), st.sampled_from(_ODD), st.integers(0, len(_LINES)))
def test_no_changed_plan_raises(start: int, length: int, odd: str, repeated: int) -> None:
    text = SMALL[:start] + odd + SMALL[start + length :]
    lines = text.splitlines(keepends=True)
    text = "".join(lines[:repeated] + lines[max(0, repeated - 1) :])
    plan, problems = parse(text.encode(), is_rest=lambda day: day.weekday() > 4)
    assert (plan is None) == any(problem.severity == "error" for problem in problems)
    assert all(1 <= problem.line <= len(text.splitlines()) + 1 and problem.column >= 1 for problem in problems)


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "not a file" in read(pipe)[1][0].message


MEETINGS = "milestones: [{times: 1, by: 2018-07-20}], basis: stated, source: 两次"
