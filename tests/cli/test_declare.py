"""At the year's end: who had no case is reminded to say so, with the line to type, and is told when it did not."""

import pytest

from .running import Run

DECEMBER, AFTER = "2018-12-20T09:00:00+08:00", "2019-01-08T09:00:00+08:00"


def page(clerk: Run, command: str, now: str, lang: str, unit: str = "") -> str:
    answer = clerk(command, "区教委", now=now, lang=lang, unit=unit)
    assert answer.code == 0, answer.err
    return answer.out


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "To declare by 12-31 where nothing happens: 2.1.1b, "), ("zh", "没有发生的，须在12-31前零报告：2.1.1b、")],
)
@pytest.mark.parametrize("unit", ["", "区教委"])
@pytest.mark.parametrize("command", ["status", "scorecard"])
def test_before_the_years_end_the_unit_is_reminded_with_the_line_to_type(
    clerk: Run, command: str, unit: str, lang: str, said: str
) -> None:
    told = page(clerk, command, DECEMBER, lang, unit)
    assert said in told
    assert "    govopen done 2.1.1b --none --unit 区教委\n" in told


def test_each_line_typed_is_one_reminder_less_until_none_is_left(clerk: Run) -> None:
    for code in ("2.1.1b", "2.4.2a", "3.1.1a", "3.1.1b", "3.4.1a", "3.6.1a", "3.6.1b"):
        typed = f"done {code} --none --unit 区教委"
        assert f"    govopen {typed}\n" in page(clerk, "status", DECEMBER, "en")
        assert clerk(*typed.split(), now=DECEMBER).code == 0
    for now in (DECEMBER, AFTER):
        for command in ("status", "scorecard"):
            assert "eclare" not in page(clerk, command, now, "en")


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Not declared (7): 2.1.1b, 2.4.2a, "), ("zh", "未申报（7项）：2.1.1b、2.4.2a、")]
)
@pytest.mark.parametrize("command", ["status", "scorecard"])
def test_after_it_the_page_and_the_card_say_not_declared(clerk: Run, command: str, lang: str, said: str) -> None:
    told = page(clerk, command, AFTER, lang)
    assert said in told
    assert "--none" not in told


def test_what_was_declared_once_is_not_called_done(clerk: Run) -> None:
    words = ["done", "2.1.1b", "--none", "--unit", "区教委"]
    assert clerk(*words, now=DECEMBER).code == 0
    again = clerk(*words, now=DECEMBER)
    assert (again.code, again.err) == (
        2,
        "govopen: declared already that there was none, in entry E2: Education Commission, 2018-12-20\n",
    )
    assert "已零报告，见 E2" in clerk(*words, now=DECEMBER, lang="zh").err
