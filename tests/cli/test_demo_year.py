"""What the demonstration year looks like from the door, where everything that can happen has happened."""

from json import loads
from pathlib import Path
from shutil import copy

import pytest

from govopen.output.columns import width_of
from govopen.standing.demo import make_demo

from .running import Run

MORNING, NIGHT, AUTUMN, END = "2018-07-23", "2018-10-02", "2018-11-16", "2019-01-31"
REPORTS = (
    "status", "status --all", "overdue", "overdue --soon 30", "scorecard", "cases", "review", "units",
    "scorecard 区食品药品监管局", "status 什刹海", "status 区园林绿化局", "overdue 区人力社保局", "history 区环保局",
)  # fmt: skip
SPECIAL = (
    "2.1.2a 大栅栏", "2.1.2a 天桥", "2.1.2a 园林局", "2.1.2a 白纸坊", "2.1.2a 牛街", "2.1.2a 区商务委", "2.3.1a 天桥",
    "2.3.1a 西长安街", "2.3.1a 椿树", "2.3.1a 区城市管理委", "2.3.1a 区生态环境局", "2.3.1b 广安门内", "2.3.1b 展览路",
    "2.3.1b 新街口", "3.6.1 区环保局", "3.6.1a 什刹海", "3.6.1b 什刹海", "2.1.1 区民政局", "2.1.1a 区园林绿化局",
    "3.4.1a 区人力社保局", "3.4.1a 区食品药品监管局", "4.5.2a 区食品药品监管局", "4.5.2a 陶然亭", "3.4.1b 区政务服务办",
    "5.1.1a 区安全监管局", "5.1.1a 区人力社保局", "5.3.1e 区体育局", "5.3.1e 月坛", "5.4.1c 什刹海", "4.5.1a 区科信委",
    "2.1.1a 区教委",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    database, _loaded = make_demo(str(path))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def asked(govopen: Run, made: Path, tmp_path: Path) -> Run:
    """Ask about a copy of it."""
    copy(made, tmp_path / "test.db")
    return govopen


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("day", [MORNING, NIGHT, AUTUMN, "2018-12-31", END])
def test_every_report_fits_the_screen(asked: Run, day: str, lang: str) -> None:
    for words in REPORTS:
        answer = asked("--lang", lang, "--as-of", day, *words.split())
        assert (answer.code, answer.err) == (0, ""), words
        assert max(map(width_of, answer.out.splitlines())) <= 80, words


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_turn_is_explained(asked: Run, lang: str) -> None:
    for words in SPECIAL:
        answer = asked("--lang", lang, "--as-of", END, "why", *words.split())
        assert (answer.code, answer.err) == (0, ""), words
        assert max(map(width_of, answer.out.splitlines())) <= 80, words


def test_the_morning_note_is_short(asked: Run) -> None:
    out = asked("--as-of", MORNING, "status").out
    assert len(out.splitlines()) <= 24
    assert "[not signed] 2 units, due 07-06: Commerce Commission, Niujie" in out
    assert "[to review] 2, oldest of 07-05" in out


def test_a_broken_ban_is_in_no_rate_and_makes_no_figure_negative(asked: Run) -> None:
    assert "breached 2" in asked("--as-of", NIGHT, "status").out
    assert "extended after the date" not in asked("--as-of", NIGHT, "status").out
    assert "figures: a ban, in no rate" in asked("--as-of", END, "why", "4.5.2a", "区食品药品监管局").out


def test_a_clock_in_hours_that_ran_out_today_is_late_since_today(asked: Run) -> None:
    out = asked("--as-of", NIGHT, "status").out
    assert "3.6.1b Press conference case-10  since today" in out
    assert "0 days late" not in out


def test_of_several_who_lack_the_same_only_the_one_that_took_over_did(asked: Run) -> None:
    out = asked("--as-of", END, "overdue", "2.3.1a").out
    assert "[overdue] 2.3.1a Report meeting for the public  due 12-31" in out
    both = "Ecology and Environment Bureau (taken over from Environmental Protection Bureau)"
    assert both in " ".join(out.split())
    assert out.count("taken over") == 1


def test_history_tells_who_took_over_and_who_is_named(asked: Run) -> None:
    out = asked("history", "--all").out.replace("\n       ", " ")
    assert "succession: Ecology and Environment Bureau" in out.replace("  ", " ")
    assert "allocation: Shichahai, Tianqiao" in out.replace("  ", " ")


def test_its_audit_finds_nothing(asked: Run) -> None:
    assert asked("audit").code == 0


def test_what_is_breached_has_a_figure_of_its_own_on_every_screen(asked: Run) -> None:
    """The note, the list of what is overdue and the scorecard say the same of each unit and of all."""
    totals = loads(asked("--as-of", END, "status", "--format", "json").out)["totals"]
    overdue, breached = totals["overdue"], totals["breached"]
    assert overdue > 0 < breached
    listed = asked("--as-of", END, "overdue").out
    assert f"Stated in the document: {overdue} overdue, {breached} breached, by " in listed
    zh = asked("--lang", "zh", "--as-of", END, "overdue").out
    assert f"文件写明时限：逾期{overdue}项、违反{breached}项，涉及" in zh
    note = asked("--as-of", END, "status", "--all").out.splitlines()
    card = loads(asked("--as-of", END, "scorecard", "--format", "json").out)["units"]
    for unit, row in (("区食品药品监管局", "Food and Drug Administration"), ("区民政局", "Civil Affairs Bureau")):
        figures = next(one["stated"] for one in card if one["unit"] == unit)
        shown = next(line for line in note if line.startswith(f"{row} ")).removeprefix(row).split()
        names = ("due", "met", "late", "overdue", "breached")
        assert shown[:5] == [str(figures[name]) for name in names]


def test_where_nothing_is_broken_nothing_is_said_of_breaches(asked: Run) -> None:
    assert "reached" not in asked("--as-of", MORNING, "status", "--all").out
    assert "breached" not in asked("--as-of", MORNING, "overdue").out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_overdue_is_told_before_what_is_due_soon(asked: Run, lang: str) -> None:
    """In January little room is left: what falls due soon is counted before anything overdue is."""
    mark, soon = {"zh": ("[逾期] ", "[临期] "), "en": ("[overdue] ", "[due soon] ")}[lang]
    for day in ("2019-01-07", "2019-01-18"):
        page = asked("--lang", lang, "--as-of", day, "status").out.splitlines()
        told = [line for line in page if line.startswith(mark)]
        near = [line for line in page if line.startswith(soon)]
        assert [line for line in told if "govopen" not in line], page
        left_out = any("govopen overdue" in line and "--soon" not in line for line in page[:-1])
        assert not left_out or len(near) <= 1
