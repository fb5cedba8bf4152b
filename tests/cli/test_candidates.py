"""What the shell completes from the database: fast, and silent where it cannot."""

from pathlib import Path

import pytest
from typer._click.core import Context
from typer.core import TyperCommand, TyperOption

from govopen.cli import candidates
from govopen.cli.completion import FromDatabase
from govopen.cli.options import Options


@pytest.fixture
def asked(xicheng: Path) -> Options:
    return Options(str(xicheng), None, None, None, "en", "table", None, None, "")


@pytest.mark.parametrize(("typed", "first"), [("qjw", "区教委"), ("区教", "区教委"), ("大栅栏", "大栅栏街道")])
def test_units_complete_from_initials_and_parts_of_names(asked: Options, typed: str, first: str) -> None:
    assert candidates.units(asked, typed)[0][0] == first


def test_nothing_typed_offers_everything(asked: Options) -> None:
    assert len(candidates.units(asked, "")) == 43
    assert len(candidates.items(asked, "")) == 50


def test_codes_complete_from_their_beginning_and_obligations_from_their_names(asked: Options) -> None:
    assert [code for code, _title in candidates.items(asked, "2.1")] == ["2.1.1", "2.1.2"]
    assert ("2.1.2a", "会议开放") in candidates.obligations(asked, "开放")
    assert [code for code, _name in candidates.codes(asked, "2.1.2")] == ["2.1.2", "2.1.2a", "2.1.2b", "2.1.2c"]


def test_no_database_is_no_complaint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVOPEN_DB", str(tmp_path / "none.db"))
    command = TyperCommand("status")
    unit = TyperOption(param_decls=["--unit"])
    assert FromDatabase("govopen.cli.candidates:units").shell_complete(Context(command), unit, "q") == []


def test_of_a_list_of_units_the_last_is_completed(asked: Options) -> None:
    assert candidates.unit_list(asked, "德胜,qjw")[0][0] == "德胜,区教委"


def test_plans_settings_and_what_can_be_loaded_complete(asked: Options, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").touch()
    (tmp_path / "mine.txt").touch()
    assert [plan for plan, _title in candidates.plans(asked, "xi")] == ["xicheng-2018"]
    assert candidates.loadable(asked, "xi")[0][0] == "xicheng-2018"
    assert [name for name, _file in candidates.loadable(asked, f"{tmp_path}/mi")] == [f"{tmp_path}/mine.yaml"]
    assert [name for name, _help in candidates.config_names(asked, "u")] == ["unit", "user"]
    assert [found for found, _name in candidates.codes_and_units(asked, "qjw")] == ["区教委"]
