"""The commands ``check`` and ``schema``: every problem of a plan's file at once, with its place."""

import csv
import io
import json
from pathlib import Path

import pytest

from .running import Run

PLAN = """\
plan:
  id: small-2018
  title: 小计划
  issued: 2018-07-02
  period: [2018-01-01, 2018-12-31]
units:
  区教委: {kind: department}
  区民政局: {kind: department}
sections:
  - code: "2"
    title: 公众参与
    items:
      - code: 2.1.1
        title: 民众大会
        responsible: [区教委, 区民政局]
        obligations:
          - {code: a, name: 会议开放, by: 2018-07-20, basis: stated, source: 七月二十日}
          - {code: b, name: 定期发布, every: month}
"""


def written(tmp_path: Path, *changes: tuple[str, str]) -> str:
    text = PLAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "plan.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_sound_plan_has_no_problems(govopen: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    assert govopen("check", path) == (0, f"{path}: no problems\n", "")


def test_every_error_is_printed_with_its_place_in_the_order_of_the_file(govopen: Run, tmp_path: Path) -> None:
    path = written(tmp_path, ("区教委, 区民政局]", "区教委, 区民整局]"), ("2018-07-20", "2018-02-30"))
    answer = govopen("check", path)
    lines = answer.out.splitlines()
    assert answer.code == 2
    assert lines[0] == f"{path}:15:28: error: unknown unit or group 区民整局; did you mean 区民政局?"
    assert lines[1].startswith(f"{path}:17:39: error: 2018-02-30 ")
    assert lines[-1] == "2 errors, 0 warnings"


def test_warnings_stop_nothing(govopen: Run, tmp_path: Path) -> None:
    """21 July 2018 was a Saturday; 20 February lay in the Spring Festival."""
    path = written(tmp_path, ("by: 2018-07-20", "by: 2018-07-21"))
    answer = govopen("check", path)
    assert (answer.code, answer.out.splitlines()) == (
        0,
        [
            f"{path}:17:39: warning: due 2018-07-21, a rest day; a named date does not move",
            "0 errors, 1 warning",
        ],
    )
    holiday = govopen("check", written(tmp_path, ("by: 2018-07-20", "by: 2018-02-20")))
    assert "a rest day" in holiday.out
    assert "before the plan was issued" in holiday.out


def test_a_recurrence_without_a_day_in_the_period_is_one_error(govopen: Run, tmp_path: Path) -> None:
    path = written(tmp_path, ("every: month", "every: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
    answer = govopen("check", path)
    assert answer.code == 2
    assert answer.out.startswith(f"{path}:18:42: error: cannot use every: FREQ=YEARLY")
    assert answer.out.endswith("1 error, 0 warnings\n")


def test_a_plan_of_millions_of_checkpoints_is_a_slip_of_the_pen(govopen: Run, tmp_path: Path) -> None:
    units = "".join(f"  单位{n}: {{kind: department}}\n" for n in range(5000))
    daily = "".join(f"          - {{code: {letter}, name: 日报{letter}, every: FREQ=DAILY}}\n" for letter in "cde")
    path = written(
        tmp_path,
        (
            "  区教委: {kind: department}\n  区民政局: {kind: department}\n",
            f"{units}groups:\n  各部门: {{kinds: [department]}}\n",
        ),
        ("[区教委, 区民政局]", "[各部门]"),
        ("every: month}\n", f"every: month}}\n{daily}"),
    )
    answer = govopen("check", path)
    assert answer.code == 2
    assert "error: more than 5,000,000 checkpoints up to here; split the plan" in answer.out


def test_json_and_csv_list_the_problems(govopen: Run, tmp_path: Path) -> None:
    path = written(tmp_path, ("by: 2018-07-20", "by: 2018-07-21"))
    found = json.loads(govopen("check", path, "--format", "json").out)
    assert (found["errors"], found["warnings"], len(found["problems"])) == (0, 1, 1)
    [row] = csv.DictReader(io.StringIO(govopen("check", path, "--format", "csv").out.removeprefix("\ufeff")))
    assert (row["line"], row["column"], row["severity"], row["rule"]) == ("17", "39", "warning", "rest-day")


def test_the_packaged_plan_has_no_errors(govopen: Run) -> None:
    answer = govopen("check", "xicheng-2018")
    assert answer.code == 0
    assert answer.out.splitlines()[-1].startswith("0 errors, ")


def test_neither_a_file_nor_a_packaged_plan_is_bad_input(govopen: Run) -> None:
    answer = govopen("check", "beijing-2018")
    assert (answer.code, answer.out) == (2, "")
    assert "packaged are xicheng-2018" in answer.err


@pytest.mark.parametrize("more", [(), ("--format", "json")])
def test_the_schema_is_printed(govopen: Run, more: tuple[str, ...]) -> None:
    answer = govopen("schema", *more)
    assert answer.code == 0
    assert json.loads(answer.out)["title"] == "govopen work plan"


def test_the_schema_has_no_rows(govopen: Run) -> None:
    assert govopen("schema", "--format", "csv").code == 2
