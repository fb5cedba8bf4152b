"""``why`` after a unit was renamed, or the plan's rule changed: each checkpoint by what held for it."""

import json
from pathlib import Path

import pytest

from govopen.plan.packaged import find

from .running import Answer, Run, refusal

JULY, NOVEMBER, AFTER = "2018-07-10T09:00:00+08:00", "2018-11-07T10:00:00+08:00", "2019-01-11T09:00:00+08:00"
OLD, NEW = "区环保局", "区生态环境局"


def page(answer: Answer) -> str:
    assert answer.code == 0, answer.err
    return " ".join(answer.out.split())


def lines(answer: Answer) -> list[str]:
    return [line.strip() for line in answer.out.splitlines()]


def amend(clerk: Run, tmp_path: Path, text: str, now: str, *more: str) -> None:
    file = tmp_path / "amended.yaml"
    file.write_text(text, "utf-8", newline="\n")
    answer = clerk("load", str(file), "--reason", "调整", *more, now=now)
    assert answer.code == 0, answer.err


@pytest.fixture
def renamed(clerk: Run, tmp_path: Path) -> Run:
    """The bureau signs late, holds its first meeting late, answers an incident, and is another from 8 November on."""
    assert clerk("receive", unit=OLD, now=JULY).code == 0
    assert clerk("done", "4.4.1a", "--on", "6-14", unit=OLD, now=JULY).code == 0
    assert clerk("done", "2.1.2a", "--on", "8-1", unit=OLD, now="2018-08-02T16:00:00+08:00").code == 0
    case = ("open", "major_incident", "--unit", OLD, "--at", "8-3 14:20")
    assert clerk(*case, now="2018-08-03T15:00:00+08:00").code == 0
    answered = ("done", "3.6.1b", "--at", "8-3 18:00")
    assert clerk(*answered, unit=OLD, now="2018-08-03T19:00:00+08:00").code == 0
    text = find("xicheng-2018").read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith(f"  {OLD}:")]
    text = text.replace(OLD, NEW).replace(
        line.replace(OLD, NEW),
        f"{line.replace('}', f', successor: {NEW}}}')}\n  {NEW}: {{en: Ecology and Environment Bureau, "
        "kind: department}",
    )
    amend(clerk, tmp_path, text, NOVEMBER, "--effective", "2018-11-08")
    return clerk


def test_the_milestone_of_a_unit_that_is_no_more_is_explained_by_the_line_that_its_page_gives(renamed: Run) -> None:
    typed = next(line for line in lines(renamed("why", OLD, now=AFTER)) if "2.1.2a/1" in line)
    assert typed == f"govopen why 2.1.2a/1 {OLD}"
    answer = renamed(*typed.split()[1:], now=AFTER)
    assert '1 by 07-20": late. Due 07-20, done 08-01, 12 days late.' in page(answer)
    assert "Asked " in answer.out
    assert typed not in lines(answer)


def test_what_went_on_under_the_new_name_is_named_after_it(renamed: Run) -> None:
    answer = renamed("why", "2.1.2a/1", OLD, now=AFTER)
    assert "2.1.2a Open meetings, 2 in the year Ecology and Environment Bureau due 12-31" in page(answer)
    assert f"govopen why 2.1.2a {NEW}" in lines(answer)
    both = renamed("why", "2.1.2a", OLD, now=AFTER).out
    assert both.count("Asked ") == 2
    assert "taken over from Environmental Protection Bureau on 11-08" in " ".join(both.split())


def test_a_signature_that_was_late_stays_late_after_a_rename(renamed: Run) -> None:
    new = page(renamed("why", "2.1.2a", NEW, now=AFTER))
    assert "Signed E2 07-10, Environmental Protection Bureau, recorded by" in new
    assert "signed late; due 07-06, 3 working days after 07-03" in new
    old = page(renamed("why", "4.4.1a", OLD, now=AFTER))
    assert "Signed E2 07-10, recorded by" in old
    assert "signed late; due 07-06" in old


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("why", "2.1.2a/1"), f"2.1.2a/1 Open meetings was settled by Environmental Protection Bureau before Ecology "
         f"and Environment Bureau took over from it: govopen why 2.1.2a/1 {OLD}"),
        (("why", "4.4.1a"), f"4.4.1a Full list compiled was settled by Environmental Protection Bureau before "
         f"Ecology and Environment Bureau took over from it: govopen why 4.4.1a {OLD}"),
        (("done", "3.6.1b", "--at", "11-12 14:20"), "3.6.1b/case-1 Press conference was settled by Environmental "
         "Protection Bureau before Ecology and Environment Bureau took over from it: govopen why 3.6.1b/case-1 "
         f"{OLD}; has it happened again since? govopen open major_incident --unit {NEW} --at '8-3 14:20'"),
    ],
)  # fmt: skip
def test_what_the_unit_before_was_through_with_is_told_as_its(
    renamed: Run, words: tuple[str, ...], message: str
) -> None:
    assert refusal(renamed(*words, unit=NEW, now=AFTER)) == message


@pytest.mark.parametrize(
    ("before", "after", "period", "said"),
    [
        ("grace: 10 working days", "grace: 5 working days", "2018-Q3", "5 working days: working days count"),
        ("grace: 10 working days", "grace: 5 working days", "2018-Q2", "10 working days: working days count"),
        ("every: quarter", "every: month", "2018-Q2", "to 06-30; 10 working days"),
        ("every: quarter", "every: month", "2018-08", "to 08-31; 10 working days"),
    ],
)
def test_each_period_is_explained_by_the_rule_of_its_own_version(
    clerk: Run, tmp_path: Path, before: str, after: str, period: str, said: str
) -> None:
    text = find("xicheng-2018").read_text("utf-8")
    at = text.index(before)
    amend(clerk, tmp_path, text[:at] + text[at:].replace(before, after, 1), "2018-08-20T09:00:00+08:00")
    answer = clerk("why", f"1.5.5a/{period}", "区卫生计生委", now="2018-10-20T09:00:00+08:00")
    assert said in page(answer)
    assert "by the holidays known now" not in answer.out
    assert clerk("why", "1.5.5a", "区卫生计生委", now="2018-10-20T09:00:00+08:00").code == 0


REPORTS = (
    "times: 1\n            who: [民生部门, 各街道]\n            basis: stated\n            source: 全年至少召开1次"
)
EARLIER = REPORTS.replace("times: 1", "by: 2018-11-30")
SEPTEMBER, DECEMBER = "2018-09-03T09:00:00+08:00", "2018-12-03T09:00:00+08:00"


def test_a_date_that_an_amendment_moved_names_the_amendment_and_the_date_before(clerk: Run, tmp_path: Path) -> None:
    text = find("xicheng-2018").read_text("utf-8")
    amend(clerk, tmp_path, text.replace(REPORTS, EARLIER), SEPTEMBER, "--effective", "2018-10-01")
    said = 'as version 2 of the plan amends it (E2, in effect from 10-01); before: due 12-31: "调整"'
    assert said in page(clerk("why", "2.3.1a", "月坛", now=DECEMBER))
    assert "amends it" not in page(clerk("why", "2.3.1a", "月坛", "--as-of", "2018-09-30", now=DECEMBER))
    assert "amends it" not in page(clerk("why", "2.3.1b", "月坛", now=DECEMBER))
    told = json.loads(clerk("why", "2.3.1a", "月坛", "--format", "json", now=DECEMBER).out)
    moved = told["obligations"][0]["checkpoints"][0]["due"]["amended"]
    assert (moved["version"], moved["entry"]["id"], moved["entry"]["reason"]) == (2, "E2", "调整")
    assert (moved["due_before"], moved["needed_before"]) == ("2018-12-31", 1)


def test_a_date_that_our_own_file_had_wrong_is_told_as_put_right(clerk: Run, tmp_path: Path) -> None:
    text = find("xicheng-2018").read_text("utf-8")
    amend(clerk, tmp_path, text.replace(REPORTS, EARLIER), SEPTEMBER, "--correct")
    said = "as version 2 of the plan put our file right (E2, loaded 09-03); in it before: due 12-31"
    assert said in page(clerk("why", "2.3.1a", "月坛", now=DECEMBER))


def test_a_date_under_another_code_is_no_other_date(clerk: Run, tmp_path: Path) -> None:
    """2.3.1b becomes 2.3.1e, and 2.3.1a has another number under its old code."""
    text = find("xicheng-2018").read_text("utf-8")
    at, end = text.index("- code: 2.3.1"), text.index("- code: 2.4.1")
    text = text[:at] + text[at:end].replace("- code: b", "- code: e").replace("times: 1", "times: 2", 1) + text[end:]
    text = text.replace("\nsections:", "\nrenamed: {2.3.1b: 2.3.1e}\n\nsections:")
    amend(clerk, tmp_path, text, SEPTEMBER)
    assert "version 2" not in page(clerk("why", "2.3.1e", "月坛", now=DECEMBER))
    assert "as version 2 of the plan amends it (E2, in effect from 09-03); before: 1 time:" in page(
        clerk("why", "2.3.1a", "月坛", now=DECEMBER)
    )


def test_a_duty_that_an_amendment_added_is_owed_since_that_version(clerk: Run, tmp_path: Path) -> None:
    text = find("xicheng-2018").read_text("utf-8")
    at = text.index("          - {code: c, name: 四同机制落实")
    added = "          - {code: f, name: 年终小结, by: 2018-11-20, basis: stated, source: 11月20日前}\n"
    amend(clerk, tmp_path, text[:at] + added + text[at:], SEPTEMBER)
    said = 'owed since version 2 of the plan (E2, in effect from 09-03): "调整"'
    assert said in page(clerk("why", "2.3.1f", "月坛", now=DECEMBER))
